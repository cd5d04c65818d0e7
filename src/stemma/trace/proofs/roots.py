"""Roots: the person, body, document or voice behind one member of a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.model import Attribution, Document, Figure, Span
from stemma.trace.proofs.joined import Root
from stemma.trace.registry import Origin, Registry

ASKED = "asked"  #: a question asserts nothing: who asks is no origin
DEEPEST = 8  #: attributions inside one another that are followed


class Roots:
    """Finds the root of any figure or attribution of a story."""

    def __init__(
        self,
        members: Mapping[str, Figure | Attribution],
        documents: Mapping[str, Document],
        *,
        registry: Registry,
        issuers: Mapping[str, str],
    ) -> None:
        self._documents = documents
        self._issuers = issuers  #: the bodies whose own statements reports are, by report
        self._registry = registry
        self._attributions = {i: m for i, m in members.items() if isinstance(m, Attribution)}
        self._inside: dict[str, Attribution] = {}
        for attribution in self._attributions.values():
            if attribution.parent is not None:
                self._inside.setdefault(attribution.parent, attribution)

    def of(self, member: Figure | Attribution) -> Root:
        """The root of one member."""
        place = place_of(member)
        document = self._documents[place.report]
        if isinstance(member, Figure):
            chain, basis = member.sources or member.sources_inferred, "explicit" if member.sources else "inferred"
            said = self._attributions.get(member.attribution or "")
            reading = reading_of(member)
        else:
            chain, basis = member.chain or ((member.speaker,) if member.speaker else ()), member.basis
            basis = "explicit" if basis == "explicit" else "inferred"
            said, reading = member, None
        origin = self._registry.origin_of(chain, place.report) if chain else None
        if origin is not None and origin.kind == "channel" and isinstance(member, Attribution):
            origin = self._within(member) or origin
        guessed = isinstance(member, Figure) and basis == "inferred"
        if origin is None or (guessed and origin.kind in ("unnamed", "channel")):
            issuer = self._issuers.get(place.report)
            if issuer is not None:
                origin, basis = self._registry.resolve(issuer, place.report), "its own statement"
                return Root(
                    member.id, place.report, document.siglum, origin.name, origin.kind, origin.key, basis, place, place, reading
                )  # fmt: skip
            own, basis = document.agency or document.outlet or document.file, "the report's own voice"
            name, voice = f"{own} (own voice)", f"voice:{place.report}"
            return Root(member.id, place.report, document.siglum, name, "voice", voice, basis, place, place, reading)
        kind = "unnamed" if isinstance(member, Attribution) and member.modality == ASKED else origin.kind
        source = said.source if said is not None and said.source is not None else place
        media = tuple(n for n in chain if self._registry.is_channel(n))
        return Root(
            member.id, place.report, document.siglum, origin.name, kind, origin.key, basis, source, place, reading, media
        )  # fmt: skip

    def _within(self, member: Attribution) -> Origin | None:
        """Whom a medium passes on: the speaker of the attribution that stands inside what the medium says."""
        inner = member
        for _ in range(DEEPEST):
            found = self._inside.get(inner.id)
            if found is None:
                return None
            inner = found
            chain: Sequence[str] = inner.chain or ((inner.speaker,) if inner.speaker else ())
            if chain:
                origin = self._registry.origin_of(chain, inner.content[0].report)
                if origin.kind != "channel":
                    return origin
        return None


def place_of(member: Figure | Attribution) -> Span:
    """Where a member stands: of a content in several pieces the first."""
    return member.span if isinstance(member, Figure) else member.content[0]


def reading_of(figure: Figure) -> tuple[float | None, ...] | None:
    """What two figures share that give one number: the number, else their bounds; None for "dozens"."""
    q = figure.quantity
    if q.value is not None:
        return (q.value,)
    return None if q.low is None and q.high is None else (q.low, q.high)
