"""What a watch has to tell: written down with the change, in one transaction, and crossed out when it was told.

From its first watch on a store writes down each change, whoever makes it; before, nobody listens.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from rashomon.model import Point
from rashomon.store.database import Store
from rashomon.store.keys import digest, now
from rashomon.store.schema import outbox, storable, stories, watches

if TYPE_CHECKING:
    from rashomon.store.grouping import Change

_EVENTS = {"created": "story", "grown": "grown", "merged": "merged", "split": "split"}
# Of a story of which one of these is still to be told, the event need not be.
_SAYS_IT = {"grown": frozenset({"story", "grown"}), "merged": frozenset({"story"})}
_ORDER = ("merged", "split", "story", "grown", "changed", "conflict")


@dataclass(frozen=True, slots=True)
class News:
    """One change, fit for a line: "story", "grown", "changed", "conflict", "merged", "split" or "failed".

    `number` is its place in the store, None of what stands there otherwise; `printed`: all but a webhook has it.
    """

    event: str
    story: str | None
    text: str
    number: int | None = field(default=None, compare=False)
    printed: bool = field(default=False, compare=False)

    def record(self) -> dict[str, Any]:
        """The change for programs."""
        return {"event": self.event, "story": self.story, "text": self.text}


def listen(store: Store, sources: Sequence[str]) -> None:
    """From now on the store writes down what changes."""
    key = digest(*sorted(sources))
    with store.writing() as conn:
        if conn.execute(select(watches.c.key).where(watches.c.key == key)).first() is None:
            conn.execute(insert(watches).values(key=key, since=now()))


def note_changes(conn: Connection, changes: Sequence[Change]) -> None:
    """Write down what became of stories. Of a story that nobody was told of yet no end is told, either."""
    if not changes or not _listened_to(conn):
        return
    for change in changes:
        event = _EVENTS[change.kind]
        waiting = set(
            conn.execute(select(outbox.c.event).where(outbox.c.story == change.story, ~outbox.c.printed)).scalars()
        )
        if event == "merged":
            withdraw(conn, [change.story])
        if not _SAYS_IT.get(event, frozenset()) & waiting:
            _add(conn, event, change.story, other=change.other)


def note_edit(conn: Connection, story: int, source: str) -> None:
    """Write down that a page of a story says something else than before."""
    if not _listened_to(conn):
        return
    same = (outbox.c.story == story, outbox.c.event == "changed", outbox.c.text == storable(source), ~outbox.c.printed)
    if conn.execute(select(outbox.c.id).where(*same)).first() is None:
        _add(conn, "changed", story, text=source)


def note_conflicts(conn: Connection, story: int, conflicts: Iterable[Point], fresh: Sequence[Point]) -> None:
    """Write down the fresh ones among the conflicts of a story that was told anew.

    What is still to be told of older ones is put as they are now; of those that are gone, nothing.
    """
    if not _listened_to(conn):
        return
    of_story = and_(outbox.c.story == story, outbox.c.event == "conflict")
    waiting = [(frozenset(json.loads(row.claims)), row.printed) for row in conn.execute(select(outbox).where(of_story))]
    conn.execute(delete(outbox).where(of_story))
    for point in conflicts:
        claims = frozenset(point.claims)
        same = [printed for held, printed in waiting if held <= claims or claims <= held]
        if same or point in fresh:
            printed = any(same) and point not in fresh
            _add(conn, "conflict", story, text=point.summary, claims=json.dumps(point.claims), printed=printed)


def withdraw(conn: Connection, numbers: Sequence[int], event: str | None = None) -> None:
    """Tell nothing more of these stories, or nothing of one kind."""
    gone = delete(outbox).where(outbox.c.story.in_(numbers))
    conn.execute(gone if event is None else gone.where(outbox.c.event == event))


def withdraw_edits(conn: Connection, sources: Collection[str]) -> None:
    """Tell nothing more of edits of these sources."""
    conn.execute(delete(outbox).where(outbox.c.event == "changed", outbox.c.text.in_(sources)))


def untold(store: Store) -> list[News]:
    """What is to be told, story by story, of the stories whose dossiers are there."""
    query = (
        select(outbox, stories.c.headline, stories.c.articles, stories.c.dossier.is_not(None).label("told"))
        .join(stories, stories.c.id == outbox.c.story)
        .order_by(outbox.c.id)
    )
    with store.reading() as conn:
        rows = [row for row in conn.execute(query) if row.told or row.event == "merged"]
    rows.sort(key=lambda row: (_ORDER.index(row.event) > 1, row.story, _ORDER.index(row.event), row.id))
    return [News(row.event, f"s{row.story}", _line(row), row.id, row.printed) for row in rows]


def mark_printed(store: Store, news: Iterable[News]) -> None:
    """They were written out, but are still to be posted."""
    with store.writing() as conn:
        for some in _numbers(news):
            conn.execute(update(outbox).where(outbox.c.id.in_(some)).values(printed=True))


def mark_told(store: Store, news: Iterable[News]) -> None:
    """They were told: they are not told again."""
    with store.writing() as conn:
        for some in _numbers(news):
            conn.execute(delete(outbox).where(outbox.c.id.in_(some)))


def _numbers(news: Iterable[News]) -> list[list[int]]:
    """Their places in the store, as many at once as a statement takes."""
    held = [n.number for n in news if n.number is not None]
    return [held[at : at + 500] for at in range(0, len(held), 500)]


def _listened_to(conn: Connection) -> bool:
    return conn.execute(select(watches.c.key).limit(1)).first() is not None


def _add(conn: Connection, event: str, story: int, **more: Any) -> None:
    conn.execute(insert(outbox).values({"event": event, "story": story, "at": now(), "printed": False} | more))


def _line(row: Any) -> str:
    name = f"s{row.story}"
    if row.event == "story":
        return f"new story {name}: {row.headline}"
    if row.event == "grown":
        return f"story {name} has {row.articles} articles: {row.headline}"
    if row.event == "changed":
        return f"story {name}: {row.text} says something else now, `rashomon changes` shows what"
    if row.event == "conflict":
        return f"new conflict in story {name}: {row.text}"
    return f"story {name} {row.event} {'into' if row.event == 'merged' else 'from'} s{row.other}"
