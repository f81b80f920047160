"""Which clauses that bring in a statement are claims of their own: those that tell when, where or in which office it was said."""

import pytest

from rashomon.claims import read_claims
from tests.builders import article

ROAD = "the road would open by noon"


def sayings(text: str) -> list[str]:
    return [
        c.text for r in read_claims([article(text, language="en")]) for c in r.claims if c.part and not c.attribution
    ]


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        (f"Harbour spokesman Martin Olsen said Tuesday that {ROAD}.", "Harbour spokesman Martin Olsen said Tuesday"),
        (f"In a statement, the council said {ROAD}.", "In a statement, the council said"),
        ("“We are late,” Martin Olsen told reporters.", "Martin Olsen told reporters"),
        (
            "“We are late,” said Martin Olsen, an engineer at the port of Vendmark.",
            "said Martin Olsen, an engineer at the port of Vendmark",
        ),
        ("“I like fish,” harbour master Martin Olsen said.", "harbour master Martin Olsen said"),
    ],
)
def test_when_where_and_in_which_office_it_was_said_is_a_claim(text, saying):
    assert sayings(text) == [saying]


def test_what_is_told_after_the_saying_is_no_part_of_it():
    text = "“I will go,” Martin Olsen said in a statement on Friday, adding that the port was safe."
    assert "Martin Olsen said in a statement on Friday" in sayings(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Martin Olsen said {ROAD}.",
        f"He said {ROAD}.",
        f"Mr. Olsen, who had come on Monday to see the damage, said {ROAD}.",
    ],
)
def test_a_name_and_a_verb_alone_or_another_act_beside_them_are_none(text):
    assert sayings(text) == []
