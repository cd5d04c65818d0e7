"""When a report was published: the evidence in the order of its weight, and a sentence that says which it was."""

from __future__ import annotations

from datetime import date, timedelta

from stemma.model import Published
from stemma.read.metadata.dates import WrittenDate, date_in_name, dates_in, stated_date
from stemma.read.metadata.head import Head
from stemma.read.raw import Raw

_LATER = 2  #: days after a date that a first paragraph names with its weekday, in which such reports are published
_NEAR = 7  #: days that may lie between a dateline and a full date in the text that gives its year
_FIRST = 600  #: characters of the first paragraphs


def _shown(day: date) -> str:
    return day.isoformat()


def _file_name(raw: Raw) -> str:
    return raw.file.rsplit("/", 1)[-1]


def _stated(written: WrittenDate, where: str) -> Published:
    """The date that `where` gives; both readings where day and month cannot be told apart."""
    day = written.value
    if day is not None and written.other is not None:
        low, high = sorted((day, written.other))
        return Published(None, low, high, "stated", f"{where} can be read as {_shown(low)} or as {_shown(high)}")
    return Published(day, day, day, "stated", f"{where} says {_shown(day) if day else 'no year'}", written.moment)


def _with_year(dateline: WrittenDate, text: str, start: int) -> tuple[date, str] | None:
    """The dateline's day in the year that another full date in the text gives, if one lies close to it."""
    for written in dates_in(text, start, len(text)):
        if written.value is None:
            continue
        for year in (written.value.year, written.value.year + 1, written.value.year - 1):
            try:
                day = date(year, dateline.month, dateline.day)
            except ValueError:
                continue
            if abs((day - written.value).days) <= _NEAR:
                return day, f"the dateline gives the day, {text[written.start : written.end]!r} in the text the year"
    return None


def _from_dateline(dateline: WrittenDate, raw: Raw, *, after: int, rights_year: int | None) -> Published:
    named = date_in_name(_file_name(raw))
    if named and (named.month, named.day) == (dateline.month, dateline.day):
        return Published(named, named, named, "inferred", "the dateline gives the day, the file's name the year")
    near = _with_year(dateline, raw.text, after)
    if near:
        return Published(near[0], near[0], near[0], "inferred", near[1])
    year = rights_year or (named.year if named else None)
    if year is not None:
        try:
            day = date(year, dateline.month, dateline.day)
        except ValueError:
            day = None
        if day is not None:
            where = "the line of rights" if rights_year else "the file's name"
            return Published(day, day, day, "inferred", f"the dateline gives the day, {where} the year")
    shown = raw.text[dateline.start : dateline.end]
    return Published(None, None, None, "inferred", f"the dateline gives the day ({shown}), but nothing gives the year")


def _from_text(raw: Raw, body_start: int) -> Published | None:
    """A full date with its weekday in the first paragraphs: news of that day."""
    for written in dates_in(raw.text, body_start, min(len(raw.text), body_start + _FIRST)):
        day = written.value
        if written.weekday and day is not None:
            until = day + timedelta(days=_LATER)
            why = f"the first paragraphs name {raw.text[written.start : written.end]!r} with its weekday"
            return Published(day, day, until, "inferred", why)
    return None


def published(
    raw: Raw, head: Head, *, dateline: WrittenDate | None, body_start: int, rights_year: int | None
) -> tuple[Published, str | None]:
    """When the report was published, and what could not be used of what it states (one sentence, or None)."""
    problem = None
    if raw.given.published is not None:
        written = stated_date(raw.given.published)
        if written is not None:
            return _stated(written, raw.given.published_from), None
        problem = (
            f"{raw.given.published_from} says {raw.given.published[:40]!r}, which is no date; "
            "YYYY-MM-DD is allowed, with or without a time: mend it, or leave it out"
        )
    if head.published is not None:
        label = f'the metadata line "{head.published_label}"' if head.published_label else "the line with the date"
        return _stated(head.published, label), problem
    if dateline is not None and dateline.value is not None:
        return _stated(dateline, "the dateline"), problem
    if head.updated is not None:
        return _stated(head.updated, 'the metadata line "updated"'), problem
    if dateline is not None:
        return _from_dateline(dateline, raw, after=body_start, rights_year=rights_year), problem
    for where, name in (("the file's name", _file_name(raw)), ("the address", raw.given.url or head.url or "")):
        named = date_in_name(name)
        if named is not None:
            return Published(named, named, named, "inferred", f"{where} holds {_shown(named)}"), problem
    found = _from_text(raw, body_start)
    if found is not None:
        return found, problem
    if rights_year is not None:
        first, last = date(rights_year, 1, 1), date(rights_year, 12, 31)
        return Published(None, first, last, "inferred", f"the line of rights names the year {rights_year}"), problem
    return Published(None, None, None, "unknown", "the report names no date of its own"), problem
