"""How many texts stand behind the reports, which of them are not among those read, and the trees, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from stemma.model import Tree
from stemma.show.findings import Findings
from stemma.show.wording import clip, joined, line, origins, plural

#: Reports named in one line; a wire text may stand in hundreds.
_NAMED = 12
_LOST = 3
_RIVALS = 2
_WHY = 200


def origin_lines(findings: Findings) -> Iterator[Text]:
    """How many independent origins the reports' texts have, then the texts that are missing from those read."""
    lineage, count = findings.comparison.lineage, len(findings.comparison.reports)
    if count < 2:
        return
    if lineage.independent_origins.high:
        told = origins(lineage.independent_origins).replace("origin", "independent origin")
        yield Text.assemble((f"{plural(count, 'report')}, {told}", "bold"), " by shared text and credits")
    for lost in lineage.lost[:_LOST]:
        whose = f"a text of {clip(lost.name, 60)}" if lost.name else "a text that none of them names"
        lies = f"{whose} lies behind {_listed(findings, lost.reports)}"
        why = "" if lost.name or not lost.evidence else f": {clip(lost.evidence[0].sentence, _WHY)}"
        yield Text.assemble(("Not among these reports: ", "dim"), lies, (why, "dim"))
    if len(lineage.lost) > _LOST:
        yield Text(f"… {len(lineage.lost) - _LOST:,} more texts in the JSON (--json)", "dim")


def tree_lines(findings: Findings) -> Iterator[Text]:
    """The tree that leaves the least to explain, and the ones that explain about as much."""
    trees = findings.comparison.lineage.trees
    if not trees:
        return
    yield Text.assemble(("Best tree: ", "dim"), _tree(findings, trees[0]), (f". {clip(trees[0].sentence, _WHY)}", "dim"))
    for rival in trees[1 : 1 + _RIVALS]:
        yield Text.assemble(("Rival tree: ", "dim"), clip(rival.sentence, _WHY))
    if len(trees) > 1 + _RIVALS:
        yield Text(f"… {plural(len(trees) - 1 - _RIVALS, 'more rival')} in the JSON (--json)", "dim")


def unsourced_line(findings: Findings) -> Text | None:
    """Reports that are not shown to have text from another and of which no lost text is told."""
    lineage = findings.comparison.lineage
    explained = {name for lost in lineage.lost for name in lost.reports}
    names = [name for name in lineage.origins if name not in explained]
    if len(findings.comparison.reports) < 2 or not names:
        return None
    return Text(f"Not shown to have text from another report: {_listed(findings, names)}")


def _listed(findings: Findings, reports: Iterable[str]) -> str:
    """Sigla as "A, B and C", a long list cut with its length."""
    sigla = findings.in_order({findings.sigla[name] for name in reports if name in findings.sigla})
    if len(sigla) <= _NAMED:
        return line(joined(sigla))
    return line(f"{', '.join(sigla[:_NAMED])} and {len(sigla) - _NAMED:,} more")


def _tree(findings: Findings, tree: Tree) -> str:
    """A tree as "B and C from A; D with E, direction open", in the order of its edges."""
    takers: dict[tuple[str, bool], list[str]] = {}
    for edge in tree.edges:
        takers.setdefault((edge.from_report, edge.directed), []).append(edge.to_report)
    told = [
        f"{_listed(findings, names)} from {_listed(findings, [source])}"
        if directed
        else f"{_listed(findings, [source])} with {_listed(findings, names)}, direction open"
        for (source, directed), names in takers.items()
    ]
    shown = told[:_NAMED] + ([f"{len(told) - _NAMED:,} more"] if len(told) > _NAMED else [])
    return "; ".join(shown)
