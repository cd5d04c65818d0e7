"""Which model reads the reports, and what is said where there is none of that name."""

from __future__ import annotations

import pytest

import stemma
from stemma.errors import InputError, ModelError, SettingsError
from stemma.model import Annotator
from stemma.pipeline import Settings, compare_documents
from stemma.pipeline.models import annotator_of, chosen
from stemma.show.contract import to_json, to_jsonable
from tests.conftest import make_document

TEXT = "The mayor said the bridge was safe. Coco squawks the river is rising."


def test_rules_only_is_no_model() -> None:
    assert chosen(Settings(encoder=False)) is None
    assert annotator_of(None) == ()


@pytest.mark.usefixtures("guests")
def test_a_guest_is_loaded_by_its_name_and_once() -> None:
    model = chosen(Settings(model="parrot"))
    assert model is chosen(Settings(model="parrot"))
    assert annotator_of(model) == (Annotator("parrot", "1.0", "ab" * 32),)


@pytest.mark.usefixtures("guests")
def test_an_unknown_name_is_answered_with_the_installed_ones() -> None:
    with pytest.raises(ModelError, match=r"no attribution model 'macaw'.*installed: absent, bare, dying, parrot, "):
        chosen(Settings(model="macaw"))


BAD = [
    ("silent", "gave 0 answers for 1 texts"),
    ("raising", "failed with ValueError: no seeds left"),
    ("bare", "has no name, version, digest, propose"),
    ("absent", "cannot be loaded: AttributeError"),
]


@pytest.mark.usefixtures("guests")
@pytest.mark.parametrize(("name", "told"), BAD)
def test_a_guest_that_fails_is_named_in_one_line(name: str, told: str) -> None:
    with pytest.raises(ModelError) as caught:
        stemma.annotate_text(TEXT, model=name)
    assert told in str(caught.value)
    assert f"'{name}'" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.usefixtures("guests")
def test_a_guest_that_points_outside_the_text_loses_that_and_no_more() -> None:
    found = stemma.annotate_text(TEXT, model="wild")
    assert any("wild" in d.what and "is no stretch of the text" in d.reason for d in found.dropped)


@pytest.mark.usefixtures("guests")
def test_a_comparison_records_the_model_with_its_digest() -> None:
    comparison = compare_documents([make_document(TEXT)], settings=Settings(model="parrot"))
    annotators = to_jsonable(comparison)["stemma"]["annotators"]
    assert {"name": "parrot", "version": "1.0", "digest": "ab" * 32} in annotators
    assert [a["name"] for a in annotators if "digest" in a] == ["parrot", "all-MiniLM-L6-v2"]


def test_without_a_model_none_is_recorded() -> None:
    comparison = compare_documents([make_document(TEXT)], settings=Settings(encoder=False))
    assert '"digest"' not in to_json(comparison)
    assert all(a.probability is None for a in comparison.attributions)


def test_a_model_and_no_encoder_exclude_each_other() -> None:
    with pytest.raises(SettingsError, match="not both"):
        stemma.annotate_text(TEXT, model="parrot", encoder=False)


def test_a_date_must_be_one() -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        stemma.annotate_text(TEXT, published="last week", encoder=False)
