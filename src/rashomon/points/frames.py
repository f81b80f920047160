"""Clauses that only bring in somebody's words, name only a place and a day, or greet: they are claims, but no point can rest on them."""

from __future__ import annotations

import re

from rashomon.model import Claim

# The forms of the commonest verbs of saying with which such a clause ends; those that are nouns as well are left out.
_LAST = re.compile(
    r"said|says|told|added|adds|noted|stated|explained|explains|stressed|insisted|insists|claimed|warned|"
    r"recalled|remarked|replied|continued|announced|reported|concluded|wrote|writes|tweeted|saying|adding|noting|"
    r"argued|argues|declared|acknowledged|admitted|suggested|suggests"
)


def states_something(claim: Claim) -> bool:
    """Whether a point can rest on the claim."""
    return not (claim.part or only_frames(claim) or only_dateline(claim) or only_greets(claim))


def only_greets(claim: Claim) -> bool:
    """Whether a claim only greets or thanks, or is a note of a transcript ("SOUNDBITE OF ARCHIVED RECORDING")."""
    text = claim.text.strip(" .,!()[]")
    return len(text) <= _BRIEF and any(p.fullmatch(text) for p in (_GREETING, _NOTE))


_BRIEF = 120  # characters


_GREETING = re.compile(
    r"(?:(?:(?i:and|well|so|all right|ok(?:ay)?)|[A-Z]\w+),? ){0,3}"
    r"(?i:good (?:morning|evening|afternoon|night|day)|hello|hi|good ?bye|bye|you(?:['’]re| are) welcome|welcome(?: back)?|thanks"
    r"|(?:i )?thank you|my pleasure|(?:it['’]s )?(?:good|great|nice) to (?:be here|have you|see you))"
    r"(?i: (?:so|very) much)?"
    r"(?i: (?:indeed|again|both|all|too|to you|for (?:having|joining|being|coming|talking|your time)(?: \w+){0,4}))?"
    r"(?:,? [A-Z]\w+){0,3}"
)
_NOTE = re.compile(
    r"(?:[^a-z]*\b)?(?:SOUNDBITE|CROSSTALK|LAUGHTER|APPLAUSE|INAUDIBLE|UNINTELLIGIBLE|COMMERCIAL BREAK|(?:BEGIN|END) (?:VIDEO|AUDIO))"
    r"\b[^a-z]*"
    r"|[A-ZÀ-Þ .'’-]+, (?:[A-ZÀ-Þ ]+ )?(?:HOST|BYLINE|ANCHOR|CORRESPONDENT)"
    r"|[A-ZÀ-Þ .'’-]+: \((?:Speaking|Singing|Through)\b[^()]*"
)


def only_dateline(claim: Claim) -> bool:
    """Whether a claim is a place in capitals, or a place and a day: a dateline that is punctuated as a sentence."""
    end = claim.start + len(_AGENCY.sub("", claim.text))
    return _TOWN.fullmatch(claim.text) is not None or any(
        v.kind == "date" and v.end == end and _PLACED.fullmatch(claim.text[: v.start - claim.start])
        for v in claim.values
    )


_AGENCY = re.compile(r"\s*\([A-Z][\w .&’'-]{1,30}\)$")
_TOWN = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+, (?:[A-Z]\w{1,11}|[A-Z]\.[A-Z])\.?")
_PLACED = re.compile(r"(?:[A-Z][\w.’'-]*[\s,]+){1,4}")


def only_frames(claim: Claim) -> bool:
    """Whether a claim ends with the verb that brings in somebody's words ("the prosecutor's office said"): it states nothing itself."""
    last = re.search(r"(?:(\w+) )?(\w+)\W*$", claim.text)
    # "No deal had been concluded" tells what was done.
    return bool(last and last[2].islower() and _LAST.fullmatch(last[2]) and last[1] not in _PASSIVE)


_PASSIVE = frozenset(["been", "was", "were", "is", "are", "being"])
