"""Numbers that are no figures, in invented sentences; each must come back with its reason."""

from __future__ import annotations

import pytest

from stemma.annotate.figures import annotate_figures
from stemma.text.layout import Layout
from tests.conftest import make_document


def read(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    document = make_document(text)
    found, dropped = annotate_figures(document, Layout.of(document), ())
    return [f.span.text for f in found], [(d.what, d.reason) for d in dropped]


@pytest.mark.parametrize(
    "text",
    [
        "A Grom F-16 landed near Kelmar.",
        "The SU-25 jet carried COVID-19 samples.",
        "Flight 370 took off from Orlan.",
        "They drove down Route 66.",
        "It breaks Article 5 of the pact.",
        "He lives at 221 Baker Street.",
        "She works at No. 10 Downing Street.",
        "The Boeing 737 jets were sold.",
        "Channel 4 showed the film.",
        "The Category 4 storm hit Dorran.",
        "The Group of 20 met in Orlan.",
        "The Group of Seven met in Orlan.",
        "It happened on 12 March 2021.",
        "It happened on September 27.",
        "It was founded in 1994.",
        "A 2004 law changed that.",
        "The 2017 pay packages were large.",
        "It was popular in the 1990s.",
        "It opened at 5:10 a.m.",
        "It opened at 5am.",
        "It is open 24/7.",
        "He was sentenced to five years.",
        "It comes from the three previous years.",
        "A 24-year-old was there.",
        "Mara Dane, 52, was there.",
        "She was 24.",
        "It became one of the first to close.",
        "It was a one-time levy.",
        "It was a one-off charge.",
        "The ferry sank off Toole, TN, on the way to Mara, MN.",
        "One day it will end.",
        "The one you saw is gone.",
        "Call 555-0142 now.",
        "Call 911 now.",
        "They won 3-2.",
        "He wrote on 9/11 and on 2021-03-12.",
        "The minister had no comment.",
        "There is no doubt and no plan.",
        "A woman was seen near the well.",
        "They marched on 53rd Street.",
        "Prell (4) ran with the ball.",
        "Dane fled on MH17 with the G20 papers.",
        "The first half was dull.",
        "The two met again.",
    ],
)
def test_no_figure(text: str) -> None:
    assert read(text)[0] == []


def test_a_numbered_list_title_is_no_figure() -> None:
    assert read("Related: 12 ways to read the new harbour rules")[0] == []


@pytest.mark.parametrize(
    ("text", "what", "reason"),
    [
        ("A Grom F-16 landed.", "A: '16' in 'F-16'", "part of a designation"),
        ("Flight 370 took off.", "A: '370' in 'Flight 370 took'", "part of a designation"),
        ("It was founded in 1994.", "A: '1994' in 'in 1994.'", "a year"),
        ("She was 24.", "A: '24' in 'was 24.'", "an age"),
        ("It opened at 5:10 a.m.", "A: '5:10'", "a clock time"),
        ("It was a one-off charge.", "A: 'one' in 'a one-off'", "a compound that counts nothing"),
    ],
)
def test_what_is_left_out_comes_back_with_its_reason(text: str, what: str, reason: str) -> None:
    assert (what, reason) in read(text)[1]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("In 2019 300 people lived there.", ["300"]),
        ("Nearly 1300 servicemen left in 2019.", ["Nearly 1300"]),
        ("About 2000 soldiers left.", ["About 2000"]),
        ("In Orlan 12 people were hurt.", ["12"]),
        ("One person was hurt on the 53rd Street line.", ["One"]),
        ("Lawmakers voted 412-218 to close it.", ["412", "218"]),
        ("Two new 737 Max jets arrived.", ["Two"]),
        ("One of the four brothers left.", ["One", "four"]),
        ("The 2-metre wall fell on 3 March.", ["2"]),
    ],
)
def test_figures_beside_what_is_none(text: str, spans: list[str]) -> None:
    assert read(text)[0] == spans
