"""What follows a verb of speech: addressee, time and place, "that", and how far the reported words go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from stemma.annotate.actors import lists
from stemma.annotate.actors.phrases import Words, calendar, extend_right, right_phrase, singular, small
from stemma.annotate.attribution.grammar.verbs import Group
from stemma.lexicon import words

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_QUESTION = frozenset({"why", "whether", "how", "what", "who", "when", "where", "if", "which", "whose"})
_MOST_SKIPPED = 8  #: addressee, times and places between a verb and what it reports
_LONGEST = 300  #: tokens of one reported clause; longer sentences do not occur in reports
_CONJUNCTIONS = frozenset({"and", "but", "while", "though", "although", "whereas", "yet", "or", "as"})
_MARKS = frozenset({",", ";", "–", "—", "--", ":"})


@lru_cache(maxsize=1)
def _occasions() -> frozenset[str]:
    """Nouns of where something is said: "in a statement", "at a news conference"."""
    return words("document_nouns") | small("occasions")


@dataclass(frozen=True, slots=True)
class After:
    """Where the reported words begin, and by what: "that", "question", "to", "of", "quote" or ""."""

    at: int
    marker: str
    addressee: tuple[int, int] | None = None


def _date_run(w: Words, p: int, ceiling: int) -> int:
    """Behind "Friday, Dec. 29, 2017," where `p` is at its first word."""
    k = p + 1
    while k < ceiling:
        if (
            w.lower[k] in calendar()
            or w.lower[k].rstrip(".") in calendar()
            or (w.tag[k] == "CD" and (w.lower[k - 1].rstrip(".") in calendar() or w.text[k - 1] == ","))
            or (
                w.text[k] == ","
                and k + 1 < ceiling
                and (w.lower[k + 1].rstrip(".") in words("months") or (w.tag[k + 1] == "CD" and len(w.text[k + 1]) == 4))
            )
            or (w.text[k] == "." and w.lower[k - 1] in calendar())
        ):
            k += 1
        else:
            break
    return k


def _skip_preposition(w: Words, p: int, ceiling: int, *, before_that: bool) -> int | None:
    """Behind "in a statement on Friday" at `p`; None where the words belong to what is reported."""
    if (
        w.lower[p] not in small("skipped_prepositions")
        or p + 1 >= ceiling
        or w.lower[p + 1] in ("least", "most", "all", "first", "fact")
    ):
        return None
    if w.lower[p + 1] in calendar():
        return _date_run(w, p + 1, ceiling)
    end = right_phrase(w, p + 1, ceiling)
    if end is None:
        return None
    heads = {singular(w.lower[j]) for j in range(p + 1, end)} | {w.lower[j] for j in range(p + 1, end)}
    while end < ceiling and w.lower[end] in ("of", "with", "for", "from", "by") and w.tag[end] == "IN":
        more = right_phrase(w, end + 1, ceiling)
        if more is None:
            break
        end = more
    if heads & (_occasions() | calendar()) or before_that:
        return end
    return None


def _that_ahead(w: Words, p: int, ceiling: int) -> bool:
    """Whether "that" follows before the next verb: "said during the trip that"."""
    for k in range(p, min(ceiling, p + 14)):
        if (
            w.lower[k] == "that"
            and w.tag[k] == "IN"
            and k > p
            and w.tag[k - 1] in ("NN", "NNS", "NNP", "CD", "RB", ",", "PRP", "NNPS")
        ):
            return True
        if w.tag[k] in _FINITE or w.fold[k] is not None:
            return w.fold[k] is not None and k > p and w.text[k - 1] in (",", ":")
    return False


def after_cue(w: Words, group: Group, ceiling: int) -> After:
    """Skip what stands between a verb of speech and the words that it reports."""
    p, addressee = group.end, None
    takes = group.cue.takes
    for _ in range(_MOST_SKIPPED):
        if p >= ceiling:
            return After(ceiling, "", addressee)
        low, tag = w.lower[p], w.tag[p]
        if w.fold[p] is not None and (tag == "QUOTE" or p + 1 >= ceiling):
            return After(p, "quote", addressee)
        if (
            low == "that"
            and takes & set("cwq")
            and not (p + 1 < ceiling and w.tag[p + 1] in _FINITE)
            and (tag in ("IN", "WDT") or (tag == "DT" and p + 1 < ceiling and w.tag[p + 1] not in ("NN", "MD", "VBZ", "VBD")))
        ):
            return After(p + 1, "that", addressee)
        if low in _QUESTION and (tag in ("WRB", "WP", "WDT") or low in ("whether", "if")):
            return After(p, "question", addressee)
        if tag == "TO" and p + 1 < ceiling and (w.tag[p + 1] in ("VB", "RB") or w.fold[p + 1] is not None):
            return After(p, "to", addressee)
        if low in group.cue.prepositions and tag in ("IN", "TO") and "f" in takes and p + 1 < ceiling:
            return After(p + 1, "of", addressee)
        if w.text[p] == ":":
            return After(p + 1, "quote" if p + 1 < ceiling and w.fold[p + 1] is not None else "colon", addressee)
        if w.text[p] == ",":
            jump = _over_comma(w, p, ceiling)
            if jump is None:
                return After(p, "", addressee)
            p = jump
            continue
        step = _step(w, p, ceiling, group)
        if step is None:
            if "a" in takes and addressee is None and not group.passive:
                end = _addressee(w, p, ceiling, sure=group.cue.lemma == "tell")
                if end is not None:
                    addressee, p = (p, end), end
                    continue
            return After(p, "", addressee)
        p = step
    return After(p, "", addressee)


def _step(w: Words, p: int, ceiling: int, group: Group) -> int | None:
    low, tag = w.lower[p], w.tag[p]
    if low in calendar() or low.rstrip(".") in words("months"):
        return _date_run(w, p, ceiling)
    if tag in ("RB", "RBR", "RP") and low not in ("not", "there", "only", "nearly", "about", "almost", "roughly", "even", "just"):
        return p + 1
    if low in ("last", "next", "this", "late", "early") and p + 1 < ceiling and w.lower[p + 1] in calendar():
        return _date_run(w, p + 1, ceiling)
    if tag in ("IN", "TO", "VBG"):
        return _skip_preposition(w, p, ceiling, before_that=_that_ahead(w, p, ceiling))
    return None


def _over_comma(w: Words, p: int, ceiling: int) -> int | None:
    """From a comma to a quotation, or over "without elaborating," to "that"; None where the reported words ended."""
    if p + 1 < ceiling and w.fold[p + 1] is not None:
        return p + 1
    if p + 1 < ceiling and w.lower[p + 1] == "that" and w.tag[p + 1] == "IN":
        return p + 1
    for k in range(p + 2, min(ceiling, p + 14)):
        if w.tag[k] in _FINITE:
            return None
        if w.text[k] == "," and k + 1 < ceiling:
            if w.fold[k + 1] is not None or (w.lower[k + 1] == "that" and w.tag[k + 1] == "IN"):
                return k + 1
            return None
        if w.fold[k] is not None:
            return k if w.text[k - 1] == ":" else None
    return None


def _addressee(w: Words, p: int, ceiling: int, *, sure: bool) -> int | None:
    end = right_phrase(w, p, ceiling)
    if end is None:
        return None
    if end < ceiling and w.tag[end] in _FINITE and not sure:
        return None
    if sure:
        stop = end
        if end < ceiling and w.lower[end] in ("of", "at", "and"):
            more = right_phrase(w, end + 1, ceiling)
            if more is not None and not (more < ceiling and w.tag[more] in _FINITE):
                stop = more
        return stop
    ok = end < ceiling and (
        w.lower[end] == "that"
        or w.lower[end] in _QUESTION
        or w.text[end] in (",", ":")
        or w.fold[end] is not None
        or w.tag[end] == "TO"
    )
    return end if ok else None


def _main_verbs(w: Words, at: int, end: int) -> list[int]:
    """Finite verbs of [at, end) that are not of a relative clause."""
    found, relatives = [], 0
    for k in range(at, end):
        if w.tag[k] in ("WP", "WDT") and k > at:
            relatives += 1
        elif w.tag[k] in _FINITE and w.fold[k] is None:
            if relatives:
                relatives -= 1
            else:
                found.append(k)
    return found


def has_clause(w: Words, at: int, end: int, *, strict: bool) -> bool:
    """Whether tokens [at, end) are a clause; `strict` where a noun phrase with a relative clause would do as well."""
    finite = [k for k in _main_verbs(w, at, end) if k > at]
    if not strict and any(w.fold[k] is not None for k in range(at + 1, end)):
        return w.tag[at] not in ("WP", "WDT", ",", ".", ":", "CC", "IN", "TO")
    if (
        not finite
        or w.tag[at] in ("WP", "WDT", ",", ".", ":")
        or (w.tag[at] == "CC" and w.lower[at] not in ("both", "either", "neither"))
    ):
        return False
    if not strict:
        return True
    stop = right_phrase(w, at, end)
    if stop is None:
        return finite[0] > at and w.tag[at] in ("IN", "RB", "VBG", "EX")
    stop = extend_right(w, stop, end)
    while stop < end and w.tag[stop] == "RB":
        stop += 1
    if stop < end and w.tag[stop] in ("WP", "WDT"):
        return len(finite) > 1
    if stop < end and w.text[stop] == ",":
        return False
    return stop < end and (w.tag[stop] in _FINITE or w.tag[stop] in ("VBN", "VBG"))


def _own_cue(w: Words, n: int, starts: dict[int, Group]) -> Group | None:
    """A finite verb of speech at `n`, over adverbs."""
    while n < len(w) and (w.tag[n] in ("RB", "RBR") or w.lower[n] in ("then", "also", "later")):
        if n in starts:
            break
        n += 1
    group = starts.get(n)
    if group is None or group.participle or group.infinitive or group.reduced or group.modal:
        return None
    return group


def content_end(w: Words, at: int, ceiling: int, starts: dict[int, Group]) -> int:
    """End (token, exclusive) of the reported words from `at` on: before the next verb of speech that is not part of them."""
    k = at
    ceiling = min(ceiling, at + _LONGEST)
    while k < ceiling:
        low = w.lower[k]
        mark = w.text[k] in _MARKS
        n = k + 1 if mark else k
        if mark and n < ceiling:
            group = starts.get(n)
            if (
                group is not None
                and group.participle
                and group.cue.lemma not in ("show", "find", "plan", "begin", "release", "publish")
            ):
                return k
            if w.lower[n] == "according" or w.lower[n] == "citing":
                return k
        if n < ceiling and w.lower[n] in ("and", "but", "or") and k > at and _own_cue(w, n + 1, starts) is not None:
            return k
        if (
            mark
            and n < ceiling
            and w.lower[n] in _CONJUNCTIONS
            and k > at
            and (_subject_and_cue(w, n + 1, ceiling, starts) or w.lower[n] in ("while", "whereas"))
        ):
            return k
        if w.text[k] == ";" and _subject_and_cue(w, k + 1, ceiling, starts):
            return k
        if low == "according" and k + 1 < ceiling and w.lower[k + 1] == "to" and k > at:
            return k
        k += 1
    return ceiling


def phrase_end(w: Words, at: int, end: int) -> int:
    """End of a reported noun phrase: before a comma that opens no relative clause, "after", "because" or a date."""
    for k in range(at + 1, end):
        if w.text[k] in (",", ";") and not (k + 1 < end and w.tag[k + 1] in ("WP", "WDT", "CD", "JJ", "NNP")):
            return k
        if w.lower[k] in small("phrase_ends") and w.tag[k] in ("IN", "WRB"):
            return k
    return end


def _subject_and_cue(w: Words, n: int, ceiling: int, starts: dict[int, Group]) -> bool:
    """Whether a noun phrase with a verb of speech of its own stands at `n`."""
    while n < ceiling and w.tag[n] == "RB":
        n += 1
    end = right_phrase(w, n, ceiling)
    if end is None:
        return False
    end = extend_right(w, end, ceiling)
    return end < ceiling and _own_cue(w, end, starts) is not None


def can_speak(w: Words, start: int, end: int, head: int) -> bool:
    """Whether a source can be the subject of a weak cue: a name, a person, a body, a group, a document, he, she, they."""
    low, tag = w.lower[head], w.tag[head]
    if tag in ("NNP", "NNPS"):
        return True
    if tag == "PRP" or low in ("who", "some", "many", "others", "several", "few", "most", "both"):
        return True
    base = singular(low)
    return (
        lists.noun_type(low, plural=tag in ("NNS", "NNPS")) is not None
        or base in lists.documents()
        or base in lists.roles()
        or low in lists.documents()
    )
