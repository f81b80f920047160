"""Facts compiled for this project: agencies and papers that reports draw on, and bodies and places of several names.

The press stands here; bodies, treaties and places in `data/bodies.tsv`, countries in `data/countries.tsv`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rashomon.countries import countries, country_named, rows, sides

_AGENCIES = {
    "Reuters": ("Thomson Reuters",),
    "Associated Press": ("AP", "The Associated Press"),
    "AFP": ("Agence France-Presse", "Agence France Presse"),
    "TASS": ("Itar-Tass", "ITAR-TASS", "Tass"),
    "Sputnik": (),
    "Interfax": (),
    "RIA Novosti": ("RIA",),
    "Xinhua": ("Xinhua News Agency",),
    "dpa": ("DPA", "Deutsche Presse-Agentur"),
    "ANSA": ("Ansa",),
    "EFE": ("Efe", "Agencia EFE"),
    "Kyodo": ("Kyodo News",),
    "Yonhap": ("Yonhap News Agency",),
    "Anadolu": ("Anadolu Agency",),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "IRNA": (),
    "Fars": ("Fars News Agency",),
    "Tasnim": (),
    "Mehr": ("Mehr News Agency",),
    "SANA": ("Sana",),
    "WAFA": ("Wafa",),
    "KCNA": ("Korean Central News Agency",),
    "Press Association": ("PA Media",),
    "UPI": ("United Press International",),
    "Bloomberg": ("Bloomberg News",),
    "Dow Jones": ("Dow Jones Newswires",),
    "Ukrinform": (),
    "Unian": ("UNIAN",),
    "Belga": (),
    "Lusa": (),
    "NTB": (),
    "PAP": (),
    "APA": (),
    "AAP": ("Australian Associated Press",),
    "Canadian Press": ("The Canadian Press",),
}
_PAPERS = {
    "New York Times": ("NYT", "NYTimes"),
    "Washington Post": (),
    "Wall Street Journal": ("WSJ",),
    "Financial Times": (),
    "Los Angeles Times": (),
    "USA Today": (),
    "Guardian": (),
    "Daily Telegraph": (),
    "Daily Mail": ("MailOnline",),
    "Times of Israel": (),
    "Jerusalem Post": (),
    "Haaretz": (),
    "BBC": ("BBC News",),
    "CNN": (),
    "Sky News": (),
    "Fox News": (),
    "NBC News": ("NBC",),
    "CBS News": ("CBS",),
    "ABC News": (),
    "MSNBC": (),
    "Al Jazeera": ("Al-Jazeera",),
    "Al Arabiya": (),
    "Press TV": (),
    "Politico": ("POLITICO",),
    "Axios": (),
    "Le Monde": (),
    "Le Figaro": (),
    "El País": ("El Pais",),
    "Der Spiegel": ("Spiegel",),
    "Süddeutsche Zeitung": (),
    "Bild": (),
    "Kommersant": (),
    "Izvestia": (),
    "Global Times": (),
    "China Daily": (),
    "People's Daily": (),
    "South China Morning Post": (),
    "Chosun Ilbo": (),
    "Asahi Shimbun": (),
    "Yomiuri Shimbun": (),
    "Times of India": (),
    "Hindustan Times": (),
    "The Hindu": (),
    "Dawn": (),
    "Sydney Morning Herald": (),
    "Globe and Mail": (),
    "Hurriyet": ("Hürriyet",),
    "Corriere della Sera": (),
    "La Repubblica": (),
    "New York Post": (),
    "New York Daily News": (),
    "Washington Examiner": (),
    "Washington Times": (),
    "Chicago Tribune": (),
    "Boston Globe": (),
    "San Francisco Chronicle": (),
    "Miami Herald": (),
    "Philadelphia Inquirer": (),
    "Dallas Morning News": (),
    "HuffPost": ("Huffington Post", "The Huffington Post"),
    "BuzzFeed News": ("BuzzFeed",),
    "Breitbart": ("Breitbart News",),
    "Newsweek": (),
    "NPR": ("National Public Radio",),
    "CNBC": (),
    "Business Insider": (),
    "ProPublica": (),
    "Daily Beast": (),
    "Christian Science Monitor": (),
    "Daily Express": (),
    "Daily Mirror": (),
    "Evening Standard": (),
    "Irish Times": (),
    "Toronto Star": (),
    "Euronews": (),
    "France 24": (),
    "Deutsche Welle": (),
    "Middle East Eye": (),
    "Arab News": (),
    "Japan Times": (),
    "Straits Times": (),
    "Moscow Times": (),
    "Kyiv Independent": (),
    "El Mundo": (),
    "Die Zeit": (),
    "Die Welt": (),
    "Frankfurter Allgemeine Zeitung": ("FAZ",),
}

_USUAL = {
    w.removeprefix("The ").casefold(): name
    for table in (_AGENCIES, _PAPERS)
    for name, more in table.items()
    for w in (name, *more)
}
# Written in lower case these are words of the language or too short to trust; only the spellings above count in a text.
_SPELLINGS = sorted(
    {w for table in (_AGENCIES, _PAPERS) for name, more in table.items() for w in (name, *more)}, key=len, reverse=True
)


def _by_letter(spellings: Iterable[str]) -> str:
    """The spellings as alternatives by their first letter, none amid a word: a search passes by what begins with none of them
    only where a pattern begins with its letters and no look behind."""
    rests: dict[str, list[str]] = defaultdict(list)
    for spelling in spellings:
        rests[re.escape(spelling[0])].append(re.escape(spelling[1:]))
    return "|".join(rf"{first}(?<![\w.-]{first})(?:{'|'.join(more)})" for first, more in rests.items())


def is_agency(name: str) -> bool:
    """Whether a name, as `press_name` gives it, is that of an agency, whose reports others print."""
    return name in _AGENCIES


PRESS = re.compile(rf"(?:{_by_letter(_SPELLINGS)})(?![\w-])")
"""An agency's or paper's name in running text, as it is written."""


def press_name(name: str) -> str | None:
    """The usual name of an agency or paper, or None, also by its site: `press_name("The Associated Press") == "Associated Press"`,
    `press_name("edition.cnn.com") == "CNN"`."""
    plain = " ".join(name.split()).casefold().removeprefix("the ")
    return (
        _USUAL.get(plain)
        or _USUAL.get(plain.removesuffix(" website").removesuffix(" news agency").removesuffix(" newspaper"))
        or (_of_site(site[1]) if (site := _SITE.fullmatch(plain)) else None)
    )


# The last label but for the endings of a country's or a kind of sites.
_SITE = re.compile(r"(?:[\w-]+\.)*?([\w-]{2,})(?:\.(?:co|com|net|org)(?:\.[a-z]{2})?|\.[a-z]{2,4})")


def _of_site(label: str) -> str | None:
    plain = label.replace("-", "")
    return _SITES.get(plain) or _SITES.get(plain.removeprefix("the")) or _SITES.get(plain.removesuffix("news"))


_SITES = {re.sub(r"\W", "", plain): name for plain, name in _USUAL.items()} | {
    "nytimes": "New York Times",
    "wsj": "Wall Street Journal",
    "ft": "Financial Times",
    "scmp": "South China Morning Post",
    "smh": "Sydney Morning Herald",
    "indiatimes": "Times of India",
    "latimes": "Los Angeles Times",
    "dw": "Deutsche Welle",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A body, treaty or place that goes by several names, with the country whose side it is on, if any."""

    name: str
    also: tuple[str, ...]
    side: str | None = None
    kind: str = "body"


@cache
def known_names() -> dict[str, Known]:
    """Every name in `data/bodies.tsv` as it is written there, with whose it is."""
    found: dict[str, Known] = {}
    for name, also, side, kind in rows("bodies.tsv"):
        known = Known(name, tuple(filter(None, also.split(","))), side or None, kind or "body")
        for one in (name, *known.also):
            found.setdefault(one, known)
    return found


def usual_kind(name: str) -> str | None:
    """The kind of a name that the tables know: "body", "place" or "thing"; None for others."""
    plain = _plain(name)
    known = known_names().get(plain)
    if known:
        return known.kind
    return "place" if country_named(plain) else "body" if PRESS.fullmatch(plain) else None


def _plain(name: str) -> str:
    return re.sub(r"^[Tt]he\s", "", " ".join(name.split()))


def usual_name(name: str) -> str | None:
    """The usual name of a country, body, treaty or place that the project's tables know by this very spelling, or None.

    Case counts ("IS" is no "is"), a leading article does not: `usual_name("the GOP") == "Republican Party"`.
    """
    plain = _plain(name)
    known = known_names().get(plain)
    return known.name if known else country_named(plain)


@cache
def _also() -> dict[str, tuple[str, ...]]:
    found = {known.name: (known.name, *known.also) for known in known_names().values()}
    for country in countries():
        found.setdefault(country.name, (country.name, *country.also))
    return found


def also_called(name: str) -> tuple[str, ...]:
    """All names of the body or place that the tables know by this one; () for others."""
    usual = usual_name(name)
    return _also().get(usual, ()) if usual else ()


def side_of(name: str) -> str | None:
    """The country on whose side a name stands, or None: `side_of("the Kremlin") == side_of("Moscow") == "Russia"`."""
    plain = _plain(name)
    known = known_names().get(plain)
    if known and known.side:
        return known.side
    named = set(sides(plain))
    return named.pop() if len(named) == 1 else None
