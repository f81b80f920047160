"""What a list of stories shows of a dossier, so that it need not be read: the place, the timeline, who draws on whom."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from rashomon.model import Dossier
from rashomon.render.records import lineage_record, place_record
from rashomon.store.database import Store
from rashomon.store.schema import stories
from rashomon.store.versions import known_program

NOT_OUTLINED: dict[str, Any] = {"place": None, "timeline": [], "lineage": []}
"""Of a story that was not told yet, or by a version of the program that kept no outlines."""


def outline(dossier: Dossier) -> dict[str, Any]:
    """A day of the timeline by its first line."""
    source = {r.article.id: r.article.source for r in dossier.story.readings}
    days: dict[str, dict[str, Any]] = {}
    for step in dossier.timeline:
        days.setdefault(step.date, {"date": step.date, "line": step.line.text, "source": source.get(step.line.article)})
    return {
        "place": place_record(dossier.story.place),
        "timeline": list(days.values()),
        "lineage": lineage_record(dossier.story),
    }


def untimely(program: int | None) -> ColumnElement[bool]:
    """Stories whose dossiers another version of the program made."""
    other = or_(stories.c.program_id.is_distinct_from(program), stories.c.outline.is_(None))
    return (stories.c.state == "open") & stories.c.dossier.is_not(None) & other


def outdated(store: Store, story: int | None = None) -> int:
    """How many dossiers another version of the program made: of all stories, or of one."""
    with store.reading() as conn:
        query = select(func.count()).select_from(stories).where(untimely(known_program(conn)))
        return conn.execute(query if story is None else query.where(stories.c.id == story)).scalar_one()
