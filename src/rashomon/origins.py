"""Who goes back to one origin: what counts as one independent source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rashomon.claims.quotations import find_quotations
from rashomon.gazetteer import press_name
from rashomon.model import Article, Claim, Edge, Mode, Relation

COPIED = 10
"""Words in a row, none of them quoted, that two reports do not find each by itself."""


class _Ties:
    """Names tied into sets, each with one name that stands for it."""

    def __init__(self, names: Iterable[str]) -> None:
        self.parent = {n: n for n in names}

    def root(self, name: str) -> str:
        while self.parent[name] != name:
            name = self.parent[name]
        return name

    def tie(self, name: str, other: str) -> None:
        self.parent[self.root(name)] = self.root(other)


def origins(articles: Sequence[Article], edges: Iterable[Edge]) -> Mapping[str, str]:
    """For each article's id, the id that stands for its origin: articles tied by reprints, and those of one outlet, share one."""
    ties = _Ties(a.id for a in articles)
    first: dict[str, str] = {}
    for a in articles:
        if outlet := _outlet(a):
            ties.tie(a.id, first.setdefault(outlet, a.id))
    for e in edges:
        if e.kind is Relation.REPRINTS and e.article in ties.parent and e.origin in ties.parent:
            ties.tie(e.article, e.origin)
    return {a.id: ties.root(a.id) for a in articles}


@dataclass(frozen=True, slots=True)
class Origins:
    """To whom the claims of a story go back; `root` as `origins` gives it."""

    articles: Mapping[str, Article]
    root: Mapping[str, str]
    _outlets: dict[str, str] = field(init=False, default_factory=dict)
    _told: dict[tuple[str, int, int], frozenset[tuple[str, ...]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for id, article in self.articles.items():
            if article.outlet:
                self._outlets.setdefault(_plain(article.outlet), self._named(id))

    def count(self, claims: Sequence[Claim]) -> int:
        """How many origins the claims go back to. Reprints count once, and so do an agency or paper and all who had it from
        there, and reports that tell a thing in a sentence with the same ten words."""
        names = [self._of(c) for c in claims]
        ties = _Ties(names)
        for (x, a), (y, b) in combinations(zip(names, map(self._runs, claims), strict=True), 2):
            if a & b:
                ties.tie(x, y)
        # Two of one report, one of which it has from elsewhere, are no two reports.
        return min(len({ties.root(n) for n in names}), len({c.article for c in claims}))

    def told_by(self, claims: Sequence[Claim]) -> tuple[int, str]:
        """How many origins the claims go back to, and in words which sources have them, and from whom if from one speaker alone."""
        count = self.count(claims)
        outlets = list(dict.fromkeys(name_of(self.articles[c.article]) for c in claims))
        few = f", {count} origin{'s' if count > 1 else ''}" if count < len(outlets) else ""
        speaker = only_speaker(claims, [a.text for a in self.articles.values()])
        return count, f"{len(outlets)} sources{few}: {', '.join(outlets)}" + (
            f"; all from {speaker}" if speaker else ""
        )

    def _of(self, claim: Claim) -> str:
        # An agency or paper, or an outlet at hand that is so called.
        known = (press_name(s.name) or self._outlets.get(_plain(s.name)) for s in reversed(claim.attribution))
        return next(filter(None, known), None) or self._named(claim.article)

    def _runs(self, claim: Claim) -> frozenset[tuple[str, ...]]:
        """The runs of words by which copying shows, in the sentence that holds the claim; what is quoted two reports share by right."""
        if claim.mode is Mode.DIRECT:
            return frozenset()
        start, end = min(claim.start, claim.sentence[0]), max(claim.end, claim.sentence[1])
        if (claim.article, start, end) not in self._told:
            article = self.articles[claim.article]
            self._told[claim.article, start, end] = _unquoted_runs(article.text[start:end], article.language)
        return self._told[claim.article, start, end]

    def _named(self, article: str) -> str:
        root = self.root[article]
        return press_name(self.articles[root].outlet or "") or root


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def name_of(article: Article) -> str:
    """The outlet, or failing that the source's last part."""
    return article.outlet or article.source.rsplit("/", 1)[-1]


def only_speaker(claims: Sequence[Claim], texts: Iterable[str] = ()) -> str | None:
    """Whom all the claims quote or cite, by the longest of the names; None where one is the outlet's own or another's. What a report
    quotes from "the statement" is his whose words others quote as the same; "the driver" of one report is "Driver Martin Olsen" of
    another, where any of the reports' `texts` has the two side by side."""
    if not all(c.attribution for c in claims):
        return None
    nearest = {c.id: c.attribution[0] for c in claims}
    written = [c for c in claims if nearest[c.id].entity is None and _WRITTEN.search(nearest[c.id].name)]
    named = [c for c in claims if c not in written] or written
    known = {nearest[c.id].entity or nearest[c.id].name.casefold() for c in named}
    if len(known) == 2:
        bearers = {s.name for s in nearest.values() if s.entity in known}
        roles = {s.name for s in nearest.values() if s.entity is None}
        if any(_is_so_called(role, name, texts) for role in roles for name in bearers):
            known = bearers
    if len(known) > 1 and _one_body({nearest[c.id].name for c in named}):
        known = {""}
    if len(known) > 1 or not all(c in named or any(_quote_alike(c, other) for other in named) for c in written):
        return None
    return max((nearest[c.id].name for c in named), key=len)


def _one_body(names: Iterable[str]) -> bool:
    """Whether all these speak for one body: "the zoo", "zoo officials", "a spokeswoman for the Torvik Zoo"."""
    bodies = [_SPEAKS_FOR.sub("", _OFFICIALS.sub("", _plain(name))).strip() for name in names]
    longest = max(bodies, key=len)
    return all(body and (longest == body or longest.endswith(f" {body}")) for body in bodies)


_PEOPLE = r"(?:officials?|spokes(?:man|woman|person|people)|representatives?|management|staff|press (?:office|service))"
_OFFICIALS = re.compile(rf"(?:['’]s)?\s(?:press )?{_PEOPLE}$")
_SPEAKS_FOR = re.compile(rf"^(?:an? |two |several |some |senior )*{_PEOPLE} (?:for|of|at|from|with) (?:the )?")


def _is_so_called(role: str, name: str, texts: Iterable[str]) -> bool:
    """Whether a report calls the bearer of a name by the words for somebody: "Driver Martin Olsen", "Martin Olsen, the driver"."""
    role, name = re.escape(role.casefold().removeprefix("the ")), re.escape(name)
    beside = re.compile(
        rf"(?i:\b{role}),? {name}\b|\b{name},? (?:who (?:is|was) )?(?i:an?|the|its|his|her|their) (?i:{role})\b"
    )
    return any(beside.search(text) for text in texts)


_WRITTEN = re.compile(r"\b(?:statement|letter|release|e-?mail|memo|note|post|tweet|message)$", re.I)
QUOTED = 6
"""Words in a row in two quotations from which they are one."""


def _quote_alike(left: Claim, right: Claim) -> bool:
    if left.mode is not Mode.DIRECT or right.mode is not Mode.DIRECT:
        return False
    ours, theirs = (re.findall(r"\w+", c.text.casefold()) for c in (left, right))
    runs = {tuple(ours[n : n + QUOTED]) for n in range(len(ours) - QUOTED + 1)}
    return any(tuple(theirs[n : n + QUOTED]) in runs for n in range(len(theirs) - QUOTED + 1))


def _outlet(article: Article) -> str:
    name = (article.outlet or "").strip()
    return (press_name(name) or name.removeprefix("www.")).casefold()


def _unquoted_runs(text: str, language: str | None) -> frozenset[tuple[str, ...]]:
    found = [q for q in find_quotations(text, language or "en") if q.depth == 0]
    starts, ends = [0, *(q.end for q in found)], [*(q.start for q in found), len(text)]
    stretches = [re.findall(r"\w+", text[start:end].casefold()) for start, end in zip(starts, ends, strict=True)]
    return frozenset(tuple(w[n : n + COPIED]) for w in stretches for n in range(len(w) - COPIED + 1))
