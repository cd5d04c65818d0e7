"""Noun phrases by part-of-speech tags: what stands before or after a verb, without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from stemma.lexicon import mapping, words
from stemma.text.words import Token

_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "POS", "$", "TERM"})
_OPENS = frozenset({"DT", "PRP$", "PDT", "WDT"})
_ALONE = frozenset({"PRP", "EX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CAPTION = "CAPTION"  #: tag of the words that a page puts before a picture's caption: "Image copyright X Image caption"
_LONGEST = 14  #: tokens of one plain noun phrase


@lru_cache(maxsize=32)
def small(kind: str) -> frozenset[str]:
    """One row of lexicons/en/speech_words.yaml."""
    return frozenset(mapping("speech_words")[kind])


@lru_cache(maxsize=1)
def calendar() -> frozenset[str]:
    """Names of weekdays and months, and nouns of time: they are no source."""
    days = words("weekdays") | words("months")
    return frozenset(days) | {f"{d[:3]}." for d in days} | {"sept."} | small("times")


class Words:
    """Parallel lists for the tokens of one line: text, lower case, tag, start, end."""

    __slots__ = ("end", "fold", "lower", "start", "tag", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.lower: list[str] = []
        self.tag: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.fold: list[int | None] = []  #: index of the quotation that a folded token stands for

    @classmethod
    def of(cls, tokens: Sequence[Token], tags: Sequence[str]) -> Words:
        """The tokens of a sentence."""
        w = cls()
        texts = [t.text for t in tokens]
        if "." in texts[:-1]:  # an initial may stand before it
            for token, tag in zip(tokens, tags, strict=True):
                w.add(token.text, tag, token.start, token.end)
            return w
        w.text, w.lower, w.tag = texts, [text.lower() for text in texts], list(tags)
        w.start, w.end, w.fold = [t.start for t in tokens], [t.end for t in tokens], [None] * len(texts)
        return w

    def add(self, text: str, tag: str, start: int, end: int, fold: int | None = None) -> None:
        """Append one token; an initial takes its full stop ("R", "." before "Holm" is "R.")."""
        texts = self.text
        if (
            texts
            and texts[-1] == "."
            and len(texts) > 1
            and len(texts[-2]) == 1
            and texts[-2].isupper()
            and self.end[-2] == self.start[-1]
        ):
            for column in (self.text, self.lower, self.tag, self.start, self.fold):
                column.pop()
            self.text[-1] += "."
            self.lower[-1] += "."
            self.tag[-1] = "NNP"
            self.end[-2:] = [self.end[-1]]
        texts.append(text)
        self.lower.append(text.lower())
        self.tag.append(tag)
        self.start.append(start)
        self.end.append(end)
        self.fold.append(fold)

    def __len__(self) -> int:
        return len(self.text)


def is_noun(w: Words, k: int) -> bool:
    """Whether the token can be the head of a noun phrase."""
    tag = w.tag[k]
    return tag in _NOUN or tag in ("PRP", "CD", "TERM") or (tag in ("DT", "JJ", "JJS", "JJR") and w.lower[k] in small("alone"))


def left_phrase(w: Words, k: int, floor: int = 0) -> int | None:
    """Start of the plain noun phrase whose last token is `k`, not before `floor`; None where there is none."""
    if k < floor or not is_noun(w, k) or w.lower[k] in calendar():
        return None
    if w.tag[k] in _ALONE or w.tag[k] in ("DT",):
        return k
    i = k
    while i > floor and k - i < _LONGEST:
        tag, low = w.tag[i - 1], w.lower[i - 1]
        if low in calendar() and w.tag[i] != "POS":
            break
        if tag == "CD" and w.tag[i] == "NNP" and low[0].isdigit():
            break  # "2016 | Anna Ode": a date or caption that ran into a name
        if tag in _OPENS:
            if low == "that" and w.tag[i] in ("NNS", "NNP", "NNPS"):
                break
            i -= 1
            if tag == "DT" and i > floor and w.tag[i - 1] == "PDT":
                i -= 1
            if not (i > floor and w.tag[i - 1] == "POS"):
                break
        elif (tag in _INSIDE and low not in _COMPARING) or _modifies(w, i - 1, floor):
            i -= 1
        else:
            break
    while i < k and (w.tag[i] == "POS" or w.text[i] == "$"):
        i += 1
    return i


def _modifies(w: Words, j: int, floor: int) -> bool:
    """Whether a participle at `j` belongs to the noun behind it: "the armed forces", "banking analysts"."""
    tag, low = w.tag[j], w.lower[j]
    if w.tag[j + 1] not in ("NN", "NNS", "JJ") or low in _AUX:
        return False
    if low in small("participles"):
        return True
    before = w.tag[j - 1] if j > floor else ""
    return (tag in ("VBN", "VBG") and before in ("DT", "JJ", "PRP$", "POS")) or (tag == "VBD" and before in ("DT", "PRP$"))


_COMPARING = frozenset({"least", "most", "more", "less", "fewer"})
_AUX = frozenset({"has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "'s", "’s", "did", "do", "does"})


def right_phrase(w: Words, i: int, ceiling: int) -> int | None:
    """End (exclusive) of the plain noun phrase that starts at `i`; None where there is none."""
    if i >= ceiling:
        return None
    if w.tag[i] in _ALONE:
        return i + 1
    k = i
    while k < ceiling and w.tag[k] in _OPENS:
        k += 1
    head = None
    while k < ceiling and k - i < _LONGEST:
        tag = w.tag[k]
        if (
            tag in _NOUN
            or tag in ("CD", "TERM")
            or (tag == "VBG" and k > i and w.lower[k] in ("filing", "briefing", "ruling", "hearing", "meeting", "recording"))
        ):
            head = k
        elif tag == "POS":
            if k + 1 < ceiling and w.tag[k + 1] in ("DT",):
                break
        elif (
            tag not in _INSIDE
            and w.lower[k] not in small("participles")
            and not (tag in ("VBN", "VBG") and k > i and k + 1 < ceiling and w.tag[k + 1] in ("NN", "NNS"))
        ):
            break
        k += 1
    if head is None:
        if k > i and w.lower[i] in small("alone"):
            return i + 1
        return None
    return head + 1


def extend_right(w: Words, k: int, ceiling: int) -> int:
    """End of the phrase with what hangs on it: "of the council", "at the port", "polled by the paper", "(AB)"."""
    while k < ceiling:
        low, tag = w.lower[k], w.tag[k]
        if w.text[k] in "([":
            shut = closing_bracket(w, k, ceiling)
            if shut is None:
                return k
            k = shut + 1
        elif tag == "IN" and low in small("links"):
            end = right_phrase(w, k + 1, ceiling)
            if end is None or (w.lower[k + 1] in calendar() and low in ("on", "in", "at")) or w.lower[end - 1] in calendar():
                return k
            k = end
        elif tag in ("VBN", "VBD", "JJ", "VBG") and k + 2 < ceiling and w.tag[k + 1] in ("IN", "TO") and low not in _AUX:
            end = right_phrase(w, k + 2, ceiling)
            if end is None or w.lower[end - 1] in calendar():
                return k
            k = end
        elif low in ("and", "&") and k + 1 < ceiling and w.tag[k + 1] in ("NNP", "NNS", "DT", "NN", "PRP$", "JJ"):
            end = right_phrase(w, k + 1, ceiling)
            if end is None or (end < ceiling and w.tag[end] in _FINITE):
                return k
            k = end
        else:
            return k
    return k


def closing_bracket(w: Words, k: int, ceiling: int) -> int | None:
    """Index of the bracket that closes the one at `k`."""
    for j in range(k + 1, min(ceiling, k + 30)):
        if w.text[j] in ")]":
            return j
    return None


def opening_bracket(w: Words, k: int, floor: int) -> int | None:
    """Index of the bracket that the one at `k` closes."""
    for j in range(k - 1, max(floor, k - 30) - 1, -1):
        if w.text[j] in "([":
            return j
    return None


def clause_start(w: Words, i: int, floor: int) -> bool:
    """Whether a phrase at `i` stands where a clause's subject can: at the line's start or after a mark, "that", "and"."""
    if i <= floor:
        return True
    return (
        w.text[i - 1] in (",", ";", ":", "–", "—", "--", "-", "(", ")")
        or w.lower[i - 1]
        in (
            "that",
            "and",
            "but",
            "because",
            "while",
            "as",
            "when",
            "if",
            "although",
            "though",
            "whether",
            "so",
            "yet",
            "or",
            "since",
            "still",
        )
        or w.tag[i - 1] in ("QUOTE", "RB", "''", "``", CAPTION)
    )


def extend_left(w: Words, i: int, floor: int) -> int:
    """Start of the larger phrase whose last part starts at `i`: "analysts at | the bank", "a person close to | the talks"."""
    first = i
    while i - 1 > floor:
        j = i - 1
        if w.tag[j] not in ("IN", "TO") or w.lower[j] not in small("links"):
            break
        k = j - 1
        loose = False
        if w.tag[k] in ("JJ", "VBN", "VBG", "VBD") and k > floor and w.tag[k - 1] in _NOUN and w.lower[k] not in _AUX:
            k, loose = k - 1, True
        if w.text[k] == ")":
            k = (opening_bracket(w, k, floor) or floor + 1) - 1
        if w.lower[j] == "of" and w.tag[k] == "IN" and k > floor:  # "inside of the groups"
            k -= 1
        start = left_phrase(w, k, floor)
        if start is None or w.tag[k] == "PRP":
            break
        if (loose or w.lower[j] != "of") and not clause_start(w, start, floor):
            break
        i = start
    if (
        i < first
        and i > floor
        and w.tag[i - 1] in ("IN", "TO")
        and w.lower[i - 1] not in ("that", "because", "while", "as", "if", "although", "though", "whether", "since", "so", "like")
    ):
        return first  # the larger phrase hangs on a preposition: it is no subject
    return i


def head_of(w: Words, i: int, end: int) -> int:
    """Index of the head of the phrase [i, end): the last noun before its first preposition, comma, bracket or participle."""
    head = None
    for k in range(i, end):
        tag = w.tag[k]
        if (
            tag in _NOUN
            or tag in ("PRP", "CD", "TERM")
            or (tag in ("DT", "JJ") and w.lower[k] in small("alone") and head is None)
        ):
            head = k
        elif head is not None and (
            tag in ("IN", "TO", "WP", "WDT", "VBN", "VBG", "VBD") or w.text[k] in ",(;" or w.lower[k] == "and"
        ):
            if w.lower[head] in ("one", "some", "many", "several", "both", "most") and w.lower[k] == "of":
                continue
            break
    return i if head is None else head


def singular(word: str) -> str:
    """The singular of a regular English plural, lower case; good enough to look a noun up."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("people") and len(word) > 6:
        return word[:-6] + "person"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
