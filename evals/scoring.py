"""All scores of one comparison against one bundle."""

from __future__ import annotations

import math
from typing import Any

from evals.metrics import (
    Item,
    characters,
    detection,
    grouped,
    matched,
    mean,
    pairwise,
    required,
    same_giver,
    same_name,
    same_value,
)

Scores = dict[str, float | None]


def by_file(comparison: dict[str, Any]) -> dict[str, Any]:
    """The JSON form with reports named by file name, as gold names them."""
    names = {r["id"]: r["file"].rsplit("/", 1)[-1] for r in comparison["reports"]}

    def walk(value: Any) -> Any:
        if isinstance(value, list):
            return [walk(v) for v in value]
        if isinstance(value, dict):
            value = {k: walk(v) for k, v in value.items()}
            if "start" in value and "report" in value:
                value["report"] = names.get(value["report"], value["report"])
        return value

    result: dict[str, Any] = walk(comparison)
    return result


def _figures(found: list[Item], gold: list[Item]) -> tuple[Scores, dict[str, str]]:
    pairs = matched(found, gold, of=(lambda f: f["span"], lambda g: g["span"]), floor=0.5)
    core = [(found[i], gold[j]) for i, j in pairs.items() if required(gold[j])]
    phrase = [(f, g) for f, g in core if characters(g.get("counted"))]
    scores: Scores = {
        "figures.f1": detection(found, gold, pairs),
        "figures.value": mean(same_value(f, g) for f, g in core),
        "figures.counted": mean(bool(characters(f.get("counted")) & characters(g["counted"])) for f, g in phrase),
        "figures.giver": mean(same_giver(f, g) for f, g in core),
        "figures.measure_f1": pairwise(
            grouped((gold[j]["id"], found[i].get("measure")) for i, j in pairs.items()),
            grouped((gold[j]["id"], gold[j].get("measure")) for j in pairs.values()),
        ),
    }
    return scores, {found[i]["id"]: gold[j]["id"] for i, j in pairs.items()}


def _sayings(found: list[Item], bundle: dict[str, Any]) -> tuple[Scores, dict[str, str]]:
    scores: Scores = {}
    content = (lambda f: f["content"], lambda g: g["content"])
    quotations = bundle.get("quotations") or []
    if quotations:
        own = [f for f in found if f["kind"] in ("direct", "mixed")]
        pairs = matched(own, quotations, of=content, floor=0.8)
        scores["quotations.f1"] = detection(own, quotations, pairs)
        scores["quotations.speaker"] = mean(
            same_name(own[i]["speaker"], quotations[j]["speaker"]) for i, j in pairs.items() if quotations[j].get("speaker")
        )
    gold = bundle.get("attributions") or []
    if not gold:
        return scores, {}
    pairs = matched(found, gold, of=content, floor=0.5)
    both = [(found[i], gold[j]) for i, j in pairs.items()]
    scores["attributions.f1"] = detection(found, gold, pairs)
    scores["attributions.speaker"] = mean(same_name(f["speaker"], g["speaker"]) for f, g in both if g.get("speaker"))
    scores["attributions.cue"] = mean(
        bool(characters(f.get("cue")) & characters(g["cue"])) for f, g in both if characters(g.get("cue"))
    )
    scores["attributions.modality"] = mean(f["modality"] == g["modality"] for f, g in both if g.get("modality"))
    return scores, {found[i]["id"]: gold[j]["id"] for i, j in pairs.items()}


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between (lat, lon) pairs in degrees."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))


def _times_and_places(comparison: dict[str, Any], bundle: dict[str, Any]) -> Scores:
    scores: Scores = {}
    span = (lambda f: f["span"], lambda g: g["span"])
    dates = bundle.get("dates") or []
    if dates:
        found = comparison["timexes"]
        pairs = matched(found, dates, of=span, floor=0.01)
        scores["timexes.f1"] = detection(found, dates, pairs)
        scores["timexes.value"] = mean(found[i]["value"] == dates[j]["value"] for i, j in pairs.items() if required(dates[j]))
    places = bundle.get("places") or []
    if places:
        found = comparison["toponyms"]
        pairs = matched(found, places, of=span, floor=0.01)
        scores["toponyms.f1"] = detection(found, places, pairs)
        near = [(found[i], places[j]) for i, j in pairs.items() if required(places[j]) and places[j].get("lat") is not None]
        near = [(f, g) for f, g in near if g.get("coord_basis") != "country centroid"]
        scores["toponyms.km161"] = mean(
            f["lat"] is not None and kilometres((f["lat"], f["lon"]), (g["lat"], g["lon"])) <= 161 for f, g in near
        )
    return scores


def _cover(items: list[Item], left: str, right: str) -> set[tuple[str, str, int]]:
    covered = set()
    for item in items:
        for side, other in ((item[left], item[right]), (item[right], item[left])):
            covered |= {(report, other["report"], at) for report, at in characters(side)}
    return covered


def _passages(found: list[Item], gold: list[Item]) -> Scores:
    if not gold:
        return {}
    mine = _cover(found, "left", "right")
    need = _cover([g for g in gold if not g.get("optional")], "a", "b")
    allowed = _cover(gold, "a", "b")
    precision = len(mine & allowed) / len(mine) if mine else 0.0
    recall = len(mine & need) / len(need) if need else 1.0
    return {"passages.f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0}


def _span_of(value: Any) -> tuple[float, float]:
    if isinstance(value, dict):
        low, high = value.get("min", value.get("low")), value.get("max", value.get("high"))
        return (low or 0, math.inf if high is None else high)
    return (value, value)


def _claims(comparison: dict[str, Any], bundle: dict[str, Any], names: dict[str, str]) -> Scores:
    gold = [c for c in bundle.get("claims") or [] if c.get("type") != "contrast"]
    if not gold:
        return {}
    known = set(names.values())
    theirs = [[m for m in c["members"] if m in known] for c in gold]
    mine = [[names[m] for m in c["members"] if m in names] for c in comparison["claims"]]
    origins = []
    for claim, members in zip(gold, theirs, strict=True):
        truth = claim.get("independent_origins")
        if truth is None or len(members) < 2:
            continue
        best = max(range(len(mine)), key=lambda i: (len(set(mine[i]) & set(members)), -i), default=None)
        if best is None or len(set(mine[best]) & set(members)) < 2:
            origins.append(False)
            continue
        low, high = _span_of(truth)
        ours = comparison["claims"][best]["independent_origins"]
        wide = ours["high"] - ours["low"] > max(2, high - low)
        origins.append(ours["low"] <= high and low <= ours["high"] and not wide)
    return {"claims.pairs_f1": pairwise(mine, theirs), "claims.origins": mean(origins)}


def _checks(comparison: dict[str, Any], bundle: dict[str, Any], names: dict[str, str]) -> Scores:
    gold = [c for c in bundle.get("checks") or [] if c.get("stated") and c.get("holds") is not None and len(c["inputs"]) > 1]
    found = [({names.get(i) for i in c["inputs"]}, c["holds"]) for c in comparison["checks"]]
    hits = [any(len(ids & set(c["inputs"])) >= 2 and holds == c["holds"] for ids, holds in found) for c in gold]
    return {"checks.recall": mean(hits)} if gold else {}


def score(comparison: dict[str, Any], bundle: dict[str, Any]) -> Scores:
    """Every score that the bundle has gold for, in the scorer's names; each from 0 to 1."""
    comparison = by_file(comparison)
    scores, figure_names = _figures(comparison["figures"], bundle.get("figures") or [])
    more, saying_names = _sayings(comparison["attributions"], bundle)
    names = figure_names | saying_names
    return {
        **scores,
        **more,
        **_times_and_places(comparison, bundle),
        **_passages(comparison["passages"], bundle.get("passages") or []),
        **_claims(comparison, bundle, names),
        **_checks(comparison, bundle, names),
    }
