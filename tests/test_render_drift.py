"""The words in which two quotations of one utterance differ, as each rendering marks them."""

from __future__ import annotations

import json

from rashomon.model import Aspect, Dossier, Mention
from rashomon.render.html import render_html
from rashomon.render.json import render_json
from rashomon.render.markdown import render_markdown
from rashomon.render.quotes import excerpt
from rashomon.render.terminal import render_terminal
from tests.builders import article, dossier, found, point, reading


def drifting() -> Dossier:
    left = article("“A large number of dockers lose their wages,” said Orla Venn.", outlet="A")
    right = article("“A large <group> of dockers lose their wages,” said Orla Venn.", outlet="B")
    ours = found(left, "A large number of dockers lose their wages", speakers=("Orla Venn",))
    theirs = found(right, "A large <group> of dockers lose their wages", speakers=("Orla Venn",))
    changed = (Mention(9, 15, "number", "A"), Mention(9, 16, "<group>", "B"))
    one = point(ours, theirs, aspect=Aspect.WORDING, detail="“number” (A) against “<group>” (B)", changed=changed)
    return dossier(reading(left, ours), reading(right, theirs), points=(one,))


def test_html_marks_the_words_that_differ() -> None:
    page = render_html([drifting()])
    assert 'A large <em class="changed">number</em> of dockers' in page
    assert '<mark>A large </mark><mark><em class="changed">&lt;group&gt;</em></mark><mark> of dockers' in page
    assert "<b>Wording differs:</b> “number” (A) against “&lt;group&gt;” (B)" in page


def test_markdown_marks_the_words_that_differ() -> None:
    page = render_markdown([drifting()])
    assert "**A large** ***number*** **of dockers lose their wages**" in page
    assert "**A large** ***&lt;group&gt;*** **of dockers lose their wages**" in page
    assert "Wording differs: “number” (A) against “&lt;group&gt;” (B)" in page


def test_the_terminal_tells_and_marks_the_words_that_differ() -> None:
    plain = render_terminal([drifting()], width=90)
    assert "wording differs: “number” (A) against “<group>” (B)" in plain
    assert "\x1b[1;4mnumber\x1b[0m" in render_terminal([drifting()], width=90, color=True)


def test_json_has_the_places_of_the_words() -> None:
    [story] = json.loads(render_json([drifting()]))["stories"]
    [one] = story["points"]
    assert [(m["article"], m["text"]) for m in one["changed"]] == [("A", "number"), ("B", "<group>")]


def test_an_excerpt_cuts_out_its_clause_with_the_marks() -> None:
    text = "He said that nine ships sank, and that two boats burned."
    parts = excerpt(text, (0, len(text)), ((13, 28), (39, 55)), ((13, 17), (39, 42), (0, 2)))
    clause = parts.clause
    assert "".join(words for words, _ in clause.pieces).strip() == parts.words
    assert [clause.pieces[n][0] for n in sorted(clause.changed)] == ["nine", "two"]
    assert "".join(words for words, _ in parts.pieces) == text
