"""Makes points of claims: what contradicts, what agrees and what one alone says, each with its origins, weight and summary."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from rashomon.model import PERHAPS, Article, Aspect, Claim, Mention, Mode, Point, RoleKind, Status, Value
from rashomon.origins import Origins, name_of
from rashomon.points.clause import of_kind
from rashomon.points.denials import of_another_act
from rashomon.points.details import NAMED, Details
from rashomon.points.difference import Apart, Difference
from rashomon.points.excuses import excuse
from rashomon.points.figures import fate, figure_of, part_and_whole, times_named, whole_figures
from rashomon.points.linkage import Judged, repetitions
from rashomon.points.rejoinders import Rejoinder
from rashomon.points.sayings import Shared
from rashomon.points.stands import signs, stands
from rashomon.points.times import times_apart
from rashomon.points.weight import TRIFLE, telling
from rashomon.settings import Settings
from rashomon.text.magnitudes import compare_numbers

SURELY = 0.5
"""Probability from which it is likelier than not that two claims say the same."""


AGREED = 0.6
"""Probability that two claims say the same from which a reader need not judge it: of 95 points whose surest claims had it a reader
found seven wrong, of 44 whose had not 30."""


HARDLY_ALONE = 0.38
"""Probability that another report says the same from which a claim that perhaps is corroborated is not told as its source's alone."""

NAMES_ONLY = 0.3
"""How much less a claim without a verb ("The tour's dates") heads a point: it says little by itself."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Versions of one particular, as sets of claim indices, with the pair that shows it best and the chance that it stands. Two
    versions; more only of a figure, each by what it begins with."""

    pair: tuple[int, int]
    difference: Difference
    chance: float
    versions: dict[str, set[int]]

    @classmethod
    def of(
        cls, pair: tuple[int, int], difference: Difference, chance: float, sides: tuple[set[int], set[int]]
    ) -> Contradiction:
        return cls(pair, difference, chance, dict(zip(_names(difference), sides, strict=True)))

    def gives(self, difference: Difference) -> bool:
        """Whether both figures, ages or speakers of a further pair are versions already: it tells the same contradiction once more."""
        if difference.aspect is Aspect.ATTRIBUTION:
            return self.difference.aspect is Aspect.ATTRIBUTION and self.speakers == {difference.left, difference.right}
        if difference.aspect is Aspect.IDENTITY:
            shown = [{re.sub(r"\D", "", w) for w in (d.left, d.right)} for d in (self.difference, difference)]
            return self.difference.aspect is Aspect.IDENTITY and shown[0] == shown[1] != {""}
        return bool(difference.figures) and set(_names(difference)) <= self.versions.keys()

    def parts(self, pair: tuple[int, int]) -> bool:
        """Whether the two claims stand on two sides of it already."""
        left, right = ({name for name, side in self.versions.items() if k in side} for k in pair)
        return bool(left and right) and not left & right

    def shows(self, difference: Difference) -> bool:
        """Whether it is these very figures that show it."""
        return bool(difference.figures) and set(_names(difference)) == set(_names(self.difference))

    def confirmed(self, account: Apart) -> Contradiction:
        """What an account makes surer of it: that the person is surely one, or that both reports begin with these figures."""
        if account.difference.certain and self.gives(account.difference):
            return replace(self, difference=replace(self.difference, certain=True))
        settles = account.leading and self.shows(account.difference)
        return replace(self, chance=max(self.chance, ANSWERED)) if settles else self

    @property
    def speakers(self) -> set[str]:
        """Who is said to have said it, in either version."""
        return {self.difference.left, self.difference.right}

    def takes(self, difference: Difference, sides: tuple[set[int], set[int]]) -> bool:
        """Join a further pair that shares a version and crosses none; False where it does not belong."""
        if difference.aspect is not self.difference.aspect:
            return False
        if difference.aspect is Aspect.ATTRIBUTION and self.gives(difference):
            # Another clause of the quotation.
            for side, other in zip(
                self.versions.values(), sides if difference.left == self.difference.left else sides[::-1], strict=True
            ):
                side |= other
            return True
        if difference.figures:
            named = dict(zip(_names(difference), sides, strict=True))
            if not any(named[k] & self.versions[k] for k in named.keys() & self.versions.keys()):
                return False
            for key, side in named.items():
                self.versions.setdefault(key, set()).update(side)
            return True
        ours, theirs = self.versions.values()
        for one, other in ((ours, theirs), (theirs, ours)):
            for left, right in (sides, sides[::-1]):
                if one & left and not (other & left or one & right):
                    one |= left
                    other |= right
                    return True
        return False


_SETTLED = frozenset((Aspect.NUMBER, Aspect.IDENTITY, Aspect.DATE, Aspect.PLACE))
"""Aspects in which no article gives two versions of one thing in its own right: of two stances it well may."""


_DOUBTFUL = frozenset((Aspect.ACTOR, Aspect.STANCE, Aspect.PLACE, Aspect.CAUSE))
"""Aspects in which words that differ seldom contradict (one in twenty of those judged): doubtful unless a comparison is certain."""


MOST_DOUBTFUL = 4
"""Doubtful conflicts of a story that are shown: of the rest, one in thirty is one."""


ANSWERED = 0.5
"""What counts as the chance that a contradiction stands of which one report has told both sides."""


FAINTLY = 0.25
"""Chance of alignment under which two figures or days that differ are mostly of two things."""


def _faint(judged: Judged, pair: tuple[Claim, Claim]) -> bool:
    """Whether figures or days differ of two claims that hardly speak to one particular, and name no month or year in common."""
    found = judged.verdict.difference
    measured = found is not None and not found.certain and found.aspect in {Aspect.NUMBER, Aspect.DATE}
    return measured and judged.opinion.aligned < FAINTLY and times_named(pair[0]).isdisjoint(times_named(pair[1]))


def _names(difference: Difference) -> tuple[str, str]:
    """What to call the two versions: figures by themselves."""
    if len(difference.figures) == 2:
        return difference.left.split()[0].casefold(), difference.right.split()[0].casefold()
    return "left", "right"


@dataclass(frozen=True)
class Maker:
    """Makes points of claims: counts origins, weighs, and words the summary."""

    claims: Sequence[Claim]
    articles: Mapping[str, Article]
    origins: Origins
    same: Mapping[tuple[int, int], float]
    settings: Settings

    def conflicts(
        self,
        pairs: Iterable[Judged],
        answers: Iterable[Rejoinder],
        accounts: Iterable[Apart],
        groups: Mapping[int, list[int]],
    ) -> list[Point]:
        """A point for each contradiction, of two articles or of what one has told and who denies it; contradictions in one aspect that
        share a version are one, its surest pair first."""
        opened: list[Contradiction] = []
        for p in pairs:
            pair = self.claims[p.left], self.claims[p.right]
            found = p.verdict.difference
            if found is None or _faint(p, pair) or excuse(found, *pair, self.articles, p.verdict.conflict):
                continue
            chance = stands(signs(found, *pair, self.articles, p.opinion, p.verdict))
            if not found.certain and chance < (
                self.settings.sure if of_another_act(found, *pair, p.opinion.aligned) else self.settings.stands
            ):
                continue
            sides = self._versions((p.left, p.right), found, groups)
            if found.aspect in _SETTLED and self._tells_both(p, sides):
                continue
            sides = self._apart((p.left, p.right), sides)
            if self._as_part(found, pair) or self._in_its_sentence(p, sides):
                continue
            # What is doubtful adds no version to what is not.
            sure = chance >= self.settings.sure
            alike = [c for c in opened if (c.chance >= self.settings.sure) is sure or c.gives(found)]
            if not any(c.takes(found, sides) for c in alike):
                opened.append(Contradiction.of((p.left, p.right), found, chance, sides))
        for r in answers:
            if groups[r.denied] is groups[r.denial]:
                continue
            at = r.denied, r.denial
            sides = self._apart(at, self._versions(at, r.difference, groups))
            if not any(c.takes(r.difference, sides) for c in opened if c.difference.certain):
                opened.append(Contradiction.of(at, r.difference, ANSWERED, sides))
        opened = self._with_accounts(opened, accounts, groups)
        made = sorted(map(self._conflict, opened), key=lambda p: -p.weight)
        doubtful = [p for p in made if p.doubtful]
        return [p for p in made if not p.doubtful] + doubtful[:MOST_DOUBTFUL]

    def _with_accounts(
        self, opened: list[Contradiction], accounts: Iterable[Apart], groups: Mapping[int, list[int]]
    ) -> list[Contradiction]:
        """Contradictions with those of what reports tell of the event anywhere; where both begin with theirs it settles what was doubtful."""
        for t in accounts:
            at = t.left, t.right
            if self._as_part(t.difference, (self.claims[t.left], self.claims[t.right])):
                continue
            if any(c.gives(t.difference) for c in opened):
                opened = [c.confirmed(t) for c in opened]
                continue
            sides = self._apart(at, self._versions(at, t.difference, groups))
            told = any(c.parts(at) or (not t.difference.figures and c.takes(t.difference, sides)) for c in opened)
            if not told:
                chance = ANSWERED if t.leading else self.settings.stands
                opened = [*opened, Contradiction.of(at, t.difference, chance, sides)]
        return opened

    def _versions(
        self, at: tuple[int, int], found: Difference, groups: Mapping[int, list[int]]
    ) -> tuple[set[int], set[int]]:
        """The two versions that a pair of claims shows, each with those of its group that say the same."""
        left, right = at
        return (
            self._version(left, groups[left], found.left, found.aspect, self.claims[right]),
            self._version(right, groups[right], found.right, found.aspect, self.claims[left]),
        )

    def _apart(self, at: tuple[int, int], sides: tuple[set[int], set[int]]) -> tuple[set[int], set[int]]:
        """Two versions, each without what the article of the other's claim says."""
        left, right = at
        return self._without(sides[0], left, self.claims[right]), self._without(sides[1], right, self.claims[left])

    def _tells_both(self, pair: Judged, sides: tuple[set[int], set[int]]) -> bool:
        """Whether the article of either claim gives the other's version as well: it then tells of two things ("four hours into the
        flight", "eight hours in the air"), and contradicts nobody. What names no day gives none."""
        found = pair.verdict.difference
        told = [{self.claims[k].article for k in side} for side in sides]
        if found is not None and found.aspect is Aspect.DATE:
            told = [
                {c.article for c in map(self.claims.__getitem__, side) if of_kind(c, "date") or words in c.text}
                for words, side in zip((found.left, found.right), sides, strict=True)
            ]
        return self.claims[pair.left].article in told[1] or self.claims[pair.right].article in told[0]

    def _in_its_sentence(self, pair: Judged, sides: tuple[set[int], set[int]]) -> bool:
        """Whether the very sentence of either claim gives the other version as well; of a denial it tells who says what."""
        found = pair.verdict.difference
        return (
            found is not None
            and found.aspect is not Aspect.POLARITY
            and any(
                _beside(self.claims[own], self.claims[k])
                for own, side in ((pair.left, sides[1]), (pair.right, sides[0]))
                for k in side
            )
        )

    def _as_part(self, found: Difference, pair: tuple[Claim, Claim]) -> bool:
        """Whether any report tells one figure as a part of the other: "12 people, including ten of one family"."""
        if found.aspect is not Aspect.NUMBER:
            return False
        told = [figure_of(c, words) for c, words in zip(pair, (found.left, found.right), strict=True)]
        return None not in told and frozenset(v.value for v in told if v) in self.parts

    @cached_property
    def parts(self) -> frozenset[frozenset[str]]:
        """The figures of which some claim tells one as a part of the other, or that the one grew into the other."""
        grown = [of_kind(c, "number") for c in self.claims if _GREW.search(c.text)]
        pairs = [pair for c in self.claims for pair in part_and_whole(c)] + [
            pair for some in grown for pair in pairwise(some)
        ]
        return frozenset(frozenset((a.value, b.value)) for a, b in pairs)

    def _without(self, side: set[int], own: int, other: Claim) -> set[int]:
        """A version without what the article of the other one says, unless it surely says the same: then it tells both."""
        there = {k for k in side if k != own and self.claims[k].article == other.article}
        return side - {k for k in there if self._likeness(own, k) < SURELY}

    def _version(self, i: int, group: Sequence[int], words: str, aspect: Aspect, rival: Claim) -> set[int]:
        """A claim with those of its group that say the same as it does itself, not only as another of the group, and of no other day.
        No two claims of its own article are compared: of those it has the ones that surely say the same as any of these, but not
        where the version is a day. Where it is a figure, it has those that give it, more or less closely; where it is a place, those that
        name it, and where it is a day, those of the rival's own article only if they do; where it is a denial or its opposite, none of
        those; where it is who said it, those that he says."""
        near = [k for k in group if self._likeness(i, k) >= self.settings.same]
        if aspect is not Aspect.DATE:
            here = [k for k in group if self.claims[k].article == self.claims[i].article and k != i]
            near += [k for k in here if any(self._likeness(k, m) >= SURELY for m in near)]
        near = [k for k in near if times_apart(self.claims[i], self.claims[k]) is None]
        if aspect is Aspect.POLARITY:
            near = [k for k in near if not _beside(self.claims[k], rival)]
        if aspect is Aspect.ATTRIBUTION:
            near = [k for k in near if _speakers(self.claims[k]) & _speakers(self.claims[i])]
        figure = figure_of(self.claims[i], words)
        if figure is not None and aspect is Aspect.IDENTITY and (named := _people(self.claims[i])):
            # Of another person the rival's own article may well tell that age: "a second driver, aged 52".
            near = [k for k in near if self.claims[k].article != rival.article or named & _people(self.claims[k])]
        if figure is not None:
            befell = fate(self.claims[i], figure)
            near = [
                k
                for k in near
                if any(
                    _agree(figure, v) and (not befell or fate(self.claims[k], v) in {"", befell})
                    for v in whole_figures(self.claims[k])
                )
            ]
            near += self._counting_alike(i, figure)
        elif aspect in {Aspect.DATE, Aspect.PLACE}:
            near = [
                k
                for k in near
                if (aspect is Aspect.DATE and self.claims[k].article != rival.article)
                or _names_it(self.claims[i], words, self.claims[k])
            ]
        return {i, *near}

    def _counting_alike(self, i: int, figure: Value) -> list[int]:
        """The claims of a claim's own article, by index, that give its figure of the same thing: the headline's, and the lead's."""
        one = self.claims[i]
        count = figure.value, figure.unit, fate(one, figure)
        here = [k for k, c in enumerate(self.claims) if c.article == one.article and times_named(c) == times_named(one)]
        return [
            k
            for k in here
            if count in {(v.value, v.unit, fate(self.claims[k], v)) for v in whole_figures(self.claims[k])}
        ]

    def _conflict(self, found: Contradiction) -> Point:
        left, right = (self.claims[k] for k in found.pair)
        sides = tuple(
            tuple(self.claims[k].id for k in self._nearest(next((i for i in found.pair if i in side), min(side)), side))
            for side in found.versions.values()
        )
        members = sorted(set().union(*found.versions.values()))
        return Point(
            id="",
            status=Status.CONFLICT,
            aspect=found.difference.aspect,
            claims=tuple(self.claims[k].id for k in members),
            sides=sides,
            summary=f"{self._who(left)}: {_quoted(left)}; {self._who(right)}: {_quoted(right)}",
            detail=found.difference.detail,
            independent_sources=self._independent(members),
            weight=found.chance + self._weight(members),
            doubtful=not found.difference.certain
            and (found.chance < self.settings.sure or found.difference.aspect in _DOUBTFUL),
        )

    def corroborated(self, groups: Iterable[list[int]]) -> list[Point]:
        """A point for each group that two articles share; the clauses of one quotation that the same articles have are one."""
        agreed: list[tuple[int, list[int]]] = []
        quoted: dict[frozenset[tuple[str, tuple[int, int]]], list[int]] = {}
        seen = set()
        for group in groups:
            if id(group) in seen or not self._agrees(group):
                continue
            seen.add(id(group))
            members = sorted(group)
            told = [self.claims[i] for i in members]
            if all(c.mode is Mode.DIRECT for c in told):
                places = frozenset((c.article, c.sentence) for c in told)
                if places in quoted:
                    quoted[places] += members
                    continue
                quoted[places] = members
            agreed.append((self._common(members), members))
        return [self._agreed(*told) for group in agreed for told in (group, *self._besides(*group))]

    def _agrees(self, group: Sequence[int]) -> bool:
        """Whether any two of its claims, of two articles, say the same."""
        return any(self._likeness(i, j) >= self.settings.same for n, i in enumerate(group) for j in group[n + 1 :])

    def _besides(self, first: int, members: Sequence[int]) -> list[tuple[int, list[int]]]:
        """What the claims of a group that less surely say the same as its heading surely agree on among themselves, each with the
        claim that heads it: particulars of their own ("resigned on Friday" beside "used public money to settle")."""
        if all(self.claims[i].mode is Mode.DIRECT for i in members):
            # The clauses of one quotation are read as one.
            return []
        rest = [i for i in members if i not in self._surely(first, members)]
        out: list[tuple[int, list[int]]] = []
        while rest:
            near = self._surely(rest[0], rest)
            rest = [i for i in rest if i not in near]
            if self._independent([*near]) > 1:
                out.append((self._common([*near]), sorted(near)))
        return out

    def _agreed(self, first: int, members: Sequence[int]) -> Point:
        surely = self._surely(first, members)
        doubtful = self._independent([*surely]) < 2 and self._independent(members) > 1
        count, detail = self.origins.told_by([self.claims[i] for i in (members if doubtful else surely)])
        ordered = self._nearest(first, members)
        return Point(
            id="",
            status=Status.CORROBORATED,
            claims=tuple(self.claims[i].id for i in ordered),
            summary=_quoted(self.claims[first]),
            detail=detail,
            independent_sources=count,
            weight=count + self._weight(members),
            doubtful=doubtful,
            perhaps=() if doubtful else tuple(self.claims[i].id for i in ordered if i not in surely),
        )

    def said(self, shared: Iterable[Shared]) -> list[Point]:
        """A point for what sayings agree in; the shortest that tells it all heads it. They weigh least: what was said comes before."""
        return [self._said(s) for s in shared]

    def _said(self, shared: Shared) -> Point:
        claims, besides = sorted(shared.claims, key=lambda c: len(c.text)), shared.besides
        count, detail = self.origins.told_by(claims)
        return Point(
            id="",
            status=Status.CORROBORATED,
            claims=tuple(c.id for c in (*claims, *besides)),
            # Of an office that they agree on, what one happens to say in it is no heading.
            summary=_in_quotes(shared.named.get(claims[0].id) or claims[0].text),
            detail=detail,
            independent_sources=count,
            perhaps=tuple(c.id for c in besides),
        )

    def _surely(self, first: int, members: Sequence[int]) -> set[int]:
        """Those of a group that surely say the same as the claim that heads it; who is only said to be of an age ("Olsen is 65") has not
        done what another does whose age is told with it ("Olsen, 65, slipped")."""
        aged = _is_of_age(self.claims[first])
        near = (i for i in members if _is_of_age(self.claims[i]) is aged and self._likeness(first, i) >= AGREED)
        return {first, *near}

    def _common(self, members: Sequence[int]) -> int:
        """The claim that the others' articles surely say too, the shorter of two: a heading must not tell what only one source
        does, nor stand for a group of which each claim says a little."""

        def shared(i: int) -> float:
            nearest: dict[str, float] = defaultdict(float)
            for j in members:
                nearest[self.claims[j].article] = max(nearest[self.claims[j].article], self._likeness(i, j))
            return sum(nearest.values())

        def rank(i: int) -> tuple[float, int]:
            claim = self.claims[i]
            return round(shared(i), 1) - NAMES_ONLY * (not _has_predicate(claim)), -len(claim.text)

        return max(members, key=rank)

    def _nearest(self, first: int, members: Iterable[int]) -> list[int]:
        """The members with the one that heads the point in front, then those that most surely say the same as it does."""
        return sorted(members, key=lambda i: (i != first, -self._likeness(first, i)))

    def _likeness(self, i: int, j: int) -> float:
        """How far two claims say the same; 0 where they were not set against each other."""
        return self.same.get((min(i, j), max(i, j)), 0.0)

    def one_sided(self, alone: Iterable[int], taken: set[str], perhaps: set[str]) -> list[Point]:
        """What one source alone says, but for trifles; of what is in `perhaps` another perhaps says the same."""
        said = [
            c
            for i, c in ((i, self.claims[i]) for i in alone)
            if c.id not in taken and (c.id not in perhaps or self._nearest_other[i] < HARDLY_ALONE)
        ]

        def detail(claim: Claim) -> str:
            only = f"only {name_of(self.articles[claim.article])} says this"
            return f"{PERHAPS}{only}" if claim.id in perhaps else only

        return self._alone(said, detail)

    @cached_property
    def _nearest_other(self) -> dict[int, float]:
        """By claim how far the nearest one of another article says the same."""
        nearest: dict[int, float] = defaultdict(float)
        for pair, same in self.same.items():
            for i in pair:
                nearest[i] = max(nearest[i], same)
        return nearest

    def detailed(self, taken: set[str], told: set[str], surely: set[str], rivalled: Mapping[str, str]) -> list[Point]:
        """What one source alone adds to what others tell too: claims with a figure, a day or a person that no other one gives, nor
        gives another for (`rivalled`, by claim). Of claims that are not `told` by others any value will do: they stand nowhere else; of
        those that others `surely` tell it is set off."""
        details = Details(self.claims, self.articles)

        def adds(claim: Claim) -> list[Value]:
            if claim.id not in told:
                return list(details.unshared(claim, NAMED))
            return [v for v in details.unshared(claim) if v.text not in rivalled.get(claim.id, "")]

        added = {c.id: found for c in self.claims if c.id not in taken and (found := adds(c))}

        def detail(claim: Claim) -> str:
            words = dict.fromkeys(f"“{value.text}”" for value in added[claim.id])
            return f"only {name_of(self.articles[claim.article])} gives {', '.join(words)}"

        points = self._alone([c for c in self.claims if c.id in added], detail)
        return [
            replace(p, changed=tuple(Mention(v.start, v.end, v.text, self._by_id[id].article) for v in added[id]))
            if id in surely
            else p
            for p, id in ((p, p.claims[0]) for p in points)
        ]

    def unplaced(self, placed: set[str]) -> list[Point]:
        """What one source says and another perhaps too, in sentences of which nothing is `placed` in any point: who reads the dossier
        alone would never meet it."""
        met = {(c.article, c.sentence) for c in self.claims if c.id in placed}
        left = [c for c in self.claims if (c.article, c.sentence) not in met and _has_predicate(c)]
        left = [c for c in left if c.text not in (self.articles[c.article].headline or "")]
        return self._alone(left, lambda c: f"{PERHAPS}only {name_of(self.articles[c.article])} says this")

    @cached_property
    def _by_id(self) -> dict[str, Claim]:
        return {c.id: c for c in self.claims}

    def _alone(self, said: Iterable[Claim], detail: Callable[[Claim], str]) -> list[Point]:
        """A point for each of the claims that is no trifle, repetitions together, with what is to be said of it."""
        weight = {c.id: telling(c, self.articles[c.article]) for c in said}
        return [
            Point(
                id="",
                status=Status.ONE_SIDED,
                claims=tuple(c.id for c in repeated),
                summary=f"{self._who(repeated[0])}: {_quoted(repeated[0])}",
                detail=detail(repeated[0]),
                weight=weight[repeated[0].id],
            )
            for repeated in repetitions(sorted(said, key=lambda c: -weight[c.id]))
            if weight[repeated[0].id] >= TRIFLE
        ]

    def named(self, points: Iterable[Point]) -> list[Point]:
        return [replace(p, id=f"p{n}") for n, p in enumerate(points, 1)]

    def _independent(self, members: Sequence[int]) -> int:
        return self.origins.count([self.claims[i] for i in members])

    def _weight(self, members: Sequence[int]) -> float:
        """What a reader would miss first: what stands early, has figures, names or quoted words, or is said by many."""
        best = 0.0
        for i in members:
            c = self.claims[i]
            early = 1 - c.start / max(1, len(self.articles[c.article].text))
            best = max(best, early + 0.3 * min(3, len(c.values)) + (0.4 if c.mode is Mode.DIRECT else 0.0))
        return best

    def _who(self, claim: Claim) -> str:
        chain = ", through ".join(dict.fromkeys(s.name for s in claim.attribution))
        outlet = name_of(self.articles[claim.article])
        return f"{chain}, in {outlet}" if chain else outlet


_GREW = re.compile(
    r"\b(?:gone|went|rose|risen|climbed|jumped|grown|grew|up|increased|raised|revised|fallen|fell|down|lowered) (?:up |down )?(?:to|from)\b",
    re.I,
)


def _agree(left: Value, right: Value) -> bool:
    """Whether two numbers are one figure, or large and the one gives the other more closely."""
    large = all(v.value.isdecimal() and len(v.value) >= ROUNDED for v in (left, right))
    return left.value == right.value or (large and compare_numbers(left, right) == "more exact")


ROUNDED = 4
"""Digits from which one report may have rounded another's figure; of smaller ones each is a version."""


def _has_predicate(claim: Claim) -> bool:
    return any(r.kind is RoleKind.PREDICATE for r in claim.roles)


def _is_of_age(claim: Claim) -> bool:
    """Whether all that a claim tells is how old somebody is."""
    return ("be", "root") in claim.words and any(v.unit == "year-old" for v in claim.values)


def _speakers(claim: Claim) -> set[str]:
    return {s.entity or s.name for s in claim.attribution}


def _people(claim: Claim) -> set[str]:
    return {v.value for v in claim.values if v.kind == "person"}


def _beside(claim: Claim, other: Claim) -> bool:
    return claim.article == other.article and claim.sentence == other.sentence


def _names_it(claim: Claim, words: str, other: Claim) -> bool:
    """Whether another claim names what the words of a claim do: by them, or as the same day or place."""
    if words.casefold() in other.text.casefold():
        return True
    meant = {v.value for v in claim.values if v.text in words or words in v.text}
    return any(v.value in meant for v in other.values)


def _quoted(claim: Claim) -> str:
    return _in_quotes(claim.text)


def _in_quotes(text: str) -> str:
    return f"“{' '.join(text.split())}”"
