"""Why reports stand together, and what tells two stories apart: in sentences, from the reports' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from stemma.collate.stories.linkage import inner_odds, mean_odds, total
from stemma.collate.stories.sketch import Sketch
from stemma.collate.stories.words import calendar, stem, weight
from stemma.model import Evidence

#: Names, words and numbers that one sentence lists.
LISTED = 4
#: Share of a story's reports that hold a word which stands for the story, and of the other story's that may hold a word
#: which tells the two apart.
_HELD, _STRAY = 0.5, 0.15
#: Reports that are looked at for how a word is written.
_SPELLED = 40
#: A word tells something of its own from this weight on: one report in fifty or fewer holds it.
_TELLS = 3.9

_PART = r"[A-Z][^\W_]*+(?:[-'’][^\W\d_]++)*+"
_RUN = re.compile(rf"{_PART}(?: (?:(?:of|de|al|bin|van|von|the) )?+{_PART}){{0,3}}+")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  #: a word as it is printed


@dataclass(frozen=True, slots=True)
class Told:
    """The telling words of some reports, the most telling first: names as they are written, other words, numbers."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    numbers: tuple[str, ...]

    def listed(self) -> str:
        """All in one line: "Dunmore, Alva Kest; dam, flood; 1,400"."""
        return "; ".join(", ".join(found) for found in (self.names, self.words, self.numbers) if found)


def _spread(sketches: Sequence[Sketch]) -> tuple[Counter[str], Counter[str]]:
    """By word, the reports that hold it, and those that use it as a name."""
    held: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for sketch in sketches:
        held.update(sketch.words.texts)
        named.update(w.text for w in sketch.words if w.name)
    return held, named


def _key(written: str) -> str:
    return stem(written.lower().replace("’", "'").removesuffix("'s"))


def _spelling(sketches: Sequence[Sketch], wanted: Iterable[str]) -> dict[str, str]:
    """How names are written: the longest run of capitalised words that holds the name most of the times it stands there."""
    keys = set(wanted)
    runs: dict[str, Counter[str]] = {key: Counter() for key in keys}
    for sketch in sketches[:_SPELLED]:
        for found in {m[0] for m in _RUN.finditer(sketch.head)}:
            parts = [p for p in found.split(" ") if p[0].isupper()]
            inside = [k for k in map(_key, parts) if k in keys]
            if inside and all(_key(p) in keys for p in parts):
                for key in inside:
                    runs[key][found.removesuffix("'s").removesuffix("’s")] += 1
    spelled = {}
    for key, written in runs.items():
        most = max(written.values(), default=0)
        often = sorted((run.count(" "), times, run) for run, times in written.items() if 2 * times >= most)
        spelled[key] = often[-1][2] if often else key.title()
    return spelled


def _printed(sketches: Sequence[Sketch], wanted: Sequence[str]) -> tuple[str, ...]:
    """Words as the reports print them most often ("branches", not the stem it is counted by); of equals the shorter one."""
    forms: dict[str, Counter[str]] = {key: Counter() for key in wanted}
    for sketch in sketches[:_SPELLED]:
        for token in _LETTERS.findall(sketch.head.lower()):
            found = forms.get(_key(token))
            if found is not None:
                found[token.replace("’", "'").removesuffix("'s")] += 1
    return tuple(min(forms[key], key=lambda w: (-forms[key][w], len(w), w), default=key) for key in wanted)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names without those that stand inside another: "Kest" beside "Alva Kest"."""
    kept: list[str] = []
    for name in names:
        if not any(set(name.split()) <= set(other.split()) for other in kept):
            kept = [other for other in kept if not set(other.split()) <= set(name.split())] + [name]
    return tuple(kept)


def _told(scored: Sequence[tuple[float, str]], named: Counter[str], sketches: Sequence[Sketch], most: int) -> Told:
    """Names, words and numbers among scored words."""
    ranked = [word for _, word in sorted(scored, key=lambda entry: (-entry[0], entry[1]))]
    names = [w for w in ranked if named[w] and not w[0].isdigit()]
    spelled = _spelling(sketches, names[: 4 * most])
    outlets, days = {s.outlet for s in sketches}, calendar()
    shouted = {w.upper() for w in names}
    written = [spelled[w] if spelled[w] not in shouted or len(w) < 6 else spelled[w].title() for w in names[: 2 * most]]
    words = [w for w in ranked if not named[w] and not w[0].isdigit() and weight(w) >= _TELLS and w not in days]
    return Told(
        names=tuple(n for n in _distinct(written) if n not in outlets)[:most],
        words=_printed(sketches, words[:most]),
        numbers=tuple(w for w in ranked if w[0].isdigit() and weight(w) >= _TELLS)[:most],
    )


def telling(sketches: Sequence[Sketch], *, most: int = LISTED) -> Told:
    """The words that stand for some reports: held by half of them or more, and uncommon in English."""
    held, named = _spread(sketches)
    count = len(sketches)
    lead: Counter[str] = Counter()
    for sketch in sketches:
        lead.update(w.text for w in sketch.words if w.lead)
    scored = [((n + lead[w]) / count * weight(w), w) for w, n in held.items() if n >= _HELD * count and weight(w) > 1]
    usual = Counter({w: n for w, n in named.items() if 2 * n >= held[w]})
    return _told(scored, usual, sketches, most)


def days_of(sketches: Iterable[Sketch]) -> tuple[date | None, date | None]:
    """The first and last day of publication among those that have one."""
    days = [s.day for s in sketches if s.day is not None]
    return (date.fromordinal(min(days)), date.fromordinal(max(days))) if days else (None, None)


def _in_days(sketches: Iterable[Sketch]) -> str:
    first, last = days_of(sketches)
    if first is None or last is None:
        return "no day of publication is known"
    return f"published on {first}" if first == last else f"published from {first} to {last}"


def shared(left: Sequence[Sketch], right: Sequence[Sketch]) -> Evidence:
    """What two groups of reports have in common."""
    held, named = _spread(left)
    other, also = _spread(right)
    scored = [(min(n / len(left), other[w] / len(right)) * weight(w), w) for w, n in held.items() if w in other and weight(w) > 1]
    usual = Counter({w: named[w] + also[w] for _, w in scored if 2 * (named[w] + also[w]) >= held[w] + other[w]})
    told = _told(scored, usual, [*left, *right], LISTED)
    score = mean_odds(total(left), total(right), pairs=max(1, len(left) * len(right)))
    what = told.listed() or "no telling word"
    return Evidence("shared", round(score, 2), f"both tell of {what}; {_in_days(left)}, and {_in_days(right)}")


def held_together(sketches: Sequence[Sketch]) -> tuple[Evidence, ...]:
    """What holds a story together: the words of half of its reports or more, and its days."""
    count = len(sketches)
    if count < 2:
        return ()
    told = telling(sketches)
    sentence = f"most of its {count} reports tell of {told.listed() or 'much the same'}; {_in_days(sketches)}"
    return (Evidence("shared", round(inner_odds(sketches), 2), sentence),)


def _marks(own: Sequence[Sketch], other: Sequence[Sketch]) -> Told:
    """Words of many reports of one group and hardly any of another."""
    held, named = _spread(own)
    beside, _ = _spread(other)
    scored = [
        ((n / len(own) - beside[w] / len(other)) * weight(w), w)
        for w, n in held.items()
        if n >= min(_HELD * len(own), 2 + len(own) / 4) and beside[w] <= _STRAY * len(other)
    ]
    usual = Counter({w: n for w, n in named.items() if 2 * n >= held[w]})
    return _told(scored, usual, own, LISTED)


def contrast(own: Sequence[Sketch], other: Sequence[Sketch]) -> Evidence:
    """What tells two stories apart."""
    here, there = _marks(own, other), _marks(other, own)
    score = mean_odds(total(own), total(other), pairs=max(1, len(own) * len(other)))
    sentence = (
        f"only this one tells of {here.listed() or 'nothing of its own'}; only the other of "
        f"{there.listed() or 'nothing of its own'}; {_in_days(own)}, the other {_in_days(other)}"
    )
    return Evidence("apart", round(score, 2), sentence)
