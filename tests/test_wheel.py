"""The wheel holds all it needs: built, installed into an empty environment, run on an example."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

from tests.conftest import ROOT


def test_wheel_runs_alone(tmp_path: Path) -> None:
    wheels = tmp_path / "dist"
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = wheels.glob("stemma_news-*.whl")
    assets = {"room.html", "room.js", "room.css", "world.json"}
    assert assets <= {Path(name).name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("stemma/show/page/")}
    empty = tmp_path / "empty"
    venv.create(empty, with_pip=True)
    python = empty / "bin" / "python"
    locked = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*locked, "--require-hashes", "-r", str(ROOT / "requirements" / "run.txt")], check=True, capture_output=True)
    subprocess.run([*locked, "--no-deps", str(wheel)], check=True, capture_output=True)
    example, page = ROOT / "examples" / "earthquake", tmp_path / "page.html"
    command = [str(empty / "bin" / "stemma"), "compare", str(example), "--html", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert page.stat().st_size > 10_000
