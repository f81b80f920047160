"""Pages that came instead of a report: checks of visitors, errors, requests for consent, what only subscribers read."""

from __future__ import annotations

import re

from rashomon.model import Article, Doubt

# Words of a body from which it is a report, whatever it says.
_REPORT = 120
_INSTEAD = (
    (
        "a check of its visitors",
        r"checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|not a robot|unusual traffic"
        r"|ddos protection|access (?:to this page has been )?denied|request (?:was )?blocked|complete the captcha",
    ),
    (
        "a page that a script brings in",
        r"(?:enable|turn on|requires?) javascript|javascript (?:is|to be) (?:disabled|required|enabled)",
    ),
    (
        "an error",
        r"page (?:you (?:requested|were looking for) )?(?:was |is |could |can)?\s?not (?:be )?(?:found|available)|\b404\b"
        r"|(?:page|article) (?:is )?no longer available|something went wrong|internal server error|service unavailable",
    ),
    (
        "a request for consent",
        r"we (?:value|care about|respect) your privacy|our \d* ?partners (?:store|use|process|may)|before you continue to"
        r"|(?:accept|manage) (?:all )?cookies",
    ),
)
_SIGNS = tuple((what, re.compile(words, re.IGNORECASE)) for what, words in _INSTEAD)
_BARRIER = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep)|already a subscriber|(?:log|sign) in to (?:continue|read)|for subscribers only"
    r"|subscribers only|to continue reading|(?:register|create an account) to (?:continue|read)",
    re.IGNORECASE,
)


def barrier_doubt(article: Article) -> tuple[Doubt, ...]:
    """A warning where a page of few words reads like something that stands before a report, or is cut off by what does."""
    if len(article.body.split()) >= _REPORT:
        return ()
    shown = f"{article.headline or ''}\n{article.body}"
    for what, sign in _SIGNS:
        if found := sign.search(shown):
            return (_doubt(article, f"no report, as it seems, but {what}: “{found[0]}”"),)
    if found := _BARRIER.search(article.text):
        return (_doubt(article, f"the report may be cut off by a barrier: “{found[0]}”"),)
    return ()


def _doubt(article: Article, detail: str) -> Doubt:
    return Doubt(0, 0, "", article=article.id, kind="text", detail=detail)
