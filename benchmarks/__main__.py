"""`python -m benchmarks [--pin]`: reports per second and peak memory for 2, 20 and 200 reports, in one process each.

The reports are made here from the sentences of the example stories: half of each is shared copy, half its own.
Start-up times of `import stemma` and `stemma --help` beside
a bare interpreter. Results go to benchmarks/results.json with --pin.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import stemma

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
SIZES = (2, 20, 200)
WORDS = 600


def make_reports(folder: Path, count: int, *, copied: float = 0.5) -> int:
    """Write `count` reports of about 600 words about one event into a folder; gives back the number of words.

    The part `copied` of each report is copy that the others may have too, the rest is its own: sentences of the example stories
    with every third word drawn anew, so that no longer run of words is shared by chance.
    """
    stories = [HERE.parent / "examples" / name for name in ("earthquake", "layoffs", "border")]
    texts = [d.text for story in stories for d in stemma.compare_reports([story]).reports]
    sentences = [s.strip() + "." for text in texts for s in text.replace("\n", " ").split(". ") if 40 < len(s) < 300]
    vocabulary = sorted({w for s in sentences for w in s.split() if w.isalpha() and len(w) > 3})
    rng = random.Random(11)
    copy = rng.sample(sentences, 30)
    words = 0
    for number in range(count):
        chosen: list[str] = []
        while sum(len(s.split()) for s in chosen) < WORDS:
            if rng.random() < copied:
                chosen.append(rng.choice(copy))
            else:
                own = rng.choice(sentences).split()
                chosen.append(" ".join(w if k % 3 else rng.choice(vocabulary) for k, w in enumerate(own)))
        text = "\n\n".join(" ".join(chosen[i : i + 3]) for i in range(0, len(chosen), 3))
        words += len(text.split())
        (folder / f"report_{number:04}.txt").write_text(text, "utf-8")
    return words


def measure(count: int) -> dict[str, float]:
    """Time one comparison of `count` reports in a fresh process."""
    with tempfile.TemporaryDirectory() as place:
        words = make_reports(Path(place), count)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks", "--child", place], capture_output=True, text=True, check=True, cwd=HERE.parent
        )
    result: dict[str, float] = json.loads(done.stdout)
    result["words"] = words
    result["reports_per_second"] = round(count / result["seconds"], 2)
    result["words_per_second"] = round(words / result["seconds"])
    return result


def child(folder: str) -> None:
    """Compare one folder, print seconds and peak memory."""
    began = time.perf_counter()
    stemma.compare_reports([folder])
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(seconds, 3), "peak_mb": round(peak)}))


def start_up(*command: str) -> float:
    """Best of seven start-ups, seconds."""
    times = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return round(min(times), 3)


def main() -> None:
    """Run all and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--pin", action="store_true", help="write benchmarks/results.json")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child)
        return
    table: dict[str, object] = {"python": platform.python_version(), "cores": os.cpu_count()}
    starts = {
        "python -c pass": start_up(sys.executable, "-c", "pass"),
        "import stemma": start_up(sys.executable, "-c", "import stemma"),
        "stemma --help": start_up(str(Path(sys.executable).parent / "stemma"), "--help"),
    }
    for name, seconds in starts.items():
        print(f"{name:16} {seconds:.3f} s")
    table["start_up_seconds"] = starts
    sizes = {}
    for count in SIZES:
        sizes[str(count)] = measure(count)
        row = sizes[str(count)]
        rate = f"{row['reports_per_second']:6.2f} reports/s  {row['words_per_second']:7.0f} words/s"
        print(f"{count:4} reports  {row['seconds']:8.2f} s  {rate}  {row['peak_mb']:5.0f} MB")
    table["compare"] = sizes
    if options.pin:
        RESULTS.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
