"""What a reader of an article relies on: its own words kept, the site's furniture out, and spans that prove themselves."""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress

import pytest

from rashomon.article import read_article
from rashomon.errors import PageError
from rashomon.inferred import FROM_REPORT
from rashomon.model import Article, Given, Page, Published

HEADLINE = "Ferry runs aground off Porto Vero"
BODY = [
    "A ferry with 212 people on board ran aground off Porto Vero late on Tuesday, the harbour master said.",
    "“We heard a loud bang and then the lights went out,” said Ana Duarte, who was travelling with her two sons.",
    "Fishing boats took most of the passengers to the shore before midnight. Eleven people were treated for bruises.",
    "The company that runs the ferry, Linea Azul, said that the captain had been relieved of his duties.",
    "Divers will inspect the hull on Thursday, and the prosecutor has opened an inquiry into the accident.",
]
BEFORE = [
    "Porto Vero Courier",
    "Home",
    "News",
    "Sport",
    "Weather",
    "Log in",
    "Subscribe",
    "21.3 C",
    "Saturday, March 8, 2025",
]
AFTER = [
    "Share",
    "Facebook",
    "Twitter",
    "Leave a reply",
    "Please enter your comment!",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Most read",
    "Mayor opens new market hall",
    "Rovers lose at home again",
    "About us",
    "Contact",
    "Privacy policy",
    "© 2025 Porto Vero Courier. All rights reserved.",
]


NOTHING = Given()


def read(text: str, is_html: bool = False, given: Given = NOTHING) -> Article:
    article = read_article(Page("page", text, is_html, "0" * 64, given), "a1")
    for span in (*article.passages, *article.furniture):
        assert article.text[span.start : span.end] == span.text
    return article


def flattened(*header: str, sep: str = "\n") -> str:
    return sep.join([*BEFORE, HEADLINE, *header, *BODY, *AFTER])


def test_a_day_between_the_headline_and_a_report_far_below_it_is_found() -> None:
    sharing = ["Share on Facebook", "Share on Twitter", "Email", "Print", "Reddit", "Tumblr", "Pin it", "LinkedIn"]
    page = "\n".join(
        [
            f"{HEADLINE} - Porto Vero Courier",
            *BEFORE[:7],
            f"The {HEADLINE}",
            "March 7, 2025 6:10 pm",
            *sharing * 2,
            *BODY,
        ]
    )
    assert read(page).published == Published("2025-03-07T18:10", "byline line", True)


@pytest.mark.parametrize("sep", ["\n", "\n\n", "\r\n"])
def test_furniture_is_told_from_the_report(sep: str) -> None:
    text = flattened(sep=sep)
    article = read(text)
    assert article.text == text
    assert article.headline == HEADLINE
    assert article.body.split("\n") == BODY
    kinds = {f.text: f.kind for f in article.furniture}
    assert list(kinds) == [*BEFORE, *AFTER]
    assert kinds["21.3 C"] == "weather"
    assert kinds["Leave a reply"] == kinds["Please enter your comment!"] == "comment form"
    assert kinds["Saturday, March 8, 2025"] == "clock"
    assert kinds[AFTER[-1]] == "legal"
    assert kinds["Home"] == "menu"


@pytest.mark.parametrize(
    "text",
    [
        BODY[0],
        "\n".join(BODY),
        "\n\n".join(BODY),
        " ".join(BODY),
        "  " + "\n\n   ".join(BODY) + "  \n\n",
        "Der Bürgermeister trat am Montag zurück.",
        "市长周一辞职，官员说。此前发生了一场火灾，造成三人死亡。",
        "Мэр города подал в отставку в понедельник, сообщили официальные лица.",
    ],
)
def test_a_clean_article_keeps_all_its_words(text: str) -> None:
    article = read(text)
    assert article.body.split() == text.split()
    assert article.furniture == ()


@pytest.mark.parametrize("size", [1, 2, len(BODY)])
def test_a_clean_article_has_its_headline_for_itself(size: int) -> None:
    article = read("Ferry runs aground\n\n" + "\n".join(BODY[:size]))
    assert article.headline == "Ferry runs aground"
    assert [p.kind for p in article.passages] == ["headline"] + ["paragraph"] * size
    assert article.body.split("\n") == BODY[:size]


def test_a_hard_wrapped_paragraph_is_one_passage() -> None:
    text = (
        "A ferry with 212 people on board ran aground off Porto Vero late on\n"
        "Tuesday, the harbour master said. Fishing boats took most of the\n"
        "passengers to the shore before midnight.\n"
        "\n"
        "Eleven people were treated for bruises, the clinic of the town said,\n"
        "and nobody was missing. Divers will inspect the hull on Thursday.\n"
    )
    first, second = read(text).passages
    assert first.text.startswith("A ferry")
    assert first.text.endswith("before midnight.")
    assert second.text.endswith("on Thursday.")
    assert "off Porto Vero late on Tuesday, the harbour" in read(text).body


def test_the_titles_site_name_becomes_the_outlet() -> None:
    article = read("\n".join([f"{HEADLINE} - Porto Vero Courier", *BEFORE, HEADLINE, "By Marta Ilves", *BODY, *AFTER]))
    assert (article.headline, article.outlet, article.byline) == (HEADLINE, "Porto Vero Courier", "Marta Ilves")
    assert "Marta Ilves" not in article.body


def test_an_editors_note_in_brackets_is_furniture() -> None:
    note = "[Proofs] pv2025img [editor in charge: M. Ilves]"
    article = read("\n\n".join([HEADLINE, *BODY, note]))
    assert [f.text for f in article.furniture] == [note]


def test_language_is_that_of_the_report() -> None:
    assert read("\n".join(BODY)).language == "en"
    assert read("Der Bürgermeister der Stadt trat am Montag nach langem Streit zurück.").language == "de"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Der Bürgermeister will wissen, was an der Brücke war: „May the ferry be with you“, hatte er am Montag gesagt.",
        ),
        (
            "nl",
            "De burgemeester zei maandag dat hij niet weet wie er was, of wat er is gezegd over de brug in het dorp.",
        ),
        (
            "fr",
            "Le maire a dit lundi que le but est de finir le pont avant son anniversaire, sans plus attendre on verra.",
        ),
        (
            "es",
            "El alcalde dijo el lunes que no hay plazo para terminar el puente y me pidió que la obra no se pare en mayo.",
        ),
        (
            "da",
            "Borgmesteren siger, at broen for første gang skal have lys, og at arbejdet er ved at være færdigt i byen.",
        ),
        (
            "zh",
            "市长星期一说，这座桥将于五月完工。他写道：they would not have been there with the and that. 工程队没有回应。",
        ),
    ],
)
def test_no_other_language_passes_as_english(language: str, text: str) -> None:
    assert read(text).language == language


def test_plain_english_is_told_without_the_language_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert (
        read("The mayor said on Monday that the bridge, which has been closed, would open after its repair.").language
        == "en"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Home\nNews\nSport\nWeather\nLog in\nAbout us\nContact", "no article found"),
        ("\u2028\x85\x0b \t", "no article found"),
        ("x" * 10_000_000, "characters are too many"),
        ("word " * 300_000, "a single line of"),
    ],
)
def test_what_holds_no_article_says_so_at_once(text: str, reason: str) -> None:
    start = time.process_time()
    with pytest.raises(PageError, match=reason):
        read(text)
    assert time.process_time() - start < 15


def test_a_headline_alone_is_the_report() -> None:
    article = read("June 6, 2031\nHarbour master of Porto Vero, Ines Duarte, dies at 91")
    assert article.body == "Harbour master of Porto Vero, Ines Duarte, dies at 91"


# --- HTML


def test_a_page_that_shows_no_text_keeps_its_headline_and_day() -> None:
    page = (
        "<html lang=en><head><title>Ferry runs aground off Porto Vero - Courier</title>"
        '<meta property="article:published_time" content="2021-03-18T08:00:00Z"></head><body><nav><a href=/>Home</a>'
        "<a href=/news>News</a></nav><h1>Ferry runs aground off Porto Vero</h1><a href=/join>Subscribe</a></body></html>"
    )
    article = read_article(Page("page.html", page, True, ""), "a1")
    assert (article.headline, article.body) == ("Ferry runs aground off Porto Vero", "")
    assert [p.text for p in article.passages] == ["Ferry runs aground off Porto Vero"]
    assert article.published is not None
    assert article.published.value.startswith("2021-03-18")
    assert any(w.kind == "text" and "only its headline" in w.detail for w in article.warnings)
    with pytest.raises(PageError, match="no article found"):
        read_article(Page("page.html", page.replace("h1", "b").replace("published", "expires"), True, ""), "a1")


LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Courier"},
        {
            "@type": ["NewsArticle"],
            "headline": HEADLINE,
            "datePublished": "2025-03-05T09:30:00+01:00",
            "author": [{"@type": "Person", "name": "Marta Ilves"}, {"name": "Jon Holt"}],
            "publisher": {"@type": "Organization", "name": "Porto Vero Courier"},
        },
    ],
}


def html(head: str = "", body: list[str] = BODY) -> str:
    paragraphs = "".join(f"<p>{p}</p>" for p in body)
    menu = "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in BEFORE)
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><title>{HEADLINE} | Courier</title>{head}</head><body>"
        f"<nav><ul>{menu}</ul></nav><article><h1>{HEADLINE}</h1>{paragraphs}</article><footer>© 2025 Courier</footer></body></html>"
    )


def test_html_gives_the_report_and_what_the_page_says_of_itself() -> None:
    head = f"<link rel='canonical' href='https://courier.example/ferry'><script type='application/ld+json'>{json.dumps(LINKED)}</script>"
    article = read(html(head), is_html=True)
    assert article.body.split("\n") == BODY
    assert article.passages[0].kind == "headline"
    assert (article.headline, article.byline, article.outlet) == (
        HEADLINE,
        "Marta Ilves, Jon Holt",
        "Porto Vero Courier",
    )
    assert (article.url, article.language) == ("https://courier.example/ferry", "en")
    assert article.published is not None
    assert (article.published.value, article.published.method) == ("2025-03-05T09:30+01:00", "json-ld")


def test_a_linked_heading_within_the_report_is_another_story():
    teaser = "Market Hall in Marl Opens After Years"
    article = read(
        html(body=[*BODY[:2], f"<ul><li><h3><a href=/1>{teaser}</a></h3></li></ul>", *BODY[2:]]), is_html=True
    )
    assert teaser in {line.text for line in article.furniture}


def test_links_in_capitals_between_paragraphs_are_other_stories() -> None:
    shouted = "MAYOR OPENS MARKET HALL IN MARL AFTER YEARS OF DELAY"
    article = read(html(body=[*BODY[:2], f"<a href=/1><strong>{shouted}</strong></a>", *BODY[2:]]), is_html=True)
    assert article.body.split("\n") == BODY
    assert shouted in {line.text for line in article.furniture}


def test_an_offer_of_the_paper_between_paragraphs_is_an_advertisement() -> None:
    offer = "Get the Courier on your phone. Try six weeks for two crowns."
    article = read(html(body=[*BODY[:2], offer, *BODY[2:]]), is_html=True)
    assert article.body.split("\n") == BODY


def test_what_is_given_goes_before_what_the_page_says() -> None:
    given = Given(url="https://other.example/x", outlet="The Other", published="2025-03-01")
    article = read(html("<meta property='og:site_name' content='Courier'>"), is_html=True, given=given)
    assert article.published is not None
    assert (article.url, article.outlet, article.published.value) == (given.url, given.outlet, given.published)


def test_metadata_may_be_missing_or_broken() -> None:
    article = read(
        html("<script type='application/ld+json'>{\"@type\": </script><meta name='author' content=''>"), is_html=True
    )
    assert (article.headline, article.byline, article.outlet) == (HEADLINE, None, "Courier")


@pytest.mark.parametrize(
    "source", ["<html><body></body></html>", "<html>", "<p> </p>", "<!doctype html><script>let a = 1</script>"]
)
def test_html_without_text_is_refused(source: str) -> None:
    with pytest.raises(PageError):
        read(source, is_html=True)


@pytest.mark.parametrize(
    "source",
    ["<div>" * 20_000 + "Bridge closed, the mayor said on Monday.", "<p>" + "x" * 10_000_000, "<a b=" * 50_000],
)
def test_hostile_html_ends_soon_and_without_a_traceback(source: str) -> None:
    start = time.process_time()
    with suppress(PageError):
        read(source, is_html=True)
    assert time.process_time() - start < 40


def test_html_nested_deeper_than_parsers_go_still_gives_its_text() -> None:
    start = time.process_time()
    article = read(html(body=["<div>" * 50_000, *BODY, "</div>" * 50_000]), is_html=True)
    assert article.body.split("\n") == BODY
    assert time.process_time() - start < 15


def test_the_writer_is_found_by_the_marks_of_the_page() -> None:
    article = read(html(body=["<div class='story-byline'>By Marta Ilves, harbour reporter</div>", *BODY]), is_html=True)
    assert article.byline == "Marta Ilves"
    assert article.body.split("\n") == BODY


def test_prose_just_above_the_lists_of_other_stories_is_the_reports() -> None:
    last = "Shares in Linea Azul fell six percent to 212 cents. The ferry went into service in March 2022."
    page = [*BEFORE, HEADLINE, "Tuesday 4 March 2025 11:02", "By Marta Ilves", "Listen to this article (3 min)"]
    article = read("\n".join([*page, *BODY, last, "Most popular", *AFTER]))
    assert article.headline == HEADLINE
    assert article.body.split("\n") == [*BODY, last]
    assert article.published == Published("2025-03-04T11:02", "byline line", True)


def test_a_dateline_names_the_outlet_where_the_page_does_not() -> None:
    lead = "PORTO VERO, March 5 (CPA) - " + BODY[0]
    assert read("\n\n".join([HEADLINE, lead, *BODY[1:]])).outlet == "CPA"
    titled = "\n".join([f"{HEADLINE} - Porto Vero Courier", *BEFORE, HEADLINE, lead, *BODY[1:], *AFTER])
    assert read(titled).outlet == "Porto Vero Courier"
    for other in ("A ferry (Azul) - ", "Ferries (Linea Azul) - "):
        assert read("\n\n".join([HEADLINE, other + BODY[0], *BODY[1:]])).outlet is None
    assert read("\n\n".join([HEADLINE, "Porto Vero (AFP) – " + BODY[0], *BODY[1:]])).outlet == "AFP"


def test_credits_run_together_with_the_report_are_cut_off() -> None:
    credit = "(Reporting by Marta Ilves; editing by Jon Holt)"
    article = read("\n\n".join([f"{HEADLINE} — Courier", *BODY[:-1], f"{BODY[-1]} {credit}"]))
    assert article.headline == HEADLINE
    assert [p.text for p in article.passages] == [HEADLINE, *BODY]
    assert [(f.text, f.kind) for f in article.furniture] == [("— Courier", "site name"), (credit, "credit")]


def test_a_given_day_that_is_none_is_told_as_a_warning() -> None:
    for text, is_html in ((flattened(), False), (html(), True)):
        article = read(text, is_html=is_html, given=Given(published="last spring"))
        assert [(w.kind, "last spring" in w.detail) for w in article.warnings] == [("published", True)]
    assert read(flattened(), given=Given(published="2025-03-05")).warnings == ()


def test_a_line_with_the_day_is_no_headline() -> None:
    page = ["Courier", "Ferry runs aground off Porto Vero", "Posted on March 3, 2021 by Ana Duarte", "Share", *BODY]
    article = read("\n".join(page))
    assert article.headline == "Ferry runs aground off Porto Vero"
    assert article.published == Published("2021-03-03", "byline line", True)


def test_a_report_without_a_dateline_tells_its_day_by_those_it_names() -> None:
    article = read("\n".join([HEADLINE, *BODY, "The ferry, photographed on Tuesday, June 7, 2016"]))
    assert article.published == Published("2016-06-07", FROM_REPORT, False)


def test_the_summary_under_the_headline_is_the_reports_own_and_no_paragraph() -> None:
    summary = "The harbour master has shut the old bridge for a month after a barge struck it in the fog on Friday."
    page = html(f'<meta property="og:description" content="{summary}">')
    under = page.replace("</h1>", f"</h1><div class='share promo'><h3>{summary}</h3></div>", 1)
    found = read(under, is_html=True)
    assert [p.text for p in found.passages if p.kind == "standfirst"] == [summary]
    assert summary not in found.body
