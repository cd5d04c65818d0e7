"""What happened when, by which reports' words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stemma.annotate.timexes import annotate_timexes
from stemma.collate.timeline import build_timeline
from stemma.model import Annotations, Attribution, Document, Period, Published, TimelineEntry, Timex
from stemma.text.layout import Layout
from tests.conftest import make_document


def timex(document: Document, words: str, day: str | None, **about: object) -> Timex:
    start = document.text.index(words)
    when = Period(date.fromisoformat(day), date.fromisoformat(day)) if day else None
    values: dict[str, object] = {
        "id": f"{document.id}{start}",
        "span": document.span(start, start + len(words)),
        "type": "DATE",
        "value": day or "PAST_REF",
        "period": when,
        "precision": "day",
        "anchor": None,
        "rule": "set in the test",
    }
    return Timex(**{**values, **about})  # type: ignore[arg-type]


def said(document: Document, words: str, *chain: str) -> Attribution:
    start = document.text.index(words)
    return Attribution(
        id="q1",
        content=(document.span(start, start + len(words)),),
        cue=None,
        source=None,
        speaker=chain[-1],
        speaker_type="named person",
        kind="indirect",
        modality="stated",
        chain=chain,
    )


def timeline(*pairs: tuple[Document, Annotations]) -> list[tuple[str, str, tuple[str, ...]]]:
    entries = build_timeline([d for d, _ in pairs], [a for _, a in pairs])
    return [(str(e.period.earliest), e.event.text, e.sources) for e in entries]


def test_events_stand_in_the_order_of_their_days_with_their_givers() -> None:
    text = "The bridge fell on Monday. Orla Venn said cracks had been found on 3 March. Then, on Tuesday, divers came!"
    document = make_document(text)
    found = Annotations(
        report="R",
        timexes=(
            timex(document, "Monday", "2031-04-07"),
            timex(document, "3 March", "2031-03-03"),
            timex(document, "Tuesday", "2031-04-08"),
        ),
        attributions=(said(document, "cracks had been found on 3 March", "Orla Venn"),),
    )
    assert timeline((document, found)) == [
        ("2031-03-03", "Orla Venn said cracks had been found on 3 March", ("Orla Venn",)),
        ("2031-04-07", "The bridge fell on Monday", ()),
        ("2031-04-08", "on Tuesday, divers came", ()),
    ]


def test_a_sentence_with_two_days_gives_two_clauses() -> None:
    document = make_document("The bridge closed on Sunday and the pier sank on Monday.")
    times = (timex(document, "Sunday", "2031-04-06"), timex(document, "Monday", "2031-04-07"))
    assert timeline((document, Annotations(report="R", timexes=times))) == [
        ("2031-04-06", "The bridge closed on Sunday", ()),
        ("2031-04-07", "the pier sank on Monday", ()),
    ]


def test_vague_times_durations_and_datelines_are_no_events() -> None:
    document = make_document("SELWYN, Monday - It lasted two days, he once said, every Friday.", body=((17, 64),))
    times = (
        timex(document, "Monday", "2031-04-07"),
        timex(document, "two days", "2031-04-07", type="DURATION", value="P2D"),
        timex(document, "once", None),
        timex(document, "Friday", "2031-04-11", type="SET"),
    )
    assert timeline((document, Annotations(report="R", timexes=times))) == []


def test_reports_that_tell_the_same_of_one_day_are_one_entry() -> None:
    a = make_document("The old bridge at Selwyn collapsed on Monday.", id="A", siglum="A")
    b = make_document("On Monday the bridge at Selwyn collapsed, Orla Venn said.", id="B", siglum="B")
    c = make_document("Schools in the capital closed on Monday.", id="C", siglum="C")
    held = [Annotations(report=d.id, timexes=(timex(d, "Monday", "2031-04-07"),)) for d in (a, b, c)]
    told = Annotations(
        report="B",
        timexes=held[1].timexes,
        attributions=(said(b, "On Monday the bridge at Selwyn collapsed", "Orla Venn"),),
    )
    assert timeline((a, held[0]), (b, told), (c, held[2])) == [
        ("2031-04-07", "The old bridge at Selwyn collapsed on Monday", ("Orla Venn",)),
        ("2031-04-07", "Schools in the capital closed on Monday", ()),
    ]


def test_what_has_no_begin_stands_last() -> None:
    document = make_document("It was built before 1990. It fell on Monday.")
    times = (
        timex(document, "before 1990", "1990-01-01", period=Period(None, date(1989, 12, 31)), precision="year"),
        timex(document, "Monday", "2031-04-07"),
    )
    found = timeline((document, Annotations(report="R", timexes=times)))
    assert [event for _, event, _ in found] == ["It fell on Monday", "It was built before 1990"]


def test_no_reports_no_timeline() -> None:
    assert build_timeline([], []) == ()


def entries(*documents: Document) -> list[TimelineEntry]:
    held = [Annotations(report=d.id, timexes=annotate_timexes(d, Layout.of(d))) for d in documents]
    return list(build_timeline(documents, held))


def test_a_word_such_as_since_before_a_time_begins_no_clause() -> None:
    document = make_document(
        "Orla Venn, who has run the port since 2021, said last week that it was full.", published="2031-04-08"
    )
    assert [e.event.text for e in entries(document)][
        1
    ] == "Orla Venn, who has run the port since 2021, said last week that it was full"


def test_two_reports_that_date_one_event_otherwise_point_to_each_other() -> None:
    a = make_document(
        "The old chain bridge at Selwyn collapsed on Sunday, drowning two anglers.", id="A", siglum="A", published="2031-04-08"
    )
    b = make_document(
        "Two anglers drowned when the chain bridge at Selwyn collapsed on Monday.", id="B", siglum="B", published="2031-04-08"
    )
    first, second = entries(a, b)
    assert (first.period.earliest, second.period.earliest) == (date(2031, 4, 6), date(2031, 4, 7))
    assert (first.differs, second.differs) == ((second.id,), (first.id,))


def test_other_days_of_one_story_are_no_disagreement() -> None:
    a = make_document("Divers searched the river at Selwyn on Sunday.", id="A", siglum="A", published="2031-04-08")
    b = make_document("The mayor of Selwyn resigned on Monday over the river.", id="B", siglum="B", published="2031-04-08")
    assert [e.differs for e in entries(a, b)] == [(), ()]


def test_the_narrowest_time_stands_for_an_event_and_the_other_words_are_kept() -> None:
    a = make_document("The chain bridge at Selwyn collapsed on Monday.", id="A", siglum="A", published="2031-04-08")
    b = make_document(
        "The chain bridge at Selwyn collapsed this week, the town said.", id="B", siglum="B", published="2031-04-08"
    )
    (entry,) = entries(b, a)
    assert (entry.event.report, [s.report for s in entry.also]) == ("A", ["B"])
    assert (entry.period.earliest, entry.precision, entry.differs) == (date(2031, 4, 7), "day", ())


def test_an_entry_tells_how_its_day_was_read_and_what_was_inferred() -> None:
    document = replace(
        make_document("The bridge fell on Monday."),
        published=Published(date(2031, 4, 8), date(2031, 4, 8), date(2031, 4, 8), "inferred", "by a test"),
    )
    (entry,) = entries(document)
    assert "Monday" in entry.basis
    assert entry.basis.endswith("inferred.")


def test_a_span_of_years_is_one_entry_and_old_pictures_and_posts_are_none() -> None:
    document = make_document(
        "She ran the port from 2009 to 2013. FILE - In this 3 May 2012 file photo the port burns. "
        "Ports are fun! Orla Venn (@orlavenn) 4 May 2019."
    )
    assert [(str(e.period.earliest), str(e.period.latest)) for e in entries(document)] == [("2009-01-01", "2013-12-31")]
