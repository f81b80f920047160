"""Quotation marks of all styles, those that are missing, and those that are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.claims.emphasis import Quoted
from rashomon.claims.quotations import article_quotations, find_quotations, passage_quotations


def quoted(text: str, language: str = "en") -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, language) if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        # straight, curly, low and high, angled
        ('"The quay is shut," said Orla Venn.', "en", ["The quay is shut,"]),
        ("“The quay is shut,” said Orla Venn. “We wait.”", "en", ["The quay is shut,", "We wait."]),
        ("„Der Kai ist gesperrt“, sagte Orla Venn.", "de", ["Der Kai ist gesperrt"]),
        ("„Nabrzeże jest zamknięte” – powiedziała Orla Venn.", "pl", ["Nabrzeże jest zamknięte"]),
        ("»Der Kai ist gesperrt«, sagte Orla Venn.", "de", ["Der Kai ist gesperrt"]),
        ("»Kajen är stängd», sade Orla Venn.", "sv", ["Kajen är stängd"]),
        ("”Kajen är stängd”, sade Orla Venn.", "sv", ["Kajen är stängd"]),
        ("« Le quai est fermé », a dit Orla Venn.", "fr", ["Le quai est fermé"]),
        ("«\u00a0Le quai est fermé\u00a0», a dit Orla Venn.", "fr", ["Le quai est fermé"]),
        ("«El muelle está cerrado», dijo Orla Venn.", "es", ["El muelle está cerrado"]),
        ("«Причал закрыт», — сказала Орла Венн.", "ru", ["Причал закрыт"]),
        ("„Причал закрыт“, сказала Орла Венн.", "ru", ["Причал закрыт"]),
        ("奥拉说：「码头已经关闭，我们在等。」", "zh", ["码头已经关闭，我们在等。"]),
        ("オーラは『埠頭は閉鎖された』と語った。", "ja", ["埠頭は閉鎖された"]),
        ("奥拉说：“码头已经关闭，我们在等。”", "zh", ["码头已经关闭，我们在等。"]),
        ("奥拉說：＂码头已经关闭＂", "zh", ["码头已经关闭"]),
        ("‹Der Kai ist zu›, sagte Orla Venn.", "de", ["Der Kai ist zu"]),
        # of one style opened, of another closed
        ('“The quay is shut," said Orla Venn.', "en", ["The quay is shut,"]),
        ('"The quay is shut,” said Orla Venn.', "en", ["The quay is shut,"]),
        # typewriters and TeX
        ("``The quay is shut,'' said Orla Venn.", "en", ["The quay is shut,"]),
        ("''The quay is shut,'' said Orla Venn.", "en", ["The quay is shut,"]),
        (",,Der Kai ist gesperrt'', sagte Orla Venn.", "de", ["Der Kai ist gesperrt"]),
        ("`The quay is shut,' said Orla Venn.", "en", ["The quay is shut,"]),
        # broken encodings; a broken dash is no mark
        ("â€œThe quay is shut,â€\x9d said Orla Venn.", "en", ["The quay is shut,"]),
        ("â€œThe quay isnâ€™t shut,â€ said Orla Venn.", "en", ["The quay isnâ€™t shut,"]),
        ("The quay â€” the old one â€” is shut.", "en", []),
        ("The quay â€“ the old one â€” is “not open to anyone now,” she said.", "en", ["not open to anyone now,"]),
        # British single marks, apostrophes of all kinds inside
        (
            "‘The quay’s shut and the dockers’ union agrees,’ said Orla Venn.",
            "en",
            ["The quay’s shut and the dockers’ union agrees,"],
        ),
        (
            "'The quay's shut and the dockers' union agrees,' said Orla Venn.",
            "en",
            ["The quay's shut and the dockers' union agrees,"],
        ),
        ("The dockers' union met the owners' lawyers.", "en", []),
        ("The owners' lawyers said: 'We don't know.'", "en", ["We don't know."]),
        ("It was the winter of '68, and the '90s were worse; rock 'n' roll, tell 'em.", "en", []),
        ("It was the winter of ‘68, and the ‘90s were worse.", "en", []),
        # feet, inches, minutes
        ("The 6'2\" docker fell 12\" from the 5' wall at 40°26'46\" north.", "en", []),
        ('"It was a 12" pipe and it burst," said Orla Venn.', "en", ['It was a 12" pipe and it burst,']),
        ("He is 6′2″ tall.", "en", []),
        # marks that are missing
        (
            "“The quay is shut, said Orla Venn. The mayor “did not know of it”.",
            "en",
            ["The quay is shut,", "did not know of it"],
        ),
        (
            '"The quay is shut, said Orla Venn. The mayor "did not know of it".',
            "en",
            ["The quay is shut,", "did not know of it"],
        ),
        ("The quay is shut,” said Orla Venn. “We wait.”", "en", ["We wait."]),
        ("“We wait until the spring comes", "en", ["We wait until the spring comes"]),
        ("The ship “Alma lies at the old quay.", "en", []),
        ("", "en", []),
        ('"', "en", []),
        ('""', "en", []),
        # dialogue behind dashes
        ("—El muelle está cerrado —dijo Orla—. Esperamos.", "es", ["El muelle está cerrado", "Esperamos."]),
        ("— Причал закрыт, — сказала Орла. — Мы ждём.", "ru", ["Причал закрыт,", "Мы ждём."]),
        ("— Москва — столица, — сказала Орла.", "ru", ["Москва — столица,"]),
        ("— Le quai est fermé, dit-elle.", "fr", ["Le quai est fermé,"]),
        ("— The quay is shut, an aside.", "en", []),
        ("Berlin — der Kai ist zu — wartet.", "de", []),
    ],
)
def test_quotation_marks_of_all_styles(text: str, language: str, words: list[str]) -> None:
    assert quoted(text, language) == words


@pytest.mark.parametrize(
    ("text", "all_words"),
    [
        ("\"He said 'no' to us,\" said Orla Venn.", [("He said 'no' to us,", 0), ("no", 1)]),
        ("“He said ‘no’ to us,” said Orla Venn.", [("He said ‘no’ to us,", 0), ("no", 1)]),
        ("‘He said “no” to us,’ said Orla Venn.", [("He said “no” to us,", 0), ("no", 1)]),
        ('"He said "no" to us," said Orla Venn.', [('He said "no" to us,', 0), ("no", 1)]),
        ("“He said “no” to us,” said Orla Venn.", [("He said “no” to us,", 0), ("no", 1)]),
        ("« Il a dit « non » à tous », a dit Orla.", [("Il a dit « non » à tous", 0), ("non", 1)]),
        ("„Er sagte ‚nein‘ zu uns“, sagte Orla.", [("Er sagte ‚nein‘ zu uns", 0), ("nein", 1)]),
        ("「他说『不』就走了。」", [("他说『不』就走了。", 0), ("不", 1)]),
    ],
)
def test_quotations_in_quotations(text: str, all_words: list[tuple[str, int]]) -> None:
    assert [(text[q.start : q.end], q.depth) for q in find_quotations(text)] == all_words


def test_a_quotation_has_its_marks() -> None:
    [first, second] = find_quotations("„Kai“ und »Der Kai ist heute gesperrt«.", "de")
    assert (first.marks, second.marks) == ("„“", "»«")
    [left_open] = find_quotations("“We wait until the spring comes")
    assert (left_open.marks, left_open.closed) == ("“", False)


def test_a_quotation_of_several_paragraphs() -> None:
    passages = ["“The quay is shut.", "“We wait for spring.", "“Then we see,” said Orla Venn.", "Nobody else spoke."]
    found = article_quotations(passages)
    assert [[p[q.start : q.end] for q in some] for p, some in zip(passages, found, strict=True)] == [
        ["The quay is shut."],
        ["We wait for spring."],
        ["Then we see,"],
        [],
    ]
    assert [[q.closed for q in some] for some in found] == [[False], [False], [True], []]


def test_a_post_of_several_lines_runs_to_its_closing_mark() -> None:
    passages = ["Venn wrote: “The quay is shut.", "We wait for spring.", "Then we see.” Nobody else spoke."]
    spans = passage_quotations(passages)
    assert [[p[s:e] for s, e in some] for p, some in zip(passages, spans, strict=True)] == [
        ["The quay is shut."],
        ["We wait for spring."],
        ["Then we see."],
    ]


def test_a_missing_mark_does_not_swallow_the_article() -> None:
    passages = ["Venn wrote: “The quay is shut.", "The mayor said “we wait until spring”.", *["Rain fell."] * 40]
    assert [len(some) for some in passage_quotations(passages)] == [1, 1, *[0] * 40]
    long = "“The quay is shut. " + "Rain fell on the harbour and nobody came. " * 500
    [found] = find_quotations(long)
    assert found.end < 2000


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The quay is shut,” said Orla Venn.", Quoted.SPEECH),
        ("Orla Venn called the plan “unacceptable”.", Quoted.SPEECH),
        ("The mayor, who described the raid as “a disgrace”, left.", Quoted.SPEECH),
        ("Venn said the port was “in a very bad way”.", Quoted.SPEECH),
        ("According to Venn, it was “pure luck”.", Quoted.SPEECH),
        ("“We are lucky.”", Quoted.SPEECH),
        ("“Absolutely not,” Mr. Venn said.", Quoted.SPEECH),
        ("He mouthed, “I’m sorry.”", Quoted.SPEECH),
        ("He answered every question with a dry, “Nah.”", Quoted.SPEECH),
        ("The clerk's note ran: “No more ships.”", Quoted.SPEECH),
        ("Fighters of the so-called “caliphate” left the town.", Quoted.SCARE),
        ("Fighters of the so-called 'caliphate' left the town.", Quoted.SCARE),
        ("Venn spoke of the so-called “free harbour” of the north.", Quoted.SCARE),
        ("A crowd of “patriots” stormed the gate.", Quoted.SCARE),
        ("The film “Harbour Rose” opens on Friday.", Quoted.TITLE),
        ("She starred in “Harbour Rose” and won a prize.", Quoted.TITLE),
        ("Her new song, “Rain,” was played.", Quoted.TITLE),
        ("“Harbour Rose” director Orla Venn was not there.", Quoted.TITLE),
        ("The army began Operation “Iron Gate” on Monday.", Quoted.TITLE),
        ("The trawler “Alma” sank off the cape.", Quoted.TITLE),
        ("Tobias “the Hook” Marn was arrested.", Quoted.SCARE),
        ("Tobias “Hook” Marn was arrested.", Quoted.NICKNAME),
        ("The general, nicknamed “the hook”, was arrested.", Quoted.NICKNAME),
        ("The word “harbour” was missing.", Quoted.TITLE),
    ],
)
def test_speech_is_told_from_titles_nicknames_and_scare_quotes(text: str, kind: Quoted) -> None:
    [found] = find_quotations(text)
    assert (found.kind, bool(found.why)) == (kind, True)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Das sogenannte „Kalifat“ verlor die Stadt.", "de", Quoted.SCARE),
        ("Venn nannte den Plan „untragbar“.", "de", Quoted.SPEECH),
        ("Le soi-disant « califat » a perdu la ville.", "fr", Quoted.SCARE),
        ("Le film « Rose du Port » sort vendredi.", "fr", Quoted.TITLE),
        ("Venn a qualifié le plan d’« inacceptable ».", "fr", Quoted.SPEECH),
        ("Так называемый «халифат» потерял город.", "ru", Quoted.SCARE),
        ("Он прочёл《红楼梦》.", "zh", Quoted.TITLE),
    ],
)
def test_scare_quotes_in_other_languages(text: str, language: str, kind: Quoted) -> None:
    [found] = find_quotations(text, language)
    assert found.kind is kind


@pytest.mark.parametrize(
    "mark",
    [
        '"',
        "“",
        "”",
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "'a ",
        ' "a',
        '" a" ',
        "“a ",
        "a” ",
        "「",
        "—",
        "''",
        "``",
        "â€œ",
        "â€",
    ],
)
def test_marks_without_end_take_linear_time(mark: str) -> None:
    text = "— " + mark * 100_000
    begun = time.process_time()
    find_quotations(text, "es")
    article_quotations([mark * 20] * 500)
    assert time.process_time() - begun < 20


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="ab .,!—-\n\"“”„«»'‘’‚`「」『』《》â€œ\x9dé1s", max_size=120),
    st.sampled_from(["en", "es", "fr", "zh"]),
)
def test_spans_are_in_order_and_nested(text: str, language: str) -> None:
    ends: list[int] = []
    past = 0
    for q in find_quotations(text, language):
        assert past <= q.start < q.end <= len(text)
        past = q.start
        while ends and ends[-1] <= q.start:
            ends.pop()
        assert q.depth == len(ends)
        assert not ends or q.end <= ends[-1]
        ends.append(q.end)
    for spans in passage_quotations(text.split("\n"), language):
        assert spans == sorted(spans)


def test_a_single_mark_left_open_counts_where_the_next_paragraph_begins_with_one() -> None:
    first = "‘We are glad of this,’ said the captain."
    second = "‘This is the first time that it was seen."
    third = "‘It will not be the last.’"
    found = passage_quotations([first, second, third])
    assert [second[s:e] for s, e in found[1]] == [second[1:]]
    assert passage_quotations([first, "'Tis the season for the captain's men."])[1] == []


def test_a_quotation_of_several_paragraphs_holds_others_in_the_same_marks() -> None:
    first = "“He need not have pushed those who asked of the “harbour plan” (as they say)."
    second = "Little is known of these “students.” The film is theirs."
    third = "Will it be a story? Probably not.”"
    found = passage_quotations([first, second, third, "The mayor left."])
    assert [[p[s:e] for s, e in spans] for p, spans in zip([first, second, third], found, strict=False)] == [
        [first[1:]],
        [second],
        [third[:-1]],
    ]
    assert found[3] == []
    again = passage_quotations([first, "“" + second, "The mayor left."])
    assert [first[s:e] for s, e in again[0]] == [first[1:]]
    assert again[2] == []


def test_a_mark_that_is_left_open_amid_straight_ones_takes_no_paragraph_with_it() -> None:
    assert passage_quotations(['He called it a “tragic day. "We are glad," he said.', "The end.”"])[1] == []
