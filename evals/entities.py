"""Names of persons, bodies and places by the encoder's head: Universal NER's English EWT, dev (Mayhew and others 2024).

    python -m evals.entities FILE

Exact spans with their type, F1 in per cent. Reports of the web, reviews and mails: none of its sentences was in training.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import stemma.encoder
from evals.command import print_scores
from evals.documents import document
from stemma.annotate.attribution import marked
from stemma.text.layout import Layout

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
Names = set[tuple[int, int, str]]


def sentences(path: Path) -> Iterator[tuple[str, Names]]:
    """Each sentence with its annotated names as code points."""
    text, place, names = "", 0, list[tuple[int, int, str]]()
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# text = "):
                text, place, names = line.rstrip("\n")[9:], 0, []
            elif len(cells) > 2 and cells[0].isdigit():
                start = text.find(cells[1], place)
                place = start + len(cells[1]) if start >= 0 else place
                if cells[2].startswith("B-"):
                    names.append((start, place, cells[2][2:]))
                elif cells[2].startswith("I-") and names:
                    names[-1] = (names[-1][0], place, names[-1][2])
            elif not line.strip() and text:
                yield text, {(a, b, KINDS[kind]) for a, b, kind in names if kind in KINDS}
                text = ""


def score(path: Path, *, show: bool = False) -> dict[str, float]:
    """F1 by type and together; `show` prints what was missed and what was made up."""
    model = stemma.encoder.load()
    count = {kind: [0, 0, 0] for kind in (*KINDS.values(), "all")}
    for text, gold in sentences(path):
        (answer,) = model.propose([marked(Layout.of(document(text)))])
        found = {(n.start, n.end, n.type) for n in answer.names if n.type != "other"}
        for kind, row in count.items():
            mine, theirs = ({x for x in side if kind in ("all", x[2])} for side in (found, gold))
            row[0], row[1], row[2] = row[0] + len(mine & theirs), row[1] + len(mine), row[2] + len(theirs)
        if show and found != gold:
            print(text, sorted(text[a:b] for a, b, _ in gold - found), sorted(text[a:b] for a, b, _ in found - gold))
    return {kind: 200 * hit / max(1, mine + theirs) for kind, (hit, mine, theirs) in count.items()}


if __name__ == "__main__":
    print_scores(score, about=__doc__ or "", shown="print missed and made-up names")
