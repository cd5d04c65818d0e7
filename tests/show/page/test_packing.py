"""What a page carries is the comparison, key for key: unpacked here and by the page's own code, worded as in the terminal."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.model import Comparison
from stemma.show import wording
from stemma.show.contract import to_jsonable
from stemma.show.findings import Findings
from stemma.show.page.packing import packed
from tests.conftest import ROOT
from tests.show.harm import hostile
from tests.show.making import comparison, document, exact, figure, find
from tests.show.marigold import alone, marigold
from tests.show.page.conftest import example

ROOM = ROOT / "reading-room"
#: what the input may carry along, in the shape of our own marks and of spans that are none
CARRIED = {
    "$": [0, 0, 1],
    "$v": {"$k": ["a"]},
    "$s": [],
    "$k": [],
    "$c": {"$": 1},
    "__proto__": {"constructor": 1},
    "rows": [{"$v": 1}, {"$v": 2}],
    "named": [{"__proto__": 1, "toString": 2}, {"__proto__": 3, "toString": 4}],
    "spans": [
        {"report": "r-A", "start": -3, "end": -1, "text": "x"},
        {"report": "r-A", "start": "0", "end": None, "text": "x"},
        {"report": ["r-A"], "start": 0, "end": 1, "text": "x"},
        {"report": "r-A", "start": False, "end": True, "text": "R"},
        {"report": "r-A", "start": 0.0, "end": 1.0, "text": "R"},
        {"report": "r-A", "start": 3, "end": 1, "text": ""},
        {"report": "r-A", "start": 0, "end": 9_999, "text": "whole"},
    ],
    "empty": [[], {}, [[]], [{}], [{}, {}], [[], []]],
    "mixed": [{"a": 1}, {"b": 1}, None, {"a": [], "b": {}}],
    "numbers": [0, -1, 1.5, 1e300, True, None],
}


def carrying() -> Comparison:
    """A report above the Basic Multilingual Plane, with a lone surrogate, whose input carries every mark of the packing."""
    text = "Rök 🜁🜂 says 14 people 👩‍👩‍👧 \ud83d lone, 62 more ﷽ \u2028 and \udc00 end."
    report = document("A", text, title="🜁 \ud800 title", extra=tuple((key, json.dumps(value)) for key, value in CARRIED.items()))
    figures = tuple(
        figure(f"Af{n}", find(report, words), exact(float(words)), counted=find(report, counted))
        for n, (words, counted) in enumerate((("14", "people 👩‍👩‍👧"), ("62", "more ﷽")))
    )
    return comparison((report,), figures=figures)


MAKERS: dict[str, Callable[[], Comparison]] = {
    "marigold": marigold,
    "alone": alone,
    "hostile": hostile,
    "carrying": carrying,
    "none": lambda: comparison(()),
    "empty": lambda: comparison((document("A", ""),)),
    "earthquake": lambda: example("earthquake"),
    "layoffs": lambda: example("layoffs"),
    "border": lambda: example("border"),
}


def unpacked(whole: dict[str, Any]) -> dict[str, Any]:
    """What reading-room/src/unpack.ts does."""
    # "reports" is met twice: their own spans need the texts of all
    texts = [(report["id"], report["text"]) for report in _value(whole["reports"], [])]
    return {key: _value(value, texts) for key, value in whole.items()}


def _value(value: Any, texts: list[tuple[str, str]]) -> Any:
    if isinstance(value, list):
        return [_value(part, texts) for part in value]
    if not isinstance(value, dict):
        return value
    if "$" in value:
        return _span(value["$"], texts)
    if "$v" in value:
        return value["$v"]
    if "$s" in value:
        return [_span(value["$s"][at : at + 3], texts) for at in range(0, len(value["$s"]), 3)]
    if "$k" in value:
        columns = [_value(column, texts) for column in value["$c"]]
        return [dict(zip(value["$k"], row, strict=True)) for row in zip(*columns, strict=True)]
    return {key: _value(part, texts) for key, part in value.items()}


def _span(numbers: list[int], texts: list[tuple[str, str]]) -> dict[str, Any]:
    place, start, length = numbers
    name, text = texts[place] if texts else ("", "")
    return {"report": name, "start": start, "end": start + length, "text": text[start : start + length]}


def written(value: object) -> str:
    return json.dumps(value, allow_nan=False)


@pytest.mark.parametrize("name", MAKERS)
def test_packing_is_undone_key_for_key(name: str) -> None:
    whole = to_jsonable(MAKERS[name]())
    assert written(unpacked(json.loads(written(packed(whole))))) == written(whole)


def test_packing_is_worth_it() -> None:
    whole = to_jsonable(example("earthquake"))
    assert len(written(packed(whole))) < len(written(whole)) * 0.6


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text("ab$", max_size=2),
    lambda parts: (
        st.lists(parts, max_size=4)
        | st.dictionaries(
            st.sampled_from(["a", "b", "$", "$v", "$s", "$k", "$c", "report", "start", "end", "text"]), parts, max_size=4
        )
        | st.fixed_dictionaries({"report": st.just("r-A"), "start": parts, "end": parts, "text": parts})
    ),
    max_leaves=30,
)


@settings(max_examples=200, deadline=None)
@given(_JSON)
def test_whatever_is_carried_along_comes_back(value: Any) -> None:
    report = document("A", "aab 🜁 text", extra=(("kept", json.dumps(value)), ("again", json.dumps([value, value]))))
    whole = to_jsonable(comparison((report,)))
    assert written(unpacked(json.loads(written(packed(whole))))) == written(whole)


def told(found: Comparison) -> dict[str, Any]:
    """What the page's own code must come to: the comparison, and the findings as the terminal words them."""
    whole = to_jsonable(found)
    findings = Findings(found)
    return {
        "packed": packed(whole),
        "comparison": whole,
        "own_voice": wording.OWN_VOICE,
        "reports": [[report.siglum, wording.outlet(report), wording.published(report.published)] for report in found.reports],
        "findings": [
            {
                "claim": finding.claim.id,
                "compared": finding.compared,
                "sigla": finding.sigla,
                "relation": wording.relation(finding.claim, len(finding.sigla)),
                "readings": [
                    {
                        "words": reading.words,
                        "members": [member.id for member in reading.members],
                        "sigla": reading.sigla,
                        "givers": [[giver.words, giver.sigla] for giver in reading.givers],
                        "relation": reading.relation,
                    }
                    for reading in finding.readings
                ],
                "reasons": finding.reasons,
            }
            for finding in findings.claims
        ],
    }


def test_the_pages_own_code_agrees(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (ROOM / "node_modules" / "esbuild").is_dir():
        pytest.skip("no node, or nothing installed in reading-room: `make room` installs what this compares with")
    stories = tmp_path / "told"
    stories.mkdir()
    for name, make in MAKERS.items():
        # ids stay unequal though every string is hostile; a terminal's line shows control characters as marks, a page keeps them
        (stories / f"{name}.json").write_text(json.dumps(told(make())), "utf-8")
    bundled = tmp_path / "bundled"
    subprocess.run([node, "build.mjs", "--tests", str(bundled)], cwd=ROOM, check=True, capture_output=True)
    done = subprocess.run(
        [node, "--test", str(bundled / "agreement.test.mjs")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "STEMMA_TOLD": str(stories)},
    )
    assert done.returncode == 0, done.stdout[-6_000:]


def test_two_reports_with_the_same_words_keep_their_own_spans() -> None:
    left, right = document("A", "the same words"), document("B", "the same words")
    figures = tuple(figure(f"f{each.siglum}", find(each, "same"), exact(1)) for each in (right, left, right))
    whole = to_jsonable(comparison((left, right), figures=tuple(replace(each, id=f"{n}") for n, each in enumerate(figures))))
    again = unpacked(packed(whole))
    assert [each["span"]["report"] for each in again["figures"]] == ["r-B", "r-A", "r-B"]
