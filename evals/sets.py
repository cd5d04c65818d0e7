"""The data sets that are scored, each a function that gives the data's digest and the scores."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import stemma
from evals import (
    basil,
    coreference,
    credits,
    entities,
    gold,
    gum,
    incidents,
    lineages,
    near_copies,
    newsquant,
    paraphrases,
    polnear,
    recognizers,
    recognizers_dates,
    scoring,
    stories,
    timexes,
    toponyms,
)
from evals.systems import UnavailableError
from stemma.model import Comparison
from stemma.show.contract import to_jsonable

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"

Scored = tuple[str, dict[str, float | None]]


class AbsentError(Exception):
    """The data of a set is not on this machine."""


def _shared(*parts: str) -> Path:
    path = SHARED.joinpath(*parts)
    if not path.exists():
        raise AbsentError(f"../shared/{'/'.join(parts)} is not beside this checkout")
    return path


def example(name: str) -> Scored:
    """One of the project's own stories against its hand-written gold."""
    folder, bundle_file = EXAMPLES / name, EXAMPLES / "gold" / f"{name}.json"
    comparison = stemma.compare_reports([folder])
    bundle = gold.resolved(gold.load(bundle_file), comparison)
    return gold.digest(folder, bundle_file), scoring.score(to_jsonable(comparison), bundle)


@lru_cache(maxsize=1)
def _scorer() -> ModuleType:
    """The contract's own scorer, loaded from ../shared."""
    path = _shared("tools", "score_comparison.py")
    spec = importlib.util.spec_from_file_location("score_comparison", path)
    if spec is None or spec.loader is None:
        raise AbsentError(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _contract(comparison: Comparison, bundle: dict[str, Any]) -> dict[str, float | None]:
    scores: dict[str, float | None] = _scorer().score(to_jsonable(comparison), bundle)
    return scores


def seeds() -> Scored:
    """The two seed reports, scored by the contract's scorer."""
    folder = _shared("seeds")
    comparison = stemma.compare_reports(sorted(folder.glob("*.txt")))
    return gold.digest(folder), _contract(comparison, gold.load(folder / "gold.json"))


def story(name: str) -> Scored:
    """One real story of ../shared/stories, scored by the contract's scorer."""
    folder, bundle_file = _shared("stories", name), _shared("stories", "gold.json")
    comparison = stemma.compare_reports([folder])
    return gold.digest(folder, bundle_file), _contract(comparison, json.loads(bundle_file.read_text("utf-8"))[name])


def _file(score: Callable[[Path], Mapping[str, float | None]], *parts: str) -> Scored:
    path = _shared(*parts)
    return gold.digest(path), dict(score(path))


def _timexes(name: str, system: str) -> Scored:
    path = _shared("data", "dates", name)
    return gold.digest(path), _of_system(timexes.score, path, system)


def polnear_dev(system: str) -> Scored:
    """PolNeAR's development reports: spans, linked attributions, recall by kind, calibration."""
    folder = _shared("data", "attribution", "polnear")
    return gold.digest(folder / "dev.jsonl.xz"), _of_system(polnear.score, folder, system)


def gum_told(system: str) -> Scored:
    """Attributions in GUM's news and interviews, dev and train together."""
    folder = _shared("data", "syntax")
    return gold.digest(*sorted(folder.glob("gum-free-*.conllu.xz"))), _of_system(gum.score, folder, system)


def told_again() -> Scored:
    """Pairs of invented sentences: paraphrases, two reporters' own reports of one fact, one topic."""
    return gold.digest(paraphrases.PAIRS), dict(paraphrases.score(paraphrases.PAIRS))


def grown_lineages() -> Scored:
    """Stories grown from invented events and Wikinews reports, whose lineage is known: both halves."""
    path = _shared("data", "dates", "meantime_apple_gm.jsonl.xz")
    halves = {half: lineages.score(path, half) for half in ("dev", "test")}
    return gold.digest(path, lineages.EVENTS), {f"{half}.{k}": v for half, found in halves.items() for k, v in found.items()}


def labelled_near_copies() -> Scored:
    """Pairs of reports that may share a text, labelled by hand: both halves."""
    shared = _shared()
    files = [f["path"] for of_set in near_copies.meta()["files"].values() for f in of_set]
    return gold.digest(near_copies.PAIRS, *(_shared("data", f) for f in files)), dict(near_copies.score(shared))


def grouped_stories() -> Scored:
    """Reports sorted into stories: ECB+ (both halves of its topics), Giveme5W1H, BASIL, incidents."""
    folder = _shared("data")
    files = (stories.ECB, *stories.SETS.values())
    return gold.digest(*(_shared("data", *file.split("/")) for file in files)), dict(stories.score(folder))


def polnear_credits() -> Scored:
    """Credits in PolNeAR's reports, its columns and places marked by hand: both halves."""
    folder = _shared("data", "attribution", "polnear")
    return gold.digest(folder, credits.MARKED), dict(credits.score(folder))


def _of_system(score: Callable[..., Mapping[str, float | None]], folder: Path, system: str) -> dict[str, float | None]:
    try:
        return dict(score(folder, system=system))
    except UnavailableError as reason:
        raise AbsentError(str(reason)) from None


SETS: dict[str, Callable[[], Scored]] = {
    "example earthquake": partial(example, "earthquake"),
    "example layoffs": partial(example, "layoffs"),
    "example border": partial(example, "border"),
    "seeds": seeds,
    "story subway": partial(story, "subway"),
    "story goldman": partial(story, "goldman"),
    "NewsQuant odd half": partial(_file, newsquant.score, "data", "quantities", "newsquant_odd.jsonl.xz"),
    "Recognizers specs": partial(_file, recognizers.score, "data", "quantities", "recognizers_specs_en.jsonl.xz"),
    "Recognizers specs, dates": partial(_file, recognizers_dates.score, "data", "quantities", "recognizers_specs_en.jsonl.xz"),
    "TempEval-3 AQUAINT": partial(_timexes, "te3_aquaint.jsonl.xz", "ours"),
    "TempEval-3 AQUAINT, dateparser": partial(_timexes, "te3_aquaint.jsonl.xz", "dateparser"),
    "MEANTIME apple, gm": partial(_timexes, "meantime_apple_gm.jsonl.xz", "ours"),
    "MEANTIME apple, gm, dateparser": partial(_timexes, "meantime_apple_gm.jsonl.xz", "dateparser"),
    "Local-Global Lexicon": partial(_file, toponyms.score, "data", "places", "lgl.xml.xz"),
    "GeoVirus": partial(_file, toponyms.score, "data", "places", "GeoVirus.xml.xz"),
    "Stories by event": grouped_stories,
    "Gun-violence incidents": partial(_file, incidents.score, "data", "figures"),
    "PolNeAR dev": partial(polnear_dev, "rules"),
    "PolNeAR dev, ours": partial(polnear_dev, "ours"),
    "GUM attribution": partial(gum_told, "rules"),
    "GUM attribution, ours": partial(gum_told, "ours"),
    "UNER EWT dev, names": partial(_file, entities.score, "data", "syntax", "uner", "en_ewt-ud-dev.iob2.xz"),
    "Lineages": grown_lineages,
    "Paraphrases": told_again,
    "Near-copies": labelled_near_copies,
    "PolNeAR credits": polnear_credits,
    "BASIL speakers": partial(_file, basil.score, "data", "clustering", "basil.jsonl.xz"),
    "GUM sources train": partial(_file, coreference.score, "data", "syntax", "gum-free-train.conllu.xz"),
    "GUM sources dev": partial(_file, coreference.score, "data", "syntax", "gum-free-dev.conllu.xz"),
}
