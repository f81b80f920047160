"""Dates named in English text, resolved against the day of publication.

Values follow TIMEX3 (ISO 8601 with its extensions): 2021-01-26, 2021-01, 2021, 199X (decade), 19XX (century), 2021-Q3,
2021-SU (SP, SU, FA, WI), 2021-W04, 2021-W04-WE (weekend), PAST_REF, PRESENT_REF, FUTURE_REF.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache

from rashomon.text.feasts import FEASTS, feast_day


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date expression: `text` is the words from `start` to `end`; `full` tells that they name the year themselves."""

    start: int
    end: int
    text: str
    value: str
    full: bool


def _numbered(words: str, start: int = 0) -> dict[str, int]:
    """Each word with its place; words joined by "/" share one."""
    return {word: n for n, group in enumerate(words.split(), start) for word in group.split("/")}


_MONTHS = _numbered(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct "
    "november/nov december/dec",
    start=1,
)
_DAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday")
_ORDINALS = _numbered("first/1st second/2nd third/3rd fourth/4th", start=1)
_SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
_SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_COUNTS = {
    **_numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    ),
    **_numbered("seventeen eighteen nineteen twenty", start=17),
    **{"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "a dozen": 12, "thirty": 30, "forty": 40, "fifty": 50},
}


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first so that none hides another."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# Months must begin with a capital: "may" and "march" are words. An abbreviation needs a day or a year beside it; a full stop
# belongs to the date after an abbreviation only: after a whole name it ends the sentence.
_CAPITAL = "(?-i:(?=[A-Z]))"
_WHOLE = _either(m for m in _MONTHS if len(m) > 4 or m in {"may", "june", "july"})
_LONG_MONTH = rf"{_CAPITAL}(?:(?:{_WHOLE})\b|Sept\b\.?)"
_MONTH = rf"{_CAPITAL}(?:(?:{_WHOLE})\b|(?:{_either(_MONTHS)})\b\.?)"
_WEEKDAY = rf"(?:{_either(_DAYS)})\b"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,:]\d)"
_S = r"\s{1,2}"
_TO = r"(?:\s?[-–—]\s?|\s(?:and|to|or|through)\s)"
_COUNT = rf"(?:{_either(_COUNTS)}|\d{{1,3}})"
_THIS = r"(?:last|next|this(?:\s(?:past|coming))?)"
_OF_YEAR = rf"(?:(?P<y>{_YEAR})|(?P<rel>last|this|next)\syear\b)"

# One pattern a kind of expression, in the order in which they are tried; `_READ` has the function for each.
# Groups whose name begins with y are years that the expression names itself.
_RULES = {
    "iso": r"(?P<y>(?:1[5-9]|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?=T\d|\b)(?![-/.]\d)",
    "numeric": r"(?P<a>\d\d?)(?P<sep>[-/.])(?P<b>\d\d?)[-/.](?P<y>(?:1[5-9]|20)\d\d|\d\d)\b(?![-/.]\d)",
    "day_month": rf"(?:(?P<wd>{_WEEKDAY}),?{_S})?(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?(?:{_S}|-)(?:of{_S})?(?P<m>{_MONTH})"
    rf"(?:(?:,?{_S}|-){_OF_YEAR})?",
    "month_day": rf"(?:(?P<wd>{_WEEKDAY}),?{_S})?(?P<m>{_MONTH}){_S}(?:the{_S})?(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?"
    rf"(?:,?{_S}{_OF_YEAR})?",
    "month_year": rf"(?P<m>{_MONTH}),?{_S}(?:of{_S})?{_OF_YEAR}",
    "weekday": rf"(?:(?P<rel>{_THIS}){_S})?(?P<wd>{_WEEKDAY})(?:{_S}(?P<week>last|next)\sweek\b)?",
    "month": rf"(?:(?P<rel>{_THIS}){_S})?(?P<m>{_LONG_MONTH})",
    "day": r"(?:the\sday\s(?:before\syesterday|after\stomorrow)|today|tonight|yesterday|tomorrow"
    r"|this\s(?:morning|afternoon|evening)|last\s(?:night|evening)|(?P<same>(?:that|that\ssame|the\ssame)\sday))\b",
    "part": r"(?:(?:earlier|later)\sin|(?:the\s)?(?:end|rest)\sof)\sthe\s(?P<u>week|month|year)\b",
    "unit": rf"(?P<rel>{_THIS}|the\s(?:next|previous|following|same)|that(?:\ssame)?){_S}"
    rf"(?P<u>weekend|week|month|year|quarter|decade|century|day|{_either(_SEASONS)})\b",
    "weekend": r"(?:over|at|on)\sthe\sweekend\b",
    "ago": rf"(?P<n>{_COUNT})[\s-](?P<u>day|week|month|year|decade)s?(?:\sor\s(?:so|more|two))?"
    r"[\s-](?P<way>ago|earlier|later|before|after)\b",
    "year_ago": r"(?:the\s)?year[\s-](?:ago|earlier)\b",
    "hence": rf"in\s(?P<n>{_COUNT})\s(?P<u>day|week|month|year)s?\b",
    "quarter": rf"(?:(?P<y0>{_YEAR})\s)?(?P<n>{_either(_ORDINALS)})[\s-](?:fiscal[\s-])?quarter\b"
    rf"(?:{_S}(?:of\s|in\s)?{_OF_YEAR})?",
    "q": rf"Q(?P<n>[1-4])(?:\s(?:of\s)?{_OF_YEAR})?\b",
    "the_quarter": rf"the\s(?:latest\s|recent\s|(?P<ago>year-ago\s))?(?:(?P<y>{_YEAR})\s)?quarter\b",
    "season": rf"(?P<s>{_either(_SEASONS)})(?:\sof)?{_S}(?P<y>{_YEAR})",
    "feast": rf"(?P<f>{_either(FEASTS)})\b".replace("'", "['’]"),
    "decade": r"(?:(?P<y>(?:1[5-9]|20)\d)0['’]?s|['’](?P<yy>[2-9])0s)\b",
    "century": r"(?P<y>1\d|20|21|[5-9])th[\s-]century\b",
    "on_the": rf"on\sthe\s(?P<d>{_DAY}(?<=[a-z]))(?!\s[a-z])",
    "year": rf"(?P<y>{_YEAR})",
    "now": r"(?:now|currently|nowadays|these\sdays)\b|current(?=\s[a-z])",
    "past": r"recently\b|recent(?=\s[a-z])|in\sthe\spast\b(?!\s(?:\d|\w+\s(?:days|weeks|months|years)))",
    "future": r"(?<!as\s)soon\b(?!\s(?:as|after)\b)|in\sthe\s(?:near\s)?future\b"
    r"|(?:the\s)?coming\s(?:days|weeks|months|years)\b",
}


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(_RULES[name], re.IGNORECASE)


# All rules at once, each in one group that bears its name; the groups within are dropped, for names must not repeat.
_ANY = re.compile(
    r"(?<![\w$£€#@])(?:"
    + "|".join(f"(?P<{name}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', rule)})" for name, rule in _RULES.items())
    + ")",
    re.IGNORECASE,
)

# What tells the tense of a clause. A cue of the future takes the verb along ("will be held"), lest that count as past.
_FUTURE = (
    r"(?:will|['’]ll|shall|would|could|may|might|should|must|won['’]t)\s(?:not\s|also\s)?(?:be\s|have\s)?\w+"
    r"|going\sto|(?:is|are|was|were)\s(?:due|set|to)\b(?:\sto)?(?:\sbe)?(?:\s\w+)?|to\sbe\s\w+"
    r"|(?:expected|scheduled|slated|supposed|planned|planning|plans?|hopes?|intends?|expects?|due|agreed)"
    r"(?:\sto)?(?:\sbe)?(?:\s\w+)?"
    r"|upcoming|ahead\sof|in\sadvance\sof|starting|beginning|deadline|payable|effective|forecast|forecasting|chance\sof"
    r"|(?:leave|open|begin|start|arrive|end|expire|close|air|return|face|play|host|meet|resume|visit|depart|continue)s"
    r"|takes\splace|kicks\soff"
)
_PAST = (
    r"(?!(?:united|hundred|need|indeed|speed|feed|seed|red|bed|mohamed|ahmed|exceed|proceed|succeed)\b)\w+ed|said|was|were|had|did|has|have|been|after|since|following|told|came|went|took|made|left|began|won|lost|held"
    r"|found|got|gave|saw|rose|fell|met|spoke|wrote|ran|sent|became|brought|broke|struck|shot|hit|paid|led|grew|put|set"
    r"|spent|fought|flew|drove|tore|threw|stood|sat|drew|chose|knew|heard|built|bought|sold|caught|sank|swam|swept|slid"
    r"|spread|burst|cut|beat|blew|dug|ate|fed|felt|fled|froze|hid|hung|kept|laid|lay|lit|meant|rode|shook|shut|slept|stole"
    r"|stuck|swore|taught|thought|understood|withdrew|wore|woke|bore|forgot|sought|rang"
)
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE)
_CUE_NEXT = re.compile(rf"\s(?:\w+ly\s)?{_CUE.pattern}", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s(?:the\s)?(?:early\s|late\s)?$", re.IGNORECASE)
_NOT = re.compile(r"\bnot\b|n['’]t\b|\bnever\b", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Gov|Sen|Rep|Gen|Mrs|Inc|Col))(?<!\b(?:Mr|Dr|St|Mt|Ms|Lt))"
    r"(?<!\bSept)(?<=[a-z0-9)%])[.!?][\"”’']*\s(?=[\"“‘'(]?[A-Z])|\n"
)
# Characters on either side of an expression in which the tense is looked for.
_WINDOW = 110


@dataclass(slots=True)
class _Memory:
    """What the text named last, to which "the next day", "that year" and "a year earlier" look back.

    `month` and `quarter` are first days; `day` is None where only a month was named.
    """

    day: date | None = None
    month: date | None = None
    year: int | None = None
    quarter: date | None = None


@dataclass
class _Context:
    """A match with its surroundings."""

    text: str
    start: int
    end: int
    anchor: date | None
    memory: _Memory = field(default_factory=_Memory)

    @cached_property
    def before(self) -> str:
        """The words of the sentence before the expression."""
        begin = max(0, self.start - _WINDOW)
        # One more character, for a sentence ends where a capital follows.
        ends = [m.end() for m in _SENTENCE_END.finditer(self.text[begin : self.start + 1])]
        return self.text[begin + (ends[-1] if ends else 0) : self.start]

    @cached_property
    def after(self) -> str:
        right = self.text[self.end : self.end + _WINDOW]
        stop = _SENTENCE_END.search(right)
        return right[: stop.start() + 1] if stop else right

    @cached_property
    def tense(self) -> int:
        """-1 where the clause tells of the past, 1 of the future, 0 where it does not say.

        A verb right after the expression decides ("on Sunday issued"), else the nearest cue before it, else (the
        sentence begins with the date) the first after it. "Until Friday" looks ahead unless past or negated.
        """
        if until := _UNTIL.search(self.before):
            late = _CUE.search(self.after) if not self.before[: until.start()].strip() else None
            return -1 if _NOT.search(self.before) or (late and late["past"]) else 1
        cue = _CUE_NEXT.match(self.after) or _last(_CUE.finditer(self.before)) or _CUE.search(self.after)
        return 0 if cue is None else 1 if cue["future"] else -1


def _last(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    last = None
    for m in matches:
        last = m
    return last


@lru_cache(maxsize=1)
def _expressions(text: str) -> tuple[re.Match[str], ...]:
    """All that looks like a date; kept for the next search of the same text, as when its own day is inferred."""
    return tuple(_ANY.finditer(text))


def find_dates(text: str, anchor: date | None, offset: int = 0) -> list[DateFound]:
    """Find the date expressions of English text and the dates they mean, in reading order, none overlapping.

    `anchor` is the day of publication, against which "yesterday", "on Tuesday" and "January 26" are read, with the
    tense of the clause; without it, only expressions that name their year, or that look back to a date named before in
    `text`, are found. `offset` is added to the positions. Runs in time linear in the length of `text`.
    """
    memory = _Memory()
    found: list[DateFound] = []
    for m in _expressions(text):
        name = m.lastgroup or ""
        part = _rule(name).match(text, m.start())
        if part is None:
            continue
        context = _Context(text, m.start(), m.end(), anchor, memory)
        try:
            values = _READ[name](part, context)
        except (ValueError, OverflowError):  # no such day, or outside the calendar
            continue
        except KeyError:  # letters that only fold to English ones, as in "Aprİl"
            continue
        for start, end, value in values:
            full = any(named for group, named in part.groupdict().items() if group.startswith("y"))
            found.append(DateFound(start + offset, end + offset, text[start:end], value, full))
            if not _names_a_thing(name, context):
                _remember(memory, name, value, full)
    return found


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A day named without its year: `month` and `day`, or `weekday` (Monday is 0), or all three."""

    start: int
    weekday: int | None
    month: int | None
    day: int | None


def find_unplaced(text: str) -> list[Unplaced]:
    """The days that English text names without a year and not as days to come, in reading order.

    They say on which day the text was written, where nothing else does. Runs in linear time.
    """
    found = []
    for m in _expressions(text):
        name = m.lastgroup or ""
        part = _rule(name).match(text, m.start()) if name in {"weekday", "day_month", "month_day"} else None
        if part is None or any(part.groupdict().get(group) for group in ("y", "week")):
            continue
        tense, rel = _Context(text, m.start(), m.end(), None).tense, (part.groupdict().get("rel") or "").lower()
        if tense > 0 or (rel and not (rel == "this" and tense < 0)):
            continue
        weekday = _DAYS[part["wd"].lower()] if part["wd"] else None
        if name == "weekday":
            found.append(Unplaced(m.start(), weekday, None, None))
        else:
            found.append(Unplaced(m.start(), weekday, _month_number(part["m"]), _day_number(part["d"])))
    return found


# Between a determiner and a noun a year names the thing ("the 2016 election"), not the time that is told of.
_DETERMINED = re.compile(
    r"(?:\b(?:the|a|an|this|that|his|her|its|their|our|my|each|every)|['’]s?)(?:\s[\w-]+)?\s$", re.I
)
_TIME_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|till|from|during|before|after|around|early|late|mid|and|to)\s$", re.I
)


def _names_a_thing(rule: str, context: _Context) -> bool:
    if rule != "year" or not re.match(r"\s[^\W\d_]", context.after) or _TIME_BEFORE.search(context.before):
        return False
    return _DETERMINED.search(context.before) is not None or re.match(r"\s[A-Z]", context.after) is not None


def _remember(memory: _Memory, rule: str, value: str, full: bool) -> None:
    if m := re.fullmatch(r"(\d{4})-(\d\d)(-\d\d)?", value):
        memory.day = date.fromisoformat(value) if m[3] else None
        memory.month = date(int(m[1]), int(m[2]), 1)
    if rule in {"quarter", "q"} and (q := re.fullmatch(r"(\d{4})-Q(\d)", value)):
        memory.quarter = date(int(q[1]), int(q[2]) * 3 - 2, 1)
    if full and value[:4].isdigit():
        memory.year = int(value[:4])


_Values = list[tuple[int, int, str]]


def _one(m: re.Match[str], value: str | None) -> _Values:
    return [(m.start(), m.end(), value)] if value else []


def _iso(m: re.Match[str], c: _Context) -> _Values:
    return _one(m, date(int(m["y"]), int(m["m"]), int(m["d"])).isoformat())


def _numeric(m: re.Match[str], c: _Context) -> _Values:
    """Of day/month and month/day the one that exists and, where both do, lies nearer the day of publication."""
    year = int(m["y"])
    if len(m["y"]) == 2:
        if m["sep"] == ".":
            return []  # a version or a section more often than a date
        year = _nearest_century(year, c.anchor)
    a, b = int(m["a"]), int(m["b"])
    days = []
    for month, day in {(b, a), (a, b)}:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        return []
    if len(days) == 1 or m["sep"] == ".":
        return _one(m, (date(year, b, a) if m["sep"] == "." else days[0]).isoformat())
    if c.anchor is None:
        return []
    anchor = c.anchor
    return _one(m, min(days, key=lambda d: abs((d - anchor).days)).isoformat())


def _nearest_century(yy: int, anchor: date | None) -> int:
    """The year ending in `yy` nearest the day of publication; without one, from 1970 to 2069."""
    middle = anchor.year if anchor else 2019
    return min((century + yy for century in (1800, 1900, 2000, 2100)), key=lambda y: abs(y - middle))


def _month_number(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _day_number(text: str) -> int:
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]


def _relative_year(rel: str | None, anchor: date | None) -> int | None:
    return anchor.year + _direction(rel) if rel and anchor else None


def _direction(rel: str) -> int:
    """-1, 0 or 1 for last, this and next, and for words that mean the same."""
    if re.search("last|past|previous", rel, re.IGNORECASE):
        return -1
    return int(re.search("next|following", rel, re.IGNORECASE) is not None)


def _month_and_day(m: re.Match[str], c: _Context) -> _Values:
    month = _month_number(m["m"])
    days = [_day_number(m["d"])] + ([_day_number(m["d2"])] if m["d2"] else [])
    year = int(m["y"]) if m["y"] else _relative_year(m["rel"], c.anchor)
    if year is None:
        year = _year_of_day(month, days[0], c)
    if year is None:
        return []
    values = [date(year, month, d).isoformat() for d in days]
    if len(values) == 1:
        return _one(m, values[0])
    return [(m.start(), m.end("d"), values[0]), (m.start("d2"), m.end(), values[1])]


# How many times farther off than one on the other side a date may lie on the side that the tense asks for.
# Writers add the year where a date lies far off, so a clear distance outweighs a cue that may be another verb's.
# Months bear more, being few: in December "in February" is ten months back and two ahead.
_DAY_PULL = {-1: 3.0, 0: 1.5, 1: 1 / 3}
_MONTH_PULL = {-1: 12.0, 0: 4.0, 1: 1 / 6}


def _year_of_day(month: int, day: int, c: _Context) -> int | None:
    """The year of a day named without it: that of the nearest such day, weighted by the tense."""
    if c.anchor is None:
        return c.memory.year if _says_year(c) else None
    anchor = c.anchor
    days = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return min(days, key=lambda d: _distance((d - anchor).days, _DAY_PULL[c.tense])).year if days else None


def _says_year(c: _Context) -> bool:
    """Whether the sentence itself has named the year last named: a day or month seldom lies in that of another."""
    return str(c.memory.year) in c.before


def _distance(ahead: int, pull: float) -> float:
    return ahead * pull if ahead > 0 else -ahead


def _month_and_year(m: re.Match[str], c: _Context) -> _Values:
    year = int(m["y"]) if m["y"] else _relative_year(m["rel"], c.anchor)
    return _one(m, f"{year}-{_month_number(m['m']):02}" if year else None)


# Before a month that is also a word or a name, one of these must stand: "in May", "last March".
_BEFORE_MONTH = re.compile(
    r"(?i:\b(?:in|of|since|until|till|by|from|during|through|between|and|to|for|or|before|after|early|late|mid|every|"
    r"last|next|this|the|its|his|her|their)[\s-])$"
)
_WORDLIKE = {"may", "march", "april", "june", "august"}


def _bare_month(m: re.Match[str], c: _Context) -> _Values:
    month = _month_number(m["m"])
    looks_like_word = not _BEFORE_MONTH.search(c.before) or re.match(r"\s[A-Z]", c.after)
    if m["m"].lower() in _WORDLIKE and not m["rel"] and looks_like_word:
        return []
    if c.anchor is None:
        return _one(m, f"{c.memory.year}-{month:02}" if c.memory.year and _says_year(c) else None)
    anchor, rel = c.anchor, (m["rel"] or "").lower()
    year = anchor.year
    if rel == "last":
        year -= month >= anchor.month
    elif rel == "next":
        year += month <= anchor.month
    elif not rel:
        year = min(
            (year - 1, year, year + 1),
            key=lambda y: _distance((y - anchor.year) * 12 + month - anchor.month, _MONTH_PULL[c.tense]),
        )
    return _one(m, f"{year}-{month:02}")


def _weekday(m: re.Match[str], c: _Context) -> _Values:
    if c.anchor is None:
        return []
    target, rel, week = _DAYS[m["wd"].lower()], (m["rel"] or "").lower(), (m["week"] or "").lower()
    anchor = c.anchor
    back, ahead = (anchor.weekday() - target) % 7, (target - anchor.weekday()) % 7
    if week or rel == "next":
        days = target - anchor.weekday() + (-7 if week == "last" else 7)
    elif rel == "last":
        # Yesterday is never "last Thursday".
        days = -back if back > 1 else -back - 7
    elif c.tense > 0 or (rel.startswith("this") and "past" not in rel and c.tense == 0):
        days = ahead
    else:
        # A weekday alone means the nearest one before the report: 91 % of those in TimeBank.
        days = -back
    return _one(m, (anchor + timedelta(days)).isoformat())


def _day(m: re.Match[str], c: _Context) -> _Values:
    if m["same"]:
        return _one(m, c.memory.day.isoformat() if c.memory.day else None)
    if c.anchor is None:
        return []
    words = m[0].lower()
    shift = -1 if "yesterday" in words or words.startswith("last") else int("tomorrow" in words)
    if words.startswith("the day"):  # before yesterday, after tomorrow
        shift *= 2
    return _one(m, (c.anchor + timedelta(shift)).isoformat())


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _shifted(day: date, unit: str, count: int) -> str:
    """The day, week, month, year, quarter, decade or century that lies `count` of them from that of `day`."""
    if unit == "day":
        return (day + timedelta(count)).isoformat()
    if unit in {"week", "weekend"}:
        return _week(day + timedelta(weeks=count)) + ("-WE" if unit == "weekend" else "")
    if unit in {"month", "quarter"}:
        size = 1 if unit == "month" else 3
        index = (day.year * 12 + day.month - 1) // size + count
        year, rest = divmod(index, 12 // size)
        first = date(year, rest * size + 1, 1).isoformat()
        return first[:7] if unit == "month" else f"{first[:4]}-Q{rest + 1}"
    if unit == "decade":
        return f"{day.year // 10 + count}X"
    if unit == "century":
        return f"{day.year // 100 + count}XX"
    return date(day.year + count, 1, 1).isoformat()[:4]


def _unit(m: re.Match[str], c: _Context) -> _Values:
    rel, unit = m["rel"].lower(), m["u"].lower()
    if rel.startswith(("the ", "that")):
        return _one(m, _looking_back(rel, unit, c))
    if c.anchor is None or unit == "day" or (rel == "last" and re.search(r"(?i)\bthe\s$", c.before)):
        return []  # "the last year" is a stretch of time, no date
    if unit in _SEASONS:
        return _one(m, _season(rel, unit, c.anchor))
    return _one(m, _shifted(c.anchor, unit, 0 if (rel, unit) == ("this past", "year") else _direction(rel)))


def _looking_back(rel: str, unit: str, c: _Context) -> str | None:
    """The value of "that year", "the same month", "the next day" and the like, from the date named last."""
    step = _direction(rel)
    if unit == "quarter" and c.memory.quarter:
        return _shifted(c.memory.quarter, "quarter", step)
    if unit == "year" and c.memory.year and (c.memory.month is None or c.memory.month.year != c.memory.year):
        return f"{c.memory.year + step}"
    base = c.memory.month if unit in {"month", "year"} else c.memory.day
    return None if base is None or unit in _SEASONS else _shifted(base, unit, step)


def _season(rel: str, season: str, anchor: date) -> str:
    begins = _SEASON_BEGINS[_SEASONS[season]]
    year = anchor.year
    if rel in {"last", "this past"}:
        year -= anchor.month < begins + 3
    elif rel == "next":
        year += anchor.month >= begins
    return f"{year}-{_SEASONS[season]}"


def _part(m: re.Match[str], c: _Context) -> _Values:
    return _one(m, _shifted(c.anchor, m["u"].lower(), 0) if c.anchor else None)


def _weekend(m: re.Match[str], c: _Context) -> _Values:
    if c.anchor is None:
        return []
    past = c.anchor.weekday() < 5 and c.tense <= 0
    return _one(m, _shifted(c.anchor, "weekend", -1 if past else 0))


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _COUNTS[" ".join(words.lower().split())]


def _ago(m: re.Match[str], c: _Context) -> _Values:
    count, unit, direction = _count(m["n"]), m["u"].lower(), m["way"].lower()
    sign = 1 if direction in {"later", "after"} else -1
    if direction in {"before", "after"} and re.match(r"\s\w", c.after):
        return []  # "two days after the vote": the vote is the anchor, and unknown here
    if unit == "year" and count == 1 and sign < 0 and c.memory.quarter:
        return _one(m, _shifted(c.memory.quarter, "quarter", -4))
    base = c.anchor if direction == "ago" or (sign < 0 and unit != "day") else c.memory.day or c.anchor
    if unit == "decade":
        unit, count = "year", count * 10
    return _one(m, _shifted(base, unit, sign * count) if base else None)


def _year_ago(m: re.Match[str], c: _Context) -> _Values:
    if c.memory.quarter:
        return _one(m, _shifted(c.memory.quarter, "quarter", -4))
    return _one(m, str(c.anchor.year - 1) if c.anchor else None)


def _hence(m: re.Match[str], c: _Context) -> _Values:
    """ "in two weeks", where the clause looks ahead; "the first in two years" is a stretch of time."""
    if c.anchor is None or c.tense <= 0 or re.search(r"(?i)\b(?:first|time|most|worst|best|\w+est)\b[^,]*$", c.before):
        return []
    return _one(m, _shifted(c.anchor, m["u"].lower(), _count(m["n"])))


def _quarter(m: re.Match[str], c: _Context) -> _Values:
    number = int(m["n"]) if m["n"].isdigit() else _ORDINALS[m["n"].lower()]
    named = m["y"] or m.groupdict().get("y0")
    year = int(named) if named else _relative_year(m["rel"], c.anchor)
    if year is not None:
        return _one(m, f"{year}-Q{number}")
    if c.anchor is None:
        return []
    back = ((c.anchor.month + 2) // 3 - number) % 4
    # "expects to report third-quarter results": the quarter just ended, however the clause looks ahead.
    return _one(m, _shifted(c.anchor, "quarter", (4 - back) % 4 if c.tense > 0 and back > 1 else -back))


def _the_quarter(m: re.Match[str], c: _Context) -> _Values:
    back = -4 if m["ago"] else 0
    if c.memory.quarter:
        value = _shifted(c.memory.quarter, "quarter", back)
    elif c.anchor:
        value = _shifted(c.anchor, "quarter", back - 1)
    else:
        return []
    return _one(m, m["y"] + value[4:] if m["y"] else value)


def _season_of_year(m: re.Match[str], c: _Context) -> _Values:
    return _one(m, f"{m['y']}-{_SEASONS[m['s'].lower()]}")


def _feast(m: re.Match[str], c: _Context) -> _Values:
    if c.anchor is None:
        return []
    anchor, name = c.anchor, m["f"].lower().replace("’", "'")
    days = [feast_day(name, anchor.year + n) for n in (-1, 0, 1)]
    return _one(m, min(days, key=lambda d: _distance((d - anchor).days, _DAY_PULL[c.tense])).isoformat())


def _decade(m: re.Match[str], c: _Context) -> _Values:
    return _one(m, f"{m['y']}X" if m["y"] else f"{_nearest_century(int(m['yy']) * 10, c.anchor) // 10}X")


def _century(m: re.Match[str], c: _Context) -> _Values:
    return _one(m, f"{int(m['y']) - 1:02}XX")


def _on_the(m: re.Match[str], c: _Context) -> _Values:
    base = c.memory.day or c.anchor
    return _one(m, base.replace(day=_day_number(m["d"])).isoformat() if base else None)


# "2000 people" is no year, nor is "at 2000 GMT" or "version 4.2012".
_NOT_YEAR_AFTER = re.compile(
    r"\s?(?i:people|persons|men|women|children|troops|soldiers|others|dead|injured|homes|houses|families|miles|km|"
    r"kilomet|met(?:er|re)s|feet|acres|tons|tonnes|dollars|euros|pounds|gmt|utc|local\stime|hours|hrs|years|days|"
    r"percent|per\scent|million|billion|employees|workers|jobs|votes|points|shares|units|students|members|times)\b"
)
_NOT_YEAR_BEFORE = re.compile(
    r"(?i:\b(?:than|about|some|nearly|almost|least|most|up\sto|over|around|approximately|at|no\.|number|room|page|"
    r"flight|highway|route|rs\.?|us)\s|(?<!mid)(?<!late)(?<!early)(?<!\b[12]\d\d\d)[.,:/–-])$"
)


def _year(m: re.Match[str], c: _Context) -> _Values:
    year = int(m["y"])
    if _NOT_YEAR_AFTER.match(c.after) or _NOT_YEAR_BEFORE.search(c.before):
        return []
    if year < 1900 and not re.search(r"(?i)\b(?:in|since|of|until|from|by|around)\s$", c.before):
        return []
    return _one(m, m["y"])


def _reference(value: str) -> Callable[[re.Match[str], _Context], _Values]:
    return lambda m, c: _one(m, value)


_READ: dict[str, Callable[[re.Match[str], _Context], _Values]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_month": _month_and_day,
    "month_day": _month_and_day,
    "month_year": _month_and_year,
    "weekday": _weekday,
    "month": _bare_month,
    "day": _day,
    "part": _part,
    "unit": _unit,
    "weekend": _weekend,
    "ago": _ago,
    "year_ago": _year_ago,
    "hence": _hence,
    "quarter": _quarter,
    "q": _quarter,
    "the_quarter": _the_quarter,
    "season": _season_of_year,
    "feast": _feast,
    "decade": _decade,
    "century": _century,
    "on_the": _on_the,
    "year": _year,
    "now": _reference("PRESENT_REF"),
    "past": _reference("PAST_REF"),
    "future": _reference("FUTURE_REF"),
}
