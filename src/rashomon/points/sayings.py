"""Who said it, when and where: what the clauses that bring in statements have in common over the reports.

"Harbour spokesman Martin Olsen said on Tuesday" states nothing of what he said, but three particulars of its own, and those several
outlets can share.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.claims.cues import TAGS, TIMES
from rashomon.model import Claim, Reading, RoleKind, Speaker, Story

_OCCASIONS = {
    word: words.split()[0]
    for words in (
        "statement statements",
        "twitter tweet tweets tweeted",
        "facebook",
        "interview interviews interviewed",
        "reporters journalists",
        "conference briefing",
        "hearing hearings testimony testified committee",
        "letter",
        "memo",
        "speech",
        "court",
    )
    for word in words.split()
}
"""What tells where something is said, by its words."""

_DULL = frozenset(
    """
    the a an of for in at on to and or by from with as was is who his her its their mr mrs ms dr sir lord dame president
    chancellor premier prime king queen pope this last earlier later late early ago day week month year
    morning afternoon evening night administration campaign government
    """.split()
)
"""Words of a name's surroundings that are no office, or the one that every reader knows."""

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[.’'-][A-Za-zÀ-ÿ]+)*")


@dataclass(frozen=True, slots=True)
class Saying:
    """A clause that brings in statements: its speaker and the words that name him, the days and occasions that it names, and his office
    where he is a person, each as words; and the ids of the claims that he makes."""

    claim: Claim
    speaker: str
    name: str
    days: frozenset[str]
    occasions: frozenset[str]
    office: frozenset[str]
    stated: frozenset[str]


def sayings(story: Story) -> list[Saying]:
    """The sayings of a story: of each article the claims that name the speaker of others, in the order of its readings."""
    return [found for reading in story.readings for found in _sayings(reading)]


def _sayings(reading: Reading) -> Iterator[Saying]:
    stated: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for c in reading.claims:
        for speaker in c.attribution[:1]:
            stated[speaker.start, speaker.end].append(c)
    places = sorted(stated)
    for c in reading.claims:
        if not c.part or not any(role == "root" and lemma in TAGS for lemma, role in c.words):
            continue
        for start, end in places[bisect_left(places, (c.start, 0)) : bisect_left(places, (c.end, 0))]:
            outside = [k for k in stated[start, end] if k.end <= c.start or c.end <= k.start] if end <= c.end else []
            if outside:
                yield _saying(c, outside)
                break


def _saying(claim: Claim, stated: Sequence[Claim]) -> Saying:
    speaker = stated[0].attribution[0]
    words = _words(claim.text)
    people = [v for v in claim.values if v.kind == "person" and speaker.start <= v.start and v.end <= speaker.end]
    beside = _words(_beside_verb(claim, speaker)) if people else frozenset()
    return Saying(
        claim,
        speaker.entity or speaker.name.casefold(),
        claim.text[speaker.start - claim.start : speaker.end - claim.start].partition(" (")[0],
        # A report without a day leaves its weekdays unresolved.
        frozenset(v.value for v in claim.values if v.kind == "date" and v.value) or words & TIMES,
        frozenset(_OCCASIONS[w] for w in words & _OCCASIONS.keys()),
        beside - _DULL - TIMES - _OCCASIONS.keys() - frozenset(w for v in people for w in _words(v.text)),
        frozenset(c.id for c in stated),
    )


def _beside_verb(claim: Claim, speaker: Speaker) -> str:
    """The text from the verb to the speaker, with the whole of his phrase and, behind the verb, what tells more of him."""
    verb = next((r for r in claim.roles if r.kind is RoleKind.PREDICATE), None)
    first, last = speaker.start - claim.start, speaker.end - claim.start
    if verb is None:
        return claim.text[first:last]
    if speaker.end <= verb.start:
        return claim.text[claim.text.rfind(", ", 0, first) + 1 : verb.start - claim.start]
    return claim.text[verb.end - claim.start :]


def _words(text: str) -> frozenset[str]:
    return frozenset(m.group().casefold() for m in _WORD.finditer(text))


@dataclass(slots=True)
class Shared:
    """Claims of sayings that agree over several articles, and others of the same statements that agree in less: without the day.
    Where they agree on an office alone, `named` is by claim how it calls the speaker; the statements may be different ones."""

    claims: list[Claim]
    besides: list[Claim] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)


def shared_sayings(story: Story, groups: Mapping[str, int]) -> list[Shared]:
    """What sayings of several articles have in common, in the order in which their speakers were read: one speaker's on one
    day or occasion, of statements that say the same (`groups`: of each claim the group of those that do); or with one office."""
    by_speaker: dict[str, list[Saying]] = defaultdict(list)
    for s in sayings(story):
        by_speaker[s.speaker].append(s)
    out: list[Shared] = []
    for some in by_speaker.values():
        linked = _linked(some, groups)
        days = _several((s.claim, s.days) for s in linked)
        for place in _several((s.claim, s.occasions) for s in linked):
            day = next((d for d in days if all(c in place.claims for c in d.claims)), None)
            if day is None:
                days.append(place)
            else:
                day.besides += [c for c in place.claims if c not in day.claims]
        offices = _several((s.claim, s.office) for s in some)
        for office in offices:
            office.named = {s.claim.id: s.name for s in some if s.claim in office.claims and s.office & _words(s.name)}
        found = [*days, *offices]
        out += [s for n, s in enumerate(found) if not any(_within(s, other) for other in found[:n])]
    return out


def _several(particulars: Iterable[tuple[Claim, frozenset[str]]]) -> list[Shared]:
    """The claims of several articles with one particular, for each that they have, those of the most first."""
    held: dict[str, list[Claim]] = defaultdict(list)
    for claim, words in particulars:
        for word in sorted(words):
            held[word].append(claim)
    several = [Shared(claims) for claims in held.values() if len({c.article for c in claims}) > 1]
    return sorted(several, key=lambda s: -len(s.claims))


def _within(some: Shared, other: Shared) -> bool:
    return all(c in other.claims or c in other.besides for c in some.claims)


def _linked(some: Sequence[Saying], groups: Mapping[str, int]) -> list[Saying]:
    """The sayings that bring in a statement which one of another article brings in as well."""
    within = [{groups[i] for i in s.stated if i in groups} for s in some]
    articles: dict[int, set[str]] = defaultdict(set)
    for s, told in zip(some, within, strict=True):
        for group in told:
            articles[group].add(s.claim.article)
    return [s for s, told in zip(some, within, strict=True) if any(len(articles[g]) > 1 for g in told)]
