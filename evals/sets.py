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
    entities,
    gold,
    gum,
    incidents,
    newsquant,
    polnear,
    recognizers,
    recognizers_dates,
    scoring,
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
    "Gun-violence incidents": partial(_file, incidents.score, "data", "figures"),
    "PolNeAR dev": partial(polnear_dev, "rules"),
    "PolNeAR dev, ours": partial(polnear_dev, "ours"),
    "GUM attribution": partial(gum_told, "rules"),
    "GUM attribution, ours": partial(gum_told, "ours"),
    "UNER EWT dev, names": partial(_file, entities.score, "data", "syntax", "uner", "en_ewt-ud-dev.iob2.xz"),
    "BASIL speakers": partial(_file, basil.score, "data", "clustering", "basil.jsonl.xz"),
    "GUM sources train": partial(_file, coreference.score, "data", "syntax", "gum-free-train.conllu.xz"),
    "GUM sources dev": partial(_file, coreference.score, "data", "syntax", "gum-free-dev.conllu.xz"),
}
