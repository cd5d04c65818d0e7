"""Build `lexicons/<language>/*.yaml` into package data; CI runs it and compares.

    python lexicons/build.py [--check]

Each YAML file is one list or one mapping, one entry a line, and becomes one JSON file of the same name. Entries are
lower case where case does not matter; duplicates are refused.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
OUT = HERE.parent / "src/stemma/lexicon/data"


class _Strict(yaml.SafeLoader):
    """Refuses duplicate keys; reads yes/no/on/off as words."""


_Strict.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(k) for k, _ in node.value]
    twice = {k for k in keys if keys.count(k) > 1} if len(set(keys)) < len(keys) else set()
    if twice:
        raise SystemExit(f"{node.start_mark.name}: written twice: {', '.join(sorted(map(str, twice)))}")
    return {loader.construct_object(k): loader.construct_object(v, deep=True) for k, v in node.value}


_Strict.add_constructor("tag:yaml.org,2002:map", _mapping)


def built(source: Path) -> str:
    """The JSON text for one YAML file."""
    with source.open(encoding="utf-8") as stream:
        table = yaml.load(stream, Loader=_Strict)
    if isinstance(table, list):
        if len(set(map(str, table))) < len(table):
            twice = sorted({str(x) for x in table if table.count(x) > 1})
            raise SystemExit(f"{source}: written twice: {', '.join(twice)}")
        lines = [json.dumps(x, ensure_ascii=False) for x in table]
        return "[\n" + ",\n".join(lines) + "\n]\n"
    lines = [f"{json.dumps(str(k), ensure_ascii=False)}: {json.dumps(v, ensure_ascii=False)}" for k, v in table.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> int:
    """Build every list, or compare only."""
    parser = argparse.ArgumentParser(description="Build the word lists into package data.")
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 where a list is out of date")
    options = parser.parse_args()
    stale = []
    for source in sorted(HERE.glob("*/*.yaml")):
        target = OUT / source.parent.name / f"{source.stem}.json"
        text = built(source)
        if target.exists() and target.read_text("utf-8") == text:
            continue
        if options.check:
            stale.append(str(source))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    if stale:
        print(f"out of date: {', '.join(stale)}; run `python lexicons/build.py`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
