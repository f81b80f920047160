"""What quotations that two articles share add to the points."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import Article, Aspect, Claim, Mode, Point, Reading, Status, Story
from rashomon.origins import Origins
from rashomon.points.wording import Parts, with_wording
from tests.builders import article, conflict, found, point, reading


def said(page: Article, words: str) -> Claim:
    return found(page, words, speakers=("Orla Venn",), mode=Mode.DIRECT)


def parts_of(*readings: Reading, conflicts: tuple[Point, ...] = (), agreed: tuple[Point, ...] = ()) -> Parts:
    taken = {c for p in (*conflicts, *agreed) for c in p.claims}
    single = [point(c) for r in readings for c in r.claims if c.id not in taken]
    story = Story("s1", "Quay shut", None, readings)
    back = Origins({r.article.id: r.article for r in readings}, {r.article.id: r.article.id for r in readings})
    return with_wording(Parts(list(conflicts), list(agreed), single), story, back)


LEFT = article("“It is a shame that a large number of dockers lose their wages,” said Orla Venn.", outlet="A")
RIGHT = article("Venn said: “It is a shame that a large group of dockers lose their wages.”", outlet="B")
OURS = said(LEFT, "It is a shame that a large number of dockers lose their wages")
THEIRS = said(RIGHT, "It is a shame that a large group of dockers lose their wages")


def test_a_drifting_quotation_is_a_corroboration_in_other_words() -> None:
    parts = parts_of(reading(LEFT, OURS), reading(RIGHT, THEIRS))
    [drifted] = parts.agreed
    assert (drifted.status, drifted.aspect, drifted.independent_sources) == (Status.CORROBORATED, Aspect.WORDING, 2)
    assert drifted.claims == (OURS.id, THEIRS.id)
    assert [(m.article, m.text) for m in drifted.changed] == [("A", "number"), ("B", "group")]
    assert "a large number of" in drifted.detail
    assert "a large group of" in drifted.detail
    assert (parts.conflicts, parts.single) == ([], [])


def test_a_point_that_stands_gets_the_aspect() -> None:
    known = point(OURS, THEIRS, summary="known")
    [drifted] = parts_of(reading(LEFT, OURS), reading(RIGHT, THEIRS), agreed=(known,)).agreed
    assert (drifted.summary, drifted.aspect) == ("known", Aspect.WORDING)


def test_the_same_words_are_a_corroboration_without_aspect() -> None:
    other = article("Venn said: “It is a shame that a large number of dockers lose their wages.”", outlet="B")
    theirs = said(other, OURS.text)
    [agreed] = parts_of(reading(LEFT, OURS), reading(other, theirs)).agreed
    assert (agreed.aspect, agreed.changed) == (None, ())


def test_words_that_turn_the_statement_round_are_a_conflict() -> None:
    other = article("Venn said: “It is no shame that a large number of dockers lose their wages.”", outlet="B")
    theirs = said(other, "It is no shame that a large number of dockers lose their wages")
    parts = parts_of(reading(LEFT, OURS), reading(other, theirs))
    [turned] = parts.conflicts
    assert (turned.aspect, turned.sides) == (Aspect.WORDING, ((OURS.id,), (theirs.id,)))
    assert (parts.agreed, parts.single) == ([], [])
    assert parts_of(reading(LEFT, OURS), reading(other, theirs), agreed=(point(OURS, theirs),)).agreed == []


def test_other_figures_in_one_quotation_are_a_conflict_of_numbers() -> None:
    left = article("“It is a shame that 12 dockers lose their wages,” said Orla Venn.", outlet="A")
    right = article("“It is a shame that 15 dockers lose their wages,” said Orla Venn.", outlet="B")
    ours, theirs = (said(p, p.text[1 : p.text.index(",")]) for p in (left, right))
    [counted] = parts_of(reading(left, ours), reading(right, theirs)).conflicts
    assert (counted.aspect, [m.text for m in counted.changed]) == (Aspect.NUMBER, ["12", "15"])


def test_a_conflict_has_its_words_marked_and_keeps_its_aspect() -> None:
    known = conflict(OURS, THEIRS, aspect=Aspect.STANCE)
    parts = parts_of(reading(LEFT, OURS), reading(RIGHT, THEIRS), conflicts=(known,))
    [marked] = parts.conflicts
    assert (marked.aspect, [m.text for m in marked.changed], parts.agreed) == (Aspect.STANCE, ["number", "group"], [])


def test_other_places_of_one_utterance_do_not_contradict_each_other() -> None:
    left = article("“The quay is safe for small boats and it always was,” said Venn.", outlet="A")
    right = article("“The quay is not safe for small boats and it never was,” said Venn.", outlet="B")
    safe, always = said(left, "The quay is safe for small boats"), said(left, "it always was")
    unsafe, never = said(right, "The quay is not safe for small boats"), said(right, "it never was")
    parts = parts_of(
        reading(left, safe, always),
        reading(right, unsafe, never),
        conflicts=(conflict((safe, always, never), unsafe), conflict(safe, never)),
        agreed=(point(always, never),),
    )
    assert [p.sides for p in parts.conflicts] == [((safe.id, always.id), (unsafe.id,)), ((always.id,), (never.id,))]
    assert parts.agreed == []


def test_points_without_shared_quotations_stay() -> None:
    other = article("The dockers lose their wages.", outlet="B")
    theirs = found(other, "The dockers lose their wages")
    known = point(OURS, theirs)
    assert parts_of(reading(LEFT, OURS), reading(other, theirs), agreed=(known,)).agreed == [known]


def test_what_one_source_perhaps_says_alone_stands_beside_shared_quotations() -> None:
    left = article(LEFT.body, "The quay opens on Monday.", outlet="A")
    ours, alone = said(left, OURS.text), found(left, "The quay opens on Monday")
    kept = with_wording(
        Parts([], [replace(point(alone), doubtful=True)], [replace(point(alone), status=Status.ONE_SIDED)]),
        Story("s1", "Quay shut", None, (reading(left, ours, alone), reading(RIGHT, THEIRS))),
        Origins({"A": left, "B": RIGHT}, {"A": "A", "B": "B"}),
    )
    assert [p.claims for p in kept.single] == [(alone.id,)]
