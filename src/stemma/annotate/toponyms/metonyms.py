"""Names that stand for a government: "Ankara said", "Moscow has warned", "sent by Turkey"."""

from __future__ import annotations

from stemma.annotate.toponyms.candidates import Candidate
from stemma.annotate.toponyms.pieces import Row
from stemma.annotate.toponyms.vocabulary import Vocabulary
from stemma.lexicon.gazetteer import Entry

_REACH = 4  #: words between a subject and its verb


def is_metonym(candidate: Candidate, entry: Entry, *, row: Row, words: Vocabulary) -> bool:
    """Whether a country, region or capital does what a government does."""
    if entry.kind not in ("country", "region", "city") or (entry.kind == "city" and candidate.key not in words.capitals):
        return False
    pieces = row.pieces
    if candidate.first > 1 and pieces[candidate.first - 1].lower == "by":
        deed = pieces[candidate.first - 2]
        if words.has("passive_heads", deed.lower) or deed.tag == "VBN":
            return True
    before = pieces[candidate.first - 1].lower if candidate.first else ""
    if words.has("place_prepositions", before) or before in ("of", "from"):
        return False
    for piece in pieces[candidate.last : candidate.last + _REACH]:
        if words.has("speech_verbs", piece.lower) and piece.tag.startswith("VB"):
            return True
        if piece.lower.endswith("ing") and piece is not pieces[candidate.last] and piece.tag == "VBG":
            return True
        if not words.has("helper_verbs", piece.lower) and not piece.lower.endswith("ly"):
            return False
    return False
