"""Who draws on whom: reprints by shared runs of words, and agencies and papers named as the source of a report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.gazetteer import PRESS, press_name
from rashomon.model import Article, Edge, Mention, Relation

RUN = 5
"""Words of a shingle."""

CREDITED = 0.3
"""Share of runs from which an article draws on another where both name the same agency: an agency's report that was added to."""

COMMON = 40
"""A shingle in more articles than this is boilerplate; it would make pairs of everything."""

WORD = re.compile(r"\w+")


def shingles(text: str, known: dict[str, int]) -> NDArray[np.uint64]:
    """Hashes of all runs of five words, distinct and sorted; `known` numbers the words and grows."""
    ids = np.fromiter((known.setdefault(w, len(known) + 1) for w in WORD.findall(text.casefold())), dtype=np.uint64)
    if len(ids) < RUN:
        return np.unique(ids)
    mixed = np.zeros(len(ids) - RUN + 1, dtype=np.uint64)
    for k in range(RUN):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + ids[k : len(ids) - RUN + 1 + k]
    return np.unique(mixed)


def reprint_pairs(articles: Sequence[Article], share: float) -> dict[tuple[int, int], float]:
    """Index pairs (i < j) of articles of which the shorter has at least `share` of its runs in the other, with that share."""
    known: dict[str, int] = {}
    sets = [shingles(a.body, known) for a in articles]
    where: dict[int, list[int]] = defaultdict(list)
    for i, hashes in enumerate(sets):
        for h in hashes.tolist():
            where[h].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for holders in where.values():
        if 1 < len(holders) <= COMMON:
            for n, i in enumerate(holders):
                for j in holders[n + 1 :]:
                    shared[i, j] += 1
    out = {}
    for (i, j), n in shared.items():
        part = n / min(len(sets[i]), len(sets[j]))
        if part >= share:
            out[i, j] = part
    return out


def reprints(articles: Sequence[Article], share: float) -> list[Edge]:
    """An edge for each article that reprints another: to the one that is credited, else the earlier, else the fuller."""
    edges = []
    for (i, j), part in sorted(reprint_pairs(articles, min(share, CREDITED)).items()):
        if part < share and not _agencies(articles[i]) & _agencies(articles[j]):
            continue
        origin, copy = (
            (articles[i], articles[j]) if _comes_first(articles[i], articles[j]) else (articles[j], articles[i])
        )
        edges.append(Edge(copy.id, origin.id, Relation.REPRINTS, _shared_passage(copy, origin)))
    return edges


def _agencies(article: Article) -> set[str]:
    """The agencies and papers that an article names, and its own name where it is one."""
    own = press_name(article.outlet or "")
    return {c.text for c in credits(article)} | ({own} if own else set())


def _comes_first(left: Article, right: Article) -> bool:
    credits_left = {c.text for c in credits(left)}
    credits_right = {c.text for c in credits(right)}
    named_left, named_right = press_name(left.outlet or ""), press_name(right.outlet or "")
    if named_left and named_left in credits_right and named_left != named_right:
        return True
    if named_right and named_right in credits_left and named_left != named_right:
        return False
    days = [a.published.value if a.published and a.published.reliable else "" for a in (left, right)]
    # A day alone is neither before nor after an hour of that day.
    known = min(map(len, days))
    if days[0][:known] != days[1][:known]:
        return days[0] < days[1]
    return len(left.body) >= len(right.body)


def _shared_passage(copy: Article, origin: Article) -> tuple[Mention, ...]:
    """The longest passage of the copy that stands in the origin word for word."""
    held = " ".join(WORD.findall(origin.body.casefold()))
    best = None
    for p in copy.passages:
        words = WORD.findall(p.text.casefold())
        if len(words) >= RUN and " ".join(words) in held and (best is None or len(p.text) > len(best.text)):
            best = p
    return (Mention(best.start, best.end, best.text, copy.id),) if best else ()


def credits(article: Article) -> list[Mention]:
    """Where an article names an agency or paper other than itself; `text` is the usual name."""
    own = press_name(article.outlet or "")
    out = []
    for p in (*article.passages, *(f for f in article.furniture if f.kind == "credit")):
        for m in PRESS.finditer(p.text):
            name = press_name(m.group())
            if name and name != own:
                out.append(Mention(p.start + m.start(), p.start + m.end(), name, article.id))
    return out


def citations(articles: Sequence[Article], reprinted: Iterable[Edge]) -> list[Edge]:
    """An edge from each article to each agency or paper it names: to the article at hand where one is of that outlet."""
    at_hand: dict[str, str] = {}
    for a in articles:
        name = press_name(a.outlet or "")
        if name:
            at_hand.setdefault(name, a.id)
    drawn = {(e.article, e.origin) for e in reprinted}
    edges = []
    for a in articles:
        found: dict[str, list[Mention]] = defaultdict(list)
        for c in credits(a):
            found[c.text].append(Mention(c.start, c.end, a.text[c.start : c.end], a.id))
        for name, mentions in found.items():
            origin = at_hand.get(name, name)
            if origin != a.id and (a.id, origin) not in drawn:
                edges.append(Edge(a.id, origin, Relation.CITES, tuple(mentions)))
    return edges


def lineage(articles: Sequence[Article], share: float) -> tuple[Edge, ...]:
    """All edges among the articles of one story."""
    copied = reprints(articles, share)
    return (*copied, *citations(articles, copied))
