"""Named comparisons of two aligned claims: each looks at one particular and says in which words the two differ.

A comparison knows nothing of the aligner; `rashomon.points.table` weighs both. A new comparison is a function here, a line
in `COMPARISONS`, and its weight in the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, product

from rashomon.model import Aspect, Certainty, Claim, Mode, Polarity, RoleKind, Value
from rashomon.points.actors import actors_differ, other_surname
from rashomon.points.difference import Difference
from rashomon.points.residue import residue
from rashomon.text.calendar import overlap
from rashomon.text.numbers import compare_numbers, is_people
from rashomon.text.opposites import opposed
from rashomon.text.pieces import alike
from rashomon.text.timex.vocabulary import MONTHS, either

Comparison = Callable[[Claim, Claim], Difference | None]
"""None where the particular is absent from either claim or does not differ."""


def of_kind(claim: Claim, *kinds: str) -> list[Value]:
    """The values of a claim of some kinds."""
    return [v for v in claim.values if v.kind in kinds]


FATES = {
    "dead": "dead die dies died dying kill kills killed killing death deaths toll fatal fatalities lives bodies perished drowned",
    "hurt": "hurt injured injuring injuries injury wounded wounding wounds hospital hospitals hospitalised hospitalized treated",
    "missing": "missing unaccounted",
    "held": "arrested arrests arrest detained detaining held custody jailed charged",
    "moved": "evacuated displaced relocated shelters shelter camps camp homeless fled leave moved rescued",
    "aboard": "aboard board carrying passengers crew",
}
FATE = {word: fate for fate, words in FATES.items() for word in words.split()}


def fate(claim: Claim, value: Value) -> str:
    """What befell the people that a number counts, by what is counted ("25 deaths") or the nearest word that tells, or "" (as for
    things)."""
    if value.unit in _BEFALLEN:
        return _BEFALLEN[value.unit]
    if not is_people(value.unit):
        return ""
    at = value.start - claim.start
    found = [
        (w in _ON_BOARD, abs(m.start() - at), FATE[w])
        for m in re.finditer(r"[a-z]+", claim.text.casefold())
        if (w := m.group()) in FATE
    ]
    return min(found, default=(False, 0, ""))[2]


_BEFALLEN = {"death": "dead", "fatality": "dead", "injury": "hurt", "arrest": "held"}
"""What is counted in place of those whom it befell."""

_ON_BOARD = frozenset(("passengers", "crew"))
"""Who they are, which tells what befell them only where nothing else does."""


def numbers_differ(left: Claim, right: Claim) -> Difference | None:
    """One count of the same thing in each, and the two cannot both be right ("27 hurt", "25 were injured").

    Where any two of the numbers agree the claims are taken to count the same, and the rest to be additions; where they name
    different times, to tell of different events; a kind of people ("13 students") may be a part of all ("15 people").
    Ages are of identity. A figure that is told as given up agrees with nobody's, "in the past 24 hours" counts nothing, and how
    long something took is compared of one act only. Parts of one whole are compared by themselves ("20 of 71 laps").
    """
    if days_differ(left, right) or _times(left) != _times(right):
        return None
    ours, theirs = map(_figures, (left, right))
    for (a, whole), (b, other) in product(_parts(left, ours), _parts(right, theirs)):
        if whole.value == other.value and whole.unit == other.unit and a.value != b.value:
            return Difference(Aspect.NUMBER, _counted_of(left, a, whole), _counted_of(right, b, other))
    verdicts = [(compare_numbers(a, b), a, b) for a in ours for b in theirs]
    if any(v in {"same", "more exact"} and _one_fate(left, a, right, b) for v, a, b in verdicts):
        return _lone_difference(left, ours, right, theirs)
    for verdict, a, b in verdicts:
        if verdict == "differ" and a.unit == b.unit == "year-old":
            return Difference(Aspect.IDENTITY, a.text, b.text)
        if _is_further(left, a) is not _is_further(right, b):
            continue
        one_act = a.unit not in _SPANS or alike(_acts(left), _acts(right)) >= TAKES_AS_LONG
        if verdict == "differ" and one_act and _counts_alike(left, a, right, b):
            return Difference(Aspect.NUMBER, counted(left, a), counted(right, b))
    for verdict, a, b in verdicts:
        if verdict == "differ" and _one_crowd(a.unit, b.unit) and fate(left, a) == fate(right, b):
            return Difference(Aspect.NUMBER, counted(left, a), counted(right, b), firm=False)
    return None


def _lone_difference(left: Claim, ours: Sequence[Value], right: Claim, theirs: Sequence[Value]) -> Difference | None:
    """The one number of each claim that the other does not give, where all else agrees and both count what is called the same:
    "up to 10 years and a fine of $250,000", "up to 15 years and a fine of $250,000"."""
    agree = [(a, b) for a, b in product(ours, theirs) if compare_numbers(a, b) in {"same", "more exact"}]
    lone, alone = ([v for v in some if all(v not in pair for pair in agree)] for some in (ours, theirs))
    if len(lone) != 1 or len(alone) != 1:
        return None
    a, b = lone[0], alone[0]
    if a.unit != b.unit or not a.unit or compare_numbers(a, b) != "differ" or not _counts_alike(left, a, right, b):
        return None
    return Difference(Aspect.NUMBER, counted(left, a), counted(right, b))


def _is_further(claim: Claim, number: Value) -> bool:
    """Whether a number is told as coming on top of another: "a further four", "12 more"."""
    before, after = claim.text[: number.start - claim.start], claim.text[number.end - claim.start :]
    return bool(_ON_TOP.search(before) or _MORE.match(after))


_ON_TOP = re.compile(r"\b(?:further|another|additional)\s+(?:about\s|some\s)?$", re.IGNORECASE)
_MORE = re.compile(r"\s(?:more|additional|further)\b(?!\s+than)", re.IGNORECASE)
TAKES_AS_LONG = 0.45
"""Cosine of the main words of two claims from which what they say took time is one act ("lasted", "continued")."""


def _one_fate(left: Claim, a: Value, right: Claim, b: Value) -> bool:
    """Whether two numbers may count the same: not the dead of the one and the hurt of the other."""
    fates = {fate(left, a), fate(right, b)} - {""}
    return len(fates) < 2


def _one_crowd(a: str, b: str) -> bool:
    """Whether one number is of people, the other of a kind of them that may be all who were there."""
    return len({a, b} & _ANYBODY.keys()) == 1 and not _CROWD.isdisjoint((a, b))


_CROWD = frozenset(
    "man protester demonstrator marcher supporter believer worshipper pilgrim mourner fan resident neighbour neighbor villager "
    "inhabitant voter striker player runner athlete competitor delegate spectator visitor guest passenger miner worker fighter militant rebel gunman soldier".split()
)


def _parts(claim: Claim, figures: Sequence[Value]) -> list[tuple[Value, Value]]:
    """The numbers of a claim that are told as a part of another, with that other."""
    between = [(a, b, claim.text[a.end - claim.start : b.start - claim.start]) for a, b in pairwise(figures)]
    return [(a, b) for a, b, text in between if not a.unit and _OF.fullmatch(text)]


def part_and_whole(claim: Claim) -> list[tuple[Value, Value]]:
    """The neighbouring numbers of a claim of which one is told as a part of the other: "ten of the 12", "12 people, ten of them
    children", "ten Americans among 12 dead"."""
    figures = of_kind(claim, "number")
    between = [(a, b, claim.text[a.end - claim.start : b.start - claim.start]) for a, b in pairwise(figures)]
    return [(a, b) for a, b, text in between if _WITHIN.search(text)]


def figure_of(claim: Claim, words: str) -> Value | None:
    """The number of a claim with which these words begin."""
    return next((v for v in of_kind(claim, "number") if words.startswith(v.text)), None)


_WITHIN = re.compile(
    r"\b(?:among|including|of whom|of them|out of)\b|^\s(?:[\w-]+\s){0,2}?of\s(?:the\s)?$", re.IGNORECASE
)
_OF = re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|all)\s)?", re.IGNORECASE)


def _counted_of(claim: Claim, part: Value, whole: Value) -> str:
    """A part of a whole as it is written, with what is counted: "20 of 71 laps"."""
    return claim.text[part.start - claim.start : whole.start - claim.start] + counted(claim, whole)


def _figures(claim: Claim) -> list[Value]:
    """The numbers that a claim holds to be so."""
    given = given_up(claim)
    return [v for v in of_kind(claim, "number") if v not in given and not _is_window(claim, v) and not _speak(claim, v)]


def _speak(claim: Claim, number: Value) -> bool:
    """Whether those counted are who says it: "two officials said"."""
    return _SAY.match(claim.text[number.end - claim.start :]) is not None


_SAY = re.compile(r"\s(?:[\w-]+\s){1,3}?(?:said|says|told|added|recalled|explained|argued|insisted)\b", re.I)


def given_up(claim: Claim) -> list[Value]:
    """The numbers that a claim tells only to say that they hold no longer: "three, revised down from eight"."""
    return [v for v in of_kind(claim, "number") if _GIVEN_UP.search(claim.text[: v.start - claim.start])]


def _is_window(claim: Claim, number: Value) -> bool:
    """Whether a number only says how far back or ahead something is looked at."""
    return number.unit in _SPANS and _WINDOW.search(claim.text[: number.start - claim.start]) is not None


_SPANS = frozenset(["minute", "hour", "day", "week", "month", "year", "decade"])
_WINDOW = re.compile(r"\b(?:past|last|previous|preceding|next|coming|following)\s+$", re.IGNORECASE)
_GIVEN_UP = re.compile(
    r"\b(?:(?:revis|lower|rais|chang|correct|updat|upgrad|downgrad|reduc|increas|decreas)\w*(?:\s+\w+){0,3}?\s+from"
    r"|(?:up|down|rose|risen|rising|fell|fallen|falling|dropped|grew|grown)\s+from|(?:instead of|rather than)"
    r"|(?:initial|earlier|previous|original)(?:ly)?\s+(?:(?:reports?|reported|said|put|given|thought|counts?|tolls?|figures?|estimates?"
    r"|announced|feared|of|as|at|to|be|that|had|was|were|it|they)\s+)*)"
    r"\s*(?:(?:an?|the|at least|about|some|as many as|more than)\s+)?$",
    re.I,
)

_TIME = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:19|20)\d\d|last (?:year|month|week)|(?:years?|months?|weeks?) (?:ago|earlier|before)|so far this year|a year)\b"
)


def _times(claim: Claim) -> set[str]:
    """The months, years and spans of time a claim names, by the words: what sets it apart from the event of the day."""
    return set(_TIME.findall(claim.text.casefold()))


def _counts_alike(left: Claim, a: Value, right: Claim, b: Value) -> bool:
    """Whether two numbers count the same thing to which the same befell."""
    rates = ["per " in c.text[v.end - c.start :][:40] for c, v in ((left, a), (right, b))]
    units = [_ANYBODY.get(v.unit, v.unit) for v in (a, b)]
    fates = fate(left, a), fate(right, b)
    if units[0] != units[1] or not units[0] or fates[0] != fates[1] or any(rates):
        return False
    return bool(fates[0]) or _within(a.value, b.value, FARTHEST)


FARTHEST = 5
"""Two accounts of one count seldom differ more than fivefold: where nothing tells what befell whom, such numbers count other things."""


def _within(left: str, right: str, factor: float) -> bool:
    a, b = (float(v.partition("..")[0]) for v in (left, right))
    return max(a, b) <= factor * min(a, b)


_ANYBODY = dict.fromkeys(
    (
        "people",
        "other",
        "person",
        "participant",
        "attendee",
        "victim",
        "casualty",
        "dead",
        "injured",
        "wounded",
        *_BEFALLEN,
    ),
    "people",
)


def counted(claim: Claim, value: Value) -> str:
    """A number with the word or two after it that name what it counts: "25 people", "96 council flats"."""
    noun = _NOUN.match(claim.text[value.end - claim.start :]) if value.unit not in {"percent", "ordinal"} else None
    if noun is None:
        return value.text
    counted = noun[1].strip().casefold().startswith(value.unit[:3])
    return value.text + (noun[1] if counted else noun[0])


_LINK = r"(?!(?:an?|and|are|as|at|by|for|from|had|has|have|in|into|is|of|on|or|that|the|to|were|was|who|with)\b)"
_NOUN = re.compile(rf"(\s+{_LINK}[\w-]+)(?:\s+{_LINK}[\w-]+)?")


def votes_differ(left: Claim, right: Claim) -> Difference | None:
    """The two results of one vote ("222-190", "220 to 190"): they share a number, or the total of a bench or panel."""
    ours, theirs = map(_votes, (left, right))
    if not ours or not theirs or ours.keys() & theirs.keys():
        return None
    for (a, written), (b, other) in product(ours.items(), theirs.items()):
        if sum(a) == sum(b) or (set(a) & set(b) and max(*a, *b) > len(_SMALL)):
            return Difference(Aspect.NUMBER, written, other)
    return None


def _votes(claim: Claim) -> dict[tuple[int, ...], str]:
    """The results of votes in a claim, the greater number first, as they are written."""
    if not _VOTE.search(claim.text):
        return {}
    found = [(m, [_SMALL.get(n.casefold(), 0) or int(n) for n in m.groups()]) for m in _RESULT.finditer(claim.text)]
    return {tuple(sorted(numbers, reverse=True)): m.group() for m, numbers in found}


_SMALL = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_COUNT = rf"(\d{{1,3}}|{'|'.join(_SMALL)})"
_RESULT = re.compile(
    rf"(?<![\w.,-]){_COUNT}(?:\s(?:votes|members|judges|jurors))?(?:\s?[-–]\s?(?:to-)?|-to-|\s(?:to|against)\s){_COUNT}(?![\w%]|[.,:]\d|-year)",
    re.I,
)
_VOTE = re.compile(
    r"\b(?:votes?|voted|voting|ballots?|tally|majority|party-line|ruling|ruled|split|panel|jury|jurors|bench)\b", re.I
)


def days_differ(left: Claim, right: Claim) -> Difference | None:
    """The same act on different days or at different hours: no day, month or year of the one agrees with any of the other's;
    where the days have no values, one weekday, one day of a month or one hour of the clock against another. Certainly so, where
    it was not to be done before a day, and was done sooner."""
    if not _same_act(left, right):
        return None
    for one, other in ((left, right), (right, left)):
        if (sooner := _too_soon(one, other)) is not None:
            return Difference(Aspect.DATE, *(sooner if one is left else sooner[::-1]), certain=True)
    found = times_apart(left, right)
    if found is not None:
        return Difference(Aspect.DATE, found[0].text, found[1].text)
    if _times_agree(left, right):
        return None
    for pattern, apart in ((_WEEKDAY, _other_weekday), (_OF_MONTH, _other_of_month), (CLOCK, hours_apart)):
        ours, theirs = ([m.group() for m in pattern.finditer(c.text)] for c in (left, right))
        if len(ours) == len(theirs) == 1 and apart(ours[0], theirs[0]):
            return Difference(Aspect.DATE, ours[0], theirs[0])
    return None


def _too_soon(denying: Claim, other: Claim) -> tuple[str, str] | None:
    """The day before which the one says that something is not done ("will not run before Monday"), and the earlier one on which it
    is according to the other ("the first trains run on Saturday"), as they write them."""
    if not (denying.polarity is Polarity.NEGATED and other.polarity is Polarity.AFFIRMED):
        return None
    acts = {w for w, role in denying.words if role == "root"} & {w for w, _ in other.words}
    ours, theirs = map(_doers, (denying, other))
    if not acts or not ours or not theirs or not (ours <= theirs or theirs <= ours):
        # "Freight ferries", "passenger ferries".
        return None
    bounds = [v for v in _dated(denying) if _BEFORE.search(denying.text[: v.start - denying.start])]
    days = [v for v in _dated(other) if not _BEFORE.search(other.text[: v.start - other.start])]
    for bound in bounds:
        for day in days:
            if len(bound.value) == len(day.value) == len("YYYY-MM-DD") and day.value < bound.value:
                return bound.text, day.text
    return None


def _doers(claim: Claim) -> set[str]:
    """The words for whom or what a clause is about, but for those that pick none out."""
    told = (r for r in claim.roles if r.kind in {RoleKind.AGENT, RoleKind.PATIENT} and r.start >= claim.start)
    doer = next(told, None)
    words = claim.text[doer.start - claim.start : doer.end - claim.start].casefold() if doer else ""
    return set(re.findall(r"[\w'’-]+", words)) - _ANY


_ANY = frozenset("the a an any all no first next its their".split())
_BEFORE = re.compile(r"\b(?:before|until|till)\s+(?:[\w-]+\s+){0,2}$", re.I)


_WEEKDAY = re.compile(
    r"(?<!since )(?<!until )(?<!before )(?<!after )(?<!by )\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_MONTH = rf"(?:{either(name.title() for name in MONTHS if name != 'may')})\b\.?"
# "May" is a month beside a day, or where a preposition makes it one.
_OF_MONTH = re.compile(
    rf"(?<![\w-])(?:(?P<before>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{_MONTH}|May\b)"
    rf"|(?P<m2>{_MONTH}|May(?=\s[0-3]?\d\b)|(?<=\b[Ii]n\s)May\b)(?:\s(?P<after>[0-3]?\d)(?:st|nd|rd|th)?(?![\w:,.]\d|\w))?)(?!,?\s(?:19|20)\d\d)"
)
CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[apAP])\.?[mM]\b\.?"
    r"(?:\s\(?(?P<zone>[A-Z]{1,3}T|UTC|MSK|[A-Z][a-z]+\s[Tt]ime)\b)?"
)
"""A time by the clock, and the zone of the clock where it is named."""

NEAR_HOURS = 0.25
"""Hours by which two accounts of one moment may differ without contradicting."""


def _other_weekday(left: str, right: str) -> bool:
    return left != right


def _other_of_month(left: str, right: str) -> bool:
    """Another month, or another day of the same one."""
    (month, day), (other, theirs) = map(_of_month, (left, right))
    return month != other or (bool(day and theirs) and day != theirs)


def _of_month(text: str) -> tuple[int, int]:
    m = _OF_MONTH.fullmatch(text)
    if m is None:  # "May", which needs the word before it
        return MONTHS[text.casefold()], 0
    return MONTHS[(m["m1"] or m["m2"]).casefold().rstrip(".")], int(m["before"] or m["after"] or 0)


def hours_apart(left: str, right: str) -> bool:
    """Whether two times by the clock ("6.10am", "7 pm EST") differ, as far as can be told: of two zones nothing is said."""
    ours, theirs = CLOCK.fullmatch(left), CLOCK.fullmatch(right)
    if ours is None or theirs is None or ours["zone"] != theirs["zone"]:
        return False
    return abs(_hour(ours) - _hour(theirs)) > NEAR_HOURS


def _hour(clock: re.Match[str]) -> float:
    afternoon = 12 * (clock["half"].casefold() == "p")
    return int(clock["hour"]) % 12 + afternoon + int(clock["minute"] or 0) / 60


def _same_act(left: Claim, right: Claim) -> bool:
    """Whether the main word of either clause has its like in the other: as its main word or object, or as what takes place."""
    return any(alike(_acts(a), _done(b)) >= SAME_ACT for a, b in ((left, right), (right, left)))


def _done(claim: Claim) -> list[str]:
    """The words of a claim that may name an act."""
    happens = any(role == "root" and w in _HAPPEN for w, role in claim.words)
    return [w for w, role in claim.words if role != "agent" or happens]


_HAPPEN = frozenset(("take", "happen", "occur", "begin", "start", "end", "last", "be", "come", "follow"))
"""Main words of which the subject may be the act: "the meeting takes place in July"."""


def times_apart(left: Claim, right: Claim) -> tuple[Value, Value] | None:
    """Two values of time that share no day, where nothing that the claims name of time does."""
    if _times_agree(left, right):
        return None
    ours, theirs = _dated(left), _dated(right)
    return next(((a, b) for a in ours for b in theirs if _comparable(a.value, b.value)), None)


def _dated(claim: Claim) -> list[Value]:
    return [v for v in of_kind(claim, "date") if v.value[:4].isdigit()]


def _times_agree(left: Claim, right: Claim) -> bool:
    return any(overlap(a.value, b.value) for a in _dated(left) for b in _dated(right))


def _comparable(left: str, right: str) -> bool:
    """Whether two ISO values have one precision, or a day stands against another month."""
    return len(left) == len(right) or {len(left), len(right)} == {7, 10}


_NO_ACT = frozenset(("be", "have", "do", "say", "tell", "add", "speak"))
"""Main words that two clauses can share and yet tell different things."""


def _acts(claim: Claim) -> list[str]:
    return [w for w, role in claim.words if role == "root" and w not in _NO_ACT]


def polarity_differs(left: Claim, right: Claim) -> Difference | None:
    """One affirms what the other denies: firmly, where it is the same act, and certainly, where nothing else differs. To deny the
    opposite is to agree ("not open", "closed"), and a denial beside an agreed figure is of something else."""
    if denies(left) is denies(right) or opposites_in(left, right):
        return None
    open_question = any(_OPEN.match(c.text) or c.certainty is Certainty.POSSIBLE for c in (left, right))
    same_act = acts_alike(left, right) >= SAME_ACT
    if not same_act and (_figures_agree(left, right) or _lacks_another(left, right)):
        return None
    certain = not open_question and not times_apart(left, right) and _same_but_for_a_denial(left, right)
    return Difference(Aspect.POLARITY, left.text, right.text, certain, firm=same_act and not open_question)


def _lacks_another(left: Claim, right: Claim) -> bool:
    """Whether what there is none of in the one ("no date was set") is not spoken of in the other."""
    denying, other = (left, right) if denies(left) else (right, left)
    lacking = _NONE_OF.search(denying.text)
    if lacking is None:
        return False
    thing = lacking[1].split()[-1].lower()
    return alike([thing], (w for w, _ in other.words)) < SPOKEN_OF


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
    return all(_acts(c) and some and not _PRONOUNS & set(some) for c, some in zip((left, right), named, strict=True))


_DENYING = frozenset(("not", "no", "never", "n't"))
_PRONOUNS = frozenset(("i", "you", "he", "she", "it", "we", "they", "him", "her", "them", "us", "me", "this", "that"))


def _figures_agree(left: Claim, right: Claim) -> bool:
    pairs = ((a, b) for a in of_kind(left, "number") for b in of_kind(right, "number"))
    return any(compare_numbers(a, b) in {"same", "more exact"} for a, b in pairs)


_OPEN = re.compile(r"(?:if|whether|unless|should|when|until|before|in case)\b", re.I)
"""How a clause begins that asserts nothing."""


SAME_ACT = 0.75
"""Cosine of two words from which a denial of the one is a denial of the other."""


def acts_alike(left: Claim, right: Claim) -> float:
    """How near what the denying claim denies, its main word, is to the nearest word of the other claim."""
    denying, other = (left, right) if denies(left) else (right, left)
    return alike((w for w, role in denying.words if role == "root"), (w for w, _ in other.words))


def denies(claim: Claim) -> bool:
    """Whether a claim says that something is not so, by its own negation or as the denial of a speaker. What was not so until a time
    was so then."""
    if claim.certainty is Certainty.DENIED or (claim.polarity is Polarity.NEGATED and not NOT_UNTIL.search(claim.text)):
        return True
    return any(role == "root" and w in {"deny", "refute"} for w, role in claim.words)


NOT_UNTIL = re.compile(
    r"(?:\b(?:not|never)\b|n[’']t\b)(?:\W+[\w-]+){0,8}?\W+(?:until|till|before)\s+(?:[\w-]+\s+){0,5}?"
    r"(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|noon|midnight|dawn|morning|afternoon|evening|night|week|month|year)\b)",
    re.I,
)
"""A denial up to a time, which tells when something began: "was not out until six"."""


def stances_differ(left: Claim, right: Claim) -> Difference | None:
    """What each says was done or is so are opposites ("welcomed", "rejects"), and neither side denies its own."""
    if denies(left) is not denies(right):
        return None
    found = opposites_in(left, right)
    if found is None or _PARTIES.issuperset(found):
        return None
    main = all(w in _acts(c) or _resigned(c, w) is not None for w, c in zip(found, (left, right), strict=True))
    return Difference(Aspect.STANCE, _as_written(left, found[0]), _as_written(right, found[1]), firm=main)


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
    act = (ours["root"] & theirs["root"]) - _NO_ACT - _MUTUAL
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

SAME_WORDS = 0.7
"""Share of all words of two quotations that stand in both, from which they are one quotation."""

COMPARISONS: tuple[Comparison, ...] = (
    numbers_differ,
    votes_differ,
    actors_differ,
    surnames_differ,
    days_differ,
    polarity_differs,
    stances_differ,
    speakers_differ,
    roles_swapped,
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
    agents = {lemma for lemma, role in claim.words if role == "agent"}
    return any(w.casefold().startswith(a) for w in words.split() for a in agents if len(a) > 2)
