"""The day a page was published: what is given, or what its metadata, its address and the lines beside its headline say,
weighed against each other and against the report's own words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rashomon.marks import Mark
from rashomon.markup import Markup
from rashomon.metadata import Metadata
from rashomon.model import Given, Published
from rashomon.stamps import LONGEST, Near, Stamp, find_stamps
from rashomon.text.days import (
    EARLIEST,
    WEEKDAYS,
    Found,
    Moment,
    find_day_of_month,
    find_days,
    find_weekdays,
    possible,
    read_moment,
)

__all__ = ["EARLIEST", "Found", "find_days", "from_given", "from_url", "of_flattened", "of_html", "parse_iso"]

BESIDE, DATELINE, URL, SCRIPT, CHANGED = "byline line", "dateline", "url", "script", "modified"

_WEIGHTS = {"json-ld": 4.0, "meta": 3.5, "time": 3.5, URL: 4.0, SCRIPT: 1.5}
"""How far each kind of evidence is trusted. A visible line beside the headline has 3 to 4, by its label and distance."""

_TOLD = frozenset({"json-ld", "meta", "time", URL})
_ENOUGH = 2.3
_LEAD = 1500
"""Characters of a report in which its weekdays are those of its day."""

_IN_URL = re.compile(
    r"/((?:19|20)\d\d)(?:([/-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))"
    r"(?=[/_.-]|$)"
)
_DASHED = re.compile(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")
_DATELINE = re.compile(
    r"[^\W\d_][^.!?\n]{1,50}?[\s,(]\d{1,2}\b[^.!?\n]{0,14}|[^\W\d_][^.!?\n]{1,60}\s\d{1,2}(?=[\s.,)/])"
)
_AFTER_DATELINE = re.compile(r"\s?[.,)]?\s?(?:/|\(|--?\s|[–—])")
_APART = int(Mark.NAV | Mark.FOOTER | Mark.FIGURE | Mark.HIDDEN | Mark.DIALOG)
_HEADER, _ARTICLE = int(Mark.HEADER), int(Mark.ARTICLE)
_DIGIT = re.compile(r"\d")
_THIS_DAY = re.compile(r"\b[Tt]his ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")

# Clocks of a language's newsrooms, in hours ahead of UTC, and of a country's where the page's language names it.
_CLOCKS = {
    "en": (-5, 0), "es": (-6, 2), "pt": (-3, 1), "fr": (-4, 2), "de": (1, 2), "it": (1, 2), "nl": (1, 2), "sv": (1, 2),
    "no": (1, 2), "nb": (1, 2), "da": (1, 2), "fi": (2, 3), "pl": (1, 2), "cs": (1, 2), "sk": (1, 2), "hu": (1, 2),
    "sl": (1, 2), "hr": (1, 2), "bs": (1, 2), "sr": (1, 2), "sq": (1, 2), "ro": (2, 3), "el": (2, 3), "bg": (2, 3),
    "uk": (2, 3), "ru": (3, 3), "tr": (3, 3), "he": (2, 3), "ar": (2, 4), "fa": (3, 5), "hi": (5, 6), "bn": (5, 6),
    "gu": (5, 6), "id": (7, 9), "vi": (7, 7), "th": (7, 7), "zh": (8, 8), "ja": (9, 9), "ko": (9, 9), "ca": (1, 2),
    "en-gb": (0, 1), "en-ie": (0, 1), "en-au": (8, 11), "en-nz": (12, 13), "en-in": (5, 6), "en-ca": (-8, -3),
    "en-za": (2, 2), "es-es": (1, 2), "es-ar": (-3, -3), "es-mx": (-7, -5), "es-co": (-5, -5), "es-cl": (-4, -3),
    "pt-br": (-5, -3), "pt-pt": (0, 1), "fr-fr": (1, 2), "fr-ca": (-5, -3),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """A moment that may be that of publication, and how far it is trusted; `other` if day and month may be swapped."""

    method: str
    moment: Moment
    weight: float
    other: date | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Report:
    """The report's own words against which a day is held."""

    lead: str
    prose: str
    language: str | None


def parse_iso(text: str, *, any_year: bool = False) -> str | None:
    """An ISO 8601 date or date and time, to the minute, as `YYYY-MM-DD[THH:MM[offset]]`; None if it is none.

    Days before the web or after today are taken for none, unless in `any_year`.
    """
    if any_year:
        try:
            moment = datetime.fromisoformat(text.strip())
        except ValueError:
            pass
        else:
            if len(text.strip()) == 10 or (moment.hour, moment.minute, moment.second) == (0, 0, 0):
                return moment.date().isoformat()
            return moment.isoformat(timespec="minutes")
    read = read_moment(text)
    return read.value if read else None


def from_given(given: Given) -> Published | None:
    """The day that the user or the container gave, however long ago; None if it gave none or it is no date."""
    value = parse_iso(given.published, any_year=True) if given.published else None
    return Published(value, "given", True) if value else None


def from_url(url: str | None) -> Published | None:
    """The day in an address such as `/2019/03/12/`."""
    match = _IN_URL.search(url or "")
    parts = (match[1], match[3] or match[5], match[4] or match[6]) if match else None
    if parts is None and (dashed := _DASHED.search((url or "").split("?", 1)[0])):
        parts = (dashed[1], dashed[2], dashed[3])
    try:
        day = date(*map(int, parts)) if parts else None
    except ValueError:
        return None
    return Published(day.isoformat(), URL, True) if day and possible(day) else None


def of_html(
    given: Given, told: Metadata, url: str | None, markup: Markup, headline: int | None, body: Sequence[int]
) -> Published | None:
    """Day of an HTML page. `headline` and `body` index the page's lines: that of the headline, and the report's own.

    Kinds of evidence that name one day add up; the day with most is taken, and is reliable if it has enough, no other
    comes near it, and the report's words allow it. A moment told in UTC is that of the newsroom's clock where the page
    shows it, else it supports both days that it may be. Days of changes count only where there is nothing else.
    """
    if known := from_given(given):
        return known
    report = _report_of(markup, body, told.language)
    stamps = find_stamps(list(_lines_beside(markup, headline, body)), told.language)
    evidence = [*_evidence(told, url, markup, headline), *_of_stamps(stamps)]
    shown = [m for _, text in (*told.dates, *told.modified) if (m := read_moment(text))]
    shown += [m for attributes, _ in markup.times[:20] if (m := read_moment(attributes.get("datetime", "")))]
    found = weigh(evidence, report, _clock(shown, markup.language or told.language))
    if found:
        return Published(found.value, "live report, " + found.method, False) if told.running else found
    changes = [m for _, text in told.modified if (m := read_moment(text))]
    changes += [Moment(s.found.day, s.found.time) for s in stamps if s.modified]
    return Published(changes[0].value, CHANGED, False) if changes else None


def _evidence(told: Metadata, url: str | None, markup: Markup, headline: int | None) -> Iterator[Evidence]:
    for method, text in told.dates:
        if moment := read_moment(text):
            yield Evidence(method, moment, _WEIGHTS[method])
    for address in dict.fromkeys((url, told.url)):
        if found := from_url(address):
            yield Evidence(URL, Moment(date.fromisoformat(found.value)), _WEIGHTS[URL])
            break
    for attributes, line in markup.times:
        if headline is not None and markup.lines[headline].tag != "title" and _may_date(markup, line, headline):
            marked = attributes.get("class", "").lower()
            changed = ("updated" in marked or "modif" in marked) and "publish" not in marked and "date" not in marked
            moment = read_moment(attributes.get("datetime") or attributes.get("content") or "")
            if moment and not changed:
                yield Evidence("time", moment, 3.0 - 0.1 * abs(line - headline))
                break
    days = Counter(moment for text in markup.stamps if (moment := read_moment(text)))
    if days and len({moment.day for moment in days}) <= 2:
        yield Evidence(SCRIPT, days.most_common(1)[0][0], _WEIGHTS[SCRIPT])


def _may_date(markup: Markup, place: int, headline: int) -> bool:
    """Whether a time element in this line may be the report's: beside the headline, in no list, not told as a change."""
    if not -3 <= place - headline <= 8 or place >= len(markup.lines):
        return False
    line = markup.lines[place]
    apart = line.marks & _APART or line.linked > 0.8 or len(line.text) > LONGEST
    return not apart and not re.match(r"\W*(?:last )?updat", line.text, re.IGNORECASE)


def _of_stamps(stamps: Iterable[Stamp]) -> Iterator[Evidence]:
    for stamp in stamps:
        if not stamp.modified:
            moment = Moment(stamp.found.day, stamp.found.time)
            yield Evidence(BESIDE, moment, stamp.weight, stamp.found.other, stamp.bare)


def _lines_beside(markup: Markup, headline: int | None, body: Sequence[int]) -> Iterator[Near]:
    """The lines around the headline down to the report's third, and those right after the report."""
    lines = markup.lines
    if headline is not None and lines[headline].tag == "title":
        headline = None
    if headline is None and not body:
        return
    if headline is None:
        start, at, stop = max(0, body[0] - 8), body[0] - 1, body[0]
    else:
        own_lines = [i for i in body if i > headline][:3]
        start, at = max(0, headline - 6), headline
        stop = min(len(lines), headline + 17, own_lines[-1] + 1 if own_lines else len(lines))
    own = set(body)
    for i in range(start, stop):
        line = lines[i]
        if i != headline and i not in own and line.tag != "title":
            apart = bool(line.marks & _APART) or (i < at and bool(line.marks & _HEADER) and not line.marks & _ARTICLE)
            yield Near(line.text, i - at, line.words, apart or (line.linked > 0.8 and len(line.text) > 60))
    if body:
        for i in range(max(stop, body[-1] + 1), min(len(lines), body[-1] + 6)):
            yield Near(lines[i].text, 10, lines[i].words, True)


def _report_of(markup: Markup, body: Sequence[int], language: str | None) -> _Report:
    texts = [markup.lines[i].text for i in body[:40]]
    return _Report("\n".join(texts[:8])[:_LEAD], "\n".join(texts)[:12000], language)


# --- weighing


def weigh(evidence: Sequence[Evidence], report: _Report, clock: tuple[int, int]) -> Published | None:
    """The day that most evidence speaks for; None without any. `clock` is the least and the most that the newsroom's
    clock may be ahead of UTC, in minutes; both are one where the page shows it."""
    if not evidence:
        return None
    tally: dict[date, dict[str, float]] = defaultdict(dict)
    doubtful: set[date] = set()
    for one in evidence:
        days = _days_of(one, clock)
        if len(days) > 1 and one.other is None and clock[0] != clock[1]:
            doubtful |= set(days)
        for day, share in days.items():
            tally[day][one.method] = max(tally[day].get(one.method, 0), share * one.weight)
    _hear(tally, doubtful, report)
    totals = {day: sum(shares.values()) for day, shares in tally.items()}
    best = max(totals, key=lambda day: (round(totals[day], 2), -day.toordinal()))
    chosen = max((e for e in evidence if best in _days_of(e, clock)), key=lambda e: _days_of(e, clock)[best] * e.weight)
    if chosen.method == BESIDE:
        # The clock of a line beside the headline is often that of its last change.
        told = [e for e in evidence if e.method in _TOLD and e.moment.day == best and e.moment.time]
        chosen = max(told, key=lambda e: e.weight, default=chosen)
    rivals = [day for day in totals if day != best and totals[day] >= 0.6 * totals[best]]
    settled = best not in doubtful or (len(tally[best]) > 1 and not set(rivals) & doubtful)
    bare = len(tally[best]) == 1 and (chosen.bare or chosen.other is not None)
    against = any(e.moment.day in rivals and e.moment.offset != 0 and e.other is None for e in evidence)
    reliable = (
        totals[best] >= _ENOUGH
        and settled
        and not bare
        and not against
        and _fits(best, report, told=bool(_TOLD & set(tally[best])))
    )
    return Published(_value(chosen, best, clock), chosen.method, reliable)


def _days_of(one: Evidence, clock: tuple[int, int]) -> dict[date, float]:
    """The days that a piece of evidence may mean, each with the share of its weight that speaks for it."""
    moment = one.moment
    if one.other is not None:
        return {moment.day: 0.9, one.other: 0.9}
    if moment.offset != 0 or not moment.time:
        return {moment.day: 1.0}
    first, last = (moment.at(minutes) for minutes in clock)
    if first == last:
        return {first: 1.0} if first == moment.day else {first: 1.0, moment.day: 0.6}
    return {moment.day: 0.9, first if first != moment.day else last: 0.6}


def _hear(tally: dict[date, dict[str, float]], doubtful: set[date], report: _Report) -> None:
    """Add what the report says for a day: its dateline, and its weekday where the page's clock leaves two days."""
    if dated := _dateline(report):
        for day, shares in tally.items():
            if (day.month, day.day) == dated:
                shares[DATELINE] = 2.0
    if len(doubtful) == 2:
        spoken = find_weekdays(report.lead)
        named = [day for day in doubtful if day.weekday() in spoken]
        if len(named) == 1:
            tally[named[0]]["weekday"] = 2.0


def _dateline(report: _Report) -> tuple[int, int] | None:
    """Month and day of the dateline that opens a report: `MOSCOW, January 26. /TASS/` gives (1, 26)."""
    opening = report.lead[:110]
    if not _DIGIT.search(opening[:70]):
        return None
    for match in _DATELINE.finditer(opening[:80]):
        if match.start() == 0 and _AFTER_DATELINE.match(opening, match.end()):
            return find_day_of_month(match.group(), report.language)
    return None


def _fits(day: date, report: _Report, *, told: bool) -> bool:
    """Whether the report allows this day: no dateline far from it, no other weekday called this one, and, unless the page's
    data tell it too, no later date in the report; reports name days to come as well."""
    prose = report.prose
    if not told and _names_later_day(day, report):
        return False
    if dated := _dateline(report):
        try:
            apart = min(abs((date(day.year + k, *dated) - day).days) for k in (-1, 0, 1))
        except ValueError:
            apart = 0
        if apart > 7:
            return False
    named = {WEEKDAYS[name.lower()] for name in _THIS_DAY.findall(prose[:3000])}
    return not named or day.weekday() in named


def _names_later_day(day: date, report: _Report) -> bool:
    for year in (str(day.year), str(day.year + 1)):
        at = -1
        for _ in range(20):
            if (at := report.prose.find(year, at + 1)) < 0:
                break
            near = find_days(report.prose[max(0, at - 30) : at + 16], report.language)
            if any(day < found.day and (found.day - day).days < 400 for found in near if found.sure):
                return True
    return False


def _value(chosen: Evidence, best: date, clock: tuple[int, int]) -> str:
    moment = chosen.moment
    if moment.day == best:
        return moment.value
    if chosen.other is None and moment.offset == 0 and clock[0] == clock[1] and clock[0] % 30 == 0:
        local = datetime.fromisoformat(f"{moment.day.isoformat()}T{moment.time}") + timedelta(minutes=clock[0])
        return Moment(local.date(), local.strftime("%H:%M"), clock[0]).value
    return best.isoformat()


def _clock(moments: Iterable[Moment], language: str | None) -> tuple[int, int]:
    """How far the newsroom's clock is ahead of UTC, in minutes, at least and at most: as the page's moments show it, else
    by its language."""
    offsets = Counter(m.offset for m in moments if m.offset)
    if offsets:
        shown = offsets.most_common(1)[0][0] or 0
        return shown, shown
    said = (language or "").lower().replace("_", "-")
    low, high = _CLOCKS.get(said) or _CLOCKS.get(said[:2]) or (-5, 9)
    return 60 * low, 60 * high


# --- flattened pages


def of_flattened(given: Given, near: Sequence[Near], prose: str, language: str | None = None) -> Published | None:
    """Day of a flattened page. `near` are the lines beside the report's headline but for that.

    A date counts if it is labelled as the day of publication or stands near the headline; one above it that names its
    weekday, or among weather and menus, is the page's own clock. It is reliable right beside the headline, if the
    report's own days do not speak against it.
    """
    if known := from_given(given) or from_url(given.url):
        return known
    stamps = sorted(find_stamps(near, language, menus=True), key=lambda stamp: -stamp.weight)
    best = next((stamp for stamp in stamps if not stamp.modified), None)
    report = _Report(prose[:_LEAD], prose[:20000], language)
    if best:
        reliable = best.weight >= 2.5 and best.found.sure and _fits(best.found.day, report, told=False)
        return Published(best.found.value, BESIDE, reliable)
    return Published(stamps[0].found.value, CHANGED, False) if stamps else None
