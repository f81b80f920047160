"""Whether a named person is spoken of as he or she: by titles and roles beside the name, by the first name, or by the pronouns
that follow the name before another one comes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from rashomon.model import Entity
from rashomon.text.given_names import FEMALE_NAMES, MALE_NAMES
from rashomon.text.wordset import wordset

HE, SHE = "he", "she"


_MALE_WORDS = wordset(
    """
    mr sir lord king prince father brother husband son uncle grandfather widower spokesman chairman congressman
    businessman policeman fisherman alderman pope emperor duke baron imam actor waiter boy man
    """
)
_FEMALE_WORDS = wordset(
    """
    mrs ms miss madam dame lady queen princess mother sister wife daughter aunt grandmother widow spokeswoman
    chairwoman congresswoman businesswoman policewoman councilwoman empress duchess baroness actress waitress girl woman
    """
)
BEHIND = 160
"""Characters behind a name in which pronouns are looked for."""
MOST = 200
"""Mentions of a person that are looked at."""
_LEAST = 2  # pronouns of one sex more than of the other
_HIS = frozenset(["he", "him", "his", "himself"])
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b")
_QUOTE = re.compile(r"[\"“”«»\n]")
_BEFORE = re.compile(r"(\w+)[.,]?\s+(?:(?:is|was)\s+)?$")
_AFTER = re.compile(r",\s+(?:an?|the|its|his|her|their)?\s*(?:[\w'’-]+\s+){0,3}?(spoke\w+|chair\w+|\w*(?:wo)?man)\b")


def pronouns(text: str, entities: Sequence[Entity]) -> dict[str, str]:
    """For the people among the entities of which it can be told: "he" or "she", by entity id.

    A word beside a mention ("Mrs", "spokesman") outweighs the first name, and that the pronouns behind the name.
    """
    people = sorted(m.start for e in entities if e.kind == "person" for m in e.mentions)
    known: dict[str, str] = {}
    for entity in entities:
        if entity.kind != "person":
            continue
        votes: Counter[str] = Counter()
        for mention in entity.mentions:
            before = _BEFORE.search(text[max(0, mention.start - 24) : mention.start])
            after = _AFTER.match(text[mention.end : mention.end + 60])
            for found in (before, after):
                votes[_of_word(found[1].lower()) if found else ""] += 1
        del votes[""]
        if votes:
            known[entity.id] = votes.most_common(1)[0][0]
            continue
        first, _, rest = entity.name.lower().partition(" ")
        if rest and (first in MALE_NAMES) != (first in FEMALE_NAMES):
            known[entity.id] = HE if first in MALE_NAMES else SHE
            continue
        followed: Counter[str] = Counter()
        for mention in entity.mentions[:MOST]:
            at = bisect_right(people, mention.start)
            end = min(mention.end + BEHIND, people[at] if at < len(people) else len(text))
            own = _QUOTE.split(text[mention.end : end])[0]
            followed.update(HE if p in _HIS else SHE for p in _PRONOUN.findall(own.lower()))
        if abs(followed[HE] - followed[SHE]) >= _LEAST and min(followed.values(), default=0) * 3 <= max(
            followed.values()
        ):
            known[entity.id] = followed.most_common(1)[0][0]
        elif not rest and first in FEMALE_NAMES - MALE_NAMES:  # a man's may as well be a surname
            known[entity.id] = SHE
    return known


def sex_of(phrase: str) -> str:
    """ "he" or "she" where a word of the phrase tells ("the young woman"), else nothing."""
    told = {_of_word(word) for word in phrase.lower().split()} - {""}
    return told.pop() if len(told) == 1 else ""


def _of_word(word: str) -> str:
    return HE if word in _MALE_WORDS else SHE if word in _FEMALE_WORDS else ""
