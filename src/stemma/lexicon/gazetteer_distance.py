"""Where places lie to each other."""

from __future__ import annotations

import math

from stemma.lexicon.gazetteer import Entry

NEAR_DISTRICT, NEAR_REGION = 80.0, 400.0  #: km from the middle of a district, of a region, within which a place may lie in it


def lies_in(entry: Entry, holder: Entry) -> bool:
    """Whether a place of the gazetteer may lie in a country, division, district or region."""
    if not set(entry.countries) & set(holder.countries) or entry.kind == "country":
        return False
    if holder.kind == "country":
        return True
    if holder.kind == "division":
        return entry.admin1 == holder.code and entry.kind != "division"
    if entry.kind == "division" or entry is holder:
        return False
    return kilometres(entry, holder) < (NEAR_DISTRICT if holder.kind == "district" else NEAR_REGION)


def kilometres(one: Entry, other: Entry) -> float:
    """Great-circle distance; infinite where a place has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    a, b = math.radians(one.lat), math.radians(other.lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(h)))
