"""The figures of two aligned claims, with the traps."""

import pytest

from rashomon.model import Aspect
from rashomon.points.clause import denies, of_kind
from rashomon.points.figures import fate, levels_differ, numbers_differ, sides_differ, votes_differ, whole_figures


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("25 people were injured.", "27 people were hurt.", ("25 people", "27 people")),
        (
            "The race ended after 20 of 71 scheduled laps.",
            "It ended with 21 of the 71 laps run.",
            ("20 of 71 scheduled laps", "21 of the 71 laps"),
        ),
        ("200 people stood at the gate.", "Some 900 mourners stood at the gate.", ("200 people", "900 mourners")),
        (
            "Officials put the toll at three people killed, revised down from eight.",
            "Eight people were killed.",
            ("three people", "Eight people"),
        ),
        ("Police now count 12 people dead, instead of 15.", "Some 15 people are dead.", ("12 people", "15 people")),
        ("Twelve victims were killed.", "15 people died.", ("Twelve victims", "15 people")),
        ("The storm caused 25 deaths.", "The storm killed 22 people.", ("25 deaths", "22 people")),
        ("The fire destroyed nine barns.", "The fire destroyed 14 barns.", ("nine barns", "14 barns")),
        ("The raid left 14 dead.", "The raid left 19 dead.", ("14 dead", "19 dead")),
        ("The bridge cost $3 million.", "The bridge cost $5 million.", ("$3 million", "$5 million")),
        ("35 per cent of voters came.", "52 per cent of voters came.", ("35 per cent", "52 per cent")),
        (
            "Sales leapt 26 percent to $81 million.",
            "Sales rose 39 percent to $81 million.",
            ("26 percent", "39 percent"),
        ),
        ("Some 318 players took part.", "The race had 402 participants.", ("318 players", "402 participants")),
    ],
)
def test_counts_that_cannot_both_be_right_differ(claim, left, right, words):
    found = numbers_differ(claim(left), claim(right))
    assert found is not None
    assert (found.aspect, found.left, found.right) == (Aspect.NUMBER, *words)


@pytest.mark.parametrize(
    ("left", "right", "trap"),
    [
        ("About 40 dogs were taken away.", "43 dogs were taken away.", "rounding"),
        ("More than 300 players came.", "318 players came.", "a bound"),
        ("Twelve people were hurt.", "12 people were injured.", "another spelling"),
        ("25 people were killed.", "30 people were injured.", "another fate"),
        ("There were 25 deaths.", "30 people were injured.", "another fate"),
        ("90 people sang.", "Six people sang.", "too far apart"),
        ("Nine people were arrested.", "Four people were evacuated.", "another fate"),
        ("Nine boats sank in 2019.", "Twelve boats sank in 2021.", "another year"),
        ("Nine boats sank last year.", "Twelve boats sank.", "another year"),
        ("Two people drowned on Monday.", "Three people drowned on Tuesday.", "another day"),
        ("13 students were hurt.", "15 people were hurt.", "a part of the whole"),
        ("12 people died, 15 cars and two barns burnt.", "12 people died and 20 cars burnt.", "one count agrees"),
        ("Two people per day fell ill.", "Nine people per week fell ill.", "rates"),
        ("The court sat for nine days.", "The court heard 14 witnesses.", "another thing"),
        ("The court sat.", "The court heard 14 witnesses.", "no count"),
        ("Police were attacked for 48 hours.", "Police were attacked in the past 24 hours.", "how far back is looked"),
        ("Half a dozen boats sank.", "Six boats sank.", "another spelling"),
        ("A further four people were killed.", "More than 40 people were killed.", "on top of others"),
    ],
)
def test_counts_that_may_both_be_right_do_not_differ(claim, left, right, trap):
    assert numbers_differ(claim(left), claim(right)) is None, trap
    assert numbers_differ(claim(right), claim(left)) is None, trap


def test_the_hurt_of_one_report_are_no_dead_of_another(claim):
    found = numbers_differ(
        claim("A gunman killed 50 people and hurt dozens more."), claim("The shooting left 49 people dead.")
    )
    assert found is not None
    assert (found.left, found.right) == ("50 people", "49 people")


def test_how_long_something_took_is_compared_of_one_act_only(claim):
    one = numbers_differ(claim("The call lasted 50 minutes."), claim("The call continued for 25 minutes."))
    two = numbers_differ(claim("The call lasted 50 minutes."), claim("Rescuers dug for 25 minutes."))
    assert one is not None
    assert two is None


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("The vote was 222-190.", "The 220-to-190 vote came late.", ("222-190", "220-to-190")),
        (
            "The jury found for her by ten votes to two.",
            "The jury voted eleven to one.",
            ("ten votes to two", "eleven to one"),
        ),
        ("The vote was 222-190.", "The vote was 222 to 190.", None),
        ("The vote was 222-190.", "The vote was 51-49.", None),
        ("They won 3-1.", "They won 3-2.", None),
    ],
)
def test_results_of_one_vote(claim, left, right, words):
    found = votes_differ(claim(left), claim(right))
    assert (found and (found.left, found.right)) == words


def test_a_bound_denies_nothing(claim):
    found = numbers_differ(claim("The lake must not hold more than eight tonnes."), claim("The lake holds 12 tonnes."))
    assert found is not None
    assert not denies(claim("No more than eight tonnes came down the river."))
    assert not denies(claim("The lake must not hold more than eight tonnes."))
    assert denies(claim("The lake does not hold water."))


def test_the_one_figure_that_differs_beside_one_that_agrees_is_two_versions(claim):
    one = claim("The court gave him ten years in prison and a fine of 4,000 crowns.")
    two = claim("The court gave him 15 years in prison and a fine of 4,000 crowns.")
    assert numbers_differ(one, two).detail == "“ten years” against “15 years”"
    more = claim("The court gave him 15 years in prison, two years of service and a fine of 4,000 crowns.")
    assert numbers_differ(one, more) is None


def test_who_was_aboard_tells_no_fate_beside_one(claim):
    told = claim("28 passengers were injured.")
    assert [fate(told, value) for value in of_kind(told, "number")] == ["hurt"]
    assert numbers_differ(told, claim("The slide derailed the train, injuring 56 people.")) is not None


def test_fate_is_told_by_the_nearest_word(claim):
    told = claim("12 people died and 15 were wounded.")
    assert [fate(told, value) for value in of_kind(told, "number")] == ["dead", "hurt"]
    plain = claim("12 people went home.")
    assert [fate(plain, value) for value in of_kind(plain, "number")] == [""]


def test_two_ages_are_of_identity(claim):
    found = numbers_differ(claim("A 31-year-old pilot was held."), claim("A 34-year-old pilot was held."))
    assert found is not None
    assert found.aspect is Aspect.IDENTITY


def test_a_share_is_no_measure_of_how_much_more(claim):
    brighter, part = (
        claim("The moon was 30 percent brighter."),
        claim("It came within 90 percent of its nearest point."),
    )
    assert numbers_differ(brighter, part) is None
    assert numbers_differ(brighter, claim("The moon was 14 percent brighter.")) is not None


def test_the_floors_of_one_act_differ(claim):
    found = levels_differ(claim("She jumped from the second floor."), claim("Ana Hart jumped from the 3rd floor."))
    assert found is not None
    assert (found.left, found.right) == ("second floor", "3rd floor")
    same = claim("She jumped from the second floor."), claim("Ana Hart jumped from the 2nd floor.")
    assert levels_differ(*same) is None
    other = claim("The fire began on the third floor."), claim("She jumped from the second floor.")
    assert levels_differ(*other) is None


def test_left_and_right_of_one_part_of_a_body_are_two(claim):
    found = sides_differ(claim("She has a star on her right forearm."), claim("There is a star on her left arm."))
    assert found is not None
    assert (found.left, found.right) == ("right forearm", "left arm")
    for same in (
        "There is a star on her right arm.",
        "She left her arm in the sling.",
        "There is a scar on her left ear.",
    ):
        assert sides_differ(claim("She has a star on her right forearm."), claim(same)) is None


def test_the_second_figure_differs_where_the_first_agrees(claim):
    found = numbers_differ(
        claim("The 715 new reefs lie off 305 different islands."),
        claim("The board confirmed 715 new reefs off 315 island groups."),
    )
    assert found is not None
    assert {found.left.split()[0], found.right.split()[0]} == {"305", "315"}


def test_another_hundred_hurt_are_beside_the_dead(claim):
    found = numbers_differ(
        claim("A fire killed 29 people and wounded 143 people."), claim("Another 113 people were wounded.")
    )
    assert found is not None
    assert found.left.startswith("143")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The toll rose to 536, including almost 100 children.", ["536"]),
        ("12 people were hurt, ten of them children.", ["12", "ten"]),
        ("12 people died and 40 were hurt.", ["12", "40"]),
    ],
)
def test_what_is_told_as_a_part_is_no_figure_of_the_whole(claim, text, figures):
    assert [v.text.split()[-1] for v in whole_figures(claim(text))] == figures


def test_the_floors_of_what_one_thing_did_differ(claim):
    left, right = (
        claim("The fire broke out in the hall on the ground floor."),
        claim("The fire started on the second floor."),
    )
    found = levels_differ(left, right)
    assert found is not None
    assert (found.left, found.right) == ("ground floor", "second floor")
    assert levels_differ(left, claim("The fire started on the first floor.")) is None
