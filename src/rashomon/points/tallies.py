"""How many were killed, hurt, held or came, as each report has it: one event has one such count, in whatever words it is told.

No likeness of two clauses finds these: "some 15,000 people took part" and "about 40,000 marched through the centre" share no word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Article, Aspect, Certainty, Claim, Value
from rashomon.points.clause import denies, of_kind
from rashomon.points.difference import Difference
from rashomon.points.excuses import excuse
from rashomon.points.figures import fate, held_figures, is_further, part_and_whole, times_named, whole_figures
from rashomon.text.magnitudes import compare_numbers
from rashomon.text.units import GENERIC, STATES, is_people


@dataclass(frozen=True, slots=True)
class Tally:
    """Two claims, by index, that give one count of the event differently, and whether both stand where their reports begin."""

    left: int
    right: int
    difference: Difference
    leading: bool


def tallies(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Tally]:
    """The counts of people, by what befell them or as a crowd, that two reports first and most give differently, and of which neither gives the other's."""
    told: dict[str, dict[str, list[tuple[int, Value]]]] = defaultdict(lambda: defaultdict(list))
    for i, claim in enumerate(claims):
        for value, kind in _counts(claim):
            told[kind][claim.article].append((i, value))
    for counts in told.values():
        totals = [(some[0], some) for some in counts.values() if _is_total(some)]
        for n, ((i, a), ours) in enumerate(totals):
            for (j, b), theirs in totals[n + 1 :]:
                if any(_agree(v, w) for _, v in ours for _, w in theirs) or _far(a, b):
                    continue
                pair = claims[i], claims[j]
                found = Difference(Aspect.NUMBER, _shown(pair[0], a), _shown(pair[1], b))
                if abs(_size(a) - _size(b)) == 1 and any(_KILLER.search(c.text) for c in pair):
                    continue
                apart = compare_numbers(a, b) == "differ" and times_named(pair[0]) == times_named(pair[1])
                if apart and excuse(found, *pair, articles) is None:
                    yield Tally(i, j, found, all(c.start < LEAD for c in pair))


def ages(claims: Sequence[Claim]) -> Iterator[Tally]:
    """The ages that two reports first give of one person by name, and that differ."""
    told: dict[str, dict[str, tuple[int, str, int]]] = defaultdict(dict)
    for i, claim in enumerate(claims):
        for person in of_kind(claim, "person"):
            if len(person.value.split()) > 1 and (found := _age(claim, person)) is not None:
                told[person.value].setdefault(claim.article, (i, *found))
    for of in told.values():
        given = list(of.values())
        for n, (i, words, age) in enumerate(given):
            for j, other, years in given[n + 1 :]:
                if age != years:
                    yield Tally(i, j, Difference(Aspect.IDENTITY, words, other, certain=True), leading=True)


def _age(claim: Claim, person: Value) -> tuple[str, int] | None:
    """How old a claim says that somebody is, right beside his name, with the words."""
    at = person.start - claim.start, person.end - claim.start
    found = _AGED.match(claim.text, at[1]) or next((m for m in _OLD.finditer(claim.text) if m.end() == at[0]), None)
    return (found["age"], int(re.sub(r"\D.*", "", found["age"]))) if found else None


_AGED = re.compile(
    r",\s(?:aged\s|an?\s)?(?P<age>\d{1,3}(?:[- ]year[- ]old\b|(?=,|\s?$|\s(?:was|is|had|has|who|of|from|and|died|said)\b)))"
)
_OLD = re.compile(r"\b(?P<age>\d{1,3}[- ]year[- ]old)\s(?:[a-z][\w-]*\s){0,3}")


def _counts(claim: Claim) -> Iterator[tuple[Value, str]]:
    """The numbers of a claim that count people of the event, each with what befell them, or as a crowd."""
    if (
        denies(claim)
        or claim.certainty in {Certainty.POSSIBLE, Certainty.PLANNED, Certainty.ALLEGED}
        or _ELSEWHEN.search(claim.text)
    ):
        return
    parts = [part for _, part in part_and_whole(claim)]
    for value in held_figures(claim):
        general = value.unit in GENERIC or value.unit in STATES or value.unit == ""
        if (
            not general
            or value in parts
            or value not in whole_figures(claim)
            or is_further(claim, value)
            or _vague(value)
        ):
            continue
        if _PART.match(claim.text, value.end - claim.start) or _size(value) < 2:
            continue
        kind = fate(claim, value)
        if kind in _COUNTED:
            yield value, kind
        elif (
            not kind
            and _CROWD.search(claim.text)
            and (is_people(value.unit) or _CAME.match(claim.text, value.end - claim.start))
            and _size(value) >= MANY
        ):
            yield value, "crowd"


_COUNTED = frozenset(["dead", "hurt", "missing", "held", "aboard"])
MANY = 50
"""People from which they are a crowd."""

LEAD = 700
"""Characters of a text that hold its headline and the sentences by which it begins."""

_CROWD = re.compile(
    r"\b(?:crowds?|rall(?:y|ied)|march(?:ed|es|ers)?|demonstrat(?:ed|ors)|protest(?:ed|ers)?|gather(?:ed|ing)|turn(?:ed)? out|t(?:ake|ook|aken) part|"
    r"took to the streets|filled the)\b",
    re.I,
)
_CAME = re.compile(
    r"\s(?:had |have |also )?(?:took|taken|march|gather|demonstrat|protest|turned|came|attend|rallied)", re.I
)
_PART = re.compile(r"\s+of\s+(?:the|those|them|these|whom|its|his|her|their)\b", re.I)
_ELSEWHEN = re.compile(
    r"\b(?:last (?:year|month|week)|(?:years?|months?|weeks?|days?) (?:ago|earlier|before)|in (?:19|20)\d\d|since|each (?:year|day)|a (?:year|day)"
    r"|there|among the|by (?:midday|noon|midnight|dawn|then|mid-\w+|(?:\w+ )?(?:morning|afternoon|evening|night)|\d)|so far|reach(?:ed|es)|surpass\w*|topp?(?:ed|s)|exceed\w*|pass(?:ed|es)|at first|initially|already|now)\b",
    re.I,
)
"""What is counted elsewhere or at an hour of its own, or are some of the others."""


_KILLER = re.compile(r"\b(?:attacker|assailant|gunman|gunmen|bomber|shooter|suspect|killer)s?\b", re.I)
"""Who may be counted among the dead, or not."""


def _is_total(some: Sequence[tuple[int, Value]]) -> bool:
    """Whether the count that a report tells first is also its greatest: what comes later is a part, or of another time."""
    sizes = [_size(v) for _, v in some]
    return sizes[0] == max(sizes)


def _size(value: Value) -> float:
    return float(value.value.partition("..")[0])


def _agree(a: Value, b: Value) -> bool:
    return compare_numbers(a, b) in {"same", "more exact"}


def _far(a: Value, b: Value) -> bool:
    few, many = sorted(map(_size, (a, b)))
    return many > FARTHEST * few


FARTHEST = 5
"""Times that two reports' counts of one thing may differ."""


def _vague(value: Value) -> bool:
    """Whether a number is but a word for many: "dozens", "scores"."""
    return not re.search(
        r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million)\b",
        value.text,
        re.I,
    )


def _shown(claim: Claim, value: Value) -> str:
    """A number with the two words behind it."""
    behind = re.match(r"(?:\s+[\w’'-]+){0,2}", claim.text[value.end - claim.start :])
    return value.text + (behind.group() if behind else "")
