"""Which articles go back to one origin: what counts as one independent source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.model import Edge, Relation


def origins(articles: Sequence[str], edges: Iterable[Edge]) -> Mapping[str, str]:
    """For each article id, the id that stands for its origin: articles tied by reprints share one."""
    parent = {a: a for a in articles}

    def root(a: str) -> str:
        while parent[a] != a:
            a = parent[a]
        return a

    for e in edges:
        if e.kind is Relation.REPRINTS and e.article in parent and e.origin in parent:
            parent[root(e.article)] = root(e.origin)
    return {a: root(a) for a in articles}
