"""What rules a candidate out: it is part of the name of a person, a body, a paper, a street; or it is a language, a dish."""

from __future__ import annotations

from stemma.annotate.toponyms.candidates import Candidate
from stemma.annotate.toponyms.context import Context, is_initial
from stemma.annotate.toponyms.pieces import Piece
from stemma.annotate.toponyms.vocabulary import Vocabulary

PLACE_TAILS = (
    "title_after",
    "local_bodies",
    "region_nouns",
    "settlement_nouns",
    "feature_after",
    "street_tails",
    "body_tails",
    "titles",
)

#: Pieces between the noun that heads a body's name and the place that ends it: more than such names have, and a line of
#: thousands of capitalised words is not read again for each of them.
LONGEST_BODY = 16


class RuledOut:
    """Tells what a candidate is part of; `pieces` are those of its row."""

    def __init__(self, words: Vocabulary, context: Context) -> None:
        self.words = words
        self.context = context

    def in_person(self, candidate: Candidate, pieces: list[Piece]) -> bool:
        """Whether the name is part of a person's."""
        first, last = candidate.first, candidate.last
        if first > 0:
            before = pieces[first - 1]
            lower = before.lower.rstrip(".")
            if before.text == "." and first > 1 and before.start == pieces[first - 2].end:
                before = pieces[first - 2]
                lower = before.lower
            if before.capital and not pieces[first].joined:
                known = lower in self.words.first_names and last - first == 1
                titled = self.words.has("titles", lower) and candidate.kind != "demonym" and not self._possessive(pieces, last)
                if is_initial(before) or known or titled:
                    return True
        if last < len(pieces) and last - first == 1 and candidate.kind == "name":
            after = pieces[last]
            word = pieces[first].lower
            named = word in self.words.first_names or self.words.has("places_before_names", word)
            if named and after.capital and not after.joined and not self._goes_on_as_place(pieces, last):
                return True
        return False

    def _possessive(self, pieces: list[Piece], last: int) -> bool:
        return last < len(pieces) and pieces[last].lower in ("'s", "’s")

    def _goes_on_as_place(self, pieces: list[Piece], at: int) -> bool:
        """Whether the capitalised word after a name leaves it a place: "Georgia Gov.", "Jordan Valley", "Austin Police"."""
        lower = pieces[at].lower.rstrip(".")
        known = any(self.words.has(name, lower) for name in PLACE_TAILS) or lower in self.words.common
        return known or bool(self.words.demonym(lower))

    def in_body(self, candidate: Candidate, pieces: list[Piece]) -> bool:
        """Whether the name is part of a body's, a paper's, a street's."""
        first, last = candidate.first, candidate.last
        tail = pieces[last] if last < len(pieces) and pieces[last].capital and not pieces[last].joined else None
        if tail is not None and candidate.kind == "metonym":
            return self.words.has("body_tails", tail.lower)
        if tail is not None and candidate.kind == "demonym":
            broad = any(e.kind == "region" and not e.countries for e in candidate.entries)
            return (broad and self.words.has("bloc_tails", tail.lower)) or self.words.has("airline_tails", tail.lower)
        following = pieces[last].lower if last < len(pieces) else ""
        if candidate.kind == "name" and self.words.has("disease_nouns", following):
            return True
        if tail is not None and candidate.kind == "name":
            alone = last + 1 >= len(pieces) or not pieces[last + 1].capital
            if self.words.has("body_tails", tail.lower) or (alone and self.words.has("street_tails", tail.lower)):
                return True
            if last + 1 < len(pieces) and pieces[last + 1].capital and self.words.has("body_tails", pieces[last + 1].lower):
                return not self.words.has("local_bodies", tail.lower) or self.words.has("media_words", pieces[last + 1].lower)
        if candidate.kind == "name" and first > 1 and pieces[first - 1].lower in ("of", "for", "in"):
            at, linked = first - 2, pieces[first - 1].lower != "in"
            least = max(0, at - LONGEST_BODY)
            while at >= least and (pieces[at].capital or pieces[at].lower in ("and", "&", "of", "for")):
                if linked and pieces[at].capital and self.words.has("body_heads", pieces[at].lower):
                    return True
                linked = linked or pieces[at].lower in ("of", "for")
                at -= 1
        return False

    def fits_people(self, candidate: Candidate, pieces: list[Piece]) -> bool:
        """Whether a demonym is one: not a language, a dish, a family name."""
        first, last = candidate.first, candidate.last
        following = pieces[last] if last < len(pieces) else None
        before = pieces[first - 1].lower if first else ""
        if first > 1 and pieces[first - 1].text == "The" and not (following is not None and following.tag.startswith("NN")):
            return False  # "a writer for The New Yorker"
        if following is not None and self.words.has("not_demonym_after", following.lower):
            return False
        if self.words.has("language_verbs", before) and not self._goes_on(following):
            return candidate.key.endswith("s")
        if before in ("african", "native", "asian") and candidate.key.startswith("american"):
            return False
        if following is not None and following.lower.startswith("american") and candidate.key in ("african", "asian", "european"):
            return False
        return not (last - first == 1 and pieces[first].lower in self.context.surnames)

    @staticmethod
    def _goes_on(following: Piece | None) -> bool:
        """Whether a noun follows: "in French towns", not "in French"."""
        return following is not None and following.word and following.tag[:2] in ("NN", "JJ", "CD")
