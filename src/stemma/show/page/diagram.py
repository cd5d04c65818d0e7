"""The family tree of the reports, drawn: who borrowed from whom, and how sure the direction is."""

from __future__ import annotations

from collections.abc import Mapping

from stemma.model import Edge
from stemma.show import wording
from stemma.show.findings import Findings
from stemma.show.page.markup import Html, tag

_MOST_REPORTS = 16  # beyond this a drawing of this kind is a knot; the list below it says the same
_ROW, _COLUMN, _RADIUS, _MARGIN = 92, 110, 19, 30


def diagram(findings: Findings) -> Html | None:
    """Reports in rows by how many borrowings lie behind them; None where there is nothing to draw."""
    reports = findings.comparison.reports
    edges = [
        edge
        for edge in findings.comparison.lineage.edges
        if edge.from_report in findings.sigla and edge.to_report in findings.sigla
    ]
    if not edges or len(reports) > _MOST_REPORTS:
        return None
    depth = _depths([report.id for report in reports], edges)
    rows: dict[int, list[str]] = {}
    for report in reports:
        rows.setdefault(depth[report.id], []).append(report.id)
    width = max(len(row) for row in rows.values()) * _COLUMN
    places = {
        name: (_MARGIN + width * (place + 0.5) / len(row), _MARGIN + level * _ROW)
        for level, row in enumerate(rows[level] for level in sorted(rows))
        for place, name in enumerate(row)
    }
    size = (width + 2 * _MARGIN, 2 * _MARGIN + (len(rows) - 1) * _ROW + 20)
    lines = [_line(edge, places, told=wording.borrowing(edge, findings.sigla)) for edge in edges]
    dots = [
        tag(
            "g",
            tag("circle", cx=f"{x:.0f}", cy=f"{y:.0f}", r=str(_RADIUS)),
            tag("text", findings.sigla[name], x=f"{x:.0f}", y=f"{y + 5:.0f}"),
            tag("title", wording.outlet(findings.reports[name])),
        )
        for name, (x, y) in places.items()
    ]
    marker = {"viewBox": "0 0 8 8", "refX": "7", "refY": "4", "markerWidth": "8", "markerHeight": "8", "orient": "auto"}
    head = tag("defs", tag("marker", tag("path", d="M0 0 8 4 0 8z"), id="head", **marker))
    told = "; ".join(wording.borrowing(edge, findings.sigla) for edge in edges)
    drawing = tag(
        "svg",
        head,
        *lines,
        *dots,
        viewBox=f"0 0 {size[0]} {size[1]}",
        style=f"max-width:{size[0]}px",
        role="img",
        aria_label=told,
    )
    key = tag(
        "figcaption",
        tag("span", "stated", class_="stated"),
        tag("span", "likely", class_="likely"),
        tag("span", "direction unknown", class_="unknown"),
    )
    return tag("figure", drawing, key, class_="tree")


def _depths(names: list[str], edges: list[Edge]) -> dict[str, int]:
    """Longest way from a report without exemplar, along edges whose direction is stated or likely; circles are cut short."""
    depth = dict.fromkeys(names, 0)
    directed = [edge for edge in edges if edge.direction != "unknown" and edge.from_report != edge.to_report]
    for _ in names:
        for edge in directed:
            depth[edge.to_report] = max(depth[edge.to_report], min(depth[edge.from_report] + 1, len(names) - 1))
    return depth


def _line(edge: Edge, places: Mapping[str, tuple[float, float]], *, told: str) -> Html:
    """A curve from circle to circle, shortened so that its head touches the rim; level neighbours are bowed downwards."""
    (x1, y1), (x2, y2) = places[edge.from_report], places[edge.to_report]
    level = y1 == y2
    bend_x, bend_y = (x1 + x2) / 2, (y1 + 46 if level else (y1 + y2) / 2)
    x1, y1 = _rim((x1, y1), (bend_x, bend_y))
    x2, y2 = _rim((x2, y2), (bend_x, bend_y))
    path = f"M{x1:.1f} {y1:.1f}Q{bend_x:.1f} {bend_y:.1f} {x2:.1f} {y2:.1f}"
    head = "url(#head)" if edge.direction != "unknown" else None
    return tag("g", tag("path", d=path, marker_end=head), tag("title", told), class_=edge.direction)


def _rim(centre: tuple[float, float], towards: tuple[float, float]) -> tuple[float, float]:
    away_x, away_y = towards[0] - centre[0], towards[1] - centre[1]
    length = max((away_x**2 + away_y**2) ** 0.5, 1.0)
    step = (_RADIUS + 3) / length
    return centre[0] + away_x * step, centre[1] + away_y * step
