"""What the contract writes of an item comes back as the item it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stemma.errors import InputError
from stemma.model import Comparison, Figure
from stemma.model.decoding import CLASSES, hint_of, read_object
from stemma.model.judgement import CORRECTABLE
from stemma.show.contract import to_object
from stemma.show.keys import SHAPES
from tests.show.harm import hostile
from tests.show.making import comparison
from tests.show.marigold import marigold

SECTIONS = ("figures", "attributions", "timexes", "toponyms", "actors", "passages", "claims")


@pytest.mark.parametrize("make", [marigold, hostile, lambda: comparison(())])
def test_items_come_back_as_they_were_written(make: Callable[[], Comparison]) -> None:
    found = make()
    for item in (*(i for name in SECTIONS for i in getattr(found, name)), *found.lineage.edges):
        assert to_object(read_object(type(item), to_object(item))) == to_object(item)


def test_what_can_be_corrected_is_a_key_of_the_contract() -> None:
    for kind, keys in CORRECTABLE.items():
        written = {key.name for key in SHAPES[CLASSES[kind]]}
        assert set(keys) <= written
        assert all(hint_of(CLASSES[kind], key) for key in keys)


def test_what_is_no_item_is_refused() -> None:
    written = to_object(marigold().figures[0])
    for change, told in (({"bound": "some"}, "`bound` is 'some'; one of exact"), ({"span": None}, "`span` is null; a span")):
        with pytest.raises(InputError, match=told):
            read_object(Figure, written | change)
    with pytest.raises(InputError, match="an object with the keys of Figure"):
        read_object(Figure, [])
    with pytest.raises(KeyError):
        hint_of(Figure, "colour")
