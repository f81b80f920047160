"""What two aligned claims differ in: each comparison with its traps."""

from dataclasses import replace
from itertools import count

import pytest

from rashomon.claims import read_claims
from rashomon.model import Aspect, Certainty, Mode
from rashomon.points.compare import (
    days_differ,
    denies,
    differences,
    fate,
    hours_apart,
    named_difference,
    numbers_differ,
    of_kind,
    polarity_differs,
    roles_swapped,
    speakers_differ,
    stances_differ,
    surnames_differ,
    votes_differ,
)
from tests.builders import article
from tests.builders import claim as build


@pytest.fixture(scope="module")
def claim():
    """`claim("12 people died")`: what the program reads in a sentence, each the only one of its article."""
    outlets = map(str, count())

    def read(sentence, **fields):
        [reading] = read_claims([article(sentence, outlet=next(outlets), language="en", **fields)])
        return reading.claims[0]

    return read


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
        ("90 people fell ill.", "Six people fell ill.", "too far apart"),
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


def test_what_would_have_been_is_neither_denied_nor_to_come(claim):
    for text in (
        "The fire would have been a disaster if not for the crew.",
        "It would’ve been a disaster without them.",
    ):
        told = claim(text)
        assert not denies(told)
        assert told.certainty is not Certainty.PLANNED


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


# The builder's articles are of Monday, 17 March 2031.
@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("The dam broke on Monday.", "The dam broke on Sunday.", ("Monday", "Sunday")),
        ("The dam broke on 12 March 2031.", "The dam broke on 13 March 2031.", ("12 March 2031", "13 March 2031")),
        ("The dam was built in 1961.", "The dam was built in 1964.", ("1961", "1964")),
        ("The dam broke on Monday.", "The dam broke on 17 March.", None),
        ("The dam broke in March 2031.", "The dam broke on 12 March 2031.", None),
        ("The dam broke on 12 May or 13 May.", "The dam broke on 13 May.", None),
        ("The dam was built in 1961.", "The dam broke on Monday.", None),
        ("The dam broke in May.", "The dam broke on 17 March.", ("May", "17 March")),
        ("The dam broke on Monday.", "The dam broke.", None),
        ("The dam broke on Monday.", "The inspectors wrote on Sunday.", None),
    ],
)
def test_days(claim, left, right, words):
    found = days_differ(claim(left), claim(right))
    assert (found and (found.left, found.right)) == words


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


def test_two_ages_are_of_identity(claim):
    found = numbers_differ(claim("A 31-year-old pilot was held."), claim("A 34-year-old pilot was held."))
    assert found is not None
    assert found.aspect is Aspect.IDENTITY


def test_a_speaker_may_deny_without_a_negation(claim):
    assert denies(claim("Fenn denied that he had forged the painting."))
    assert not denies(claim("Fenn said that he had forged the painting."))


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
    ("left", "right", "words"),
    [
        ("The dam broke on April 21.", "The dam broke on September 21.", ("April 21", "September 21")),
        ("The dam broke on Jan. 2.", "The dam broke on 6 January.", ("Jan. 2", "6 January")),
        ("The dam broke in May.", "The dam broke on the 3rd of June.", ("May", "3rd of June")),
        ("The dam broke in April.", "The dam broke on April 21.", None),
        ("The dam may break in April.", "The dam may break.", None),
        ("The dam broke on 3 April 2031.", "The dam broke on 3 April.", None),
    ],
)
def test_days_of_reports_that_tell_no_year(claim, left, right, words):
    found = days_differ(claim(left, published=None), claim(right, published=None))
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


def test_a_month_within_a_quarter_is_no_other_time(claim):
    assert (
        days_differ(claim("The mill closed in March 2031."), claim("The mill closed in the first quarter of 2031."))
        is None
    )


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        (
            "The fire was declared out on Tuesday.",
            "The fire was not declared out until Wednesday.",
            ("Tuesday", "Wednesday"),
        ),
        ("The ferries are to sail on Saturday.", "The ferries will not sail before Monday.", ("Saturday", "Monday")),
        ("The leaders meet on 17 June.", "The meeting of the leaders takes place in July.", ("17 June", "July")),
    ],
)
def test_a_denial_up_to_a_day_and_an_act_that_takes_place_have_their_day(claim, left, right, days):
    ours, theirs = claim(left), claim(right)
    assert not denies(ours)
    assert not denies(theirs)
    found = days_differ(ours, theirs)
    assert (found.left, found.right) == days


@pytest.mark.parametrize(
    ("left", "right", "certain"),
    [
        ("The ferries will not sail before Saturday.", "The first ferries are to sail on Thursday.", True),
        ("The freight ferries will not sail before Saturday.", "The passenger ferries sail on Thursday.", False),
        ("The ferries will not sail before Saturday.", "The ferries are to sail on Sunday.", False),
    ],
)
def test_what_is_done_before_the_day_before_which_it_is_not_certainly_differs(claim, left, right, certain):
    found = days_differ(claim(left), claim(right))
    assert (found is not None and found.certain) is certain


def test_a_denial_up_to_no_time_stays_one(claim):
    assert denies(claim("The captain did not stop before the bridge."))


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


def test_condolences_are_given_by_all():
    phrase = "those who lost their lives"
    texts = [
        f"Ilsa Morvane said: “Our thoughts are with {phrase}.”",
        f"Peder Hask said: “Our thoughts are with {phrase}.”",
    ]
    claims = [
        next(c for c in read_claims([article(t, outlet=o)]).__next__().claims) for t, o in zip(texts, "AB", strict=True)
    ]
    assert speakers_differ(*claims) is None


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("6am", "6.00 a.m.", False),
        ("6.15 p.m.", "18:15", False),
        ("12:30 am", "12.30 p.m.", True),
        ("7 pm", "7.10 pm", False),
        ("6 p.m. EDT", "3 p.m. Arizona time", False),
        ("6 p.m. EDT", "3 p.m. EDT", True),
    ],
)
def test_hours_are_compared_however_they_are_written_but_not_across_zones(left, right, apart):
    assert hours_apart(left, right) is apart
