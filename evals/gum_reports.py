"""Attributions of GUM (Zeldes 2017; eRST, Zeldes and others 2025) as rows of the form in which PolNeAR lies beside it.

What the data gives. The freely licensed part of GUM keeps, of the discourse trees, only the attribution relations, on
the first token of the satellite: `Discourse=attribution-positive:14->15:0:sem-atsrc-84-101-gold+lex-indwd-103-_`. That
is: unit 14 (the satellite, as "the survey shows") attributes unit 15 (its nucleus); then signals with the document's
token numbers, from 1: `sem-atsrc` the source, `lex-indwd` and `lex-indph` the cue, `grf-qt` the first and last mark of
the quotation, `grf-dsh` a dash before a byline, `syn-rpr` words of the reported clause (its "that", or words that gave
it away). Where the other units begin is not told, so the content is not read from units but from syntax:

1. marks given by `grf-qt`: all between them, with the marks;
2. the clause that the cue governs (ccomp; then parataxis, acl, advcl, xcomp, csubj, each on the side where the nucleus
   stands); for a cue that is itself an aside ("…, he said, …"; "…, I think, …"), the clause it stands in, without it,
   as for "as X told Y, …";
   for "according to X", the clause that X hangs on, without X; else the clause that holds the `syn-rpr` words;
3. after a colon or a dash, the next or the last sentence;
4. a quotation that the content fills within its sentence is taken whole, over its other sentences.

Credits of pictures ("Image: X") have no cue, no mark and no reported clause; they and what no rule reads are left out and
counted. Checked by eye on about 120 of the 350 in news and interviews of dev and train: the clause was the right one in
all but five; its extent is doubtful where the annotators took in later sentences that no quotation mark closes, or where
an "according to" is hung on an inner clause. So matching at half of the characters says more here than exact matching.

GUM marks sources more narrowly than PolNeAR ("Ada Lind", not "Ada Lind, a spokeswoman of the harbour office")
and cues without auxiliaries ("said" of "has said"). `form="polnear"` widens both by syntax (the source to its whole
noun phrase and, of several fragments, to the one nearest to the cue) and ends contents before a full stop, so that
one model can learn from both; `form="gum"` keeps the annotators' words.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from stemma.text.marks import quoted
from stemma.text.sentences import paragraphs

Form = Literal["polnear", "gum"]
Row = dict[str, list[list[int]]]

#: How a cue governs what is reported, the surest relation first.
GOVERNED = ("ccomp", "parataxis", "acl", "advcl", "xcomp", "csubj")
CLAUSES = frozenset((*GOVERNED, "root", "acl:relcl"))
#: Words that open a free relative clause ("explained how it works"), which GUM hangs on them, not on the cue.
FREE = frozenset(("how", "what", "when", "where", "which", "who", "whom", "why"))
_SIGNAL = re.compile(r"([a-z]+-[a-z]+)-([\d,-]+)-(?:_|gold)")
_RELATION = re.compile(r"attribution-\w+:(\d+)->(\d+):")
_EDGE = frozenset(",;:-–—.")


@dataclass(frozen=True, slots=True)
class Word:
    """One token: its code points, its relation to its head (index into the document, -1 for a root), its sentence."""

    start: int
    end: int
    text: str
    head: int
    relation: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Signalled:
    """One attribution: index of the satellite's first word, distance to the nucleus in units, signals as word indices."""

    first: int
    distance: int
    signals: dict[str, list[int]]


@dataclass(slots=True)
class Report:
    """One document, its text rebuilt from the tokens; paragraphs are parted by an empty line."""

    name: str
    genre: str
    text: str = ""
    words: list[Word] = field(default_factory=list)
    told: list[Signalled] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)

    def below(self, top: int, without: int = -1) -> set[int]:
        """Indices of a word and all that depends on it, without the part under another word."""
        found, left = set(), [top]
        while left:
            at = left.pop()
            if at != without and at not in found:
                found.add(at)
                left += self.children[at]
        return found


def _numbers(listed: str) -> list[int]:
    """Zero-based word indices of "16-17,20"."""
    ends = [part.split("-") for part in listed.split(",")]
    return [n - 1 for pair in ends for n in range(int(pair[0]), int(pair[-1]) + 1)]


def _signalled(misc: str, first: int) -> Iterator[Signalled]:
    found = re.search(r"Discourse=([^|]*)", misc)
    for part in found[1].split(";") if found else ():
        if relation := _RELATION.match(part):
            signals: dict[str, list[int]] = {}
            for kind, listed in _SIGNAL.findall(part):
                signals.setdefault(kind, []).extend(_numbers(listed))
            yield Signalled(first, int(relation[2]) - int(relation[1]), signals)


def _finished(report: Report) -> Report:
    report.children = [[] for _ in report.words]
    for number, word in enumerate(report.words):
        if word.head >= 0:
            report.children[word.head].append(number)
    return report


def read(path: Path) -> Iterator[Report]:
    """The documents of one CoNLL-U file of GUM (xz)."""
    report: Report | None = None
    base, sentence, gap, joined, late = 0, 0, "", 0, ""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc id"):
                if report:
                    yield _finished(report)
                name = line.split("=")[1].strip()
                report, base, sentence, gap, joined = Report(name, name.split("_")[1]), 0, 0, "", 0
            elif report is None or line.startswith("#"):
                gap = "\n\n" if line.startswith("# newpar") and report and report.text else gap
            elif len(cells) < 10:
                base, sentence = len(report.words), sentence + 1
            elif "-" in cells[0]:
                # "8-9 daughter's": no space between its tokens, and the space after the last is told here.
                joined, late = int(cells[0].split("-")[1]), "" if "SpaceAfter=No" in cells[9] else " "
            elif cells[0].isdigit():
                start = len(report.text) + len(gap)
                report.text += gap + cells[1]
                head = base + int(cells[6]) - 1 if cells[6] != "0" else -1
                report.words.append(Word(start, len(report.text), cells[1], head, cells[7], sentence))
                report.told += _signalled(cells[9], len(report.words) - 1)
                inside = int(cells[0]) <= joined and len(report.words) - base == int(cells[0])
                gap = (late if int(cells[0]) == joined else "") if inside else "" if "SpaceAfter=No" in cells[9] else " "
                joined = 0 if int(cells[0]) >= joined else joined
    if report:
        yield _finished(report)


def _plain(relation: str) -> str:
    """A relation without its subtype, but relative clauses of nouns apart."""
    return relation if relation == "acl:relcl" else relation.split(":", maxsplit=1)[0]


def _governed(report: Report, cue: int, side: int) -> set[int]:
    """The words that a cue reports, on the nucleus's side of it (-1 before, 1 after) where there is a choice."""
    words = report.words
    for relation in GOVERNED:
        under = [c for c in report.children[cue] if _plain(words[c].relation) == relation]
        if relation != "ccomp":
            under = [c for c in under if (c > cue) == (side > 0)]
        if under:
            return report.below(min(under, key=lambda c: ((c > cue) != (side > 0), abs(c - cue))))
    openers = [c for c in report.children[cue] if words[c].text.lower() in FREE]
    free = [c for c in openers if any("relcl" in words[d].relation for d in report.children[c])]
    if free:
        return report.below(free[-1])
    as_told = words[cue].relation == "advcl" and any(words[c].text.lower() == "as" for c in report.children[cue])
    if (as_told or words[cue].relation == "parataxis") and words[cue].head >= 0:
        return report.below(words[cue].head, cue)
    return set()


def _phrase(report: Report, source: list[int], cue: list[int]) -> set[int]:
    """What "according to X" stands beside: the clause that X hangs on, without X."""
    inner = {*source, *cue}
    for at in source:
        head = report.words[at].head
        if head >= 0 and head not in inner:
            return report.below(head, at)
    return set()


def _reported(report: Report, signs: list[int], cue: list[int]) -> set[int]:
    """The clause that holds the first of the `syn-rpr` words, if it does not hold the cue."""
    for at in signs[:1]:
        while _plain(report.words[at].relation) not in CLAUSES and report.words[at].head >= 0:
            at = report.words[at].head
        clause = report.below(at)
        if not clause & set(cue):
            return clause
    return set()


def _beside(report: Report, told: Signalled, cue: list[int]) -> set[int]:
    """The sentence after a colon that ends the satellite's own, or before a dash that opens a byline."""
    here = report.words[told.first].sentence
    own = [n for n, w in enumerate(report.words) if w.sentence == here]
    if "grf-dsh" in told.signals and told.distance < 0:
        before = set(range(own[0], told.first))
        return before or {n for n, w in enumerate(report.words) if w.sentence == here - 1}
    if cue and told.distance > 0 and report.words[own[-1]].text == ":":
        return {n for n, w in enumerate(report.words) if w.sentence == here + 1}
    return set()


def _whole_quotations(report: Report, content: set[int], outside: set[int]) -> set[int]:
    """The content with every quotation taken whole that it fills within its own sentences (rule 4)."""
    inside = {report.words[n].sentence for n in content}
    added: set[int] = set()
    for mark in quoted(report.text, paragraphs(report.text)):
        covered = {n for n, w in enumerate(report.words) if mark.inner_start <= w.start < mark.inner_end}
        here = {n for n in covered if report.words[n].sentence in inside and report.words[n].text.isalnum()}
        if here and here <= content and not covered & outside:
            added |= {n for n, w in enumerate(report.words) if mark.start <= w.start < mark.end}
    return content | added


def content_of(report: Report, told: Signalled) -> set[int]:
    """Indices of the words that one attribution reports; empty where no rule reads them."""
    signals = told.signals
    source = signals.get("sem-atsrc", [])
    phrase, single = signals.get("lex-indph", []), signals.get("lex-indwd", [])
    cue = [*phrase, *([n for n in single if n not in source] or single)]
    found: set[int] = set()
    if marks := signals.get("grf-qt"):
        found = set(range(min(marks), max(marks) + 1))
    for at in reversed([n for n in cue if n not in phrase]):
        clause = _governed(report, at, told.distance)
        # A clause that surrounds the marks is indirect speech with a quoted part: all of it is reported.
        if not found or (clause & found and report.words[at].relation != "parataxis"):
            found |= clause
        if found:
            break
    if phrase and (beside := _phrase(report, source, phrase)) and (not found or found <= beside):
        found = beside
    found = found or _reported(report, signals.get("syn-rpr", []), cue) or _beside(report, told, cue)
    outside = {*cue, *(n for n in source if n not in found or "grf-qt" not in signals)}
    found -= outside
    return _whole_quotations(report, found, outside) - set(cue) if found else found


def _cue_head(report: Report, cue: list[int]) -> int:
    """The cue's word that governs a clause, the last where several do or none."""
    governing = [n for n in cue if any(report.words[c].relation in GOVERNED for c in report.children[n])]
    return (governing or cue)[-1]


def _widened_cue(report: Report, cue: list[int]) -> set[int]:
    """A cue with the auxiliaries before it and the particle after it, as PolNeAR marks cues."""
    top = _cue_head(report, cue)
    words = report.words
    helpers = {c for c in report.children[top] if words[c].relation.startswith("aux")}
    between = helpers | {c for c in report.children[top] if words[c].relation == "advmod"}
    start = min((h for h in helpers if h < top and all(n in between for n in range(h, top))), default=top)
    end = top + 1
    while end < len(words) and words[end].head == top and words[end].relation == "compound:prt":
        end += 1
    return set(range(start, end)) | {n for n in cue if n + 1 == start or n == end}


def _widened_source(report: Report, source: list[int], cue: list[int]) -> set[int]:
    """The whole noun phrase of the source's mention nearest to the cue, as PolNeAR marks sources."""
    inner = set(source)
    tops = [n for n in source if report.words[n].head not in inner]
    near = cue or source[:1]
    top = min(tops, key=lambda n: (report.words[n].head not in near, min(abs(n - c) for c in near)), default=source[0])
    whole = report.below(top)
    whole -= {n for n in whole if report.words[n].relation in {"case", "mark", "cc"} and n < min(inner)}
    for at in cue:
        if at in whole:
            whole -= report.below(at)
    whole.add(top)
    start = end = top
    while start - 1 in whole:
        start -= 1
    while end + 1 in whole:
        end += 1
    return set(range(start, end + 1))


def _spans(report: Report, chosen: Iterable[int]) -> list[list[int]]:
    """Ranges of code points of runs of words, without commas, dashes and full stops at their edges."""
    runs: list[list[int]] = []
    for n in sorted(chosen):
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    spans = []
    for run in runs:
        while run and report.words[run[-1]].text in _EDGE:
            run.pop()
        while run and report.words[run[0]].text in _EDGE:
            run.pop(0)
        marks = sum(report.words[n].text == '"' for n in run)
        if run and marks % 2 and report.words[run[-1]].text == '"':
            run.pop()  # the close of a quotation that opens outside
        if any(char.isalnum() for n in run for char in report.words[n].text):
            spans.append([report.words[run[0]].start, report.words[run[-1]].end])
    return spans


def row(report: Report, told: Signalled, form: Form = "polnear") -> Row | None:
    """One attribution as ranges of code points; None where it has neither cue, mark nor reported clause."""
    content = content_of(report, told)
    source = told.signals.get("sem-atsrc", [])
    single = told.signals.get("lex-indwd", [])
    cue = [*told.signals.get("lex-indph", []), *([n for n in single if n not in source] or single)]
    cue = cue or (told.signals.get("grf-dsh", []) if told.distance < 0 else [])
    if not content:
        return None
    words = set(cue) if form == "gum" or "lex-indwd" not in told.signals else _widened_cue(report, cue)
    if form == "polnear" and source:
        source = sorted(_widened_source(report, source, cue))
    dash = [[report.words[n].start, report.words[n].end] for n in cue] if "grf-dsh" in told.signals and not single else []
    return {
        "source": _spans(report, set(source) - words),
        "cue": _spans(report, words) or dash,
        "content": _spans(report, content - words - set(source)),
    }


def attributions(folder: Path, part: str, genres: Iterable[str] = (), form: Form = "polnear") -> list[dict[str, Any]]:
    """Documents of GUM as PolNeAR's rows: {"id", "genre", "text", "annotations": {"gum": [{source, cue, content}]}}.

    `folder` holds gum-free-{part}.conllu.xz; `genres` are among academic, bio, court, interview, news, voyage (all where
    none is named). `left_out` counts the attributions that no rule reads (nearly all credits of pictures).
    """
    wanted = frozenset(genres)
    rows = []
    for report in read(folder / f"gum-free-{part}.conllu.xz"):
        if wanted and report.genre not in wanted:
            continue
        found = [row(report, told, form) for told in report.told]
        kept = [r for r in found if r is not None and r["content"]]
        rows.append({
            "id": report.name,
            "genre": report.genre,
            "text": report.text,
            "annotations": {"gum": kept},
            "left_out": len(found) - len(kept),
        })  # fmt: skip
    return rows
