"""The door of this annotator."""

from __future__ import annotations

from stemma.annotate.toponyms.abbreviations import abbreviated, postal
from stemma.annotate.toponyms.candidates import Candidate, Matcher
from stemma.annotate.toponyms.context import read_context
from stemma.annotate.toponyms.judge import ACCEPT, RULED_OUT, Judge
from stemma.annotate.toponyms.licensed import borders, unknown
from stemma.annotate.toponyms.metonyms import is_metonym
from stemma.annotate.toponyms.pieces import Row, rows
from stemma.annotate.toponyms.resolve import KEPT, Name, Resolver
from stemma.annotate.toponyms.vocabulary import Vocabulary, vocabulary
from stemma.model import Document, Place, Toponym
from stemma.text.layout import Layout

NAME = "toponyms"
VERSION = "1"
SUPPORT = 1.5  #: points that a mention gains from a sure mention of the same name


def annotate_toponyms(document: Document, layout: Layout) -> tuple[Toponym, ...]:
    """Every place name, demonym and metonym of the whole text, in document order.

    A name that only a place word licenses ("the village of …") has no place, or one without a point where its country is
    stated. `candidates` holds up to five other places of that name, the likeliest first.
    """
    words = vocabulary()
    lines = rows(document, layout)
    found = accepted(lines, words)
    found += abbreviated(lines, found, words=words)
    found += postal(lines, found, words=words)
    found += unknown(lines, found, words=words)
    found = borders(lines, sorted(found, key=lambda c: (c.row, c.first)), words=words)
    names = Resolver(words, outlet_countries(document, words)).resolve(found)
    result = []
    for number, candidate in enumerate(found):
        pieces = lines[candidate.row].pieces
        span = document.span(pieces[candidate.first].start, pieces[candidate.last - 1].end)
        place, others = _places(candidate, names)
        kind = candidate.kind
        chosen = names[candidate.sense].chosen if candidate.entries else None
        if kind == "name" and chosen is not None and is_metonym(candidate, chosen, row=lines[candidate.row], words=words):
            kind = "metonym"
        result.append(Toponym(id=f"{document.siglum}p{number + 1}", span=span, kind=kind, place=place, candidates=others))
    return tuple(result)


def accepted(lines: list[Row], words: Vocabulary) -> list[Candidate]:
    """The candidates that fit a place name, by themselves or by a sure mention of the same name elsewhere."""
    matcher, context = Matcher(words), read_context(lines, words)
    judge = Judge(words, context, rows=lines)
    everything: list[Candidate] = []
    for number, row in enumerate(lines):
        line = matcher.candidates(row, number)
        for candidate, following in zip(line, [*line[1:], None], strict=False):
            judge.judge(candidate, following)
        everything += line
    sure = {c.key for c in everything if c.sure and c.kind == "name" and not c.person}
    return [c for c in everything if c.score >= ACCEPT or (c.score > RULED_OUT and c.key in sure and c.score + SUPPORT >= ACCEPT)]


def outlet_countries(document: Document, words: Vocabulary) -> tuple[str, ...]:
    """The country of the top-level domain of the report's address, if it is a country's."""
    host = (document.url or "").split("://")[-1].split("/")[0].split(":")[0].lower()
    domain = "." + host.rpartition(".")[2] if "." in host else ""
    if domain in (".gov", ".mil", ".edu", ".us"):
        return ("US",)
    return tuple(sorted(code for code, about in words.places.countries.items() if about["domain"] == domain and domain != "."))


def _places(candidate: Candidate, names: dict[tuple[str, str], Name]) -> tuple[Place | None, tuple[Place, ...]]:
    if not candidate.entries:
        if not candidate.stated:
            return None, ()
        return Place(name=candidate.key, countries=candidate.stated, lat=None, lon=None, precision="city"), ()
    order = names[candidate.sense].order
    others: list[Place] = []
    for entry in order[1:]:
        if entry.place not in others and entry.place != order[0].place:
            others.append(entry.place)
    return order[0].place, tuple(others[:KEPT])
