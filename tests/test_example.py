"""The shipped example and the project's own cases: their gold must hold against their documents."""

import html
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "src" / "rashomon" / "examples" / "harbour-fire"
CASES = [EXAMPLE, *sorted(path.parent for path in (ROOT / "eval" / "cases").glob("*/case.json"))]
ASPECTS = {"number", "date", "place", "actor", "polarity", "identity", "cause", "attribution", "stance", "wording"}
BLOCK = re.compile(r"</?(?:p|h[1-6]|li|div|figcaption|article|aside|section)\b[^>]*>")


def load(folder):
    return json.loads((folder / "case.json").read_text(encoding="utf-8"))


def paragraphs(path):
    """What a reader sees, a paragraph an entry; a text file is one entry, so that its quotes are verbatim."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        return [text]
    text = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", text)
    blocks = (html.unescape(re.sub(r"<[^>]+>", "", block)) for block in BLOCK.split(text))
    return [" ".join(block.split()) for block in blocks if block.strip()]


def quotes(case):
    """Every (file, quote) that the gold names."""
    for point in case["points"]:
        for evidence in point["evidence"]:
            yield evidence["file"], evidence["quote"]
    for row in case.get("dates", []) + case.get("chains", []):
        yield row["file"], row["quote"]
    for name in case.get("names", []):
        yield from name["written"]
    yield from case.get("furniture", [])
    yield from case.get("garbled", [])


@pytest.fixture(params=CASES, ids=lambda path: path.name)
def folder(request):
    return request.param


def test_every_quote_stands_in_its_document(folder):
    case = load(folder)
    texts = {d["file"]: paragraphs(folder / d["file"]) for d in case["documents"]}
    missing = [(file, quote) for file, quote in quotes(case) if not any(quote in text for text in texts[file])]
    assert missing == []


def test_the_folder_holds_the_documents_and_nothing_else(folder):
    documents = {d["file"] for d in load(folder)["documents"]}
    assert {path.name for path in folder.iterdir()} == documents | {"case.json"}


def test_points_are_well_formed(folder):
    points = load(folder)["points"]
    assert len({point["id"] for point in points}) == len(points)
    for point in points:
        files = {evidence["file"] for evidence in point["evidence"]}
        if point["status"] == "conflict":
            sides = {evidence["side"] for evidence in point["evidence"]} - {""}
            assert len(sides) >= 2, point["id"]
            assert point["aspect"] in ASPECTS - {"wording"}, point["id"]
        else:
            assert point["status"] in ("corroborated", "one-sided"), point["id"]
            assert (len(files) >= 2) == (point["status"] == "corroborated"), point["id"]


def test_quotes_are_short(folder):
    long = [quote for _, quote in quotes(load(folder)) if len(quote.split()) > 20]
    assert long == []


def test_the_example_plants_every_aspect():
    firm = [point for point in load(EXAMPLE)["points"] if not point.get("optional")]
    assert {point.get("aspect") for point in firm} - {None} == ASPECTS


def test_the_flattened_page_bears_only_the_day_of_the_visit_in_full():
    text = (EXAMPLE / "halvane-courier.txt").read_text(encoding="utf-8")
    assert re.findall(r"\d{1,2} \w+ \d{4}", text) == ["7 September 2024"]


def test_the_reprint_cuts_one_paragraph_of_the_wire_report():
    wire = (EXAMPLE / "cpa-wire.txt").read_text(encoding="utf-8").split("\n\n")
    plain = str.maketrans("“”", '""')
    reprint = {text.translate(plain) for text in paragraphs(EXAMPLE / "ansel-ledger.html")}
    body = [paragraph.removeprefix("HALVANE, Karsland, March 15 (CPA) - ").strip() for paragraph in wire[2:-1]]
    cut = [paragraph for paragraph in body if paragraph not in reprint]
    assert len(cut) == 1
    assert cut[0].startswith("Halvane handles a fifth")


def test_the_claim_pairs_are_whole_and_hold_enough_traps():
    lines = (ROOT / "eval" / "claim_pairs.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [json.loads(line) for line in lines]
    assert all(set(pair) == {"a", "b", "label", "aspect", "why"} for pair in pairs)
    assert {pair["label"] for pair in pairs} == {"same", "conflict", "compatible", "unrelated"}
    assert {pair["aspect"] for pair in pairs if pair["label"] == "conflict"} == ASPECTS - {"wording"}
    assert len({(pair["a"], pair["b"]) for pair in pairs}) == len(pairs) >= 120
    assert sum(pair["label"] == "compatible" and pair["aspect"] is not None for pair in pairs) >= 35


def test_the_readme_shows_what_the_program_prints(rashomon):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"excerpt of `rashomon compare.*?```text\n(.*?)```", readme, re.DOTALL)[1]
    printed = rashomon("compare", EXAMPLE).out.splitlines()
    lines = [line for line in shown.splitlines() if line.strip() not in {"", "..."}]
    assert [line for line in lines if line not in printed] == []
