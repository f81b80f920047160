"""What the signs of a dossier mean: told under it, as far as it has them."""

from __future__ import annotations

SIGNS = (
    ("in its own voice", "the report says so itself, and names nobody for it"),
    (", via ", "through whom the words came, who said them first"),
    ("(alleged", "its source does not vouch for it"),
    ("(possible", "its source says only that it may be so"),
    ("(still to come", "when it was written it was a plan, a promise or a forecast"),
    ("perhaps others, too", "another report may say the same in other words"),
    ("others tell the rest", "only the words that stand out are of this report alone"),
    ("independent outlets", "none is seen to draw on another, nor all on one origin"),
    ("read both", "words that may say the same, or contradict each other: a reader must judge"),
)
"""Words that a dossier uses, and what they say; a bracket is closed where it is told."""

HEADING = "How to read this"


def legend(rendered: str) -> list[tuple[str, str]]:
    """The signs that a rendered dossier has, each with what it means."""
    # A narrow page breaks its lines anywhere.
    text = " ".join(rendered.split()).casefold()
    return [(_told(sign), meaning) for sign, meaning in SIGNS if sign in text]


def signs() -> list[tuple[str, str]]:
    """All signs, for a page that keeps them out of sight until they are asked for."""
    return [(_told(sign), meaning) for sign, meaning in SIGNS]


def _told(sign: str) -> str:
    return f"{sign})" if sign.startswith("(") else sign.strip(", ")
