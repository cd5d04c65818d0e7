"""The systems that are measured side by side on attribution: what each is given, and how its answer is read.

PolNeAR and this project's contract mark the same things a little differently; `in_polnear_form` translates what the
pipeline gives, by these rules and no others, before it is scored:

- a reported clause with a quoted part is one content in PolNeAR, and an indirect clause with a mixed child here: the
  child is left out (its words are in the parent's content);
- the contract's contents stand without their quotation marks, the comma or full stop before a closing mark, and the
  "that" before a clause; PolNeAR's with them: they are taken in again where they directly adjoin.

- the quotations on both sides of one cue, and one that goes on without a cue in the same paragraph, are fragments of one
  content in PolNeAR, and attributions of their own here: they are put together.

What else is conventionally different stays, and counts against the pipeline. The bare encoder and the CRF were trained on
PolNeAR and are scored as they answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.spans import Found, Fragments
from stemma.annotate.attribution import marked
from stemma.annotate.run import run
from stemma.errors import WeightsError
from stemma.model import Annotations, Attribution, AttributionModel, Document, Proposal, Span
from stemma.text.layout import Layout

Annotator = Callable[[Sequence[Document]], list[list[Found]]]

_BEFORE = re.compile(r"(?:\bthat,? )?(?:[\"“]|'')?$", re.IGNORECASE)
_AFTER = re.compile(r"[.,!?…]{0,3}(?:[\"”]|'')")
#: How far before a content its marks and its "that" may begin.
REACH = 9


class UnavailableError(Exception):
    """A system that cannot run here, and why."""


@dataclass(frozen=True, slots=True)
class System:
    """A system by the function that loads it.

    `layout_apart`: the shape of the text is read before its time is taken. `prepare` is called once in another process.
    """

    load: Callable[[], Annotator]
    layout_apart: bool = False
    prepare: Callable[[], None] | None = None


def _is_open(part: str) -> bool:
    """Whether a quotation that opens in this part of a text does not close in it."""
    return part.count("“") > part.count("”") or part.count('"') % 2 == 1 or part.count("''") % 2 == 1


def _widened(text: str, span: Span) -> tuple[int, int]:
    before = _BEFORE.search(text[max(0, span.start - REACH) : span.start])
    start = span.start - (len(before[0]) if before else 0)
    after = _AFTER.match(text, span.end)
    return start, after.end() if after and _is_open(text[start : span.end]) else span.end


def _one(span: Span | None) -> Fragments:
    return ((span.start, span.end),) if span else ()


def in_polnear_form(text: str, found: Sequence[Attribution]) -> list[Found]:
    """Attributions of the pipeline as PolNeAR would mark them."""
    hosts = {a.id for a in found if a.kind != "direct"}
    made: list[Found] = []
    last: Attribution | None = None
    for a in found:
        if a.kind == "mixed" and a.parent in hosts:
            continue
        content = tuple(_widened(text, s) for s in a.content)
        if last is not None and _goes_on(text, last, a):
            before = made.pop()
            made.append(Found(before.source, before.cue, _ordered(before.content + content), before.probability))
        else:
            made.append(Found(_one(a.source), _one(a.cue), content, a.probability))
        last = a
    return made


def _goes_on(text: str, last: Attribution, a: Attribution) -> bool:
    """Whether an attribution is one with the last in PolNeAR: on the same cue, or without one in the same paragraph."""
    if a.cue is not None and last.cue is not None and a.cue == last.cue:
        return True
    between = text[last.content[-1].end : a.content[0].start]
    return a.basis == "continuation" and a.cue is None and a.speaker == last.speaker and "\n" not in between


def _ordered(fragments: Fragments) -> Fragments:
    return tuple(sorted(set(fragments)))


def pipeline(model: AttributionModel | None) -> Annotator:
    """The whole annotate step, with a model's proposals or, for None, with rules only."""

    def annotate(documents: Sequence[Document]) -> list[list[Found]]:
        found = [a for a in run(documents, model=model) if isinstance(a, Annotations)]
        return [in_polnear_form(d.text, a.attributions) for d, a in zip(documents, found, strict=True)]

    return annotate


def _proposed(one: Proposal) -> Found:
    return Found(one.source, one.cue, one.content, one.probability)


def bare(model: AttributionModel) -> Annotator:
    """A model alone: what it proposes."""

    def annotate(documents: Sequence[Document]) -> list[list[Found]]:
        answers = model.propose([marked(Layout.of(d)) for d in documents])
        return [[_proposed(one) for one in answer.attributions] for answer in answers]

    return annotate


def encoder(folder: Path | None = None) -> AttributionModel:
    """The shipped encoder, or one whose weights lie in a folder. Raises UnavailableError where there is none."""
    try:
        import stemma.encoder  # noqa: PLC0415 - rules are measured without the encoder's packages too

        if folder is None:
            return stemma.encoder.load()
        from stemma.encoder.attribution import Encoder  # noqa: PLC0415
        from stemma.encoder.weights import weights  # noqa: PLC0415

        return Encoder(weights(folder))
    except (ImportError, AttributeError, WeightsError) as reason:
        raise UnavailableError(f"the encoder cannot be loaded: {reason}") from None


def _crf() -> Annotator:
    from evals import crf  # noqa: PLC0415 - it imports this module

    return crf.load()


def _prepare_crf() -> None:
    from evals import crf  # noqa: PLC0415 - as above

    crf.prepare()


def systems(fp32: Path | None = None) -> dict[str, System]:
    """All systems by name; `fp32` is a folder of weights that were not rounded to int8, which the package does not ship."""
    table = {
        "rules": System(lambda: pipeline(None)),
        "crf": System(_crf, layout_apart=True, prepare=_prepare_crf),
        "ours": System(lambda: pipeline(encoder())),
        "encoder-int8": System(lambda: bare(encoder()), layout_apart=True),
    }
    if fp32 is not None:
        table["encoder-fp32"] = System(lambda: bare(encoder(fp32)), layout_apart=True)
    return table
