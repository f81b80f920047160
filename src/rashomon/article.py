"""Page to article: the report's own passages told from the site's furniture, with headline, byline, outlet and day."""

from __future__ import annotations

from dataclasses import replace

from rashomon.barriers import barrier_doubt
from rashomon.corrections import corrections
from rashomon.flattened import read_flattened
from rashomon.model import Article, Doubt, Page
from rashomon.text.garbled import repaired

_LANGUAGES = dict(
    pair.split("=")
    for pair in (
        "ar=Arabic be=Belarusian bg=Bulgarian bn=Bengali bs=Bosnian ca=Catalan cs=Czech da=Danish de=German el=Greek "
        "es=Spanish et=Estonian eu=Basque fa=Persian fi=Finnish fr=French gl=Galician he=Hebrew hi=Hindi hr=Croatian "
        "hu=Hungarian hy=Armenian id=Indonesian is=Icelandic it=Italian ja=Japanese ka=Georgian kk=Kazakh ko=Korean "
        "lt=Lithuanian lv=Latvian mk=Macedonian ms=Malay nb=Norwegian nl=Dutch nn=Norwegian no=Norwegian pl=Polish "
        "pt=Portuguese ro=Romanian ru=Russian sk=Slovak sl=Slovenian sq=Albanian sr=Serbian sv=Swedish sw=Swahili ta=Tamil "
        "te=Telugu th=Thai tl=Tagalog tr=Turkish uk=Ukrainian ur=Urdu vi=Vietnamese zh=Chinese"
    ).split()
)


def read_article(page: Page, id: str) -> Article:
    """Find the report in a page. Raises PageError with the reason if there is none.

    Of flattened text `Article.text` is the page's content, furniture included; of HTML it is its visible text,
    a line a block. Fields that are no span of it (headline, byline, outlet) are repaired where they were misread.
    """
    if page.is_html:
        from rashomon.html import read_html

        found = read_html(page, id)
    else:
        found = read_flattened(page, id)
    article = replace(
        found,
        headline=page.given.headline or (found.headline and repaired(found.headline)),
        byline=found.byline and repaired(found.byline),
        outlet=found.outlet and repaired(found.outlet),
        language=page.given.language or found.language,
    )
    doubts = (*corrections(article), *barrier_doubt(article), *_language_doubt(article))
    return replace(article, warnings=(*article.warnings, *doubts))


MADE_FOR_ENGLISH = "claims, attribution and comparison are made for English"


def unread_language(language: str | None) -> str | None:
    """What to call a language that later steps are not made for, "in German"; None for English."""
    code = (language or "").lower().partition("-")[0]
    if code == "en":
        return None
    return f"in {_LANGUAGES.get(code, code)}" if code else "in a language that was not recognised"


def _language_doubt(article: Article) -> tuple[Doubt, ...]:
    """A warning of what is not done for the article's language; none for English."""
    name = unread_language(article.language)
    if name is None:
        return ()
    detail = f"{name}: {MADE_FOR_ENGLISH}; read its points with care"
    return (Doubt(0, 0, "", article=article.id, kind="language", detail=detail),)
