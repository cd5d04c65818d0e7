"""Stories whose lineage is known: from independent accounts trees of reports are grown, each an edited copy of another.

Every report but the roots is made from the lines of its exemplar by a few of an editor's operations: cut, reorder, new
lead, figure changed, quotation reworded, paraphrase, words exchanged, sentences of its own, lines of a second exemplar
from another family. Some witnesses are then left out: their copies share a text that is not among the reports. The same
seed gives the same stories.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import yaml

from stemma.model import Credit, Dateline, Document, OffsetRun, Published

EVENTS = Path(__file__).parent / "stories.yaml"
OUTLETS = (
    *("Harbour Gazette", "Evening Star", "Morning Courier", "Capital Daily", "Northern Echo Post", "Weekly Reckoner"),
    *("Valley Observer", "Coastal Mail", "River Monitor", "Albion Record", "Finance Ledger", "Lowland Tribune"),
    *("Market Herald", "Sunday Beacon", "Upland Chronicle", "City Argus"),
)  # fmt: skip
AGENCIES = ("Strait Wire", "Nordwire", "Meridian Press Agency")
#: Words that a sub-editor exchanges; each stands for the other.
HOUSE_STYLE = (
    ("said", "stated"),
    ("about", "around"),
    ("told", "informed"),
    ("because", "since"),
    ("but", "yet"),
    ("while", "as"),
)
TIMES = ("all", "all", "days", "none", "mixed")
LOST, MERGED, AGENCY, REPRINT = 0.3, 0.3, 0.4, 0.12  #: how often a story has one


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the rewordings that are left to it."""

    text: str
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Event:
    """What reports of one event may be made of. Nothing is used twice in a story: no two outlets reword or add alike."""

    name: str
    day: date
    accounts: list[list[Line]]
    leads: list[str]
    own: list[str]
    used: set[str] = field(default_factory=set)  #: rewordings that an outlet has made


@dataclass(slots=True)
class Copy:
    """One report while its story is being made."""

    lines: list[Line]
    outlet: str
    time: datetime
    family: int
    exemplars: list[int] = field(default_factory=list)
    agency: str | None = None  #: the agency whose copy it is
    credited: bool = False  #: whether it says so; a dispatch says so by its dateline
    dispatch: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a story: ids of its reports."""

    edges: tuple[tuple[str, str], ...]  #: exemplar and copy; over a witness that is left out to the one before it
    groups: tuple[frozenset[str], ...]  #: copies of one text that was left out and had no exemplar itself: no edges among them
    lost: tuple[frozenset[str], ...]  #: reports next to each witness that was left out
    merged: tuple[str, ...]  #: reports with two exemplars
    origins: int  #: independent accounts


@dataclass(frozen=True, slots=True)
class Story:
    """Reports in the order they are given to the tool, and the truth about them."""

    name: str
    documents: tuple[Document, ...]
    truth: Truth


def invented(half: str) -> list[Event]:
    """The invented events of one half ("dev" or "test")."""
    found = []
    for event in yaml.safe_load(EVENTS.read_text("utf-8")):
        if event["half"] == half:
            accounts = [[Line(line[0], tuple(line[1:])) for line in account] for account in event["accounts"]]
            found.append(Event(event["name"], event["day"], accounts, event["leads"], event["own"]))
    return found


def wikinews(path: Path, half: str) -> list[Event]:
    """Wikinews reports (MEANTIME, CC BY) in threes as accounts that have nothing to do with one another; their text is not kept.

    Reports with an even number are dev, the others test. What outlets add are sentences of still other reports.
    """
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream]
    mine = [[_spaced(s) for s in t.split("\n")[2:] if len(s.split()) > 7][:12] for t in texts[half == "test" :: 2]]
    mine = [t for t in mine if len(t) >= 7]
    events = []
    for at in range(0, len(mine) - 5, 6):
        accounts = [[Line(s, _cut_short(s)) for s in t] for t in mine[at : at + 3]]
        spare = [s for t in mine[at + 3 : at + 6] for s in t[1:]]
        events.append(Event(f"wikinews{at}", date(2031, 6, 3), accounts, spare[:4], spare[4:16]))
    return events


def _spaced(sentence: str) -> str:
    """A sentence as it was before it was cut into tokens."""
    sentence = re.sub(r"`` ?", "“", re.sub(r" ?''", "”", sentence))
    return re.sub(r"([($]) ", r"\1", re.sub(r" ([,.;:!?)%]|'s\b|n't\b)", r"\1", sentence))


def _cut_short(sentence: str) -> tuple[str, ...]:
    """The sentence without what stands before its first or after its last comma."""
    head, _, tail = sentence.rpartition(",")
    first, _, rest = sentence.partition(", ")
    if len(head.split()) >= 8 and len(tail.split()) > 2:
        return (head + ".",)
    if len(rest.split()) >= 8 and len(first.split()) > 2 and "”" not in first:
        return (rest[:1].upper() + rest[1:],)
    return ()


def _cut(lines: list[Line], _: Event, dice: random.Random) -> list[Line]:
    keep = max(4, round(len(lines) * dice.uniform(0.55, 0.9)))
    if dice.random() < 0.5:
        return lines[:keep]
    kept = sorted(dice.sample(range(len(lines)), min(keep, len(lines))))
    return [lines[k] for k in kept]


def _reorder(lines: list[Line], _: Event, dice: random.Random) -> list[Line]:
    at = dice.randrange(1, len(lines))
    to = dice.randrange(1, len(lines))
    moved = [*lines[:at], *lines[at + 1 :]]
    return [*moved[:to], lines[at], *moved[to:]]


def _new_lead(lines: list[Line], event: Event, dice: random.Random) -> list[Line]:
    if not event.leads:
        return lines
    lead = Line(event.leads.pop(dice.randrange(len(event.leads))))
    return [lead, *lines[dice.randrange(2) :]]


def _figure(lines: list[Line], _: Event, dice: random.Random) -> list[Line]:
    """A number of two digits or more becomes another one: digits change places, or one of them changes."""
    places = [(k, m) for k, line in enumerate(lines) for m in re.finditer(r"(?<![\d.,])[1-9]\d{1,2}(?![\d.,]\d|\d)", line.text)]
    if not places:
        return lines
    k, found = dice.choice(places)
    digits = found.group()
    turned = digits != digits[::-1] and digits[-1] != "0" and dice.random() < 0.5
    other = digits[::-1] if turned else str(int(digits) + dice.choice((1, 3, 10)))
    text = lines[k].text[: found.start()] + other + lines[k].text[found.end() :]
    return [*lines[:k], Line(text, ()), *lines[k + 1 :]]


def _reworded(lines: list[Line], event: Event, dice: random.Random, *, quoted: bool) -> list[Line]:
    able = [k for k, line in enumerate(lines) if line.others and ("“" in line.text) == quoted]
    able = [k for k in able if lines[k].others[0] not in event.used]
    for k in dice.sample(able, min(len(able), 1 if quoted else dice.randint(1, 3))):
        event.used.add(lines[k].others[0])
        lines = [*lines[:k], Line(lines[k].others[0], lines[k].others[1:]), *lines[k + 1 :]]
    return lines


def _quotation(lines: list[Line], event: Event, dice: random.Random) -> list[Line]:
    return _reworded(lines, event, dice, quoted=True)


def _paraphrase(lines: list[Line], event: Event, dice: random.Random) -> list[Line]:
    return _reworded(lines, event, dice, quoted=False)


def _words(lines: list[Line], _: Event, dice: random.Random) -> list[Line]:
    """House style: a few words are exchanged wherever they stand."""
    for pair in dice.sample(HOUSE_STYLE, 2):
        old, new = pair if dice.random() < 0.5 else pair[::-1]
        lines = [replace(line, text=re.sub(rf"\b{old}\b", new, line.text)) for line in lines]
    return lines


def _own(lines: list[Line], event: Event, dice: random.Random) -> list[Line]:
    for _ in range(min(len(event.own), dice.randint(1, 2))):
        line = Line(event.own.pop(dice.randrange(len(event.own))))
        at = dice.randint(1, len(lines))
        lines = [*lines[:at], line, *lines[at:]]
    return lines


OPERATIONS: tuple[Callable[[list[Line], Event, random.Random], list[Line]], ...] = (
    *(_cut, _cut, _reorder, _new_lead, _figure),
    *(_quotation, _paraphrase, _paraphrase, _words, _own, _own),
)  # fmt: skip


def _copy(exemplar: Copy, event: Event, *, at: int, outlet: str, dice: random.Random) -> Copy:
    """A report made from another one."""
    lines = exemplar.lines
    done = (_cut,) if dice.random() < REPRINT else tuple(dict.fromkeys(dice.sample(OPERATIONS, dice.randint(2, 4))))
    for operation in done:
        lines = operation(list(lines), event, dice)
    time = exemplar.time + timedelta(minutes=dice.randint(15, 500))
    credited = exemplar.agency is not None and (exemplar.dispatch or exemplar.credited) and dice.random() < 0.6
    return Copy(lines, outlet, time, exemplar.family, [at], exemplar.agency, credited)


def grow(event: Event, dice: random.Random) -> tuple[list[Copy], set[int]]:
    """The reports of a story, exemplars before their copies, and the numbers of those that are left out."""
    outlets = dice.sample(OUTLETS, len(OUTLETS))
    agencies = dice.sample(AGENCIES, len(AGENCIES))
    start = datetime(event.day.year, event.day.month, event.day.day, 6, tzinfo=UTC)
    copies: list[Copy] = []
    for family, account in enumerate(dice.sample(event.accounts, dice.choice((1, 2, 2, 3)))):
        root = Copy(account, outlets.pop(), start + timedelta(minutes=dice.randint(0, 400)), family)
        if dice.random() < AGENCY:
            root.agency = root.outlet = agencies.pop()
            root.dispatch = root.credited = True
        copies.append(root)
    families = len(copies)
    for _ in range(dice.randint(3, 6)):
        family = dice.randrange(families)
        members = [k for k, c in enumerate(copies) if c.family == family]
        at = members[0] if dice.random() < 0.4 else dice.choice(members)
        copies.append(_copy(copies[at], event, at=at, outlet=outlets.pop(), dice=dice))
    if families > 1 and dice.random() < MERGED:
        _merge(copies, dice)
    return copies, _left_out(copies, dice) if dice.random() < LOST else set()


def _merge(copies: list[Copy], dice: random.Random) -> None:
    """One copy without copies of its own takes lines of a second exemplar, from another family."""
    used = {at for c in copies for at in c.exemplars}
    takers = [k for k, c in enumerate(copies) if c.exemplars and k not in used]
    if not takers:
        return
    taker = copies[dice.choice(takers)]
    at = dice.choice([k for k, c in enumerate(copies) if c.family != taker.family and c is not taker])
    giver = copies[at]
    first = dice.randint(0, len(giver.lines) - 3)
    lines = giver.lines[first : first + dice.randint(2, 4)]
    place = dice.randint(1, len(taker.lines))
    taker.lines = [*taker.lines[:place], *lines, *taker.lines[place:]]
    taker.exemplars.append(at)
    taker.time = max(taker.time, giver.time + timedelta(minutes=dice.randint(15, 300)))


def _left_out(copies: Sequence[Copy], dice: random.Random) -> set[int]:
    """One witness from which two or more others were made, with no second exemplar near it."""
    able = []
    for k, copy in enumerate(copies):
        takers = [c for c in copies if k in c.exemplars]
        if len(takers) >= 2 and all(len(c.exemplars) == 1 for c in takers) and len(copy.exemplars) < 2:
            able.append(k)
    return {dice.choice(able)} if able else set()


def _document(copy: Copy, *, name: str, siglum: str, mode: str) -> Document:
    """The report as it would have been read."""
    head = f"SELWYN ({copy.agency}) - " if copy.dispatch else ""
    foot = f"\n\nWith reporting by {copy.agency}" if copy.credited and not copy.dispatch else ""
    body = head + "\n\n".join(" ".join(line.text for line in copy.lines[k : k + 2]) for k in range(0, len(copy.lines), 2))
    text = body + foot
    day = copy.time.date()
    published = {
        "all": Published(day, day, day, "stated", "its date line", copy.time),
        "days": Published(day, day, day, "stated", "its date line"),
        "none": Published(None, None, None, "unknown", "no date in it"),
    }[mode]
    made = Document(
        id=name, siglum=siglum, file=f"{name}.txt", sha256="0" * 64, text=text, offsets=(OffsetRun(0, 0, len(text)),),
        encoding="utf-8", outlet=copy.outlet, published=published, body=((len(head), len(body)),),
        agency=copy.agency if copy.credited else None,
    )  # fmt: skip
    if copy.dispatch:
        line = Dateline(made.span(0, len(head) - 3), made.span(0, 6), None, made.span(8, 8 + len(copy.agency or "")))
        return replace(made, dateline=line)
    if foot:
        return replace(made, credits=(Credit(made.span(len(body) + 2, len(text)), "agency", (copy.agency or "",)),))
    return made


def _truth(copies: Sequence[Copy], out: set[int], names: dict[int, str]) -> Truth:
    edges, groups, lost = [], [], []
    for k, copy in enumerate(copies):
        for at in copy.exemplars if k not in out else ():
            nearest = [at] if at not in out else copies[at].exemplars
            edges += [(names[n], names[k]) for n in nearest]
    for k in sorted(out):
        takers = [names[n] for n, c in enumerate(copies) if k in c.exemplars]
        if not copies[k].exemplars:
            groups.append(frozenset(takers))
        lost.append(frozenset([*takers, *(names[n] for n in copies[k].exemplars)]))
    merged = tuple(names[k] for k, c in enumerate(copies) if len(c.exemplars) > 1)
    return Truth(tuple(edges), tuple(groups), tuple(lost), merged, len({c.family for c in copies}))


def story(event: Event, seed: int) -> Story:
    """One story of an event."""
    dice = random.Random(f"{event.name} {seed}")
    fresh = Event(event.name, event.day, event.accounts, list(event.leads), list(event.own))
    copies, out = grow(fresh, dice)
    kept = [k for k in range(len(copies)) if k not in out]
    dice.shuffle(kept)
    mode = dice.choice(TIMES)
    names = {k: f"r{n}" for n, k in enumerate(kept)}
    documents = []
    for n, k in enumerate(kept):
        own_mode = dice.choice(("all", "days", "none")) if mode == "mixed" else mode
        documents.append(_document(copies[k], name=names[k], siglum=chr(ord("A") + n), mode=own_mode))
    return Story(f"{event.name} {seed}", tuple(documents), _truth(copies, out, names))
