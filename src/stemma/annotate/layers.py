"""The layers: the kinds of annotations that may be asked for one by one, and what has to be read along with each."""

from __future__ import annotations

from collections.abc import Iterable

from stemma.annotate import actors, attribution, figures, timexes, toponyms
from stemma.errors import SettingsError

_PARTS = {"figures": figures, "attributions": attribution, "timexes": timexes, "toponyms": toponyms, "actors": actors}

#: The lists of `Annotations`, in the order in which the parts that make them are recorded.
LAYERS = tuple(_PARTS)

#: What is read along, though not given: a number inside a time expression is no figure, and a speaker is one of the actors.
_NEEDS = {"figures": ("timexes",), "attributions": ("actors",)}


def chosen_layers(layers: Iterable[str] | None) -> tuple[str, ...]:
    """The layers in the order of `LAYERS`, each once; None is all of them.

    Raises SettingsError for a name that is no layer, and for no name at all. A string is one name.
    """
    if layers is None:
        return LAYERS
    asked = [layers] if isinstance(layers, str) else list(layers)
    unknown = [name for name in asked if name not in _PARTS]
    if unknown or not asked:
        given = f"{unknown[0]!r} is no layer" if unknown else "no layer is named"
        raise SettingsError(f"{given}; one or more of {', '.join(LAYERS)} are needed, or leave layers out for all of them")
    return tuple(name for name in LAYERS if name in asked)


def with_needs(layers: Iterable[str]) -> tuple[str, ...]:
    """The layers and those that have to be read along with them, in the order of `LAYERS`."""
    running = {name for layer in layers for name in (layer, *_NEEDS.get(layer, ()))}
    return tuple(name for name in LAYERS if name in running)


def versions(layers: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Name and version of every annotator that runs for the layers."""
    return tuple((_PARTS[name].NAME, _PARTS[name].VERSION) for name in with_needs(layers))
