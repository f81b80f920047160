"""Statements in parsed passages: the network's view of tokens, and what it finds."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.claims.quotations import passage_quotations
from rashomon.claims.tagging import Statement, Vocabulary, find_statements, read_tokens, read_window, tree_paths
from rashomon.text.parse import VECTOR_SIZE, Parsed, PassageParser

NOTHING = Vocabulary({}, {}, {}, {}, {})


def parse(text: str) -> tuple[Parsed, list[bool]]:
    [[(_, parsed)]] = PassageParser().parse([text])
    [marked] = passage_quotations([text])
    return parsed, [any(s <= at < e for s, e in marked) for at in parsed.starts]


def found(text: str) -> list[tuple[str, str, str]]:
    """Cue, source and content of each statement, as words."""
    piece = parse(text)
    words = piece[0].words
    [statements] = find_statements([piece])
    return [
        (
            words[s.cue],
            " ".join(words[slice(*s.source)]) if s.source else "",
            " ".join(w for span in s.content for w in words[slice(*span)]),
        )
        for s in statements
    ]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("The mayor said that the bridge would be closed on Friday.", "said", "mayor", "the bridge would be closed"),
        ("“The bridge is not safe,” the mayor said.", "said", "mayor", "The bridge is not safe"),
        (
            "The bridge will be closed on Friday, according to the port authority.",
            "according",
            "port",
            "will be closed",
        ),
        ("Critics fear that the new tolls will hurt small shops.", "fear", "Critics", "will hurt small shops"),
        ("A new survey suggests that most drivers avoid the tunnel.", "suggests", "survey", "most drivers avoid"),
        ("The governor hopes to reopen the border before the winter.", "hopes", "governor", "to reopen the border"),
    ],
)
def test_a_statement_has_a_cue_a_source_and_a_content(text: str, cue: str, source: str, content: str) -> None:
    assert any(c == cue and source in s and content in said for c, s, said in found(text)), found(text)


def test_one_statement_holds_another() -> None:
    statements = found("According to the Gazette, critics fear that the tolls will hurt small shops.")
    outer = next(said for cue, _, said in statements if cue == "According")
    inner = next(said for cue, _, said in statements if cue == "fear")
    assert "the tolls will hurt small shops" in inner
    assert inner in outer
    assert "critics" in outer


def test_nothing_is_stated_where_something_happens() -> None:
    assert found("The bridge collapsed at noon and three cars fell into the river.") == []


def test_every_run_finds_the_same() -> None:
    text = "“We were lucky,” said Olsen, who believes that the cable had rusted. Hansen denies it."
    assert found(text) == found(text)


def test_alone_or_beside_others_the_same_is_found() -> None:
    one, other = parse("The mayor said the bridge was safe."), parse("The ferry sank at noon off the coast.")
    both = find_statements([one, other, one])
    assert [len(b) for b in both] == [1, 0, 1]
    assert both[0][0].content == find_statements([one])[0][0].content


@pytest.mark.parametrize(
    "text",
    ["", "“", "\"'\"''“”", ":", "said", "he said she said he said", "x" * 5_000, "أعلن الوزير أن الجسر آمن", "\n\n"],
)
def test_odd_text_is_tagged_without_fail(text: str) -> None:
    for piece in PassageParser().parse([text])[0]:
        [statements] = find_statements([(piece[1], [False] * len(piece[1].words))])
        for s in statements:
            assert isinstance(s, Statement)
            assert all(0 <= a < b <= len(piece[1].words) for a, b in s.content)


def test_no_parse_no_statement() -> None:
    assert find_statements([]) == []


def test_tokens_join_the_parses() -> None:
    one, other = parse("The mayor spoke."), parse("Nobody came.")
    tokens = read_tokens([one, other], NOTHING)
    assert tokens.vectors.shape == (len(one[0].words) + len(other[0].words), VECTOR_SIZE)
    assert tokens.heads[len(one[0].words) :].min() >= len(one[0].words)
    assert not tokens.ids[:, 0].any()
    assert tokens.ids[0, 5] == 3


def test_a_window_counts_from_its_cue() -> None:
    parsed, inside = parse("The mayor said the bridge was safe. Nobody asked why.")
    window = read_window(parsed, inside, 0, 2, NOTHING)
    assert (window.first, window.last) == (0, len(parsed.words))
    assert np.all(np.diff(window.ids[:, 0]) >= 0)
    assert len(set(window.ids[:, 2].tolist())) == 2


def test_ways_through_the_tree() -> None:
    parsed, _ = parse("Olsen said the old bridge was safe.")
    ways = dict(zip(parsed.words, tree_paths(parsed, 0, len(parsed.words), parsed.words.index("said")), strict=True))
    assert ways["said"] == "self"
    assert ways["Olsen"] == "below nsubj top"
    assert ways["was"] == ways["bridge"] == "below ccomp"
