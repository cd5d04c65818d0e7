"""What stands before a report's first sentence: labels, dates, bylines, the outlet's name, the title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from stemma.lexicon import mapping, words
from stemma.read.metadata.agencies import known_agency
from stemma.read.metadata.credits import names_in
from stemma.read.metadata.dateline import dispatch_head
from stemma.read.metadata.dates import WrittenDate, date_at, dates_in
from stemma.read.metadata.lines import Line, is_furniture, opening
from stemma.text.sentences import is_wrapped

_MOST = 14  #: lines in which a head must end
_LONGEST_TITLE = 200  #: characters; the longest headlines of the tabloids have 170
_LONGEST_BESIDE = 40  #: characters that may stand beside a date on its line
_LONGEST_BARE = 60  #: characters of a byline without "By"
_SURE_TITLE = 20  #: characters from which a part of the given title is taken for it
_PROSE_WORDS = 8  #: words from which a line that ends with a full stop is prose
_LONG_LINE = 30  #: words from which a line is prose whatever it ends with
_BY = re.compile(
    r"(?:By|BY|by|Words by|Story by|Written by|Reported by)[ :]\s*(?P<names>(?:our|the|staff|[^\W\d_a-zß-öø-ÿ])[^!?;]{1,140})$"
)
_NAME = r"[^\W\d_a-z][\w.'’-]+(?: (?:(?:de|van|von|bin|al|del|da|di) )*[^\W\d_a-z][\w.'’-]*){1,3}"
_NAME_IN_PLACE = re.compile(
    rf"(?P<names>{_NAME}(?:(?:,| and) {_NAME})*) (?:in|at) [^\W\d_a-z][\w'’-]+(?:,? [^\W\d_a-z][\w'’-]+){{0,3}}$"
)
_NAME_AND_ROLE = re.compile(
    rf"(?P<names>{_NAME}), (?i:(?:[\w'’-]+ ){{0,4}}(?:correspondent|reporter|editor|writer|staff|journalist|bureau chief)s?)$"
)
_NAME_AND_HOUSE = re.compile(rf"(?P<names>{_NAME}(?:(?:,| and) {_NAME})*, (?P<house>[A-Z][^,]{{1,40}}))$")
_NAME_ALONE = re.compile(rf"(?P<names>{_NAME})$")
_BYLINES = (_BY, _NAME_IN_PLACE, _NAME_AND_ROLE, _NAME_AND_HOUSE, _NAME_ALONE)
_PLACE_DATE = re.compile(r"(?P<place>[^\W\d_a-z][\w'’ -]{1,40}(?:, ?[^\W\d_a-z][\w'’ -]{1,30})?)[,:]? +(?=\S)")
_BETWEEN = re.compile(r"[\s|·•,;–—/-]*")
_ENDS = re.compile(r"\s+[|–—-]\s+")
_NO_TITLE_END = (".", ",", ";", ":", "…", ")")  #: a bracket ends a caption: "(Photo: …)"
_TWO_SENTENCES = re.compile(r"[a-z]{3}\.['\"”’]?\s+[A-Z(]")
_STOP = re.compile(r"[.!?]['\"”’)\]]*$")


@dataclass(slots=True)
class Head:
    """What the head says; `taken` are the stretches that are no running text. Ranges are [start, end)."""

    taken: list[tuple[int, int]] = field(default_factory=list)
    published: WrittenDate | None = None
    published_label: str = ""
    updated: WrittenDate | None = None
    title: tuple[int, int] | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: tuple[int, int] | None = None
    byline_names: tuple[str, ...] = ()
    url: str | None = None
    place: tuple[int, int] | None = None
    place_span: tuple[int, int] | None = None
    place_date: WrittenDate | None = None


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    labels = sorted((re.escape(k) for k in mapping("head_labels")), key=lambda k: (-len(k), k))
    return re.compile(rf"(?:#+ |\*\*)?(?P<label>{'|'.join(labels)})\b(?:\*\*)?(?P<colon>\s?[:：](?:\*\*)?)?[ \t]*", re.IGNORECASE)


def _is_prose(text: str, lines: list[Line], i: int) -> bool:
    line = lines[i]
    part = text[line.start : line.end]
    count = len(part.split())
    if count >= _LONG_LINE or (count >= _PROSE_WORDS and _STOP.search(part)):
        return True
    return dispatch_head(text, line.start, opening(text, lines, i)) is not None


class _HeadReader:
    """Reads line after line until one is running text."""

    def __init__(self, text: str, lines: list[Line], title: str | None) -> None:
        self.text = text
        self.lines = lines[:_MOST]
        self.given_title = _folded(title) if title else None
        self.head = Head()
        self.wrapped = is_wrapped(text)
        self.fenced = bool(lines) and text[lines[0].start : lines[0].end] in ("---", "+++")

    def read(self) -> Head:
        """Take metadata lines, the outlet's name and the title, until a line is running text."""
        ends = [_LineReader(self.text, line, Head(), self.fenced).read() for line in self.lines]
        stop = len(self.lines)
        for i, (line, end) in enumerate(zip(self.lines, ends, strict=True)):
            if end is None and _is_prose(self.text, self.lines, i):
                stop = i
            elif end is not None and end < line.end:
                stop = i + 1  # running text begins on the same line
            if stop < len(self.lines):
                break
        last = max((i for i in range(stop) if ends[i] is not None), default=-1)
        for i, line in enumerate(self.lines[:stop]):
            if ends[i] is not None:
                end = _LineReader(self.text, line, self.head, self.fenced).read()
                self.head.taken.append((line.start, end or line.end))
            elif not self._open_line(i, line, ends) and i > last:
                break
        return self.head

    def _open_line(self, i: int, line: Line, metadata: list[int | None]) -> bool:
        """Take a line that is neither metadata nor prose as outlet or title, if it looks like one."""
        head, text = self.head, self.text
        start = line.start
        while text[start] in "#*× \t" and start < line.end - 1:
            start += 1
        part = text[start : line.end].rstrip("*# ")
        before_metadata = i + 1 < len(metadata) and metadata[i + 1] is not None
        if is_furniture(text, line):
            return True
        if part.strip(" :!").casefold() in words("head_flags"):
            head.taken.append((line.start, line.end))
            return True
        if head.byline is not None and head.agency is None and known_agency(part) is not None:
            head.agency = known_agency(part)  # under the byline: "Associated Press", "AP Writer"
            head.taken.append((line.start, line.end))
            return True
        if head.outlet is None and head.title is None:
            name = self._outlet_name(part, before_metadata)
            if name:
                head.outlet = name
                head.taken.append((line.start, line.end))
                written = next(dates_in(text, start, line.end), None)
                if written and written.year is not None and head.published is None:
                    head.published = written
                return True
        if head.title is None and self._is_title(i, line, part, before_metadata):
            end = start + len(part)
            suffix = list(_ENDS.finditer(part))
            if suffix and head.outlet is None:
                name = part[suffix[-1].end() :]
                if known_agency(name) or (_is_name(name) and _has_outlet_word(name)):
                    head.outlet, end = name, start + suffix[-1].start()
            head.title = (start, end)
            head.taken.append((line.start, line.end))
            return True
        return False

    def _outlet_name(self, part: str, before_metadata: bool) -> str | None:
        name = _ENDS.split(part)[0]
        if not _is_name(name) or part.endswith(_NO_TITLE_END) or self.given_title == _folded(part):
            return None
        if name.casefold() in words("head_flags"):
            return None
        bare = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
        mention = re.compile(rf"(?<!\w)(?:the )?{re.escape(bare)}(?!\w)", re.IGNORECASE)
        later = mention.finditer(self.text, self.text.find(part) + len(part))
        elsewhere = next((m.group() for m in later if not m.group().isupper()), None)
        if not (_has_outlet_word(name) or known_agency(name) or (before_metadata and elsewhere and name != part)):
            return None
        if name != part and len(_ENDS.split(part)[1].split()) > 4 and not before_metadata:
            return None
        if name.isupper() and len(name) > 4:
            return elsewhere[0].upper() + elsewhere[1:] if elsewhere else name.title()
        return name

    def _is_title(self, i: int, line: Line, part: str, before_metadata: bool) -> bool:
        folded = _folded(part)
        if self.given_title:
            given = self.given_title
            return bool(folded) and (folded == given or (len(folded) > _SURE_TITLE and (folded in given or given in folded)))
        after = self.lines[i + 1] if i + 1 < len(self.lines) else None
        if after is None or len(part) > _LONGEST_TITLE or len(part.split()) < 2 or part.endswith(_NO_TITLE_END):
            return False
        if _TWO_SENTENCES.search(part):
            return False  # a caption with its credit
        if part[-1] in '”"’' and len(part) > 1 and part[-2] in ".,!?":
            return False
        following = self.text[after.start]
        if self.wrapped and not before_metadata and not line.alone:
            return False
        if following.islower() or not any(c.isalpha() for c in part):
            return False
        return before_metadata or any(_is_prose(self.text, self.lines, k) for k in range(i + 1, len(self.lines)))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _is_name(name: str) -> bool:
    """Whether every word of weight has a capital, and there are few."""
    parts = name.split()
    small = ("of", "the", "and", "&", "de", "in", "for")
    return 1 <= len(parts) <= 6 and all(w[0].isupper() or w[0].isdigit() or w in small for w in parts)


def _has_outlet_word(name: str) -> bool:
    return any(w in words("outlet_words") for w in re.findall(r"\w+", name.casefold()))


def _of_house(found: re.Match[str]) -> bool:
    """Whether a byline that ends with a house ends with a known agency."""
    return found.re is not _NAME_AND_HOUSE or known_agency(found.group("house")) is not None


class _LineReader:
    """Reads the metadata at the start of one line into a head."""

    def __init__(self, text: str, line: Line, head: Head, fenced: bool) -> None:
        self.text, self.line, self.head, self.fenced = text, line, head, fenced

    def read(self) -> int | None:
        """Where the metadata ends, None where there is none."""
        text, line = self.text, self.line
        at, taken = line.start, None
        while at < line.end - 1 and text[at] in "*_":
            at += 1  # emphasis in Markdown
        first = at
        if self.fenced and text[line.start : line.end] in ("---", "+++"):
            return line.end
        while at < line.end:
            end = self._label(at) or self._date(at) or (self._byline(at) if at == first or taken else None)
            if end is None:
                break
            taken = end
            gap = _BETWEEN.match(text, end, line.end)
            at = gap.end() if gap else end
        return line.end if taken is not None and at >= line.end else taken

    def _label(self, at: int) -> int | None:
        """A label and its value; a label without a colon counts only before a date."""
        text, stop = self.text, self.line.end
        found = _label().match(text, at, stop)
        if not found:
            return None
        role, label = mapping("head_labels")[found.group("label").lower()], found.group("label").lower()
        value = re.sub(r"^[\"']|[\"']$", "", text[found.end() : stop].strip())
        start = text.find(value, found.end()) if value else found.end()
        if role in ("published", "updated"):
            written = date_at(text, start, stop)
            if written is None:
                return stop if found.group("colon") and len(value) < 60 else None
            self._dated(written, role, label)
            return written.end
        if not found.group("colon"):
            return None
        if self.fenced or at == self.line.start:
            return self._value(role, value, start)
        return None

    def _value(self, role: str, value: str, start: int) -> int | None:
        head, stop = self.head, self.line.end
        if len(value) > _LONGEST_TITLE or (role == "other" and len(value) > 100):
            return None
        if role == "title" and head.title is None:
            head.title = (start, start + len(value))
        elif role == "outlet" and head.outlet is None:
            head.outlet = re.sub(r"\s*[(|].*$", "", value) or None
        elif role == "agency":
            head.agency = known_agency(value) or value or None
        elif role == "url":
            head.url = value or None
        elif role == "byline" and head.byline is None and value:
            head.byline = (start, start + len(value))
            head.byline_names = names_in(value)
        return stop

    def _dated(self, written: WrittenDate, role: str, label: str) -> None:
        head = self.head
        if role == "updated":
            head.updated = head.updated or written
        elif head.published is None:
            head.published, head.published_label = written, label

    def _date(self, at: int) -> int | None:
        """A line that is a date and no more, or a place and a date."""
        text, stop = self.text, self.line.end
        written = date_at(text, at, stop)
        if written is None and at == self.line.start:
            return self._place_and_date(at)
        if written is None or (written.year is None and not written.weekday):
            return None
        rest = text[written.end : stop].strip(" .|·•–—-")
        beside = len(rest) <= _LONGEST_BESIDE and text[written.end : stop].lstrip()[:1] in "/|·•"  # "7 May 2024 / Orm Herald"
        if rest and not beside and not _label().match(rest) and not _BY.match(rest):
            return None
        if written.year is not None:
            self._dated(written, "published", "")
        return written.end if rest and not beside else stop

    def _place_and_date(self, at: int) -> int | None:
        text, stop = self.text, self.line.end
        found = _PLACE_DATE.match(text, at, stop)
        written = next(dates_in(text, at, stop), None)
        if not found or written is None or written.year is None or text[written.end : stop].strip(" ."):
            return None
        place = text[at : written.start].rstrip(" ,:")
        if not _is_name(place) or len(place.split()) > 4 or not text[at : written.start].rstrip(" ").endswith((",", ":")):
            return None
        self._dated(written, "published", "")
        self.head.place, self.head.place_date = (at, at + len(place)), written
        self.head.place_span = (at, stop)
        return stop

    def _byline(self, at: int) -> int | None:
        text, stop = self.text, self.line.end
        whole = text[at:stop].rstrip("*_")
        stop = at + len(whole)
        if len(whole) > 160:
            return None
        found = next((m for pattern in _BYLINES if (m := pattern.match(whole)) and _of_house(m)), None)
        if not found or (_STOP.search(whole) and not re.search(r"\b[A-Z]\.$|\b(?:Jr|Sr)\.$", whole)):
            return None
        bare = found.re in (_NAME_IN_PLACE, _NAME_AND_HOUSE, _NAME_ALONE)
        if bare and (stop - at > _LONGEST_BARE or found.group("names").split()[0] not in words("first_names")):
            return None  # "Storm Kills Two in Belovar" is a headline
        first = found.group("names").split()[0].casefold()
        if first in words("calendar_names") or (found.re is _BY and len(whole.split()) > 14):
            return None
        written = next((d for d in dates_in(text, at, stop) if d.year is not None), None)
        end = written.start if written else stop
        bar = re.compile(r"\s*\|").search(text, at, end)
        start = at + found.start("names")
        names_end = bar.start() if bar else end
        names_end = start + len(re.sub(r"(?:\s+(?:on|at)|[\s,|–—·•-])+$", "", text[start:names_end]))
        if written:
            self._dated(written, "published", "")
        if self.head.byline is None:
            self.head.byline = (start, names_end)
            self.head.byline_names = names_in(text[start:names_end] + (" , " + text[bar.end() : end] if bar else ""))
        if bar and self.head.agency is None:
            self.head.agency = known_agency(text[bar.end() : end])
        return self.line.end


def read_head(text: str, lines: list[Line], *, title: str | None = None) -> Head:
    """Read the head of a report; `title` is the one given beside the text, so that its repetition is known."""
    return _HeadReader(text, lines, title).read()
