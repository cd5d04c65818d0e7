"""Build `lexicons/en/unit_scales.yaml` from pint's definitions: what each unit measures, and its size in the base unit.

    pip install pint && python lexicons/units/build_units.py [--check]

pint (BSD-3-Clause) is needed here only; the tool reads the table. `symbols.tsv` says which unit of pint a symbol of
`lexicons/en/units.yaml` is; the dimension is the kind given there. Sizes are computed in fractions, so that they are exact
wherever the unit is defined by a decimal. Left out on purpose: tons that may be short, long or metric, and temperatures,
whose scales do not begin at one zero.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from fractions import Fraction
from pathlib import Path

import yaml

HERE = Path(__file__).parent
OUT = HERE.parent / "en/unit_scales.yaml"
#: the base unit of each dimension, in pint's words; a dimension without one has none, and is told as an error
BASES = {
    "length": "meter",
    "area": "meter**2",
    "volume": "liter",
    "mass": "kilogram",
    "speed": "meter / second",
    "consumption": "meter / liter",
    "power": "watt",
    "energy": "joule",
    "data": "byte",
    "data rate": "bit / second",
    "frequency": "hertz",
    "pressure": "pascal",
    "voltage": "volt",
    "force": "newton",
    "dose": "sievert",
}
HEAD = """\
# Unit symbol -> what it measures and its size in the base unit of that (metre, square metre, litre, kilogram, metre per
# second, metre per litre, watt, joule, byte, bit per second, hertz, pascal, volt, newton, sievert). Written by
# lexicons/units/build_units.py from pint's definitions: do not edit. US gallon, international acre, mechanical horsepower,
# thermochemical calorie.
"""


def symbols() -> dict[str, str]:
    """Symbol -> pint expression, in the order of `symbols.tsv`."""
    lines = (HERE / "symbols.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def built() -> str:
    """The text of the table. Raises KeyError for a symbol that units.yaml lacks, pint's DimensionalityError for a wrong kind."""
    registry = importlib.import_module("pint").UnitRegistry(non_int_type=Fraction)
    units = yaml.safe_load((HERE.parent / "en/units.yaml").read_text("utf-8"))
    kinds = {entry["unit"]: entry["kind"] for entry in units.values()}
    rows = []
    for symbol, expression in symbols().items():
        kind = kinds[symbol]
        size = registry.Quantity(1, "dimensionless") * registry.parse_expression(expression)
        scale = float(size.to(BASES[kind]).magnitude)
        number = f"{scale:.15g}"
        number = f"{scale:.20f}".rstrip("0").rstrip(".") if "e" in number else number  # YAML reads 1e-06 as a word
        rows.append(f"{symbol}: {{dimension: {kind}, scale: {number}}}\n")
    return HEAD + "".join(rows)


def main() -> int:
    """Write the table, or compare only."""
    parser = argparse.ArgumentParser(description="Build the table of unit sizes from pint's definitions.")
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 where the table is out of date")
    options = parser.parse_args()
    try:
        text = built()
    except ImportError:
        print("pint is not installed; `pip install pint` lets the table of unit sizes be built", file=sys.stderr)
        return 2
    if options.check:
        return int(OUT.read_text("utf-8") != text)
    OUT.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
