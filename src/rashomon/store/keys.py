"""How the store spells what it finds rows by: digests and moments."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime


def now() -> str:
    """This moment as the store writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def digest(*parts: str) -> str:
    """SHA-256 of texts, each apart from the next."""
    joined = json.dumps(parts).encode()
    return hashlib.sha256(joined).hexdigest()
