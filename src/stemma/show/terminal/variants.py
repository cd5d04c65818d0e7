"""Shared text that is not the same in all reports, and quotations given differently, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from stemma.model import ApparatusEntry, Comparison, Drift, Variant
from stemma.show.wording import clip, letters, line

_ORDER = {"figure": 0, "name": 1, "words": 2}
_BEFORE = 5  #: words of the passage told before a variant …
_AFTER = 3  #: … and after it
_CLOSERS = frozenset(",.;:!?)]}”’»\"'%…")  #: marks that stand close to the word before them
_WIDTH = 60  #: columns of one reading
_MOST_READINGS = 6  #: at one place; the page and the JSON have all


def variant_lines(comparison: Comparison) -> list[Text]:
    """Each place where witnesses of a passage differ, figures first: the words around it, and who reads what."""
    sigla = {r.id: r.siglum for r in comparison.reports}
    texts = {r.id: r.text for r in comparison.reports}
    found = [(_ORDER[v.kind], n, entry, v) for n, entry in enumerate(comparison.apparatus) for v in entry.variants]
    found.sort(key=lambda f: (f[0], f[1], f[3].readings[0].spans[0].start))
    return [_variant(entry, v, sigla=sigla, texts=texts) for _, _, entry, v in found]


def _variant(entry: ApparatusEntry, variant: Variant, *, sigla: Mapping[str, str], texts: Mapping[str, str]) -> Text:
    lemma = next((s for s in variant.readings[0].spans if s.report == entry.base.report), variant.readings[0].spans[0])
    text = texts[lemma.report]
    before = text[entry.base.start : lemma.start].split()[-_BEFORE:]
    rest = text[lemma.end : max(lemma.end, entry.base.end)]
    after = rest.split()[:_AFTER]
    shown = Text(line(" ".join(before)) + " " * bool(before), "dim")
    for n, reading in enumerate(variant.readings[:_MOST_READINGS]):
        shown.append(" | " if n else "[", "dim")
        shown.append(f"“{clip(reading.wording, _WIDTH)}”" if reading.wording else "—")
        shown.append(" " + letters([sigla[s.report] for s in reading.spans]), "bold")
    more = len(variant.readings) - _MOST_READINGS
    shown.append(f" | {more:,} more]" if more > 0 else "]", "dim")
    return shown.append(("" if not after or rest[:1] in _CLOSERS else " ") + line(" ".join(after)), "dim")


def drift_lines(drift: Drift, comparison: Comparison) -> list[Text]:
    """One quotation: its fullest form, then how the others differ."""
    sigla = {r.id: r.siglum for r in comparison.reports}
    fullest = drift.forms[0]

    def holders(form: int) -> str:
        return letters(list(dict.fromkeys(sigla[s.report] for s in drift.forms[form].spans)))

    first = Text(f"“{clip(fullest.spans[0].text, 2 * _WIDTH)}”  ")
    first.append(line(fullest.speaker or ""), "dim").append(f"  {holders(0)}", "bold")
    rest = [Text.assemble((holders(c.form), "bold"), "  ", clip(c.sentence, 2 * _WIDTH)) for c in drift.changes]
    return [first, *rest]
