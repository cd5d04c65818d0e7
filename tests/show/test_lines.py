"""JSON lines: the objects of the comparison's JSON, one a line, each with where it stands."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from stemma.errors import SpanError
from stemma.model import Actor, Annotated, Annotations, Annotator, Dropped, Mention, Span
from stemma.show.contract import to_jsonable
from stemma.show.lines import SECTIONS, dropped_line, to_lines
from stemma.show.schema import json_schema
from tests.show.making import comparison, document, exact, figure, find, said, timex, toponym

TEXT = "Oskava. At least 12 died on Tuesday, Ana Lund said, and 🙂 “it was old”."


def annotated() -> Annotated:
    report = document("A", TEXT)
    fragments = (find(report, "At least 12 died on Tuesday"), find(report, "it was old"))
    quotation = said("Aq1", fragments, "Ana Lund", cue=find(report, "said"), source=find(report, "Ana Lund"), probability=0.83)
    found = Annotations(
        report=report.id,
        figures=(figure("Af1", find(report, "At least 12"), exact(12)),),
        attributions=(quotation,),
        timexes=(timex("At1", find(report, "Tuesday"), (None, None)),),
        toponyms=(toponym("Ap1", find(report, "Oskava"), place=None),),
        actors=(Actor(id="Aa1", name="Ana Lund", type="person", mentions=(Mention(find(report, "Ana Lund"), "name"),)),),
        dropped=(Dropped("“12” at 3", "a house number"),),
    )
    makers = (Annotator("figures", "1"), Annotator("parrot", "2", "ab" * 32))
    return Annotated(
        version="0.0.test",
        annotators=makers,
        document=report,
        annotations=found,
        dropped=(Dropped("all", "why"),),
    )


def lines(*only: str, of: Annotated | None = None) -> list[dict[str, Any]]:
    written = list(to_lines(of or annotated(), *([only] if only else [])))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in written)
    return [json.loads(line) for line in written]


def test_a_line_for_the_report_then_one_for_each_annotation() -> None:
    found = lines()
    assert [line["type"] for line in found] == [
        "report",
        "figure",
        "attribution",
        "timex",
        "toponym",
        "actor",
        "dropped",
        "dropped",
    ]
    assert {line["sha256"] for line in found} == {annotated().document.sha256}
    assert [line.get("report") for line in found[1:]] == ["r-A"] * 7


def test_the_report_tells_what_read_it() -> None:
    first = lines()[0]
    assert first["stemma"] == {
        "version": "0.0.test",
        "annotators": [{"name": "figures", "version": "1"}, {"name": "parrot", "version": "2", "digest": "ab" * 32}],
    }
    assert first["text"] == TEXT


def test_offsets_are_code_points_of_the_report() -> None:
    for line in lines()[1:6]:
        assert TEXT[line["start"] : line["end"]] == line["text"]
    assert lines("attributions")[1]["text"].startswith("At least 12 died"), "from the first fragment"
    assert lines("attributions")[1]["text"].endswith("it was old"), "to the last"


def test_the_objects_are_those_of_a_comparison() -> None:
    made = annotated()
    found = made.annotations
    parts = {name: getattr(found, name) for name in SECTIONS}
    whole = to_jsonable(comparison((made.document,), **parts))
    of_type = {name: section for section, name in SECTIONS.items()}
    for line in lines()[1:7]:
        assert line[line["type"]] == whole[of_type[line["type"]]][0]
    report = {key: value for key, value in lines()[0].items() if key not in ("type", "stemma")}
    assert report == whole["reports"][0]


def test_the_schema_of_a_comparison_holds_for_them() -> None:
    schema = json_schema()
    names = {"figure": "Figure", "attribution": "Attribution", "timex": "Timex", "toponym": "Toponym", "actor": "Actor"}
    for line in lines()[1:6]:
        jsonschema.validate(line[line["type"]], {"$ref": f"#/$defs/{names[line['type']]}", "$defs": schema["$defs"]})
    assert lines("attributions")[1]["attribution"]["probability"] == 0.83


def test_only_some() -> None:
    assert [line["type"] for line in lines("timexes", "figures")] == ["report", "figure", "timex"]


def test_what_was_no_report() -> None:
    assert json.loads(dropped_line(Dropped("x.bin", "no text"))) == {
        "type": "dropped",
        "dropped": {"what": "x.bin", "reason": "no text"},
    }


def test_a_span_that_drifted_is_refused() -> None:
    drifted = Annotations(report="r-A", figures=(figure("Af1", Span("r-A", 0, 2, "12"), exact(12)),))
    made = Annotated(version="1", annotators=(), document=document("A", TEXT), annotations=drifted)
    with pytest.raises(SpanError, match="12"):
        list(to_lines(made))


def test_a_lone_surrogate_has_a_utf8_form() -> None:
    made = Annotated(version="1", annotators=(), document=document("A", "a \ud83d b"), annotations=Annotations(report="r-A"))
    (line,) = to_lines(made)
    assert json.loads(line.encode())["text"] == "a \ud83d b"
