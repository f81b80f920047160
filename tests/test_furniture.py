"""What is never taken for a report, and that a report's own words never are."""

from __future__ import annotations

import time

import pytest

from rashomon.furniture import Cut, cut_line, is_byline, never_report, writer


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Listen to this article (3 min)", "player"),
        ("4 min read", "player"),
        (
            "Harbour fairs Tue, March 22 We rank the boats of the season Play slideshow Getty Images 1 of 11 11",
            "caption",
        ),
        ("Hask reported from Torvik. Ana Duarte in Brisk and Lea Wolf in Osk contributed reporting.", "credit"),
        ("Media requires JavaScript to play.", "player"),
        ("To contact the Courier news desk email desk@courier.example or phone 020 555", "credit"),
        ("Advertisement Continue reading the main story", "advertisement"),
        ("Scroll to continue", "advertisement"),
        ("READ MORE: Ten boats that never came home", "related"),
        ("Читайте также: десять лодок", "related"),
        ("Most popular", "related"),
        ("Share  Tweet  E-mail  Print", "share"),
        ("Have you been on board? Email our newsdesk at news@courier.example", "credit"),
        ("Reporting by Marta Ilves", "credit"),
        ("Courier writer J. P. Holt contributed to this report.", "credit"),
        ("Correction: An earlier version of this article misspelt the name of the ferry.", "note"),
        ("Sign up for our newsletter", "sign-up"),
        ("Get the Gazette on your tablet. Try six weeks for two crowns.", "sign-up"),
        ("Join 3,000 readers and support local journalism.", "sign-up"),
        ("Ваш адрес email не будет опубликован. Обязательные поля помечены", "comment form"),
        ("The ferry on its way to the yard (Marta Ilves/AP)", "caption"),
        ("2 of 17. A tug (L) pulls the ferry off the rock on Monday.", "caption"),
        ("What passengers saw of the rock that night. (Courtesy of Ole Tarn)", "caption"),
        ("Read or share this story: https://courier.example/2q2", "share"),
        ("Click here to subscribe to the Courier for one crown a month", "sign-up"),
    ],
)
def test_furniture_is_known_wherever_it_stands(line: str, kind: str) -> None:
    assert never_report(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Shares fell by 3 percent on Tuesday.",
        "Share prices of the company fell.",
        "The firm requires JavaScript developers to move to Torvik, the mayor said.",
        "Related charges against the captain were dropped on Monday.",
        "More on board were hurt than the company had said at first.",
        "Sponsored by the port, the race drew 300 boats.",
        "Read the letter again, he told the court.",
        "Subscribers to the service lost their money.",
        "The mayor wrote to residents and asked them to keep away from the harbour, which will be shut until Friday.",
        "Reuters reported that the captain had left the bridge.",
        "She contributed to this success, the trainer said.",
        "An earlier version of the ferry sank in 1998.",
    ],
)
def test_sentences_of_a_report_are_not(line: str) -> None:
    assert cut_line(line) == [Cut(0, len(line), None)]


@pytest.mark.parametrize(
    ("before", "own", "after"),
    [
        ("", "The ferry sank.", "(Writing by Marta Ilves; Editing by Jon Holt; visit courier.example)"),
        ("", "The ferry sank.", "Additional reporting by Jon Holt in Porto Vero."),
        ("", "The ferry sank.", "(Reuters)"),
        ("", "The ferry sank.", "MI/JH/PV"),
        ("", "The ferry lies on her side off Porto Vero on Tuesday, March 4.", "(AP Photo/Marta Ilves)"),
        ("", "The ferry lies on her side off Porto Vero on Tuesday, March 4.", "Photograph: Marta Ilves/Getty Images"),
        (
            "",
            "The ferry lies on her side off Porto Vero on Tuesday, March 4.",
            "AFP PHOTO / MARTA ILVES (Photo credit should read MARTA ILVES/AFP/Getty Images) | MARTA ILVES via Getty Images",
        ),
        ("Story highlights", "Eleven people were hurt.", ""),
        ("Getty Images", "The captain was taken from the harbour to the court by three officers on Monday", ""),
        ("", "The yard opens on Monday.", "(Marl Press Agency. Reporting by Ana Duarte; editing by Lea Wolf)"),
    ],
)
def test_ends_that_are_none_of_the_report_are_cut_off(before: str, own: str, after: str) -> None:
    line = " ".join(filter(None, (before, own, after)))
    cuts = cut_line(line)
    assert [line[c.start : c.end] for c in cuts] == [part for part in (before, own, after) if part]
    assert [line[c.start : c.end] for c in cuts if c.kind is None] == [own]


def test_a_byline_is_no_sentence_and_gives_the_writer() -> None:
    assert is_byline("By Marta Ilves in Porto Vero")
    assert writer("By Marta Ilves in Porto Vero") == "Marta Ilves in Porto Vero"
    assert writer("Von Anna Berg") == "Anna Berg"
    assert writer("Byron Holt") == "Byron Holt"


@pytest.mark.parametrize("line", ["(AP " * 50_000, "A B/" * 50_000, "email " * 60_000, "Photo by A " * 20_000])
def test_time_grows_with_the_length_of_hostile_lines(line: str) -> None:
    start = time.process_time()
    for size in (300, 450, 620, len(line)):
        cut_line(line[:size].strip())
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "line",
    [
        "Get out of the harbour, the mayor told the crews after 12 days at sea.",
        "Support for the mayor has fallen for six months for want of money.",
        "Join the queue for two days for a seat, and you will know why the ferry matters.",
    ],
)
def test_what_only_begins_as_an_offer_does_may_be_the_reports(line: str) -> None:
    assert never_report(line) is None


def test_the_call_to_read_on_is_cut_from_either_end_of_a_paragraph():
    line = "Continue reading the main story The mill burned for two days."
    assert [(line[c.start : c.end], c.kind) for c in cut_line(line)] == [
        ("Continue reading the main story", "advertisement"),
        ("The mill burned for two days.", None),
    ]
    line = "The mill burned for two days. Continue reading the main story"
    assert [c.kind for c in cut_line(line)] == [None, "advertisement"]


@pytest.mark.parametrize(
    ("line", "kind"), [("Photo 1 of 15", "caption"), ("1 of 4.", "caption"), ("Nine of 12 boats sank.", None)]
)
def test_a_counter_of_pictures_is_no_report(line, kind):
    assert never_report(line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Governor Ilsa Morvane (2nd R) visits the harbour in Torvik, March 3, 2031.", "caption"),
        ("The ferry lists to port in this handout picture released by the coast guard on Monday.", "caption"),
        ("The views expressed here are the author's own and not those of the Harbour Post.", "note"),
        ("Governor Ilsa Morvane (R) visited the harbour on Monday.", None),
        ("The ferry can be seen in this picture of the town's history, the curator said.", None),
    ],
)
def test_what_is_said_of_a_picture_or_of_the_article_is_no_report(line, kind):
    assert never_report(line) == kind


def test_the_words_under_a_row_of_pictures_are_no_report():
    row = (
        "Ferry aground 8 show all Ferry aground 1/8 The ferry Alma off Porto Vero 2/8 Officers on the pier 3/8 The bow"
    )
    assert never_report(row) == "caption"
    assert never_report("The board split 4/8 on the plan, and 3/8 of the seats were empty on Monday, it said.") is None


def test_a_form_for_an_address_is_a_sign_up():
    assert never_report("Torvik News Email Enter your email address Please enter an email address") == "sign-up"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Categories Categories Select Category 2015 Study Guide 2016 Strategy Weekend Debates", "menu"),
        ("See the full version of Ana's exclusive interview with Senator Duarte on Sunday.", "player"),
        ("Here's video of Duarte's interview in Porto Vero:", "player"),
        ("Copies of the seven documents can be seen below.", "note"),
        ("Enlarge this image toggle caption Ana Duarte/EPA", "caption"),
        ("The voters select a mayor on Sunday.", None),
        ("The wreck can be seen from the quay below.", None),
    ],
)
def test_what_only_leads_to_other_things_is_no_report(line, kind):
    assert never_report(line) == kind


def test_the_button_of_a_gallery_is_cut_from_the_words_under_a_picture():
    line = "Passengers stand on the quay of Porto Vero after the ferry ran aground. Hide Caption 3 of 30"
    own, button = cut_line(line)
    assert (own.kind, line[own.start : own.end][-8:]) == (None, "aground.")
    assert (button.kind, line[button.start : button.end]) == ("menu", "Hide Caption 3 of 30")
