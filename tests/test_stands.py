"""What speaks for and against a difference being a contradiction."""

from rashomon.model import Aspect
from rashomon.points.difference import Difference
from rashomon.points.judge import TRAITS, Opinion
from rashomon.points.stands import WEIGHTS, signs, stands
from rashomon.points.table import Verdict
from tests.builders import article, claim

LEFT, RIGHT = claim("The fall hurt 25 people", "A"), claim("The fall hurt 27 people", "B")
HURT = Difference(Aspect.NUMBER, "25 people", "27 people")
OPINION = Opinion(0.8, 0.4, 0.2, None, (HURT,), dict.fromkeys(TRAITS, 0.5))


def seen(*texts):
    articles = {name: article(text, outlet=name) for name, text in zip("AB", texts, strict=True)}
    return signs(HURT, LEFT, RIGHT, articles, OPINION, Verdict(0.0, 0.6, HURT))


def test_every_sign_has_a_weight():
    assert seen(LEFT.text, RIGHT.text).keys() == WEIGHTS.keys()


def test_a_version_that_the_other_article_gives_too_is_no_contradiction():
    apart = seen(LEFT.text, RIGHT.text)
    told = seen(f"{LEFT.text}. On Friday 27 people were still missing.", RIGHT.text)
    assert (apart["elsewhere"], told["elsewhere"]) == (0, 1)
    assert stands(told) < stands(apart)


def test_what_the_table_makes_of_it_counts():
    apart = seen(LEFT.text, RIGHT.text)
    assert stands(apart | {"verdict": 0.1}) < stands(apart)
