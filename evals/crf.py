"""A baseline of its time: a linear-chain CRF for the three roles, then the nearest cue and the nearest source.

Trained on PolNeAR's train split (first annotator) with python-crfsuite (MIT), one sequence per
paragraph, BIO labels of source, cue and content in one sequence (a content wins over what is nested in it). Features: the
word, its shape, ending and part of speech, whether it is a cue of the word list, where it stands to quotation marks and
to the sentence's cues, and words, tags and cues two to either side. A content belongs to the nearest cue of its paragraph,
in its own sentence if there is one; a cue's source is the nearest in the sentence, else in the paragraph.

The averaged perceptron trains it in about a minute on one core. The model is kept in build/crf/ under a digest of data and code,
so that it is trained once; `make evals` never trains it.
"""

from __future__ import annotations

import importlib
import itertools
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from evals import gold
from evals.documents import document
from evals.polnear import DATA, reports
from evals.spans import ROLES, Found, Range, gold_of
from evals.systems import Annotator, UnavailableError
from stemma.lexicon import mapping
from stemma.model import Document
from stemma.text.layout import Layout, Sentence
from stemma.text.tagger import shape
from stemma.text.words import Token

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "crf"
#: Passes over the training data; not tuned.
PASSES = 10
PAST = {
    "said": "say",
    "told": "tell",
    "thought": "think",
    "wrote": "write",
    "found": "find",
    "knew": "know",
    "felt": "feel",
    "spoke": "speak",
}
MARKS = frozenset(('"', "“", "”", "''", "``"))


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    return frozenset(mapping("cues"))


@lru_cache(maxsize=50_000)
def is_cue(word: str) -> bool:
    """Whether a lower-cased word is a form of a verb in the list of cues."""
    forms = [word, PAST.get(word, word), word[:-1], word[:-2], word[:-3], word[:-3] + "e"]
    forms += [word[:-3] + "y"] if word.endswith(("ied", "ies")) else []
    endings = word.endswith(("s", "ed", "ing", "d"))
    return any(f in _cues() for f in (forms if endings or word in PAST else forms[:2]))


def _sentence_features(layout: Layout, sentence: Sentence) -> Iterator[list[str]]:
    words = [t.lower for t in sentence.tokens]
    cues = [t[:1] == "V" and is_cue(w) for w, t in zip(words, sentence.tags, strict=True)]
    inside = [layout.in_quote(t.start) for t in sentence.tokens]
    said = [n for n, cue in enumerate(cues) if cue and not inside[n]]
    quoted = any(inside)
    for n, token in enumerate(sentence.tokens):
        near = min(said, key=lambda s: abs(s - n), default=None)
        side = "no" if near is None else "at" if near == n else "before" if n < near else "after"
        mark = "mark" if words[n] in MARKS else "in" if inside[n] else "out"
        made = [
            "w=" + words[n],
            "shape=" + shape(token.text),
            "end=" + words[n][-3:],
            "pos=" + sentence.tags[n],
            f"cue={cues[n]}",
            f"quote={mark},{quoted}",
            f"cue is {side}",
            f"cue is {side},{mark},{sentence.tags[n]}",
            f"first={n == 0}",
        ]
        if near is not None:
            made.append(f"far={side}{min(6, abs(n - near))},{words[near]}")
        for step in (-2, -1, 1, 2):
            at = n + step
            if 0 <= at < len(words):
                made += [f"{step}w={words[at]}", f"{step}pos={sentence.tags[at]}", f"{step}cue={cues[at]},{inside[at]}"]
            else:
                made.append(f"{step}edge")
        if n + 1 < len(words):
            made.append(f"pos2={sentence.tags[n]},{sentence.tags[n + 1]}")
        yield made


def _paragraphs(layout: Layout) -> Iterator[tuple[list[Token], list[int], list[list[str]]]]:
    """Tokens, the sentence of each, and their features, paragraph by paragraph."""
    for _, group in itertools.groupby(layout.sentences, key=lambda s: s.paragraph):
        tokens: list[Token] = []
        owner: list[int] = []
        features: list[list[str]] = []
        for number, sentence in enumerate(group):
            tokens += sentence.tokens
            owner += [number] * len(sentence.tokens)
            features += _sentence_features(layout, sentence)
        if tokens:
            yield tokens, owner, features


def labels(tokens: Sequence[Token], gold: Iterable[Found]) -> list[str]:
    """BIO labels of tokens; a content wins over a cue and a cue over a source where they overlap."""
    told = ["O"] * len(tokens)
    listed = list(gold)
    for role in ROLES:
        for start, end in (s for f in listed for s in f.role(role)):
            covered = [n for n, t in enumerate(tokens) if t.start < end and start < t.end]
            for n in covered:
                told[n] = ("B-" if n == covered[0] else "I-") + role
    return told


def spans_of(told: Sequence[str]) -> dict[str, list[Range]]:
    """Half-open ranges of tokens by role."""
    found: dict[str, list[Range]] = {role: [] for role in ROLES}
    for n, label in enumerate(told):
        if label == "O":
            continue
        role = label[2:]
        if label[0] == "I" and n and told[n - 1] != "O" and told[n - 1][2:] == role:
            found[role][-1] = (found[role][-1][0], n + 1)
        else:
            found[role].append((n, n + 1))
    return found


def _gap(a: Range, b: Range) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])


def linked(spans: dict[str, list[Range]], owner: Sequence[int]) -> list[tuple[Range, list[Range], list[Range]]]:
    """(cue, contents, sources) of one paragraph by nearness, as ranges of tokens."""

    def nearest(to: Range, among: Sequence[Range]) -> Range | None:
        own = {owner[to[0]], owner[to[1] - 1]}
        ranked = [(not own & {owner[s[0]], owner[s[1] - 1]}, _gap(to, s), s) for s in among]
        return min(ranked)[2] if ranked else None

    contents: dict[Range, list[Range]] = {}
    for content in spans["content"]:
        cue = nearest(content, spans["cue"])
        if cue is not None:
            contents.setdefault(cue, []).append(content)
    rows = []
    for cue, told in sorted(contents.items()):
        source = nearest(cue, spans["source"])
        rows.append((cue, told, [source] if source is not None else []))
    return rows


def _found(tokens: Sequence[Token], owner: Sequence[int], told: Sequence[str]) -> list[Found]:
    def ranges(spans: Iterable[Range]) -> tuple[Range, ...]:
        return tuple((tokens[a].start, tokens[b - 1].end) for a, b in spans)

    rows = linked(spans_of(told), owner)
    return [Found(ranges(sources), ranges([cue]), ranges(contents)) for cue, contents, sources in rows]


def _package() -> Any:
    try:
        return importlib.import_module("pycrfsuite")  # its absence is told, not raised
    except ImportError:
        raise UnavailableError("python-crfsuite is not installed (pip install python-crfsuite)") from None


def kept(folder: Path = DATA) -> Path:
    """Where the model that this data and this code give lies or will lie."""
    text = ROOT / "src" / "stemma" / "text"
    code = [Path(__file__), *text.glob("*.py"), *(p for p in (text / "data").iterdir() if p.is_file())]
    return KEPT / f"{gold.digest(folder / 'train.jsonl.xz', *code)}.crfsuite"


def train(path: Path, folder: Path = DATA) -> None:
    """Train on all reports of the train split and write the model."""
    trainer = _package().Trainer(algorithm="ap", verbose=False)
    trainer.set_params({"max_iterations": PASSES, "feature.possible_transitions": True})
    for row in reports(folder, "train"):
        told = gold_of(row)
        for tokens, _, features in _paragraphs(Layout.of(document(row["text"]))):
            first, last = tokens[0].start, tokens[-1].end
            here = [f for f in told if any(a < last and first < b for role in ROLES for a, b in f.role(role))]
            trainer.append(features, labels(tokens, here))
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    trainer.train(str(partial))
    partial.replace(path)


def prepare() -> None:
    """Train the baseline where that has not been done. Raises UnavailableError without its package or data."""
    _package()
    if not (DATA / "train.jsonl.xz").exists():
        raise UnavailableError(f"{DATA} has no train.jsonl.xz")
    path = kept()
    if not path.exists():
        print(f"training the CRF baseline, once, about a minute: {path.relative_to(ROOT)}", file=sys.stderr)
        train(path)


def load() -> Annotator:
    """The baseline. Raises UnavailableError where it cannot be trained here."""
    prepare()
    package, path = _package(), kept()
    tagger = package.Tagger()
    tagger.open(str(path))

    def annotate(documents: Sequence[Document]) -> list[list[Found]]:
        answers = []
        for one in documents:
            read = _paragraphs(Layout.of(one))
            answers.append([f for tokens, owner, features in read for f in _found(tokens, owner, tagger.tag(features))])
        return answers

    return annotate
