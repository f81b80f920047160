"""Pages into the store: each once, whatever happens in between, with the article that was read from it.

A page is its bytes and the content decoded from them; a version is a page under a source, with what was given of it. The
address of a page (its URL, else its source) joins its versions. Only the newest version's article stands among stories.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from rashomon.errors import PageError, RashomonError, unforeseen
from rashomon.inferred import anchor
from rashomon.model import Article, Caveat, Given, Page
from rashomon.readers.items import is_web_address
from rashomon.store.codec import StaleRecord, packed, squeezed, squeezed_bytes, unsqueezed
from rashomon.store.database import Store
from rashomon.store.gists import gist_of, packed_words, telling_terms
from rashomon.store.grams import grams
from rashomon.store.keys import digest, now
from rashomon.store.outbox import note_edit
from rashomon.store.schema import (
    addresses,
    articles,
    entities,
    failures,
    history,
    members,
    pages,
    storable,
    stories,
    terms,
    texts,
    versions,
)
from rashomon.store.versions import known_program, program_id
from rashomon.stories import Told, words_of
from rashomon.text.terms import Hashes

Reader = Callable[[Page, str], Article]
"""Page and article id to article; raises PageError where there is none."""


class Added(Enum):
    """What became of a page."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a page, why it gave no article if it gave none, and the article that is new with it."""

    added: Added
    reason: str = ""
    article: Article | None = None


def address_of(page: Page) -> str:
    """What joins the versions of a page: its URL without fragment, else its source.

    A file is known by its full path; what comes through standard input is nobody's newer version.
    """
    if page.given.url:
        return named_address(page.given.url)
    return f"-#{page.sha256}" if page.source == "-" else named_address(page.source)


def named_address(name: str) -> str:
    """The address that a URL or the name of a source stands for."""
    if is_web_address(name):
        return storable(name.partition("#")[0])
    return storable(os.path.abspath(name) if _is_file(name) else name)


def _is_file(name: str) -> bool:
    try:
        return os.path.exists(name)
    except ValueError:
        return False


def add_page(store: Store, page: Page, read: Reader) -> Stored:
    """Store a page and read its article, in one transaction, if both are not there already."""
    key = _version_key(page)
    with store.reading() as conn:
        key, known = _known(conn, page, key)
        program = known_program(conn)
    if known is not None:
        if known.reason is None:
            return Stored(Added.KNOWN)
        if known.program_id == program:
            return Stored(Added.FAILED, known.reason)
    article, reason = read_page(page, key, read)
    with store.writing() as conn:
        # Another program may have stored it since.
        key_now, held = _known(conn, page, key)
        if held is not None and held.reason is None:
            return Stored(Added.KNOWN)
        if key_now != key and article is not None:
            article, reason = read_page(page, key_now, read)
        version = held.id if held is not None else _add_version(conn, page, key_now)
        conn.execute(
            update(versions).where(versions.c.id == version).values(reason=reason, program_id=program_id(conn))
        )
        if article is None:
            note_failure(conn, page.source, reason or "")
            return Stored(Added.FAILED, reason or "")
        conn.execute(delete(failures).where(failures.c.key == digest(storable(page.source))))
        added = _add_article(conn, version, article)
        return Stored(added, article=article if added in {Added.NEW, Added.CHANGED} else None)


def read_page(page: Page, key: str, read: Reader) -> tuple[Article | None, str | None]:
    """The article of a page, or why there is none."""
    try:
        return read(page, article_name(key)), None
    except PageError as error:
        return None, error.reason
    except RashomonError:
        raise
    except Exception as error:  # one page must not keep those after it out of the store
        return None, unforeseen(error)


def article_name(key: str) -> str:
    """The id that an article has in dossiers: the same in every store that holds the page."""
    return f"a{key[:12]}"


def note_failure(conn: Connection, source: str, reason: str) -> None:
    """Write down that a source gave nothing, and why."""
    key = digest(storable(source))
    conn.execute(delete(failures).where(failures.c.key == key))
    conn.execute(insert(failures).values(key=key, source=source, reason=reason, at=now()))


def page_content(conn: Connection, page_id: int) -> tuple[str, str, str]:
    """Content, kind and sha256 of a stored page. Raises `StaleRecord` where it is damaged."""
    row = conn.execute(select(pages.c.content, pages.c.kind, pages.c.sha256).where(pages.c.id == page_id)).one()
    return unsqueezed(row.content), row.kind, row.sha256


def stored_page(conn: Connection, version_id: int) -> tuple[Page, str]:
    """The page of a version as it came in, and the version's key."""
    row = conn.execute(select(versions).where(versions.c.id == version_id)).one()
    content, kind, sha256 = page_content(conn, row.page_id)
    try:
        given = Given(**json.loads(row.given))
        # Stores that were made before caveats had kinds hold what was doubtful in the decoding alone, as strings.
        told = (Caveat("decoding", w) if isinstance(w, str) else Caveat(*w) for w in json.loads(row.warnings))
        warnings = tuple(told)
    except (ValueError, TypeError) as error:
        raise StaleRecord(f"{row.source}: damaged record: {error}") from None
    return Page(row.source, content, kind == "html", sha256, given, warnings), row.key


def _version_key(page: Page) -> str:
    given = json.dumps(asdict(page.given), sort_keys=True)
    return digest(storable(page.source), page.sha256, _kind(page), _content_digest(page.content), given)


def _kind(page: Page) -> str:
    return "html" if page.is_html else "text"


def _content_digest(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _known(conn: Connection, page: Page, key: str) -> tuple[str, Row[Any] | None]:
    """The version's key, and its row if it is there: (key, row or None).

    A page on the web that went back to an earlier content is a version of its own, with a key of its own; a file that is
    read again is not.
    """
    while True:
        row = conn.execute(select(versions).where(versions.c.key == key)).one_or_none()
        if row is None or not is_web_address(page.source):
            return key, row
        newest = conn.execute(
            select(versions.c.id)
            .where(versions.c.address_id == row.address_id, versions.c.source == storable(page.source))
            .order_by(versions.c.id.desc())
            .limit(1)
        ).scalar_one()
        if newest == row.id:
            return key, row
        key = digest(key, str(newest))


def _add_version(conn: Connection, page: Page, key: str) -> int:
    return inserted_id(
        conn.execute(
            insert(versions).values(
                key=key,
                address_id=_address_id(conn, address_of(page)),
                page_id=_page_id(conn, page),
                program_id=program_id(conn),
                source=page.source,
                given=json.dumps(asdict(page.given)),
                warnings=json.dumps(page.warnings),
                seen=now(),
            )
        ).inserted_primary_key
    )


def inserted_id(key: Any) -> int:
    """The number of the row that was just inserted, from its `inserted_primary_key`."""
    return int(key[0])


def _address_id(conn: Connection, address: str) -> int:
    key = digest(address)
    found = conn.execute(select(addresses.c.id).where(addresses.c.key == key)).scalar_one_or_none()
    if found is not None:
        return int(found)
    return inserted_id(conn.execute(insert(addresses).values(key=key, address=address)).inserted_primary_key)


def _page_id(conn: Connection, page: Page) -> int:
    same = {"sha256": page.sha256, "kind": _kind(page), "digest": _content_digest(page.content)}
    found = conn.execute(select(pages.c.id).filter_by(**same)).scalar_one_or_none()
    if found is not None:
        return int(found)
    raw = None if page.raw is None else squeezed_bytes(page.raw)
    row = {"size": len(page.content), "content": squeezed(page.content), "raw": raw, "seen": now()}
    return inserted_id(conn.execute(insert(pages).values(**same, **row)).inserted_primary_key)


def article_digest(article: Article) -> str:
    """Of what an article says: two versions of a page that differ in their furniture only have the same."""
    published = article.published.value if article.published and article.published.reliable else ""
    return digest(article.headline or "", article.body, article.outlet or "", article.byline or "", published)


def _add_article(conn: Connection, version: int, article: Article) -> Added:
    address, seen = conn.execute(select(versions.c.address_id, versions.c.seen).where(versions.c.id == version)).one()
    before = conn.execute(
        select(articles.c.id, articles.c.digest)
        .join(versions, versions.c.id == articles.c.version_id)
        .where(versions.c.address_id == address, articles.c.current)
    ).one_or_none()
    says = article_digest(article)
    if before is not None and before.digest == says:
        conn.execute(update(versions).where(versions.c.id == version).values(same=True))
        return Added.KNOWN
    told = words_of(article, Hashes())
    values = article_values(conn, article, seen, told)
    new = inserted_id(
        conn.execute(
            insert(articles).values(version_id=version, name=article.id, current=True, pending=True, **values)
        ).inserted_primary_key
    )
    if before is not None:
        retire(conn, before.id)
        place = conn.execute(select(members.c.story_id).where(members.c.article_id == before.id)).scalar_one_or_none()
        if place is not None:
            conn.execute(delete(members).where(members.c.article_id == before.id))
            conn.execute(insert(members).values(article_id=new, story_id=place))
            conn.execute(insert(history).values(story_id=place, kind="changed", article=article.id, at=now()))
            conn.execute(
                update(stories).where(stories.c.id == place).values(stale=True, revision=stories.c.revision + 1)
            )
            note_edit(conn, place, article.source)
    index_article(conn, new, article, seen, told)
    return Added.NEW if before is None else Added.CHANGED


def article_values(conn: Connection, article: Article, seen: str, told: Told) -> dict[str, object]:
    """The columns of an article that its reading decides; `seen` is the moment when its version came, `told` its words (`words_of`)."""
    return {
        "program_id": program_id(conn),
        "digest": article_digest(article),
        "outlet": article.outlet,
        "headline": article.headline,
        "language": article.language,
        "day": day_of(article, seen),
        "dated": anchor(article.published) is not None,
        "record": packed(article),
        "gist": packed(gist_of(article)),
        "words": packed_words(told),
    }


def day_of(article: Article, seen: str) -> str:
    """The day by which an article is found: when it was published as far as that can be relied on, else when it was seen."""
    published = anchor(article.published)
    return seen[: len("YYYY-MM-DD")] if published is None else published.isoformat()


def index_article(conn: Connection, number: int, article: Article, seen: str, told: Told) -> None:
    """The article's words, for search and for grouping; those of its claims come with its reading."""
    unindex_article(conn, number)
    body = "\n".join(filter(None, (article.headline, article.body)))
    conn.execute(insert(texts).values(text_row(number, "page", article.id, (0, len(article.text)), body)))
    day = date.fromisoformat(day_of(article, seen)).toordinal()
    rows = [
        {"term": term, "day": day, "article_id": number, "weight": weight}
        for term, weight in telling_terms(told).items()
    ]
    if rows:
        conn.execute(insert(terms), rows)


def text_row(article: int, kind: str, ref: str, span: tuple[int, int], body: str) -> dict[str, object]:
    """A row of the texts that are searched."""
    start, end = span
    return {
        "article_id": article,
        "kind": kind,
        "ref": ref,
        "start": start,
        "end": end,
        "body": body,
        "grams": grams(body),
    }


def unindex_article(conn: Connection, number: int) -> None:
    """Take the article's words out of search and grouping."""
    for table in (texts, terms, entities):
        conn.execute(delete(table).where(table.c.article_id == number))


def retire(conn: Connection, number: int) -> None:
    """A newer version has come: the article stays to be compared with, and is found no more."""
    conn.execute(update(articles).where(articles.c.id == number).values(current=False, pending=False))
    unindex_article(conn, number)
