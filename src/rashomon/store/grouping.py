"""New articles among the stories: which stories they may belong to, the regrouping of those, and the history of what changed.

A story keeps its id while it grows. Where stories join, the id with the most members stays and the others lead to it; where one
falls apart, its larger part keeps the id. Only groups that hold a new article change anything, so each change has a cause.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, delete, func, insert, or_, select, text, update

from rashomon.settings import DEFAULT, Settings
from rashomon.store.codec import unpacked
from rashomon.store.gists import Gist, unpacked_words
from rashomon.store.keys import now
from rashomon.store.outbox import note_changes, withdraw
from rashomon.store.pages import inserted_id
from rashomon.store.schema import articles, history, members, point_claims, points, relations, stories, terms
from rashomon.stories import Crowd, story_groups, words_of
from rashomon.text.terms import Hashes

WINDOW = 30
"""Days on either side of an article within which its fellows are looked for."""

AT_ONCE = 200
"""New articles that are placed in one transaction, while other writers wait."""

_NEAREST = 24  # stored articles that are looked at for a new one
_HEAVIEST = 500  # as in `stories`: a word of more articles tells no event
_LEAST = 0.02  # product of term weights under which two articles share nothing that tells
_STORIES = 100  # looked up in one statement
_MOST_MEMBERS = 30  # of one story that are regrouped with a new article; the rest stay with them


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a story: "created", "grown", "merged" (into `other`) or "split" (from `other`)."""

    story: int
    kind: str
    other: int | None = None
    article: str | None = None


def place_pending(conn: Connection, settings: Settings = DEFAULT) -> tuple[int, list[Change]]:
    """Place the oldest pending articles among the stories: how many, and what changed. To be called until none is left."""
    wanted = select(articles.c.id, articles.c.day, articles.c.dated).where(articles.c.pending, articles.c.current)
    waiting = conn.execute(wanted.order_by(articles.c.id).limit(AT_ONCE)).all()
    pending = [row.id for row in waiting]
    if not pending:
        return 0, []
    near = {number: nearest(conn, number) for number in pending}
    home = _homes(conn, {n for found in near.values() for n in found} | set(pending))
    looked_at = set(pending)
    span = _around([row.day for row in waiting]) if all(row.dated for row in waiting) else None
    looked_at |= fellows(conn, {n for found in near.values() for n in found}, home, span)
    home |= _homes(conn, looked_at)
    held = sorted(looked_at)
    rows = _rows(conn, held)
    gists = [unpacked(Gist, rows[n].gist).as_article() for n in held]
    hashes = Hashes()
    told = [
        unpacked_words(rows[n].words) if rows[n].words else words_of(gist, hashes)
        for n, gist in zip(held, gists, strict=True)
    ]
    crowd = _crowd(conn, [rows[n].day for n in held], held)
    found = story_groups(gists, settings.story, crowd, [home.get(n) for n in held], told)
    groups = [[held[i] for i in group] for group in found]
    changes = _settle(conn, groups, home, set(pending), rows)
    conn.execute(update(articles).where(articles.c.id.in_(pending)).values(pending=False))
    return len(pending), changes


def nearest(conn: Connection, number: int) -> list[int]:
    """Stored articles that share the words that tell the article best; of about the same days if its own day is known."""
    own = {
        t: (d, w)
        for t, d, w in conn.execute(
            select(terms.c.term, terms.c.day, terms.c.weight).where(terms.c.article_id == number)
        )
    }
    if not own:
        return []
    dated = conn.execute(select(articles.c.dated).where(articles.c.id == number)).scalar_one()
    day = next(d for d, _ in own.values())
    days = {"first": day - WINDOW, "last": day + WINDOW} if dated else {"first": 0, "last": date.max.toordinal()}
    # One statement for all terms, each with its limit: a word that everybody uses is not read to its end.
    one = (
        "SELECT * FROM (SELECT term, article_id, weight FROM terms"
        " WHERE term = :t{} AND day BETWEEN :first AND :last LIMIT :most) AS s{}"
    )
    query = text(" UNION ALL ".join(one.format(n, n) for n in range(len(own))))
    bound = {f"t{n}": t for n, t in enumerate(own)} | days | {"most": _HEAVIEST + 1}
    holders: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for term, other, weight in conn.execute(query, bound):
        holders[term].append((other, weight))
    score: dict[int, float] = defaultdict(float)
    for term, held in holders.items():
        if len(held) <= _HEAVIEST:
            for other, weight in held:
                score[other] += weight * own[term][1]
    score.pop(number, None)
    best = heapq.nsmallest(_NEAREST, score.items(), key=lambda pair: (-pair[1], pair[0]))
    return [other for other, likeness in best if likeness >= _LEAST]


def _around(days: Sequence[str]) -> tuple[str, str]:
    """The first and the last day of the window around some days."""
    first, last = (date.fromisoformat(d) for d in (min(days), max(days)))
    return (first - timedelta(WINDOW)).isoformat(), (last + timedelta(WINDOW)).isoformat()


def _crowd(conn: Connection, days: Sequence[str], looked_at: Sequence[int]) -> Crowd:
    """What the articles that are regrouped were picked from: all of about the same days."""
    stored = select(
        func.coalesce(func.sum(stories.c.articles), 0),
        func.coalesce(func.sum(stories.c.articles).filter(stories.c.articles > 1), 0),
    ).where(stories.c.state == "open", stories.c.day.between(*_around(days)))
    grouped, paired = conn.execute(stored).one()
    waiting = conn.execute(
        select(func.count()).select_from(articles).where(articles.c.pending, articles.c.current)
    ).scalar_one()
    shares = paired / grouped if grouped else 0.0
    beside = max(0, grouped - len(looked_at))
    return Crowd(beside, round(beside * shares), max(0, waiting - AT_ONCE))


def _homes(conn: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """The story of each article that has one."""
    wanted = sorted(numbers)
    out: dict[int, int] = {}
    for at in range(0, len(wanted), 500):
        some = members.c.article_id.in_(wanted[at : at + 500])
        out.update((a, s) for a, s in conn.execute(select(members.c.article_id, members.c.story_id).where(some)))
    return out


def fellows(
    conn: Connection, first: Set[int], home: Mapping[int, int], span: tuple[str, str] | None = None
) -> set[int]:
    """Members of the stories in `home`: those in `first`, and the newest of the days of `span`, up to a number of each story."""
    held: dict[int, set[int]] = {story: set() for story in home.values()}
    for n in first & home.keys():
        held[home[n]].add(n)
    timely = "" if span is None else " AND a.day BETWEEN :first AND :last"
    one = (
        "SELECT * FROM (SELECT m.story_id, m.article_id FROM members m JOIN articles a ON a.id = m.article_id"
        f" WHERE m.story_id = :s{{0}}{timely} ORDER BY m.article_id DESC LIMIT :m{{0}}) AS t{{0}}"
    )
    wanted = sorted(held)
    for at in range(0, len(wanted), _STORIES):
        some = list(enumerate(wanted[at : at + _STORIES]))
        bound: dict[str, int | str] = {f"s{n}": story for n, story in some}
        bound |= {f"m{n}": _MOST_MEMBERS + len(held[story]) for n, story in some}
        bound |= {} if span is None else {"first": span[0], "last": span[1]}
        found = conn.execute(text(" UNION ALL ".join(one.format(n) for n, _ in some)), bound).all()
        for story, article in sorted(found, key=lambda row: -row.article_id):
            if len(held[story]) < _MOST_MEMBERS:
                held[story].add(article)
    return set(first).union(*held.values())


def _rows(conn: Connection, numbers: Sequence[int]) -> dict[int, Any]:
    out: dict[int, Any] = {}
    for at in range(0, len(numbers), 500):
        some = articles.c.id.in_(numbers[at : at + 500])
        wanted = select(articles.c.id, articles.c.name, articles.c.day, articles.c.gist, articles.c.words)
        for row in conn.execute(wanted.where(some)):
            out[row.id] = row
    return out


def _settle(
    conn: Connection,
    groups: Sequence[Sequence[int]],
    home: Mapping[int, int],
    new: set[int],
    rows: Mapping[int, Any],
) -> list[Change]:
    """Write what the regrouping changed. Stories and groups are matched by the most members in common; the id of a story
    that led no group leads to the group that took its members."""
    parts = [Counter(home[n] for n in group if n in home) for group in groups]
    sizes = _sizes(conn, {s for part in parts for s in part})
    leader = _leaders(parts, sizes)
    begun: set[int] = set()
    changing = [g for g, group in enumerate(groups) if new & set(group)]
    changes: list[Change] = []
    for g in changing:
        if g not in leader:
            leader[g] = _new_story(conn, max(rows[n].day for n in groups[g]))
            begun.add(min(new & set(groups[g])))
            changes.append(Change(leader[g], "created", None, rows[min(new & set(groups[g]))].name))
    merged: dict[int, int] = {}
    for story in sorted(sizes.keys() - set(leader.values())):
        taken = [g for g, part in enumerate(parts) if part[story]]
        if all(g in changing for g in taken):
            merged[story] = leader[max(taken, key=lambda g: (parts[g][story], -g))]
    touched: set[int] = set(merged.values())
    for g in changing:
        story, group = leader[g], groups[g]
        cause = rows[min(new & set(group))].name
        left = {home[n] for n in group if home.get(n, story) != story}
        changes += [Change(s, "merged", story, cause) for s in sorted(left) if merged.get(s) == story]
        changes += [Change(story, "split", s, cause) for s in sorted(left) if merged.get(s) != story]
        changes += [Change(story, "grown", None, rows[n].name) for n in group if n not in home and n not in begun]
        moved = [n for n in group if home.get(n) != story]
        conn.execute(delete(members).where(members.c.article_id.in_(moved)))
        if moved:
            conn.execute(insert(members), [{"article_id": n, "story_id": story} for n in moved])
            touched |= {story, *left}
    for story, into in merged.items():
        _merge(conn, story, into)
    conn.execute(
        update(stories)
        .where(stories.c.id.in_(touched), stories.c.state == "open")
        .values(stale=True, revision=stories.c.revision + 1, articles=_members_of(stories.c.id))
    )
    if changes:
        moment = now()
        conn.execute(
            insert(history),
            [
                {"story_id": c.story, "kind": c.kind, "other": c.other, "article": c.article, "at": moment}
                for c in changes
            ],
        )
    note_changes(conn, changes)
    return changes


def _leaders(parts: Sequence[Counter[int]], sizes: Mapping[int, int]) -> dict[int, int]:
    """The story whose id each group bears, for those that have one: no story leads two groups."""
    shared = sorted((-count, -sizes[story], story, g) for g, part in enumerate(parts) for story, count in part.items())
    leader: dict[int, int] = {}
    led: set[int] = set()
    for _, _, story, g in shared:
        if g not in leader and story not in led:
            leader[g] = story
            led.add(story)
    return leader


def _members_of(story: ColumnElement[int]) -> ScalarSelect[int]:
    return select(func.count()).where(members.c.story_id == story).scalar_subquery()


def _sizes(conn: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """How many members each story has."""
    wanted = sorted(numbers)
    out: dict[int, int] = {}
    for at in range(0, len(wanted), 500):
        some = members.c.story_id.in_(wanted[at : at + 500])
        counted = select(members.c.story_id, func.count()).where(some).group_by(members.c.story_id)
        out.update((story, count) for story, count in conn.execute(counted))
    return out


def _new_story(conn: Connection, day: str) -> int:
    made = conn.execute(
        insert(stories).values(
            state="open", revision=1, stale=True, headline="", day=day,
            articles=1, conflicts=0, corroborated=0, one_sided=0,
        )
    ).inserted_primary_key  # fmt: skip
    return inserted_id(made)


def _merge(conn: Connection, story: int, into: int) -> None:
    """All members of a story go over to another; its id leads there from now on."""
    conn.execute(update(members).where(members.c.story_id == story).values(story_id=into))
    empty_story(conn, story)
    conn.execute(update(stories).where(stories.c.id == story).values(state="merged", successor=into, stale=False))
    conn.execute(update(stories).where(stories.c.successor == story).values(successor=into))


def empty_story(conn: Connection, story: int) -> None:
    """Take out of a story what was derived from its members."""
    withdraw(conn, [story], "conflict")
    conn.execute(delete(relations).where(or_(relations.c.story_id == story, relations.c.other_id == story)))
    for table in (point_claims, points):
        conn.execute(delete(table).where(table.c.story_id == story))
    conn.execute(
        update(stories)
        .where(stories.c.id == story)
        .values(
            articles=_members_of(stories.c.id),
            headline="",
            date=None,
            dossier=None,
            outline=None,
            conflicts=0,
            corroborated=0,
            one_sided=0,
        )
    )
