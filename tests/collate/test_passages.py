"""Text that two reports share, told in four-line stories."""

from __future__ import annotations

import time
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.collate.passages import find_passages, find_shared
from stemma.model import Credit, Document, Passage, Span
from tests.conftest import make_document

LEDE = "A ferry with ninety passengers sank off the island of Morwen early on Sunday after striking a buoy in thick fog."
QUOTE = "“We heard a scraping noise and then the lights went out, and nobody told us where the boats were,” said Ilse Varn."
OTHER = "Schools in the capital will close on Thursday because teachers have called a strike over pay."

COPY = "Divers found the wheelhouse of the ferry at a depth of 41 metres, with its lamps still burning, late that night."
TOLD = "Council clerk Olan Resk resigned on Friday over the 90 passengers lost with the ferry."
RETOLD = "On Friday the ferry disaster, in which 90 passengers were lost, cost Olan Resk his post."


def report(name: str, text: str, **about: Any) -> Document:
    return make_document(text, id=name, siglum=name, outlet=f"The {name} Post", **about)


def passages(*texts: str, **about: Any) -> tuple[Passage, ...]:
    return find_passages([report("ABCDEFGHIJ"[n], text, **about) for n, text in enumerate(texts)])


def told(found: tuple[Passage, ...]) -> list[tuple[str, str, str]]:
    return [(p.kind, p.left.text, p.right.text) for p in found]


def test_a_sentence_printed_by_both_is_verbatim_with_its_full_stop() -> None:
    assert told(passages(f"Storm news. {LEDE}", f"{LEDE} More soon.")) == [("verbatim", LEDE, LEDE)]


def test_a_quotation_with_its_tag_is_one_passage_and_called_a_quotation() -> None:
    (found,) = passages(f"{QUOTE}\n\nThe coast guard began a search.", f"It was dark.\n\n{QUOTE}\n\nDivers came at noon.")
    assert (found.left.text, found.kind, found.what, found.similarity) == (QUOTE, "verbatim", "quotation", 1.0)


def test_marks_of_another_kind_make_it_edited() -> None:
    straight = QUOTE.replace("“", '"').replace("”", '"')
    (found,) = passages(QUOTE, straight)
    assert (found.kind, found.left.text, found.right.text) == ("edited", QUOTE, straight)
    assert found.similarity < 1


def test_paragraphs_running_on_are_one_passage() -> None:
    text = f"{LEDE}\n\n{QUOTE}"
    assert told(passages(text, f"{text}\n\nThe owner gave no comment.")) == [("verbatim", text, text)]


@pytest.mark.parametrize(
    ("left", "right", "shared_left", "shared_right"),
    [
        (
            "Officials say a ferry with ninety passengers sank off the isle of Morwen, leaving eleven people missing in the fog.",
            "A ferry with ninety passengers has sunk off the isle of Morwen, leaving eleven people missing in the fog.",
            "a ferry with ninety passengers sank off the isle of Morwen, leaving eleven people missing in the fog.",
            "A ferry with ninety passengers has sunk off the isle of Morwen, leaving eleven people missing in the fog.",
        ),
        (
            "The harbour master said the buoy had drifted two miles from its charted position during the autumn storms.",
            "The buoy had drifted two miles from its charted position during the autumn storms, the harbour master said.",
            "The harbour master said the buoy had drifted two miles from its charted position during the autumn storms.",
            "The buoy had drifted two miles from its charted position during the autumn storms, the harbour master said.",
        ),
    ],
)
def test_a_reworded_sentence_is_found_whole(left: str, right: str, shared_left: str, shared_right: str) -> None:
    found = max(passages(left, right), key=lambda p: len(p.left.text))
    assert (found.kind, found.left.text, found.right.text) == ("edited", shared_left, shared_right)


def test_two_reporters_of_one_event_share_no_passage() -> None:
    assert not passages(
        "A ferry sank off Morwen on Sunday and eleven people are missing, the coast guard said. Fog lay over the strait.",
        "Eleven people were missing on Sunday after a ferry went down near Morwen. The coast guard blamed the weather.",
    )


def test_a_long_title_in_common_is_no_passage() -> None:
    name = "Professor Emeritus Ludo Hask of the Royal Institute for Coastal Navigation in Port Selwyn"
    assert not passages(f"{name} doubts it.", f"Nobody has asked {name} so far.")


def test_the_same_words_matter_twice_where_a_caption_repeats_the_lede() -> None:
    right = f"{LEDE}\n\nDivers came at noon and left again.\n\n{LEDE}"
    assert [p.right.start for p in passages(LEDE, right)] == [0, right.rindex(LEDE)]


def test_credit_lines_are_no_passage() -> None:
    line = "Copyright 2031 Strait Wire. All rights reserved. This text may not be published, broadcast or rewritten."

    def credited(name: str, text: str) -> Document:
        whole = f"{text}\n{line}"
        at = len(text) + 1
        span = Span(name, at, len(whole), line)
        return report(name, whole, credits=(Credit(span, "copyright", ("Strait Wire",)),), body=((0, len(text)),))

    assert not find_passages([credited("A", LEDE), credited("B", OTHER)])


def test_text_outside_the_body_counts_between_outlets_but_not_within_one() -> None:
    caption = "Rescuers carry lanterns along the shingle at Morwen on Sunday in a picture taken from the lighthouse tower."
    text = f"{caption}\n{{}}"
    a, b = text.format(LEDE), text.format(OTHER)
    body = {t: ((len(caption) + 1, len(t)),) for t in (a, b)}
    one = report("A", a, body=body[a])
    assert [p.left.text for p in find_passages([one, report("B", b, body=body[b])])] == [caption]
    same = make_document(b, id="B", siglum="B", outlet=one.outlet, body=body[b])
    assert not find_passages([one, same])


def test_what_it_is_follows_from_agency_and_from_how_many_share_it() -> None:
    filler = [
        f"In village {n} people waited for news until the evening and then went home in the rain, {w}." * 4
        for n, w in enumerate(("tired", "angry", "silent"))
    ]
    alone = passages(f"{filler[0]} {LEDE}", f"{filler[1]} {LEDE}")
    three = passages(*(f"{f} {LEDE}" for f in filler))
    wired = passages(f"{filler[0]} {LEDE}", f"{filler[1]} {LEDE}", agency="Strait Wire")
    assert "narration" in {p.what for p in alone if p.left.text == LEDE}
    assert {p.what for p in three if p.left.text.endswith(LEDE)} == {"agency copy"}
    assert {p.what for p in wired} == {"agency copy"}


def test_other_languages_are_compared_by_their_words() -> None:
    text = "Le bac qui reliait l’île de Morvenne au continent a coulé dimanche à l’aube après avoir heurté une balise."
    assert told(passages(text, f"Dépêche. {text}", language="fr")) == [("verbatim", text, text)]
    chinese = "渡輪週日清晨在濃霧中撞上浮標後沉沒九十名乘客落水"
    assert told(passages(chinese, f"快訊。{chinese}。", language="zh")) == [("verbatim", chinese, chinese)]


def test_the_order_of_the_reports_changes_sides_only() -> None:
    texts = {"A": f"{LEDE} {QUOTE}", "B": f"{QUOTE} {OTHER}", "C": f"{LEDE.replace('early on', 'on')} {OTHER}"}
    outcomes = set()
    for names in permutations(texts):
        found = find_passages([report(n, texts[n]) for n in names])
        assert all(names.index(p.left.report) < names.index(p.right.report) for p in found)
        outcomes.add(frozenset((frozenset((p.left, p.right)), p.kind, p.similarity, p.what) for p in found))
    assert len(outcomes) == 1


WORDS = ["ferry", "sank", "the", "of", "Morwen", "fog", "buoy", "“we", "told”", "said.", "In", "nine", "9", "coast’s"]
WORDS += ["中文", "🚢", "old-time", "\n"]


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.lists(st.sampled_from(WORDS), max_size=40), st.integers(0, 30))
@settings(max_examples=120, deadline=None)
def test_spans_are_slices_and_verbatim_means_equal(left: list[str], right: list[str], cut: int) -> None:
    a, b = " ".join(left), " ".join([*left[cut:], *right])
    for found in passages(a, b):
        assert a[found.left.start : found.left.end] == found.left.text
        assert b[found.right.start : found.right.end] == found.right.text
        assert (found.kind == "verbatim") == (found.left.text == found.right.text)
        assert 0 <= found.similarity <= 1
        assert found.left.text == found.left.text.strip()


@pytest.mark.parametrize("text", ["", " ", "“", "a " * 3000, "x" * 50000, "🚢" * 500, "שלום עולם " * 300, "((( ””” “““ " * 200])
def test_no_text_is_too_odd(text: str) -> None:
    for found in passages(text, text):
        assert found.left.text == found.right.text


def test_many_copies_are_compared_in_a_few_seconds() -> None:
    line = "Sentence {0} of the dispatch tells how the crew of boat {0} searched sector {1} in the fog."
    body = " ".join(line.format(n, n * 7) for n in range(30))
    started = time.perf_counter()
    found = passages_of_many([body.replace("searched", "combed", 1) if n % 2 else body for n in range(60)])
    assert len({(p.left.report, p.right.report) for p in found}) == 60 * 59 // 2
    assert time.perf_counter() - started < 8


def passages_of_many(texts: list[str]) -> tuple[Passage, ...]:
    return find_passages([make_document(t, id=f"r{n:03d}", siglum=str(n), outlet=str(n)) for n, t in enumerate(texts)])


def test_identical_reports_cost_next_to_nothing() -> None:
    body = " ".join(f"Sentence {n} of the dispatch tells how the crew of boat {n} searched the fog." for n in range(300))
    started = time.process_time()
    found = passages_of_many([body] * 100)
    assert time.process_time() - started < 3
    assert len(found) == 100 * 99 // 2
    assert {p.left.text for p in found} == {body}


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ilse Varn in Morwen; Editing by Ludo Hask and Petra Moll of the Strait Wire news desk)",
        "Share this story with your friends on every network that you and they happen to use today",
        "Sign up for our morning letter and read what happened on the islands before anybody else does",
        "Read more: The ferry that never came back, and what the harbour office knew of it in March",
        "© 2031 Strait Wire and its partners on the islands. No part of this page may be copied without leave",
        "Contact the newsroom of the Morwen Post by post, by telephone or at the desk in Harbour Street",
    ],
)
def test_boilerplate_is_no_passage_and_is_told(line: str) -> None:
    shared = find_shared([report("A", f"{LEDE}\n\n{line}"), report("B", f"{OTHER}\n\n{line}")])
    assert shared.passages == ()
    assert shared.dropped
    assert all("boilerplate" in d.reason and "A, B" in d.what for d in shared.dropped)


def test_what_reads_like_boilerplate_in_a_sentence_of_the_report_is_text() -> None:
    text = "Read more books, the minister told pupils in Morwen on Sunday, and share this with everybody who will listen."
    assert told(passages(text, f"Storm news. {text}")) == [("verbatim", text, text)]


def test_a_line_that_an_outlet_puts_under_different_reports_is_boilerplate() -> None:
    line = "The Morwen Post has been printed on the island since 1871 and belongs to its readers"
    lorry = "A lorry full of bees fell over near Fenwick, and the keepers of three villages came to catch them before night fell."
    concert = (
        "The singer broke off her concert in Lund after somebody had thrown a bottle at the stage from the upper balcony there."
    )
    texts = [
        f"{LEDE} {QUOTE} {COPY}",
        f"{OTHER} {TOLD} The union wants more posts and smaller classes before the winter.",
        lorry + " " + concert,
    ]
    reports = [report(name, f"{' '.join([text] * 3)}\n\n{line}") for name, text in zip("ABC", texts, strict=True)]
    one_outlet = [make_document(d.text, id=d.id, siglum=d.id, outlet="The Morwen Post") for d in reports]
    assert {p.left.text for p in find_passages(reports)} == {line}
    assert not find_passages(one_outlet)


def test_two_reports_of_one_statement_share_what_gives_the_same_figures_in_the_same_words() -> None:
    left = f"{QUOTE} The owner expects repairs to cost between 70 million and 85 million crowns in all."
    right = f"{QUOTE}\n\nThe firm said it expected repairs to cost between 70 million and 85 million crowns."
    found = passages(left, right)
    assert any("between 70 million and 85 million" in p.left.text and p.what == "narration" for p in found)


def test_the_tag_of_a_quotation_belongs_to_it_only_where_it_is_the_same() -> None:
    right = QUOTE.replace("said Ilse Varn.", "a survivor told the wireless at noon.")
    (found,) = passages(QUOTE, right)
    assert "Varn" not in found.left.text
    assert "wireless" not in found.right.text


class Meanings:
    """A sentence encoder that knows which sentences mean the same."""

    def __init__(self, *groups: tuple[str, ...]) -> None:
        self.groups = groups
        self.asked: list[str] = []

    def vectors(self, sentences: Any) -> Any:
        self.asked += sentences
        rows = np.eye(len(self.groups) + len(sentences))
        place = {s: n for n, group in enumerate(self.groups) for s in group}
        return [rows[place.get(s, len(self.groups) + k)][: len(self.groups)] for k, s in enumerate(sentences)]


def test_a_paraphrase_is_found_where_one_text_lies_behind_both_reports() -> None:
    encoder = Meanings((TOLD, RETOLD))
    reports = [report("A", f"{COPY} {TOLD}"), report("B", f"{COPY} {RETOLD}")]
    with_encoder, without = find_passages(reports, vectors=encoder), find_passages(reports)
    assert ("paraphrase", TOLD, RETOLD) in told(with_encoder) or any(RETOLD in p.right.text for p in without)
    apart = [report("A", f"{LEDE} {TOLD}"), report("B", f"{OTHER} {RETOLD}")]
    assert not any("Resk" in p.left.text for p in find_passages(apart, vectors=encoder))


def test_a_paraphrase_gives_the_same_figures() -> None:
    other = RETOLD.replace("90", "64")
    reports = [report("A", f"{COPY} {TOLD}"), report("B", f"{COPY} {other}")]
    assert not any("Resk" in p.left.text for p in find_passages(reports, vectors=Meanings((TOLD, other))))


def test_sentences_told_already_are_not_embedded() -> None:
    encoder = Meanings()
    find_passages([report("A", f"{LEDE} {QUOTE} {COPY}"), report("B", f"{LEDE} {QUOTE} {COPY}")], vectors=encoder)
    assert encoder.asked == []


def test_the_two_seed_reports_share_what_their_gold_says(shared: Path) -> None:
    import json

    gold = json.loads((shared / "seeds/gold.json").read_text("utf-8"))["passages"]
    files = sorted((shared / "seeds").glob("*.txt"))
    found = find_passages([make_document(f.read_bytes().decode("utf-8"), id=f.name, siglum=f.name) for f in files])

    def cells(pairs: list[tuple[str, int, int]]) -> set[tuple[str, int]]:
        return {(name, n) for name, start, end in pairs for n in range(start, end)}

    want = cells([(g[s]["report"], g[s]["start"], g[s]["end"]) for g in gold for s in "ab"])
    have = cells([(s.report, s.start, s.end) for p in found for s in (p.left, p.right)])
    assert 2 * len(want & have) / (len(want) + len(have)) >= 0.93
    first = gold[0]["a"]
    assert any((p.left.start, p.left.end, p.kind) == (first["start"], first["end"], "verbatim") for p in found)
