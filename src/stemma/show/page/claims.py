"""The claims: every reading beside the others, on whose word it stands, how many origins there may be, and why."""

from __future__ import annotations

import math
from collections.abc import Sequence

from stemma.model import Attribution, Figure, Interval
from stemma.show import wording
from stemma.show.findings import Finding, Findings, Reading
from stemma.show.page.markup import Anchors, Html, listed, tag, together, words

_LOG_FROM = 20  # beyond this ratio the smaller readings would vanish on a linear scale
_MOST_DOTS = 12  # more reports than this are told in words alone
_MOST_REASONS = 4  # pairs of readings told at once; the others open on a click
_LONGEST_READING = 180  # characters: enough to know a quotation again
_OPEN_SHARE = 0.12  # room at both ends of the scale, in which open bounds fade out


def lede(findings: Findings) -> Html:
    """The story in three sentences: how many claims, where readings part ways, and reports against origins."""
    compared = [finding for finding in findings.claims if finding.compared]
    apart = [finding for finding in compared if finding.claim.relation in ("conflicts", "evolves")]
    several = len(findings.reports) > 1
    parts: list[str] = [
        tag("b", wording.plural(len(findings.claims), "claim")),
        " found. " if not several else " found; ",
    ]
    if several:
        parts += [
            tag("b", f"{len(compared):,}"),
            " can be compared, and in ",
            tag("b", f"{len(apart):,}"),
            " of those the readings part ways. ",
        ]
    widest = max(compared, key=lambda finding: len(finding.sigla), default=None)
    if several and widest is not None and len(widest.sigla) > 1:
        count = widest.claim.independent_origins
        independent = wording.origins(count).replace("origin", "independent origin")
        parts += [
            "“",
            words(wording.clip(widest.claim.topic, 90)),
            "” stands in ",
            tag("b", wording.plural(len(widest.sigla), "report")),
            " and goes back to ",
            tag("b", independent),
            ".",
        ]
    return together(*parts)


def claims_pane(findings: Findings, anchors: Anchors) -> Html:
    """All claims: those that can be compared in full, those of one report in a list."""
    compared = [finding for finding in findings.claims if finding.compared]
    singles = [finding for finding in findings.claims if not finding.compared]
    full = [_claim(finding, anchors, findings=findings, number=number) for number, finding in enumerate(compared, start=1)]
    parts = [together(*full)] if full else []
    if singles:
        heading = "Each in one reading" if len(findings.reports) == 1 else "In one report only"
        rows = [_single(finding, anchors, findings=findings) for finding in singles]
        parts.append(
            tag(
                "details",
                tag("summary", tag("h3", heading), tag("span", wording.plural(len(singles), "claim"), class_="facts")),
                listed(rows, class_="singles"),
                class_="claim rest",
                open=True,
            )
        )
    return together(*parts) if parts else tag("p", "No figures or statements were found that can be compared.", class_="none")


def _claim(finding: Finding, anchors: Anchors, *, findings: Findings, number: int) -> Html:
    claim = finding.claim
    names = [anchors.of(member) for reading in finding.readings for member in reading.members]
    scale = _Scale.over([reading.figure.quantity.interval for reading in finding.readings if reading.figure])
    strict = tag("span", "no value satisfies all", class_="facts") if claim.strict_conflict else None
    sentences = [together(_relation(relation), " ", words(reason)) for relation, reason in finding.reasons]
    return tag(
        "article",
        tag("h3", tag("span", str(number), class_="number"), anchors.link(words(claim.topic), *names, class_="topic")),
        tag("p", _relation(claim.relation, wording.relation(claim, len(finding.sigla))), strict, class_="verdict"),
        _count(finding),
        tag(
            "ul", *(_reading(reading, anchors, findings=findings, scale=scale) for reading in finding.readings), class_="readings"
        ),
        listed(sentences[:_MOST_REASONS], class_="reasons"),
        _further(sentences[_MOST_REASONS:]),
        _origins(finding, anchors, findings=findings),
        tag("p", tag("b", "Open: "), words(claim.unresolved), class_="open") if claim.unresolved else None,
        class_="claim",
        id=f"claim-{finding.place}",
    )


def _further(sentences: list[Html]) -> Html | None:
    """Sentences that wait until they are asked for."""
    if not sentences:
        return None
    summary = tag("summary", f"{len(sentences):,} more such pairs" if len(sentences) > 1 else "1 more such pair")
    return tag("details", summary, listed(sentences, class_="reasons"), class_="origins")


def _relation(relation: str, said: str | None = None) -> Html:
    return tag("span", said or relation, class_=f"tag {relation}")


def _count(finding: Finding) -> Html:
    """The line "5 reports → 2–4 origins", in words and, where they are few, in marks: a hollow one may or may not be there."""
    reports, count = len(finding.sigla), finding.claim.independent_origins
    told = tag("span", wording.plural(reports, "report"), " → ", tag("b", wording.origins(count)))
    if max(reports, count.high) > _MOST_DOTS:
        return tag("p", told, class_="count")
    dots = tag(
        "span",
        tag("i", "■" * reports),
        " ",
        tag("i", "◆" * count.low + "◇" * (count.high - count.low), class_="origin"),
        class_="dots",
        aria_hidden="true",
    )
    return tag("p", told, dots, class_="count")


def _reading(reading: Reading, anchors: Anchors, *, findings: Findings, scale: _Scale | None) -> Html:
    names = [anchors.of(member) for member in reading.members]
    sigla = [
        anchors.link(findings.sigla[report], *map(anchors.of, members), class_="siglum", title=_told(members, findings))
        for report, members in reading.by_report().items()
    ]
    apart = len(reading.givers) > 1
    givers = [together(words(giver.words), f" ({', '.join(giver.sigla)})" if apart else "") for giver in reading.givers]
    bar = scale.bar(reading.figure.quantity.interval) if scale and reading.figure else None
    return tag(
        "li",
        tag(
            "div",
            anchors.link(words(wording.clip(reading.words, _LONGEST_READING)), *names, class_="words"),
            tag("span", *sigla, class_="sigla"),
            class_="line",
        ),
        bar,
        tag(
            "div",
            *(together("; " if place else "", giver) for place, giver in enumerate(givers)),
            tag("b", " · ", wording.origins(reading.origins)) if reading.origins else None,
            class_="givers",
        ),
    )


def _told(members: Sequence[Figure | Attribution], findings: Findings) -> str:
    """What a siglum says when it is pointed at: "A: the coast guard"."""
    givers = dict.fromkeys(findings.giver(member) for member in members)
    return f"{findings.siglum(members[0])}: {wording.joined(givers)}"


def _single(finding: Finding, anchors: Anchors, *, findings: Findings) -> Html:
    readings = [
        anchors.link(words(wording.clip(reading.words, _LONGEST_READING)), *map(anchors.of, reading.members), class_="words")
        for reading in finding.readings
    ]
    return together(
        tag(
            "div",
            tag("div", *(together(", " if place else "", reading) for place, reading in enumerate(readings))),
            tag("span", *(tag("span", siglum, class_="siglum") for siglum in finding.sigla), class_="sigla"),
            class_="line",
        ),
        tag("div", words(finding.claim.topic), " — ", words(findings.giver(finding.readings[0].members[0])), class_="givers"),
    )


def _origins(finding: Finding, anchors: Anchors, *, findings: Findings) -> Html | None:
    rows = []
    for origin in finding.claim.origins:
        members = [found for name in origin.members if (found := findings.figures.get(name) or findings.attributions.get(name))]
        reports: dict[str, list[str]] = {}
        for member in members:
            reports.setdefault(findings.siglum(member), []).append(anchors.of(member))
        links = [anchors.link(siglum, *names, class_="siglum") for siglum, names in reports.items()]
        rows.append(
            together(
                words(origin.name, class_="name"),
                " ",
                tag("span", *links, class_="sigla"),
                tag("span", words(origin.basis), class_="facts"),
            )
        )
    if not rows:
        return None
    return tag(
        "details",
        tag("summary", f"Where it comes from: {wording.origins(finding.claim.independent_origins)}"),
        listed(rows),
        class_="origins",
    )


class _Scale:
    """One scale for all readings of a claim, so that they can be compared at a glance; logarithmic where they lie far apart."""

    def __init__(self, low: float, high: float) -> None:
        self._log = low > 0 and high / low > _LOG_FROM
        self._low, self._high = self._on(low), self._on(high)

    @classmethod
    def over(cls, intervals: Sequence[Interval]) -> _Scale | None:
        """The scale of several intervals; None where nothing differs."""
        ends = [end for interval in intervals for end in (interval.low, interval.high) if end is not None and math.isfinite(end)]
        if len(intervals) < 2 or not ends or min(ends) == max(ends):
            return None
        return cls(min(ends), max(ends))

    def _on(self, value: float) -> float:
        return math.log(value) if self._log else value

    def _at(self, value: float | None, otherwise: float) -> float:
        """Where a value lies, in percent of the width."""
        if value is None or not math.isfinite(value):
            return otherwise
        return 100 * (_OPEN_SHARE + (1 - 2 * _OPEN_SHARE) * (self._on(value) - self._low) / (self._high - self._low))

    def bar(self, interval: Interval) -> Html:
        """The interval as a bar; an open end fades out."""
        left, right = self._at(interval.low, 0), self._at(interval.high, 100)
        classes = ["open-low"] * (interval.low is None) + ["open-high"] * (interval.high is None) + ["point"] * (left == right)
        bar = tag("i", class_=" ".join(classes) or None, style=f"left:{left:.1f}%;width:{right - left:.1f}%")
        return tag("div", bar, class_="scale", title=f"compared as {_ends(interval)}; {interval.rule}", aria_hidden="true")


def _ends(interval: Interval) -> str:
    ends = ("…" if end is None else wording.number(end) for end in (interval.low, interval.high))
    return " to ".join(dict.fromkeys(ends))
