"""Why it was so, as each report has it: of what somebody died, and what stands behind "because"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rashomon.model import Article, Aspect, Claim
from rashomon.points.accounts.told import is_told
from rashomon.points.causes import IDLE, nothing_akin, shortened, telling_words, told_cause
from rashomon.points.clause import LIGHT, main_words, of_kind, words_as
from rashomon.points.difference import Apart, Difference
from rashomon.points.excuses import excuse


@dataclass(frozen=True, slots=True)
class Cause:
    """What a claim says was so, by its main words and by who did or suffered it, and why."""

    acts: frozenset[str]
    whom: frozenset[str]
    why: str


def reasons(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """The causes that two reports name of one thing done, in a clause of its own or of what somebody died; of the death of one person
    certain."""
    told = [(i, cause) for i, claim in enumerate(claims) if (cause := _why(i, claims, articles)) is not None]
    for (i, a), (j, b) in combinations(told, 2):
        if claims[i].article == claims[j].article or not a.acts & b.acts:
            continue
        if not a.whom & b.whom and not ("die" in a.acts & b.acts and _PRONOUNS & (a.whom | b.whom)):
            continue
        if nothing_akin(a.why, b.why):
            found = Difference(Aspect.CAUSE, shortened(a.why), shortened(b.why), certain=True)
            if excuse(found, claims[i], claims[j], articles) is None:
                yield Apart(i, j, replace(found, certain="die" in a.acts & b.acts), leading=False)


def _why(i: int, claims: Sequence[Claim], articles: Mapping[str, Article]) -> Cause | None:
    """What a claim tells of a cause: of a death, of what its sentence says before "because", or by "because of"."""
    claim = claims[i]
    if not is_told(claim):
        return None
    died = _DIED.match(claim.text)
    if died is not None and "die" in main_words(claim):
        return Cause(frozenset(["die"]), _whom(claim), died["cause"])
    if (caused := told_cause(claim)) is not None:
        # Of the same place or body much may be told.
        effect = frozenset(telling_words(_CAPITAL.sub(" ", caused[0])))
        return Cause(effect, effect, caused[1])
    of = _BECAUSE.match(claim.text)
    if of is not None:
        return Cause(_acts(claim), _whom(claim), of["cause"])
    before = articles[claim.article].text[claim.sentence[0] : claim.start]
    if not before.rstrip().endswith(("because", "Because")):
        return None
    effects = [c for c in claims[max(0, i - _NEAR) : i] if c.article == claim.article and c.sentence == claim.sentence]
    return Cause(_acts(effects[-1]), _whom(effects[-1]), claim.text) if effects else None


_NEAR = 4  # claims before one in whose sentence what it explains may stand
_DIED = re.compile(
    r"^.*\b(?:died|dies|dead|death)\b (?:of|from) (?P<cause>(?:[\w’'-]+ ){0,4}?[\w’'-]+)(?=$|,| (?:at|in|on|after|aged|early|late|while)\b)",
    re.I,
)
_BECAUSE = re.compile(r"^(?P<effect>.+?)\s+(?:because(?: of)?|due to|owing to)\s+(?P<cause>.+)$", re.I)


_CAPITAL = re.compile(r"(?<!^)\b[A-Z][\w’'-]*")
_PRONOUNS = frozenset(["he", "she"])


def _acts(claim: Claim) -> frozenset[str]:
    return frozenset(w for w in main_words(claim) if w not in LIGHT)


def _whom(claim: Claim) -> frozenset[str]:
    """Who did or suffered it, by names, or else by nouns."""
    people = {v.value.casefold() for v in of_kind(claim, "person")}
    return frozenset(people or (words_as(claim, "agent", "patient") - IDLE))
