"""Whether two sentences say the same in other words because one was made from the other: 207 pairs of invented sentences.

    python -m evals.paraphrases evals/paraphrases.json [--show]

A pair is a paraphrase, two reporters' own reports of one fact, or two sentences on one topic; only the first is one text.
Scored are precision, recall and F1 (percent) of our decision (cosine of the sentence encoder, and figures, names and days
in agreement), of the cosine alone at the same threshold, and of the words alone, without the encoder: agreement and the
likeness that makes two sentences one re-worded. The threshold was set on the dev half for precision.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from evals.command import print_scores
from evals.documents import described
from evals.metrics import f_score
from stemma.collate.passages.alike import Alike
from stemma.collate.passages.paraphrases import COSINE
from stemma.collate.passages.reading import Reader
from stemma.read.raw import Given

PAIRS = Path(__file__).with_suffix(".json")


def _decisions(pairs: Sequence[dict[str, str]]) -> dict[str, list[bool]]:
    """Per way of deciding, for each pair whether it is taken for a paraphrase."""
    from stemma.encoder import sentences  # noqa: PLC0415 - the weights only where they are used

    reader = Reader()
    kinds = []
    for pair in pairs:
        sides = [described(pair[s], id=pair["id"] + s, siglum=s, given=Given()) for s in ("left", "right")]
        kinds.append(tuple(reader.read(d).sentences[0].kind for d in sides))
    alike = Alike(reader.wordings)
    encoder = sentences.load()
    left, right = (encoder.vectors([pair[s] for pair in pairs]) for s in ("left", "right"))
    near = [float(a @ b) >= COSINE for a, b in zip(left, right, strict=True)]
    agree = [alike.agreeing(a, b) for a, b in kinds]
    return {
        "ours": [a and b for a, b in zip(near, agree, strict=True)],
        "cosine": near,
        "words": [alike.weak(a, b) is not None and c for (a, b), c in zip(kinds, agree, strict=True)],
    }


def score(path: Path = PAIRS, *, show: bool = False) -> dict[str, float]:
    """Precision, recall and F1 on either half, by our decision, by the cosine alone and without the encoder."""
    pairs = json.loads(path.read_text("utf-8"))["pairs"]
    gold = [p["label"] == "paraphrase" for p in pairs]
    found: dict[str, float] = {}
    answers = _decisions(pairs)
    for split in ("dev", "test"):
        inside = [n for n, p in enumerate(pairs) if p["split"] == split]
        for way, decided in answers.items():
            hits, told, wanted = (
                sum(row[n] for n in inside) for row in ([a and g for a, g in zip(decided, gold, strict=True)], decided, gold)
            )
            values = hits / max(1, told), hits / max(1, wanted), f_score(hits, told, wanted)
            tail = "" if way == "ours" else f".{way}"
            found |= {f"{split}.{k}{tail}": 100 * v for k, v in zip(("precision", "recall", "f1"), values, strict=True)}
        if show and split == "dev":
            for n in inside:
                if answers["ours"][n] != gold[n]:
                    print(f"{pairs[n]['label']}: {pairs[n]['left']} | {pairs[n]['right']}")
    return found


if __name__ == "__main__":
    print_scores(score, about=__doc__ or "", shown="print pairs of the dev half that are decided otherwise")
