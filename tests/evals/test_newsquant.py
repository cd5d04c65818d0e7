"""The NewsQuant metric as it is published, and stemma's figures in its terms; sentences are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import newsquant, newsquant_form
from evals.newsquant import hits, score
from evals.newsquant_form import Item, of_stemma
from evals.systems import UnavailableError


def item(low: float, unit: str = "-", *, high: float | None = None, change: str = "=", concept: str = "") -> Item:
    return Item(low, low if high is None else high, change, unit, frozenset(concept.split()))


@pytest.mark.parametrize(
    ("gold", "predicted", "wanted"),
    [
        ([item(5, "goat")], [item(5, "goat")], {"value": 1, "value_unit": 1, "value_bound": 1}),
        ([item(5, "goat")], [item(5, "sheep")], {"value": 1, "value_bound": 1}),
        ([item(5, change=">")], [item(5)], {"value": 1, "value_unit": 1}),
        ([item(5, high=7)], [item(5)], {}),
        ([item(5, high=7)], [item(5, high=7)], {"value": 1, "value_unit": 1, "value_bound": 1}),
        # without an equal unit a prediction stays, and hits again: but no sentence has more hits than gold quantities
        ([item(5, "goat"), item(5, "hen")], [item(5, "ant")], {"value": 2, "value_bound": 2}),
        ([item(5, "goat")], [item(5, "ant"), item(5, "bee")], {"value": 1, "value_bound": 2}),
        # an equal unit ends the search and takes the prediction away
        ([item(5, "ant"), item(5, "hen")], [item(5, "ant")], {"value": 1, "value_unit": 1, "value_bound": 1}),
    ],
)
def test_hits_are_counted_as_published(gold: list[Item], predicted: list[Item], wanted: dict[str, int]) -> None:
    found = hits(gold, predicted)
    assert {k: v for k, v in found.items() if v and "concept" not in k} == wanted


def test_concepts_meet_or_are_equal() -> None:
    found = hits([item(5, concept="red goats")], [item(5, concept="goats")])
    assert (found["value_concept"], found["value_concept_complete"]) == (1, 0)


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("Shares of Norvik rose 3% to $15.", [(3, 3, "up", "percentage"), (15, 15, "=", "dollar")]),
        ("The toll rose from 12 to 15.", [(12, 15, "=", "-")]),
        ("Stocks eased to 150 lots from 210 lots.", [(210, 150, "=", "lot")]),
        ("Nearly 300 goats and just under 20 hens were sold.", [(300, 300, "~", "goat"), (20, 20, "<", "hen")]),
        ("Dozens of boats sank.", [(12, 120, "=", "boat")]),
        ("The trip took three hours.", [(3, 3, "=", "hour")]),
        ("A 24-year-old won the race.", [(24, 24, "=", "year of age")]),
        ("Water dropped by 1 to 2 degrees Celsius.", [(1, 2, "down", "celsius")]),
    ],
)
def test_figures_in_its_terms(text: str, quantities: list[tuple[float, float, str, str]]) -> None:
    assert [(i.low, i.high, i.change, i.unit) for i in of_stemma(text)] == quantities


def test_both_systems_stand_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"value": "40", "change": ">", "normalized_unit": "goat", "referred_concepts": "-"}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": "More than 40 goats died.", "quantities": [entry]}) + "\n", "utf-8")

    def missing(text: str) -> list[Item]:
        raise UnavailableError("quantulum3 is not installed")

    monkeypatch.setitem(newsquant.SYSTEMS, "quantulum3", missing)
    scores = score(path)
    assert (scores["value"], scores["value_unit"], scores["value_bound"]) == (100.0, 100.0, 100.0)
    assert scores["quantulum3.value"] is None
    with pytest.raises(UnavailableError):
        score(path, system="quantulum3")


def test_a_range_of_quantulum3_has_two_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unit:
        name = "per cent"

    class Quantity:
        value, uncertainty, unit = 4.0, 1.0, Unit

    monkeypatch.setattr(newsquant_form, "_quantulum3", lambda: lambda text: [Quantity])
    assert newsquant_form.of_quantulum3("3 to 5 percent") == [Item(3.0, 5.0, "=", "percentage", frozenset())]
