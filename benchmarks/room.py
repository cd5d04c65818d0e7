"""`python -m benchmarks.room [--pin]`: how large a page is, how soon it is drawn, how quickly it answers, from 6 to 60 reports.

The reports are invented here, about 600 words each: in the rows of 6, 20 and 60 reports a tenth of each is copy that others
have too, as agency copy is; in the last row half of it is, which is the worst case (twenty thousand shared passages). Each
page is opened in headless Chromium, in a fresh context each time, and used: clicks, keys, letters typed. An answer is
measured from the event to the end of the frame in which what was asked for is drawn. Every row is measured in the same run,
so that the ratios between sizes hold on any machine. With --pin the figures go to benchmarks/room.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

import stemma
from benchmarks.__main__ import HERE, make_reports
from stemma.model import Comparison
from stemma.show.page import to_html

RESULTS = HERE / "room.json"
WORDS = 600
#: name of a row -> reports, part of each that is copy
ROWS = {"6": (6, 0.1), "20": (20, 0.1), "60": (60, 0.1), "60, half copied": (60, 0.5)}
LOADS = 5
TIMES = 20
#: what was asked
MOST_BYTES = (1_500_000, 3)  #: a page, and times the bytes of its reports' text on top
FIRST_PAINT_MS = 1_000
ANSWER_MS = 100
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"]

#: Runs before the page's own script: when it is ready, and how long an answer takes.
_WATCH = """
window.readyAt = new Promise((tell) => {
  new MutationObserver((_, watcher) => {
    if (!document.documentElement?.dataset.ready) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => tell(performance.now())));
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
});
window.answer = async (act, drawn) => {
  const began = performance.now();
  act();
  for (let frame = 0; frame < 300; frame++) {
    await new Promise(requestAnimationFrame);
    if (!drawn()) continue;
    const channel = new MessageChannel();
    await new Promise((tell) => { channel.port1.onmessage = tell; channel.port2.postMessage(0); });
    return performance.now() - began;
  }
  throw new Error("no answer within 300 frames: " + act);
};
"""


def story(count: int, copied: float) -> Comparison:
    """The invented reports compared; kept in a temporary folder under a digest of their text and of stemma's own files."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "story"
        folder.mkdir()
        make_reports(folder, count, copied=copied)
        digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in sorted(folder.iterdir())))
        for path in sorted(Path(stemma.__file__).parent.rglob("*")):
            if path.is_file() and path.suffix != ".pyc" and "show" not in path.parts:
                digest.update(path.read_bytes())
        kept = Path(tempfile.gettempdir()) / f"stemma-room-{digest.hexdigest()[:16]}.pickle"
        if not kept.exists():
            kept.write_bytes(pickle.dumps(stemma.compare_reports([folder])))
        found = pickle.loads(kept.read_bytes())
        assert isinstance(found, Comparison)
        return found


@dataclass(frozen=True)
class Deed:
    """Something a reader does: where from, what, and when it is drawn. `n` counts the times."""

    address: str
    act: str
    drawn: str


_CARD = "document.querySelector('aside.card') && location.hash.includes('show=')"
_LIT = f"{_CARD} && document.querySelector('[data-lit]')"


def _click(selector: str) -> str:
    """Click the next of the links that a selector finds, round and round."""
    return f"(() => {{ const all = document.querySelectorAll({json.dumps(selector)}); all[(n * 7) % all.length].click(); }})()"


def _press(key: str) -> str:
    about = f"{{ key: {json.dumps(key)}, bubbles: true, cancelable: true }}"
    return f"document.body.dispatchEvent(new KeyboardEvent('keydown', {about}))"


#: what is measured, by the words of the table
DEEDS = {
    "a claim in the overview opens its card": Deed("#/overview", _click("main a.item-link"), _CARD),
    "a mark in the reader lights all its places": Deed("#/reader", _click(".leaf-text a.m"), _LIT),
    "j in the reader goes to the next claim": Deed(
        "#/reader?show=claim:{claim}", _press("j"), f"{_LIT} && location.hash !== before"
    ),
    "another view is drawn": Deed(
        "#/overview",
        "document.querySelectorAll('nav[aria-label=Views] a')[1 + (n % 9)].click()",
        "location.hash !== before && document.querySelector('.room').dataset.view !== 'overview'",
    ),
    "a letter typed into the search finds": Deed(
        "#/reader",
        """(() => {
          const field = document.querySelector("input.search-words");
          field.value = "the people said"[n % 15] + "abcdefghij"[n % 10];
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        })()""",
        "document.querySelector('.search-hits')?.textContent",
    ),
}
_ARRIVE = """async (address) => {
  document.querySelector("dialog[open]")?.close();
  location.hash = address;
  for (let n = 0; n < 4; n++) await new Promise(requestAnimationFrame);
  await new Promise((tell) => setTimeout(tell, 30));
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        sys.exit(f"no browser found (looked for {', '.join(_NAMES)}); apt-get install chromium brings one")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=_ARGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, path: Path) -> Iterator[Page]:
    """The page in a context of its own, drawn."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate("() => window.readyAt")
    yield page
    context.close()


def loads(browser: Browser, path: Path) -> dict[str, Any]:
    """Milliseconds from the request to the first paint, and to the first screen complete."""
    paints, readies = [], []
    for _ in range(LOADS):
        with opened(browser, path) as page:
            readies.append(page.evaluate("() => window.readyAt"))
            paints.append(page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    return {"first paint": _summary(paints), "first screen complete": _summary(readies)}


def answers(browser: Browser, path: Path, *, claim: str) -> dict[str, Any]:
    """Milliseconds from each deed to what it draws."""
    found = {}
    with opened(browser, path) as page:
        for what, deed in DEEDS.items():
            times = []
            for n in range(TIMES + 1):
                if n == 0 or not deed.act.startswith("(() => {\n"):
                    page.evaluate(_ARRIVE, deed.address.format(claim=claim))
                    if "search" in what:
                        page.keyboard.press("/")
                        page.wait_for_selector("input.search-words")
                script = f"([n, before]) => answer(() => {{ {deed.act} }}, () => {deed.drawn})"
                times.append(page.evaluate(script, [n, page.evaluate("location.hash")]))
            found[what] = _summary(times[1:])  # the first makes what the others find made
            found[what]["first"] = round(times[0], 1)
    return found


def _summary(times: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(times), 1), "worst": round(max(times), 1)}


def measure(browser: Browser, comparison: Comparison, path: Path) -> dict[str, Any]:
    """One row: what is in the page, its size, how it opens and answers."""
    path.write_text(to_html(comparison), "utf-8", newline="")
    text = sum(len(report.text.encode("utf-8", "replace")) for report in comparison.reports)
    size = path.stat().st_size
    return {
        "reports": len(comparison.reports),
        "claims": len(comparison.claims),
        "passages": len(comparison.passages),
        "text_bytes": text,
        "text_digest": hashlib.sha256("\0".join(r.text for r in comparison.reports).encode()).hexdigest()[:16],
        "page_bytes": size,
        "allowed_bytes": MOST_BYTES[0] + MOST_BYTES[1] * text,
        "opens_ms": loads(browser, path),
        "answers_ms": answers(browser, path, claim=comparison.claims[0].id),
    }


def ratios(rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Each median with 60 reports over that with 6, and with 20."""
    return {
        what: {f"60/{few}": round(_medians(rows["60"])[what] / max(_medians(rows[few])[what], 0.1), 2) for few in ("6", "20")}
        for what in _medians(rows["60"])
    }


def _medians(row: dict[str, Any]) -> dict[str, float]:
    return {what: times["median"] for part in ("opens_ms", "answers_ms") for what, times in row[part].items()}


def report(name: str, row: dict[str, Any]) -> list[str]:
    """The row in words, with what misses its target marked."""
    size = f"{row['page_bytes'] / 1e6:.2f} MB of {row['allowed_bytes'] / 1e6:.2f}"
    lines = [f"{name} reports: {row['claims']} claims, {row['passages']} passages, page {size}"]
    for part, most in (("opens_ms", FIRST_PAINT_MS), ("answers_ms", ANSWER_MS)):
        for what, times in row[part].items():
            missed = f"  > {most}" if times["median"] > most and what != "first screen complete" else ""
            lines.append(f"  {what:46} {times['median']:7.1f} ms, worst {times['worst']:7.1f}{missed}")
    return lines


def main() -> None:
    """Measure every row and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.room")
    parser.add_argument("--pin", action="store_true", help="write benchmarks/room.json")
    options = parser.parse_args()
    stories = {name: story(*about) for name, about in ROWS.items()}
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        rows = {}
        for name, comparison in stories.items():
            rows[name] = measure(browser, comparison, Path(place) / "room.html")
            print("\n".join(report(name, rows[name])), flush=True)
        table = {
            "browser": f"Chromium {browser.version}",
            "machine": f"{platform.machine()}, {os.cpu_count()} cores",
            "rows": rows,
            "ratios": ratios(rows),
        }
    if options.pin:
        RESULTS.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
