"""Page to article: the report's own passages told from the site's furniture, with headline, byline, outlet and day."""

from __future__ import annotations

from rashomon.flattened import read_flattened
from rashomon.model import Article, Page


def read_article(page: Page, id: str) -> Article:
    """Find the report in a page. Raises PageError with the reason if there is none.

    Of flattened text `Article.text` is the page's content, furniture included; of HTML it is the text extracted,
    a line a block.
    """
    if page.is_html:
        from rashomon.html import read_html

        return read_html(page, id)
    return read_flattened(page, id)
