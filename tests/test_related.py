"""Stories that have people and places in common."""

import numpy as np

from rashomon.model import Reading, Story
from rashomon.related import shared_names, with_related
from rashomon.stories import Grouping
from tests.builders import article


def story(n, text):
    return Story(f"s{n}", f"Headline {n}", None, (Reading(article(text, outlet=f"O{n}")),))


def grouping(*alike):
    groups = [[0], [1], [2]]
    return Grouping(groups, np.array([[0, 1], [0, 2]]), np.array(alike, dtype=np.float32))


VERDICT = story(1, "The court in Porto Vero sentenced the harbour master, Ana Duarte, to two years.")
APPEAL = story(2, "The lawyers of Ana Duarte said in Porto Vero that she would appeal.")
CHESS = story(3, "The chess player Ana Duarte won in Lubin.")


def test_stories_that_share_a_person_and_a_place_are_related():
    told = with_related([VERDICT, APPEAL, CHESS], grouping(0.4, 0.3))
    assert [[(r.story, set(r.shared)) for r in s.related] for s in told] == [
        [("s2", {"Ana Duarte", "Porto Vero"})],
        [("s1", {"Ana Duarte", "Porto Vero"})],
        [],
    ]


def test_stories_that_are_not_alike_are_not_related():
    told = with_related([VERDICT, APPEAL, CHESS], grouping(0.01, 0.01))
    assert [s.related for s in told] == [(), (), ()]


def test_countries_alone_and_parts_of_names_tie_nothing():
    names = {"italy": "Italy", "france": "France"}
    assert shared_names(names, names) == ()
    names = {"duarte": "Duarte", "ana duarte": "Ana Duarte"}
    assert shared_names(names, names) == ()
    names = {"vero post": "Vero Post", "torvik": "Torvik"}
    assert shared_names(names, names) == ()
    names = {"italy": "Italy", "north": "North"}
    assert shared_names(names, names) == ()
