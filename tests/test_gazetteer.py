"""Agencies and papers by every name they go by."""

import pytest

from rashomon.gazetteer import PRESS, press_name, side_of, usual_name


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("the  ASSOCIATED press", "Associated Press"),
        ("Agence France-Presse", "AFP"),
        ("Tass news agency", "TASS"),
        ("Guardian newspaper", "Guardian"),
        ("The Hindu", "The Hindu"),
        ("The Brisk Morning", None),
        ("edition.cnn.com", "CNN"),
        ("www.bbc.co.uk", "BBC"),
        ("nytimes.com", "New York Times"),
        ("bbc.example.com", None),
        ("harbour-times.co.uk", None),
        ("Reuters and others", None),
        ("", None),
    ],
)
def test_the_usual_name(name, usual):
    assert press_name(name) == usual


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The owner told Reuters.", ["Reuters"]),
        ("BRISK (AP) - A kiln exploded", ["AP"]),
        ("Reuters and the New York Times", ["Reuters", "New York Times"]),
        ("he was reading the Times of Israel", ["Times of Israel"]),
        ("an AP-style list in the CAPITAL", []),
        ("das bild, a guardian, the dawn", []),
    ],
)
def test_names_in_running_text(text, found):
    assert [m.group() for m in PRESS.finditer(text)] == found


def test_every_spelling_that_is_found_has_a_usual_name():
    for spelling in ("NYTimes", "Agencia EFE", "MailOnline", "Hürriyet", "PA Media"):
        [m] = PRESS.finditer(f"as {spelling} put it")
        assert press_name(m.group())


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("GOP", "Republican Party"),
        ("the U.K.", "United Kingdom"),
        ("is", None),
        ("IS", "Islamic State"),
        ("Kremlin", None),
    ],
)
def test_bodies_and_countries_of_several_names(name, usual):
    assert usual_name(name) == usual


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("the Kremlin", "Russia"),
        ("Moscow", "Russia"),
        ("FBI", "United States"),
        ("Israeli army", "Israel"),
        ("Brisk", None),
    ],
)
def test_whose_side_a_name_stands_on(name, side):
    assert side_of(name) == side
