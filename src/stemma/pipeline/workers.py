"""Annotating in several processes, where there is enough to do; the result is the same with any number of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from ctypes import c_byte
from dataclasses import dataclass
from multiprocessing import get_context
from threading import current_thread, main_thread

from stemma.annotate.run import batches
from stemma.annotate.run import run as annotate
from stemma.errors import WorkerError
from stemma.model import Annotations, AttributionModel, Document, Dropped
from stemma.pipeline.models import model_for
from stemma.settings import Settings

#: Batches that a worker must get: starting one (imports, word lists, weights) takes about as long as annotating one batch.
BATCHES_PER_WORKER = 2
#: What libraries of models read to learn how many threads they may start; one each, as all cores have a worker already.
_THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def annotate_all(
    documents: Sequence[Document], *, model: AttributionModel | None, settings: Settings, layers: Sequence[str] | None = None
) -> Iterator[Annotations | Dropped]:
    """What `annotate.run` gives for the documents, in their order, by `settings.jobs` processes at most.

    `model` is the one that `settings` choose for the `layers`; worker processes load their own. Raises WorkerError where
    a process dies.
    """
    parts = list(batches(documents))
    workers = min(settings.jobs, len(parts) // BATCHES_PER_WORKER)
    if workers < 2:
        yield from annotate(documents, model=model, layers=layers)
        return
    # "spawn" on every system: a forked copy of a process with threads can hang, and a system differs from the next.
    context = get_context("spawn")
    stopped = context.RawValue("b", 0)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(settings, layers, stopped))
    try:
        with _undisturbed():
            answers = pool.map(_annotated, parts)
        for found in answers:
            yield from found
    except BrokenProcessPool:
        raise WorkerError(
            f"one of {workers} worker processes ended before its work was done (out of memory, stopped from outside, or a script "
            'without `if __name__ == "__main__":`); run again with --jobs 1 (in Python jobs=1)'
        ) from None
    finally:
        stopped.value = 1
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach: each would end with a traceback of its own, beside the parent's line."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@dataclass(slots=True)
class _Worker:
    """What a worker process was told; `stopped` is 1 once nobody waits for its work any more."""

    settings: Settings
    layers: Sequence[str] | None
    stopped: c_byte


_workers: list[_Worker] = []  #: one in a worker process, none elsewhere


def _begin(settings: Settings, layers: Sequence[str] | None, stopped: c_byte) -> None:
    """Make a worker ready; the model is loaded with the first batch, once.

    Ctrl-C is the parent's to answer, also where that is not inherited (Windows).
    """
    _workers[:] = [_Worker(settings, layers, stopped)]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def _annotated(batch: list[Document]) -> list[Annotations | Dropped]:
    worker = _workers[0]
    found: list[Annotations | Dropped] = []
    if worker.stopped.value:
        return found
    for each in annotate(batch, model=model_for(worker.settings, worker.layers), layers=worker.layers):
        found.append(each)
        if worker.stopped.value:
            break
    return found
