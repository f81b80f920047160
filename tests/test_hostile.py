"""Whatever the bytes, a page gives an article whose spans prove themselves, or a clear error; never another exception."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.article import read_article
from rashomon.errors import PageError
from rashomon.model import Given
from rashomon.readers.bytes import LIMIT, page_from_bytes

SMALL = 0.01
"""Of the benchmark's size: what is tested here is what happens, not how fast."""


def _corpus() -> ModuleType:
    path = Path(__file__).parent.parent / "benchmarks" / "hostile.py"
    spec = importlib.util.spec_from_file_location("hostile", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


corpus = _corpus()

_TAGS = (
    "html head body title meta link script style noscript template svg math desc iframe object p div span a b i h1 h2 article main "
    "section header footer nav aside table tr td th ul ol li dl dt dd br hr img form input button select option textarea "
    "time blockquote pre plaintext xmp frameset frame base center font nobr ruby rt x-y details summary"
).split()
_ATTRIBUTES = (
    'class="byline" id=x href="//a.example/?b=c&d" content="2031-03-17" property="og:title" name="author" datetime="2031-03-17T10:00Z" '
    'itemprop="articleBody" lang="de" dir=rtl charset=utf-16 style="display:none" hidden a="unclosed b=\'unclosed c= =d "e" <f /'
).split()
_WORDS = (
    "The ferry ran aground on Monday, the harbour master said.",
    "By Ana Duarte",
    "17 March 2031, 10:00",
    "&amp;",
    "&#0;",
    "&#xd800;",
    "&#x10ffff;",
    "&#99999999999;",
    "&nosuch",
    "\0",
    "\u202e\u2066",
    "\ufeff",
    "\ufffe",
    "e\u0301",
    "cafÃ©",
    "\x85\u2028",
    "\r",
    "<!--",
    "-->",
    "<!-->",
    "<![CDATA[",
    "]]>",
    "<!doctype html>",
    "<?xml version='1.0' encoding='utf-16'?>",
    "</",
    "<",
    ">",
    '"',
    "'",
    '<script type="application/ld+json">',
    '{"@type":"NewsArticle","headline":["x",{"a":null}],"author":{"name":{"name":1}},"datePublished":-1}',
    "</script>",
)

_opened = st.builds(lambda tag, attributes: f"<{' '.join([tag, *attributes])}>", st.sampled_from(_TAGS), st.lists(st.sampled_from(_ATTRIBUTES), max_size=4))  # fmt: skip
_closed = st.sampled_from(_TAGS).map(lambda tag: f"</{tag}>")
_texts = st.one_of(
    st.sampled_from(_WORDS), st.text(max_size=30), st.text(st.characters(categories=["Cs", "Cc", "Cf"]), max_size=4)
)
_pieces = st.one_of(_opened, _closed, _texts, st.builds(lambda piece, n: piece * n, _opened, st.integers(2, 400)))
_markup = st.lists(_pieces, max_size=60).map("".join)
_charsets = st.sampled_from(
    [None, "utf-8", "utf-16", "big5", "iso-2022-jp", "hex", "idna", "undefined", "x-nosuch", "utf-7", "utf\x00-8"]
)
_calm = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reads_or_says_why(raw: bytes, charset: str | None = None) -> None:
    try:
        article = read_article(page_from_bytes("page.html", raw, Given(), charset), "a1")
    except PageError:
        return
    spans = (*article.passages, *article.furniture, *article.warnings)
    assert [s for s in spans if article.text[s.start : s.end] != s.text] == []


@_calm
@given(raw=st.binary(max_size=2000), charset=_charsets)
def test_arbitrary_bytes(raw: bytes, charset: str | None) -> None:
    reads_or_says_why(raw, charset)


@_calm
@given(markup=_markup, charset=_charsets, encoding=st.sampled_from(["utf-8", "utf-16", "cp1252", "shift_jis", "utf-7"]))
def test_markup_in_any_encoding(markup: str, charset: str | None, encoding: str) -> None:
    reads_or_says_why(markup.encode(encoding, "ignore"), charset)


@_calm
@given(markup=_markup)
def test_markup_in_a_page(markup: str) -> None:
    reads_or_says_why(f"<html><body>{markup}".encode("utf-8", "surrogatepass"))


@_calm
@given(lines=st.lists(_texts, max_size=40))
def test_flattened_text(lines: list[str]) -> None:
    reads_or_says_why("\n".join(lines).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", list(corpus.PAGES))
def test_the_hostile_corpus(name: str) -> None:
    corpus.outcome(name, SMALL)


def test_a_page_too_large_is_refused() -> None:
    with pytest.raises(PageError, match="larger than"):
        page_from_bytes("page.html", b"<a " + b"x" * LIMIT, Given())
