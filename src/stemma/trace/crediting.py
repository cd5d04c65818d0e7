"""Credits in running text: names of outlets and agencies beside words that make naming them a credit.

A name is one that is listed, one of an outlet read, or one that shows by its last word or by what stands beside it that it
is an outlet's ("the Harbour Gazette", "Selin newspaper", "KWRT-TV"). Naming an outlet is no credit by itself: a poll, a
debate or a lawsuit under its name gives nothing on its word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from stemma.errors import LexiconError
from stemma.lexicon import mapping, words
from stemma.lexicon.outlets import aliases, known_outlet
from stemma.model import ResolvedKind

_NESTED = 8  #: sources that may lie around one another
_SPELLED = 3  #: words of a name that is spelled by its initials later on ("HNS" for "Harbour News Service")
_NEAR = 70  #: characters on either side in which the crediting word must stand
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_CAPITALS = rf"(?:(?:{_CAPITAL}\.){{2,5}}|{_CAPITAL}[\w&’'-]{{0,40}})"
_GAP = r"[ \u00a0]+"
_FIRST = re.compile(rf"(?<![\w&]){_CAPITAL}[\w’'!.-]{{0,40}}")
_THE = re.compile(r"[Tt]he\s+$")
_CALL_SIGN = re.compile(r"(?<!\w)[KW][A-Z]{2,3}-(?:TV|FM|AM|DT)(?!\w)")
_LETTERS = re.compile(r"(?<![\w-])[A-Z]{3,6}(?![\w-])")
_ADDRESS = re.compile(rf"(?<![\w@/.]){_CAPITAL}[\w-]+\.(?:com|net|org|co\.uk)(?!\w)")
_OWNED = re.compile(rf"['’]s?\s+(?:[“\"‘'][^“”\"\n]{{2,40}}[”\"’']|{_CAPITALS}(?:\s+{_CAPITALS}){{0,3}})")
#: what stands after a name that only lends its name to a poll, a debate or a programme of the campaign
_NO_CREDIT = re.compile(
    r"(?:\s?[-/]\s?\w[\w .-]{0,30})?(?:['’]s?)?(?:\s+\w+){0,3}?\s+(?:polls?|polling|surveys?|debates?|forums?|town[ -]halls?"
    r"|lawsuit|endorsements?|employees?|executives?|headquarters|offices?|ratings|shares|stock|website at)\b|\s?/\s?\w|-\w"
)
#: before a name that is no subject: "a writer for X, said"
_PREPOSITION = re.compile(r"\b(?:of|for|at|from|with|by|to|in|on|against|about)\s+(?:the\s+)?$", re.IGNORECASE)
#: someone of an outlet, by name: "Jane Doe of X reports"
_OF_IT = re.compile(rf"{_CAPITALS}{_GAP}{_CAPITALS}{_GAP}(?:of|at|from|with|for)\s+(?:the\s+)?$")
_PARTNER = re.compile(r"\w\s?[/-]\s?$")
#: "said Thursday morning on X", "speaking this month on X": words on the air
_ON_AIR = re.compile(
    r"\b(?:said|says|saying|told|tells|asked|added|argued|insisted|claimed|explained|acknowledged|warned|predicted|speaking"
    r"|spoke|appeared|appearing|appearance|interviewed|interview|remarks?|comments?|repeated|admitted)\b"
    r"[^.;!?“”\"\n]{0,45}?\b(?:on|during an interview (?:on|with))\s+(?:the\s+)?[“\"‘']?$",
    re.IGNORECASE,
)
_TOLD_SOMEONE = re.compile(
    rf"\b(?:told|tells|telling)\s+(?:\w+\s+){{0,3}}?{_CAPITALS}(?:\s+{_CAPITALS}){{0,2}}"
    r"\s+(?:of|at|from|on)\s+(?:the\s+)?[“\"‘']?$"
)
_BY_SOMEONE = re.compile(
    rf"\b(?:[Aa]ccording to|by|[Cc]iting|[Qq]uoting)\s+{_CAPITALS}{_GAP}{_CAPITALS}"
    r"\s+(?:of|at|from|with|in)\s+(?:the\s+)?[“\"‘']?$"
)
_AFTER_QUOTE = re.compile(r"[,”\"’']\s*(?:reported|reports|wrote|writes|noted|notes|says|said)\s+(?:the\s+)?$")
_DETERMINERS = r"(?:\s+(?:the|an?|its|our|his|her)\b)?"


class Mention(NamedTuple):
    """An outlet named at [start, end) of a text, and the usual name for it."""

    start: int
    end: int
    name: str


class TextCredit(NamedTuple):
    """A credit in running text: the name at [start, end), the usual name for it, and what kind of credit."""

    start: int
    end: int
    name: str
    kind: ResolvedKind


@lru_cache(maxsize=1)
def _shown() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Names that end like an outlet's; names with what they are after them; and before them."""
    tails = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words("outlet_tails"), key=lambda w: (-len(w), w)))
    kinds = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words("outlet_kinds"), key=lambda w: (-len(w), w)))
    run = rf"{_CAPITALS}(?:{_GAP}{_CAPITALS}){{0,3}}"
    return (
        re.compile(rf"(?<![\w&])(?P<name>(?:{_CAPITALS}{_GAP}){{1,4}}(?:{tails}))(?![\w-])"),
        re.compile(rf"(?<![\w&])(?P<name>{run}){_GAP}(?:{kinds})\b"),
        re.compile(rf"\b(?:{kinds}){_GAP}(?P<name>{run})"),
    )


def _without_lead(text: str, start: int, end: int) -> int:
    """Where a name begins without what only stands before it: "In", "Monday's", "The"."""
    for word in re.finditer(r"\S+", text[start:end]):
        plain = word.group().casefold()
        if plain not in words("stop_words") | words("calendar_names") and not plain.endswith(("'s", "’s")):
            return start + word.start()
    return end


@lru_cache(maxsize=1)
def _short_form() -> re.Pattern[str]:
    """An outlet's last word with an article: "the Gazette"."""
    tails = "|".join(re.escape(w) for w in sorted(words("outlet_tails"), key=lambda w: (-len(w), w)) if " " not in w)
    return re.compile(rf"(?<!\w)[Tt]he\s+(?P<name>{tails})(?![\w-]|\s+{_CAPITAL})")


@lru_cache(maxsize=8)
def _phrases(language: str) -> tuple[dict[str, str], re.Pattern[str], dict[str, str], re.Pattern[str]] | None:
    """Crediting words before and after a name, each with its kind."""
    try:
        table = mapping("credit_phrases", language)
    except LexiconError:
        return None

    def side(*places: str) -> tuple[dict[str, str], str]:
        found = {phrase: known["kind"] for phrase, known in table.items() if known["at"] in places}
        return found, "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(found, key=lambda p: (-len(p), p)))

    (kinds_before, before), (kinds_after, after) = side("before", "both"), side("after", "compound", "both")
    return (
        kinds_before,
        re.compile(
            rf"(?<!\w)(?P<phrase>{before})[:/]*{_DETERMINERS}(?:\s+(?!(?:that|he|she|they|it|who|of|for|against|in|on|with|and)\b)[\w-]+){{0,2}}?"
            r"\s*[“\"‘']?\s*(?:[Tt]he\s+)?$",
            re.IGNORECASE,
        ),
        kinds_after,
        re.compile(
            rf"[”\"’']?(?:['’]s?)?(?:\s+(?:own|recent|lengthy|long|new|latest|exclusive|front-page|former|{_CAPITALS})){{0,3}}"
            r"(?:\s*\([^()\n]{1,30}\))?,?(?:\s+(?:which|who|that))?"
            r"(?:\s+(?:has|have|had|is|was|also|then|separately|reportedly|later|earlier|exclusively|the"
            r"|on \w+day))"
            rf"{{0,3}}\s+(?P<phrase>(?i:{after}))(?!\w)",
        ),
    )


def _listed(text: str, start: int, end: int) -> Iterator[Mention]:
    """Names that are listed, where they stand as they are listed."""
    table = aliases()
    for match in _FIRST.finditer(text, start, end):
        at = match.start()
        for word in dict.fromkeys((match.group(), match.group().rstrip(".'’!-"), re.sub(r"['’]s?$", "", match.group()))):
            for alias, name in table.get(word, ()):
                wanted = alias.removeprefix("The ") if alias.startswith("The ") else alias
                stop = at + len(wanted)
                if len(alias) < 3 and alias != "AP":
                    continue  # "PA", "AA": too often something else in running text
                if text.startswith(wanted, at) and stop <= end and not text[stop : stop + 1].isalnum():
                    if wanted is not alias and not _THE.search(text, max(start, at - 6), at):
                        continue
                    yield Mention(at, stop, name)
                    break
            else:
                continue
            break


def _looking(text: str, start: int, end: int) -> Iterator[Mention]:
    """Names that show by their form or company that they are an outlet's."""
    by_tail, kind_after, kind_before = _shown()
    for pattern in (by_tail, kind_before, kind_after):
        for match in pattern.finditer(text, start, end):
            at = _without_lead(text, match.start("name"), match.end("name"))
            name = " ".join(text[at : match.end("name")].split())
            alone = pattern is by_tail and " " not in name
            if name and not alone and name.casefold() not in words("country_names") | words("demonyms"):
                yield Mention(at, match.end("name"), name)
    for match in _short_form().finditer(text, start, end):
        yield Mention(match.start("name"), match.end(), match.group("name"))
    for pattern in (_CALL_SIGN, _ADDRESS):
        yield from (Mention(m.start(), m.end(), m.group()) for m in pattern.finditer(text, start, end))


def _of_reports(text: str, start: int, end: int, patterns: Iterable[tuple[re.Pattern[str], str]]) -> Iterator[Mention]:
    for pattern, name in patterns:
        for match in pattern.finditer(text, start, end):
            if match.group()[:1].isupper():
                yield Mention(match.start(), match.end(), name)


def outlets_in(text: str, start: int, end: int, patterns: Iterable[tuple[re.Pattern[str], str]] = ()) -> list[Mention]:
    """Outlets named in [start, end), in order, without overlaps: the longest name first, listed ones before others.

    `patterns` are how names of outlets that were read stand in running text, with the name each stands for.
    """
    found = [(0, m) for m in _of_reports(text, start, end, patterns)]
    found += [(1, m) for m in _listed(text, start, end)]
    found += [(2, m) for m in _looking(text, start, end)]
    kept: list[Mention] = []
    taken: set[int] = set()
    for rank, mention in sorted(found, key=lambda f: (f[1].start - f[1].end, f[0], f[1])):
        cells = range(mention.start, mention.end)
        if not taken.intersection((mention.start, mention.end - 1)) and not any(c in taken for c in cells):
            taken.update(cells)
            kept.append(mention if rank < 2 else mention._replace(name=known_outlet(mention.name) or mention.name))
    spelled = {_initials(m.name): m for m in sorted(kept, reverse=True) if len(m.name.split()) >= _SPELLED}
    for match in _LETTERS.finditer(text, start, end) if spelled else ():
        full = spelled.get(match.group())
        if full is not None and match.start() >= full.end and match.start() not in taken:
            kept.append(Mention(match.start(), match.end(), full.name))
    return list(_full_names(text, sorted(kept), [name for _, name in patterns]))


def _full_names(text: str, found: Sequence[Mention], given: Sequence[str]) -> Iterator[Mention]:
    """Mentions, short forms with the name they stand for: "the Gazette", "HNS" after "Harbour News Service"."""
    by_last = {n.split()[-1]: n for n in reversed(given) if n.strip()}
    by_initials: dict[str, str] = {}
    for mention in found:
        printed = " ".join(text[mention.start : mention.end].split())
        short = by_last if printed in words("outlet_tails") else by_initials if printed.isupper() else {}
        mention = mention._replace(name=short.get(printed, mention.name))
        if " " in mention.name:
            by_last[mention.name.split()[-1]] = mention.name
            by_initials[_initials(mention.name)] = mention.name
        yield mention


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())


def _kind(text: str, mention: Mention, bounds: tuple[int, int], language: str) -> str | None:
    """What kind of credit naming an outlet here makes, None where it makes none."""
    phrases = _phrases(language)
    if phrases is None:
        return None
    start, end = bounds
    before = text[max(start, mention.start - _NEAR) : mention.start]
    rest = text[mention.end : min(end, mention.end + _NEAR)]
    if _NO_CREDIT.match(rest) or _PARTNER.search(before):
        return None
    kinds_before, pattern_before, kinds_after, pattern_after = phrases
    after = pattern_after.match(rest)
    phrase = " ".join(after.group("phrase").lower().split()) if after else ""
    told_by_it = not _PREPOSITION.search(before) or (_OF_IT.search(before) is not None and rest[:1] != ",")
    own = rest.startswith(("'", "’", ", which")) or mapping("credit_phrases", language).get(phrase, {}).get("at") == "compound"
    kind_after = kinds_after.get(phrase) if told_by_it or own else None
    if kind_after == "first report":
        return kind_after
    if found := pattern_before.search(before):
        return kinds_before[" ".join(found.group("phrase").lower().split())]
    if _BY_SOMEONE.search(before):
        return "citation"
    if _ON_AIR.search(before) or _TOLD_SOMEONE.search(before):
        return "interview"
    if _AFTER_QUOTE.search(before):
        return "citation"
    return kind_after


def text_credits(
    text: str,
    bounds: tuple[int, int],
    *,
    language: str,
    patterns: Iterable[tuple[re.Pattern[str], str]] = (),
    sources: Iterable[tuple[int, int]] = (),
) -> Iterator[TextCredit]:
    """Credits in the stretch `bounds` of a text, in order; `sources` are the sources of attributions in it.

    An outlet that is a source by name, or whose journalist is, is a credit also without a crediting word beside it.
    """
    start, end = bounds
    spans = sorted(sources)
    for mention in outlets_in(text, start, end, patterns):
        kind = _kind(text, mention, bounds, language)
        if kind is None and _is_source(text, mention, spans):
            kind = "citation"
        if kind is not None:
            yield TextCredit(mention.start, mention.end, mention.name, cast(ResolvedKind, kind))


def _is_source(text: str, mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an outlet, or its journalist, is all that a source names."""
    if _NO_CREDIT.match(text[mention.end : mention.end + _NEAR]):
        return False
    for start, end in spans[: bisect_right(spans, (mention.start, len(text)))][-_NESTED:]:
        alone = mention.end <= end and not _THE.sub("", text[start : mention.start]).strip()
        if alone and (end == mention.end or _OWNED.fullmatch(text, mention.end, end)):
            return True
    return False
