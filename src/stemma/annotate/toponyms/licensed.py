"""Names that the gazetteer lacks but a place word makes places: "the village of …"."""

from __future__ import annotations

from stemma.annotate.toponyms.candidates import Candidate
from stemma.annotate.toponyms.pieces import Piece, Row
from stemma.annotate.toponyms.vocabulary import Vocabulary

_LONGEST_NAME = 4  #: pieces of an unknown name


def _name_ahead(pieces: list[Piece], at: int) -> int:
    """Where the run of capitalised words that begins at `at` ends."""
    end = at
    while end < len(pieces) and end - at < _LONGEST_NAME and pieces[end].capital and pieces[end].tag[:2] in ("NN", "JJ", "FW"):
        end += 1
    return end


def _name_behind(pieces: list[Piece], end: int, words: Vocabulary) -> int:
    """Where the run of capitalised words that ends before `end` begins."""
    at = end
    while at > 0 and end - at < _LONGEST_NAME and pieces[at - 1].capital and pieces[at - 1].tag[:2] in ("NN", "JJ", "FW"):
        lower = pieces[at - 1].lower
        if words.demonym(lower) or words.has("directions", lower) or words.has("titles", lower.rstrip(".")):
            break
        at -= 1
    return at


def _of_a_body(piece: Piece, words: Vocabulary) -> bool:
    """Whether a capitalised word makes the name before it that of a street, a building, a body."""
    lists = ("street_tails", "body_tails", "local_bodies", "titles")
    return piece.capital and any(words.has(name, piece.lower.rstrip(".")) for name in lists)


def _plain(pieces: list[Piece], first: int, last: int, words: Vocabulary) -> bool:
    """Whether the run is no ordinary word, no personal name and no body's."""
    inner = [p.lower for p in pieces[first:last]]
    if any(words.has("calendar", w) for w in inner):
        return False
    if len(inner) == 1 and (inner[0] in words.common or len(inner[0]) < 3):
        return False
    if len(inner) == 1 and not pieces[first].tag.startswith("NNP"):
        return False
    if pieces[first].text.isupper() and len(pieces[first].text) > 1:
        return False
    if first and words.has("titles", pieces[first - 1].lower.rstrip(".")):
        return False
    return inner[0] not in words.first_names and not any(words.has("body_tails", w) for w in inner)


def unknown(lines: list[Row], found: list[Candidate], *, words: Vocabulary) -> list[Candidate]:
    """Names without an entry that a place word before or after them licenses."""
    taken = {(c.row, at) for c in found for at in range(c.first, c.last)}
    starts = {(c.row, c.first): c for c in found if c.kind == "name" and c.entries}
    result = _before_holders(lines, found, taken, words)
    for number, row in enumerate(lines):
        if not row.licensing:
            continue
        pieces = row.pieces
        for at, piece in enumerate(pieces):
            if piece.lower not in words.licences:
                continue
            spot = _licensed_at(pieces, at, words)
            if spot is None or spot[0] >= spot[1] or any((number, i) in taken for i in range(*spot)):
                continue
            if _plain(pieces, *spot, words):
                for first, last in [spot, *_listed_after(pieces, at, spot[1])]:
                    if any((number, i) in taken for i in range(first, last)) or not _plain(pieces, first, last, words):
                        continue
                    taken.update((number, i) for i in range(first, last))
                    key = " ".join(p.text for p in pieces[first:last])
                    stated = _stated(pieces, starts, number, max(at + 1, last))
                    result.append(Candidate(number, first, last, key, "name", (), score=4.0, stated=stated))
    return result


def _before_holders(lines: list[Row], found: list[Candidate], taken: set[tuple[int, int]], words: Vocabulary) -> list[Candidate]:
    """ "BELMARSH, Ohio (AP)" and "in Belmarsh, Ohio": a name before the division or country that holds it."""
    result = []
    for holder in found:
        pieces, comma = lines[holder.row].pieces, holder.first - 1
        if comma < 1 or pieces[comma].text != "," or holder.kind != "name" or not holder.entries:
            continue
        if holder.entries[0].kind not in ("country", "division") or (holder.row, comma - 1) in taken:
            continue
        first = _name_behind(pieces, comma, words)
        head = first == 0 and pieces[0].text.isupper() and len(pieces[0].text) > 3
        if first == comma or not (head or (first and words.has("place_prepositions", pieces[first - 1].lower))):
            continue
        if any((holder.row, i) in taken for i in range(first, comma)) or not (head or _plain(pieces, first, comma, words)):
            continue
        taken.update((holder.row, i) for i in range(first, comma))
        key = " ".join(p.text for p in pieces[first:comma])
        result.append(Candidate(holder.row, first, comma, key, "name", (), score=4.0, stated=holder.entries[0].countries))
    return result


def _listed_after(pieces: list[Piece], at: int, end: int) -> list[tuple[int, int]]:
    """The further names of "the villages of A, B and C"."""
    found: list[tuple[int, int]] = []
    if not pieces[at].lower.endswith("s") or end <= at:
        return found
    while end + 1 < len(pieces) and pieces[end].lower in (",", "and"):
        first = end + 2 if pieces[end + 1].lower == "and" else end + 1
        last = _name_ahead(pieces, first)
        if last == first:
            break
        found.append((first, last))
        end = last
    return found


def _licensed_at(pieces: list[Piece], at: int, words: Vocabulary) -> tuple[int, int] | None:
    """The name that the place word at `at` licenses."""
    piece, lower = pieces[at], pieces[at].lower
    before = words.has("unknown_before", lower)
    if not piece.capital and not before and not words.has("settlement_nouns", lower):
        return None
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if not piece.capital:
        named = at > 0 and pieces[at - 1].capital and before
        if not named and following is not None and following.lower == "of":
            return at + 2, _name_ahead(pieces, at + 2)
        if before and not (following is not None and words.has("not_unknown", following.lower)):
            return _name_behind(pieces, at, words), at
        return None
    goes_on = following is not None and following.capital
    if words.has("feature_before", lower) and goes_on and not (following is not None and following.joined):
        end = min(_name_ahead(pieces, at + 1), at + 3)
        built = [i for i in range(at + 1, min(end + 1, len(pieces))) if _of_a_body(pieces[i], words)]
        return (at, end) if end > at + 1 and not built else None
    if words.has("feature_after", lower) and at > 0 and pieces[at - 1].capital and not goes_on:
        return _name_behind(pieces, at, words), at + 1
    return None


def _stated(pieces: list[Piece], starts: dict[tuple[int, int], Candidate], row: int, at: int) -> tuple[str, ...]:
    """The country in "the … village of Armenia" or "the village of …, Armenia"."""
    if at >= len(pieces) or pieces[at].lower not in ("of", "in", ","):
        return ()
    candidate = starts.get((row, at + 1))
    holder = candidate.entries[0] if candidate is not None else None
    return holder.countries if holder is not None and holder.kind in ("country", "division", "region") else ()
