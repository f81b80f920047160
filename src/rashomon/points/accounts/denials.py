"""What somebody did according to one report, and says or is said not to have done in another: "Todt asked her to resign", "I did not ask for
her resignation", Todt said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model import Article, Aspect, Certainty, Claim
from rashomon.points.clause import LIGHT, denies, main_words, of_kind, words_as
from rashomon.points.difference import Apart, Difference
from rashomon.points.excuses import excuse
from rashomon.points.times import times_apart

_UNSURE = frozenset([Certainty.POSSIBLE, Certainty.PLANNED, Certainty.ALLEGED])


def denials(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """Denials of a deed, each with a claim of another report that the same person did it, to something that both name."""
    done: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if not denies(claim) and claim.certainty not in _UNSURE:
            for act in _acts(claim):
                done[act].append((i, claim))
    for i, claim in enumerate(claims):
        if not denies(claim) or claim.certainty in _UNSURE:
            continue
        for act in _acts(claim):
            for j, other in done.get(act, ()):
                if claim.article == other.article or not _doer(claim) & _doer(other) or times_apart(claim, other):
                    continue
                if len(_besides(claim, act) & _besides(other, act)) < _SHARED:
                    continue
                found = Difference(Aspect.POLARITY, claim.text, other.text, certain=True)
                if excuse(found, claim, other, articles) is None:
                    yield Apart(i, j, found, leading=False)


def _acts(claim: Claim) -> set[str]:
    return {w for w in main_words(claim) if w not in LIGHT and w not in _MEANS}


_MEANS = frozenset("find feel think believe see know want like mean call".split())
"""What one does of one thing and not of another."""


def _doer(claim: Claim) -> frozenset[str]:
    """Who does it, by the names of a person: the agent's, or the speaker's where he says "I"."""
    agents = words_as(claim, "agent")
    if agents & _SELF and claim.attribution:
        return frozenset(claim.attribution[0].name.casefold().split()[-1:])
    people = (v.value.casefold().split() for v in of_kind(claim, "person"))
    return frozenset(p[-1] for p in people if p[-1] in agents)


def _besides(claim: Claim, act: str) -> set[str]:
    """What else a claim names, by how the words begin."""
    own = words_as(claim, "agent") | {
        w for v in of_kind(claim, "person", "body", "place") for w in v.text.casefold().split()
    }
    return {w[:_STEM] for w, role in claim.words if role != "root" and w not in own and w != act and len(w) >= _STEM}


_SELF = frozenset(["i", "we"])
_SHARED = 1  # words besides doer and deed
_STEM = 5  # letters by which a word and what is made of it are told: "resign", "resignation"
