"""Patterns of names, saved pages, and files whose names lie."""

from __future__ import annotations

import os

import pytest

from tests.reading import HTML, failures, only_page, only_reason, pages, read, write

MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://paper.example/snapshot
Subject: Bridge
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"{start}

------b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://paper.example/i.png

iVBORw0KGgo=
------b
Content-Type: text/html; charset=iso-8859-2
Content-ID: <frame-1>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://paper.example/{page}

<p>Most w =A3odzi zamkni=EAty, {page}</p>
------b
Content-Type: text/html; charset=utf-8
Content-ID: <frame-2>

<p>An advertisement.</p>
------b--
"""


MAIL = """From: =?utf-8?q?Melia_L=C3=ADnes_Press?= <press@melia.example>
To: desk@paper.example
Subject: The bridge is
 shut
Date: Wed, 15 May 2024 10:12:00 +0200
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/html; charset=utf-8

<p>The bridge is shut, says HTML.</p>
--b
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

The bridge at Zo=EB's mill is shut.
--b--
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("a.html", "b.txt", "c/d.html", "c/e/f.html", ".hidden.html", "case.json"):
        write(tmp_path, name, HTML)
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.json", ["case.json"]),
        ("*.html", ["a.html"]),
        ("**/*.html", ["a.html", "c/d.html", "c/e/f.html"]),
        ("*", ["a.html", "b.txt"]),
        ("[ab].*", ["a.html", "b.txt"]),
        ("c/?.html", ["c/d.html"]),
    ],
)
def test_a_pattern_names_files_in_order(pattern, found, folder):
    assert [os.path.relpath(page.source, folder) for page in pages(read(folder / pattern))] == found


def test_a_pattern_without_a_file_is_no_such_file_and_a_file_may_be_named_like_one(folder):
    assert only_reason(folder / "*.pdf") == "no such file"
    assert only_page(write(folder, "x[1].html", HTML)).source == f"{folder}/x[1].html"


def test_a_bad_file_of_a_pattern_does_not_stop_the_others(folder):
    write(folder, "0.html", b"\x00\x01")
    found = read(folder / "*.html")
    assert len(pages(found)) == 1
    assert failures(found) == [(f"{folder}/0.html", "binary data, neither text nor HTML")]


def test_a_pipe_is_read_where_it_is_named_and_not_in_a_folder(folder):
    read_end, write_end = os.pipe()
    os.write(write_end, b"The bridge is shut.")
    os.close(write_end)
    assert only_page(f"/dev/fd/{read_end}").content == "The bridge is shut."
    os.close(read_end)
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to(folder / "pipe")
    assert len(read(folder)) == 4


def test_the_parts_of_a_saved_page_are_no_pages(tmp_path):
    for name in ("Bridge.html", "Bridge_files/ad.html", "my_files/page.html"):
        write(tmp_path, name, HTML)
    assert [os.path.relpath(page.source, tmp_path) for page in pages(read(tmp_path))] == [
        "Bridge.html",
        "my_files/page.html",
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0024)https://paper.example/1 -->",
        "<!--\n Page saved with SingleFile \n url: https://paper.example/1 \n saved date: Tue Mar 05 2024\n-->",
    ],
)
def test_a_saved_page_says_where_it_came_from(comment, tmp_path):
    page = only_page(write(tmp_path, "a.html", HTML.replace("<html>", f"{comment}\n<html>")))
    assert page.given.url == "https://paper.example/1"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_mail_gives_its_text_and_what_its_headers_say(newline, tmp_path):
    page = only_page(write(tmp_path, "a.eml", MAIL.replace("\n", newline)))
    assert page.content.strip() == "The bridge at Zoë's mill is shut."
    assert page.given.headline == "The bridge is shut"
    assert page.given.outlet == "Melia Línes Press"
    assert page.given.published == "2024-05-15T10:12:00+02:00"


def test_a_mailbox_is_told(tmp_path):
    mailbox = write(tmp_path, "a.mbox", "From press@melia.example Wed May 15 10:12:00 2024\n" + MAIL)
    assert only_reason(mailbox) == "a mailbox; save its mails each to a file"


def test_pictures_and_styles_beside_pages_are_passed_over(folder):
    for name in ("c/i.jpg", "c/s.css"):
        write(folder, name, b"\xff\xd8\xff\x00")
    assert not failures(read(folder))
    assert only_reason(folder / "c" / "*.jpg") == "an image, neither text nor HTML"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_mhtml_gives_its_root_part(newline, tmp_path):
    text = MHTML.format(start="", page="1").replace("\n", newline)
    page = only_page(write(tmp_path, "a.mht", text))
    assert page.content.strip() == "<p>Most w Łodzi zamknięty, 1</p>"
    assert page.given.url == "https://paper.example/1"


def test_mhtml_names_the_part_it_starts_with_and_its_name_may_lie(tmp_path):
    page = only_page(write(tmp_path, "a.html", MHTML.format(start='; start="<frame-2>"', page="1")))
    assert page.content.strip() == "<p>An advertisement.</p>"
    assert page.given.url == "https://paper.example/snapshot"


def test_mhtml_without_a_page(tmp_path):
    text = MHTML.format(start="", page="1").replace("text/html; charset", "image/gif; charset")
    assert only_reason(write(tmp_path, "a.mhtml", text)) == "no page in this MHTML file"
