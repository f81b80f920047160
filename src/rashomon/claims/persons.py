"""Whether a named person is spoken of as he or she: by titles and roles beside the name, else by the first name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.model import Entity
from rashomon.text.given_names import FEMALE_NAMES, MALE_NAMES

HE, SHE = "he", "she"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MALE_WORDS = _set(
    """
    mr sir lord king prince father brother husband son uncle grandfather widower spokesman chairman congressman
    businessman policeman fisherman alderman pope emperor duke baron imam actor waiter boy man
    """
)
_FEMALE_WORDS = _set(
    """
    mrs ms miss madam dame lady queen princess mother sister wife daughter aunt grandmother widow spokeswoman
    chairwoman congresswoman businesswoman policewoman councilwoman empress duchess baroness actress waitress girl woman
    """
)
_BEFORE = re.compile(r"(\w+)[.,]?\s+$")
_AFTER = re.compile(r",\s+(?:an?|the|its|his|her|their)?\s*(?:[\w'’-]+\s+){0,3}?(spoke\w+|chair\w+|\w*(?:wo)?man)\b")


def pronouns(text: str, entities: Sequence[Entity]) -> dict[str, str]:
    """For the people among the entities of which it can be told: "he" or "she", by entity id.

    A word beside a mention ("Mrs", "spokesman") outweighs the first name.
    """
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
    return known


def _of_word(word: str) -> str:
    return HE if word in _MALE_WORDS else SHE if word in _FEMALE_WORDS else ""
