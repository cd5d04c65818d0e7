"""The reliability picture: how often attributions of a probability are right, as SVG text."""

from __future__ import annotations

from collections.abc import Sequence

SIDE = 300
LEFT, TOP = 56, 34
WIDTH, HEIGHT = LEFT + SIDE + 24, TOP + SIDE + 96
COUNTS = 40  #: height of the strip that shows how many stand in each bin


def _text(x: float, y: float, words: str, *, anchor: str = "middle", more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" {more}>{words}</text>'


def _axes() -> list[str]:
    lines = [f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>']
    lines.append(f'<line x1="{LEFT}" y1="{TOP + SIDE}" x2="{LEFT + SIDE}" y2="{TOP}" stroke="#888" stroke-dasharray="4 4"/>')
    for tick in range(0, 11, 2):
        at = SIDE * tick / 10
        lines.append(_text(LEFT + at, TOP + SIDE + 16, f"{tick / 10:.1f}"))
        lines.append(_text(LEFT - 8, TOP + SIDE - at + 4, f"{tick / 10:.1f}", anchor="end"))
    lines.append(_text(LEFT + SIDE / 2, TOP + SIDE + 34, "probability given"))
    turned = f'transform="rotate(-90 16 {TOP + SIDE / 2:g})"'
    lines.append(_text(16, TOP + SIDE / 2, "share that is right", more=turned))
    return lines


def picture(bins: Sequence[dict[str, float]], error: float | None) -> str:
    """An SVG of equal-width bins: a bar per bin as high as the share of right ones, a dot at its mean probability.

    `bins` as `evals.spans.bins_of` gives them; `error` is the expected calibration error, None where nothing was counted.
    """
    total = sum(b["count"] for b in bins)
    most = max((b["count"] for b in bins), default=0) or 1
    wide = SIDE / max(1, len(bins))
    head = f"{total:g} attributions" + ("" if error is None else f", expected calibration error {error:.3f}")
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="12" role="img" fill="#333">',
        f"<title>Reliability of the probabilities: {head}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        _text(WIDTH / 2, 20, head, more='font-size="13"'),
    ]
    base = TOP + SIDE + 44 + COUNTS
    for number, one in enumerate(bins):
        x = LEFT + number * wide
        if one["count"]:
            high = SIDE * one["right"]
            lines.append(
                f'<rect x="{x + 1:.1f}" y="{TOP + SIDE - high:.1f}" width="{wide - 2:.1f}" height="{high:.1f}" fill="#7fa6c9"/>'
            )
            dot = f'cx="{LEFT + SIDE * one["probability"]:.1f}" cy="{TOP + SIDE - high:.1f}"'
            lines.append(f'<circle {dot} r="4" fill="#b3541e"/>')
        size = COUNTS * one["count"] / most
        lines.append(f'<rect x="{x + 1:.1f}" y="{base - size:.1f}" width="{wide - 2:.1f}" height="{size:.1f}" fill="#bbb"/>')
        lines.append(_text(x + wide / 2, base + 12, f"{one['count']:g}", more='font-size="9"'))
    return "\n".join([*lines, *_axes(), "</svg>"]) + "\n"
