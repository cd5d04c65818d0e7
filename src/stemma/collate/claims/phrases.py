"""Phrases: a figure's number with what it counts and what happened, as a reader would call it, the number left open.

Read from part-of-speech tags: the noun phrase of the number; to its left a noun that it belongs to ("a depth of …"), or
the verb whose object it is with that verb's subject ("the government sent … soldiers"); else to its right the verb whose
subject it is, with an object or a word of place ("… people spent the morning in the open").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.lexicon import mapping, words
from stemma.model import Document, Figure
from stemma.text.layout import Layout, Sentence

#: How well a phrase says what the number is: a clause or "a depth of …"; a verb with its object; "… were missing"; less.
WHOLE, VERBAL, BARE, POOR = range(4)
LONGEST = 90  #: characters of a phrase; beyond, it ends at a word with "…"
REACH = 60  #: tokens on each side of a number that are looked at
APART = 5  #: tokens between a subject and its verb that stay in the phrase; more, or a comma, are left out
_PLACE = 8  #: tokens of a word of place that still end a phrase
_LIGHT = frozenset({"total", "average", "number", "group", "series", "some", "dozen", "score", "minimum", "maximum", "record"})
_NAMING = frozenset({"magnitude", "level", "category", "grade", "age", "no.", "number"})
_NOUN = ("NN", "NNS", "NNP", "NNPS")
_COPULAS = frozenset({"is", "was", "are", "were", "be", "been"})
_NAMES = ("NNP", "NNPS")
_VERB = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD")
_INSIDE = frozenset({*_NOUN, "DT", "PDT", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "HYPH", "$"})
_MARKS = re.compile(r"[\"“”«»()\[\]]|(?<!\w)['’‘](?=\w)|(?<=[^\W\d_])['’](?!\w)|--+")
_NOT_SAID = re.compile(r"^(?:(?:an?|the|another)\s(?=…)|(?:which|who|as saying|said|that)\s)", re.I)
_WORD = re.compile(r"[^\W\d_]{3,}")
#: A verb behind one of these has another subject than the number.
_RELATIVE = frozenset({"WDT", "WP", "PRP", "WRB", "EX"})
_ADVERB = ("RB", "RBR", "RBS", "RP")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a figure is called, and how well."""

    text: str
    kind: int


class _Reader:
    """A sentence's tokens and tags around one figure."""

    def __init__(self, document: Document, figure: Figure, sentence: Sentence) -> None:
        self.text, self.figure = document.text, figure
        tokens, tags = sentence.tokens, sentence.tags
        first = next((i for i, t in enumerate(tokens) if t.end > figure.span.start), len(tokens))
        low = max(0, first - REACH)
        self.tokens, self.tags = tokens[low : first + REACH], tags[low : first + REACH]
        self.first = first - low
        self.last = next((i for i, t in enumerate(self.tokens) if t.start >= figure.span.end), len(self.tokens))

    def tag(self, i: int) -> str:
        """The tag of a token; "" outside the sentence."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def word(self, i: int) -> str:
        """A token in lower case; "" outside the sentence."""
        return self.tokens[i].text.lower() if 0 <= i < len(self.tokens) else ""

    def noun_from(self, end: int) -> int:
        """Where the noun phrase that ends before token `end` begins; `end` itself where none does."""
        if self.tag(end - 1) not in (*_NOUN, "JJS"):
            return end
        start = end
        while start > 0 and self.tag(start - 1) in _INSIDE:
            start -= 1
            if self.tag(start) in ("DT", "PRP$"):
                break
        if self.word(start) in ("least", "most") and start + 1 < end:
            start += 1  # "at least four aftershocks"
        if start > 1 and self.word(start - 1) == "of" and self.tag(start - 2) == "CD":
            return start - 2  # "one of the cables"
        named = self.tag(start) in _NAMES and self.tag(start - 2) in _NAMES and self.tag(start - 1) in ("IN", "CC")
        if start > 1 and (named or (self.word(start - 1) == "of" and self.tag(start - 2) in _NOUN)):
            return self.noun_from(start - 1)
        return start

    def noun_to(self, start: int) -> int:
        """Where the noun phrase that begins at token `start` ends; `start` itself where none does."""
        end, seen = start, False
        while self.tag(end) in _INSIDE or (self.tag(end) in ("VBN", "VBG") and self.tag(end + 1) in _NOUN and not seen):
            seen = seen or self.tag(end) in _NOUN
            if seen and self.tag(end) in ("DT", "PRP$", "PDT"):
                break
            end += 1
        return end if any(self.tag(k) in _NOUN for k in range(start, end)) else start

    def place_to(self, start: int) -> int:
        """Where a word of place or manner that begins at token `start` ends ("under the rubble of two houses")."""
        if self.tag(start) not in ("IN", "TO") or self.word(start) in ("that", "while", "after", "before", "as", "because", "if"):
            return start
        first = start + 1 if self.tag(start + 1) == "IN" else start  # "out of service"
        end = self.noun_to(first + 1)
        if end == first + 1:
            last = end + 1 if self.tag(end) == "DT" else end  # "in the open"
            return last + 1 if self.tag(last) in ("JJ", "RB") and self.tag(last + 1) in ("", ".", ",") else start
        more = self.noun_to(end + 1) if self.word(end) == "of" else end
        end = more if more > end + 1 else end
        return end if end - start <= _PLACE else start

    def way_to(self, start: int) -> int:
        """Where a direction that begins at token `start` ends ("southwest of the port", "to the north")."""
        if self.word(start + 1) in ("of", "from") and self.tag(start) in (*_ADVERB, "JJ", "NN"):
            return max(self.noun_to(start + 2), start + 1)
        return self.place_to(start)

    def verbs_from(self, end: int) -> int:
        """Where the verb group that ends before token `end` begins; `end` itself where none does."""
        start = end
        while start > 0 and self.tag(start - 1) in (*_VERB, *_ADVERB, "TO"):
            start -= 1
        while start < end and self.tag(start) in _ADVERB:
            start += 1
        return start if any(self.tag(k) in _VERB for k in range(start, end)) else end

    def verbs_to(self, start: int) -> int:
        """Where the verb group that begins at token `start` ends."""
        end = start
        while self.tag(end) in (*_VERB, *_ADVERB) or (self.tag(end) == "TO" and self.tag(end + 1) == "VB"):
            end += 1
        return end if any(self.tag(k) in _VERB for k in range(start, end)) else start

    def printed(self, *stretches: tuple[int, int]) -> str:
        """Stretches of tokens as printed, with "…" for the number."""
        span, parts = self.figure.span, []
        for a, b in stretches:
            if a >= b:
                continue
            start, end = self.tokens[a].start, self.tokens[b - 1].end
            if start <= span.start and span.end <= max(end, span.end) and end > span.start:
                parts.append(f"{self.text[start : span.start]}…{self.text[span.end : max(end, span.end)]}")
            elif start < span.end < end:
                parts.append(f"…{self.text[span.end : end]}")
            else:
                parts.append(self.text[start:end])
        return " ".join(parts)


def phrase_of(document: Document, figure: Figure) -> Phrase:
    """The phrase for a figure, from its own sentence."""
    sentence = Layout.of(document).sentence_at(figure.span.start) if figure.span.field is None else None
    if sentence is None:
        return Phrase("…", POOR)
    reader = _Reader(document, figure, sentence)
    start, end = _head(reader)
    found = _left(reader, start, end) or _right(reader, start, end) or _listed(reader, start, end)
    if not _WORD.search(found[0]) or found[0].split(" ")[0] in _COPULAS:
        said_of = [c.text for c in figure.concept if len(c.text) <= LONGEST // 2]
        found = (f"{said_of[0]} {found[0]}", VERBAL) if said_of else found
    return Phrase(_tidy(found[0]), found[1])


def _head(reader: _Reader) -> tuple[int, int]:
    """The tokens of the number with what it counts; of a size the number alone."""
    figure, start, end = reader.figure, reader.first, reader.last
    while start > 0 and (reader.tag(start - 1) in ("DT", "PRP$", "JJ", "JJR", "JJS", "$") or reader.word(start - 1) in _NAMING):
        start -= 1
    if figure.role == "measurement" and reader.word(end) in mapping("units"):
        return start, end + 1
    counted = figure.counted
    stop = reader.noun_to(end)
    if counted and counted.field is None and counted.start >= figure.span.end and counted.start - figure.span.end <= LONGEST // 6:
        inside = [k for k in range(end, len(reader.tokens)) if reader.tokens[k].start < counted.end]
        stop = max(stop, inside[-1] + 1 if inside else end)
    if stop == end and reader.word(end) == "of" and reader.noun_to(end + 1) > end + 1:
        stop = reader.noun_to(end + 1)
    return start, stop


def _left(reader: _Reader, start: int, end: int) -> tuple[str, int] | None:
    """The noun or the verb to which the number belongs."""
    unit = reader.figure.role == "measurement"
    first = start
    while reader.word(first - 1) == "of" and (noun := reader.noun_from(first - 1)) < first - 1:
        if reader.word(first - 2) not in _LIGHT:
            return reader.printed((noun, reader.last if unit else end)), WHOLE
        first = noun
    at = first
    if reader.tag(at - 1) in ("IN", "TO", "RP"):
        noun = reader.noun_from(at - 1)
        at = noun if reader.verbs_from(noun) < noun or noun == at - 1 else at
        if at == first and noun < first - 1:
            return None
    begin = reader.verbs_from(at)
    if begin == at or reader.word(at - 1) in _reporting():
        return (reader.printed((first, end)), VERBAL) if first < start and not reader.verbs_to(end) > end else None
    stop = end
    if unit:
        stop = max(end, reader.way_to(end))
    elif end == reader.last and reader.figure.role in ("count", "vague"):
        stop = max(end, reader.place_to(end))
    subject, to = _subject(reader, begin)
    kind = WHOLE if subject < to or reader.tag(begin) in ("TO", "VBG") else VERBAL
    return reader.printed((subject, to), (begin, stop)) if to < begin else reader.printed((subject, stop)), kind


def _subject(reader: _Reader, begin: int) -> tuple[int, int]:
    """The tokens of a verb's subject; none for a participle, an infinitive or a pronoun."""
    if reader.tag(begin) in ("TO", "VBG", "VBN") and reader.tag(begin + 1) not in _VERB:
        return begin, begin
    if reader.word(begin - 1) == "there":
        return begin - 1, begin
    to = begin
    if reader.tag(to - 1) in ("WDT", "WP"):
        to -= 2 if reader.word(to - 2) == "," else 1
    noun = reader.noun_from(to)
    return (noun, to) if noun < to else (begin, begin)


def _right(reader: _Reader, start: int, end: int) -> tuple[str, int] | None:
    """The verb whose subject the number is, with what completes it."""
    verb = _verb_after(reader, end)
    if verb is None or (reader.figure.role == "measurement" and end > reader.last):
        return None
    if any(reader.tag(k) in _RELATIVE or reader.word(k) == "that" for k in range(end, verb)):
        return None
    stop = reader.verbs_to(verb)
    if stop == verb or (reader.tag(stop - 1) == "VBG" and stop - verb == 1 and reader.place_to(stop) == stop):
        return None
    passive = reader.tag(stop - 1) == "VBN" and stop - verb > 1
    after = stop
    while not passive and reader.tag(after) in ("JJ", "RB", "RP") and after - stop < 2:
        after += 1
    thing = reader.noun_to(stop)
    if thing > stop:
        place = max(thing, reader.place_to(thing))
        after = place if len(reader.printed((start, place))) < LONGEST // 2 else thing
    elif after == stop and not passive:
        after = max(stop, reader.place_to(stop))
    elif passive and reader.tag(stop) == "JJ" and reader.tag(stop + 1) not in _NOUN:
        after = stop + 1
    counted = end > reader.last or reader.figure.role in ("share", "money")
    near = verb - end <= APART and all(reader.word(k) != "," for k in range(end, verb))
    text = reader.printed((start, after)) if near else reader.printed((start, end), (verb, after))
    if not counted:
        return text, BARE
    return text, VERBAL if reader.word(verb) in ("can", "could", "may", "would") else WHOLE


def _verb_after(reader: _Reader, end: int) -> int | None:
    """The first token of the verb whose subject the number is: the annotator's predicate, or the next one."""
    for span in reader.figure.predicate[:1]:
        for k in range(end, len(reader.tokens)):
            if reader.tokens[k].start >= span.start:
                return k if reader.tokens[k].start == span.start else None
    return next((k for k in range(end, end + 3) if reader.tag(k) in _VERB and reader.tag(k) != "VBG"), None)


def _listed(reader: _Reader, start: int, end: int) -> tuple[str, int]:
    """A number in a list or without a verb: what the annotator gives as its verb or thing, and where."""
    figure = reader.figure
    stop = max(end, reader.way_to(end) if figure.role == "measurement" else reader.place_to(end))
    text = reader.printed((start, stop))
    bare = end == reader.last
    lead = [p for p in (*figure.predicate[:1], *(figure.concept[:1] if bare else ())) if p.end <= figure.span.start]
    joined = reader.tag(start - 1) in ("CC", ",")
    if lead and len(lead[0].text) <= LONGEST // 2 and start == reader.first and (joined or bare):
        behind = text == "…" and figure.role == "share"  # "were destroyed, or 85 percent"
        text = f"{text} {lead[0].text}" if behind else f"{lead[0].text} {text}"
    if len(_WORD.findall(text)) < 2 and (bare or figure.role == "measurement"):
        text = _clause(reader)
    return text, POOR if bare or figure.role == "measurement" else VERBAL


def _clause(reader: _Reader) -> str:
    """The few words around the number, between the next commas."""
    first, last = reader.first, reader.last
    while first > 0 and reader.first - first < _PLACE and reader.tag(first - 1) not in (",", ":", "``", "''"):
        first -= 1
    while last < len(reader.tokens) and last - reader.last < _PLACE and reader.tag(last) not in (",", ":", ".", "``", "''"):
        last += 1
    return reader.printed((first, last))


def _reporting() -> frozenset[str]:
    return words("clause_verbs")


def _tidy(text: str) -> str:
    text = _NOT_SAID.sub("", re.sub(r"\s+", " ", _MARKS.sub("", text)).strip(" ,;:.-–—"))
    return text if len(text) <= LONGEST else clipped(text, LONGEST)


def clipped(text: str, most: int) -> str:
    """At most `most` characters, cut at the end of a word, with "…"."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:.-–—") + "…"
