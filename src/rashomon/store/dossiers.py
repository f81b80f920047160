"""Dossiers of stories whose members changed, from readings that are kept: only what is new is parsed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, and_, delete, insert, select, update

from rashomon.article import read_article
from rashomon.errors import PageError, RashomonError, unforeseen
from rashomon.inferred import anchor
from rashomon.model import Article, Aspect, Dated, Dossier, Entity, Failure, Point, Reading, Status
from rashomon.model import Claim as ModelClaim
from rashomon.settings import DEFAULT, Settings
from rashomon.store.codec import StaleRecord, packed, unpacked
from rashomon.store.database import Store
from rashomon.store.outbox import note_conflicts
from rashomon.store.outlines import outline
from rashomon.store.pages import article_name, article_values, index_article, stored_page, text_row
from rashomon.store.relations import find_relations, write_relations
from rashomon.store.schema import (
    articles,
    entities,
    members,
    point_claims,
    points,
    readings,
    stories,
    terms,
    texts,
    versions,
)
from rashomon.store.versions import known_program, program_id
from rashomon.stories import words_of
from rashomon.text.terms import Hashes

_ROUNDS = 8  # as often stories that others change meanwhile are told anew; whoever changed them last tells them


@dataclass(frozen=True, slots=True)
class Found:
    """What is kept of a reading beside its article."""

    claims: tuple[ModelClaim, ...] = ()
    dates: tuple[Dated, ...] = ()
    entities: tuple[Entity, ...] = ()
    article: Article | None = None  # only where reading changed it: its warnings


@dataclass(frozen=True, slots=True)
class Told:
    """A story told anew: its number and headline, how many articles it has, and which conflicts were not there before."""

    story: int
    headline: str
    articles: int
    fresh: tuple[Point, ...]


def tell_stale(store: Store, settings: Settings = DEFAULT) -> Iterator[Told | Failure]:
    """Compute the dossiers of the stories that changed, each written in a transaction of its own.

    A story that this program cannot tell is a `Failure`, and stays stale: it must not keep the others from being told.
    """
    failed: set[int] = set()
    for _ in range(_ROUNDS):
        with store.reading() as conn:
            stale = conn.execute(select(stories.c.id).where(stories.c.stale).order_by(stories.c.id)).scalars().all()
        if failed.issuperset(stale):
            return
        for story in stale:
            if story in failed:
                continue
            try:
                told = tell_story(store, story, settings)
            except StaleRecord as error:
                failed.add(story)
                yield Failure(f"s{story}", str(error))
            except RashomonError:
                raise
            except Exception as error:
                failed.add(story)
                yield Failure(f"s{story}", unforeseen(error))
            else:
                if told is not None:
                    yield told


def tell_story(store: Store, story: int, settings: Settings = DEFAULT) -> Told | None:
    """Compute and store the dossier of one story; None where its members changed meanwhile."""
    from rashomon.pipeline import compare_readings, story_of

    with store.reading() as conn:
        revision = conn.execute(
            select(stories.c.revision).where(stories.c.id == story, stories.c.stale)
        ).scalar_one_or_none()
        numbers = (
            conn.execute(select(members.c.article_id).where(members.c.story_id == story).order_by(members.c.article_id))
            .scalars()
            .all()
        )
    if revision is None or not numbers:
        return None
    held = [a for n in numbers if (a := current_article(store, n)) is not None]
    if len(held) < len(numbers):
        return None
    alone = story_of(f"s{story}", held, settings)
    read = _readings(store, numbers, [r.article for r in alone.readings])
    dossier = compare_readings(alone, read, settings)
    with store.reading() as conn:
        related = find_relations(conn, story)
    with store.writing() as conn:
        row = conn.execute(select(stories.c.revision).where(stories.c.id == story)).one_or_none()
        if row is None or row.revision != revision:
            return None
        write_relations(conn, story, related)
        return Told(story, dossier.story.headline, len(held), _write(conn, story, dossier))


def current_article(store: Store, number: int) -> Article | None:
    """The article as this program reads it, read anew from its page where another program did; None if it was forgotten."""
    with store.reading() as conn:
        row = conn.execute(
            select(articles.c.record, articles.c.program_id, articles.c.version_id, articles.c.current, versions.c.seen)
            .join(versions, versions.c.id == articles.c.version_id)
            .where(articles.c.id == number)
        ).one_or_none()
        program = known_program(conn)
    if row is None:
        return None
    held: Article | None = None
    if row.program_id == program:
        try:
            return unpacked(Article, row.record)
        except StaleRecord:
            held = None
    with store.reading() as conn:
        page, key = stored_page(conn, row.version_id)
    try:
        fresh = read_article(page, article_name(key))
    except PageError:
        # The newer program finds no article any more: what the older one found stays.
        held = unpacked(Article, row.record)
        with store.writing() as conn:
            conn.execute(update(articles).where(articles.c.id == number).values(program_id=program_id(conn)))
        return held
    words = words_of(fresh, Hashes())
    with store.writing() as conn:
        values = article_values(conn, fresh, row.seen, words)
        conn.execute(update(articles).where(articles.c.id == number).values(**values))
        conn.execute(delete(readings).where(readings.c.article_id == number))
        if row.current:
            index_article(conn, number, fresh, row.seen, words)
    return fresh


def _readings(store: Store, numbers: Sequence[int], given: Sequence[Article]) -> list[Reading]:
    """The reading of each article: the kept one if this program made it against the same day, else a new one."""
    from rashomon.claims import read_claims
    from rashomon.doubtful import with_wording_doubts

    kept: dict[int, Reading] = {}
    with store.reading() as conn:
        program = known_program(conn)
        for number, article in zip(numbers, given, strict=True):
            row = conn.execute(select(readings).where(readings.c.article_id == number)).one_or_none()
            if row is not None and row.program_id == program and row.published == _day_key(article):
                with suppress(StaleRecord):
                    kept[number] = reading_of(article, row.record)
    missing = [(n, a) for n, a in zip(numbers, given, strict=True) if n not in kept]
    for (number, article), reading in zip(missing, read_claims(a for _, a in missing), strict=True):
        kept[number] = with_wording_doubts(reading)
        with store.writing() as conn:
            _keep(conn, number, article, kept[number])
    return [kept[n] for n in numbers]


def reading_for(store: Store, number: int) -> Reading:
    """The reading of one article, as it is kept if this program made it; of a retired version, too. Nothing is written."""
    from rashomon.claims import read_claims

    with store.reading() as conn:
        row = conn.execute(select(articles.c.record, articles.c.version_id).where(articles.c.id == number)).one()
        kept = conn.execute(select(readings).where(readings.c.article_id == number)).one_or_none()
        current = kept is not None and kept.program_id == known_program(conn)
    try:
        article = unpacked(Article, row.record)
    except StaleRecord:
        with store.reading() as conn:
            page, key = stored_page(conn, row.version_id)
        article = read_article(page, article_name(key))
    if kept is not None and current:
        return reading_of(article, kept.record)
    return next(read_claims([article]))


def reading_of(article: Article, record: bytes) -> Reading:
    """A kept reading with its article."""
    found = unpacked(Found, record)
    return Reading(found.article or article, found.claims, found.dates, found.entities)


def _day_key(article: Article) -> str:
    return json.dumps(article.published and asdict(article.published))


def _keep(conn: Connection, number: int, article: Article, reading: Reading) -> None:
    current = conn.execute(select(articles.c.current).where(articles.c.id == number)).scalar_one_or_none()
    if current is None:
        return  # forgotten meanwhile
    changed = reading.article if reading.article != article else None
    found = Found(reading.claims, reading.dates, reading.entities, changed)
    conn.execute(delete(readings).where(readings.c.article_id == number))
    conn.execute(
        insert(readings).values(
            article_id=number, program_id=program_id(conn), published=_day_key(article), record=packed(found)
        )
    )
    conn.execute(delete(texts).where(texts.c.article_id == number, texts.c.kind != "page"))
    conn.execute(delete(entities).where(entities.c.article_id == number))
    if not current:
        return
    said = [text_row(number, "claim", c.id, (c.start, c.end), c.text) for c in reading.claims]
    said += [
        text_row(number, e.kind, e.id, (m.start, m.end), e.name)
        for e in reading.entities
        if e.kind in {"person", "body"}
        for m in e.mentions[:1]
    ]
    if said:
        conn.execute(insert(texts), said)
    named = [
        {"article_id": number, "name": e.name, "kind": e.kind, "mentions": len(e.mentions)} for e in reading.entities
    ]
    if named:
        conn.execute(insert(entities), named)


def _write(conn: Connection, story: int, dossier: Dossier) -> tuple[Point, ...]:
    """Store a dossier; returns the conflicts that no conflict of the old one speaks to."""
    before = set(
        conn.execute(
            select(point_claims.c.claim)
            .join(points, and_(points.c.story_id == point_claims.c.story_id, points.c.number == point_claims.c.number))
            .where(points.c.story_id == story, points.c.status == "conflict")
        ).scalars()
    )
    for table in (point_claims, points):
        conn.execute(delete(table).where(table.c.story_id == story))
    rows = [
        {
            "story_id": story,
            "number": n,
            "status": p.status.value,
            "aspect": p.aspect and p.aspect.value,
        }
        for n, p in enumerate(dossier.points)
    ]
    if rows:
        conn.execute(insert(points), rows)
    spoken = [
        {"story_id": story, "number": n, "claim": c}
        for n, p in enumerate(dossier.points)
        for c in dict.fromkeys(p.claims)
    ]
    if spoken:
        conn.execute(insert(point_claims), spoken)
    count = {s: sum(p.status is s and not p.doubtful for p in dossier.points) for s in Status}
    _settle_days(conn, dossier)
    newest = conn.execute(
        select(articles.c.day)
        .join(members, members.c.article_id == articles.c.id)
        .where(members.c.story_id == story)
        .order_by(articles.c.day.desc())
        .limit(1)
    ).scalar_one()
    conn.execute(
        update(stories)
        .where(stories.c.id == story)
        .values(
            stale=False,
            headline=dossier.story.headline,
            date=dossier.story.date,
            day=newest,
            conflicts=count[Status.CONFLICT],
            # What only goes back to one origin is repeated.
            corroborated=sum(
                p.status is Status.CORROBORATED and not p.doubtful and p.independent_sources > 1 for p in dossier.points
            ),
            one_sided=count[Status.ONE_SIDED],
            program_id=program_id(conn),
            dossier=packed(dossier),
            outline=json.dumps(outline(dossier)),
        )
    )
    conflicts = [
        p for p in dossier.points if p.status is Status.CONFLICT and p.aspect is not Aspect.WORDING and not p.doubtful
    ]
    fresh = tuple(p for p in conflicts if not set(p.claims) <= before)
    note_conflicts(conn, story, conflicts, fresh)
    return fresh


def _settle_days(conn: Connection, dossier: Dossier) -> None:
    """An article whose own page told no day is found by the day that the others of its story tell."""
    days = {r.article.id: anchor(r.article.published) for r in dossier.story.readings}
    held = conn.execute(
        select(articles.c.id, articles.c.name, articles.c.day)
        .join(members, members.c.article_id == articles.c.id)
        .where(members.c.story_id == int(dossier.story.id.removeprefix("s")))
    ).all()
    for row in held:
        day = days[row.name]
        if day is not None and day.isoformat() != row.day:
            conn.execute(update(articles).where(articles.c.id == row.id).values(day=day.isoformat()))
            conn.execute(update(terms).where(terms.c.article_id == row.id).values(day=day.toordinal()))
