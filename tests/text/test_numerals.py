"""Numbers in digits and words, read aloud: what is written, and its value."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.lexicon import mapping
from stemma.text.numerals import NumberWords, digits_value, numeral_at

WORDS = NumberWords.of(mapping("number_words"))
SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""".split()  # noqa: SIM905
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def split(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\s\w-]", text.lower())


def read(text: str) -> tuple[float, str] | None:
    """(value, words left over)."""
    words = split(text)
    number = numeral_at(words, table=WORDS)
    return (float(number.value), " ".join(words[number.end :])) if number else None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,300", 1300),
        ("1300", 1300),
        ("1,234,567.5", 1234567.5),
        ("15.5", 15.5),
        ("12,34,567", 1234567),
        ("1.234.567", 1234567),
        ("5,00", 5),
        ("0.03", 0.03),
    ],
)
def test_digits(written: str, value: float) -> None:
    assert digits_value(written) == Fraction(str(value))


@pytest.mark.parametrize("written", ["", "5:10", "3.2.1", "1,2345", "12a", "٣٤", "9" * 500])
def test_no_digits(written: str) -> None:
    assert digits_value(written) is None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("sixteen", 16),
        ("fifty-two", 52),
        ("a hundred", 100),
        ("one hundred and sixteen", 116),
        ("two hundred seven", 207),
        ("thirty-one thousand four hundred fifty-six", 31456),
        ("two thousand and twenty", 2020),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("two and a half million", 2_500_000),
        ("two-and-a-half", 2.5),
        ("1.2 million", 1_200_000),
        ("1.1 million", 1_100_000),
        ("4 hundred million", 400_000_000),
        ("three lakh crore", 3_000_000_000_000),
        ("a dozen", 12),
        ("three dozen", 36),
        ("half a dozen", 6),
        ("2 1/2", 2.5),
        ("2½", 2.5),
        ("two thirds", 2 / 3),
        ("one-third", 1 / 3),
        ("three quarters", 0.75),
        ("3/4", 0.75),
        ("a million and a half", 1_500_000),
        ("nine point nought four", 9.04),
        ("two hundred and five and two thirds", 205 + 2 / 3),
        ("5 billion", 5_000_000_000),
        ("two hundred and two thousand", 202_000),
    ],
)
def test_one_number(said: str, value: float) -> None:
    found = read(said)
    assert found is not None
    assert found[0] == pytest.approx(value)
    assert found[1] == ""


@pytest.mark.parametrize(
    ("said", "value", "rest"),
    [
        ("two and three", 2, "and three"),
        ("60 and 70", 60, "and 70"),
        ("2 million and 300 wounded", 2_000_000, "and 300 wounded"),
        ("one hundred and wounded ten", 100, "and wounded ten"),
        ("two thousand and three thousand", 2000, "and three thousand"),
        ("a hundred and two hundred", 100, "and two hundred"),
        ("twelve men", 12, "men"),
        ("five of them", 5, "of them"),
    ],
)
def test_a_number_ends_before_the_next(said: str, value: float, rest: str) -> None:
    assert read(said) == (value, rest)


@pytest.mark.parametrize("said", ["a man", "and five", "men", "", "thirdly", "point five"])
def test_no_number(said: str) -> None:
    assert read(said) is None


def test_a_fraction_says_so() -> None:
    part = numeral_at(["two", "thirds"], table=WORDS)
    whole = numeral_at(["two", "and", "a", "half"], table=WORDS)
    assert part is not None
    assert part.fraction
    assert whole is not None
    assert not whole.fraction


@pytest.mark.parametrize(("loose", "value"), [(True, 2_600_000), (False, 2.6)])
def test_m_is_a_million_only_where_the_caller_says_so(loose: bool, value: float) -> None:
    number = numeral_at(["2.6", "m"], table=WORDS, joined=[False, True], loose=loose)
    assert number is not None
    assert float(number.value) == value


def test_k_counts_only_glued() -> None:
    glued = numeral_at(["10", "k"], table=WORDS, joined=[False, True])
    apart = numeral_at(["10", "k"], table=WORDS, joined=[False, False])
    assert glued is not None
    assert apart is not None
    assert (int(glued.value), int(apart.value)) == (10_000, 10)


def spoken(n: int) -> str:
    """An English number below a billion, written out."""
    for scale, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= scale:
            rest = n % scale
            joint = " and " if name == "hundred" else " "
            return f"{spoken(n // scale)} {name}" + (joint + spoken(rest) if rest else "")
    if n < 20:
        return SMALL[n]
    return TENS[n // 10 - 2] + (f"-{SMALL[n % 10]}" if n % 10 else "")


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_every_number_written_out_is_read_back(n: int) -> None:
    assert read(spoken(n)) == (n, "")


@given(st.integers(min_value=0, max_value=10**12))
def test_every_grouped_number_is_read_back(n: int) -> None:
    assert digits_value(f"{n:,}") == n


@given(
    st.lists(
        st.sampled_from(
            ["a", "and", "of", "half", "third", "thirds", "hundred", "million", "dozen", "two", "ninety", "1,300", "/", "m"]
        )
    )
)
def test_any_words_end_inside_the_words(words: list[str]) -> None:
    number = numeral_at(words, table=WORDS)
    assert number is None or 0 < number.end <= len(words)
