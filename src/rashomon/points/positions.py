"""Where somebody stands on a matter, for it or against it, in whatever words: "is in favour of the sale", "is against the sale"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Aspect, Claim, Mode, RoleKind
from rashomon.points.clause import LIGHT, denies, words_as
from rashomon.points.difference import Difference
from rashomon.points.times import times_apart
from rashomon.text.pieces import vectors_of_words

_FOR = (
    r"in favou?r of|(?:support|back|favou?r|endorse|approve|welcome|accept|want|seek|demand)(?:e?s|e?d|ing)?|sought|"
    r"(?:call|ask|press|push)(?:s|ed|ing)? for|agree(?:s|d)? (?:to|with)|(?:ready|willing|prepared) (?:to|for)|"
    r"(?:happy|satisfied|pleased|content) with|insist(?:s|ed)? on|(?:take|taking|took) part in|join(?:s|ed)?|sit down (?:to|for)"
)
_AGAINST = (
    r"against|oppos(?:e[sd]?|ing)|opposed to|reject(?:s|ed|ing)?|refus(?:es?|ed|ing)|object(?:s|ed)? to|rul(?:es?|ed|ing) out|"
    r"(?:unhappy|dissatisfied|displeased) with|unwilling to|unprepared to|no need for|"
    r"(?:drop|abandon|withdr[ae]w|g[ai]ve up|renounc)(?:s|n|en|ed|ped|ing|e[sd]?)? (?:its|his|her|their|the|all) (?:demands?|claims?|calls?|insistence)(?: (?:for|to|on|of))?"
)
_CUE = re.compile(rf"\b(?:(?P<pro>{_FOR})|(?P<con>{_AGAINST}))(?![\w-])", re.I)
_UP_TO_IT = re.compile(
    r"(?:(?:is|are|was|were|be|been|being|has|have|had|will|would|do|does|did|not|n[’']t|never|no|longer|also|still|now|all|to a man|both|"
    r"strongly|firmly|fully|publicly|clearly|come|came|out|stand|stands|stood|remain|remains|remained|see|sees|saw|speak|spoke|vote|voted|"
    r"speaking|coming|[a-z]+ly)[\s,]+)*",
    re.I,
)
"""What may stand between who it is and where he stands."""

_NEGATED = re.compile(
    r"\b(?:(?:will|would|does|do|did|is|are|was|were|has|have|can) )?(?:not|never|no longer)\b|\b\w+n[’']t\b", re.I
)
_DETERMINERS = frozenset("the a an its his her their this that these those any all planned proposed".split())
_REACH, _SHOWN = 9, 6  # words behind a cue that name the matter, and that are shown
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_IDLE = LIGHT | frozenset(
    """
    the a an this that these those his her its their our your my any all every some no of in on at by for from with about into over under up
    out off to as than if when while because and or but who which where is are was were been being has had will would should could must
    may might not also it he she they we i you him them us there demands demand calls call plans plan idea proposal part
    """.split()
)
_ENDS = re.compile(
    r"[,;:–—(]|\b(?:because|until|before|after|since|when|while|if|unless|although|though|but|whatever)\b", re.I
)


_UNDOES = re.compile(
    r"(?:withdr[ae]w|drop|scrap|repeal|abolish|abandon|cancel|block|stop|halt|end(?:s|ed|ing)?$|delay|postpon|cut(?:s|ting)?$|reduc|remov|overturn|ban(?:s|ned)?$)"
)
"""What is done to a matter by who is against it."""


@dataclass(frozen=True, slots=True)
class Position:
    """Whether for or against, the words that say so, who it is, and of what matter, by the words. Who wants a bill withdrawn is against it."""

    favours: bool
    words: str
    holder: frozenset[str]
    matter: tuple[str, ...]


def position_of(claim: Claim) -> Position | None:
    """Where a claim says that its subject stands; None where it says no such thing."""
    holder = frozenset(words_as(claim, "agent"))
    does = [r.start - claim.start for r in claim.roles if r.kind is RoleKind.PREDICATE and r.start >= claim.start]
    cues = ((at, _CUE.match(claim.text, _UP_TO_IT.match(claim.text, at).end())) for at in does)  # type: ignore[union-attr]
    at, found = next(((at, m) for at, m in cues if m), (0, None))
    if found is None or not holder:
        return None
    behind = _ENDS.split(claim.text[found.end() :])[0]
    told = [*_WORD.finditer(behind)][:_REACH]
    words = [m.group().casefold() for m in told]
    # "The cut" is a matter, "cut it" what is to be done to one.
    undoes = [_UNDOES.match(w) is not None and before not in _DETERMINERS for before, w in pairwise(["", *words])]
    undone = any(undoes)
    matter = tuple(w for w, undo in zip(words, undoes, strict=True) if w not in _IDLE and len(w) > 2 and not undo)
    if not matter:
        return None
    negated = _NEGATED.search(claim.text, 0, found.start())
    turned = denies(claim) or negated is not None
    shown = claim.text[
        min(at, negated.start() if negated else at) : found.end() + told[min(_SHOWN, len(told)) - 1].end()
    ]
    return Position((found["pro"] is not None) ^ turned ^ undone, " ".join(shown.split()), holder, matter)


def positions_differ(left: Claim, right: Claim) -> Difference | None:
    """One and the same is for a matter in the one, and against it in the other."""
    ours, theirs = position_of(left), position_of(right)
    if ours is None or theirs is None or ours.favours is theirs.favours:
        return None
    if ours.holder.isdisjoint(theirs.holder) or ours.holder & _ANYBODY or Mode.DIRECT in {left.mode, right.mode}:
        return None
    near = vectors_of_words(ours.matter) @ vectors_of_words(theirs.matter).T
    few = near.max(1) if len(ours.matter) <= len(theirs.matter) else near.max(0)
    if float((few >= SAME_MATTER).mean()) < MOST or times_apart(left, right) is not None:
        return None
    return Difference(Aspect.STANCE, ours.words, theirs.words, certain=bool((few >= SURELY_SAME).all()))


SAME_MATTER, SURELY_SAME = 0.55, 0.8
"""Cosine of two words from which they name one matter, and from which they surely do."""

MOST = 0.6
"""Share of the words for the one matter that need a counterpart among those for the other."""

_ANYBODY = frozenset("i you he she it we they who that this some many most others people one all".split())
