"""Build `lexicons/en/word_ranks.yaml`: English words by how common they are, 1 for the most common.

    python lexicons/words/build_word_ranks.py

The vocabulary of the shipped word-piece tokenizer (bert-base-uncased, Apache-2.0, in src/stemma/encoder/data) lists whole
words from the most to the least common; only this order is taken. Words past KEPT say no more than "uncommon".
"""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
VOCABULARY = ROOT / "src/stemma/encoder/data/tokenizer.json"
TARGET = ROOT / "lexicons/en/word_ranks.yaml"
KEPT = 12_000
HEAD = """# English words by how common they are (1: the most common), from the order of the vocabulary of bert-base-uncased
# (Apache-2.0), which ships with stemma's encoder; written by lexicons/words/build_word_ranks.py
"""
_NOT_PLAIN = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}  # YAML reads more than a word in them


def built() -> str:
    """The text of the list."""
    vocabulary: dict[str, int] = json.loads(VOCABULARY.read_text("utf-8"))["model"]["vocab"]
    ordered = sorted(vocabulary, key=vocabulary.__getitem__)
    words = [word for word in ordered if word.isalpha() and word.isascii() and len(word) > 1][:KEPT]
    lines = [f"{json.dumps(word) if word in _NOT_PLAIN else word}: {rank}" for rank, word in enumerate(words, 1)]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(built(), "utf-8")
