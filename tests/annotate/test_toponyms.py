"""Place names: which words are places, which are not, which place each one is.

`[X]` marks a toponym that must be found; nothing else may be.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.toponyms import annotate_toponyms
from stemma.model import Document, Toponym
from stemma.text.layout import Layout
from tests.conftest import make_document

SCRAPS = ["Paris", ",", "Texas", "(", ")", "U.S.", "’s", "-", "the", "\n", "AP", "🙂", "Mr.", "village", "of", "border"]
MARK = re.compile(r"\[([^]]+)]")


def toponyms(text: str) -> tuple[Toponym, ...]:
    document = make_document(text)
    return annotate_toponyms(document, Layout.of(document))


def named(text: str, name: str) -> Toponym:
    return next(t for t in toponyms(text) if t.span.text == name)


@pytest.mark.parametrize(
    "marked",
    [
        "The train left [Lisbon] for [Porto] and later reached [Spain].",
        "[YEREVAN], MARCH 3. Talks resumed.",
        "He met aides in [Washington], [D.C.], and in [Austin], [Texas].",
        "The [U.S.]-led group and [U.K.]-based lenders watched; [the US] did not.".replace("[the US]", "the [US]"),
        "[NYC] is large. [New York City] is larger. [Staten Island] is not.",
        "[Turkish]-backed fighters met the [Syrians] and a [Frenchman].",
        "She moved from [N'Djamena] to [Xi’an], [São Paulo] and [Côte d'Ivoire].",
        "Rep. Dana Holt (D-[Texas]) and Sen. Ike Park, R-[Ohio], left.",
        "Missing [Ill.] man found. A bridge fell down. [TULSA] -- Crews came on Monday.",
        "Snow closed roads in [Barrow], [Clarke] and [Oconee] counties.",
        "Rain fell on [Mount Hood], [Puget Sound] and the [Vistula].",
        "Police in West [Philadelphia] met the [Springfield] City Council in [Ohio].",
        "Floods hit [Springfield], [Ill.], and [Columbus], [Ind.], on Monday.",
    ],
)
def test_places_are_found_wherever_they_stand(marked: str) -> None:
    assert [t.span.text.rstrip(".") for t in toponyms(MARK.sub(r"\1", marked))] == [m.rstrip(".") for m in MARK.findall(marked)]


@pytest.mark.parametrize(
    "text",
    [
        "Paris Varnholt met Jordan Keele. Mr. London and Ms. Lima agreed.",
        "President Lincoln wrote it. Kim Denver said Denver would stay.",
        "The New Delhi Quartet and the Chicago Tribune agreed with Bank of America.",
        "Same here. Most of us read. March came. Nice work, said the Police.",
        "Contact us. It was a PR stunt, and IT firms hired more.",
        "They walked along Vienna Street to Berlin Avenue.",
        "The European Union and the African Union wrote to the Church of England.",
        "She ordered French fries and spoke in German.",
        "The U.N. and NATO met.",
        "It cost US$40 million. Deputies of United Russia and Radio Tirana were there.",
        "The West Nile virus and Lassa fever spread.",
        "Charlotte Brenk said so. Charlotte is nine.",
        "Ann St. Clair came late. St. Clair is a lawyer.",
        "Pupils of St. Mary's High School sang.",
    ],
)
def test_names_of_people_bodies_and_ordinary_words_are_no_places(text: str) -> None:
    assert [t.span.text for t in toponyms(text)] == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ankara said the deal was off.", "Ankara", "metonym"),
        ("Turkey has crossed the river.", "Turkey", "metonym"),
        ("Rain fell in Ankara.", "Ankara", "name"),
        ("The weapons were sent by Norway.", "Norway", "metonym"),
        ("The Kremlin denied it.", "Kremlin", "metonym"),
        ("Downing Street said nothing.", "Downing Street", "metonym"),
        ("A Norwegian ship sank.", "Norwegian", "demonym"),
        ("The Danes left.", "Danes", "demonym"),
        ("Three Swiss climbers fell.", "Swiss", "demonym"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    assert named(text, name).kind == kind


@pytest.mark.parametrize(
    ("text", "name", "countries", "lat"),
    [
        ("He lives in Paris.", "Paris", ("FR",), 48.9),
        ("He lives in Paris, Texas.", "Paris", ("US",), 33.7),
        ("Snow fell in Springfield, Mass., on Friday.", "Springfield", ("US",), 42.1),
        ("Police in Birmingham and Tuscaloosa, in Alabama, met.", "Birmingham", ("US",), 33.5),
        ("Police in Birmingham and Coventry met.", "Birmingham", ("GB",), 52.5),
        ("Georgia and Armenia closed the border near Tbilisi.", "Georgia", ("GE",), 42.2),
        ("Voters in Georgia, Alabama and Florida queued in Atlanta.", "Georgia", ("US",), 32.6),
        ("Moscow was calm.", "Moscow", ("RU",), 55.8),
        ("China, Japan and Laos agreed.", "China", ("CN",), 36.0),
        ("Washington warned Tehran.", "Washington", ("US",), 38.9),
        ("Crimean ports closed.", "Crimean", ("UA", "RU"), 45.3),
    ],
)
def test_which_place_is_meant(text: str, name: str, countries: tuple[str, ...], lat: float) -> None:
    place = named(text, name).place
    assert place is not None
    assert place.countries == countries
    assert place.lat == pytest.approx(lat, abs=1.2)


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("DUBLIN, Ohio. Councils in Hilliard, Westerville and Columbus met. Dublin wants a bridge.", "Dublin", 40.1),
        ("Deputies from Corsicana, Tyler and Longview came to Paris. Texas pays.", "Paris", 33.7),
        ("Paris was calm. Lyon and Marseille were not.", "Paris", 48.9),
        ("Nashville's mayor met ministers from Canada, Japan and Chile.", "Nashville", 36.2),
        ("Councils in Leeds, Bradford and Wakefield met. Halifax was absent.", "Halifax", 53.7),
        ("Ships left Halifax and Dartmouth for Nova Scotia's coast.", "Halifax", 44.6),
        ("A city manager, a sheriff and the school board of Athens met.", "Athens", 34.0),
    ],
)
def test_a_local_report_means_the_places_of_its_own_division(text: str, name: str, division: float) -> None:
    place = named(text, name).place
    assert place is not None
    assert place.lat == pytest.approx(division, abs=0.5)


def test_an_outlet_speaks_for_its_home() -> None:
    text = "Fire crews from Springfield came late."
    here = make_document(text, outlet="The Dayton Mirror")
    found = annotate_toponyms(here, Layout.of(here))
    assert [t.place and t.place.lat for t in found] == [pytest.approx(39.9, abs=0.3)]


def test_a_name_without_a_sign_is_a_place_where_its_neighbours_are() -> None:
    alone = "Wallingford will vote."
    among = "Voters in New Haven, Connecticut, and in Hamden queued. Wallingford will vote."
    assert [t.span.text for t in toponyms(alone)] == []
    assert [t.span.text for t in toponyms(among)][-1] == "Wallingford"


def test_only_sentences_that_may_name_a_place_are_read() -> None:
    document = make_document("Nothing here was said by them. The rest is silence. Rain fell in Oslo.")
    layout = Layout.of(document)
    annotate_toponyms(document, layout)
    assert ["tokens" in sentence.__dict__ for sentence in layout.sentences] == [False, False, True]


def test_the_places_not_chosen_are_kept() -> None:
    found = named("He lives in Paris.", "Paris")
    assert 0 < len(found.candidates) <= 5
    assert all(place.countries != ("FR",) or place.lat != found.place.lat for place in found.candidates if found.place)


def test_initials_in_brackets_stand_for_the_place() -> None:
    text = "Fighting in Nagorno Karabakh (NK) went on. The NK region is small. The PK region is not."
    assert [(t.span.text, t.place.name if t.place else None) for t in toponyms(text)] == [
        ("Nagorno Karabakh", "Nagorno-Karabakh"),
        ("NK", "Nagorno-Karabakh"),
        ("NK", "Nagorno-Karabakh"),
    ]


def test_initials_of_something_else_do_not() -> None:
    text = "Prices in South Africa rose. The Savings Association (SA) closed, and SA staff left."
    assert [t.span.text for t in toponyms(text)] == ["South Africa"]


def test_a_place_word_licenses_a_name_that_the_gazetteer_lacks() -> None:
    found = toponyms("Shells hit the village of Karsuvanik, Tolmarinet village and the Orvanesh district of Georgia.")
    assert [(t.span.text, t.place and t.place.countries) for t in found] == [
        ("Karsuvanik", None),
        ("Tolmarinet", None),
        ("Orvanesh", ("GE",)),
        ("Georgia", ("GE",)),
    ]
    assert found[2].place is not None
    assert found[2].place.lat is None


def test_a_border_of_two_states_is_one_place() -> None:
    found = toponyms("Troops massed on the Turkish-Syrian border.")
    assert [(t.span.text, t.place and t.place.countries) for t in found] == [("Turkish-Syrian border", ("TR", "SY"))]


def test_a_region_word_means_the_division() -> None:
    found = toponyms("Rain fell in the Aleppo region, not in Aleppo itself.")
    assert [t.place.precision for t in found if t.place] == ["region", "city"]


def test_text_outside_the_body_is_read_too() -> None:
    text = "OSLO, May 3. Rain fell in Bergen. Reported from Tromsø."
    document = make_document(text, body=((13, 34),))
    assert [t.span.text for t in annotate_toponyms(document, Layout.of(document))] == ["OSLO", "Bergen", "Tromsø"]


def test_ids_and_spans(document: Callable[..., Document]) -> None:
    report = document("Oslo and Rome.", siglum="C")
    found = annotate_toponyms(report, Layout.of(report))
    assert [t.id for t in found] == ["Cp1", "Cp2"]
    assert [(t.span.start, t.span.end) for t in found] == [(0, 4), (9, 13)]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(SCRAPS)).map(" ".join))
def test_any_text_can_be_read(text: str) -> None:
    found = toponyms(text)
    assert found == toponyms(text)
    assert all(text[t.span.start : t.span.end] == t.span.text for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "line",
    [
        "Springfield Paris Athens Georgia-Alabama, St. Lake of the ",
        "University of Paris of Texas of London and ",
        "Barrow Counties, ",
    ],
)
def test_a_long_line_of_names_takes_no_more_than_its_length(line: str) -> None:
    document = make_document(line * (90_000 // len(line)))
    layout = Layout.of(document)
    start = time.perf_counter()
    annotate_toponyms(document, layout)
    assert time.perf_counter() - start < 3.0


def test_the_seed_reports(shared: Path) -> None:
    gold = json.loads((shared / "seeds/gold.json").read_text("utf-8"))["places"]
    missed, extra, wrong = [], [], []
    for file in sorted({item["report"] for item in gold}):
        text = (shared / "seeds" / file).read_bytes().decode("utf-8")
        found = toponyms(text)
        items = [item for item in gold if item["report"] == file]
        for item in (i for i in items if i["core"]):
            hits = [t for t in found if t.span.start < item["span"]["end"] and item["span"]["start"] < t.span.end]
            if not hits:
                missed.append(item["id"])
            elif not any(t.place and set(t.place.countries) & set(item["country_codes"]) for t in hits):
                wrong.append(item["id"])
        extra += [t for t in found if not any(t.span.start < i["span"]["end"] and i["span"]["start"] < t.span.end for i in items)]
    assert (missed, [t.span.text for t in extra], wrong) == ([], [], [])
