"""How a store came to its schema: each step once, in order, and written down in the store.

Only forward. A step that was released is never changed: what a later schema needs is a step of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, inspect, select, text

from rashomon.store.schema import metadata, migrations


def _tables(conn: Connection) -> None:
    metadata.create_all(conn)


def _full_text(conn: Connection) -> None:
    if conn.dialect.name == "postgresql":
        # A tsvector holds at most 1 MB; what follows the first 200,000 characters of a page is not searched.
        conn.execute(text("CREATE INDEX texts_words ON texts USING gin (to_tsvector('simple', left(body, 200000)))"))
        return
    for statement in (
        "CREATE VIRTUAL TABLE texts_words USING fts5"
        "(body, content='texts', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
        "CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN"
        " INSERT INTO texts_words(rowid, body) VALUES (new.id, new.body); END",
        "CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN"
        " INSERT INTO texts_words(texts_words, rowid, body) VALUES ('delete', old.id, old.body); END",
    ):
        conn.execute(text(statement))


MIGRATIONS: tuple[tuple[str, Callable[[Connection], None]], ...] = (
    ("tables", _tables),
    ("full-text index", _full_text),
)


def applied(conn: Connection) -> int:
    """How many migrations the store has had; 0 where it is empty."""
    if not inspect(conn).has_table("migrations"):
        return 0
    return int(conn.execute(select(func.coalesce(func.max(migrations.c.number), 0))).scalar_one())


def migrate(conn: Connection) -> None:
    """Apply what is missing, within the caller's transaction."""
    for number, (name, step) in enumerate(MIGRATIONS, 1):
        if number > applied(conn):
            step(conn)
            moment = datetime.now(UTC).isoformat(timespec="seconds")
            conn.execute(insert(migrations).values(number=number, name=name, applied=moment))
