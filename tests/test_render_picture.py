"""The drawing of who draws on whom."""

from rashomon.render.picture import picture
from rashomon.render.view import Tie


def tie(drawer, origin):
    return Tie(drawer, origin, "cites", ())


def columns(drawing):
    return {box.name: box.x for box in drawing.boxes}


def test_nothing_to_draw():
    assert picture([], ["A"]) is None


def test_origins_stand_left_of_those_who_draw_on_them():
    x = columns(picture([tie("C", "B"), tie("B", "A"), tie("C", "A")], ["B", "C"]))
    assert x["A"] < x["B"] < x["C"]


def test_boxes_do_not_overlap_and_stay_on_the_canvas():
    drawing = picture([tie(f"N{n}", "A") for n in range(6)], [])
    assert len({(box.x, box.y) for box in drawing.boxes}) == 7
    assert all(box.x + drawing.box_width <= drawing.width for box in drawing.boxes)
    assert all(box.y + drawing.box_height <= drawing.height for box in drawing.boxes)


def test_sources_that_draw_on_one_another_in_a_circle_are_drawn():
    assert len(picture([tie("A", "B"), tie("B", "A")], ["A", "B"]).arrows) == 2


def test_an_origin_that_is_not_at_hand_is_told_apart():
    assert {box.name: box.at_hand for box in picture([tie("A", "NWS")], ["A"]).boxes} == {"A": True, "NWS": False}
