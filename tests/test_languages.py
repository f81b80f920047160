"""Pages in seven languages, as HTML and as flattened text: invented events, each with the furniture of its country's sites.

What is expected stands in `fixtures/languages/expected.json`: the body's first and last words, and what must not be in it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import rashomon
from rashomon.model import Article
from rashomon.text.language import detect_language

FOLDER = Path(__file__).parent / "fixtures" / "languages"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
pages = pytest.mark.parametrize("page", EXPECTED)


@cache
def read(page: str) -> Article:
    [article] = rashomon.read([str(FOLDER / page)])
    assert isinstance(article, Article)
    return article


def test_every_page_is_in_the_manifest() -> None:
    assert sorted(EXPECTED) == sorted(p.name for p in FOLDER.iterdir() if p.suffix in {".html", ".txt"})


@pages
def test_the_headline(page: str) -> None:
    assert read(page).headline == EXPECTED[page]["headline"]


@pages
def test_the_day_of_publication(page: str) -> None:
    published = read(page).published
    assert published is not None
    assert published.value[:10] == EXPECTED[page]["day"]


@pages
def test_the_language_and_its_warning(page: str) -> None:
    article = read(page)
    assert (article.language or "").partition("-")[0] == EXPECTED[page]["language"]
    assert [w.kind for w in article.warnings] == ["language"]


@pages
def test_the_body_begins_and_ends_with_the_report(page: str) -> None:
    body = read(page).body
    assert EXPECTED[page]["first"] in body[:400]
    assert body.endswith(EXPECTED[page]["last"])


@pages
def test_no_furniture_in_the_body(page: str) -> None:
    body = read(page).body
    assert [piece for piece in EXPECTED[page]["furniture"] if piece in body] == []


@pages
def test_spans_prove_themselves(page: str) -> None:
    article = read(page)
    spans = (*article.passages, *article.furniture, *article.warnings)
    assert all(article.text[span.start : span.end] == span.text for span in spans)


def test_an_english_menu_is_no_pidgin_and_pidgin_is_no_english() -> None:
    menu = "FREE TEST SERIES INSIGHTS MONTHLY MAGAZINES OFFLINE CLASSROOM Categories Select Category Prelims Answer Key Strategy Updates "
    assert detect_language(menu * 3) == "en"
    assert (
        detect_language("Di mayor don tok sey dem go build new road wey go help pipol. Im sey dis na good tin.")
        == "pcm"
    )
