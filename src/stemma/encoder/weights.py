"""The shipped weights: where they lie, what they are called, and how they are opened.

The manifest `weights.json` carries the version, a digest per file, and the small learnt tables that are not part of the
networks. A file whose digest differs is refused: a damaged installation must not give other answers quietly.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from stemma.errors import WeightsError

#: The package's own weights.
SHIPPED = Path(__file__).parent / "data"
MANIFEST = "weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A folder of weights: the manifest, and the table of word-piece embeddings as int8 rows with a scale each."""

    folder: Path
    manifest: dict[str, Any]
    table: NDArray[np.int8]  #: [pieces, width], mapped from disk
    scale: NDArray[np.float32]  #: [pieces, 1]

    @property
    def version(self) -> str:
        """Version of the weights."""
        return str(self.manifest["version"])

    def embedded(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Embeddings [pieces, width] of piece ids."""
        return np.asarray(self.table[ids] * self.scale[ids], dtype=np.float32)

    def digest(self, *names: str) -> str:
        """SHA-256 over the digests of the named files, as the manifest has them."""
        return hashlib.sha256("".join(self.manifest["files"][name] for name in names).encode()).hexdigest()

    def session(self, name: str) -> onnxruntime.InferenceSession:
        """The network in a file, on one thread. Raises WeightsError where the file is missing or altered."""
        options = onnxruntime.SessionOptions()
        # One thread and no spinning: two processes of one thread beat one of two, and answers stay the same.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return onnxruntime.InferenceSession(
            _checked(self.folder, name, self.manifest), options, providers=["CPUExecutionProvider"]
        )


@lru_cache(maxsize=4)
def weights(folder: Path = SHIPPED) -> Weights:
    """Open a folder of weights. Raises WeightsError where one is missing or altered."""
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        _checked(folder, "pieces.npy", manifest)
        table = np.load(folder / "pieces.npy", mmap_mode="r")
        scale = np.load(folder / "pieces_scale.npy").astype(np.float32)[:, None]
    except (OSError, ValueError, KeyError) as error:
        raise WeightsError(
            f"{folder} has no readable weights ({error}); install stemma again, or run with --no-encoder"
        ) from None
    return Weights(folder, manifest, table, scale)


def _checked(folder: Path, name: str, manifest: dict[str, Any]) -> bytes:
    content = (folder / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != manifest["files"][name]:
        raise WeightsError(
            f"{folder / name} is not the file that {MANIFEST} names; install stemma again, or run with --no-encoder"
        )
    return content
