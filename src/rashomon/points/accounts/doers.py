"""Who did what only one can have done, as each report has it: who gave the order, proposed, found, led or walked out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rashomon.countries import sides
from rashomon.model import Article, Aspect, Claim
from rashomon.points.accounts.acts import by_word
from rashomon.points.accounts.told import is_told
from rashomon.points.actors import LITTLE, OFFICES, ONE_KIND, SAME_OBJECT, VAGUE, agent_of
from rashomon.points.clause import LIGHT, of_kind, words_as
from rashomon.points.difference import Apart, Difference
from rashomon.points.excuses import excuse
from rashomon.points.times import times_apart
from rashomon.text.pieces import alike

_DEEDS = """
lead: lead head command mastermind conduct chair
order: order instruct decree
propose: propose suggest
find: find discover spot uncover
call: convene
lodge: lodge file submit
overpower: overpower subdue disarm
dig: drill bore dig
"""
_DEED_OF = by_word(_DEEDS)
_PHRASES = tuple(
    (name, re.compile(rf"\b(?:{pattern})\b", re.I))
    for name, pattern in (
        (
            "alarm",
            r"raised the alarm|alarm was (?:raised|given)|(?:made|placed) the first call|(?:was|were) first (?:called|alerted)|(?:alerted|called|rang|telephoned|phoned) (?:the )?(?:\w+ )?"
            r"(?:police|fire brigade|firefighters|coast ?guard|authorities|emergency services|ambulance)",
        ),
        (
            "evacuation",
            r"order\w*\b.*\b(?:evacuat\w+|(?:to )?(?:leave|be emptied|get out))|evacuat\w+ (?:was|were|had been) ordered|had .{3,40} evacuated",
        ),
        (
            "walkout",
            r"(?:walked|stormed) out of (?:the |\w+['’]s )?(?:talks|meeting|room|negotiations)|negotiators walked out"
            r"|(?:left|broke off|quit) the (?:talks|negotiations|room|table)",
        ),
        ("extinguish", r"(?:put out|extinguished) (?:the|by)|(?:was|were|been) (?:put out|extinguished)"),
        ("overpower", r"(?:threw|wrestled) (?:\w+ ){1,3}to the ground"),
        (
            "first shot",
            r"fired first|(?:opened|began) (?:firing|fire|shooting)|(?:fired|shot) the first|(?:were|was) attacked first",
        ),
        (
            "lodge",
            r"(?:brought|took|taken) (?:the |a |its |his |her |their )?(?:\w+ )?(?:motion|complaint|case|lawsuit|suit|action|dispute)",
        ),
        (
            "call",
            r"call(?:ed|s) (?:the |an? )(?:\w+ )?(?:referendum|election|vote|strike|meeting|session|summit)"
            r"|(?:referendum|election|vote|strike|meeting|session|summit) (?:was|were|had been) called",
        ),
        (
            "first approach",
            r"(?:made|began|started) the first approach|first (?:approached|contacted|turned to)",
        ),
        (
            "first there",
            r"(?:was|were) (?:the )?first (?:to (?:reach|arrive|get)\b|on the (?:scene|spot)|there)|got (?:to|there) .{0,30}before anyone else|(?:reached|arrived) .{0,30}first",
        ),
        (
            "propose",
            r"put forward|drew up|drafted|(?:wrote|authored) the (?:compromise|text|plan|proposal|agreement|draft)|(?:made|moved|came up with|put) (?:the|a) (?:proposal|suggestion|idea)",
        ),
    )
)
"""Deeds by the phrases in which they are told."""

_OF_ONE_EVENT = frozenset(
    ["alarm", "evacuation", "walkout", "first shot", "first approach", "first there", "extinguish", "overpower"]
)
"""Deeds of which an event has one, to whatever they are done."""

_AT_THE_OTHER = frozenset(["first shot", "first approach"])
"""Deeds of one of two, done to the other."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did something of which a report names one doer, and to what: the kind of deed, the doer as the claim names him and by the
    words that tell him, his names and of what kinds these are, the things, and whatever else the claim speaks of."""

    kind: str
    who: str
    words: frozenset[str]
    names: frozenset[str]
    kinds: frozenset[str]
    things: frozenset[str]
    besides: frozenset[str]


def doers(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """Who did it, of one deed done to one thing, in two reports that name two doers; certain where both are known by names or offices."""
    told: dict[str, list[tuple[int, Deed]]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if is_told(claim) and (deed := _deed(claim)) is not None:
            told[deed.kind].append((i, deed))
    for some in told.values():
        for (i, a), (j, b) in combinations(some, 2):
            pair = claims[i], claims[j]
            if pair[0].article == pair[1].article or not _two(a, b) or not _one_thing(a, b) or times_apart(*pair):
                continue
            if _gives(pair[0].article, b, some, claims) or _gives(pair[1].article, a, some, claims):
                continue
            found = Difference(Aspect.ACTOR, a.who, b.who, certain=True)
            # Who fired first, fired at the other.
            crossed = a.kind not in _AT_THE_OTHER and (_names(pair[0], b) or _names(pair[1], a))
            if not crossed and excuse(found, *pair, articles) is None:
                alike_known = ("person" in a.kinds) is ("person" in b.kinds)
                sure = alike_known and all(d.names or d.words & OFFICES for d in (a, b))
                yield Apart(i, j, replace(found, certain=sure), leading=False)


def _deed(claim: Claim) -> Deed | None:
    """The deed that a claim tells and who did it; None where it tells none or names nobody."""
    roots, things = words_as(claim, "root"), words_as(claim, "patient")
    kind = next((_DEED_OF[w] for w in sorted(roots) if w in _DEED_OF), "")
    if roots & {"give", "issue"} and "order" in things:
        kind, things = "order", words_as(claim, "other")
    kind = next((name for name, pattern in _PHRASES if pattern.search(claim.text)), kind)
    cleft = _CLEFT.match(claim.text)
    orders = _ON_ORDERS.search(claim.text)
    if orders is not None and _LEFT.search(claim.text):
        kind, things = "evacuation", {"evacuation"}
    who = orders["who"] if orders and kind == "evacuation" else cleft["who"] if cleft else agent_of(claim)
    if not kind or not who:
        return None
    words = frozenset(w for w in re.findall(r"[^\W\d_]{2,}", _WHERE.sub("", who).casefold()) if w not in LITTLE)
    within = _WHERE.sub("", who)
    named = [v for v in of_kind(claim, "person", "body", "place") if v.text in within and v.text[:1].isupper()]
    names = frozenset(w for v in named for w in v.value.casefold().split())
    kinds = frozenset({v.kind for v in named} | ({"place"} if sides(within) else set()))
    told, rest = (
        frozenset(w for w in some if len(w) > _SHORT) - VAGUE - words
        for some in (things, words_as(claim, "patient", "other"))
    )
    return Deed(kind, who, words, names, kinds, told, rest - LIGHT)


_MUCH = 2  # words that two claims share besides doer and deed, from which they speak of one thing

_ON_ORDERS = re.compile(
    r"\b(?:(?:on|at|under|after) (?:the )?orders? (?:of|from)|after an order (?:of|from)) (?:the )?(?P<who>[^,;]{3,60}(?:, (?:[A-Z][\w’'-]+ ?)+)?)"
)
_LEFT = re.compile(r"\b(?:left|leave|moved|evacuated|emptied|cleared)\b", re.I)
_WHERE = re.compile(r"\s(?:(?:in|at|from|across|near)|of\s(?:the|an?|its|his|her|their))\s[^,]*")
"""What only tells where the doer is, or of what body."""

_CLEFT = re.compile(r"it (?:was|is) (?P<who>[^;:]{3,80}?),? (?:that|who|which)\b", re.I)
_SHORT = 2  # letters


def _one_thing(a: Deed, b: Deed) -> bool:
    """Whether two deeds of a kind were done to one thing, as far as both name it."""
    if a.kind in _OF_ONE_EVENT or len(a.besides & b.besides) >= _MUCH:
        return True
    return bool(a.things and b.things) and (bool(a.things & b.things) or alike(a.things, b.things) >= SAME_OBJECT)


def _two(a: Deed, b: Deed) -> bool:
    """Whether two doers are surely not one: of other names, or of other offices or kinds."""
    if not a.words or not b.words or a.words & b.words or a.names & b.names or (a.words | b.words) & VAGUE:
        return False
    if {"person"} in (a.kinds, b.kinds) and "place" in a.kinds ^ b.kinds:
        # Who leads a country acts for it: "the president ordered", "Washington ordered".
        return False
    if all((a.names, b.names)) or all(d.words & OFFICES for d in (a, b)) or all(_CAPITAL.search(d.who) for d in (a, b)):
        return True
    if all(d.words & _SERVANTS for d in (a, b)):
        return False
    heads = [_OF.split(d.who.split(",")[0])[0].split()[-1] for d in (a, b)]
    return all(map(str.islower, heads)) and alike(heads[:1], heads[1:]) < ONE_KIND


_SERVANTS = frozenset("police policemen officers team squad unit troops soldiers forces commandos".split())
"""Who may be told by one another: "tactical police", "the SWAT team"."""

_CAPITAL = re.compile(r"(?!^)\b[A-Z][a-z]|^[A-Z]\w+(?:i|an|ese|ish)\b")
"""A name within the words for a doer, or a people's: "Belmari guards", "the Karovian patrol"."""

_OF = re.compile(r"\s(?:of|in|at|from|across|on|with|for|who|by)\s")


def _gives(article: str, deed: Deed, some: Sequence[tuple[int, Deed]], claims: Sequence[Claim]) -> bool:
    """Whether an article tells the deed of its doer as well."""
    return any(claims[k].article == article and not d.words.isdisjoint(deed.words) for k, d in some)


def _names(claim: Claim, deed: Deed) -> bool:
    """Whether a claim has a word that tells the doer of a deed."""
    return not deed.words.isdisjoint(re.findall(r"\w+", claim.text.casefold()))
