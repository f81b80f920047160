"""What else two claims differ in besides one filling: where they tell of two times, two people or two things, it is no contradiction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Claim
from rashomon.points.clause import LIGHT, denies
from rashomon.points.times import times_apart
from rashomon.text.opposites import opposed
from rashomon.text.pieces import alike

_STAGES = {
    word: stage
    for stage, words in {
        "1": "first 1st opening early initial preliminary original initially",
        "2": "second 2nd",
        "3": "third 3rd",
        "4": "fourth 4th",
        "5": "fifth 5th",
        "last": "last final later latest closing finally eventually updated revised",
        "other": "other another remaining rest else",
        "next": "next following subsequent",
        "previous": "previous previously earlier former",
    }.items()
    for word in words.split()
}
_WORD = re.compile(r"[a-z0-9]+")


def stages(claim: Claim) -> set[str]:
    """Which of several the claim speaks of, by its ordinals and the like ("first", "final", "another")."""
    return {_STAGES[w] for w in _WORD.findall(claim.text.casefold()) if w in _STAGES}


@dataclass(frozen=True, slots=True)
class Besides:
    """Two claims beside one another: likeness (-1 to 1; 1 where either has none) of what they say was done, by whom and to whom, of agents
    taken for patients, and what sets them apart: their times, opposites among their words, a denial, stages, a part of a whole."""

    acts: float
    agents: float
    patients: float
    crossed: float
    times: bool
    opposite: bool
    denial: bool
    staged: bool
    part: bool


def besides(left: Claim, right: Claim) -> Besides:
    """Compare all that two claims tell, but for what it is that differs."""
    agents, patients = ((_of(left, r), _of(right, r)) for r in ("agent", "patient"))
    all_words = [{w for w, _ in c.words} | set(_WORD.findall(c.text.casefold())) for c in (left, right)]
    ours, theirs = stages(left), stages(right)
    return Besides(
        acts=_alike(acts_of(left), acts_of(right)),
        agents=_alike(agents[0], agents[1]),
        patients=_alike(patients[0], patients[1]),
        crossed=min(_alike(agents[0], patients[1], 0.0), _alike(patients[0], agents[1], 0.0)),
        times=times_apart(left, right) is not None,
        opposite=opposed(*all_words) is not None,
        denial=denies(left) is not denies(right),
        staged=ours != theirs,
        part=bool(_PART.search(left.text)) is not bool(_PART.search(right.text)),
    )


_PART = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*|some|many|most|part|half|several) of (?:the|them|those|these|its|his|her|their)\b"
    r"|\bof (?:the|those|these|them)\b[^.,;]{0,30},|\b(?:among|including|alone|the (?:oldest|youngest|eldest))\b",
    re.I,
)


def acts_of(claim: Claim) -> list[str]:
    """The main words of a claim that tell what was done."""
    return [w for w in _of(claim, "root") if w not in LIGHT]


def _of(claim: Claim, role: str) -> list[str]:
    return [w for w, r in claim.words if r == role]


def _alike(left: Iterable[str], right: Iterable[str], absent: float = 1.0) -> float:
    ours, theirs = list(left), list(right)
    return alike(ours, theirs) if ours and theirs else absent
