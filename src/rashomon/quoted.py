"""The same utterance in the articles of a story, whatever each of them cut, inserted or reworded; and who has it from whom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.claims.emphasis import Quoted
from rashomon.claims.quotations import article_quotations
from rashomon.gazetteer import press_name
from rashomon.model import CLAIMING, Article, Claim, Edge, Mention, Mode, Reading, Relation, Speaker
from rashomon.text.drift import LONGEST, Drift, Edit, Variant, drift
from rashomon.text.said import is_content, is_sign, said_words


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation of an article, as a span of its text, with the claims that stand in it and whom they name as speaker."""

    article: str
    start: int
    end: int
    text: str
    speakers: tuple[Speaker, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Two quotations of different articles that render one utterance, and how they differ (spans count in their texts)."""

    left: Said
    right: Said
    drift: Drift


COMMON = 24
"""A run of words in more quotations than this is a phrase of the day; it would make pairs of everything."""

LEAST = 3
"""Words with a content that two renderings must share, or all that the shorter has of them."""

LEAST_SIGNS = 6
"""The same where each sign counts as a word, as in Chinese."""

EFFORT = 2_000_000
"""Pairs of words that are compared in a story, candidates that share most first; a real story needs a tenth of it."""


def same_utterances(readings: Sequence[Reading]) -> tuple[Match, ...]:
    """The pairs of quotations, of two articles each, that render the same utterance, in the order of the articles.

    Candidates share a run of two content words that few quotations have, and no more than `EFFORT` goes into comparing
    them, so cost grows with the number of quotations, not of their pairs. Two that are given to different persons are no match,
    and neither are two that `drift` calls different.
    """
    sayings = [said for reading in readings for said in sayings_of(reading)]
    words = [said_words(said.text) for said in sayings]
    content = [[w.form for w in some if is_content(w.form)] for some in words]
    found: dict[tuple[int, int], Match] = {}
    left = EFFORT
    for i, j in _candidates(sayings, content):
        left -= min(LONGEST, len(words[i])) * min(LONGEST, len(words[j]))
        if left < 0:
            break
        if _others(sayings[i].speakers, sayings[j].speakers):
            continue
        seen = drift(sayings[i].text, sayings[j].text)
        whole = min(len(set(content[n])) for n in (i, j))
        least = LEAST_SIGNS if all(map(is_sign, content[i][:LEAST])) else LEAST
        if seen.variant is not Variant.DIFFERENT and seen.content >= min(least, whole):
            found[i, j] = Match(sayings[i], sayings[j], seen)
    return tuple(found[pair] for pair in sorted(found))


def sayings_of(reading: Reading) -> Iterator[Said]:
    """The outermost quotations of speech of an article, in order."""
    article = reading.article
    passages = [p for p in article.passages if p.kind in CLAIMING]
    claims = sorted((c for c in reading.claims if c.mode is Mode.DIRECT), key=lambda c: c.start)
    spans = article_quotations([p.text for p in passages], article.language or "en")
    for passage, found in zip(passages, spans, strict=True):
        inside = [c for c in claims if passage.start <= c.start < passage.end]
        for q in found:
            if q.depth or q.kind is not Quoted.SPEECH:
                continue
            start, end = passage.start + q.start, passage.start + q.end
            held = tuple(c for c in inside if min(c.end, end) - max(c.start, start) > 0.5 * (c.end - c.start))
            speakers = tuple(dict.fromkeys(c.attribution[0] for c in held if c.attribution))
            yield Said(article.id, start, end, article.text[start:end], speakers, held)


def _candidates(sayings: Sequence[Said], content: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs of quotations of different articles, by the number of rare runs that they share."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, words in enumerate(content):
        for run in set(pairwise(words)):
            holders[run].append(n)
    shared = Counter(
        (i, j)
        for some in holders.values()
        if 1 < len(some) <= COMMON
        for at, i in enumerate(some)
        for j in some[at + 1 :]
        if sayings[i].article != sayings[j].article
    )
    return sorted(shared, key=lambda pair: (-shared[pair], pair))


_NAME = re.compile(r"[^\W\d_]{3,}")


def _others(left: Sequence[Speaker], right: Sequence[Speaker]) -> bool:
    """Whether both are given to named speakers of whom none can be the same."""
    if not left or not right:
        return False
    return not any(_may_be_one(a, b) for a in left for b in right)


def _may_be_one(left: Speaker, right: Speaker) -> bool:
    if left.entity is not None and left.entity == right.entity:
        return True
    names = [{w.casefold() for w in _NAME.findall(s.name) if w[0].isupper()} for s in (left, right)]
    return not all(names) or bool(names[0] & names[1])


def with_quotes(lineage: Sequence[Edge], readings: Sequence[Reading]) -> tuple[Edge, ...]:
    """The lineage with an edge of kind `quotes` where an article gives an utterance in quotation marks, another has it, too, and
    the first names that other's outlet as the one that it has the words from; such an edge takes the place of a mere `cites`."""
    articles = {r.article.id: r.article for r in readings}
    drawn: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    named = {r.article.id for r in readings for other in readings if other is not r and _names(r, other.article)}
    for m in same_utterances(readings) if named else ():
        for ours, theirs in ((m.left, m.right), (m.right, m.left)):
            credit = _credit(ours, articles[ours.article], articles[theirs.article])
            if credit is not None:
                drawn[ours.article, theirs.article] += [credit, Mention(ours.start, ours.end, ours.text, ours.article)]
    copied = {(e.article, e.origin) for e in lineage if e.kind is Relation.REPRINTS}
    copied |= {(origin, article) for article, origin in copied}
    added = {
        pair: Edge(*pair, Relation.QUOTES, tuple(dict.fromkeys(evidence)))
        for pair, evidence in drawn.items()
        if pair not in copied and pair[::-1] not in drawn
    }
    kept = (e for e in lineage if (e.article, e.origin) not in added)
    return (*kept, *added.values())


def _credit(said: Said, quoting: Article, origin: Article) -> Mention | None:
    """Where a quotation's speakers, or the words beside it that say to whom it was said, name the other article's outlet."""
    wanted = _outlet(origin.outlet or "")
    if not wanted:
        return None
    for c in said.claims:
        for s in c.attribution:
            if _outlet(s.name) == wanted:
                return Mention(s.start, s.end, quoting.text[s.start : s.end], quoting.id)
    home = next((p for p in quoting.passages if p.start <= said.start < p.end), None)
    if home is None:
        return None
    for start, end in (
        (max(home.start, said.start - BESIDE), said.start),
        (said.end, min(home.end, said.end + BESIDE)),
    ):
        for m in _TOLD.finditer(quoting.text, start, end):
            named = re.compile(rf"(?:the\s+)?{re.escape(origin.outlet or '')}\b", re.IGNORECASE).match(
                quoting.text, m.end(), end
            )
            if named:
                return Mention(named.start(), named.end(), named.group(), quoting.id)
    return None


BESIDE = 160
"""Characters to either side of a quotation, inside its paragraph, in which its source is looked for."""

_TOLD = re.compile(
    r"\b(?:told|telling|tells|quoted by|cited by|reported by|published by|according to|(?:interview|conversation) (?:with|to)|"
    r"(?:speaking|spoke|talking|talked|said|writing|wrote|saying) (?:to|in|for|with))\s+",
    re.IGNORECASE,
)


def _names(reading: Reading, other: Article) -> bool:
    """Whether an article names the other's outlet at all, by that name or as a speaker."""
    wanted = _outlet(other.outlet or "")
    if not wanted:
        return False
    chain = {s.name for c in reading.claims for s in c.attribution}
    return wanted.casefold() in reading.article.text.casefold() or any(_outlet(name) == wanted for name in chain)


def _outlet(name: str) -> str:
    return press_name(name) or " ".join(name.split()).casefold().removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Clauses:
    """Two claims of matched quotations that stand in the same place of the utterance, and the edits between them.

    The edits' spans count in the claims' texts.
    """

    left: Claim
    right: Claim
    edits: tuple[Edit, ...]

    @property
    def opposed(self) -> bool:
        """Whether the words that differ turn the statement round."""
        return any(e.opposite for e in self.edits)


def clause_matches(matches: Iterable[Match]) -> tuple[Clauses, ...]:
    """The claims of matched quotations that stand in the same place of the utterance, in the order of the matches, each pair once."""
    found: dict[tuple[str, str], Clauses] = {}
    for m in matches:
        kept = [(m.left.start + a, m.right.start + b) for a, b in m.drift.kept]
        for ours in m.left.claims:
            own = [pair for pair in kept if ours.start <= pair[0] < ours.end]
            for theirs in m.right.claims:
                shared = sum(theirs.start <= b < theirs.end for _, b in own)
                if not shared or shared < HALF * min(len(said_words(c.text)) for c in (ours, theirs)):
                    continue
                edits = tuple(e for edit in m.drift.edits if (e := _inside(edit, m, ours, theirs)) is not None)
                found.setdefault((ours.id, theirs.id), Clauses(ours, theirs, edits))
    return tuple(found.values())


HALF = 0.5
"""Share of the words of the shorter clause that must stand in the other."""


def _inside(edit: Edit, match: Match, ours: Claim, theirs: Claim) -> Edit | None:
    """The edit in the places of the claims, if it stands in both."""
    left = match.left.start - ours.start + edit.left[0], match.left.start - ours.start + edit.left[1]
    right = match.right.start - theirs.start + edit.right[0], match.right.start - theirs.start + edit.right[1]
    held = 0 <= left[0] <= left[1] <= len(ours.text) and 0 <= right[0] <= right[1] <= len(theirs.text)
    return replace(edit, left=left, right=right) if held else None
