"""Which attribution model reads the reports: none, the shipped encoder, or an installed guest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import metadata

from stemma.errors import ModelError, SettingsError, StemmaError
from stemma.model import Annotator, AttributionModel
from stemma.settings import Settings

#: Entry points: a name, and a callable without arguments that gives an AttributionModel.
GROUP = "stemma.attribution_models"
_PARTS = ("name", "version", "digest", "propose")


def chosen(settings: Settings) -> AttributionModel | None:
    """The model that the settings ask for, loaded once per process; None for rules only.

    Raises ModelError for a name that is not installed, and for a guest that cannot be loaded.
    """
    if not settings.encoder:
        return None
    if settings.model is None:
        return _shipped()
    found = {point.name: point for point in metadata.entry_points(group=GROUP)}
    if settings.model not in found:
        names = ", ".join(sorted(found)) or "none"
        raise ModelError(
            f"no attribution model {settings.model!r} is installed; installed: {names}; install the package that brings it, or "
            "leave --model out for the one that comes with stemma"
        )
    return _guest(found[settings.model])


def model_for(settings: Settings, layers: Sequence[str] | None) -> AttributionModel | None:
    """The model that the settings ask for, where attributions are among the `layers` (None: all are); else it is not loaded.

    Raises SettingsError where a model is named and would have nothing to do, and what `chosen` raises.
    """
    if layers is None or "attributions" in layers:
        return chosen(settings)
    if settings.model is not None:
        raise SettingsError(
            f"model {settings.model!r} reads attributions, and the layers {', '.join(layers)} leave them out; name "
            "attributions too, or leave the model out"
        )
    return None


def annotator_of(model: AttributionModel | None) -> tuple[Annotator, ...]:
    """What a result records of the model, if there was one."""
    return () if model is None else (Annotator(model.name, model.version, model.digest),)


@lru_cache(maxsize=1)
def _shipped() -> AttributionModel:
    from stemma.encoder import load  # noqa: PLC0415 - numpy and the run time of the weights only where they are used

    return load()


@lru_cache(maxsize=4)
def _guest(point: metadata.EntryPoint) -> AttributionModel:
    try:
        model: AttributionModel = point.load()()
    except StemmaError:
        raise
    except Exception as error:
        raise ModelError(
            f"the attribution model {point.name!r} ({point.value}) cannot be loaded: {type(error).__name__}: "
            f"{' '.join(str(error).split())[:200]}; mend its package or leave --model out"
        ) from error
    missing = [part for part in _PARTS if not hasattr(model, part)]
    if missing:
        raise ModelError(
            f"the attribution model {point.name!r} ({point.value}) has no {', '.join(missing)}; "
            "stemma.model.AttributionModel says what is needed"
        )
    return model
