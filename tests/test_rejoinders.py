"""Denials that name nothing, and what they deny."""

import pytest

from rashomon.claims import read_claims
from rashomon.model import Status
from rashomon.pipeline import compare_readings, story_of
from rashomon.points.rejoinders import rejoinders
from tests.builders import article


def answered(text):
    """Denied claim and denial of each rejoinder in a text."""
    page = article(text, outlet="Herald", language="en")
    [reading] = read_claims([page])
    found = rejoinders(reading.claims, {page.id: page})
    return [(reading.claims[r.denied].text, reading.claims[r.denial].text) for r in found]


def test_what_was_said_of_the_denier_is_denied_before_what_stands_nearer():
    found = answered(
        "The harbour union said Norland ships had dumped oil in the bay. "
        "A Suderland newspaper alleged that Suderland tankers were there too. "
        "The mayor said the beach would reopen in May. On Monday, the Norland Shipping Board denied the report."
    )
    assert [denied for denied, _ in found] == ["Norland ships had dumped oil in the bay"]


def test_reports_told_right_before_are_the_reports_that_are_denied():
    found = answered(
        "The agency said it believed that the government was able to ship the grain to Torvik. The price of oil fell on Monday. "
        "That is now overshadowed by reports that Kelmark guards have burnt the mills. The government denied those reports."
    )
    assert [denied for denied, _ in found] == ["reports that Kelmark guards have burnt the mills"]


def test_what_was_said_long_before_is_not_denied():
    others = " ".join(f"Olsen said the pump number {n} was sold." for n in range(9))
    assert answered(
        f"The union said Norland ships had dumped oil. {others} Again the Norland board denied the claims."
    ) != [("Norland ships had dumped oil", "Again the Norland board denied the claims")]


def test_a_country_is_known_by_its_capital():
    found = answered(
        "A Seoul paper reported that Chinese tankers had delivered fuel at sea. The price of oil fell. "
        "The mayor said it would rain. Beijing denied the reports on Friday."
    )
    assert [denied for denied, _ in found] == ["Chinese tankers had delivered fuel at sea"]


def test_all_that_was_said_in_one_breath_is_denied():
    found = answered(
        'The rebels said they had shot down a plane and that its pilots were in their hands. "It\'s not true," an army spokesman, Colonel Marek Dorn, said.'
    )
    assert [denied for denied, _ in found] == ["they had shot down a plane", "its pilots were in their hands"]


def test_a_denial_that_tells_the_act_is_of_the_same_act_alone():
    found = answered(
        "A brigade said it shot down a helicopter over the Torm valley. A pilot said he saw snow over the valley. "
        "The army denied that the rebels shot down a helicopter over Torm."
    )
    assert [denied for denied, _ in found] == ["it shot down a helicopter over the Torm valley"]


@pytest.mark.parametrize(
    "text",
    [
        "The union said the company had cut wages. The company denied that it had cut wages.",  # names what it denies
        "The mayor said the bridge was safe. The court rejected the claim for damages.",
        "The union said the firm had cut wages. The firm did not deny the report.",
        "The union said the firm had cut wages. Asked about it, the director could not deny the report.",
        "The firm said it had cut wages. The firm denied the reports.",  # its own words
        "The union said the mill should open safely. The mayor denied reports during the day of any halt to the work.",
        "Norland may leave the league, Olsen said. Norland denies allegations it is arming the guards.",
        "The board said the firms should merge. The mayor rejected it.",  # a plan
        "The board said the firms should merge. The mayor rejected the suggestion.",
        "Rain fell on the harbour. The mayor denied the reports.",  # nobody said anything
        'The union said the bridge was old. "It is not something to be decided in a day," the mayor said.',
    ],
)
def test_no_rejoinder(text):
    assert answered(text) == []


def test_one_report_with_both_sides_makes_a_conflict_which_others_join():
    pages = [
        article(
            "Lena Hale accused the harbour board of hiding two reports. The board's chairman denied the allegations. "
            "The board meets on Thursday.",
            outlet="Herald",
            language="en",
        ),
        article(
            "The harbour board meets on Thursday, the town hall said. Rain is expected.",
            outlet="Courier",
            language="en",
        ),
    ]
    story = compare_readings(story_of("s1", pages), tuple(read_claims(pages)))
    [conflict] = [p for p in story.points if p.status is Status.CONFLICT]
    claims = {c.id: c for r in story.story.readings for c in r.claims}
    assert [[claims[i].text for i in side] for side in conflict.sides] == [
        ["Lena Hale accused the harbour board of hiding two reports"],
        ["The board's chairman denied the allegations"],
    ]
    assert not conflict.doubtful
