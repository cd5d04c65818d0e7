"""Pieces that name a month, season, quarter, year, decade or century."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from stemma.annotate.timexes.context import Context, Tense, leads
from stemma.annotate.timexes.days import Match, full_year, month_number
from stemma.annotate.timexes.intervals import (
    days_of,
    month_name,
    week_value,
)
from stemma.annotate.timexes.readings import Atom, Reading, fixed
from stemma.lexicon import mapping, words

_MONTHS_BACK: dict[Tense | None, int] = {"past": 11, None: 8, "future": 0}  #: as _REACH in days.py, in months
_PLAIN_WORDS = frozenset({"may", "march", "august", "april", "june", "mar", "jan", "jun"})  #: months that are also words or names
_NOT_A_YEAR = frozenset("$€£¥#-–/.,+:°=@&")
_PREFIXED = re.compile(r"(?i:mid|pre|post|early|late)[-–]$")
_NO_YEAR_BEFORE = re.compile(r"[%°]|[.,:]\d|-(?!(?:born|era|style|vintage|model|built)(?!\w))")
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _chosen(anchor: date, first: Callable[[int], int], *, tense: Tense | None) -> int:
    """The year whose stretch, starting in month index `first(year)`, a report of `anchor` means."""
    now = anchor.year * 12 + anchor.month - 1
    behind = max(y for y in range(anchor.year - 1, anchor.year + 2) if first(y) <= now or y == anchor.year - 1)
    gap = now - first(behind)
    return behind if gap <= _MONTHS_BACK[tense] else behind + 1


def bare_month(month: int, tense: Tense | None) -> Reading:
    """A month without a year."""

    def at(anchor: date | None) -> str:
        if anchor is None:
            return f"XXXX-{month:02d}"
        return f"{_chosen(anchor, lambda y: y * 12 + month - 1, tense=tense):04d}-{month:02d}"

    where = "the coming one" if tense == "future" else "the latest one begun by then, unless that lies too far back for news"
    return Reading("DATE", "period", at, f"{month_name(month)} without a year, in {{anchor}}, is {where}.")


def month(match: Match, context: Context) -> Atom | None:
    """ "October", "October 2020", "Oct. ’98"."""
    number, start, end = month_number(match["mon_m"]), match.start(), match.end()
    digits = match["mon_y"] or match["mon_a"]
    if digits:
        reading = fixed(f"{full_year(digits):04d}-{number:02d}", "A month with its year.", level="period")
        return Atom(start=start, end=end, kind="period", reading=reading)
    left, right = context.before(start), context.index(end)
    name = match["mon_m"].lower().rstrip(".")
    if name in _PLAIN_WORDS or (len(name) < 4 and name != "may"):
        attributive = context.tag(left) in ("DT", "PRP$") and context.tag(right) in ("NN", "NNS", "JJ") and len(name) > 2
        if context.word(left) not in leads("month") and not attributive:
            return None
        if context.tag(right).startswith("NNP") and context.raw(right)[:1].isupper():
            return None  # a person: "of May Ellison"
    named = context.tag(right).startswith("NNP") and context.raw(right)[:1].isupper()
    led = context.word(left) in leads("month") or context.tag(left) in ("DT", "POS")
    if context.word(left) == "black" or (named and not led):
        return None  # Black September, or a person: "January Ellison"
    return Atom(start=start, end=end, kind="period", reading=bare_month(number, context.tense(start, end)))


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    return words("year_counted")


@lru_cache(maxsize=1)
def _barring() -> frozenset[str]:
    return words("year_not_after")


def _counts_something(context: Context, i: int, number: int, *, after_lead: bool) -> bool:
    """Whether the four digits before token `i` count the noun there ("2015 people", "1300 servicemen")."""
    if context.word(i) in _counted():
        return not (after_lead and 1900 <= number <= 2035 and number % 50)
    head = i
    while head < i + 3 and context.tag(head) in ("JJ", "NN", "NNP", "VBN") and context.tag(head + 1)[:2] in ("JJ", "NN"):
        head += 1
    if context.tag(head) != "NNS":
        return False
    if context.word(head) in _counted():
        return not after_lead or number % 50 == 0
    return number % 50 == 0 or number < 1900 or (number % 10 == 0 and not after_lead and number < 1950)


def _plausible(match: Match, context: Context, number: int) -> bool:
    """Whether four digits standing alone are a year here."""
    start = match.start("year_y")
    left, right = context.before(match.start()), context.index(match.end())
    near = context.text[start - 1 : start]
    if near and near in _NOT_A_YEAR and not _PREFIXED.search(context.text, max(0, start - 6), start):
        return False
    if _NO_YEAR_BEFORE.match(context.text, match.end()):
        return False
    lead = context.word(left)
    named = match.start("year_y") > match.start()
    after_lead = named or lead in leads("year") or near == "-"
    if context.tag(left) == "$" or (lead in _barring() and not named):
        return False
    if lead in (",", "at") and context.tag(right) == "NNP":
        return False  # a house number
    if _counts_something(context, right, number, after_lead=after_lead):
        return False
    if after_lead or match["year_e"]:
        return 1200 <= number <= 2100
    if not 1500 <= number <= 2100:
        return False
    if lead in leads("neutral") or lead in (",", "(", "[", "'s", "’s", "—", "–", "“", ""):
        return True
    if context.sentence is None:
        return True
    tag = context.tag(left)
    if tag in ("PRP$", "POS", "DT", "JJ", "CC", "VBD", "VBN", "TO", "RB"):
        return True
    # "Euro 2016", "Windows 2000": a name with a number; "the Tokyo Olympics 2021"
    return 1900 <= number <= 2100 and number % 100 != 0 and (tag.startswith("NN") or context.tag(right).startswith("NN"))


def year(match: Match, context: Context) -> Atom | None:
    """ "1994", "the year 2004", "2015-16"."""
    number = int(match["year_y"])
    if not _plausible(match, context, number):
        return None
    value, end = f"{number:04d}", match.end()
    if match["year_e"]:
        digits = match["year_e"]
        last = int(digits) if len(digits) == 4 else number // 100 * 100 + int(digits)
        if last <= number and 1 <= int(digits) <= 12 and "–" not in match.group():
            value = f"{number:04d}-{int(digits):02d}"
            return Atom(start=match.start(), end=end, kind="period", reading=fixed(value, "A month in figures.", level="period"))
        if not number < last <= number + 150 or (len(digits) == 2 and last > number + 60):
            return None
        value = f"{value}/{last:04d}"
    rule = "A year in figures." if not match["year_e"] else "A span of years in figures."
    if match["year_f"] and not match["year_e"]:
        value, rule = f"FY{value}", "A financial year; the days cover whatever month it begins in."
    return Atom(start=match.start(), end=end, kind="period", reading=fixed(value, rule, level="period"))


def short_year(match: Match, context: Context) -> Atom | None:
    """’98, after a word that leads to a date."""
    if context.word(context.before(match.start())) not in leads("month") | {"the"}:
        return None
    value = f"{full_year(match['yy_y']):04d}"
    return Atom.of(match, "period", fixed(value, "A year in two figures.", level="period"))


def decade(match: Match, context: Context) -> Atom | None:
    """ "the 1990s", "the ’80s", "the nineties"; not "in his 80s"."""
    left = context.before(match.start())
    if "PRP$" in (context.tag(left), context.tag(left - 1)):
        return None  # "in his late 80s"
    if match["dec_y"]:
        value = match["dec_y"]
    else:
        digit = match["dec_a"] or (match["dec_b"] or "")[:1] or str(_DECADES.index(match["dec_w"].lower()) + 2)
        led = match.group()[:3].lower() == "the" or match["dec_a"] or context.word(left) in ("the", "and", "early", "late")
        if not led or (match["dec_w"] and context.word(context.index(match.end())) in ("percent", "degrees")):
            return None
        value = "19" + digit
    return Atom.of(match, "period", fixed(value, "A decade.", level="period"))


def century(match: Match, _: Context) -> Atom | None:
    """ "the 19th century" covers the years 1800 to 1899 (TIMEX3 value 18)."""
    word = match["cent_n"].lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else mapping("time_ordinals")[word]
    if not 2 <= number <= 30:
        return None
    return Atom.of(match, "period", fixed(f"{number - 1:02d}", "A century.", level="period"))


def season_reading(code: str, tense: Tense | None, *, pointing: str = "") -> Reading:
    """A season in the year that the report, or a word such as "last", gives; winters count to the year they begin in."""
    first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]

    def at(anchor: date | None) -> str:
        if anchor is None:
            return f"XXXX-{code}"
        month_now = anchor.year * 12 + anchor.month - 1
        begun = max(y for y in (anchor.year - 1, anchor.year) if y * 12 + first_month - 1 <= month_now)
        running = month_now - (begun * 12 + first_month - 1) < 3
        if pointing in ("last", "past", "previous"):
            chosen = begun - 1 if running else begun
        elif pointing in ("next", "coming", "upcoming", "following"):
            chosen = begun + 1
        elif pointing in ("this", "current"):
            chosen = begun if running or begun == anchor.year else begun + 1
        else:
            chosen = begun if running else _chosen(anchor, lambda y: y * 12 + first_month - 1, tense=tense)
        return f"{chosen:04d}-{code}"

    return Reading("DATE", "period", at, "A season of the northern year nearest to {anchor}.")


def season(match: Match, context: Context) -> Atom | None:
    """ "the summer of 2018"; a bare season only after words that make it a time."""
    code = mapping("seasons")[match["sea_s"].lower()]
    start, end = match.start(), match.end()
    if match["sea_y"]:
        value = f"{int(match['sea_y']):04d}-{code}"
        return Atom(start=start, end=end, kind="period", reading=fixed(value, "A season with its year.", level="period"))
    left, right = context.before(start), context.index(end)
    lead, article = context.word(left), match.group().lower().startswith("the ")
    verbal = match["sea_s"] in (("fall",) if article and lead in ("by", "for") else () if article else ("fall", "spring"))
    if match["sea_s"][:1].isupper() or lead not in leads("season") or verbal:
        return None
    if context.word(right) == "of" or context.tag(right).startswith("NN"):
        return None
    return Atom(start=start, end=end, kind="period", reading=season_reading(code, context.tense(start, end)))


def container(match: Match, context: Context) -> Atom:
    """ "the week of" + a day; "the night of" + a day; "the month of" + a month."""
    unit = match["box_u"].lower()
    part = mapping("day_parts").get(unit, "")

    def onto(inner: Reading) -> Reading | None:
        if part or inner.level not in ("day", "time"):
            return None if part and inner.level != "day" else _with_suffix(inner, f"T{part}") if part else inner
        if unit in ("week", "weekend"):
            return replace(inner, level="period", days=None, relative=inner.relative, at=lambda a: _week_of(inner.at(a), unit))
        return inner

    return Atom.of(match, "before", onto=onto)


def _with_suffix(reading: Reading, suffix: str) -> Reading:
    """A day's reading as that of a time on it."""
    return replace(reading, type="TIME", level="time", at=lambda a: reading.at(a) + suffix)


def _week_of(value: str, unit: str) -> str:
    period = days_of(value)
    if period is None or period.earliest is None:
        return "XXXX-WXX" + ("-WE" if unit == "weekend" else "")
    return week_value(period.earliest) + ("-WE" if unit == "weekend" else "")
