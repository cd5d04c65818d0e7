"""The corpora as documents of one form: the pieces of a text and what each head should answer.

PolNeAR teaches attribution; UD English EWT and the freely licensed part of GUM teach parts of speech and dependency
arcs (clause boundaries are where contents begin and end); MEANTIME, WNUT 2017 and GUM teach named entities. GUM joins
in a second stage only, so that the first stage's scores on it are out of domain.
"""

from __future__ import annotations

import json
import lzma
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from evals.documents import document
from evals.gum_reports import attributions
from stemma.annotate.attribution.marked import marked
from stemma.encoder.decoding import ROLES
from stemma.encoder.pieces import BREAK, Pieces, pieces_of
from stemma.text.layout import Layout

NOTHING = -100  #: a label that no loss counts
#: Tags of one word: O, then begin, inside, end and single for each role.
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))
POS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
NAMES = ("O", *(f"{place}-{kind}" for kind in ("person", "organisation", "place", "other") for place in "BI"))

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution as numbers of words: its cue's first and last, and the words of its source and content."""

    cue: tuple[int, int]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(slots=True)
class Sample:
    """A document: its pieces, and labels per word (the first piece of a word stands for it)."""

    name: str
    text: str
    pieces: Pieces
    first: np.ndarray  #: number of the first piece of each word
    tags: np.ndarray | None = None
    told: list[Told] = field(default_factory=list)
    pos: np.ndarray | None = None
    heads: np.ndarray | None = None  #: number of the head word, the word itself for a root
    names: np.ndarray | None = None


def sample(name: str, text: str) -> Sample:
    """The pieces of a text, without labels."""
    pieces = pieces_of(marked(Layout.of(document(text))))
    return Sample(name, text, pieces, np.flatnonzero(pieces.starts))


def _word_ends(made: Sample) -> np.ndarray:
    """Where each word ends: the end of its last piece."""
    ends = np.zeros(len(made.first), dtype=np.int64)
    number = np.cumsum(made.pieces.starts) - 1
    for k in range(len(made.pieces)):
        if number[k] >= 0 and made.pieces.ids[k] != BREAK:
            ends[number[k]] = max(ends[number[k]], made.pieces.end[k])
    return ends


def _covered(starts: np.ndarray, ends: np.ndarray, span: Range) -> Range | None:
    """Half-open range of the words that overlap a range of characters."""
    a = int(np.searchsorted(ends, span[0], side="right"))
    b = int(np.searchsorted(starts, span[1], side="left"))
    return (a, b) if b > a else None


def label(made: Sample, rows: list[dict[str, list[list[int]]]]) -> Sample:
    """Add attributions given as ranges of characters: {"source": [[start, end]], "cue": …, "content": …}."""
    starts, ends = made.pieces.start[made.first], _word_ends(made)
    tags = np.zeros(len(made.first), dtype=np.int64)
    for row in rows:
        spans = {r: [c for s in row[r] if (c := _covered(starts, ends, (s[0], s[1])))] for r in ROLES}
        for number, role in enumerate(ROLES):
            for a, b in spans[role]:
                base = 1 + 4 * number
                tags[a:b] = base + 1
                tags[a], tags[b - 1] = (base, base + 2) if b - a > 1 else (base + 3, base + 3)
        if spans["cue"]:
            cue = (spans["cue"][0][0], spans["cue"][-1][1] - 1)
            words = {r: tuple(k for a, b in spans[r] for k in range(a, b)) for r in ("source", "content")}
            made.told.append(Told(cue, words["source"], words["content"]))
    made.tags = _repaired(tags)
    return made


def _repaired(tags: np.ndarray) -> np.ndarray:
    """Where annotated spans overlap, the tags left over form whole spans again."""
    role = (tags - 1) // 4
    place = np.where(tags > 0, (tags - 1) % 4, -1)
    out = np.zeros_like(tags)
    k = 0
    while k < len(tags):
        if tags[k] == 0:
            k += 1
            continue
        end = k + 1
        while end < len(tags) and tags[end] and role[end] == role[k] and place[end] in (1, 2) and place[end - 1] in (0, 1):
            end += 1
        base = 1 + 4 * role[k]
        out[k:end] = base + 1
        out[k], out[end - 1] = (base, base + 2) if end - k > 1 else (base + 3, base + 3)
        k = end
    return out


def polnear(folder: Path, part: str) -> Iterator[Sample]:
    """Reports of PolNeAR 1.0; where several people annotated one, the first."""
    with lzma.open(folder / f"attribution/polnear/{part}.jsonl.xz", "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            yield label(sample(row["id"], row["text"]), next(iter(row["annotations"].values())))


def gum(folder: Path) -> Iterator[Sample]:
    """Reports of GUM's training part, its attributions in the form of PolNeAR's (see evals/gum_reports.py)."""
    for row in attributions(folder, "train"):
        yield label(sample(row["id"], row["text"]), row["annotations"]["gum"])


@dataclass(slots=True)
class _Tree:
    """Tokens of a document in CoNLL-U, with character offsets into its rebuilt text."""

    name: str = ""
    text: str = ""
    rows: list[tuple[int, int, str, int, str]] = field(default_factory=list)  #: start, end, UPOS, head row, MISC


def trees(path: Path) -> Iterator[_Tree]:
    """Documents of a CoNLL-U file, their text rebuilt from the tokens."""
    tree, base, gap = _Tree(), 0, ""
    joined, spaced = 0, True  #: last word of the orthographic word under reading, and whether a blank follows it
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                if tree.rows:
                    yield tree
                tree, base, gap = _Tree(name=line.split("=")[-1].strip()), 0, ""
            elif line.startswith("# newpar"):
                gap = "\n\n" if tree.text else ""
            elif not line:
                base = len(tree.rows)
            elif line[0].isdigit() and "-" in line.split("\t", 1)[0]:
                cells = line.split("\t")  # "3-4 don't": the blank, if any, stands behind the last of its words
                joined, spaced = int(cells[0].split("-")[1]), "SpaceAfter=No" not in cells[9]
            elif line[0].isdigit() and line.split("\t", 1)[0].isdigit():
                cells = line.split("\t")
                tree.text += gap
                head = base + int(cells[6]) - 1 if cells[6] != "0" else len(tree.rows)
                tree.rows.append((len(tree.text), len(tree.text) + len(cells[1]), cells[3], head, cells[9]))
                tree.text += cells[1]
                number = int(cells[0])
                gap = " " if (number > joined and "SpaceAfter=No" not in cells[9]) or (number == joined and spaced) else ""
                joined = 0 if number >= joined else joined
    if tree.rows:
        yield tree


_KINDS = {"person": "person", "organization": "organisation", "place": "place"}


def _entity_names(tree: _Tree) -> np.ndarray:
    """Name tags of GUM: entities that are made of proper nouns (with articles and particles between)."""
    out = np.zeros(len(tree.rows), dtype=np.int64)
    proper = [row[2] == "PROPN" for row in tree.rows]
    opened: dict[str, list[tuple[int, str]]] = {}
    for number, row in enumerate(tree.rows):
        found = re.search(r"Entity=([^|]*)", row[4])
        for mark in re.finditer(r"\((\d+)-(\w+)[^()]*\)?|(\d+)\)", found[1] if found else ""):
            if mark[1]:
                opened.setdefault(mark[1], []).append((number, mark[2]))
            if mark[3] or mark[0].endswith(")"):
                key = mark[1] or mark[3]
                if opened.get(key):
                    start, kind = opened[key].pop()
                    _name(out, proper, (start, number + 1), _KINDS.get(kind, "other"))
    return out


def _name(out: np.ndarray, proper: list[bool], span: Range, kind: str) -> None:
    inner = [k for k in range(*span) if proper[k]]
    if not inner or len(inner) * 2 < span[1] - span[0] or inner[-1] != span[1] - 1:
        return
    base = NAMES.index(f"B-{kind}")
    if (out[inner[0] : inner[-1] + 1] == 0).all():
        out[inner[0]] = base
        out[inner[0] + 1 : inner[-1] + 1] = base + 1


def syntax(path: Path, *, names: bool) -> Iterator[Sample]:
    """Documents of a UD treebank: parts of speech and heads, and GUM's names where they are wanted."""
    for tree in trees(path):
        made = sample(tree.name, tree.text)
        begins = [row[0] for row in tree.rows]
        kinds = _entity_names(tree) if names else None
        size = len(made.first)
        made.pos = np.full(size, NOTHING)
        made.heads = np.full(size, NOTHING)
        made.names = np.full(size, NOTHING)
        places = made.pieces.start[made.first]
        owner = [bisect_right(begins, int(p)) - 1 for p in places]
        word_of: dict[int, int] = {}
        for word, token in enumerate(owner):
            word_of.setdefault(token, word)
        for word, token in enumerate(owner):
            row = tree.rows[token]
            made.pos[word] = POS.index(row[2]) if row[2] in POS else NOTHING
            leads = word_of[token] == word
            if leads and row[3] in word_of:
                made.heads[word] = word_of[row[3]]
            if kinds is not None:
                tag = int(kinds[token])
                made.names[word] = tag if leads or not tag or tag % 2 == 0 else tag + 1
        yield made


_WNUT = {"person": "person", "corporation": "organisation", "group": "organisation", "location": "place"}


def wnut(path: Path) -> Iterator[Sample]:
    """Named entities of WNUT 2017, two hundred lines a document."""
    lines: list[list[tuple[str, str]]] = [[]]
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            cells = line.strip().split("\t")
            if len(cells) < 2:
                lines.append([])
            elif cells[0].strip():
                lines[-1].append((cells[0], cells[1]))
    kept = [row for row in lines if row]
    for number in range(0, len(kept), 200):
        text, spans = "", []
        for row in kept[number : number + 200]:
            for word, tag in row:
                kind = _WNUT.get(tag[2:], "other")
                spans.append((len(text), 0 if tag == "O" else NAMES.index(f"{tag[0]}-{kind}")))
                text += word + " "
            text = text.rstrip() + "\n\n"
        made = sample(f"wnut-{number}", text)
        begins = [a for a, _ in spans]
        made.names = np.full(len(made.first), NOTHING)
        for word, place in enumerate(made.pieces.start[made.first]):
            at = bisect_right(begins, int(place)) - 1
            tag = spans[at][1]
            made.names[word] = tag + 1 if tag and tag % 2 and begins[at] != place else tag
        yield made


_MEANTIME = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def meantime(path: Path) -> Iterator[Sample]:
    """Named entities of MEANTIME (Wikinews)."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            made = sample(row["id"], row["text"].replace("\n", "\n\n"))
            starts, ends = made.pieces.start[made.first], _word_ends(made)
            made.names = np.zeros(len(made.first), dtype=np.int64)
            shift = [0]
            for char in row["text"]:
                shift.append(shift[-1] + (2 if char == "\n" else 1))
            for mention in row["mentions"]:
                if mention.get("syntactic_type") == "NAM" and mention["tag"] == "ENTITY_MENTION":
                    words = _covered(starts, ends, (shift[mention["start"]], shift[mention["end"]]))
                    if words:
                        base = NAMES.index("B-" + _MEANTIME.get(str(mention.get("inst"))[:3], "other"))
                        made.names[words[0]] = base
                        made.names[words[0] + 1 : words[1]] = base + 1
            yield made
