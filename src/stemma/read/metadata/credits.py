"""Credit lines: who reported, translated, edited, which agency gave the copy, who holds the rights, whose photograph.

One unit (a line, a sentence at the end, a pair of brackets) is a credit where nothing but names is left once the
words of the trade are taken away; so "Editing by A B" is one and "Editing by A B took a year" is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from stemma.lexicon import mapping, words
from stemma.lexicon.outlets import known_outlet
from stemma.model import CreditKind
from stemma.read.metadata.agencies import alias_pattern, known_agency

_LONGEST = 320  #: characters of a credit; longer ones are prose, or a notice of rights
_LONGEST_RIGHTS = 700
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLES = ("de", "del", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "da", "dos", "di", "ter")
_NAME = rf"{_CAPITAL}[\w.'’ʼ-]*(?:[ ]+(?:(?:{'|'.join(_PARTICLES)}|of|the)[ ]+)*{_CAPITAL}[\w.'’ʼ-]*){{0,5}}"
_PLACE_TAIL = re.compile(rf"\s+(?:in|from|at)\s+(?:the\s+)?{_NAME}(?:\s*,\s*{_CAPITAL}[\w.]*)?|\s*,\s*(?:in|from)\s+{_NAME}")
#: "Nordwire’s Jane Doe", "Nordwire writers Jane Doe and …": the house and the person are two names
_HOUSE = re.compile(
    rf"({_NAME})(?:['’]s?|(?:\s+(?:news|staff|video))*\s+(?:writers?|reporters?|journalists?|correspondents?))\s+(?={_CAPITAL})"
)
_SPLIT = re.compile(r"\s*(?:[,;/|&+]|\band\b)\s*")
#: "Jane Doe of the Associated Press", "Jane Doe for Nordwire", "Special to the Orm Herald": the house is a name of its own
_FOR_HOUSE = re.compile(
    rf"\s+of\s+(?:the\s+)?(?={alias_pattern()})|\s+for\s+(?:the\s+)?(?={_CAPITAL})|\b[Ss]pecial\s+(?:to|for)\s+(?:the\s+)?(?={_CAPITAL})"
)
_TRADE = ("staff", "special", "contributors", "correspondent", "reporter")  #: words that stand for no name
_WRAP = " \t\u00a0*_()[]–—-"
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|by\b|:)?\s*(?:\d{4}(?:\s*[-–,]\s*\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<holder>[^.]{2,80}?)?(?:\.|,?\s+all rights|$)|all rights reserved",
    re.IGNORECASE,
)
_RIGHTS_SIGN = re.compile(
    r"©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|by\b|\d{4})|all rights reserved|may not be (?:published|reproduced)", re.IGNORECASE
)
_RIGHTS_START = re.compile(r"[\s(]*(?:©|\(c\)|copyright\b|all rights reserved)", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"(?P<names>.{2,200}?)\s+(?:also\s+)?contributed(?:\s+(?:(?:additional|to|the)\s+){0,2}reporting)?(?:\s+(?:to|for)\s+(?:this|the)\s+"
    r"(?:news\s+)?(?:report|story|article|dispatch|piece|coverage|reporting))?(?:\s+from\s+(?P<place>.{2,60}))?\.?$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:(?:[^.!?]{2,40}?)\s+(?:staff|and agencies)[,;]?\s+)?(?:and\s+)?with\s+(?:(?:additional|extra|further|some)\s+)?"
    r"(?:(?:reporting|assistance|contributions?|inputs?|files|material|help|information|reports?|dispatches)\s+(?:by|from|of)\s+(?P<names>.{2,160})"
    r"|(?P<wire>[\w/,& -]{2,60}?)(?:\s+(?:inputs?|reports?|files))?)[.)]*$",
    re.IGNORECASE,
)
_VIA = re.compile(r"(?:via|source|sources|agency|agencies|from|credit)\s*[:\s]\s*(?P<names>.{2,80})$", re.IGNORECASE)
_AGENCIES = re.compile(r"(?:news )?agenc(?:ies|y)(?: reports?)?$|wire services$|wires$", re.IGNORECASE)
_TEXT = r"(?:story|article|piece|report|post|column|essay|item|dispatch|op-ed|commentary|interview)"
#: where the report stood first, or from where it is taken, by the formulas of reprints and of Creative Commons licences
_FIRST_IN = re.compile(
    rf"(?i:(?:(?:(?:a|an earlier|a longer|a shorter) version of )?(?:this|the) {_TEXT},?\s+(?:(?:is|was|has been|which)\s+)?"
    r"|[*_ ]*)"
    r"(?:(?:first|originally|initially|previously|also)\s+)?(?:appeared|published|ran|posted|produced|provided|supplied|distributed"
    r"|republished|re-?printed|reproduced|cross-?posted|syndicated|shared)\s+(?:here\s+)?"
    r"(?:(?:with|by)\s+(?:the\s+|kind\s+)*permission\s+(?:of|from)|courtesy of|on|in|by|at|from)\s+(?:the\s+)?)"
    rf"(?P<names>(?:The )?{_NAME})(?P<rest>.{{0,160}})$",
    re.DOTALL,
)
_RELAY = re.compile(r"(?:h/?t|hat[ -]tip)\b[/:]*\s+(?:to\s+)?(?P<names>.{2,100}?)[.)]*$", re.IGNORECASE)
_AT_HOUSE = re.compile(rf"\s+(?:at|of|from|@)\s+(?:the\s+)?(?={_CAPITAL})")
_MATERIAL = re.compile(
    r"(?:(?:some\s+)?(?:information|material|reports?)\s+from\s*:?\s*(?P<names>.{2,80}?)"
    r"(?:,\s*https?:\S+|\s+(?:was|were)\s+used\s+in\s+this\s+(?:report|story|article))?)\.?$",
    re.IGNORECASE,
)
_BY = re.compile(rf"(?i:(?:words |story )?by)\s+(?P<names>{_NAME}.{{0,120}})$")
_STAFF = re.compile(r"(?:by )?our (?:own |foreign |political |special )?(?:staff|correspondents?|reporters?)\.?$", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:special (?:to|for)|additional|extra|further|original|with|by|from|in|at|and|for|the|of|staff|"
    r"writers?|reporters?|correspondents?|news|agency|agencies|"
    r"bureau|desk|newsroom|team|intern|also|reports?)\b|[^\w\s]|\d+",
    re.IGNORECASE,
)
_PHOTO_LINE = re.compile(
    r"(?:photos?|photographs?|pictures?|images?|video|graphic)(?:\s+(?:by|courtesy(?: of)?)|\s*:)\s*(?P<names>.{2,100})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundCredit:
    """A credit at [start, end) of the text, with the names it gives."""

    start: int
    end: int
    kind: CreditKind
    names: tuple[str, ...]


def names_in(wording: str) -> tuple[str, ...]:
    """The names in a list such as "A B in Paris and C D; the Nordwire agency"; agencies by their usual name."""
    wording = _PLACE_TAIL.sub(" , ", " " + wording.replace("\u00a0", " "))
    wording = _FOR_HOUSE.sub(" , ", _HOUSE.sub(r"\1 , ", wording))
    found: list[str] = []
    for part in _SPLIT.split(wording):
        part = part.strip(" .:()[]*–—-\t")
        part = re.sub(r"^(?:the|by|from)\s+", "", part, flags=re.IGNORECASE)
        part = re.sub(r"\s+news\s+agency$", "", part) if known_agency(part) is None else part
        name = known_agency(part) or part
        if name and name.casefold() not in _TRADE and (name[0].isupper() or known_agency(name)) and name not in found:
            found.append(name)
    return tuple(found)


@lru_cache(maxsize=1)
def _roles() -> re.Pattern[str]:
    role = "(?:" + "|".join(sorted(mapping("credit_roles"), key=lambda r: (-len(r), r))) + ")"
    return re.compile(
        rf"(?:(?:additional|extra|further|original|with|and|english|video|photo)\s+)*(?P<roles>{role}(?:\s*(?:,|&|/|and)+\s*(?:additional\s+)?{role})*)"
        rf"(?-i:\s+(?:for|from)\s+(?:the\s+)?{_NAME})?\s*(?:(?:by|from)\b|:)\s*",
        re.IGNORECASE,
    )


def _is_house(name: str) -> bool:
    """Whether a name is an agency's: a known one, or one word ("Nordwire"), since persons are credited with two names."""
    return known_agency(name) is not None or len(name.split()) == 1


def _only_names(wording: str) -> bool:
    """Whether nothing but names is left once the words of the trade are taken away."""
    rest = _FILLER.sub(" ", _roles().sub(" ", wording))
    rest = re.sub(rf"\b(?:{'|'.join(mapping('credit_roles'))})\b", " ", rest, flags=re.IGNORECASE)
    left = rest.split()
    return all(not w[0].islower() or w in _PARTICLES or w == "s" for w in left)


def _by_roles(unit: str) -> tuple[CreditKind, tuple[str, ...]] | None:
    """ "Reporting by A in B; Editing by C", "Translated by A B"."""
    first = _roles().match(unit)
    if not first or not _only_names(unit):
        return None
    kinds = {mapping("credit_roles")[w] for w in re.findall(r"[a-z-]+", unit.lower()) if w in mapping("credit_roles")}
    names = names_in(_roles().sub(", ", unit))
    if not names and not _AGENCIES.search(unit.strip(" .)")):
        return None
    kind: CreditKind = "translation" if "translation" in kinds else "photo" if kinds == {"photo"} else "contribution"
    return ("agency", names) if kind == "contribution" and names and all(map(_is_house, names)) else (kind, names)


def _by_phrase(unit: str) -> tuple[CreditKind, tuple[str, ...]] | None:
    """ "With reporting by X", "The X contributed to this report", "via X", "X", "By A B"."""
    if found := _CONTRIBUTED.match(unit):
        names = names_in(found.group("names"))
        kind: CreditKind = "agency" if any(map(known_agency, names)) else "contribution"
        return (kind, names) if names and _only_names(found.group("names") + " " + (found.group("place") or "")) else None
    if found := _WITH.match(unit):
        wording = found.group("names") or found.group("wire") or ""
        names = names_in(wording)
        bare = found.group("wire") is not None and not _AGENCIES.search(wording)  # "With X": only where X is an agency
        if not _only_names(wording) or (bare and not any(map(known_agency, names))):
            return None
        return ("agency" if all(map(_is_house, names)) or any(map(known_agency, names)) else "contribution"), names
    if found := _VIA.match(unit):
        names = names_in(found.group("names"))
        if names and _only_names(found.group("names")) and (known_agency(names[0]) or unit[0] in "vVsS"):
            return "agency", names
    if made := _by_source(unit):
        return made
    if found := _PHOTO_LINE.match(unit):
        return ("photo", names_in(found.group("names"))) if _only_names(found.group("names")) else None
    parts = [p.strip(" .") for p in re.split(r"\s*[/,&+]\s*|\s+and\s+", unit) if p.strip(" .")]
    if parts and all(known_agency(p) for p in parts):
        return "agency", tuple(str(known_agency(p)) for p in parts)
    if _AGENCIES.match(unit.rstrip(" .")):
        return "agency", ()
    if _STAFF.match(unit):
        return "byline", ()
    if (found := _BY.match(unit)) and _only_names(found.group("names")):
        names = names_in(found.group("names"))
        return ("byline", names) if names and names[0].split()[0].casefold() not in words("calendar_names") else None
    return None


def _by_source(unit: str) -> tuple[CreditKind, tuple[str, ...]] | None:
    """ "This story originally appeared in X", "h/t X", "Information from: X"."""
    if found := _RELAY.match(unit):
        names = names_in(_AT_HOUSE.sub(" , ", found.group("names")))
        return ("relay", names) if names and _only_names(_AT_HOUSE.sub(" ", found.group("names"))) else None
    if (found := _FIRST_IN.match(unit)) and _is_formula(unit, found):
        name = found.group("names").strip(" .,")
        return "republication", (known_outlet(name) or name,)
    if found := _MATERIAL.match(unit):
        names = names_in(found.group("names"))
        return ("agency", names) if names and _only_names(found.group("names")) else None
    return None


def _is_formula(unit: str, found: re.Match[str]) -> bool:
    """Whether a reprint's formula is about this text: it begins with its verb or "this story", and a name follows."""
    first = unit.lstrip("*_ ").split()[0].casefold()
    own = first in ("this", "a", "an") or (
        first not in ("the", "appeared", "ran", "shared", "produced") and len(unit.split()) <= 30
    )
    name = found.group("names")
    rest = found.group("rest").strip()
    joined = (
        not rest
        or rest[0] in ".,;()*_"
        or re.match(r"(?:and|on|in|under|with|as|at|here|website|news|magazine)\b", rest) is not None
    )
    dated = name.split()[0].strip(".,").casefold() in words("calendar_names") | words("months")
    return own and name[:1].isupper() and joined and not dated


def _by_rights(unit: str) -> tuple[CreditKind, tuple[str, ...]] | None:
    found = _RIGHTS.search(unit)
    if not found or not _RIGHTS_START.match(unit):
        return None
    holder = re.sub(r"[,\s]*\b\d{4}$", "", (found.group("holder") or "").strip(" ,.()"))
    if not _RIGHTS_SIGN.search(unit) and not (holder and len(unit) < 80 and _only_names(unit[len("copyright") :])):
        return None
    holder = re.split(r"\s*[,(/|]\s*", holder)[0]
    holder = re.sub(r"^the\s+", "", holder, flags=re.IGNORECASE)
    holder = known_agency(holder) or holder
    return "copyright", (holder,) if holder and not holder.lower().startswith("all rights") else ()


def credit_at(text: str, start: int, end: int) -> FoundCredit | None:
    """The credit that the unit `text[start:end]` is, or None where it is none."""
    if end - start > _LONGEST_RIGHTS:
        return None
    rights = _by_rights(text[start:end])
    if rights:
        return FoundCredit(start, end, *rights)
    unit = text[start:end].strip(_WRAP).strip()
    if not 2 <= len(unit) <= _LONGEST or "“" in unit or '"' in unit:
        return None
    made = _by_roles(unit) or _by_phrase(unit)
    if made is None and text[start] in "–—-" and re.fullmatch(rf"{_NAME}(?:(?:, | and ){_NAME})*\.?", unit) and len(unit) < 80:
        names = names_in(unit)
        made = ("agency" if all(map(_is_house, names)) else "byline", names)  # "— Jane Doe", "— Nordwire" under a report
    if made is None and text[start] == "(" and text[end - 1] == ")" and re.fullmatch(rf"{_CAPITAL}[\w-]{{2,}}", unit):
        made = ("agency", names_in(unit))  # "(Nordwire)" under a report
    return FoundCredit(start, end, *made) if made else None
