"""The door of this annotator."""

from __future__ import annotations

from stemma.annotate.toponyms.abbreviations import abbreviated, postal
from stemma.annotate.toponyms.candidates import Candidate, Matcher
from stemma.annotate.toponyms.context import clues, read_context
from stemma.annotate.toponyms.joined import borders, counties
from stemma.annotate.toponyms.judge import ACCEPT, RULED_OUT, Judge
from stemma.annotate.toponyms.licensed import unknown
from stemma.annotate.toponyms.meaning import Hint, Name, Resolver
from stemma.annotate.toponyms.metonyms import is_metonym
from stemma.annotate.toponyms.pieces import Row, rows
from stemma.annotate.toponyms.vocabulary import Vocabulary, vocabulary
from stemma.lexicon.gazetteer import fold
from stemma.model import Document, Place, Toponym
from stemma.text.layout import Layout

NAME = "toponyms"
VERSION = "2"
KEPT = 5  #: candidates not chosen that are handed on
BODY_HINT, OUTLET_HINT = 0.3, 1.0  #: how much a body's name, the outlet's name speak for where a report is at home; a place's 1
NEARBY = 2.5  #: points that a mention gains where its place lies among the others of the report
SUPPORT = 1.5  #: points that a mention gains from a sure mention of the same name


def annotate_toponyms(document: Document, layout: Layout) -> tuple[Toponym, ...]:
    """Every place name, demonym and metonym of the whole text, in document order.

    A name that only a place word licenses ("the village of …") has no place, or one without a point where its country is
    stated. `candidates` holds up to five other places of that name, the likeliest first.
    """
    words = vocabulary()
    lines, spoken = rows(document, layout, words=words)
    found, hints, doubtful = accepted(document.text, lines, words=words)
    found = counties(lines, found, words=words)
    found += abbreviated(lines, found, words=words)
    found += postal(lines, found, words=words)
    found += unknown(lines, found, words=words)
    found = borders(lines, sorted(found, key=lambda c: (c.row, c.first)), words=words)
    resolver = Resolver(words, outlet_countries(document, words), clues(document.text, spoken, words=words))
    hints += outlet_hints(document.outlet or "", words)
    names = resolver.resolve(found, hints)
    taken = {(c.row, at) for c in found for at in range(c.first, c.last)}
    free = [c for c in doubtful if (c.row, c.first) not in taken and (c.row, c.last - 1) not in taken]
    more = resolver.nearby(free, names)
    if more:
        found = sorted(found + more, key=lambda c: (c.row, c.first))
        names = resolver.resolve(found, hints)
    result = []
    places: dict[tuple[str, str], tuple[Place | None, tuple[Place, ...]]] = {}
    for number, candidate in enumerate(found):
        pieces = lines[candidate.row].pieces
        span = document.span(pieces[candidate.first].start, pieces[candidate.last - 1].end)
        if candidate.entries and candidate.sense not in places:
            places[candidate.sense] = _places(names[candidate.sense])
        place, others = places[candidate.sense] if candidate.entries else (_stated(candidate), ())
        kind = candidate.kind
        chosen = names[candidate.sense].chosen if candidate.entries else None
        if kind == "name" and chosen is not None and is_metonym(candidate, chosen, row=lines[candidate.row], words=words):
            kind = "metonym"
        result.append(Toponym(id=f"{document.siglum}p{number + 1}", span=span, kind=kind, place=place, candidates=others))
    return tuple(result)


def accepted(text: str, lines: list[Row], *, words: Vocabulary) -> tuple[list[Candidate], list[Hint], list[Candidate]]:
    """The candidates that fit a place name, by themselves or by a sure mention of the same name elsewhere; the names
    inside those of bodies, which are no places here but tell where the report is at home; those in doubt."""
    matcher, context = Matcher(words), read_context(text, lines, words=words)
    judge = Judge(words, context, rows=lines)
    everything: list[Candidate] = []
    for number, row in enumerate(lines):
        if not row.hopeful:
            continue
        line = matcher.candidates(row, number)
        for candidate, following in zip(line, [*line[1:], None], strict=False):
            judge.judge(candidate, following)
        everything += line
    sure = {c.key for c in everything if c.sure and c.kind == "name" and not c.person}
    kept = [c for c in everything if c.score >= ACCEPT or (c.score > RULED_OUT and c.key in sure and c.score + SUPPORT >= ACCEPT)]
    bodies = [Hint(c.key, c.entries, BODY_HINT) for c in everything if c.body and c.kind == "name"]
    least = ACCEPT - NEARBY
    doubtful = [c for c in everything if least <= c.score < ACCEPT and not c.person and c.key not in sure and c.kind == "name"]
    return kept, bodies, doubtful


def outlet_countries(document: Document, words: Vocabulary) -> tuple[str, ...]:
    """The country of the top-level domain of the report's address, if it is a country's."""
    host = (document.url or "").split("://")[-1].split("/")[0].split(":")[0].lower()
    if "." not in host:
        return ()
    domain = "." + host.rpartition(".")[2]
    if domain in (".gov", ".mil", ".edu", ".us"):
        return ("US",)
    return tuple(sorted(code for code, about in words.places.countries.items() if about["domain"] == domain and domain != "."))


def outlet_hints(outlet: str, words: Vocabulary) -> list[Hint]:
    """The places in an outlet's name: "The Columbus Dispatch" is at home where a Columbus is."""
    spoken = outlet.split()
    for length in (3, 2, 1):
        for at in range(len(spoken) - length + 1):
            key = fold(" ".join(spoken[at : at + length]))
            entries = tuple(e for e in words.places.folded(key) if e.own_name and e.kind in ("city", "division"))
            if entries and key not in words.common and key not in words.idle:
                return [Hint(key, entries, OUTLET_HINT)]
    return []


def _stated(candidate: Candidate) -> Place | None:
    """What the words alone tell of the place of a name without an entry: its country."""
    if not candidate.stated:
        return None
    return Place(name=candidate.key, countries=candidate.stated, lat=None, lon=None, precision="city")


def _places(name: Name) -> tuple[Place, tuple[Place, ...]]:
    """The likeliest place of a name, and the others that it may mean, likeliest first."""
    chosen = name.order[0].place
    others: list[Place] = []
    for entry in name.order[1:]:
        place = entry.place
        if place not in others and place != chosen:
            others.append(place)
            if len(others) == KEPT:
                break
    return chosen, tuple(others)
