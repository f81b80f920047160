"""What numbers count: money, measures, kinds of people, and which of these are compared."""

from __future__ import annotations

from decimal import Decimal

CURRENCY_SIGNS = {
    "us$": "usd", "$us": "usd", "$": "usd", "a$": "aud", "au$": "aud", "c$": "cad", "hk$": "hkd", "s$": "sgd",
    "nz$": "nzd", "£": "gbp", "€": "eur", "¥": "jpy", "₹": "inr", "₽": "rub", "₪": "ils", "rs": "inr", "usd": "usd",
    "eur": "eur", "gbp": "gbp",
}  # fmt: skip
CURRENCY_NAMES = {
    "dollar": "usd", "euro": "eur", "yen": "jpy", "rupee": "inr", "yuan": "cny", "renminbi": "cny", "ruble": "rub",
    "rouble": "rub", "shekel": "ils", "franc": "chf", "won": "krw", "peso": "mxn", "baht": "thb", "lira": "try",
    "usd": "usd", "eur": "eur", "gbp": "gbp", "sterling": "gbp",
}  # fmt: skip
CURRENCIES = frozenset((*CURRENCY_SIGNS.values(), *CURRENCY_NAMES.values(), "pound"))
"""The units of sums of money."""

PERSONS = frozenset(
    (
        "people other victim child student pupil passenger worker soldier protester demonstrator civilian resident "
        "man woman boy girl teenager adult official officer policeman migrant refugee patient employee teacher "
        "tourist casualty fatality fan voter hostage militant fighter suspect defendant professor pilot member "
        "customer consumer citizen villager journalist politician survivor troops leader lawmaker activist nurse "
        "doctor farmer parent relative user driver player athlete prisoner inmate detainee rebel neighbour neighbor "
        "visitor spectator expert scientist supporter believer worshipper pilgrim mourner marcher striker commuter shopper guest "
        "traveller inhabitant islander miner builder sailor fisherman climber hiker cyclist motorist pedestrian rider runner juror "
        "delegate recruit conscript serviceman combatant gunman attacker assailant terrorist insurgent robber thief evacuee bystander "
        "onlooker witness reveller"
    ).split()
)
"""Kinds of persons that are counted."""

STATES = {
    word: state
    for state, words in {
        "dead": "dead killed death fatality",
        "injured": "injured wounded hurt injury",
        "missing": "missing",
        "held": "arrested detained arrest",
        "homeless": "homeless displaced evacuated",
    }.items()
    for word in words.split()
}
"""What befell those whom such a word counts."""

GENERIC = frozenset("people other victim casualty participant attendee".split())
"""Words for persons of any kind."""

MEASURES = {
    unit.replace("_", " "): (dimension, Decimal(factor))
    for dimension, units in {
        "length": "millimetre:.001 centimetre:.01 inch:.0254 foot:.3048 yard:.9144 metre:1 kilometre:1000 mile:1609.34",
        "mass": "gram:.001 ounce:.02835 pound:.4536 kilogram:1 tonne:1000",
        "time": "second:1 minute:60 hour:3600 day:86400 week:604800 fortnight:1209600",
        "speed": "kph:1 mph:1.60934",
        "long time": "month:1 year:12 decade:120 century:1200",
        "area": "acre:.4047 hectare:1 square_metre:.0001 square_kilometre:100 square_mile:259",
    }.items()
    for unit, factor in (pair.split(":") for pair in units.split())
}
"""A measure's dimension, and how many of that dimension's base unit it is."""


def is_people(unit: str) -> bool:
    """Whether a unit counts people, alive or not: "people", "student", "dead"."""
    return unit in PERSONS or unit in STATES or unit in GENERIC


def common_factor(left: str, right: str) -> Decimal | None:
    """What to multiply the right number with to have it in the left one's unit; None for different things."""
    if left == right or not left or not right or {left, right} == {"gbp", "pound"} or both_persons(left, right):
        return Decimal(1)
    if left in MEASURES and right in MEASURES:
        (dimension, a), (other, b) = MEASURES[left], MEASURES[right]
        return b / a if dimension == other else None
    states = STATES.get(left), STATES.get(right)
    same = (
        states[0] == states[1] if all(states) else GENERIC & {left, right} and (any(states) or PERSONS & {left, right})
    )
    return Decimal(1) if same else None


def both_persons(left: str, right: str) -> bool:
    """Whether both are kinds of persons, neither of them a word for any."""
    return {left, right} <= PERSONS - GENERIC
