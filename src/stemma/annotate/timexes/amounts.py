"""Pieces that name an amount of time or what recurs: "two weeks", "five years ago", "every day", "a month"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from stemma.annotate.timexes.context import Context, leads
from stemma.annotate.timexes.days import Match, weekday_number
from stemma.annotate.timexes.intervals import in_words, plus_days, plus_months, stepped
from stemma.annotate.timexes.readings import Atom, Level, Named, Reading, fixed
from stemma.lexicon import mapping
from stemma.model import Period

MONTH_OR_QUARTER = re.compile(r"\d{4}-(?:\d\d|Q\d|H\d)")  #: values that a year can be counted back from
_LENGTH = re.compile(r"P(T)?(\d+)([YMWDHS])")
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_MOST = 9999  #: amounts above it are kept as durations, but nothing is counted back with them


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    """Code of every unit, singular and plural: "D", "W", "TH", "10Y"."""
    found: dict[str, str] = {}
    for word, length in mapping("time_units").items():
        code = ("T" if length.startswith("T") else "") + re.sub(r"^T?1(?=[A-Z])", "", length).removeprefix("T")
        plural = word[:-1] + "ies" if word.endswith("y") and word != "day" else word + "s"
        found[word] = found[plural] = code
    return found


def unit_code(word: str) -> str:
    """The code of a unit as printed."""
    return _units()[word.lower()]


def amount(words: str) -> float | None:
    """The number that a count stands for; None for "several" and the like."""
    text = re.sub(r"\s+", " ", words.lower().strip())
    half = 0.5 if text.endswith((" and a half", "1/2", "½")) else 0.0
    text = re.sub(r"( and a half|\s?½| 1/2)$", "", text)
    if text[:1].isdigit():
        return float(text.replace(",", "")) + half
    table = mapping("time_counts")
    known = table.get(text)
    if known is None:
        parts = [table.get(p, "X") for p in re.split(r"[-\s]", text)]
        return None if "X" in "".join(parts) else sum(float(p) for p in parts) + half
    return None if known[0] == "X" else float(known) + half


def most(words: str) -> float | None:
    """The highest number that a vague count stands for by the word list ("a few": ten); None where it sets none."""
    known = mapping("time_counts").get(" ".join(words.lower().split()), "X")
    return float(known[1:]) if known[:1] == "X" and known[1:] else None


def few(number: float | None, reach: float | None) -> str:
    """The sentence that says how a vague count was taken, led by a space; empty where nothing was."""
    return f" How many is not said; at most {reach:g} are taken." if number is None and reach else ""


def length(count: float | None, code: str) -> str:
    """The TIMEX3 value of a duration: "P2W", "PT5H30M", "PXD"."""
    time, factor, letter = code.startswith("T"), re.sub(r"\D", "", code), code[-1]
    prefix = "PT" if time else "P"
    if count is None:
        return f"{prefix}X{letter}"
    total = count * int(factor or 1)
    if letter == "H" and total % 1:
        hours, minutes = divmod(round(total * 60), 60)
        return f"PT{hours}H{minutes}M" if hours else f"PT{minutes}M"
    if letter == "Y" and total == 0.5:
        return "P6M"
    return f"{prefix}{total:g}{letter}" if total < 10**6 else f"{prefix}{int(total)}{letter}"


def moved(day: date, count: float, *, code: str) -> date:
    """The day `count` units later; hours and minutes stay on whole days."""
    factor, letter = int(re.sub(r"\D", "", code) or 1), code[-1]
    total = max(min(count * factor, _MOST), -_MOST)
    if code.startswith("T"):
        return plus_days(day, int(total / {"H": 24, "M": 1440, "S": 86400}[letter]))
    if letter == "D":
        return plus_days(day, round(total))
    if letter == "W":
        return plus_days(day, round(total * 7))
    return plus_months(day, round(total * (12 if letter == "Y" else 1)))


def _then(day: date, count: float, *, code: str) -> str:
    """The value of the time `count` units from `day`, as coarse as the unit."""
    letter = code[-1]
    if abs(count) > _MOST:
        return "PAST_REF" if count < 0 else "FUTURE_REF"
    if code.startswith("T") or letter == "D":
        return moved(day, count, code=code).isoformat()
    if letter == "W" or count % 1:
        return stepped(moved(day, count, code=code), 0, unit=letter if letter == "W" else "M")
    if letter == "Y":
        return stepped(day, int(count) * int(re.sub(r"\D", "", code) or 1), unit="Y")
    return stepped(day, int(count), unit="M")


def _unknown(code: str) -> str:
    if code.startswith("T"):
        return "XXXX-XX-XX"
    return {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(code[-1], "XXXX-XX-XX")


def distant(count: float | None, code: str, *, back: bool, reach: float | None = None) -> Reading:
    """ "two days ago", "three weeks from now"; `reach` is the most that a vague count stands for."""
    if count is None:

        def days(anchor: date) -> Period:
            far = moved(anchor, -reach if back else reach, code=code) if reach else None
            return Period(far, anchor) if back else Period(anchor, far)

        value = "PAST_REF" if back else "FUTURE_REF"
        rule = "An amount of time that is not said, counted from {anchor}." + few(None, reach)
        return Reading("DATE", "ref", lambda _: value, rule, days=days)
    signed = -count if back else count

    def at(anchor: date | None) -> str:
        return _then(anchor, signed, code=code) if anchor else _unknown(code)

    level: Level = "period" if code[-1] in "WMY" and code[0] != "T" else "day"
    return Reading("DATE", level, at, f"Counted {'back ' if back else ''}from the day of {{anchor}}.")


def _plain(count: float | None, code: str) -> Reading:
    return fixed(length(count, code), "A length of time.", level="duration", type="DURATION")


def joined(long: Reading, short: Reading) -> Reading | None:
    """ "two years and six months", "1 hour 30 minutes": one length of two units, the longer one first."""
    left, right = _LENGTH.fullmatch(long.at(None)), _LENGTH.fullmatch(short.at(None))
    if left is None or right is None or (long.level, short.level) != ("duration", "duration"):
        return None
    order = [_ORDER.index((m[1] or "") + m[3]) for m in (left, right)]
    if order[0] >= order[1]:
        return None
    value = f"P{left[1] or ''}{left[2]}{left[3]}" + f"{right[1] if not left[1] and right[1] else ''}{right[2]}{right[3]}"
    return fixed(value, "A length of time.", level="duration", type="DURATION")


def recurring(value: str, rule: str) -> Reading:
    """A reading for what recurs."""
    return fixed(value, rule, level="set", type="SET")


def _is_rate(context: Context, start: int) -> bool:
    """Whether "a month" follows an amount ("$1,800 a month", "300 people a day", "twice a week")."""
    i = context.before(start)
    if context.word(i) in ("once", "twice", "thrice", "times"):
        return True
    for j in range(i, max(i - 4, -1), -1):
        word, tag = context.word(j), context.tag(j)
        if tag in ("CD", "$") or word[:1].isdigit() or word in ("thousands", "hundreds", "dozens", "millions", "%"):
            return not (tag == "CD" and 1900 <= int(word) <= 2100) if word.isdigit() and len(word) == 4 else True
        if not (tag.startswith("NN") or tag == "JJ" or word in ("percent", "%")):
            return False
    return False


def duration(match: Match, context: Context) -> Atom | None:
    """ "two weeks", "16-hour", "about five years ago", "a month" (in a rate: a set)."""
    start, end, code = match.start(), match.end(), unit_code(match["dur_u"])
    words, suffix = match["dur_n"].lower(), (match["dur_s"] or "").lower()
    article = words in ("a", "an")
    left, right = context.before(start), context.index(end)
    if _is_no_duration(match, context, left, right):
        return None
    if article and not suffix and not match["dur_p"] and _is_rate(context, start):
        return Atom(start=start, end=end, kind="whole", reading=recurring(length(1, code), "A rate: so much in each such time."))
    led = context.word(left) in leads("length") or context.word(right) in ("of", "after", "before")
    if article and not suffix and not match["dur_p"] and code == "D" and not led:
        return None
    count = amount(match["dur_n"])
    if match["dur_h"] and count is not None:
        count += 0.5
    if match["dur_n2"]:
        other = amount(match["dur_n2"])
        count = count if count == other else None
    if suffix == "ago":
        return Atom(start=start, end=end, kind="whole", reading=distant(count, code, back=True, reach=most(words)))
    if suffix in ("hence", "from now") or suffix.startswith("from"):
        return Atom(start=start, end=end, kind="whole", reading=distant(count, code, back=False, reach=most(words)))
    if suffix in ("later", "earlier") and not code.startswith("T"):

        def back(last: Named) -> Reading | None:
            return _from_last(last, count, code=code, back=suffix == "earlier")

        # "up from 3 percent a year earlier" compares with the time named before it, else with the report's own
        compared = suffix == "earlier" and code == "Y" and count is not None
        alone = distant(count, code, back=True) if compared else _plain(count, code)
        return Atom.of(match, "whole", alone, back=back)
    if suffix not in ("", "later", "earlier"):
        end = match.start("dur_s")
        while context.text[end - 1].isspace():
            end -= 1
    reading = _plain(count, code)
    return Atom(start=start, end=end, kind="whole", reading=reading)


def _is_no_duration(match: Match, context: Context, left: int, right: int) -> bool:
    """Ages, ordinals ("a second attack") and numbers that belong elsewhere."""
    unit, words = match["dur_u"].lower(), match["dur_n"].lower()
    if context.word(left) in ("aged", "age") or (match["dur_u"][:1].isupper() and not match["dur_n"].isupper()):
        return True  # "60 Minutes" is a name
    if unit in ("second", "sec", "min") and (not words[0].isdigit() or (unit == "second" and "-" not in match["dur_j"])):
        return True  # "a second attack", "the 3 second graders"
    near = context.text[match.start("dur_n") - 1 : match.start("dur_n")]
    if (near and near in "$€£-–.,#") or context.word(left) in ("$", "€", "£"):
        return True
    return words == "some" and not unit.endswith("s")  # "some day"


def _from_last(last: Named, count: float | None, *, code: str, back: bool) -> Reading | None:
    """ "two days later", counted from the day named last."""
    if count and count == int(count) and back and code == "Y" and MONTH_OR_QUARTER.fullmatch(last.value):
        value = f"{int(last.value[:4]) - int(count):04d}{last.value[4:]}"
        return fixed(value, f"Counted back from the time named before, {last.value}.", level="period")
    if last.day is None or count is None:
        return None
    value = _then(last.day, -count if back else count, code=code)
    return fixed(value, f"Counted from the day named before, {in_words(last.day)}.", level="day" if code == "D" else "period")


def bare(match: Match, context: Context) -> Atom | None:
    """ "for years", "decades-long", "weeks later": an amount that is not said."""
    code, suffix = unit_code(match["bare_u"]), (match["bare_s"] or "").lower()
    left, right = context.before(match.start()), context.index(match.end())
    if suffix == "ago":
        return Atom.of(match, "whole", distant(None, code, back=True))
    led = context.word(left) in leads("unsaid")
    followed = context.word(right) in ("of", "after", "before") and context.tag(left) not in ("CD", "JJ", "PRP$")
    if not (suffix or match["bare_l"] or led or followed):
        return None
    return Atom.of(match, "whole", _plain(None, code))


def long(match: Match, _: Context) -> Atom:
    """ "year-long", "daylong"."""
    return Atom.of(match, "whole", _plain(1, unit_code(match["long_u"])))


def every(match: Match, _: Context) -> Atom:
    """ "every day", "each Tuesday", "every two years", "every other week"."""
    word = match["every_u"].lower().rstrip(".")
    count = {"other": 2.0, "second": 2.0, "third": 3.0, "few": None, "single": 1.0, "": 1.0}[(match["every_o"] or "").lower()]
    if match["every_n"]:
        count = amount(match["every_n"])
    singular = word.removesuffix("s")
    if word in mapping("weekdays"):
        value = f"XXXX-WXX-{weekday_number(word)}"
    elif singular in mapping("day_parts"):
        value = f"XXXX-XX-XXT{mapping('day_parts')[singular]}"
    elif singular == "weekend":
        value = "XXXX-WXX-WE"
    elif singular == "quarter":
        value = "P3M"
    else:
        value = length(count, unit_code(word))
    return Atom.of(match, "whole", recurring(value, "What recurs, with how often."))


def rate(match: Match, _: Context) -> Atom:
    """ "twice a week"."""
    return Atom.of(match, "whole", recurring(length(1, unit_code(match["rate_u"])), "So often in each such time."))


def per(match: Match, _: Context) -> Atom:
    """ "per month"."""
    return Atom.of(match, "whole", recurring(length(1, unit_code(match["per_u"])), "A rate: so much in each such time."))


def often(match: Match, context: Context) -> Atom | None:
    """ "daily", "annually"; not the "Daily Mail"."""
    word = " ".join(match.group().lower().split())
    right = context.tag(context.index(match.end()))
    left = context.tag(context.before(match.start()))
    if right.startswith("NNP") or (match.group()[0].isupper() and left.startswith("NNP")):
        return None
    paper = left in ("DT", "NNP", "JJ") and right.startswith(("VB", "MD", "POS"))  # "the Norva daily reported"
    if paper or context.in_name(match.start(), match.end()):
        return None
    return Atom.of(match, "whole", recurring(mapping("time_sets")[word], "What recurs, with how often."))
