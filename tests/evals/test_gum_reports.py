"""Attributions out of GUM's dependency trees and discourse signals, on invented sentences in its format."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from evals.gum_reports import Form, attributions

SHARED = Path(__file__).parents[3] / "shared/data/syntax"

#: form, head in the sentence, relation, MISC
Rows = list[tuple[str, int, str, str]]

SAID: Rows = [
    ("Ada", 6, "nsubj", "Discourse=attribution-positive:1->2:0:sem-atsrc-1-_+lex-indwd-6-_+syn-rpr-7-_|SpaceAfter=No"),
    (",", 4, "punct", "_"),
    ("the", 4, "det", "_"),
    ("mayor", 1, "appos", "SpaceAfter=No"),
    (",", 4, "punct", "_"),
    ("said", 0, "root", "_"),
    ("that", 9, "mark", "_"),
    ("trams", 9, "nsubj", "_"),
    ("ran", 6, "ccomp", "SpaceAfter=No"),
    (".", 6, "punct", "_"),
]
ASIDE: Rows = [
    ("Trams", 6, "nsubj", "SpaceAfter=No"),
    (",", 4, "punct", "_"),
    ("she", 4, "nsubj", "Discourse=attribution-positive:4->3:0:sem-atsrc-13-_+lex-indwd-14-_"),
    ("said", 6, "parataxis", "SpaceAfter=No"),
    (",", 4, "punct", "_"),
    ("ran", 0, "root", "SpaceAfter=No"),
    (".", 6, "punct", "_"),
]
CREDIT: Rows = [
    ("Image", 0, "root", "SpaceAfter=No"),
    (":", 3, "punct", "_"),
    ("Ada", 1, "dep", "Discourse=attribution-positive:6->5:0:sem-atsrc-20-gold"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = ["# newdoc id = GUM_news_trams"]
    for sentence in (SAID, ASIDE, CREDIT):
        lines.append("# newpar")
        for number, (form, head, relation, misc) in enumerate(sentence, 1):
            lines.append("\t".join([str(number), form, form.lower(), "X", "X", "_", str(head), relation, "_", misc]))
        lines.append("")
    with lzma.open(tmp_path / "gum-free-dev.conllu.xz", "wt", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    return tmp_path


def told(folder: Path, form: Form) -> list[dict[str, list[str]]]:
    (row,) = attributions(folder, "dev", ["news"], form)
    return [{k: [row["text"][a:b] for a, b in v] for k, v in one.items()} for one in row["annotations"]["gum"]]


def test_the_clause_under_the_cue_is_the_content(folder: Path) -> None:
    first = told(folder, "polnear")[0]
    assert first == {"source": ["Ada, the mayor"], "cue": ["said"], "content": ["that trams ran"]}


def test_the_annotators_words_can_be_kept(folder: Path) -> None:
    assert told(folder, "gum")[0]["source"] == ["Ada"]


def test_around_an_aside_the_content_has_two_fragments(folder: Path) -> None:
    assert told(folder, "polnear")[1] == {"source": ["she"], "cue": ["said"], "content": ["Trams", "ran"]}


def test_credits_of_pictures_are_left_out_and_counted(folder: Path) -> None:
    (row,) = attributions(folder, "dev")
    assert row["left_out"] == 1
    assert attributions(folder, "dev", ["court"]) == []


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not beside this checkout")
def test_spans_of_the_real_data_lie_in_its_text() -> None:
    for row in attributions(SHARED, "dev"):
        for one in row["annotations"]["gum"]:
            assert one["content"]
            for start, end in (s for spans in one.values() for s in spans):
                assert row["text"][start:end].strip() == row["text"][start:end] != ""
