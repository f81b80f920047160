"""Why two claims that seem to contradict one another do not: what a careful reader would say before printing it.

A new excuse is a function here that returns its reason or None, and a line in `EXCUSES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rashomon.claims.emphasis import titled
from rashomon.model import Article, Aspect, Claim
from rashomon.points.besides import besides
from rashomon.points.clause import LIGHT, of_kind, words_as
from rashomon.points.contraries import bound_or_stage, lost_things, of_two_things, other_matter, sides_of_a_deal
from rashomon.points.denials import TITLES, UNSAID, denied_in_other_words
from rashomon.points.difference import Difference
from rashomon.points.figures import FATE
from rashomon.points.moments import (
    another_event,
    at_another_moment,
    how_it_is_now,
    in_one_night,
    long_past,
    one_of_several,
    open_range,
    other_time,
    weeks_before,
)
from rashomon.points.populations import (
    adding_up,
    counted_by,
    far_apart,
    given_up_there,
    labelled_otherwise,
    of_a_threshold,
    of_another_being,
    of_another_span,
    of_the_top,
    of_two_ages,
    of_two_bodies,
    of_two_countries,
    of_two_dimensions,
    of_two_groups,
    of_two_people,
    of_two_shares,
    of_two_sums,
    part_of_it,
    some_of_them,
    those_named_before,
    told_by,
)
from rashomon.points.table import SOLE
from rashomon.text.opposites import opposites
from rashomon.text.pieces import alike
from rashomon.text.units import CURRENCIES

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
    if any(not c.sentence[0] - _CARRIED <= c.attribution[0].start < c.sentence[1] + _CARRIED for c in (left, right)):
        return "one speaker is that of another passage"
    return None


_CARRIED = 200
"""Characters from a sentence within which who says it is named for it."""


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


def never_before(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """ "It was the first time", "we have never had that": both say that it had not been so before."""
    if difference.aspect is not Aspect.POLARITY or difference.certain:
        return None
    for one, other in ((left, right), (right, left)):
        if _FIRST.search(one.text) and _NEVER.search(other.text):
            return "both say that it had not been so before"
    return None


_FIRST, _NEVER = re.compile(r"\b(?:the|for the) first time\b", re.I), re.compile(r"\bnever\b", re.I)


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
    if _COME_TO_LIGHT.issuperset((*ours, *theirs)) and _doers_alike(left, right):
        return None
    return "they tell of two acts"


def _doers_alike(left: Claim, right: Claim) -> bool:
    """Whether what either clause is about is named by the same word."""
    ours, theirs = (words_as(c, "agent", "patient") for c in (left, right))
    return not ours.isdisjoint(theirs)


_COME_TO_LIGHT = frozenset("find record detect register report confirm discover diagnose identify notice see".split())
"""What is done to a first case, by any of these words."""


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
    ours, theirs = ({v.value for v in of_kind(c, "person")} for c in (left, right))
    if ours & theirs:
        return None
    return "they may tell of different people" if any(_ONE_OF.search(c.text) for c in (left, right)) else None


_ONE_OF = re.compile(r"\b(?:one of|another|some of|the (?:oldest|youngest|eldest|other|second))\b", re.I)


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
    units = {v.unit for c, words in ((left, difference.left), (right, difference.right)) for v in told_by(c, words)}
    if len(units) > 1 and units <= CURRENCIES:
        return "the sums are in two currencies"
    return (
        "one is money, the other counts things" if len(units) > 1 and units & CURRENCIES and "" not in units else None
    )


def only_wanted(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """ "Need to improve it" and "is worsening": what is wanted, and how it is."""
    if difference.aspect is not Aspect.STANCE:
        return None
    told = ((left, difference.left), (right, difference.right))
    wanted = [bool(_WANTED.search(c.text[: max(0, c.text.find(words))])) for c, words in told]
    return "only one tells what is wanted" if wanted[0] is not wanted[1] else None


_WANTED = re.compile(
    r"\b(?:need|want|hope|aim|seek|plan|pledge|vow|promise|call|urge|order|try|tries|tried|trying|hoping)(?:s|ed|d)?\b[^.;,]{0,40}?\bto\s+(?:\w+\s+)?$"
    r"|\b(?:must|should|ought to)\s+(?:\w+\s+)?$",
    re.I,
)


_STEM = 7  # letters by which two words are of one matter: "arbitration", "arbitrator"


def of_nothing_in_common(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Opposites of two things: "748 polling stations stayed closed", "they keep the option open"."""
    if difference.aspect is not Aspect.STANCE or difference.certain:
        return None
    words = {w.casefold() for told in (difference.left, difference.right) for w in re.findall(r"\w+", told)}
    ours, theirs = ({w[:_STEM] for w, _ in c.words if w not in LIGHT and w not in words} for c in (left, right))
    return "they speak of nothing in common" if ours and theirs and not ours & theirs else None


def two_fates(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """ "Killed" against "injured": some were the one, others the other."""
    if difference.aspect is not Aspect.STANCE:
        return None
    befell = {FATE.get(words.casefold()) for words in (difference.left, difference.right)}
    return "they tell what befell two groups of people" if None not in befell and len(befell) == 2 else None


_LISTED = re.compile(
    r"\b(?:takeaways?|things|reasons|ways|facts|questions|lessons|tips|highlights|photos|pictures)\b", re.I
)
_COUNTED_SO_FAR = re.compile(
    r"\b(?:precincts|polling (?:stations|places)|districts|constituencies) (?:reporting|counted|declared)\b"
    r"|\b(?:votes?|ballots) (?:\w+ )?counted\b",
    re.I,
)
_COUNTER = re.compile(r"^\W*\d+\s*(?:of|/)\s*\d+\W*$", re.I)


def kinds_of_people(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """The young and the old, a majority and minorities: opposites, and yet no stances."""
    if difference.aspect is not Aspect.STANCE:
        return None
    found = {difference.left.casefold(), difference.right.casefold()}
    return "they tell kinds, not stances" if any(found <= kinds for kinds in _KINDS) else None


_KINDS = (frozenset(("young", "old")), frozenset(("majority", "minority", "majorities", "minorities")))


EXCUSES: tuple[Excuse, ...] = (
    same_words,
    one_under_an_office,
    denied_in_other_words,
    open_range,
    long_past,
    one_refused,
    in_one_night,
    how_it_is_now,
    one_of_several,
    weeks_before,
    other_time,
    another_event,
    both_mourn,
    never_before,
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
    adding_up,
    some_of_them,
    those_named_before,
    of_two_countries,
    of_two_people,
    of_two_bodies,
    of_two_groups,
    far_apart,
    counted_by,
    of_another_span,
    of_two_shares,
    of_a_threshold,
    of_two_dimensions,
    of_the_top,
    of_two_sums,
    of_two_ages,
    kinds_of_people,
    only_wanted,
    of_nothing_in_common,
    given_up_there,
    of_no_matter,
    two_fates,
    labelled_otherwise,
    of_another_being,
    of_two_things,
    lost_things,
    sides_of_a_deal,
)
