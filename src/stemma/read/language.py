"""Which language a report is in, by its script and its small words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from stemma.lexicon import words

LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl")  #: those with a list of small words, in order of precedence
UNKNOWN = "und"  #: ISO 639-2 for undetermined
_SAMPLE = 20_000  #: characters that decide; more change nothing
_WORD = re.compile(r"[^\W\d_]+")
_FEW = 3  #: small words below which Latin script says nothing about the language
#: first word of a letter's Unicode name -> language, where the script has one main language in news
_SCRIPTS = {
    "GREEK": "el", "HEBREW": "he", "ARMENIAN": "hy", "GEORGIAN": "ka", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja",
    "CJK": "zh", "THAI": "th", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te", "GUJARATI": "gu", "GURMUKHI": "pa",
    "KANNADA": "kn", "MALAYALAM": "ml", "SINHALA": "si", "KHMER": "km", "LAO": "lo", "MYANMAR": "my", "TIBETAN": "bo",
}  # fmt: skip
#: letters that only one language of the script uses; looked for in this order
_TELLING = {
    "CYRILLIC": (("uk", "іїєґ"), ("sr", "ђјљњћџ"), ("be", "ў"), ("kk", "қңғүұәө"), ("ru", "ыэё"), ("bg", "ъщ")),
    "ARABIC": (("ur", "ٹڈڑے"), ("fa", "پچژگ"), ("ar", "ةىإأ")),
    "DEVANAGARI": (),
    "ETHIOPIC": (),
}


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0].split("-")[0]


def _by_script(script: str, text: str) -> str:
    if script in _SCRIPTS:
        return _SCRIPTS[script]
    low = text.lower()
    counts = [(sum(low.count(letter) for letter in letters), language) for language, letters in _TELLING.get(script, ())]
    return next((language for count, language in counts if count >= 2), UNKNOWN)


def language_of(text: str) -> str:
    """ISO 639-1 code of the language that `text` is mostly in, "und" where it cannot be told.

    Letters decide the script; in Latin script the language whose small words are most frequent wins. A Latin text with
    hardly any of them counts as English where it is plain ASCII.
    """
    sample = text[:_SAMPLE]
    scripts: Counter[str] = Counter()
    for letter, count in Counter(sample).items():
        if letter.isalpha():
            scripts[_script(letter)] += count
    if not scripts:
        return UNKNOWN
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * scripts.total():
        return "ja"
    script = min(scripts, key=lambda s: (-scripts[s], s))
    if script != "LATIN":
        return _by_script(script, sample)
    found = Counter(w.lower() for w in _WORD.findall(sample))
    hits = {language: sum(found[w] for w in sorted(words("language_words", language))) for language in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: hits[language])
    if hits[best] < _FEW:
        return "en" if sample.isascii() else UNKNOWN
    return best
