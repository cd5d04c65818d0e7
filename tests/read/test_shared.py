"""The real reports beside the checkout: offsets, dates, agencies, credits, bodies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.read.reading import body_of, placed, read_all


def test_the_two_seed_reports(shared: Path) -> None:
    seeds = shared / "seeds"
    (first, second), dropped = read_all(seeds / "000_e03537bbcf283c30.txt", seeds / "002_b13c93adb67b34b6.txt")
    assert not dropped
    assert (first.characters, second.characters) == (2493, 3801)
    for document in (first, second):
        assert placed(document, (shared / "seeds" / document.file).read_bytes()) == document.characters
    line = first.dateline
    assert line is not None
    assert line.place is not None
    assert line.date is not None
    assert (line.place.start, line.date.start, line.date.end, line.span.end) == (17, 26, 35, 48)
    assert (first.agency, first.published.value, first.published.basis) == ("Armenpress", date(2020, 10, 2), "stated")
    assert [(c.kind, len(c.names)) for c in first.credits] == [("translation", 1)]
    assert first.body == ((49, 2448),)
    assert (second.agency, second.published.basis, second.body) == (None, "unknown", ((0, 3801),))


def test_the_nine_story_reports(shared: Path) -> None:
    documents, dropped = read_all(shared / "stories" / "goldman", shared / "stories" / "subway")
    assert not dropped
    assert len(documents) == 9
    for document in documents:
        data = (shared / "stories" / document.file).read_bytes()
        assert placed(document, data) > 0.98 * document.characters
        assert document.published.basis == "stated"
        assert document.language == "en"
        assert document.outlet
        assert document.title
        assert "All rights reserved" not in body_of(document)
        assert "NEW YORK —" not in body_of(document)
        assert "Scroll down" not in body_of(document)
    agencies = {d.file.split("/")[1]: d.agency for d in documents if "subway" in d.file}
    assert [agencies[f"{n}.json"] for n in ("a_abcnewsgo", "b_washingtonpost", "c_nytimes", "d_dailymail")] == [
        "Associated Press", "Associated Press", "Associated Press", None,
    ]  # fmt: skip
    kinds = {d.file.split("/")[1][0]: [c.kind for c in d.credits] for d in documents if "goldman" in d.file}
    assert kinds == {"a": ["photo", "copyright"], "b": [], "c": [], "d": ["contribution"], "e": ["photo"]}
