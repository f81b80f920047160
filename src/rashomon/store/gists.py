"""What grouping looks at of an article: its headline, the beginning of its body and its day; and the words that tell it best.

Kept apart from the article, so that a new page can be placed among fifty thousand without decoding its neighbours' pages.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rashomon.model import Article, Labelled, Published
from rashomon.stories import TELLING, WHOLE, Told
from rashomon.text.terms import Vocabulary


@dataclass(frozen=True, slots=True)
class Gist:
    """An article's id, headline, first characters of the body, day of publication and language."""

    id: str
    headline: str | None
    body: str
    published: Published | None = None
    language: str | None = None

    def as_article(self) -> Article:
        """An article that says no more than this; good for `story_groups` alone."""
        passage = Labelled(0, len(self.body), self.body, "paragraph")
        return Article(
            self.id,
            self.id,
            self.body,
            "",
            headline=self.headline,
            language=self.language,
            published=self.published,
            passages=(passage,),
        )


def gist_of(article: Article) -> Gist:
    """The gist of an article."""
    return Gist(article.id, article.headline, article.body[:WHOLE], article.published, article.language)


def packed_words(told: Told) -> bytes:
    """The words by which an article is judged, as unsigned integers of four bytes, least byte first: after the two ends, its hashes."""
    return np.concatenate([[told.headline, told.opening], told.words]).astype("<u4").tobytes()


def unpacked_words(held: bytes) -> Told:
    """What `packed_words` packed."""
    numbers = np.frombuffer(held, dtype="<u4")
    return Told(numbers[2:], int(numbers[0]), int(numbers[1]))


def telling_terms(told: Told) -> dict[int, float]:
    """The rarest words of headline and opening, as `stories` finds candidates by them: hash to weight, TELLING at most.

    The weights of one article have the length 1 (Euclid's), so that products of two articles compare.
    """
    known = Vocabulary()
    words = np.concatenate([told.words[: told.opening], told.words[: told.headline]])
    ids = known.add(words)
    rarity = known.rarity()
    held, first, often = np.unique(ids, return_index=True, return_counts=True)
    weight = (1 + np.log(often)) * rarity[held]
    weight /= float(np.linalg.norm(weight)) or 1.0
    # Of words that tell as much, the one that stands first.
    best = [n for n in np.lexsort((first, -weight))[:TELLING].tolist() if weight[n] > 0]
    out: dict[int, float] = {}
    for n in best:
        term = int(words[first[n]]) & 0x7FFF_FFFF
        out[term] = max(float(weight[n]), out.get(term, 0.0))
    return out
