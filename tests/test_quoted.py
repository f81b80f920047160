"""The same utterance in two articles: matched whatever was cut or reworded, clause by clause, and credited."""

from __future__ import annotations

import time

import pytest

from rashomon.model import Article, Edge, Mode, Reading, Relation
from rashomon.quoted import clause_matches, same_utterances, with_quotes
from rashomon.text.drift import Variant
from tests.builders import article, found, reading

LOST = "a large number of dockers will lose their wages for months"


def quoting(outlet: str, *paragraphs: str, clauses: tuple[str, ...] = (), speakers: tuple[str, ...] = ()) -> Reading:
    """An article with these clauses as direct claims of the speakers, nearest first."""
    page = article(*paragraphs, outlet=outlet)
    claims = [found(page, words, speakers=speakers, mode=Mode.DIRECT) for words in clauses]
    return reading(page, *claims)


def page_text(page: Article, start: int, end: int) -> str:
    return page.text[start:end]


@pytest.mark.parametrize(
    ("left", "right", "variant"),
    [
        (
            f"“It is a disgrace that {LOST},” said Orla Venn.",
            f"Venn: “It is a disgrace that {LOST}.”",
            Variant.IDENTICAL,
        ),
        (f"“It is a disgrace that {LOST},” said Orla Venn.", f"Venn said “{LOST}”.", Variant.CUT),
        (
            f"“It is a disgrace that {LOST},” she said.",
            f"“{LOST.replace('number', 'group').capitalize()},” she said.",
            Variant.REWORDED_CONTENT,
        ),
        (
            f"« It is a disgrace that {LOST} », she said.",
            f"‘It's a disgrace that {LOST},’ she said.",
            Variant.FORMAT_ONLY,
        ),
    ],
)
def test_an_utterance_is_known_again(left: str, right: str, variant: Variant) -> None:
    [match] = same_utterances([quoting("A", left), quoting("B", right)])
    assert match.drift.variant is variant
    assert (match.left.article, match.right.article) == ("A", "B")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“We were lucky,” said Orla Venn.", "“We were not at home that day,” said Orla Venn."),
        ("“I want to thank the dockers,” she said.", "“I want to thank my wife and my children,” she said."),
        ("The dockers will lose their wages for months.", "“The dockers will lose their wages for months,” she said."),
        ("The film “Harbour Rose” opens.", "She saw the film “Harbour Rose”."),
    ],
)
def test_what_is_no_quotation_of_one_utterance(left: str, right: str) -> None:
    assert same_utterances([quoting("A", left), quoting("B", right)]) == ()


def test_two_speakers_have_two_utterances() -> None:
    said = f"It is a disgrace that {LOST}"
    pages = [
        quoting(outlet, f"“{said},” said {name}.", clauses=(said,), speakers=(name,))
        for outlet, name in (("A", "Orla Venn"), ("B", "Tobias Marn"), ("C", "Venn"), ("D", "the spokesman"))
    ]
    assert [(m.left.article, m.right.article) for m in same_utterances(pages)] == [
        ("A", "C"),
        ("A", "D"),
        ("B", "D"),
        ("C", "D"),
    ]


def test_clauses_face_each_other_by_their_place() -> None:
    left = quoting(
        "A",
        "“The quay is safe for small boats and it always was.”",
        clauses=("The quay is safe for small boats", "it always was"),
    )
    right = quoting(
        "B",
        "“The quay is not safe for small boats and it never was.”",
        clauses=("The quay is not safe for small boats", "it never was"),
    )
    links = clause_matches(same_utterances([left, right]))
    assert [(link.left.text, link.right.text, link.opposed) for link in links] == [
        ("The quay is safe for small boats", "The quay is not safe for small boats", True),
        ("it always was", "it never was", True),
    ]
    [edit] = links[1].edits
    assert (links[1].left.text[slice(*edit.left)], links[1].right.text[slice(*edit.right)]) == ("always", "never")


def test_an_article_that_credits_the_words_to_another_quotes_it() -> None:
    said = f"It is a disgrace that {LOST}"
    first = quoting("Ansel Ledger", f"“{said},” said Orla Venn.", clauses=(said,), speakers=("Orla Venn",))
    second = quoting(
        "Dremnik Chronicle", f"Venn told the Ansel Ledger: “{said}.”", clauses=(said,), speakers=("Orla Venn",)
    )
    cited = Edge("Dremnik Chronicle", "Ansel Ledger", Relation.CITES)
    for before in ((), (cited,)):
        [edge] = with_quotes(before, [first, second])
        assert (edge.article, edge.origin, edge.kind) == ("Dremnik Chronicle", "Ansel Ledger", Relation.QUOTES)
        assert [mention.text for mention in edge.evidence] == ["the Ansel Ledger", said + "."]
        assert all(page_text(second.article, m.start, m.end) == m.text for m in edge.evidence)


@pytest.mark.parametrize(
    "told",
    [
        f"Venn told the Kelp Post: “It is a disgrace that {LOST}.”",
        f"“It is a disgrace that {LOST},” Venn said. The Ansel Ledger was closed on Monday.",
        "Venn told the Ansel Ledger: “Nobody asked any of us about the new cranes.”",
    ],
)
def test_no_edge_without_credit_and_the_same_words(told: str) -> None:
    first = quoting("Ansel Ledger", f"“It is a disgrace that {LOST},” said Orla Venn.")
    assert with_quotes((), [first, quoting("Dremnik Chronicle", told)]) == ()


def test_a_reprint_is_not_quoted() -> None:
    first = quoting("Ansel Ledger", f"“It is a disgrace that {LOST},” said Orla Venn.")
    second = quoting("Dremnik Chronicle", f"Venn told the Ansel Ledger: “It is a disgrace that {LOST}.”")
    reprint = Edge("Dremnik Chronicle", "Ansel Ledger", Relation.REPRINTS)
    assert with_quotes((reprint,), [first, second]) == (reprint,)


def test_many_long_quotations_take_bounded_time() -> None:
    pages = [quoting(o, *["“" + "wages dockers harbour months quay " * 60 + f"{n}”" for n in range(400)]) for o in "AB"]
    begun = time.process_time()
    same_utterances(pages)
    assert time.process_time() - begun < 30


def test_a_quotation_written_without_spaces_is_matched_sign_by_sign() -> None:
    ours, theirs = (
        "港口负责人说：“桥梁已经关闭，修复工作需要三个月。”",
        "“桥梁已经关闭，修复工作需要六个月。”负责人周一表示。“今天天气很好，我们都很高兴。”",
    )
    readings = [reading(article(text, outlet=name, language="zh")) for name, text in (("A", ours), ("B", theirs))]
    [match] = same_utterances(readings)
    assert match.drift.variant is Variant.REWORDED_CONTENT
    assert [e.opposite for e in match.drift.edits] == [True]
