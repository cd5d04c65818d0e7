"""Topics: how a claim is called, in a report's own words, and the key of its measure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from stemma.collate.claims.phrases import BARE, phrase_of
from stemma.collate.measures.contexts import Context
from stemma.collate.measures.ontology import GENERIC
from stemma.model import Document

FEWEST_WORDS = 2  #: a topic with more words that say something is preferred
_WORD = re.compile(r"[^\W\d_]{4,}")
MOST_PHRASES = 40  #: members of a claim whose phrases are weighed; the first ones, in document order
#: Outcomes by which people are counted on both sides of a dispute, and the word for them that takes no side.
_PLAIN = {"killed": "killed", "wounded": "wounded", "missing": "missing", "captured": "captured", "displaced": "displaced"}


def topic_of(members: Sequence[Context], documents: Mapping[str, Document]) -> str:
    """What is counted and what happened, in a report's words with the number left open: "… people were killed".

    Of the members' phrases the shortest of those that say it best. Where reports call the same people by different names
    ("militants", "farmers"), none of these names heads the claim.
    """
    found = []
    for place, m in enumerate(members[:MOST_PHRASES]):
        phrase = phrase_of(documents[m.figure.span.report], m.figure)
        thin = len(_WORD.findall(phrase.text)) < FEWEST_WORDS
        led = not phrase.text.startswith("…")
        found.append((phrase.kind, _sided(m, members), thin, led, len(phrase.text), place, phrase.text))
    best = min(found)
    outcome = members[best[5]].figure.outcome
    if best[1] and outcome in _PLAIN:
        plain = [f for f in found if not f[1] and f[0] <= BARE]
        return min(plain)[-1] if plain else f"… people {_PLAIN[outcome]}"
    return best[-1]


def _sided(context: Context, members: Sequence[Context]) -> bool:
    """Whether the noun that is counted is one of several for the same people."""
    heads = {m.head for m in members if m.head} - GENERIC
    return context.kind == "count" and bool(context.figure.outcome) and len(heads) > 1 and context.head in heads


def measure_key(members: Sequence[Context], used: set[str]) -> str:
    """A key that names a measure: kind, what is counted, what happened; made unique by a number."""
    heads = Counter(m.head for m in members if m.head)
    acts = Counter(m.figure.outcome or next(iter(sorted(m.predicate)), "") for m in members)
    owner = Counter(m.owner for m in members if m.owner and m.kind != "count")
    kind = members[0].kind.replace(":", "_")
    parts = [
        kind if kind != "count" else "",
        heads.most_common(1)[0][0] if heads else "",
        acts.most_common(1)[0][0] if acts else "",
        owner.most_common(1)[0][0] if owner else "",
    ]
    stem = re.sub(r"[^a-z0-9]+", "_", " ".join(p for p in parts if p).lower()).strip("_") or "number"
    key, n = stem, 1
    while key in used:
        n += 1
        key = f"{stem}_{n}"
    used.add(key)
    return key
