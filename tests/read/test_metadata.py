"""What a report's own text says about it, case by case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Document
from stemma.read.language import language_of
from stemma.read.metadata.credits import credit_at
from stemma.read.metadata.dateline import dispatch_head
from stemma.read.metadata.dates import date_in_name, stated_date
from stemma.read.metadata.describe import describe
from stemma.read.raw import Given, Raw
from tests.read.reading import body_of

PROSE = "Two boats sank on Lake Orm after a storm broke their moorings, the harbour master said."


def report(text: str, *, file: str = "r.txt", **given: str) -> Document:
    raw = Raw(
        file=file, name=file, sha256="0" * 64, own_sha256="0" * 64, text=text, offsets=(), encoding="utf-8", given=Given(**given)  # type: ignore[arg-type]
    )  # fmt: skip
    return describe(raw, id="R", siglum="A")[0]


#: [place] {date} <agency>; what follows the stroke is the first word of the report
HEADS = """
[BELOVAR], {MAY 4}, <NORDWIRE>.| Rescuers found the second boat on Lake Orm before noon on Monday.
[ORM] (<Reuters>) -| Rescuers found
[PORT ORM] (<AP>) —| Rescuers found
[PORT ORM] —| Rescuers found the second boat on Lake Orm before noon.
[ORM], {March 3} (<Xinhua>) --| Rescuers found
(<AP>) —| Rescuers found
[Orm], {7 May 2024} (<Nordwire>) –| Rescuers found
[ORM, Oskava] (<AP>) —| Rescuers found
[ORM CITY, Mo.] —| Rescuers found the second boat on Lake Orm before noon.
[ORM CITY, Mo.] -| Rescuers found the second boat on Lake Orm before noon.
[ST. ORM] (<AP>) —| Rescuers found
[ORM], {May 7}. /<TASS>/.| Rescuers found
[ORM]. {May 7} (<Interfax>) –| Rescuers found
[ORM], {2nd October, 2020} (<WAM>) --| Rescuers found
[ORM/VARZHA], {Oct 9} (<Nordwire>) -| Rescuers found
{May 7} (<Nordwire>) -| Rescuers found
[BELOVAR]:| Rescuers found the second boat on Lake Orm before noon.
[Belovar] –| The rescuers found the second boat on Lake Orm before noon.
[ORM], {May 7}, <Kyodo> -| Rescuers found
[ORM], {Nov. 3, 2023} /<PRNewswire>/ --| Orm Boats Ltd said
[NEAR ORM, Oskava] —| Rescuers found the second boat on Lake Orm before noon.
""".strip().split("\n")


@pytest.mark.parametrize("case", HEADS)
def test_dispatch_heads(case: str) -> None:
    marks = "[]{}<>|"
    text = "".join(c for c in case if c not in marks)
    found = dispatch_head(text, 0, len(text))
    assert found is not None

    def part(opening: str, closing: str) -> str | None:
        return case.partition(opening)[2].partition(closing)[0] if opening in case else None

    assert text[: found.end] == "".join(c for c in case.partition("|")[0] if c not in marks)
    assert (text[slice(*found.place)] if found.place else None) == part("[", "]")
    assert (text[found.date.start : found.date.end] if found.date else None) == part("{", "}")
    assert found.agency_name == part("<", ">")


@pytest.mark.parametrize(
    "text",
    [
        "FILE - In this May 4, 2024, photo, a boat lies on the shore of Lake Orm.",
        "UPDATE 2 - The number of dead rose on Monday, police said.",
        "Lund Brothers – the owners of the boats – said on Monday they would pay.",
        "The dead — all of them children — were on a trip.",
        "Police said: “We will find them.”",
        "Nordwire reported on Monday. The mayor did not.",
        "In Orm, May 6. The day began like others.",
        "EXCLUSIVE — The harbour master knew that the moorings were rotten.",
        "Orm: 12 dead, 3 missing",
        "Mr. Lund said. The others went home.",
        "The Weekly Herald - Business",
        "Orm - who was there - said nothing to the reporters who waited.",
    ],
)  # fmt: skip
def test_no_dispatch_heads(text: str) -> None:
    assert dispatch_head(text, 0, len(text)) is None


CREDITS = [
    ("Editing and Translating by Mara Tolen", "translation", ("Mara Tolen",)),
    ("(Reporting by Ada Lund in Orm; Editing by Bo Ek)", "contribution", ("Ada Lund", "Bo Ek")),
    ("— With assistance by Mara Tolen", "contribution", ("Mara Tolen",)),
    ("With reporting by Nordwire", "agency", ("Nordwire",)),
    ("Bay Times staff, with reporting by Nordwire", "agency", ("Nordwire",)),
    ("With AP inputs", "agency", ("Associated Press",)),
    ("With agencies", "agency", ()),
    ("(via AP)", "agency", ("Associated Press",)),
    ("Reuters/AFP", "agency", ("Reuters", "Agence France-Presse")),
    ("The Associated Press contributed to this report.", "agency", ("Associated Press",)),
    ("Nordwire’s Ada Lund contributed reporting from Orm.", "contribution", ("Nordwire", "Ada Lund")),
    ("Copyright 2024 The Associated Press. All rights reserved. This may not be published.", "copyright", ("Associated Press",)),
    ("© 2024 Nordwire", "copyright", ("Nordwire",)),
    ("Photograph: Ada Lund/AP", "photo", ("Ada Lund", "Associated Press")),
    ("By Ada Lund, Nordwire", "byline", ("Ada Lund", "Nordwire")),
    ("By Ada Lund for the Orm Herald", "byline", ("Ada Lund", "Orm Herald")),
    ("By Ada Lund, Special to the Orm Herald", "byline", ("Ada Lund", "Orm Herald")),
    ("Associated Press writer Ada Lund contributed from Orm.", "agency", ("Associated Press", "Ada Lund")),
    ("Ada Lund of the Associated Press contributed to this report.", "agency", ("Ada Lund", "Associated Press")),
    ("With files from The Canadian Press", "agency", ("Canadian Press",)),
    ("Contributing: Ada Lund, Bay News Service.", "contribution", ("Ada Lund", "Bay News Service")),
    ("(Reporting by Ada Lund for Reuters; Editing by Bo Ek)", "contribution", ("Ada Lund", "Reuters", "Bo Ek")),
    ("Information from: Orm Herald, http://orm.example", "agency", ("Orm Herald",)),
    ("Material from Nordwire was used in this report.", "agency", ("Nordwire",)),
    ("- Reuters.", "agency", ("Reuters",)),
    ("(h/t Bay Journal.)", "relay", ("Bay Journal",)),
    ("H/T: Ada Lund at the Orm Herald", "relay", ("Ada Lund", "Orm Herald")),
    ("Hat tip to the Orm Herald", "relay", ("Orm Herald",)),
    ("This story originally appeared in the Orm Herald.", "republication", ("Orm Herald",)),
    ("This article was first published by NYT and is shared here.", "republication", ("New York Times",)),
    ("Republished from Orm Herald under a Creative Commons licence.", "republication", ("Orm Herald",)),
    ("A version of this article ran in the Orm Herald on May 6.", "republication", ("Orm Herald",)),
]


@pytest.mark.parametrize(("line", "kind", "names"), CREDITS, ids=[c[0] for c in CREDITS])
def test_credit_lines(line: str, kind: str, names: tuple[str, ...]) -> None:
    found = credit_at(line, 0, len(line))
    assert found is not None
    assert (found.kind, found.names) == (kind, names)


@pytest.mark.parametrize(
    "line",
    ["Editing by the board took a year.", "Reporting by the mission continued on Monday.", "With help from his brother, he left.",
     "Copyright law is a mess, the court said.", "By Monday the army had left.", "By Friday", "Source: the police said so",
     "The man contributed to this report on fish.", "Officials", "“Reporting by Ada Lund”",
     "This story has been updated with comment from the mayor.", "The Wall of Orm first appeared in 1920.",
     "This story ran in May.", "Produced in Orm by hand, the rope held.",
     "The report appeared in Orm on Monday and was read by all."],
)  # fmt: skip
def test_no_credit_lines(line: str) -> None:
    assert credit_at(line, 0, len(line)) is None


def test_a_credit_glued_to_the_last_sentence_is_outside_the_body() -> None:
    for credit in (
        "Bay Times staff, with reporting by Nordwire",
        "(Reporting by Ada Lund; Editing by Bo Ek)",
        "Copyright 2024 Nordwire. All rights reserved.",
    ):
        document = report(f"ORM (Nordwire) - {PROSE}\n\nThe search goes on. {credit}")
        assert body_of(document) == f"{PROSE}\n\nThe search goes on."
        assert [c.span.text for c in document.credits] == [credit]
        assert document.agency == "Nordwire"


def test_labels_glued_to_the_dispatch_head() -> None:
    document = report(f" date 2024-05-04 BELOVAR, MAY 4, NORDWIRE. {PROSE}\n\nEditing and Translating by Mara Tolen")
    assert body_of(document) == PROSE
    assert (document.agency, document.published.value) == ("Nordwire", date(2024, 5, 4))


def test_heads_of_metadata_lines() -> None:
    document = report(
        "Title: Boats sink on Lake Orm\nSource: Orm Herald\nBy Ada Lund | Reuters\n"
        f"Published: 7 May 2024 18:05 | Updated: 8 May 2024\n\n{PROSE}"
    )
    assert (document.title, document.outlet, document.byline) == ("Boats sink on Lake Orm", "Orm Herald", "Ada Lund")
    assert (document.agency, document.published.value) == ("Reuters", date(2024, 5, 7))
    assert body_of(document) == PROSE


def test_the_outlet_above_a_title_above_a_byline() -> None:
    head = "THE ORM HERALD\nBoats sink in a storm\nBy Ada Lund in Orm\n5 November 2024"
    document = report(f"{head}\n\n{PROSE} He told The Orm Herald so.")
    assert (document.outlet, document.title, document.byline) == ("The Orm Herald", "Boats sink in a storm", "Ada Lund in Orm")
    assert document.published.value == date(2024, 11, 5)
    assert body_of(document).startswith("Two boats")


def test_a_place_and_a_date_on_a_line_of_their_own() -> None:
    document = report(f"Lund Brothers: what we know about our boats\nOrm, 12 September 2024\n\n{PROSE}")
    assert document.dateline is not None
    assert document.dateline.place is not None
    assert (document.dateline.place.text, document.published.value) == ("Orm", date(2024, 9, 12))


@pytest.mark.parametrize(
    "text",
    [PROSE, f"Orm lost its boats.\n{PROSE}", f"{PROSE[:40]}\n{PROSE[41:]}", "hello world", "one\ntwo\nthree",
     f"Rescuers at the lake. (Photo: Bo Ek)\n\n{PROSE}"],
)  # fmt: skip
def test_texts_without_a_title_have_none(text: str) -> None:
    document = report(text)
    assert document.title is None
    assert "".join(body_of(document).split()) == "".join(text.split())


def test_captions_stay_and_furniture_goes() -> None:
    caption = "FILE - In this May 4, 2024 file photo, 12 boats lie in the harbour. (AP Photo/Ada Lund, File)"
    furniture = "Scroll down for video\nRelated: Ten storms in pictures"
    document = report(f"{caption}\nPORT ORM — {PROSE}\n{furniture}\nThe search goes on.\nSign up for our newsletter")
    assert body_of(document) == f"{caption}|{PROSE}|The search goes on."
    assert [(c.kind, c.names) for c in document.credits] == [("photo", ("Associated Press", "Ada Lund"))]
    assert document.agency is None


PUBLISHED = [
    ({"text": PROSE, "published": "2024-05-07T18:05:00+02:00"}, "2024-05-07", "stated"),
    ({"text": PROSE, "published": "Tue, 07 May 2024 18:05:00 GMT"}, "2024-05-07", "stated"),
    ({"text": f"ORM, May 7, 2024 (Nordwire) - {PROSE}"}, "2024-05-07", "stated"),
    ({"text": f"Updated May 7, 2024 9:30 a.m.\n\n{PROSE}"}, "2024-05-07", "stated"),
    ({"text": f"ORM, May 7 (Nordwire) - {PROSE}"}, None, "inferred"),
    ({"text": f"ORM, May 7 (Nordwire) - {PROSE}\n\nCopyright 2024 Nordwire"}, "2024-05-07", "inferred"),
    ({"text": f"ORM, Jan 1 (Nordwire) - {PROSE} It began on Dec. 30, 2023."}, "2024-01-01", "inferred"),
    ({"text": PROSE, "file": "storm/2024-05-07_herald.txt"}, "2024-05-07", "inferred"),
    ({"text": PROSE, "url": "https://herald.example/2024/05/07/storm"}, "2024-05-07", "inferred"),
    ({"text": PROSE.replace("after", "on Tuesday, May 7, 2024, after")}, "2024-05-07", "inferred"),
    ({"text": PROSE}, None, "unknown"),
]


@pytest.mark.parametrize(("given_", "value", "basis"), PUBLISHED)
def test_when_a_report_was_published(given_: dict[str, str], value: str | None, basis: str) -> None:
    found = report(**given_).published
    assert (found.value.isoformat() if found.value else None, found.basis) == (value, basis)
    assert found.why


def test_a_date_that_can_be_read_two_ways_is_an_interval() -> None:
    found = report(PROSE, published="05/07/2024").published
    assert (found.value, found.earliest, found.latest) == (None, date(2024, 5, 7), date(2024, 7, 5))
    assert report(PROSE, published="13/07/2024").published.value == date(2024, 7, 13)


def test_a_stated_date_that_is_none_is_said() -> None:
    given = Given(published="soon")
    raw = Raw(file="r", name="r", sha256="", own_sha256="", text=PROSE, offsets=(), encoding="utf-8", given=given)
    _, problems = describe(raw, id="R", siglum="A")
    assert "'soon', which is no date" in problems[0].reason
    assert stated_date("20240507") is not None
    assert stated_date("2024-13-45") is None
    assert date_in_name("20240507-and-20240508.txt") is None


def test_credits_after_the_report_and_who_to_follow_are_no_running_text() -> None:
    document = report(f"{PROSE}\n\n(h/t Bay Journal)\n\nFollow Ada Lund on Twitter @adalund.")
    assert body_of(document) == PROSE
    assert [(c.kind, c.names) for c in document.credits] == [("relay", ("Bay Journal",))]


def test_an_agency_in_the_byline() -> None:
    assert report(f"Harbour wall gives way\nAda Lund, Associated Press\n\n{PROSE}").agency == "Associated Press"
    assert report(f"Harbour wall gives way\nBy ADA LUND\nAP Writer\n\n{PROSE}").agency == "Associated Press"
    shared = report(f"Harbour wall gives way\nBy Ada Lund | Nordwire\n\n{PROSE}")
    assert [(c.kind, c.names) for c in shared.credits] == [("byline", ("Ada Lund", "Nordwire"))]


def test_an_agency_by_its_address_or_its_capitals() -> None:
    assert report(PROSE, url="https://news.example/US/wireStory/storm-1").agency == "Associated Press"
    assert report(f"ORM (NW) - {PROSE}\n\nWith reporting by Nordwire").agency == "Nordwire"
    assert report(f"{PROSE}\n\nWith reporting by Nordwire").agency is None


LANGUAGES = {
    "en": PROSE,
    "fr": "Les deux bateaux ont coulé dans la nuit, selon le maire de la ville, qui est sur place avec les secours.",
    "de": "Die beiden Boote sind in der Nacht gesunken, sagte der Bürgermeister, und das Wetter ist nicht besser.",
    "es": "Los dos barcos se hundieron en la noche, según el alcalde de la ciudad, que no ha dado más datos.",
    "it": "Le due barche sono affondate nella notte, secondo il sindaco della città, che non ha detto di più.",
    "pt": "Os dois barcos afundaram na noite, segundo o prefeito da cidade, que não deu mais dados ao jornal.",
    "nl": "De twee boten zijn in de nacht gezonken, volgens de burgemeester van het dorp, die er niet bij was.",
    "ru": "Две лодки затонули ночью, сообщил мэр города, который был на месте с первых часов этого дня.",
    "uk": "Два човни затонули вночі, повідомив мер міста, який був на місці з перших годин цього дня її.",
    "ja": "月曜日の夜、湖で二隻の船が沈んだと町長が述べた。",
    "zh": "市长说，两艘船星期一晚上在湖中沉没。",
    "he": "שתי סירות טבעו בלילה",
    "und": "12 345 — 678",
}


@pytest.mark.parametrize(("language", "text"), LANGUAGES.items(), ids=LANGUAGES)
def test_languages(language: str, text: str) -> None:
    assert language_of(text) == language


_BITS = ["ORM", "May 7", "(AP)", " - ", "By ", "Ada Lund", "\n", "Published:", "2024-05-07", "Copyright 2024", ". ",
         "Reporting by", "“", ", ", "---", "\r\n", PROSE]  # fmt: skip


@given(st.text() | st.lists(st.sampled_from(_BITS), max_size=30).map("".join))
def test_any_text_is_described_and_the_body_lies_in_it(text: str) -> None:
    document = report(text)
    at = 0
    for start, end in document.body:
        assert at <= start < end <= len(text)
        assert not text[start].isspace()
        at = end
    for credit in document.credits:
        assert document.text[credit.span.start : credit.span.end] == credit.span.text


def test_a_long_line_is_read_in_good_time(tmp_path: Path) -> None:
    for text in ("word " * 60_000, "(" * 60_000, "A - " * 60_000, "By A\n" * 12_000, "Copyright 2020 " * 10_000):
        assert report(text).text == text
