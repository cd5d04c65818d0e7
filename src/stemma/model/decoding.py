"""From the JSON of the contract back to the model: one item, as it stands in a comparison.

It follows the types of the model; the few keys that are written otherwise than they are modelled stand in two tables here. A
test holds that whatever `stemma.show.contract` writes of these classes comes back the same.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from stemma.errors import InputError
from stemma.model.annotations import Actor, Attribution, Figure, Mention, Timex, Toponym
from stemma.model.comparison import Claim, ClaimPair, Edge, Passage
from stemma.model.span import Span

#: Values whose own keys stand beside those of what has them, each with the keys that are called otherwise.
_FLAT: dict[tuple[type, str], dict[str, str]] = {
    (Figure, "quantity"): {},
    (Timex, "period"): {},
    (Toponym, "place"): {"name": "place"},
    (Mention, "span"): {},
}
_RENAMED: dict[tuple[type, str], str] = {
    (Edge, "from_report"): "from",
    (Edge, "to_report"): "to",
    (ClaimPair, "from_id"): "from",
    (ClaimPair, "to_id"): "to",
}
#: Of a flat value that may be lacking, the key without which it is.
_NEEDED: dict[tuple[type, str], str] = {(Toponym, "place"): "place"}
#: The class of each kind of judged item.
CLASSES: dict[str, type] = {
    "figure": Figure,
    "attribution": Attribution,
    "timex": Timex,
    "toponym": Toponym,
    "actor": Actor,
    "passage": Passage,
    "claim": Claim,
    "edge": Edge,
}
_PLAIN = {str: "a string", bool: "true or false", int: "a whole number", float: "a number", type(None): "null"}
_SHOWN = 60  #: characters of a wrong value that an error shows
Thing = TypeVar("Thing")


def read_object(cls: type[Thing], given: object) -> Thing:
    """The model object that `given` (parsed JSON) describes. Raises InputError: which key, what stands there, what is allowed.

    Keys that the model does not have are passed over; a key may lack where the model has a default.
    """
    if not isinstance(given, Mapping):
        raise InputError(f"{_shown(given)}; an object with the keys of {cls.__name__} is allowed")
    found: Thing = _object(cls, given, {})
    return found


def _object(cls: type, given: Mapping[str, Any], names: Mapping[str, str]) -> Any:
    values: dict[str, Any] = {}
    for field in fields(cls):
        hint = _hints(cls)[field.name]
        if (cls, field.name) in _FLAT:
            values[field.name] = _flat(cls, field.name, given)
            continue
        key = names.get(field.name) or _RENAMED.get((cls, field.name)) or field.name
        if key in given:
            values[field.name] = read_value(hint, given[key], key=key)
        elif field.default is MISSING and field.default_factory is MISSING:
            if type(None) not in _options(hint):
                raise InputError(f"`{key}` is missing; {allowed(hint)} is needed")
            values[field.name] = None
    try:
        return cls(**values)
    except ValueError as error:
        raise InputError(str(error)) from None


def _flat(cls: type, name: str, given: Mapping[str, Any]) -> Any:
    """A value whose keys stand beside those of what has it; None where it may lack and nothing of it is there."""
    options = _options(_hints(cls)[name])
    (inner,) = (o for o in options if o is not type(None))
    names = _FLAT[cls, name]
    if type(None) in options:
        needed = _NEEDED.get((cls, name))
        keys = [needed] if needed else [names.get(f.name, f.name) for f in fields(inner)]
        if all(given.get(key) is None for key in keys):
            return None
    return _object(inner, given, names)


def read_value(hint: Any, given: object, *, key: str) -> Any:
    """A value of one type of the model. Raises InputError that names the key."""
    for option in _options(hint):
        if option is type(None) and given is None:
            return None
        found = _one(option, given, key)
        if found is not _NO:
            return found
    raise InputError(f"`{key}` is {_shown(given)}; {allowed(hint)} is allowed")


_NO = object()


def _one(hint: Any, given: object, key: str) -> Any:
    """The value, or _NO where it is not of this type."""
    if get_origin(hint) is Literal:
        return given if isinstance(given, str | int | float) and given in get_args(hint) else _NO
    if get_origin(hint) is tuple:
        return _tuple(hint, given, key)
    if is_dataclass(hint) and isinstance(hint, type):
        return _object(hint, given, {}) if isinstance(given, Mapping) else _NO
    if hint is date:
        return _day(given)
    if hint is bool or isinstance(given, bool):
        return given if hint is bool and isinstance(given, bool) else _NO
    if hint is float:
        return given if isinstance(given, int | float) else _NO
    return given if hint in (str, int) and isinstance(given, hint) else _NO


def _tuple(hint: Any, given: object, key: str) -> Any:
    if not isinstance(given, list):
        return _NO
    parts = get_args(hint)
    if parts[-1] is Ellipsis:
        return tuple(read_value(parts[0], part, key=key) for part in given)
    if len(parts) != len(given):
        return _NO
    return tuple(read_value(kind, part, key=key) for kind, part in zip(parts, given, strict=True))


def _day(given: object) -> Any:
    if not isinstance(given, str):
        return _NO
    try:
        return date.fromisoformat(given)
    except ValueError:
        return _NO


@cache
def hint_of(cls: type, key: str) -> Any:
    """The type of what stands under a key of the contract, None allowed where the whole value may lack. Raises KeyError."""
    for field in fields(cls):
        hint = _hints(cls)[field.name]
        names = _FLAT.get((cls, field.name))
        if names is None:
            if (_RENAMED.get((cls, field.name)) or field.name) == key:
                return hint
            continue
        (inner,) = (o for o in _options(hint) if o is not type(None))
        for part in fields(inner):
            if names.get(part.name, part.name) == key:
                own = _hints(inner)[part.name]
                return Union[own, None] if type(None) in _options(hint) else own  # noqa: UP007 - `own` is no plain type
    raise KeyError(key)


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    return get_type_hints(cls)


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def allowed(hint: Any) -> str:
    """What a type of the model allows, in words: "a number or null"."""
    return " or ".join(dict.fromkeys(_in_words(option) for option in _options(hint)))


def _in_words(hint: Any) -> str:
    if get_origin(hint) is Literal:
        return "one of " + ", ".join(str(name) for name in get_args(hint))
    if get_origin(hint) is tuple:
        return f"a list, each {allowed(get_args(hint)[0])}"
    if hint is date:
        return "a day as YYYY-MM-DD"
    if hint is Span:
        return "a span"
    if is_dataclass(hint):
        return "an object with " + ", ".join(f.name for f in fields(hint))
    return _PLAIN.get(hint, str(hint))


def _shown(given: object) -> str:
    text = repr(given) if given is not None else "null"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
