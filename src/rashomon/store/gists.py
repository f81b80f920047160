"""What grouping looks at of an article: its headline, the beginning of its body and its day; and the words that tell it best.

Kept apart from the article, so that a new page can be placed among fifty thousand without decoding its neighbours' pages.
"""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import dataclass

import numpy as np

from rashomon.model import Article, Labelled, Published
from rashomon.stories import OPENING, TELLING, WHOLE
from rashomon.text.terms import Vocabulary, telling_words


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


def telling_terms(gist: Gist) -> dict[int, float]:
    """The rarest words of headline and opening, as `stories` finds candidates by them: hash to weight, TELLING at most.

    The weights of one article have the length 1 (Euclid's), so that products of two articles compare.
    """
    headline = telling_words(gist.headline or "", gist.language)
    known = Vocabulary()
    told = headline + headline + telling_words(gist.body[:OPENING], gist.language)
    ids = known.add(told)
    if not len(ids):
        return {}
    rarity = known.rarity()
    often = Counter(ids.tolist())
    weight = np.asarray([(1 + np.log(often[n])) * rarity[n] for n in range(len(often))])
    weight /= float(np.linalg.norm(weight)) or 1.0
    spelled = list(dict.fromkeys(told))
    best = [n for n in np.argsort(-weight, kind="stable")[:TELLING].tolist() if weight[n] > 0]
    out: dict[int, float] = {}
    for n in best:
        term = zlib.crc32(spelled[n].encode("utf-8", "surrogatepass")) & 0x7FFF_FFFF
        out[term] = max(float(weight[n]), out.get(term, 0.0))
    return out
