"""Whether two reports of one event share a text, and what kind: 200 pairs labelled by hand.

    python -m evals.near_copies SHARED [--show]

SHARED is the folder `shared`, which lies beside the checkout. The pairs are listed in near_copies.json, which says how they
were drawn and what the labels mean: ids, offsets and labels only. Our answer is the edge that the lineage of the pair has:
text in common (`reuse`), else a shared quotation, else nothing. Reuse is right where the pair is a copy or shared agency
copy. Beside it stand the share of common 7-word runs in the shorter report, with the threshold that is best on the dev half,
and whether any run of 12 words is common. "dev" is the half that was tuned on.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from evals.command import print_scores
from evals.documents import described
from stemma.collate.passages import find_passages
from stemma.lexicon.outlets import known_agency
from stemma.model import Document
from stemma.read.raw import Given
from stemma.trace.run import trace_lineage

PAIRS = Path(__file__).with_suffix(".json")
REUSE = ("copy", "shared agency copy")
_RUN = 7  #: words of a run in the baseline
_VERBATIM = 12  #: words that a common run must have in the baseline that asks for nothing else
_ADDRESS = re.compile(r"https? : / / [^\n]*\n")
_WORD = re.compile(r"\w+")
_HEADS = {"nyt": "The New York Times", "fox": "Fox News", "hpo": "HuffPost"}  #: BASIL's publishers


def meta() -> dict[str, Any]:
    """What near_copies.json says of itself: labels, how the pairs were drawn, the corpora's files with their digests."""
    about: dict[str, Any] = json.loads(PAIRS.read_text("utf-8"))["meta"]
    return about


class Pair(NamedTuple):
    """Two reports of one event with the label a reader gave them."""

    left: Document
    right: Document
    label: str
    split: str
    doubtful: bool


def _text(corpus: str, record: Mapping[str, Any]) -> str:
    if corpus == "basil":
        return "\n\n".join(" ".join(paragraph) for paragraph in record["paragraphs"])
    text: str = record["text"]
    if corpus == "ecb":  # the page's address is a line of the text; quotation marks are those of the Penn Treebank
        address = _ADDRESS.match(text)
        text = " " * (address.end() - 1) + text[address.end() - 1 :] if address else text
        return text.replace("``", "“ ").replace("''", "” ")
    return text


def _given(record: Mapping[str, Any]) -> Given:
    """What stands beside the text of a record."""
    publisher = record.get("publisher")
    outlet = _HEADS.get(str(publisher).lower(), publisher)
    return Given(outlet=outlet, published=record.get("date"), url=record.get("url"), title=record.get("title"))


@lru_cache(maxsize=1)
def _records(shared: Path) -> dict[tuple[str, str], tuple[str, Given]]:
    """Text and what stands beside it, by corpus and id, of the reports that are labelled."""
    bundle = json.loads(PAIRS.read_text("utf-8"))
    wanted = {(p["set"], p[side]) for p in bundle["pairs"] for side in ("a", "b")}
    found = {}
    for corpus, files in bundle["meta"]["files"].items():
        for file in files:
            path = shared / "data" / file["path"]
            with lzma.open(path, "rt", encoding="utf-8") as stream:
                for number, line in enumerate(stream, 1):
                    record = json.loads(line)
                    name = f"{path.name.split('.')[0]}:{number}" if corpus == "polnear" else record["id"]
                    if (corpus, name) in wanted:
                        found[corpus, name] = _text(corpus, record), _given(record)
    return found


def pairs(shared: Path, split: str | None = None) -> Iterator[Pair]:
    """The labelled pairs, all or those of one half ("dev", "test"), in the order of the file."""
    records = _records(shared)
    for p in json.loads(PAIRS.read_text("utf-8"))["pairs"]:
        if split in (None, p["split"]):
            sides = []
            for siglum, name in (("A", p["a"]), ("B", p["b"])):
                text, given = records[p["set"], name]
                sides.append(described(text, id=name, siglum=siglum, given=given))
            yield Pair(sides[0], sides[1], p["label"], p["split"], p.get("doubtful", False))


def decided(pair: Pair) -> str:
    """Our answer for a pair, one of the four labels: the lineage's edge, and whether an agency is named behind it."""
    documents = (pair.left, pair.right)
    passages = find_passages(documents)
    lineage = trace_lineage(documents, passages, ())
    if any(edge.kind == "reuse" for edge in lineage.edges):
        agencies = [c for c in lineage.credits if c.kind != "photo" and known_agency(c.name) is not None]
        return REUSE[1] if agencies or any(d.agency is not None for d in documents) else REUSE[0]
    return "shared quotation" if any(p.what == "quotation" for p in passages) else "independent"


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = [m.group().casefold() for m in _WORD.finditer(text)]
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def containment(pair: Pair) -> float:
    """Share of the shorter report's 7-word runs that stand in the other too."""
    left, right = _runs(pair.left.text, _RUN), _runs(pair.right.text, _RUN)
    return len(left & right) / max(1, min(len(left), len(right)))


def _f1(answers: Sequence[bool], gold: Sequence[bool]) -> tuple[float, float, float]:
    right = sum(a and g for a, g in zip(answers, gold, strict=True))
    precision, recall = right / max(1, sum(answers)), right / max(1, sum(gold))
    return precision, recall, 2 * right / max(1, sum(answers) + sum(gold))


def _threshold(shares: Sequence[float], gold: Sequence[bool]) -> float:
    """The least share that gives the best F1, over the shares that occur."""
    return max(sorted(set(shares), reverse=True), key=lambda t: _f1([s >= t for s in shares], gold)[2])


def score(path: Path, *, show: bool = False, decide: Callable[[Pair], str] = decided) -> dict[str, float]:
    """Precision, recall and F1 of reuse (percent) on either half, and the share of pairs with the right one of four labels."""
    halves = {split: list(pairs(path, split)) for split in ("dev", "test")}
    bar = _threshold([containment(p) for p in halves["dev"]], [p.label in REUSE for p in halves["dev"]])
    found: dict[str, float] = {}
    for split, labelled in halves.items():
        gold = [p.label in REUSE for p in labelled]
        answers = [decide(p) for p in labelled]
        reuse = [a in REUSE for a in answers]
        sure = [n for n, p in enumerate(labelled) if not p.doubtful]
        figures = dict(zip(("precision", "recall", "f1"), _f1(reuse, gold), strict=True))
        figures["f1.sure"] = _f1([reuse[n] for n in sure], [gold[n] for n in sure])[2]
        figures["four_labels"] = sum(a == p.label for a, p in zip(answers, labelled, strict=True)) / len(labelled)
        figures["f1.containment"] = _f1([containment(p) >= bar for p in labelled], gold)[2]
        verbatim = [bool(_runs(p.left.text, _VERBATIM) & _runs(p.right.text, _VERBATIM)) for p in labelled]
        figures["f1.verbatim"] = _f1(verbatim, gold)[2]
        found |= {f"{split}.{name}": 100 * value for name, value in figures.items()}
        if show and split == "dev":
            for p, answer in zip(labelled, answers, strict=True):
                if (answer in REUSE) != (p.label in REUSE):
                    print(f"{p.left.id} {p.right.id}: {answer}, labelled {p.label}{' (doubtful)' if p.doubtful else ''}")
    return found


if __name__ == "__main__":
    print_scores(score, about=__doc__ or "", shown="print pairs of the dev half with another decision on reuse")
