"""The data sets that are scored, each a function that gives the data's digest and the scores."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import stemma
from evals import gold, newsquant, polnear, recognizers, scoring
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


def _file(score: Callable[[Path], dict[str, float]], *parts: str) -> Scored:
    path = _shared(*parts)
    return gold.digest(path), dict(score(path))


def polnear_dev() -> Scored:
    """PolNeAR's development reports: contents, cues and sources of attributions."""
    folder = _shared("data", "attribution", "polnear")
    return gold.digest(folder / "dev.jsonl.xz"), dict(polnear.score(folder))


SETS: dict[str, Callable[[], Scored]] = {
    "example earthquake": partial(example, "earthquake"),
    "example layoffs": partial(example, "layoffs"),
    "example border": partial(example, "border"),
    "seeds": seeds,
    "story subway": partial(story, "subway"),
    "story goldman": partial(story, "goldman"),
    "NewsQuant odd half": partial(_file, newsquant.score, "data", "quantities", "newsquant_odd.jsonl.xz"),
    "Recognizers specs": partial(_file, recognizers.score, "data", "quantities", "recognizers_specs_en.jsonl.xz"),
    "PolNeAR dev": polnear_dev,
}
