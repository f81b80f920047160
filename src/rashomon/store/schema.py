"""The tables, the same for SQLite and PostgreSQL. Days and moments are ISO 8601 text, moments in UTC.

Text of pages stands here as data only: every statement binds it as a parameter.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect

_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


class Words(TypeDecorator[str]):
    """Text from outside: NUL, which PostgreSQL refuses, and lone surrogates, which have no UTF-8, become U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        """The text as it can be stored."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """Text as `Words` stores it."""
    return _UNSTORABLE.sub("\ufffd", text)


metadata = MetaData()

migrations = Table(
    "migrations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("applied", Text, nullable=False),
)

programs = Table(
    "programs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("version", Text, nullable=False),
    Column("models", Text, nullable=False),  # JSON: model file to sha256
)

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", Text, nullable=False),  # of the raw bytes
    Column("kind", Text, nullable=False),  # html or text
    Column("digest", Text, nullable=False),  # sha256 of the decoded content in UTF-8
    Column("size", Integer, nullable=False),  # characters of the content
    Column("content", LargeBinary, nullable=False),  # zstd
    Column("raw", LargeBinary),  # zstd; the bytes, where they are not the content in UTF-8
    Column("seen", Text, nullable=False),
    UniqueConstraint("sha256", "kind", "digest"),
)

addresses = Table(
    "addresses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # sha256: an address may be longer than an index entry
    Column("address", Words, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # of source, content and what was given
    Column("address_id", ForeignKey("addresses.id"), nullable=False, index=True),
    Column("page_id", ForeignKey("pages.id"), nullable=False, index=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False),  # that looked for its article
    Column("source", Words, nullable=False),
    Column("given", Text, nullable=False),  # JSON, ASCII
    Column("warnings", Text, nullable=False),  # JSON, ASCII
    Column("seen", Text, nullable=False),
    Column("reason", Words),  # why it gave no article
    Column("same", Boolean, nullable=False, default=False),  # its article says what the version before said
)
Index("versions_source", versions.c.source, postgresql_using="hash")

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version_id", ForeignKey("versions.id"), nullable=False, unique=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False),
    Column("name", Text, nullable=False, unique=True),  # its id in dossiers
    Column("digest", Text, nullable=False),  # of what it says
    Column("outlet", Words),
    Column("headline", Words),
    Column("language", Text),
    Column("day", Text, nullable=False, index=True),  # published, else seen
    Column("dated", Boolean, nullable=False),  # whether the page tells its day
    Column("current", Boolean, nullable=False),  # the newest under its address
    Column("pending", Boolean, nullable=False),  # not yet among stories
    Column("record", LargeBinary, nullable=False),  # Article
    Column("gist", LargeBinary, nullable=False),  # what grouping looks at
    Column("words", LargeBinary),  # hashes of its words; none of an article that was read by a version that kept none
)
# Rows are wide: what is asked for each new page must not read them all.
Index("articles_pending", articles.c.pending, articles.c.current, articles.c.id)

readings = Table(
    "readings",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False),
    Column("published", Text, nullable=False),  # JSON: the day it was read against
    Column("record", LargeBinary, nullable=False),  # claims, dates and entities
)

terms = Table(
    "terms",
    metadata,
    Column("term", Integer, primary_key=True, autoincrement=False),  # hash of the word
    Column("day", Integer, primary_key=True, autoincrement=False),  # proleptic ordinal
    Column("article_id", ForeignKey("articles.id"), primary_key=True, index=True),
    Column("weight", Float, nullable=False),
    sqlite_with_rowid=False,
)

stories = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", Text, nullable=False),  # open or merged
    Column("successor", Integer, index=True),  # of a merged story
    Column("revision", Integer, nullable=False),  # counts changes of its members
    Column("stale", Boolean, nullable=False),  # its dossier is of other members
    Column("headline", Words, nullable=False),
    Column("date", Text),
    Column("day", Text, nullable=False, index=True),  # of its newest article
    Column("articles", Integer, nullable=False),  # members
    Column("conflicts", Integer, nullable=False),
    Column("corroborated", Integer, nullable=False),
    Column("one_sided", Integer, nullable=False),
    Column("program_id", ForeignKey("programs.id")),
    Column("dossier", LargeBinary),  # Dossier
    Column(
        "outline", Text
    ),  # JSON, ASCII: what a list of stories shows of the dossier; none of one that was never told
    sqlite_autoincrement=True,  # an id is never given twice
)
Index("stories_stale", stories.c.stale, stories.c.id)
Index("stories_days", stories.c.state, stories.c.day, stories.c.articles)

members = Table(
    "members",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
)

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("other", Integer),  # the story from or into which; no foreign key, for it may be forgotten
    Column("article", Text),  # name of the article that made the change
    Column("at", Text, nullable=False),
)

points = Table(
    "points",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("status", Text, nullable=False),
    Column("aspect", Text),  # what it says stands in the dossier
)

point_claims = Table(
    "point_claims",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("claim", Text, primary_key=True, index=True),
)

relations = Table(
    "relations",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("other_id", ForeignKey("stories.id"), primary_key=True, index=True),
    Column("likeness", Float, nullable=False),
    Column("shared", Text, nullable=False),  # JSON, ASCII: names that both have
)

entities = Table(
    "entities",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("name", Words, nullable=False),
    Column("kind", Text, nullable=False),
    Column("mentions", Integer, nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),  # page, claim, person or body
    Column("ref", Text, nullable=False),  # a claim's id in dossiers
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("body", Words, nullable=False),
    Column("grams", Text, nullable=False, default="", server_default=""),  # see `grams`
)

failures = Table(
    "failures",
    metadata,
    Column("key", Text, primary_key=True),  # sha256 of the source
    Column("source", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("at", Text, nullable=False),
)

watched = Table(
    "watched",
    metadata,
    Column("key", Text, primary_key=True),  # sha256 of the address
    Column("address", Words),  # none of one that was forgotten, which is not asked for again
    Column("etag", Words),
    Column("modified", Words),
    Column("first", Float, nullable=False),  # Unix time of the first and the last request
    Column("asked", Float, nullable=False),
)

watches = Table(
    "watches",
    metadata,
    Column("key", Text, primary_key=True),  # sha256 of the feeds that are watched
    Column("since", Text, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event", Text, nullable=False),  # story, grown, changed, conflict, merged or split
    Column("story", Integer, nullable=False, index=True),
    Column("other", Integer),  # the story into or from which
    Column("text", Words),  # of a conflict; the source of a page that changed
    Column("claims", Text),  # JSON, ASCII: of a conflict
    Column("at", Text, nullable=False),
    Column("printed", Boolean, nullable=False),  # and not posted yet
)
