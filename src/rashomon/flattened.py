"""Flattened page text to article: which lines are the report, which of them is its headline, who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rashomon import published
from rashomon.cleaning import line_chances
from rashomon.errors import PageError
from rashomon.furniture import furniture_kind, is_byline, never_report, writer
from rashomon.gazetteer import press_name
from rashomon.inferred import infer_day
from rashomon.lines import as_arrays
from rashomon.model import Article, Doubt, Page
from rashomon.notices import outlet_of_notice
from rashomon.report import BODY, NO_ARTICLE, STOPS, Unit, body_units, label_units, with_standfirst
from rashomon.shown import MOST_LINES
from rashomon.stamps import Near
from rashomon.text.garbled import as_meant_lines, garbled_words, repaired
from rashomon.text.language import detect_language
from rashomon.titles import split_title, strip_site, title_key

LONGEST_TEXT = 2_000_000
"""Characters: the longest news articles have some 100,000."""

LONGEST_LINE = 400_000

_BRIEF = 3
_LONGEST_BYLINE = 60
# Lines above a report in which its headline may stand, those above the report and above its headline, and below the report's
# beginning, in which its day may.
_FARTHEST, _BEFORE, _ABOVE, _BELOW = 60, 12, 6, 5
_SET_OFF = 6
"""By how many lines more a day below the report's beginning is taken to be away from the headline: it may be another story's."""
# Words of a title from which another line can be told to be the same, and the share of both lines' words that it then has.
_FEWEST, _MOST = 4, 0.6
_PADDED = 24  # characters by which a line may be longer than three times another that tells the same
_DATELINE = re.compile(
    r"(?=[A-ZÀ-Þ])[^().!?:;\n]{2,30}(?:\.[^().!?:;\n]{0,30}){0,2}\((?P<outlet>[A-ZÀ-Þ][\w&.'’ -]{1,38})\)\s?(?:--?|[–—])\s"
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ'’ -]{3,}(?![^\W_])")
_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029\x85]+")


def read_flattened(page: Page, id: str) -> Article:
    """Find the report in flattened page text. Raises PageError if there is none."""
    text = page.content
    units = split_units(page.source, text)
    if not units:
        raise PageError(page.source, NO_ARTICLE)
    chances = line_chances(as_arrays(as_meant_lines([u.text for u in units])), [u.blank_before for u in units])
    body = body_units(units, chances[:, BODY])
    if not body and len(units) <= _BRIEF:
        # A headline alone, with the day above it, as a ticker or a monitor keeps it.
        body = {i for i, u in enumerate(units) if _is_title(u.text) and not _is_dated(u.text)}
    if not body:
        raise PageError(page.source, NO_ARTICLE)
    body = _below_title(units, body)
    place, headline = find_headline(units, body)
    report = [i for i in sorted(body) if i != place]
    if not report:
        report, place = sorted(body), None
    start = min(report)
    byline = _find_byline(units, place, start)
    passages, furniture = label_units(units, set(report), place, headline, chances)
    passages, furniture = with_standfirst(passages, furniture, headline)
    near = _near(units, place, headline, report)
    prose = "\n".join(units[i].text for i in report)
    language = detect_language(prose)
    day = published.of_flattened(page.given, near, prose, language)
    if day is None and language == "en":
        day = infer_day(passages)
    return Article(
        id=id,
        source=page.source,
        text=text,
        sha256=page.sha256,
        url=page.given.url,
        outlet=page.given.outlet
        or _outlet_from_title(units, headline)
        or outlet_of_dateline(units[start].text)
        or outlet_of_notice([f.text for f in furniture]),
        headline=headline,
        byline=byline,
        language=language,
        published=day,
        passages=passages,
        furniture=furniture,
        warnings=page_warnings(page, text, id),
    )


def _near(units: Sequence[Unit], place: int | None, headline: str | None, report: Sequence[int]) -> list[Near]:
    """The lines in which the day of publication may stand, from above the headline to below the report's beginning, but for the report's
    own: each with how far it is from the nearest line that tells the headline, or from the report where none does."""
    start = report[0]
    title = headline or strip_site(units[0].text)
    told = list(_telling(units, range(max(1, start - _FARTHEST), start), title))
    if place is not None and place not in told and start - place <= _BEFORE:
        told.append(place)
    # A byline that passes for the report's first line may stand before its date.
    own = set(report) - ({start} if len(units[start].text) <= _LONGEST_BYLINE else set())
    first = min(start - _BEFORE, *(i - _ABOVE for i in told), start)
    shown = [i for i in range(max(0, first), min(len(units), start + _BELOW)) if i not in own and i not in told]
    at = told or [start]
    apart = {i: min((i - t for t in at), key=abs) for i in shown}
    return [Near(units[i].text, apart[i] + (_SET_OFF if i > start else 0)) for i in shown]


def _telling(units: Sequence[Unit], among: Iterable[int], title: str) -> Iterator[int]:
    """The lines that have a title's letters, or most of its words and few others."""
    key, theirs = title_key(title), _words(title)
    for i in among:
        line = units[i].text
        # A line with the same letters, or words, is about as long.
        if len(line) > 3 * len(title) + _PADDED or len(title) > 3 * len(line) + _PADDED:
            continue
        ours = _words(line)
        most = len(theirs) >= _FEWEST and len(ours & theirs) >= _MOST * len(ours | theirs)
        if most or title_key(line) == key:
            yield i


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def page_warnings(page: Page, text: str, id: str) -> tuple[Doubt, ...]:
    """What is doubtful in the page's bytes or in what is given of it, and the garbled words of the article's text."""
    found: list[tuple[str, str]] = [*page.warnings]
    if page.given.published and published.from_given(page.given) is None:
        found.append(("published", f"given day of publication is no date, and ignored: {page.given.published[:40]!r}"))
    return (
        *(Doubt(0, 0, "", article=id, kind=kind, detail=detail) for kind, detail in found),
        *(
            Doubt(w.start, w.end, w.text, article=id, kind="decoding", detail=_misread(w.text))
            for w in garbled_words(text)
        ),
    )


def _misread(word: str) -> str:
    """What is wrong with a garbled word, and how it should read where that can be told."""
    cause, meant = "UTF-8 that was read as another encoding before it came here", repaired(word)
    return f"“{word}” reads “{meant}”: {cause}" if meant != word else cause


# --- units


def split_units(source: str, text: str) -> list[Unit]:
    """Lines of the text that hold something, stripped; lines of a hard-wrapped paragraph come as one unit.

    Raises PageError if the text is too long to be one article.
    """
    if len(text) > LONGEST_TEXT:
        raise PageError(source, f"{len(text):,} characters are too many for one article")
    lines: list[Unit] = []
    before = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        if len(stripped) > LONGEST_LINE:
            raise PageError(source, f"a single line of {len(stripped):,} characters is no article")
        if len(lines) >= MOST_LINES:
            raise PageError(source, f"more than {MOST_LINES:,} lines are too many for one article")
        start = match.start()
        if len(stripped) < len(raw):
            start += raw.index(stripped)
        end = start + len(stripped)
        lines.append(Unit(start, end, stripped, start - before > 1 and _is_blank_line(text[before:start])))
        before = end
    return _unwrap(text, lines)


def _is_blank_line(gap: str) -> bool:
    """Whether what stands between two lines holds a line of its own; "\\r\\n" ends one line, not two."""
    gap = gap.replace("\r\n", "\n")
    return gap.count("\n") > 1 or gap.count("\r") > 1


def _unwrap(text: str, lines: list[Unit]) -> list[Unit]:
    """Join lines that were broken at a fixed width: the next line's first word would not have fitted on them."""
    pairs = [i for i in range(len(lines) - 1) if not lines[i + 1].blank_before]
    if len(pairs) < 2:
        return lines
    width = max(len(line.text) for line in lines)
    if not 40 <= width <= 130:
        return lines
    full = {i for i in pairs if len(lines[i].text) + 1 + len(lines[i + 1].text.split(maxsplit=1)[0]) > width - 8}
    unstopped = sum(not lines[i].text.endswith(STOPS) for i in full)
    if len(full) < 0.6 * len(pairs) or unstopped < 0.5 * len(full):
        return lines
    units: list[Unit] = []
    first = 0
    for i in range(len(lines)):
        if i not in full:
            start, end = lines[first].start, lines[i].end
            units.append(Unit(start, end, text[start:end], lines[first].blank_before))
            first = i + 1
    return units


# --- headline, byline, outlet


def _below_title(units: Sequence[Unit], body: set[int]) -> set[int]:
    """The body without a first line that only repeats the page's title, its first line."""
    first = min(body)
    title = title_key(strip_site(units[0].text))
    repeats = first > 0 and len(body) > 1 and len(title) > 6 and title_key(units[first].text) == title
    return body - {first} if repeats else body


def find_headline(units: Sequence[Unit], body: set[int]) -> tuple[int | None, str | None]:
    """The unit that is the headline, and the headline without the site's name; either may be unknown."""
    start = min(body)
    first = units[0].text
    title = strip_site(first)
    if start == 1 and _is_title(title, fewest=2):
        return 0, title
    if start > 0 and _is_title(title):
        wanted = title_key(title)
        for i in range(start - 1, 0, -1):
            if title_key(units[i].text) == wanted:
                return i, units[i].text
        if start <= 3 or _known_title(first, title):
            return 0, title
    for i in range(start - 1, max(-1, start - 9), -1):
        own = furniture_kind(units[i].text) == "other" and never_report(units[i].text) is None
        if own and _is_title(units[i].text) and not _is_dated(units[i].text):
            return i, strip_site(units[i].text)
    follows = min(body - {start}, default=start)
    if _is_title(units[start].text, fewest=2) and len(units[start].text) < len(units[follows].text):
        return start, strip_site(units[start].text)
    return None, None


def _is_dated(text: str) -> bool:
    """Whether a line is a date with a few words: "Posted on March 3, 2021 by Ana Duarte"."""
    return len(text) < 80 and bool(published.find_days(text))


def _known_title(line: str, title: str) -> bool:
    return len(title) < len(line) or len(title.split()) >= 5


def _is_title(text: str, fewest: int = 4) -> bool:
    words = text.split()
    wide = not text.isascii() and len(text) >= 8 and len(words) <= 3
    if not (fewest <= len(words) <= 30 or wide) or len(text) > 250 or text[0].islower() or is_byline(text):
        return False
    return not text.endswith((".", ",", ";", ":", "。", "...", "…")) or text.endswith("U.S.")


def _find_byline(units: Sequence[Unit], place: int | None, start: int) -> str | None:
    low = max(0, (place if place is not None else start) - 4)
    for i in range(low, min(start + 2, len(units))):
        text = units[i].text
        if i == place:
            continue
        if is_byline(text):
            return writer(text)
        if text.casefold().rstrip(":") in {"by", "von", "par", "por"} and i + 1 < min(start, len(units)):
            return units[i + 1].text
    return None


def _outlet_from_title(units: Sequence[Unit], headline: str | None) -> str | None:
    first = units[0].text
    if not headline or headline not in first:
        return None
    site = split_title(first.partition(headline)[2])[-1].strip()
    return site if 2 <= len(site) <= 40 else None


def outlet_of_dateline(text: str) -> str | None:
    """The agency or paper named in the dateline that opens a report: `TORVIK, May 17 (CPA) - The mayor` gives `CPA`."""
    match = _DATELINE.match(text)
    if match is None or not (_CAPITALS.match(text) or press_name(match["outlet"])):
        return None
    return match["outlet"].strip()
