"""Reported speech in one line: "X said that …", "…, said X", "according to X, …", "it was reported that …"."""

from __future__ import annotations

from stemma.annotate.actors.phrases import calendar, extend_right, right_phrase
from stemma.annotate.attribution import subjects
from stemma.annotate.attribution.contents import After, after_cue, can_speak, content_end, has_clause, phrase_end
from stemma.annotate.attribution.lines import Line
from stemma.annotate.attribution.sayings import Saying
from stemma.annotate.attribution.subjects import Source
from stemma.annotate.attribution.verbs import Group, groups
from stemma.model.annotations import Kind, Modality
from stemma.text.layout import Layout

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPENERS = frozenset({"and", "but", "still", "however", "yet", "so", "then", "or", "meanwhile", "also", "instead", "asked", "later"})
_TRAILING = frozenset({",", ".", ":", ";", "–", "—", "--", "-", "?", "!"})


class LineReader:
    """Reads one line; `sayings` holds what was found, `negated` the cues of what was not said."""

    def __init__(self, layout: Layout, line: Line) -> None:
        self.layout = layout
        self.line = line
        self.w = line.words
        self.last = line.last()
        self.groups = groups(self.w)
        self.starts = {g.start: g for g in self.groups}
        self.sayings: list[Saying] = []
        self.negated: list[Group] = []
        self.used: set[int] = set()  #: token indexes of folded quotations that are accounted for
        self.subject: Source | None = None  #: source of the last finite verb of speech
        self.done = 0  #: token behind the last content

    def read(self) -> None:
        """Find all sayings of the line."""
        closing = self._closing()
        for group in self.groups:
            ceiling = min((c for c in closing if c > group.end), default=self.last)
            if group.negated and not group.cue.weak and group.cue.lemma not in ("deny", "expect", "believe", "think"):
                self.negated.append(group)
                self.subject = subjects.before(self.w, group.start) or self.subject
                continue
            if group.passive:
                self._passive(group, ceiling)
            elif group.reduced:
                continue
            else:
                self._active(group, ceiling)

    # -- parts ---------------------------------------------------------------------------------------------------------

    def span_of(self, at: int, end: int) -> tuple[int, int] | None:
        """Code points of tokens [at, end) without marks at either end."""
        w = self.w
        while end > at and w.text[end - 1] in _TRAILING and w.fold[end - 1] is None:
            end -= 1
        while at < end and w.text[at] in (",", ";", "–", "—", "--", ":") and w.fold[at] is None:
            at += 1
        return (w.start[at], w.end[end - 1]) if at < end else None

    def _closing(self) -> list[int]:
        """Token indexes of commas before a source and verb that close the line: "…, | the ministry said"."""
        found = []
        for group in self.groups:
            if group.passive or group.reduced or group.infinitive or group.participle or group.negated:
                continue
            k = group.start - 1
            if k > 0 and self.w.text[k] == "," and self._inverted(group, self.last) is not None:
                found.append(k)
                continue
            source = subjects.before(self.w, group.start)
            if source is None or source.start < 2 or self.w.text[source.start - 1] != ",":
                continue
            after = after_cue(self.w, group, self.last)
            if after.marker == "" and not self._right(group, after, self.last, source):
                found.append(source.start - 1)
        return found

    def _inverted(self, group: Group, ceiling: int) -> Source | None:
        """The source behind its verb: "…, said X"."""
        w = self.w
        k = group.start - 1
        if k < 0 or not (w.text[k] in (",", "?", "!", "–", "—", "--") or w.fold[k] is not None) or group.end >= ceiling:
            return None
        if "i" not in group.cue.takes or group.participle or group.infinitive or (w.tag[group.end] == "PRP" and w.lower[group.end] == "it"):
            return None
        source = subjects.behind(w, group.end, ceiling)
        if source is None or subjects.is_clause(w, group.end, ceiling):
            return None
        return None if source.end < ceiling and w.tag[source.end] in FINITE else source

    def make(self, content: tuple[int, int] | None, group: Group | None, source: Source | None, *, kind: Kind = "indirect",
              modality: Modality | None = None, fold: int | None = None) -> Saying | None:
        if content is None:
            return None
        w = self.w
        saying = Saying(
            [content], self.line, kind, modality or (group.cue.modality if group else "stated"), cue=group.span(w) if group else None,
            source=source.span(w) if source else None, source_tokens=source, group=group, fold=fold,
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
        for k in range(at, end):
            if self.w.fold[k] is not None and k not in self.used:
                part = self.quote(k, host.group, host.source_tokens, kind="mixed")
                if part is not None:
                    part.host, part.cue, part.modality = host, host.cue, host.modality

    # -- active verbs --------------------------------------------------------------------------------------------------

    def source_of(self, group: Group) -> Source | None:
        """The subject of an active verb of speech."""
        w = self.w
        if group.participle or group.infinitive:
            return self._shared(group)
        k = group.start - 1
        while k > 0 and w.tag[k] in ("RB", "RBR"):
            k -= 1
        if k >= 0 and w.lower[k] in ("and", "but", "or", "then", "nor"):
            return self._shared(group)
        return subjects.before(w, group.start)

    def _shared(self, group: Group) -> Source | None:
        found = self.subject or subjects.first_subject(self.w, group.start if group.start > 1 else len(self.w))
        return Source(found.start, found.end, found.head, shared=True) if found else None

    def _active(self, group: Group, ceiling: int) -> None:
        w = self.w
        outer = group.start >= self.done
        if group.participle and group.start <= 1:  # "Calling him a liar, X left": the participle ends before the subject
            stop = next((k for k in range(group.end, ceiling) if w.text[k] == "," or w.tag[k] == "QUOTE"), ceiling)
            ceiling = stop + (stop < ceiling and w.tag[stop] == "QUOTE")
        inverted = self._inverted(group, self.last)
        source = inverted or self.source_of(group)
        after = After(inverted.end, "") if inverted else after_cue(w, group, ceiling)
        if group.cue.weak and source is not None and not can_speak(w, source.start, source.end, source.head):
            return
        if source is not None and w.lower[source.head] in ("you", "this", "that", "these", "those"):
            return
        if source is None and not (group.participle or after.marker in ("that", "quote")):
            return
        found = self._left_quote(group, source, inverted)
        if found:
            self._second_quote(group, source, after)
        elif self._right(group, after, ceiling, source):
            found = self._right_content(group, source, after, ceiling)
        else:
            found = self._left_clause(group, source, inverted, after)
        if found and source is not None and not group.participle and not group.infinitive and outer:
            self.subject = source

    def _left_quote(self, group: Group, source: Source | None, inverted: Source | None) -> bool:
        """“…,” X said: the quotation right before the source and verb."""
        w = self.w
        first = group.start if inverted or source is None or source.shared or source.start > group.start else source.start
        k = first - 1
        while k >= 0 and w.text[k] in (",", "–", "—", "--") and w.fold[k] is None:
            k -= 1
        if k < 0 or w.fold[k] is None or k in self.used or "q" not in group.cue.takes:
            return False
        if w.tag[k] == "TERM" and not inverted and w.text[first - 1] != ",":
            return False
        if source is not None and source.shared and not group.participle and w.text[first - 1] not in ("and", "but"):
            pass
        before = k - 1
        if before >= 0 and w.text[before] not in (",", ":", ";", "—", "–", "--", ".") and w.lower[before] not in OPENERS and w.tag[before] not in ("RB", "CC"):
            return False
        j = k
        while j >= 0 and w.fold[j] is not None and j not in self.used:  # “…” “…,” she said
            self.quote(j, group, source)
            j -= 1
        return True

    def _second_quote(self, group: Group, source: Source | None, after: After) -> None:
        """“…,” X said, “…”: what goes on behind the verb."""
        w = self.w
        k = after.at
        while k < len(w) and w.text[k] in (",", ";", ":", ".", "—", "–", "--") and w.fold[k] is None:
            k += 1
        if k < len(w) and w.fold[k] is not None:
            self.quote(k, group, source)
            self.done = k + 1

    def _right(self, group: Group, after: After, ceiling: int, source: Source | None = None) -> bool:
        """Whether the verb reports what stands behind it."""
        w, takes, at = self.w, group.cue.takes, after.at
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
        if w.text[at] in _TRAILING and w.fold[at] is None:
            return False
        end = content_end(w, at, ceiling, self.starts)
        if "c" in takes and source is not None and not source.shared and self._gap(source, at):
            return True
        if "c" in takes and has_clause(w, at, end, strict=bool(takes & set("nr"))):
            return True
        if takes & set("smn") and any(w.fold[k] is not None and k not in self.used for k in range(at, end)) and not group.modal:
            return True
        phrase = right_phrase(w, at, end)
        if phrase is None or w.tag[at] in ("IN", "TO", "CC"):
            return False
        if "m" in takes and group.cue.prepositions and phrase < end and w.lower[phrase] in group.cue.prepositions and not group.modal:
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
            return ("m" not in takes and w.tag[at] == "PRP" and phrase < end and w.tag[phrase] in ("DT", "JJ")) or ("n" in takes and not group.modal)
        return bool(takes & set("nr")) and not group.modal and source is not None and can_speak(w, source.start, source.end, source.head)

    def _gap(self, source: Source, at: int) -> bool:
        """Whether the reported clause has lost its subject to a relative: "which critics said | was unfair"."""
        w, k = self.w, source.start - 1
        relative = k >= 0 and (w.tag[k] in ("WDT", "WP") or (w.lower[k] == "that" and w.tag[k] == "IN"))
        return relative and (w.tag[at] in FINITE or w.tag[at] == "VBN")

    def _right_content(self, group: Group, source: Source | None, after: After, ceiling: int) -> bool:
        w, at = self.w, after.at
        if after.addressee is not None and after.marker == "to":
            at = after.addressee[0]
        end = content_end(w, at, ceiling, self.starts)
        if (w.fold[at] is not None and w.tag[at] == "QUOTE") or after.marker == "quote":
            only = at + 1 >= end or (w.text[at + 1] in (",", ".", ";", ":", "–", "—", "--") and not self._goes_on(at + 2, end)) or w.lower[at + 1] in (
                "as", "in", "on", "at", "during", "after", "before", "when", "while", "referring", "of", "about")
            if only:
                kind: Kind = "mixed" if after.marker == "that" or (self._is_low(at) and w.text[at - 1] not in (",", ":")) else "direct"
                if self.quote(at, group, source, kind=kind) is None:
                    return False
                k = at + 1
                while k < end and (w.text[k] in (",", ";") or w.lower[k] in ("and", "but")) and k + 1 < end:  # said “…” and “…”
                    if w.fold[k + 1] is not None:
                        self.quote(k + 1, group, source, kind=kind)
                    k += 1
                self.done = max(self.done, at + 1)
                return True
        if group.cue.lemma in ("quote",) and w.lower[at] == "as":
            return False
        if after.marker == "" and not group.cue.takes & set("smr") and not has_clause(w, at, end, strict=True):
            end = phrase_end(w, at, end)
        saying = self.make(self.span_of(at, end), group, source)
        if saying is None:
            return False
        self.fragments(saying, at, end)
        self.done = max(self.done, end)
        return True

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether narration behind a quotation still belongs to the reported words."""
        return at < end and self.w.lower[at - 1] in ("and", "but") and self.w.lower[at] == "that"

    def _is_low(self, k: int) -> bool:
        fold = self.w.fold[k]
        if fold is None:
            return False
        quote = self.layout.quoted[fold]
        return self.layout.text[quote.inner_start : quote.inner_start + 1].islower()

    def _left_clause(self, group: Group, source: Source | None, inverted: Source | None, after: After) -> bool:
        """"…, X said." and "…, X said, …": the clause before the source and verb, and what goes on behind it."""
        w = self.w
        if source is None or source.shared or not group.cue.takes & set("il") or group.modal:
            return False
        first = min(source.start, group.start)
        marked = first > 1 and (w.text[first - 1] in (",", "–", "—", "--") or w.tag[first - 1] == "QUOTE")
        if not marked:
            return False
        edge = first if w.tag[first - 1] == "QUOTE" else first - 1
        begin = self.done if 0 < self.done < edge else 0
        while begin < first and (w.text[begin] in _TRAILING or w.lower[begin] in ("and", "but")) and w.fold[begin] is None:
            begin += 1
        left = self.span_of(begin, edge)
        if left is None:
            return False
        finite = any(w.tag[k] in FINITE or w.tag[k] == "QUOTE" for k in range(begin, edge))
        stop = after.at
        spans = [left]
        if stop < self.last and w.text[stop] in (",", "–", "—", "--"):
            right_end = content_end(w, stop + 1, self.last, self.starts)
            right = self.span_of(stop + 1, right_end)
            if right is not None and w.tag[stop + 1] not in ("WP", "WDT", "VBG", "WRB", "RB") and w.lower[stop + 1] not in calendar():
                spans.append(right)
                self.done = max(self.done, right_end)
        if not finite and len(spans) == 1:
            return False
        saying = self.make(spans[0], group, source)
        if saying is None:
            return False
        saying.content = spans
        self.fragments(saying, begin, edge)
        if len(spans) > 1:
            self.fragments(saying, stop + 1, self.done)
        return True

    # -- passive verbs -------------------------------------------------------------------------------------------------

    def _agent(self, group: Group, ceiling: int) -> Source | None:
        w = self.w
        for k in range(group.end, min(ceiling, group.end + 8)):
            if w.lower[k] == "by" and w.tag[k] == "IN":
                return subjects.behind(w, k + 1, ceiling)
            if w.tag[k] in FINITE or w.lower[k] == "that" or w.text[k] in _TRAILING:
                return None
        return None

    def _passive(self, group: Group, ceiling: int) -> None:
        w = self.w
        agent = self._agent(group, ceiling)
        subject = subjects.before(w, group.start)
        after = after_cue(w, group, ceiling)
        takes = group.cue.takes
        if agent is not None and after.at < agent.end:
            after = after_cue(w, Group(group.start, group.head, agent.end, group.cue), ceiling)
        if (after.marker == "that" and takes & set("cq")) or (after.marker == "question" and takes & set("wc")):
            self._tail(group, agent, after.at, ceiling)
        elif after.marker == "quote" and takes & set("q") and w.fold[after.at] is not None and group.cue.lemma != "quote":
            self.quote(after.at, group, agent)
        elif after.marker == "to" and takes & set("ct") and group.cue.modality != "demanded" and subject is not None and w.lower[subject.head] != "it":
            saying = self._tail(group, agent, after.at, ceiling)
            if saying is not None:
                start, end = subject.span(w)
                saying.content = [(start, end), *saying.content]
        elif agent is not None and subject is not None and takes & set("nc") and not group.cue.weak:
            self.make(self.span_of(subject.start, subject.end), group, agent)

    def _tail(self, group: Group, source: Source | None, at: int, ceiling: int) -> Saying | None:
        end = content_end(self.w, at, ceiling, self.starts)
        saying = self.make(self.span_of(at, end), group, source)
        if saying is not None:
            self.fragments(saying, at, end)
            self.done = max(self.done, end)
        return saying
