"""Sources into a store: pages, articles, stories, dossiers, each step in small transactions, so that a run that was killed goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import or_, select, update

from rashomon.article import read_article, unread_language
from rashomon.model import Article, Failure, Page
from rashomon.settings import DEFAULT, Settings
from rashomon.store.codec import StaleRecord
from rashomon.store.database import Store
from rashomon.store.dossiers import Told, current_article, tell_stale
from rashomon.store.grouping import Change, place_pending
from rashomon.store.outlines import untimely
from rashomon.store.pages import Added, add_page, note_failure, stored_page
from rashomon.store.schema import articles, stories, versions
from rashomon.store.versions import known_program, program_id

Progress = Callable[[str], object]
"""Called with what was just done, in a few words, for each page and story."""


@dataclass(slots=True)
class Ingested:
    """What a run did: pages by what became of them, failures, changes of stories, stories told anew; how many new articles are in
    languages that later steps are not made for ("in German"), and one new article of each language."""

    pages: Counter[Added] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    examples: dict[str | None, Article] = field(default_factory=dict)


def ingest(
    store: Store, pages: Iterable[Page | Failure], settings: Settings = DEFAULT, progress: Progress = lambda _: None
) -> Ingested:
    """Store the pages, read their articles, place them among the stories and tell the stories that changed.

    What an earlier run left undone is done, too. Raises `StoreError` where the store cannot be written.
    """
    done = Ingested()
    for item in pages:
        if isinstance(item, Failure):
            with store.writing() as conn:
                note_failure(conn, item.source, item.reason)
            done.failures.append(item)
            continue
        stored = add_page(store, item, read_article)
        done.pages[stored.added] += 1
        if stored.article is not None:
            done.examples.setdefault(stored.article.language, stored.article)
            if (language := unread_language(stored.article.language)) is not None:
                done.languages[language] += 1
        if stored.added is Added.FAILED:
            done.failures.append(Failure(item.source, stored.reason))
        progress("pages")
    finish(store, settings, progress, done)
    return done


def finish(
    store: Store, settings: Settings = DEFAULT, progress: Progress = lambda _: None, done: Ingested | None = None
) -> Ingested:
    """Place the articles that wait among the stories, and tell the stories that changed."""
    done = done or Ingested()
    done.changes += place(store, settings, progress)
    for told in tell_stale(store, settings):
        if isinstance(told, Failure):
            done.failures.append(told)
        else:
            done.told.append(told)
        progress("stories")
    return done


def place(store: Store, settings: Settings = DEFAULT, progress: Progress = lambda _: None) -> list[Change]:
    """Place all articles that wait among the stories."""
    changes: list[Change] = []
    while True:
        with store.reading() as conn:
            waiting = conn.execute(select(articles.c.id).where(articles.c.pending, articles.c.current).limit(1)).first()
        if waiting is None:
            return changes
        with store.writing() as conn:
            count, found = place_pending(conn, settings)
        changes += found
        for _ in range(count):
            progress("placed")


def refresh(
    store: Store, settings: Settings = DEFAULT, progress: Progress = lambda _: None
) -> Iterator[Told | Failure]:
    """Compute anew what another version of the program made: articles, then the dossiers of their stories."""
    with store.writing() as conn:
        program_id(conn)
    yield from _try_again(store, progress)
    failed: set[int] = set()
    while True:
        with store.reading() as conn:
            program = known_program(conn)
            old = (
                conn.execute(
                    select(articles.c.id)
                    .where(articles.c.current, articles.c.program_id != program, articles.c.id.not_in(failed))
                    .order_by(articles.c.id)
                    .limit(100)
                )
                .scalars()
                .all()
            )
        if not old:
            break
        for number in old:
            try:
                current_article(store, number)
            except StaleRecord as error:
                failed.add(number)
                yield Failure(_source_of(store, number), str(error))
            progress("articles")
    with store.writing() as conn:
        conn.execute(
            update(stories)
            .where(or_(untimely(program), stories.c.program_id.is_(None) & (stories.c.state == "open")))
            .values(stale=True)
        )
    place(store, settings, progress)
    for told in tell_stale(store, settings):
        progress("stories")
        yield told


def _source_of(store: Store, article: int) -> str:
    """Where an article's page came from."""
    query = select(versions.c.source).join(articles, articles.c.version_id == versions.c.id)
    with store.reading() as conn:
        return str(conn.execute(query.where(articles.c.id == article)).scalar_one())


def _try_again(store: Store, progress: Progress) -> Iterator[Failure]:
    """Look once more for an article in the pages in which another version of the program found none."""
    with store.reading() as conn:
        newer = versions.alias()
        query = select(versions.c.id, versions.c.source).where(
            versions.c.reason.is_not(None),
            versions.c.program_id != known_program(conn),
            ~select(newer.c.id).where(newer.c.address_id == versions.c.address_id, newer.c.id > versions.c.id).exists(),
        )
        found = conn.execute(query.order_by(versions.c.id)).all()
    for number, source in found:
        try:
            with store.reading() as conn:
                page, _ = stored_page(conn, number)
        except StaleRecord as error:
            yield Failure(source, str(error))
            continue
        add_page(store, page, read_article)
        progress("pages")
