"""The door of the room: which passages the reports of a corpus share, on any engine.

Given is a table `reports(id bigint, outlet bigint, day bigint, text)`: ids are distinct whole numbers, an outlet below 0
is not known (one of its own), and reports are in order of time by (day, id). These tables come of it:

- `spans(left_id, right_id, left_start, left_end, right_start, right_end, left_words, right_words, words, verbatim)`: a
  passage that two reports of different outlets share; the earlier report is left. [start, end) in code points of either
  text; words on either side, and those that both have in the same order (8 or more). `verbatim` is 2 where both sides are
  equal to the character, 1 where they differ in marks, capitals or white space only, 0 where words differ.
- `pairs(left_id, right_id, anchors, rare)`: pairs that were compared: how many places of shared fingerprints stand in the
  stretches that were aligned, and 1 in `rare` where one of these stands in at most 100 reports.
- `families(id, family)`: reports connected by pairs that share 40 words or more; `family` is the least id of them.

Every run of eight words that reports of different outlets share lies in a span of theirs, as long as its fingerprints stand
in at most 100 reports and not more than 64 times in either report. Of what stands in more reports, each is compared with
the first four and with the one before it, so that copies stay connected while a wire report of a thousand copies
costs what a thousand reports cost.
"""

from __future__ import annotations

from dataclasses import dataclass

from stemma.scale.components import components
from stemma.scale.fingerprints import fingerprint_batches
from stemma.scale.plan import statement
from stemma.scale.runner import Columns, Runner, Schema
from stemma.scale.sketch import Sieved
from stemma.scale.spans.at_once import HELD, Leaves
from stemma.scale.spans.extents import ALIGNED, SLICES, align_batches, slice_batches

REPORTS: Schema = {"id": "bigint", "outlet": "bigint", "day": "bigint", "text": "text"}
FINGERPRINTS: Schema = {"id": "bigint", "pos": "integer", "h": "bigint", "nth": "integer"}
FAMILIES: Schema = {"id": "bigint", "family": "bigint"}

FAMILY_WORDS = 40  #: words that two reports of one family have in common: more than a quotation, less than a short wire story


@dataclass(frozen=True, slots=True)
class Reuse:
    """The names of the tables that came of a run, as the page above tells them."""

    spans: str = "spans"
    pairs: str = "pairs"
    families: str = "families"


def find_fingerprints(runner: Runner) -> None:
    """Make the table `fp` of `reports`; where one call sees all reports, without hashes that stand once."""
    sieved = getattr(runner, "one_call", False)
    function = Sieved(runner.count("reports")) if sieved else fingerprint_batches
    runner.map("fp", "reports", function=function, schema=FINGERPRINTS)


def find_anchors(runner: Runner) -> None:
    """Make `docs` and `anch` of `reports` and `fp`: reports in order of time, and the places that two of them share."""
    for name in ("docs", "rk", "occ", "anch"):
        runner.sql(name, statement(name))
    runner.drop("rk", "occ")


def find_candidates(runner: Runner) -> None:
    """Make `linked` and `cand` of `anch`: which pairs are to be compared, and which stretches of theirs aligned."""
    for name in ("seg", "lone", "band", "isl", "cand", "linked"):
        runner.sql(name, statement(name))
    runner.drop("anch", "seg", "lone", "band", "isl")


def find_spans(runner: Runner, *, at_hand: Columns | None = None) -> None:
    """Make `spans` and `pairs` of `docs`, `linked`, `cand` and `reports`, or of reports that are at hand here (`id`, `text`)."""
    if at_hand is not None or getattr(runner, "one_call", False):
        _align_at_once(runner, at_hand)
    else:
        _align_slices(runner)
    runner.sql("spans", statement("spans"))
    runner.sql("pairs", statement("pairs"))
    runner.drop("aligned")


def _align_slices(runner: Runner) -> None:
    """Make `aligned` from slices of the texts, which can be aligned anywhere."""
    runner.sql("asks", statement("asks"))
    runner.sql("wanted", statement("wanted"))
    runner.map("slices", "wanted", function=slice_batches, schema=SLICES)
    runner.sql("faced", statement("faced"))
    runner.map("aligned", "faced", function=align_batches, schema=ALIGNED)
    runner.drop("asks", "wanted", "slices", "faced")


def _align_at_once(runner: Runner, at_hand: Columns | None) -> None:
    """Make `aligned` where one process reads every report."""
    beside: int | None = getattr(runner, "beside", None)
    with Leaves(held=HELD if beside is None else min(HELD, beside // 2)) as leaves:
        if at_hand is None:
            runner.map("leaves", "reports", function=leaves.fill, schema={"id": "bigint"})
        else:
            leaves.keep(at_hand)
        leaves.number(runner.columns("docs"))
        runner.map("aligned", "cand", function=leaves.align, schema=ALIGNED)
    runner.drop("leaves")


def find_families(runner: Runner) -> None:
    """Make `families` of `spans`."""
    runner.sql("edges", statement("edges"))
    edges = runner.columns("edges")
    members, family = components(edges["left_id"], edges["right_id"])
    runner.register("families", [{"id": members, "family": family}], schema=FAMILIES)
    runner.drop("edges")


def find_reuse(runner: Runner) -> Reuse:
    """Which passages the reports of the table `reports` share; `runner` then holds the tables that are named."""
    find_fingerprints(runner)
    find_anchors(runner)
    runner.drop("fp")
    find_candidates(runner)
    find_spans(runner)
    find_families(runner)
    runner.drop("docs", "linked", "cand")
    return Reuse()
