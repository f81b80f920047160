"""What somebody is to another."""

import pytest

from rashomon.points.callings import callings_differ


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (
            "The main witness was Tomas Reik, Ansel's former driver.",
            "The case rested on Tomas Reik, once Ansel's accountant.",
            ("Ansel's former driver", "once Ansel's accountant"),
        ),
        ("The witness was Tomas Reik, Ansel's former driver.", "The witness was Tomas Reik, Ansel's cousin.", None),
        ("The witness was Tomas Reik, Ansel's former driver.", "The witness was Tomas Reik, an accountant.", None),
        ("The witness was Tomas Reik, Ansel's driver.", "The witness was Karl Berg, Ansel's accountant.", None),
    ],
)
def test_one_person_under_one_master(claim, left, right, words):
    found = callings_differ(claim(left), claim(right))
    assert (found and (found.left, found.right)) == words
