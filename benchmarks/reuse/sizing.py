"""From what was measured to a hundred million reports: every step as a row of what, how it is reckoned, and what comes of it.

Nothing is measured here. Rates come from results.json: of the largest corpus of `growth`, the fingerprint pass, the share of
distinct sentences and the speed of annotation. Three figures are not measured by this project's scripts and are marked: the
CPU time of the same statements on Spark beside DuckDB (quoted), the price of a core-hour and the size of the cluster (assumed).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

REPORTS = 100_000_000
SPARK_FACTOR = 123 / 12  #: CPU-seconds of one plan on Spark local[2] and on DuckDB, 100,000 reports; quoted from the prototype
PRICE = 0.04  #: assumed, in a currency of your choice: one core for one hour, with its memory and disk
NODES, CORES, GIGABYTES = 40, 16, 64  #: assumed: the cluster
POSTING_BYTES = 8 + 8 + 4  #: hash, report, place
ANCHOR_BYTES = 4 * 4 + 4  #: two reports, two places, whether the list is short
SLICE_BYTES = 500  #: about 90 words: what is aligned around the anchors, and 40 words of margin
SLOTS, SLOT_BITS = 2048, 2  #: of the sketch, per report

Row = tuple[str, str, str]


def hours(seconds: float) -> float:
    return seconds / 3600


def amount(bytes_: float) -> str:
    return f"{bytes_ / 1e12:.2f} TB" if bytes_ >= 1e12 else f"{bytes_ / 1e9:.0f} GB"


def steps(results: Mapping[str, Any]) -> list[Row]:
    """The extrapolation; `results` holds growth, reuse, calls and annotation."""
    size, grown = max(results["growth"]["sizes"].items(), key=lambda item: int(item[0]))
    measured, slope = int(size), results["growth"]["slope"]
    scale = REPORTS / measured
    corpus, floor = grown["corpus"], max(results["reuse"].items(), key=lambda item: int(item[0]))[1]["floor"]
    text = corpus["characters"] * scale
    hashes = grown["hashes"] * scale
    kept = grown["postings"] * scale
    duck = grown["cpu"] * scale ** max(1.0, slope)
    spark = duck * SPARK_FACTOR
    speed = floor["megabytes"] / floor["fingerprints"]
    calls = results["calls"]
    distinct = calls["distinct"] / calls["sentences"]
    rate = results["annotation"]["words_per_cpu_second"]
    annotating = corpus["words"] * scale / rate
    cores = NODES * CORES
    whole = annotating + spark

    def each(name: str) -> float:
        return float(grown[name]) / measured

    return [
        ("text", f"{corpus['characters'] / measured:,.0f} bytes a report × 10⁸", amount(text)),
        ("as Parquet (zstd)", f"{each('parquet_bytes'):,.0f} bytes a report", amount(grown["parquet_bytes"] * scale)),
        ("postings", f"{each('hashes'):.0f} a report", f"{hashes:.2e}, {amount(hashes * POSTING_BYTES)}"),
        (
            "postings of hashes seen twice",
            f"{grown['postings'] / grown['hashes']:.2f} of them at {measured:,} reports",
            f"{kept:.2e}, {amount(kept * POSTING_BYTES)}",
        ),
        ("sketch that tells them", f"{SLOTS} slots of {SLOT_BITS} bits a report", amount(REPORTS * SLOTS * SLOT_BITS / 8)),
        ("first shuffle, by hash", "all postings, as Spark has no sketch before it", amount(hashes * POSTING_BYTES)),
        (
            "second shuffle, by pair",
            f"{each('anchors'):.0f} anchors a report × {ANCHOR_BYTES} bytes",
            amount(grown["anchors"] * scale * ANCHOR_BYTES),
        ),
        ("stretches to align", f"{each('stretches'):.1f} a report", f"{grown['stretches'] * scale:.2e}"),
        (
            "third shuffle, their texts",
            f"two slices of about {SLICE_BYTES} bytes",
            amount(2 * SLICE_BYTES * grown["stretches"] * scale),
        ),
        ("spans", f"{each('rows'):.1f} a report", f"{grown['rows'] * scale:.2e}"),
        ("fingerprint pass alone", f"{speed:.0f} MB of text per CPU-second", f"{hours(text / 1e6 / speed):.1f} core-hours"),
        (
            "reuse, were it one machine with DuckDB",
            f"{grown['cpu']:.0f} CPU-s at {measured:,} reports × {scale:.0f}^{max(1.0, slope):.2f}",
            f"{hours(duck):,.0f} core-hours",
        ),
        ("reuse on Spark", f"× {SPARK_FACTOR:.1f} (quoted: 123 against 12 CPU-s)", f"{hours(spark):,.0f} core-hours"),
        (
            "annotation of every report",
            f"{corpus['words'] / measured:.0f} words a report at {rate:,.0f} words per CPU-second",
            f"{hours(annotating):,.0f} core-hours",
        ),
        ("distinct sentences", f"{calls['distinct']:,} of {calls['sentences']:,}", f"{distinct:.0%}"),
        ("annotation, each distinct sentence read once", f"× {distinct:.2f}", f"{hours(annotating * distinct):,.0f} core-hours"),
        ("reuse on Spark and annotation of every report", "sum", f"{hours(whole):,.0f} core-hours"),
        ("share of annotation in it", "", f"{annotating / whole:.0%}"),
        ("time", f"{NODES} machines of {CORES} cores, {GIGABYTES} GB (assumed), all busy", f"{hours(whole) / cores:.1f} hours"),
        ("cost", f"{PRICE} a core-hour (assumed)", f"{hours(whole) * PRICE:,.0f}"),
    ]  # fmt: skip
