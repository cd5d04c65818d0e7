"""Words that all annotators together, with the attribution encoder, read per CPU-second."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

import stemma
from benchmarks.__main__ import make_reports

REPORTS = 24


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse.annotation")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        words = make_reports(Path(place), REPORTS)
        texts = [path.read_text("utf-8") for path in sorted(Path(place).iterdir())]
    stemma.annotate_text(texts[0])
    began = time.process_time()
    for text in texts:
        stemma.annotate_text(text)
    cpu = time.process_time() - began
    figures = {"reports": REPORTS, "words": words, "cpu": round(cpu, 2), "words_per_cpu_second": round(words / cpu)}
    options.out.write_text(json.dumps(figures), "utf-8")


if __name__ == "__main__":
    main()
