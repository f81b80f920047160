"""When the one event was, as each report has it: by what hour, or in what part of which day.

No likeness of two clauses finds these: "the accident happened shortly before 11 p.m.", "the coach went off the road at about 4 a.m.".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.model import Article, Aspect, Claim
from rashomon.points.accounts.told import contradictions, of_the_event
from rashomon.points.clause import of_kind
from rashomon.points.difference import Apart, Difference
from rashomon.text.timex.vocabulary import WEEKDAYS


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a claim gives it: the day where it is known, the earliest and latest hour, its zone, and the words."""

    day: date | None
    first: float
    last: float
    zone: str
    words: str
    about: bool


def hours(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """The hours that two reports give of one event, each throughout, and that are not the same; certain where both go by the clock."""
    told: dict[str, dict[str, list[tuple[int, Moment]]]] = defaultdict(lambda: defaultdict(list))
    for i, kind in of_the_event(claims):
        if (moment := _moment(claims[i])) is not None:
            told[kind][claims[i].article].append((i, moment))
    for found in contradictions(told.values(), _apart, _difference, claims, articles):
        by_clock = all(
            m is not None and m.first == m.last for m in (_moment(claims[found.left]), _moment(claims[found.right]))
        )
        yield replace(found, difference=replace(found.difference, certain=by_clock))


def _difference(a: Moment, b: Moment) -> Difference:
    return Difference(Aspect.DATE, a.words, b.words, certain=True)


_SPELLED = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_WORDED = re.compile(
    rf"\b(?:(?P<past>half|quarter|ten|five|twenty) (?P<side>past|to) )?(?P<hour>{'|'.join(_SPELLED)}|\d{{1,2}})(?: o['’]clock)?"
    r"(?: (?:in the|(?:on )?(?:\w+day|that|this|yesterday) )?\s?(?P<part>morning|afternoon|evening|night))?",
    re.I,
)
_MINUTES = {"half": 0.5, "quarter": 0.25, "ten": 1 / 6, "five": 1 / 12, "twenty": 1 / 3}
_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-4])(?:[:.]?(?P<minute>[0-5]\d))?\s?(?:(?P<half>[apAP])\.?[mM]\b\.?"
    r"|(?:o['’]clock )?in the (?P<part>morning|afternoon|evening)|o['’]clock\b|h\b|(?P<whole>(?=\s?(?:GMT|UTC|hours|local time)\b)|(?<=:\d\d)))"
    r"(?:\s?\(?(?P<zone>[A-Z]{1,3}T|UTC|MSK|(?:local|[A-Z][a-z]+)\s[Tt]ime)\b)?"
)
_NAMED_HOURS = {"noon": 12.0, "midday": 12.0, "midnight": 24.0}
_NAMED = re.compile(r"\b(?P<name>noon|midday|midnight)\b(?! [a-z]+(?:s|er|ing|ice|eal|ass|un|line)\b)", re.I)
_PARTS = {
    "early hours": (0, 6),
    "small hours": (0, 5),
    "dawn": (4, 8),
    "daybreak": (4, 8),
    "morning": (4, 12),
    "lunchtime": (11.5, 14.5),
    "afternoon": (12, 18),
    "evening": (16, 24),
    "night": (18, 30),
    "overnight": (18, 30),
}
_PART = re.compile(rf"\b(?P<part>{'|'.join(_PARTS)})\b", re.I)
_BOUND = re.compile(
    r"\b(?:by|until|till|since|from|to|and|before|after|between|within|for)\s+(?:about |around |the )?$", re.I
)
_JUST = re.compile(r"\b(?:shortly|just|soon|a little|a few minutes|right|some minutes) (?:before|after)\s+$", re.I)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|some time|towards?|shortly|soon|just|nearly|before|after|at around) +(?:\w+ )?$", re.I
)
_THEN = re.compile(r"\b(?:after|when|where|before|as|while)\b")
"""Words behind a time by which it is that of another act."""

CLOSE = 0.5
"""Hours by which two accounts of one moment may differ; twice as many where both are rough."""


def _moment(claim: Claim) -> Moment | None:
    """When a claim says that it was; None where it gives no hour or part of a day, or more than one."""
    days = {v.value[:10] for v in of_kind(claim, "date") if len(v.value) >= 10}
    day = date.fromisoformat(days.pop()) if len(days) == 1 and re.fullmatch(r"\d{4}-\d\d-\d\d", min(days)) else None
    found: list[Moment] = []
    for m in _CLOCK.finditer(claim.text):
        before = claim.text[: m.start()]
        if _BOUND.search(before) and not _JUST.search(before):
            continue
        hour = int(m["hour"]) + int(m["minute"] or 0) / 60
        half = (m["half"] or "").casefold() or {"morning": "a", "afternoon": "p", "evening": "p"}.get(
            m["part"] or "", ""
        )
        if half and hour <= 12:
            hour = hour % 12 + 12 * (half == "p")
        zone = (m["zone"] or "").replace("local time", "")
        found.append(Moment(day, hour, hour, zone, m.group().strip(), _ABOUT.search(before) is not None))
    for m in _NAMED.finditer(claim.text):
        before = claim.text[: m.start()]
        if not _BOUND.search(before) or _JUST.search(before):
            hour = _NAMED_HOURS[m["name"].casefold()]
            found.append(Moment(day, hour, hour, "", m.group(), _ABOUT.search(before) is not None))
    found = found or list(_worded(claim, day))
    if not found:
        parts = [m for m in _PART.finditer(claim.text) if not _BOUND.search(claim.text[: m.start()].rstrip("the "))]
        if len(parts) == 1 and day is not None and not _THEN.search(claim.text[parts[0].end() :]):
            first, last = _PARTS[parts[0]["part"].casefold()]
            weekday = re.search(rf"\b(?:{'|'.join(WEEKDAYS)})\s$", claim.text[: parts[0].start()], re.I)
            words = claim.text[weekday.start() : parts[0].end()] if weekday else parts[0].group()
            found.append(Moment(day, first, last, "", words, True))
    return found[0] if len(found) == 1 else None


def _worded(claim: Claim, day: date | None) -> Iterator[Moment]:
    """The times of a claim in words, with the half of the day: "ten past four on Tuesday morning", "eleven in the morning"."""
    for m in _WORDED.finditer(claim.text):
        if m["part"] is None or (_BOUND.search(before := claim.text[: m.start()]) and not _JUST.search(before)):
            continue
        hour = _SPELLED.get(m["hour"].casefold()) or int(m["hour"])
        minutes = _MINUTES.get((m["past"] or "").casefold(), 0.0) * (-1 if m["side"] == "to" else 1)
        if 1 <= hour <= 12:
            late = m["part"].casefold() in {"afternoon", "evening"} or (m["part"].casefold() == "night" and hour > 5)
            at = hour % 12 + 12 * late + minutes
            yield Moment(day, at, at, "", m.group(), _ABOUT.search(before) is not None)


def _apart(a: Moment, b: Moment) -> bool:
    """Whether two accounts of a moment cannot be of one."""
    if a.zone != b.zone or a.words in b.words or b.words in a.words:
        return False
    room = CLOSE * (2 if a.about and b.about else 1)
    if a.day is None or b.day is None or a.day == b.day:
        first, second = sorted((a, b), key=lambda m: m.first)
        gap = second.first - first.last
        return gap > room and (second.last - 24 < first.first - room or first.first == first.last)
    (day, first), (next_day, second) = sorted(((a.day, a), (b.day, b)), key=lambda pair: pair[0])
    return 24 * (next_day - day).days + second.first - first.last > max(room, OTHER_DAY)


OTHER_DAY = 2.0
"""Hours between two parts of two days from which they are no one night."""
