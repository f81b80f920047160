"""Page to article: the report's own passages told from the site's furniture, with headline, byline, outlet and day."""

from __future__ import annotations

from dataclasses import replace

from rashomon.flattened import read_flattened
from rashomon.model import Article, Page


def read_article(page: Page, id: str) -> Article:
    """Find the report in a page. Raises PageError with the reason if there is none.

    Of flattened text `Article.text` is the page's content, furniture included; of HTML it is the text extracted,
    a line a block.
    """
    article = _read(page, id)
    headline, language = page.given.headline, page.given.language
    return replace(article, headline=headline or article.headline, language=language or article.language)


def _read(page: Page, id: str) -> Article:
    if page.is_html:
        from rashomon.html import read_html

        return read_html(page, id)
    return read_flattened(page, id)
