"""How a store came to its schema: each step once, in order, and written down in the store.

Only forward. A step that was released is never changed: what a later schema needs is a step of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, inspect, select, text

from rashomon.store.first_tables import first_tables
from rashomon.store.grams import grams
from rashomon.store.schema import migrations


def _tables(conn: Connection) -> None:
    for statement in first_tables(conn.dialect.name):
        conn.execute(text(statement))


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


def _outbox(conn: Connection) -> None:
    number = "SERIAL PRIMARY KEY" if conn.dialect.name == "postgresql" else "INTEGER NOT NULL PRIMARY KEY"
    for statement in (
        'CREATE TABLE watches ("key" TEXT NOT NULL PRIMARY KEY, since TEXT NOT NULL)',
        f"CREATE TABLE outbox (id {number}, event TEXT NOT NULL, story INTEGER NOT NULL, other INTEGER, text TEXT,"
        " claims TEXT, at TEXT NOT NULL, printed BOOLEAN NOT NULL)",
        "CREATE INDEX ix_outbox_story ON outbox (story)",
    ):
        conn.execute(text(statement))


def _outlines(conn: Connection) -> None:
    for statement in (
        "ALTER TABLE stories ADD COLUMN outline TEXT",
        "CREATE TABLE relations (story_id INTEGER NOT NULL REFERENCES stories (id),"
        " other_id INTEGER NOT NULL REFERENCES stories (id), likeness FLOAT NOT NULL, shared TEXT NOT NULL,"
        " PRIMARY KEY (story_id, other_id))",
        "CREATE INDEX ix_relations_other_id ON relations (other_id)",
    ):
        conn.execute(text(statement))


def _pairs_of_letters(conn: Connection) -> None:
    conn.execute(text("ALTER TABLE texts ADD COLUMN grams TEXT NOT NULL DEFAULT ''"))
    last = 0
    while rows := conn.execute(
        text("SELECT id, body FROM texts WHERE id > :last ORDER BY id LIMIT 500"), {"last": last}
    ).all():
        last = rows[-1].id
        found = [{"id": row.id, "grams": grams(row.body)} for row in rows]
        if found := [row for row in found if row["grams"]]:
            conn.execute(text("UPDATE texts SET grams = :grams WHERE id = :id"), found)
    if conn.dialect.name == "postgresql":
        conn.execute(text("CREATE INDEX texts_grams ON texts USING gin (to_tsvector('simple', left(grams, 200000)))"))
        return
    for statement in (
        "DROP TRIGGER texts_added",
        "DROP TRIGGER texts_removed",
        "DROP TABLE texts_words",
        "CREATE VIRTUAL TABLE texts_words USING fts5"
        "(body, grams, content='texts', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
        "CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN"
        " INSERT INTO texts_words(rowid, body, grams) VALUES (new.id, new.body, new.grams); END",
        "CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN"
        " INSERT INTO texts_words(texts_words, rowid, body, grams)"
        " VALUES ('delete', old.id, old.body, old.grams); END",
        "INSERT INTO texts_words(texts_words) VALUES ('rebuild')",
    ):
        conn.execute(text(statement))


def _words(conn: Connection) -> None:
    kind = "BYTEA" if conn.dialect.name == "postgresql" else "BLOB"
    conn.execute(text(f"ALTER TABLE articles ADD COLUMN words {kind}"))


MIGRATIONS: tuple[tuple[str, Callable[[Connection], None]], ...] = (
    ("tables", _tables),
    ("full-text index", _full_text),
    ("what a watch has to tell", _outbox),
    ("what a list of stories shows", _outlines),
    ("search in scripts without spaces", _pairs_of_letters),
    ("words that grouping looks at", _words),
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
