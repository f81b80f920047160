"""What two figures count: two groups of people, two sums, a part and the whole; then they contradict nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise, takewhile

from rashomon.claims.cues import may_state
from rashomon.countries import country_named, sides
from rashomon.model import Article, Aspect, Claim, Value
from rashomon.points.clause import of_kind, words_as
from rashomon.points.difference import Difference
from rashomon.points.figures import figure_of, given_up_by_one
from rashomon.text.pieces import alike
from rashomon.text.units import is_people

_STOCK = frozenset(
    ("have", "own", "carry", "contain", "comprise", "include", "employ", "count", "number", "seat", "total")
)


def _stock(claim: Claim) -> bool:
    """Whether a claim tells only how many there are."""
    roots = [w for w, role in claim.words if role == "root"]
    return bool(roots) and all(w in _STOCK for w in roots) and not _DONE.search(claim.text)


_DONE = re.compile(
    r"\b(?:has|have|had) to (?!be\b)[a-z]+|\b(?:was|were|been|being) (?:carried|counted|included)\b", re.I
)
"""That something is done, by words that else tell how many there are."""


def part_of_it(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """One tells how many there are ("has 60 turbines"), the other what a smaller number of them did ("eight stood idle",
    "20 of those")."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    if _of_them(left, difference.left) is not _of_them(right, difference.right):
        return "one tells of a part"
    if all(_WORTH.search(c.text) for c in (left, right)):
        return None
    sizes = [_size(c, words) for c, words in ((left, difference.left), (right, difference.right))]
    if None in sizes or sizes[0] == sizes[1]:
        return None
    small, large = (left, right) if sizes[0] < sizes[1] else (right, left)  # type: ignore[operator]
    return "one tells how many there are, the other of a part" if _stock(large) and not _stock(small) else None


_WORTH = re.compile(r"\b(?:worth|value|price|cost)\w*\b", re.I)
"""What one thing is worth: all of it, however it is told."""


def _of_them(claim: Claim, words: str) -> bool:
    """Whether the figure with which the words begin is told as a part of what was told before: "20 of those injured"."""
    figure = figure_of(claim, words)
    return figure is not None and _OF_THEM.match(claim.text, figure.end - claim.start) is not None


_OF_THEM = re.compile(
    r"\s+of\s+(?:those|them|these|whom|the\s+(?:injured|wounded|dead|victims|missing|arrested|detained|survivors|passengers|hostages))\b",
    re.I,
)


def _size(claim: Claim, words: str) -> float | None:
    return next((float(v.value.partition("..")[0]) for v in told_by(claim, words)), None)


def _figures_of(difference: Difference, left: Claim, right: Claim) -> list[Value | None]:
    """The figure with which each side of a difference begins."""
    return [figure_of(c, words) for c, words in ((left, difference.left), (right, difference.right))]


def told_by(claim: Claim, words: str) -> list[Value]:
    """The numbers of a claim with which these words begin."""
    return [v for v in of_kind(claim, "number") if words.startswith(v.text)]


_AGED = re.compile(
    r"\byears?[- ]olds?\s+(?:[A-Z][\w’'-]*\s+)*(?!(?:and|as|at|by|from|had|has|in|is|of|on|or|was|were|who|with)\b)([a-z][\w-]*)(?<!ed)\b"
)
_MALE = frozenset("boy man son father brother husband grandfather grandson nephew uncle actor king prince".split())
_FEMALE = frozenset(
    "girl woman daughter mother sister wife grandmother granddaughter niece aunt actress queen princess".split()
)


_ANY_PERSON = frozenset("baby child infant kid native resident person pupil student teen toddler twin youth".split())


def given_up_there(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """One tells the other's figure as well, as one that holds no longer: "three, revised down from eight"."""
    if difference.aspect is not Aspect.NUMBER:
        return None
    return "one tells the other's figure as given up" if given_up_by_one(left, right) else None


def labelled_otherwise(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """A figure under a label of its own, an item of a list ("Osk mine: 32 killed"), of which the other claim says nothing."""
    if difference.aspect is not Aspect.NUMBER:
        return None
    for one, other in ((left, right), (right, left)):
        label = _LABEL.match(one.text)
        if label and not set(label[1].casefold().split()) & set(re.findall(r"[\w’'-]+", other.text.casefold())):
            return "one figure is of another item of a list"
    return None


_LABEL = re.compile(r"((?:[\w’'-]+ ){0,5}[\w’'-]+): (?:\w+ ){0,2}?\d")


def of_another_being(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """The ages of a boy and a girl, or of a boy and a bridge."""
    if difference.aspect is not Aspect.IDENTITY:
        return None
    told = ((difference.left, left.text), (difference.right, right.text))
    nouns = [_aged_noun(text, max(0, text.find(words))) for words, text in told]
    if None in nouns or nouns[0] == nouns[1]:
        return None
    kinds = [_being(noun) for noun in nouns if noun]
    return "the ages are of two" if (kinds[0] != kinds[1] and "person" not in kinds) or "thing" in kinds else None


def _aged_noun(text: str, start: int) -> str | None:
    """Who is of an age, of the words right behind it: the driver of "31-year-old delivery driver"."""
    found = _AGED.search(text, start)
    if found is None:
        return None
    behind = (w[0] for w in re.finditer(r"[a-z][\w-]*", text[found.start(1) : found.end() + _REACH]))
    near = [*takewhile(lambda w: w not in _AFTER_NOUN, behind)][:_NOUNS]
    return next((w for w in near if _being(w) != "thing"), found[1])


_REACH, _NOUNS = 30, 3  # characters, and words, behind an age among which the noun stands
_AFTER_NOUN = frozenset("and as at by from had has in is of on or was were who with that which for to after".split())


def adding_up(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Two groups of people that the one joins are together as many as the other counts: "seven customers and four employees", "eleven people"."""
    if difference.aspect is not Aspect.NUMBER:
        return None
    for one, other in ((left, right), (right, left)):
        pairs = pairwise(of_kind(one, "number"))
        joined = [(a, b) for a, b in pairs if _AND.match(one.text[a.end - one.start : b.start - one.start])]
        sums = {int(a.value) + int(b.value) for a, b in joined if a.value.isdecimal() and b.value.isdecimal()}
        if any(v.value.isdecimal() and int(v.value) in sums for v in of_kind(other, "number")):
            return "the one's figures add up to the other's"
    return None


_AND = re.compile(r"(?:\s[\w’'-]+){0,3},? and\s$", re.I)


def some_of_them(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Three gorillas, and two female gorillas: a count of some of them is none of all."""
    if difference.aspect is not Aspect.NUMBER:
        return None
    figures = (difference.left.casefold(), left), (difference.right.casefold(), right)
    ours, theirs = (_PARTING & set(re.findall(r"[a-z]+", figure)) for figure, _ in figures)
    apart = ours ^ theirs
    if apart == {"others"} and any("others" in f and c.text.casefold().startswith(f) for f, c in figures):
        # "Hale and two others were held" counts some, "Two others were held" those of another fate.
        return None
    return "one figure is of some of them" if apart else None


_PARTING = frozenset(
    """
    female male adult young younger older senior junior state federal local foreign other others further more additional remaining
    civilian married armed
    """.split()
)


def those_named_before(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Two figures that each take up things named before ("the two countries", "the three countries"), and count nothing; people who
    were hurt or held stay counted."""
    figures = _figures_of(difference, left, right)
    if difference.aspect is not Aspect.NUMBER or any(v is None or is_people(v.unit) for v in figures):
        return None
    before = (c.text[: v.start - c.start] for c, v in zip((left, right), figures, strict=True) if v is not None)
    return "each means those named before" if all(_DEFINITE.search(text) for text in before) else None


_DEFINITE = re.compile(r"\b(?:the|these|those)\s+$", re.I)


def of_two_countries(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """What was counted in one country, and in another: "six in Haiti", "one killed in Jamaica"."""
    if difference.aspect is not Aspect.NUMBER:
        return None
    ours, theirs = (
        {name for v in of_kind(c, "place") if (name := country_named(v.value) or country_named(v.text))}
        for c in (left, right)
    )
    return "they count in two countries" if ours and theirs and not ours & theirs else None


def of_two_people(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """What one person is to get, pay or serve, and what another is: each claim names people, and none of the other's."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    figures = _figures_of(difference, left, right)
    if any(v is None or is_people(v.unit) for v in figures):
        return None
    ours, theirs = ({v.value for v in of_kind(c, "person")} for c in (left, right))
    return "they tell of two people" if ours and theirs and not ours & theirs else None


def of_the_top(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """A share that says who is meant ("taxes on the top 2 percent") and one that does not ("growth of 2.1 percent")."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    told = [_of_the_top(c, words) for c, words in ((left, difference.left), (right, difference.right))]
    return "one names who is meant by a share" if told[0] is not told[1] else None


def _of_the_top(claim: Claim, words: str) -> bool:
    figure = re.escape(words.split(maxsplit=1)[0])
    return bool(re.search(rf"{_RANKED}\s+{figure}\s*(?:percent|per\s?cent|%)", claim.text, re.I))


_RANKED = r"\b(?:top|bottom|upper|lower|highest|lowest|rich|richest|wealthiest|poorest)(?:[\w-]*\s+earning)?"


def of_two_sums(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Money of which each claim says what it is for, and not the same ("$5,150 on furs", "a $4 trillion budget"), or of which one is an
    item of a list."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    sums = [(_SUM.search(words), c) for words, c in ((difference.left, left), (difference.right, right))]
    if not all(found for found, _ in sums):
        return None
    if any(len(_SUM.findall(c.text)) >= _LIST for _, c in sums):
        return "one is an item of a list"
    purposes = [_purpose(c.text, found[0]) for found, c in sums if found]
    if not all(purposes) or alike(*purposes) >= SAME_PURPOSE:
        return None
    return "they tell of two sums"


SAME_PURPOSE = 0.3
"""Cosine from which two words may name one sum: "damage" and "losses" have .42, "fine" and "penalty" .44, "furs" and "cruise" .03."""


_SUM = re.compile(
    r"(?:[$€£¥]|\b(?:US|A|C|NZ)\$)\s?\d[\d.,]*(?:\s?(?:k|m|bn|tn|thousand|million|billion|trillion)\b)?"
    r"|\b\d[\d.,]*\s(?:(?:thousand|million|billion|trillion)\s)?(?:dollars|euros|pounds|yen|yuan|rupees|roubles|rubles|francs|crowns|kronor|kroner|marks|pesos|lira)\b",
    re.I,
)
_LIST = 3  # sums
_PURPOSE = re.compile(
    r"\s*(?:in|of|on|for|at|worth of)?\s*(?!(?:ha[sd]|have|is|are|was|were|will|would|be|to|from|by|and|or|as)\b)([a-z][\w ’'-]*)",
    re.I,
)


def _purpose(text: str, money: str) -> list[str]:
    """The words that say what money is for: those right behind it, up to a stop."""
    found = _PURPOSE.match(text, text.index(money) + len(money)) if money in text else None
    return [w for w in re.findall(r"[a-z]{3,}", found[1].casefold()) if w not in _IDLE][:_WORDS] if found else []


_WORDS = 4  # that name a purpose
_IDLE = frozenset("the and his her its their our this that other another new".split())


def of_two_ages(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """The age of a child, and one so far from it that no two reports tell both of one person: a boy of three and a woman of 37."""
    if difference.aspect is not Aspect.IDENTITY or difference.certain:
        return None
    figures = _figures_of(difference, left, right)
    ages = [float(f.value) for f in figures if f is not None and re.fullmatch(r"\d+(?:\.\d+)?", f.value)]
    if len(ages) < 2 or min(ages) >= _CHILD or abs(ages[0] - ages[1]) <= _YEARS_APART:
        return None
    return "their ages are of two"


_CHILD, _YEARS_APART = 15, 10


def _being(noun: str) -> str:
    """male, female, person or thing."""
    if noun in _MALE or noun in _FEMALE:
        return "male" if noun in _MALE else "female"
    return "person" if noun in _ANY_PERSON or may_state(noun, noun) else "thing"


def of_two_bodies(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """A day or figure of what one company or body does, and of what another does: each claim names its own, and not the other's."""
    if difference.certain or difference.aspect not in {Aspect.DATE, Aspect.NUMBER}:
        return None
    if difference.aspect is Aspect.NUMBER:
        figures = _figures_of(difference, left, right)
        if any(v is None or is_people(v.unit) for v in figures):
            return None
    ours, theirs = map(_acting_bodies, (left, right))
    return "they tell of two bodies" if ours and theirs and not ours & theirs else None


def _acting_bodies(claim: Claim) -> set[str]:
    """The names of bodies that a claim tells the doings of, lower case: a word of each is its agent."""
    doing = words_as(claim, "agent")
    return {v.value.casefold() for v in of_kind(claim, "body") if doing & set(v.text.casefold().split())}


def of_two_groups(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """The dead or hurt of two sides: soldiers, and those whom they fought ("25 of its soldiers", "425 Palestinians")."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    groups = [_group(c, words) for c, words in ((left, difference.left), (right, difference.right))]
    return "they count two groups of people" if all(groups) and groups[0] != groups[1] else None


def _group(claim: Claim, words: str) -> str | None:
    """Which side or sort of people a figure counts; None where its noun leaves it open."""
    figure = figure_of(claim, words)
    if figure is None:
        return None
    noun = _GROUP.match(claim.text, figure.end - claim.start)
    named = noun[1].split() if noun else []
    kinds = [next((kind for kind, nouns in _GROUPS.items() if w.casefold() in nouns), None) for w in named]
    if any(kinds):
        return next(kind for kind in kinds if kind)
    return next((side for w in named if w[:1].isupper() for side in sides(w)), None)


_GROUP = re.compile(r"\s+(?:of\s+(?:its|his|her|their|the)\s+)?((?:[\w’'-]+\s+){0,2}[\w’'-]+)")
_GROUPS = {
    "soldiers": frozenset("soldier soldiers troops servicemen marines conscripts".split()),
    "fighters": frozenset(
        "militant militants fighters rebels gunmen terrorists insurgents jihadists attackers".split()
    ),
    "police": frozenset("police policemen officers".split()),
    "civilians": frozenset("civilians villagers bystanders".split()),
}


def of_two_shares(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Two shares of two things: "90 per cent of those infected", "60 percent of Europe's population"."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    of = [
        _SHARED.match(c.text, figure.end - c.start)
        if (figure := figure_of(c, words)) and figure.unit == "percent"
        else None
        for c, words in ((left, difference.left), (right, difference.right))
    ]
    wholes = [re.findall(r"[a-z]{3,}", m[1].casefold()) for m in of if m]
    if len(wholes) < len(of) or not all(wholes) or alike(*wholes) >= SAME_WHOLE:
        return None
    return "they tell shares of two things"


SAME_WHOLE = 0.5
"""Cosine from which two words may name one whole: "voters" and "electorate" have .59, "people" and "population" .45."""

_SHARED = re.compile(r"(?:\s*(?:%|per\s?cent))?\s+of\s+(?:the\s+|its\s+|all\s+|those\s+)?((?:[\w’'-]+\s*){1,3})")


def far_apart(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Two counts so far apart that no two reports tell both of one thing; or, where they are less so, of which the greater has grown over
    a time of which the other says nothing: "120 were killed in the town", "425 have been killed since"."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    told = [*zip((left, right), _figures_of(difference, left, right), strict=True)]
    shown = [float(v.value.partition("..")[0]) for _, v in told if v is not None]
    if len(shown) > 1 and max(shown) > _NEVER_ONE_THING * max(1.0, min(shown)):
        return "the figures are too far apart for one count"
    sizes = [(float(v.value.partition("..")[0]), c) for c, v in told if v is not None and is_people(v.unit)]
    if len(sizes) < 2:
        return None
    (least, few), (most, many) = sorted(sizes, key=lambda told: told[0])
    if most > _NEVER_ONE * max(1.0, least):
        return "the figures are too far apart for one count"
    grown = [bool(_GROWN.search(c.text)) for c in (few, many)]
    return "one has grown over a longer time" if most >= _GREW * least and grown == [False, True] else None


_NEVER_ONE_THING, _NEVER_ONE, _GREW = 1000, 20, 3
_GROWN = re.compile(
    r"\b(?:ha(?:s|ve) (?:\w+ )?(?:been )?(?:killed|died|injured|wounded|hurt|fled|arrested|lost)|so far|since|in total|toll)\b",
    re.I,
)


def of_another_span(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """What is still so, or was so on one day alone, in the first hour, or every day, and what was so in all: "eleven were still in hospital",
    "32 were injured"; "300 million on Monday alone", "740 million"."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    spans = [{m.lastgroup for m in _SPAN.finditer(c.text)} for c in (left, right)]
    if spans[0] != spans[1]:
        return "they count over two spans of time"
    totals = [_IN_ALL.search(c.text) is not None for c in (left, right)]
    days = [bool(of_kind(c, "date")) for c in (left, right)]
    return (
        "one counts all, the other those of a day" if totals[0] is not totals[1] and days[totals.index(False)] else None
    )


_SPAN = re.compile(
    r"\b(?:(?P<left>still(?! missing)|remain(?:s|ed|ing)? in)|(?P<alone>\w+day alone)|(?P<first>in the first (?:hour|hours|minutes|day|week))"
    r"|(?P<each>(?:a|per|each|every) (?:day|week|month|hour)))\b",
    re.I,
)
_IN_ALL = re.compile(r"\b(?:in all|in total|altogether|overall)\b", re.I)


def counted_by(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """What had been counted by one hour, and by another: "58 had been rescued by noon", "61 by Wednesday evening"."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    hours = [m[1].casefold() if (m := _BY_THEN.search(c.text)) else None for c in (left, right)]
    return "they count at two times" if None not in hours and hours[0] != hours[1] else None


_BY_THEN = re.compile(
    r"\b(?:by|as of|until)\s((?:(?:early|late|the|same|[A-Z][a-z]+day)\s)*(?:noon|midday|midnight|dawn|\w*day|morning|afternoon|evening|night|\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m)?(?![\d.,]*\d|[\d.]*\s?(?:percent|per cent|%|[a-z]{4,}))))\b",
    re.I,
)


def of_a_threshold(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """What is needed, and what was reached: "50 percent is needed to win", "took 31 percent"."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    needed = [bool(_NEEDED.search(c.text)) for c in (left, right)]
    return "one tells what is needed" if needed[0] is not needed[1] else None


_NEEDED = re.compile(
    r"\b(?:need(?:s|ed)? (?:\w+ ){0,4}?\d|(?:is|are|was|were) needed|require[sd]?|threshold|(?:must|have to) (?:win|get|receive|reach|score)|"
    r"(?:if|unless) (?:nobody|no one|no candidate|none)|to (?:win|avoid a (?:run-?off|second round)))\b",
    re.I,
)


def of_two_dimensions(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """How tall something is, and how deep somebody fell: lengths of two things."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    dimensions = [_dimension(c, words) for c, words in ((left, difference.left), (right, difference.right))]
    return "they tell two dimensions" if all(dimensions) and dimensions[0] != dimensions[1] else None


def _dimension(claim: Claim, words: str) -> str | None:
    figure = figure_of(claim, words)
    if figure is None or figure.unit not in _LENGTHS:
        return None
    near = re.findall(
        r"[a-z]+",
        claim.text[max(0, figure.start - claim.start - _BESIDE) : figure.end - claim.start + _BESIDE].casefold(),
    )
    found = {_DIMENSIONS[w] for w in near if w in _DIMENSIONS}
    return found.pop() if len(found) == 1 else None


_BESIDE = 25  # characters
_LENGTHS = frozenset("foot feet metre meter m cm inch yard kilometre kilometer km mile".split())
_DIMENSIONS = {
    word: dimension
    for dimension, words in {
        "height": "tall height high stand stands stood grow grows",
        "depth": "fall fell falls falling drop dropped plunge plunged deep depth",
        "length": "long length",
        "width": "wide width broad",
        "distance": "away from off distance north south east west northeast northwest southeast southwest",
    }.items()
    for word in words.split()
}
