"""What the evaluation of place names counts, on two invented reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.toponyms import score

LOCAL = """<articles><article><text>Rain fell in Oslo and Norwegian towns. It cleared in Xavoria.</text><toponyms>
<toponym><start>13</start><end>17</end><phrase>Oslo</phrase><gaztag><fcode>PPLC</fcode><lat>59.9</lat><lon>10.7</lon></gaztag></toponym>
<toponym><start>22</start><end>31</end><phrase>Norwegian</phrase><gaztag><fcode>PCLI</fcode><lat>70</lat><lon>25</lon>
<country>Norway</country></gaztag></toponym>
<toponym><start>53</start><end>60</end><phrase>Xavoria</phrase></toponym>
</toponyms></article></articles>"""

EPIDEMIC = """<articles><article><text>Flu reached Oslo and Norwegian towns.</text><locations>
<location><name>Oslo</name><start>13</start><end>17</end><lat>59.9</lat><lon>10.7</lon></location></locations></article></articles>"""


@pytest.fixture
def local(tmp_path: Path) -> dict[str, float]:
    path = tmp_path / "lgl.xml"
    path.write_text(LOCAL, "utf-8")
    return score(path)


def test_recognition_counts_every_annotated_name(local: dict[str, float]) -> None:
    assert (local["precision"], local["recall"], local["recall_placed"]) == (100.0, 66.7, 100.0)


def test_a_country_is_right_by_its_code_and_strictly_by_its_point(local: dict[str, float]) -> None:
    assert (local["recognised"], local["strict_recognised"]) == (100.0, 50.0)


def test_coverage_and_end_to_end_are_over_the_placed_names(local: dict[str, float]) -> None:
    assert (local["coverage"], local["covered"], local["end_to_end"]) == (100.0, 100.0, 100.0)


def test_demonyms_are_left_out_where_they_are_not_annotated(tmp_path: Path) -> None:
    path = tmp_path / "GeoVirus.xml"
    path.write_text(EPIDEMIC, "utf-8")
    found = score(path)
    assert (found["precision"], found["recall"], found["f1_exact"]) == (100.0, 100.0, 100.0)
