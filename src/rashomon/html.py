"""HTML pages to articles: the lines of the page, told apart with the help of its markup, and what it says of itself."""

from __future__ import annotations

from dataclasses import replace

from rashomon import published
from rashomon.cleaning import line_chances, markup_features
from rashomon.errors import PageError
from rashomon.flattened import LONGEST_LINE, LONGEST_TEXT, outlet_of_dateline, page_warnings
from rashomon.furniture import writer
from rashomon.lines import as_arrays
from rashomon.markup import parse
from rashomon.metadata import domain, find_headline, read_metadata
from rashomon.model import Article, Doubt, Labelled, Page
from rashomon.report import BODY, NO_ARTICLE, Unit, body_units, label_units, with_standfirst
from rashomon.shown import Line
from rashomon.text.garbled import as_meant_lines
from rashomon.text.language import detect_language

HEADLINE_ONLY = (
    "no text of the report was found, only its headline: it may stand behind a barrier or be brought in by a script"
)

PROSE = 80
"""Characters from which a line of the report is no label."""


def read_html(page: Page, id: str) -> Article:
    """Find the report in an HTML page. `Article.text` holds all its visible lines, the title first. Raises PageError if
    there is no report in it; of a page that names its headline and day and shows no text, the headline is the report."""
    try:
        markup = parse(page.content)
    except ValueError as error:
        raise PageError(page.source, str(error)) from None
    lines = markup.lines
    if not any(line.tag != "title" for line in lines):
        raise PageError(page.source, "no text found in the page")
    _check_size(page.source, [line.text for line in lines])
    told = read_metadata(markup)
    units = [Unit(line.start, line.start + len(line.text), line.text, False) for line in lines]
    words = as_arrays(as_meant_lines([line.text for line in lines]))
    features = markup_features(markup, words, told.body, told.description)
    chances = line_chances(words, [False] * len(units), features)
    body = {i for i in body_units(units, chances[:, BODY]) if not _is_teaser(lines[i])}
    place, headline = find_headline(markup, told)
    report = sorted(i for i in body if i != place and lines[i].tag != "title") or sorted(body)
    if not report and not (told.dates and headline and place is not None):
        raise PageError(page.source, NO_ARTICLE)
    passages, furniture = label_units(units, set(report), place, headline, chances)
    passages, furniture = _as_described(passages, furniture, told.description)
    if not any(p.kind == "standfirst" for p in passages):
        passages, furniture = with_standfirst(passages, furniture, headline)
    prose = "\n".join(units[i].text for i in report)
    # A date line between headline and report may pass for a short line of the report.
    prose_lines = [i for i in report if len(lines[i].text) >= PROSE]
    url = page.given.url or told.url
    return Article(
        id=id,
        source=page.source,
        text=markup.text,
        sha256=page.sha256,
        url=url,
        outlet=page.given.outlet
        or told.outlet
        or domain(url)
        or (outlet_of_dateline(units[report[0]].text) if report else None),
        headline=headline,
        byline=told.byline or next((writer(f.text) for f in furniture if f.kind == "byline"), None),
        language=told.language or detect_language(prose or headline or ""),
        published=published.of_html(page.given, told, url, markup, place, prose_lines),
        passages=passages,
        furniture=furniture,
        warnings=(
            *page_warnings(page, markup.text, id),
            *([] if report else [Doubt(0, 0, "", id, "text", HEADLINE_ONLY)]),
        ),
        source_map=markup.source_map,
    )


def _as_described(
    passages: tuple[Labelled, ...], furniture: tuple[Labelled, ...], description: str | None
) -> tuple[tuple[Labelled, ...], tuple[Labelled, ...]]:
    """The passages and furniture, but what stands before the report in the very words in which the page describes itself to others is
    the report's summary."""
    first = min((p.start for p in passages if p.kind == "paragraph"), default=0)
    told = " ".join((description or "").split())
    found = [f for f in furniture if f.start < first and f.kind == "other" and " ".join(f.text.split()) == told]
    if not told.endswith((".", "!", "?")) or not found:
        return passages, furniture
    summary = found[-1]
    passages = tuple(sorted((*passages, replace(summary, kind="standfirst")), key=lambda p: p.start))
    return passages, tuple(f for f in furniture if f is not summary)


def _is_teaser(line: Line) -> bool:
    """Whether a line is all link, and a heading or in capitals: the headline of another story, set between paragraphs."""
    shouted = line.text.isupper() and line.text.count(" ") > 2
    return line.linked > 0.9 and (shouted or (line.tag in _HEADINGS and not line.text.endswith(".")))


_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])


def _check_size(source: str, lines: list[str]) -> None:
    """Raises PageError where the text is too long to be one article."""
    size = sum(map(len, lines))
    if size > LONGEST_TEXT:
        raise PageError(source, f"{size:,} characters are too many for one article")
    longest = max(map(len, lines))
    if longest > LONGEST_LINE:
        raise PageError(source, f"a single line of {longest:,} characters is no article")
