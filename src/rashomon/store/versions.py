"""Which program made a result: its version and the checksums of its models. Results of another program are computed anew."""

from __future__ import annotations

import functools
import hashlib
import json

from sqlalchemy import Connection, insert, select

from rashomon.store.schema import programs
from rashomon.weights import FOLDER


@functools.cache
def program_key() -> tuple[str, str, str]:
    """Key, version and models (JSON) of the running program."""
    from rashomon import __version__

    path = FOLDER / "models.json"
    sums = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    models = json.dumps(sums, sort_keys=True)
    return f"{__version__}+{hashlib.sha256(models.encode()).hexdigest()[:16]}", __version__, models


def program_id(conn: Connection) -> int:
    """The number of the running program in the store; only a writing transaction may meet a program that is new."""
    key, version, models = program_key()
    found = known_program(conn)
    if found is not None:
        return found
    made = conn.execute(insert(programs).values(key=key, version=version, models=models)).inserted_primary_key
    assert made is not None
    return int(made[0])


def known_program(conn: Connection) -> int | None:
    """The number of the running program, None where it has written nothing yet."""
    return conn.execute(select(programs.c.id).where(programs.c.key == program_key()[0])).scalar_one_or_none()
