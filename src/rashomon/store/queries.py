"""What can be asked of a store: its stories, one story's dossier and history, words, counts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
    update,
)

from rashomon.errors import RashomonError, UsageError, unforeseen
from rashomon.model import Dossier, Failure
from rashomon.render.plain import clipped
from rashomon.render.records import related_record
from rashomon.store.codec import StaleRecord, unpacked
from rashomon.store.database import Store, StoreError
from rashomon.store.dossiers import tell_story
from rashomon.store.grams import STUCK, pieces, wanted
from rashomon.store.outlines import NOT_OUTLINED, untimely
from rashomon.store.relations import related_stories
from rashomon.store.schema import (
    articles,
    entities,
    failures,
    history,
    members,
    metadata,
    outbox,
    point_claims,
    points,
    storable,
    stories,
    texts,
    versions,
)
from rashomon.store.versions import known_program

Record = dict[str, Any]

_PHRASE = re.compile(r'"([^"]*)"|([^\s"]+)')
_SNIPPET = 240


@dataclass(frozen=True, slots=True)
class Filters:
    """Which stories or finds are wanted: days (YYYY-MM-DD, both included), outlet (as it is written, in any case), and
    status of a point ("conflict", "corroborated", "one-sided")."""

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    status: str | None = None


_COUNT = {"conflict": stories.c.conflicts, "corroborated": stories.c.corroborated, "one-sided": stories.c.one_sided}


def list_stories(store: Store, filters: Filters = Filters(), limit: int | None = None) -> list[Record]:
    """The stories, newest first: id, headline, date, day of the newest article, counts, sources, related stories, and the outline
    of the dossier: place, timeline, lineage."""
    day = func.coalesce(stories.c.date, stories.c.day)
    wide = stories.c.dossier
    query = (
        select(*(c for c in stories.c if c is not wide))
        .where(stories.c.state == "open")
        .order_by(stories.c.day.desc(), stories.c.id.desc())
    )
    if filters.since:
        query = query.where(day >= filters.since)
    if filters.until:
        query = query.where(day <= filters.until)
    if filters.status:
        query = query.where(_COUNT[filters.status] > 0)
    if filters.outlet:
        of = select(members.c.story_id).join(articles, articles.c.id == members.c.article_id)
        query = query.where(stories.c.id.in_(of.where(_of_outlet(filters.outlet))))
    with store.reading() as conn:
        rows = conn.execute(query.limit(limit)).all()
        numbers = [row.id for row in rows]
        sources, related = _sources(conn, numbers), related_stories(conn, numbers)
    return [
        {
            "id": f"s{row.id}",
            "headline": row.headline,
            "date": row.date,
            "newest": row.day,
            "conflicts": row.conflicts,
            "corroborated": row.corroborated,
            "one_sided": row.one_sided,
            "articles": sources.get(row.id, []),
            "related": [related_record(r) for r in related.get(row.id, ())],
        }
        | (json.loads(row.outline) if row.outline else NOT_OUTLINED)
        for row in rows
    ]


def _of_outlet(outlet: str) -> ColumnElement[bool]:
    return func.lower(articles.c.outlet) == outlet.lower()


def _sources(conn: Connection, numbers: list[int]) -> dict[int, list[str]]:
    out: dict[int, list[str]] = {}
    for at in range(0, len(numbers), 500):
        query = (
            select(members.c.story_id, versions.c.source)
            .join(articles, articles.c.id == members.c.article_id)
            .join(versions, versions.c.id == articles.c.version_id)
            .where(members.c.story_id.in_(numbers[at : at + 500]))
            .order_by(articles.c.id)
        )
        for story, source in conn.execute(query):
            out.setdefault(story, []).append(source)
    return out


def story_number(store: Store, given: str) -> tuple[int, int | None]:
    """The number of a story by its id ("s12", "S12" or "12"), and the number asked for where that story was merged into it.

    Raises `UsageError` for what is no id, `StoreError` where there is no such story.
    """
    match = re.fullmatch(r"[sS]?(\d{1,9})", given.strip())
    if match is None:
        raise UsageError(f"{given!r} is no story; `rashomon stories` lists them")
    asked = int(match[1])
    with store.reading() as conn:
        row = conn.execute(select(stories.c.state, stories.c.successor).where(stories.c.id == asked)).one_or_none()
    if row is None:
        raise StoreError(store.name, f"no story s{asked}")
    return (asked, None) if row.state == "open" else (int(row.successor), asked)


def dossier_of(store: Store, story: int) -> Dossier:
    """The dossier of a story with links to related ones, told first where its members changed since.

    Raises `StoreError` where it cannot be read.
    """
    for _ in range(3):
        with store.reading() as conn:
            row = conn.execute(select(stories.c.stale, stories.c.dossier).where(stories.c.id == story)).one_or_none()
            related = related_stories(conn, [story]).get(story, ())
        if row is None:
            break
        if row.dossier is not None and not row.stale:
            try:
                dossier = unpacked(Dossier, row.dossier)
                return replace(dossier, story=replace(dossier.story, related=related))
            except StaleRecord:
                with store.writing() as conn:
                    conn.execute(update(stories).where(stories.c.id == story).values(stale=True))
        tell_story(store, story)
    else:
        raise StoreError(store.name, f"s{story} changes faster than it can be told; try again")
    raise StoreError(store.name, f"no story s{story}")


def all_dossiers(store: Store) -> Iterator[Dossier | Failure]:
    """The dossiers of all stories, one after the other, by their ids; a `Failure` for one that cannot be had."""
    with store.reading() as conn:
        numbers = conn.execute(select(stories.c.id).where(stories.c.state == "open").order_by(stories.c.id)).scalars()
        held = list(numbers)
    for number in held:
        try:
            yield dossier_of(store, number)
        except RashomonError as error:
            yield Failure(f"s{number}", str(error))
        except Exception as error:  # one story must not keep those after it out
            yield Failure(f"s{number}", unforeseen(error))


def history_of(store: Store, story: int) -> list[Record]:
    """What happened to a story, and to those merged into it, in order."""
    with store.reading() as conn:
        joined = select(stories.c.id).where(stories.c.successor == story)
        query = (
            select(history, versions.c.source)
            .join(articles, articles.c.name == history.c.article, isouter=True)
            .join(versions, versions.c.id == articles.c.version_id, isouter=True)
            .where(or_(history.c.story_id == story, history.c.other == story, history.c.story_id.in_(joined)))
            .order_by(history.c.id)
        )
        rows = conn.execute(query).all()
    return [
        {
            "story": f"s{r.story_id}",
            "change": r.kind,
            "other": None if r.other is None else f"s{r.other}",
            "source": r.source,
            "at": r.at,
        }
        for r in rows
    ]


def search(store: Store, words: str, filters: Filters = Filters(), limit: int = 20) -> list[Record]:
    """Pages, claims, people and bodies in whose words all of these stand, best first; words in quotation marks stand together.

    Raises `UsageError` where there is no word to look for.
    """
    sought = _sought(words)
    if not sought:
        raise UsageError("no word to search for")
    statuses = select(points.c.status).where(
        and_(
            point_claims.c.claim == texts.c.ref,
            points.c.story_id == point_claims.c.story_id,
            points.c.number == point_claims.c.number,
        )
    )
    query = (
        select(texts, articles.c.outlet, articles.c.day, articles.c.dated, articles.c.headline, articles.c.name)
        .add_columns(versions.c.source, versions.c.seen)
        .add_columns(members.c.story_id)
        .join(articles, articles.c.id == texts.c.article_id)
        .join(versions, versions.c.id == articles.c.version_id)
        .join(members, members.c.article_id == articles.c.id, isouter=True)
    )
    if filters.since:
        query = query.where(articles.c.day >= filters.since)
    if filters.until:
        query = query.where(articles.c.day <= filters.until)
    if filters.outlet:
        query = query.where(_of_outlet(filters.outlet))
    if filters.status:
        query = query.where(statuses.where(points.c.status == filters.status).exists())
    if store.is_sqlite:
        found = table("texts_words", column("rowid"))
        query = query.join(found, found.c.rowid == texts.c.id).where(text("texts_words MATCH :words"))
        query = query.order_by(literal_column("texts_words.rank"), texts.c.id)
        bound = {"words": " AND ".join(s.for_sqlite() for s in sought)}
    else:
        asked = [s.for_postgresql(f"p{n}") for n, s in enumerate(sought)]
        query = query.where(text(" AND ".join(condition for condition, _ in asked)))
        query = query.order_by(text(f"{' + '.join(rank for _, rank in asked)} DESC"), texts.c.id)
        bound = {f"p{n}": s.bound for n, s in enumerate(sought)}
    with store.reading() as conn:
        rows = conn.execute(query.limit(limit), bound).all()
        told = _statuses(conn, [row.ref for row in rows if row.kind == "claim"])
    return [
        {
            "kind": row.kind,
            "text": _snippet(row.body, sought) if row.kind == "page" else row.body,
            "story": None if row.story_id is None else f"s{row.story_id}",
            "statuses": told.get(row.ref, []),
            "article": row.name,
            "source": row.source,
            "outlet": row.outlet,
            "day": row.day,
            "dated": row.dated or not row.seen.startswith(row.day),  # by its page, or by the others of its story
            "headline": row.headline,
            "start": None if row.kind == "page" else row.start,
            "end": None if row.kind == "page" else row.end,
        }
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class _Sought:
    """Words that stand together, as the user wrote them and as the index has them. `grams`: in a script without spaces."""

    said: str
    indexed: str
    grams: bool = False
    beginning: bool = False  # whether what is indexed may go on

    def for_sqlite(self) -> str:
        """An expression of FTS5."""
        if self.grams:
            return f'grams : "{self.indexed}"' + (" *" if self.beginning else "")
        stuck = "" if " " in self.indexed else f' OR grams : "{STUCK}{self.indexed}"'
        return f'(body : "{self.indexed}"{stuck})'

    def for_postgresql(self, name: str) -> tuple[str, str]:
        """A condition and a rank, with a parameter of this name. Spelled as in the indexes."""
        body, grams = (f"to_tsvector('simple', left(texts.{column}, 200000))" for column in ("body", "grams"))
        if self.grams:
            asked = f"{'to_tsquery' if self.beginning else 'phraseto_tsquery'}('simple', :{name})"
            return f"{grams} @@ {asked}", f"ts_rank({grams}, {asked})"
        asked = f"phraseto_tsquery('simple', :{name})"
        stuck = f"phraseto_tsquery('simple', '{STUCK}' || CAST(:{name} AS text))"
        return f"({body} @@ {asked} OR {grams} @@ {stuck})", f"ts_rank({body}, {asked})"

    @property
    def bound(self) -> str:
        """PostgreSQL's parameter."""
        return f"{self.indexed}:*" if self.beginning else self.indexed


def _sought(words: str) -> list[_Sought]:
    """The user's words, none of which can be an operator: a lone quotation mark is none, either."""
    out = []
    for quoted, word in _PHRASE.findall(storable(words)):
        for piece, unspaced in pieces(quoted or word):
            if unspaced:
                out.append(_Sought(piece, wanted(piece)[0], True, wanted(piece)[1]))
            elif plain := " ".join(re.findall(r"\w+", piece)):
                out.append(_Sought(plain, plain))
    return out[:20]


def _statuses(conn: Connection, claims: list[str]) -> dict[str, list[str]]:
    query = (
        select(point_claims.c.claim, points.c.status)
        .join(points, and_(points.c.story_id == point_claims.c.story_id, points.c.number == point_claims.c.number))
        .where(point_claims.c.claim.in_(claims))
        .distinct()
        .order_by(points.c.status)
    )
    out: dict[str, list[str]] = {}
    for claim, status in conn.execute(query):
        out.setdefault(claim, []).append(status)
    return out


def _snippet(body: str, sought: Sequence[_Sought]) -> str:
    """The body around the first place of the first words that stand in it letter by letter."""
    for phrase in sought:
        match = re.search(re.escape(phrase.said.split()[0]), body, re.IGNORECASE)
        if match:
            start = max(0, match.start() - _SNIPPET // 3)
            start = body.find(" ", start, match.start()) + 1 or start if start else 0
            return ("…" if start else "") + clipped(body[start:], _SNIPPET)
    return clipped(body, _SNIPPET)


def stats(store: Store) -> Record:
    """How much the store holds, and how much of it waits to be computed."""
    with store.reading() as conn:

        def count(*where: ColumnElement[bool], of: Any) -> int:
            return conn.execute(select(func.count()).select_from(of).where(*where)).scalar_one()

        opened = stories.c.state == "open"
        found: Record = {
            "store": store.name,
            "pages": count(of=metadata.tables["pages"]),
            "addresses": count(of=metadata.tables["addresses"]),
            "versions": count(of=versions),
            "articles": count(articles.c.current, of=articles),
            "superseded_articles": count(~articles.c.current, of=articles),
            "waiting_articles": count(articles.c.pending, articles.c.current, of=articles),
            "stories": count(opened, of=stories),
            "stories_in_conflict": count(opened, stories.c.conflicts > 0, of=stories),
            "merged_stories": count(stories.c.state == "merged", of=stories),
            "stale_stories": count(opened, stories.c.stale, of=stories),
            "outdated_stories": count(untimely(known_program(conn)), of=stories),
            "claims": count(texts.c.kind == "claim", of=texts),
            "people": _names(conn, "person"),
            "bodies": _names(conn, "body"),
            "failures": count(of=failures),
            "changes_to_tell": count(of=outbox),
        }
        told = select(func.min(articles.c.day), func.max(articles.c.day)).where(articles.c.current, articles.c.dated)
        days = conn.execute(told).one()
        found["first_day"], found["last_day"] = days
        outlets = (
            select(articles.c.outlet, func.count().label("n"))
            .where(articles.c.current)
            .group_by(articles.c.outlet)
            .order_by(text("n DESC"), articles.c.outlet)
        )
        found["outlets"] = {outlet or "(unknown)": n for outlet, n in conn.execute(outlets.limit(50))}
    return found


def _names(conn: Connection, kind: str) -> int:
    """How many different names the current articles have for people, or for bodies."""
    query = select(func.count(func.distinct(entities.c.name))).where(entities.c.kind == kind)
    return int(conn.execute(query).scalar_one())


def failed_sources(store: Store) -> list[Record]:
    """The sources that gave nothing at their last try, and why."""
    with store.reading() as conn:
        rows = conn.execute(select(failures).order_by(failures.c.source)).all()
    return [{"source": r.source, "reason": r.reason, "at": r.at} for r in rows]
