"""Whether words in quotation marks are what somebody said, or a title, a nickname, a term held at arm's length."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from rashomon.claims.cues import SAYING, TAGS


class Quoted(StrEnum):
    """What stands between quotation marks."""

    SPEECH = "speech"
    TITLE = "title"
    NICKNAME = "nickname"
    SCARE = "scare"


class Verdict(NamedTuple):
    """What the quoted words are, and how it shows."""

    kind: Quoted
    why: str


NEAR = 140
"""Characters to either side that are looked at, inside the sentence."""

LONG = 6
"""Words from which a quotation that is no title is taken for speech."""


def verdict(text: str, start: int, end: int, language: str = "en") -> Verdict:
    """What the words from `start` to `end` of a text are, which stand between quotation marks there.

    Told by what introduces them ("so-called", "the film", "nicknamed"), by their capitals, their length, whether they have a
    verb, and whether the sentence reports what someone says. In doubt a short stretch is no speech, a long one is.
    """
    words = _WORD.findall(text[start : min(end, start + 400)])
    before, after = _around(text, start, end)
    if text[start - 1 : start] == "《":
        return Verdict(Quoted.TITLE, "marks of a title")
    if not words:
        return Verdict(Quoted.SCARE, "no words")
    for pattern, kind in _INTRODUCED:
        found = pattern.search(before[-_NEXT:])
        if found and (kind is Quoted.SCARE or len(words) <= _LONGEST_NAME):
            return Verdict(kind, f"introduced by {found[1].strip()!r}")
    capitals = titled(words)
    if capitals and 1 <= len(words) <= 3 and _FIRST_NAME.search(before[-_NEXT:]) and _SURNAME.match(after):
        return Verdict(Quoted.NICKNAME, "inside a name")
    named = _WORK_BEFORE.search(before[-_NEXT:]) or _WORK_BEHIND.match(after)
    if capitals and named and len(words) <= _LONGEST_NAME:
        return Verdict(Quoted.TITLE, f"beside {named[1]!r}")
    if language[:2].lower() != "en":
        return _elsewhere(text, start, end, words, before)
    if (
        capitals
        and len(words) > 1
        and not _reports(before, after, near=True)
        and not titled(_WORD.findall(before + after))
    ):
        return Verdict(Quoted.TITLE, "written with capitals")
    if len(words) >= LONG:
        return Verdict(Quoted.SPEECH, "long")
    least = 1 if words[0].replace("’", "'") in _FIRST_PERSON else 2
    if len(words) > least and any(w.casefold().replace("’", "'") in _VERBS for w in words):
        return Verdict(Quoted.SPEECH, "has a verb")
    if _SET_OFF.search(text[max(0, start - 4) : start]) and words[0][0].isupper() and text[end - 1] in ".!?":
        return Verdict(Quoted.SPEECH, "a sentence of its own")
    if _reports(before, after) or _INTRODUCES_SPEECH.search(before):
        return Verdict(Quoted.SPEECH, "the sentence reports what someone says")
    if not re.search(r"\w", before + after):
        return Verdict(Quoted.SPEECH, "stands alone")
    return Verdict(Quoted.SCARE, "a few words in a sentence where nobody speaks")


_LONGEST_NAME = 9
_NEXT = 50
_WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?")
_STOP = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\b[A-Z])"
    r"[.!?…]['\"”’]?\s+(?=[A-Z“\"'‘])|\n"
)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind the quotation in its sentence, without the marks."""
    before = text[max(0, start - NEAR) : start].rstrip("\"'“”„«»‘‚`‹› \u00a0\u202f,") + " "
    stops = [m.end() for m in _STOP.finditer(before)]
    after = text[end : end + NEAR].lstrip("\"'”“»«’`›‹ \u00a0\u202f")
    ended = text[end - 1 : end] in {".", "!", "?"} and after[:1].isupper() and not _reports("", after[:40])
    stop = _STOP.search(after)
    return before[stops[-1] if stops else 0 :], "" if ended else after[: stop.start() if stop else None]


_SMALL = frozenset(
    "a an and as at but by de del der die du for from in la le nor of on or per the to und van von vs with y".split()
)


def titled(words: list[str]) -> bool:
    """Whether all words that a title writes with a capital have one."""
    return bool(words) and all(w[0].isupper() or w[0].isdigit() or w in _SMALL for w in words) and words[0][0].isupper()


_INTRODUCED = (
    (
        re.compile(
            r"\b(so-called|so called|self-styled|self-proclaimed|supposed|purported|quote-unquote|sogenannte[nrsm]?|"
            r"soi-disant|(?:el|la|los|las) llamad[oa]s?|cosiddett[oaie]|так называем\w+|т\. ?н\.)\s+(?:the |a )?$",
            re.IGNORECASE,
        ),
        Quoted.SCARE,
    ),
    (
        re.compile(
            r"\b(nicknamed|dubbed|codenamed|code-named|known (?:\w+ )?as|also known as|aka|a\.k\.a\.|alias|"
            r"surnommée?|apodad[oa]|genannt|по прозвищу)\s+(?:the )?$",
            re.IGNORECASE,
        ),
        Quoted.NICKNAME,
    ),
    (
        re.compile(
            r"\b(entitled|titled|headlined|the words?|the terms?|the phrase|the slogans?|the hashtag|subtitled)\s+$",
            re.I,
        ),
        Quoted.TITLE,
    ),
    (re.compile(r"\b((?:[Oo]peration|[Oo]pération|[Oo]peración|[Оо]перация))\s+$"), Quoted.TITLE),
)
_WORK = (
    "films?|movies?|books?|novels?|songs?|albums?|plays?|shows?|series|magazine|newspaper|daily|weekly|program(?:me)?|episode|"
    "ship|boat|ferry|vessel|trawler|yacht|tanker|opera|poem|painting|exhibition|video|single|game|campaign|project|exercise|"
    "article|column|drama|documentary|musical|comedy|memoir|hit|track|sitcom|thriller|podcast|ballet|restaurant|hotel|band|"
    "Film|Buch|Roman|Serie|Zeitung|Schiff|roman|journal|émission|chanson|navire|película|libro|novela|diario|canción|buque|"
    "фильм|роман|газета|корабль|книга"
)
_WORK_BEFORE = re.compile(rf"\b({_WORK})(?: called| named)?(?: [\w’'-]+)?,?\s+$")
_WORK_BEHIND = re.compile(
    rf"^\W*({_WORK}|star|director|author|actor|actress|singer|creator|host|franchise|trilogy|premiere|soundtrack|fans)\b"
)
_FIRST_NAME = re.compile(r"\b[A-Z][\w’'-]+\s+$")
_SURNAME = re.compile(r"[A-Z][\w’'-]+")

_SPOKE = "said told wrote spoke says tells writes speaks quoted quoting according put replied cried denied".split()
_DESCRIBING = """
call label describe brand denounce condemn slam dismiss hail praise criticise criticize characterise characterize term accuse
blast deem deride decry mock ridicule demand refer cite ask chant shout tweet post vow promise express
""".split()
_IRREGULAR = frozenset(_SPOKE)
_AMBIGUOUS = frozenset("show point rule reason signal show state charge counter post chant observe sum".split())
_LEMMAS = (SAYING | TAGS | frozenset(_DESCRIBING)) - _AMBIGUOUS


def _is_saying(word: str) -> bool:
    w = word.casefold()
    if w in _IRREGULAR or w in _LEMMAS:
        return True
    for ending, rest in (
        ("ied", "y"),
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if w.endswith(ending) and w.removesuffix(ending) + rest in _LEMMAS:
            return True
    return w.endswith(("lled", "tted", "rred", "nned")) and w[:-3] in _LEMMAS


_CLOSE = 5


def _reports(before: str, after: str, near: bool = False) -> bool:
    """Whether the words around a quotation, or those next to it, hold a verb of saying."""
    ahead, behind = _WORD.findall(before), _WORD.findall(after)
    if near:
        ahead, behind = ahead[-_CLOSE:], behind[:_CLOSE]
    return any(_is_saying(w) for w in (*ahead, *behind))


_INTRODUCES_SPEECH = re.compile(
    r":\s*$|\b(?:as saying|in the words of|his words|her words|their words|as)\s+(?:an? |the )?$"
)
_SET_OFF = re.compile(r"[,:]\s*\W?$")
_FIRST_PERSON = frozenset("I I'm I've I'll I'd We We're We've We'll".split())
_VERBS = frozenset(
    """
    i we you i'm i've i'll i'd we're we've we'll you're you've he's she's it's that's they're there's don't doesn't didn't can't
    won't isn't aren't wasn't weren't is are was were am be been has have had do does did will would shall should can could may
    might must let's let get got go went know think want need say said make made see
    """.split()
)
_VERBS_ELSEWHERE = re.compile(
    r"\b(?:sagt\w*|erklärt\w*|teilte|betont\w*|meint\w*|schrieb\w*|warnt\w*|forder\w*|nannt\w*|nennt|sprach|"
    r"dit|déclar\w*|affirm\w*|expliqu\w*|ajout\w*|assur\w*|estim\w*|selon|annonc\w*|qualifi\w*|dénonc\w*|"
    r"dijo|dice|declar\w*|afirm\w*|asegur\w*|explic\w*|añad\w*|según|señal\w*|calific\w*|denunci\w*|"
    r"ha detto|dichiarat\w*|spiegat\w*|secondo|disse|afferma\w*|"
    r"сказал\w*|заявил\w*|сообщил\w*|отметил\w*|подчеркнул\w*|добавил\w*|назвал\w*|пояснил\w*|написал\w*|"
    r"segundo|afirmou|disse|declarou|powiedzia\w+|oświadczy\w+)\b",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def _elsewhere(text: str, start: int, end: int, words: list[str], before: str) -> Verdict:
    """The same for languages other than English, by length, a colon or stop, and a verb of saying of the larger ones."""
    inner = text[start : min(end, start + 400)]
    long = len(inner) >= 12 if _CJK.search(inner) else len(words) >= LONG
    if long:
        return Verdict(Quoted.SPEECH, "long")
    if re.search(r"[.!?。！？]$", inner) or before.rstrip().endswith((":", "：")):
        return Verdict(Quoted.SPEECH, "a sentence of its own")
    if _VERBS_ELSEWHERE.search(before) or _VERBS_ELSEWHERE.search(text[end : end + NEAR]):
        return Verdict(Quoted.SPEECH, "the sentence reports what someone says")
    return Verdict(Quoted.SCARE, "a few words in a sentence where nobody speaks")
