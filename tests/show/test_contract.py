"""The JSON says what the contract says, in its order, and never writes a span that has drifted."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.errors import SpanError
from stemma.model import Comparison, Quantity, Span
from stemma.show.contract import to_json, to_jsonable
from tests.show.harm import hostile
from tests.show.making import comparison, document, figure
from tests.show.marigold import alone, marigold
from tests.show.wreck import A, F

#: Section -> the keys that the contract promises, in its order; others may follow.
PROMISED = {
    "reports": "id siglum file sha256 characters text offsets encoding title outlet agency byline dateline credits language "
    "published",
    "figures": "id span value low high low_inclusive high_inclusive interval bound unit counted predicate measure outcome "
    "population place as_of sources sources_inferred attribution inside_quote",
    "attributions": "id content cue source speaker speaker_type kind modality parent chain basis",
    "timexes": "id span type value earliest latest anchor rule",
    "toponyms": "id span kind place countries lat lon precision candidates",
    "actors": "id name type mentions",
    "namings": "id referent names",
    "passages": "id left right kind similarity what",
    "claims": "id topic measure members relation pairs strict_conflict origins independent_origins unresolved",
    "checks": "id inputs operation result stated holds",
    "timeline": "earliest latest precision event sources",
    "dropped": "what reason",
}


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(marigold()))
    return found


def test_the_top_level_has_the_promised_keys_in_order(written: dict[str, Any]) -> None:
    sections = (
        "reports figures attributions timexes toponyms actors namings passages claims checks lineage timeline records apparatus "
        "drifts judgements dropped"
    )
    assert list(written) == ["format", "stemma", *sections.split()]
    assert written["format"] == "stemma.comparison/1"
    assert written["stemma"] == {
        "version": "0.0.test",
        "annotators": [
            {"name": "figures", "version": "1"},
            {"name": "quotations", "version": "3"},
            {"name": "times", "version": "2"},
        ],
    }


@pytest.mark.parametrize("section", PROMISED)
def test_every_record_has_the_promised_keys_in_order(written: dict[str, Any], section: str) -> None:
    promised = PROMISED[section].split()
    assert written[section]
    for record in written[section]:
        assert [key for key in record if key in promised] == promised


def test_a_figure_carries_its_quantity_flat(written: dict[str, Any]) -> None:
    first, second = written["figures"][:2]
    assert first["span"] == {"report": "r-A", "start": 32, "end": 43, "text": "At least 14"}
    assert (first["value"], first["low"], first["low_inclusive"], first["high"], first["bound"]) == (
        14,
        14,
        True,
        None,
        "at_least",
    )
    assert first["interval"] == {"low": 14, "high": None, "rule": "at least: the words give one side"}
    assert first["as_of"] == {"earliest": "2031-05-02", "latest": "2031-05-02"}
    assert first["counted"]["text"] == "people"
    assert second["low_inclusive"] is False
    assert second["counted"] is None


def test_nested_records_use_the_contract_s_names(written: dict[str, Any]) -> None:
    assert written["claims"][0]["pairs"][0] == {
        "from": "fA1",
        "to": "fB1",
        "relation": "agrees",
        "reason": "Both give at least 14.",
    }
    assert written["claims"][0]["independent_origins"] == {"low": 2, "high": 4}
    edge = written["lineage"]["edges"][0]
    assert (edge["from"], edge["to"], edge["direction"]) == ("r-A", "r-B", "stated")
    assert edge["evidence"][0]["left"]["text"] == "With material from Lantern Wire"
    parts = ["edges", "origins", "cannot_conclude", "credits", "lost", "trees", "independent_origins"]
    assert list(written["lineage"]) == parts
    assert written["reports"][0]["dateline"] == {
        "place": "KESSEL POINT", "date": "May 2", "agency": "Lantern", "span": written["reports"][0]["dateline"]["span"]
    }  # fmt: skip
    assert written["reports"][0]["offsets"] == [[0, 0, len(A.text)]]
    assert written["reports"][3]["published"]["basis"] == "inferred"
    assert written["reports"][3]["published"]["value"] is None
    assert written["actors"][0]["mentions"][0]["kind"] == "name"
    assert written["actors"][0]["mentions"][0]["text"] == "harbour master Ilse Vorn"
    assert [span["voice"] for span in written["namings"][0]["names"][1]["spans"]] == ["quotation"]
    assert written["toponyms"][3]["countries"] == []
    assert [place["name"] for place in written["toponyms"][3]["candidates"]] == ["Kessel Point", "Kessel"]


@pytest.mark.parametrize("make", [marigold, alone, hostile, lambda: comparison(())])
def test_the_bytes_are_the_same_each_time_and_end_in_a_newline(make: Any) -> None:
    text = to_json(make())
    assert text == to_json(make())
    assert text.endswith("}\n")
    assert json.loads(text)["reports"] == to_jsonable(make())["reports"]


def test_letters_of_all_scripts_stand_as_themselves() -> None:
    assert "عبّارة ماريغولد" in to_json(marigold())


def _with(figure_span: Span) -> Comparison:
    return comparison((A,), figures=(replace(F["fA1"], span=figure_span),))


@pytest.mark.parametrize(
    ("span", "complaint"),
    [
        (Span("r-A", 33, 44, "At least 14"), "stands there"),
        (Span("r-A", 90_000, 90_011, "At least 14"), "stands there"),
        (Span("r-Z", 32, 43, "At least 14"), "was not read"),
        (Span("r-A", 0, 11, "At least 14", "title"), "stands there"),
        (Span("r-A", 0, 11, "At least 14", "summary"), "was not read"),
    ],
)
def test_a_span_that_has_drifted_is_not_written(span: Span, complaint: str) -> None:
    with pytest.raises(SpanError, match=complaint):
        to_json(_with(span))


def test_a_span_in_the_headline_says_so() -> None:
    title = A.title_span(0, 8)
    written = to_jsonable(_with(title))
    assert written["figures"][0]["span"] == {"report": "r-A", "start": 0, "end": 8, "text": "Fourteen", "field": "title"}


def test_a_lone_surrogate_is_written_as_its_escape() -> None:
    text = to_json(comparison((document("A", "half an emoji \ud83d here"),)))
    assert "\\ud83d" in text
    assert json.loads(text.encode("utf-8"))["reports"][0]["text"] == "half an emoji \ud83d here"


def test_carried_keys_come_back_as_they_went_in() -> None:
    deep = "[" * 5_000 + "]" * 5_000
    carried = (("tags", '["a",{"b":1}]'), ("broken", "{"), ("endless", "1e999"), ("deep", deep))
    extra = to_jsonable(comparison((document("A", "x", extra=carried),)))["reports"][0]["extra"]
    assert extra == {"tags": ["a", {"b": 1}], "broken": "{", "endless": "1e999", "deep": deep}


@given(st.floats() | st.integers(-(10**6), 10**6).map(float))
def test_any_amount_can_be_written(value: float) -> None:
    quantity: Quantity = replace(F["fA3"].quantity, value=value)
    one = document("A", "12 boats")
    text = to_json(comparison((one,), figures=(figure("f", one.span(0, 2), quantity),)))
    written = json.loads(text)["figures"][0]["value"]
    assert written == (value if math.isfinite(value) else None)


@given(st.text(max_size=60))
def test_any_text_survives(text: str) -> None:
    one = document("A", text)
    found = json.loads(to_json(comparison((one,), figures=(figure("f", one.span(0, len(text)), F["fA3"].quantity),))))
    assert found["reports"][0]["text"] == found["figures"][0]["span"]["text"] == text
