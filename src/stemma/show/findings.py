"""What the terminal and the page both show: claims by importance, with readings and givers; speakers; shared text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stemma.model import Attribution, Claim, Comparison, Document, Figure, OriginCount, Passage, Span, TimelineEntry
from stemma.model.comparison import Relation
from stemma.show import wording

#: How much a relation asks of a reader: readings that part ways come first.
_WEIGHT: dict[Relation, int] = {"conflicts": 0, "evolves": 1, "refines": 2, "agrees": 3, "derived": 4, "single": 5}
_MARKS = '“”„«»"'
_MAX_WORDINGS = 3  # a reading is recognised by two or three of its wordings


@dataclass(frozen=True, slots=True)
class Giver:
    """On whose word a reading stands, and in which reports."""

    words: str
    sigla: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a claim: the members that say the same, as first printed."""

    words: str
    members: tuple[Figure | Attribution, ...]
    sigla: tuple[str, ...]
    givers: tuple[Giver, ...]
    relation: Relation | None  #: how it stands to the other readings, where a pair says so
    origins: OriginCount | None = None  #: of the camp of readings it belongs to, where the claim has several

    def by_report(self) -> dict[str, list[Figure | Attribution]]:
        """The members, report by report."""
        found: dict[str, list[Figure | Attribution]] = {}
        for member in self.members:
            found.setdefault(place(member).report, []).append(member)
        return found

    @property
    def figure(self) -> Figure | None:
        """The first member, where it is a figure."""
        return self.members[0] if isinstance(self.members[0], Figure) else None


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim laid out for a reader."""

    claim: Claim
    place: int  #: among the claims of the comparison, from 0
    readings: tuple[Reading, ...]
    sigla: tuple[str, ...]
    reasons: tuple[tuple[Relation, str], ...]  #: one sentence for two readings that part ways or develop

    @property
    def compared(self) -> bool:
        """Whether there is anything to compare: two reports, or two readings that are not simply listed side by side."""
        return len(self.sigla) > 1 or (len(self.readings) > 1 and self.claim.relation != "single")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted: in which reports, how often, and how often word for word."""

    name: str
    attributions: tuple[Attribution, ...]
    quotations: int
    sigla: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """How much text two reports share; shares are of the characters of each report."""

    left: Document
    right: Document
    passages: tuple[Passage, ...]
    left_share: float
    right_share: float


class Findings:
    """A comparison with its ids looked up."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.reports = {report.id: report for report in comparison.reports}
        self.sigla = {report.id: report.siglum for report in comparison.reports}
        self.figures = {figure.id: figure for figure in comparison.figures}
        self.attributions = {attribution.id: attribution for attribution in comparison.attributions}
        self._camps: dict[str, list[Claim]] = {}
        for claim in comparison.claims:
            if claim.part_of is not None:
                self._camps.setdefault(claim.part_of, []).append(claim)
        self._outlets = Counter(wording.outlet(report) for report in comparison.reports)
        self._order = {report.siglum: place for place, report in enumerate(comparison.reports)}

    @cached_property
    def claims(self) -> tuple[Finding, ...]:
        """All claims that have members: what several reports tell first, and there what parts ways first.

        Figures come before statements in words; a camp of a wider claim is told with that claim.
        """
        whole = [(at, claim) for at, claim in enumerate(self.comparison.claims) if claim.part_of is None]
        found = [finding for at, claim in whole if (finding := self._finding(claim, at)).readings]
        return tuple(
            sorted(
                found,
                key=lambda finding: (
                    not finding.compared,
                    len(finding.sigla) < 2,
                    finding.readings[0].figure is None,
                    _WEIGHT[finding.claim.relation],
                    -len(finding.sigla),
                    -len(finding.claim.members),
                ),
            )
        )

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Speakers, most quotations first; sources without a resolved name stand under their printed words."""
        words: dict[str, list[Attribution]] = {}
        for attribution in self.comparison.attributions:
            name = attribution.speaker or (attribution.source.text if attribution.source else None)
            words.setdefault(wording.line(name or ""), []).append(attribution)
        speakers = [self._speaker(name, said) for name, said in words.items() if name]
        return tuple(sorted(speakers, key=lambda speaker: (-len(speaker.sigla), -speaker.quotations, -len(speaker.attributions))))

    @cached_property
    def unnamed(self) -> int:
        """How many attributions have no source in their report's words."""
        return sum(1 for each in self.comparison.attributions if not each.speaker and not each.source)

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """Pairs of reports that share text, most first."""
        pairs: dict[tuple[str, str], list[Passage]] = {}
        for passage in self.comparison.passages:
            pairs.setdefault((passage.left.report, passage.right.report), []).append(passage)
        found = [
            Shared(
                self.reports[left],
                self.reports[right],
                tuple(passages),
                _share(self.reports[left], [each.left for each in passages]),
                _share(self.reports[right], [each.right for each in passages]),
            )
            for (left, right), passages in pairs.items()
        ]
        return tuple(sorted(found, key=lambda pair: -max(pair.left_share, pair.right_share)))

    def position(self, report: Document) -> int:
        """Where a report stands among the reports, from 0."""
        return self._order[report.siglum]

    def file_of(self, report: Document) -> str | None:
        """The file of a report, where its outlet alone does not tell it from the others."""
        return wording.place_of(report) if self._outlets[wording.outlet(report)] > 1 else None

    def told_by(self, entry: TimelineEntry) -> tuple[str, ...]:
        """Sigla of the reports that tell an event."""
        return self.in_order({self.sigla[span.report] for span in (entry.event, *entry.also)})

    def dated_otherwise(self, entry: TimelineEntry) -> list[str]:
        """One note for each entry in which other reports tell the same of another time: "B dates it to 3 May 2031"."""
        notes = []
        for other in self.comparison.timeline:
            if other.id in entry.differs:
                sigla = self.told_by(other)
                notes.append(f"{wording.joined(sigla)} {'date' if len(sigla) > 1 else 'dates'} it to {wording.when(other)}")
        return notes

    def in_order(self, sigla: set[str]) -> tuple[str, ...]:
        """Sigla in the order of the reports."""
        return tuple(sorted(sigla, key=self._order.__getitem__))

    def siglum(self, member: Figure | Attribution) -> str:
        """The letter of the report that a member stands in."""
        return self.sigla[place(member).report]

    def giver(self, member: Figure | Attribution) -> str:
        """On whose word a member stands."""
        if isinstance(member, Figure):
            return wording.giver(
                member.sources or member.sources_inferred, inferred=not member.sources and bool(member.sources_inferred)
            )
        named = member.chain or ((member.speaker,) if member.speaker else (member.source.text,) if member.source else ())
        return wording.giver(named) if named else "no source named"

    def _speaker(self, name: str, said: list[Attribution]) -> Speaker:
        quotations = sum(1 for each in said if each.kind != "indirect")
        return Speaker(name, tuple(said), quotations, self.in_order({self.siglum(each) for each in said}))

    def _finding(self, claim: Claim, at: int) -> Finding:
        members = [found for name in claim.members if (found := self.figures.get(name) or self.attributions.get(name))]
        groups: dict[object, list[Figure | Attribution]] = {}
        for member in members:
            groups.setdefault(_same(member), []).append(member)
        readings = tuple(self._reading(claim, tuple(group)) for group in groups.values())
        where = {member.id: place for place, group in enumerate(groups.values()) for member in group}
        reasons: dict[tuple[frozenset[int | None], Relation], str] = {}
        for pair in claim.pairs:
            if pair.relation not in ("agrees", "single"):
                readings_met = frozenset((where.get(pair.from_id), where.get(pair.to_id)))
                reasons.setdefault((readings_met, pair.relation), pair.reason)
        # corrections first; readings that exclude one another before those that differ in size
        told = sorted(
            ((relation, reason) for (_, relation), reason in reasons.items()),
            key=lambda each: ("corrects" not in each[1], _WEIGHT[each[0]], "differ in size" in each[1]),
        )
        sigla = self.in_order({self.siglum(member) for member in members})
        return Finding(claim, at, readings, sigla, tuple(dict.fromkeys(told)))

    def _reading(self, claim: Claim, members: tuple[Figure | Attribution, ...]) -> Reading:
        givers: dict[str, set[str]] = {}
        for member in members:
            givers.setdefault(self.giver(member), set()).add(self.siglum(member))
        sigla = self.in_order({self.siglum(member) for member in members})
        return Reading(
            _words(members, self.reports),
            members,
            sigla,
            tuple(Giver(words, self.in_order(at)) for words, at in givers.items()),
            _relation(claim, {member.id for member in members}),
            self._camp_origins(claim, {member.id for member in members}),
        )

    def _camp_origins(self, claim: Claim, members: set[str]) -> OriginCount | None:
        camp = next((c for c in self._camps.get(claim.id, ()) if members <= set(c.members)), None)
        return camp.independent_origins if camp and isinstance(self.figures.get(min(members)), Figure) else None


def place(member: Figure | Attribution) -> Span:
    """The span that a reader is led to."""
    return member.span if isinstance(member, Figure) else member.content[0]


def _same(member: Figure | Attribution) -> object:
    """What two members must share to be one reading: the amount with its bounds, or the words."""
    if isinstance(member, Attribution):
        return wording.said(" ".join(span.text for span in member.content)).casefold().strip(" .,;:")
    quantity = member.quantity
    amount = (quantity.value, quantity.low, quantity.high, quantity.low_inclusive, quantity.high_inclusive, quantity.unit)
    return amount if quantity.value is not None or quantity.low is not None else (*amount, member.span.text.casefold())


def _words(members: Sequence[Figure | Attribution], reports: Mapping[str, Document]) -> str:
    first = members[0]
    if isinstance(first, Attribution):
        text = wording.said(" … ".join(span.text for span in first.content))
        marked = first.kind == "indirect" or any(mark in text for mark in _MARKS)
        return text if marked else f"“{text.strip(' ,')}”"
    wordings: dict[str, str] = {}
    for member in members:
        if isinstance(member, Figure):
            wordings.setdefault(member.span.text.casefold(), wording.figure(member, reports[member.span.report]))
    listed = list(wordings.values())
    return " / ".join(listed[:_MAX_WORDINGS]) + (" / …" if len(listed) > _MAX_WORDINGS else "")


def _relation(claim: Claim, members: set[str]) -> Relation | None:
    """The weightiest relation between these members and the others of the claim."""
    relations = [pair.relation for pair in claim.pairs if (pair.from_id in members) != (pair.to_id in members)]
    return min(relations, key=_WEIGHT.__getitem__, default=None)


def _share(report: Document, spans: list[Span]) -> float:
    """Part of the running text that the spans cover; datelines and credits are no part of it."""
    covered, reached = 0, 0
    for span in sorted(spans):
        covered += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return min(1.0, covered / max(1, sum(end - start for start, end in report.body) or report.characters))
