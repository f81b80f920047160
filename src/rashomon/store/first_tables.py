"""The tables of the first release, as every store once had them. Never changed: what came later is in `migrations`."""

from __future__ import annotations

_SPELLED = {
    "sqlite": {
        "id": "INTEGER NOT NULL PRIMARY KEY",
        "lasting_id": "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT",
        "bytes": "BLOB",
        "without_rowid": " WITHOUT ROWID",
        "hashed": "",
    },
    "postgresql": {
        "id": "SERIAL PRIMARY KEY",
        "lasting_id": "SERIAL PRIMARY KEY",
        "bytes": "BYTEA",
        "without_rowid": "",
        "hashed": " USING hash",
    },
}

_STATEMENTS = """
CREATE TABLE migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL);
CREATE TABLE programs (
    id {id}, "key" TEXT NOT NULL UNIQUE, version TEXT NOT NULL, models TEXT NOT NULL
);
CREATE TABLE pages (
    id {id}, sha256 TEXT NOT NULL, kind TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL,
    content {bytes} NOT NULL, raw {bytes}, seen TEXT NOT NULL, UNIQUE (sha256, kind, digest)
);
CREATE TABLE addresses (id {id}, "key" TEXT NOT NULL UNIQUE, address TEXT NOT NULL);
CREATE TABLE failures (
    "key" TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE watched (
    "key" TEXT NOT NULL PRIMARY KEY, address TEXT, etag TEXT, modified TEXT, first FLOAT NOT NULL, asked FLOAT NOT NULL
);
CREATE TABLE versions (
    id {id}, "key" TEXT NOT NULL UNIQUE, address_id INTEGER NOT NULL REFERENCES addresses (id),
    page_id INTEGER NOT NULL REFERENCES pages (id), program_id INTEGER NOT NULL REFERENCES programs (id),
    source TEXT NOT NULL, given TEXT NOT NULL, warnings TEXT NOT NULL, seen TEXT NOT NULL, reason TEXT,
    same BOOLEAN NOT NULL
);
CREATE INDEX ix_versions_address_id ON versions (address_id);
CREATE INDEX ix_versions_page_id ON versions (page_id);
CREATE INDEX versions_source ON versions{hashed} (source);
CREATE TABLE stories (
    id {lasting_id}, state TEXT NOT NULL, successor INTEGER, revision INTEGER NOT NULL, stale BOOLEAN NOT NULL,
    headline TEXT NOT NULL, date TEXT, day TEXT NOT NULL, articles INTEGER NOT NULL, conflicts INTEGER NOT NULL,
    corroborated INTEGER NOT NULL, one_sided INTEGER NOT NULL, program_id INTEGER REFERENCES programs (id),
    dossier {bytes}
);
CREATE INDEX ix_stories_successor ON stories (successor);
CREATE INDEX stories_stale ON stories (stale, id);
CREATE INDEX ix_stories_day ON stories (day);
CREATE INDEX stories_days ON stories (state, day, articles);
CREATE TABLE articles (
    id {id}, version_id INTEGER NOT NULL UNIQUE REFERENCES versions (id),
    program_id INTEGER NOT NULL REFERENCES programs (id), name TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, outlet TEXT,
    headline TEXT, language TEXT, day TEXT NOT NULL, dated BOOLEAN NOT NULL, current BOOLEAN NOT NULL,
    pending BOOLEAN NOT NULL, record {bytes} NOT NULL, gist {bytes} NOT NULL
);
CREATE INDEX articles_pending ON articles (pending, current, id);
CREATE INDEX ix_articles_day ON articles (day);
CREATE TABLE history (
    id {id}, story_id INTEGER NOT NULL REFERENCES stories (id), kind TEXT NOT NULL, other INTEGER, article TEXT,
    at TEXT NOT NULL
);
CREATE INDEX ix_history_story_id ON history (story_id);
CREATE TABLE points (
    story_id INTEGER NOT NULL REFERENCES stories (id), number INTEGER NOT NULL, status TEXT NOT NULL, aspect TEXT,
    PRIMARY KEY (story_id, number)
);
CREATE TABLE point_claims (
    story_id INTEGER NOT NULL REFERENCES stories (id), number INTEGER NOT NULL, claim TEXT NOT NULL,
    PRIMARY KEY (story_id, number, claim)
);
CREATE INDEX ix_point_claims_claim ON point_claims (claim);
CREATE TABLE readings (
    article_id INTEGER NOT NULL PRIMARY KEY REFERENCES articles (id),
    program_id INTEGER NOT NULL REFERENCES programs (id), published TEXT NOT NULL, record {bytes} NOT NULL
);
CREATE TABLE terms (
    term INTEGER NOT NULL, day INTEGER NOT NULL, article_id INTEGER NOT NULL REFERENCES articles (id),
    weight FLOAT NOT NULL, PRIMARY KEY (term, day, article_id)
){without_rowid};
CREATE INDEX ix_terms_article_id ON terms (article_id);
CREATE TABLE members (
    article_id INTEGER NOT NULL PRIMARY KEY REFERENCES articles (id),
    story_id INTEGER NOT NULL REFERENCES stories (id)
);
CREATE INDEX ix_members_story_id ON members (story_id);
CREATE TABLE entities (
    id {id}, article_id INTEGER NOT NULL REFERENCES articles (id), name TEXT NOT NULL, kind TEXT NOT NULL,
    mentions INTEGER NOT NULL
);
CREATE INDEX ix_entities_article_id ON entities (article_id);
CREATE TABLE texts (
    id {id}, article_id INTEGER NOT NULL REFERENCES articles (id), kind TEXT NOT NULL, ref TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE INDEX ix_texts_article_id ON texts (article_id);
"""


def first_tables(dialect: str) -> list[str]:
    """The statements that make them, in order, for `sqlite` or `postgresql`."""
    return [statement.strip() for statement in _STATEMENTS.format(**_SPELLED[dialect]).split(";") if statement.strip()]
