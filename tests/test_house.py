"""The house holds: floors, one-way imports, no circles, sizes, names (the table is in CONTRIBUTING.md)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "stemma"
#: the page's components, and their tests
ROOM = Path(__file__).parents[1] / "reading-room"

#: room -> rooms it may import (its own files and `errors` always)
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "settings": set(),
    "text": {"model"},
    "lexicon": {"model"},
    "encoder": {"model"},
    "show": {"model"},
    "scale": {"text", "model"},
    "read": {"text", "lexicon", "model"},
    "annotate": {"text", "lexicon", "model"},
    "collate": {"text", "lexicon", "model"},
    "trace": {"text", "lexicon", "model"},
    "pipeline": {"read", "annotate", "collate", "trace", "scale", "encoder", "model", "settings"},
    "cli": {"pipeline", "show", "settings", "model", "read", "annotate", "collate", "trace", "text", "lexicon"},
}
#: the package's own front door: the public functions and the version
FRONT = "stemma"

MAX_FILE_LINES = 350
MAX_FUNCTION_LINES = 60
MAX_FOLDER_FILES = 12
BANNED = {"utils", "helpers", "common", "core", "misc", "manager"}

FILES = sorted(p for p in SRC.rglob("*.py") if "__pycache__" not in p.parts)
NAMES = [str(p.relative_to(SRC)) for p in FILES]
#: contract.ts is printed from the schema
COMPONENTS = sorted(
    path
    for folder in ("src", "test")
    for ending in ("*.ts", "*.tsx", "*.css")
    for path in (ROOM / folder).rglob(ending)
    if path.name != "contract.ts"
)
COMPONENT_NAMES = [str(p.relative_to(ROOM)) for p in COMPONENTS]


def room_of(path: Path) -> str:
    parts = path.relative_to(SRC).parts
    return FRONT if parts == ("__init__.py",) else parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """Rooms of stemma that a file imports, lazy and typing-only imports counted."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "stemma":
                names = {a.name for a in node.names}
                found |= {n if n in ALLOWED else FRONT for n in names}
            elif node.module and node.module.startswith("stemma."):
                found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("stemma."):
                    found.add(alias.name.split(".")[1])
    return found


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_imports_go_down_only(path: Path) -> None:
    room = room_of(path)
    if room == FRONT:
        assert imported_rooms(path) <= {"pipeline", "model", FRONT}
        return
    assert room in ALLOWED, f"{room} is no room of the house; add it to the table with its floor"
    allowed = ALLOWED[room] | {room, "errors"} | ({FRONT} if room in {"cli", "pipeline"} else set())
    assert imported_rooms(path) <= allowed


def modules() -> dict[str, set[str]]:
    graph: dict[str, set[str]] = {}
    known = {".".join(("stemma", *p.relative_to(SRC).with_suffix("").parts)).removesuffix(".__init__"): p for p in FILES}
    for name, path in known.items():
        targets = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    targets.add(whole if whole in known else node.module)
            elif isinstance(node, ast.Import):
                targets |= {a.name for a in node.names}
        graph[name] = {t for t in targets if t in known and t not in {name, "stemma"}}
    return graph


def test_no_import_circle() -> None:
    graph, done = modules(), set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name not in done:
            for target in sorted(graph[name]):
                visit(target, (*path, name))
            done.add(name)

    for name in sorted(graph):
        if name != "stemma":
            visit(name, ())


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_sizes_a_reader_can_hold(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= MAX_FILE_LINES
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MAX_FUNCTION_LINES, f"{node.name} is too long"


def test_folders_a_reader_can_hold() -> None:
    for folder in {p.parent for p in FILES}:
        count = len([p for p in folder.glob("*.py") if p.name != "__init__.py"])
        assert count <= MAX_FOLDER_FILES, f"{folder} has {count} files"


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_names_say_what_they_hold(path: Path) -> None:
    assert not BANNED & set(path.relative_to(SRC).with_suffix("").parts)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_keyword_only_after_the_second_parameter(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            plain = [a.arg for a in (*node.args.posonlyargs, *node.args.args) if a.arg not in {"self", "cls"}]
            everything = len(plain) + len(node.args.kwonlyargs)
            if any(isinstance(d, ast.Call | ast.Attribute) and "command" in ast.dump(d) for d in node.decorator_list):
                continue  # a command's parameters are its options
            assert everything <= 6, f"{node.name} takes {everything} parameters"


@pytest.mark.parametrize("path", COMPONENTS, ids=COMPONENT_NAMES)
def test_components_a_reader_can_hold(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_FILE_LINES
    assert not BANNED & set(path.relative_to(ROOM).with_suffix("").parts)


def test_folders_of_components_a_reader_can_hold() -> None:
    for folder in {p.parent for p in COMPONENTS if ROOM / "src" in p.parents}:
        count = len([p for p in folder.iterdir() if p.suffix in (".ts", ".tsx")])
        assert count <= MAX_FOLDER_FILES, f"{folder} has {count} files"


@pytest.mark.parametrize("path", COMPONENTS, ids=COMPONENT_NAMES)
def test_no_component_makes_markup_from_text(path: Path) -> None:
    text = path.read_text("utf-8")
    banned = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
        "XMLHttpRequest",
    )
    assert [each for each in banned if each in text] == []


@pytest.mark.parametrize("path", [p for p in COMPONENTS if p.suffix == ".css"], ids=lambda path: str(path.name))
def test_colours_are_named_in_one_place(path: Path) -> None:
    # a printed sheet is black on white whatever the theme
    if path.name != "tokens.css" and path.parent.name != "print":
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab)\(", path.read_text("utf-8")) == []
