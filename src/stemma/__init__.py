"""stemma reads every report of one story side by side: who says what, on whose word, and where the reports part ways.

    >>> import stemma
    >>> comparison = stemma.compare_reports(["examples/earthquake"])

Everything heavy is imported when it is first used, so that `import stemma` stays quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from stemma.model import Annotations, Comparison

__version__ = "0.1.0"

__all__ = ["__version__", "annotate_text", "compare_reports"]


def compare_reports(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Comparison:
    """Read the reports under `paths` (files, folders, "-" for `stdin`) and compare them.

    `progress` is called with (stage, done, total) as the work goes on. Raises InputError where nothing can be read.
    """
    from stemma import pipeline  # noqa: PLC0415 - quick start

    return pipeline.compare(paths, stdin=stdin, progress=progress)


def annotate_text(text: str, *, published: str | None = None) -> Annotations:
    """Annotate one report given as text; spans are code points into `text`.

    `published` is the publication date in ISO form, against which "on Thursday" is resolved. Raises InputError where
    it is not a date.
    """
    from stemma import pipeline  # noqa: PLC0415 - quick start

    return pipeline.annotate_text(text, published=published)
