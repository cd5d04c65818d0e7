"""How stemma words what it found: amounts, days, chains, counts. Neutral words; text from reports made safe for a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from stemma.model import Check, Claim, Document, Edge, Figure, OriginCount, Period, Published, TimelineEntry, Timex

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: C0 and C1 controls, bidirectional overrides, lone surrogates: they steer a terminal or turn a line around, and show nothing.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
#: The same without the embeddings and isolates of right-to-left text, which a page needs and keeps inside its own element.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
#: What stands behind the number of a size: " km", "-mile", " degrees Celsius", " km/h".
_UNIT = re.compile(r"[ \u00a0-]?[^\W\d_]+(?: ?/ ?h\b)?(?: (?:Celsius|Fahrenheit|centigrade|per hour)\b)?")
_REPORTING = re.compile(r"^.{0,140}?\bas (?:saying|having said|reporting|adding)(?:,? that\b)?:?\s(?=\S)", re.I)
_LONGEST_MEAN_WORD = 20  # code points: no written language with spaces has longer words on average
_MOST_LETTERS = 6  # as many as leave room for the words beside them in 80 columns
OWN_VOICE = "the report itself"
#: What joined readings into one origin, in the words of a line of findings.
_JOINED_BY = {
    "speaker": "one speaker",
    "body": "one body",
    "agency copy": "agency copy",
    "passage": "shared text",
    "credit": "a credit",
    "repetition": "a repeated number",
    "judgement": "a judgement",
    "derived": "a number worked out",
}


def line(text: str) -> str:
    """Text from outside as one line: white space folded, characters that steer a terminal shown as �."""
    return _UNPRINTABLE.sub("�", " ".join(text.split()))


def shown(text: str) -> str:
    """Text from outside for a page: characters that HTML cannot hold shown as �, one for one."""
    return _UNSHOWABLE.sub("�", text)


def unfolded(text: str) -> str:
    """Text from outside for a terminal, its lines kept: a character for a character, so that offsets hold."""
    return _UNPRINTABLE.sub("�", text.replace("\r\n", " \n").replace("\r", "\n"))


def clip(text: str, width: int) -> str:
    """At most `width` characters of one line, cut between words where that costs little, with an ellipsis."""
    text = line(text)
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > width * 0.6 else cut).rstrip(" ,;:–-") + "…"


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 report", "5 reports"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """A list in a sentence: "A", "A and B", "A, B and C"."""
    items = list(words)
    return " ".join((", ".join(items[:-1]), last, items[-1])) if len(items) > 1 else "".join(items)


def letters(sigla: Sequence[str]) -> str:
    """Letters of reports for a narrow column: "A B C", "A C E F G K and 18 more"."""
    if len(sigla) <= _MOST_LETTERS + 1:
        return " ".join(sigla)
    return f"{' '.join(sigla[:_MOST_LETTERS])} and {len(sigla) - _MOST_LETTERS:,} more"


def relation(claim: Claim, reports: int) -> str:
    """A claim's relation; statements that several reports make on one subject, without more in common, are just that."""
    return "one subject" if claim.relation == "single" and reports > 1 else claim.relation


def origins(count: OriginCount) -> str:
    """How many origins: "2 origins", "2–4 origins"."""
    return plural(count.low, "origin") if count.low == count.high else f"{count.low}–{count.high} origins"


def proof(claim: Claim) -> str:
    """What joined a claim's readings into origins, commonest first: "one speaker, shared text and a credit"."""
    found = Counter(collapse.by for collapse in claim.collapses)
    return joined(_JOINED_BY[by] for by, _ in sorted(found.items(), key=lambda item: (-item[1], item[0])))


def day(value: date) -> str:
    """A day as "2 Oct 2020": no locale, so that the same input gives the same words everywhere."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def period(value: Period | Published | None) -> str:
    """Days as "2 Oct 2020", "1–3 Oct 2020", "from 2 Oct 2020", "open"."""
    first, last = (value.earliest, value.latest) if value else (None, None)
    if first is None or last is None:
        return f"from {day(first)}" if first else f"until {day(last)}" if last else "open"
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first)} – {day(last)}"


def published(value: Published) -> str:
    """The day, with its time and basis: "2 Oct 2020, 15:40 UTC (stated)", "1–3 Oct 2020 (inferred)", "date unknown"."""
    when = day(value.value) if value.value else period(value)
    if value.time:
        zone = value.time.tzname() or ""  # "UTC", "UTC+02:00"
        when += f", {value.time:%H:%M} {zone if zone == 'UTC' else zone.removeprefix('UTC')}".rstrip()
    return "date unknown" if when == "open" else f"{when} ({value.basis})"


def when(thing: Timex | TimelineEntry) -> str:
    """The days of a time expression or event; where they are open, the value or precision it has."""
    words = period(thing.period)
    if words != "open":
        return words
    return f"no day given ({line(thing.value if isinstance(thing, Timex) else thing.precision)})"


def outlet(report: Document) -> str:
    """Who published a report, or the file it came in."""
    return line(report.outlet or report.file.rpartition("/")[2])


def length(report: Document) -> str:
    """How long a report is: "412 words"; in characters where the script sets no spaces between words."""
    count = len(report.text.split())
    if report.characters > count * _LONGEST_MEAN_WORD:
        return plural(report.characters, "character")
    return plural(count, "word")


def credits(report: Document) -> list[str]:
    """What the report says about where it comes from: agency, credits, byline; each name once."""
    parts = [f"agency: {line(report.agency)}"] if report.agency and line(report.agency) != outlet(report) else []
    for credit in report.credits:
        told = ", ".join(credit.names) or credit.span.text
        if line(told) != outlet(report):
            parts.append(f"{credit.kind}: {clip(told, 60)}")
    names = {name for credit in report.credits for name in credit.names}
    if report.byline and not any(name in report.byline for name in names):
        parts.append(clip(report.byline, 60))
    return list(dict.fromkeys(parts))


def place_of(report: Document) -> str:
    """File, with its line in a JSONL file: "wire.jsonl, line 3"."""
    return line(report.file) + (f", line {report.line}" if report.line is not None else "")


def number(value: float) -> str:
    """A number as "1,300", "0.6667", "2.5": at most four decimals, thousands marked."""
    text = f"{value:,.4f}"
    return text.rstrip("0").rstrip(".")


def figure(figure: Figure, report: Document, *, width: int = 60) -> str:
    """The number with its bound as printed, and what it counts or its unit where that follows: "more than 300 militants"."""
    span, counted = figure.span, figure.counted
    if figure.role == "measurement" and figure.quantity.unit not in (None, "magnitude") and span.text[-1:].isdigit():
        unit = _UNIT.match(report.text if span.field is None else report.title or "", span.end)
        return clip(span.text + (unit.group() if unit else ""), width)
    if counted is None or counted.field != span.field or not 0 <= counted.start - span.end <= 1:
        return clip(span.text, width)
    text = report.text if span.field is None else report.title or ""
    return clip(text[span.start : max(span.end, counted.end)], width)


def said(text: str) -> str:
    """What is said, without the reporting words that a content may begin with: "… the minister as saying that"."""
    return _REPORTING.sub("", line(text), count=1) or line(text)


def giver(chain: tuple[str, ...], *, inferred: bool = False) -> str:
    """On whose word, origin first: "Ana Lund", "Goran Pell (via Harbour Gazette)", "the report itself"."""
    if not chain:
        return OWN_VOICE
    names = [line(name) for name in reversed(chain)]
    notes = ([f"via {', '.join(names[1:])}"] if names[1:] else []) + (["inferred"] if inferred else [])
    return f"{names[0]} ({'; '.join(notes)})" if notes else names[0]


def working(check: Check) -> str:
    """The working, "(28 + 62) / 300 = 30"; an operation that shows its result already is left as it is."""
    if "=" in check.operation:
        return line(check.operation)
    result = number(check.result) if isinstance(check.result, (int, float)) else line(check.result)
    return f"{line(check.operation)} {'=' if result[:1].isdigit() or result[:1] == '-' else '→'} {result}"


def stated(check: Check) -> str:
    """What a report states beside the working."""
    return "not stated in any report" if check.stated is None else f"stated as {line(check.stated)}"


def verdict(check: Check) -> str:
    """Whether the stated number follows from the others: "holds: stated as nearly 30 percent"."""
    return stated(check) if check.holds is None else f"{'holds' if check.holds else 'differs'}: {stated(check)}"


def borrowing(edge: Edge, sigla: dict[str, str]) -> str:
    """A borrowing as "B credits A (stated)"; where the direction is unknown, that both share."""
    left, right = sigla.get(edge.from_report, "?"), sigla.get(edge.to_report, "?")
    if edge.direction == "unknown":
        return f"{left} and {right} share {'a quotation' if edge.kind == 'quotation' else 'text'}; direction unknown"
    deed = {"reuse": "has text from", "credit": "credits", "quotation": "quotes"}[edge.kind]
    return f"{right} {deed} {left} ({edge.direction})"
