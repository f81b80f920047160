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
