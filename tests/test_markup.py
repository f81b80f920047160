"""HTML to lines: which text stands on which line, what its markup says, and where it stands in the source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.marks import Mark
from rashomon.markup import attributes, parse
from rashomon.model import NOWHERE
from rashomon.selectors import source_span
from tests.builders import check_map


def lines(source: str) -> list[str]:
    return [line.text for line in parse(source).lines]


def line(source: str, start: str) -> tuple[Mark, float, tuple[str, ...]]:
    found = next(line for line in parse(source).lines if line.text.startswith(start))
    return Mark(found.marks), found.linked, found.words


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<p>One <b>bold</b> word, <a href=x>linked</a>.</p>", ["One bold word, linked."]),
        ("<div>One<br>two<div>three</div>four</div>", ["One", "two", "three", "four"]),
        ("<ul><li>One<li>Two<ul><li>Three</ul></ul>", ["One", "Two", "Three"]),
        ("<p>\n  Much\n\t white \xa0 space\n</p>", ["Much white space"]),
        ("<b>One</b> <i>two</i>\n<i>three</i>", ["One two three"]),
        (
            "<p>Fish &amp; chips &lt;1&euro;&#33; &copy 2025 &unknown; &nbsp;&mdash;</p>",
            ["Fish & chips <1€! © 2025 &unknown; —"],
        ),
        ("<p>Bundes&shy;rat\xadsitz\u200b</p>", ["Bundesratsitz"]),
        ("<title>A &amp; B</title><body><p>Text", ["A & B", "Text"]),
        ("<p>One<script>var a = '<p>no</p>';</script> two</p>", ["One two"]),
        ("<style>p {}</style><noscript>Enable it</noscript><template><p>x</template><p>Text", ["Text"]),
        ("<p>One <!-- not <p> this --> two</p>", ["One two"]),
        ("<p title='a > b' data-x=\"</p>\">One</p>", ["One"]),
        ("<table><tr><td>1<td>Busch<td>5040<tr><td>2<td>Truex</table>", ["1 Busch 5040", "2 Truex"]),
        ("<table><tr><td><p>Menu</p></td><td><p>Body</p></td></tr></table>", ["Menu", "Body"]),
        ("<p>5 < 6 and a<b", ["5 < 6 and a"]),
        ("<svg><title>Icon</title><text>no</text></svg><p>Text", ["Text"]),
        ("<p>Shares<span class='sr-only'>, opens new tab</span> fell.</p>", ["Shares fell."]),
        ("text without any tag", ["text without any tag"]),
        ("<p>Unclosed <a href='x>", ["Unclosed"]),
        ("<textarea>Type here</textarea><p>Text", ["Text"]),
        ("<P>Upper <B>case</B></P><P>tags", ["Upper case", "tags"]),
        ("", []),
    ],
)
def test_lines_are_those_that_a_reader_sees(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


def test_marks_tell_what_stands_around_a_line() -> None:
    source = """<body><nav><a href=/>Home</a></nav><main><article class="storyBody wide" role=article>
      <h1>Ferry aground</h1><figure><figcaption>The ferry</figcaption></figure>
      <p>It ran aground, <a href=x>said</a> he.</p><div hidden>Not yet</div>
      <blockquote><p>“Hold on”</p></blockquote><div itemprop=author>Marta Ilves</div></article></main>
      <footer><p>All rights</p></footer>"""
    assert line(source, "Home")[:2] == (Mark.NAV, 1.0)
    marks, linked, words = line(source, "It ran")
    assert marks == Mark.MAIN | Mark.ARTICLE | Mark.PARAGRAPH
    assert 0 < linked < 0.4
    assert words == ("story", "body", "wide")
    assert Mark.HEADING1 in line(source, "Ferry")[0]
    assert Mark.CAPTION in line(source, "The ferry")[0]
    assert Mark.HIDDEN in line(source, "Not yet")[0]
    assert Mark.QUOTE | Mark.PARAGRAPH in line(source, "“Hold")[0]
    assert Mark.AUTHOR in line(source, "Marta")[0]
    assert Mark.FOOTER in line(source, "All rights")[0]


def test_a_link_that_ends_out_of_order_is_one_to_its_end() -> None:
    assert line("<p><a href=x><b>Ferry aground</a></b> off the harbour", "Ferry")[1] == pytest.approx(12 / 24, abs=0.1)


def test_a_title_stands_in_no_text_of_the_body() -> None:
    places = parse("<title>\n Ferry &amp; crew</title><p>Text").source_map
    assert set(places.document[:-1]) == {NOWHERE}
    assert places.document[-1] == 0


@pytest.mark.parametrize("quote", ['title="a > b"', "title='a > b'", 'title= "a > b"', 'alt="it\'s > b"'])
def test_a_bracket_in_a_quoted_value_ends_no_tag(quote: str) -> None:
    page = parse(f"<p {quote}>One <b {quote}>two</b {quote}> three<br {quote}>four")
    assert [found.text for found in page.lines] == ["One two three", "four"]
    assert list(page.source_map.document) == [0, 3, 4, 7, 8, 13]


def test_what_the_head_says_is_kept() -> None:
    page = parse(
        """<html lang="de-AT"><head><title> Fähre – Kurier </title><meta property="og:title" content="F&auml;hre">
        <link rel=canonical href="https://kurier.example/f"><script type="application/ld+json">{"a": 1}</script></head>
        <body><time datetime="2025-03-05">gestern</time><p>Text"""
    )
    assert (page.language, page.title) == ("de-AT", "Fähre – Kurier")
    assert page.metas == (("og:title", "Fähre"),)
    assert page.links == (("canonical", "https://kurier.example/f"),)
    assert page.linked_data == ('{"a": 1}',)
    assert [told["datetime"] for told, _ in page.times] == ["2025-03-05"]


def test_attributes_are_read_as_browsers_read_them() -> None:
    assert attributes(" CLASS=a class=b id='x y' hidden data-n=\"1 &amp; 2\"") == {
        "class": "a", "id": "x y", "hidden": "", "data-n": "1 & 2",
    }  # fmt: skip


PIECES = st.sampled_from(
    """<p> </p> <div> </div> <b> </b> <a&href="x"> </a> <br> <table> <tr> <td> </table> <ul> <li> </ul> <script> </script>
    <!-- --> <title> </title> <h1> </h1> <svg> </svg> <span&class="sr-only"> </span> <body> </body> </html> <head> <td&x='
    &amp; &nbsp; &#0; &shy; &lt &copy; < > " ' = <a&b=" <![CDATA[ ]]> <?php <!doctype&html> <select> <option> <button>""".replace(
        "&h", " h"
    ).split()
)
WORDS = st.sampled_from(
    ["word", " ", "\n", "\t\n ", "Ünï", "\x00", "\xad", "\u200b", "\u202e", "x" * 50, "\r\n", "漢字"]
)


@given(st.lists(st.one_of(PIECES, WORDS), max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_whatever_the_page_holds_its_text_stands_where_the_map_says(source: str) -> None:
    check_map(source, parse(source))


def test_a_stretch_of_text_is_found_in_the_source() -> None:
    source = "<p>The <b>ferry</b>  <i>Linea&nbsp;&amp; Sons</i> ran aground.</p>"
    page = parse(source)
    for words, expected in (
        ("ferry", "ferry"),
        ("Linea & Sons", "Linea&nbsp;&amp; Sons"),
        ("The ferry Linea", "The <b>ferry</b>  <i>Linea"),
        ("&", "&amp;"),
        ("aground.", "aground."),
    ):
        start = page.text.index(words)
        first, last = source_span(page.source_map, start, start + len(words))
        assert source[first:last] == expected


@pytest.mark.parametrize("source", ["<p>" * 200_000, "<b>" * 200_000, "x<br>" * 200_000, "&amp;" * 200_000])
def test_far_more_than_any_page_holds_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"more than [0-9,]+ .* too many"):
        parse(source)


@pytest.mark.parametrize("source", ["<a b='" * 200_000, "<!--" * 200_000, "<script>" * 200_000, "<" * 200_000])
def test_what_is_never_closed_is_read_in_one_go(source: str) -> None:
    assert len(parse(source).text) <= len(source)
