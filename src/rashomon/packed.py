"""Many articles in little memory, for steps that look at each but now and then."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Sequence
from typing import overload

from rashomon.model import Article

_LEVEL = 1  # of zlib: half of a text's memory is saved at once, little more by trying harder


class Packed(Sequence[Article]):
    """Articles of which each is compressed until it is asked for, anew each time."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._held = [_packed(a) for a in articles]

    def append(self, article: Article) -> None:
        """Add an article at the end."""
        self._held.append(_packed(article))

    def __len__(self) -> int:
        return len(self._held)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> list[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | list[Article]:
        if isinstance(at, slice):
            return [_unpacked(held) for held in self._held[at]]
        return _unpacked(self._held[at])


def _packed(article: Article) -> bytes:
    return zlib.compress(pickle.dumps(article, pickle.HIGHEST_PROTOCOL), _LEVEL)


def _unpacked(held: bytes) -> Article:
    article = pickle.loads(zlib.decompress(held))
    assert isinstance(article, Article)
    return article
