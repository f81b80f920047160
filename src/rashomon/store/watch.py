"""Feeds asked again and again: what is new goes into the store, and each change is told in a line.

What a round has to remember (when an address was asked last, and in what state it was) stands in the store, so that a watch that was
stopped goes on where it was.
"""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from sqlalchemy import delete, insert, select

from rashomon.errors import PageError
from rashomon.model import Failure, Given, Page
from rashomon.readers.files import read_path
from rashomon.readers.formats import read_stream
from rashomon.readers.items import Carried, Item, Link, Wanted, failure, is_web_address
from rashomon.readers.links import Fetchers, follow
from rashomon.readers.web import Fetched, Unchanged, Validators, Web
from rashomon.settings import DEFAULT, Settings
from rashomon.store.database import Store
from rashomon.store.ingest import Ingested, Progress, ingest
from rashomon.store.keys import digest
from rashomon.store.outbox import News, listen, untold
from rashomon.store.schema import storable, watched

HOUR = 3600.0
AGAIN = HOUR
"""Seconds before a page is asked for once more; later ever less often, after half its age."""

UNTIL = 7 * 24 * HOUR
"""Age of a page from which it is not asked for any more: corrections come early."""


@dataclass(slots=True)
class Round:
    """What one round did, and what is to be told after it: also what an earlier one, or an ingest, left untold."""

    news: list[News] = field(default_factory=list)
    done: Ingested = field(default_factory=Ingested)


class _Remembering:
    """The way to the web that asks each address for its news only; stands where `readers` expect a `Web`."""

    def __init__(self, store: Store, web: Web, now: Callable[[], float]) -> None:
        self.limits = web.limits
        self._store, self._web, self._now = store, web, now
        self._lock = threading.Lock()
        self._asked: dict[str, Validators] = {}

    def close(self) -> None:
        self._web.close()

    def fetch(self, source: str, url: str) -> Fetched:
        """As `Web.fetch`; raises `Unchanged` where the server says so."""
        held = self._state(url)
        state = held
        try:
            fetched = self._web.fetch(source, url, held)
            state = fetched.state
            return fetched
        finally:
            with self._lock:
                self._asked[url] = state

    def due(self, link: Link) -> Link | None:
        """The link if it is to be followed: it is new, or young enough for a correction."""
        with self._store.reading() as conn:
            row = conn.execute(select(watched).where(watched.c.key == digest(storable(link.url)))).one_or_none()
        if row is None:
            return link
        if row.address is None:
            return None
        age, waited = self._now() - row.first, self._now() - row.asked
        if age > UNTIL or waited < max(AGAIN, age / 2):
            return None
        return replace(link, instead=None)  # a teaser is no newer version of the page

    def is_forgotten(self, page: Page) -> bool:
        """Whether the page, which its feed holds in full, was taken out of the store on purpose."""
        keys = {digest(storable(name)) for name in (page.source, page.given.url) if name}
        query = select(watched.c.key).where(watched.c.key.in_(keys), watched.c.address.is_(None))
        with self._store.reading() as conn:
            return conn.execute(query).first() is not None

    def _state(self, url: str) -> Validators:
        with self._store.reading() as conn:
            row = conn.execute(select(watched).where(watched.c.key == digest(storable(url)))).one_or_none()
        return Validators() if row is None else Validators(row.etag, row.modified)

    def settle(self) -> None:
        """Write down what was asked. Only when all of it is stored: a round that was stopped asks again."""
        moment = self._now()
        with self._store.writing() as conn:
            for url, state in self._asked.items():
                key = digest(storable(url))
                first = conn.execute(select(watched.c.first).where(watched.c.key == key)).scalar_one_or_none()
                conn.execute(delete(watched).where(watched.c.key == key))
                conn.execute(
                    insert(watched).values(
                        key=key,
                        address=url,
                        etag=state.etag,
                        modified=state.modified,
                        first=moment if first is None else first,
                        asked=moment,
                    )
                )


def watch_once(
    store: Store,
    sources: Sequence[str],
    web: Web,
    settings: Settings = DEFAULT,
    progress: Progress = lambda _: None,
    now: Callable[[], float] = time.time,
) -> Round:
    """Ask every feed once, and the pages that they lead to and that are due; closes `web`. What fails is told and passed over.

    The news stay to be told until `outbox.mark_told` is called with them.
    """
    remembering = _Remembering(store, web, now)
    fetchers = Fetchers(lambda: remembering)  # type: ignore[arg-type, return-value]
    out = Round()
    try:
        listen(store, sources)
        items = (link for item in _feeds(sources, remembering) if (link := _wanted(item, remembering)) is not None)
        out.done = ingest(store, _pages(follow(items, fetchers)), settings, progress)
        remembering.settle()
    finally:
        fetchers.close()
        web.close()
    out.news += untold(store)
    out.news += [News("failed", None, f"{failed.source}: {failed.reason}") for failed in out.done.failures]
    return out


def _pages(items: Iterable[Page | Failure]) -> Iterator[Page | Failure]:
    """The items without the addresses that have nothing new."""
    for item in items:
        if not (isinstance(item, Failure) and item.reason == _UNCHANGED):
            yield item


_UNCHANGED = "not changed since it was fetched last"


def _wanted(item: Item, remembering: _Remembering) -> Item | None:
    if isinstance(item, Link):
        return remembering.due(item)
    return None if isinstance(item, Page) and remembering.is_forgotten(item) else item


def _feeds(sources: Sequence[str], web: _Remembering) -> Iterator[Item]:
    """The items of all feeds, feeds of several hosts asked at once; a list of feeds is opened to the feeds it lists."""
    feeds: list[Link] = []
    for source in sources:
        try:
            found = [Link(source, source, Given())] if is_web_address(source) else read_path(source, Given())
            for item in found:
                if isinstance(item, Link) and item.wanted in {Wanted.FEED, Wanted.ANYTHING}:
                    feeds.append(item)
                else:
                    yield item
        except PageError as error:
            yield failure(error)
    while feeds:
        lists, feeds = feeds, []
        hosts: dict[str, list[Link]] = {}
        for link in lists:
            hosts.setdefault(urlsplit(link.url).netloc, []).append(link)
        with ThreadPoolExecutor(web.limits.threads) as pool:
            for items in pool.map(lambda some: [i for link in some for i in _feed(link, web)], hosts.values()):
                for item in items:
                    if isinstance(item, Link) and item.wanted is Wanted.FEED:
                        feeds.append(item)
                    else:
                        yield item


def _feed(link: Link, web: _Remembering) -> list[Item]:
    """What a feed holds; nothing if it is as it was."""
    out: list[Item] = []
    try:
        fetched = web.fetch(link.source, link.url)
        carried = Carried(urlsplit(fetched.url).path, fetched.media, fetched.charset, fetched.url, link.wanted)
        out.extend(read_stream(link.source, io.BytesIO(fetched.raw), link.given, carried))
    except Unchanged:
        pass
    except PageError as error:
        out.append(failure(error))
    return out


def post(url: str, news: Sequence[News]) -> str | None:
    """Send the changes to a webhook as one JSON document; why that failed, if it did."""
    import httpx

    # In ASCII: what pages hold is not always text that can be encoded.
    told = json.dumps({"changes": [n.record() for n in news]}).encode("ascii")
    with suppress(httpx.HTTPError, httpx.InvalidURL):
        answer = httpx.post(url, content=told, headers={"content-type": "application/json"}, timeout=20)
        return None if answer.is_success else f"the webhook answered {answer.status_code}"
    return "the webhook could not be reached"
