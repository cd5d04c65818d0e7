"""Which engine runs the corpus-wide joins, and with what."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.errors import SettingsError
from stemma.scale.runner import Runner

ENGINES = ("duckdb", "spark")


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine by name. Raises SettingsError for one that is not there, and for a master without Spark."""

    name: str = "duckdb"
    memory: str | None = None  #: "4GB": what the engine may use; None leaves it to the engine
    master: str | None = None  #: where Spark runs; None: on all cores of this machine

    def __post_init__(self) -> None:
        if self.name not in ENGINES:
            raise SettingsError(f"engine {self.name!r}; {' and '.join(ENGINES)} are there, name one of them")
        if self.master is not None and self.name != "spark":
            raise SettingsError(
                f"--master {self.master!r} with the engine {self.name}; only spark has a master: add --engine spark"
            )

    def start(self) -> Runner:
        """The engine, started. Raises EngineError where it is not installed or does not start."""
        if self.name == "duckdb":
            from stemma.scale.duck import DuckRunner  # noqa: PLC0415 - only the engine that runs is imported

            return DuckRunner(memory=self.memory)
        from stemma.scale.spark import LOCAL, SparkRunner  # noqa: PLC0415 - only the engine that runs is imported

        return SparkRunner(master=self.master or LOCAL, memory=self.memory)
