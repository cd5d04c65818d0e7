"""Joins that follow from numbers: a number that a report repeats, in its own voice, from others, and one that is worked out."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.model import ClaimPair, CollapseReason
from stemma.trace.proofs.joined import Joined, Root, best, listed
from stemma.trace.proofs.naming import Naming

Reading = tuple[float | None, ...]


def join_derived(joined: Joined, pairs: Sequence[ClaimPair]) -> None:
    """Joins a number in a report's own voice with what it is worked out from, or says again: it adds no origin."""
    alone = {head for head, group in joined.groups().items() if len(group) == 1}
    for pair in pairs:
        ends = (joined.roots.get(pair.from_id), joined.roots.get(pair.to_id))
        for one, other in (ends, ends[::-1]) if pair.relation == "agrees" else (ends,) if pair.relation == "derived" else ():
            if one is None or other is None or one.report != other.report:
                continue
            if one.silent and one.member in alone and (pair.relation == "derived" or not other.silent):
                alone.discard(one.member)
                by: CollapseReason = "derived" if pair.relation == "derived" else "repetition"
                joined.join((other.member, one.member), by, pair.reason, spans=(other.place, one.place))
                break


def join_repeated(joined: Joined, naming: Naming) -> None:
    """Joins numbers that reports give without a source with those that stand on someone's word.

    A report that gives nobody for a number is no origin of it. It is joined with what it attributes itself, or with whoever
    gives the number elsewhere and is named in its sentence. The rest has the number from one of those who give it, or from one
    that nobody names: together it adds one origin at most.
    """
    given: dict[Reading, list[Root]] = {}
    silent: dict[Reading, list[Root]] = {}
    for root in joined.roots.values():
        if root.reading is not None:
            (silent if root.silent else given).setdefault(root.reading, []).append(root)
    for reading, voices in silent.items():
        givers, rest = given.get(reading, []), []
        by_report: dict[str, list[Root]] = {}
        for voice in voices:
            by_report.setdefault(voice.report, []).append(voice)
        given_in: dict[str, list[Root]] = {}
        for giver in givers:
            given_in.setdefault(giver.report, []).append(giver)
        each = list({g.key: g for g in reversed(givers)}.values())
        for report, same in by_report.items() if givers else ():
            first = same[0]
            own = given_in.get(report, ())
            named = next(((v, g) for v in same for g in each if naming.beside(v, g)), None) if not own else None
            if own:
                source = best(own)
                sentence = f"{first.siglum} repeats in its own voice the number that it has from {source.called}."
                spans = (source.place, first.place)
                joined.join((source.member, *(v.member for v in same)), "repetition", sentence, spans=spans)
            elif named is not None:
                voice, giver = named
                sentence = f"{voice.siglum} names {giver.called} beside the number, who gives it in {giver.siglum}."
                spans = (giver.place, voice.place)
                joined.join((giver.member, *(v.member for v in same)), "speaker", sentence, spans=spans)
            else:
                rest += same
        known = {joined.find(g.member) for g in givers}
        open_ = [v for v in rest if joined.find(v.member) not in known]
        if open_:
            _elsewhere(joined, givers, open_)


def _elsewhere(joined: Joined, givers: list[Root], voices: list[Root]) -> None:
    groups: dict[str, list[Root]] = {}
    for giver in givers:
        groups.setdefault(joined.find(giver.member), []).append(giver)
    names = [f"{best(g).called} ({listed(r.siglum for r in g)})" for g in groups.values()]
    where = listed(v.siglum for v in voices)
    verb, it = ("give", "they add") if len({v.report for v in voices}) > 1 else ("gives", "it adds")
    does = "do" if len(names) > 1 else "does"
    sentence = f"{where} {verb} the number without a source, and {listed(names)} {does} elsewhere: {it} one origin at most."
    joined.join((v.member for v in voices), "repetition", sentence)


def join_voices(joined: Joined) -> None:
    """Joins what is left of one report's own voice: who told it is one question, whatever the numbers."""
    left: dict[str, list[Root]] = {}
    for group in joined.groups().values():
        if all(r.silent for r in group):
            for root in group:
                left.setdefault(root.report, []).append(root)
    for voices in left.values():
        if len(voices) > 1:
            sentence = f"{voices[0].siglum} gives them in its own voice."
            joined.join((v.member for v in voices), "speaker", sentence, spans=(voices[0].place, voices[1].place))
