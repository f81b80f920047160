"""Story -> points: which claims speak to the same particular, and what its state is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from rashomon.model import Article, Aspect, Claim, Point, Story
from rashomon.origins import Origins, origins
from rashomon.points.accounts import accounts
from rashomon.points.excuses import excuse
from rashomon.points.figures import given_up_by_one
from rashomon.points.frames import states_something
from rashomon.points.judge import opinions
from rashomon.points.linkage import Judged, contradictions, loners, nearness, same_groups
from rashomon.points.maker import Maker
from rashomon.points.rejoinders import rejoinders
from rashomon.points.sayings import shared_sayings
from rashomon.points.table import verdict
from rashomon.points.wording import Parts, with_wording
from rashomon.settings import Settings


def find_points(story: Story, settings: Settings) -> tuple[Point, ...]:
    """The points of a story: conflicts, then what is corroborated, then what only one says, the weightiest of each first.

    In which order the articles came makes no difference: they are compared in that of their sources' names.
    """
    if len(story.readings) < 2:
        return ()
    story = replace(story, readings=tuple(sorted(story.readings, key=lambda r: r.article.source)))
    claims = telling_claims(story)
    return points_of(story, claims, judge(claims, articles_of(story), settings), settings)


def telling_claims(story: Story) -> list[Claim]:
    """The claims of a story on which a point can rest, in the order of its readings."""
    return [c for r in story.readings for c in r.claims if states_something(c)]


def articles_of(story: Story) -> dict[str, Article]:
    """The articles of a story by id."""
    return {r.article.id: r.article for r in story.readings}


def points_of(story: Story, claims: Sequence[Claim], judged: Sequence[Judged], settings: Settings) -> tuple[Point, ...]:
    """The points that follow from what was made of a story's pairs of claims, in the order of `find_points`."""
    articles = articles_of(story)
    told_apart = accounts(claims, articles)
    pairs = {(min(t.left, t.right), max(t.left, t.right)) for t in told_apart}
    judged = [replace(p, verdict=replace(p.verdict, same=0.0)) if (p.left, p.right) in pairs else p for p in judged]
    groups = same_groups(len(claims), judged, settings.same, pairs)
    back = Origins(articles, origins(list(articles.values()), story.lineage))
    makers = Maker(claims, articles, back, nearness(judged), settings)
    against = contradictions(judged, groups, settings.conflict)
    conflicts = _wanted(makers.conflicts(against, rejoinders(claims, articles), told_apart, groups), settings)
    agreeing = same_groups(len(claims), judged, settings.further, pairs | _crossed(conflicts, claims))
    agreed = makers.corroborated(agreeing.values())
    said = makers.said(shared_sayings(story, {claims[i].id: id(group) for i, group in agreeing.items()}))
    told, surely = {c for p in agreed for c in p.claims}, {c for p in agreed for c in p.firm}
    # What perhaps contradicts or agrees perhaps speaks of something else: then its source alone says it.
    taken = surely | {c for p in conflicts for c in p.firm}
    single = makers.one_sided(loners(claims, judged, settings.alone), taken, told)
    shown = {c for p in (*conflicts, *single) for c in p.claims}
    single += makers.detailed(shown, told, surely, _rivalled(claims, judged, settings.alone))
    parts = with_wording(Parts(conflicts, [*agreed, *said], single), story, back)
    fought = _wanted(parts.conflicts, settings)
    placed = {c for p in (*fought, *parts.agreed, *parts.single) for c in p.claims}
    ranked = [
        p
        for part in (fought, parts.agreed, [*parts.single, *makers.unplaced(placed)])
        for p in sorted(part, key=lambda p: (p.doubtful, -p.weight))
    ]
    return tuple(makers.named(ranked))


def _crossed(conflicts: Iterable[Point], claims: Sequence[Claim]) -> set[tuple[int, int]]:
    """The pairs of claims, by index, on two sides of a conflict: whoever perhaps contradicts is not told to agree."""
    at = {c.id: i for i, c in enumerate(claims)}
    return {
        (min(i, j), max(i, j))
        for p in conflicts
        for one, other in combinations(p.sides, 2)
        for i, j in product(map(at.__getitem__, one), map(at.__getitem__, other))
    }


def _rivalled(claims: Sequence[Claim], judged: Iterable[Judged], threshold: float) -> dict[str, str]:
    """By claim the figures and days for which another report may have others, though none is shown as a conflict."""
    rivalled: dict[str, str] = defaultdict(str)
    for p in judged:
        found = p.verdict.difference
        if found is not None and found.aspect in _MEASURED and p.opinion.aligned >= threshold:
            rivalled[claims[p.left].id] += f"{found.left}\n"
            rivalled[claims[p.right].id] += f"{found.right}\n"
    return rivalled


_MEASURED = frozenset((Aspect.NUMBER, Aspect.DATE))


def _wanted(conflicts: Iterable[Point], settings: Settings) -> list[Point]:
    """The conflicts but those in aspects that the user switched off."""
    return [p for p in conflicts if p.aspect not in settings.without]


def judge(claims: Sequence[Claim], articles: Mapping[str, Article], settings: Settings) -> list[Judged]:
    """Candidate pairs with what the aligner and the comparisons make of them; a difference that has an excuse does not keep two claims
    from saying the same, but that one gives up the other's figure does."""
    out = []
    for i, j, opinion in opinions(claims, articles, settings.candidates):
        found = verdict(opinion)
        differ = found.difference if found.same < settings.further <= opinion.same else None
        if differ is not None and excuse(differ, claims[i], claims[j], articles, found.conflict):
            # Of two days that may both be right the likelier is still that they are two.
            dated = opinion.filling if differ.aspect is Aspect.DATE and opinion.filling else None
            found = replace(found, same=opinion.same * (1 - dated.chance if dated else 1))
        if given_up_by_one(claims[i], claims[j]):
            found = replace(found, same=0.0)
        out.append(Judged(i, j, opinion, found))
    return out
