"""The apparatus of a story: each shared passage in all its witnesses, and the places where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.collate.apparatus.collation import Place, base_of, collate_witnesses
from stemma.collate.apparatus.units import Witness, units
from stemma.lexicon import mapping
from stemma.model import ApparatusEntry, Document, Passage, Span, Variant, VariantKind, VariantReading

_LEAST = 5  #: words that at least two witnesses of an entry have

_Unit = dict[int, tuple[int, int]]  #: per witness the words [first, last)


def find_apparatus(documents: Sequence[Document], passages: Sequence[Passage]) -> tuple[ApparatusEntry, ...]:
    """The passages that two or more reports share, each with the readings of all its witnesses; "x1", "x2", … by place.

    Sentences of different reports that a passage joins are one unit, wherever they stand in their reports; units that
    follow one another in the same witnesses are one entry. `passages` are those of `stemma.collate.passages`.
    """
    if not passages:
        return ()
    witnesses = [Witness.of(d) for d in documents]
    entries = []
    for unit in _grown(units(witnesses, passages), witnesses, _shared(witnesses, passages)):
        entries.append(_entry(unit, witnesses))
    return tuple(ApparatusEntry(f"x{n}", e.base, e.witnesses, e.variants) for n, e in enumerate(entries, 1))


def _shared(witnesses: Sequence[Witness], passages: Sequence[Passage]) -> list[bytearray]:
    """Per witness 1 for each word that stands in some passage."""
    number = {w.document.id: n for n, w in enumerate(witnesses)}
    rows = [bytearray(len(w.words)) for w in witnesses]
    done = set()
    for passage in passages:
        for side in (passage.left, passage.right):
            if side.report in number and (side.report, side.start, side.end) not in done and side.field is None:
                done.add((side.report, side.start, side.end))
                witness = witnesses[number[side.report]]
                first, last = witness.within(side.start, side.end)
                rows[number[side.report]][first:last] = b"\x01" * (last - first)
    return rows


def _grown(found: Sequence[_Unit], witnesses: Sequence[Witness], shared: Sequence[bytearray]) -> list[_Unit]:
    """Units as words, those that follow one another in the same witnesses joined; words in no passage cut off at their ends."""
    joined: list[_Unit] = []
    ending: dict[tuple[tuple[int, int], ...], int] = {}  #: where a unit ends in each witness -> its place in `joined`
    for unit in found:
        here = ending.pop(tuple(sorted((w, first) for w, (first, _) in unit.items())), None)
        if here is None:
            here = len(joined)
            joined.append(dict(unit))
        else:
            joined[here] = {w: (joined[here][w][0], last) for w, (_, last) in unit.items()}
        ending[tuple(sorted((w, last + 1) for w, (_, last) in unit.items()))] = here
    grown = []
    for unit in joined:
        ranges = {w: (witnesses[w].bounds[first], witnesses[w].bounds[last + 1]) for w, (first, last) in unit.items()}
        kept = {w: _cut(shared[w], first, last) for w, (first, last) in ranges.items()}
        if sum(last - first >= _LEAST for first, last in kept.values()) > 1:
            grown.append({w: r for w, r in kept.items() if r[0] < r[1]})
    return sorted(grown, key=lambda unit: sorted((w, *r) for w, r in unit.items()))


def _cut(row: bytearray, first: int, last: int) -> tuple[int, int]:
    """The words from the first to the last one that stand in a passage."""
    start, end = row.find(1, first, last), row.rfind(1, first, last)
    return (start, end + 1) if start >= 0 else (first, first)


def _entry(unit: _Unit, witnesses: Sequence[Witness]) -> ApparatusEntry:
    """One passage with its readings, not yet numbered."""
    numbers = sorted(unit)
    keys = [tuple(w.key for w in witnesses[n].words[slice(*unit[n])]) for n in numbers]
    base = base_of(keys)
    spans = tuple(witnesses[n].span(*unit[n]) for n in numbers)
    variants = []
    for place in collate_witnesses(keys, base):
        ordered = [base, *(k for k in range(len(numbers)) if k != base)]
        variants.append(_variant(place, ordered, numbers=numbers, unit=unit, witnesses=witnesses))
    return ApparatusEntry("", spans[base], spans, tuple(variants))


def _variant(
    place: Place, ordered: Sequence[int], *, numbers: Sequence[int], unit: _Unit, witnesses: Sequence[Witness]
) -> Variant:
    """The readings at one place, the base's first; witnesses with the same words share one."""
    readings: dict[tuple[str, ...], list[tuple[int, Span]]] = {}
    named: set[str] = set()
    for k in ordered:
        witness, (start, _) = witnesses[numbers[k]], unit[numbers[k]]
        first, last = (start + at for at in place.ranges[k])
        wording = tuple(w.key for w in witness.words[first:last])
        readings.setdefault(wording, []).append((numbers[k], witness.span(first, last)))
        named.update(witness.words[n].key for n in range(first, last) if witness.is_name(n))
    made = [
        VariantReading(found[0][1].text, tuple(span for _, span in sorted(found, key=lambda f: f[0])))
        for found in readings.values()
    ]
    return Variant(_kind(list(readings), named), tuple(made))


def _kind(readings: Sequence[tuple[str, ...]], named: set[str]) -> VariantKind:
    """Whether the readings differ in a number or a name; the words that all of them have do not count."""
    alike = set.intersection(*(set(r) for r in readings))
    differing = {word for reading in readings for word in reading} - alike
    numbers = mapping("number_words")
    if any(any(c.isdigit() for c in w) or w in numbers for w in differing):
        return "figure"
    return "name" if differing & named else "words"
