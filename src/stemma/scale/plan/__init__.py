"""The statements of the plan, one a file, frozen: whole numbers only, a total order in every window."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def statement(name: str) -> str:
    """The SELECT kept as NAME.sql in this folder."""
    return files(__name__).joinpath(f"{name}.sql").read_text("utf-8").strip().removesuffix(";")
