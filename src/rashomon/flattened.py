"""Flattened page text to article: which lines are the report, which of them is its headline, who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon import published
from rashomon.errors import PageError
from rashomon.furniture import cut_line, furniture_kind, is_byline, never_report, writer
from rashomon.gazetteer import press_name
from rashomon.inferred import infer_day
from rashomon.model import Article, Doubt, Labelled, Page
from rashomon.text.garbled import garbled_words, repaired

LONGEST_TEXT = 2_000_000
"""Characters: the longest news articles have some 100,000."""

LONGEST_LINE = 400_000

BODY_CHANCE = 0.5
"""Lines above this chance are body; F1 on held-out domains is flat between .4 and .7 (training/cleaner.md)."""

CLEAN_SHARE, CLEAN_CHANCE = 0.6, 0.1
"""Where this share of lines is body a page holds little furniture: sentences are body from this chance on."""

PROSE_CHANCE = 0.4
"""Full prose right below a line of body is body from this chance on."""

_NO_ARTICLE = "no article found in it, only menus and other site furniture"
_SEPARATORS = re.compile(r"\s+[|–—•·»:]{1,2}\s+|\s+-{1,2}\s+|\s*\|\s*")
_SECTION = re.compile(
    r"(?:(?:news|video|videos|photos|pictures|watch|breaking(?: news)?)\s?:{1,2}|\w+\s::)\s+", re.IGNORECASE
)
_STOPS = (".", "!", "?", "…", ":", ";", ",", "。", "！", "？", '"', "”", "»", ")", "’", "'")
_FULL_STOPS = (".", "!", "?", ".”", '."', ".'", ".’", "?”", "!”", ".)")
_SENTENCE_END = re.compile(r"(?<=[^\W_]{2})[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-ZÀ-Þ])")
_DATELINE = re.compile(
    r"(?=[A-ZÀ-Þ])[^().!?:;\n]{2,30}(?:\.[^().!?:;\n]{0,30}){0,2}\((?P<outlet>[A-ZÀ-Þ][\w&.'’ -]{1,38})\)\s?(?:--?|[–—])\s"
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ'’ -]{3,}(?![^\W_])")
_ENGLISH = frozenset(
    "the and that with said from which his their has been were this they who would not its after when she you there for "
    "have".split()
)
_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029\x85]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A line of a flattened page, or a paragraph that was wrapped over several."""

    start: int
    end: int
    text: str
    blank_before: bool


def read_flattened(page: Page, id: str) -> Article:
    """Find the report in flattened page text. Raises PageError if there is none."""
    text = page.content
    units = split_units(page.source, text)
    body = body_units(units)
    if not body:
        raise PageError(page.source, _NO_ARTICLE)
    place, headline = find_headline(units, body)
    report = [i for i in sorted(body) if i != place]
    if not report:
        report, place = sorted(body), None
    start = min(report)
    byline = _find_byline(units, place, start)
    passages, furniture = _label(units, set(report), place, headline)
    above = max(0, start - 12)
    near = [units[i].text for i in range(above, start)]
    beside = place - above if place is not None and above <= place < start else None
    prose = "\n".join(units[i].text for i in report)
    language = detect_language(prose)
    day = published.of_flattened(page.given, near, beside, prose)
    if day is None and language == "en":
        day = infer_day(passages)
    return Article(
        id=id,
        source=page.source,
        text=text,
        sha256=page.sha256,
        url=page.given.url,
        outlet=page.given.outlet or _outlet_from_title(units, headline) or outlet_of_dateline(units[start].text),
        headline=headline,
        byline=byline,
        language=language,
        published=day,
        passages=passages,
        furniture=furniture,
        warnings=page_warnings(page, text, id),
    )


def page_warnings(page: Page, text: str, id: str) -> tuple[Doubt, ...]:
    """What is doubtful in the page's bytes or in what is given of it, and the garbled words of the article's text."""
    found = [("decoding", warning) for warning in page.warnings]
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


def _label(
    units: Sequence[Unit], report: set[int], place: int | None, headline: str | None
) -> tuple[tuple[Labelled, ...], tuple[Labelled, ...]]:
    """The report's passages and the page's furniture, in reading order. `place` is the headline's unit."""
    passages, furniture = [], []
    for i, unit in enumerate(units):
        if i == place:
            passages.append(_part(unit, *_headline_within(unit.text, headline), "headline"))
            furniture += _around(unit, passages[-1])
        elif i not in report:
            furniture.append(
                _part(unit, 0, len(unit.text), "byline" if is_byline(unit.text) else furniture_kind(unit.text))
            )
        else:
            for cut in cut_line(unit.text):
                if cut.kind is None:
                    passages.append(_part(unit, cut.start, cut.end, "paragraph"))
                else:
                    furniture.append(_part(unit, cut.start, cut.end, cut.kind))
    return tuple(passages), tuple(furniture)


def _headline_within(line: str, headline: str | None) -> tuple[int, int]:
    at = line.find(headline) if headline else -1
    return (at, at + len(headline)) if headline and at >= 0 else (0, len(line))


def _around(unit: Unit, headline: Labelled) -> list[Labelled]:
    """What stands before and after the headline in its line: the name of the site or of its section."""
    ends = ((0, headline.start - unit.start), (headline.end - unit.start, len(unit.text)))
    return [_part(unit, start, end, "site name") for start, end in ends if unit.text[start:end].strip()]


def _part(unit: Unit, start: int, end: int, kind: str) -> Labelled:
    text = unit.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Labelled(unit.start + start, unit.start + start + len(text), text, kind)


def detect_language(prose: str) -> str | None:
    """ISO 639-1 code of the language of some text, by py3langid unless it is plainly English; None if it is too short."""
    if len(prose) < 20:
        return None
    opening = prose[:800]
    if _is_plainly_english(opening):
        return "en"
    import py3langid

    return str(py3langid.classify(opening)[0])


def _is_plainly_english(text: str) -> bool:
    """Whether one word in twelve is a function word that English shares with no other language, and four differ.

    Spares 97 % of English news the loading of py3langid's model, 0.4 s. News in other languages stays below one in
    forty; text of another script counts as none, for its words are not told apart.
    """
    letters = [c for c in text if c.isalpha()]
    if sum(c.isascii() for c in letters) < 0.95 * len(letters):
        return False
    words = re.findall(r"[^\W\d_]+", text.lower())
    telling = [word for word in words if word in _ENGLISH]
    return 12 * len(telling) >= len(words) and len(set(telling)) >= 4


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
        start = match.start() + raw.index(stripped)
        gap = text[before:start].replace("\r\n", "\n")
        lines.append(Unit(start, start + len(stripped), stripped, gap.count("\n") > 1 or gap.count("\r") > 1))
        before = start + len(stripped)
    return _unwrap(text, lines)


def _unwrap(text: str, lines: list[Unit]) -> list[Unit]:
    """Join lines that were broken at a fixed width: the next line's first word would not have fitted on them."""
    pairs = [i for i in range(len(lines) - 1) if not lines[i + 1].blank_before]
    if len(pairs) < 2:
        return lines
    width = max(len(line.text) for line in lines)
    if not 40 <= width <= 130:
        return lines
    full = {i for i in pairs if len(lines[i].text) + 1 + len(lines[i + 1].text.split(maxsplit=1)[0]) > width - 8}
    unstopped = sum(not lines[i].text.endswith(_STOPS) for i in full)
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


# --- body


def body_units(units: Sequence[Unit]) -> set[int]:
    """Indices of the units that are the report's own; empty if none seems to be."""
    from rashomon.cleaning import body_chances

    if not units:
        return set()
    chances = body_chances([u.text for u in units], [u.blank_before for u in units])
    body = {i for i, chance in enumerate(chances) if chance > BODY_CHANCE}
    if not body:
        body = {i for i, u in enumerate(units) if _is_sentence(u.text)}
        if len(units) > 3:
            body = {i for i in body if chances[i] > BODY_CHANCE / 4}
    elif len(body) > CLEAN_SHARE * len(units):
        body |= {i for i, u in enumerate(units) if chances[i] > CLEAN_CHANCE and _is_sentence(u.text)}
        body |= {i for i, u in enumerate(units[:2]) if _is_prose(u.text)}
    for i in range(1, len(units)):
        if i - 1 in body and chances[i] > PROSE_CHANCE and _is_prose(units[i].text):
            body.add(i)
    body = {i for i in body if not _is_plain_furniture(units[i].text)} or body
    return body if len(units) == 1 or any(_is_sentence(units[i].text) for i in body) else set()


def _is_sentence(text: str) -> bool:
    words = text.split()
    return (len(words) >= 4 and text.endswith(_STOPS)) or len(words) >= 12 or (not text.isascii() and len(text) >= 15)


def _is_plain_furniture(text: str) -> bool:
    """Whether a line is never a report's own, however near it stands to it."""
    return never_report(text) is not None or (is_byline(text) and text[-1] not in ".!?")


def _is_prose(text: str) -> bool:
    """Whether a line holds two sentences or a long one, and no furniture's words."""
    several = len(text) >= 60 and text.endswith(_FULL_STOPS) and len(_SENTENCE_END.findall(text + " A")) >= 2
    return (several or len(text) >= 160) and furniture_kind(text) == "other"


# --- headline, byline, outlet


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
        if _is_title(units[i].text) and furniture_kind(units[i].text) == "other" and not _is_dated(units[i].text):
            return i, strip_site(units[i].text)
    follows = min(body - {start}, default=start)
    if _is_title(units[start].text, fewest=2) and len(units[start].text) < len(units[follows].text):
        return start, strip_site(units[start].text)
    return None, None


def _is_dated(text: str) -> bool:
    """Whether a line is a date with a few words: "Posted on March 3, 2021 by Ana Duarte"."""
    return len(text) < 80 and bool(published.find_days(text))


def strip_site(title: str) -> str:
    """A page title without its section's name before it and the site's behind it.

    `Video: Bridge to close - Valley Post` gives `Bridge to close`.
    """
    section = _SECTION.match(title)
    if section and len(title[section.end() :].split()) >= 3:
        title = title[section.end() :]
    cuts = list(_SEPARATORS.finditer(title))
    while cuts:
        cut = cuts.pop()
        head, tail = title[: cut.start()].strip(), title[cut.end() :]
        if len(tail.split()) > 5 or len(head.split()) < 3 or not (tail[:1].isupper() or "." in tail):
            break
        title = head
    return title


def _known_title(line: str, title: str) -> bool:
    return len(title) < len(line) or len(title.split()) >= 5


def _is_title(text: str, fewest: int = 4) -> bool:
    words = text.split()
    wide = not text.isascii() and len(text) >= 8 and len(words) <= 3
    if not (fewest <= len(words) <= 30 or wide) or len(text) > 250 or text[0].islower() or is_byline(text):
        return False
    return not text.endswith((".", ",", ";", ":", "。", "...", "…")) or text.endswith("U.S.")


def title_key(text: str) -> str:
    """A title's letters and digits only, so that copies of it compare equal."""
    return "".join(c for c in text.casefold() if c.isalnum())


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
    site = _SEPARATORS.split(first.partition(headline)[2])[-1].strip()
    return site if 2 <= len(site) <= 40 else None


def outlet_of_dateline(text: str) -> str | None:
    """The agency or paper named in the dateline that opens a report: `TORVIK, May 17 (CPA) - The mayor` gives `CPA`."""
    match = _DATELINE.match(text)
    if match is None or not (_CAPITALS.match(text) or press_name(match["outlet"])):
        return None
    return match["outlet"].strip()
