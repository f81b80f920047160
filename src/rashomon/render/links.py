"""Addresses that are safe to link to, and links to the very words of a page.

Text fragments: https://wicg.github.io/scroll-to-text-fragment/ (`#:~:text=[prefix-,]start[,end][,-suffix]`).
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# Browsers match `start` within one block of the page; long quotations are likelier to run over two.
_LONGEST_WHOLE = 16
_ENDS = 5
# Fewer words than these may well stand on a page twice, so their neighbours are named too.
_SHORTEST_ALONE = 5
_NEIGHBOURS = 3


def web_address(url: str | None) -> str | None:
    """The address, percent-encoded where need be, if it is an http or https one with a host; else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in {"http", "https"} and parts.hostname
    except ValueError:
        return None
    return quote(url.strip(), safe=":/?#[]@!$&'()*+,;=%~", errors="replace") if usable else None


def words_address(url: str, words: str, before: str = "", after: str = "") -> str:
    """`url` with a text fragment that shows `words`; `before` and `after` are the text around them.

    Long words are given by their beginning and end, short ones with their neighbours. Parameters must not hold a bare
    `-`, `,` or `&`, so all three are percent-encoded. A fragment that the address already has is kept.
    """
    tokens = words.split()
    if not tokens:
        return url
    if len(tokens) > _LONGEST_WHOLE or "\n" in words.strip():
        ends = max(1, min(_ENDS, len(tokens) // 2))
        directive = [_encoded(tokens[:ends]), _encoded(tokens[-ends:])]
    else:
        directive = [_encoded(tokens)]
        if len(tokens) < _SHORTEST_ALONE:
            prefix, suffix = before.split()[-_NEIGHBOURS:], after.split()[:_NEIGHBOURS]
            directive = [
                *([_encoded(prefix) + "-"] if prefix else []),
                *directive,
                *(["-" + _encoded(suffix)] if suffix else []),
            ]
    address = url.split(":~:", 1)[0]
    return f"{address}{'' if '#' in address else '#'}:~:text={','.join(directive)}"


def _encoded(tokens: list[str]) -> str:
    return quote(" ".join(tokens), safe="", errors="replace").replace("-", "%2D")
