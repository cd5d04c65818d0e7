"""Centroids from TopoJSON outlines (world-atlas, us-atlas) and from the hull of a set of towns."""

from __future__ import annotations

import math
from typing import Any

Point = tuple[float, float]  #: longitude, latitude in degrees
#: a detached part counts from a quarter of the largest one on: without French Guiana, with both islands of New Zealand
MAIN_PART = 0.25


def _rings(topology: dict[str, Any], geometry: dict[str, Any]) -> list[list[Point]]:
    """The outer rings of a (multi)polygon."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(index: int) -> list[Point]:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][index if index >= 0 else ~index]:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        return points if index >= 0 else points[::-1]

    if geometry["type"] == "Polygon":
        outer = [geometry["arcs"][0]]
    elif geometry["type"] == "MultiPolygon":
        outer = [part[0] for part in geometry["arcs"]]
    else:
        return []
    return [[point for index in ring for point in arc(index)] for ring in outer]


def _area_centroid(ring: list[Point]) -> tuple[float, Point]:
    """Area (arbitrary unit, true to size) and centroid of a ring, on a sinusoidal map around its own middle meridian."""
    if max(x for x, _ in ring) - min(x for x, _ in ring) > 180:
        ring = [(x + 360 if x < 0 else x, y) for x, y in ring]  # it crosses the date line
    middle = (min(x for x, _ in ring) + max(x for x, _ in ring)) / 2
    flat = [((x - middle) * math.cos(math.radians(y)), y) for x, y in ring]
    twice = cx = cy = 0.0
    for (x0, y0), (x1, y1) in zip(flat, flat[1:] + flat[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        twice += cross
        cx += (x0 + x1) * cross
        cy += (y0 + y1) * cross
    if abs(twice) < 1e-12:
        return 0.0, (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
    cx, cy = cx / (3 * twice), cy / (3 * twice)
    return abs(twice), (cx / max(math.cos(math.radians(cy)), 0.02) + middle, cy)


def _mean(parts: list[tuple[float, Point]]) -> Point:
    total = sum(area for area, _ in parts) or 1.0
    x = sum(area * math.cos(math.radians(p[0])) for area, p in parts)
    y = sum(area * math.sin(math.radians(p[0])) for area, p in parts)
    # the mean of angles, because an archipelago may lie on both sides of the date line
    return math.degrees(math.atan2(y, x)), sum(area * p[1] for area, p in parts) / total


def centroids(topology: dict[str, Any], layer: str) -> dict[str, tuple[str, Point]]:
    """Id (or name where there is none) of each geometry of a layer -> its name and centroid; of two with one id the larger."""
    found: dict[str, tuple[str, Point]] = {}
    size: dict[str, float] = {}
    for geometry in topology["objects"][layer]["geometries"]:
        parts = [_area_centroid(ring) for ring in _rings(topology, geometry)]
        if not parts:
            continue
        largest = max(area for area, _ in parts)
        kept = [part for part in parts if part[0] >= MAIN_PART * largest] if largest else parts[:1]
        name = str(geometry["properties"]["name"])
        key = str(geometry.get("id", name))
        if key not in found or largest > size[key]:
            found[key], size[key] = (name, _mean(kept) if largest else kept[0][1]), largest
    return found


def _hull(points: list[Point]) -> list[Point]:
    """Convex hull, counter-clockwise (Andrew 1979)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def chain(sequence: list[Point]) -> list[Point]:
        out: list[Point] = []
        for p in sequence:
            while len(out) > 1:
                (x0, y0), (x1, y1) = out[-2], out[-1]
                if (x1 - x0) * (p[1] - y0) - (y1 - y0) * (p[0] - x0) > 0:
                    break
                out.pop()
            out.append(p)
        return out[:-1]

    return chain(ordered) + chain(ordered[::-1])


def hull_centroid(points: list[Point]) -> Point:
    """The centroid of the hull of towns stands for the centroid of the division that holds them."""
    hull = _hull(points)
    if len(hull) < 3 or max(x for x, _ in hull) - min(x for x, _ in hull) > 180:
        return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    area, centre = _area_centroid(hull)
    return centre if area else (sum(x for x, _ in hull) / len(hull), sum(y for _, y in hull) / len(hull))
