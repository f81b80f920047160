"""Connections to addresses that were looked at: a host is resolved once, checked, and connected to by its number.

httpx resolves names inside its transport, where nothing can look between the answer and the connection; this one does
the same over httpcore with a network backend of its own. Host header, SNI and certificate stay those of the name.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from rashomon.readers.addresses import AddressRefused, Resolve, checked, is_public, resolve

Connect = Callable[..., httpcore.NetworkStream]
"""`connect_tcp` of an httpcore backend: host (a number), port, timeout, local_address, socket_options."""


class CheckedTransport(httpx.BaseTransport):
    """Fetches over HTTP/1.1 and HTTP/2 from public addresses, or from any if `allow_private`.

    A request's extension `deadline` (of `time.monotonic`) bounds each read and write, so that no trickle of bytes
    outlasts it. Raises AddressRefused, HostUnknown, and httpx's errors.
    """

    def __init__(self, *, allow_private: bool, resolve: Resolve = resolve, connect: Connect | None = None) -> None:
        self._backend = _Backend(allow_private, resolve, connect or httpcore.SyncBackend().connect_tcp)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            http2=_can_http2(),
            max_connections=32,
            max_keepalive_connections=16,
            keepalive_expiry=15,
            network_backend=self._backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; its body is read as the caller iterates the response."""
        self._backend.until(request.extensions.get("deadline"))
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        with _as_httpx():
            answer = self._pool.handle_request(
                httpcore.Request(
                    request.method,
                    url,
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Backend(httpcore.NetworkBackend):
    """Resolves, checks, connects by number, and looks at the number once more when connected."""

    def __init__(self, allow_private: bool, resolve: Resolve, connect: Connect) -> None:
        self._allow_private, self._resolve, self._connect = allow_private, resolve, connect
        self._now = threading.local()

    def until(self, deadline: float | None) -> None:
        """Bound what this thread reads and writes from now on."""
        self._now.deadline = deadline

    def left(self, timeout: float | None) -> float | None:
        """Seconds that an operation may take. Raises ReadTimeout if there are none."""
        deadline = getattr(self._now, "deadline", None)
        if deadline is None:
            return timeout
        left = float(deadline) - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return left if timeout is None else min(timeout, left)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        numbers = checked(host, port, self._resolve, allow_private=self._allow_private)
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for number in numbers:
            try:
                stream = self._connect(
                    number, port, timeout=self.left(timeout), local_address=local_address, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = failed or error
                continue
            peer = stream.get_extra_info("server_addr")
            if not self._allow_private and peer and not is_public(str(peer[0])):
                stream.close()
                raise AddressRefused(f"{host} is a private address; not fetched")
            return _Stream(stream, self)
        raise failed or httpcore.ConnectError("no address")


class _Stream(httpcore.NetworkStream):
    """A stream whose operations end with the deadline of the request that they serve."""

    def __init__(self, stream: httpcore.NetworkStream, backend: _Backend) -> None:
        self._stream, self._backend = stream, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._backend.left(timeout))

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._backend.left(timeout)), self._backend)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


@contextmanager
def _as_httpx() -> Iterator[None]:
    """httpcore's errors as httpx's."""
    try:
        yield
    except httpcore.ConnectTimeout as error:
        raise httpx.ConnectTimeout(str(error)) from error
    except httpcore.TimeoutException as error:
        raise httpx.ReadTimeout(str(error)) from error
    except httpcore.ConnectError as error:
        raise httpx.ConnectError(str(error)) from error
    except httpcore.NetworkError as error:
        raise httpx.ReadError(str(error)) from error
    except (httpcore.ProtocolError, httpcore.ProxyError, httpcore.UnsupportedProtocol) as error:
        raise httpx.RemoteProtocolError(str(error)) from error


def _can_http2() -> bool:
    try:
        import h2  # noqa: F401
    except ImportError:
        return False
    return True
