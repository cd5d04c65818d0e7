"""The schema comes from the model, holds for real output, and names every key."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from stemma.model import Comparison
from stemma.show.contract import to_json
from stemma.show.keys import SHAPES, WRITTEN_BY_FORM
from stemma.show.schema import json_schema, reference_markdown
from tests.show.harm import hostile
from tests.show.making import comparison
from tests.show.marigold import alone, marigold

REFERENCE = Path(__file__).parents[2] / "docs" / "json.md"


def _validator() -> Any:
    return jsonschema.Draft202012Validator(json_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("make", [marigold, alone, hostile, lambda: comparison(())])
def test_the_schema_holds_for_what_is_written(make: Callable[[], Comparison]) -> None:
    _validator().validate(json.loads(to_json(make())))


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("figures", "bound", "roughly"),
        ("figures", "inside_quote", None),
        ("attributions", "modality", "proved"),
        ("reports", "published", {"value": "2 May"}),
        ("passages", "left", {"report": "r-A", "start": 1}),
        ("claims", "independent_origins", 2),
        ("timexes", "earliest", "yesterday"),
        ("checks", "holds", "yes"),
    ],
)
def test_the_schema_refuses_what_the_model_does_not_allow(section: str, key: str, value: object) -> None:
    written = json.loads(to_json(marigold()))
    broken = copy.deepcopy(written)
    broken[section][0][key] = value
    assert not list(_validator().iter_errors(written))
    assert list(_validator().iter_errors(broken))


def test_every_field_of_the_model_reaches_the_json() -> None:
    for cls, keys in SHAPES.items():
        reached = {key.steps[0] for key in keys} | WRITTEN_BY_FORM.get(cls, frozenset())
        missing = {field.name for field in fields(cls)} - reached
        assert not missing, f"{cls.__name__} has {missing}, which no key writes"


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from () if key == "extra" else _keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from _keys(part)


def test_every_key_that_is_written_is_in_the_reference() -> None:
    page = reference_markdown()
    described = {key.name for keys in SHAPES.values() for key in keys} | {"version", "annotators", "voice"}
    assert set(_keys(json.loads(to_json(marigold())))) <= described
    assert all(f"`{name}`" in page for name in described - {"annotators"})


def test_every_key_says_what_it_means() -> None:
    for cls, keys in SHAPES.items():
        assert cls.__doc__
        assert all(key.says for key in keys)


def test_the_reference_page_is_the_printed_one() -> None:
    if not REFERENCE.exists():
        pytest.skip("docs/json.md is not printed yet")
    assert REFERENCE.read_text("utf-8") == reference_markdown()
