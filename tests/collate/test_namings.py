"""Different wordings for the same people and places."""

from __future__ import annotations

from stemma.collate.namings import find_namings
from stemma.model import Actor, Annotations, Attribution, Document, Mention, Naming, Place, Span, Toponym
from tests.conftest import make_document

SAID = "“These bandits came at night,” Radan Toskar said."
A = make_document(f"The guards shot five militants near Ushkan. {SAID}", id="A", siglum="A")
B = make_document("Five farmers were shot near Lower Ushka, Minister Toskar told us. The farmers had a lamp.", id="B", siglum="B")


def at(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def named(found: tuple[Naming, ...]) -> dict[str, list[tuple[str, int, int]]]:
    return {n.referent: [(v.wording, len(v.own_voice), len(v.quoted)) for v in n.names] for n in found}


def quotation(document: Document, words: str) -> Attribution:
    return Attribution(
        id="q",
        content=(at(document, words),),
        cue=None,
        source=None,
        speaker="Radan Toskar",
        speaker_type="named person",
        kind="direct",
        modality="stated",
    )


def test_counted_phrases_of_one_measure_show_whose_word_is_whose() -> None:
    group = [at(A, "five militants"), at(A, "These bandits"), at(B, "Five farmers"), at(B, "The farmers")]
    said = Annotations(report="A", attributions=(quotation(A, "These bandits came at night"),))
    found = find_namings([A, B], [said], groups=[group])
    assert named(found) == {"farmers": [("militants", 1, 0), ("bandits", 0, 1), ("farmers", 2, 0)]}


def test_the_same_words_with_other_numbers_and_articles_are_one_wording() -> None:
    assert find_namings([A, B], [], groups=[[at(B, "Five farmers"), at(B, "The farmers")]]) == ()


def test_groups_that_share_a_span_are_one_referent() -> None:
    groups = [[at(A, "five militants"), at(B, "Five farmers")], [at(B, "Five farmers"), at(A, "These bandits")]]
    assert len(find_namings([A, B], [], groups=groups)) == 1


def actor(name: str, *mentions: Span) -> Actor:
    return Actor(id=name, name=name, type="person", mentions=tuple(Mention(s, "name") for s in mentions))


def test_an_actor_is_joined_over_reports_by_name() -> None:
    mine = [
        Annotations(report="A", actors=(actor("Radan Toskar", at(A, "Radan Toskar")),)),
        Annotations(report="B", actors=(actor("Radan Toskar", at(B, "Minister Toskar")),)),
    ]
    assert named(find_namings([A, B], mine)) == {"Radan Toskar": [("Radan Toskar", 1, 0), ("Minister Toskar", 1, 0)]}


def test_a_plain_shortening_is_no_other_name() -> None:
    mine = [
        Annotations(report="A", actors=(actor("Radan Toskar", at(A, "Radan Toskar")),)),
        Annotations(report="B", actors=(actor("Radan Toskar", at(B, "Toskar")),)),
    ]
    assert find_namings([A, B], mine) == ()


def test_a_place_under_two_names() -> None:
    ushkan = Place("Ushkan", ("XO", "XT"), 1.0, 2.0, "region")
    mine = [
        Annotations(report="A", toponyms=(Toponym(id="1", span=at(A, "Ushkan"), kind="name", place=ushkan),)),
        Annotations(report="B", toponyms=(Toponym(id="2", span=at(B, "Lower Ushka"), kind="name", place=ushkan),)),
    ]
    (found,) = find_namings([A, B], mine)
    assert (found.id, found.referent, [v.wording for v in found.names]) == ("n1", "Ushkan", ["Ushkan", "Lower Ushka"])


def test_spans_of_reports_that_were_not_given_are_left_out() -> None:
    assert find_namings([A], [], groups=[[at(A, "five militants"), at(B, "Five farmers")]]) == ()
