"""Numbers in English text with what they count, and whether two of them agree."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from rashomon.model import Value

_CARDINALS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
} | {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
# Words for a size without a count, as the span of counts for which reporters use them.
_VAGUE = {
    "dozens": (24, 144),
    "scores": (40, 144),
    "hundreds": (200, 1_999),
    "thousands": (2_000, 99_999),
    "tens of thousands": (20_000, 199_999),
    "hundreds of thousands": (200_000, 1_999_999),
    "millions": (2_000_000, 99_999_999),
    "tens of millions": (20_000_000, 199_999_999),
    "hundreds of millions": (200_000_000, 1_999_999_999),
    "billions": (2_000_000_000, 99_999_999_999),
}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COMPARATORS = {
    "about": "about around roughly approximately nearly almost some|an estimated|estimated|close to|approx|circa|"
    "or so|more or less",
    "at least": "at least|no fewer than|no less than|not less than|a minimum of|minimum of|or more|and counting",
    "more than": "more than|over|above|upwards of|upward of|exceeding|in excess of|north of|well over|just over|beyond",
    "at most": "at most|up to|no more than|not more than|as many as|as much as|a maximum of|maximum of|or fewer|or less",
    "less than": "less than|fewer than|under|below|just under|just below",
}
_COMPARATOR_OF = {
    phrase: name
    for name, phrases in _COMPARATORS.items()
    for group in phrases.split("|")
    for phrase in (group.split() if name == "about" and group.startswith("about") else [group])
}
_CURRENCY_SIGNS = {
    "us$": "usd", "$": "usd", "a$": "aud", "au$": "aud", "c$": "cad", "hk$": "hkd", "s$": "sgd", "nz$": "nzd",
    "£": "gbp", "€": "eur", "¥": "jpy", "₹": "inr", "₽": "rub", "₪": "ils", "rs": "inr", "usd": "usd", "eur": "eur",
    "gbp": "gbp",
}  # fmt: skip
_CURRENCY_NAMES = {
    "dollar": "usd", "euro": "eur", "yen": "jpy", "rupee": "inr", "yuan": "cny", "renminbi": "cny", "ruble": "rub",
    "rouble": "rub", "shekel": "ils", "franc": "chf", "won": "krw", "peso": "mxn", "baht": "thb", "lira": "try",
    "usd": "usd", "eur": "eur", "gbp": "gbp", "sterling": "gbp",
}  # fmt: skip
_IRREGULAR = {
    "person": "people", "persons": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "lives": "life", "wives": "wife", "knives": "knife", "buses": "bus", "gases": "gas", "viruses": "virus",
    "policemen": "policeman", "policewomen": "policewoman", "servicemen": "serviceman", "gunmen": "gunman",
    "firemen": "fireman", "congressmen": "congressman", "fishermen": "fisherman", "kids": "child", "teeth": "tooth",
    "km": "kilometre", "kms": "kilometre", "kilometer": "kilometre", "kilometers": "kilometre", "meter": "metre",
    "meters": "metre", "centimeters": "centimetre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram",
    "kilo": "kilogram", "kilos": "kilogram", "lb": "pound", "lbs": "pound", "ft": "foot", "liters": "litre",
    "hrs": "hour", "mins": "minute", "secs": "second", "yrs": "year", "tons": "tonne", "ton": "tonne", "deaths": "death",
}  # fmt: skip
# Nouns that do not end in s and yet are counted, and participles that stand for those they befell.
_UNCHANGED = frozenset(
    "people police troops personnel staff crew aircraft spacecraft series species cattle sheep fish others dead injured "
    "wounded missing killed hurt arrested detained homeless evacuated displaced hospitalised hospitalized rescued sick "
    "mph kph kmh hp degrees clergy youth hectares sq square baht yen yuan won rand km cm mm kg lb ft".split()
)
_PERSONS = frozenset(
    "people other victim person child student pupil passenger worker soldier protester demonstrator civilian resident "
    "man woman boy girl teenager adult official officer policeman migrant refugee patient employee teacher tourist "
    "casualty fatality fan voter hostage militant fighter suspect".split()
)
_STATES = {
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
_MEASURES = {
    unit: (dimension, Decimal(factor))
    for dimension, units in {
        "length": "millimetre:.001 centimetre:.01 inch:.0254 foot:.3048 yard:.9144 metre:1 kilometre:1000 mile:1609.34",
        "mass": "gram:.001 ounce:.02835 pound:.4536 kilogram:1 tonne:1000",
        "time": "second:1 minute:60 hour:3600 day:86400 week:604800 fortnight:1209600",
        "long time": "month:1 year:12 decade:120 century:1200",
        "area": "acre:.4047 hectare:1",
    }.items()
    for unit, factor in (pair.split(":") for pair in units.split())
}
# After such a word a number names a thing and counts nothing: "Flight 370", "Article 5".
_DESIGNATORS = frozenset(
    "flight route highway channel article section chapter page room number no nos boeing airbus interstate building gate "
    "resolution district ward area grade type version act title line platform runway block class apartment apt suite box "
    "figure table item bus train exit terminal road street rule law bill amendment episode season volume issue".split()
)
_LEVELS = frozenset("magnitude category phase level stage tier".split())
# Words at which a noun group ends: prepositions, conjunctions, pronouns, auxiliaries, and the commonest verbs of reports.
_STOP = frozenset(
    "a an and or but nor in on at by for from to with without as than that which who whom whose when where while if into "
    "onto over under after before since until during between among against about near off out up down through across is "
    "are was were be been being has have had do does did will would could should may might can must said say says told "
    "he she it they we you i his her their its our my this these those there here not no yes then so because per each "
    "died die came come went go took take made make got get left remain remained remains were involved including also "
    "later earlier ago away apart all still just only more less fewer plus versus against ahead".split()
)
_NOT_PLURAL = frozenset(
    "is was has his its this us as yes plus versus thus always perhaps across besides afterwards".split()
)

_WORD_NUMBER = "|".join(sorted(_CARDINALS, key=len, reverse=True))
_WORDS = (
    rf"(?:(?:{_WORD_NUMBER}|an?(?=[\s-](?:hundred|dozen|thousand|million|billion|trillion)\b))"
    rf"(?:[\s-](?:and[\s-])?(?:{_WORD_NUMBER}|hundred|dozen|thousand|million|billion|trillion)\b)*)"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?"
_SCALE = r"(?:[\s-]?(?:hundred|dozen|thousand|million|billion|trillion)\b|(?:mn|bn|tn|k|b|m)\b)"
_N = rf"(?:{_DIGITS}|{_WORDS})"
_FRACTION = rf"(?:(?:(?P<top>an?|one|two|three|four|five|seven|nine)[\s-])?(?P<bottom>{'|'.join(_FRACTIONS)})s?\b)"
_SIGN = r"(?:(?:us|au?|c|hk|s|nz)?\$|[£€¥₹₽₪]|(?:rs\.?|usd|eur|gbp)(?=\s?\d))"
_PERCENT = r"(?:\s?%|[\s-](?:percentage[\s-]points?|percent|per\scent|pct)\b)"
_NUMBER = re.compile(
    rf"(?<![\w$£€@#.,:/+])(?:(?P<sign>{_SIGN})\s?)?(?:"
    rf"(?P<vague>(?:(?:tens|hundreds)\sof\s)?(?:thousands|millions)|dozens|scores(?=\sof)|hundreds|billions)\b"
    rf"|{_FRACTION}"
    rf"|(?P<low>{_N})(?P<half>\sand\sa\shalf\b)?(?P<scale>{_SCALE})?(?P<percent>{_PERCENT})?)(?![\w/:@]|\.\d)",
    re.IGNORECASE,
)
_RANGE_END = re.compile(
    rf"(?P<to>\s?[-–—]\s?|\sto\s|\sand\s|\sor\s)(?:{_SIGN})?(?P<high>{_N})(?P<scale>{_SCALE})?(?P<percent>{_PERCENT})?"
    r"(?![\w/:@]|\.\d|[-–]\d)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b({'|'.join(sorted(map(re.escape, _COMPARATOR_OF), key=len, reverse=True))})\s+(?:an?\s|the\s|another\s)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s(or so|or more|or fewer|or less|more or less|and counting)\b", re.IGNORECASE)
_OLD = re.compile(r"[\s-]years?[\s-]olds?\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged|ages?|between the ages of)\s(?:between\s|from\s|around\s|about\s|just\s|of\s)?$", re.IGNORECASE
)
_NAME_COMMA = re.compile(r"[A-Z][\w’'-]+,\s$")
_WORD_BEFORE = re.compile(r"([A-Za-z][\w’'.-]*)\s$")
_CLOCK_AFTER = re.compile(r"\s?(?:a\.?m|p\.?m|o[’']clock|gmt|utc|bst|est|edt|local\stime)\b", re.IGNORECASE)
_HARM = re.compile(
    r"\b(?:kill|injur|wound|hurt|arrest|detain|evacuat|displac|rescu|hospitali[sz])(?:s|ed|es|e|ing|ting)?\s"
    r"(?:[a-z]+\s){0,3}$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\s?(-?)([^\W\d_][\w’'-]*)(\.?)")
_NOT_ONE = re.compile(
    r"\b(?:no|any|every|each|this|that|the|which|another|some|only|with|is|was|as|it)\s$", re.IGNORECASE
)


def find_numbers(text: str, offset: int = 0, skip: Sequence[tuple[int, int]] = ()) -> list[Value]:
    """Find what English text counts or measures: values of kind "number", in reading order, none overlapping.

    A value's span holds the figure with its scale, currency and percent sign, not the comparator and the noun; its
    `value` is a plain decimal, or two joined by ".." for a range ("10 to 15") or a vague size ("dozens"); its `unit` is
    the singular noun counted ("people", "year-old", "percent", "usd"), "" where none is plain. Clock times, scores,
    telephone numbers, numbers within names and the pronoun "one" are left out, as is what touches the spans in `skip`
    (start, end), for instance dates, with positions in `text`. `offset` is added to the positions of what is found.
    """
    skip = sorted(skip)
    starts = [s for s, _ in skip]
    found: list[Value] = []
    position = 0
    while m := _NUMBER.search(text, position):
        position = m.end()
        i = bisect_right(starts, m.start())
        touching = [s for s in skip[max(0, i - 1) : i + 1] if s[0] < m.end() and m.start() < s[1]]
        if touching:
            position = max(position, touching[-1][1])
            continue
        if (value := _read(m, text)) is not None:
            found.append(_moved(value, offset))
            position = value.end
    return found


def _moved(v: Value, offset: int) -> Value:
    return Value(v.start + offset, v.end + offset, v.text, v.kind, v.value, v.unit, v.comparator)


def _read(m: re.Match[str], text: str) -> Value | None:
    before = text[max(0, m.start() - 60) : m.start()]
    end, sign, percent = m.end(), m["sign"], m["percent"]
    comparator = _comparator_before(before)
    if m["vague"]:
        low, high = map(Decimal, _VAGUE[" ".join(m["vague"].lower().split())])
        comparator = comparator or "about"
    elif m["bottom"]:
        fraction = _fraction(m, text)
        if fraction is None:
            return None
        low = high = fraction
    else:
        if before.endswith("-") and before[-2:-1].isalnum():
            return None  # COVID-19, 555-0134, mid-30
        number = _magnitude(m["low"], m["scale"], bool(m["half"]))
        if number is None:
            return None
        low = high = number
        if upper := _RANGE_END.match(text, end):
            bounds = _bounds(m, upper, before)
            if bounds:
                low, high = bounds
                end, percent = upper.end(), upper["percent"] or percent
            elif upper["to"].strip() in {"-", "–"} and upper["high"][0].isdigit() and m["low"][0].isdigit():
                return None  # a score, a telephone number, a form's name
    after = text[end : end + 80]
    if _CLOCK_AFTER.match(after) or (m["low"] and re.match(r"[-–]\d", after)):
        return None
    if hedge := _AFTER.match(after):
        comparator = _COMPARATOR_OF[hedge[1].lower()]
        after = after[hedge.end() :]
    elif after.startswith("+"):
        comparator, after = "at least", after[1:]
    if percent:
        unit = "percentage point" if "point" in percent.lower() else "percent"
    elif sign:
        unit = _CURRENCY_SIGNS[sign.lower().rstrip(".")]
    elif old := _age(before, after, low, m):
        unit, comparator = "year-old", _comparator_before(_AGED.sub("", before)) or comparator
        end += old
    else:
        unit = _unit(after, before, comparator, low, m)
        if m["scale"] and m["scale"].lower() == "m" and not _plural(unit, after):
            return None  # 5m may be metres
        if m["low"] and not unit and _names_a_thing(m, before):
            return None
        if (
            m["low"]
            and m["low"].lower() == "one"
            and not m["scale"]
            and high == 1
            and not _counts_one(unit, before, after, comparator)
        ):
            return None
        if m["low"] and m["low"].lower() in {"a", "an"}:
            return None
    value = _plain(low) if low == high else f"{_plain(low)}..{_plain(high)}"
    return Value(m.start(), end, text[m.start() : end], "number", value, unit, comparator)


def _comparator_before(before: str) -> str:
    hedge = _BEFORE.search(before)
    return _COMPARATOR_OF[" ".join(hedge[1].lower().split())] if hedge else ""


def _magnitude(words: str, scale: str | None, half: bool) -> Decimal | None:
    number = Decimal(words.replace(",", "")) if words[0].isdigit() else _words_to_number(words)
    if number is None:
        return None
    if half:
        number += Decimal("0.5")
    return number * _SCALES[scale.strip(" \n\t-").lower()] if scale else number


def _words_to_number(words: str) -> Decimal | None:
    """The value of a cardinal in words; None where they make none ("twenty thirty", a year read out)."""
    total = group = last = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "and":
            continue
        if word in {"a", "an"}:
            group = 1
        elif word in _CARDINALS:
            n = _CARDINALS[word]
            if last and not (last >= 100 or (20 <= last < 100 and 0 < n < 10)):
                return None
            group, last = group + n, n
        elif word in {"hundred", "dozen"}:
            group, last = (group or 1) * _SCALES[word], _SCALES[word] if word == "hundred" else 0
        else:
            total, group, last = total + (group or 1) * _SCALES[word], 0, 1000
    return Decimal(total + group)


def _fraction(m: re.Match[str], text: str) -> Decimal | None:
    top, bottom = (m["top"] or "").lower(), m["bottom"].lower()
    rest = text[m.end() : m.end() + 5].lower()
    if not rest.startswith((" of ", " the ", " its ")) and not (top and top not in {"a", "an", "one"}):
        return None
    if not top and bottom != "half":
        return None
    return round(Decimal(_CARDINALS.get(top, 1)) / _FRACTIONS[bottom], 4)


def _bounds(m: re.Match[str], upper: re.Match[str], before: str) -> tuple[Decimal, Decimal] | None:
    """Both ends of "10 to 15", "$2-3 million", "between 10 and 15", "two or three"; None where that is no range."""
    joint = upper["to"].strip().lower()
    if joint == "and" and not re.search(r"(?i)\b(?:between|aged|ages of)\s$", before):
        return None
    if (
        joint == "to"
        and re.search(r"(?i)\b(?:from|rose|fell|increased|dropped|grew|vot\w+|of|by)\s$", before)
        and not m["scale"]
    ):
        return None  # a change or a vote, not a span
    low = _magnitude(m["low"], m["scale"] or (upper["scale"] if not m["percent"] else None), bool(m["half"]))
    high = _magnitude(upper["high"], upper["scale"], False)
    if low is None or high is None or low >= high or (joint == "or" and high - low > max(2, low)):
        return None
    return low, high


def _age(before: str, after: str, low: Decimal, m: re.Match[str]) -> int | None:
    """How many more characters an age takes ("31-year-old", "aged 31", "Smith, 31,"); None where it is no age."""
    if old := _OLD.match(after):
        return old.end()
    if low > 120 or m["vague"] or m["bottom"]:
        return None
    if _AGED.search(before):
        return -0
    return 0 if m["low"].isdigit() and _NAME_COMMA.search(before) and re.match(r"[,.;)]", after) else None


def _unit(after: str, before: str, comparator: str, low: Decimal, m: re.Match[str]) -> str:
    """The noun counted: the first plural of the noun group that follows, or its last word after "one" and a hyphen."""
    last, state = "", ""
    position = 0
    for _ in range(6):
        token = _TOKEN.match(after, position)
        if token is None:
            break
        hyphen, word, stop = token[1], token[2], token[3]
        lower = word.lower()
        bare = re.sub(r"[’']s?$", "", lower)
        if hyphen:
            return _lemma(bare.split("-")[0])
        if (
            lower == "of"
            and position == 0
            or (
                lower in {"the", "its", "their", "our", "all", "those", "these"}
                and last == ""
                and m["vague"] is None
                and m["bottom"]
            )
        ):
            position = token.end()
            continue
        if lower in _STOP:
            break
        if lower in _STATES and last == "":
            state = _STATES_WORD.get(lower, lower)
            return state
        if lower in _UNCHANGED or (
            bare.endswith("s") and not bare.endswith(("ss", "us", "is", "ous")) and bare not in _NOT_PLURAL
        ):
            return _lemma(bare)
        if lower in _IRREGULAR:
            return _lemma(lower)
        last = bare
        position = token.end()
        if bare != lower or stop:
            break
    if low == 1 and last:
        return _lemma(last)
    if _HARM.search(before):
        return "people"
    if level := _WORD_BEFORE.search(before):
        if level[1].lower() in _LEVELS:
            return level[1].lower()
    return ""


_STATES_WORD = {"killed": "dead"}


def _lemma(word: str) -> str:
    if word in _CURRENCY_NAMES or word.rstrip("s") in _CURRENCY_NAMES:
        return _CURRENCY_NAMES.get(word) or _CURRENCY_NAMES[word.rstrip("s")]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word == "others":
        return "other"
    if word in _UNCHANGED or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _plural(unit: str, after: str) -> bool:
    return bool(unit) and bool(re.match(r"\s[a-z]", after))


def _names_a_thing(m: re.Match[str], before: str) -> bool:
    """Whether a bare number follows a name or a word such as "Flight" and belongs to it."""
    word = _WORD_BEFORE.search(before)
    if word is None or m["scale"] or "," in m["low"]:
        return False
    return word[1].lower().rstrip(".") in _DESIGNATORS or (
        word[1][0].isupper()
        and word[1].lower() not in _STOP
        and not _BEFORE.search(before)
        and before.strip() != word[1]
    )


def _counts_one(unit: str, before: str, after: str, comparator: str) -> bool:
    """Whether "one" counts ("one man", "at least one killed") rather than stands for somebody or something."""
    if _NOT_ONE.search(before) or re.match(r"\s(?:of|another|by|day|time|thing|side|way|point|who|that)\b", after):
        return False
    return bool(comparator) or unit in _PERSONS or unit in _STATES or unit in _MEASURES


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


Comparison = Literal["same", "more exact", "differ", "incomparable"]


def compare_numbers(left: Value, right: Value) -> Comparison:
    """Whether two numbers that are given of the same thing agree.

    "incomparable": they count different things. "same": one figure. "more exact": both can be true, and one says it more
    closely. "differ": a reader would take them for two accounts. Each number is read as the span that a careful writer
    means by it: "about" within a tenth; "more than 30" from 30 up to the next round number of its size, 40 (who knows of 47
    says more than 40); "at least" the same; "less than", "at most" the same downwards; a figure from 1,000 on, or one with
    decimals, as rounded at its last digit, by a twentieth at most. Spans that meet are compatible; two plain ranges
    ("10 to 15", "10 to 14") must be equal.
    """
    factor = _common_factor(left.unit, right.unit)
    if factor is None:
        return "incomparable"
    a, b = _ends(left.value), tuple(end * factor for end in _ends(right.value))
    if left.comparator == right.comparator and a == b:
        return "same"
    if a[0] != a[1] and b[0] != b[1] and not (left.comparator or right.comparator):
        return "same" if a == b else "differ"
    span_a, span_b = _meant(left), tuple(end * factor for end in _meant(right))
    if span_a[0] <= span_b[1] and span_b[0] <= span_a[1]:
        return "same" if a == b and not {left.comparator, right.comparator} - {""} else "more exact"
    return "differ"


def _common_factor(left: str, right: str) -> Decimal | None:
    """What to multiply the right number with to have it in the left one's unit; None for different things."""
    if left == right or not left or not right:
        return Decimal(1)
    if {left, right} == {"gbp", "pound"}:
        return Decimal(1)
    if left in _MEASURES and right in _MEASURES:
        (dimension, a), (other, b) = _MEASURES[left], _MEASURES[right]
        return b / a if dimension == other else None
    states = _STATES.get(left), _STATES.get(right)
    if all(states):
        return Decimal(1) if states[0] == states[1] else None
    generic = {"people", "other", "person", "victim", "casualty"}
    if (left in generic and (right in _PERSONS or states[1])) or (right in generic and (left in _PERSONS or states[0])):
        return Decimal(1)
    return None


def _ends(value: str) -> tuple[Decimal, Decimal]:
    low, _, high = value.partition("..")
    return Decimal(low), Decimal(high or low)


def _step(number: Decimal) -> Decimal:
    """The distance to the next number as round as this one: 10 for 30, 50 for 150, 100 for 300, 1 for 47."""
    if not number:
        return Decimal(1)
    unit = Decimal(10) ** (len(str(int(abs(number)))) - 1)
    while number % unit:
        if number % (unit / 2) == 0 and unit >= 10:
            return unit / 2
        unit /= 10
    return unit


def _meant(v: Value) -> tuple[Decimal, Decimal]:
    """The span of magnitudes that a careful writer means; `compare_numbers` documents the widths."""
    low, high = _ends(v.value)
    if low != high:
        return low, high
    step = max(_step(low), abs(low) / 10)
    match v.comparator:
        case "more than" | "at least":
            return low, low + step
        case "less than" | "at most":
            return low - step, low
        case "about":
            width = max(abs(low) / 10, Decimal(1) if low == int(low) else Decimal(0))
            return low - width, low + width
    if low >= 1000 or low != int(low):
        width = min(_step(low) / 2, abs(low) / 20)
        return low - width, low + width
    return low, low
