"""`python -m benchmarks.reuse.planted --reports N --out FOLDER`: a corpus of invented reports with planted reuse, and the truth.

Words are drawn from a Zipf vocabulary of invented letter strings. Each of 300 outlets closes its reports with its own
boilerplate; stock phrases of 4-6 words with Zipf frequencies stand everywhere. Planted are passages of 8-200 words in two to
four reports (copied with 0-20 % of the words edited), quotations, and wire families: agency copy in 3-600 reports, cut from
the bottom and edited.
The same seed and number of reports give the same corpus byte for byte.

Written are `reports/part-*.parquet` (id, outlet, day, text), `places.parquet` (the truth: see `Places`), `corpus.json` (counts
and the digest of the texts) and, with --passim, `passim.jsonl` (id, series, date, text: what passim reads).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.reuse.vocabulary import (
    BREAK,
    CAPITAL,
    CLOSE,
    OPEN,
    STANDS,
    STOP,
    TRAILS,
    Array,
    Vocabulary,
    in_sentences,
)

SEED = 7
OUTLETS = 300
DAYS = 365
CHUNK = 10_000  #: reports made, and written to one file, at a time
OWN_WORDS = 330  #: a report's own words on average; a printer of agency copy adds fewer
OWN_WORDS_WIRE = 150
STOCK_PHRASES = 20_000  #: with Zipf frequencies, as the words
STOCK_SHARE = 1 / 90  #: stock phrases begun per own word
PASSAGES = 0.5  #: planted passages per report of the corpus
QUOTATIONS = 0.1
WIRE_SHARE = 0.12  #: of the reports print agency copy
LARGE_FAMILIES = (250, 600)  #: one of each for every 20,000 reports
LARGE_EVERY = 20_000
NARRATION, QUOTATION, WIRE = 0, 1, 2
KINDS = ("narration", "quotation", "wire")
WHOLE_SENTENCES = 20  #: a passage of at least so many words is whole sentences; a shorter one stands inside a sentence
MOST_EDITS = 0.2
TRAIL_LENGTHS = np.array([len(trail) for trail in TRAILS])


@dataclass(frozen=True, slots=True)
class Places:
    """One row for each place where a planted passage stands: the truth.

    `passage` numbers passages; `kind` indexes KINDS; `first` and `words` say which words of the passage stand here (a cut copy
    has fewer); `edits` counts words changed, left out or put in; `begin`, `end` are the place in the report, in words;
    `start`, `stop` the same in code points.
    """

    passage: Array
    kind: Array
    report: Array
    first: Array
    words: Array
    edits: Array
    begin: Array
    end: Array
    start: Array
    stop: Array


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is drawn before the reports are written: outlets, days, places and the tokens that stand there, by report."""

    outlets: Array
    days: Array
    own: Array
    places: Places
    tokens: Array
    edges: Array  #: where the tokens of each place begin, and the end of the last
    boilerplate: Array
    boilerplate_edges: Array
    stock: Array
    stock_edges: Array


def starts(lengths: Array) -> Array:
    """Where runs of these lengths begin when they are laid end to end, and the end."""
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])


def gather(offsets: Array, lengths: Array) -> Array:
    """The places of the runs that begin at these offsets, one run after the other."""
    return np.repeat(offsets - starts(lengths)[:-1], lengths) + np.arange(int(lengths.sum()))


def family_sizes(reports: int, rng: np.random.Generator) -> Array:
    """Sizes of wire families that take up WIRE_SHARE of the reports: the large ones first, the others heavy at the small end."""
    wanted = int(reports * WIRE_SHARE)
    sizes = [size for _ in range(reports // LARGE_EVERY) for size in LARGE_FAMILIES]
    while sum(sizes) < wanted:
        sizes.extend(np.minimum(3 * (1 - rng.random(200)) ** -0.9, min(200, max(3, reports // 20))).astype(int).tolist())
    kept = np.cumsum(sizes) <= wanted
    return np.array(sizes)[kept]


def passage_lengths(count: int, rng: np.random.Generator) -> Array:
    """8-12, 13-19, 20-50 and 51-200 words, about a quarter each."""
    low, high = np.array([8, 13, 20, 51]), np.array([13, 20, 51, 201])
    kind = rng.integers(0, 4, count)
    return rng.integers(low[kind], high[kind])


def edit_rates(count: int, rng: np.random.Generator) -> Array:
    """Half of the copies verbatim, the others with 0-20 % of the words edited."""
    return np.where(rng.random(count) < 0.5, 0.0, rng.random(count) * MOST_EDITS)


def edited(tokens: Array, edges: Array, rates: Array, words: Vocabulary, rng: np.random.Generator) -> tuple[Array, Array, Array]:
    """Copies with words replaced (3 of 5 edits), left out (1) or put in (1): tokens, edges and the number of edits of each."""
    lengths = np.diff(edges)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    touched = rng.random(len(tokens), dtype=np.float32) < rates[owner]
    edits = np.bincount(owner[touched], minlength=len(lengths))
    too_many = edits > MOST_EDITS * lengths
    edits[too_many] = 0
    touched &= ~too_many[owner]
    sort = rng.integers(0, 5, len(tokens), dtype=np.int8)
    times = np.ones(len(tokens), np.int64)
    times[touched & (sort == 3)] = 0
    times[touched & (sort == 4)] = 2
    new = tokens.copy()
    at = np.flatnonzero(touched & (sort < 3))
    new[at] = words.draw(len(at), rng) + new[at] % STANDS
    ends = np.cumsum(times)
    result = np.repeat(new, times)
    put_in = ends[times == 2] - 2
    result[put_in] = words.draw(len(put_in), rng)
    return result, starts(np.bincount(owner, weights=times, minlength=len(lengths)).astype(np.int64)), edits


def marked(tokens: Array, edges: Array, kind: Array) -> None:
    """Capitals, stops and quotation marks at the ends of places, where these are whole sentences or quotations."""
    lengths = np.diff(edges)
    first, last = edges[:-1], edges[1:] - 1
    tokens[first] -= tokens[first] % STANDS
    tokens[last] -= tokens[last] % STANDS
    tokens[first[kind == QUOTATION]] += OPEN
    tokens[last[kind == QUOTATION]] += CLOSE
    whole = ((kind == NARRATION) & (lengths >= WHOLE_SENTENCES)) | (kind == WIRE)
    tokens[first[whole]] += CAPITAL
    tokens[last[whole]] += STOP


def cut(kind: Array, copy: Array, length: Array, rng: np.random.Generator) -> tuple[Array, Array]:
    """Which words of its passage each copy has: wire copy loses its end, one quotation in five is shortened at both ends."""
    first, words = np.zeros(len(kind), np.int64), length.astype(np.int64)
    wire = (kind == WIRE) & (rng.random(len(kind)) < 0.6)
    words[wire] = np.maximum(60, (length[wire] * rng.uniform(0.5, 1, wire.sum())).astype(np.int64))
    short = (kind == QUOTATION) & (copy > 0) & (length >= 16) & (rng.random(len(kind)) < 0.2)
    words[short] = rng.integers(8, length[short] - 3)
    first[short] = rng.integers(0, length[short] - words[short] + 1)
    return first, words


def groups(reports: int, days: Array, rng: np.random.Generator) -> tuple[Array, Array, Array, Array]:
    """Which reports share what: passage, kind, report (the earliest first) of each place, and the length of each passage."""
    sizes = family_sizes(reports, rng)
    members = rng.permutation(reports)[: sizes.sum()]
    family = np.repeat(np.arange(len(sizes)), sizes)
    days[members] = rng.integers(0, DAYS - 4, len(sizes))[family] + rng.integers(0, 4, len(members))
    passages, quotations = int(reports * PASSAGES), int(reports * QUOTATIONS)
    many = np.where(rng.random(passages) < 0.85, 2, rng.integers(3, 5, passages))
    many = np.concatenate([many, rng.integers(2, 6, quotations)])
    others = rng.integers(0, reports, many.sum())
    passage = np.concatenate([family, np.repeat(np.arange(len(many)) + len(sizes), many)])
    report = np.concatenate([members, others])
    kind = np.concatenate([np.full(len(members), WIRE), np.repeat(np.arange(len(many)) >= passages, many).astype(int)])
    lengths = np.concatenate(
        [rng.integers(150, 420, len(sizes)), passage_lengths(passages, rng), rng.integers(10, 46, quotations)]
    )
    order = np.lexsort((report, days[report], passage))
    return passage[order], kind[order], report[order], lengths


def make_plan(reports: int, words: Vocabulary, rng: np.random.Generator) -> Plan:
    """Everything but the reports' own words."""
    outlets, days = rng.integers(1, OUTLETS + 1, reports), rng.integers(0, DAYS, reports)
    passage, kind, report, lengths = groups(reports, days, rng)
    pool_edges = starts(lengths)
    pool = in_sentences(words.draw(int(pool_edges[-1]), rng), rng)
    copy = np.arange(len(passage)) - np.searchsorted(passage, passage)
    first, kept = cut(kind, copy, lengths[passage], rng)
    rates = np.where((copy == 0) & (kind != WIRE), 0.0, edit_rates(len(passage), rng))
    order = np.lexsort((rng.random(len(report)), report))
    passage, kind, report, first, kept, rates = (a[order] for a in (passage, kind, report, first, kept, rates))
    tokens = pool[gather(pool_edges[passage] + first, kept)]
    tokens, edges, edits = edited(tokens, starts(kept), rates, words, rng)
    marked(tokens, edges, kind)
    boilerplate_edges = starts(rng.integers(25, 60, OUTLETS + 1))
    boilerplate = in_sentences(words.draw(int(boilerplate_edges[-1]), rng), rng)
    marked(boilerplate, boilerplate_edges, np.full(OUTLETS + 1, WIRE))
    stock_edges = starts(rng.integers(4, 7, STOCK_PHRASES))
    wire = np.zeros(reports, bool)
    wire[report[kind == WIRE]] = True
    own = np.maximum(60, rng.gamma(4.0, np.where(wire, OWN_WORDS_WIRE, OWN_WORDS) / 4)).astype(np.int64)
    here = (np.zeros(len(report), np.int64) for _ in range(4))
    return Plan(
        outlets, days, own, Places(passage, kind, report, first, kept, edits, *here), tokens, edges,
        boilerplate, boilerplate_edges, words.draw(int(stock_edges[-1]), rng), stock_edges,
    )  # fmt: skip


def own_words(plan: Plan, count: int, words: Vocabulary, rng: np.random.Generator) -> Array:
    """Words of no planted passage, in sentences, with stock phrases among them: some often, most of them rarely."""
    tokens = in_sentences(words.draw(count, rng), rng)
    phrases = int(count * STOCK_SHARE)
    which = ((STOCK_PHRASES + 1.0) ** rng.random(phrases)).astype(np.int64) - 1
    lengths = np.diff(plan.stock_edges)[which]
    at = gather(rng.integers(0, count - 8, phrases), lengths)
    tokens[at] = plan.stock[gather(plan.stock_edges[which], lengths)]
    return tokens


def written(plan: Plan, low: int, high: int, words: Vocabulary, rng: np.random.Generator) -> list[str]:
    """The texts of reports low..high; sets where the planted places stand."""
    here = slice(*np.searchsorted(plan.places.report, [low, high]).tolist())
    report = plan.places.report[here] - low
    planted = np.bincount(report, minlength=high - low)
    slot = np.arange(len(report)) - starts(planted)[:-1][report]
    piece_report = np.repeat(np.arange(high - low), planted + 1)
    piece_slot = np.arange(len(piece_report)) - starts(planted + 1)[:-1][piece_report]
    shares = rng.exponential(size=len(piece_report))
    shares /= np.bincount(piece_report, weights=shares)[piece_report]
    pieces = 3 + (shares * plan.own[low:high][piece_report]).astype(np.int64)
    own = own_words(plan, int(pieces.sum()), words, rng)
    base = int(plan.edges[here.start])
    planted_tokens = plan.tokens[base : int(plan.edges[here.stop])]
    pool = np.concatenate([planted_tokens, plan.boilerplate, own])
    outlet = plan.outlets[low:high]
    offsets = np.concatenate([
        plan.edges[here.start : here.stop] - base,
        len(planted_tokens) + plan.boilerplate_edges[outlet],
        len(planted_tokens) + len(plan.boilerplate) + starts(pieces)[:-1],
    ])  # fmt: skip
    lengths = np.concatenate([np.diff(plan.edges)[here], np.diff(plan.boilerplate_edges)[outlet], pieces])
    of = np.concatenate([report, np.arange(high - low), piece_report])
    key = np.concatenate([2 * slot + 1, np.full(high - low, 1 << 30), 2 * piece_slot])
    order = np.lexsort((key, of))
    lengths = lengths[order]
    tokens = pool[gather(offsets[order], lengths)]
    begins = starts(lengths)
    joined(tokens, begins, of[order])
    report_edges = np.concatenate([[0], begins[np.flatnonzero(np.diff(of[order])) + 1], [begins[-1]]])
    back = np.argsort(order)[: len(report)]
    points = starts(words.characters[tokens])
    first, last = begins[back], begins[back + 1]
    plan.places.begin[here] = first - report_edges[report]
    plan.places.end[here] = last - report_edges[report]
    marks = tokens[first] % STANDS >= OPEN
    plan.places.start[here] = points[first] - points[report_edges[report]] + marks
    trail = TRAIL_LENGTHS[tokens[last - 1] % len(TRAILS)]
    plan.places.stop[here] = points[last] - points[report_edges[report]] - trail
    bounds = zip(report_edges[:-1].tolist(), report_edges[1:].tolist(), strict=True)
    return [words.text(tokens[a:b]).rstrip() for a, b in bounds]


def joined(tokens: Array, begins: Array, report: Array) -> None:
    """Stops before and capitals after each run of whole sentences, and at the ends of each report."""
    first, last = begins[:-1], begins[1:] - 1
    same = report[1:] == report[:-1]
    capital = tokens[first] % STANDS >= CAPITAL
    stop = tokens[last] % len(TRAILS) != 0
    stopped = np.concatenate([~same | capital[1:], [True]]) & ~stop
    tokens[last[stopped]] += np.where(np.arange(len(last)) % 2, STOP, BREAK)[stopped]
    opened = np.concatenate([[True], ~same | stop[:-1]]) & ~capital
    tokens[first[opened]] += CAPITAL


def make_reports(plan: Plan, words: Vocabulary, seed: int) -> Iterator[tuple[int, list[str]]]:
    """Texts chunk by chunk, with the number of the first."""
    for low in range(0, len(plan.outlets), CHUNK):
        rng = np.random.default_rng([seed, 2, low])
        yield low, written(plan, low, min(low + CHUNK, len(plan.outlets)), words, rng)


def write_corpus(folder: Path, reports: int, *, seed: int = SEED, passim: bool = False) -> dict[str, object]:
    """Make the corpus and its truth in a folder; gives back what corpus.json holds."""
    (folder / "reports").mkdir(parents=True)
    vocabulary = Vocabulary()
    plan = make_plan(reports, vocabulary, np.random.default_rng([seed, 1]))
    digest, characters, words = hashlib.sha256(), 0, 0
    con = duckdb.connect(config={"threads": 1})
    lines = (folder / "passim.jsonl").open("w", encoding="utf-8") if passim else None
    for low, texts in make_reports(plan, vocabulary, seed):
        rows = slice(low, low + len(texts))
        columns = (np.arange(low, low + len(texts)), plan.outlets[rows], plan.days[rows], np.array(texts, dtype=object))
        con.register("chunk", dict(zip(("id", "outlet", "day", "text"), columns, strict=True)))
        part = folder / "reports" / f"part-{low // CHUNK:04}.parquet"
        con.execute(f"COPY (SELECT * FROM chunk ORDER BY id) TO '{part}' (FORMAT parquet, COMPRESSION zstd)")
        con.unregister("chunk")
        digest.update("\0".join(texts).encode())
        characters += sum(map(len, texts))
        words += sum(text.count(" ") + text.count("\n\n") + 1 for text in texts)
        if lines:
            for number, outlet, day, text in zip(*(c.tolist() for c in columns), strict=True):
                when = date(2024, 1, 1) + timedelta(days=day)
                record = {"id": f"r{number}", "series": f"o{outlet}", "date": when.isoformat(), "text": text}
                lines.write(json.dumps(record, ensure_ascii=False) + "\n")
    if lines:
        lines.close()
    con.register("places", {name: getattr(plan.places, name) for name in Places.__slots__})
    truth = folder / "places.parquet"
    con.execute(f"COPY (SELECT * FROM places ORDER BY passage, report, begin) TO '{truth}' (FORMAT parquet)")
    facts: dict[str, object] = {
        "reports": reports, "seed": seed, "words": words, "characters": characters, "digest": digest.hexdigest()[:16],
        "passages": int(plan.places.passage.max()) + 1 if len(plan.places.passage) else 0, "places": len(plan.places.passage),
    }  # fmt: skip
    (folder / "corpus.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    return facts


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse.planted", description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True, help="a folder that does not exist yet")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--passim", action="store_true", help="also write passim.jsonl")
    options = parser.parse_args()
    facts = write_corpus(options.out, options.reports, seed=options.seed, passim=options.passim)
    print(json.dumps(facts))


if __name__ == "__main__":
    main()
