"""How alike two spellings are."""

from __future__ import annotations

import pytest

from rashomon.names.spellings import FEATURES, features, given_names, is_nickname, name_likeness


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Dimitri Peskov", "Dmitry Peskov", "person"),
        ("Berger, Anna", "Anna Berger", "person"),
        ("A. Berger", "Anna Berger", "person"),
        ("Brisk Steel Limited", "Brisk Steel Ltd", "body"),
        ("BriskSteel", "Brisk Steel", "body"),
        ("Brisk & Sons", "Brisk and Sons", "body"),
        ("Süddrache Zeitung", "Suddrache Zeitung", "body"),
    ],
)
def test_one_name(left, right, kind):
    assert name_likeness(left, right, kind).score > 0.5
    assert name_likeness(left, right, kind).score == pytest.approx(name_likeness(right, left, kind).score, abs=0.05)


@pytest.mark.parametrize(
    ("left", "right", "kind", "detail"),
    [
        ("Anna Berger", "Karl Berger", "person", "anna beside karl"),
        ("Brisk AG", "Brisk GmbH", "body", "same words"),
        ("Oluf Maran", "Edda Stein", "person", None),
        ("", "Edda Stein", "person", "nothing to compare"),
    ],
)
def test_two_names(left, right, kind, detail):
    likeness = name_likeness(left, right, kind)
    assert likeness.score < 0.5
    assert detail in {None, likeness.detail}


def test_every_feature_has_a_value():
    assert len(features("Anna Berger", "A Berger", "person")[0]) == len(FEATURES)


def test_short_first_names():
    assert is_nickname("bill", "william")
    assert not is_nickname("bill", "robert")
    assert given_names("ted") == {"edward", "theodore"}


@pytest.mark.parametrize("name", ["’", "x" * 100_000, "a " * 5_000, "ا", "\u202e"])
def test_odd_names_are_no_fault(name):
    assert 0 <= name_likeness(name, "Anna Berger", "person").score <= 1
