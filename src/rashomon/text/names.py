"""The words of names: titles, particles, generic words, and how a name is written bare."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rashomon.text.given_names import FIRST_NAMES
from rashomon.text.wordset import wordset

TITLES = wordset(
    """
    mr mrs ms miss dr sir dame lord lady prof professor president premier chancellor minister senator sen rep
    representative governor gov mayor judge justice general gen colonel col lieutenant lt captain capt sergeant
    sgt major maj admiral adm officer sheriff king queen prince princess pope father rev reverend bishop cardinal
    secretary spokesman spokeswoman congressman congresswoman ambassador coach director chief former ex vice prime
    police foreign defence defense press doctor archbishop rabbi imam ayatollah sheikh sultan emir mullah
    deputy assistant constable rear superintendent inspector detective commander brigadier marshal commissioner chairman
    chairwoman senior acting
    """
)
_GENERATIONS = {"jr": "jr", "jnr": "jr", "sr": "sr", "snr": "sr"}
SUFFIXES = wordset("jr jnr sr snr ii iii iv md phd esq mp obe mbe cbe")
PARTICLES = wordset("al el bin ibn ben abu de del da di la le van von der den dos du")
"""Small words inside a person's name that are spelled and left out at will."""
SMALL = wordset("of the and for in on de la le del von van der den bin al el da di at to")
_DETERMINERS = wordset("the a an this that in of at from for to")
_PREFIX = re.compile(r"^(?:[Ee]x|[Nn]on|[Aa]nti|[Pp]ro|[Pp]ost|[Pp]re)-(?=[A-Z])")
_PLAIN = re.compile(r"[\w .,'’\-]+")
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
# Letters that no decomposition takes apart.
_FOLDED = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_SPELLED_OUT = {
    "ft": "fort", "mt": "mount", "st": "saint", "dept": "department", "govt": "government", "intl": "international",
    "int'l": "international", "assn": "association", "natl": "national", "univ": "university", "centre": "center",
    "defence": "defense", "organisation": "organization", "labour": "labor", "programme": "program", "co": "company",
    "corp": "corporation", "inc": "incorporated", "ltd": "limited",
}  # fmt: skip


def bare_name(text: str) -> str:
    """A mention without article or preposition, owner's 's, age and surrounding punctuation."""
    name = re.sub(r",? \(?\d\d\)?$", "", text.strip(" \t\n.,;:!?\"“”‘’'()[]-–—"))
    if name.endswith((" Jr", " Sr")) and f"{name}." in text:
        return f"{name}."
    name = _PREFIX.sub("", re.sub(r"['’]s?$", "", name))
    if _DOTTED.fullmatch(name):
        return f"{name}."
    words = name.split()
    while len(words) > 1 and words[0].lower() in _DETERMINERS:
        words.pop(0)
    return " ".join(words)


KIN = "kin"
"""Stands among the titles of one who is named as another's relative."""
_KIN = re.compile(
    r"\b(daughters?|sons?|wife|husband|brothers?|sisters?|widow|mother|father|nephew|niece|cousin|grandson)\b"
    r",?(?: (?!of\b)[\w-]+,?){0,3} $"
)

OWNER = "owner"
"""Stands among the titles of a body that is named as another one's owner."""
_OWNER_OF = re.compile(
    r"\b(?:(?:subsidiary|subsidiaries|unit|division|arm|part|affiliate|brand) of|(?:owned|controlled|run|operated) by|parent"
    r"(?: company| firm| group)?,?|belongs to|owner,?) (?:the )?$"
)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """In lower case, without accents: "Süddeutsche" and "Suddeutsche" are one."""
    if text.isascii():
        return text.lower()
    lower = text.lower().translate(_FOLDED)
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, folded; initials' points and owners' 's dropped."""
    words = (fold(w).replace(".", "").removesuffix("'s").removesuffix("’s") for w in _WORD.findall(name))
    return tuple(w for w in words if w)


@lru_cache(maxsize=50_000)
def person_words(name: str) -> tuple[str, ...]:
    """The same of a person's name, without titles before it and degrees behind, and with "Jr." before the surname, which so stays
    last: "Foreign Ministry" keeps what "Sir" loses.

    >>> person_words("Mr. Anders Berg, Jr."), person_words("Berg Jr."), person_words("Anders Jr.")
    (('anders', 'jr', 'berg'), ('jr', 'berg'), ('anders', 'jr'))
    """
    words = list(name_words(name))
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    generation = ""
    while len(words) > 1 and words[-1] in SUFFIXES and (len(words) > 2 or words[-1] in _GENERATIONS):
        generation = _GENERATIONS.get(words.pop(), generation)
    if generation:
        words.insert(1 if len(words) == 1 and words[0] in FIRST_NAMES else -1, generation)
    return tuple(words)


def generation(words: Sequence[str]) -> str:
    """ "jr" or "sr", where a person's words have it, else ""."""
    return next((w for w in words if w in {"jr", "sr"}), "")


def words_of(name: str, kind: str) -> tuple[str, ...]:
    """The words by which a name of that kind is compared."""
    return person_words(name) if kind == "person" else name_words(name)


def titles_before(text: str, start: int) -> frozenset[str]:
    """The titles that stand right before a place in the text, in lower case: {"vice", "president"}; KIN and a word for relatives;
    OWNER for a body to which another one belongs."""
    found = []
    for word in reversed(text[max(0, start - 40) : start].replace("\n", " . ").split()[-3:]):
        plain = word.rstrip(".").lower()
        if plain not in TITLES:
            break
        found.append(plain)
    before = text[max(0, start - 60) : start]
    if not found and _OWNER_OF.search(before):
        return frozenset([OWNER])
    kin = None if found else _KIN.search(before)
    return frozenset([KIN, kin[1].lower().rstrip("s")] if kin else found)


def spelled_out(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a body's or place's name with usual abbreviations written out, in one spelling: "ft" is "fort"."""
    return tuple(_SPELLED_OUT.get(w, w) for w in words)


_SOUNDS = (("ck", "k"), ("ph", "f"), ("sh", "s"), ("z", "s"), ("w", "v"))


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a word, doubled ones once: what transliterations of one name agree on ("Dimitri", "Dmitry")."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    consonants = re.sub(r"[aeiouyj'’]", "", word)
    return re.sub(r"(.)\1", r"\1", consonants)


def _is_shouted(name: str) -> bool:
    return name.isupper() and (" " in name or len(name) > 5)


def best_name(names: Iterable[str], kind: str) -> str:
    """The fullest of the names that mean one: a person's first and last name as most often written, else the longest."""
    counts = Counter(bare_name(n) for n in names)
    if kind == "person":
        full = [n for n in counts if len(person_words(n)) > 1]
        if full:
            # "Abdel-Fattah" alone speaks for the name that ends in it.
            for name in full:
                surname = name.rpartition(" ")[2]
                counts[name] += counts[surname] if "-" in surname and surname != name else 0
            last = Counter(person_words(n)[-1] for n in counts.elements())
            return max(
                full,
                key=lambda n: (
                    _PLAIN.fullmatch(n) is not None,
                    n != n.lower(),
                    not n.isupper(),
                    last[person_words(n)[-1]],
                    counts[n],
                    len(n),
                    n,
                ),
            )
    return max(counts, key=lambda n: (n[:1].isupper(), not _is_shouted(n), len(name_words(n)), counts[n], n))
