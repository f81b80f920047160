"""PDF documents: paragraphs of their text layer, and what is said of those that have none."""

from __future__ import annotations

import sys

import pytest

from rashomon.readers.pdf import join_lines
from tests.reading import FakeWeb, html, only_page, only_reason, pages, write

pytest.importorskip("pypdfium2")

LINES = [
    "Bridge at Porto Vero shut",
    "The old bridge at Porto Vero was closed to all traffic on Mon-",
    "day after an inspector found cracks in two of its pillars, the",
    "mayor said.",
    "Buses go by the northern road. The work will last until May and",
    "cost two million crowns, the council said.",
]


def pdf(*sheets: list[str], trailer: str = "") -> bytes:
    """A document with a line of Helvetica a string, a sheet a list."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(sheets)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, lines in enumerate(sheets):
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 11 Tf 50 780 Td {shown}ET"
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * n} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        objects += [page, f"<</Length {len(stream)}>>stream\n{stream}\nendstream"]
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF"
    return (body + end).encode("latin-1")


def test_a_document_is_its_text_a_paragraph_a_line(tmp_path):
    page = only_page(write(tmp_path, "a.pdf", pdf(LINES, ["A second page follows."])))
    assert not page.is_html
    assert page.content.splitlines() == [
        LINES[0],
        "The old bridge at Porto Vero was closed to all traffic on Monday after an inspector found cracks in two of its "
        "pillars, the mayor said.",
        "Buses go by the northern road. The work will last until May and cost two million crowns, the council said.",
        "A second page follows.",
    ]


def test_a_document_is_known_by_its_content_wherever_it_comes_from(tmp_path):
    assert only_page(write(tmp_path, "a.html", pdf(LINES))).content.startswith(LINES[0])
    url = "https://paper.example/1"
    (page,) = pages(FakeWeb().at(url, html(pdf(LINES), "text/html; charset=utf-8")).read(url))
    assert (page.given.url, page.is_html) == (url, False)


def test_documents_without_text_say_why(tmp_path, monkeypatch):
    assert "only pictures" in only_reason(write(tmp_path, "scan.pdf", pdf([], [])))
    assert "is damaged" in only_reason(write(tmp_path, "bad.pdf", b"%PDF-1.7 and no more"))
    locked = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + "o" * 32 + ")/U(" + "u" * 32 + ")>>/ID[(a)(a)]"
    assert "is encrypted" in only_reason(write(tmp_path, "locked.pdf", pdf(LINES, trailer=locked)))
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert "pip install 'rashomon[pdf]'" in only_reason(write(tmp_path, "a.pdf", pdf(LINES)))


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["a long line of the report that was wrap\u00ad", "ped here"], ["a long line of the report that was wrapped here"]),
        (["a long line of the report that was wrap\ufffe", "ped here"], ["a long line of the report that was wrapped here"]),
        (["the minister of the north and of Foreign-", "Trade said so"], ["the minister of the north and of Foreign-Trade said so"]),
        (["one paragraph", "", "another"], ["one paragraph", "another"]),
        (["- first point", "- second point"], ["- first point", "- second point"]),
        (["", "  "], []),
    ],
)  # fmt: skip
def test_wrapped_lines_are_joined(lines, joined):
    assert list(join_lines(lines)) == joined
