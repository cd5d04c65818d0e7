"""Numbers in digits, for languages whose grammar the annotator does not know."""

from __future__ import annotations

import re
from dataclasses import replace

from stemma.model import Document, Figure, Interval, Quantity
from stemma.text.numerals import digits_value

_PLAIN = re.compile(
    r"(?<![\w.,:/-])\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?![\w:/-]|[.,]\d)|(?<![\w.,:/-])\d+(?:[.,]\d+)?(?![\w:/-]|[.,]\d)"
)
_PLAIN_YEARS = (1500, 2100)


def plain_numbers(document: Document) -> tuple[Figure, ...]:
    """Numbers in digits of a report in a language without grammar: exact values, nothing counted, years left out.

    Commas, full stops and spaces before three digits group; a mark before one or two digits is a decimal mark.
    """
    found = []
    for begin, stop in document.body:
        for match in _PLAIN.finditer(document.text, begin, stop):
            written = re.sub(r"[\s\u00a0\u202f]", "", match.group())
            grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", written)
            number = digits_value(re.sub(r"[.,]", "", written) if grouped else written.replace(",", "."))
            if number is None or (written.isdigit() and len(written) == 4 and _PLAIN_YEARS[0] <= number < _PLAIN_YEARS[1]):
                continue
            value = int(number) if number.denominator == 1 else float(number)
            quantity = Quantity(
                value=value,
                low=value,
                high=value,
                low_inclusive=True,
                high_inclusive=True,
                interval=Interval(value, value, "exact"),
                bound="exact",
            )
            found.append(Figure(id="", span=document.span(*match.span()), quantity=quantity))
    return tuple(replace(f, id=f"{document.siglum}f{n}") for n, f in enumerate(found, 1))
