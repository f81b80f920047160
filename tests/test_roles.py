"""Who did what to whom, where and when."""

import pytest

from rashomon.claims import read_claims
from tests.builders import article


def parts(text: str) -> list[set[tuple[str, str]]]:
    """The roles of each claim, as kind and words."""
    [reading] = read_claims([article(text)])
    page = reading.article.text
    return [{(r.kind.value, page[r.start : r.end]) for r in c.roles} for c in reading.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ferry Alma, which carried 90 people, struck a rock on Monday.",
            {("agent", "The ferry Alma"), ("predicate", "struck"), ("patient", "a rock"), ("time", "Monday")},
        ),
        (
            "Eleven passengers were rescued by the coast guard.",
            {("patient", "Eleven passengers"), ("predicate", "rescued"), ("agent", "the coast guard")},
        ),
        (
            "It was the minister that ordered the raid.",
            {("agent", "the minister"), ("predicate", "ordered"), ("patient", "the raid")},
        ),
    ],
)
def test_the_parts_of_a_clause(text, expected):
    assert parts(text) == [expected]


def test_each_verb_that_a_clause_is_joined_of_has_its_agent():
    assert parts("Police stormed the hall and arrested three men in Germany.") == [
        {("agent", "Police"), ("predicate", "stormed"), ("patient", "the hall")},
        {("agent", "Police"), ("predicate", "arrested"), ("patient", "three men"), ("place", "Germany")},
    ]


def test_a_clause_takes_the_agent_that_stands_before_it():
    claims = parts("The talks were rejected by President Amari, who left the hall on Friday.")
    assert ("agent", "President Amari") in claims[-1]
    assert not any(words == "who" for claim in claims for _, words in claim)


def test_a_place_that_acts_is_no_place():
    [claim] = parts("Germany closed its border.")
    assert ("agent", "Germany") in claim
    assert not any(kind == "place" for kind, _ in claim)


def test_the_article_vouches_for_what_it_says_as_a_fact_in_its_own_voice():
    [reading] = read_claims(
        [article("The ferry sank on Monday.", "The ferry may sink.", "The ferry sank, the mayor said.")]
    )
    assert [c.vouched for c in reading.claims] == [True, False, False]
