"""A choice of layers: what is asked for is as it would be with all, and the rest is neither given nor read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest

import stemma
from stemma.annotate.layers import LAYERS, chosen_layers, versions
from stemma.annotate.run import VERSIONS, run
from stemma.errors import SettingsError
from stemma.model import Annotations, MarkedText, Proposed
from tests.conftest import make_document

TEXT = (
    "OSKAVA, Germany - On May 7, 2024 at least 12 people died in Berlin, Mayor Ana Lund said. “We counted 40 boats,” she added."
)
ALONE = ("timexes", "toponyms", "actors")  #: layers that are the same whatever else is read


class Asked:
    """A model that remembers how many texts it was asked about."""

    name, version, digest = "asked", "1", "0" * 64

    def __init__(self) -> None:
        self.texts = 0

    def propose(self, texts: Sequence[MarkedText]) -> list[Proposed]:
        self.texts += len(texts)
        return [Proposed()] * len(texts)


def annotated(*layers: str, language: str = "en") -> Annotations:
    (found,) = (a for a in run([make_document(TEXT, language=language)], layers=layers or None) if isinstance(a, Annotations))
    return found


@pytest.mark.parametrize("layers", [pair for n in (1, 2) for pair in combinations(LAYERS, n)], ids=",".join)
def test_what_is_asked_for_is_there_and_nothing_else(layers: tuple[str, ...]) -> None:
    everything, found = annotated(), annotated(*layers)
    for name in LAYERS:
        assert bool(getattr(found, name)) == (name in layers)
        if name in layers and (name in ALONE or name == "attributions" or set(layers) == {"figures", "attributions"}):
            assert getattr(found, name) == getattr(everything, name)


def test_figures_have_sources_where_attributions_are_read() -> None:
    alone, given = annotated("figures").figures, annotated("attributions", "figures").figures
    assert [f.span for f in alone] == [f.span for f in given]
    assert [f.sources for f in alone] == [(), ()]
    assert [f.sources for f in given] == [("Ana Lund",), ("Ana Lund",)]


def test_all_layers_are_what_none_gives() -> None:
    assert annotated(*reversed(LAYERS), "figures") == annotated()
    assert versions(LAYERS) == VERSIONS


def test_other_languages_keep_to_the_layers() -> None:
    assert annotated("timexes", language="fr").figures == ()
    assert annotated("figures", language="fr").figures


def test_a_model_is_asked_where_attributions_are_read() -> None:
    for layers, texts in ((("figures", "toponyms"), 0), (("attributions",), 1), (None, 1)):
        model = Asked()
        list(run([make_document(TEXT)], model=model, layers=layers))
        assert model.texts == texts


def test_what_runs_along_is_recorded() -> None:
    assert [name for name, _ in versions(("figures",))] == ["figures", "timexes"]
    assert [name for name, _ in versions(("toponyms",))] == ["toponyms"]


@pytest.mark.parametrize(("layers", "line"), [(("figures", "dates"), "'dates' is no layer"), ((), "no layer is named")])
def test_a_layer_that_is_not_there_is_told(layers: tuple[str, ...], line: str) -> None:
    with pytest.raises(SettingsError, match=line):
        stemma.annotate_text(TEXT, layers=layers)


def test_one_name_may_stand_alone() -> None:
    assert chosen_layers("toponyms") == ("toponyms",)
    assert stemma.annotate_text(TEXT, layers="toponyms").toponyms
