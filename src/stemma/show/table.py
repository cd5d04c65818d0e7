"""Tables for a spreadsheet: reports, figures, attributions, claims and records as CSV (RFC 4180, one header row, CRLF)."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from stemma.model import Attribution, Claim, Comparison, Document, Figure, Record, RecordGiver, Span
from stemma.show.findings import Findings, place
from stemma.show.wording import OWN_VOICE, shown

Cell = str | int | float | date | None
Row = TypeVar("Row")
Columns = dict[str, Callable[[Row], Cell]]
#: A cell that begins so is read as a formula by spreadsheets (OWASP, "CSV Injection"), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_CHAIN = " > "
_LIST = "; "
_SIDES = {"own": "own side", "other": "other side", "third": "third party"}


def write_csv(comparison: Comparison) -> dict[str, str]:
    """File name -> CSV text, for reports, figures, attributions, claims and records.

    In claims.csv each row is one member of a claim; in records.csv, one measure under one named rule. Chains run outermost
    first, joined by " > "; `start` and `end` are code points. A cell that a spreadsheet would take for a formula gets a
    leading apostrophe.
    """
    findings = Findings(comparison)
    members = [
        (claim, member)
        for claim in comparison.claims
        for name in claim.members
        if (member := findings.figures.get(name) or findings.attributions.get(name))
    ]
    return {
        "reports.csv": _table(comparison.reports, _reports()),
        "figures.csv": _table(comparison.figures, _figures(findings)),
        "attributions.csv": _table(comparison.attributions, _attributions(findings)),
        "claims.csv": _table(members, _claims(findings)),
        "records.csv": _table(comparison.records, _records(findings)),
    }


def _reports() -> Columns[Document]:
    return {
        "id": lambda report: report.id,
        "siglum": lambda report: report.siglum,
        "file": lambda report: report.file,
        "line": lambda report: report.line,
        "sha256": lambda report: report.sha256,
        "characters": lambda report: report.characters,
        "encoding": lambda report: report.encoding,
        "title": lambda report: report.title,
        "outlet": lambda report: report.outlet,
        "agency": lambda report: report.agency,
        "byline": lambda report: report.byline,
        "dateline_place": lambda report: _text(report.dateline.place) if report.dateline else None,
        "dateline_date": lambda report: _text(report.dateline.date) if report.dateline else None,
        "credits": lambda report: _LIST.join(credit.span.text for credit in report.credits),
        "language": lambda report: report.language,
        "published": lambda report: report.published.value,
        "published_earliest": lambda report: report.published.earliest,
        "published_latest": lambda report: report.published.latest,
        "published_basis": lambda report: report.published.basis,
        "published_why": lambda report: report.published.why,
        "url": lambda report: report.url,
    }


def _where(findings: Findings, span: Callable[[Row], Span]) -> Columns[Row]:
    """The columns that say where a span stands, and what stands there."""
    return {
        "report": lambda row: span(row).report,
        "siglum": lambda row: findings.sigla[span(row).report],
        "field": lambda row: span(row).field,
        "start": lambda row: span(row).start,
        "end": lambda row: span(row).end,
        "text": lambda row: span(row).text,
    }


def _figures(findings: Findings) -> Columns[Figure]:
    return {
        "id": lambda figure: figure.id,
        **_where(findings, place),
        "value": lambda figure: figure.quantity.value,
        "low": lambda figure: figure.quantity.low,
        "high": lambda figure: figure.quantity.high,
        "low_inclusive": lambda figure: _yes(figure.quantity.low_inclusive),
        "high_inclusive": lambda figure: _yes(figure.quantity.high_inclusive),
        "interval_low": lambda figure: figure.quantity.interval.low,
        "interval_high": lambda figure: figure.quantity.interval.high,
        "interval_rule": lambda figure: figure.quantity.interval.rule,
        "bound": lambda figure: figure.quantity.bound,
        "unit": lambda figure: figure.quantity.unit,
        "role": lambda figure: figure.role,
        "counted": lambda figure: _text(figure.counted),
        "counted_start": lambda figure: figure.counted.start if figure.counted else None,
        "counted_end": lambda figure: figure.counted.end if figure.counted else None,
        "predicate": lambda figure: _LIST.join(span.text for span in figure.predicate),
        "measure": lambda figure: figure.measure,
        "outcome": lambda figure: figure.outcome,
        "population": lambda figure: figure.population,
        "place": lambda figure: figure.place,
        "as_of_earliest": lambda figure: figure.as_of.earliest if figure.as_of else None,
        "as_of_latest": lambda figure: figure.as_of.latest if figure.as_of else None,
        "sources": lambda figure: _CHAIN.join(figure.sources),
        "sources_inferred": lambda figure: _CHAIN.join(figure.sources_inferred),
        "attribution": lambda figure: figure.attribution,
        "inside_quote": lambda figure: _yes(figure.inside_quote),
        "base": lambda figure: figure.base,
        "per": lambda figure: figure.per,
        "subset": lambda figure: _yes(figure.subset),
        "giver_side": lambda figure: figure.giver_side,
        "giver_side_why": lambda figure: figure.giver_side_why,
    }


def _attributions(findings: Findings) -> Columns[Attribution]:
    return {
        "id": lambda said: said.id,
        **_where(findings, place),
        "content": lambda said: " … ".join(span.text for span in said.content),
        "content_end": lambda said: said.content[-1].end,
        "cue": lambda said: _text(said.cue),
        "cue_start": lambda said: said.cue.start if said.cue else None,
        "cue_end": lambda said: said.cue.end if said.cue else None,
        "source": lambda said: _text(said.source),
        "source_start": lambda said: said.source.start if said.source else None,
        "source_end": lambda said: said.source.end if said.source else None,
        "speaker": lambda said: said.speaker,
        "speaker_type": lambda said: said.speaker_type,
        "kind": lambda said: said.kind,
        "modality": lambda said: said.modality,
        "parent": lambda said: said.parent,
        "chain": lambda said: _CHAIN.join(said.chain),
        "basis": lambda said: said.basis,
        "state": lambda said: said.state,
        "candidates": lambda said: _LIST.join(said.candidates),
    }


def _claims(findings: Findings) -> Columns[tuple[Claim, Figure | Attribution]]:
    return {
        "claim": lambda row: row[0].id,
        "topic": lambda row: row[0].topic,
        "measure": lambda row: row[0].measure,
        "relation": lambda row: row[0].relation,
        "strict_conflict": lambda row: _yes(row[0].strict_conflict),
        "origins_low": lambda row: row[0].independent_origins.low,
        "origins_high": lambda row: row[0].independent_origins.high,
        "member": lambda row: row[1].id,
        **_where(findings, lambda row: place(row[1])),
        "giver": lambda row: findings.giver(row[1]),
        "origin": lambda row: _LIST.join(origin.name for origin in row[0].origins if row[1].id in origin.members),
        "unresolved": lambda row: row[0].unresolved,
    }


def _records(findings: Findings) -> Columns[Record]:
    return {
        "id": lambda row: row.id,
        "claim": lambda row: row.claim,
        "measure": lambda row: row.measure,
        "topic": lambda row: row.topic,
        "outcome": lambda row: row.outcome,
        "population": lambda row: row.population,
        "place": lambda row: row.place,
        "unit": lambda row: row.unit,
        "event_earliest": lambda row: row.event.earliest if row.event else None,
        "event_latest": lambda row: row.event.latest if row.event else None,
        "rule": lambda row: row.rule,
        "low": lambda row: row.low,
        "best": lambda row: row.best,
        "high": lambda row: row.high,
        "as_of_earliest": lambda row: row.as_of.earliest if row.as_of else None,
        "as_of_latest": lambda row: row.as_of.latest if row.as_of else None,
        "readings": lambda row: len(row.readings),
        "reports": lambda row: _LIST.join(findings.sigla[report] for report in row.reports),
        "origins_low": lambda row: row.independent_origins.low,
        "origins_high": lambda row: row.independent_origins.high,
        "givers": lambda row: _LIST.join(_giver(giver) for giver in row.givers),
        "best_from": lambda row: _LIST.join(row.best_from),
        "figures": lambda row: _LIST.join(row.readings),
        "why": lambda row: row.why,
    }


def _giver(giver: RecordGiver) -> str:
    name = giver.name or OWN_VOICE
    return f"{name} ({_SIDES[giver.side]})" if giver.side else name


def _table(rows: Iterable[Row], columns: Columns[Row]) -> str:
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([_cell(column(row)) for column in columns.values()] for row in rows)
    return written.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""  # not bounded, as null in the JSON
        return str(int(value)) if value.is_integer() else repr(value)
    text = shown(str(value))
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _yes(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"
