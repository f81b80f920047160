"""How many were killed, hurt, held or came, as each report has it: one event has one such count, in whatever words it is told.

No likeness of two clauses finds these: "some 15,000 people took part" and "about 40,000 marched through the centre" share no word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.model import Article, Aspect, Certainty, Claim, Value
from rashomon.points.clause import LIGHT, denies, main_words, of_kind, words_as
from rashomon.points.difference import Apart, Difference
from rashomon.points.excuses import excuse
from rashomon.points.figures import fate, held_figures, is_further, part_and_whole, times_named, whole_figures
from rashomon.points.times import times_apart
from rashomon.text.given_names import FIRST_NAMES
from rashomon.text.magnitudes import compare_numbers
from rashomon.text.pieces import alike
from rashomon.text.timex.vocabulary import MONTHS
from rashomon.text.units import CURRENCIES, CURRENCY_NAMES, GENERIC, MEASURES, STATES, is_people


def tallies(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """The counts of people, by what befell them or as a crowd, that two reports first and most give differently, and of which neither gives the other's."""
    told: dict[str, dict[str, list[tuple[int, Value]]]] = defaultdict(lambda: defaultdict(list))
    for i, claim in enumerate(claims):
        since = m[1].casefold() if (m := _SINCE.search(claim.text)) else ""
        for value, kind in _counts(claim):
            told[f"{kind} {since}"][claim.article].append((i, value))
    for counts in told.values():
        totals = [(some[0], some) for some in counts.values() if _is_total(some)]
        for n, ((i, a), ours) in enumerate(totals):
            for (j, b), theirs in totals[n + 1 :]:
                pair = claims[i], claims[j]
                if any(_agree(v, w) for _, v in ours for _, w in theirs) or _far(a, b) or times_apart(*pair):
                    continue
                found = Difference(Aspect.NUMBER, _shown(pair[0], a), _shown(pair[1], b))
                if abs(_size(a) - _size(b)) == 1 and any(_KILLER.search(c.text) for c in pair):
                    continue
                apart = compare_numbers(a, b) == "differ" and times_named(pair[0]) == times_named(pair[1])
                if apart and excuse(found, *pair, articles) is None:
                    yield Apart(i, j, found, all(c.start < LEAD for c in pair))


def things(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """What two reports count once each, in different numbers, where something like was done to it: "1,200 houses were flooded", "seven
    hundred houses were flooded"."""
    told: dict[str, dict[str, list[tuple[int, Value]]]] = defaultdict(lambda: defaultdict(list))
    figures: dict[str, set[str]] = defaultdict(set)
    for i, claim in enumerate(claims):
        figures[claim.article] |= {v.value for v in of_kind(claim, "number")}
        if not _is_so(claim) or _SINCE.search(claim.text):
            continue
        for value in held_figures(claim):
            if _is_thing(value.unit) and not _vague(value) and _size(value) > 1 and not is_further(claim, value):
                told[value.unit][claim.article].append((i, value))
    for counts in told.values():
        single = [some for some in counts.values() if len({v.value for _, v in some}) == 1]
        for n, ours in enumerate(single):
            for theirs in single[n + 1 :]:
                (i, a), (j, b) = ours[0], theirs[0]
                pair = claims[i], claims[j]
                if compare_numbers(a, b) != "differ" or _far(a, b) or not _alike_done(pair, (a, b)):
                    continue
                if (
                    _of_some_only(pair, (a, b))
                    or b.value in figures[pair[0].article]
                    or a.value in figures[pair[1].article]
                ):
                    continue
                found = Difference(Aspect.NUMBER, _shown(pair[0], a), _shown(pair[1], b))
                if excuse(found, *pair, articles) is None:
                    yield Apart(i, j, found, leading=False)


def _of_some_only(pair: tuple[Claim, Claim], values: tuple[Value, Value]) -> bool:
    """Whether one tells of whom those counted are, by a name that the other has not: "four Ruselan soldiers", "seven soldiers"."""
    ours, theirs = (set(_NAMED.findall(c.text[v.end - c.start :][:_NEAR])) for c, v in zip(pair, values, strict=True))
    return any(not all(name[:4] in c.text for name in some) for some, c in ((ours, pair[1]), (theirs, pair[0])))


_NAMED = re.compile(r"^\s([A-Z][\w’'-]+)")
_NEAR = 30  # characters


def _is_thing(unit: str) -> bool:
    """Whether a unit names things or a kind of people, no measure, sum or time."""
    general = unit in GENERIC or unit in STATES or unit in MEASURES or unit in CURRENCIES or unit in CURRENCY_NAMES
    return bool(unit) and not general and unit not in _NO_THINGS


_NO_THINGS = frozenset("percent year-old time point degree age crown".split())


def _alike_done(pair: tuple[Claim, Claim], values: tuple[Value, Value]) -> bool:
    """Whether the same befell those counted, or something like was done, and a further word is shared."""
    fates = [fate(c, v) for c, v in zip(pair, values, strict=True)]
    if fates[0] and fates[0] == fates[1]:
        return True
    left, right = ({w for w, _ in c.words if len(w) > _SHORT} - LIGHT - {values[0].unit} for c in pair)
    if all(_has_so_many(c, v) for c, v in zip(pair, values, strict=True)):
        return bool(left & right)
    return bool(left & right) and alike(*map(main_words, pair)) >= LIKE_DEED


def _has_so_many(claim: Claim, value: Value) -> bool:
    """Whether a number tells how many of something one thing has: "a six-storey building", "the building had six storeys"."""
    return claim.text.startswith("-", value.end - claim.start) or (
        main_words(claim) == [] and "have" in words_as(claim, "root")
    )


LIKE_DEED = 0.6
"""Cosine of two main words from which something like was done."""
_SHORT = 2  # letters


def ages(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """The ages that two reports first give of one person, and that differ: beside the name, of whom the whole report tells, or of the one
    driver or suspect that both have."""
    told: dict[str, dict[str, tuple[int, str, int]]] = defaultdict(dict)
    whom = _told_of(claims)
    for i, claim in enumerate(claims):
        for who, age in _aged(claim, whom.get(claim.article, ""), articles[claim.article].text):
            told[who].setdefault(claim.article, (i, age, int(re.sub(r"\D.*", "", age))))
    for of in told.values():
        for (i, words, years), (j, other, theirs) in combinations(of.values(), 2):
            if years != theirs:
                yield Apart(i, j, Difference(Aspect.IDENTITY, words, other, certain=True), leading=True)


def _aged(claim: Claim, hero: str, text: str) -> Iterator[tuple[str, str]]:
    """Of whom a claim tells the age, by name or as "the driver", and the words; `text` is the article's, `hero` whom it tells of."""
    people = of_kind(claim, "person")
    for person in people:
        first, *others = person.value.split()
        before = claim.text[: person.start - claim.start].rsplit(None, 1)[-1:]
        namesake = first not in person.text and any(w in MONTHS or w in FIRST_NAMES for w in map(str.lower, before))
        if others and not namesake and (age := _age(claim, person)) is not None:
            yield person.value, age
    alone = not people or ({p.value for p in people} == {hero} and hero.split(maxsplit=1)[0] in claim.text)
    if hero and alone and (m := _OF_HERO.search(claim.text)) is not None:
        yield hero, m["age"] or m["years"]
    if (m := _OF_ONE.search(claim.text)) is not None:
        one = m["one"] or m["other"]
        if not re.search(rf"\b{one}s\b|\b(?:another|second) {one}\b", text, re.I):
            yield f"the {one}", m["age"] or m["years"]


_ONE = r"driver|pilot|captain|suspect|gunman|attacker|shooter|referee|motorist|cyclist"
_OF_ONE = re.compile(
    rf"\b[Tt]he (?P<one>{_ONE}), (?:who (?:is|was) )?(?:aged |an? )?(?P<age>\d\d(?:[- ]year[- ]old)?)\b"
    rf"|\b[Tt]he (?P<years>\d\d[- ]year[- ]old) (?P<other>{_ONE})\b"
)


def _told_of(claims: Sequence[Claim]) -> dict[str, str]:
    """The person of whom each report tells, by article: named more than twice, and twice as often as anybody else."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        named[claim.article].update({p.value for p in of_kind(claim, "person")})
    found = {}
    for article, counts in named.items():
        (first, most), *rest = [*counts.most_common(2), ("", 0)]
        if most > 2 and most >= 2 * rest[0][1] and len(first.split()) > 1:
            found[article] = first
    return found


_OF_HERO = re.compile(
    r"\b(?:die[sd]?|dead|passed away)\b.{0,80}?\b(?:aged|at(?: the age of)?)\s(?P<age>\d{1,3})(?![\w:.,]?\d| ?[ap]\.?m)\b"
    r"|^(?:S?he) was (?:aged )?(?P<years>\d{1,3})(?: years old)?$"
)


def _age(claim: Claim, person: Value) -> str | None:
    """How old a claim says that somebody is, right beside his name, as it writes it."""
    at = person.start - claim.start, person.end - claim.start
    found = _AGED.match(claim.text, at[1]) or next((m for m in _OLD.finditer(claim.text) if m.end() == at[0]), None)
    return found["age"] if found else None


_AGED = re.compile(
    r",\s(?:aged\s|an?\s)?(?P<age>\d{1,3}(?:[- ]year[- ]old\b|(?=,|\s?$|\s(?:was|is|had|has|who|of|from|and|died|said)\b)))"
)
_OLD = re.compile(r"\b(?P<age>\d{1,3}[- ]year[- ]old)\s(?:[a-z][\w-]*\s){0,3}")


def _counts(claim: Claim) -> Iterator[tuple[Value, str]]:
    """The numbers of a claim that count people of the event, each with what befell them, or as a crowd."""
    if not _is_so(claim):
        return
    parts = [part for _, part in part_and_whole(claim)]
    for value in held_figures(claim):
        behind = claim.text[value.end - claim.start :]
        if value.unit in _CULPRITS or (value.unit == "man" and _DISGUISED.match(behind)):
            yield value, "culprits"
            continue
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
        if _OUT.search(claim.text):
            yield value, "evacuated"
        elif kind in _COUNTED:
            yield value, kind
        elif (
            not kind
            and _CROWD.search(claim.text)
            and (is_people(value.unit) or _CAME.match(claim.text, value.end - claim.start))
            and _size(value) >= MANY
        ):
            yield value, "crowd"


def _is_so(claim: Claim) -> bool:
    """Whether a claim tells what is so of the event itself."""
    unsure = claim.certainty in {Certainty.POSSIBLE, Certainty.PLANNED, Certainty.ALLEGED}
    return not (denies(claim) or unsure or _ELSEWHEN.search(claim.text))


_CULPRITS = frozenset("robber gunman attacker assailant thief burglar hijacker kidnapper raider".split())
_DISGUISED = re.compile(r"\s(?:masked|armed|hooded)\b", re.I)
_OUT = re.compile(
    r"\bevacuated\b|\b(?:had|ordered|told|forced) to leave\b|\b(?:left|flee|fled) their homes\b|\b(?:brought|taken) to safety\b",
    re.I,
)
"""That people were brought out of where it was dangerous."""

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
    r"\b(?:last (?:year|month|week)|(?:years?|months?|weeks?|days?) (?:ago|earlier|before)|in (?:19|20)\d\d|each (?:year|day)|a (?:year|day)"
    r"|there(?! (?:was|were|is|are|ha[ds]|have)\b)|among the|by (?:midday|noon|midnight|dawn|then|mid-\w+|(?:\w+ )?(?:morning|afternoon|evening|night)|\d)|so far|reach(?:ed|es)|surpass\w*|topp?(?:ed|s)|exceed\w*|pass(?:ed|es)|at first|initially|already|now)\b",
    re.I,
)
"""What is counted elsewhere or at an hour of its own, or are some of the others."""


_SINCE = re.compile(r"\bsince\s((?:[A-Z][a-z]+\s?|\d+\s?){1,3}|[\w-]+)")
"""From when on they are counted: two counts are of one only where they begin with one day."""

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
    behind = re.match(r"(?:-[a-z]+)?(?:\s+[\w’'-]+){0,2}", claim.text[value.end - claim.start :])
    return value.text + (behind.group() if behind else "")
