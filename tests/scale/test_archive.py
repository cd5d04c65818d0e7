"""Archives: dates, ids and outlets of any type become whole numbers that depend on nothing but the row."""

from __future__ import annotations

import pytest

from stemma.scale import archive
from stemma.scale.duck import DuckRunner

DAY = 24 * 60


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("0001-01-01", DAY),
        ("2024-05-07", 739013 * DAY),
        ("20240507", 739013 * DAY),
        ("2024-05-07T15:40", 739013 * DAY + 940),
        ("2024-05-07 15:40:59", 739013 * DAY + 940),
        ("2024-05-07T15:40+02:00", 739013 * DAY + 820),
        ("2024-05-07T15:40:00Z", 739013 * DAY + 940),
        ("0", 1),
        ("12", 12 * DAY + 1),
        *((odd, 0) for odd in ("", "soon", "2024-13-01", "May 7", "99999999", "9" * 9999, "٣", "²", "0001-01-01T00:00+14:00")),
    ],
)
def test_moments(written: str, moment: int) -> None:
    assert archive.moment_of(written) == moment


def test_ids_are_kept_where_they_are_whole_numbers_and_made_of_the_row_else() -> None:
    names = ["7", "007", "r7", "", "", "9223372036854775807", "9223372036854775808", "1" * 9999]
    texts = ["a", "b", "c", "same", "same", "d", "e", "f"]
    runner = DuckRunner()
    try:
        runner.register("given", [{"id": names, "text": texts}], schema={"id": "text", "text": "text"})
        assert archive.number_reports(runner) == (0, 1)
        about = runner.columns("about")
        numbers = dict(zip(about["name"], about["id"].tolist(), strict=True))
        assert (numbers["7"], numbers["9223372036854775807"]) == (7, 2**63 - 1)
        assert len(set(numbers.values())) == 7
        assert all(0 <= number < 2**63 for number in numbers.values())
        assert set(runner.columns("reports")["outlet"].tolist()) == {-1}
    finally:
        runner.close()


def test_outlets_are_numbered_by_name() -> None:
    runner = DuckRunner()
    try:
        columns = {"id": ["1", "2", "3", "4"], "text": list("abcd"), "outlet": ["Vorn", "Älv", " Vorn ", ""]}
        runner.register("given", [columns], schema=dict.fromkeys(columns, "text"))
        archive.number_reports(runner)
        found = runner.columns("reports")
        numbers = dict(zip(found["id"].tolist(), found["outlet"].tolist(), strict=True))
        assert numbers == {1: 1, 2: 2, 3: 1, 4: -1}
    finally:
        runner.close()
