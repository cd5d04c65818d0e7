"""Amounts at depth: every way in which news writes a number, in invented sentences."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.figures import annotate_figures
from stemma.annotate.figures.numbers.ages import ages
from stemma.annotate.figures.numbers.pieces import pieces
from stemma.annotate.figures.numbers.reader import Reader, amounts
from stemma.annotate.figures.numbers.setting import Setting
from stemma.lexicon import mapping
from stemma.model import Figure
from stemma.text.layout import Layout
from tests.conftest import make_document

ROOT = Path(__file__).parents[2]


def figures(text: str) -> tuple[Figure, ...]:
    document = make_document(text)
    return annotate_figures(document, Layout.of(document), ())[0]


def said(text: str) -> list[tuple[str, float | None, str | None]]:
    return [(f.span.text, f.quantity.value, f.quantity.unit) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("Two-and-a-half million tulips bloomed.", "Two-and-a-half million", 2_500_000),
        ("They sold two dozens of eggs.", "two dozens", 24),
        ("They sold three dozen eggs.", "three dozen", 36),
        ("The loan was $3MM.", "$3MM", 3_000_000),
        ("Light travels 3×10⁸ metres in that time.", "3×10⁸", 300_000_000),
        ("The grain weighs 2.5x10^-3 grams.", "2.5x10^-3", 0.0025),
        ("The file holds 1.3e6 rows.", "1.3e6", 1_300_000),
        ("One twenty-fifth of the fleet is lost.", "One twenty-fifth", 0.04),
        ("A hundredth of the crop was saved.", "A hundredth", 0.01),
        ("Three out of every four voters stayed home.", "Three out of every four", 0.75),
        ("One in every five boats leaks.", "One in every five", 0.2),
        ("Prices saw a threefold rise.", "threefold", 3),
        ("Twice as many boats came.", "Twice", 2),
        ("The cost is nearly double the estimate.", "nearly double", 2),
        ("They paid 3 dollars and 50 cents.", "3 dollars and 50 cents", 3.5),
        ("The wall is 5 feet 6 inches high.", "5 feet 6 inches", 5.5),
        ("The keeper is 6-foot-3 and quick.", "6-foot-3", 6.25),
        ("The fund lent 30 MUSD to Kelmar.", "30 MUSD", 30_000_000),
        ("The fund lent 75 USD million to Kelmar.", "75 USD million", 75_000_000),
        ("It costs S$4 to park.", "S$4", 4),
        ("The firm earned Y=100 million.", "Y=100 million", 100_000_000),
        ("The result was -$5 million.", "-$5 million", -5_000_000),
        ("About 1/40 of the fleet sank.", "About 1/40", 0.025),
    ],
)
def test_a_number_in_any_dress(text: str, span: str, value: float) -> None:
    (figure,) = figures(text)
    assert figure.span.text == span
    assert figure.quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high", "ends"),
    [
        ("More than 20 but fewer than 40 goats died.", 20, 40, (False, False)),
        ("At least 20 and at most 40 goats died.", 20, 40, (True, True)),
        ("Fewer than 40 but at least 20 goats died.", 20, 40, (True, False)),
        ("12 or 13 goats died.", 12, 13, (True, True)),
        ("3-4 million ants came.", 3_000_000, 4_000_000, (True, True)),
        ("The ferry cost between $19 and $22 million.", 19_000_000, 22_000_000, (True, True)),
        ("The ferry cost between $500 and $2 million.", 500, 2_000_000, (True, True)),
        ("The catch fell to between half and two-thirds.", 0.5, 0.6667, (True, True)),
        ("The port lost a quarter to a third of its value.", 0.25, 0.3333, (True, True)),
    ],
)
def test_two_bounds_make_a_range(text: str, low: float, high: float, ends: tuple[bool, bool]) -> None:
    (figure,) = figures(text)
    q = figure.quantity
    assert (q.bound, q.value, q.low, q.high, q.low_inclusive, q.high_inclusive) == ("range", None, low, high, *ends)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Dozens of boats sank.", 24, 99),
        ("Hundreds of boats sank.", 200, 999),
        ("Several hundred boats sank.", 300, 999),
        ("A handful of boats sank.", 3, 7),
        ("Tens of thousands of boats sank.", 20_000, 99_999),
        ("Hundreds, if not thousands, of boats sank.", 200, 9999),
        ("Dozens or even hundreds of boats sank.", 24, 999),
    ],
)
def test_vague_words_are_intervals_by_a_named_rule(text: str, low: float, high: float) -> None:
    q = figures(text)[0].quantity
    assert (q.value, q.interval.low, q.interval.high) == (None, low, high)
    assert q.interval.rule.startswith("vague: ")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The best price was 84.75 cents, while the lowest was 74.07.", ["cent", "cent"]),
        ("Orlan rose by 2 percent but Kelmar fell by 1.", ["percent", "percent"]),
        ("Mileage climbed from 21 mpg to 23 for vans.", ["mpg", "mpg"]),
        ("Unemployment rose to 5 percent from 4.2 in March.", ["percent", "percent"]),
        ("Prices rose 2 percent to 15.20 on Monday.", ["percent", None]),
        ("It lists at 240,000 yen ($2,200) here and 238,000 ($2,180) in Dorran.", ["JPY", "USD", "JPY", "USD"]),
        ("It lies half a mile from Orlan.", ["mile"]),
        ("Temperatures fell to minus 12 C and 5 F.", ["°C", "°F"]),
        ("A 7- or 8-inch screen is fitted.", ["in"]),
        ("Bring 2 US pints of milk.", ["pint"]),
        ("It fell from -18 °C to -34°C.", ["°C", "°C"]),
        ("Add 5 g of salt and 2 l of broth.", ["g", "l"]),
        ("The line runs at 40 Mbps and the camera has 12MP.", ["Mbps", "MP"]),
        ("It measures 30 sq. ft. of cloth.", ["sq ft"]),
    ],
)
def test_a_unit_is_taken_from_where_it_is_said(text: str, units: list[str | None]) -> None:
    assert [f.quantity.unit for f in figures(text)] == units


def test_a_rate_is_said_once_for_a_sum_and_its_equivalent() -> None:
    first, _ = figures("It raises 9 billion shekels ($2.4 billion) a year in tolls.")
    assert first.per == "year"


def test_a_row_of_open_hyphens_counts_one_thing() -> None:
    found = figures("Four-, five- and six-cylinder engines are on offer.")
    assert [(f.quantity.value, f.head) for f in found] == [(4, "cylinder"), (5, "cylinder"), (6, "cylinder")]


@pytest.mark.parametrize(
    "text",
    [
        "The sp 500 rose.",
        "They could double the price.",
        "He scored twice.",
        "It shows 4K video.",
        "She paid us on Monday.",
        "Half an hour went by.",
        "A five-year plan was made.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("The calf was ten months old.", "ten months old", 10, "month"),
        ("A 24-year-old won.", "24-year-old", 24, "year"),
        ("At 6 weeks of age they walk.", "6 weeks of age", 6, "week"),
        ("He was aged 87 then.", "aged 87", 87, "year"),
        ("Their son, who was 10, stayed.", "10", 10, "year"),
    ],
)
def test_ages_are_read_apart_from_figures(text: str, span: str, value: int, unit: str) -> None:
    sentence = Layout.of(make_document(text)).sentences[0]
    items = pieces(sentence, text)
    (age,) = ages(amounts(items), Setting(items, True))
    assert (text[items[age.first].start : items[age.last - 1].end], age.unit) == (span, unit)
    assert age.amount.value == Fraction(value)
    assert said(text) == []


@given(st.text(alphabet='0123456789.,-–×x^e ⁸$€£%()"½abdfmost\n', max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_error(text: str) -> None:
    for figure in figures(text):
        assert figure.span.text == text[figure.span.start : figure.span.end]


def test_looking_only_where_a_number_may_begin_loses_none() -> None:
    text = (
        "She paid A$5, us $ 6, “a couple hundred” men, .5 of it, ½ a mile, –3 degrees, Rs. 40, the majority of 9 and a hundred."
    )
    for sentence in Layout.of(make_document(text)).sentences:
        reader = Reader(pieces(sentence, text))
        everywhere, i = [], 0
        while i < len(reader.items):
            amount = reader.at(i)
            if amount is not None:
                everywhere.append(amount)
            i = max(amount.last, i + 1) if amount is not None else i + 1
        assert reader.all() == everywhere


def test_sizes_of_units_agree_with_their_kinds() -> None:
    kinds = {entry["unit"]: entry["kind"] for entry in mapping("units").values()}
    for symbol, entry in mapping("unit_scales").items():
        assert entry["dimension"] == kinds[symbol]
        assert entry["scale"] > 0
    inches, foot = mapping("unit_scales")["in"]["scale"], mapping("unit_scales")["ft"]["scale"]
    assert foot == pytest.approx(mapping("unit_parts")["ft"]["in"] * inches)


def test_the_table_of_sizes_is_what_the_library_gives() -> None:
    if importlib.util.find_spec("pint") is None:
        pytest.skip("pint is not installed; the table was built from it")
    script = ROOT / "lexicons/units/build_units.py"
    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0


def test_every_symbol_has_one_row() -> None:
    lines = [line for line in (ROOT / "lexicons/units/symbols.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    table = yaml.safe_load((ROOT / "lexicons/en/unit_scales.yaml").read_text("utf-8"))
    assert [line.split("\t")[0] for line in lines] == list(table)
