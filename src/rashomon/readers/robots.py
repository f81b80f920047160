"""What a host's robots.txt allows (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

NAME = "rashomon"
"""The name that robots.txt files may address."""

SIZE = 512 * 1024
"""Bytes of the file that are read; RFC 9309 wants at least 500 KiB."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A host's rules. Where `refusal` stands, nothing may be fetched, for that reason; `delay` in seconds."""

    rules: Protego | None = None
    refusal: str | None = None
    delay: float = 0.0

    def refusal_of(self, url: str) -> str | None:
        """Why this address may not be fetched, if so."""
        if self.refusal or self.rules is None:
            return self.refusal
        return None if self.rules.can_fetch(url, NAME) else "its robots.txt asks not to fetch this page"


def rules_of(status: int, raw: bytes) -> Rules:
    """The rules in an answer. No such file (4xx) allows all, a server that fails (5xx) forbids all."""
    if status >= 500:
        return Rules(refusal=f"its robots.txt could not be had (the server answered {status}), so nothing is fetched")
    if status != 200:
        return Rules()
    from protego import Protego

    rules = Protego.parse(raw[:SIZE].decode("utf-8-sig", "replace"))
    return Rules(rules, delay=rules.crawl_delay(NAME) or 0.0)
