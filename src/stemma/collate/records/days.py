"""Event days: the day that the sentences around a measure's readings name for what is counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from stemma.model import Attribution, Document, Figure, Period, Timex
from stemma.text.layout import Layout
from stemma.text.sentences import Range

#: Characters from a reporting verb within which a day is that of saying: "said on Thursday", "on Thursday said".
SAID_REACH = 14
_PRECISE = frozenset({"day", "time"})


class Days:
    """The days that a story's reports name, by where they stand."""

    def __init__(self, documents: Sequence[Document], timexes: Sequence[Timex], attributions: Sequence[Attribution]) -> None:
        self._documents = {d.id: d for d in documents}
        cues: dict[str, set[int]] = {}
        for said in attributions:
            if said.cue is not None:
                near = range(said.cue.start - SAID_REACH, said.cue.end + SAID_REACH)
                cues.setdefault(said.cue.report, set()).update(near)
        self._timexes: dict[str, list[Timex]] = {}
        for timex in sorted(timexes, key=lambda t: t.span):
            if _is_day(timex) and cues.get(timex.span.report, set()).isdisjoint(range(timex.span.start, timex.span.end)):
                self._timexes.setdefault(timex.span.report, []).append(timex)
        self._starts = {report: [t.span.start for t in found] for report, found in self._timexes.items()}

    def of(self, figures: Sequence[Figure]) -> Period | None:
        """The day that most figures' sentences name; from the first to the last where several are named as often."""
        named: Counter[Period] = Counter()
        for figure in figures:
            for period in {t.period for t in self._near(figure) if t.period is not None}:
                named[period] += 1
        if not named:
            return None
        most = max(named.values())
        usual = [p for p, count in named.items() if count == most]
        first = [p.earliest for p in usual if p.earliest is not None]
        last = [p.latest for p in usual if p.latest is not None]
        return Period(min(first), max(last))

    def _near(self, figure: Figure) -> Sequence[Timex]:
        """The days named in the figure's sentence."""
        found = self._timexes.get(figure.span.report)
        if not found or figure.span.field is not None:
            return ()
        around = self._sentence(figure)
        starts = self._starts[figure.span.report]
        return found[bisect_left(starts, around.start) : bisect_right(starts, around.end - 1)]

    def _sentence(self, figure: Figure) -> Range:
        around = Layout.of(self._documents[figure.span.report]).sentence_at(figure.span.start)
        if around is not None and around.end >= figure.span.end:
            return Range(around.start, around.end)
        return Range(figure.span.start, figure.span.end)


def _is_day(timex: Timex) -> bool:
    """Whether a time expression names a day, or a time of one."""
    period = timex.period
    if timex.type not in ("DATE", "TIME") or timex.precision not in _PRECISE or timex.span.field is not None:
        return False
    return period is not None and period.earliest is not None and period.latest is not None
