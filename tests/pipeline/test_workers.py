"""Any number of processes gives the same result; a process that dies is told in one line."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pytest

import stemma
from stemma.annotate.run import BATCH_REPORTS
from stemma.errors import ModelError, SettingsError, WorkerError
from stemma.model import Document
from stemma.pipeline import Settings, compare_documents, workers
from stemma.pipeline.models import chosen
from stemma.pipeline.workers import BATCHES_PER_WORKER, annotate_all
from stemma.show.contract import to_json
from tests.conftest import make_document

PAYS_FOR_TWO = 2 * BATCHES_PER_WORKER * BATCH_REPORTS - BATCH_REPORTS + 1
TEXT = "At least {n} people died on Tuesday, the mayor of Oskava said. “We counted {n},” she added. Coco squawks {n} ships sank."


def reports(count: int) -> list[Document]:
    return [
        make_document(TEXT.format(n=n + 3), published="2024-05-08", id=f"r{n}", siglum=f"S{n}", file=f"r{n}.txt",
                      language="fr" if n % 9 == 5 else "en")
        for n in range(count)
    ]  # fmt: skip


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many workers were started, each time."""
    started: list[int] = []

    def start(count: int, **about: Any) -> ProcessPoolExecutor:
        started.append(count)
        return ProcessPoolExecutor(count, **about)

    monkeypatch.setattr(workers, "ProcessPoolExecutor", start)
    return started


def test_a_few_reports_start_no_process(counted: list[int]) -> None:
    settings = Settings(encoder=False, jobs=8)
    assert len(list(annotate_all(reports(2), model=None, settings=settings))) == 2
    assert not list(annotate_all([], model=None, settings=settings))
    list(annotate_all(reports(PAYS_FOR_TWO - 1), model=None, settings=settings))
    assert counted == []


@pytest.mark.usefixtures("guests")
def test_the_result_is_the_same_with_any_number_of_jobs(counted: list[int]) -> None:
    told: dict[int, list[tuple[str, int, int]]] = {1: [], 2: []}
    results = []
    for jobs, calls in told.items():
        settings = Settings(model="parrot", jobs=jobs)
        progress = lambda *step, calls=calls: calls.append(step)  # noqa: E731
        results.append(to_json(compare_documents(reports(PAYS_FOR_TWO), settings=settings, progress=progress)))
    assert counted == [2]
    assert results[0] == results[1]
    assert told[1] == told[2], "progress is told alike"


def test_workers_keep_to_the_layers(counted: list[int]) -> None:
    found = [
        list(annotate_all(reports(PAYS_FOR_TWO), model=None, settings=Settings(jobs=n), layers=("timexes",))) for n in (1, 2)
    ]
    assert counted == [2]
    assert found[0] == found[1]


@pytest.mark.usefixtures("guests")
@pytest.mark.parametrize(
    ("model", "error", "line"),
    [("dying", WorkerError, "--jobs 1"), ("raising", ModelError, "'raising' failed with ValueError")],
)
def test_a_failure_in_a_worker_is_one_line(model: str, error: type[Exception], line: str) -> None:
    settings = Settings(model=model, jobs=2)
    with pytest.raises(error, match=line) as caught:
        list(annotate_all(reports(PAYS_FOR_TWO), model=chosen(settings), settings=settings))
    assert "\n" not in str(caught.value)


def test_a_number_of_jobs_is_positive() -> None:
    with pytest.raises(SettingsError, match="jobs=0"):
        stemma.compare_reports(["x"], jobs=0)
