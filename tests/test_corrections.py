"""What a page says that it said wrongly before."""

import pytest

from rashomon.article import read_article
from rashomon.corrections import corrections
from rashomon.model import Given
from rashomon.readers.bytes import page_from_text
from tests.builders import article

REPORT = "Three people died on Tuesday when a fire broke out on the ferry off Corvino, the coast guard said. "


@pytest.mark.parametrize(
    "notice",
    [
        "An earlier version of this article said that five people had died.",
        "• This article was amended on 15 May 2024. It gave a wrong name.",
        "Correction: The ferry is called Santa Lucia.",
    ],
)
def test_a_notice_is_told_with_its_place(notice):
    page = article(REPORT, notice)
    [doubt] = corrections(page)
    assert doubt.kind == "correction"
    assert page.text[doubt.start : doubt.end] == doubt.text == notice


def test_a_report_on_a_correction_is_none():
    assert not corrections(
        article("The mayor issued a correction on Monday. An earlier version of the law was milder.")
    )


def test_a_notice_that_is_left_out_of_the_report_is_told_too():
    notice = "An earlier version of this article said that five people had died."
    html = (
        f"<html><body><article><h1>Ferry burns</h1><p>{REPORT * 3}</p><p><em>{notice}</em></p></article></body></html>"
    )
    read = read_article(page_from_text("a", html, Given()), "a1")
    assert [d.text for d in read.warnings if d.kind == "correction"] == [notice]
