"""Denials that contradict nobody: both claims deny, in other words, or what the one denies the other does not say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import dropwhile, takewhile

from rashomon.claims.emphasis import titled
from rashomon.model import Article, Aspect, Certainty, Claim
from rashomon.points.besides import acts_of
from rashomon.points.clause import LIGHT, NEGATORS, denies, deny_alike, words_as
from rashomon.points.difference import Difference
from rashomon.points.slots import DENIAL
from rashomon.text.pieces import alike

SAME_MATTER = 0.6
"""Cosine of two words from which they name one matter."""

TITLES = re.compile(r"[“\"‘]([^“”\"‘]{2,60})[”\"’]")
"""What may be the title of a work, in quotation marks."""

_UNTRULY = r"wrongly|mistakenly|falsely|incorrectly|erroneously"

UNSAID = re.compile(
    r"\b(?:refrain\w*|avoid\w*|abstain\w*|stop\w* short|non-?existent|absent|lack\w*|missing|impossible|unable|unlikely|"
    r"prevent\w*|unharmed|unhurt|untouched|rule[sd]? out|reject\w*|den(?:y|ied|ies)|refus\w*|declin(?:e[sd]?|ing) to|fail\w*|instead|rather than|"
    r"await\w*|pending|reneg\w*|barr(?:ed|ing)|bann(?:ed|ing)|forb[aio]d\w*|prohibit\w*|oppos(?:e[ds]?|ing)|minimal|negligible|yet to|unconfirmed|undetermined|unknown|free of|without|"
    rf"cancel\w*|call(?:ed|s|ing) off|stop(?:s|ped|ping)? (?=\w+ing\b)|{_UNTRULY})\b",
    re.I,
)
"""Words that deny without a "not"."""

_ROOT = 3  # letters by which a word and what is made of it are told
_DENIED_WORD = re.compile(rf"\b(?:no|not|never|without)\s(?:[a-z]+\s)?([a-z]{{{_ROOT}}})", re.I)

_NOT_UNTIL = re.compile(r"(?:\bnot\b|n[’']t\b).{0,80}\b(?:until|till)\b", re.I | re.S)
_FOR_A_TIME = re.compile(r"\bfor (?:the |a |an )?(?:\w+ ){1,2}?(?:period|time|days|weeks|months|years)\b", re.I)
_NOT_ALL = re.compile(
    r"(?:\b(?:not|never)\b|n[’']t\b)(?:\s+[\w-]+){0,3}\s+(all together|altogether|all|entirely|completely|fully|every|only|just|"
    r"necessarily|merely|simply)\b",
    re.I,
)
_NO_OTHER = re.compile(
    r"(?:\b(?:not|never|nor)\b|n[’']t\b)(?:\s+[\w-]+){0,2}\s+any\s?(?:other\b|one else\b|body else\b|thing else\b|where else\b)"
    r"|\b(?:no|none of the)\s+other\b|\b(?:nobody|nothing|nowhere|no one) else\b",
    re.I,
)
_NOT_DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|nor)\b|n[’']t\b)(?:\s+[\w-]+){0,2}\s+(?:rul(?:e|ed|ing) out|exclud\w+|den(?:y|ied|ying)|disput\w+|doubt\w*)",
    re.I,
)
_UNHINDERED = re.compile(
    r"(?:\b(?:not|never|cannot|nor|nothing|no)\b|n[’']t\b)(?:\s+[\w-]+){0,2}\s+"
    r"(?:stop\w*|prevent\w*|deter(?:s|red|ring)?|hinder\w*|halt\w*|(?:keep|kept)\b(?=.{1,40}\bfrom))\b",
    re.I,
)
_NONE_BADLY = re.compile(r"\b(?:none|nobody|no one) (?:\w+ ){0,3}(?:seriously|badly|critically|gravely)\b", re.I)
_NO_COMMENT = re.compile(
    r"(?:\b(?:not|never)\b|n[’']t\b|\b(?:declin|refus)\w+ to\b)(?:\s+[\w-]+){0,2}\s+(?:comment|respond|repl(?:y|ied)|answer|return)\b"
    r"|\b(?:would|did|could|do|does) ?n[o’']t say (?:if|whether|when|how|what|why|who|where)\b"
    r"|\b(?:declin|refus)\w+ to (?:say|elaborate|confirm|specify|disclose|speculate|identify|name)\b",
    re.I,
)
_NOTHING_SO = re.compile(r"\bnothing\s+(?:\w+ly\s+)?([a-z]{3,})\s+(?:about|in)\b", re.I)
_NO_LONGER = re.compile(r"\b(?:no longer|no more|any ?more|any longer)\b", re.I)
_ENDED = re.compile(
    r"\b(?:lift\w*|end(?:ed|s)?|expir\w*|cancel\w*|scrap\w*|drop(?:ped|s)|abolish\w*|withdr[ae]w\w*|remov\w*|stopp?\w*|ceas\w*|former\w*)\b",
    re.I,
)
_ONLY = re.compile(r"\b(?:only|solely|merely|just|exclusively|nothing but)\b", re.I)
_OTHER = re.compile(r"\b(?:other|others|else|elsewhere|anything|anyone|anybody)\b", re.I)


_UNTOLD = re.compile(
    r"\bwhat (?:we|you|they|nobody) (?:(?:still |yet )?(?:do not|don['’]t)|never)(?: yet)?(?: know)?\W*$", re.I
)
"""Of what a headline says that it does not know ("what we know and what we don't") it says nothing."""


def denied_in_other_words(
    difference: Difference, left: Claim, right: Claim, articles: Mapping[str, Article]
) -> str | None:
    """Both deny, one of them without a "not" ("refrained from", "is nonexistent"); or one says "only", the other "no other"."""
    if difference.aspect is not Aspect.POLARITY:
        return None
    if any(_NOT_UNTIL.search(c.text) for c in (left, right)):
        return "what was not so until a time was so then"
    if any(
        denies(c) and _FOR_A_TIME.search(c.text) and not _FOR_A_TIME.search(d.text)
        for c, d in ((left, right), (right, left))
    ):
        return "what was not done for a time was done before"
    if any(_not_all(c, d) for c, d in ((left, right), (right, left))):
        return "not all, or not only, is no denial of some"
    if any(_NO_OTHER.search(c.text) and not _OTHER.search(d.text) for c, d in ((left, right), (right, left))):
        return "what is denied is of others"
    if any(_NOT_DENIED.search(c.text) for c in (left, right)):
        return "not to rule out is no denial"
    if any(_only_a_title_denies(c) for c in (left, right)):
        return "only a title denies"
    if any(_UNTOLD.search(c.text) for c in (left, right)):
        return "what is not known is left open"
    if any(_NONE_BADLY.search(c.text) for c in (left, right)):
        return "none badly is no denial of some"
    if any(_NO_COMMENT.search(c.text) for c in (left, right)):
        return "who does not answer denies nothing"
    if any(_says_nothing_so(c, d) for c, d in ((left, right), (right, left))):
        return "only a quality is denied, of which the other does not speak"
    if any(_of_oneself(c, d) for c, d in ((left, right), (right, left))):
        return "what one does to himself others need not do"
    if any(_UNHINDERED.search(c.text) for c in (left, right)):
        return "what is not hindered goes on"
    if any(_NO_LONGER.search(c.text) and _ENDED.search(d.text) for c, d in ((left, right), (right, left))):
        return "both say that it has ended"
    if deny_alike(left, right) or _deny_in_other_words(left, right):
        return "both deny the same"
    ours, theirs = (set(UNSAID.findall(c.text.casefold())) for c in (left, right))
    if left.polarity is right.polarity and ours and theirs:
        return "both deny"
    if left.polarity is right.polarity and _by_its_verb(left) is not _by_its_verb(right) and denies(left):
        return "both deny, one by its verb"
    for one, other, unsaid in ((left, right, ours - theirs), (right, left, theirs - ours)):
        affirmed = one.polarity is not other.polarity and one.polarity.value == "affirmed"
        # Of "there is no ban" and "banned" one denies the other.
        denied = {m[1].casefold() for m in _DENIED_WORD.finditer(other.text)}
        unsaid = {w for w in unsaid if w[:_ROOT] not in denied}
        if affirmed and (unsaid or _is_opposed(one, articles[one.article])):
            return "both deny, one in other words"
        if _ONLY.search(one.text) and _OTHER.search(other.text):
            return "to do only one thing is to do no other"
    if any(_LEFT_OPEN.search(c.text) and not _LEFT_OPEN.search(d.text) for c, d in ((left, right), (right, left))):
        return "one leaves open what it asks"
    if any(_denies_another(c, d) for c, d in ((left, right), (right, left))):
        return "what is denied is not spoken of"
    return None


def of_another_act(difference: Difference, left: Claim, right: Claim, aligned: float) -> bool:
    """Whether a denial is hardly of what the other claim tells: they tell different acts, and the chance that they are `aligned` is
    small; or one act of two things. Of such differences none of those that a reader looked at was a contradiction."""
    if difference.aspect is not Aspect.POLARITY:
        return False
    if alike(acts_of(left), acts_of(right)) < SAME_ACT:
        return aligned < SPOKEN_OF
    ours, theirs = map(_things, (left, right))
    return bool(ours) and bool(theirs) and alike(ours, theirs) < SAME_MATTER


def _things(claim: Claim) -> list[str]:
    """The words of a claim besides that for its act, but for those that only count ("none was hurt")."""
    return [w for w, role in claim.words if role != "root" and len(w) > _SHORT and w not in _COUNTING]


_SHORT = 2  # letters
_COUNTING = frozenset("none nobody nothing anyone anybody anything everyone everybody everything all one".split())

SPOKEN_OF = 0.3
"""Chance of alignment from which a denial can be of what another claim tells in words for another act."""

SAME_ACT = 0.9
"""Likeness of the main words of two claims from which they tell one act."""


def _deny_in_other_words(left: Claim, right: Claim) -> bool:
    """Whether each claim has one negation, of much the same: "although not named on air", "although not identifying him"."""
    ours, theirs = _denied(left), _denied(right)
    return len(ours) == len(theirs) == 1 and alike(ours[0][:1], theirs[0][:1]) >= MUCH_THE_SAME


MUCH_THE_SAME = 0.4
"""Cosine of two words from which they are of one act: "named" and "identifying" have .42, "found" and "closed" .11."""


_LEFT_OPEN = re.compile(
    r"\b(?:(?:not|n[’']t|never)\s+(?:\w+\s+)?(?:clear|known|certain|sure|say|know)|unclear|unknown|uncertain)\s+"
    r"(?:how|what|where|which|who|whom|whose|why)\b",
    re.I,
)
"""Words that tell that a question is open, which contradicts no answer to another one: "it is not clear how many will go"."""


def _is_opposed(claim: Claim, article: Article) -> bool:
    """Whether right before the claim, in its sentence, stands that somebody is against it: "he opposed both marriage and [civil unions
    that resemble it]"."""
    before = article.text[max(claim.sentence[0], claim.start - _BEFORE) : claim.start]
    return _AGAINST.search(before) is not None


_BEFORE = 40  # characters
_AGAINST = re.compile(
    rf"\b(?:oppos(?:e[ds]?|ing)|reject(?:s|ed|ing)?|condemn(?:s|ed|ing)?|ban(?:s|ned|ning)?|{_UNTRULY})\b"
    r"[^.,;:]*$",
    re.I,
)


def _only_a_title_denies(claim: Claim) -> bool:
    """Whether the word of denial of a claim stands in the title of a work, as in “Can't Sail Home”."""
    titles = [m for m in TITLES.finditer(claim.text) if titled(re.findall(r"[^\W\d_]+(?:[’'][a-z]+)?", m[1]))]
    found = list(DENIAL.finditer(claim.text))
    return bool(found) and all(any(t.start() < d.start() < t.end() for t in titles) for d in found)


def _says_nothing_so(one: Claim, other: Claim) -> bool:
    """Whether a claim says "nothing new about" a thing, and the other has no word for new."""
    found = _NOTHING_SO.search(one.text)
    return found is not None and alike([found[1].casefold()], [w for w, _ in other.words]) < SAME_MATTER


def _of_oneself(one: Claim, other: Claim) -> bool:
    """Whether a claim tells that someone does to himself what the other denies, of others ("calls himself a student", "was not called
    one")."""
    acts = [m[1].casefold()[:_STEM] for m in _ONESELF.finditer(one.text)]
    denied = [w[:_STEM] for words in _denied(other) for w in words]
    return not _ONESELF.search(other.text) and any(act == w for act in acts for w in denied)


_ONESELF = re.compile(r"\b([^\W\d_]{4,})\s+(?:him|her|it|them)sel(?:f|ves)\b", re.I)


def _by_its_verb(claim: Claim) -> bool:
    """Whether only whoever is told of denies a claim, whose own words do not: "(denied that) any cars were on board"."""
    return claim.certainty is Certainty.DENIED and DENIAL.search(claim.text) is None


def _denies_another(one: Claim, other: Claim) -> bool:
    """Whether nothing that a claim denies by a "not" or a "no" has a counterpart in the other: "there was no comment"."""
    denied = _denied(one)
    spoken = [*(m.group().casefold() for m in _WORD.finditer(other.text)), *(w for w, _ in other.words)]
    charge = _CHARGE.search(one.text)
    if charge is not None and alike([charge[1].casefold()], spoken) < SAME_MATTER:
        # "Does not charge him with fraud" is no denial that he is charged.
        return True
    if not any(denied) or any(alike([word], spoken) >= SAME_MATTER for words in denied for word in words):
        return False
    return not _of_the_same(one, other)


def _of_the_same(one: Claim, other: Claim) -> bool:
    """Whether what one and the same is said not to do is told by two words of what he does: "will not take part in a joint inquiry", "has
    asked for a joint inquiry"."""
    doers = [words_as(c, "agent") for c in (one, other)]
    told = {w for w, role in other.words if role != "agent"}
    behind = re.split(r"\b(?:not|never|no longer)\b|n[’']t\b", one.text, maxsplit=1, flags=re.I)[1:]
    denied = {
        w for w, _ in one.words if w in told and any(re.search(rf"\b{re.escape(w[:_STEM])}", b, re.I) for b in behind)
    }
    return bool(doers[0] & doers[1]) and len({w for w in denied - _PASSED - _COUNTING if len(w) > _SHORT}) >= _SHARED


_SHARED = 2  # words


_CHARGE = re.compile(
    r"(?:\b(?:not|never)\b|n[’']t\b)(?:\s+[\w-]+){0,2}?\s+(?:charg|accus|convict|indict|suspect|blam)\w*\s+(?:[\w.’'-]+\s+){0,3}?"
    r"(?:with|of|for)\s+(?:(?:an?|the|any|having)\s+)?(\w{4,})",
    re.I,
)


def _denied(claim: Claim) -> list[list[str]]:
    """For each negation of a claim the words that it denies: the next that say something, up to one that joins others to them."""
    words = [m.group().casefold() for m in _WORD.finditer(claim.text)]
    found = []
    for n, word in enumerate(words):
        if word in NEGATORS or word.endswith(("n't", "n’t")):
            behind = list(dropwhile(lambda w: w in _PASSED, words[n + 1 :]))
            told = list(takewhile(lambda w: w not in _PASSED | _JOINING, behind))
            # "Not in the car", "do not exist for a restart of relations": what a preposition leads to.
            found.append((told or [w for w in behind if w not in _PASSED | _JOINING])[:_DENIED])
    return found


# Words between a negation and what it denies, and those that join what follows to it.
_PASSED = LIGHT | frozenset(
    """
    a an the this that these those his her its their our your my any i you he she it we they to so such very even ever still yet
    been being is are was were am had has having did does done doing made making going gone got getting said told taken all only exist need used involved present
    """.split()
)
_JOINING = frozenset(
    """
    of in on at by for from with about into over under up out off down as than if when while because and or but who which where
    """.split()
)
_DENIED = 4  # words
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def _not_all(one: Claim, other: Claim) -> bool:
    """Whether a claim denies only that it is all, of which the other does not say that it is."""
    found = _NOT_ALL.search(one.text)
    return found is not None and re.search(rf"\b{found[1]}\b", other.text, re.I) is None


_STEM = 6  # letters
