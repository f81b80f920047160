"""Points that turn on how an utterance is quoted: the same words in two articles, and those in which they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.gazetteer import press_name
from rashomon.model import Article, Aspect, Claim, Mention, Point, Status, Story
from rashomon.quoted import Clauses, clause_matches, same_utterances
from rashomon.text.drift import Change, Edit

AROUND = 4
"""Words that are shown on either side of the words that differ."""

SHOWN = 3
"""Differences of one point that its detail names."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The points of a story by status, before they are ranked."""

    conflicts: list[Point]
    agreed: list[Point]
    single: list[Point]


def with_wording(parts: Parts, story: Story, root: Mapping[str, str]) -> Parts:
    """The points, with what the quotations that two articles share add to them.

    A corroborated point whose quotations differ in words that say something gets the aspect `wording`, a detail that sets
    them against each other, and the places of the words (`Point.changed`); clauses of one utterance that no point has
    together make one, and stand no longer among what only one source says. Where the words that differ turn the statement round,
    and nothing else says what the sources make of it, the point is a conflict. `root` tells the origin of each article.
    """
    links = clause_matches(same_utterances(story.readings))
    if not links:
        return parts
    maker = _Maker(
        {c.id: c for r in story.readings for c in r.claims}, {r.article.id: r.article for r in story.readings}, root
    )
    agreed, conflicts = list(parts.agreed), list(parts.conflicts)
    fought = [set(p.claims) for p in conflicts]
    for group in _groups(links):
        ids = list(dict.fromkeys(c.id for link in group for c in (link.left, link.right)))
        if any(len(claims & set(ids)) > 1 for claims in fought):
            continue
        turned = next((link for link in group if any(e.opposite for e in link.drift.telling)), None)
        at = _home(agreed, ids, maker.claims)
        if turned is not None and at is None:
            conflicts.append(maker.conflict(turned))
            continue
        taken = {c for n, p in enumerate(agreed) if n != at for c in p.claims}
        held = [*(agreed[at].claims if at is not None else ()), *(c for c in ids if c not in taken)]
        claims = list(dict.fromkeys(held))
        if len({maker.claims[c].article for c in claims}) < 2:
            continue
        point = maker.corroborated(claims, agreed[at] if at is not None else None)
        point = maker.worded(point, [link for link in group if link.left.id in claims and link.right.id in claims])
        if at is None:
            agreed.append(point)
        else:
            agreed[at] = point
    shared = {c for p in (*agreed, *conflicts) for c in p.claims}
    return Parts(conflicts, agreed, [p for p in parts.single if not shared.intersection(p.claims)])


def _groups(links: Sequence[Clauses]) -> list[list[Clauses]]:
    """The links by clause: what is tied to one clause, directly or through others, is one group."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            one = parent[one]
        return one

    for link in links:
        parent[root(link.right.id)] = root(link.left.id)
    groups: dict[str, list[Clauses]] = {}
    for link in links:
        groups.setdefault(root(link.left.id), []).append(link)
    return list(groups.values())


def _home(agreed: Sequence[Point], ids: Sequence[str], claims: Mapping[str, Claim]) -> int | None:
    """Which corroborated point has most of these claims, if any has one."""
    found = [len(set(p.claims) & set(ids)) for p in agreed]
    best = max(range(len(found)), key=found.__getitem__, default=None)
    return best if best is not None and found[best] else None


@dataclass(frozen=True, slots=True)
class _Maker:
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    root: Mapping[str, str]

    def corroborated(self, ids: Iterable[str], known: Point | None) -> Point:
        claims = sorted((self.claims[i] for i in ids), key=lambda c: (list(self.articles).index(c.article), c.start))
        outlets = list(dict.fromkeys(self._outlet(c) for c in claims))
        if known is not None and set(known.claims) == {c.id for c in claims}:
            return known
        count = self._independent(claims)
        few = f", {count} origin{'s' if count > 1 else ''}" if count < len(outlets) else ""
        detail = f"{len(outlets)} sources{few}: {', '.join(outlets)}"
        if known is not None:
            ids = tuple(c.id for c in claims)
            return replace(known, claims=ids, independent_sources=count, detail=detail)
        first = min(claims, key=lambda c: len(c.text))
        return Point(
            id="",
            status=Status.CORROBORATED,
            claims=tuple(c.id for c in claims),
            summary=f"“{' '.join(first.text.split())}”",
            detail=detail,
            independent_sources=count,
            weight=count + self._early(claims),
        )

    def worded(self, point: Point, links: Iterable[Clauses]) -> Point:
        """The point with the differences in wording of its quotations, where they are of content."""
        told: dict[str, None] = {}
        changed: dict[Mention, None] = {}
        for link in links:
            for e in link.drift.telling:
                if e.change is not Change.FUNCTION:
                    told.setdefault(self._against(link, e))
                    changed.update(dict.fromkeys(_places(link, e)))
        if not told:
            return point
        detail = "; ".join([*told][:SHOWN])
        return replace(point, aspect=Aspect.WORDING, detail=detail, changed=tuple(sorted(changed, key=_place)))

    def conflict(self, link: Clauses) -> Point:
        """Two renderings of which one says the contrary of the other."""
        edits = [e for e in link.drift.telling if e.opposite]
        claims = (link.left, link.right)
        return Point(
            id="",
            status=Status.CONFLICT,
            aspect=Aspect.WORDING,
            claims=tuple(c.id for c in claims),
            sides=tuple((c.id,) for c in claims),
            summary="; ".join(f"{self._outlet(c)}: “{' '.join(c.text.split())}”" for c in claims),
            detail="; ".join(self._against(link, e) for e in edits[:SHOWN]),
            independent_sources=self._independent(claims),
            weight=1.0 + self._early(claims),
            changed=tuple(p for e in edits for p in _places(link, e)),
        )

    def _against(self, link: Clauses, edit: Edit) -> str:
        sides = ((link.left, edit.left), (link.right, edit.right))
        return " against ".join(f"“{_excerpt(c.text, at)}” ({self._outlet(c)})" for c, at in sides)

    def _independent(self, claims: Iterable[Claim]) -> int:
        found = set()
        for c in claims:
            own = press_name(self.articles[c.article].outlet or "")
            through = next((n for s in reversed(c.attribution) if (n := press_name(s.name))), None)
            found.add(through if through and through != own else self.root[c.article])
        return len(found)

    def _early(self, claims: Iterable[Claim]) -> float:
        return max(1 - c.start / max(1, len(self.articles[c.article].text)) for c in claims)

    def _outlet(self, claim: Claim) -> str:
        article = self.articles[claim.article]
        return article.outlet or article.source.rsplit("/", 1)[-1]


def _places(link: Clauses, edit: Edit) -> Iterable[Mention]:
    for claim, (start, end) in ((link.left, edit.left), (link.right, edit.right)):
        if start < end:
            yield Mention(claim.start + start, claim.start + end, claim.text[start:end], claim.article)


def _place(mention: Mention) -> tuple[str, int, int]:
    return mention.article, mention.start, mention.end


def _excerpt(text: str, at: tuple[int, int]) -> str:
    """The words that differ with a few on either side."""
    before, after = text[: at[0]].split(), text[at[1] :].split()
    words = [*before[-AROUND:], *text[at[0] : at[1]].split(), *after[:AROUND]]
    return f"{'… ' if len(before) > AROUND else ''}{' '.join(words)}{' …' if len(after) > AROUND else ''}"
