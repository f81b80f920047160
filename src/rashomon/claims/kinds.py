"""What the words beside a name tell of its kind, against a recogniser that wavers: person, body or place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from rashomon.gazetteer import usual_kind
from rashomon.text.given_names import FIRST_NAMES
from rashomon.text.names import bare_name

# What is told apart by this much is told for sure, whatever the recogniser says.
_MARGIN = 2
# Words read before and after a name, in characters.
_BEFORE, _AFTER = 40, 70


def _one_of(words: str) -> str:
    return "|".join(words.split())


_PERSONS = _one_of(
    """
    mr mrs ms dr sir dame president senator sen rep gov governor mayor judge justice general gen colonel captain sergeant
    minister chancellor premier secretary king queen prince princess pope bishop cardinal professor prof ambassador
    congressman congresswoman spokesman spokeswoman spokesperson lawyer attorney prosecutor chairman chairwoman sheriff
    commissioner lawmaker analyst economist adviser advisor journalist reporter photographer actor actress singer author
    admiral commander brigadier marshal constable superintendent inspector detective lieutenant sheikh
    coach defendant nominee candidate director executive engineer activist historian watchman welder
    """
)
_CALLINGS = _one_of(
    """
    driver pilot referee guard cleaner foreman nurse teacher student worker rider runner boxer swimmer striker goalkeeper defender
    midfielder skier farmer fisherman doctor surgeon physician scientist researcher mediator envoy negotiator diplomat successor deputy
    manager owner landlord tenant neighbour neighbor widow mother father brother sister son daughter wife husband survivor witness
    suspect victim hostage passenger leader founder
    """
)
_BODIES = _one_of(
    """
    company firm haulier maker manufacturer carrier airline retailer bank insurer publisher giant brewer broadcaster
    newspaper agency charity union startup corporation organisation organization foundation subsidiary conglomerate group
    brand chain contractor consultancy
    """
)
_BODY_WORDS = frozenset(
    """
    logistics inc corp ltd plc gmbh company corporation group holdings airlines airways motors industries ministry
    department agency authority service services committee commission council board bureau office party association
    energy media entertainment pharmaceuticals partners insurance systems technologies electric mining institute
    university foundation court police army navy senate congress parliament times news press journal herald tribune
    gazette network broadcasting channel television radio magazine coalition alliance federation league union conference
    """.split()
)
_PLACE_WORDS = frozenset(
    """
    gate street square avenue road bridge river island islands mountain mountains lake airport harbour harbor quay valley
    park hill beach town village province county
    """.split()
)
_ARTICLE = r"(?:an?|the|its|his|her|their) "
_WORDS = r"(?:(?!(?:of|for|in|at|and)\b)[\w'’-]+ ){0,3}?"
_TITLED = re.compile(rf"(?i:\b(?:{_PERSONS})\.? )$")
_SIGNS = (
    ("person", 3, _TITLED, None),
    # "Her coach, Ruben Stahl", "the referee, Ansel Dray".
    (
        "person",
        2,
        re.compile(rf"(?i:\b(?:the|his|her|its|their|an?) (?:[\w'’-]+ ){{0,3}}?(?:{_PERSONS}|{_CALLINGS}), )$"),
        re.compile(r"(?:,| of\b)"),
    ),
    ("person", 3, None, re.compile(r", (?:1?\d\d)(?:,| ?\))| \(\d\d\)")),
    (
        "person",
        2,
        None,
        re.compile(rf", {_ARTICLE}{_WORDS}(?!general|justice|executive)(?:{_PERSONS})\b(?! (?:said|says|told)\b)"),
    ),
    # "Aleks, a computer programmer who": a body is followed by "which".
    (
        "person",
        2,
        None,
        re.compile(rf", {_ARTICLE}(?:(?!(?:of|for|in|at|and|group|band|pair|team)\b)[\w'’-]+ ){{1,4}}?who\b"),
    ),
    ("body", 3, re.compile(rf"(?i:\b(?:{_BODIES}) )$"), None),
    ("body", 3, re.compile(r"(?i:\b(?:chief executive of|ceo of|shares (?:in|of)|employees of) )$"), None),
    ("body", 3, None, re.compile(rf", {_ARTICLE}{_WORDS}(?:{_BODIES})\b")),
    ("body", 3, None, re.compile(r"(?:,| was)? founded in\b| employs\b")),
    (
        "body",
        2,
        None,
        re.compile(
            r"['’]s? (?:chief executive|ceo|chairman|chairwoman|shares|shareholders|engineers|customers|board|stock|debt"
            r"|share price|executives|revenues?|profits|earnings|products|headquarters|management)\b",
            re.I,
        ),
    ),
    ("body", 2, None, re.compile(r" (?:shares?|shareholders?|stock|executives|board members)\b")),
    ("body", 2, re.compile(r"(?i:\b(?:merger with|takeover of|acquisition of|bid for) )$"), None),
)


_FULL_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]\.?)?(?: [^\W\d_][\w’'-]+){1,2}")
# "F.B.I.", but "U.S." and "U.A.E." are places.
_ACRONYM = re.compile(r"(?!U\.)(?:[A-Z]\.){3,}")


# How reports go on behind whom they call by the first name alone.
_INTRODUCED = re.compile(r", (?:an?|the|who|whose|\d\d)\b| (?:said|says|told|added)\b")


def is_titled(text: str, start: int) -> bool:
    """Whether a person's title or role stands right before the place in the text."""
    return bool(_TITLED.search(text[max(0, start - _BEFORE) : start]))


_AND = " and "


def told_kinds(text: str, found: Mapping[tuple[int, int], str]) -> dict[str, str]:
    """The kind of each bare name among the mentions for which the words beside it, or its own words, tell.

    `found` has the recogniser's kind of each span.
    """
    told: dict[str, Counter[str]] = defaultdict(Counter)
    # Behind "Ana" in "Ana and Berta Duarte" stands a person's full name.
    before_people = {
        start - len(_AND)
        for (start, end), kind in found.items()
        if kind == "person" and " " in text[start:end] and text.endswith(_AND, 0, start)
    }
    for (start, end), recognised in found.items():
        name = bare_name(text[start:end])
        before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
        for kind, weight, left, right in _SIGNS:
            if (left is None or left.search(before)) and (right is None or right.match(after)):
                told[name][kind] += weight
        last = name.rpartition(" ")[2].lower()
        if " " in name and last in _BODY_WORDS | _PLACE_WORDS:
            told[name]["body" if last in _BODY_WORDS else "place"] += 4
        elif name.partition(" ")[0].lower() in FIRST_NAMES and (
            (recognised != "place" and _FULL_NAME.fullmatch(name))
            or (recognised == "body" and " " not in name and _INTRODUCED.match(after))
        ):
            told[name]["person"] += 2
        if recognised == "thing" and _FULL_NAME.fullmatch(name) and after.startswith(", who "):
            told[name]["person"] += 2
        if _ACRONYM.fullmatch(name):
            told[name]["body"] += 2
        if recognised == "place" and name.isalpha() and usual_kind(name) is None and end in before_people:
            told[name]["person"] += 2
    kinds = {}
    for name, counts in told.items():
        (best, most), *others = counts.most_common(2)
        if most - (others[0][1] if others else 0) >= _MARGIN:
            kinds[name] = best
    return kinds
