"""The words of time as one pattern: each match is one piece, which the builders read and `assembly` puts together.

The pattern is compiled from the word lists (months, weekdays, units, counts, …). A cheap look for the digits and
words of time decides first where it is tried at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from re import Match, Pattern

from stemma.lexicon import mapping
from stemma.text.patterns import any_of

NUMBERS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,6}(?:\.\d+)?(?:\s1/2|\s?½)?"
YEAR = r"(?:1\d{3}|20\d{2})(?!\w)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:/]\d|\s?%)"
APPROXIMATELY = (
    r"(?i:(?:more|less|fewer|longer)\s+than|at\s+least|at\s+most|up\s+to|as\s+(?:many|long|much)\s+as"
    r"|(?:just\s+)?(?:about|around|nearly|almost|over|under|roughly|approximately|some|another))\s+"
)
BETWEEN = (
    r"(?i:more|consecutive|straight|successive|long|full|whole|short|further|additional|extra|solid|working|business|calendar)"
)
POINTING = r"last|past|previous|next|coming|following|current|same|preceding|upcoming|this|that|these|recent|ensuing|intervening"
PARTS_OF = r"beginning|start|end|middle|turn|close|eve|rest|remainder|outset|latter\s+part|latter\s+half|early\s+part|bulk"


def _cased(names: list[str]) -> str:
    """Names as news prints them: capitalised, or wholly in capitals."""
    return "|".join(f"{n.capitalize()}|{n.upper()}" for n in sorted(names, key=lambda n: (-len(n), n)))


def _any(names: list[str]) -> str:
    """Names in any case, longest first; spaces match any white space, straight apostrophes curly ones too."""
    ordered = sorted(names, key=lambda n: (-len(n), n))
    return "|".join(re.escape(n).replace(r"\ ", r"\s+").replace("'", "['’]") for n in ordered)


def months() -> str:
    """Month names; short ones may end in a full stop."""
    long = [n for n in mapping("months") if len(n) > 4 or n in ("may", "june", "july")]
    short = [n for n in mapping("months") if n not in long]
    return rf"(?:(?:{_cased(long)})(?!\w)|(?:{_cased(short)})(?:\.(?!\w)|(?!\w)))"


def weekdays() -> str:
    """Weekday names; short ones only with a full stop, or before a date."""
    names = list(mapping("weekdays"))
    long = [n for n in names if n.endswith("day")]
    short = [n for n in names if n not in long]
    return rf"(?:(?:{_cased(long)})|(?:{_cased(short)})(?:\.(?=,?\s)|(?=,?\s+(?:{months()}|\d{{1,2}}\s))))"


def counts() -> str:
    """Amounts in words or digits before a unit."""
    table = mapping("time_counts")
    tens = [w for w, v in table.items() if v.isdigit() and int(v) in range(20, 100, 10)]
    ones = [w for w, v in table.items() if v.isdigit() and int(v) < 10 and w.isalpha() and len(w) > 2 and w != "another"]
    return rf"(?:(?i:(?:{_any(tens)})[-\s](?:{_any(ones)})|{_any(list(table))})(?!\w)(?:\s+and\s+a\s+half)?|{NUMBERS})"


def units() -> str:
    """Units of time, singular or plural."""
    names = list(mapping("time_units"))
    plural = [n[:-1] + "ies" if n.endswith("y") and n != "day" else n + "s" for n in names]
    return rf"(?:(?i:{_any(plural + names)})(?!\w))"


def _dates() -> list[str]:
    month, season = months(), _any(list(mapping("seasons")))
    festival, zone = _any(list(mapping("festivals"))), _any(list(mapping("time_zones")))

    follows = r"(?:\s?[.,;:)]|\s*$|\s+(?:in|at|of|with|when|as|" + month + r"))"

    def year(name: str) -> str:
        return rf"(?:(?:,?\s+|\s,\s)(?P<{name}>{YEAR}))?"

    def until(name: str) -> str:
        # "October 1 and 2" only where nothing follows that the second number could count
        return rf"(?:(?:\s?[-–]\s?|\s+(?:and|to|or|through|until)\s+(?=\d+(?:st|nd|rd|th)?{follows}))(?P<{name}>{DAY}))?"

    zones = rf"(?:\s?\(?(?P<clk_z>(?i:{zone})(?!\w))\)?)?"
    of_day = r"(?P<clk_d>\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night))?"
    half = r"(?P<clk_p>(?:[aApP]\.\s?[mM]\.?|[aApP]\s?[mM])(?!\w))"
    return [
        r"(?P<iso>(?P<iso_y>\d{4})(?P<iso_s>[-/])(?P<iso_m>\d\d)(?P=iso_s)(?P<iso_d>\d\d)"
        r"(?:[T\s](?P<iso_t>\d\d:\d\d)(?::\d\d(?:\.\d{1,6})?)?(?P<iso_z>Z|\s?UTC|[+-]\d\d:?\d\d)?)?(?!\w|-\d))",
        r"(?P<num>(?P<num_a>\d{1,2})(?P<num_s>[/.-])(?P<num_b>\d{1,2})(?P=num_s)(?P<num_y>(?:19|20)\d\d|\d\d)(?!\w|[-/.]\d))",
        rf"(?P<mdy>(?P<mdy_m>{month})\s?(?P<mdy_d>{DAY}){until('mdy_e')}{year('mdy_y')})",
        rf"(?P<dmy>(?:(?i:the)\s+)?(?P<dmy_d>{DAY}){until('dmy_e')}(?:\s+(?:of\s+)?(?P<dmy_m>{month}){year('dmy_y')}"
        rf"|(?P<dmy_s>[-/])(?P<dmy_n>{month})(?P=dmy_s)(?P<dmy_x>{YEAR})))",
        r"(?P<dom>(?i:(?<=on\s)the)\s+(?P<dom_d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?=\s?[.,;)]|\s*$|\s+(?:at|when|and|but)(?!\w)))",
        rf"(?P<mon>(?P<mon_m>{month})(?:(?:,?\s+(?:of\s+)?|\s,\s|-)(?P<mon_y>{YEAR})|\s['’](?P<mon_a>\d\d)(?!\w))?)",
        rf"(?P<wd>(?P<wd_n>{weekdays()})(?P<wd_s>[sS](?!\w))?(?!\w))",
        r"(?P<deic>(?i:(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)|today|yesterday|tomorrow)(?!\w))",
        r"(?P<ton>(?i:tonight|overnight)(?!\w))",
        rf"(?P<fest>(?i:{festival})(?!\w)(?:\s+(?P<fest_w>weekend|week)(?!\w))?(?:,?\s+(?P<fest_y>{YEAR}))?)",
        r"(?P<nine>9/11(?![\w/]))",
        rf"(?P<clk>(?:(?P<clk_h>\d{{1,2}})(?:[:.](?P<clk_m>[0-5]\d))?(?:[:.][0-5]\d)?\s?{half}"
        r"|(?P<clk_i>[01]?\d|2[0-3])[:.](?P<clk_n>[0-5]\d)(?::[0-5]\d)?(?:\s?(?:hrs|hours|h)(?!\w))?(?![\w%]|[.:]\d)"
        r"|(?P<clk_4>[0-2]\d[0-5]\d)(?=\s?(?i:gmt|utc|hrs|hours|h(?!\w)|local))(?:\s?(?:hrs|hours|h)(?!\w))?"
        r"|(?P<clk_w>(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}))\s+o['’]clock"
        rf"|(?P<clk_5>\d{{1,2}})(?=\s+in\s+the\s+(?:morning|afternoon|evening))){zones}{of_day}"
        r"|(?P<clk_x>(?i:noon|midday|midnight)(?!\w)))",
        rf"(?P<sea>(?:(?i:the)\s+)?(?P<sea_s>(?i:{season}))(?!\w)(?:\s+(?:of\s+)?(?P<sea_y>{YEAR})(?:[-–/]\d\d(?!\w))?)?)",
    ]


def _periods() -> list[str]:
    ordinal = _any(list(mapping("time_ordinals")))
    part, unit = _any(list(mapping("day_parts"))), units()
    inside = (
        rf"(?i:the\s+)?(?:(?i:last|this|next|that|year|month|quarter|season|century|same|fiscal|financial|{ordinal})(?!\w)"
        rf"|{months()}|{YEAR}|\d0s)"
    )
    fiscal = r"(?:(?i:(?P<the_f>financial|fiscal)|calendar|school|academic)\s+(?=(?i:year)))?"
    pointed = rf"(?i:{_any(list(mapping('seasons')))}|weekends?|quarters?|{part}|{_any(list(mapping('festivals')))})(?!\w)"
    return [
        rf"(?P<sub>(?:(?i:the)\s+)?(?:(?i:very)\s+)?(?P<sub_o>(?i:{ordinal}|[1-4](?:st|nd|rd|th)))[\s-]"
        rf"(?:(?P<sub_n>{counts()})\s+(?P<sub_p>(?i:quarters|weeks|months|days|years))"
        rf"|(?P<sub_u>(?i:quarter|half|halve|weekend|week|month|day)s?))(?!\w)(?P<sub_of>\s+(?:of|in)\s+(?={inside})))",
        r"(?P<same>(?i:(?:the\s+)?(?:year-earlier|year-ago)\s+(?:period|week|month|quarter)"
        r"|(?:the\s+)?(?:same|comparable|corresponding)\s+(?:period|time|day|week|month|quarter)\s+(?:of\s+|in\s+)?"
        r"(?:(?:the\s+)?(?:last|previous|prior)\s+year|a\s+year\s+(?:ago|earlier|before)))(?!\w))",
        rf"(?P<box>(?i:the)\s+(?P<box_u>week|weekend|month|year|day|{part})\s+(?:of|ending|beginning|starting)\s+(?!the\s+(?!\d)))",
        rf"(?P<ptr>(?P<ptr_t>(?i:the|these)\s+)?(?:very\s+)?(?P<ptr_w>(?i:{POINTING}))\s+(?:(?P<ptr_n>{counts()})\s+)?"
        rf"(?:{BETWEEN}\s+)?(?P<ptr_f>(?i:fiscal|financial)\s+(?=(?i:year(?!\w)|quarter(?!\w))))?(?P<ptr_u>{unit}|(?:{months()})(?!\.?\s?\d)|(?:{weekdays()})(?!\w)|{pointed}))",
        r"(?P<skip>(?i:the\s+(?P<skip_u>week|weekend|month|quarter|year)\s+(?P<skip_w>after\s+(?:the\s+)?next|before\s+last))"
        rf"(?!\w|\s+(?:[A-Z]|{unit}|{pointed})))",
        r"(?P<adj>(?i:the\s+day\s+(?:before|after)(?=\s*[.,;]|\s*$)))",
        rf"(?P<cent>(?:(?i:the)\s+)?(?P<cent_n>\d{{1,2}}(?:st|nd|rd|th)|(?i:{ordinal}))(?:\s+|-)(?i:century|centuries)(?!\w))",
        r"(?P<subq>(?:(?i:the)\s+)?(?P<subq_f>(?i:fiscal|financial)[\s-])?"
        r"(?P<subq_o>(?i:first|second|third|fourth|[1-4](?:st|nd|rd|th)))[\s-](?P<subq_g>(?i:fiscal|financial)[\s-])?(?i:quarter)(?!\w))",
        rf"(?P<q>(?:(?P<q_z>(?:1\d|20)\d\d)[\s-])?(?:(?P<q_a>Q[1-4]|H[12])|(?P<q_b>[1-4]Q|[12]H))(?!\w)"
        rf"(?:(?:,?\s+(?:of\s+)?|-)(?P<q_y>{YEAR}))?)",
        r"(?P<dec>(?:(?i:the)\s+)?(?:(?P<dec_y>(?:1\d|20)\d)0['’]?s|['’](?P<dec_a>\d)0['’]?s|(?P<dec_b>[2-9])0['’]?s"
        r"|(?P<dec_w>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)))(?!\w))",
        rf"(?P<the>(?i:the)\s+{fiscal}(?P<the_u>(?i:day|week|month|year|decade|century|weekend))(?!\w|\s+\d{{4}}))",
        r"(?P<year>(?:(?i:the\s+year|year|(?P<year_f>(?:the\s+)?(?:fiscal|financial)(?:\s+year)?))\s+)?(?P<year_y>1\d{3}|20\d\d)"
        r"(?:[-–/](?P<year_e>(?:1\d|20)\d\d|\d\d)(?![\w-]))?(?!\w))",
        r"(?P<yy>['’](?P<yy_y>\d\d)(?![\w'’]))",
        rf"(?P<part>(?:(?i:in\s+the)\s+)?(?:(?i:early|late|mid)[\s-])?(?P<part_n>(?i:{part}))(?!\w))",
    ]


def _amounts() -> list[str]:
    count, unit = counts(), units()
    when = r"ago|later|earlier|before|after|from\s+now|hence|beforehand|afterwards?|prior"
    return [
        rf"(?P<every>(?i:every|each)\s+(?:(?P<every_o>(?i:other|second|third|single|few))\s+)?(?:(?P<every_n>{count})\s+)?"
        rf"(?P<every_u>{unit}|(?i:weekend|quarter|{_any(list(mapping('day_parts')))})(?!\w)|(?:{weekdays()})(?!\w)))",
        rf"(?P<rate>(?i:once|twice|thrice|(?:several|many|{count})\s+times)\s+(?i:a|an|per|each|every)\s+(?P<rate_u>{unit}))",
        rf"(?P<per>(?:(?i:per))\s+(?P<per_u>{unit}))",
        rf"(?P<often>(?i:{_any(list(mapping('time_sets')))})(?!\w))",
        rf"(?P<dur>(?P<dur_p>{APPROXIMATELY})?(?P<dur_n>{count})(?:(?:\s+(?:to|or)\s+|\s?[-–]\s?)(?P<dur_n2>{count}))?(?P<dur_j>[\s-]+)"
        rf"(?:{BETWEEN}\s+)?(?P<dur_u>{unit})(?P<dur_h>\s+and\s+a\s+half)?(?P<dur_l>[-\s]long(?!\w))?"
        rf"(?:\s+(?:or\s+(?:so|more)\s+)?(?P<dur_s>(?i:{when})(?!\w)))?)(?![-\s]+olds?(?!\w))(?!\s+of\s+age(?!\w))",
        r"(?P<long>(?P<long_u>(?i:second|minute|hour|day|week|month|year|decade|century))-?long(?!\w))",
        r"(?P<bare>(?P<bare_u>(?i:seconds|minutes|hours|days|weeks|months|years|decades|centuries))(?P<bare_l>-long(?!\w))?"
        r"(?:\s+(?P<bare_s>(?i:ago|later|earlier)(?!\w)))?(?![\w-]))",
    ]


def _words() -> list[str]:
    unit = (
        r"(?:day|week|weekend|month|quarter|year|season|summer|winter|spring|autumn|fall|morning|afternoon|evening|night|decade"
        r"|century)"
    )
    hereafter = (
        rf"(?i:(?:this|last|next|that|that\s+same)\s+{unit}|today|yesterday|tomorrow|the\s+(?:day|week|month|year|same))"
        rf"|{weekdays()}|{months()}|\d"
    )
    return [
        rf"(?P<mod>(?:(?i:the|its|their)\s+)?(?:(?i:very)\s+)?(?i:{PARTS_OF})\s+of\s+"
        r"|(?:(?i:the)\s+)?(?:(?i:very)\s+)?(?i:early|late|mid)(?:[-\s]to[-\s](?i:mid|late))?"
        r"(?:\s+(?:on|in))?(?:\s+(?=the\s)|[\s-])"
        rf"|(?i:earlier|later)\s+(?:(?i:on|in)\s+)?(?={hereafter}))",
        r"(?P<then>(?i:(?:(?<=since\s)|(?<=until\s)|(?<=by\s)|(?<=before\s)|(?<=till\s))(?:then|that\s+time)(?!\w)))",
        rf"(?P<ref>(?i:{_any(list(mapping('time_references')))})(?!\w))",
        r"(?P<earl>(?i:earlier)(?!\w))",
    ]


#: Kinds of pieces that may begin with a figure or an apostrophe, and those that must.
_MUST_BEGIN = frozenset({"iso", "num", "nine", "yy"})
_MAY_BEGIN = _MUST_BEGIN | {"dmy", "clk", "sub", "cent", "subq", "q", "dec", "year", "dur", "rate"}


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """The pattern of each kind of pieces, in the order in which they are tried."""
    found = {}
    for pattern in [*_words(), *_dates(), *_periods()[:4], *_amounts(), *_periods()[4:]]:
        named = re.match(r"\(\?P<(\w+)>", pattern)
        found[named[1] if named else ""] = pattern
    return found


#: With which words a kind of piece may begin; "@" stands before a word list whose entries may.
_BEGIN = {
    "mod": "the its their very early late mid earlier later beginning start end middle turn close eve rest remainder outset "
    "latter bulk",
    "then": "then that",
    "ref": "@time_references",
    "earl": "earlier",
    "mdy": "@months",
    "dmy": "the",
    "dom": "the",
    "mon": "@months",
    "wd": "@weekdays mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "deic": "the day today yesterday tomorrow",
    "ton": "tonight overnight",
    "fest": "@festivals",
    "clk": "one two three four five six seven eight nine ten eleven twelve noon midday midnight",
    "sea": "the @seasons",
    "sub": "the very @time_ordinals",
    "same": "the year same comparable corresponding",
    "box": "the",
    "ptr": "the these very " + POINTING.replace("|", " "),
    "skip": "the",
    "adj": "the",
    "cent": "the @time_ordinals",
    "subq": "the fiscal financial first second third fourth",
    "q": "q1 q2 q3 q4 h1 h2",
    "dec": "the twenties thirties forties fifties sixties seventies eighties nineties",
    "the": "the",
    "year": "the year fiscal financial",
    "part": "in early late mid @day_parts",
    "every": "every each",
    "rate": "once twice thrice several many @time_counts",
    "per": "per",
    "often": "@time_sets",
    "dur": "more less fewer longer at up as just about around nearly almost over under roughly approximately some another "
    "@time_counts",
    "long": "second minute hour day week month year decade century",
    "bare": "seconds minutes hours days weeks months years decades centuries",
}


@lru_cache(maxsize=1)
def _begun_by() -> dict[str, frozenset[str]]:
    """Words in small letters, and the kinds of pieces that may begin with each."""
    found: dict[str, set[str]] = {}
    for kind, named in _BEGIN.items():
        for name in named.split():
            for word in sorted(_firsts(name[1:])) if name[0] == "@" else (name,):
                found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _firsts(name: str) -> frozenset[str]:
    """The first words of the entries of a list."""
    return frozenset(re.split(r"[\s'’-]", entry)[0] for entry in mapping(name))


@lru_cache(maxsize=64)
def _pattern(kind: str) -> Pattern[str]:
    return re.compile(r"(?<!\w)" + _kinds()[kind])


@lru_cache(maxsize=2048)
def pieces(word: str) -> tuple[Pattern[str], ...]:
    """The kinds of pieces that may begin with a word in small letters, with a figure or an apostrophe, in the order in which
    they are tried; the outermost named group of a match says which kind it is.

    Each is a pattern of its own, compiled when a text first asks for it. A word of which nothing is known may begin any.
    """
    known = _begun_by().get(word)
    if not word[0].isalpha():
        return tuple(_pattern(kind) for kind in _kinds() if kind in _MAY_BEGIN)
    return tuple(_pattern(kind) for kind in _kinds() if (kind in known if known else kind not in _MUST_BEGIN))


def match_piece(text: str, start: int, end: int, *, word: str) -> Match[str] | None:
    """The piece that begins at `start` with a word, as the first kind that fits."""
    for pattern in pieces(word):
        found = pattern.match(text, start, end)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1)
def iso_pattern() -> Pattern[str]:
    """Dates in figures, year first, alone."""
    return re.compile(r"(?<![\w-])" + _dates()[0])


_CORES = """today yesterday tomorrow tonight overnight weekend earlier then noon midday midnight quarter centuries twenties
thirties forties fifties sixties seventies eighties nineties o'clock o’clock"""
_OPENING = """about academic almost another approximately around as at beginning bulk calendar close coming current each earlier
early end ensuing eve every fewer financial fiscal following in intervening its just last late later latter less longer many mid
middle more nearly next once outset over past per preceding previous recent remainder rest roughly same school several some
start that the their these this thrice turn twice under up upcoming very year"""

_WHOLE = r"(?:s|S|long)?(?![a-zA-Z])"  #: what may follow a listed word within the same word: "years", "yearlong"

#: How far before its first core a piece may begin: "the beginning of the second half of the " is a chain of pieces with one core.
REACH = 72
LONGEST = 16  #: characters that the words in `openers` have at most


def _cores() -> set[str]:
    """Words of which every expression, with what stands before it, holds one."""
    listed = set(_CORES.split())
    for name in ("time_units", "seasons", "day_parts", "time_sets", "months", "weekdays"):
        listed.update(mapping(name))
    listed.update(n.split()[0] for n in mapping("festivals"))
    listed.update(n.split()[-1] for n in mapping("time_references"))
    return listed


@lru_cache(maxsize=1)
def cores() -> Pattern[str]:
    """The digits and words of time: where none stands near, there is no expression."""
    listed = {form for n in _cores() for form in (n, n.capitalize(), n.upper())}
    return re.compile(rf"(?<!\w)(?:['’]?\d|[QH][1-4]|{any_of(listed)}{_WHOLE})")


@lru_cache(maxsize=1)
def openers() -> Pattern[str]:
    """The words that a piece may begin with, cores included."""
    listed = _cores() | set(_OPENING.split())
    for name in ("time_counts", "time_ordinals", "time_references", "festivals"):
        listed.update(_firsts(name))
    return re.compile(rf"(?<!\w)(?:['’]?\d|[QH][1-4]|(?i:{any_of(listed)}){_WHOLE})")
