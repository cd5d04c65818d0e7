"""Builds the compiled pass of src/stemma/scale where the system has a C compiler; without one the wheel is pure Python.

The file keeps to Python's limited API, so that one build serves every CPython from 3.11 on. What is built lies beside its
source (also for an editable install) and gives the numbers that the Python code gives, faster.
STEMMA_WITHOUT_COMPILER=1 leaves it out.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path("src/stemma/scale/_fingerprints.c")
BUILT = SOURCE.with_suffix(".abi3.so")
FLAGS = ("-O3", "-shared", "-fPIC", "-fvisibility=hidden", "-s")


def compiler() -> list[str] | None:
    """The command of a compiler that is there: $CC, the one Python was built with, or cc."""
    if sys.platform == "win32" or sys.implementation.name != "cpython" or os.environ.get("STEMMA_WITHOUT_COMPILER"):
        return None
    for given in (os.environ.get("CC"), sysconfig.get_config_var("CC"), "cc", "gcc", "clang"):
        command = shlex.split(given or "")
        if command and shutil.which(command[0]):
            return command
    return None


def build(root: Path) -> Path | None:
    """Compile beside the source; None where there is no compiler or it fails."""
    command = compiler()
    (root / BUILT).unlink(missing_ok=True)
    if command is None:
        return None
    flags = [*FLAGS[:-1], "-undefined", "dynamic_lookup"] if sys.platform == "darwin" else list(FLAGS)
    include = sysconfig.get_paths()["include"]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / BUILT.name
        done = subprocess.run(
            [*command, *flags, f"-I{include}", str(root / SOURCE), "-o", str(made)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            return None
        shutil.move(made, root / BUILT)
    return root / BUILT


class CompiledPass(BuildHookInterface[Any]):
    """Adds the compiled pass to a wheel, and the tag of the platform with it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel is made; an editable one has the file beside its source."""
        if self.target_name != "wheel" or build(Path(self.root)) is None:
            return
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        build_data["tag"] = f"cp311-abi3-{platform}"
        if version != "editable":
            build_data["force_include"][str(BUILT)] = "stemma/scale/" + BUILT.name
