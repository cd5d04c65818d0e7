"""What every character counts as when words are compared across reports: a letter or digit in one case, or nothing."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

DOT = 1  #: stands for a full stop, which may stand inside a word
LONE = 1 << 24  #: added to characters that are words of their own

_BMP = 0x10000
_LETTERS_END = 0x40000  #: no letters from here on (Unicode 16)
_UNSPACED = 0x2E80  #: from here on scripts set no spaces between words; Hangul, which does, is let be
_HANGUL = (0xAC00, 0xD7A3)


def _fold(character: str) -> int:
    """0 for what stands between words, DOT, or the folded character (with LONE where it is a word of its own)."""
    if not character.isalnum():
        return DOT if character == "." else 0
    low = character.casefold()
    point = ord(low) if len(low) == 1 else ord(character)
    lone = point >= _UNSPACED and not _HANGUL[0] <= point <= _HANGUL[1]
    return point + LONE if lone else point


@cache
def _table(size: int) -> NDArray[np.uint64]:
    return np.fromiter(map(_fold, map(chr, range(size))), np.uint64, size)


@cache
def _whole() -> NDArray[np.uint64]:
    found = np.zeros(0x110000, np.uint64)
    found[:_BMP] = _table(_BMP)
    found[_BMP:_LETTERS_END] = np.fromiter(map(_fold, map(chr, range(_BMP, _LETTERS_END))), np.uint64, _LETTERS_END - _BMP)
    return found


def folding(highest: int) -> NDArray[np.uint64]:
    """A table by code point, long enough for `highest`."""
    return _table(128) if highest < 128 else _table(_BMP) if highest < _BMP else _whole()


@cache
def compiled_folding() -> NDArray[np.uint32]:
    """The whole table for the compiled pass."""
    return _whole().astype(np.uint32)
