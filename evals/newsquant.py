"""Figures against NewsQuant (CQE, EMNLP 2023): value, unit, bound and concept F1 over all sentences of a file.

    python -m evals.newsquant ../shared/data/quantities/newsquant_odd.jsonl.xz [--show]

The metric is the published one in words. Gold and predicted quantities of a sentence are sorted by unit; each gold
quantity runs through the predictions that are left; every equal value (relative tolerance 1e-5, a range only equals a
range) is a value hit, though no sentence has more of them than gold quantities, and an equal change symbol and concepts
that meet or are equal are hits on top of it; only an equal unit, the unit hit, removes the prediction and ends the search
for this gold quantity. Precision is over all predictions, recall over all gold quantities.

quantulum3 is scored beside stemma as the check of the metric: the published figures on the whole set are 73.0 for the
value and 47.2 for value and unit.
"""

from __future__ import annotations

import json
import lzma
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.command import print_scores
from evals.newsquant_form import Item, of_quantulum3, of_stemma
from evals.systems import UnavailableError

TOLERANCE = 1e-5
KINDS = ("value", "value_unit", "value_bound", "value_concept", "value_concept_complete")
SYSTEMS: dict[str, Callable[[str], list[Item]]] = {"ours": of_stemma, "quantulum3": of_quantulum3}


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a `.jsonl` or `.jsonl.xz` file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream)


def gold_items(record: dict[str, Any]) -> list[Item]:
    """Gold quantities of one sentence."""
    found = []
    for entry in record["quantities"]:
        text = entry["value"].replace("−", "-")
        ends = re.fullmatch(r"(-?[\d.]+(?:[eE][+-]?\d+)?)-(-?[\d.]+(?:[eE][+-]?\d+)?)", text)
        low, high = (float(ends[1]), float(ends[2])) if ends else (float(text), float(text))
        concept = frozenset(w for w in re.split(r"[,\s]+", entry["referred_concepts"].lower()) if w and w != "-")
        found.append(Item(low, high, entry["change"], entry["normalized_unit"].lower(), concept))
    return found


def same(left: Item, right: Item) -> bool:
    """Whether two quantities have one value, or ranges the same ends."""
    # stemma gives fractions with four digits, so that small values may differ in the fifth
    return all(
        math.isclose(a, b, rel_tol=TOLERANCE, abs_tol=5e-5 if abs(b) < 1 else 0.0)
        for a, b in ((left.low, right.low), (left.high, right.high))
    )


def hits(gold: Sequence[Item], predicted: Sequence[Item]) -> Counter[str]:
    """The hits of one sentence, by kind, as the published metric counts them."""
    found: Counter[str] = Counter()
    left = sorted(predicted, key=lambda x: x.unit)
    for wanted in sorted(gold, key=lambda x: x.unit):
        for candidate in [p for p in left if same(p, wanted)]:
            found["value"] += found["value"] < len(gold)
            found["value_bound"] += candidate.change == wanted.change
            either = candidate.concept or wanted.concept
            found["value_concept"] += bool(candidate.concept & wanted.concept) or not either
            found["value_concept_complete"] += candidate.concept == wanted.concept
            if candidate.unit == wanted.unit:
                found["value_unit"] += 1
                left.remove(candidate)
                break
    return found


def _differences(text: str, gold: Sequence[Item], predicted: Sequence[Item]) -> Iterator[str]:
    """Lines that show a sentence, where not every quantity is found with its unit and bound."""
    left = list(predicted)
    lines = []
    for wanted in gold:
        equal = [p for p in left if same(p, wanted)]
        best = next((p for p in equal if p.unit == wanted.unit), equal[0] if equal else None)
        if best is None:
            lines.append(f"    missed {wanted}")
            continue
        left.remove(best)
        if (best.unit, best.change) != (wanted.unit, wanted.change):
            lines.append(f"    gold   {wanted}\n    ours   {best}")
    lines.extend(f"    extra  {p}" for p in left)
    if lines:
        yield from (text, *lines)


def score(path: Path | str, *, system: str = "all", show: bool = False) -> dict[str, float | None]:
    """F1 in percent: value, value_unit, value_bound, value_concept (partial), value_concept_complete.

    `system` is "ours", "quantulum3" or "all"; the names of quantulum3's scores begin with "quantulum3.", and they are None
    where it is not installed. Raises UnavailableError where it is asked for alone.
    """
    records = [(record["text"], gold_items(record)) for record in read(Path(path))]
    wanted = sum(len(gold) for _, gold in records)
    scores: dict[str, float | None] = {}
    for name in SYSTEMS if system == "all" else (system,):
        prefix = "" if name == "ours" else f"{name}."
        total: Counter[str] = Counter()
        found = 0
        try:
            for text, gold in records:
                predicted = SYSTEMS[name](text)
                found += len(predicted)
                total += hits(gold, predicted)
                if show and name == "ours":
                    print("\n".join(_differences(text, gold, predicted)), end="\n" * bool(predicted))
        except UnavailableError:
            if system == name:
                raise
            scores.update(dict.fromkeys((f"{prefix}{kind}" for kind in KINDS[:2]), None))
            continue
        kinds = KINDS if name == "ours" else KINDS[:2]
        scores.update({f"{prefix}{kind}": round(200 * total[kind] / (found + wanted), 1) for kind in kinds})
    return scores


def main() -> None:
    """Command line: print the scores of a file."""
    print_scores(score, about=__doc__ or "", shown="print what differs")


if __name__ == "__main__":
    main()
