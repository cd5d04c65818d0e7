"""What became of the judgements that were given: one line, and those whose words stand no more."""

from __future__ import annotations

from rich.text import Text

from stemma.model import Comparison
from stemma.show.wording import line, plural


def taken_up(comparison: Comparison) -> str:
    """ "3 judgements taken up, 1 noted, 1 orphaned": how many had which state."""
    states = [judgement.state for judgement in comparison.judgements]
    told = [f"{plural(states.count('applied'), 'judgement')} taken up"]
    told += [f"{states.count(state):,} {state}" for state in ("noted", "orphaned") if state in states]
    return ", ".join(told)


def judgement_lines(comparison: Comparison) -> list[Text]:
    """The orphaned judgements, a line each."""
    return [
        Text.assemble((f"{line(each.id)}: ", "bold"), f"{each.verdict} {each.kind}", (f"; {line(each.why)}", "dim"))
        for each in comparison.judgements
        if each.state == "orphaned"
    ]
