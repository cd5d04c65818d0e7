"""Judgements from a file: `stemma.judgements/1` as a reading room exports it, or a comparison that has taken some up."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn, get_args

from stemma.errors import InputError
from stemma.model import FORMAT, JUDGEMENTS_FORMAT, Anchor, AnchoredReport, Judgement, Verdict
from stemma.model.decoding import CLASSES, allowed, hint_of, read_object, read_value
from stemma.model.judgement import CORRECTABLE, VERDICTS

MAX_BYTES = 50_000_000  #: a thousand judgements are about a million bytes
_REQUIRED = ("id", "verdict", "kind", "anchors", "at")
_OPTIONAL = ("changes", "item", "note", "by")
MOST_DIGITS = 300  #: of a whole number; more have no place in the arithmetic of figures
DEEPEST = 50  #: nesting of an item: far beyond any real one, and far from Python's recursion limit
_OUTCOME = ("state", "items", "why")  #: what a comparison adds; worked out anew
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
#: Keys of which the first may not lie beyond the second, and, inside them, the ends of a period.
_ENDS = (("low", "high"), ("earliest", "latest"))
_SHOWN = 60  #: characters of a wrong value that an error shows
_CHARACTERS = "the words where they stand: start and end as whole numbers that enclose exactly `exact`"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an error is: the file, and which judgement of it."""

    file: str
    number: int | None = None
    id: str = ""

    def refuse(self, what: str) -> InputError:
        """The error in one line."""
        which = "" if self.number is None else f": judgement {self.number}" + (f" ({self.id})" if self.id else "")
        return InputError(" ".join(f"{self.file}{which}: {what}".split()))


def read_judgements(paths: Iterable[str | Path], *, max_bytes: int = MAX_BYTES) -> tuple[Judgement, ...]:
    """All judgements of the files, in their order; of several with one id the latest stands, at the place of the first.

    Raises InputError: which file, which judgement (its place from 1 and its id), what was given and what is allowed.
    """
    found: dict[str, Judgement] = {}
    for path in paths:
        given = _load(Path(path), str(path), max_bytes)
        for number, one in enumerate(_listed(given, str(path)), 1):
            judgement = _judgement(one, _Place(str(path), number))
            known = found.get(judgement.id)
            if known is None or judgement.moment >= known.moment:
                found[judgement.id] = judgement
    return tuple(found.values())


def _load(path: Path, name: str, max_bytes: int) -> Any:
    place = _Place(name or '""')
    mends = f"give a file of the format {JUDGEMENTS_FORMAT} (the reading room exports one), or a comparison's JSON"
    try:
        if not name.strip() or not path.exists():
            raise place.refuse(f"no such file; {mends}")
        if path.is_dir():
            raise place.refuse(f"a folder; {mends}")
        if path.is_file() and path.stat().st_size > max_bytes:
            raise place.refuse(f"{path.stat().st_size:,} bytes; at most {max_bytes:,} are read: split it into several files")
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise place.refuse(f"cannot be opened ({why}); check that you may read it") from None
    if len(data) > max_bytes:
        raise place.refuse(f"more than {max_bytes:,} bytes; split it into several files")
    if not data.strip():
        raise place.refuse(f"an empty file; {mends}")
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, parse_constant=_no_constant, parse_float=_number, parse_int=_whole)
    except UnicodeDecodeError:
        raise place.refuse(f"not UTF-8; {mends}") from None
    except RecursionError:
        raise place.refuse(f"lists and objects in each other, far too deep; {mends}") from None
    except ValueError as error:
        raise place.refuse(f"not JSON ({error}); {mends}") from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _number(written: str) -> float:
    found = float(written)
    if not math.isfinite(found):
        raise ValueError(f"the number {written[:20]} is too large")
    return found


def _whole(written: str) -> int:
    if len(written) > MOST_DIGITS:
        raise ValueError(f"the number {written[:20]}… is too large")
    return int(written)


def _listed(given: Any, name: str) -> Sequence[Any]:
    """The list of judgements in a file of ours."""
    place, mends = _Place(name), f"{JUDGEMENTS_FORMAT} and {FORMAT} are read"
    if not isinstance(given, Mapping) or "format" not in given:
        raise place.refuse(f"no `format` in it; one JSON object with `format` and `judgements` is needed: {mends}")
    kind = given["format"]
    if kind not in (JUDGEMENTS_FORMAT, FORMAT):
        family = str(kind).partition("/")[0]
        later = family in (JUDGEMENTS_FORMAT.partition("/")[0], FORMAT.partition("/")[0])
        hint = "take a stemma that knows it, or export it again" if later else "give a file that the reading room exported"
        raise place.refuse(f"its format is {_shown(kind)}; {mends}: {hint}")
    judgements = given.get("judgements", [] if kind == FORMAT else None)
    if not isinstance(judgements, list):
        raise place.refuse(f"`judgements` is {_shown(judgements)}; a list is allowed")
    return judgements


def _judgement(given: Any, place: _Place) -> Judgement:
    if not isinstance(given, Mapping):
        raise place.refuse(f"{_shown(given)}; an object with {', '.join(_REQUIRED)} is needed")
    name = given.get("id")
    if not isinstance(name, str) or not name.strip():
        raise place.refuse(f"`id` is {_shown(name)}; a string that is not empty is needed")
    place = _Place(place.file, place.number, name)
    for key in _REQUIRED:
        if key not in given:
            raise place.refuse(f"`{key}` is missing; {', '.join(_REQUIRED)} are needed")
    for key in given:
        if key not in (*_REQUIRED, *_OPTIONAL, *_OUTCOME):
            raise place.refuse(f"unknown key {_shown(key)}; {', '.join((*_REQUIRED, *_OPTIONAL))} are allowed")
    kind, verdict = given["kind"], given["verdict"]
    if not isinstance(kind, str) or kind not in VERDICTS:
        raise place.refuse(f"kind {_shown(kind)}; {', '.join(VERDICTS)} are allowed")
    if verdict not in get_args(Verdict):
        raise place.refuse(f"verdict {_shown(verdict)}; {', '.join(get_args(Verdict))} are allowed")
    if verdict not in VERDICTS[kind]:  # type: ignore[index]
        raise place.refuse(f"verdict {verdict!r} of kind {kind!r}; {', '.join(VERDICTS[kind])} are allowed")  # type: ignore[index]
    texts = {key: given.get(key, "") for key in ("note", "by")} | {"at": given["at"]}
    for key, value in texts.items():
        if not isinstance(value, str):
            raise place.refuse(f"`{key}` is {_shown(value)}; a string is allowed")
    _check_moment(texts["at"], place)
    return Judgement(
        id=name, verdict=verdict, kind=kind, anchors=_anchors(given["anchors"], place, kind=kind, verdict=verdict),  # type: ignore[arg-type]
        changes=_changes(given.get("changes", {}), place, kind=kind, verdict=verdict),
        item=_item(given.get("item"), place, kind=kind, verdict=verdict), **texts,
    )  # fmt: skip


def _check_moment(given: str, place: _Place) -> None:
    try:
        if not _MOMENT.fullmatch(given):
            raise ValueError(given)
        datetime.fromisoformat(given)
    except ValueError:
        raise place.refuse(f"`at` is {_shown(given)}; a time like 2026-11-21T14:03:12Z is allowed") from None


def _anchors(given: Any, place: _Place, *, kind: str, verdict: str) -> tuple[Anchor, ...]:
    if not isinstance(given, list):
        raise place.refuse(f"`anchors` is {_shown(given)}; a list is allowed")
    pair = verdict in ("same", "different") or kind in ("origin", "passage")
    least = 2 if pair else 0 if kind == "edge" else 1
    if len(given) < least or (pair and len(given) > least):
        needed = "exactly 2, one for each of the two," if pair else "1 or more, the words that are judged,"
        raise place.refuse(f"{len(given)} anchors; {needed} are needed")
    return tuple(_anchor(one, place, number) for number, one in enumerate(given, 1))


def _anchor(given: Any, place: _Place, number: int) -> Anchor:
    what = f"anchor {number}"
    if not isinstance(given, Mapping) or not isinstance(given.get("report"), Mapping):
        raise place.refuse(f"{what} is {_shown(given)}; an object with report (file, sha256, line), start, end, exact is needed")
    try:
        anchor = read_object(Anchor, given)
    except InputError as error:
        raise place.refuse(f"{what}: {error}") from None
    report: AnchoredReport = anchor.report
    if not _DIGEST.fullmatch(report.sha256):
        raise place.refuse(f"{what}: `sha256` is {_shown(report.sha256)}; 64 hexadecimal digits are allowed")
    if report.line is not None and report.line < 1:
        raise place.refuse(f"{what}: `line` is {report.line}; a number from 1 on, or null, is allowed")
    if not 0 <= anchor.start < anchor.end or anchor.end - anchor.start != len(anchor.exact):
        raise place.refuse(f"{what}: {anchor.start} to {anchor.end} with {_shown(anchor.exact)}; {_CHARACTERS}")
    return anchor


def _changes(given: Any, place: _Place, *, kind: str, verdict: str) -> str:
    """The changes as JSON text, each with a value that its key may have."""
    if not isinstance(given, Mapping):
        raise place.refuse(f"`changes` is {_shown(given)}; an object is allowed")
    if verdict != "correct" and given:
        raise place.refuse(f"`changes` beside the verdict {verdict!r}; only `correct` has changes: leave them {{}}")
    if verdict == "correct" and not given:
        raise place.refuse("`changes` is empty; `correct` needs one key with its new value, or more")
    may = CORRECTABLE.get(kind, ())  # type: ignore[call-overload]
    for key, value in given.items():
        if key not in may:
            raise place.refuse(f"`changes` names {_shown(key)}; of a {kind} {', '.join(may)} can be corrected")
        hint = hint_of(CLASSES[kind], key)
        try:
            read_value(hint, value, key=key)
        except InputError:
            raise place.refuse(f"`changes` gives `{key}` as {_shown(value)}; {allowed(hint)} is allowed") from None
    for ends in (given, *(value for value in given.values() if isinstance(value, Mapping))):
        for first, last in _ENDS:
            one, other = ends.get(first), ends.get(last)
            if one is not None and other is not None and one > other:
                raise place.refuse(f"`changes` gives `{first}` {one}, beyond `{last}` {other}; give them in their order")
    return _kept(given, place)


def _item(given: Any, place: _Place, *, kind: str, verdict: str) -> str | None:
    """The judged item as JSON text; where it may be put back, it must be one."""
    if given is None:
        if kind == "edge":
            raise place.refuse("`item` is null; the edge as the comparison gives it, with from and to, is needed")
        return None
    if not isinstance(given, Mapping):
        raise place.refuse(f"`item` is {_shown(given)}; the item as the comparison gives it, or null, is allowed")
    if verdict in ("accept", "correct") or kind == "edge":
        try:
            read_object(CLASSES[kind], given)
        except InputError as error:
            raise place.refuse(f"`item` is no {kind} of a comparison: {error}") from None
    return _kept(given, place)


def _kept(given: Mapping[str, Any], place: _Place) -> str:
    if _nested(given, DEEPEST):
        raise place.refuse(f"lists and objects in each other, more than {DEEPEST} deep; no item of a comparison is so deep")
    return json.dumps(given, ensure_ascii=False, allow_nan=False)


def _nested(value: object, may: int) -> bool:
    """Whether lists and objects stand deeper in each other than they may."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return may == 0 or any(_nested(part, may - 1) for part in parts)


def _shown(given: object) -> str:
    text = "null" if given is None else json.dumps(given, ensure_ascii=False) if not isinstance(given, str) else repr(given)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
