"""Measuring a system in a process of its own: CPU-seconds with all children, wall time, peak memory of the process tree."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLED = 0.1  #: seconds between two looks at the memory of the process tree

Figures = dict[str, float]


class RunError(Exception):
    """A measured process ended with an error."""


def _tree(root: int) -> list[int]:
    """A process and all that descend from it."""
    parent: dict[int, int] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as stat:
                    parent[int(name)] = int(stat.read().rpartition(b")")[2].split()[1])
            except OSError:
                continue
    found = [root]
    for process in found:
        found.extend(child for child, of in parent.items() if of == process)
    return found


def _proportional(process: int) -> int:
    """Kilobytes that a process holds, pages shared with others in parts."""
    try:
        with open(f"/proc/{process}/smaps_rollup", "rb") as rollup:
            return next((int(line.split()[1]) for line in rollup if line.startswith(b"Pss:")), 0)
    except OSError:
        return 0


def _anonymous(process: int) -> int:
    """Kilobytes of a process's own: without the pages of mapped files, which the system takes back when it needs them."""
    try:
        with open(f"/proc/{process}/status", "rb") as status:
            return next((int(line.split()[1]) for line in status if line.startswith(b"RssAnon:")), 0)
    except OSError:
        return 0


def _watch(root: int, peak: list[int], ended: threading.Event) -> None:
    """Keep the greatest sums over the tree: all memory (one process alone has its own exact peak), and what is anonymous."""
    while not ended.wait(SAMPLED):
        tree = _tree(root)
        if len(tree) > 1:
            peak[0] = max(peak[0], sum(map(_proportional, tree)))
        peak[1] = max(peak[1], sum(map(_anonymous, tree)))


def measured(module: str, *arguments: str, threads: int | None = None) -> Figures:
    """Run `python -m module …` and give back `cpu`, `wall` (seconds), `peak_mb` and `own_mb`.

    The peak is the greater of the largest process's own peak (ru_maxrss) and the sampled sum over the tree; `own_mb` is the
    sampled part of it that no file is mapped to. This process is kept small, as a child begins with its parent's peak.
    Raises RunError with the last lines of the error output.
    """
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    if threads is not None:
        environment |= dict.fromkeys(("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "OPENBLAS_NUM_THREADS"), str(threads))
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", module, *arguments], cwd=ROOT, env=environment, stderr=subprocess.PIPE
    )
    peak, ended = [0, 0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, ended))
    watcher.start()
    errors = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    ended.set()
    watcher.join()
    if process.returncode:
        told = "\n".join(errors.decode(errors="replace").splitlines()[-8:])
        raise RunError(f"{module} {' '.join(arguments)} ended with {process.returncode}\n{told}")
    wall = time.perf_counter() - began
    return {
        "cpu": round(used.ru_utime + used.ru_stime, 2),
        "wall": round(wall, 2),
        "peak_mb": round(max(used.ru_maxrss, peak[0]) / 1024),
        "own_mb": round(peak[1] / 1024),
    }


def machine(packages: Sequence[str]) -> dict[str, object]:
    """What was measured on, in words, and the versions of the packages."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "cores": os.cpu_count(),
        "memory": f"{pages / 2**30:.0f} GB",
        "python": ".".join(map(str, sys.version_info[:3])),
        "packages": {name: version(name) for name in packages},
    }
