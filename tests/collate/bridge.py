"""A story to judge: three invented reports of a footbridge, and how its parts are found in a result."""

from __future__ import annotations

from collections.abc import Callable

from tests.collate.judging import Json

REPORTS = {
    "a.txt": """NORVIK, May 7, 2024 (Nordwire) - At least 12 people died when a footbridge fell into the Velda river on Monday, \
the mayor, Ana Lund, said.

"We had warned the builders twice," Lund told reporters. Officials said 40 others were hurt. A nurse, Piet Oster, said that the \
wards were full.
""",
    "b.txt": """May 8, 2024

Fifteen people died when a footbridge fell into the Velda river, said Mayor Ana Lund on Tuesday. “We had warned the builders \
twice,” she added.

The hospital of Norvik said 38 people were hurt. The nurse Piet Oster said that the wards were full on Monday night.
""",
    "c.txt": """May 8, 2024

A footbridge collapsed in Norvik. The fire brigade counted 12 dead, its chief, Jorun Bakke, said. At least 12 people died when \
a footbridge fell into the Velda river on Monday, the mayor, Ana Lund, said.
""",
}

Run = Callable[..., Json]


def figure(result: Json, words: str, report: str) -> Json:
    return next(f for f in result["figures"] if f["span"]["text"] == words and f["span"]["report"] == report)


def saying(result: Json, words: str, report: str) -> Json:
    return next(q for q in result["attributions"] if words in q["content"][0]["text"] and q["content"][0]["report"] == report)


def outcome(result: Json, number: int = 0) -> tuple[str, list[str]]:
    return result["judgements"][number]["state"], result["judgements"][number]["items"]


def claims_of(result: Json, *ids: str) -> list[Json]:
    return [c for c in result["claims"] if set(ids) <= set(c["members"])]


def without(result: Json, *keys: str) -> Json:
    return {k: v for k, v in result.items() if k not in keys}
