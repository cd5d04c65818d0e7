"""What the rules find before speakers are known: drafts of attributions."""

from __future__ import annotations

from dataclasses import dataclass, field

from stemma.annotate.attribution.grammar.lines import Line
from stemma.annotate.attribution.grammar.subjects import Source
from stemma.annotate.attribution.grammar.verbs import Group
from stemma.model.annotations import Kind, Modality, SpeakerType
from stemma.text.marks import State


@dataclass(slots=True, eq=False)
class Saying:
    """Words reported as someone's, in code points; `source_tokens` index the line's words."""

    content: list[tuple[int, int]]
    line: Line
    kind: Kind
    modality: Modality
    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    source_tokens: Source | None = None
    group: Group | None = None
    fold: int | None = None  #: index of the quotation that is the content
    host: Saying | None = None  #: the clause that a quoted fragment stands in
    basis_continuation: bool = False
    carried: Saying | None = None  #: the saying whose speaker (and cue) a quotation without a cue of its own takes over
    parent: Saying | None = None
    state: State | None = None
    speaker: str | None = None
    speaker_type: SpeakerType | None = None
    candidates: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    channel: Saying | None = None  #: the recording or letter that it is heard through
    id: str = field(default="")
    probability: float | None = None  #: that the attribution is right, where a model says so
    resolved: bool = True  #: False where a model's source has still to be resolved

    @property
    def start(self) -> int:
        """First code point of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Code point behind the content."""
        return self.content[-1][1]

    @property
    def size(self) -> int:
        """Code points of the content."""
        return sum(b - a for a, b in self.content)

    def holds(self, start: int, end: int) -> bool:
        """Whether one span of the content holds [start, end)."""
        return any(a <= start and end <= b for a, b in self.content)
