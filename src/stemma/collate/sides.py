"""Sides: how the giver of a figure stands to those counted, where the text shows it.

Own: the giver counts its own people or things ("its servicemen", an army of the same nationality, "we lost"). Other: the
giver counts those it acts against ("we shot down", or two countries that the reports tell to be fighting). Third: an
international or monitoring body, an analyst, an agency with its own count. Everything else is left open: most givers
(hospitals, mayors, "the authorities") take no side by their name, and a count of a country's rebels by its government
is neither own nor shown to be against. The side says who speaks, never whether the number holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.collate.adversaries import Adversaries, countries_in
from stemma.lexicon import mapping
from stemma.model import Actor, Attribution, Document, Figure, Side, Toponym
from stemma.text.names import key

_ROLES = frozenset({"count", "vague", "money"})
_NAME_LIKE = re.compile(r"[A-Z][\w’'&.-]+")
_POSSESSIVE = re.compile(r"(?:its|his|her)\b", re.I)
_OUR = re.compile(r"(?:our)\b", re.I)
#: "we lost", "it had shot down", "its forces destroyed": the giver as the one who acts, right before the number.
_ACTS = re.compile(
    r"\b(?P<who>we|it|they|he|she|(?:its|our|their|his|her) (?:own )?"
    r"(?:forces|troops|soldiers|men|fighters|army|air defen[cs]es?|units|officers))"
    r"(?:’ve|'ve)?(?: (?:have|had|has|would|will|also|already|since))* (?P<verb>\w+)(?: (?:down|out|off|back))?"
    r"(?: (?:another|a further|an additional|the|over|some|of))*\s*$",
    re.I,
)
_FIRST = frozenset({"we", "our"})
_CUT = re.compile(r"\b(?:we|it|the (?:company|firm|group|bank|lender|airline|carmaker|retailer|maker))\b[^.;:]{0,40}$", re.I)
_PEOPLE_END = re.compile(r"(?<=\w{4})(?:a|ans?|ians?|ns|s)$")  #: Velda, Veldan, Veldans
_UNION = re.compile(r"\bunions?\b|\bfederation\b", re.I)
_REACH = 120  #: characters before a number in which its clause may begin


def _words(name: str) -> frozenset[str]:
    return frozenset(w.replace("_", " ") for w in str(mapping("side_words")[name]).split())


@dataclass(frozen=True, slots=True)
class _Giver:
    """Who gave a figure: the name, and every description of it that the reports use."""

    name: str
    described: tuple[str, ...]
    said: Attribution | None


class _Sides:
    """What a story's reports tell of givers and sides."""

    def __init__(
        self,
        documents: Sequence[Document],
        *,
        attributions: Sequence[Attribution],
        toponyms: Sequence[Toponym],
        actors: Sequence[Actor],
    ) -> None:
        self._documents = {d.id: d for d in documents}
        self._attributions = {a.id: a for a in attributions}
        self._adversaries = Adversaries(documents, toponyms)
        self._described: dict[str, tuple[str, ...]] = {}
        for actor in actors:
            for name in (actor.name, *actor.aliases):
                self._described.setdefault(key(name), (actor.name, *actor.aliases, *actor.roles))

    def of(self, figure: Figure) -> tuple[Side, str] | None:
        """The side of the figure's giver and the sentence that says why; None where the text does not show it."""
        chain = figure.sources or figure.sources_inferred
        if not chain or figure.role not in _ROLES or figure.span.field is not None:
            return None
        said = self._attributions.get(figure.attribution or "")
        source = said.source.text.partition(",")[0] if said is not None and said.source is not None and figure.sources else ""
        described = dict.fromkeys((chain[-1], *self._described.get(key(chain[-1]), ()), *([source] if source else [])))
        giver = _Giver(chain[-1], tuple(described), said)
        return self._acting(figure, giver) or self._own(figure, giver) or _third(giver) or self._countries(figure, giver)

    def _before(self, figure: Figure, giver: _Giver) -> str:
        """The giver's words before the number, at most a clause of them."""
        start = max(0, figure.span.start - _REACH)
        if giver.said is not None and figure.sources:
            part = next((p for p in giver.said.content if p.contains(figure.span)), None)
            start = max(start, part.start) if part is not None else start
        return self._documents[figure.span.report].text[start : figure.span.start]

    def _acting(self, figure: Figure, giver: _Giver) -> tuple[Side, str] | None:
        """The giver as the one who loses or who strikes: "we lost 12", "said it had shot down 4 drones"."""
        found = _ACTS.search(self._before(figure, giver))
        if found is None or not self._refers(figure, giver, found["who"]):
            return None
        words = " ".join(found[0].split())
        if found["verb"].lower() in _words("loss"):
            return "own", f"{giver.name} counts its own losses: “{words}”."
        if found["verb"].lower() in _words("harm"):
            return "other", f"{giver.name} counts those it acts against: “{words}”."
        return None

    def _refers(self, figure: Figure, giver: _Giver, pronoun: str) -> bool:
        """Whether a pronoun before the number can only be the giver."""
        if pronoun.lower().split()[0] in _FIRST:
            return figure.inside_quote or (giver.said is not None and giver.said.kind == "direct")
        said = giver.said
        if said is None or not figure.sources or said.kind != "indirect" or said.source is None or said.cue is None:
            return False
        part = next((p for p in said.content if p.contains(figure.span)), None)
        if part is None or not said.source.end <= said.cue.start <= part.start:
            return False
        words = self._documents[figure.span.report].text[part.start : figure.span.start]
        return not any(m.start() > 0 and m[0] not in giver.name for m in _NAME_LIKE.finditer(words))

    def _own(self, figure: Figure, giver: _Giver) -> tuple[Side, str] | None:
        """The giver's own people by a possessive, by its name in the counted phrase, or as its staff."""
        phrase = figure.counted.text if figure.counted is not None else ""
        if _OUR.match(phrase) and self._refers(figure, giver, "our"):
            return "own", f"{giver.name} counts its own: “{phrase}”."
        if _POSSESSIVE.match(phrase) and self._refers(figure, giver, phrase):
            return "own", f"{giver.name} counts its own: “{phrase}”."
        whose = f"{figure.population or ''} {phrase}"
        if _proper(whose) & _proper(giver.name) and not _irregular(f"{whose} {giver.name}"):
            return "own", f"{giver.name} counts people or things that bear its name: “{figure.population or phrase}”."
        staff = {w.lower() for w in re.findall(r"\w+", phrase)} & _words("staff")
        if staff and not any(_UNION.search(d) for d in giver.described):
            cut = _CUT.search(self._before(figure, giver))
            if cut is not None and self._refers(figure, giver, cut[0].split()[0]):
                return "own", f"{giver.name} counts its own staff: “{phrase}”."
        return None

    def _countries(self, figure: Figure, giver: _Giver) -> tuple[Side, str] | None:
        """The giver's country against that of those counted."""
        mine = {c for d in giver.described for c in countries_in(d)}
        phrase = figure.counted.text if figure.counted is not None else ""
        theirs = set(countries_in(figure.population or "") or countries_in(phrase))
        if len(mine) != 1 or len(theirs) != 1:
            return None
        (home,), (counted,) = mine, theirs
        whose = figure.population or phrase
        if home == counted:
            one_country = f"{giver.name} and “{whose}” are of one country."
            return None if _irregular(f"{phrase} {whose} {giver.name}") else ("own", one_country)
        where = self._adversaries.where(home, counted)
        if where is None:
            return None
        return "other", f"{giver.name} counts “{whose}”; {where} tells of fighting between the two countries."


def _proper(text: str) -> frozenset[str]:
    """The capitalised words of a name that name no country and no people of the lists, less the endings of peoples."""
    found = re.findall(r"\b[A-Z][\w-]{2,}", text)
    return frozenset(_PEOPLE_END.sub("", w.lower()) or w.lower() for w in found if not countries_in(w))


def _irregular(text: str) -> bool:
    """Whether words name people who may stand against a state, town or body of their own name: rebels, protesters, …"""
    return not _words("irregular").isdisjoint(re.findall(r"\w+", text.lower()))


def _third(giver: _Giver) -> tuple[Side, str] | None:
    for described in giver.described:
        low = described.lower()
        told = _words("third") & set(re.findall(r"[\w.-]+", low))
        named = [n for n in sorted(_words("third_names")) if re.search(rf"(?<![\w.]){re.escape(n)}(?!\w)", low)]
        if told or named:
            what = f" (“{described}”)" if described != giver.name else ""
            return "third", f"{giver.name}{what} is named as one that records or watches from outside."
    return None


def with_sides(
    figures: Sequence[Figure],
    *,
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    toponyms: Sequence[Toponym],
    actors: Sequence[Actor],
) -> tuple[Figure, ...]:
    """The figures with `giver_side` and `giver_side_why` where the text shows how the giver stands to those counted."""
    sides = _Sides(documents, attributions=attributions, toponyms=toponyms, actors=actors)
    result = []
    for figure in figures:
        found = sides.of(figure)
        result.append(replace(figure, giver_side=found[0], giver_side_why=found[1]) if found else figure)
    return tuple(result)
