"""The summary in the terminal: what a verification desk wants to know first, in lines that fit.

Nothing but words, columns and, on a terminal, colour: no boxes, so that a piped summary reads the same. All text from
reports is put into rich `Text` objects, never parsed as markup, and control characters are shown, not sent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.model import Attribution, Comparison, Document
from stemma.show import wording
from stemma.show.findings import Finding, Findings, Reading
from stemma.show.terminal.judgements import judgement_lines, taken_up
from stemma.show.terminal.lineage import origin_lines, tree_lines, unsourced_line
from stemma.show.terminal.printing import heading, say
from stemma.show.terminal.variants import drift_lines, variant_lines
from stemma.show.wording import line, plural

_STYLES = {
    "conflicts": "bold yellow",
    "evolves": "magenta",
    "refines": "cyan",
    "agrees": "green",
    "derived": "blue",
    "single": "dim",
}
#: How many lines of a kind a reader takes in before the next section; the rest is in the HTML and the JSON.
_MOST = {
    "claims": 10,
    "readings": 6,
    "reasons": 3,
    "singles": 8,
    "checks": 6,
    "speakers": 8,
    "shared": 5,
    "edges": 6,
    "variants": 8,
    "drifts": 4,
    "changes": 4,
    "timeline": 8,
    "namings": 4,
    "wordings": 6,
    "unresolved": 5,
    "dropped": 4,
    "orphaned": 8,
}
_INDENT = 2
_DEEPER = 4
_WORD_WIDTH = 44  # a reading keeps more than half of an 80-column line for its giver
_LIST_WIDTH = 160  # a list (of losses, say) is told whole where it can be
_CHECK_WIDTH = 40
_MOST_GIVERS = 6  # of one reading; the page and the JSON have all
Item = TypeVar("Item")


def print_summary(comparison: Comparison, console: Console) -> None:
    """Print the findings, most important first, in the width of `console`."""
    findings = Findings(comparison)
    several = len(comparison.reports) > 1
    say(
        console,
        Text.assemble(("stemma", "bold"), f"  {plural(len(comparison.reports), 'report')}{' side by side' if several else ''}"),
    )
    say(console, Padding(_reports(findings), (1, 0, 0, _INDENT)))
    for title, count, parts in _sections(findings):
        if not parts:
            continue
        heading(console, title, count)
        for part in parts:
            say(console, Padding(part, (0, 0, 0, _INDENT)))


def _sections(findings: Findings) -> Iterable[tuple[str, str, list[RenderableType]]]:
    compared = [finding for finding in findings.claims if finding.compared]
    singles = [finding for finding in findings.claims if not finding.compared]
    alone = len(findings.comparison.reports) == 1
    yield (
        "Readings that meet in this report" if alone else "What the reports say",
        plural(len(compared), "claim"),
        _claims(compared),
    )
    yield ("What the report says" if alone else "In one report only", plural(len(singles), "claim"), _singles(singles))
    yield ("Arithmetic", plural(len(findings.comparison.checks), "check"), _checks(findings))
    yield ("Who is quoted", plural(len(findings.speakers), "speaker"), _speakers(findings))
    yield ("Shared text and lineage", plural(len(findings.comparison.passages), "passage"), _lineage(findings))
    variants, more = _cut(variant_lines(findings.comparison), "variants")
    yield ("Where shared text differs", "figures first", [*variants, *more])
    yield ("Quotations given differently", plural(len(findings.comparison.drifts), "quotation"), _drifts(findings.comparison))
    yield ("Timeline", plural(len(findings.comparison.timeline), "event"), _timeline(findings))
    yield ("Names for the same", "“…” inside a quotation only", _namings(findings))
    yield ("Unresolved", "", _unresolved(findings))
    if findings.comparison.judgements:
        orphaned, rest = _cut(judgement_lines(findings.comparison), "orphaned")
        yield ("Judgements", "", [Text(taken_up(findings.comparison)), *orphaned, *rest])
    yield ("Left out", "", _dropped(findings))


def _grid(*, columns: int, kept: tuple[int, ...] = ()) -> Table:
    """A table without lines; the columns in `kept` are never folded."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for column in range(columns):
        grid.add_column(no_wrap=column in kept, overflow="fold")
    return grid


def _cut(items: Sequence[Item], kind: str) -> tuple[Sequence[Item], list[RenderableType]]:
    """The first items, and a line that says how many more there are and where."""
    most = _MOST[kind]
    more = len(items) - most
    where = "" if kind in ("readings", "reasons", "changes") else " in the HTML and the JSON (--html, --json)"
    return items[:most], [Text(f"… {more:,} more{where}", "dim")] if more > 0 else []


def _reports(findings: Findings) -> Table:
    grid = _grid(columns=5, kept=(0, 3))
    for report in findings.comparison.reports:
        grid.add_row(
            Text(report.siglum, "bold"),
            Text(_outlet(findings, report)),
            Text(wording.published(report.published)),
            Text(wording.length(report), "dim", justify="right"),
            Text("; ".join(wording.credits(report)), "dim"),
        )
    return grid


def _outlet(findings: Findings, report: Document) -> str:
    name, file = wording.clip(wording.outlet(report), 32), findings.file_of(report)
    return f"{name} ({wording.clip(file, 40)})" if file else name


def _claims(findings: list[Finding]) -> list[RenderableType]:
    shown, more = _cut(findings, "claims")
    parts: list[RenderableType] = []
    for number, finding in enumerate(shown, start=1):
        parts += [Text()] * (number > 1) + [_claim(number, finding)]
    return parts + more


def _claim(number: int, finding: Finding) -> RenderableType:
    claim = finding.claim
    relation = wording.relation(claim, len(finding.sigla)) + (
        ", no value satisfies all readings" if claim.strict_conflict else ""
    )
    head = _grid(columns=2, kept=(0,))
    head.add_row(
        Text(f"{number}.", "dim"),
        Text.assemble((wording.clip(claim.topic, 100), "bold"), "  ", (f"[{relation}]", _STYLES[claim.relation])),
    )
    grid = _grid(columns=3, kept=(1,))
    shown, more = _cut(finding.readings, "readings")
    for reading in shown:
        own = reading.relation if reading.relation not in (None, claim.relation) else None
        grid.add_row(
            Text(wording.clip(reading.words, _WORD_WIDTH)),
            Text(wording.letters(reading.sigla), "bold"),
            Text.assemble(
                _givers(reading),
                (f"  {wording.origins(reading.origins)}", "bold") if reading.origins else "",
                (f"  {own}", _STYLES[own]) if own else "",
            ),
        )
    counted = Counter(line(origin.name) for origin in claim.origins)
    names = wording.clip("; ".join(name if times == 1 else f"{name} (×{times})" for name, times in counted.items()), 200)
    independent = wording.origins(claim.independent_origins).replace("origin", "independent origin")
    proof = wording.proof(claim)
    origins = Text.assemble(
        (f"{plural(len(finding.sigla), 'report')}, {independent}", "bold"),
        f": {names}" if names else "",
        (f" (joined by {proof})" if proof else "", "dim"),
    )
    reasons, rest = _cut(finding.reasons, "reasons")
    said: list[RenderableType] = [
        Text.assemble((relation, _STYLES[relation]), f": {line(reason)}") for relation, reason in reasons
    ]
    return Group(head, *(Padding(part, (0, 0, 0, _DEEPER)) for part in (grid, *more, origins, *said, *rest)))


def _givers(reading: Reading) -> str:
    """Givers as "the coast guard (A); Vorn (B)"; the sigla only where the givers differ."""
    if len(reading.givers) == 1:
        return wording.clip(reading.givers[0].words, 90)
    told = [f"{wording.clip(giver.words, 60)} ({wording.letters(giver.sigla)})" for giver in reading.givers[:_MOST_GIVERS]]
    more = len(reading.givers) - len(told)
    return "; ".join(told) + (f"; {more:,} more" if more else "")


def _singles(singles: list[Finding]) -> list[RenderableType]:
    shown, more = _cut(singles, "singles")
    grid = _grid(columns=4, kept=(0,))
    for finding in shown:
        listed = ", ".join(reading.words for reading in finding.readings)
        grid.add_row(
            Text(wording.letters(finding.sigla), "bold"),
            Text(wording.clip(listed, _LIST_WIDTH if len(finding.readings) > 1 else _WORD_WIDTH)),
            Text(wording.clip(finding.claim.topic, 60), "dim"),
            Text(_givers(finding.readings[0])),
        )
    return [grid, *more] if shown else []


def _checks(findings: Findings) -> list[RenderableType]:
    shown, more = _cut(findings.comparison.checks, "checks")
    grid = _grid(columns=3)
    for check in shown:
        members = [findings.figures[name] for name in check.inputs if name in findings.figures]
        sigla = findings.in_order({findings.siglum(member) for member in members})
        style = "" if check.holds is None else "green" if check.holds else "yellow"
        note = Text.assemble((wording.verdict(check), style), (f"; {line(check.note)}" if check.note else "", "dim"))
        grid.add_row(Text(wording.letters(sigla), "bold"), Text(wording.clip(wording.working(check), _CHECK_WIDTH)), note)
    return [grid, *more] if shown else []


def _speakers(findings: Findings) -> list[RenderableType]:
    shown, more = _cut(findings.speakers, "speakers")
    grid = _grid(columns=3, kept=(1,))
    for speaker in shown:
        indirect = len(speaker.attributions) - speaker.quotations
        counts = [plural(speaker.quotations, "quotation")] * (speaker.quotations > 0) + [f"{indirect} indirect"] * (indirect > 0)
        grid.add_row(
            Text(wording.clip(speaker.name, 48)),
            Text(wording.letters(speaker.sigla), "bold"),
            Text(_with_channels(", ".join(counts), speaker.attributions)),
        )
    if findings.unnamed:
        more = [*more, Text(f"{findings.unnamed} more without a source in the report's words", "dim")]
    return [grid, *more] if shown else more


def _with_channels(counts: str, said: tuple[Attribution, ...]) -> str:
    channels = sorted({line(each.chain[-2]) for each in said if len(each.chain) > 1})
    return f"{counts}, via {wording.joined(channels[:3])}" if channels else counts


def _lineage(findings: Findings) -> list[RenderableType]:
    shared, more = _cut(findings.shared, "shared")
    parts: list[RenderableType] = []
    for pair in shared:
        kinds = wording.joined(dict.fromkeys(passage.kind for passage in pair.passages))
        parts.append(
            Text.assemble(
                (f"{pair.left.siglum} and {pair.right.siglum}", "bold"),
                f" share {plural(len(pair.passages), 'passage')} ({kinds}): ",
                f"{pair.left_share:.0%} of {pair.left.siglum}, {pair.right_share:.0%} of {pair.right.siglum}",
            )
        )
    edges, rest = _cut(findings.comparison.lineage.edges, "edges")
    for edge in edges:
        why = wording.clip(edge.evidence[0].sentence, 160) if edge.evidence else ""
        parts.append(Text.assemble((wording.borrowing(edge, findings.sigla), "bold"), f": {why}" if why else ""))
    open_questions = [
        Text.assemble(("Open – ", "dim"), line(sentence)) for sentence in findings.comparison.lineage.cannot_conclude
    ]
    kept, others = _cut(open_questions, "unresolved")
    told: list[RenderableType] = [*origin_lines(findings), *parts[: len(shared)], *more, *parts[len(shared) :], *rest]
    unsourced = unsourced_line(findings)
    return [*told, *tree_lines(findings), *([unsourced] if unsourced else []), *kept, *others]


def _drifts(comparison: Comparison) -> list[RenderableType]:
    shown, more = _cut(comparison.drifts, "drifts")
    parts: list[RenderableType] = []
    for drift in shown:
        first, *rest = drift_lines(drift, comparison)
        told, others = _cut(rest, "changes")
        parts += [first, *(Padding(t, (0, 0, 0, _INDENT)) for t in (*told, *others))]
    return [*parts, *more]


def _timeline(findings: Findings) -> list[RenderableType]:
    shown, more = _cut(findings.comparison.timeline, "timeline")
    grid = _grid(columns=4, kept=(1,))
    for entry in shown:
        notes = findings.dated_otherwise(entry)
        if entry.sources:
            notes.append(f"on the word of {wording.joined(map(line, entry.sources))}")
        grid.add_row(
            Text(wording.when(entry)),
            Text(wording.letters(findings.told_by(entry)), "bold"),
            Text(wording.clip(entry.event.text, 70)),
            Text(wording.clip("; ".join(notes), 60), "dim"),
        )
    return [grid, *more] if shown else []


def _namings(findings: Findings) -> list[RenderableType]:
    shown, more = _cut(findings.comparison.namings, "namings")
    parts: list[RenderableType] = []
    for naming in shown:
        names, _ = _cut(naming.names, "wordings")
        told = []
        for name in names:
            sigla = findings.in_order({findings.sigla[span.report] for span in (*name.own_voice, *name.quoted)})
            words = wording.clip(name.wording, 40)
            told.append(f"{words if name.own_voice else f'“{words}”'} ({wording.letters(sigla)})")
        rest = f"; … {len(naming.names) - len(names)} more" if len(naming.names) > len(names) else ""
        parts.append(Text.assemble((f"{wording.clip(naming.referent, 50)}: ", "bold"), "; ".join(told) + rest))
    return parts + more


def _unresolved(findings: Findings) -> list[RenderableType]:
    open_claims = [finding for finding in findings.claims if finding.claim.unresolved]
    shown, more = _cut(open_claims, "unresolved")
    return [
        Text.assemble((f"{wording.clip(each.claim.topic, 60)}: ", "bold"), line(each.claim.unresolved or "")) for each in shown
    ] + more


def _dropped(findings: Findings) -> list[RenderableType]:
    reasons: dict[str, int] = {}
    for dropped in findings.comparison.dropped:
        reasons[line(dropped.reason)] = reasons.get(line(dropped.reason), 0) + 1
    if not reasons:
        return []
    ordered = sorted(reasons.items(), key=lambda each: -each[1])
    shown, _ = _cut(ordered, "dropped")
    others = sum(count for _, count in ordered[len(shown) :])
    grid = _grid(columns=2)
    for reason, count in [*shown, *([("other reasons", others)] if others else [])]:
        grid.add_row(Text(f"{count:,}", justify="right"), Text(wording.clip(reason, 120)))
    return [grid, Text("Every one with its reason: --json FILE, key `dropped`; or --html FILE, under Methods", "dim")]
