"""One Spark for all tests that ask for it: starting a JVM takes seconds."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from stemma.errors import EngineError
from stemma.scale.spark import SparkRunner
from stemma.scale.spark.jvm import find_java


@pytest.fixture(scope="session", name="spark")
def spark_session() -> Iterator[None]:
    """While this is open, every SparkRunner uses one session of two tasks at a time, and leaves it running."""
    missing = [name for name in ("pyspark", "pyarrow", "pandas") if find_spec(name) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed: pip install 'stemma-news[spark]' for the tests on Spark")
    try:
        find_java()
    except EngineError as error:
        pytest.skip(str(error))
    with pytest.MonkeyPatch.context() as patch:
        # a JVM that lives for a minute spends more on compiling well than it gains by it
        patch.setenv("SPARK_SUBMIT_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        runner = SparkRunner(master="local[2]", memory="3GB", partitions=2)
    yield
    runner.close()
