"""Train the part-of-speech tagger on the treebanks in ../shared/data/syntax and write its weights.

    python training/tagger/train.py [--data ../shared/data/syntax] [--epochs 6]

Data: UD English EWT (CC BY-SA 4.0) and the freely licensed part of GUM (CC BY 4.0), train splits; scored on their dev
splits. The seed is fixed and the weights are integers: two runs write the same file.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from stemma.text.tagger import _FIXED, Tagger, features, normal, shape

OUT = Path(__file__).parents[2] / "src/stemma/text/data/tagger_en.json"
SCALE = 32  # weights are stored as integers: average weight x SCALE
PRUNE = 10  # entries below this (in stored units) change almost no decision


def sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    words: list[str] = []
    tags: list[str] = []
    glued = False
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            if not line.strip():
                if words:
                    yield words, tags
                words, tags, glued = [], [], False
                continue
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                tag = cells[4]
                if glued and words:  # our tokens keep hyphenated compounds whole; the head is the last part
                    words[-1] += cells[1]
                    tags[-1] = "JJ" if tag in ("VBN", "VBG", "VBD") else tag
                    glued = tag == "HYPH" and "SpaceAfter=No" in cells[9]
                    continue
                if tag == "HYPH" and words and len(cells[1]) == 1:
                    words[-1] += cells[1]
                    glued = True
                    continue
                words.append(cells[1])
                tags.append({"HYPH": ":", "NFP": ":", "AFX": "JJ", "ADD": "NN", "XX": "FW", "GW": "NN"}.get(tag, tag))
    if words:
        yield words, tags


def known_words(corpus: list[tuple[list[str], list[str]]]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in corpus:
        for word, tag in zip(words, tags, strict=True):
            counts[normal(word)][tag] += 1
    result = {}
    for word, tally in counts.items():
        tag, n = tally.most_common(1)[0]
        total = sum(tally.values())
        if total >= 20 and n / total >= 0.995:
            result[word] = tag
    return result


def train(corpus: list[tuple[list[str], list[str]]], epochs: int) -> Tagger:
    known = known_words(corpus)
    tags = sorted({t for _, ts in corpus for t in ts})
    weights: dict[str, dict[str, float]] = {}
    totals: dict[tuple[str, str], float] = defaultdict(float)
    stamps: dict[tuple[str, str], int] = defaultdict(int)
    now = 0
    shuffled = list(corpus)
    rng = random.Random(7)
    for epoch in range(epochs):
        rng.shuffle(shuffled)
        right = seen = 0
        for words, gold in shuffled:
            padded = ["!s2", "!s1", *(normal(w) for w in words), "!e1", "!e2"]
            shapes = ["", "", *(shape(w) for w in words), "", ""]
            before, before2 = "!s1", "!s2"
            for i, (word, truth) in enumerate(zip(words, gold, strict=True), 2):
                guess = _FIXED.get(word) or known.get(padded[i])
                if guess is None:
                    now += 1
                    keys = features(padded, i, before, before2, shapes)
                    scores: dict[str, float] = {}
                    for key in keys:
                        for label, weight in weights.get(key, {}).items():
                            scores[label] = scores.get(label, 0.0) + weight
                    guess = max(tags, key=lambda t: scores.get(t, 0.0)) if scores else "NN"
                    if guess != truth:
                        for key in keys:
                            row = weights.setdefault(key, {})
                            for label, step in ((truth, 1.0), (guess, -1.0)):
                                old = row.get(label, 0.0)
                                totals[key, label] += (now - stamps[key, label]) * old
                                stamps[key, label] = now
                                row[label] = old + step
                    right += guess == truth
                    seen += 1
                before2, before = before, guess
        print(f"epoch {epoch + 1}: {right / seen:.4f} of {seen}", flush=True)
    final: dict[str, list[int]] = {}
    index = {t: i for i, t in enumerate(tags)}
    for key, row in weights.items():
        kept = []
        for label, weight in sorted(row.items()):
            total = totals[key, label] + (now - stamps[key, label]) * weight
            value = round(total / now * SCALE)
            if abs(value) >= PRUNE:
                kept += [index[label], value]
        if kept:
            final[key] = kept
    return Tagger(final, known, tags)


def accuracy(tagger: Tagger, corpus: list[tuple[list[str], list[str]]]) -> float:
    hits = [g == t for words, tags in corpus for g, t in zip(tagger.tag(words), tags, strict=True)]
    return sum(hits) / len(hits)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/syntax"))
    parser.add_argument("--epochs", type=int, default=6)
    options = parser.parse_args()
    corpora = {
        name: list(sentences(options.data / f"{name}.conllu.xz"))
        for name in ("en_ewt-ud-train", "gum-free-train", "en_ewt-ud-dev", "gum-free-dev")
    }
    tagger = train(corpora["en_ewt-ud-train"] + corpora["gum-free-train"], options.epochs)
    for name in ("en_ewt-ud-dev", "gum-free-dev"):
        print(f"{name}: accuracy {accuracy(tagger, corpora[name]):.4f}")
    data = {
        "tags": list(tagger.tags),
        "known": dict(sorted(tagger.known.items())),
        "weights": dict(sorted(tagger.weights.items())),
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, {len(tagger.weights):,} features")


if __name__ == "__main__":
    main()
