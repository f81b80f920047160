"""Of what act a claim tells."""

import pytest

from rashomon.claims import read_claims
from rashomon.points.accounts.acts import kinds_of_act, leading_acts, says_it_happened
from tests.builders import article


def claims(text):
    return [c for r in read_claims([article(text, language="en")]) for c in r.claims]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The theft took place on Saturday night.", "theft"),
        ("Thieves stole seven gold objects.", "theft"),
        ("The coach went off the road near Tol.", "crash"),
        ("The house was hit by the blast.", "blast"),
        ("The dyke gave way at Kalin.", "flood"),
        ("The two ministers spoke on Friday.", "call"),
    ],
)
def test_an_act_by_its_verb_its_noun_or_a_phrase(text, kind):
    assert kind in kinds_of_act(claims(text)[0])


def test_what_names_no_act():
    assert not kinds_of_act(claims("The mayor praised the firemen.")[0])


def test_that_it_happened_is_of_what_the_report_is_about():
    assert says_it_happened(claims("It happened at nine.")[0])
    assert not says_it_happened(claims("A quarrel happened at nine.")[0])


def test_a_report_begins_with_its_acts_and_no_month_is_a_march():
    acts = leading_acts(claims("A bomb exploded in Tol on March 3."))
    assert "blast" in acts
    assert "march" not in acts
