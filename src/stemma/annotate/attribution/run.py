"""The door of this room: who says what in one report."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.annotate.actors.phrases import singular, small
from stemma.annotate.attribution.active import read_verbs
from stemma.annotate.attribution.continuation import main_sayings, read_rest, resolve_carried
from stemma.annotate.attribution.grammar.lines import Line, lines_inside, lines_of
from stemma.annotate.attribution.joining import Joiner
from stemma.annotate.attribution.nesting import chain_of, channel_nouns, modality_of, nest
from stemma.annotate.attribution.reader import LineReader
from stemma.annotate.attribution.sayings import Saying
from stemma.annotate.attribution.speakers import Directory, resolve, resolve_source
from stemma.annotate.attribution.verbless import read_verbless
from stemma.model import Actor, Attribution, Document, Dropped, Proposed
from stemma.text.layout import Layout, Sentence

NAME = "attribution"
VERSION = "1"

_TRAIL = " ,.;:\n\t\u00a0–—"  #: what a quotation's content does not end with
_CHANNEL_LINES = 4  #: lines after "has a recording" in which "in the recording" points back to it
_ADJUNCT_WORDS = 5  #: a quoted fragment of so few words that begins with a preposition is no saying apart from its clause
_PREPOSITIONS = frozenset(
    {"in", "on", "at", "by", "within", "after", "before", "during", "for", "with", "without", "under", "over", "until", "from"}
)


def _readers(layout: Layout, lines: Sequence[Line]) -> list[LineReader]:
    readers = [LineReader(layout, line) for line in lines]
    for reader in readers:
        read_verbs(reader)
        read_verbless(reader)
    return readers


def _inner(layout: Layout, outer: Sequence[LineReader]) -> list[tuple[Saying, LineReader]]:
    """Readers of the lines inside the quotations that are somebody's words, with the saying around each."""
    found: list[tuple[Saying, LineReader]] = []
    at = 0
    for saying in sorted((s for r in outer for s in r.sayings if s.fold is not None), key=lambda s: s.start):
        quote = layout.quoted[saying.fold or 0]
        while at < len(layout.sentences) and layout.sentences[at].end <= quote.inner_start:
            at += 1
        touched: list[Sentence] = []
        for number in range(at, len(layout.sentences)):
            if layout.sentences[number].start >= quote.inner_end:
                break
            touched.append(layout.sentences[number])
        for reader in _readers(layout, lines_inside(layout, saying.fold or 0, touched)):
            reader.sayings = [s for s in reader.sayings if _reports(s)]
            found.append((saying, reader))
    return found


def _reports(saying: Saying) -> bool:
    """Whether a saying inside a quotation reports words, not the speaker's own thinking or asking."""
    group = saying.group
    if group is None or "c" not in group.cue.takes or group.cue.weak:
        return False
    return (
        group.cue.modality != "demanded"
        or saying.source_tokens is None
        or saying.line.words.lower[saying.source_tokens.head] not in ("i", "we")
    )


def _channels(readers: Sequence[LineReader]) -> None:
    """ "In the recording, X said": the outlet that has the recording is the channel."""
    recent: list[tuple[int, frozenset[str], Saying]] = []
    for number, reader in enumerate(readers):
        w = reader.w
        if len(w) > 3 and w.lower[0] in ("in", "on") and w.lower[1] in ("the", "that", "this", "his", "her", "their"):
            noun = singular(w.lower[2])
            back = next(
                (s for n, known, s in reversed(recent[-_CHANNEL_LINES:]) if noun in known and number - n <= _CHANNEL_LINES), None
            )
            for saying in main_sayings(reader) if back is not None else ():
                saying.channel = back
        for saying in reader.sayings:
            if (
                saying.group is None
                and saying.cue is not None
                and saying.fold is None
                and saying.modality in ("stated", "reported")
            ):
                recent.append((number, channel_nouns(saying), saying))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in _TRAIL:
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _adjunct(text: str, saying: Saying) -> bool:
    words = text[saying.start : saying.end].split()
    return 0 < len(words) <= _ADJUNCT_WORDS and words[0].lower() in _PREPOSITIONS


def _shape(text: str, sayings: Sequence[Saying]) -> None:
    """Trim contents, set kinds and modalities."""
    for saying in sayings:
        if saying.fold is not None:
            saying.content = [_trimmed(text, *saying.content[0])]
        if saying.host is not None:
            saying.speaker, saying.speaker_type, saying.candidates = (
                saying.host.speaker,
                saying.host.speaker_type,
                saying.host.candidates,
            )
            if _adjunct(text, saying) and saying.end + 3 >= saying.host.end:
                saying.host.kind = "mixed"
    for saying in sayings:
        saying.modality = modality_of(saying, text)


def annotate_attributions(
    document: Document, layout: Layout, actors: Sequence[Actor], *, proposed: Proposed | None = None
) -> tuple[tuple[Attribution, ...], tuple[Dropped, ...]]:
    """Everything that the report's words give as somebody's, in the order of the text, and what was left out.

    `actors` are those of the same report. A reported clause with a part in quotation marks gives two attributions: the
    clause (indirect) and, inside it, each quoted part (mixed, the clause as its parent). Contents are without quotation
    marks, a leading "that", and the last comma or full stop.
    """
    text = layout.text
    readers = _readers(layout, lines_of(layout))
    directory = Directory(layout, actors)
    _resolve(directory, [(None, r) for r in readers])
    dropped = read_rest(layout, readers)
    _resolve(directory, [(None, r) for r in readers])
    _documents(readers)
    for reader in readers:
        resolve_carried(reader)
    _channels(readers)
    inner = _inner(layout, readers)
    _resolve(directory, inner)
    every = [s for r in readers for s in r.sayings] + [s for _, r in inner for s in r.sayings]
    if proposed is not None and proposed.attributions:
        joined = Joiner(layout, [*readers, *(r for _, r in inner)], every).join(proposed.attributions)
        every = list(joined.sayings)
        dropped += joined.dropped
        _resolve_proposed(directory, every)
    none = small("nobody")
    nobody = [s for s in every if s.source is not None and "-".join(text[slice(*s.source)].lower().split()) in none]
    dropped += [Dropped(f"{text[slice(*s.content[0])]!r} at {s.start}", "nobody is said to say it") for s in nobody]
    every = [s for s in every if s not in nobody and s.host not in nobody]
    _shape(text, every)
    every = [s for s in every if s.content and all(b > a for a, b in s.content)]
    nest(every)
    every.sort(key=lambda s: (s.start, -s.end, s.kind))
    for number, saying in enumerate(every, 1):
        saying.id = f"{document.siglum}q{number}"
    dropped += [
        Dropped(f"{text[g.span(r.w)[0] : g.span(r.w)[1]]!r} at {g.span(r.w)[0]}", "says that somebody did not say something")
        for r in readers
        for g in r.negated
    ]
    return tuple(_attribution(document, s) for s in every), tuple(dropped)


def _documents(readers: Sequence[LineReader]) -> None:
    """ "The statement went on": the statement in which somebody was said to say something."""
    owners: dict[str, Saying] = {}
    for reader in readers:
        w = reader.w
        for saying in reader.sayings:
            source, own = saying.source_tokens, saying.line.words
            if saying.speaker_type == "document" and source is not None and own.lower[source.start] in ("the", "that", "this"):
                owner = owners.get(singular(own.lower[source.head]))
                if owner is not None:
                    saying.speaker, saying.speaker_type = owner.speaker, owner.speaker_type
        spoken = next(
            (
                s
                for s in reader.sayings
                if s.speaker and s.speaker_type in ("named person", "named body", "unnamed group", "unnamed person")
            ),
            None,
        )
        for k in range(2, len(w)) if spoken is not None else ():
            if (
                w.tag[k] == "NN"
                and w.lower[k] in small("statements")
                and w.lower[k - 1] in ("a", "an", "written", "his", "her", "its", "their")
                and spoken is not None
            ):
                owners[w.lower[k]] = spoken


def _resolve(directory: Directory, readers: Sequence[tuple[Saying | None, LineReader]]) -> None:
    for around, reader in readers:
        for saying in reader.sayings:
            if saying.speaker is None and saying.host is None and saying.source_tokens is not None and saying.carried is None:
                speaker = resolve(directory, saying, around)
                saying.speaker, saying.speaker_type, saying.candidates = speaker.name, speaker.type, speaker.candidates


def _resolve_proposed(directory: Directory, sayings: Sequence[Saying]) -> None:
    for saying in sayings:
        if not saying.resolved and saying.source is not None:
            speaker = resolve_source(directory, saying.source)
            saying.speaker, saying.speaker_type, saying.candidates = speaker.name, speaker.type, speaker.candidates


def _attribution(document: Document, s: Saying) -> Attribution:
    parent = s.parent or s.channel or (s.carried.parent if s.carried is not None else None)
    return Attribution(
        id=s.id,
        content=tuple(document.span(a, b) for a, b in s.content),
        cue=document.span(*s.cue) if s.cue else None,
        source=document.span(*s.source) if s.source else None,
        speaker=s.speaker,
        speaker_type=s.speaker_type if s.speaker else None,
        kind=s.kind,
        modality=s.modality,
        parent=parent.id or None if parent is not None and parent is not s else None,
        chain=chain_of(s),
        basis="continuation" if s.basis_continuation else "explicit",
        state=s.state or "none",
        candidates=s.candidates,
        probability=None if s.probability is None else round(s.probability, 3),
    )
