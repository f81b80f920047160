"""Why two claims that seem to contradict one another do not: what a careful reader would say before printing it.

A new excuse is a function here that returns its reason or None, and a line in `EXCUSES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rashomon.claims.cues import may_state
from rashomon.claims.emphasis import titled
from rashomon.countries import country_named
from rashomon.model import Article, Aspect, Claim, Value
from rashomon.points.besides import besides
from rashomon.points.clause import LIGHT, of_kind
from rashomon.points.contraries import bound_or_stage, lost_things, of_two_things, other_matter
from rashomon.points.denials import TITLES, UNSAID, denied_in_other_words
from rashomon.points.difference import Difference
from rashomon.points.figures import FATE, figure_of, given_up_by_one
from rashomon.points.moments import another_event, at_another_moment, in_one_night, long_past, open_range, other_time
from rashomon.points.table import SOLE
from rashomon.text.opposites import opposites
from rashomon.text.pieces import alike
from rashomon.text.units import CURRENCIES, is_people

Excuse = Callable[[Difference, Claim, Claim, Mapping[str, Article]], str | None]

_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’'.-]*")
_OFFICES = frozenset(
    "president premier minister mayor governor senator spokesman spokeswoman spokesperson official leader chief director "
    "general secretary chairman chairwoman commissioner judge prosecutor lawyer us u.s uk".split()
)


def excuse(
    difference: Difference, left: Claim, right: Claim, articles: Mapping[str, Article], chance: float = 0.0
) -> str | None:
    """The first reason for which the two do not contradict, None where there is none.

    `chance` is that of a contradiction: where it is high, two names are all that differs, whatever they were taken to be.
    """
    if chance < SOLE and (why := no_doers(difference, left, right, articles)):
        return why
    return next((why for e in EXCUSES if (why := e(difference, left, right, articles))), None)


def same_words(difference: Difference, *_: object) -> str | None:
    """The same words, with other marks or capitals: "I’m" and "I'm"."""
    left, right = (re.sub(r"\W", "", words).casefold() for words in (difference.left, difference.right))
    return "the words are the same" if left and left == right else None


def one_under_an_office(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Two speakers, one of them by an office or a description only: it may be the other's."""
    if difference.aspect is not Aspect.ATTRIBUTION or not left.attribution or not right.attribution:
        return None
    for speaker in (left.attribution[0], right.attribution[0]):
        words = speaker.name.split()
        proper = [w for w in _CAPITAL.findall(speaker.name) if w.casefold() not in _OFFICES]
        if speaker.entity is None or len(proper) < 2 or words[-1].casefold() in _OFFICES:
            return "one speaker is named by an office or a part of a name"
    return None


def no_doers(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Two fillings of which one is no person, body or place that is known by name, or that belong to one list."""
    if difference.certain or difference.aspect not in {Aspect.ACTOR, Aspect.PLACE}:
        return None
    kinds = [_kinds(left, difference.left), _kinds(right, difference.right)]
    if not all(kinds):
        return "one is no name"
    if difference.aspect is Aspect.ACTOR and (_is_where(left, difference.left) or _is_where(right, difference.right)):
        return "one is where it was done"
    if not kinds[0] & kinds[1]:
        return "they are of different kinds"
    ours, theirs = ({v.value for v in c.values if v.kind in kinds[0] & kinds[1]} for c in (left, right))
    return "both stand in lists that share a name" if ours & theirs else None


def _is_where(claim: Claim, words: str) -> bool:
    """Whether the words name where something is: "published in the Harbour Journal"."""
    at = claim.text.find(words)
    return at > 0 and re.search(r"\b(?:in|on|at|into|onto)\s+(?:the\s+)?$", claim.text[:at], re.I) is not None


def _kinds(claim: Claim, words: str) -> set[str]:
    """What those that the words name are: person and body are one, since either acts."""
    found = {v.kind for v in claim.values if v.text in words or words in v.text}
    return {"actor" if k in {"person", "body"} else k for k in found & {"person", "body", "place"}} | (
        found & {"person", "body"}
    )


def one_refused(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Two days or sums, of which the one is when or how much somebody refused: "refused to endorse him on Tuesday"."""
    if difference.aspect not in {Aspect.DATE, Aspect.NUMBER}:
        return None
    refusals = [bool(_REFUSAL.search(c.text)) for c in (left, right)]
    return "only one tells that it was refused" if refusals[0] is not refusals[1] else None


_REFUSAL = re.compile(r"\b(?:refus|declin|reject|snub)\w*\b", re.I)


def one_denied(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """One denies of its filling what the other affirms of its own: not in the one place, but in the other."""
    if difference.certain or difference.aspect not in {Aspect.ACTOR, Aspect.PLACE, Aspect.DATE, Aspect.NUMBER}:
        return None
    if any(UNSAID.search(c.text) for c in (left, right)):
        return None
    return "one denies what the other affirms of another" if besides(left, right).denial else None


def both_mourn(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Two say how sorry they are, each in words of his own."""
    if difference.aspect not in {Aspect.STANCE, Aspect.ATTRIBUTION}:
        return None
    return "both mourn" if all(_MOURNS.search(c.text) for c in (left, right)) else None


_MOURNS = re.compile(
    r"\b(?:thoughts|prayers|condolences?|sympath(?:y|ies)|devastated|heartbroken|saddened|mourn\w*|griev\w+|sorry)\b",
    re.I,
)


def other_act(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Two acts, of which each has its own day, place or count: "was launched on 3 June", "sent its first picture on 19 June"."""
    if difference.certain or difference.aspect not in {Aspect.DATE, Aspect.PLACE, Aspect.NUMBER}:
        return None
    ours, theirs = ([w for w, role in c.words if role == "root" and w not in LIGHT] for c in (left, right))
    if not ours or not theirs:
        return None
    if any(b in opposites(a) for a in ours for b in theirs):
        return "they tell of opposite acts"
    said = [[w for w, role in c.words if role != "agent"] for c in (left, right)]
    if difference.aspect is not Aspect.DATE or max(alike(ours, said[1]), alike(theirs, said[0])) >= LIKE_ACT:
        return None
    return "they tell of two acts"


LIKE_ACT = 0.35
"""Cosine of the main word of one claim and the nearest word of the other under which they tell of two acts."""


def other_work(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Each names works by their titles, and none that the other does: "“Butterfly” came out in 1957"."""
    ours, theirs = (
        {title.casefold().strip(" ,.") for found in TITLES.finditer(c.text) if titled((title := found[1]).split())}
        for c in (left, right)
    )
    if difference.aspect is Aspect.ATTRIBUTION or not ours or not theirs or ours & theirs:
        return None
    return "they tell of two works"


def other_one(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Ages and the like of which one is marked as of one among several: "one of the cavers is 19", "the oldest is 63"."""
    if difference.aspect is not Aspect.IDENTITY or difference.certain:
        return None
    return "they may tell of different people" if any(_ONE_OF.search(c.text) for c in (left, right)) else None


_ONE_OF = re.compile(r"\b(?:one of|another|some of|the (?:oldest|youngest|eldest|other|second))\b", re.I)


_STOCK = frozenset(
    ("have", "own", "carry", "contain", "comprise", "include", "employ", "count", "number", "seat", "total")
)


def _stock(claim: Claim) -> bool:
    """Whether a claim tells only how many there are."""
    roots = [w for w, role in claim.words if role == "root"]
    return bool(roots) and all(w in _STOCK for w in roots)


def place_within(difference: Difference, left: Claim, right: Claim, articles: Mapping[str, Article]) -> str | None:
    """Of two places, one lies within the other, as either report says: "Osk, a village in Hemmel"."""
    if difference.aspect is not Aspect.PLACE:
        return None
    names = [re.escape(w) for w in (difference.left, difference.right)]
    within = re.compile(
        "|".join(rf"\b{a}(?:,| in| near|[’']s)\s+(?:[\w-]+\s+){{0,4}}{b}\b" for a, b in (names, names[::-1]))
    )
    told = any(within.search(articles[c.article].text) for c in (left, right))
    return "one place lies within the other" if told else None


def compared_with(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """A place or day that something is only compared with: "behind only Niue", "compared with 22 percent in 2003"."""
    if difference.aspect not in {Aspect.PLACE, Aspect.DATE} or difference.certain:
        return None
    told = ((left, difference.left), (right, difference.right))
    compared = any(_COMPARED.search(c.text[: max(0, c.text.find(words))]) for c, words in told)
    if compared:
        return "one is what it is compared with"
    named = difference.aspect is Aspect.DATE and any(
        re.search(rf"\b[Tt]he {re.escape(words)} [a-z]", c.text) for c, words in told if _YEAR.search(words)
    )
    return "one names a thing by its year" if named else None


_YEAR = re.compile(r"\b(?:19|20)\d\d$")


_COMPARED = re.compile(r"\b(?:than|behind|unlike|compared (?:with|to)|as in)\b[^.;]*$", re.I)


def part_of_it(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """One tells how many there are ("has 60 turbines"), the other what a smaller number of them did ("eight stood idle",
    "20 of those")."""
    if difference.aspect is not Aspect.NUMBER or difference.certain:
        return None
    if _of_them(left, difference.left) is not _of_them(right, difference.right):
        return "one tells of a part"
    sizes = [_size(c, words) for c, words in ((left, difference.left), (right, difference.right))]
    if None in sizes or sizes[0] == sizes[1]:
        return None
    small, large = (left, right) if sizes[0] < sizes[1] else (right, left)  # type: ignore[operator]
    return "one tells how many there are, the other of a part" if _stock(large) and not _stock(small) else None


def _of_them(claim: Claim, words: str) -> bool:
    """Whether the figure with which the words begin is told as a part of what was told before: "20 of those injured"."""
    figure = figure_of(claim, words)
    return figure is not None and _OF_THEM.match(claim.text, figure.end - claim.start) is not None


_OF_THEM = re.compile(r"\s+of\s+(?:those|them|these|whom)\b", re.I)


def _size(claim: Claim, words: str) -> float | None:
    return next((float(v.value.partition("..")[0]) for v in _told_by(claim, words)), None)


def _told_by(claim: Claim, words: str) -> list[Value]:
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


def of_no_matter(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Sums in two currencies; the lengths of two lists ("five takeaways"); counters of pictures or pages ("1 of 12")."""
    if difference.aspect is not Aspect.NUMBER:
        return None
    if any(_LISTED.search(words) for words in (difference.left, difference.right)):
        return "they count the parts of a list"
    if any(_COUNTER.search(c.text) for c in (left, right)):
        return "a counter of pages is no figure"
    if any(_COUNTED_SO_FAR.search(c.text) for c in (left, right)):
        return "votes are counted at two moments"
    units = {v.unit for c, words in ((left, difference.left), (right, difference.right)) for v in _told_by(c, words)}
    if len(units) > 1 and units <= CURRENCIES:
        return "the sums are in two currencies"
    return (
        "one is money, the other counts things" if len(units) > 1 and units & CURRENCIES and "" not in units else None
    )


def two_fates(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """ "Killed" against "injured": some were the one, others the other."""
    if difference.aspect is not Aspect.STANCE:
        return None
    befell = {FATE.get(words.casefold()) for words in (difference.left, difference.right)}
    return "they tell what befell two groups of people" if None not in befell and len(befell) == 2 else None


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

_LISTED = re.compile(
    r"\b(?:takeaways?|things|reasons|ways|facts|questions|lessons|tips|highlights|photos|pictures)\b", re.I
)
_COUNTED_SO_FAR = re.compile(
    r"\b(?:precincts|polling (?:stations|places)|districts|constituencies) (?:reporting|counted|declared)\b"
    r"|\b(?:votes?|ballots) (?:\w+ )?counted\b",
    re.I,
)
_COUNTER = re.compile(r"^\W*\d+\s*(?:of|/)\s*\d+\W*$", re.I)


def of_another_being(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """The ages of a boy and a girl, or of a boy and a bridge."""
    if difference.aspect is not Aspect.IDENTITY:
        return None
    told = ((difference.left, left.text), (difference.right, right.text))
    nouns = [m[1] if (m := _AGED.search(text, max(0, text.find(words)))) else None for words, text in told]
    if None in nouns or nouns[0] == nouns[1]:
        return None
    kinds = [_being(noun) for noun in nouns if noun]
    return "the ages are of two" if (kinds[0] != kinds[1] and "person" not in kinds) or "thing" in kinds else None


def kinds_of_people(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """The young and the old, a majority and minorities: opposites, and yet no stances."""
    if difference.aspect is not Aspect.STANCE:
        return None
    found = {difference.left.casefold(), difference.right.casefold()}
    return "they tell kinds, not stances" if any(found <= kinds for kinds in _KINDS) else None


_KINDS = (frozenset(("young", "old")), frozenset(("majority", "minority", "majorities", "minorities")))


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
    figures = [figure_of(c, words) for c, words in ((left, difference.left), (right, difference.right))]
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
    figures = [figure_of(c, words) for c, words in ((left, difference.left), (right, difference.right))]
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
    r"(?:[$€£¥]|\b(?:US|A|C|NZ)\$)\s?\d[\d.,]*(?:\s?(?:k|m|bn|tn|thousand|million|billion|trillion)\b)?", re.I
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
    figures = [figure_of(c, words) for c, words in ((left, difference.left), (right, difference.right))]
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


EXCUSES: tuple[Excuse, ...] = (
    same_words,
    one_under_an_office,
    denied_in_other_words,
    open_range,
    long_past,
    one_refused,
    in_one_night,
    other_time,
    another_event,
    both_mourn,
    one_denied,
    other_matter,
    other_act,
    at_another_moment,
    bound_or_stage,
    other_work,
    other_one,
    place_within,
    compared_with,
    part_of_it,
    some_of_them,
    those_named_before,
    of_two_countries,
    of_two_people,
    of_the_top,
    of_two_sums,
    of_two_ages,
    kinds_of_people,
    given_up_there,
    of_no_matter,
    two_fates,
    labelled_otherwise,
    of_another_being,
    of_two_things,
    lost_things,
)
