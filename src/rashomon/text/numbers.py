"""Numbers in English text with what they count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rashomon.model import Value
from rashomon.text.durations import with_durations
from rashomon.text.units import CURRENCY_NAMES, CURRENCY_SIGNS, MEASURES, PERSONS, STATES


def _words(text: str) -> list[str]:
    return text.split()


_CARDINALS = {
    **{word: n for n, word in enumerate(_words("zero one two three four five six seven eight nine ten eleven twelve"))},
    **{word: n for n, word in enumerate(_words("thirteen fourteen fifteen sixteen seventeen eighteen nineteen"), 13)},
    **{word: 10 * n for n, word in enumerate(_words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)},
}
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
# Sizes of a known order and a few of it ("several hundred"), as the counts of that order for which reporters use them.
_A_FEW = {"a couple of": (2, 3), "a few": (2, 6), "several": (2, 10)}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COMPARATORS = {
    phrase: comparator
    for comparator, phrases in {
        "about": "about|around|roughly|approximately|nearly|almost|some|an estimated|estimated|close to|circa|barely|in the region of|"
        "on the order of|the best part of|the better part of",
        "at least": "a good|at least|no fewer than|no less than|not less than|a minimum of|minimum of",
        "more than": "more than|over|above|upwards of|exceeding|in excess of|north of|well over|just over",
        "at most": "at most|up to|no more than|not more than|as many as|as much as|a maximum of|maximum of",
        "less than": "less than|fewer than|under|below|just under|just below|not quite",
    }.items()
    for phrase in phrases.split("|")
}
_COMPARATORS_AFTER = {
    "or so": "about",
    "more or less": "about",
    "or more": "at least",
    "and counting": "at least",
    "or fewer": "at most",
    "or less": "at most",
}
_IRREGULAR = {
    "person": "people", "persons": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "lives": "life", "wives": "wife", "knives": "knife", "buses": "bus", "gases": "gas", "viruses": "virus",
    "policemen": "policeman", "policewomen": "policewoman", "servicemen": "serviceman", "gunmen": "gunman",
    "firemen": "fireman", "congressmen": "congressman", "fishermen": "fisherman", "kids": "child", "teeth": "tooth",
    "km": "kilometre", "kms": "kilometre", "kilometer": "kilometre", "kilometers": "kilometre", "meter": "metre",
    "meters": "metre", "centimeters": "centimetre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram",
    "kilo": "kilogram", "kilos": "kilogram", "lb": "pound", "lbs": "pound", "ft": "foot", "liters": "litre",
    "hrs": "hour", "mins": "minute", "secs": "second", "yrs": "year", "tons": "tonne", "ton": "tonne",
}  # fmt: skip
# Nouns that do not end in s and yet are counted, and participles that stand for those they befell.
_UNCHANGED = frozenset(
    _words(
        "people police troops personnel staff crew aircraft spacecraft series species cattle sheep fish dead injured "
        "wounded missing killed hurt arrested detained homeless evacuated displaced hospitalised hospitalized rescued "
        "sick mph kph kmh hp clergy youth sq square baht yen yuan won rand km cm mm kg lb ft"
    )
)
# Measures that stand in the singular before what they measure: "a 10 minute walk".
_SPANS = frozenset(_words("minute hour day week month year mile"))
# After such a word a number names a thing and counts nothing: "Flight 370", "Article 5".
_DESIGNATORS = frozenset(
    _words(
        "flight route highway channel article section chapter page room number no nos boeing airbus interstate "
        "building gate resolution district ward area grade type version act title line platform runway block class "
        "apartment apt suite box figure table item bus train exit terminal road street rule law bill amendment "
        "episode season volume issue"
    )
)
# Words between a figure and its noun: "half of all the houses", "30 more people".
_OF_ALL = frozenset(_words("the its their our all those these more further additional"))
# Words that count by themselves, but not before a noun: "nine police officers", "five square miles", "12 dead dogs".
_MODIFIERS = frozenset(_words("police staff crew youth series square sq army")) | STATES.keys()
_LEVELS = frozenset(_words("magnitude category phase level stage tier"))
# Words at which a noun group ends: prepositions, conjunctions, pronouns, auxiliaries, the commonest verbs of reports.
_STOP = frozenset(
    _words(
        "a an and or but nor of in on at by for from to with without as than that which who whom whose when where "
        "while if into onto over under after before since until during between among against about near off out up "
        "down through across is are was were be been being has have had do does did will would could should may "
        "might can must said say says told he she it they we you i his her their its our my this these those there "
        "here not no yes then so because per each died die came come went go took take made make got get left remain "
        "remained remains involved including also later earlier ago away apart all still just only more less fewer "
        "plus versus ahead"
    )
)
_NOT_PLURAL = frozenset(
    _words("is was has his its this us as yes plus versus thus always perhaps across besides afterwards")
)

_WORD_NUMBER = "|".join(sorted(_CARDINALS, key=len, reverse=True))
_WORDS = (
    rf"(?:(?:{_WORD_NUMBER}|an?(?=[\s-](?:hundred|dozen|thousand|million|billion|trillion)\b))"
    rf"(?:(?:[\s-]|(?:(?<=hundred)|(?<=(?:m|b)illion)|(?<=thousand))[\s-]and[\s-])(?:{_WORD_NUMBER}|hundred|dozen|thousand|million|billion|trillion)\b){{0,12}})"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?"
_SCALE = r"(?:[\s-]?(?:hundred|dozen|thousand|million|billion|trillion)\b|(?:mn|bn|tn|k|b|m)\b)"
_N = rf"(?:{_DIGITS}|{_WORDS})"
_OF_A_SCALE = (
    r"(?:(?P<share>half|(?:a|one)\squarter\sof|three[\s-]quarters\sof)\san?[\s-]|(?P<few>a\scouple\sof|a\sfew|several)\s)"
    r"(?P<whole>hundred|dozen|thousand|million|billion|trillion)\b"
)
_FRACTION = rf"(?:(?:(?P<top>an?|one|two|three|four|five|seven|nine)[\s-])?(?P<bottom>{'|'.join(_FRACTIONS)})s?\b)"
_SIGNS = dict(zip("½⅓⅔¼¾⅛⅜⅝⅞", "1/2 1/3 2/3 1/4 3/4 1/8 3/8 5/8 7/8".split(), strict=True))
_AND_A_PART = rf"[\s-]and[\s-]a[\s-]half\b|(?<=\d)(?:[\s-](?:and\s)?[1-7]/[2-8]|\s?[{''.join(_SIGNS)}])(?!\d)"
_SIGN = r"(?:\$us|(?:us|au?|c|hk|s|nz)?\$|[£€¥₹₽₪]|(?:rs\.?|usd|eur|gbp)(?=\s?\d))"
_PERCENT = r"(?:\s?%|[\s-](?:percentage[\s-]points?|percent|per\scent|pct)\b)"
# A figure ends where no word, no longer number and no time of day goes on; a unit may be attached.
_END = r"(?:(?![\w/:@]|[.,]\d)|(?=(?:km/?h|km|kg|cm|mm|mph|kph|ft|lbs?|m)\b))"
_NUMBER = re.compile(
    rf"(?<![\w$£€@#.,:/+])(?:(?P<sign>{_SIGN})\s?)?(?:"
    rf"(?P<vague>(?:(?:tens|hundreds)\sof\s)?(?:thousands|millions)|dozens|scores(?=\sof)|hundreds|billions)\b"
    rf"|{_OF_A_SCALE}"
    rf"|{_FRACTION}"
    rf"|(?P<low>{_N})(?P<part>{_AND_A_PART})?(?P<scale>{_SCALE})?(?P<percent>{_PERCENT})?){_END}",
    re.IGNORECASE,
)
_RANGE_END = re.compile(
    rf"(?P<to>\s?[-–—]\s?|\sto\s|\sand\s|\sor\s)(?P<sign>{_SIGN})?(?P<high>{_N})(?P<part>{_AND_A_PART})?(?P<scale>{_SCALE})?(?P<percent>{_PERCENT})?"
    rf"{_END}(?![-–]\d)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b({'|'.join(sorted(map(re.escape, _COMPARATORS), key=len, reverse=True))})\s+(?:an?\s|the\s|another\s)?$",
    re.IGNORECASE,
)
_NO_LARGER = re.compile(
    r"\bnot?\s(?:larger|bigger|greater|faster|longer|higher|taller|wider|heavier|older|deeper)\sthan\s+$", re.IGNORECASE
)
# "does not hold more than ten".
_DENIED = re.compile(r"(?:\b(?:not|never|cannot)|n[’']t)\s(?:[a-z]+\s){1,3}$", re.IGNORECASE)
_AFTER = re.compile(rf"\s({'|'.join(_COMPARATORS_AFTER)})\b", re.IGNORECASE)
_OLD = re.compile(r"[\s-]years?[\s-]olds?\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged|ages?|between the ages of)\s(?:between\s|from\s|around\s|about\s|just\s|of\s)?$"
    r"|\b(?:an?|the|another|one)\s(?:[a-z]+\s)?(?:man|woman|boy|girl|child|baby|teenager|pensioner|student)\sof\s(?:about\s|just\s)?$",
    re.IGNORECASE,
)
_NAME_COMMA = re.compile(r"(?:[A-Z][\w’'-]+|\b(?:man|woman|boy|girl|son|daughter|wife|husband|brother|sister)),\s$")
_WORD_BEFORE = re.compile(r"([A-Za-z][\w’'.-]*)\s$")
_CLOCK_AFTER = re.compile(r"\s?(?:a\.?m|p\.?m|o[’']clock|gmt|utc|bst|est|edt|local\stime)\b", re.IGNORECASE)
_HARM = r"(?:kill|injur|wound|hurt|arrest|detain|evacuat|displac|rescu|hospitali[sz])"
_HARM_BEFORE = re.compile(rf"\b{_HARM}(?:s|ed|es|e|ing|ting)?\s(?:[a-z]+\s){{0,3}}$", re.IGNORECASE)
_HARM_AFTER = re.compile(
    rf"\s(?:was|were|are|have\sbeen|had\sbeen)\s(?:\w+ly\s)?(?:{_HARM}|dead|missing)", re.IGNORECASE
)
# What only people do that are counted: "7,000 came".
_PEOPLE_DO = re.compile(
    r"\s(?:have\s|had\s)?(?:came|gathered|marched|attended|turned\sout|took\spart|demonstrated|protested|rallied|assembled|fled|died|voted)\b",
    re.IGNORECASE,
)
_SPEED = re.compile(r"\s?(km/?h|kph|mph|(?:miles|km|kilomet(?:er|re)s)\s(?:per|an)\shour)\b", re.IGNORECASE)
# Endings of words for members of a people, a faith or a party, not for cars and prizes.
_PEOPLES = re.compile(r"(?:an|er|ist|ite|crat|ard|ene|i)s$")
_ADDRESS = re.compile(r"\s(?:[A-Z]\w+\s){1,2}(?:Street|Road|Avenue|Lane|Drive|Boulevard|St\b|Ave\b)")
_NTH = re.compile(r"\b(?:first|second|other|latter|top|bottom|upper|lower|last|better)\s$", re.IGNORECASE)
_SCALE_IN_WORDS = re.compile(r"[a-z][\s-](hundred|dozen|thousand|million|billion)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|aged|ages\sof)\s$", re.IGNORECASE)
# "rose from 20 to 35" is a change and "voted 217 to 213" a result, no range.
_CHANGE = re.compile(r"\b(?:from|rose|fell|increased|dropped|grew|vote[sd]?|by|won|lost)\s$", re.IGNORECASE)
_THE_NAME = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s[A-Z][\w’'-]*\s$")
_TOKEN = re.compile(r"\s?(-?)([^\W\d_][\w’'-]*)(\.?)")
_NOT_ONE = re.compile(
    r"\b(?:no|any|every|each|this|that|the|which|another|some|only|with|is|was|as|it)\s$", re.IGNORECASE
)
_NOT_ONE_AFTER = re.compile(r"\s(?:of|another|by|day|time|thing|side|way|point|who|that)\b", re.IGNORECASE)
# Characters on either side of a figure that are looked at, and words after it among which its noun is looked for.
_WINDOW, _GROUP = 80, 6


@dataclass(frozen=True, slots=True)
class _Figure:
    """The figure of a match, from `low` to `high`, up to `end` in the text.

    `word` is the (lower) number as written, "" for vague sizes and fractions.
    """

    low: Decimal
    high: Decimal
    end: int
    word: str = ""
    scale: str = ""
    percent: str = ""
    vague: bool = False


def find_numbers(text: str, offset: int = 0, skip: Sequence[tuple[int, int]] = ()) -> list[Value]:
    """Find what English text counts or measures: values of kind "number", in reading order, none overlapping.

    A value's span holds the figure with its scale, currency and percent sign, not the comparator and the noun; its
    `value` is a plain decimal, or two joined by ".." for a range ("10 to 15") or a vague size ("dozens", "several hundred");
    fractions are given in percent, but of a scale as its part ("half a million"). Its `unit` is the singular noun counted
    ("people", "year-old", "percent", "usd"), "" where none is plain. Clock times, scores, telephone numbers, numbers within names and the pronoun "one" are left out, as
    is what touches the spans in `skip` (start, end), for instance dates, with positions in `text`. `offset` is added
    to the positions of what is found.
    Runs in time linear in the length of `text`.
    """
    skip = sorted(skip)
    starts = [start for start, _ in skip]
    found: list[Value] = []
    position = 0
    while m := _NUMBER.search(text, position):
        position = m.end()
        i = bisect_right(starts, m.start())
        touching = [end for start, end in skip[max(0, i - 1) : i + 1] if start < m.end() and m.start() < end]
        if touching:
            position = max(position, *touching)
            continue
        try:
            value = _read(m, text)
        except KeyError:  # letters that only fold to English ones, as in "mİllİon"
            continue
        if value is not None:
            position = value.end
            found.append(replace(value, start=value.start + offset, end=value.end + offset))
    return with_durations(found, text, offset)


def _read(m: re.Match[str], text: str) -> Value | None:
    """The value of a match with its surroundings; None where it counts nothing."""
    before = text[max(0, m.start() - _WINDOW) : m.start()]
    figure = _figure(m, text, before)
    if figure is None:
        return None
    end, after = figure.end, text[figure.end : figure.end + _WINDOW]
    if _CLOCK_AFTER.match(after) or _ADDRESS.match(after) or (figure.word and re.match(r"[-–]\d", after)):
        return None
    if figure.word.isdigit() and not m["part"] and (re.match(r"\s\d", after) or re.search(r"\d\s$", before)):
        return None  # digits in groups, as of a telephone number
    comparator = _comparator_before(before) or ("about" if figure.vague else "")
    if hedge := _AFTER.match(after):
        comparator = _COMPARATORS_AFTER[" ".join(hedge[1].lower().split())]
        after = after[hedge.end() :]
    elif after.startswith("+"):
        comparator, after = "at least", after[1:]
    if figure.percent:
        unit = "percentage point" if "point" in figure.percent.lower() else "percent"
    elif m["sign"]:
        unit = CURRENCY_SIGNS[m["sign"].lower().rstrip(".")]
    elif (old := _age(figure, before, after)) is not None:
        unit, comparator = "year-old", _comparator_before(_AGED.sub("", before)) or comparator
        end += old
    elif figure.scale.lower() == "m" and not re.match(r"\s[a-z]+s\b|\s(?:people|men|women|children)\b", after):
        figure = replace(figure, low=figure.low / _SCALES["m"], high=figure.high / _SCALES["m"])
        unit = "metre"
    else:
        unit = _unit(figure, before, after)
        if _names_a_thing(figure, unit, before) or not _counts(figure, unit, before, after, comparator):
            return None
    low, high = _plain(figure.low), _plain(figure.high)
    value = low if low == high else f"{low}..{high}"
    return Value(m.start(), end, text[m.start() : end], "number", value, unit, comparator)


def _figure(m: re.Match[str], text: str, before: str) -> _Figure | None:
    if m["vague"]:
        low, high = _VAGUE[" ".join(m["vague"].lower().split())]
        return _Figure(Decimal(low), Decimal(high), m.end(), vague=True)
    if m["whole"]:
        whole = Decimal(_SCALES[m["whole"].lower()])
        if m["few"]:
            low, high = _A_FEW[" ".join(m["few"].lower().split())]
            return _Figure(low * whole, high * whole - 1, m.end(), vague=True)
        size = whole * {"h": 2, "t": 3}.get(m["share"][0].lower(), 1) / 4
        return _Figure(size, size, m.end(), vague=m["whole"].lower() != "dozen")
    if m["bottom"]:
        part = _fraction(m, text, before)
        return None if part is None else _Figure(part, part, m.end(), percent="%", vague=True)
    number = _magnitude(m["low"], m["scale"], m["part"])
    if number is None or (before.endswith("-") and before[-2:-1].isalnum()):  # COVID-19, 555-0134, mid-30
        return None
    scale, percent = m["scale"] or "", m["percent"] or ""
    upper = _RANGE_END.match(text, m.end())
    if upper is None:
        return _Figure(number, number, m.end(), m["low"], scale, percent)
    bounds = _bounds(m, upper, before)
    if bounds:
        doubtful = upper["to"].strip().lower() == "or"
        return _Figure(*bounds, upper.end(), m["low"], scale, upper["percent"] or percent, doubtful)
    if upper["to"].strip() in {"-", "–"} and upper["high"][0].isdigit() and m["low"][0].isdigit():
        return None  # a score, a telephone number, a form's name
    return _Figure(number, number, m.end(), m["low"], scale, percent)


def _comparator_before(before: str) -> str:
    hedge = _BEFORE.search(before)
    if hedge is None:
        return "at most" if _NO_LARGER.search(before) else ""
    comparator = _COMPARATORS[" ".join(hedge[1].lower().split())]
    denied = _DENIED.search(before[: hedge.start()])
    return {"more than": "at most", "less than": "at least"}.get(comparator, comparator) if denied else comparator


def _magnitude(words: str, scale: str | None, part: str | None) -> Decimal | None:
    number = Decimal(words.replace(",", "")) if words[0].isdigit() else _words_to_number(words)
    if number is None:
        return None
    if part:
        number += _part(part)
    return number * _SCALES[scale.strip(" \n\t-").lower()] if scale else number


def _part(text: str) -> Decimal:
    """What " 1/2", "-1/2", "½" or " and a half" adds to a number, to three places."""
    shown = _SIGNS.get(text.strip(), text).split()[-1].lstrip("-")
    if "/" not in shown:
        return Decimal("0.5")
    top, bottom = shown.split("/")
    return round(Decimal(top) / Decimal(bottom), 3)


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
            if last and not (last >= 100 or (last >= 20 and 0 < n < 10)):
                return None
            group, last = group + n, n
        elif word in {"hundred", "dozen"}:
            group, last = (group or 1) * _SCALES[word], _SCALES["hundred"]
        else:
            total, group, last = total + (group or 1) * _SCALES[word], 0, _SCALES[word]
    return Decimal(total + group)


def _fraction(m: re.Match[str], text: str, before: str) -> Decimal | None:
    """A part of a whole in percent; None for "a third man", "the second half" and the like."""
    top, bottom = (m["top"] or "").lower(), m["bottom"].lower()
    of_what = re.compile(r"\s(?:of|the|its|their|all)\b", re.IGNORECASE).match(text, m.end())
    if not top and (bottom != "half" or _NTH.search(before)):
        return None
    if not of_what and (top in {"", "a", "an"} or (top == "one" and "-" not in m[0])):
        return None
    return round(100 * Decimal(_CARDINALS.get(top, 1)) / _FRACTIONS[bottom], 2)


def _bounds(m: re.Match[str], upper: re.Match[str], before: str) -> tuple[Decimal, Decimal] | None:
    """Both ends of "10 to 15", "$2-3 million", "between 10 and 15", "two or three"; None where that is no range."""
    joint = upper["to"].strip().lower()
    if joint == "and" and not _BETWEEN.search(before):
        return None
    if joint == "to" and _CHANGE.search(before):
        return None
    if (m["percent"] and not upper["percent"]) or (upper["sign"] and not m["sign"]):
        return None  # "jumped 26 percent to $817 million"
    low = _magnitude(m["low"], m["scale"] or (upper["scale"] if not m["percent"] else None), m["part"])
    high = _magnitude(upper["high"], upper["scale"], upper["part"])
    if low is not None and low < 10 and not m["scale"] and (shared := _SCALE_IN_WORDS.search(upper["high"])):
        low *= _SCALES[shared[1].lower()]  # "five or six hundred"
    if low is None or high is None or low >= high or (joint == "or" and high > max(low + 2, 2 * low)):
        return None
    return low, high


def _age(figure: _Figure, before: str, after: str) -> int | None:
    """How many more characters an age takes ("31-year-old", "aged 31", "Smith, 31,"); None where it is no age."""
    if old := _OLD.match(after):
        return old.end()
    if not figure.word or figure.high > 120:
        return None
    in_commas = figure.word.isdigit() and _NAME_COMMA.search(before) and re.match(r"[,.;)]", after)
    return 0 if in_commas or _AGED.search(before) else None


def _unit(figure: _Figure, before: str, after: str) -> str:
    """The noun counted: the first plural, or word that is counted unchanged, of the noun group that follows.

    Before it comes a word ahead of the figure that asks for one ("magnitude 7.1"). After a hyphen it is the next word
    ("10-minute"), after "one" the group's last; with no noun at all "people" if they were killed, hurt or held, or did what people do ("7,000 came").
    """
    if (asking := _WORD_BEFORE.search(before)) and asking[1].lower() in _LEVELS:
        return asking[1].lower()
    if speed := _SPEED.match(after):
        return "mph" if speed[1].lower().startswith("m") else "kph"
    last, name, position = "", "", 0
    for _ in range(_GROUP):
        token = _TOKEN.match(after, position)
        if token is None:
            break
        hyphen, word, full_stop = token.groups()
        lower = word.lower()
        noun = re.sub(r"[’']s?$", "", lower)
        if hyphen:
            joined = noun.partition("-")[0]
            return "people" if noun == "strong" else "" if joined in _STOP else _lemma(joined)
        if (lower == "of" and not position) or (lower in _OF_ALL and not last):
            position = token.end()
            continue
        if lower in _STOP:
            break
        head = _TOKEN.match(after, token.end())
        if lower in _MODIFIERS and head and _is_counted(head[2].lower()):
            return ("square " if lower in {"square", "sq"} else "") + _lemma(head[2].lower())
        if noun in _SPANS or (figure.high == 1 and (noun in PERSONS or noun in MEASURES)):
            return noun
        if lower in STATES and not last:
            return "dead" if lower == "killed" else _lemma(lower)
        if _is_counted(noun):
            if lower == word:
                return _lemma(noun)
            name = name or noun  # "two Paris hotels", but "two Parisians"
        last, position = noun, token.end()
        if noun != lower or full_stop:
            break
    if name:
        return "people" if _PEOPLES.search(name) else _lemma(name)
    if figure.high == 1 and last:
        return _lemma(last)
    people = _HARM_BEFORE.search(before) or _HARM_AFTER.match(after) or _PEOPLE_DO.match(after)
    return "people" if people else ""


def _is_counted(word: str) -> bool:
    return _is_plural(word) or word in _UNCHANGED or word in _IRREGULAR


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _NOT_PLURAL


def _lemma(word: str) -> str:
    """The singular of a noun, in British spelling where units of measure have two; the code of a currency."""
    singular = word[:-1] if word.endswith("s") else word
    if currency := CURRENCY_NAMES.get(word) or CURRENCY_NAMES.get(singular):
        return currency
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _UNCHANGED or len(word) < 4 or not _is_plural(word):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zzes")) else singular


def _names_a_thing(figure: _Figure, unit: str, before: str) -> bool:
    """Whether a bare number belongs to the name or the word before it: "Flight 370", "the Apollo 11 capsule"."""
    word = _WORD_BEFORE.search(before)
    if word is None or figure.scale or not figure.word.isdigit() or _BEFORE.search(before):
        return False
    if word[1].lower().rstrip(".") in _DESIGNATORS:
        return True
    capital = word[1][0].isupper() and word[1].lower() not in _STOP and word[1] != before.strip()
    return capital and (not unit or _THE_NAME.search(before) is not None)


def _counts(figure: _Figure, unit: str, before: str, after: str, comparator: str) -> bool:
    """Whether a figure counts: all do but "one" where it stands for somebody or something."""
    if figure.word.lower() != "one" or figure.scale or figure.high != 1:
        return True
    if _NOT_ONE.search(before) or _NOT_ONE_AFTER.match(after):
        return False
    return bool(comparator) or unit in PERSONS or unit in STATES or unit in MEASURES or unit in _LEVELS


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
