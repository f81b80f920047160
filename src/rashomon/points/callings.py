"""What somebody is, by the words behind his name: "Tomas Reik, Ansel's former driver", "Tomas Reik, once Ansel's accountant"."""

from __future__ import annotations

import re

from rashomon.claims.cues import may_state
from rashomon.model import Aspect, Claim
from rashomon.points.clause import of_kind
from rashomon.points.difference import Difference
from rashomon.text.pieces import alike

_BEHIND = re.compile(
    r",\s(?:\d{1,3},\s)?(?P<words>(?:(?:a|an|the|once|then|formerly|his|her|their|[A-Z][\w’'.-]+[’']s?)\s)?(?:[\w’'-]+\s){0,4}?(?P<noun>[a-z][\w-]{2,}))"
    r"(?=,|$|\s(?:of|from|at|in|for|who|with|and|on|to|was|is|has|had|said)\b)"
)


def callings_differ(left: Claim, right: Claim) -> Difference | None:
    """What two reports say that one person is to another: his driver, his accountant; who leads, helps or is of the family may be much besides."""
    ours, theirs = ({v.value: v for v in of_kind(c, "person")} for c in (left, right))
    for name in ours.keys() & theirs.keys():
        told = [_BEHIND.match(c.text, v.end - c.start) for c, v in ((left, ours[name]), (right, theirs[name]))]
        if None in told:
            continue
        (words, noun), (others, other) = ((m["words"], m["noun"].casefold()) for m in told if m)
        owners = [set(re.findall(r"[A-Z][\w’'-]+", m["words"])) for m in told if m]
        if not owners[0] & owners[1]:
            continue
        known = all(may_state(n, n) and n not in _MUCH_BESIDES for n in (noun, other))
        if (
            known
            and noun != other
            and noun not in right.text
            and other not in left.text
            and alike([noun], [other]) < ONE_CALLING
        ):
            return Difference(Aspect.IDENTITY, words, others)
    return None


ONE_CALLING = 0.35
"""Cosine of two nouns from which one man may be both: "lawyer" and "attorney"."""

_MUCH_BESIDES = frozenset(
    """
    man woman boy girl person member leader head chief official officer aide ally friend expert politician lawmaker activist critic supporter
    candidate nominee opponent rival colleague partner founder owner chairman chairwoman president director executive spokesman spokeswoman
    spokesperson representative delegate author writer resident native citizen victim suspect witness survivor son daughter father mother
    brother sister wife husband widow veteran analyst commentator host star celebrity figure republican democrat conservative cousin uncle aunt nephew niece in-law
    """.split()
)
"""What somebody may be beside anything else."""
