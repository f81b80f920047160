"""The words of two texts that have no counterpart in the other."""

import time

import pytest

from rashomon.points.residue import residue


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("The fire began in the boiler room", "The fire started in the attic", ("boiler room", "attic")),
        ("The lorry was found in Brisk", "The truck was found in Lauen", ("Brisk", "Lauen")),
        ("The ferry sank", "The ferry sank", ("The ferry sank", "The ferry sank")),
        ("The ferry sank", "", ("ferry sank", "")),
        ("", "", ("", "")),
        ("?!", "...", ("?!", "...")),
    ],
)
def test_what_is_left(left, right, words):
    assert residue(left, right) == words


def test_what_is_left_stands_in_its_text():
    left, right = "Rescuers, led by Ora Venn, dug out a piano", "Rescuers, led by Hild Ostby, dug out a harp"
    found = residue(left, right)
    assert found[0] in left
    assert found[1] in right


def test_a_long_text_costs_little():
    started = time.process_time()
    residue("ferry " * 2000, "piano " * 2000)
    assert time.process_time() - started < 20
