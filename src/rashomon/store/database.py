"""Opens a store: one SQLite file, or a PostgreSQL database, with the same tables; and turns what fails into one clear error."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from rashomon.errors import RashomonError, UsageError
from rashomon.store.migrations import MIGRATIONS, applied, migrate

BUSY = 120
"""Seconds that one writer waits for another."""

_LOCK = 0x7261_7368  # PostgreSQL's advisory lock: one writer at a time, as SQLite has it
_DAMAGED = "damaged ({}); restore a backup, or ingest the sources into a new store"
_FULL = ("disk is full", "disk full", "No space left", "disk I/O error", "File too large")


class StoreError(RashomonError):
    """A store that cannot be opened, read or written. The message names it and says what to do."""

    def __init__(self, store: str, reason: str) -> None:
        super().__init__(f"{store}: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. `name` is safe to show: it holds no password."""

    name: str
    engine: Engine = field(repr=False)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the store as it is at one moment, and keeps no writer waiting."""
        with self._translated(), self.engine.connect() as conn:
            if not self.is_sqlite:
                conn = conn.execution_options(isolation_level="REPEATABLE READ")
            with conn.begin():
                yield conn

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writing transaction of the store: all or nothing, also if the program is killed."""
        with self._translated(), self.engine.connect() as conn:
            conn = conn.execution_options(writes=True)
            with conn.begin():
                if not self.is_sqlite:
                    conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield conn

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreError(self.name, _reason(error)) from error
        except sqlite3.Error as error:
            raise StoreError(self.name, str(error)) from error
        except UnicodeDecodeError as error:  # of text, or of the driver's own message, that quotes damaged bytes
            raise StoreError(self.name, _DAMAGED.format("no UTF-8")) from error


def open_store(where: str, *, create: bool = False) -> Store:
    """The store at `where`, a file or a database URL, brought to this program's schema; made first if `create`.

    Raises `StoreError` where there is none, where it is no store, and where a newer program has written it; `UsageError`
    for a URL that is none.
    """
    url = _url(where)
    name = url.database or "" if url.drivername == "sqlite" else url.render_as_string(hide_password=True)
    if url.drivername == "sqlite" and not os.path.isfile(name):
        if os.path.exists(name):
            raise StoreError(name, "not a file")
        if not create:
            raise StoreError(name, "no such store; `rashomon ingest` makes one")
    if url.drivername == "sqlite" and os.path.isfile(name):
        _know_own(name)
    store = Store(name, _engine(url, name))
    try:
        _bring_up(store, create)
    except StoreError:
        store.close()
        raise
    return store


def _know_own(name: str) -> None:
    """Raises `StoreError` where a SQLite file is another program's database: none of its pages is touched."""
    try:
        held = sqlite3.connect(f"{Path(os.path.abspath(name)).as_uri()}?mode=ro", uri=True, timeout=BUSY)
        try:
            tables = {row[0] for row in held.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        finally:
            held.close()
    except (sqlite3.Error, ValueError):
        return  # the store's own opening says what is wrong with it
    if tables and not {"migrations", "addresses", "versions"} <= tables:
        raise StoreError(name, "not a rashomon store, but another program's database")


def _bring_up(store: Store, create: bool) -> None:
    with store.reading() as conn:
        number = applied(conn)
    if number > len(MIGRATIONS):
        reason = f"written by a newer rashomon (schema {number}, this one knows {len(MIGRATIONS)}); upgrade rashomon"
        raise StoreError(store.name, reason)
    if number == 0 and not create:
        raise StoreError(store.name, "holds no store; `rashomon ingest` makes one")
    if number < len(MIGRATIONS):
        with store.writing() as conn:
            migrate(conn)


def _url(where: str) -> URL:
    if not where:
        raise UsageError("no store given: name a file or a database URL with --store, or set RASHOMON_STORE")
    if "://" not in where:
        return URL.create("sqlite", database=where)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):  # of a port that is no number
        raise UsageError("--store: not a database URL") from None
    backend = url.drivername.partition("+")[0]
    if backend == "sqlite" and url.database:
        return URL.create("sqlite", database=url.database)
    if backend not in {"postgresql", "postgres"}:
        raise UsageError(f"--store: {backend} is no database that rashomon knows; use a file or postgresql://...")
    return url.set(drivername="postgresql+psycopg")


def _engine(url: URL, name: str) -> Engine:
    if url.drivername == "sqlite":
        engine = create_engine(url, connect_args={"timeout": BUSY, "check_same_thread": False}, pool_size=2)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(url, pool_size=2)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise UsageError("PostgreSQL needs the driver: pip install 'rashomon[postgres]'") from None


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own handling begins transactions late and outside SQLAlchemy's sight; `_begin_sqlite` does it.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    _write_ahead(cursor)
    cursor.close()
    # Its own knows the capitals of ASCII alone.
    connection.create_function("lower", 1, lambda text: text.lower() if text else text, deterministic=True)


def _write_ahead(cursor: Any) -> None:
    """Switch the file to a write-ahead log. SQLite does not wait for others with this, so we do."""
    until = time.monotonic() + BUSY
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "readonly" in str(error):  # what may only be read is read as it is
                return
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)


def _begin_sqlite(conn: Connection) -> None:
    # IMMEDIATE: a reader that turns writer can meet a lock that no waiting resolves.
    conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get("writes") else "BEGIN")


def _reason(error: DBAPIError) -> str:
    told = str(error.orig).strip().splitlines()
    said = told[0] if told else type(error.orig).__name__
    if any(sign in said for sign in _FULL):
        return f"cannot be written, the disk is full or failing ({said}); make room and run it again, nothing is lost"
    if "not a database" in said:
        return "not a rashomon store (no SQLite database)"
    if "locked" in said:
        return f"another program has been writing for more than {BUSY} seconds; try again"
    if "malformed" in said or "decode" in said:
        return _DAMAGED.format(said)
    return said
