"""What the aligner and the comparisons together make of two claims."""

import pytest

from rashomon.model import Aspect
from rashomon.points.difference import Difference
from rashomon.points.judge import Opinion, Weighed
from rashomon.points.table import LOOSE, NEAR, REST, SOLE, WEIGHT, verdict

NUMBER = Difference(Aspect.NUMBER, "2 boats", "3 boats")
DAY = Difference(Aspect.DATE, "Monday", "Sunday")
ACTOR = Difference(Aspect.ACTOR, "Peru", "Chile", certain=True)
SPEAKERS = Difference(Aspect.ATTRIBUTION, "Ora Venn", "Hild Ostby")


def test_where_nothing_is_seen_to_differ_nothing_contradicts():
    judged = verdict(Opinion(0.9, 0.8, 0.4))
    assert (judged.same, judged.conflict, judged.difference) == (0.8, 0.0, None)


def test_the_aligner_is_heard_where_something_differs():
    assert verdict(Opinion(0.9, 0.2, 0.8, None, (DAY,))).conflict == 0.8


def test_with_a_difference_they_do_not_say_the_same():
    judged = verdict(Opinion(0.9, 0.8, 0.0, None, (NUMBER,)))
    assert judged.same == 0
    assert judged.conflict == pytest.approx(0.9 * WEIGHT[Aspect.NUMBER])


def test_a_difference_counts_as_far_as_they_speak_of_the_same():
    far, near = verdict(Opinion(0.1, 0.0, 0.0, None, (DAY,))), verdict(Opinion(0.9, 0.0, 0.0, None, (DAY,)))
    assert far.conflict < near.conflict


@pytest.mark.parametrize("found", [[DAY, NUMBER], [NUMBER, DAY]])
def test_the_weightiest_difference_decides(found):
    assert verdict(Opinion(0.9, 0.5, 0.0, None, tuple(found))).difference is NUMBER


def test_a_difference_that_is_not_firm_counts_for_less():
    loose = Difference(Aspect.NUMBER, "2 boats", "3 boats", firm=False)
    assert verdict(Opinion(0.9, 0.5, 0.0, None, (loose,))).conflict == pytest.approx(
        0.9 * LOOSE * WEIGHT[Aspect.NUMBER]
    )
    assert (
        verdict(
            Opinion(
                0.9,
                0.5,
                0.0,
                None,
                (
                    loose,
                    DAY,
                ),
            )
        ).difference
        is DAY
    )


def test_a_certain_difference_needs_no_alignment():
    judged = verdict(
        Opinion(
            0.0,
            0.0,
            0.0,
            None,
            (
                NUMBER,
                ACTOR,
            ),
        )
    )
    assert (judged.difference, judged.conflict) == (ACTOR, WEIGHT[Aspect.ACTOR])


def test_fillings_that_are_all_that_differs_count_by_themselves():
    judged = verdict(Opinion(0.0, 0.8, 0.0, Weighed(DAY, SOLE, REST)))
    assert (judged.difference, judged.conflict) == (DAY, SOLE)
    assert judged.same == pytest.approx(0.8 * (1 - SOLE))


@pytest.mark.parametrize(
    ("aligned", "difference", "counts"),
    [(NEAR, DAY, True), (NEAR - 0.01, DAY, False), (NEAR, SPEAKERS, False)],
)
def test_other_fillings_count_where_the_claims_are_aligned(aligned, difference, counts):
    judged = verdict(Opinion(aligned, 0.0, 0.0, Weighed(difference, 0.9, REST - 0.1)))
    assert judged.conflict == pytest.approx(0.9 * aligned if counts else 0.0)


def test_two_days_of_one_act_are_not_agreed_on():
    days = Weighed(DAY, chance=0.3, covered=0.0)
    actors = Weighed(Difference(Aspect.ACTOR, "Peru", "Chile"), chance=0.3, covered=0.0)
    assert verdict(Opinion(0.9, 0.8, 0.0, days)).same == 0
    assert verdict(Opinion(0.9, 0.8, 0.0, actors)).same > 0.5
