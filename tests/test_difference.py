from rashomon.model import Aspect
from rashomon.points.difference import Difference


def test_the_words_stand_side_by_side():
    assert Difference(Aspect.PLACE, "Brisk", "Lauen").detail == "“Brisk” against “Lauen”"


def test_only_a_difference_of_numbers_has_figures():
    assert Difference(Aspect.NUMBER, "25 people", "27 people").figures == {"25", "27"}
    assert Difference(Aspect.DATE, "Monday", "Sunday").figures == frozenset()
