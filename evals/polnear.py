"""How well attributions are found: PolNeAR 1.0 (Newell, Margolin and Ruths 2018), which lies beside the checkout.

    python evals/polnear.py [FOLDER]

PolNeAR marks far more than words reported (support, intentions, attitudes), so that recall has a low ceiling for rules
that look for what somebody said. A predicted or annotated content is a span; two spans match at an intersection over
union of characters of at least one half. Where several people annotated a report, precision counts a match with any of
them and recall is taken over the first.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stemma.annotate.actors import annotate_actors
from stemma.annotate.attribution import annotate_attributions
from stemma.model import Attribution, Document, OffsetRun, Published
from stemma.text.layout import Layout

HALF = 0.5
Range = tuple[int, int]


def reports(folder: Path, name: str = "dev") -> Iterator[dict[str, Any]]:
    """The reports of one part of the corpus."""
    with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def document(text: str) -> Document:
    """A report with the whole text as its body."""
    unknown = Published(None, None, None, "unknown", "not needed here")
    return Document(
        id="R",
        siglum="A",
        file="r",
        sha256="0" * 64,
        text=text,
        offsets=(OffsetRun(0, 0, len(text)),),
        encoding="utf-8",
        published=unknown,
        body=((0, len(text)),),
    )


def iou(a: Range, b: Range) -> float:
    """Intersection over union of two ranges."""
    both = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, both) / (max(a[1], b[1]) - min(a[0], b[0])) if both > 0 else 0.0


def kind_of(text: str, span: Range) -> str:
    """direct, mixed or indirect, by the quotation marks in an annotated content."""
    words = text[span[0] : span[1]].strip()
    marks = sum(words.count(m) for m in ("“", "”", '"', "''"))
    if not marks:
        return "indirect"
    return "direct" if words[:1] in '“"' or words.startswith("''") else "mixed"


def _touches(found: Range | None, spans: list[list[int]]) -> bool:
    return found is not None and any(found[0] < b and a < found[1] for a, b in spans)


def _predicted(found: tuple[Attribution, ...]) -> list[tuple[Range, Attribution]]:
    hosts = {a.id for a in found if a.kind != "direct"}
    return [((s.start, s.end), a) for a in found if not (a.kind == "mixed" and a.parent in hosts) for s in a.content]


def score(folder: Path, name: str = "dev") -> dict[str, float]:
    """Content precision, recall and F1; recall by kind; of the matched, how often source and cue overlap."""
    count = dict.fromkeys(("predicted", "right", "gold", "hit", "matched", "source", "source_gold", "cue", "cue_gold", "link"), 0)
    kinds = {k: [0, 0] for k in ("direct", "mixed", "indirect")}
    for report in reports(folder, name):
        text = report["text"]
        doc = document(text)
        layout = Layout.of(doc)
        found, _ = annotate_attributions(doc, layout, annotate_actors(doc, layout))
        mine = _predicted(found)
        sets = list(report["annotations"].values())
        every = [(tuple(s), g) for rows in sets for g in rows for s in g["content"]]
        count["predicted"] += len(mine)
        count["right"] += sum(any(iou(span, g) >= HALF for g, _ in every) for span, _ in mine)
        for gold in sets[0]:
            for s in gold["content"]:
                span = (s[0], s[1])
                row = kinds[kind_of(text, span)]
                row[1] += 1
                count["gold"] += 1
                best = max(mine, key=lambda m: iou(m[0], span), default=None)
                if best is None or iou(best[0], span) < HALF:
                    continue
                row[0] += 1
                count["hit"] += 1
                _links(best[1], gold, count)
    precision = count["right"] / max(1, count["predicted"])
    recall = count["hit"] / max(1, count["gold"])
    return {
        "content.precision": precision,
        "content.recall": recall,
        "content.f1": 2 * precision * recall / max(1e-9, precision + recall),
        **{f"recall.{k}": hit / max(1, total) for k, (hit, total) in kinds.items()},
        "source.overlap": count["source"] / max(1, count["source_gold"]),
        "cue.overlap": count["cue"] / max(1, count["cue_gold"]),
        "link": count["link"] / max(1, count["matched"]),
    }


def _links(mine: Attribution, gold: dict[str, list[list[int]]], count: dict[str, int]) -> None:
    count["matched"] += 1
    source = _touches((mine.source.start, mine.source.end) if mine.source else None, gold["source"])
    cue = _touches((mine.cue.start, mine.cue.end) if mine.cue else None, gold["cue"])
    count["source_gold"] += bool(gold["source"])
    count["source"] += source
    count["cue_gold"] += bool(gold["cue"])
    count["cue"] += cue
    count["link"] += (source or not gold["source"]) and cue


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[2] / "shared/data/attribution/polnear")
    parser.add_argument("--part", default="dev")
    options = parser.parse_args()
    for key, value in score(options.folder, options.part).items():
        print(f"{key:20s} {value:.3f}")


if __name__ == "__main__":
    main()
