"""Why two claims that seem to contradict one another do not."""

import pytest

from rashomon.claims import read_claims
from rashomon.model import Aspect, Certainty, Polarity, Speaker, Value
from rashomon.points.denials import of_another_act
from rashomon.points.difference import Difference
from rashomon.points.excuses import compared_with, excuse, other_act, other_one
from rashomon.points.populations import of_two_people
from tests.builders import article, claim, found
from tests.excusing import excused


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("the crew refrained from firing at the mill", "it was not the mill that was fired at", True),
        ("the mayor declined to say whether he was there", "the mayor was not there at all", True),
        ("the man identifies himself as a student", "the man is not identified in the video", True),
        ("the police identified the man as a student", "the man is not identified in the video", False),
        ("the leak is nonexistent", "no such leak exists at all", True),
        ("the army fired a rocket in May", "the army has not fired a rocket for many months", True),
        ("a jury charged the mayor on seven counts", "the jury does not charge the mayor with fraud", True),
        ("a jury charged the mayor with fraud", "the jury does not charge the mayor with fraud", False),
        ("the mayor could pardon the driver", "the driver would not say if he seeks a pardon", True),
        ("the mayor opposed the toll", "the mayor did not favour the toll", True),
        ("Torvik: what they hide from people", "Torvik: what we know and what we don't", True),
        ("the firms are to be merged by the bank", "it is not clear how many firms the bank will merge", True),
        (
            "the peer, although not named on air, was identified on the internet",
            "the programme accused the peer, although not identifying him",
            True,
        ),
        ("the mill cleared a major hurdle", "the dispute over the mill has not been over what it costs", True),
        ("the driver was in the car", "the driver was not in the car", False),
        ("the risk of a flood is minimal", "there is no need to fear a flood", True),
        ("the army struck only the mast", "the army did not strike any other part of the house", True),
        ("the fire was out at seven", "the fire was not out until nine", True),
        ("the court barred the mayor from office for ten years", "the mayor may not hold office for ten years", True),
        ("the cause still awaits a report", "no cause has been confirmed", True),
        ("some transfers are banned", "the law has not banned transfers altogether", True),
        ("the driver may have slept", "we are not ruling out that the driver slept", True),
        ("the army struck the mill", "the army did not strike the mill", False),
        ("the mill failed and shut", "the mill failed and did not shut", False),
        ("he showed no remorse for the fire", "the judge was strict as he showed no remorse", True),
        ("it is not his pen nor his hand", "what nobody owns is not his pen", False),
        ("the army answered the town's questions", "the army did not respond to questions about the mill", True),
        ("the drills will last until noon", "there is nothing particularly new about these drills", True),
        ("the city will take all measures", "the city will not take all measures", False),
        ("he sang “Salt Wind”", "he sang “Can't Sail Home” and “Salt Wind”", True),
    ],
)
def test_two_denials_in_other_words_agree(left, right, expected):
    pages = [article(left, outlet="A"), article(right, outlet="B")]
    claims = [found(pages[0], left), found(pages[1], right, polarity=Polarity.NEGATED)]
    why = excuse(Difference(Aspect.POLARITY, left, right), *claims, {p.id: p for p in pages})
    assert (why is not None) is expected


@pytest.mark.parametrize(
    ("left", "right", "aligned", "expected"),
    [
        (("sink", "ferry"), ("sing", "choir"), 0.2, True),
        (("sink", "ferry"), ("sing", "choir"), 0.4, False),
        (("sink", "ferry"), ("sink", "boat"), 0.2, False),
        (("sink", "ferry"), ("sink", "salary"), 0.5, True),
        (("sink", "none"), ("sink", "ferry"), 0.2, False),
    ],
)
def test_a_denial_is_of_what_the_other_tells_where_they_tell_one_act_or_may_well_be_one_matter(
    left, right, aligned, expected
):
    pair = [
        claim(f"the {noun} did {verb}", outlet, words=((verb, "root"), (noun, "agent")))
        for outlet, (verb, noun) in (("A", left), ("B", right))
    ]
    assert of_another_act(Difference(Aspect.POLARITY, "did not", "did"), *pair, aligned) is expected
    assert not of_another_act(Difference(Aspect.NUMBER, "two", "three"), *pair, aligned)


def test_what_somebody_opposes_he_denies_though_the_claim_begins_behind_that():
    left, right = "tolls that resemble a tax", "the mayor does not favour tolls that resemble a tax"
    pages = [article(f"The mayor opposed both a tax and {left}", outlet="A"), article(right, outlet="B")]
    claims = [found(pages[0], left), found(pages[1], right, polarity=Polarity.NEGATED)]
    why = excuse(Difference(Aspect.POLARITY, left, right), *claims, {p.id: p for p in pages})
    assert why == "both deny, one in other words"


@pytest.mark.parametrize(
    ("left", "right", "unit", "expected"),
    [
        ("the two countries signed", "the three countries signed", "country", True),
        ("two countries signed", "the three countries signed", "country", False),
        ("the two miners fled", "the three miners fled", "miner", False),
    ],
)
def test_those_named_before_are_not_counted(left, right, unit, expected):
    pages = [article(left, outlet="A"), article(right, outlet="B")]
    claims = []
    for page, text, word, value in ((pages[0], left, "two", "2"), (pages[1], right, "three", "3")):
        at = text.index(word)
        claims.append(found(page, text, values=(Value(at, at + len(word), word, "number", value, unit),)))
    difference = Difference(Aspect.NUMBER, f"two {unit}", f"three {unit}")
    why = excuse(difference, *claims, {p.id: p for p in pages})
    assert (why == "each means those named before") is expected


def test_other_marks_are_no_other_words():
    assert excused("I’m the mayor here", "I'm the mayor here", Difference(Aspect.ACTOR, "I’m", "I'm"))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("the guards did not deter the crowd", "the crowd went on", True),
        ("nothing kept the crew from sailing", "the crew sailed", True),
        ("the police are not trying to determine the cause", "the police are trying to determine the cause", False),
        ("we will not keep sailing", "we will keep sailing", False),
    ],
)
def test_what_is_not_hindered_goes_on(left, right, expected):
    why = excused(left, right, Difference(Aspect.POLARITY, left, right), polarity=Polarity.NEGATED)
    assert (why == "what is not hindered goes on") is expected


@pytest.mark.parametrize(
    ("left", "right", "words", "expected"),
    [
        ("more than 115 shells fell", "no less than 20 raids were flown", ("more", "less"), True),
        ("the town has more boats", "the town has less boats", ("more", "less"), False),
        ("he sang in the late 1930s", "he sang in his early days", ("late", "early"), True),
        ("he sang in the late spring", "he sang in the early spring", ("late", "early"), False),
    ],
)
def test_bounds_and_parts_of_two_times_are_no_opposites(left, right, words, expected):
    assert (excused(left, right, Difference(Aspect.STANCE, *words)) is not None) is expected


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("“Almost Home” was a hit in 1965", True),
        ("“Salt Wind” was a hit in 1965", False),
        ("it was a hit in 1965", False),
    ],
)
def test_two_works_are_told_apart_by_their_titles(right, expected):
    why = excused("“Salt Wind” was a hit in 1957", right, Difference(Aspect.DATE, "1957", "1965"))
    assert (why == "they tell of two works") is expected


@pytest.mark.parametrize(("told", "expected"), [("in the Torm Journal", True), ("by the Torm Journal", False)])
def test_where_it_was_published_is_nobody_who_did_it(told, expected):
    left, right = f"the theory was published {told}", "the theory was published by Ada Holt"
    pages = [article(left, outlet="A"), article(right, outlet="B")]
    names = ((left, "Torm Journal", "body"), (right, "Ada Holt", "person"))
    claims = [
        found(page, text, values=(Value(text.index(w), text.index(w) + len(w), w, kind, w),))
        for page, (text, w, kind) in zip(pages, names, strict=True)
    ]
    why = excuse(Difference(Aspect.ACTOR, "Torm Journal", "Ada Holt"), *claims, {p.id: p for p in pages})
    assert (why == "one is where it was done") is expected


def test_an_office_may_be_the_other_speakers():
    pages = [article("“We will rebuild the mill”", outlet=o) for o in "AB"]

    def said(page, name, entity):
        return found(page, "We will rebuild the mill", attribution=(Speaker(name, 0, 1, entity),))

    known = {p.id: p for p in pages}
    difference = Difference(Aspect.ATTRIBUTION, "Bram Tolke", "the mayor")
    assert excuse(difference, said(pages[0], "Bram Tolke", "e1"), said(pages[1], "Mayor", None), known)
    assert not excuse(difference, said(pages[0], "Bram Tolke", "e1"), said(pages[1], "Anka Velsik", "e2"), known)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((("Brisk", "place"), ("Halvane", "place")), False),
        ((("Brisk", "place"), ("Halvane", "person")), True),
        ((("Brisk", "place"), ("Halvane", "thing")), True),
        ((("Brisk", "place"), ("Halvane", "place"), ("Dremnik", "place")), True),
    ],
)
def test_only_names_of_one_kind_outside_a_shared_list_stand_against_each_other(values, expected):
    """Each claim names a place or another; a third name stands in both."""
    left, right = "the flood hit Brisk and Dremnik", "the flood hit Halvane and Dremnik"
    pages = [article(left, outlet="A"), article(right, outlet="B")]
    claims = []
    for page, text in zip(pages, (left, right), strict=True):
        known = [Value(text.index(w), text.index(w) + len(w), w, kind, w) for w, kind in values if w in text]
        claims.append(found(page, text, values=tuple(known)))
    why = excuse(Difference(Aspect.PLACE, "Brisk", "Halvane"), *claims, {p.id: p for p in pages})
    assert (why is not None) is expected


def read_and_excused(left: str, right: str, difference: Difference) -> str | None:
    pages = [article(left, outlet="A", language="en"), article(right, outlet="B", language="en")]
    ours, theirs = (r.claims[0] for r in read_claims(pages))
    return excuse(difference, ours, theirs, {p.id: p for p in pages}, chance=1.0)


@pytest.mark.parametrize(
    ("left", "right", "aspect", "words", "expected"),
    [
        ("The mill sold 900 sacks in May 2031.", "The mill sold 1,400 sacks in June 2031.", Aspect.NUMBER, ("900 sacks", "1,400 sacks"), True),
        ("The first race drew 90 riders.", "The second race drew 70 riders.", Aspect.NUMBER, ("90 riders", "70 riders"), True),
        ("The race drew 90 riders.", "The race drew 70 riders.", Aspect.NUMBER, ("90 riders", "70 riders"), False),
        ("The mill will not close in Brisk.", "The mill will close in Osk.", Aspect.PLACE, ("Brisk", "Osk"), True),
        ("The union backs the toll road.", "The union opposes the night shift.", Aspect.STANCE, ("backs", "opposes"), True),
        ("The union backs the toll road.", "The union opposes the toll road.", Aspect.STANCE, ("backs", "opposes"), False),
        ("The tour begins in Brisk.", "The tour ends in Osk.", Aspect.PLACE, ("Brisk", "Osk"), True),
        ("The park has 60 deer.", "Eight deer died in the park.", Aspect.NUMBER, ("60 deer", "Eight deer"), True),
        ("At least 40 people were hurt.", "20 of those hurt went to Osk.", Aspect.NUMBER, ("40 people", "20"), True),
        ("One of the divers is 19 years old.", "The oldest diver is 63 years old.", Aspect.IDENTITY, ("19", "63"), True),
        ("The flood hit Osk, a village in Hemmel.", "The flood hit Hemmel.", Aspect.PLACE, ("Osk", "Hemmel"), True),
        ("The rain will not stop the fair.", "The fair will be held.", Aspect.POLARITY, ("not stop", "fair"), True),
        ("The ban was lifted.", "It is no longer banned.", Aspect.POLARITY, ("ban", "no longer banned"), True),
    ],
)  # fmt: skip
def test_two_particulars_are_no_two_versions_of_one(left, right, aspect, words, expected):
    assert (read_and_excused(left, right, Difference(aspect, *words)) is not None) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("a 4-year-old boy fell in", "a 17-year-old mare was shot", True),
        ("a 4-year-old boy fell in", "a 6-year-old girl fell in", True),
        ("a 4-year-old boy fell in", "a 3-year-old boy fell in", False),
        ("the 31-year-old driver fled", "the 33-year-old man fled", False),
        ("the 31-year-old fled", "the 33-year-old man fled", False),
    ],
)
def test_the_ages_of_two_beings_do_not_contradict(left, right, expected):
    words = [next(w for w in text.split() if "-year-old" in w) for text in (left, right)]
    assert (excused(left, right, Difference(Aspect.IDENTITY, *words)) is not None) is expected


@pytest.mark.parametrize(
    ("left", "expected"),
    [("three people died, revised down from eight", True), ("three people died", False)],
)
def test_a_figure_that_is_told_as_given_up_is_no_version(left, expected):
    pages = [article(left, outlet="A", language="en"), article("eight people died", outlet="B", language="en")]
    claims = [r.claims[0] for r in read_claims(pages)]
    why = excuse(Difference(Aspect.NUMBER, "three people", "eight people"), *claims, {p.id: p for p in pages})
    assert (why is not None) is expected


@pytest.mark.parametrize(
    ("left", "right", "words", "expected"),
    [
        ("the rings cost 103 million euros", "the rings cost £88m", ("103 million euros", "£88m"), True),
        ("the rings cost £103m", "the rings cost £88m", ("£103m", "£88m"), False),
        ("five takeaways from the debate", "six takeaways from the debate", ("five takeaways", "six takeaways"), True),
        ("five boats sank in the lake", "six boats sank in the lake", ("five boats", "six boats"), False),
    ],
)
def test_sums_in_two_currencies_and_lists_are_no_contradiction(left, right, words, expected):
    pages = [article(left, outlet="A", language="en"), article(right, outlet="B", language="en")]
    claims = [r.claims[0] for r in read_claims(pages)]
    why = excuse(Difference(Aspect.NUMBER, *words), *claims, {p.id: p for p in pages})
    assert (why is not None) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Osk mine: 32 killed", "a blast killed 50 people in Lauen", True),
        ("Lauen blast: 32 killed", "a blast killed 50 people in Lauen", False),
    ],
)
def test_an_item_of_a_list_is_of_what_its_label_names(left, right, expected):
    pages = [article(left, outlet="A", language="en"), article(right, outlet="B", language="en")]
    claims = [found(pages[0], left), found(pages[1], right)]
    why = excuse(Difference(Aspect.NUMBER, "32 killed", "50 people"), *claims, {p.id: p for p in pages})
    assert (why is not None) is expected


@pytest.mark.parametrize(
    ("words", "expected"), [(("killed", "injured"), True), (("killed", "died"), False), (("East", "West"), False)]
)
def test_killed_and_injured_are_no_contraries(words, expected):
    why = excused(f"five were {words[0]}", f"nine were {words[1]}", Difference(Aspect.STANCE, *words))
    assert (why is not None) is expected


@pytest.mark.parametrize(
    ("left", "right", "excused_so"),
    [
        ("There was no comment from Olsen in the statement", "His name has become a word of the language", True),
        ("There had not been problems at earlier parties", "Women were robbed during the party in the south", True),
        ("The harbour was not closed by the storm", "The storm closed the harbour", False),
        ("There was no kidnapped sailor", "The rebels hold a sailor", False),
        ("The insurers see no need for a ban on stoves", "The insurers back the ban on stoves", False),
    ],
)
def test_what_is_denied_must_be_spoken_of(left, right, excused_so):
    why = excused(left, right, Difference(Aspect.POLARITY, left, right), polarity=Polarity.NEGATED)
    assert (why == "what is denied is not spoken of") is excused_so


def test_a_count_of_some_of_them_is_none_of_all():
    left, right = "There were three gorillas at the time", "Two female gorillas were called in"
    assert (
        excused(left, right, Difference(Aspect.NUMBER, "three gorillas", "Two female gorillas"))
        == "one figure is of some of them"
    )
    both = Difference(Aspect.NUMBER, "three gorillas", "two gorillas")
    assert excused(left, "Two gorillas were there at the time", both) != "one figure is of some of them"


def test_the_young_and_the_old_hold_no_stances():
    left, right = "The young child fell into the moat", "The old gorilla was shot"
    assert excused(left, right, Difference(Aspect.STANCE, "young", "old")) == "they tell kinds, not stances"
    assert excused(left, right, Difference(Aspect.STANCE, "younger", "older")) != "they tell kinds, not stances"


def test_others_count_some_only_beside_those_named_before():
    figures = Difference(Aspect.NUMBER, "three people", "Two others")
    some = "one figure is of some of them"
    assert excused("three people were held", "Two others were held", figures) != some
    figures = Difference(Aspect.NUMBER, "three people", "two others")
    assert excused("three people were held", "Hale and two others were held", figures) == some


@pytest.mark.parametrize(
    ("left", "right", "aspect", "words", "why"),
    [
        ("The storm killed six people in Haiti.", "One person was killed in Jamaica.", Aspect.NUMBER, ("six people", "One person"), "they count in two countries"),
        ("The storm killed six people in Haiti.", "One person was killed in Haiti.", Aspect.NUMBER, ("six people", "One person"), None),
        ("Members passed a $4 billion budget.", "Members passed a $1.5 billion bridge.", Aspect.NUMBER, ("$4 billion budget", "$1.5 billion bridge"), "they tell of two sums"),
        ("Members passed a $4 billion budget.", "Members passed a $5 billion budget.", Aspect.NUMBER, ("$4 billion budget", "$5 billion budget"), None),
        ("A 3-year-old fell into the moat.", "A 17-year-old was shot in the moat.", Aspect.IDENTITY, ("3-year-old", "17-year-old"), "their ages are of two"),
        ("A 34-year-old was held on Friday.", "A 58-year-old was held on Friday.", Aspect.IDENTITY, ("34-year-old", "58-year-old"), None),
        ("A 3-year-old fell into the moat.", "A 4-year-old fell into the moat.", Aspect.IDENTITY, ("3-year-old", "4-year-old"), None),
        (
            "The fire caused $5 million in damage.",
            "The fire caused $8 million in losses.",
            Aspect.NUMBER,
            ("$5 million", "$8 million"),
            None,
        ),
        ("His wife spent $5,150 on furs.", "They spent $4,272 on a cruise.", Aspect.NUMBER, ("$5,150", "$4,272"), "they tell of two sums"),
        ("His wife spent $5,150 on furs.", "His wife spent $4,272 on furs.", Aspect.NUMBER, ("$5,150", "$4,272"), None),
        ("It held no tax on the top 2 percent.", "Growth was not 2.1 percent.", Aspect.NUMBER, ("2 percent", "2.1 percent"), "one names who is meant by a share"),
        ("Growth was 2 percent.", "Growth was 2.1 percent.", Aspect.NUMBER, ("2 percent", "2.1 percent"), None),
        ("They spent $400 on hats, $300 on toys and $90 on tea.", "They spent $5,150.", Aspect.NUMBER, ("$400", "$5,150"), "one is an item of a list"),
        ("Ethereum was trading at $300.", "Ripple was trading at $2.", Aspect.NUMBER, ("$300", "$2"), "prices move by the minute"),
    ],
)  # fmt: skip
def test_figures_of_two_countries_sums_or_moments_are_no_versions(left, right, aspect, words, why):
    assert read_and_excused(left, right, Difference(aspect, *words)) == why


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("the town has more floods than most others in Hemmel", True),
        ("the town of floods lies in Hemmel", False),
    ],
)
def test_what_a_place_is_compared_with_is_no_other_place(right, expected):
    difference = Difference(Aspect.PLACE, "Torm", "Hemmel")
    why = compared_with(difference, claim("the town of floods lies in Torm"), claim(right, "B"), {})
    assert (why is not None) is expected


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("Ana Duarte may serve three years", True),
        ("Martin Olsen may serve three years", False),
        ("the charge carries three years", False),
    ],
)
def test_the_terms_of_two_people_are_no_two_versions(right, expected):
    left = "Martin Olsen may serve five years"
    [a, b] = [
        c
        for r in read_claims([article(t, outlet=o, language="en") for t, o in ((left, "A"), (right, "B"))])
        for c in r.claims
    ]
    why = of_two_people(Difference(Aspect.NUMBER, "five years", "three years"), a, b, {})
    assert (why is not None) is expected


@pytest.mark.parametrize(
    ("left", "right", "excused_so"),
    [
        (
            "The crew did not search any other parts of the harbour.",
            "The crew searched two parts of the harbour.",
            True,
        ),
        ("The crew did not search the harbour.", "The crew searched two parts of the harbour.", False),
    ],
)
def test_a_denial_of_others_denies_nothing_that_is_named(left, right, excused_so):
    why = excused(left, right, Difference(Aspect.POLARITY, left, right), polarity=Polarity.NEGATED)
    assert (why == "what is denied is of others") is excused_so


def test_what_one_denies_by_its_verb_another_does_by_a_word():
    pages = [
        article("Melia denied that any cars were on board", outlet="A"),
        article("no cars were on board", outlet="B"),
    ]
    left = found(pages[0], "any cars were on board", polarity=Polarity.NEGATED, certainty=Certainty.DENIED)
    right = found(pages[1], "no cars were on board", polarity=Polarity.NEGATED)
    why = excuse(Difference(Aspect.POLARITY, "cars", "no cars"), left, right, {p.id: p for p in pages})
    assert why == "both deny, one by its verb"


def test_votes_that_are_still_counted_are_of_two_moments():
    told = "64% of precincts", "37% of precincts"
    left, right = (f"with {share} reporting, the bill held a lead" for share in told)
    difference = Difference(Aspect.NUMBER, *told)
    assert excused(left, right, difference) == "votes are counted at two moments"
    left, right = "the vote was 222 to 190", "the vote of 220 to 190 differs from a vote in May"
    assert excused(left, right, Difference(Aspect.NUMBER, "222 to 190", "220 to 190")) is None


def test_a_year_that_only_names_a_thing_or_is_compared_with_tells_no_when():
    def when(left, right, *days):
        return excused(left, right, Difference(Aspect.DATE, *days))

    assert when("the league urged a return to the November 2012 truce", "he spoke on Sunday", "November 2012", "Sunday")
    assert when("compared with 22% in 2003, more agree", "the vote was in 2010", "2003", "2010")
    assert when("he was elected in 2002", "he was elected in 2001", "2002", "2001") is None


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ("He admitted that he had wrongly identified Olsen as ", "the man who struck him"),
        ("", "a report wrongly named Olsen as the man"),
    ],
)
def test_who_was_wrongly_taken_for_somebody_was_not_he(before, left):
    right = "Olsen was not the man who struck him"
    pages = [article(before + left, outlet="A"), article(right, outlet="B")]
    claims = [found(pages[0], left), found(pages[1], right, polarity=Polarity.NEGATED)]
    assert excuse(Difference(Aspect.POLARITY, left, right), *claims, {p.id: p for p in pages})


def test_two_ages_of_one_person_are_of_no_other(claim):
    left = claim("One of the victims, foreman Irena Malk, 39, had left the building.")
    right = claim("Irena Malk, the 46-year-old foreman, went back into the building.")
    pages = {c.article: article(c.text, outlet=c.article) for c in (left, right)}
    assert other_one(Difference(Aspect.IDENTITY, "39", "46-year-old"), left, right, pages) is None
    other = claim("One of the victims, aged 39, had left the building.")
    assert other_one(Difference(Aspect.IDENTITY, "39", "46-year-old"), other, right, pages) is not None


def test_a_first_case_was_found_and_recorded_once(claim):
    left, right = claim("The first case was recorded on Sept. 24."), claim("The first case was found on October 2.")
    assert other_act(Difference(Aspect.DATE, "Sept. 24", "October 2"), left, right, {}) is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Brisk has asked for a joint inquiry into the fire.", "Brisk will not take part in any joint inquiry.", False),
        ("Passengers left the plane by the emergency slides.", "The emergency slides were not used.", False),
        ("Lauen has asked for a joint inquiry into the fire.", "Brisk will not take part in any joint inquiry.", True),
        ("Brisk has asked for a subsidy.", "Brisk will not take part in any joint inquiry.", True),
    ],
)
def test_what_one_will_not_do_may_be_of_what_he_asked_for(claim, left, right, expected):
    pair = claim(left), claim(right)
    pages = {c.article: article(c.text, outlet=c.article) for c in pair}
    why = excuse(Difference(Aspect.POLARITY, "asked", "will not take part"), *pair, pages)
    assert (why is not None) is expected
