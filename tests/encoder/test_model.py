"""The shipped model: exact offsets, the same answer in any company, any text."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stemma.encoder
from stemma.encoder.sentences import load as load_sentences
from stemma.encoder.weights import SHIPPED, weights
from stemma.errors import WeightsError
from stemma.model import MarkedText, Proposed

REPORT = (
    "The harbour of Odda will stay closed until Friday, mayor Ana Berg told reporters on Monday. "
    "The port authority denied that any oil had reached the fjord. "
    "Two fishermen, who did not want to be named, feared that the season was lost."
)


def marked(text: str) -> MarkedText:
    """A text of one paragraph, its sentences parted at full stops."""
    ends = [k + 1 for k, char in enumerate(text) if char == "."] or [len(text)]
    starts = [0, *(e + 1 for e in ends[:-1])]
    sentences = tuple((a, b) for a, b in zip(starts, ends, strict=True) if a < b)
    return MarkedText(text, ((0, len(text)),) if text else (), sentences, (), ())


def read(text: str) -> Proposed:
    return stemma.encoder.load().propose([marked(text)])[0]


def test_reported_clauses_are_found_with_source_and_cue() -> None:
    found = read(REPORT).attributions
    words = [tuple(" … ".join(REPORT[a:b] for a, b in role) for role in (one.source, one.cue, one.content)) for one in found]
    assert ("The port authority", "denied", "that any oil had reached the fjord") in words
    assert any("Ana Berg" in source and "told" in cue for source, cue, _ in words)
    assert all(0 <= one.probability <= 1 for one in found)


def test_the_same_text_has_the_same_answer_in_any_company() -> None:
    model = stemma.encoder.load()
    other = "Prices rose by 3 percent. " * 40
    alone = model.propose([marked(REPORT)])[0]
    assert model.propose([marked(other), marked(REPORT), marked("")])[1] == alone
    assert stemma.encoder.load().propose([marked(REPORT)])[0] == alone


def test_a_long_text_is_read_to_its_end() -> None:
    text = "The council met and parted again without a word on the matter. " * 150 + "The mayor said that the dam would hold."
    last = read(text).attributions[-1]
    assert text[slice(*last.content[0])].endswith("the dam would hold")


def test_names_are_found() -> None:
    text = "The mayor of Chicago met Angela Morris in Paris."
    found = {(text[n.start : n.end], n.type) for n in read(text).names}
    assert ("Angela Morris", "person") in found
    assert ("Paris", "place") in found


@given(st.text(max_size=200))
@settings(max_examples=25, deadline=None)
def test_any_text_has_an_answer_within_itself(text: str) -> None:
    for one in read(text.encode("utf-8", "replace").decode("utf-8")).attributions:
        for start, end in (*one.source, *one.cue, *one.content):
            assert 0 <= start < end <= len(text)


def test_a_text_without_a_word_has_no_attribution() -> None:
    assert read("") == Proposed()
    assert read("\n\n") == Proposed()


def test_the_two_files_are_as_small_as_promised() -> None:
    sizes = {path.name: path.stat().st_size / 1e6 for path in SHIPPED.iterdir()}
    table = sizes["pieces.npy"] + sizes["pieces_scale.npy"]
    assert sizes["attribution.onnx"] + table <= 26
    assert sizes["attribution.onnx"] + sizes["sentences.onnx"] + table <= 50


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(SHIPPED, folder)
    manifest = json.loads((folder / "weights.json").read_text("utf-8"))
    manifest["files"]["attribution.onnx"] = "0" * 64
    (folder / "weights.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(WeightsError, match=r"not the file that weights\.json names"):
        weights(folder).session("attribution.onnx")


def test_missing_weights_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="--no-encoder") as caught:
        weights(tmp_path / "nothing")
    assert "\n" not in str(caught.value)


def test_sentences_that_mean_the_same_are_near() -> None:
    encoder = load_sentences()
    vectors = encoder.vectors(
        ["Nine people died in the flood.", "The flood killed nine people.", "Shares of the bank fell on Monday.", ""]
    )
    likeness = vectors @ vectors.T
    assert likeness[0, 1] > 0.8 > likeness[0, 2]
    assert np.allclose(np.linalg.norm(vectors[:3], axis=1), 1, atol=1e-5)
    assert not vectors[3].any()
    assert np.array_equal(encoder.vectors(["The flood killed nine people."])[0], vectors[1])


def test_what_is_no_character_has_a_vector_too() -> None:
    odd, plain = load_sentences().vectors(["\ud800 The ferry sank.", "The ferry sank."])
    assert float(odd @ plain) > 0.8
