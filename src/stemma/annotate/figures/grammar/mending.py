"""Part-of-speech tags put right where a number, a name or a fixed word beside them shows the tagger's error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.annotate.figures.vocabulary import MANNERS, OUTCOMES, is_person, singular, word_set
from stemma.text.layout import Sentence

BE = word_set("be_forms")
HAVE = word_set("have_forms")
AUXILIARIES = BE | HAVE | {"do", "does", "did"}
_CAUSATIVES = word_set("causatives")
_PAST_CHANGES = word_set("past_changes")
_CORRECTING = word_set("correcting_verbs")
_STATES = word_set("state_words")
_SUFFERED = frozenset({"suffered", "sustained", "received"})
_FOUND = word_set("discovering_verbs")
_LEVELS = frozenset({"to", "at", "from", "by", "above"})
_HEADLINE_VERBS = frozenset({"shot", "dies", "killed", "hurt", "injured", "wounded", "arrested"})
_KILLS = frozenset(w for w, entry in OUTCOMES.items() if w[-1] == "s" and entry["kind"] == "patient")
#: words that are looked at whatever their tag, and tags that are mostly right
_VERBS = _PAST_CHANGES | _CORRECTING | MANNERS.keys() | _SUFFERED | _KILLS | _HEADLINE_VERBS | {"to", "accounts", "remain"}
_SURE = frozenset({"NN", "NNP", "IN", "DT", ",", ".", ":", "CC", "TO", "PRP", "PRP$", "MD", "WDT", "WP", "POS", "$", "NNS"})


@dataclass(frozen=True, slots=True)
class Mending:
    """A sentence's tokens in lower case, and the tokens of its figures and times (`stopped`)."""

    sentence: Sentence
    lows: Sequence[str]
    stopped: frozenset[int]

    def tags(self) -> list[str]:
        """The tags of the sentence, mended from left to right: "one civilian/JJ", "95 UAVs/NNP", "slid/NN 12 percent"."""
        tags = list(self.sentence.tags)
        for i, word in enumerate(self.lows):
            tag = tags[i]
            mended = self._verb(i, word, tags) if word in _VERBS or (tag == "NN" and i + 1 in self.stopped) else None
            if mended is None and (tag not in _SURE or word[-1] == "s" or "-" in word):
                mended = self._noun(i, word, tags)
            if mended is not None:
                tags[i] = mended
        return tags

    def _low(self, i: int) -> str:
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def _verb(self, i: int, word: str, tags: Sequence[str]) -> str | None:
        """A verb that the tagger took for something else."""
        tag, before = tags[i], tags[i - 1] if i else ""
        if word in _PAST_CHANGES and tag[:2] in ("NN", "JJ", "VB") and self._moved(i, before):
            return "VBZ" if word[-1] == "s" else "VBD"  # "revenue slid/NN 12 percent", "the toll stood/NN at 24"
        if word == "to" and tag == "IN" and i + 1 < len(tags) and tags[i + 1] == "VB":
            return "TO"
        if word == "shot" and tag in ("NN", "VBP") and self._hit(i, before):
            # "five people shot/NN, 1 killed", "were found shot/NN to death"
            return "VBD" if i + 1 < len(tags) and tags[i + 1] in ("DT", "CD", "PRP", "PRP$") else "VBN"
        if tag[:2] not in ("NN", "JJ") and tag != "VBN":
            return None
        if tag == "NN" and before in ("WDT", "WP") and i + 1 in self.stopped:
            return "VBD"  # "which cost/NN 2 million"
        if word in _SUFFERED and tag in ("JJ", "VBN", "NN") and (i - 1 in self.stopped or before.startswith("NN")):
            return "VBD"  # "the other three suffered/JJ minor injuries"
        if word == "shot" and tag == "NN" and before.startswith(("NN", "PRP")) and self._shoots(i):
            return "VBD"  # "police shot/NN dead two men"
        if word in MANNERS:
            return "RB"  # "one Critically/NNP Hurt"
        if word in _KILLS and i + 1 in self.stopped and (before.startswith("NN") or before in (",", "CC")):
            return "VBZ"  # "Crash Kills/NNS 3"
        if word in _HEADLINE_VERBS and tag.startswith("NN") and self._headline(i, tags):
            return "VBZ" if word == "dies" else "VBN"  # "6 Shot/NNP, 1 Dies/NNS"
        if word == "remain" and i - 1 in self.stopped:
            return "VBP"  # "30 remain/NN there"
        if word == "accounts" and tag == "NNS" and self._low(i + 1) == "for" and i + 2 in self.stopped:
            return "VBZ"
        if i < 2 and word in _CORRECTING and tag.startswith("NN") and self.sentence.tokens[i].text[0].isupper():
            return "VBZ"  # "(Corrects number of dead to 14)"
        return None

    def _noun(self, i: int, word: str, tags: Sequence[str]) -> str | None:
        """A noun or adjective that the tagger took for something else."""
        text, tag, before = self.sentence.tokens[i].text, tags[i], tags[i - 1] if i else ""
        after = tags[i + 1] if i + 1 < len(tags) else ""
        if tag == "CD" and word.endswith("-year-olds"):
            return "NNS"
        if text[-1] == "s" and len(text) > 2 and text[:-1].isupper() and tag.startswith(("NN", "JJ", "VB")):
            return "NNS"
        if "-" in word and not tag.startswith(("NN", "JJ", "CD")) and after.startswith(("NN", "JJ")):
            return "JJ"
        if tag in ("VBZ", "VBP") and before.startswith("NN") and self._doubled(i):
            return "NNS" if tag == "VBZ" else "NN"  # "Norvik shares/VBZ rose", "Norva crude/VBP reached $90"
        if tag == "VB" and before in ("VB", "VBD", "VBZ") and self.lows[i - 1] not in AUXILIARIES | _CAUSATIVES:
            return "NN"
        if (
            tag in ("VBD", "VBN")
            and word in _STATES
            and i - 1 in self.stopped
            and i + 2 < len(tags)
            and is_person(self.lows[i + 1])
        ):
            return "JJ" if tags[i + 2] in ("VBD", "VBZ", "VBP", "MD") else None  # "nine wounded/VBD men were flown out"
        wrong = tag in ("JJ", "RB", "VB", "VBP", "CD") and before in ("CD", "JJ", "DT", "PRP$")
        if wrong and i not in self.stopped and not after.startswith("NN") and is_person(word):
            return "NNS" if singular(word) != word else "NN"
        return None

    def _shoots(self, i: int) -> bool:
        """Whether "shot" is a verb: it has an object, or a second verb beside it."""
        following = self._low(i + 1)
        if is_person(self._low(i - 1)) and i + 1 < len(self.lows) and self.sentence.tags[i + 1] in ("PRP$", "PRP"):
            return True  # "a gunman shot his wife"
        second = following == "and" and i + 2 < len(self.lows) and self.sentence.tags[i + 2].startswith("VB")
        return second or following in ("dead", "at", "himself", "herself") or i + 1 in self.stopped

    def _hit(self, i: int, before: str) -> bool:
        """Whether "shot" is a participle: said of people before it, or of those who were found so."""
        word = self._low(i - 1)
        return (before == "NNS" and (is_person(word) or word == "people")) or word in _FOUND

    def _headline(self, i: int, tags: Sequence[str]) -> bool:
        """Whether a word right after a number says what befell those counted, as headlines do: "6 shot, 2 dead"."""
        if i - 1 not in self.stopped or (self._low(i - 1) in ("1", "one") and i > 1 and self._low(i - 2) != ","):
            return False
        return i + 1 == len(tags) or tags[i + 1] in ("IN", "CC", ",", ".", ":") or self.lows[i] == "dies"

    def _doubled(self, i: int) -> bool:
        """Whether a verb in the past or an auxiliary follows a word that the tagger took for a verb in the present."""
        if self.lows[i] in AUXILIARIES:
            return False
        j = i + 2 if i + 1 < len(self.lows) and self.sentence.tags[i + 1] == "RB" else i + 1
        following = self.sentence.tags[j] if j < len(self.lows) else ""
        return following in ("VBD", "VBN") or (j == i + 1 and following in ("VBZ", "VBP", "MD"))

    def _moved(self, i: int, before: str) -> bool:
        """Whether a verb of change stands between its subject and an amount."""
        direct = i + 1 < len(self.lows) and self.sentence.tags[i + 1] in ("DT", "NNP", "PRP$")
        follows = direct or i + 1 in self.stopped or (self._low(i + 1) in _LEVELS and i + 2 in self.stopped)
        return follows and (before.startswith("NN") or self._low(i - 1) in _STATES)
