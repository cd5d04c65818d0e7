"""How often the speaker of a quotation is the annotated one: BASIL (Fan et al. 2019), which lies beside the checkout.

    python -m evals.basil FILE [--show]

BASIL marks, in 300 reports of US politics, some quotations with who says them ("Ana_Lund", or "other_…" for whoever has no
name in its list; those are left out, and so are parties, chambers and crowds, which stand for whichever member speaks).
It marks only what is biased, so that nothing can be said of precision. A quotation counts as found where the content of one
of our attributions holds half of it; the speaker compared is that of the smallest such content. Two names are the same where
one's last word is among the words of the other.
"""

from __future__ import annotations

import json
import lzma
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.command import print_scores
from evals.documents import document
from evals.polnear import Range
from stemma.annotate.actors import annotate_actors
from stemma.annotate.attribution import annotate_attributions
from stemma.model import Attribution
from stemma.text.layout import Layout

_CLASSES = ("other", "none", "n/a", "unknown")
_MEMBERS = ("lawmakers", "democrats", "republicans", "members", "officials", "leaders", "senators")
_CUT = 5  #: letters of a name that was cut off
_HALF = 0.5  #: share of a quotation's characters that a content must hold


def _reports(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def _text(report: dict[str, Any]) -> tuple[str, list[int]]:
    """The report's text, a blank line between paragraphs, and where each of its sentences begins."""
    text, starts = "", []
    for number, paragraph in enumerate(report["paragraphs"]):
        text += "\n\n" if number else ""
        for at, sentence in enumerate(paragraph):
            text += " " if at else ""
            starts.append(len(text))
            text += sentence
    return text, starts


def _place(text: str, starts: list[int], quote: dict[str, Any]) -> Range | None:
    """Where a quotation stands: in the sentence that it names, else where its words stand in the text."""
    words = quote["txt"].strip()
    number = int(re.sub(r"\D", "", quote["id"]) or 0)
    at = starts[number] + int(quote["start"]) if number < len(starts) else -1
    if at < 0 or text[at : at + len(words)] != words:
        at = text.find(words)
    return (at, at + len(words)) if words and at >= 0 else None


def _around(found: tuple[Attribution, ...], span: Range) -> Attribution | None:
    """The attribution with the smallest content that holds half of the quotation."""
    best: tuple[int, Attribution] | None = None
    for a in found:
        common = sum(max(0, min(c.end, span[1]) - max(c.start, span[0])) for c in a.content)
        size = sum(c.end - c.start for c in a.content)
        if common >= _HALF * (span[1] - span[0]) and (best is None or size < best[0]):
            best = (size, a)
    return best[1] if best else None


def _is_named(speaker: str) -> bool:
    """Whether an annotated speaker is a person or body by name."""
    low = speaker.lower()
    return speaker[:1].isupper() and not low.startswith(_CLASSES) and not low.endswith(_MEMBERS)


def _words(name: str | None) -> list[str]:
    plain = unicodedata.normalize("NFKD", (name or "").replace("_", " ").lower()).encode("ascii", "ignore").decode()
    return [w for w in re.findall(r"\w+", plain) if w not in ("jr", "sr", "the", "iii", "s")]


def same_speaker(mine: str | None, gold: str) -> bool:
    """Whether the last word of one name is a word of the other."""
    left, right = _words(mine), _words(gold)
    if not left or not right:
        return False
    cut = len(right[-1]) >= _CUT and left[-1].startswith(right[-1])  # the corpus cuts names off at a letter with an accent
    return cut or left[-1] in right or right[-1] in left


def score(path: Path, *, show: bool = False) -> dict[str, float]:
    """Counts and shares (percent): quotations of named speakers, those found, those with the right speaker."""
    named = found = right = among = 0
    for report in _reports(path):
        text, starts = _text(report)
        doc = document(text)
        layout = Layout.of(doc)
        mine, _ = annotate_attributions(doc, layout, annotate_actors(doc, layout))
        for quote in report["quotes"]:
            span = _place(text, starts, quote)
            gold = quote.get("speaker") or ""
            if span is None or not _is_named(gold):
                continue
            named += 1
            hit = _around(mine, span)
            if hit is None:
                continue
            found += 1
            good = same_speaker(hit.speaker, gold)
            right += good
            among += good or any(same_speaker(c, gold) for c in hit.candidates)
            if show and not good:
                print(f"{report['id'][:8]} {gold} | {hit.speaker} {hit.candidates} | {hit.basis} | {text[slice(*span)][:70]!r}")
    return {
        "quotations": float(named),
        "found": 100 * found / max(1, named),
        "speaker": 100 * right / max(1, found),
        "speaker.or_candidate": 100 * among / max(1, found),
    }


if __name__ == "__main__":
    print_scores(score, about=__doc__ or "", shown="print quotations with another speaker")
