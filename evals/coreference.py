"""Whether a source resolves to the right cluster: GUM 11 (Zeldes 2017), whose free genres lie beside the checkout.

    python -m evals.coreference FILE [--show]

GUM marks the source of attributions and the coreference of all mentions. For each marked source in news and interviews the
name that `resolve_source` gives is compared with the mentions of the source's cluster. Pronouns of the first and second
person are left out: who they are depends on whose words they stand in. Texts are rebuilt from the tokens.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evals.command import print_scores
from evals.documents import document
from evals.metrics import same_name
from stemma.annotate.actors import annotate_actors
from stemma.annotate.attribution.speakers import Directory, resolve_source
from stemma.text.layout import Layout

GENRES = ("news", "interview")
_FIRST = {"i", "we", "you", "my", "our", "your", "me", "us", "myself", "ourselves", "mine"}
_SOURCE = re.compile(r"attribution-\w+:[^;|]*?sem-atsrc-([\d-]+)")
_BRACKET = re.compile(r"\((\d+)-[^()]*(\))?|(\d+)\)")
_LONGEST = 12  #: words of a mention that is taken for a name of its cluster


@dataclass(slots=True)
class Book:
    """One document: text, tokens (start, end, Penn tag), mentions (first and last token, cluster), sources (token numbers)."""

    name: str
    genre: str = ""
    text: str = ""
    tokens: list[tuple[int, int, str]] = field(default_factory=list)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    sources: list[tuple[int, ...]] = field(default_factory=list)
    joined: tuple[int, str] | None = None  #: last part of the word being read, and what stands behind it


def books(path: Path) -> Iterator[Book]:
    """The documents of a CoNLL-U file with GUM's Entity and Discourse columns."""
    book: Book | None = None
    opened: list[tuple[str, int]] = []
    gap = ""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("# newdoc id = "):
                if book is not None:
                    yield book
                book, opened, gap = Book(line.split("=")[1].strip()), [], ""
            elif book is None:
                continue
            elif line.startswith("# meta::genre"):
                book.genre = line.split("=")[1].strip()
            elif line.startswith("# newpar"):
                gap = "\n\n" if book.text else ""
            elif line[:1].isdigit():
                gap = _row(book, line.rstrip("\n").split("\t"), opened, gap)
    if book is not None:
        yield book


def _row(book: Book, row: list[str], opened: list[tuple[str, int]], gap: str) -> str:
    """Add a token; gives what stands before the next one."""
    if "-" in row[0]:  # "8-9 daughter's": one word, whose parts follow
        book.joined = (int(row[0].split("-")[1]), "" if "SpaceAfter=No" in row[9] else " ")
        return gap
    start = len(book.text) + len(gap)
    book.text += gap + row[1]
    number = len(book.tokens)
    book.tokens.append((start, len(book.text), row[4]))
    misc = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
    for opens, single, closes in _BRACKET.findall(misc.get("Entity", "")):
        if opens and single:
            book.mentions.append((number, number, opens))
        elif opens:
            opened.append((opens, number))
        else:
            at = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == closes), None)
            if at is not None:
                book.mentions.append((opened.pop(at)[1], number, closes))
    for found in _SOURCE.findall(misc.get("Discourse", "")):
        book.sources.append(tuple(int(n) - 1 for n in found.split("-") if n))
    if book.joined is not None:
        last, behind = book.joined
        if int(row[0].split(".")[0]) < last:
            return ""
        book.joined = None
        return behind
    return "" if misc.get("SpaceAfter") == "No" else " "


def _cluster(book: Book, source: tuple[int, ...]) -> tuple[int, int, str] | None:
    """The smallest mention that covers the source's tokens, else the largest one inside them."""
    low, high = min(source), max(source)
    around = [m for m in book.mentions if m[0] <= low and high <= m[1]]
    inside = [m for m in book.mentions if low <= m[0] and m[1] <= high]
    if around:
        return min(around, key=lambda m: m[1] - m[0])
    return max(inside, key=lambda m: m[1] - m[0], default=None)


def _kind(book: Book, mention: tuple[int, int, str]) -> str:
    tags = [book.tokens[k][2] for k in range(mention[0], mention[1] + 1)]
    if tags[0] in ("PRP", "PRP$", "WP", "WDT") and len(tags) == 1:
        return "pronoun"
    return "name" if "NNP" in tags or "NNPS" in tags else "description"


def _names(book: Book, cluster: str) -> list[str]:
    """What the cluster's mentions are called, pronouns left out; of names and descriptions the names alone."""
    found: dict[str, list[str]] = {}
    for m in book.mentions:
        kind = _kind(book, m)
        if m[2] == cluster and kind != "pronoun" and m[1] - m[0] < _LONGEST:
            found.setdefault(kind, []).append(book.text[book.tokens[m[0]][0] : book.tokens[m[1]][1]])
    return found.get("name") or found.get("description") or []


def score(path: Path, *, show: bool = False) -> dict[str, float]:
    """Sources by kind (count) and how many of them resolve to a name of their cluster (percent)."""
    count = {kind: [0, 0] for kind in ("name", "description", "pronoun")}
    for book in books(path):
        if book.genre not in GENRES or not book.sources:
            continue
        doc = document(book.text)
        layout = Layout.of(doc)
        directory = Directory(layout, annotate_actors(doc, layout))
        for source in book.sources:
            mention = _cluster(book, source) if max(source) < len(book.tokens) else None
            if mention is None:
                continue
            start, end = book.tokens[mention[0]][0], book.tokens[mention[1]][1]
            names = _names(book, mention[2])
            if book.text[start:end].lower() in _FIRST or not names:
                continue
            kind = _kind(book, mention)
            speaker = resolve_source(directory, (start, end))
            good = any(same_name(speaker.name, n) for n in names)
            count[kind][0] += good
            count[kind][1] += 1
            if show and not good:
                around = book.text[max(0, start - 60) : end + 30]
                print(f"{book.name} {kind} {book.text[start:end]!r} -> {speaker.name!r} | {names[:3]} | …{around!r}")
    rows = {f"{kind}.count": float(total) for kind, (_, total) in count.items()}
    rows |= {f"{kind}.right": 100 * hit / max(1, total) for kind, (hit, total) in count.items()}
    hit, total = (sum(c[k] for c in count.values()) for k in (0, 1))
    return {**rows, "count": float(total), "right": 100 * hit / max(1, total)}


if __name__ == "__main__":
    print_scores(score, about=__doc__ or "", shown="print sources that resolve to another name")
