"""How common English words are: the list is what its builder makes, and its order makes sense."""

from __future__ import annotations

import importlib.util

import pytest

from stemma.lexicon import mapping
from tests.conftest import ROOT


def test_the_list_is_what_its_builder_makes() -> None:
    spec = importlib.util.spec_from_file_location("build_word_ranks", ROOT / "lexicons/words/build_word_ranks.py")
    assert spec is not None
    assert spec.loader is not None
    builder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(builder)
    assert builder.TARGET.read_text("utf-8") == builder.built()


@pytest.mark.parametrize(("common", "rarer"), [("the", "police"), ("police", "shooting"), ("shooting", "earthquake")])
def test_common_words_come_first(common: str, rarer: str) -> None:
    ranks = mapping("word_ranks")
    assert ranks[common] < ranks[rarer]
