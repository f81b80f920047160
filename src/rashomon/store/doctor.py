"""Whether a store is sound: what is wrong with it, and what to do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select, text, update
from sqlalchemy.exc import DBAPIError

from rashomon.model import Article, Dossier
from rashomon.store.codec import StaleRecord, unpacked, unsqueezed_bytes
from rashomon.store.database import Store
from rashomon.store.dossiers import current_article
from rashomon.store.outlines import untimely
from rashomon.store.schema import articles, members, pages, point_claims, points, stories, texts, versions
from rashomon.store.versions import known_program

_RESTORE = "restore a backup, or ingest the sources into a new store"
_REPAIR = "run `rashomon doctor --repair`"
_REFRESH = "run `rashomon refresh`"
_GO_ON = "an ingest is running or was stopped; run `rashomon refresh` or the ingest again"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a store. `fault`: whether it is damaged, and not just behind."""

    what: str
    advice: str
    fault: bool = True


def examine(store: Store) -> list[Finding]:
    """Everything that is wrong or left undone, faults first; empty for a sound and finished store."""
    found: list[Finding] = []
    if store.is_sqlite:
        with store.writing() as conn:  # the index checks itself by a statement that takes the writer's place
            found += _index(conn)
    with store.reading() as conn:
        if store.is_sqlite:
            found += _sqlite(conn)
        found += _pages(conn)
        found += _articles(conn)
        found += _stories(conn)
        found += _behind(conn)
    return sorted(found, key=lambda f: not f.fault)


def _sqlite(conn: Connection) -> Iterator[Finding]:
    for (told,) in conn.execute(text("PRAGMA integrity_check(5)")):
        if told != "ok":
            yield Finding(f"the database file is damaged: {told}", _RESTORE)
    broken = conn.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        names = ", ".join(sorted({row[0] for row in broken}))
        yield Finding(f"{len(broken)} rows refer to rows that are gone, in {names}", _RESTORE)


def _index(conn: Connection) -> Iterator[Finding]:
    indexed = conn.execute(text("SELECT count(*) FROM texts_words_docsize")).scalar_one()
    held = conn.execute(select(func.count()).select_from(texts)).scalar_one()
    step = indexed == held
    if step:
        try:
            conn.execute(text("INSERT INTO texts_words(texts_words, rank) VALUES ('integrity-check', 1)"))
        except DBAPIError as error:
            if "malformed" not in str(error.orig):
                raise
            step = False
    if not step:
        yield Finding("the full-text index is out of step", _REPAIR)


def _pages(conn: Connection) -> Iterator[Finding]:
    """Pages one at a time: the content against its own hash."""
    last = 0
    while rows := conn.execute(select(pages).where(pages.c.id > last).order_by(pages.c.id).limit(200)).all():
        last = rows[-1].id
        for row in rows:
            if not _is_sound(row):
                source = conn.execute(select(versions.c.source).where(versions.c.page_id == row.id).limit(1)).scalar()
                yield Finding(
                    f"the page of {source} is damaged", f"`rashomon forget` it and ingest it again, or {_RESTORE}"
                )
    loose = conn.execute(
        select(func.count())
        .select_from(pages)
        .where(~select(versions.c.id).where(versions.c.page_id == pages.c.id).exists())
    ).scalar_one()
    if loose:
        yield Finding(f"{loose} pages belong to no source", _RESTORE)


def _is_sound(page: Row[Any]) -> bool:
    """Whether the content has its hash, and the bytes, where they are kept apart from it, have theirs."""
    try:
        content = unsqueezed_bytes(page.content)
        raw = None if page.raw is None else unsqueezed_bytes(page.raw)
    except StaleRecord:
        return False
    if hashlib.sha256(content).hexdigest() != page.digest:
        return False
    return raw is None or hashlib.sha256(raw).hexdigest() == page.sha256


def _articles(conn: Connection) -> Iterator[Finding]:
    for where, what in ((_homeless(), "stand in no story"), (_silent(), "cannot be found by search")):
        if count := conn.execute(select(func.count()).select_from(articles).where(where)).scalar_one():
            yield Finding(f"{count} articles {what}", _REPAIR)
    doubled = conn.execute(
        select(func.count()).select_from(
            select(versions.c.address_id)
            .join(articles, articles.c.version_id == versions.c.id)
            .where(articles.c.current)
            .group_by(versions.c.address_id)
            .having(func.count() > 1)
            .subquery()
        )
    ).scalar_one()
    if doubled:
        yield Finding(f"{doubled} pages have two newest versions", _RESTORE)
    superseded = conn.execute(
        select(func.count())
        .select_from(members)
        .join(articles, articles.c.id == members.c.article_id)
        .where(~articles.c.current)
    ).scalar_one()
    if superseded:
        yield Finding(f"{superseded} superseded articles stand in stories", _RESTORE)
    for _, name in _unreadable(conn):
        yield Finding(f"the article {name} cannot be read", _REPAIR)


def _homeless() -> ColumnElement[bool]:
    placed = select(members.c.article_id).where(members.c.article_id == articles.c.id)
    return articles.c.current & ~articles.c.pending & ~placed.exists()


def _silent() -> ColumnElement[bool]:
    indexed = select(texts.c.id).where(texts.c.article_id == articles.c.id, texts.c.kind == "page")
    return articles.c.current & ~indexed.exists()


def _unreadable(conn: Connection) -> Iterator[tuple[int, str]]:
    """Number and name of the articles whose record this program should be able to read, and cannot."""
    query = select(articles.c.id, articles.c.name, articles.c.record)
    query = query.where(articles.c.program_id == known_program(conn)).order_by(articles.c.id).limit(200)
    last = 0
    while rows := conn.execute(query.where(articles.c.id > last)).all():
        last = rows[-1].id
        for row in rows:
            try:
                unpacked(Article, row.record)
            except StaleRecord:
                yield row.id, row.name


def _stories(conn: Connection) -> Iterator[Finding]:
    opened = stories.c.state == "open"
    has_member = select(members.c.article_id).where(members.c.story_id == stories.c.id).exists()
    empty = conn.execute(select(func.count()).select_from(stories).where(opened, ~has_member)).scalar_one()
    if empty:
        yield Finding(f"{empty} stories have no article", _RESTORE)
    misled = conn.execute(
        select(func.count()).select_from(members).join(stories, stories.c.id == members.c.story_id).where(~opened)
    ).scalar_one()
    if misled:
        yield Finding(f"{misled} articles stand in stories that were merged", _RESTORE)
    loose = conn.execute(
        select(func.count())
        .select_from(point_claims)
        .where(
            ~select(points.c.number)
            .where(points.c.story_id == point_claims.c.story_id, points.c.number == point_claims.c.number)
            .exists()
        )
    ).scalar_one()
    if loose:
        yield Finding(f"{loose} claims belong to points that are gone", _RESTORE)
    for number, told in _untold(conn):
        yield Finding(f"the dossier of s{number} {told}", _REPAIR)


def _untold(conn: Connection) -> Iterator[tuple[int, str]]:
    """Number of each story whose dossier this program should be able to read, and what is wrong with that."""
    query = select(stories.c.id, stories.c.dossier).where(stories.c.state == "open", ~stories.c.stale)
    query = query.where(stories.c.program_id == known_program(conn)).order_by(stories.c.id).limit(100)
    last = 0
    while rows := conn.execute(query.where(stories.c.id > last)).all():
        last = rows[-1].id
        for row in rows:
            if (told := _dossier_fault(row.dossier)) is not None:
                yield row.id, told


def _dossier_fault(record: bytes | None) -> str | None:
    if record is None:
        return "is missing"
    try:
        dossier = unpacked(Dossier, record)
    except StaleRecord:
        return "cannot be read"
    for reading in dossier.story.readings:
        if any(reading.article.text[c.start : c.end] != c.text for c in reading.claims):
            return "has claims that do not stand in their article"
    return None


def _behind(conn: Connection) -> Iterator[Finding]:
    waiting = conn.execute(
        select(func.count()).select_from(articles).where(articles.c.pending, articles.c.current)
    ).scalar_one()
    if waiting:
        yield Finding(f"{waiting} articles are not among the stories yet", _GO_ON, fault=False)
    stale = conn.execute(select(func.count()).select_from(stories).where(stories.c.stale)).scalar_one()
    if stale:
        yield Finding(f"{stale} stories have changed since they were told", _GO_ON, fault=False)
    older = conn.execute(
        select(func.count())
        .select_from(articles)
        .where(articles.c.current, articles.c.program_id.is_distinct_from(known_program(conn)))
    ).scalar_one()
    if older:
        yield Finding(f"{older} articles were read by another version of rashomon", _REFRESH, fault=False)
    older = conn.execute(
        select(func.count()).select_from(stories).where(untimely(known_program(conn)), ~stories.c.stale)
    ).scalar_one()
    if older:
        yield Finding(f"{older} stories were told by another version of rashomon", _REFRESH, fault=False)


def repair(store: Store) -> None:
    """Make anew what can be made from the pages: the full-text index, articles and dossiers; `ingest.finish` does the rest."""
    again = _repaired(store)
    for number in again:
        # Of an older version no story is told, by which it would be read again.
        with suppress(StaleRecord):
            current_article(store, number)


def _repaired(store: Store) -> list[int]:
    """Mend what needs no page; the articles that are to be read from theirs."""
    with store.writing() as conn:
        if store.is_sqlite:
            conn.execute(text("INSERT INTO texts_words(texts_words) VALUES ('rebuild')"))
        else:
            for index in ("texts_words", "texts_grams"):
                conn.execute(text(f"REINDEX INDEX {index}"))
        again = [number for number, _ in _unreadable(conn)]
        again += conn.execute(select(articles.c.id).where(_silent())).scalars()
        # An article without a record is read from its page when its story is told.
        conn.execute(update(articles).where(articles.c.id.in_(again)).values(record=b""))
        conn.execute(update(articles).where(_homeless()).values(pending=True))
        of_articles = select(members.c.story_id).where(members.c.article_id.in_(again))
        untold = [number for number, _ in _untold(conn)]
        conn.execute(
            update(stories)
            .where(or_(stories.c.id.in_(untold), stories.c.id.in_(of_articles)))
            .values(stale=True, revision=stories.c.revision + 1)
        )
    return again
