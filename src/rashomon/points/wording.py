"""Points that turn on how an utterance is quoted: the same words in two articles, and those in which they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Article, Aspect, Claim, Mention, Point, Status, Story
from rashomon.origins import Origins, name_of
from rashomon.quoted import Clauses, Match, clause_matches, same_utterances
from rashomon.text.drift import Change, Edit, figures, telling
from rashomon.text.said import is_content, said_words

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


def with_wording(parts: Parts, story: Story, origins: Origins) -> Parts:
    """The points, with what the quotations that two articles share add to them. `origins` tells to whom claims go back.

    - Corroborated points whose quotations differ in words that say something get the aspect `wording`, a detail that sets
      them against each other, and the places of the words (`Point.changed`).
    - Clauses in the same place of one utterance that no point has together make one; they stand no longer among what only one
      source says. Where the words that differ turn the statement round, it is a conflict.
    - No point says that such a clause agrees with its contrary, and no conflict sets it against another place of the utterance.
    """
    matches = same_utterances(story.readings)
    links = clause_matches(matches)
    if not links:
        return parts
    claims = {c.id: c for r in story.readings for c in r.claims}
    maker = _Maker(claims, {r.article.id: r.article for r in story.readings}, origins)
    facing = _Facing(matches, links)
    conflicts = [maker.marked(q, links) for p in parts.conflicts if (q := facing.sorted_out(p, claims)) is not None]
    agreed = [q for p in parts.agreed if (q := facing.agreeing(p, maker)) is not None]
    fought = [set(p.claims) for p in conflicts]
    for group in _groups(links):
        ids = list(dict.fromkeys(c.id for link in group for c in (link.left, link.right)))
        if any(len(some.intersection(ids)) > 1 for some in fought):
            continue
        at = _home(agreed, ids)
        turned = next((link for link in group if link.opposed), None)
        if turned is not None:
            if at is None:
                conflicts.append(maker.conflict(turned))
            continue
        taken = {c for n, p in enumerate(agreed) if n != at for c in p.claims}
        held = dict.fromkeys([*(agreed[at].claims if at is not None else ()), *(c for c in ids if c not in taken)])
        if len({claims[c].article for c in held}) < 2:
            continue
        point = maker.corroborated(held, agreed[at] if at is not None else None, frozenset(ids))
        point = maker.worded(point, [link for link in group if link.left.id in held and link.right.id in held])
        if at is None:
            agreed.append(point)
        else:
            agreed[at] = point
    shared = {c for p in (*agreed, *conflicts) for c in p.firm}
    return Parts(conflicts, agreed, [p for p in parts.single if not shared.intersection(p.claims)])


class _Facing:
    """Which clauses of matched quotations stand in the same place, which say the contrary, and which stand elsewhere."""

    def __init__(self, matches: Iterable[Match], links: Iterable[Clauses]) -> None:
        self._linked = {frozenset((link.left.id, link.right.id)) for link in links}
        self._opposed = {frozenset((link.left.id, link.right.id)) for link in links if link.opposed}
        self._met = {frozenset((a.id, b.id)) for m in matches for a in m.left.claims for b in m.right.claims}
        self._placed = {c for pair in self._linked for c in pair}

    def opposed(self, left: str, right: str) -> bool:
        return frozenset((left, right)) in self._opposed

    def elsewhere(self, left: str, right: str) -> bool:
        """Whether both stand in one utterance, each in another place, and have their counterparts there."""
        pair = frozenset((left, right))
        return pair in self._met and pair not in self._linked and pair <= self._placed

    def sorted_out(self, point: Point, claims: Mapping[str, Claim]) -> Point | None:
        """A conflict without clauses that contradict their own side; None where its versions stand in different places."""
        if len(point.sides) != 2:
            return point
        sides = []
        for own, other in (point.sides, point.sides[::-1]):
            there = {claims[c].article for c in other}
            wrong = {c for c in own if claims[c].article in there and any(self.opposed(c, d) for d in own)}
            sides.append(tuple(c for c in own if c not in wrong))
        across = [(a, b) for a in sides[0] for b in sides[1] if claims[a].article != claims[b].article]
        if not across or all(self.elsewhere(a, b) for a, b in across):
            return None
        kept = {c for side in sides for c in side}
        return replace(point, sides=tuple(sides), claims=tuple(c for c in point.claims if c in kept))

    def agreeing(self, point: Point, maker: _Maker) -> Point | None:
        """A corroborated point without the clauses that say the contrary of one before them; None where one source is left."""
        kept: list[str] = []
        for c in point.claims:
            if not any(self.opposed(c, d) for d in kept):
                kept.append(c)
        if len(kept) == len(point.claims):
            return point
        return maker.corroborated(kept, point) if len({maker.claims[c].article for c in kept}) > 1 else None


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


def _home(agreed: Sequence[Point], ids: Sequence[str]) -> int | None:
    """Which corroborated point has most of these claims, if any has one."""
    found = [len(set(p.claims) & set(ids)) for p in agreed]
    best = max(range(len(found)), key=found.__getitem__, default=None)
    return best if best is not None and found[best] else None


@dataclass(frozen=True, slots=True)
class _Maker:
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    origins: Origins

    def corroborated(self, ids: Iterable[str], known: Point | None, uttered: frozenset[str] = frozenset()) -> Point:
        """The point of these claims, of which those `uttered` are clauses of one utterance."""
        claims = [self.claims[i] for i in ids]
        if known is not None:
            return self._with(known, claims, uttered)
        count, detail = self.origins.told_by(claims)
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

    def _with(self, known: Point, claims: Sequence[Claim], uttered: frozenset[str]) -> Point:
        """A point with these claims: as sure as it was, and what is of one utterance with what is sure is so, too."""
        sure = {known.claims[0]} if known.doubtful else set(known.claims) - set(known.perhaps)
        if sure & uttered:
            sure |= uttered
        agreed = [c for c in claims if c.id in sure]
        doubtful = known.doubtful and self.origins.count(agreed) < 2
        count, detail = self.origins.told_by(claims if doubtful else agreed)
        return replace(
            known,
            claims=tuple(c.id for c in claims),
            independent_sources=count,
            detail=detail,
            doubtful=doubtful,
            perhaps=() if doubtful else tuple(c.id for c in claims if c.id not in sure),
        )

    def worded(self, point: Point, links: Iterable[Clauses]) -> Point:
        """The point with the differences in wording of its quotations, where they are of content."""
        told: dict[str, None] = {}
        changed: dict[Mention, None] = {}
        for link in links:
            for e in telling(link.edits):
                if e.change is Change.CONTENT or _says_something(link, e):
                    told.setdefault(self._against(link, e))
                    changed.update(dict.fromkeys(_places(link, e)))
        if not told:
            return point
        detail = "; ".join([*told][:SHOWN])
        return replace(point, aspect=Aspect.WORDING, detail=detail, changed=tuple(sorted(changed, key=_place)))

    def marked(self, point: Point, links: Iterable[Clauses]) -> Point:
        """A conflict with the places of the words in which clauses across its versions differ, where one utterance has both."""
        sides = {c: n for n, side in enumerate(point.sides) for c in side}
        across = (link for link in links if sides.get(link.left.id, -1) != sides.get(link.right.id, -1))
        both = (link for link in across if link.left.id in sides and link.right.id in sides)
        places = {p for link in both for e in telling(link.edits) for p in _places(link, e)}
        return replace(point, changed=tuple(sorted(places, key=_place))) if places else point

    def conflict(self, link: Clauses) -> Point:
        """Two renderings of which one says the contrary of the other."""
        edits = [e for e in link.edits if e.opposite]
        counted = all(figures(w.form for w in said_words(link.left.text[slice(*e.left)])) for e in edits)
        claims = (link.left, link.right)
        return Point(
            id="",
            status=Status.CONFLICT,
            aspect=Aspect.NUMBER if counted else Aspect.WORDING,
            claims=tuple(c.id for c in claims),
            sides=tuple((c.id,) for c in claims),
            summary="; ".join(f"{name_of(self.articles[c.article])}: “{' '.join(c.text.split())}”" for c in claims),
            detail="; ".join(self._against(link, e) for e in edits[:SHOWN]),
            independent_sources=self.origins.count(claims),
            weight=1.0 + self._early(claims),
            changed=tuple(p for e in edits for p in _places(link, e)),
        )

    def _against(self, link: Clauses, edit: Edit) -> str:
        sides = ((link.left, edit.left), (link.right, edit.right))
        return " against ".join(f"“{_excerpt(c.text, at)}” ({name_of(self.articles[c.article])})" for c, at in sides)

    def _early(self, claims: Iterable[Claim]) -> float:
        return max(1 - c.start / max(1, len(self.articles[c.article].text)) for c in claims)


def _says_something(link: Clauses, edit: Edit) -> bool:
    """Whether words that only one of the two has are more than "oh", "then" or "so"."""
    if edit.change not in {Change.ADDED, Change.DROPPED}:
        return False
    words = said_words(f"{link.left.text[slice(*edit.left)]} {link.right.text[slice(*edit.right)]}")
    return any(is_content(w.form) for w in words)


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
