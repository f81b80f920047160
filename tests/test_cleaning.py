"""The line cleaner: what it takes of a line, and what it says of lines that it has not seen."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.cleaning import KINDS, MARKUP_SIZE, line_chances, markup_features
from rashomon.lines import as_arrays
from rashomon.markup import parse

PAGE = """<title>Ferry runs aground | Courier</title><nav><ul><li><a href=/n>News</a><li><a href=/s>Sport</a></ul></nav>
<main><h1>Ferry runs aground</h1><div class="article-body">
<p>A ferry with 212 people on board ran aground off Porto Vero late on Tuesday, the harbour master said.</p>
<p>Fishing boats took most of the passengers to the shore before midnight. Eleven people were treated for bruises.</p>
<p>The company that runs the ferry said on Wednesday that the captain had been relieved of his duties.</p></div></main>
<aside class="related"><a href=/1>Mayor opens new market hall</a><a href=/2>Rovers lose at home again</a></aside>
<footer><p>© 2025 Courier. All rights reserved.</p></footer>"""


def chances(source: str, *, marked: bool) -> dict[str, np.ndarray]:
    page = parse(source)
    lines = [line.text for line in page.lines]
    words = as_arrays(lines)
    found = line_chances(words, [False] * len(lines), markup_features(page, words) if marked else None)
    return dict(zip(lines, found, strict=True))


@pytest.mark.parametrize("marked", [True, False])
def test_the_report_is_told_from_what_stands_around_it(marked: bool) -> None:
    found = chances(PAGE, marked=marked)
    body = KINDS.index("body")
    assert all(chance[body] > 0.9 for line, chance in found.items() if len(line) > 90)
    assert all(chance[body] < 0.1 for line, chance in found.items() if line in {"News", "Sport"} or "©" in line)
    assert all(chance.sum() == pytest.approx(1, abs=1e-4) for chance in found.values())


def test_furniture_is_told_by_its_kind() -> None:
    found = chances(PAGE, marked=True)
    kind = {line: KINDS[int(chance.argmax())] for line, chance in found.items()}
    assert kind["News"] == "menu"
    assert kind["© 2025 Courier. All rights reserved."] == "legal"
    assert kind["Ferry runs aground"] == "headline"


def test_features_are_finite_and_of_one_width() -> None:
    page = parse(PAGE)
    words = as_arrays([line.text for line in page.lines])
    marked = markup_features(page, words, "A ferry with 212 people on board ran aground", "Fishing boats")
    assert marked.numbers.shape == (len(page.lines), MARKUP_SIZE)
    assert marked.groups.shape == (len(page.lines), 2)
    assert len(marked.words) == marked.groups[:, 1].max() + 1
    assert np.isfinite(marked.numbers).all()


def test_lines_of_one_container_are_one_group() -> None:
    page = parse(PAGE)
    lines = [line.text for line in page.lines]
    container = markup_features(page, as_arrays(lines)).groups[:, 0]
    first = lines.index(next(line for line in lines if line.startswith("A ferry")))
    assert container[first] == container[first + 1] != container[0]


def test_a_page_of_one_line_and_one_without_prose_are_read() -> None:
    for source in ("<p>Ferry", "<title>Ferry</title><a href=/>News</a>"):
        found = chances(source, marked=True)
        assert all(np.isfinite(chance).all() for chance in found.values())


def test_where_most_prose_stands_is_told_by_the_order_of_elements() -> None:
    page = parse(PAGE)
    inside = markup_features(page, as_arrays([line.text for line in page.lines])).numbers[:, 24]
    assert [line.text[:7] for line, within in zip(page.lines, inside, strict=True) if within] == [
        *("A ferry", "Fishing", "The com"),
    ]
