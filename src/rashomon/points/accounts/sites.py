"""At what site it was done, as each report has it: at home or in a clinic, at this airport or at that."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Article, Aspect, Claim, RoleKind
from rashomon.points.accounts.acts import by_word
from rashomon.points.accounts.told import contradictions, is_told, of_the_event
from rashomon.points.clause import LIGHT, main_words, of_kind, words_as
from rashomon.points.difference import Apart, Difference

_SITES = """
home: home house flat apartment residence villa bungalow cottage farmhouse
office: office offices headquarters ministry
town hall: hall
airport: airport airfield airstrip base
hospital: hospital clinic hospice infirmary
hotel: hotel motel guesthouse inn
prison: prison jail gaol
church: church cathedral chapel mosque synagogue temple
school: school college university campus
court: court courthouse courtroom
museum: museum gallery
bank: bank vault
castle: castle palace fortress
garden: garden gardens park
quarry: quarry gravel-pit
port: harbour harbor port quay pier dock marina wharf terminal
station: station
tavern: restaurant bar cafe pub tavern nightclub
shop: shop supermarket store mall market workshop garage
factory: factory plant mill warehouse
stadium: stadium arena
wood: forest wood woods
beach: beach shore
field: field meadow
farm: farm barn stable
bridge: bridge
square: square
street: street road avenue boulevard lane highway
kitchen: kitchen galley
laundry: laundry
bedroom: bedroom
cellar: cellar basement
attic: attic loft
engine: engine
"""
_SITE_OF = by_word(_SITES)
_ROOMS = frozenset("kitchen laundry bedroom cellar attic engine".split())
"""Parts of a building or a ship, of which two are two wherever they are."""

_AMONG_OTHERS = frozenset(["square", "street", "bridge", "wood", "field", "garden", "beach"])
"""Sites in or by which others stand: only another of their kind is elsewhere."""

_NEXT_TO = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "airport/port hotel/tavern home/castle castle/garden shop/square home/field port/station shop/station garden/square port/beach"
    ).split()
) | {frozenset(["office", "town hall"])}
"""Sites that are often one, or side by side."""

_SITE = re.compile(
    r"\b(?:at|in|inside|on|from|into)\s+(?:the (?:cellar|basement|vault|roof|attic|back|kitchen|yard|grounds) of\s+)?(?P<words>(?:the|an?|his|her|its|their|another)?\s?(?:(?:[A-Z][\w’'.-]+|[a-z][a-z-]+)\s){0,3}?"
    rf"(?P<noun>(?i:{'|'.join(_SITE_OF)})))\b(?:\srooms?)?(?!\s(?:of|in) (?:Parliament|Representatives|Commons))"
)
_NO_SITE = re.compile(r"White House|\bcar park|Beach$|\b(?:opera|publishing|power) (?:house|plant)", re.I)
_TURN = re.compile(r"\b(?:after|when|where|before|as|while|to|and|but|for|because|who|which|that)\b")
"""Words from which a clause tells of something further."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site as a claim names it: its kind, the names that tell it from others of its kind, and the words."""

    kind: str
    names: frozenset[str]
    words: str


def sites(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """The sites at which two reports say that one event took place, or that one thing was done, and that are not one. A doubtful sign: the
    one may stand in the other."""
    told: dict[str, dict[str, list[tuple[int, Site]]]] = defaultdict(lambda: defaultdict(list))
    for i, kind in of_the_event(claims):
        if kind != "call" and (site := _site(claims[i])) is not None:
            told[kind][claims[i].article].append((i, site))
    for i, claim in enumerate(claims):
        if is_told(claim) and (site := _site(claim)) is not None:
            for act in _acts_on_things(claim):
                told[act][claim.article].append((i, site))
    for found in contradictions(told.values(), _elsewhere, _difference, claims, articles):
        people = [{v.value for v in of_kind(claims[k], "person")} for k in (found.left, found.right)]
        if not all(people) or people[0] & people[1]:
            yield replace(found, difference=replace(found.difference, certain=False))


def _acts_on_things(claim: Claim) -> Iterator[str]:
    """What a claim says was done to what, for every main word and every one who does or suffers it."""
    for word in main_words(claim):
        act = _ONE_ACT.get(word, word)
        if act not in LIGHT and act not in _STAYS:
            yield from (
                f"{act} {thing}" for thing in words_as(claim, "patient", "agent") - _ANYBODY if len(thing) > _SHORT
            )


_ONE_ACT = by_word(
    "find: find discover locate\narrest: arrest detain seize\nkill: kill shoot murder\nkidnap: kidnap abduct seize"
)
"""Main words for one act."""

_SHORT = 2  # letters
_ANYBODY = frozenset("it he she they who which that people man woman dead one".split())
_STAYS = frozenset("say tell announce report write speak live work".split())
"""What one does at many sites."""


def _site(claim: Claim) -> Site | None:
    """The site at which a claim says that it was; None where it names none, or two."""
    found: dict[str, Site] = {}
    act = next((r.end - claim.start for r in claim.roles if r.kind is RoleKind.PREDICATE), 0)
    for m in _SITE.finditer(claim.text):
        kind = _SITE_OF[m["noun"].casefold()]
        if not _NO_SITE.search(m["words"]) and not _TURN.search(claim.text[act : m.start()]):
            names = {n.casefold() for n in re.findall(r"\b[A-Z][\w’'-]+", m["words"])}
            found.setdefault(kind, Site(kind, frozenset(names - _SITE_OF.keys() - _NO_NAMES), m["words"]))
    rooms = [site for kind, site in found.items() if kind in _ROOMS]
    some = rooms or [*found.values()]
    return some[0] if len(some) == 1 else None


_NO_NAMES = frozenset("the a an his her its their".split())


def _elsewhere(a: Site, b: Site) -> bool:
    if a.kind == b.kind:
        return bool(a.names and b.names) and not a.names & b.names
    if (a.kind in _ROOMS) is not (b.kind in _ROOMS):
        return False
    return not {a.kind, b.kind} & _AMONG_OTHERS and frozenset((a.kind, b.kind)) not in _NEXT_TO


def _difference(a: Site, b: Site) -> Difference:
    return Difference(Aspect.PLACE, a.words, b.words, certain=True)
