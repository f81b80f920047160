"""Articles of many pages in little memory."""

import pytest

from rashomon.kept import Kept, opening_only
from rashomon.pipeline import outlines, read, stories
from rashomon.render.records import stories_record
from tests.builders import article
from tests.test_stories import FIXTURES


@pytest.fixture(scope="module")
def pages():
    return list(read([str(FIXTURES)]))


def test_what_is_kept_is_grouped_as_the_whole_pages_are(pages):
    kept = Kept()
    for page in pages:
        kept.append(page)
    assert len(kept) == len(pages)
    assert stories_record(outlines(kept)) == stories_record(stories(pages))


def test_what_is_kept_has_its_passages_and_no_page(pages):
    kept = Kept()
    kept.append(pages[0])
    [one] = kept[:1]
    assert one == kept[0]
    assert (one.passages, one.text) == (pages[0].passages, "")


def test_an_opening_is_the_first_passages_whole():
    long = [f"The ferry Alma ran aground off pier {n}, said the harbour master. " * 8 for n in range(9)]
    page = article(*long, outlet="A")
    opening = opening_only(page)
    assert opening.passages == page.passages[: len(opening.passages)]
    assert 1500 <= len(opening.body) < len(page.body)
    assert opening_only(article("Short.", outlet="A")).body == "Short."
