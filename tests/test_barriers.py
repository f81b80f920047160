"""Pages that came instead of a report."""

import pytest

from rashomon.barriers import barrier_doubt
from tests.builders import article


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Checking your browser before you come to the paper.", "a check of its visitors: “Checking your browser”"),
        ("You need to enable JavaScript to run this app.", "a page that a script brings in: “enable JavaScript”"),
        ("Sorry, the page you were looking for could not be found.", "an error"),
        ("We value your privacy. We and our 812 partners store data.", "a request for consent"),
        ("The port is shut. Subscribe to continue reading.", "cut off by a barrier"),
    ],
)
def test_what_stands_before_a_report_is_told(text, told):
    [doubt] = barrier_doubt(article(text))
    assert told in doubt.detail
    assert doubt.kind == "text"


def test_a_report_of_such_things_is_one():
    assert not barrier_doubt(article("The page could not be found, the mayor said. " * 20))
    assert not barrier_doubt(article("The port is shut."))
