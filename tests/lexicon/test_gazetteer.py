"""The gazetteer: what it finds, what it keeps apart, how fast it opens."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.errors import LexiconError
from stemma.lexicon import gazetteer, mapping
from stemma.lexicon.gazetteer import Entry, Gazetteer, fold


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer.default()


def first(places: Gazetteer, name: str) -> Entry:
    return places.lookup(name)[0]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("São Paulo", "sao paulo"),
        ("St. Louis", "st louis"),
        ("Saint Louis", "st louis"),
        ("N’Djamena", "ndjamena"),
        ("Xi'an", "xian"),
        ("Łódź", "lodz"),
        ("İzmir", "izmir"),
        ("Mount Hood", "mt hood"),
        ("Москва", ""),
        ("北京", ""),
        ("", ""),
        ("—", ""),
    ],
)
def test_names_are_compared_without_marks_dots_and_hyphens(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "country", "kind", "spot"),
    [
        ("Norway", "NO", "country", (64, 13)),
        ("Marseille", "FR", "city", (43.3, 5.4)),
        ("Kiev", "UA", "city", (50.4, 30.5)),
        ("Bavaria", "DE", "region", (48.9, 11.4)),
        ("Travis County", "US", "district", (30.3, -97.8)),
        ("Wyoming", "US", "division", (43.0, -107.5)),
        ("Black Sea", "", "water", (43.4, 34.3)),
        ("Fiji", "FJ", "country", (-17.4, 178.4)),
        ("Frankfurt", "DE", "city", (50.1, 8.7)),
        ("Tennessee Colony", "US", "city", (31.8, -95.8)),
        ("Puget Sound", "US", "water", (47.7, -122.4)),
        ("Svaneti", "GE", "region", (42.9, 42.7)),
    ],
)
def test_what_a_name_means_first(places: Gazetteer, name: str, country: str, kind: str, spot: tuple[float, float]) -> None:
    entry = first(places, name)
    assert (entry.countries[:1], entry.kind) == ((country,) if country else (), kind)
    assert (entry.lat, entry.lon) == pytest.approx(spot, abs=1.5)


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Crimea", ("UA", "RU")),
        ("Kosovo", ("XK", "RS")),
        ("Taiwan", ("TW", "CN")),
        ("Western Sahara", ("EH", "MA")),
        ("Kashmir", ("IN", "PK", "CN")),
        ("Golan Heights", ("SY", "IL")),
        ("Falklands", ("FK", "GB", "AR")),
        ("Abkhazia", ("GE",)),
        ("Yalta", ("UA", "RU")),
    ],
)
def test_contested_territories_and_towns_carry_every_party(places: Gazetteer, name: str, countries: tuple[str, ...]) -> None:
    assert first(places, name).countries == countries


def test_short_names_match_in_capitals_only(places: Gazetteer) -> None:
    assert first(places, "U.S.").name == first(places, "US").name == "United States"
    assert first(places, "NYC").name == "New York City"
    assert all(entry.kind == "city" for entry in places.lookup("us"))


def test_several_places_of_one_name_are_kept_with_their_division(places: Gazetteer) -> None:
    towns = [entry for entry in places.lookup("Springfield") if entry.countries == ("US",)]
    assert {"US.IL", "US.MA", "US.MO"} <= {entry.admin1 for entry in towns}
    assert [e.population for e in towns if e.own_name] == sorted((e.population for e in towns if e.own_name), reverse=True)


def test_codes_lead_to_places(places: Gazetteer) -> None:
    countries = {code: places.by_code(code) for code in ("FR", "TW", "XK", "US.TX", "ZZ", "US.ZZ")}
    assert [entry.name if entry else None for entry in countries.values()] == ["France", "Taiwan", "Kosovo", "Texas", None, None]


def test_unknown_names_have_no_entries(places: Gazetteer) -> None:
    assert places.lookup("Quxbardovia") == ()
    assert not places.has("quxbardovia")
    assert places.lookup("") == ()


@pytest.mark.parametrize("word", ["springfield", "new", "st", "sao", "ain"])
def test_first_words_of_names_are_known(places: Gazetteer, word: str) -> None:
    assert places.begins(word)


def test_few_other_words_pass_for_first_words(places: Gazetteer) -> None:
    made_up = [f"qx{number}zv" for number in range(2000)]
    assert sum(map(places.begins, made_up)) < 0.1 * len(made_up)


def test_former_names_of_english_towns_are_left_to_the_towns_that_bear_them(places: Gazetteer) -> None:
    assert all(e.own_name for e in places.lookup("Maryville") if e.countries == ("US",))


def test_every_place_is_a_value_with_a_precision(places: Gazetteer) -> None:
    assert first(places, "France").place.precision == "country"
    assert first(places, "Texas").place.precision == "region"
    assert first(places, "Lyon").place.precision == "city"
    assert first(places, "Times Square").place.precision == "point"
    assert first(places, "Soviet Union").place.lat is None


def test_every_country_of_the_lists_has_a_centroid_and_a_population(places: Gazetteer) -> None:
    without = [code for code in mapping("country_names") if code in places.countries and places.countries[code]["lat"] is None]
    assert set(without) <= {"BQ", "CC", "CX", "GF", "GP", "IO", "MQ", "RE", "SJ", "TK", "UM", "YT", "BV", "HM", "TF", "GI"}


def test_a_file_of_another_format_is_refused() -> None:
    with pytest.raises(LexiconError, match="another format"):
        Gazetteer(b"NOTAGAZ0" + bytes(64), {})


def test_it_opens_in_a_tenth_of_a_second() -> None:
    gazetteer.default.cache_clear()
    start = time.perf_counter()
    gazetteer.default().lookup("Lisbon")
    assert time.perf_counter() - start < 0.5  # a tenth on an idle machine


def test_nothing_is_read_on_import() -> None:
    code = "import stemma.lexicon.gazetteer as g; print(g.default.cache_info().currsize)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "0"
