"""What is committed of the reading room is what its sources build; what it carries is named with its licence."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

ROOM = ROOT / "reading-room"
PAGE = ROOT / "src" / "stemma" / "show" / "page"
#: licences whose texts a page may carry along
FREE = {"MIT", "ISC", "OFL-1.1", "BSD-3-Clause"}


def package() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOM / "package.json").read_text("utf-8"))
    return found


def lock() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((ROOM / "package-lock.json").read_text("utf-8"))["packages"]
    return found


def notices() -> dict[str, str]:
    """Package -> its licence, from the comment that the built script begins with."""
    head = (PAGE / "room.js").read_text("utf-8").split("*/", 1)[0]
    return dict(re.findall(r"^(@?[a-z\d/-]+) \d[\w.]* \(([^)]+)\)$", head, re.M))


def test_every_version_is_pinned_and_locked() -> None:
    for name, version in {**package()["dependencies"], **package()["devDependencies"]}.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert lock()[f"node_modules/{name}"]["version"] == version


def test_the_lock_names_digests_and_no_place_to_load_from() -> None:
    for name, about in lock().items():
        assert "resolved" not in about
        assert not name or about["integrity"].startswith("sha512-"), name


def test_the_page_carries_the_licence_of_all_it_bundles() -> None:
    told = notices()
    assert [name for name in package()["dependencies"] if name not in told] == [], "a dependency that nothing uses"
    assert set(told.values()) <= FREE
    assert {"world-atlas", "@fontsource-variable/inter", "@fontsource-variable/source-serif-4"} <= set(told)


def test_what_is_bundled_stands_in_the_notice_and_the_decisions() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    decided = (ROOT / "docs" / "decisions" / "dependencies.md").read_text("utf-8")
    assert [name for name in notices() if name not in notice] == []
    wanted = {**package()["dependencies"], **package()["devDependencies"]}
    assert [name for name in wanted if name not in decided and not name.startswith("@types/")] == []


def test_a_page_stays_small_before_a_word_is_in_it() -> None:
    assert sum((PAGE / name).stat().st_size for name in ("room.js", "room.css", "room.html")) < 1_000_000


def test_the_typescript_of_the_contract_is_the_schemas() -> None:
    done = subprocess.run([sys.executable, ROOM / "contract.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_built_files_are_what_the_sources_build() -> None:
    node = shutil.which("node")
    if node is None or not (ROOM / "node_modules" / "esbuild").is_dir():
        pytest.skip("no node, or nothing installed in reading-room: `make room-check` installs and compares")
    done = subprocess.run([node, "build.mjs", "--check"], cwd=ROOM, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_source_archive_holds_the_sources_of_what_is_built(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.split("/", 1)[-1] for name in opened.getnames()}
    assert {"reading-room/package-lock.json", "reading-room/build.mjs", "reading-room/src/main.tsx"} <= names
    assert {"src/stemma/show/page/room.js", "src/stemma/show/page/room.css", "src/stemma/show/page/world.json"} <= names
    assert not [name for name in names if "node_modules" in name or name.startswith("reading-room/.tests")]
