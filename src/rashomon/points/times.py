"""The days and hours of two aligned claims: whether they put one act at two times."""

from __future__ import annotations

import re

from rashomon.model import Aspect, Claim, Polarity, RoleKind, Value
from rashomon.points.clause import SAME_ACT, main_words, of_kind, words_as
from rashomon.points.difference import Difference
from rashomon.text.calendar import overlap
from rashomon.text.pieces import alike
from rashomon.text.timex.vocabulary import MONTHS, either


def days_differ(left: Claim, right: Claim) -> Difference | None:
    """The same act on different days or at different hours: no day, month or year of the one agrees with any of the other's;
    where the days have no values, one weekday, one day of a month or one hour of the clock against another. Certainly so, where
    it was not to be done before a day, and was done sooner."""
    if not _same_act(left, right):
        return None
    for one, other in ((left, right), (right, left)):
        if (sooner := _too_soon(one, other)) is not None:
            return Difference(Aspect.DATE, *(sooner if one is left else sooner[::-1]), certain=True)
    found = times_apart(left, right)
    if found is not None:
        return Difference(Aspect.DATE, found[0].text, found[1].text)
    if _times_agree(left, right):
        return None
    for pattern, apart in ((_WEEKDAY, _other_weekday), (_OF_MONTH, _other_of_month), (CLOCK, hours_apart)):
        ours, theirs = ([m.group() for m in pattern.finditer(c.text)] for c in (left, right))
        if len(ours) == len(theirs) == 1 and apart(ours[0], theirs[0]):
            return Difference(Aspect.DATE, ours[0], theirs[0])
    return None


def _too_soon(denying: Claim, other: Claim) -> tuple[str, str] | None:
    """The day before which the one says that something is not done ("will not run before Monday"), and the earlier one on which it
    is according to the other ("the first trains run on Saturday"), as they write them."""
    if not (denying.polarity is Polarity.NEGATED and other.polarity is Polarity.AFFIRMED):
        return None
    acts = {w for w, role in denying.words if role == "root"}
    done = bool(acts & {w for w, _ in other.words}) or alike(acts, main_words(other)) >= LIKE_ACT
    ours, theirs = map(_doers, (denying, other))
    if not done or not ours or not theirs or not (ours <= theirs or theirs <= ours):
        # "Freight ferries", "passenger ferries".
        return None
    bounds = [v for v in _dated(denying) if _BEFORE.search(denying.text[: v.start - denying.start])]
    days = [v for v in _dated(other) if not _BEFORE.search(other.text[: v.start - other.start])]
    for bound in bounds:
        for day in days:
            if len(bound.value) == len(day.value) >= len("YYYY-MM") and day.value < bound.value:
                return bound.text, day.text
    return None


def _doers(claim: Claim) -> set[str]:
    """The words for whom or what a clause is about, but for those that pick none out."""
    told = (r for r in claim.roles if r.kind in {RoleKind.AGENT, RoleKind.PATIENT} and r.start >= claim.start)
    doer = next(told, None)
    words = claim.text[doer.start - claim.start : doer.end - claim.start].casefold() if doer else ""
    return {w.removesuffix("s") for w in re.findall(r"[\w'’-]+", words)} - _ANY


LIKE_ACT = 0.5
"""Cosine of two main words from which what is not done before a day may be what is done: "have to go", "leave"."""

_ANY = frozenset("the a an any all no first next its their".split())

_BEFORE = re.compile(r"\b(?:before|until|till)\s+(?:[\w-]+\s+){0,2}$", re.I)

_WEEKDAY = re.compile(
    r"(?<!since )(?<!until )(?<!before )(?<!after )(?<!by )\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)

_MONTH = rf"(?:{either(name.title() for name in MONTHS if name != 'may')})\b\.?"

# "May" is a month beside a day, or where a preposition makes it one.
_OF_MONTH = re.compile(
    rf"(?<![\w-])(?:(?P<before>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{_MONTH}|May\b)"
    rf"|(?P<m2>{_MONTH}|May(?=\s[0-3]?\d\b)|(?<=\b[Ii]n\s)May\b)(?:\s(?P<after>[0-3]?\d)(?:st|nd|rd|th)?(?![\w:,.]\d|\w))?)(?!,?\s(?:19|20)\d\d)"
)

CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[apAP])\.?[mM]\b\.?"
    r"(?:\s\(?(?P<zone>[A-Z]{1,3}T|UTC|MSK|[A-Z][a-z]+\s[Tt]ime)\b)?"
)
"""A time by the clock, and the zone of the clock where it is named."""

NEAR_HOURS = 0.25
"""Hours by which two accounts of one moment may differ without contradicting."""


def _other_weekday(left: str, right: str) -> bool:
    return left != right


def _other_of_month(left: str, right: str) -> bool:
    """Another month, or another day of the same one."""
    (month, day), (other, theirs) = map(_of_month, (left, right))
    return month != other or (bool(day and theirs) and day != theirs)


def _of_month(text: str) -> tuple[int, int]:
    m = _OF_MONTH.fullmatch(text)
    if m is None:  # "May", which needs the word before it
        return MONTHS[text.casefold()], 0
    return MONTHS[(m["m1"] or m["m2"]).casefold().rstrip(".")], int(m["before"] or m["after"] or 0)


def hours_apart(left: str, right: str) -> bool:
    """Whether two times by the clock ("6.10am", "7 pm EST") differ, as far as can be told: of two zones nothing is said."""
    ours, theirs = CLOCK.fullmatch(left), CLOCK.fullmatch(right)
    if ours is None or theirs is None or ours["zone"] != theirs["zone"]:
        return False
    return abs(_hour(ours) - _hour(theirs)) > NEAR_HOURS


def _hour(clock: re.Match[str]) -> float:
    afternoon = 12 * (clock["half"].casefold() == "p")
    return int(clock["hour"]) % 12 + afternoon + int(clock["minute"] or 0) / 60


def _same_act(left: Claim, right: Claim) -> bool:
    """Whether the main word of either clause has its like in the other: as its main word or object, or as what takes place."""
    if any(alike(main_words(a), _done(b)) >= SAME_ACT for a, b in ((left, right), (right, left))):
        return True
    if any(_happened(a) & {w for w, _ in b.words} for a, b in ((left, right), (right, left))):
        return True
    # "The strike will begin on November 3", "the strike is set for November 10".
    return all(_is_when(c) for c in (left, right)) and bool(_what(left) & _what(right))


def _is_when(claim: Claim) -> bool:
    """Whether a claim tells when something is or was, and no more."""
    roots = words_as(claim, "root")
    return bool(roots) and roots <= _WHEN


_WHEN = frozenset("begin start be hold set schedule plan take happen occur open fix expect".split())


def _what(claim: Claim) -> set[str]:
    return words_as(claim, "agent", "patient") - {"place", "effect", "it", "they", "this", "that"}


def _happened(claim: Claim) -> set[str]:
    """What a claim says that it happened, and no more: "the blast happened shortly after six"."""
    roots = [w for w, role in claim.words if role == "root"]
    return words_as(claim, "agent") if roots and set(roots) <= {"happen", "occur"} else set()


def _done(claim: Claim) -> list[str]:
    """The words of a claim that may name an act."""
    happens = any(role == "root" and w in _HAPPEN for w, role in claim.words)
    return [w for w, role in claim.words if role != "agent" or happens]


_HAPPEN = frozenset(("take", "happen", "occur", "begin", "start", "end", "last", "be", "come", "follow"))
"""Main words of which the subject may be the act: "the meeting takes place in July"."""


def times_apart(left: Claim, right: Claim) -> tuple[Value, Value] | None:
    """Two values of time that share no day, where nothing that the claims name of time does."""
    if _times_agree(left, right):
        return None
    ours, theirs = _dated(left), _dated(right)
    return next(((a, b) for a in ours for b in theirs if _comparable(a.value, b.value)), None)


def _dated(claim: Claim) -> list[Value]:
    """The days and times of a claim that the calendar places; not the one that it was elsewhere ("at 4:20 a.m. (2220 GMT on Monday)")."""
    return [
        v
        for v in of_kind(claim, "date")
        if v.value[:4].isdigit() and not _ELSEWHERE.search(claim.text[: v.start - claim.start])
    ]


_ELSEWHERE = re.compile(r"\([^()]*\b(?:GMT|UTC|BST|EST|EDT|CET)\b[^()]*$")


def _times_agree(left: Claim, right: Claim) -> bool:
    return any(overlap(a.value, b.value) for a in _dated(left) for b in _dated(right))


def _comparable(left: str, right: str) -> bool:
    """Whether two ISO values have one precision, or a day stands against another month."""
    return len(left) == len(right) or {len(left), len(right)} == {7, 10}
