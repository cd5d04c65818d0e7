"""The tagger's packed sums give what a plain reading of its weights gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.text.tagger import Tagger, default, features, normal, shape
from stemma.text.words import tokenise

SENTENCES = (
    "The minister told reporters that 12 of the 40 boats had not been found.",
    "“We can't wait,” said Ana Lund, who chairs the Oskava-based council; others disagreed.",
    "POLICE SAY 3 held after Vell blast [update] – $1.2bn lost",
    "Smoke rose. Nobody, officials' aides said, had planned to leave!",
)


def plainly(tagger: Tagger, words: Sequence[str]) -> list[str]:
    padded = ["!s2", "!s1", *map(normal, words), "!e1", "!e2"]
    shapes = ["", "", *map(shape, words), "", ""]
    tags = ["!s2", "!s1"]
    for i, word in enumerate(words, 2):
        sums = [0] * len(tagger.tags)
        for key in features(padded, i, tags[-1], tags[-2], shapes):
            row = tagger.weights.get(key, ())
            for tag, weight in zip(row[::2], row[1::2], strict=True):
                sums[tag] += weight
        alone = tagger.tag([word])[0] if not any(sums) else ""
        tags.append(sure(tagger, word) or alone or tagger.tags[sums.index(max(sums))])
    return tags[2:]


def sure(tagger: Tagger, word: str) -> str | None:
    return tagger._word(word).sure


def test_packed_scores_choose_the_same_tags() -> None:
    for text in SENTENCES:
        words = [t.text for t in tokenise(text)]
        assert default().tag(words) == plainly(default(), words)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(st.text(min_size=1, max_size=8), st.sampled_from(" ".join(SENTENCES).split())), max_size=12))
def test_packed_scores_choose_the_same_tags_for_any_words(words: list[str]) -> None:
    assert default().tag(words) == plainly(default(), words)


def test_no_sum_of_weights_leaves_its_bits() -> None:
    greatest: dict[str, int] = defaultdict(int)
    for key, row in default().weights.items():
        family = key[:2] if key[:2] in ("s2", "s3", "s4", "h-") else key[:1]
        greatest[family] = max(greatest[family], *map(abs, row[1::2]))
    assert len(greatest) == len(features(["a"] * 5, 2, "NN", "NN", ["x"] * 5))
    assert sum(greatest.values()) < 2**14


def test_without_weights_every_word_is_a_noun() -> None:
    assert [tag for tag, _ in groupby(Tagger({}, {}, ("JJ", "NN")).tag(["some", "words"]))] == ["NN"]
