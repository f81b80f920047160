"""Every page of the shared sets, where those stand beside the repository: its text is where the map says, nothing is lost."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from rashomon.article import read_article
from rashomon.errors import PageError
from rashomon.markup import parse
from rashomon.model import Given
from rashomon.readers.bytes import page_from_text
from tests.builders import check_map

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SETS = ("extract_scrapinghub", "extract_fundus80", "extract_fundus_multi", "dates_mediacloud200")


@pytest.mark.parametrize("name", SETS)
def test_every_page_leads_back_into_its_source(name: str) -> None:
    path = DATA / name / "dev.jsonl.gz"
    if not path.is_file():
        pytest.skip("the shared sets are not here")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            source = json.loads(line)["html"]
            check_map(source, parse(source))
            try:
                article = read_article(page_from_text("page.html", source, Given(), is_html=True), "a1")
            except PageError:
                continue
            shown = [*article.passages, *article.furniture]
            assert all(article.text[s.start : s.end] == s.text for s in shown)
            covered = sum(len(s.text) for s in shown)
            assert covered >= 0.99 * len("".join(article.text.split("\n")).strip()) - 2 * len(shown)
