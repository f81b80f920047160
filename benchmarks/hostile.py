"""CPU seconds and peak memory of each hostile page, read in a process of its own: `python benchmarks/hostile.py [NAME...]`.

A page must give an article or a clear error (`PageError`) within LIMIT_S seconds and LIMIT_MB megabytes. Exits 1 if one misses.
The pages are made here at full size; tests/test_hostile.py reads the same pages, smaller, for what they do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable

LIMIT_S, LIMIT_MB = 2.0, 500
KILL_S = 60
"""Seconds after which a page is given up."""
ADDRESS_SPACE_MB = 8_000
"""Address space of each process, so that a page cannot take the machine with it."""

_TEXT = "<p>The ferry ran aground off the harbour on Monday night, the harbour master said, and nobody was hurt.</p>"
_REPORT = f"<html><head><title>Ferry runs aground</title></head><body><h1>Ferry runs aground</h1>{_TEXT * 5}"


def _page(middle: str) -> bytes:
    return f"{_REPORT}{middle}{_TEXT * 3}</body></html>".encode("utf-8", "surrogatepass")


# Each page by name, of a size: 1.0 is what the benchmark reads, tests take less.
PAGES: dict[str, Callable[[float], bytes]] = {
    "nested divs, 100,000": lambda k: _page("<div>" * int(100_000 * k)),
    "nested spans, 100,000": lambda k: _page("<span>" * int(100_000 * k)),
    "nested blockquotes, closed": lambda k: _page(
        "<blockquote>" * int(50_000 * k) + "x" + "</blockquote>" * int(50_000 * k)
    ),
    "nested tables, 10,000": lambda k: _page("<table><tr><td>" * int(10_000 * k)),
    "formatting misnested, 10,000": lambda k: _page("<b><i><p>x</b>" * int(10_000 * k)),
    "nested links and forms": lambda k: _page("<form><a href=x><button>" * int(20_000 * k)),
    "nested lists, 30,000": lambda k: _page("<ul><li>" * int(30_000 * k)),
    "one tag, 50 MB": lambda k: b"<html><a " + b"x" * int(50_000_000 * k),
    "one tag, 30 MB": lambda k: b"<html><a " + b"x" * int(30_000_000 * k),
    "one tag, 30 MB, closed": lambda k: _page("<a title='" + "x" * int(30_000_000 * k) + "'>y</a>"),
    "&amp; a million times": lambda k: _page("<p>" + "&amp;" * int(1_000_000 * k)),
    "&amp; without semicolon": lambda k: _page("<p>" + "&amp" * int(1_000_000 * k)),
    "&#x10ffff; a million times": lambda k: _page("<p>" + "&#x10ffff;" * int(1_000_000 * k)),
    "&#0; a million times": lambda k: _page("<p>" + "&#0;" * int(1_000_000 * k)),
    "surrogate entities": lambda k: _page("<p>" + "&#xd800;&#xdfff;" * int(300_000 * k)),
    "huge entity number": lambda k: _page("<p>&#" + "9" * int(5_000_000 * k) + ";"),
    "entity without end": lambda k: _page("<p>&" + "a" * int(10_000_000 * k)),
    "NULs between letters": lambda k: _page("<p>" + "a\0" * int(500_000 * k)),
    "NULs in tag names": lambda k: _page("<d\0iv><s\0cript>" * int(100_000 * k)),
    "right-to-left overrides": lambda k: _page("<p>" + "\u202eabc\u202c\u2066x" * int(300_000 * k)),
    "combining marks": lambda k: _page("<p>a" + "\u0301" * int(1_000_000 * k)),
    "meta says utf-16": lambda k: b"<meta charset=utf-16>" + _page("<p>caf\u00e9 " * int(100_000 * k)),
    "meta says an unknown charset": lambda k: (
        b"<meta charset=x-klingon>" + _page("<p>caf\u00e9 " * int(100_000 * k)) + b"\xff"
    ),
    "meta says hex": lambda k: b"<meta charset=hex>" + _page("<p>caf\u00e9 " * int(100_000 * k)) + b"\xff",
    "comment without end, 10 MB": lambda k: _page("<!--" + "x-" * int(5_000_000 * k)),
    "script without end, 10 MB": lambda k: _page("<script>" + "x<" * int(5_000_000 * k)),
    "quote without end, 10 MB": lambda k: _page('<a href="' + "x>" * int(5_000_000 * k)),
    "title without end, 10 MB": lambda k: b"<html><title>" + b"x " * int(5_000_000 * k),
    "textarea without end, 10 MB": lambda k: _page("<textarea>" + "x " * int(5_000_000 * k)),
    "100,000 attributes": lambda k: _page("<div " + " ".join(f"a{n}=1" for n in range(int(100_000 * k))) + ">"),
    "the same attribute, 1,000,000": lambda k: _page("<div " + "a=1 " * int(1_000_000 * k) + ">"),
    "< a million times": lambda k: _page("<" * int(1_000_000 * k)),
    "</ a million times": lambda k: _page("</" * int(1_000_000 * k)),
    "<! a million times": lambda k: _page("<!" * int(1_000_000 * k)),
    "<!-- a million times": lambda k: _page("<!--" * int(1_000_000 * k)),
    "<? a million times": lambda k: _page("<?" * int(1_000_000 * k)),
    "<p> a million times": lambda k: _page("<p>" * int(1_000_000 * k)),
    "<p>x a million times": lambda k: _page("<p>x" * int(1_000_000 * k)),
    "<br> a million times": lambda k: _page("<br>" * int(1_000_000 * k)),
    "</p> a million times": lambda k: _page("</p>" * int(1_000_000 * k)),
    "table of 300,000 cells": lambda k: _page("<table>" + "<tr><td>1<td>2<td>3" * int(100_000 * k) + "</table>"),
    "text in tables, fostered": lambda k: _page("<table>" + "x<tr>y" * int(200_000 * k)),
    "single line, 10 MB": lambda k: _page("<p>" + "The ferry sank. " * int(625_000 * k)),
    "single word, 10 MB": lambda k: _page("<p>" + "x" * int(10_000_000 * k)),
    "plain text, single line, 10 MB": lambda k: b"The ferry sank. " * int(625_000 * k),
    "plain text, 1,000,000 lines": lambda k: b"x\n" * int(1_000_000 * k),
    "blanks, 10 MB": lambda k: _page("<p>" + " \t" * int(5_000_000 * k)),
    "line breaks, 10 MB": lambda k: _page("<p>" + "\r\n" * int(5_000_000 * k)),
    "JSON-LD, nested 100,000": lambda k: _ld("[" * int(100_000 * k)),
    "JSON-LD, nested and closed": lambda k: _ld('{"a":' * int(50_000 * k) + "1" + "}" * int(50_000 * k)),
    "JSON-LD, 10 MB": lambda k: _ld('{"@type":"NewsArticle","headline":"' + "x" * int(10_000_000 * k) + '"}'),
    "JSON-LD, 200,000 articles": lambda k: _ld(
        "[" + ",".join(['{"@type":"NewsArticle","headline":"A b c d"}'] * int(200_000 * k)) + "]"
    ),
    "JSON-LD, a number of 1 MB": lambda k: _ld('{"a":' + "9" * int(1_000_000 * k) + "}"),
    "JSON-LD, 20,000 scripts": lambda k: _page(
        '<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * int(20_000 * k)
    ),
    "meta refresh, 100,000": lambda k: _page('<meta http-equiv="refresh" content="0;url=x">' * int(100_000 * k)),
    "meta properties, 100,000": lambda k: _page('<meta property="og:title" content="A b c d">' * int(100_000 * k)),
    "<time>, 50,000": lambda k: _page('<time datetime="2031-03-17T10:00">17 March 2031</time>' * int(50_000 * k)),
    "<h1>, 50,000": lambda k: _page("<h1>Ferry runs aground off the harbour</h1>" * int(50_000 * k)),
    "<title>, 50,000": lambda k: _page("<title>Ferry runs aground off the harbour</title>" * int(50_000 * k)),
    "bylines, 100,000": lambda k: _page('<p class="byline">By Ana Duarte</p>' * int(100_000 * k)),
    "dates in text, 50,000": lambda k: _page("<p>17 March 2031, 10:00" * int(50_000 * k)),
    "CDATA without end": lambda k: _page("<![CDATA[" + "x]]" * int(1_000_000 * k)),
    "CDATA, 100,000": lambda k: _page("<![CDATA[x]]>" * int(100_000 * k)),
    "plaintext": lambda k: _page("<plaintext>" + "<p>x" * int(500_000 * k)),
    "svg and math, nested": lambda k: _page("<svg><math><desc>" * int(20_000 * k)),
    "templates, nested": lambda k: _page("<template>" * int(20_000 * k)),
    "select, options": lambda k: _page("<select>" + "<option>x" * int(200_000 * k)),
    "hidden text, 1,000,000 words": lambda k: _page(
        '<div style="display:none">' + "spam " * int(1_000_000 * k) + "</div>"
    ),
    "styles, 10 MB": lambda k: _page("<style>" + "a{b:c}" * int(1_600_000 * k) + "</style>"),
    "doctype, 10 MB": lambda k: b"<!doctype html " + b"x" * int(10_000_000 * k) + b">" + _page(""),
    "entity declarations": lambda k: (
        b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>"
        + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a;" * 10) for n in range(int(1_000 * k)))
        + b"]>"
        + _page("<p>&a999;" * int(1_000 * k))
    ),
    "misread UTF-8, 1,000,000": lambda k: _page("<p>" + "caf\u00c3\u00a9 " * int(300_000 * k)),
}
HEADERS = {"header says big5": "big5"}
"""Charsets that the carrier declares, by the page's name."""
PAGES["header says big5"] = lambda k: _page("<p>caf\u00e9 " * int(100_000 * k)) + b"\xff"


def _ld(data: str) -> bytes:
    return _page(f'<script type="application/ld+json">{data}</script>')


def outcome(name: str, size: float) -> str:
    """What reading the page gives: "article" or the reason why there is none. Any other exception is a fault, and raised."""
    from rashomon.article import read_article
    from rashomon.errors import PageError
    from rashomon.model import Given
    from rashomon.readers.bytes import page_from_bytes

    raw = PAGES[name](size)
    try:
        article = read_article(page_from_bytes("page.html", raw, Given(), HEADERS.get(name)), "a1")
    except PageError as error:
        return error.reason
    spans = (*article.passages, *article.furniture, *article.warnings)
    assert all(article.text[s.start : s.end] == s.text for s in spans), "a span does not prove itself"
    return f"article, {len(article.body):,} characters"


def _measure(name: str) -> None:
    """Runs in a process of its own: prints the CPU seconds of reading, without imports, and the process' peak megabytes."""
    import resource
    import time

    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE_MB * 2**20,) * 2)
    outcome(next(iter(PAGES)), 0.0)  # imports, models
    start = time.process_time()
    result = outcome(name, 1.0)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:.2f}\t{peak:.0f}\t{result}")


def main() -> int:
    """Read each page, print what it cost, and say by the exit status whether one missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="pages to read (default: all)")
    parser.add_argument("--kill", type=float, default=KILL_S, help="seconds after which a page is given up")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _measure(options.one)
        return 0
    missed = 0
    print(f"{'page':36} {'seconds':>8} {'peak MB':>8}  outcome")
    for name in options.names or PAGES:
        try:
            run = subprocess.run(
                [sys.executable, __file__, "--one", name],
                capture_output=True,
                text=True,
                timeout=options.kill,
                check=False,
            )
            last = (run.stderr.strip().splitlines() or [f"killed by signal {-run.returncode}"])[-1]
            seconds, peak, result = run.stdout.strip().split("\t") if run.returncode == 0 else ("-", "-", last[:120])
        except subprocess.TimeoutExpired:
            seconds, peak, result = "-", "-", f"more than {options.kill:g} s"
        bad = seconds == "-" or float(seconds) > LIMIT_S or float(peak) > LIMIT_MB
        missed += bad
        print(f"{name:36} {seconds:>8} {peak:>8}  {result[:120]}{'  MISSED' if bad else ''}", flush=True)
    print(f"{missed} of {len(options.names or PAGES)} missed {LIMIT_S} s or {LIMIT_MB} MB")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
