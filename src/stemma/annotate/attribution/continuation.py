"""Quotations without a verb of speech of their own: whose they are by what stands around them."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.annotate.attribution.grammar import subjects
from stemma.annotate.attribution.grammar.contents import can_speak
from stemma.annotate.attribution.reader import LineReader
from stemma.annotate.attribution.sayings import Saying
from stemma.model import Dropped
from stemma.text.layout import Layout

_TERM_LIMIT = 3  #: words up to which a stretch in marks that nobody is said to say is a term, a title or irony
_TITLE_WORDS = 7  #: words up to which a stretch of capitalised words can be a title
_MOST_SAYINGS = 60  #: sayings of one line that are looked at; a longer line is no sentence
_FAR = 2  #: paragraphs over which the last speaker goes on


def read_rest(layout: Layout, readers: Sequence[LineReader]) -> list[Dropped]:
    """Give the quotations that no verb reports to the saying that they go on from; what stays is dropped with its reason."""
    dropped: list[Dropped] = []
    last: Saying | None = None
    for number, reader in enumerate(readers):
        for k in reader.folds:
            if k not in reader.used:
                last = _place(readers, number, k, last=last, dropped=dropped) or last
        mains = main_sayings(reader)
        if mains:
            last = mains[-1]
    _look_ahead(layout, readers)
    return dropped


def main_sayings(reader: LineReader) -> list[Saying]:
    """Sayings of a line that stand in no other of it, in order; for an outlet that quotes a person, the person's."""
    own = sorted(reader.sayings, key=lambda s: (s.start, -s.size))[-_MOST_SAYINGS:]
    tops = [
        s
        for s in own
        if s.host is None and not any(o is not s and o.host is None and o.size > s.size and o.holds(*s.content[0]) for o in own)
    ]
    found = []
    for top in tops:
        inner = [s for s in own if s is not top and s.host is None and top.holds(*s.content[0]) and s.speaker is not None]
        person = next((s for s in reversed(inner) if s.speaker_type in ("named person", "unnamed person")), None)
        impersonal = top.speaker_type in ("named body", "document", "unnamed group", None)
        found.append(person if person is not None and impersonal else top)
    return found


def is_title(words: str, size: int) -> bool:
    """Whether a stretch in marks is the title of a work or programme: every longer word with a capital."""
    longer = [x for x in words.strip(" ,.!?").split() if len(x) > 3]
    return (
        0 < size <= _TITLE_WORDS
        and bool(longer)
        and all(x[0].isupper() or not x[0].isalpha() for x in longer)
        and not words.endswith(("!", "?"))
    )


def _place(readers: Sequence[LineReader], number: int, k: int, *, last: Saying | None, dropped: list[Dropped]) -> Saying | None:
    reader = readers[number]
    w, line = reader.w, reader.line
    fold = w.fold[k]
    if fold is None:
        return None
    quote = reader.layout.quoted[fold]
    inner = reader.layout.text[quote.inner_start : quote.inner_end].strip()
    alone = reader.alone
    size = len(inner.split())
    if not inner:
        return None
    if not alone and (size <= _TERM_LIMIT or is_title(inner, size)):
        dropped.append(Dropped(f"“{inner}”", "a term or title in quotation marks: nobody is said to say it"))
        return None
    kind = (
        "direct"
        if alone or (inner[:1].isupper() and w.tag[k] == "QUOTE" and (k == 0 or not w.text[k - 1][0].isalnum()))
        else "mixed"
    )
    if alone and _next_cue(readers, number, k):
        return reader.sayings[-1]
    if alone and _lead_in(readers, number, k):
        return reader.sayings[-1]
    carried = _carried(readers, number, k, last, alone=alone)
    if k > 1 and w.text[k - 1] == ":" and not reader.sayings:  # "X has a shorter version: “…”"
        subject = reader.first()
        carried = None if subject is not None and can_speak(w, subject.start, subject.end, subject.head) else carried
    saying = reader.quote(k, None, None, kind=kind)  # type: ignore[arg-type]
    if saying is None:
        return None
    saying.basis_continuation = True
    if carried is not None:
        _take_over(saying, carried, same_paragraph=carried.line.paragraph == line.paragraph)
    elif not alone:
        subject = reader.first()
        if subject is not None:
            saying.source_tokens, saying.source = subject, subject.span(w)
    return saying


def _take_over(saying: Saying, carried: Saying, *, same_paragraph: bool) -> None:
    saying.carried = carried
    saying.speaker, saying.speaker_type, saying.candidates = carried.speaker, carried.speaker_type, carried.candidates
    if same_paragraph and saying.kind == "direct":
        saying.cue, saying.source = carried.cue, carried.source


def _next_cue(readers: Sequence[LineReader], number: int, k: int) -> bool:
    """“Are you sure?” | she asked. — a line of its own that holds no more than who said it."""
    if number + 1 >= len(readers):
        return False
    here, after = readers[number], readers[number + 1]
    if after.line.paragraph != here.line.paragraph or after.sayings or not after.groups:
        return False
    group = after.groups[0]
    if "q" not in group.cue.takes or group.passive or group.participle or group.negated:
        return False
    if group.start == 0:
        source = subjects.behind(after.w, group.end, after.last)
    else:
        source = subjects.before(after.w, group.start)
        if source is None or source.start != 0:
            return False
    if source is None or any(after.w.tag[j] in ("VBD", "VBZ") for j in range(max(group.end, source.end), after.last)):
        return False
    fold = here.w.fold[k]
    saying = here.quote(k, None, None)
    if saying is None or fold is None:
        return False
    saying.line, saying.group = after.line, group
    saying.cue, saying.source, saying.source_tokens = group.span(after.w), source.span(after.w), source
    saying.modality = group.cue.modality
    return True


def _lead_in(readers: Sequence[LineReader], number: int, k: int) -> bool:
    """ "The mayor went on television, saying: | “…”" — a line that ends with a colon leads in the quotation of the next one."""
    if number == 0:
        return False
    here, lead = readers[number], readers[number - 1]
    if lead.w.text[-1] != ":" and (lead.sayings or lead.line.paragraph != here.line.paragraph):
        return False
    group = next((g for g in reversed(lead.groups) if "q" in g.cue.takes and not g.negated), None)
    if group is None and lead.w.text[-1] != ":":
        return False
    source = lead.source_of(group) if group is not None else lead.first()
    if source is None:
        return False
    saying = here.quote(k, None, None)
    if saying is None:
        return False
    saying.line, saying.group = lead.line, group
    saying.cue = group.span(lead.w) if group is not None else (lead.w.start[-1], lead.w.end[-1])
    saying.source, saying.source_tokens = source.span(lead.w), source
    saying.modality = group.cue.modality if group is not None else "stated"
    return True


def _carried(readers: Sequence[LineReader], number: int, k: int, last: Saying | None, *, alone: bool) -> Saying | None:
    here = readers[number]
    own = [s for s in main_sayings(here) if s.cue is not None or s.carried is not None]
    if own and not alone:
        before = [s for s in own if s.start < here.w.start[k]]
        return before[-1] if before else own[0]
    if last is None:
        return None
    gap = here.line.paragraph - last.line.paragraph
    if gap == 0:
        return last
    if gap > _FAR or not alone:
        return None
    return last if last.kind == "direct" or gap == 1 else None


def _look_ahead(layout: Layout, readers: Sequence[LineReader]) -> None:
    """Paragraphs of one long quotation whose speaker is named only at its end, and quotations before the first speaker."""
    following: Saying | None = None
    for reader in reversed(readers):
        for saying in sorted(reader.sayings, key=lambda s: -s.start):
            if saying.kind != "direct" and saying.host is None:
                following = saying if saying.speaker else following
                continue
            if saying.fold is None or saying.host is not None:
                continue
            quote = layout.quoted[saying.fold]
            if saying.basis_continuation and following is not None and following.line.paragraph - saying.line.paragraph <= 1:
                free = saying.carried is None or (quote.state == "continued" and following.cue is not None)
                if free and following.kind == "direct" and saying.carried is not following:
                    _take_over(saying, following, same_paragraph=False)
            following = saying


def resolve_carried(reader: LineReader) -> None:
    """Copy speakers that were resolved after a quotation took them over."""
    for saying in reader.sayings:
        if saying.carried is not None and saying.speaker is None:
            saying.speaker, saying.speaker_type = saying.carried.speaker, saying.carried.speaker_type
