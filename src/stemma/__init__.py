"""stemma reads every report of one story side by side: who says what, on whose word, and where the reports part ways.

    >>> import stemma
    >>> comparison = stemma.compare_reports(["examples/earthquake"])

Everything heavy is imported when it is first used, so that `import stemma` stays quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypedDict, Unpack

if TYPE_CHECKING:
    from stemma.model import Annotations, Comparison

__version__ = "0.1.0"

__all__ = ["__version__", "annotate_text", "compare_reports"]


class Options(TypedDict, total=False):
    """How `compare_reports` reads; each may be left out."""

    encoder: bool
    model: str | None
    jobs: int


def compare_reports(
    paths: str | Path | Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    judgements: str | Path | Iterable[str | Path] = (),
    **options: Unpack[Options],
) -> Comparison:
    """Read the reports under `paths` (one or several files or folders, "-" for `stdin`) and compare them.

    `progress` is called with (stage, done, total) as the work goes on. `judgements` are files of what people judged, which is
    taken up (docs/judgements.md). Options: `encoder=False` reads attributions by rules only; `model` is the name of an installed
    attribution model in place of the shipped one; `jobs` (1) is how many processes may annotate: the result is the same with any
    number, and more than one are only started for many reports (call it under `if __name__ == "__main__":` then). Raises
    InputError where nothing can be read or a file has no judgements, ModelError for a model that is not installed or fails,
    SettingsError for a setting that is not allowed.
    """
    from stemma import pipeline  # noqa: PLC0415 - quick start

    settings = pipeline.Settings(**options)
    return pipeline.compare(_listed(paths), stdin=stdin, progress=progress, settings=settings, judgements=_listed(judgements))


def _listed(paths: str | Path | Iterable[str | Path]) -> Iterable[str | Path]:
    """A path alone is a list of one: a string is not read letter by letter."""
    return [paths] if isinstance(paths, (str, Path)) else paths


def annotate_text(
    text: str,
    *,
    published: str | None = None,
    encoder: bool = True,
    model: str | None = None,
    layers: Iterable[str] | None = None,
) -> Annotations:
    """Annotate one report given as text; spans are code points into `text`.

    `published` is the publication date in ISO form, against which "on Thursday" is resolved. `encoder` and `model` are
    those of `compare_reports`. `layers` names the lists wanted, of figures, attributions, timexes, toponyms and actors (all,
    where it is left out); the others stay empty and cost nothing, and figures have no sources without attributions. Raises
    InputError where `published` is not a date, SettingsError for a layer that is not there, ModelError as there.
    """
    from stemma import pipeline  # noqa: PLC0415 - quick start

    settings = pipeline.Settings(encoder=encoder, model=model)
    return pipeline.annotate_text(text, published=published, settings=settings, layers=layers)
