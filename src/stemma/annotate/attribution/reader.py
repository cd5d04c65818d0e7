"""A line under reading: its verbs of speech, and what has been found in it."""

from __future__ import annotations

from bisect import bisect_left

from stemma.annotate.attribution.grammar import subjects
from stemma.annotate.attribution.grammar.contents import can_speak
from stemma.annotate.attribution.grammar.lines import Line
from stemma.annotate.attribution.grammar.subjects import Source
from stemma.annotate.attribution.grammar.verbs import Group, groups
from stemma.annotate.attribution.sayings import Saying
from stemma.model.annotations import Kind, Modality
from stemma.text.layout import Layout

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPENERS = frozenset(
    {"and", "but", "still", "however", "yet", "so", "then", "or", "meanwhile", "also", "instead", "asked", "later"}
)
_QUOTING = frozenset({"quote", "cite", "report"})  #: "X quoted Y as saying": Y says it
TRAILING = frozenset({",", ".", ":", ";", "–", "—", "--", "-", "?", "!"})


class LineReader:
    """Reads one line; `sayings` holds what was found, `negated` the cues of what was not said."""

    def __init__(self, layout: Layout, line: Line) -> None:
        self.layout = layout
        self.line = line
        self.w = line.words
        self.last = line.last()
        self.folds = line.folds()
        self.groups = groups(self.w)
        self.starts = {g.start: g for g in self.groups}
        self.sayings: list[Saying] = []
        self.negated: list[Group] = []
        self.used: set[int] = set()  #: token indexes of folded quotations that are accounted for
        self.subject: Source | None = None  #: source of the last finite verb of speech
        self.done = 0  #: token behind the last content
        self.alone = all(self.w.fold[j] is not None or not self.w.text[j][0].isalnum() for j in range(len(self.w)))
        self._first: Source | bool | None = False  #: the main verb's subject; False before it was looked for

    def span_of(self, at: int, end: int) -> tuple[int, int] | None:
        """Code points of tokens [at, end) without marks at either end."""
        w = self.w
        while end > at and w.text[end - 1] in TRAILING and w.fold[end - 1] is None:
            end -= 1
        while at < end and w.text[at] in (",", ";", "–", "—", "--", ":") and w.fold[at] is None:
            at += 1
        return (w.start[at], w.end[end - 1]) if at < end else None

    def make(
        self,
        content: tuple[int, int] | None,
        group: Group | None,
        source: Source | None,
        *,
        kind: Kind = "indirect",
        modality: Modality | None = None,
        fold: int | None = None,
    ) -> Saying | None:
        """Add a saying; None where there is no content."""
        if content is None:
            return None
        w = self.w
        saying = Saying(
            [content],
            self.line,
            kind,
            modality or (group.cue.modality if group else "stated"),
            cue=group.span(w) if group else None,
            source=source.span(w) if source else None,
            source_tokens=source,
            group=group,
            fold=fold,
        )
        self.sayings.append(saying)
        return saying

    def quote(self, k: int, group: Group | None, source: Source | None, *, kind: Kind = "direct") -> Saying | None:
        """The folded quotation at token `k` as what somebody said."""
        fold = self.w.fold[k]
        if fold is None or k in self.used:
            return None
        self.used.add(k)
        quote = self.layout.quoted[fold]
        saying = self.make((quote.inner_start, quote.inner_end), group, source, kind=kind, fold=fold)
        if saying is not None:
            saying.state = quote.state
        return saying

    def fragments(self, host: Saying, at: int, end: int) -> None:
        """Quoted parts of a reported clause."""
        for k in self.folds[bisect_left(self.folds, at) : bisect_left(self.folds, end)]:
            if k not in self.used:
                part = self.quote(k, host.group, host.source_tokens, kind="mixed")
                if part is not None:
                    part.host, part.cue, part.modality = host, host.cue, host.modality

    def source_of(self, group: Group) -> Source | None:
        """The subject of an active verb of speech."""
        w = self.w
        if group.participle and group.start > 1 and w.lower[group.start - 1] == "as":
            quoting = next((g for g in reversed(self.groups) if g.end < group.start), None)
            if quoting is not None and quoting.cue.lemma in _QUOTING:
                if quoting.passive:
                    return subjects.before(w, quoting.start)
                return subjects.before(w, group.start - 1, quoting.end)
        if group.participle and group.start > 1 and w.tag[group.start - 1] in ("NN", "NNS", "NNP"):
            near = self._nearest(group)
            if near is not None:
                return near
        if group.participle or group.infinitive:
            return self._shared(group)
        k = group.start - 1
        while k > 0 and w.tag[k] in ("RB", "RBR"):
            k -= 1
        if k >= 0 and w.lower[k] in ("and", "but", "or", "then", "nor"):
            return self._shared(group)
        return subjects.before(w, group.start)

    def _nearest(self, group: Group) -> Source | None:
        """The subject of the finite verb before a participle without comma: "after Y sent a letter | announcing that"."""
        w = self.w
        verb = next(
            (k for k in range(group.start - 1, 0, -1) if w.tag[k] in FINITE or w.text[k] in ",;:" or w.fold[k] is not None), 0
        )
        if w.tag[verb] not in FINITE:
            return None
        found = subjects.before(w, verb)
        if found is None or not can_speak(w, found.start, found.end, found.head):
            return None
        return Source(found.start, found.end, found.head, shared=True)

    def _shared(self, group: Group) -> Source | None:
        found = self.subject or self.first()
        if found is None or (found.start >= group.start and group.start > 1):
            return None
        return Source(found.start, found.end, found.head, shared=True)

    def first(self) -> Source | None:
        """The subject of the line's main verb."""
        if isinstance(self._first, bool):
            self._first = subjects.first_subject(self.w, len(self.w))
        return self._first
