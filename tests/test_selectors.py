"""Selectors lead from a stretch of an article back into its page."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

import rashomon
from rashomon.article import read_article
from rashomon.model import Given
from rashomon.readers.bytes import page_from_bytes
from rashomon.selectors import selectors

PAGE = """<!DOCTYPE html><html><head><title>Ferry runs aground - Courier</title></head><body><script>let a = "<p>";</script>
<div><p>Menu</p></div><article><h1>Ferry runs aground</h1>
<p>A ferry with <b>212 people</b> on board ran aground off Porto&nbsp;Vero late on Tuesday, the harbour master said.</p>
<p>Fishing boats &amp; a tug took most of the passengers to the shore before midnight, he told reporters there.</p>
<table><tr><td>Injured</td><td>eleven</td></tr></table></article></body></html>"""


def article(source: str = PAGE, name: str = "a.html"):
    return read_article(page_from_bytes(name, source.encode(), Given()), "a1")


def by_type(found: list[dict]) -> dict[str, dict]:
    return {selector["type"]: selector for selector in found}


@pytest.mark.parametrize(
    "words", ["212 people", "Porto Vero late", "A ferry with 212 people on board", "boats & a tug", "shore"]
)
def test_each_selector_finds_the_words_by_itself(words: str) -> None:
    read = article()
    start = read.text.index(words)
    found = by_type(selectors(read, start, start + len(words)))
    quote = found["TextQuoteSelector"]
    assert quote["exact"] == words
    assert read.text.count(quote["prefix"] + words + quote["suffix"]) == 1

    tree = lxml_html.document_fromstring(PAGE)
    content = tree.find("body").text_content()
    position = found["TextPositionSelector"]
    assert content[position["start"] : position["end"]].replace("\xa0", " ") == words

    data = found["DataPositionSelector"]
    shown = lxml_html.fromstring(f"<i>{PAGE[data['start'] : data['end']]}</i>").text_content()
    assert shown.replace("\xa0", " ") == words

    ends = found["RangeSelector"]
    first, last = ends["startSelector"], ends["endSelector"]
    [element] = tree.xpath(first["value"])
    assert (
        element.text_content()[first["refinedBy"]["start"] :]
        .replace("\xa0", " ")
        .startswith(words.split(maxsplit=1)[0])
    )
    [element] = tree.xpath(last["value"])
    assert (
        element.text_content()[: last["refinedBy"]["end"]].replace("\xa0", " ").endswith(words.rsplit(maxsplit=1)[-1])
    )


def test_implied_elements_stand_in_the_path() -> None:
    read = article(
        PAGE.replace(
            "</article>", "<p>The table lists eleven people who were hurt, said the clinic of the town.</p></article>"
        )
    )
    start = read.text.index("eleven")
    path = by_type(selectors(read, start, start + 6))["RangeSelector"]["startSelector"]["value"]
    assert path == "/html[1]/body[1]/article[1]/table[1]/tbody[1]/tr[1]/td[2]"


def test_a_text_counts_its_own_characters() -> None:
    read = article("Ferry runs aground\n\nThe ferry ran aground on Tuesday, said the harbour master.\n", "a.txt")
    start = read.text.index("on Tuesday")
    quote, position = selectors(read, start, start + 10)
    assert (quote["exact"], position["start"], position["end"]) == ("on Tuesday", start, start + 10)


def test_the_titles_words_stand_in_no_body() -> None:
    read = article()
    found = by_type(selectors(read, 0, 5))
    assert set(found) == {"TextQuoteSelector", "DataPositionSelector"}


def test_every_claim_of_the_example_leads_into_its_page(example) -> None:
    sources = {p.name: p.read_text(encoding="utf-8") for p in rashomon.example().glob("*.html")}
    for reading in example[0].story.readings:
        source = sources.get(reading.article.source.rsplit("/", 1)[-1])
        for claim in reading.claims if source else ():
            found = by_type(selectors(reading.article, claim.start, claim.end))["DataPositionSelector"]
            shown = lxml_html.fromstring(f"<i>{source[found['start'] : found['end']]}</i>").text_content()
            assert " ".join(shown.split()) == " ".join(claim.text.split())
