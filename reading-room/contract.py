"""Prints src/contract.ts, the TypeScript of the comparison's JSON, from the schema that `stemma.show` holds.

python reading-room/contract.py           writes it
python reading-room/contract.py --check   exit status 1 where the file differs
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from stemma.show.schema import json_schema

WRITTEN = Path(__file__).parent / "src" / "contract.ts"
_PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
_HEAD = """\
// The JSON of a comparison, as `stemma compare --json` writes it. Printed by contract.py from the schema; not edited by hand.
"""


def typescript() -> str:
    """The whole file: one interface for the comparison and one for each object in it."""
    schema = json_schema()
    parts = [_HEAD, _interface("Comparison", schema)]
    parts += [_interface(name, definition) for name, definition in schema["$defs"].items()]
    return "\n".join(parts)


def _interface(name: str, schema: dict[str, Any]) -> str:
    lines = [f"/** {schema['description']} */", f"export interface {name} {{"]
    for key, about in schema["properties"].items():
        optional = "" if key in schema["required"] else "?"
        name = key if key.isidentifier() else json.dumps(key)
        lines += [f"  /** {about['description']} */", f"  {name}{optional}: {_type(about)};"]
    return "\n".join([*lines, "}", ""])


def _type(schema: dict[str, Any]) -> str:
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " | ".join(_type(option) for option in schema["anyOf"])
    if "allOf" in schema:
        return " & ".join([*(_type(option) for option in schema["allOf"]), _inline(schema)])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " | ".join(_of_kind(kind, schema) for kind in kinds)


def _of_kind(kind: str, schema: dict[str, Any]) -> str:
    if kind == "array":
        if "prefixItems" in schema:
            return "[" + ", ".join(_type(part) for part in schema["prefixItems"]) + "]"
        items = _type(schema["items"])
        return f"({items})[]" if " " in items else f"{items}[]"
    if kind == "object":
        return _inline(schema) if "properties" in schema else "{ [key: string]: unknown }"
    return _PLAIN[kind]


def _inline(schema: dict[str, Any]) -> str:
    """An object type without a name."""
    required = schema.get("required", ())
    keys = (f"{key}{'' if key in required else '?'}: {_type(about)}" for key, about in schema["properties"].items())
    return "{ " + "; ".join(keys) + " }"


def main() -> int:
    """Write the file, or with --check tell whether it is current."""
    text = typescript()
    if "--check" not in sys.argv[1:]:
        WRITTEN.write_text(text, "utf-8")
        return 0
    if WRITTEN.is_file() and WRITTEN.read_text("utf-8") == text:
        return 0
    print(f"{WRITTEN.name} differs from the schema of the comparison; run: python reading-room/contract.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
