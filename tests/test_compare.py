"""What two aligned claims differ in: each comparison with its traps."""

from dataclasses import replace

import pytest

from rashomon.model import Aspect, Mode
from rashomon.points.compare import (
    differences,
    named_difference,
    polarity_differs,
    put_in_place_of,
    roles_swapped,
    speakers_differ,
    stances_differ,
    surnames_differ,
)
from tests.builders import claim as build


@pytest.mark.parametrize(
    ("left", "right", "firm"),
    [
        ("The minister signed the order.", "The minister did not sign the order.", True),
        ("The factory was never insured.", "The factory was insured.", True),
        ("The minister signed the order.", "The minister did not travel to Brisk.", False),
    ],
)
def test_a_denial_is_firm_where_it_is_of_the_same_act(claim, left, right, firm):
    for found in (polarity_differs(claim(left), claim(right)), polarity_differs(claim(right), claim(left))):
        assert found is not None
        assert found.firm is firm


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The factory was not insured.", "The factory was never insured."),
        ("The minister signed the order.", "The minister signed the decree."),
    ],
)
def test_two_that_deny_or_two_that_affirm_do_not_differ(claim, left, right):
    assert polarity_differs(claim(left), claim(right)) is None


def test_a_lack_of_what_the_other_does_not_speak_of_denies_nothing(claim):
    assert (
        polarity_differs(claim("No date was set for the retreat."), claim("The retreat began under the deal.")) is None
    )


def test_two_sides_are_no_two_stances(claim):
    left, right = claim("The government held the bridge."), claim("The opposition held the bridge.")
    assert stances_differ(left, right) is None


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("The chief of the port stepped down.", "The mayor fired the chief of the port.", ("stepped down", "fired")),
        ("The council approved the plan.", "The council rejected the plan.", ("approved", "rejected")),
        ("Prices increased in Brisk.", "Prices decreased in Brisk.", ("increased", "decreased")),
        ("The council approved the plan.", "The council discussed the plan.", None),
        ("The tour stopped in Brisk.", "The tour continued in Torm.", None),
        ("Households should leave their windows closed.", "Households should stay at home.", None),
        ("The council approved the plan.", "The council did not reject the plan.", None),
    ],
)
def test_opposites(claim, left, right, words):
    found = stances_differ(claim(left), claim(right))
    assert (found and (found.left, found.right)) == words
    if found:
        assert (found.aspect, found.firm) == (Aspect.STANCE, True)


@pytest.mark.parametrize(
    ("left", "right", "names"),
    [
        (
            "“The gate was never locked at night,” Ora Venn said.",
            "“The gate was never locked at night,” Hild Ostby said.",
            ("Ora Venn", "Hild Ostby"),
        ),
        (
            "“The gate was never locked at night,” Ora Venn said.",
            "“The gate was never locked at night,” Mrs Venn said.",
            None,
        ),
        (
            "“The gate was never locked at night,” Ora Venn said.",
            "“We shall mend the fence in spring,” Hild Ostby said.",
            None,
        ),
        ("Ora Venn said that the gate was never locked.", "Hild Ostby said that the gate was never locked.", None),
        (
            "Ora Venn says the old mill gate is “perfectly safe”.",
            "The old mill gate is “perfectly safe”, Hild Ostby said.",
            ("Ora Venn", "Hild Ostby"),
        ),
    ],
)
def test_one_quotation_given_to_two(claim, left, right, names):
    found = speakers_differ(claim(left), claim(right))
    assert (found and (found.left, found.right)) == names
    assert found is None or found.aspect is Aspect.ATTRIBUTION


def test_who_speaks_for_a_committee_says_what_it_says():
    left = build("the gate was never locked at night", "A", speakers=["Ora Venn"], mode=Mode.DIRECT)
    right = build(
        "the gate was never locked at night", "B", speakers=["Harbour Committee", "Ora Venn"], mode=Mode.DIRECT
    )
    assert speakers_differ(left, right) is None


@pytest.mark.parametrize(
    ("left", "right", "aspect", "words"),
    [
        (
            "The fire started because of a short circuit.",
            "The fire broke out because of a cigarette.",
            Aspect.CAUSE,
            ("short circuit", "cigarette"),
        ),
        (
            "The thief was a former teacher.",
            "The thief was a retired engineer.",
            Aspect.IDENTITY,
            ("former teacher", "retired engineer"),
        ),
        ("The lorry was found in Brisk.", "The lorry was found in Lauen.", Aspect.PLACE, ("Brisk", "Lauen")),
        ("Anna Berger opened the bridge.", "Karl Holm opened the bridge.", Aspect.ACTOR, ("Anna Berger", "Karl Holm")),
        ("The talks were useful.", "The talks were a disaster.", Aspect.STANCE, ("useful", "disaster")),
    ],
)
def test_what_no_comparison_sees_is_named_by_the_words_left_over(claim, left, right, aspect, words):
    found = named_difference(claim(left), claim(right))
    assert (found.aspect, found.left, found.right) == (aspect, *words)


@pytest.mark.parametrize(
    ("left", "right", "aspects"),
    [
        ("Nine boats sank.", "Fourteen boats did not sink.", {Aspect.NUMBER, Aspect.POLARITY}),
        ("The collapse hurt 25 people.", "The collapse hurt 27 people.", {Aspect.NUMBER}),
        ("Nine boats sank.", "A violinist won.", set()),
        ("The council approved the plan.", "On Monday the council approved the plan before it rejected it.", set()),
    ],
)
def test_all_differences_are_found_but_none_between_a_text_and_a_part_of_it(claim, left, right, aspects):
    assert {one.aspect for one in differences(claim(left), claim(right))} == aspects


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("The army attacked the rebels.", "The rebels attacked the army.", ("army", "rebels")),
        ("The army attacked the rebels.", "The army was attacked by the rebels.", ("army", "rebels")),
        ("The army attacked the rebels.", "The rebels were attacked by the army.", None),
        ("The mayor met the miners.", "The miners met the mayor.", None),
        ("The army attacked the rebels in May 2031.", "The rebels attacked the army in June 2031.", None),
        ("The army attacked the rebels.", "The rebels did not attack the army.", None),
    ],
)
def test_who_did_it_to_whom(claim, left, right, words):
    found = roles_swapped(claim(left), claim(right))
    assert (found and (found.left, found.right)) == words


@pytest.mark.parametrize(
    ("right", "words"),
    [
        ("In 1991 Ole Tarn married Judy Marsh.", ("Judy Hale", "Judy Marsh")),
        ("In 1991 Ole Tarn married Judy Halle.", None),
        ("In 1991 Ole Tarn married Judy.", None),
        ("In 1991 Ole Tarn married Judy Marsh Hale.", None),
        ("Judy Marsh declined repeated requests.", None),  # does something else
    ],
)
def test_one_person_under_two_surnames(claim, right, words):
    ours, theirs = claim("Ole Tarn married Judy Hale in 1991."), claim(right)
    ours, theirs = (
        replace(c, values=tuple(replace(v, kind="person") if v.kind == "body" else v for v in c.values))
        for c in (ours, theirs)
    )
    found = surnames_differ(ours, theirs)
    assert (found and (found.left, found.right)) == words
    assert found is None or found.certain


@pytest.mark.parametrize(
    ("left", "right", "certain"),
    [
        ("The captain was questioned by police.", "The captain was not questioned.", True),
        ("The captain was questioned.", "The captain was not paid.", False),
        ("He left the ship.", "He did not leave the ship.", False),
        ("The captain was questioned.", "The captain and his old crew were not questioned at sea.", False),
    ],
)
def test_a_denial_is_certain_where_nothing_else_differs(claim, left, right, certain):
    found = polarity_differs(claim(left), claim(right))
    assert found is not None
    assert found.certain is certain


def test_condolences_are_given_by_all(claim):
    phrase = "those who lost their lives"
    texts = [
        f"Ilsa Morvane said: “Our thoughts are with {phrase}.”",
        f"Peder Hask said: “Our thoughts are with {phrase}.”",
    ]
    claims = [claim(text) for text in texts]
    assert speakers_differ(*claims) is None


def test_two_that_deny_one_thing_in_other_words_do_not_differ(claim):
    one = claim("The mayor advised that no charges be brought against the captain.")
    two = claim("The mayor criticised the captain without bringing charges.")
    assert polarity_differs(one, two) is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Hask was the chief engineer of the mine, not the deputy director.", "The deputy director of the mine, Hask, was held.", "identity"),
        ("The dam broke on Monday, not on Tuesday.", "The dam broke on Tuesday.", "date"),
        ("Rain brought down the roof, not the wind.", "The wind brought down the roof.", "actor"),
        ("The police, not the army, closed the bridge.", "The army closed the bridge on Friday.", "actor"),
        ("The dam broke on Monday, not on Tuesday.", "The dam broke on Monday.", None),
        ("The police, not the army, closed the bridge.", "The army did not close the bridge.", None),
        ("The police closed the bridge, not only the tunnel.", "The tunnel was closed.", None),
    ],
)  # fmt: skip
def test_what_one_puts_in_the_place_of_what_the_other_says(claim, left, right, expected):
    found = put_in_place_of(claim(left), claim(right))
    assert (found and found.aspect.value) == expected
    swapped = put_in_place_of(claim(right), claim(left))
    assert (swapped and (swapped.right, swapped.left)) == (found and (found.left, found.right))


def test_none_of_a_thing_contradicts_what_was_done_to_it(claim):
    left, right = claim("No bank details were leaked."), claim("Bank details were published too.")
    found = polarity_differs(left, right)
    assert found is not None
    assert found.firm
    other = polarity_differs(left, claim("The names of the customers were published."))
    assert other is None or not other.firm
