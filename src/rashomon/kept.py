"""Articles of many pages in little memory: each is packed until it is looked at, and let go again."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import overload

from rashomon.lineage import bare
from rashomon.model import Article
from rashomon.stories import OPENING


class Kept(Sequence[Article]):
    """Articles without what grouping needs not (`rashomon.lineage.bare`), a quarter of their size. Looking one up makes it anew."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []

    def append(self, article: Article) -> None:
        """Keep a further article."""
        self._packed.append(zlib.compress(pickle.dumps(bare(article), pickle.HIGHEST_PROTOCOL), 1))

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> list[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | list[Article]:
        if isinstance(at, slice):
            return [_unpacked(packed) for packed in self._packed[at]]
        return _unpacked(self._packed[at])


def _unpacked(packed: bytes) -> Article:
    article: Article = pickle.loads(zlib.decompress(packed))
    return article


def opening_only(article: Article) -> Article:
    """The article with those passages only that make up its opening."""
    most = len(article.passages)
    enough = next((n for n in range(most) if len(_first(article, n).body) >= OPENING), most)
    return replace(_first(article, enough), furniture=())


def _first(article: Article, count: int) -> Article:
    return replace(article, passages=article.passages[:count])
