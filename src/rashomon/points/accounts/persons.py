"""Who somebody is, as each report has it: the one driver, referee or coach, of what country the one arrested, of what rank or occupation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from rashomon.countries import sides
from rashomon.model import Article, Aspect, Claim, Value
from rashomon.points.accounts.acts import by_word
from rashomon.points.accounts.told import is_told
from rashomon.points.clause import of_kind, words_as
from rashomon.points.difference import Apart, Difference
from rashomon.points.excuses import excuse

_ROLES = "driver|pilot|captain|referee|coach|mediator|successor|conductor|gunman|attacker|shooter|goalkeeper|lawyer|manager|presenter"
_BEFORE = re.compile(
    rf"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s(?:only\s|new\s)?(?P<role>{_ROLES}),?\s(?:was\s|is\s|named\s)?$"
)
_BEHIND = re.compile(
    rf",?\s(?:who\s)?(?:is|was|has been|had been|will be)?,?\s?(?:the|his|her|its|their)\s(?:only\s|new\s)?(?P<role>{_ROLES})\b"
)


def holders(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """The one who is driver, referee or coach, by two names in two reports, each of which names one only."""
    told: dict[str, dict[str, list[tuple[int, Value]]]] = defaultdict(lambda: defaultdict(list))
    for i, claim in enumerate(claims):
        for person in of_kind(claim, "person") if is_told(claim) else ():
            if " " in person.value and (role := _role(claim, person)):
                told[role][claim.article].append((i, person))
    for role, accounts in told.items():
        alone = [
            some[0]
            for article, some in accounts.items()
            if len({p.value for _, p in some}) == 1 and not _several(role, articles[article])
        ]
        for (i, a), (j, b) in combinations(alone, 2):
            if set(a.value.casefold().split()) & set(b.value.casefold().split()):
                continue
            found = Difference(Aspect.IDENTITY, a.value, b.value, certain=True)
            others = (
                a.value.split()[-1] in articles[claims[j].article].text,
                b.value.split()[-1] in articles[claims[i].article].text,
            )
            if not any(others) and excuse(found, claims[i], claims[j], articles) is None:
                yield Apart(i, j, found, leading=False)


def _role(claim: Claim, person: Value) -> str | None:
    """What a claim says right beside his name that somebody is."""
    at = person.start - claim.start, person.end - claim.start
    found = _BEFORE.search(claim.text[: at[0]]) or _BEHIND.match(claim.text, at[1])
    return found["role"] if found else None


def _several(role: str, article: Article) -> bool:
    return (
        re.search(rf"\b(?:{role}e?s|(?:another|former|second|assistant|deputy|co-){role})\b", article.text, re.I)
        is not None
    )


_CITIZEN = re.compile(r"\b(?:citizen of (?:the )?(?P<of>[A-Z]\w+)|(?P<people>[A-Z]\w+) (?:national|citizen)\b)")
_ARRESTED = re.compile(r"\b(?:arrest|detain|suspect|custody|held|gunman|attacker)\w*", re.I)


def citizens(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """Of what country the one arrested is, in two reports that each name one."""
    told: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if is_told(claim) and _ARRESTED.search(claim.text) and (m := _CITIZEN.search(claim.text)):
            told[claim.article].append((i, m["of"] or m["people"]))
    alone = [some[0] for some in told.values() if len({w for _, w in some}) == 1]
    for (i, a), (j, b) in combinations(alone, 2):
        ours, theirs = sides(a), sides(b)
        apart = ours != theirs if ours and theirs else a[:_STEM] != b[:_STEM]
        found = Difference(Aspect.IDENTITY, a, b, certain=True)
        if apart and excuse(found, claims[i], claims[j], articles) is None:
            yield Apart(i, j, found, leading=False)


_STEM = 4  # letters by which a country and its people are told to be one


_RANKS = (
    "Private|Corporal|Sergeant|Lieutenant|Captain|Major|Lieutenant[- ]Colonel|Colonel|Brigadier|(?:Major[- ]|Lieutenant[- ])?General|Commander|"
    "Commodore|Admiral|Constable|Inspector|Superintendent"
)
_RANKED = re.compile(rf"\b(?P<rank>{_RANKS})\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+)")


def ranks(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """The ranks that two reports give to one officer by name."""
    told: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for i, claim in enumerate(claims):
        for m in _RANKED.finditer(claim.text):
            told[m["name"]].setdefault(claim.article, (i, m["rank"]))
    yield from _two_of_one(told, _other_rank, claims, articles)


def _other_rank(a: str, b: str) -> bool:
    """Whether two ranks are two: a lieutenant-colonel is called a colonel, a major general a general."""
    return re.split("[- ]", a)[-1] != re.split("[- ]", b)[-1]


_OCCUPATIONS = by_word(
    """
    teacher: teacher headteacher schoolteacher headmaster headmistress
    police: policeman policewoman constable
    doctor: doctor surgeon physician
    nurse: nurse midwife
    pharmacist: pharmacist chemist
    electrician: electrician
    plumber: plumber
    builder: builder bricklayer mason roofer carpenter joiner
    mechanic: mechanic
    farmer: farmer
    fisherman: fisherman
    miner: miner
    guard: guard watchman
    cleaner: cleaner janitor caretaker
    cook: cook chef
    baker: baker
    butcher: butcher
    waiter: waiter waitress barman
    barber: barber hairdresser
    accountant: accountant bookkeeper
    jeweller: jeweller goldsmith
    tailor: tailor seamstress
    priest: priest vicar pastor
    librarian: librarian
    vet: veterinarian
    dentist: dentist
    firefighter: firefighter fireman
    paramedic: paramedic
    sailor: sailor
    welder: welder
    docker: docker
    programmer: programmer
    postman: postman
    gardener: gardener
    """
)
_OF = (
    r"(?:,\s\d{1,3},?)?(?:,\s(?:who\s(?:is|was|has been)\s)?(?:an?\s)?|\s(?:is|was)\san?\s)"
    r"(?P<words>(?:(?!(?:is|was|has|had)\b)[\w’'-]+\s){0,3}?(?P<noun>[a-z]+))\b"
)
_OCCUPIED = re.compile(_OF.replace("(?P<noun>[a-z]+)", rf"(?P<noun>{'|'.join(_OCCUPATIONS)}|police officer)"))
_ONCE = re.compile(r"\b(?:former|retired|once|trained|trainee|then|part-time|ex)\b|\bex-")


def occupations(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """The occupations that two reports give to one person, of those of which people mostly have one."""
    told: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for i, claim in enumerate(claims):
        for person in of_kind(claim, "person"):
            m = _OCCUPIED.match(claim.text, person.end - claim.start)
            if m is not None and not _ONCE.search(m["words"]):
                told[person.value].setdefault(claim.article, (i, m["words"]))
    yield from _two_of_one(told, _other_occupation, claims, articles)


def _other_occupation(a: str, b: str) -> bool:
    ours, theirs = (_OCCUPATIONS.get(w.split()[-1], "police") for w in (a, b))
    return ours != theirs and a.rsplit(maxsplit=1)[-1] not in b and b.rsplit(maxsplit=1)[-1] not in a


def _two_of_one(
    told: Mapping[str, Mapping[str, tuple[int, str]]],
    differ: Callable[[str, str], bool],
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
) -> Iterator[Apart]:
    """What two reports first say that one person is, where it differs and neither report says the other thing anywhere."""
    for of in told.values():
        for (i, a), (j, b) in combinations(of.values(), 2):
            said = b in articles[claims[i].article].text or a in articles[claims[j].article].text
            found = Difference(Aspect.IDENTITY, a, b, certain=True)
            if differ(a, b) and not said and excuse(found, claims[i], claims[j], articles) is None:
                yield Apart(i, j, found, leading=False)


_WHERE = re.compile(
    r"\b(?:was|were)\s(?P<where>(?:in|at|on|away|abroad)\b[^,;]*?)\s(?:when|while|as|during|at the time|at that time)\b"
)


def whereabouts(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """Where two reports say that one person was when it happened: "was in the building at the time", "was on leave when it was attacked"."""
    told: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for i, claim in enumerate(claims):
        m = _WHERE.search(claim.text) if is_told(claim) else None
        before = [p for p in of_kind(claim, "person") if m is not None and p.end - claim.start <= m.start()]
        if m is not None and len(before) == 1 and "be" in words_as(claim, "root"):
            told[before[0].value].setdefault(claim.article, (i, m["where"]))
    for found in _two_of_one(told, _elsewhere, claims, articles):
        yield replace(found, difference=replace(found.difference, certain=False, aspect=Aspect.PLACE))


def _elsewhere(a: str, b: str) -> bool:
    """Whether two places have no word in common."""
    ours, theirs = (set(re.findall(r"\w{4,}", text.casefold())) for text in (a, b))
    return bool(ours and theirs) and not ours & theirs
