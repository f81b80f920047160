"""Addresses to a page's words, as a browser parses them."""

from urllib.parse import unquote

import pytest

from rashomon.render.links import web_address, words_address

PAGE = "https://a.example/x"
LONG = " ".join(f"word{n}" for n in range(30))


def directive(address):
    return address.split("#:~:text=", 1)[1]


def test_words_of_middling_length_stand_as_they_are():
    assert (
        words_address(PAGE, "five words stand on their own")
        == f"{PAGE}#:~:text=five%20words%20stand%20on%20their%20own"
    )


def test_what_the_syntax_uses_is_encoded_in_the_words():
    text = directive(words_address(PAGE, "a well-known, grave & costly error"))
    assert text == "a%20well%2Dknown%2C%20grave%20%26%20costly%20error"


def test_long_words_and_words_over_two_lines_are_given_by_their_ends():
    start, end = directive(words_address(PAGE, LONG)).split(",")
    assert LONG.startswith(unquote(start))
    assert LONG.endswith(unquote(end))
    assert directive(words_address(PAGE, "the first line\nthe second line")) == "the%20first%20line,the%20second%20line"


def test_short_words_are_told_apart_by_their_neighbours():
    text = directive(words_address(PAGE, "12 dead", "the mayor said that ", ", and many hurt"))
    assert text == "mayor%20said%20that-,12%20dead,-%2C%20and%20many"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"{PAGE}#top", f"{PAGE}#top:~:text=five%20words%20are%20quite%20enough"),
        (f"{PAGE}#:~:text=old", f"{PAGE}#:~:text=five%20words%20are%20quite%20enough"),
    ],
)
def test_a_fragment_that_is_there_is_kept(url, expected):
    assert words_address(url, "five words are quite enough") == expected


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example",
        "page.html",
        "https://",
        "http://[",
        "//a.example",
    ],
)
def test_only_web_addresses_are_linked(url):
    assert web_address(url) is None


def test_an_address_is_encoded_once():
    assert web_address(" https://a.example/ä b?q=%20&x='1'\"") == "https://a.example/%C3%A4%20b?q=%20&x='1'%22"
