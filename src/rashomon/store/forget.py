"""Takes a source out of a store, with everything that came of it."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, or_, select, text, update

from rashomon.article import read_article
from rashomon.model import Article
from rashomon.readers.items import is_web_address
from rashomon.store.codec import StaleRecord, unpacked
from rashomon.store.database import Store
from rashomon.store.grouping import empty_story
from rashomon.store.keys import digest, now
from rashomon.store.outbox import withdraw, withdraw_edits
from rashomon.store.pages import index_article, named_address, read_page, stored_page, unindex_article
from rashomon.store.schema import (
    addresses,
    articles,
    failures,
    history,
    members,
    pages,
    readings,
    storable,
    stories,
    versions,
    watched,
)
from rashomon.stories import words_of
from rashomon.text.terms import Hashes


def forget(store: Store, source: str) -> int:
    """Remove every version of a source (its name or its address), and all that was derived: how many versions there were.

    No watch asks for it again: the hash of its address is kept. Its stories lose their dossiers at once, and their other members wait to be placed anew. SQLite overwrites what is
    deleted; PostgreSQL does so when it vacuums.
    """
    wanted = storable(source)
    with store.writing() as conn:
        conn.execute(delete(failures).where(failures.c.key == digest(wanted)))
        of_address = select(addresses.c.id).where(addresses.c.key == digest(named_address(source)))
        rows = conn.execute(
            select(versions.c.id, versions.c.page_id, versions.c.address_id, versions.c.source).where(
                or_(versions.c.source == wanted, versions.c.address_id.in_(of_address))
            )
        ).all()
        for row in rows:
            _forget_version(conn, row.id)
        withdraw_edits(conn, {row.source for row in rows})
        for page in {row.page_id for row in rows}:
            used = select(versions.c.id).where(versions.c.page_id == page)
            conn.execute(delete(pages).where(pages.c.id == page, ~used.exists()))
        for address in {row.address_id for row in rows}:
            _restore_older(conn, address)
        if rows and is_web_address(wanted):
            key = digest(wanted)
            conn.execute(delete(watched).where(watched.c.key == key))
            conn.execute(insert(watched).values(key=key, first=0.0, asked=0.0))
        if rows and store.is_sqlite:
            # Deleted words stay in the index's segments until they are merged.
            conn.execute(text("INSERT INTO texts_words(texts_words) VALUES ('optimize')"))
    if rows and store.is_sqlite:
        with store.engine.connect() as conn:
            conn.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(rows)


def _forget_version(conn: Connection, version: int) -> None:
    article = conn.execute(select(articles.c.id, articles.c.name).where(articles.c.version_id == version)).one_or_none()
    if article is not None:
        story = conn.execute(select(members.c.story_id).where(members.c.article_id == article.id)).scalar_one_or_none()
        unindex_article(conn, article.id)
        conn.execute(delete(members).where(members.c.article_id == article.id))
        conn.execute(delete(readings).where(readings.c.article_id == article.id))
        conn.execute(update(history).where(history.c.article == article.name).values(article=None))
        conn.execute(delete(articles).where(articles.c.id == article.id))
        if story is not None:
            _reopen(conn, story)
    conn.execute(delete(versions).where(versions.c.id == version))


def _reopen(conn: Connection, story: int) -> None:
    """A story lost a member: the others are placed anew; with none left, it goes, and the ids that lead to it."""
    empty_story(conn, story)
    left = conn.execute(select(members.c.article_id).where(members.c.story_id == story)).scalars().all()
    if left:
        conn.execute(update(articles).where(articles.c.id.in_(left)).values(pending=True))
        conn.execute(insert(history).values(story_id=story, kind="shrunk", at=now()))
        conn.execute(update(stories).where(stories.c.id == story).values(stale=True, revision=stories.c.revision + 1))
        return
    gone = [story, *conn.execute(select(stories.c.id).where(stories.c.successor == story)).scalars()]
    withdraw(conn, gone)
    conn.execute(delete(history).where(history.c.story_id.in_(gone)))
    conn.execute(delete(stories).where(stories.c.id.in_(gone)))


def _restore_older(conn: Connection, address: int) -> None:
    """The newest version that is left of an address takes the place of the one that was forgotten."""
    held = (
        select(articles.c.id, articles.c.current, articles.c.record, articles.c.version_id, versions.c.seen)
        .join(versions, versions.c.id == articles.c.version_id)
        .where(versions.c.address_id == address)
        .order_by(versions.c.id.desc())
        .limit(1)
    )
    row = conn.execute(held).one_or_none()
    if row is None:
        any_left = select(versions.c.id).where(versions.c.address_id == address)
        conn.execute(delete(addresses).where(addresses.c.id == address, ~any_left.exists()))
    elif not row.current:
        article = _older_article(conn, row.record, row.version_id)
        if article is None:
            return
        conn.execute(update(articles).where(articles.c.id == row.id).values(current=True, pending=True))
        index_article(conn, row.id, article, row.seen, words_of(article, Hashes()))


def _older_article(conn: Connection, record: bytes, version: int) -> Article | None:
    """The article of an older version; read anew where its record is damaged, and None where its page is, too."""
    try:
        return unpacked(Article, record)
    except StaleRecord:
        pass
    try:
        page, key = stored_page(conn, version)
    except StaleRecord:
        return None
    return read_page(page, key, read_article)[0]
