"""HTML made so that text cannot become markup: a `tag` escapes every child that is not itself made by `tag`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from stemma.model import Attribution, Comparison, Figure, Passage, Span, Timex, Toponym
from stemma.show.wording import shown

_VOID = frozenset({"br", "meta", "input"})
_LINKED_SCHEMES = ("http://", "https://")


class Html(str):
    """Text that is markup already. Only `tag` and `together` make it."""

    __slots__ = ()


Child = str | None
Marked = Figure | Attribution | Timex | Toponym | Passage


def tag(name: str, *children: Child, **attributes: str | bool | None) -> Html:
    """An element. A child that is not Html is escaped; None is left out.

    Attribute names: `class_` is class, other underscores are hyphens (`data_m`); False and None are left out.
    """
    written = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{together(*children)}</{name}>")


def together(*children: Child) -> Html:
    """Children side by side, escaped where they are text."""
    return Html("".join(child if isinstance(child, Html) else escape(shown(child)) for child in children if child is not None))


def listed(items: Iterable[Html], **attributes: str | None) -> Html | None:
    """An unordered list; None where nothing is in it."""
    rows = [tag("li", item) for item in items]
    return tag("ul", *rows, **attributes) if rows else None


def words(text: str, **attributes: str | None) -> Html:
    """Words from a report or its metadata, with a direction of their own."""
    return tag("bdi", text, **attributes)


def address(url: str) -> Html:
    """A web address: a link where it is http or https, else text."""
    if url.lower().startswith(_LINKED_SCHEMES):
        return tag("a", url, href=url, rel="noopener noreferrer", target="_blank")
    return tag("span", url)


def traces(comparison: Comparison) -> dict[str, tuple[Span, ...]]:
    """Stretches that show only when a link below the reports leads to them.

    Events are `e0`, wordings `n0v1` (own voice) and `n0q1` (quoted), evidence is `x0e1`.
    """
    found: dict[str, tuple[Span, ...]] = {
        f"e{place}": (entry.event, *entry.also) for place, entry in enumerate(comparison.timeline)
    }
    for place, naming in enumerate(comparison.namings):
        for number, variant in enumerate(naming.names):
            found |= {f"n{place}v{number}": variant.own_voice, f"n{place}q{number}": variant.quoted}
    for place, edge in enumerate(comparison.lineage.edges):
        for number, evidence in enumerate(edge.evidence):
            found[f"x{place}e{number}"] = tuple(span for span in (evidence.left, evidence.right) if span)
    return found


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(shown(value))}"'


class Anchors:
    """Names of the page's own for everything that stands in a report: `f3` is the fourth figure; `s0l`, `s0r` a passage's sides.

    Ids of the model may hold anything (a file name, for one), so they never become ids, classes or links.
    """

    def __init__(self, comparison: Comparison) -> None:
        kinds: tuple[tuple[str, Sequence[Marked]], ...] = (
            ("f", comparison.figures),
            ("q", comparison.attributions),
            ("t", comparison.timexes),
            ("p", comparison.toponyms),
            ("s", comparison.passages),
        )
        self._names = {
            (type(thing), thing.id): f"{letter}{place}" for letter, things in kinds for place, thing in enumerate(things)
        }

    def of(self, thing: Marked) -> str:
        """The name of a thing; a passage's sides add `l` and `r`."""
        return self._names[type(thing), thing.id]

    def link(self, text: Child, *names: str, **attributes: str | None) -> Html:
        """A link that leads to the first of the named marks and lights all of them."""
        return tag("a", text, href=f"#{names[0]}", data_light=" ".join(names), **attributes)
