"""What a model says of a batch of reports, checked against their texts: a model put in ours' place may be anybody's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from stemma.errors import ModelError, StemmaError
from stemma.model import AttributionModel, Dropped, MarkedText, Proposal, Proposed, ProposedName

Checked = tuple[Proposed, tuple[Dropped, ...]]


def propose(model: AttributionModel, texts: Sequence[MarkedText]) -> list[Checked]:
    """One answer per text, with what was left out of it: ranges that do not lie in the text, probabilities outside 0 to 1.

    Raises ModelError, naming the model, where it fails or where its answer is not of the agreed kind.
    """
    try:
        answers = model.propose(texts)
    except StemmaError:
        raise
    except Exception as error:
        raise ModelError(
            f"the attribution model {model.name!r} failed with {type(error).__name__}: {_one_line(error)}; "
            "take another with --model, or none with --no-encoder"
        ) from error
    if not isinstance(answers, list) or len(answers) != len(texts):
        given = f"{len(answers)} answers" if isinstance(answers, list) else f"a {type(answers).__name__}"
        raise ModelError(
            f"the attribution model {model.name!r} gave {given} for {len(texts)} texts; a list of one Proposed for each is needed"
        )
    return [_checked(answer, text.text, model=model.name) for answer, text in zip(answers, texts, strict=True)]


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _checked(answer: Proposed, text: str, *, model: str) -> Checked:
    """An answer without what does not fit its text. Raises ModelError where it is no Proposed."""
    kept: list[Proposal] = []
    names: list[ProposedName] = []
    dropped: list[Dropped] = []
    try:
        for one in answer.attributions:
            reason = _fault(one, len(text))
            if reason is None:
                kept.append(one)
            else:
                dropped.append(Dropped(f"an attribution proposed by {model}", reason))
        for name in answer.names:
            if 0 <= name.start < name.end <= len(text):
                names.append(name)
            else:
                dropped.append(Dropped(f"a name proposed by {model}", _outside((name.start, name.end), len(text))))
    except (AttributeError, TypeError, ValueError) as error:
        raise ModelError(
            f"the attribution model {model!r} gave an answer that cannot be read ({_one_line(error)}); "
            "stemma.model.Proposed says what is needed"
        ) from error
    return replace(answer, attributions=tuple(kept), names=tuple(names)), tuple(dropped)


def _fault(one: Proposal, length: int) -> str | None:
    """Why an attribution cannot be used, or None."""
    if not one.content:
        return "it has no content; what is said is needed, the rest may be empty"
    for role in (one.source, one.cue, one.content):
        before = 0
        for start, end in role:
            if not 0 <= start < end <= length:
                return _outside((start, end), length)
            if start < before:
                return f"its range {start}:{end} begins before {before}, where the one before it ends; fragments go in order"
            before = end
    if math.isnan(one.probability) or not 0 <= one.probability <= 1:
        return f"its probability is {one.probability}; a number from 0 to 1 is needed"
    return None


def _outside(found: tuple[int, int], length: int) -> str:
    return f"its range {found[0]}:{found[1]} is no stretch of the text, which has {length} characters"
