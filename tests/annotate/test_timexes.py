"""Time expressions: which words are one, and what they mean in a report of Friday, 2 October 2020."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.timexes import annotate_timexes, iso_dates, time_spans
from stemma.model import Period, Published, Timex
from stemma.text.layout import Layout
from tests.conftest import make_document

DAY = "2020-10-02"


def found(text: str, published: str | None = DAY, **about: object) -> tuple[Timex, ...]:
    document = make_document(text, published=published, **about)
    return annotate_timexes(document, Layout.of(document))


def values(text: str, published: str | None = DAY) -> list[tuple[str, str]]:
    return [(t.span.text, t.value) for t in found(text, published)]


DATES = [
    ("It opened on 1 October 2020.", "1 October 2020", "2020-10-01"),
    ("It opened on October 1, 2020.", "October 1, 2020", "2020-10-01"),
    ("It opened on Oct. 1.", "Oct. 1", "2020-10-01"),
    ("It opened on the 2nd of May.", "the 2nd of May", "2020-05-02"),
    ("It opened late on October 1.", "late on October 1", "2020-10-01"),
    ("The bridge closed on Friday, Dec. 29, 2017 for good.", "Friday, Dec. 29, 2017", "2017-12-29"),
    ("They met on Tuesday, 7 May.", "Tuesday, 7 May", "2019-05-07"),
    ("The fair ran May 5-7.", "May 5-7", "2020-05-05/2020-05-07"),
    ("He signed on 27/9/2020.", "27/9/2020", "2020-09-27"),
    ("He signed on 9/27/2020.", "9/27/2020", "2020-09-27"),
    ("He signed on 27-Sep-2020.", "27-Sep-2020", "2020-09-27"),
    ("The vote will be held on Jan. 14.", "Jan. 14", "2021-01-14"),
    ("The vote was held on Jan. 14.", "Jan. 14", "2020-01-14"),
    ("They came in Oct. 2 last year.", "Oct. 2 last year", "2019-10-02"),
    ("It rained on Christmas Day 2019.", "Christmas Day 2019", "2019-12-25"),
    ("Families gathered on Easter Monday.", "Easter Monday", "2020-04-13"),
    ("Shops closed last Thanksgiving.", "last Thanksgiving", "2019-11-28"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), DATES)
def test_a_date_is_one_expression_with_one_value(sentence: str, words: str, value: str) -> None:
    assert values(sentence) == [(words, value)]


WEEKDAYS = [
    ("The mayor said on Thursday that the mill was shut.", "Thursday", "2020-10-01"),
    ("The mayor said on Friday that the mill was shut.", "Friday", "2020-10-02"),
    ("The council will meet on Thursday.", "Thursday", "2020-10-08"),
    ("The court told the firm to pay by Wednesday.", "Wednesday", "2020-10-07"),
    ("She demanded that they return the maps by Monday.", "Monday", "2020-10-05"),
    ("The crew managed to leave by Monday.", "Monday", "2020-09-28"),
    ("The council plans to meet on Thursday.", "Thursday", "2020-10-08"),
    ("Talks resume Monday.", "Monday", "2020-10-05"),
    ("The trial is expected to be held on Monday.", "Monday", "2020-10-05"),
    ("Monday's vote will be close.", "Monday", "2020-10-05"),
    ("He resigned after Monday's vote.", "Monday", "2020-09-28"),
    ("The owner could not be reached Thursday.", "Thursday", "2020-10-01"),
    ("He fell last Friday.", "last Friday", "2020-09-25"),
    ("He returns next Friday.", "next Friday", "2020-10-09"),
    ("They quarrelled on Friday of last week.", "Friday of last week", "2020-09-25"),
    ("It burned late Monday.", "late Monday", "2020-09-28"),
    ("The deadline was extended until Tuesday.", "Tuesday", "2020-10-06"),
    ("Markets are held on Mondays.", "Mondays", "XXXX-WXX-1"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), WEEKDAYS)
def test_the_clause_decides_which_weekday_is_meant(sentence: str, words: str, value: str) -> None:
    assert values(sentence) == [(words, value)]


TIMES = [
    ("The crash came around 5:10 a.m. on Wednesday.", "5:10 a.m. on Wednesday", "2020-09-30T05:10"),
    ("The crash came on Wednesday at 2 p.m. sharp.", "Wednesday at 2 p.m.", "2020-09-30T14:00"),
    ("The siren sounded at about 5.10am.", "5.10am", "2020-10-02T05:10"),
    ("The siren sounded at 18:05 GMT.", "18:05 GMT", "2020-10-02T18:05Z"),
    ("The siren sounded at noon.", "noon", "2020-10-02T12:00"),
    ("They fled on Friday morning.", "Friday morning", "2020-10-02TMO"),
    ("They fled early Thursday night.", "early Thursday night", "2020-10-01TNI"),
    ("They fled last night.", "last night", "2020-10-01TNI"),
    ("They fled this morning.", "this morning", "2020-10-02TMO"),
    ("They will speak tonight.", "tonight", "2020-10-02TNI"),
    ("She will sail at 4 in the morning.", "4 in the morning", "2020-10-02T04:00"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), TIMES)
def test_a_time_of_day_keeps_its_day(sentence: str, words: str, value: str) -> None:
    assert [(t.span.text, t.type, t.value) for t in found(sentence)] == [(words, "TIME", value)]


def test_a_clock_time_without_a_day_takes_the_nearest_day_of_its_sentence() -> None:
    text = "The tram stopped on Wednesday and the fire began at 5:10 a.m. in the depot."
    assert values(text)[1] == ("5:10 a.m.", "2020-09-30T05:10")


PERIODS = [
    ("The harvest failed in October.", "October", "2020-10"),
    ("The harvest failed last July.", "last July", "2020-07"),
    ("The bank reports in mid-January.", "mid-January", "2021-01"),
    ("It was over by the end of March.", "the end of March", "2020-03"),
    ("Poll dates were fixed for April next year.", "April next year", "2021-04"),
    ("A war in the early 1990s emptied the valley.", "the early 1990s", "199"),
    ("A 1994 ceasefire held.", "1994", "1994"),
    ("The 2017 pay packages were small.", "2017", "2017"),
    ("It has stood since 2004.", "2004", "2004"),
    ("He played in the 2015-16 season.", "2015-16", "2015/2016"),
    ("Mills of the 19th century stand empty.", "the 19th century", "18"),
    ("Music of the '80s played.", "the '80s", "198"),
    ("Profit fell in the fourth quarter.", "the fourth quarter", "2020-Q4"),
    ("Profit fell in the final quarter of 2017.", "the final quarter of 2017", "2017-Q4"),
    ("Profit fell in the last quarter of 2017.", "the last quarter of 2017", "2017-Q4"),
    ("Rain fell in the last week of March.", "the last week of March", "2020-W13"),
    ("Profit fell from the same period last year.", "the same period last year", "2019"),
    ("Profit fell over the first quarter of last year.", "the first quarter of last year", "2019-Q1"),
    ("Profit fell in the first half of 2018.", "the first half of 2018", "2018-H1"),
    ("Rain fell in the summer of 2018.", "the summer of 2018", "2018-SU"),
    ("They met earlier this week.", "earlier this week", "2020-W40"),
    ("They met last week.", "last week", "2020-W39"),
    ("They met over the weekend.", "the weekend", "2020-W39-WE"),
    ("The road opens next year.", "next year", "2021"),
    ("The road opens the week after next.", "the week after next", "2020-W42"),
    ("The bridge was closed the year before last.", "the year before last", "2018"),
    ("He left the weekend before last, she said.", "the weekend before last", "2020-W38-WE"),
    ("He left the week before last Friday.", "last Friday", "2020-09-25"),
    ("They met two days ago.", "two days ago", "2020-09-30"),
    ("They met ten years ago.", "ten years ago", "2010"),
    ("They met several years ago.", "several years ago", "PAST_REF"),
    ("He will call in the coming days.", "the coming days", "FUTURE_REF"),
    ("They arrived in recent days.", "recent days", "PAST_REF"),
    ("The office said earlier that nobody was hurt.", "earlier", "PAST_REF"),
    ("The gate is currently shut.", "currently", "PRESENT_REF"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), PERIODS)
def test_longer_times(sentence: str, words: str, value: str) -> None:
    assert values(sentence) == [(words, value)]


LENGTHS = [
    ("The strike lasted five years.", "five years", "DURATION", "P5Y"),
    ("They held a two-week course.", "two-week", "DURATION", "P2W"),
    ("They waited for hours.", "hours", "DURATION", "PTXH"),
    ("They waited half an hour.", "half an hour", "DURATION", "PT30M"),
    ("It took two and a half years.", "two and a half years", "DURATION", "P2.5Y"),
    ("It snowed for a decade.", "a decade", "DURATION", "P10Y"),
    ("Nine boats sank in the past 24 hours.", "the past 24 hours", "DURATION", "PT24H"),
    ("Nine boats sank over the past two weeks.", "the past two weeks", "DURATION", "P2W"),
    ("Each of them earns $1,800 dollars a month.", "a month", "SET", "P1M"),
    ("The mill grinds 300 sacks a day.", "a day", "SET", "P1D"),
    ("The choir sings twice a week.", "twice a week", "SET", "P1W"),
    ("The choir sings every day.", "every day", "SET", "P1D"),
    ("The choir sings annually.", "annually", "SET", "P1Y"),
    ("The choir sings every other Tuesday.", "every other Tuesday", "SET", "XXXX-WXX-2"),
]


@pytest.mark.parametrize(("sentence", "words", "kind", "value"), LENGTHS)
def test_lengths_of_time_and_what_recurs(sentence: str, words: str, kind: str, value: str) -> None:
    assert [(t.span.text, t.type, t.value) for t in found(sentence)] == [(words, kind, value)]


NO_TIMES = [
    "The firm employs 2000 people and lost 1300 servicemen and 843 companies.",
    "A 24-year-old driver, aged 24, and a 30 year old nurse were hurt.",
    "Flight 1549 and Resolution 1973 cost $2000.",
    "The home side won 2-1 on Route 1990.",
    "Theresa May said so, and June Ellery agreed.",
    "The children march and may return.",
    "It was bombed by an F-16 and an SU-25.",
    "She was in her 80s.",
    "Call 555-2019 at once.",
    "He owns 2019 percent more.",
    "The Sunday Times printed it.",
    "It came earlier than planned.",
    "Before the fall of Orsk they had won a second game.",
]


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_what_looks_like_a_time_and_is_none(sentence: str) -> None:
    assert values(sentence) == []


STORIES = [
    ("The bridge fell on 5 May 2019. Since then ferries run.", "then", "2019-05-05"),
    ("The bridge fell on 5 May 2019. It was rebuilt two days later.", "two days later", "2019-05-07"),
    ("The bridge fell on 5 May 2019. The following day the mayor left.", "The following day", "2019-05-06"),
    ("He was jailed in June 1998 and freed later that year.", "later that year", "1998"),
    ("It rained between January and March 2019.", "January", "2019-01"),
]


@pytest.mark.parametrize(("text", "words", "value"), STORIES)
def test_words_that_lean_on_a_date_beside_them(text: str, words: str, value: str) -> None:
    assert (words, value) in values(text)


WITHOUT_ANCHOR = [
    ("He spoke on Thursday.", "XXXX-WXX-4"),
    ("He spoke on October 2.", "XXXX-10-02"),
    ("He spoke last week.", "XXXX-WXX"),
    ("He spoke last year.", "XXXX"),
    ("He spoke in 1994.", "1994"),
]


@pytest.mark.parametrize(("sentence", "value"), WITHOUT_ANCHOR)
def test_an_undated_report_leaves_open_what_only_its_date_would_settle(sentence: str, value: str) -> None:
    (timex,) = found(sentence, None)
    assert timex.value == value
    assert timex.anchor is None


def between(text: str, first: date, last: date, *, value: date | None = None) -> tuple[Timex, ...]:
    document = replace(make_document(text), published=Published(value, first, last, "inferred", "a test"))
    return annotate_timexes(document, Layout.of(document))


def test_an_interval_of_days_resolves_what_is_the_same_for_all_of_them() -> None:
    week = (date(2020, 10, 2), date(2020, 10, 7))
    (thursday,) = between("He spoke on Thursday.", *week)
    assert (thursday.value, thursday.anchor) == ("2020-10-01", "2020-10-02/2020-10-07")
    (yesterday,) = between("He spoke yesterday.", *week)
    assert yesterday.value == "XXXX-XX-XX"
    assert yesterday.period == Period(date(2020, 10, 1), date(2020, 10, 6))


def test_an_inferred_day_gives_the_value_and_its_interval_the_days() -> None:
    (timex,) = between("He spoke yesterday.", date(2020, 10, 2), date(2020, 10, 8), value=date(2020, 10, 2))
    assert timex.value == "2020-10-01"
    assert timex.period == Period(date(2020, 10, 1), date(2020, 10, 7))


def test_metadata_and_dateline_are_read_and_dated_by_each_other() -> None:
    text = " date 2020-10-02 ORLEK, OCTOBER 1, HILLPRESS. The mill burned on Wednesday."
    start = text.index("The mill")
    timexes = found(text, None, body=((start, len(text)),))
    assert [(t.span.text, t.value) for t in timexes] == [
        ("2020-10-02", "2020-10-02"),
        ("OCTOBER 1", "2020-10-01"),
        ("Wednesday", "2020-09-30"),
    ]
    assert [t.id for t in timexes] == ["At1", "At2", "At3"]


def test_the_rule_is_a_sentence_a_reader_understands() -> None:
    (timex,) = found("He spoke on Thursday.")
    assert timex.rule == "A bare weekday in a report of 2 October 2020 (Friday) is the latest Thursday up to that day."
    assert (timex.precision, timex.anchor) == ("day", DAY)
    (ambiguous,) = found("He spoke on 3/4/2020.")
    assert "it may also be 3 April 2020" in ambiguous.rule


def test_modifiers_narrow_the_days() -> None:
    (timex,) = found("A war in the early 1990s emptied the valley.")
    assert timex.period == Period(date(1990, 1, 1), date(1994, 12, 31))


def test_iso_dates_alone_for_reports_in_other_languages() -> None:
    document = make_document("Am 2020-10-02 und im Mai 2020, Nr. 2020-13-45.", published=DAY)
    assert [(t.id, t.value) for t in iso_dates(document)] == [("At1", "2020-10-02")]


def test_time_spans_are_sorted() -> None:
    timexes = found("He spoke on Thursday, in 1994 and last week.")
    spans = time_spans(reversed(timexes))
    assert spans == sorted(spans)
    assert len(spans) == 3


PILE = """the a last next early late end of May Oct. 1 31 1994 2020 Friday week years ago later that day 5:10 a.m. quarter first
every two - ( ) ' ’ , . 🙂 ٢٠٢٠ ſeconds 9/11 10/2/20 summer Christmas half century 0001 9999 then since until"""
WORDS = st.sampled_from([*PILE.split(), "\n", "\u00a0"])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=25), st.sampled_from([None, DAY, "0001-01-03", "9999-12-30"]))
def test_spans_never_drift_and_nothing_raises(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    timexes = found(text, published)
    assert all(text[t.span.start : t.span.end] == t.span.text for t in timexes)
    assert list(timexes) == sorted(timexes, key=lambda t: t.span.start)


PATHOLOGICAL = ["early " * 20_000, "the end of " * 10_000, "5:10 a.m. on Friday and " * 800, "the" + " " * 10**5, "2019, " * 3000]


@pytest.mark.parametrize("text", PATHOLOGICAL)
def test_long_lines_take_no_long_time(text: str) -> None:
    assert isinstance(found(text), tuple)


def test_the_seeds(shared: Path) -> None:
    gold = [g for g in json.loads((shared / "seeds/gold.json").read_text("utf-8"))["dates"] if g.get("core", True)]
    hits = right = total = 0
    for file in sorted({g["report"] for g in gold}):
        text = (shared / "seeds" / file).read_bytes().decode("utf-8")
        mine = found(text)
        total += len(mine)
        for g in (g for g in gold if g["report"] == file):
            over = [t for t in mine if t.span.start < g["span"]["end"] and g["span"]["start"] < t.span.end]
            hits += bool(over)
            right += any(t.value == g["value"] for t in over)
    precision, recall = hits / total, hits / len(gold)
    assert 2 * precision * recall / (precision + recall) >= 0.93
    assert right / hits >= 0.9


@pytest.mark.parametrize(
    "sentence",
    [
        "The Vardel daily quoted the minister.",
        "Norva Today asked him.",
        "THE CAPITAL DAILY",
        "It acted to secure the future of the mill.",
    ],
)
def test_names_of_papers_and_the_future_of_a_thing_are_no_times(sentence: str) -> None:
    assert values(sentence) == []
