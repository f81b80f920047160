"""The shipped model files: found by name, and checked against the checksum that was recorded when they were made."""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path

from rashomon.errors import ModelError

FOLDER = Path(__file__).parent / "data"


@functools.cache
def weights(name: str) -> Path:
    """The path of a shipped model file. Raises `ModelError` where it is missing or altered (say, by a broken download)."""
    path, sums = FOLDER / name, FOLDER / "models.json"
    expected: dict[str, str] = json.loads(sums.read_text(encoding="utf-8")) if sums.is_file() else {}
    if name not in expected or not path.is_file():
        raise ModelError(f"{name}: the model file or its checksum is missing; reinstall rashomon")
    if hashlib.sha256(path.read_bytes()).hexdigest() != expected[name]:
        raise ModelError(f"{name}: the model file is damaged; reinstall rashomon")
    return path
