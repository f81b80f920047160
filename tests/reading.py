"""Builders for tests of readers: sources to read, and a web that is made up."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import httpx

from rashomon.model import Failure, Page
from rashomon.readers import read_pages
from rashomon.readers.web import Limits, Web

STORY = " ".join(f"Crew number {n} reached the bridge and found the road closed." for n in range(30))
HTML = f"<!doctype html><html><head><title>Bridge shut</title></head><body><p>{STORY}</p></body></html>"


def read(*sources: object, **options: Any) -> list[Page | Failure]:
    return list(read_pages([str(source) for source in sources], **options))


def pages(items: Iterable[Page | Failure]) -> list[Page]:
    return [item for item in items if isinstance(item, Page)]


def failures(items: Iterable[Page | Failure]) -> list[tuple[str, str]]:
    return [(item.source, item.reason) for item in items if isinstance(item, Failure)]


def only_page(*sources: object, **options: Any) -> Page:
    (item,) = read(*sources, **options)
    assert isinstance(item, Page), item
    return item


def only_reason(*sources: object, **options: Any) -> str:
    (item,) = read(*sources, **options)
    assert isinstance(item, Failure), item
    return item.reason


Answer = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


class Clock:
    """Time that passes only when something waits; `waits` has how long."""

    def __init__(self) -> None:
        self.time, self.waits = 1000.0, list[float]()

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
        self.waits.append(round(seconds, 3))


class FakeWeb:
    """Addresses and what is answered there, one after the other, the last for ever; robots.txt is 404 if not named.

    `asked` has every address that was asked for but robots.txt, `log` has all.
    """

    def __init__(self, **limits: Any) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.log: list[str] = []
        self.clock = Clock()
        self._limits = Limits(**limits)

    def at(self, url: str, *answers: Answer | str) -> FakeWeb:
        self.answers[url] = [html(a) if isinstance(a, str) else a for a in answers]
        return self

    @property
    def asked(self) -> list[str]:
        return [url for url in self.log if not url.endswith("/robots.txt")]

    def open(self) -> Web:
        transport = httpx.MockTransport(self._answer)
        return Web(limits=self._limits, transport=transport, now=self.clock.now, sleep=self.clock.sleep)

    def read(self, *sources: object, **options: Any) -> list[Page | Failure]:
        return read(*sources, web=self.open(), **options)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        url = str(request.url)
        self.log.append(url)
        queue = self.answers.get(url) or [httpx.Response(404)]
        answer = queue.pop(0) if len(queue) > 1 else queue[0]
        if isinstance(answer, Exception):
            raise answer
        response = answer if isinstance(answer, httpx.Response) else answer(request)
        if not response.is_stream_consumed:
            return response
        return httpx.Response(response.status_code, headers=response.headers, stream=Once(response.content))


class Once(httpx.SyncByteStream):
    """A body as it comes over the wire, in these pieces."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self.pieces


def html(content: str | bytes, media: str = "text/html; charset=utf-8", **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(200, headers={"content-type": media, **named}, content=content)


def moved(to: str) -> httpx.Response:
    return httpx.Response(302, headers={"location": to})


def warc_record(
    body: bytes | str,
    uri: str = "https://paper.example/1",
    http: str | None = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n",
    kind: str = "response",
    media: str = "application/http; msgtype=response",
    id: str = "0001",
    extra: str = "",
) -> bytes:
    """One record, uncompressed."""
    block = (f"{http}\r\n".encode() if http else b"") + (body.encode() if isinstance(body, str) else body)
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n{extra}\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def gzipped(*records: bytes) -> bytes:
    return b"".join(map(gzip.compress, records))


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
