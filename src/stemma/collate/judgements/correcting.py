"""Corrections: the keys that a person set on an item, and what must follow from them in the same item."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from stemma.model import Attribution, Figure, Interval, Judgement, Period, Place, Quantity, Timex, Toponym
from stemma.model.decoding import hint_of, read_value
from stemma.text.quantities import APPROX_SHARE, bounded

_AMOUNT = frozenset({"value", "low", "high", "low_inclusive", "high_inclusive", "bound", "unit"})
_OWN = frozenset({"low", "high", "low_inclusive", "high_inclusive"})
#: Rules of intervals that reach to one side only, by their first word, and what they are called where they are made.
_ONE_SIDED = {"nearly": "below", "just": "above"}
AS_JUDGED = "as judged"
End = TypeVar("End", float, date)


def corrected(item: Any, judgement: Judgement) -> Any:
    """The item with the keys of the judgement's `changes` set; all else stays, but for what follows from them."""
    cls: type = type(item)
    changes = {key: read_value(hint_of(cls, key), value, key=key) for key, value in json.loads(judgement.changes).items()}
    if isinstance(item, Figure):
        return _figure(item, changes)
    if isinstance(item, Attribution):
        return _attribution(item, changes)
    if isinstance(item, Timex):
        return _timex(item, changes, judgement)
    if isinstance(item, Toponym):
        return _toponym(item, changes)
    return replace(item, **changes)


def _figure(figure: Figure, changes: dict[str, Any]) -> Figure:
    amount = {key: changes.pop(key) for key in sorted(_AMOUNT & changes.keys())}
    if "sources" in changes:
        changes.setdefault("sources_inferred", ())  # who gives it is known now
        if changes["sources"] != figure.sources:
            changes["attribution"] = figure.attribution if changes["sources"] else None
    return replace(figure, quantity=_quantity(figure.quantity, amount) if amount else figure.quantity, **changes)


def _quantity(old: Quantity, changes: Mapping[str, Any]) -> Quantity:
    """The amount with its bounds and its interval anew: by the rule of its bound, or as the person bounds it."""
    unit = changes.get("unit", old.unit)
    if not changes.keys() - {"unit"}:
        return replace(old, unit=unit)
    value = changes.get("value", old.value)
    bound = changes.get("bound", old.bound)
    if bound == "range" and "value" in changes and value is not None and "bound" not in changes:
        bound = "exact"  # one number was given in place of a range
    if bound != "range" and value is not None:
        made = bounded(value, unit, bound=_worded(old, changes, bound), margin=float(abs(Fraction(value)) * APPROX_SHARE))
    else:
        kept = old if "bound" not in changes else replace(old, interval=Interval(old.low, old.high, AS_JUDGED))
        made = replace(kept, value=None if bound == "range" else value, bound=bound, unit=unit)
    own = {key: changes[key] for key in sorted(_OWN & changes.keys())}
    if not own:
        return made
    made = replace(made, **own)
    low, high = _ordered(made.low, made.high, last_given="high" in own)
    from_low, to_high = _closed(low, made.low_inclusive), _closed(high, made.high_inclusive)
    interval = Interval(low, high, AS_JUDGED)
    return replace(made, low=low, high=high, low_inclusive=from_low, high_inclusive=to_high, interval=interval)


def _worded(old: Quantity, changes: Mapping[str, Any], bound: str) -> str:
    """The bound as the rules of intervals know it: "nearly" reaches down only."""
    if bound == "approx" and "bound" not in changes:
        return _ONE_SIDED.get(old.interval.rule.partition(" ")[0].rstrip(":"), bound)
    return bound


def _ordered(first: End | None, last: End | None, *, last_given: bool) -> tuple[End | None, End | None]:
    """Two ends, the first not beyond the last: where one was given and the other one cannot stand beside it, that is open."""
    if first is None or last is None or first <= last:
        return first, last
    return (None, last) if last_given else (first, None)


def _closed(end: float | None, inclusive: bool | None) -> bool | None:
    """Whether a bound includes its end; an end that a person gave without a word of it is included."""
    if end is None:
        return None
    return True if inclusive is None else inclusive


def _attribution(attribution: Attribution, changes: dict[str, Any]) -> Attribution:
    """The speaker is the last of the chain, whichever of the two was given."""
    chain, speaker = attribution.chain, attribution.speaker
    if "chain" in changes and "speaker" not in changes:
        changes["speaker"] = changes["chain"][-1] if changes["chain"] else None
    elif "speaker" in changes and "chain" not in changes:
        told = changes["speaker"]
        before = chain[:-1] if chain and (speaker is None or chain[-1] == speaker) else chain
        changes["chain"] = (*before, told) if told is not None else before
    if changes.get("speaker", speaker) is None:
        changes["speaker_type"] = None
    return replace(attribution, **changes)


def _timex(timex: Timex, changes: dict[str, Any], judgement: Judgement) -> Timex:
    days = {key: changes.pop(key) for key in ("earliest", "latest") if key in changes}
    period = timex.period
    if days:
        old = period or Period(None, None)
        ends = days.get("earliest", old.earliest), days.get("latest", old.latest)
        found = Period(*_ordered(*ends, last_given="latest" in days))
        period = found if found != Period(None, None) else None
    return replace(timex, period=period, rule=f"Corrected by judgement {judgement.id}.", **changes)


def _toponym(toponym: Toponym, changes: dict[str, Any]) -> Toponym:
    """One of the places that were not chosen is taken whole; another name has only what was given with it."""
    old = toponym.place
    kind = changes.pop("kind", toponym.kind)
    if "place" in changes and changes["place"] is None:
        return replace(toponym, kind=kind, place=None)
    name = changes.pop("place", old.name if old else None)
    if name is None:
        return replace(toponym, kind=kind)
    known = old if old is not None and old.name == name else next((c for c in toponym.candidates if c.name == name), None)
    others = tuple(c for c in toponym.candidates if c != known)
    if old is not None and old != known:
        others = (old, *others)
    place = known or Place(name, (), None, None, old.precision if old else "region")
    given = {key: value for key, value in changes.items() if value is not None or key in ("lat", "lon")}
    return replace(toponym, kind=kind, place=replace(place, **given), candidates=others)
