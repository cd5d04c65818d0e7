"""Active verbs of speech: "X said that …", "…, said X", "X, he said, …", "X told Y to …"."""

from __future__ import annotations

from bisect import bisect_right

from stemma.annotate.actors.phrases import calendar, extend_right, right_phrase
from stemma.annotate.attribution.grammar import subjects
from stemma.annotate.attribution.grammar.contents import After, after_cue, can_speak, content_end, has_clause, phrase_end
from stemma.annotate.attribution.grammar.subjects import Source
from stemma.annotate.attribution.grammar.verbs import Group
from stemma.annotate.attribution.passive import read_passive
from stemma.annotate.attribution.reader import FINITE, OPENERS, TRAILING, LineReader
from stemma.model.annotations import Kind

_SENTENCE_WORDS = 5  #: words from which a quotation with a capital is taken for a sentence of its own
_CLAUSE_WORDS = 5  #: tokens before "…, X said." that are a clause although no verb of theirs was found
_JUDGED_REACH = 6  #: tokens between what is judged and the preposition of the verdict
_LONGEST = 300  #: tokens of a clause before "X said"; longer sentences do not occur in reports
_THINKING = frozenset({"deny", "expect", "believe", "think"})  #: verbs whose negation still reports: "does not expect that"


def read_verbs(reader: LineReader) -> None:
    """Find all that the verbs of speech of a line report."""
    closing = _closing(reader)
    for group in reader.groups:
        at = bisect_right(closing, group.end)
        ceiling = closing[at] if at < len(closing) else reader.last
        if group.negated and not group.cue.weak and group.cue.lemma not in _THINKING:
            reader.negated.append(group)
            reader.subject = subjects.before(reader.w, group.start) or reader.subject
        elif group.passive:
            read_passive(reader, group, ceiling)
        elif not group.reduced:
            _active(reader, group, ceiling)


def _closing(reader: LineReader) -> list[int]:
    """Token indexes of commas before a source and verb that close the line: "…, | the ministry said"."""
    found = []
    for group in reader.groups:
        if group.passive or group.reduced or group.infinitive or group.participle or group.negated:
            continue
        k = group.start - 1
        if k > 0 and reader.w.text[k] == "," and _inverted(reader, group, reader.last) is not None:
            found.append(k)
            continue
        source = subjects.before(reader.w, group.start)
        if source is None or source.start < 2:
            continue
        told = group.cue.lemma == "report" and reader.w.tag[source.start - 1] == "QUOTE" and group.end >= reader.last
        if told and any(g.end < source.start - 1 for g in reader.groups):
            found.append(source.start)  # "X insisted that “…,” | the daily reported"
            continue
        if reader.w.text[source.start - 1] != ",":
            continue
        if reader.w.tag[group.start - 1] in ("WP", "WDT"):
            continue
        after = after_cue(reader.w, group, reader.last)
        if after.marker == "" and not _right(reader, group, after, reader.last, source):
            found.append(source.start - 1)
    return found


def _inverted(reader: LineReader, group: Group, ceiling: int) -> Source | None:
    """The source behind its verb: "…, said X"."""
    w = reader.w
    k = group.start - 1
    if k < 0 or not (w.text[k] in (",", "?", "!", "–", "—", "--") or w.fold[k] is not None) or group.end >= ceiling:
        return None
    if (
        "i" not in group.cue.takes
        or group.participle
        or group.infinitive
        or (w.tag[group.end] == "PRP" and w.lower[group.end] == "it")
    ):
        return None
    source = subjects.behind(w, group.end, ceiling)
    if source is None or subjects.is_clause(w, group.end, ceiling):
        return None
    if w.text[k] == "," and subjects.interrupted(w, k) is not None:
        return None  # "X, a baker, | said the oven …": the subject stands before the apposition
    return None if source.end < ceiling and w.tag[source.end] in FINITE else source


def _active(reader: LineReader, group: Group, ceiling: int) -> None:
    w = reader.w
    outer = group.start >= reader.done
    if group.participle and group.start <= 1:  # "Calling him a liar, X left": the participle ends before the subject
        stop = next((k for k in range(group.end, ceiling) if w.text[k] == "," or w.tag[k] == "QUOTE"), ceiling)
        ceiling = stop + (stop < ceiling and w.tag[stop] == "QUOTE")
    inverted = _inverted(reader, group, reader.last)
    source = inverted or reader.source_of(group)
    after = After(inverted.end, "") if inverted else after_cue(w, group, ceiling)
    if group.cue.weak and source is not None and not can_speak(w, source.start, source.end, source.head):
        return
    if source is not None and w.lower[source.head] in ("you", "this", "that", "these", "those"):
        return
    if source is None and not (group.participle or after.marker in ("that", "quote")):
        return
    found = _left_quote(reader, group, source, inverted)
    if found:
        _second_quote(reader, group, source, after)
    elif _right(reader, group, after, ceiling, source):
        found = _right_content(reader, group, source, after, ceiling)
    else:
        found = _left_clause(reader, group, source, inverted, after)
    if found and source is not None and not group.participle and not group.infinitive and outer:
        reader.subject = source


def _left_quote(reader: LineReader, group: Group, source: Source | None, inverted: Source | None) -> bool:
    """“…,” X said: the quotation right before the source and verb."""
    w = reader.w
    first = group.start if inverted or source is None or source.shared or source.start > group.start else source.start
    k = first - 1
    while k >= 0 and w.text[k] in (",", "–", "—", "--") and w.fold[k] is None:
        k -= 1
    if k < 0 or w.fold[k] is None or k in reader.used or "q" not in group.cue.takes:
        return False
    if w.tag[k] == "TERM" and not inverted and w.text[first - 1] != ",":
        return False
    before = k - 1
    if not _full(reader, k) and (
        before >= 0
        and w.text[before] not in (",", ":", ";", "—", "–", "--", ".")
        and w.lower[before] not in OPENERS
        and w.tag[before] not in ("RB", "CC")
    ):
        return False
    j = k
    while j >= 0 and w.fold[j] is not None and j not in reader.used:  # “…” “…,” she said
        reader.quote(j, group, source)
        j -= 1
    return True


def _full(reader: LineReader, k: int) -> bool:
    """Whether a folded quotation is a sentence by itself: a capital and several words."""
    fold = reader.w.fold[k]
    if fold is None or reader.w.tag[k] != "QUOTE":
        return False
    quote = reader.layout.quoted[fold]
    inner = reader.layout.text[quote.inner_start : quote.inner_end].strip()
    return inner[:1].isupper() and len(inner.split()) >= _SENTENCE_WORDS


def _second_quote(reader: LineReader, group: Group, source: Source | None, after: After) -> None:
    """“…,” X said, “…”: what goes on behind the verb."""
    w = reader.w
    k = after.at
    while k < len(w) and w.text[k] in (",", ";", ":", ".", "—", "–", "--") and w.fold[k] is None:
        k += 1
    if k < len(w) and w.fold[k] is not None:
        reader.quote(k, group, source)
        reader.done = k + 1


def _right(reader: LineReader, group: Group, after: After, ceiling: int, source: Source | None = None) -> bool:
    """Whether the verb reports what stands behind it."""
    w, takes, at = reader.w, group.cue.takes, after.at
    if at >= ceiling:
        return False
    if after.marker == "quote":
        return bool(takes & set("qcs")) or "n" in takes
    if after.marker == "colon":
        return "q" in takes or "c" in takes
    if after.marker == "that":
        return bool(takes & set("cwq"))
    if after.marker == "question":
        return bool(takes & set("wc"))
    if after.marker == "to":
        return "t" in takes or ("o" in takes and after.addressee is not None)
    if after.marker == "of":
        return True
    if w.text[at] in TRAILING and w.fold[at] is None:
        return False
    end = content_end(w, at, ceiling, reader.starts)
    if "c" in takes and source is not None and not source.shared and _gap(reader, source, at):
        return True
    if "c" in takes and has_clause(w, at, end, strict=bool(takes & set("nr"))):
        return True
    if group.cue.lemma == "say" and w.tag[at] == "PRP" and end > at + 1:
        return True
    if group.cue.lemma == "say" and end - at >= _SENTENCE_WORDS - 1 and right_phrase(w, at, end) is not None:
        return True  # "say" takes no noun phrase: a verb that the tagger missed
    if takes & set("smn") and any(w.fold[k] is not None and k not in reader.used for k in range(at, end)) and not group.modal:
        return True
    phrase = right_phrase(w, at, end)
    if phrase is None or w.tag[at] in ("IN", "TO", "CC"):
        return False
    if "m" in takes and not group.modal and _judged(reader, group, phrase, end):
        return True
    if group.participle or group.infinitive:
        return False
    if "o" in takes:
        stop = extend_right(w, phrase, end)
        if stop < end and w.tag[stop] == "TO":
            return True
    if group.modal and not takes & set("c"):
        return False
    if takes & set("sm"):
        return ("m" not in takes and w.tag[at] == "PRP" and phrase < end and w.tag[phrase] in ("DT", "JJ")) or (
            "n" in takes and not group.modal
        )
    return (
        bool(takes & set("nr")) and not group.modal and source is not None and can_speak(w, source.start, source.end, source.head)
    )


def _judged(reader: LineReader, group: Group, phrase: int, end: int) -> bool:
    """Whether one of the verb's prepositions comes soon behind the noun phrase: "put the cost of it | at"."""
    w = reader.w
    for k in range(phrase, min(end, phrase + _JUDGED_REACH)):
        if w.tag[k] in FINITE or w.text[k] in TRAILING or w.fold[k] is not None:
            return False
        if w.lower[k] in group.cue.prepositions:
            return True
    return False


def _gap(reader: LineReader, source: Source, at: int) -> bool:
    """Whether the reported clause has lost its subject to a relative: "which critics said | was unfair"."""
    w, k = reader.w, source.start - 1
    relative = k >= 0 and (w.tag[k] in ("WDT", "WP") or (w.lower[k] == "that" and w.tag[k] == "IN"))
    return relative and (w.tag[at] in FINITE or w.tag[at] == "VBN")


def _right_content(reader: LineReader, group: Group, source: Source | None, after: After, ceiling: int) -> bool:
    w, at = reader.w, after.at
    if after.addressee is not None and after.marker == "to":
        at = after.addressee[0]
    end = content_end(w, at, ceiling, reader.starts)
    if (w.fold[at] is not None and w.tag[at] == "QUOTE") or after.marker == "quote":
        only = (
            at + 1 >= end
            or (_full(reader, at) and w.text[at - 1] in (":", ","))
            or (w.text[at + 1] in (",", ".", ";", ":", "–", "—", "--") and not _goes_on(reader, at + 2, end))
            or w.lower[at + 1]
            in ("as", "in", "on", "at", "during", "after", "before", "when", "while", "referring", "of", "about")
        )
        if only:
            kind: Kind = (
                "mixed" if after.marker == "that" or (_is_low(reader, at) and w.text[at - 1] not in (",", ":")) else "direct"
            )
            if reader.quote(at, group, source, kind=kind) is None:
                return False
            k = at + 1
            while k < end and (w.text[k] in (",", ";") or w.lower[k] in ("and", "but")) and k + 1 < end:  # said “…” and “…”
                if w.fold[k + 1] is not None:
                    reader.quote(k + 1, group, source, kind=kind)
                k += 1
            reader.done = max(reader.done, at + 1)
            return True
    if group.cue.lemma in ("quote",) and w.lower[at] == "as":
        return False
    if (
        after.marker == ""
        and group.cue.lemma != "say"
        and not group.cue.takes & set("smr")
        and not has_clause(w, at, end, strict=True)
    ):
        end = phrase_end(w, at, end)
    if after.marker == "" and "m" in group.cue.takes and not group.cue.takes & set("cs"):
        end = phrase_end(w, at, end)
    saying = reader.make(reader.span_of(at, end), group, source)
    if saying is None:
        return False
    reader.fragments(saying, at, end)
    reader.done = max(reader.done, end)
    return True


def _goes_on(reader: LineReader, at: int, end: int) -> bool:
    """Whether narration behind a quotation still belongs to the reported words."""
    return at < end and reader.w.lower[at - 1] in ("and", "but") and reader.w.lower[at] == "that"


def _is_low(reader: LineReader, k: int) -> bool:
    fold = reader.w.fold[k]
    if fold is None:
        return False
    quote = reader.layout.quoted[fold]
    return reader.layout.text[quote.inner_start : quote.inner_start + 1].islower()


def _left_clause(reader: LineReader, group: Group, source: Source | None, inverted: Source | None, after: After) -> bool:
    """ "…, X said." and "…, X said, …": the clause before the source and verb, and what goes on behind it."""
    w = reader.w
    if source is None or source.shared or not group.cue.takes & set("il") or group.modal:
        return False
    first = min(source.start, group.start)
    if source.start < group.start and w.tag[group.start - 1] in ("WP", "WDT"):
        return False  # "…, two guards who asked not to be named told …": not the verb of the sentence
    marked = first > 1 and (w.text[first - 1] in (",", "–", "—", "--") or w.tag[first - 1] == "QUOTE")
    if not marked:
        return False
    edge = first if w.tag[first - 1] == "QUOTE" else first - 1
    begin = max(reader.done if 0 < reader.done < edge else 0, edge - _LONGEST)
    while begin < first and (w.text[begin] in TRAILING or w.lower[begin] in ("and", "but")) and w.fold[begin] is None:
        begin += 1
    left = reader.span_of(begin, edge)
    if left is None:
        return False
    finite = any(w.tag[k] in FINITE or w.tag[k] == "QUOTE" for k in range(begin, edge))
    finite = finite or (
        edge - begin >= _CLAUSE_WORDS and after.at >= reader.last and w.tag[begin] != "IN"
    )  # its verb has a wrong tag
    stop = after.at
    spans = [left]
    if stop < reader.last and w.text[stop] in (",", "–", "—", "--"):
        right_end = content_end(w, stop + 1, reader.last, reader.starts)
        right = reader.span_of(stop + 1, right_end)
        if right is not None and w.tag[stop + 1] not in ("WP", "WDT", "VBG", "WRB", "RB") and w.lower[stop + 1] not in calendar():
            spans.append(right)
            reader.done = max(reader.done, right_end)
    if not finite and len(spans) == 1:
        return False
    saying = reader.make(spans[0], group, source)
    if saying is None:
        return False
    saying.content = spans
    reader.done = max(reader.done, edge)
    reader.fragments(saying, begin, edge)
    if len(spans) > 1:
        reader.fragments(saying, stop + 1, reader.done)
    return True
