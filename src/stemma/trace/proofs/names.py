"""Joins that follow from names: one speaker, one body, a body and those who speak for it."""

from __future__ import annotations

from itertools import pairwise

from stemma.lexicon import words
from stemma.model import CollapseReason
from stemma.text.names import key
from stemma.trace.proofs.bodies import Bodies, Spoken
from stemma.trace.proofs.joined import Joined, Root, listed

#: Characters of text between a nameless source and a document that nobody is named for, right behind it.
RIGHT_BEHIND = 160
DESCRIBED = 3  #: words from which a description of a nameless source tells it from others


def join_names(joined: Joined, bodies: Bodies) -> None:
    """Joins members whose origins have one name, or that are a body and who speaks for it."""
    same: dict[str, list[Root]] = {}
    for root in joined.roots.values():
        if not root.silent:
            same.setdefault(root.key, []).append(root)
    for group in same.values():
        if len(group) > 1:
            joined.join((r.member for r in group), "body" if group[0].kind == "body" else "speaker", _one_name(group))
    _join_bodies(joined, bodies, {k: g[0] for k, g in same.items()})
    _join_described(joined)
    _join_papers(joined)


def _one_name(group: list[Root]) -> str:
    first = group[0]
    where = listed(r.siglum for r in group)
    many = len({r.report for r in group}) > 1
    if first.kind == "body":
        return f"“{first.name}” in {where} {'are' if many else 'is'} one body: nothing in the reports tells two apart."
    return f"{where} {'give' if many else 'gives'} it on the word of {first.called}."


def _join_bodies(joined: Joined, bodies: Bodies, first: dict[str, Root]) -> None:
    """Whoever speaks for a body joins it; two who speak for one body join one another."""
    speakers: dict[str, list[tuple[Root, Spoken]]] = {}
    for name in sorted(first):
        spoken, seen = bodies.of(name), {name}
        while spoken is not None and spoken.body not in seen:
            speakers.setdefault(spoken.body, []).append((first[name], spoken))
            seen.add(spoken.body)
            if spoken.body in first:
                break
            spoken = bodies.of(spoken.body)
    for body, people in sorted(speakers.items()):
        if body in first:
            for root, spoken in people:
                by: CollapseReason = "passage" if spoken.alike else "body"
                spans = (first[body].span, spoken.span)
                joined.join((first[body].member, root.member), by, spoken.sentence(root.called), spans=spans)
        else:
            (one, role), *others = people
            for other, spoken in others:
                sentence = f"{role.sentence(one.called)} {spoken.sentence(other.called)}"
                joined.join((one.member, other.member), "body", sentence, spans=(role.span, spoken.span))


def _join_described(joined: Joined) -> None:
    """Joins nameless sources that two reports describe in the same words, where they give the same number."""
    described: dict[tuple[object, ...], list[Root]] = {}
    for root in joined.roots.values():
        if root.kind == "unnamed" and root.reading is not None and len(root.name.split()) >= DESCRIBED:
            described.setdefault((key(root.name), root.reading), []).append(root)
    for group in described.values():
        if len({r.report for r in group}) > 1:
            where = listed(r.siglum for r in group)
            sentence = f"{where} describe the source in the same words, “{group[0].name}”, and have the same number from it."
            joined.join((r.member for r in group), "speaker", sentence)


def _join_papers(joined: Joined) -> None:
    """Joins "a report" with the nameless source told right before it: nothing sets the two apart."""
    nameless: dict[str, list[Root]] = {}
    for root in joined.roots.values():
        if root.kind == "unnamed" and root.place.field is None:
            nameless.setdefault(root.report, []).append(root)
    for group in nameless.values():
        group.sort(key=lambda r: (r.place.start, r.place.end))
        for before, paper in pairwise(group):
            near = 0 <= paper.place.start - before.place.end <= RIGHT_BEHIND
            if near and key(paper.name) in words("document_nouns") and before.key != paper.key:
                sentence = f"{paper.siglum} does not say whose “{paper.name}” it is, right behind “{before.name}”."
                joined.join((before.member, paper.member), "speaker", sentence)
