"""The figures of two aligned claims: what each counts, and whether both can be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product

from rashomon.model import Aspect, Claim, Value
from rashomon.points.clause import denies, main_words, of_kind, words_as
from rashomon.points.difference import Difference
from rashomon.points.times import days_differ
from rashomon.text.magnitudes import compare_numbers
from rashomon.text.pieces import alike
from rashomon.text.timex.vocabulary import MONTH_NAMES
from rashomon.text.units import is_people

FATES = {
    "dead": "dead die dies died dying kill kills killed killing death deaths toll fatal fatalities lives bodies perished drowned",
    "hurt": "hurt injured injuring injuries injury wounded wounding wounds hospital hospitals hospitalised hospitalized treated",
    "ill": "ill sick sickened poisoned",
    "missing": "missing unaccounted",
    "held": "arrested arrests arrest detained detaining held custody jailed charged",
    "moved": "evacuated displaced relocated shelters shelter camps camp homeless fled leave moved rescued saved survived survivors alive",
    "aboard": "aboard board carrying passengers crew",
}

FATE = {word: fate for fate, words in FATES.items() for word in words.split()}


_ABOARD = re.compile(
    r"\s(?:[\w-]+\s){0,2}?on (?:the|its|their) (?:boat|ship|ferry|vessel|plane|jet|flight|bus|coach|train)\b", re.I
)


def fate(claim: Claim, value: Value) -> str:
    """What befell the people that a number counts, by what is counted ("25 deaths") or the nearest word that tells, or "" (as for
    things)."""
    if value.unit in _BEFALLEN:
        return _BEFALLEN[value.unit]
    if not is_people(value.unit):
        return ""
    if _ABOARD.match(claim.text, value.end - claim.start):
        return "aboard"
    at = value.start - claim.start
    found = [
        (w in _ON_BOARD, abs(m.start() - at), FATE[w])
        for m in re.finditer(r"[a-z]+", claim.text.casefold())
        if (w := m.group()) in FATE
    ]
    return min(found, default=(False, 0, ""))[2]


_BEFALLEN = {"death": "dead", "fatality": "dead", "injury": "hurt", "arrest": "held"}
"""What is counted in place of those whom it befell."""

_ON_BOARD = frozenset(("passengers", "crew"))
"""Who they are, which tells what befell them only where nothing else does."""


def numbers_differ(left: Claim, right: Claim) -> Difference | None:
    """One count of the same thing in each, and the two cannot both be right ("27 hurt", "25 were injured").

    Where any two of the numbers agree the claims are taken to count the same, and the rest to be additions; where they name
    different times, to tell of different events; a kind of people ("13 students") may be a part of all ("15 people").
    Ages are of identity. A figure that is told as given up agrees with nobody's, "in the past 24 hours" counts nothing, and how
    long something took is compared of one act only. Parts of one whole are compared by themselves ("20 of 71 laps").
    """
    if days_differ(left, right) or times_named(left) != times_named(right):
        return None
    ours, theirs = map(held_figures, (left, right))
    for (a, whole), (b, other) in product(_parts(left, ours), _parts(right, theirs)):
        if whole.value == other.value and whole.unit == other.unit and a.value != b.value:
            return Difference(Aspect.NUMBER, _counted_of(left, a, whole), _counted_of(right, b, other))
    verdicts = [(compare_numbers(a, b), a, b) for a in ours for b in theirs]
    if any(v in {"same", "more exact"} and _one_fate(left, a, right, b) for v, a, b in verdicts):
        return _lone_difference(left, ours, right, theirs)
    for verdict, a, b in verdicts:
        if verdict == "differ" and a.unit == b.unit == "year-old":
            return Difference(Aspect.IDENTITY, a.text, b.text)
        if is_further(left, a) is not is_further(right, b):
            continue
        one_act = a.unit not in _SPANS or alike(main_words(left), main_words(right)) >= TAKES_AS_LONG
        if verdict == "differ" and one_act and _counts_alike(left, a, right, b):
            return Difference(Aspect.NUMBER, counted(left, a), counted(right, b))
    for verdict, a, b in verdicts:
        if verdict == "differ" and _one_crowd(a.unit, b.unit) and fate(left, a) == fate(right, b):
            return Difference(Aspect.NUMBER, counted(left, a), counted(right, b), firm=False)
    return None


def _lone_difference(left: Claim, ours: Sequence[Value], right: Claim, theirs: Sequence[Value]) -> Difference | None:
    """The one number of each claim that the other does not give, where all else agrees and both count what is called the same:
    "up to 10 years and a fine of $250,000", "up to 15 years and a fine of $250,000"."""
    agree = [(a, b) for a, b in product(ours, theirs) if compare_numbers(a, b) in {"same", "more exact"}]
    lone, alone = ([v for v in some if all(v not in pair for pair in agree)] for some in (ours, theirs))
    if len(lone) != 1 or len(alone) != 1:
        return None
    a, b = lone[0], alone[0]
    if a.unit and b.unit and a.unit != b.unit:
        # "Star systems" and "different stars" may be one thing, "days" and "dollars" are not.
        named = [
            {w.casefold().removesuffix("s") for w in counted(c, v).split()[1:]} for c, v in ((left, a), (right, b))
        ]
        b = replace(b, unit=a.unit) if named[0] & named[1] else b
    if a.unit != b.unit or not a.unit or compare_numbers(a, b) != "differ" or not _counts_alike(left, a, right, b):
        return None
    return Difference(Aspect.NUMBER, counted(left, a), counted(right, b))


def is_further(claim: Claim, number: Value) -> bool:
    """Whether a number is told as coming on top of another: "a further four", "12 more"."""
    before, after = claim.text[: number.start - claim.start], claim.text[number.end - claim.start :]
    if fate(claim, number) in {"hurt", "missing"} and len(of_kind(claim, "number")) == 1:
        # "Another 113 people were wounded": beside the dead.
        return _MORE.match(after) is not None
    return bool(_ON_TOP.search(before) or _MORE.match(after))


_ON_TOP = re.compile(r"\b(?:further|another|additional)\s+(?:about\s|some\s)?$", re.IGNORECASE)

_MORE = re.compile(r"\s(?:more|additional|further)\b(?!\s+than)", re.IGNORECASE)

TAKES_AS_LONG = 0.45
"""Cosine of the main words of two claims from which what they say took time is one act ("lasted", "continued")."""


def _one_fate(left: Claim, a: Value, right: Claim, b: Value) -> bool:
    """Whether two numbers may count the same: not the dead of the one and the hurt of the other."""
    fates = {fate(left, a), fate(right, b)} - {""}
    return len(fates) < 2


def _one_crowd(a: str, b: str) -> bool:
    """Whether one number is of people, the other of a kind of them that may be all who were there."""
    return len({a, b} & _ANYBODY.keys()) == 1 and not _CROWD.isdisjoint((a, b))


_CROWD = frozenset(
    "man protester demonstrator marcher supporter believer worshipper pilgrim mourner fan resident neighbour neighbor villager "
    "inhabitant voter striker player runner athlete competitor delegate spectator visitor guest passenger miner worker fighter militant rebel gunman soldier".split()
)


def _parts(claim: Claim, figures: Sequence[Value]) -> list[tuple[Value, Value]]:
    """The numbers of a claim that are told as a part of another, with that other."""
    between = [(a, b, claim.text[a.end - claim.start : b.start - claim.start]) for a, b in pairwise(figures)]
    return [(a, b) for a, b, text in between if not a.unit and _OF.fullmatch(text)]


def part_and_whole(claim: Claim) -> list[tuple[Value, Value]]:
    """The neighbouring numbers of a claim of which one is told as a part of the other: "ten of the 12", "12 people, ten of them
    children", "ten Americans among 12 dead"."""
    figures = of_kind(claim, "number")
    between = [(a, b, claim.text[a.end - claim.start : b.start - claim.start]) for a, b in pairwise(figures)]
    return [(a, b) for a, b, text in between if _WITHIN.search(text)]


def whole_figures(claim: Claim) -> list[Value]:
    """The numbers of a claim but those that it tells as a part of another: "536, including almost 100 children"."""
    parts = [
        b
        for a, b in pairwise(of_kind(claim, "number"))
        if _INCLUDING.search(claim.text[a.end - claim.start : b.start - claim.start])
    ]
    return [v for v in of_kind(claim, "number") if v not in parts]


_INCLUDING = re.compile(r"\b(?:including|among them|of whom|of them)\b", re.IGNORECASE)


def figure_of(claim: Claim, words: str) -> Value | None:
    """The number of a claim with which these words begin."""
    return next((v for v in of_kind(claim, "number") if words.startswith(v.text)), None)


_WITHIN = re.compile(
    r"\b(?:among|including|of whom|of them|out of)\b|^\s(?:[\w-]+\s){0,2}?of\s(?:the\s)?$", re.IGNORECASE
)

_OF = re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|all)\s)?", re.IGNORECASE)


def _counted_of(claim: Claim, part: Value, whole: Value) -> str:
    """A part of a whole as it is written, with what is counted: "20 of 71 laps"."""
    return claim.text[part.start - claim.start : whole.start - claim.start] + counted(claim, whole)


def held_figures(claim: Claim) -> list[Value]:
    """The numbers that a claim holds to be so."""
    given = given_up(claim)
    return [v for v in of_kind(claim, "number") if v not in given and not _is_window(claim, v) and not _speak(claim, v)]


def _speak(claim: Claim, number: Value) -> bool:
    """Whether those counted are who says it: "two officials said"."""
    return _SAY.match(claim.text[number.end - claim.start :]) is not None


_SAY = re.compile(r"\s(?:[\w-]+\s){1,3}?(?:said|says|told|added|recalled|explained|argued|insisted)\b", re.I)


def given_up(claim: Claim) -> list[Value]:
    """The numbers that a claim tells only to say that they hold no longer: "three, revised down from eight"."""
    return [v for v in of_kind(claim, "number") if _GIVEN_UP.search(claim.text[: v.start - claim.start])]


def given_up_by_one(left: Claim, right: Claim) -> bool:
    """Whether one of two claims tells the other's figure only as one that holds no longer."""
    return any(
        v.value in {o.value for o in of_kind(other, "number")} - {o.value for o in given_up(other)}
        # Of "eight people who died" the figure stands before the clause.
        or other.text.casefold().startswith(f"{v.text.casefold()} ")
        for one, other in ((left, right), (right, left))
        for v in given_up(one)
    )


def _is_window(claim: Claim, number: Value) -> bool:
    """Whether a number only says how far back or ahead something is looked at."""
    return number.unit in _SPANS and _WINDOW.search(claim.text[: number.start - claim.start]) is not None


_SPANS = frozenset(["minute", "hour", "day", "week", "month", "year", "decade"])

_WINDOW = re.compile(r"\b(?:past|last|previous|preceding|next|coming|following)\s+$", re.IGNORECASE)

_GIVEN_UP = re.compile(
    r"\b(?:(?:revis|lower|rais|chang|correct|updat|upgrad|downgrad|reduc|increas|decreas)\w*(?:\s+\w+){0,3}?\s+from"
    r"|(?:up|down|rose|risen|rising|fell|fallen|falling|dropped|grew|grown)\s+from|(?:instead of|rather than)"
    r"|(?:initial|earlier|previous|original)(?:ly)?\s+(?:(?:reports?|reported|said|put|given|thought|counts?|tolls?|figures?|estimates?"
    r"|announced|feared|of|as|at|to|be|that|had|was|were|it|they)\s+)*)"
    r"\s*(?:(?:an?|the|at least|about|some|as many as|more than)\s+)?$",
    re.I,
)

_TIME = re.compile(
    rf"\b(?:{'|'.join(MONTH_NAMES)}|"
    r"(?:19|20)\d\d|last (?:year|month|week)|(?:years?|months?|weeks?) (?:ago|earlier|before)|so far this year|a year)\b"
)


def times_named(claim: Claim) -> set[str]:
    """The months, years and spans of time a claim names, by the words: what sets it apart from the event of the day."""
    return set(_TIME.findall(claim.text.casefold()))


def _counts_alike(left: Claim, a: Value, right: Claim, b: Value) -> bool:
    """Whether two numbers count the same thing to which the same befell."""
    if {"more", "of"} <= {_kind_of_share(left, a), _kind_of_share(right, b)}:
        return False
    rates = ["per " in c.text[v.end - c.start :][:40] for c, v in ((left, a), (right, b))]
    units = [_ANYBODY.get(v.unit, v.unit) for v in (a, b)]
    fates = fate(left, a), fate(right, b)
    if units[0] != units[1] or not units[0] or fates[0] != fates[1] or any(rates):
        return False
    return bool(fates[0]) or _within(a.value, b.value, FARTHEST)


def _kind_of_share(claim: Claim, number: Value) -> str:
    """Whether a percentage tells how much more or less something is ("30 percent brighter") or a part ("90 percent of voters")."""
    found = _SHARE.match(claim.text[number.end - claim.start :]) if number.unit == "percent" else None
    return "" if found is None else "of" if found[1] else "more"


_SHARE = re.compile(r"\s(?:(of)\b|(?:\w{3,}er|more|less|fewer)\b)", re.IGNORECASE)

FARTHEST = 5
"""Two accounts of one count seldom differ more than fivefold: where nothing tells what befell whom, such numbers count other things."""


def _within(left: str, right: str, factor: float) -> bool:
    a, b = (float(v.partition("..")[0]) for v in (left, right))
    return max(a, b) <= factor * min(a, b)


_ANYBODY = dict.fromkeys(
    (
        "people",
        "other",
        "person",
        "participant",
        "attendee",
        "victim",
        "casualty",
        "dead",
        "injured",
        "wounded",
        *_BEFALLEN,
    ),
    "people",
)


def counted(claim: Claim, value: Value) -> str:
    """A number with the word or two after it that name what it counts: "25 people", "96 council flats"."""
    noun = _NOUN.match(claim.text[value.end - claim.start :]) if value.unit not in {"percent", "ordinal"} else None
    if noun is None:
        return value.text
    counted = noun[1].strip().casefold().startswith(value.unit[:3])
    return value.text + (noun[1] if counted else noun[0])


_LINK = r"(?!(?:an?|and|are|as|at|by|for|from|had|has|have|in|into|is|of|on|or|that|the|to|were|was|who|with)\b)"

_NOUN = re.compile(rf"(\s+{_LINK}[\w-]+)(?:\s+{_LINK}[\w-]+)?")


def votes_differ(left: Claim, right: Claim) -> Difference | None:
    """The two results of one vote ("222-190", "220 to 190"): they share a number, or the total of a bench or panel."""
    ours, theirs = map(_votes, (left, right))
    if not ours or not theirs or ours.keys() & theirs.keys():
        return None
    for (a, written), (b, other) in product(ours.items(), theirs.items()):
        if sum(a) == sum(b) or (set(a) & set(b) and max(*a, *b) > len(_SMALL)):
            return Difference(Aspect.NUMBER, written, other)
    return None


def _votes(claim: Claim) -> dict[tuple[int, ...], str]:
    """The results of votes in a claim, the greater number first, as they are written."""
    if not _VOTE.search(claim.text):
        return {}
    found = [(m, [_SMALL.get(n.casefold(), 0) or int(n) for n in m.groups()]) for m in _RESULT.finditer(claim.text)]
    return {tuple(sorted(numbers, reverse=True)): m.group() for m, numbers in found}


_SMALL = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}

_COUNT = rf"(\d{{1,3}}|{'|'.join(_SMALL)})"

_RESULT = re.compile(
    rf"(?<![\w.,-]){_COUNT}(?:\s(?:votes|members|judges|jurors))?(?:\s?[-–]\s?(?:to-)?|-to-|\s(?:to|against)\s){_COUNT}(?![\w%]|[.,:]\d|-year)",
    re.I,
)

_VOTE = re.compile(
    r"\b(?:votes?|voted|voting|ballots?|tally|majority|party-line|ruling|ruled|split|panel|jury|jurors|bench)\b", re.I
)


def levels_differ(left: Claim, right: Claim) -> Difference | None:
    """The floors, decks or rows by their numbers, of one act: "jumped from the second floor", "jumped from the third"."""
    ours, theirs = ({noun.casefold(): (which, noun) for which, noun in LEVEL.findall(c.text)} for c in (left, right))
    if (
        denies(left)
        or denies(right)
        or not (set(main_words(left)) & set(main_words(right)) or _of_one_thing(left, right))
    ):
        return None
    for noun in ours.keys() & theirs.keys():
        (a, written), (b, other) = ours[noun], theirs[noun]
        if a.casefold() != b.casefold() and _rank(a) != _rank(b):
            return Difference(Aspect.NUMBER, f"{a} {written}", f"{b} {other}")
    return None


def _of_one_thing(left: Claim, right: Claim) -> bool:
    """Whether something like is told of one thing: "the fire broke out", "the fire started"."""
    ours, theirs = (words_as(c, "agent") for c in (left, right))
    return bool(ours & theirs) and alike(main_words(left), main_words(right)) >= NEAR_ACT


NEAR_ACT = 0.2
"""Cosine of two main words from which what one thing does may be one act: "broke out" and "started" have .24."""


def sides_differ(left: Claim, right: Claim) -> Difference | None:
    """The left of two parts of a body, and the right: "on her left arm", "on her right forearm"."""
    ours, theirs = (
        {_LIMBS.get(part.casefold(), part.casefold()): (side, part) for side, part in _SIDED.findall(c.text)}
        for c in (left, right)
    )
    if denies(left) or denies(right):
        return None
    for limb in ours.keys() & theirs.keys():
        (a, part), (b, other) = ours[limb], theirs[limb]
        if a.casefold() != b.casefold():
            return Difference(Aspect.IDENTITY, f"{a} {part}", f"{b} {other}")
    return None


_SIDED = re.compile(
    r"\b(left|right) ((?:upper |lower )?(?:arm|forearm|elbow|wrist|hand|thumb|shoulder|leg|thigh|knee|calf|ankle|foot|hip|eye|ear|cheek|lung))\b",
    re.I,
)
_LIMBS = {
    "forearm": "arm",
    "upper arm": "arm",
    "lower arm": "arm",
    "upper leg": "leg",
    "lower leg": "leg",
    "thigh": "leg",
    "calf": "leg",
}


def _rank(ordinal: str) -> int:
    """The number of a floor; the first is to some the ground floor."""
    digits = re.match(r"\d+", ordinal)
    if digits:
        return int(digits[0])
    return 1 if ordinal.casefold() == "ground" else _RANKS.index(ordinal.casefold()) + 1


_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()

LEVEL = re.compile(
    rf"\b({'|'.join(_RANKS)}|ground|\d{{1,3}}(?:st|nd|rd|th))[ -](floor|storey|deck|platform|row|lane)\b", re.I
)
