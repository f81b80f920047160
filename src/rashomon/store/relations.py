"""Which stories of a store have to do with one another: found when a story is told, so that lists can show it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, or_, select, text

from rashomon.gazetteer import press_name
from rashomon.model import Related
from rashomon.related import AT_MOST, shared_names
from rashomon.store.grouping import nearest
from rashomon.store.schema import entities, members, relations, stories
from rashomon.text.names import fold

# Newest articles of a story of which the neighbours are looked up (20 ms of CPU each among 50,000), and the names.
_NEAR, _LOOKED_AT = 2, 4


@dataclass(frozen=True, slots=True)
class Relation:
    """Another story, how near it is, and the names that both have."""

    other: int
    likeness: float
    shared: tuple[str, ...]


def find_relations(conn: Connection, story: int) -> list[Relation]:
    """Stories of other events, or other days, and the people and places that are the same; of some none are.

    Looked at are those whose articles are near, and those that were found to be related to this one before, the likest of each.
    """
    own = _newest_members(conn, story)
    score: dict[int, float] = {}
    for number in own[:_NEAR]:
        near = nearest(conn, number)
        home = select(members.c.article_id, members.c.story_id).where(members.c.article_id.in_(near))
        homes = dict(conn.execute(home).tuples().all())
        for place, other in enumerate(near):
            if homes.get(other, story) != story:
                score[homes[other]] = score.get(homes[other], 0.0) + (len(near) - place) / len(own[:_NEAR])
    likest = dict(sorted(score.items(), key=lambda pair: (-pair[1], pair[0]))[: 2 * AT_MOST])
    before = select(relations.c.story_id, relations.c.likeness).where(relations.c.other_id == story)
    for other, likeness in conn.execute(
        before.order_by(relations.c.likeness.desc(), relations.c.story_id).limit(2 * AT_MOST)
    ):
        likest.setdefault(other, likeness)
    names = _names_in(conn, own)
    return [
        Relation(other, likeness, shared_names(names, _names_in(conn, _newest_members(conn, other))))
        for other, likeness in likest.items()
    ]


def write_relations(conn: Connection, story: int, found: Sequence[Relation]) -> None:
    """What was found of a story in the place of what was found of it, and of those looked at, before."""
    looked_at = [r.other for r in found]
    back = relations.c.other_id == story
    conn.execute(
        delete(relations).where(or_(relations.c.story_id == story, back & relations.c.story_id.in_(looked_at)))
    )
    there = stories.c.id.in_(looked_at) & (stories.c.state == "open")
    held = set(conn.execute(select(stories.c.id).where(there)).scalars())
    rows = [
        {"story_id": story, "other_id": r.other, "likeness": r.likeness, "shared": json.dumps(r.shared)}
        for r in found
        if r.shared and r.other in held
    ]
    if rows:
        conn.execute(insert(relations), rows)


def related_stories(conn: Connection, numbers: Sequence[int]) -> dict[int, tuple[Related, ...]]:
    """What was found of each of these stories, as links, the likest first, AT_MOST of them."""
    found: dict[int, list[Relation]] = {}
    for at in range(0, len(numbers), 500):
        some = set(numbers[at : at + 500])
        query = select(relations).where(or_(relations.c.story_id.in_(some), relations.c.other_id.in_(some)))
        for row in conn.execute(query):
            shared = tuple(json.loads(row.shared))
            for one, other in ((row.story_id, row.other_id), (row.other_id, row.story_id)):
                if one in some:
                    found.setdefault(one, []).append(Relation(other, row.likeness, shared))
    best = {n: sorted(some, key=lambda r: (-r.likeness, r.other))[:AT_MOST] for n, some in found.items()}
    told = _told(conn, {r.other for some in best.values() for r in some})
    return {
        n: tuple(Related(f"s{r.other}", *told[r.other], r.shared) for r in some if r.other in told)
        for n, some in best.items()
    }


def _told(conn: Connection, numbers: Iterable[int]) -> dict[int, tuple[str, str | None]]:
    """Headline and day of stories."""
    wanted = sorted(numbers)
    out: dict[int, tuple[str, str | None]] = {}
    for at in range(0, len(wanted), 500):
        query = select(stories.c.id, stories.c.headline, stories.c.date)
        for row in conn.execute(query.where(stories.c.id.in_(wanted[at : at + 500]))):
            out[row.id] = (row.headline, row.date)
    return out


def _newest_members(conn: Connection, story: int) -> list[int]:
    query = select(members.c.article_id).where(members.c.story_id == story).order_by(members.c.article_id.desc())
    return list(conn.execute(query.limit(_LOOKED_AT)).scalars())


def _names_in(conn: Connection, numbers: Sequence[int]) -> dict[str, str]:
    """The people, bodies and places of some articles by their folded names, those of most mentions first."""
    query = (
        select(entities.c.name, func.sum(entities.c.mentions).label("often"))
        .where(entities.c.article_id.in_(numbers), entities.c.kind.in_(("person", "body", "place")))
        .group_by(entities.c.name)
        .order_by(text("often DESC"), entities.c.name)
    )
    return {fold(row.name): row.name for row in conn.execute(query) if press_name(row.name) is None}
