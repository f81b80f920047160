"""Named comparisons of two aligned claims: each looks at one particular and says in which words the two differ.

A comparison knows nothing of the pair model; `rashomon.points.table` weighs both. A new comparison is a function here and a line in
`COMPARISONS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.model import Aspect, Certainty, Claim, Polarity, Value
from rashomon.text.numbers import compare_numbers


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims differ in one particular: the words of each that say so."""

    aspect: Aspect
    left: str
    right: str

    @property
    def detail(self) -> str:
        return f"“{self.left}” against “{self.right}”"


Comparison = Callable[[Claim, Claim], Difference | None]
"""None where the particular is absent from either claim or does not differ."""


def of_kind(claim: Claim, *kinds: str) -> list[Value]:
    return [v for v in claim.values if v.kind in kinds]


FATES = {
    "dead": "dead die dies died dying kill kills killed killing death deaths toll fatal fatalities lives bodies perished drowned",
    "hurt": "hurt injured injuring injuries injury wounded wounding wounds hospital hospitals hospitalised hospitalized treated",
    "missing": "missing unaccounted",
    "held": "arrested arrests arrest detained detaining held custody jailed charged",
    "moved": "evacuated displaced relocated shelters shelter camps camp homeless fled leave moved rescued",
    "aboard": "aboard board carrying passengers crew",
}
_FATE = {word: fate for fate, words in FATES.items() for word in words.split()}


def fate(claim: Claim, value: Value) -> str:
    """What befell the people that a number counts, by the nearest word that tells, or ""."""
    at = value.start - claim.start
    found = [
        (abs(m.start() - at), _FATE[w])
        for m in re.finditer(r"[a-z]+", claim.text.casefold())
        if (w := m.group()) in _FATE
    ]
    return min(found, default=(0, ""))[1]


def numbers_differ(left: Claim, right: Claim) -> Difference | None:
    """One count of the same thing in each, and the two cannot both be right ("27 hurt", "25 were injured").

    Where any two of the numbers agree the claims are taken to count the same, and the rest to be additions; where the claims
    name different days, to tell of different events.
    """
    ours, theirs = of_kind(left, "number"), of_kind(right, "number")
    verdicts = [(compare_numbers(a, b), a, b) for a in ours for b in theirs]
    if any(v in {"same", "more exact"} for v, _, _ in verdicts) or days_differ(left, right):
        return None
    for verdict, a, b in verdicts:
        if verdict == "differ" and a.unit and b.unit and fate(left, a) == fate(right, b):
            return Difference(Aspect.NUMBER, _counted(left, a), _counted(right, b))
    return None


def _counted(claim: Claim, value: Value) -> str:
    """A number with the word or two after it: "25 people"."""
    rest = claim.text[value.end - claim.start :]
    noun = re.match(r"(?:\s+[\w-]+){0,2}", rest)
    return value.text + (noun.group() if noun and value.unit not in {"percent", "ordinal"} else "")


def days_differ(left: Claim, right: Claim) -> Difference | None:
    """Each gives a day (or a month, or a year), and none of the one's agrees with any of the other's."""
    ours, theirs = of_kind(left, "date"), of_kind(right, "date")
    ours, theirs = [v for v in ours if v.value[:4].isdigit()], [v for v in theirs if v.value[:4].isdigit()]
    if not ours or not theirs or any(_agree(a.value, b.value) for a in ours for b in theirs):
        return None
    for a in ours:
        for b in theirs:
            if len(a.value) == len(b.value):
                return Difference(Aspect.DATE, a.text, b.text)
    return None


def _agree(left: str, right: str) -> bool:
    """Whether one of two ISO values holds the other: 2021-01 and 2021-01-26."""
    return left.startswith(right) or right.startswith(left)


def names_differ(kind: str, aspect: Aspect) -> Comparison:
    """A comparison of the names of one kind: each has one, none is shared, and none is a part of another."""

    def differ(left: Claim, right: Claim) -> Difference | None:
        ours, theirs = of_kind(left, kind), of_kind(right, kind)
        if not ours or not theirs:
            return None
        if any(_same_name(a, b) for a in ours for b in theirs):
            return None
        return Difference(aspect, ours[0].text, theirs[0].text)

    return differ


def _same_name(left: Value, right: Value) -> bool:
    a, b = set(left.value.casefold().split()), set(right.value.casefold().split())
    return bool(a & b) or left.value == right.value


def polarity_differs(left: Claim, right: Claim) -> Difference | None:
    """One affirms what the other denies."""
    return Difference(Aspect.POLARITY, left.text, right.text) if denies(left) is not denies(right) else None


def denies(claim: Claim) -> bool:
    """Whether a claim says that something is not so, by its own negation or as the denial of a speaker."""
    return claim.polarity is Polarity.NEGATED or claim.certainty is Certainty.DENIED


CAUSES = (
    "because",
    "caused",
    "cause",
    "due to",
    "blamed",
    "blame",
    "owing to",
    "after",
    "as a result",
    "sparked",
    "triggered",
    "over",
)


def causes_differ(left: Claim, right: Claim) -> Difference | None:
    """Both give a reason; whether the reasons exclude one another is for the pair model."""
    a, b = _after_any(left.text, CAUSES[:-1]), _after_any(right.text, CAUSES[:-1])
    return Difference(Aspect.CAUSE, a, b) if a and b else None


def _after_any(text: str, cues: Sequence[str]) -> str:
    low = text.casefold()
    for cue in cues:
        at = low.find(f"{cue} ")
        if at >= 0 and (at == 0 or not low[at - 1].isalnum()):
            return text[at:]
    return ""


def speakers_differ(left: Claim, right: Claim) -> Difference | None:
    """Both are attributed, to speakers who share no name."""
    if not left.attribution or not right.attribution:
        return None
    a, b = left.attribution[0], right.attribution[0]
    if (a.entity and a.entity == b.entity) or set(a.name.casefold().split()) & set(b.name.casefold().split()):
        return None
    return Difference(Aspect.ATTRIBUTION, a.name, b.name)


COMPARISONS: tuple[Comparison, ...] = (
    numbers_differ,
    days_differ,
    polarity_differs,
    names_differ("place", Aspect.PLACE),
    names_differ("person", Aspect.ACTOR),
    names_differ("body", Aspect.ACTOR),
    causes_differ,
    speakers_differ,
)
"""In the order in which they name a conflict's aspect: the most exact first."""


def differences(left: Claim, right: Claim) -> list[Difference]:
    """All differences that the comparisons see."""
    return [d for compare in COMPARISONS if (d := compare(left, right)) is not None]
