"""Tables of the measured figures for docs/scale.md, from benchmarks/reuse/results.json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.reuse.sizing import steps

RESULTS = Path(__file__).parent / "results.json"
#: passim on another planted corpus of the same make, measured when the plan was a prototype; quoted, not run here
QUOTED: dict[str, Any] = {
    "passim, candidate pairs": {
        "reports": 100_000, "cpu": 406, "peak_gb": 9.6,
        "recall": {
            "20 words or more, up to 5 % edited": 0.996, "20 words or more, 10-20 % edited": 0.82,
            "8-12 words verbatim": 0.49, "quotations": 1.0,
        },
        "members": ".45-.62",
    },
    "passim, aligned extents": {"reports": 20_000, "cpu": 883, "peak_gb": 6.9},
}  # fmt: skip
COMPARED = {
    "stemma candidates": "passim, candidate pairs",
    "stemma spans": "passim, aligned extents",
}

Row = Iterable[object]


def table(heads: Row, rows: Iterable[Row]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    first, *rest = map(str, heads)
    lines = [f"| {' | '.join([first, *rest])} |", f"|---|{'--:|' * len(rest)}"]
    lines += [f"| {' | '.join(map(str, row))} |" for row in rows]
    return "\n".join(lines)


def gigabytes(megabytes: float) -> str:
    return f"{megabytes / 1024:.2f} GB"


def times(one: float, other: float) -> str:
    """How many times `other` the first is."""
    ratio = one / other
    return f"{ratio:.0f} ×" if ratio >= 10 else f"{ratio:.1f} ×"


def speed(results: Mapping[str, Any]) -> str:
    """CPU, memory and ratios of every system on every size; passim's quoted figures beside."""
    rows: list[list[object]] = []
    for size, measured in results["reuse"].items():
        systems = measured["systems"]
        for name, figures in systems.items():
            members = ", ".join(f"{share:.3f} of {family}" for family, share in figures["members"].items()) or "–"
            ratios = (
                ["", ""]
                if name in COMPARED
                else [_ratios(figures["cpu"], figures["peak_mb"], systems[ours]) for ours in COMPARED]
            )
            memory = gigabytes(figures["peak_mb"])
            rows.append(
                [f"{int(size):,}", name, f"{figures['cpu']:.1f}", f"{figures['floors']:.1f}", memory, *ratios,
                 f"{figures['precision']:.3f}", members]
            )  # fmt: skip
        for name, quoted in COMPARED.items():
            passim = QUOTED[quoted]
            if passim["reports"] == int(size):
                ratios = [_ratios(passim["cpu"], passim["peak_gb"] * 1024, systems[o]) if o == name else "" for o in COMPARED]
                memory = f"{passim['peak_gb']} GB"
                rows.append(
                    [f"{int(size):,}", f"{quoted} (quoted)", passim["cpu"], "", memory, *ratios, "", passim.get("members", "–")]
                )
    against = [f"× {name}: CPU, peak" for name in COMPARED]
    return table(("reports", "system", "CPU-s", "floors", "peak", *against, "precision of pairs", "members linked"), rows)


def _ratios(cpu: float, megabytes: float, ours: Mapping[str, Any]) -> str:
    return f"{times(cpu, ours['cpu'])}, {times(megabytes, ours['peak_mb'])}"


def floors(results: Mapping[str, Any]) -> str:
    """The floor of every size: the fingerprint pass alone and one sort of its hashes."""
    rows = [
        [
            f"{int(size):,}", f"{m['floor']['fingerprints']:.2f}", f"{m['floor']['sort']:.2f}", f"{m['floor']['cpu']:.2f}",
            f"{m['floor']['hashes']:,}", f"{m['floor']['megabytes'] / m['floor']['fingerprints']:.0f} MB/s",
        ]
        for size, m in results["reuse"].items()
    ]  # fmt: skip
    return table(("reports", "fingerprint pass, CPU-s", "sort, CPU-s", "floor F", "hashes", "pass, text per CPU-second"), rows)


def recall(results: Mapping[str, Any]) -> str:
    """Recall by class of planted passage, on the smallest corpus: pairs of reports, and spans where a system gives them."""
    size = min(results["reuse"], key=int)
    systems = results["reuse"][size]["systems"]
    passim = QUOTED["passim, candidate pairs"]["recall"]
    rows = []
    for name, figures in systems["stemma spans"]["recall"].items():
        shown = name.removeprefix("quoted: ")
        quoted = passim.get(shown, "") if name.startswith("quoted: ") else ""
        found = [f"{system['recall'][name][level]:.3f}" for system in systems.values() for level in _levels(system)]
        rows.append([shown, figures["planted"], *found, quoted])
    heads = [f"{name}, {level}" for name, system in systems.items() for level in _levels(system)]
    return table(("class of passage", "planted", *heads, "passim pairs (quoted)"), rows)


def _levels(system: Mapping[str, Any]) -> list[str]:
    return ["pairs", "spans"] if "spans" in system else ["pairs"]


def witnesses(results: Mapping[str, Any]) -> str:
    """CollateX and stemma on twenty witnesses of 500 words."""
    ours, peer = results["witnesses"]["stemma"], results["witnesses"]["collatex"]
    rows = [
        ["CollateX", f"{peer['cpu']:.1f}", times(peer["cpu"], ours["cpu"])],
        ["stemma", f"{ours['cpu']:.3f}", ""],
    ]
    return table(("20 witnesses of 500 words", "CPU-s", "× stemma"), rows)


def growth(results: Mapping[str, Any]) -> str:
    """CPU time and memory from ten thousand reports up."""
    grown = results["growth"]
    rows = [
        [
            f"{int(size):,}", f"{row['cpu']:.1f}", f"{row['cpu'] / int(size) * 1e6:.0f}", f"{row['wall']:.0f}",
            f"{row['rows']:,}", gigabytes(row["own_mb"]), gigabytes(row["peak_mb"]),
        ]
        for size, row in grown["sizes"].items()
    ]  # fmt: skip
    heads = ("reports", "CPU-s", "CPU-s per million", "wall s", "spans", "peak of its own memory", "with pages of mapped files")
    limit = f"{grown['limit']} ({grown['limit_mb'] / 1024:.2f} GB of 1,024³ bytes)"
    slope = f"\n\nSlope of log CPU-seconds over log reports: {grown['slope']:.3f}. Limit given: {limit}."
    return table(heads, rows) + slope


def stages(results: Mapping[str, Any]) -> str:
    """CPU-seconds per million reports of each stage, by size."""
    grown = results["growth"]["sizes"]
    names = list(next(iter(grown.values()))["stages"])
    rows = [
        [f"{int(size):,}", *(f"{row['stages'][name] / int(size) * 1e6:.0f}" for name in names)] for size, row in grown.items()
    ]
    return table(("CPU-s per million reports", *names), rows)


def increments(results: Mapping[str, Any]) -> str:
    """What adding a few reports to a kept index costs beside a rebuild."""
    added = results["added"]
    rows = [[
        f"{added['kept']:,}", added["new"], f"{added['rebuild_cpu']:.2f}", f"{added['add_cpu']:.3f}",
        f"{added['add_cpu'] / added['rebuild_cpu']:.2%}", "yes" if added["equal"] else "no",
    ]]  # fmt: skip
    return table(("reports kept", "added", "rebuild, CPU-s", "adding, CPU-s", "share", "same rows as the rebuild"), rows)


def calls(results: Mapping[str, Any]) -> str:
    """Sentences handed to the sentence encoder beside the distinct ones."""
    counted = results["calls"]
    rows = [[
        f"{counted['reports']:,}", f"{counted['sentences']:,}", f"{counted['distinct']:,}", f"{counted['calls']:,}",
        f"{counted['calls'] / counted['distinct']:.3f}",
    ]]  # fmt: skip
    return table(("reports", "sentences", "distinct", "encoded", "encoded / distinct"), rows)


def plan(results: Mapping[str, Any]) -> str:
    """The extrapolation to a hundred million reports, step by step."""
    return table(("step", "reckoned", "10⁸ reports"), steps(results))


BLOCKS = {
    "reuse speed": (("reuse",), speed), "reuse floor": (("reuse",), floors), "reuse recall": (("reuse",), recall),
    "reuse witnesses": (("witnesses",), witnesses), "reuse growth": (("growth",), growth),
    "reuse stages": (("growth",), stages), "reuse added": (("added",), increments), "reuse calls": (("calls",), calls),
    "reuse plan": (("growth", "reuse", "calls", "annotation"), plan),
}  # fmt: skip


def render(results: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Blocks of docs/scale.md by name, of what `results` (results.json unless given) holds."""
    if results is None:
        results = json.loads(RESULTS.read_text("utf-8"))
    return {name: make(results) for name, (keys, make) in BLOCKS.items() if set(keys) <= set(results)}
