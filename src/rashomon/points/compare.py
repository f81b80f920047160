"""Named comparisons of two aligned claims: each looks at one particular and says in which words the two differ.

A comparison knows nothing of the aligner; `rashomon.points.table` weighs both. A new comparison is a function here, a line
in `COMPARISONS`, and its weight in the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rashomon.model import Aspect, Certainty, Claim, Mode
from rashomon.points.actors import actors_differ, doers_differ, other_surname
from rashomon.points.callings import callings_differ
from rashomon.points.causes import causes_differ
from rashomon.points.clause import NO_ACT, SAME_ACT, acts_alike, denies, deny_alike, main_words, of_kind, words_as
from rashomon.points.difference import Difference
from rashomon.points.figures import levels_differ, numbers_differ, sides_differ, votes_differ
from rashomon.points.places import places_apart
from rashomon.points.positions import positions_differ
from rashomon.points.residue import residue
from rashomon.points.times import days_differ, times_apart
from rashomon.text.magnitudes import compare_numbers
from rashomon.text.opposites import opposed
from rashomon.text.pieces import alike

Comparison = Callable[[Claim, Claim], Difference | None]
"""None where the particular is absent from either claim or does not differ."""


def polarity_differs(left: Claim, right: Claim) -> Difference | None:
    """One affirms what the other denies: firmly, where it is the same act, and certainly, where nothing else differs. To deny the
    opposite is to agree ("not open", "closed"), and a denial beside an agreed figure is of something else."""
    refused = _refused(left, right)
    if refused is not None:
        return refused
    if denies(left) is denies(right) or opposites_in(left, right) or deny_alike(left, right):
        return None
    open_question = any(_OPEN.match(c.text) or c.certainty is Certainty.POSSIBLE for c in (left, right))
    same_act = acts_alike(left, right) >= SAME_ACT or _none_of_it(left, right) or _like_act_on_one_thing(left, right)
    if not same_act and (_figures_agree(left, right) or _lacks_another(left, right)):
        return None
    certain = not open_question and not times_apart(left, right) and _same_but_for_a_denial(left, right)
    return Difference(Aspect.POLARITY, left.text, right.text, certain, firm=same_act and not open_question)


def _refused(left: Claim, right: Claim) -> Difference | None:
    """One and the same refused to do what he did according to the other: "refused to condemn", "condemned"."""
    for one, other in ((left, right), (right, left)):
        verb = _REFUSED.search(one.text)
        doers = [words_as(c, "agent") - _PRONOUNS for c in (one, other)]
        if verb is None or denies(one) or denies(other) or not doers[0] & doers[1]:
            continue
        if verb[1].casefold() in main_words(other) and not _REFUSED.search(other.text):
            return Difference(Aspect.POLARITY, left.text, right.text)
    return None


_REFUSED = re.compile(r"\b(?:refus(?:e[sd]?|ing)|declin(?:e[sd]?|ing)) to ([a-z]{3,})\b", re.I)


def _lacks_another(left: Claim, right: Claim) -> bool:
    """Whether what there is none of in the one ("no date was set") is not spoken of in the other."""
    denying, other = (left, right) if denies(left) else (right, left)
    lacking = _NONE_OF.search(denying.text)
    if lacking is None:
        return False
    thing = lacking[1].split()[-1].lower()
    return alike([thing], (w for w, _ in other.words)) < SPOKEN_OF


def _none_of_it(left: Claim, right: Claim) -> bool:
    """Whether what there is none of in the one, by two words or more ("no bank details were leaked"), is what something like was done to in
    the other ("bank details were published")."""
    denying, other = (left, right) if denies(left) else (right, left)
    lacking = re.match(
        r"(?:no|none of the)\s+((?:[\w’'-]+\s+){1,3}?[\w’'-]+)\s+(?:was|were|is|are|has|have|had|will)\b",
        denying.text,
        re.I,
    )
    if lacking is None:
        return False
    thing = lacking[1].casefold()
    return (
        other.text.casefold().startswith((thing, f"the {thing}", f"some {thing}"))
        and acts_alike(left, right) >= NEAR_ACT
    )


def _like_act_on_one_thing(left: Claim, right: Claim) -> bool:
    """Whether one and the same does something like to what both name by two words: "will not recommend that members accept it", "will advise
    members to accept it"."""
    doers, things = (
        [{w for w, role in c.words if (role == "agent") is of_doer and role != "root"} for c in (left, right)]
        for of_doer in (True, False)
    )
    alike_things = {w for w in things[0] & things[1] if len(w) > 2 and w not in _PRONOUNS}
    return acts_alike(left, right) >= LIKE_ACT and not doers[0].isdisjoint(doers[1]) and len(alike_things) >= 2


LIKE_ACT = 0.5
"""Cosine of two main words from which what one does to one thing may be one act: "advise" and "recommend" have .6."""

NEAR_ACT = 0.15
"""Cosine of two main words from which what is said of one thing may be one act: "leaked" and "published"."""

_NONE_OF = re.compile(
    r"\bno\s+((?:[\w’'-]+\s+){0,3}?[\w’'-]+)(?=\s+(?:to|of|for|in|on|at|by|from|with|about|between|that|who|which|was|were|is|are|has|had|have|"
    r"will|would|could|can|set|given|found|made|been|being)\b|\W*$)",
    re.IGNORECASE,
)

SPOKEN_OF = 0.6
"""Cosine of two words from which what the one names is spoken of."""


def _same_but_for_a_denial(left: Claim, right: Claim) -> bool:
    """Whether all words of the shorter claim, an act with who does or suffers it, stand in the other, which has one more at most."""
    few, many = sorted(({w for w, _ in c.words} - _DENYING for c in (left, right)), key=len)
    if not few <= many or len(many) > len(few) + 1:
        return False
    named = [[w for w, role in c.words if role in {"agent", "patient"}] for c in (left, right)]
    return all(
        main_words(c) and some and not _PRONOUNS & set(some) for c, some in zip((left, right), named, strict=True)
    )


_DENYING = frozenset(("not", "no", "never", "n't"))

_PRONOUNS = frozenset(("i", "you", "he", "she", "it", "we", "they", "him", "her", "them", "us", "me", "this", "that"))


def _figures_agree(left: Claim, right: Claim) -> bool:
    pairs = ((a, b) for a in of_kind(left, "number") for b in of_kind(right, "number"))
    return any(compare_numbers(a, b) in {"same", "more exact"} for a, b in pairs)


_OPEN = re.compile(r"(?:if|whether|unless|should|when|until|before|in case)\b", re.I)
"""How a clause begins that asserts nothing."""


def stances_differ(left: Claim, right: Claim) -> Difference | None:
    """What each says was done or is so are opposites ("welcomed", "rejects"), and neither side denies its own."""
    if denies(left) is not denies(right):
        return None
    found = opposites_in(left, right)
    if found is None or _PARTIES.issuperset(found):
        return None
    main = all(w in main_words(c) or _resigned(c, w) is not None for w, c in zip(found, (left, right), strict=True))
    main = main or _meant_alike(left, right, found)
    return Difference(Aspect.STANCE, _as_written(left, found[0]), _as_written(right, found[1]), firm=main)


def _meant_alike(left: Claim, right: Claim, words: tuple[str, str]) -> bool:
    """Whether the opposites are what one verb of both is about: "he wanted to stay", "he wanted to leave"."""
    pairs = zip((left, right), words, strict=True)
    return bool(set(main_words(left)) & set(main_words(right))) and all(
        re.search(rf"\bto (?:\w+ly )?{re.escape(w)}\b", c.text, re.I) for c, w in pairs
    )


_PARTIES = frozenset(["government", "opposition", "rebels", "police", "protesters"])
"""Opposed as sides are, and no stances."""


def opposites_in(left: Claim, right: Claim) -> tuple[str, str] | None:
    """A word of the left claim and its opposite in the right one, as lemmas or in lower case as written; None where there is none."""
    ours, theirs = ({w for w, _ in c.words} | set(re.findall(r"[a-z]+", c.text.casefold())) for c in (left, right))
    for claim, words in ((left, ours), (right, theirs)):
        if _STEPPED_DOWN.search(claim.text):
            words.add(_RESIGN)
        if _STOPS_BY.search(claim.text):
            words -= {"stop", "stops", "stopped"}
        if _LEFT_SO.search(claim.text):
            words -= {"leave", "leaves", "leaving", "left"}
    return opposed(ours, theirs)


def _resigned(claim: Claim, lemma: str) -> str | None:
    """The words for having resigned that have no such lemma."""
    stepped = _STEPPED_DOWN.search(claim.text) if lemma == _RESIGN and _RESIGN not in claim.text else None
    return stepped.group() if stepped is not None else None


# "The tour stops in Brisk" on its way.
_STOPS_BY = re.compile(r"\bstop(?:s|ped)? (?:at|in|by|off)\b", re.IGNORECASE)

# "The storm left 40 people homeless": nobody went.
_LEFT_SO = re.compile(
    r"\b(?:lea(?:ve|ves|ving)|left)\s(?:[\w’'-]+\s){1,4}?(?:open|closed|shut|locked|unlocked|alone|intact|untouched|unattended|empty|in place|as is"
    r"|dead|hurt|injured|wounded|homeless|stranded|without|unable|behind|in (?:ruins|doubt|limbo))\b",
    re.IGNORECASE,
)

_RESIGN = "resign"

_STEPPED_DOWN = re.compile(r"\bstep(?:s|ped|ping)? (?:down|aside)\b", re.IGNORECASE)


def _as_written(claim: Claim, lemma: str) -> str:
    """The word of the text that a lemma stands for, the lemma where it is not to be seen."""
    stem = lemma[: max(3, len(lemma) - 2)]
    if (stepped := _resigned(claim, lemma)) is not None:
        return stepped
    return next((w for w in re.findall(r"[\w-]+", claim.text) if w.casefold() == lemma), "") or next(
        (w for w in re.findall(r"[\w-]+", claim.text) if w.casefold().startswith(stem)), lemma
    )


def surnames_differ(left: Claim, right: Claim) -> Difference | None:
    """One person under two surnames ("Debbie Hale", "Debbie Marsh"), where neither claim names both and both tell one act: who does
    other things is somebody else."""
    ours, theirs = ([v for v in c.values if v.kind in {"person", "body"}] for c in (left, right))
    found = [(a, b) for a in ours for b in theirs if other_surname(a, b)]
    if len(found) != 1 or acts_alike(left, right) < SAME_ACT:
        return None
    [(a, b)] = found
    return Difference(Aspect.IDENTITY, a.text, b.text, certain=True)


def speakers_differ(left: Claim, right: Claim) -> Difference | None:
    """The same words between quotation marks, each given to a named speaker in its own sentence, and not to the same one."""
    if not all(c.attribution and (c.mode is Mode.DIRECT or _MARKED.search(c.text)) for c in (left, right)):
        return None
    ours, theirs = (set(re.findall(r"\w+", c.text.casefold())) for c in (left, right))
    if len(ours & theirs) < 4 or len(ours & theirs) < SAME_WORDS * len(ours | theirs):
        return None
    if {w for c in (left, right) for w, _ in c.words} <= _CONDOLENCES:
        return None
    if {s.entity or s.name for s in left.attribution} & {s.entity or s.name for s in right.attribution}:
        # "The committee believed, Mr. Gowdy said": one gives it to both.
        return None
    names = [c.attribution[0] for c in (left, right)]
    placed = all(c.sentence[0] <= n.start < c.sentence[1] for c, n in zip((left, right), names, strict=True))
    words = [{w.casefold() for w in re.findall(r"[^\W\d_]{3,}", n.name)} for n in names]
    known = all(len(n.name.split()) >= 2 and all(w[0].isupper() for w in n.name.split()) for n in names)
    if not placed or not known or words[0] & words[1] or (names[0].entity and names[0].entity == names[1].entity):
        return None
    return Difference(Aspect.ATTRIBUTION, names[0].name, names[1].name)


_MARKED = re.compile(r"(?<!\w)[“\"‘'„«](?=\w)")
"""Where words of a claim are between quotation marks though not all are."""

_CONDOLENCES = frozenset(
    "thought prayer heart condolence sympathy sincere deep deepest heartfelt family friend relative victim life lose lost love loved one "
    "go be send offer affect injure injured involve those all who everyone devastated sad saddened sorry thank grateful mourn grief "
    "our my their they we i sadly terrible tragic tragedy incident".split()
)
"""What everybody says of a misfortune, and nobody in words of his own."""


def roles_swapped(left: Claim, right: Claim) -> Difference | None:
    """One act, and who did it in the one is to whom it was done in the other: "the army attacked the rebels", "the rebels attacked the
    army"; not of acts that both do to each other, nor at two times."""
    ours, theirs = (
        {role: {w for w, r in c.words if r == role} for role in ("root", "agent", "patient")} for c in (left, right)
    )
    act = (ours["root"] & theirs["root"]) - NO_ACT - _MUTUAL
    doer, done = ours["agent"] & theirs["patient"], ours["patient"] & theirs["agent"]
    if not act or not doer or not done or ours["agent"] & theirs["agent"] or ours["patient"] & theirs["patient"]:
        return None
    if denies(left) is not denies(right) or times_apart(left, right) is not None:
        return None
    return Difference(Aspect.ACTOR, _as_written(left, min(doer)), _as_written(right, min(done)))


_MUTUAL = frozenset(
    "meet marry play face fight join accompany follow call phone contact see know discuss debate resemble equal divorce date "
    "collide hit match border tie draw negotiate exchange visit host greet thank love hate like need blame accuse".split()
)
"""Acts that both may have done to each other, or of which the one is told as the other."""


def put_in_place_of(left: Claim, right: Claim) -> Difference | None:
    """One says what it was instead of what the other says that it was: "he was the chief engineer, not the deputy director"."""
    for one, other in ((left, right), (right, left)):
        found = _INSTEAD.search(one.text)
        if found is None or denies(other):
            continue
        told, instead = found["was"], found["so"]
        words = set(re.findall(r"[\w’'-]+", other.text.casefold()))
        if not _contents(told) or not _contents(told) <= words or _contents(instead) <= words:
            continue
        days = [v.text for part in (instead, told) for v in of_kind(one, "date") if v.text in part]
        pair = (days[0], days[-1]) if len(days) > 1 else (instead, told)
        pair = pair if one is left else pair[::-1]
        aspect = Aspect.DATE if len(days) > 1 else _aspect(left, right, *pair)
        return Difference(aspect, *pair, certain=acts_alike(left, right) >= SAME_ACT)
    return None


_INSTEAD = re.compile(
    r"(?<![\w’'-])(?P<so>(?:[\w’'-]+\s){1,5}?[\w’'-]+)(?:,|,?\s(?:and|but))\snot\s(?:(?:by|in|on|at|from|the|an?|his|her|its|their)\s){0,2}"
    r"(?!(?:only|just|even|yet|least|to|that|all|always|because|far|long|so|what|how|when|if)\b)(?P<was>[\w’'-]+(?:\s[\w’'-]+){0,4}?)(?=[,.;:]|$)"
)


def _contents(words: str) -> set[str]:
    return {w.casefold() for w in re.findall(r"[\w’'-]+", words) if len(w) > 3 or not w.islower()}


SAME_WORDS = 0.7
"""Share of all words of two quotations that stand in both, from which they are one quotation."""

COMPARISONS: tuple[Comparison, ...] = (
    numbers_differ,
    votes_differ,
    levels_differ,
    sides_differ,
    actors_differ,
    doers_differ,
    surnames_differ,
    callings_differ,
    days_differ,
    places_apart,
    polarity_differs,
    stances_differ,
    positions_differ,
    speakers_differ,
    roles_swapped,
    put_in_place_of,
    causes_differ,
)


def differences(left: Claim, right: Claim) -> list[Difference]:
    """All differences that the comparisons see; of the same words, only who said them."""
    found = [d for compare in COMPARISONS if (d := compare(left, right)) is not None]
    if not found:
        return found
    ours, theirs = (" ".join(re.findall(r"\w+", c.text.casefold())) for c in (left, right))
    repeated = ours in theirs or theirs in ours
    return [d for d in found if d.aspect is Aspect.ATTRIBUTION or not repeated]


_CAUSE = re.compile(
    r"\b(?:because|caus\w+|due to|blam\w+|owing to|as a result of|result\w* from|spark\w*|trigger\w*|why)\b", re.I
)

_LOCATED = re.compile(
    r"\b(?:in|at|near|off|from|to|towards?|outside|inside|across|around|of|on)\s+(?:the\s+)?(?:\w+\s+)?$", re.I
)

_ROLE = re.compile(
    r"\b(?:year-old|aged?|captain|mate|mayor|chief|deputy|director|head|manager|minister|officer|owner|pilot|president|sergeant|"
    r"colonel|lieutenant|secretary|spokes\w+|surgeon|teacher|engineer|student|son|daughter|brother|sister|father|mother|wife|"
    r"husband|widow|nephew|cousin)\b",
    re.I,
)


def named_difference(left: Claim, right: Claim) -> Difference:
    """What a contradiction turns on that no exact comparison sees: the words without a counterpart, and what they are."""
    a, b = residue(left.text, right.text)
    return Difference(_aspect(left, right, a, b), a, b)


def _aspect(left: Claim, right: Claim, ours: str, theirs: str) -> Aspect:
    if _CAUSE.search(left.text) and _CAUSE.search(right.text):
        return Aspect.CAUSE
    if _ROLE.search(ours) and _ROLE.search(theirs):
        return Aspect.IDENTITY
    if _name_like(left, ours) and _name_like(right, theirs):
        return (
            Aspect.PLACE
            if located(left, ours) and located(right, theirs) and not _who(left, ours) and not _who(right, theirs)
            else Aspect.ACTOR
        )
    return Aspect.STANCE


def located(claim: Claim, words: str) -> bool:
    """Whether some words of a claim follow a preposition of place."""
    return bool(_LOCATED.search(claim.text[: max(0, claim.text.find(words))]))


def _name_like(claim: Claim, words: str) -> bool:
    """Whether the words name somebody, something or some place, or are what the clause says did it."""
    return (
        any(w[0].isupper() and not claim.text.startswith(w) for w in words.split())
        or _who(claim, words)
        or any(v.kind in {"person", "body", "place"} and (v.text in words or words in v.text) for v in claim.values)
    )


def _who(claim: Claim, words: str) -> bool:
    agents = words_as(claim, "agent")
    return any(w.casefold().startswith(a) for w in words.split() for a in agents if len(a) > 2)
