"""Measure by themselves the two judgements on names: which of a story's mentions mean one, and how alike two spellings are.

    python eval/names.py DATA_DIR

DATA_DIR holds, as far as they are at hand, `ecbplus_names/dev.jsonl.gz` (one event a line, its name mentions by chain) and
`names_nomenklatura/dev.jsonl.gz` (pairs of names that do or do not match). Each is measured through the functions that merge
a story's entities, beside rapidfuzz in the same run.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import WRatio, token_set_ratio
from rapidfuzz.utils import default_process

from rashomon.names.namesakes import group_names
from rashomon.names.spellings import name_likeness
from rashomon.text.names import bare_name

Record = dict[str, Any]
Grouping = Callable[[Sequence[str], Sequence[str]], Sequence[Hashable]]
"""From mentions and their kinds to a group for each."""

# The kind of a mention by its type in ECB+, as a recogniser would give it.
KINDS = {
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_GPE": "place",
    "LOC_GEO": "place",
    "LOC_FAC": "place",
    "LOC_OTHER": "place",
    "HUMAN_PART_ORG": "body",
    "HUMAN_PART_GEN": "body",
    "HUMAN_PART_MET": "body",
}
# rapidfuzz's figure at and above which two mentions are one, as the set's own description takes it.
ALIKE = 85


def rows(path: Path) -> list[Record]:
    """The records of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def b_cubed(events: Sequence[Record], group: Grouping) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over all mentions of all events, each event grouped by itself."""
    precision: list[float] = []
    recall: list[float] = []
    for event in events:
        mentions = [(c["chain"], m["text"], c["type"]) for c in event["clusters"] for m in c["mentions"]]
        found = group([text for _, text, _ in mentions], [KINDS.get(kind, "thing") for _, _, kind in mentions])
        gold: dict[str, set[int]] = defaultdict(set)
        ours: dict[Hashable, set[int]] = defaultdict(set)
        for i, ((chain, _, _), number) in enumerate(zip(mentions, found, strict=True)):
            gold[chain].add(i)
            ours[number].add(i)
        for (chain, _, _), number in zip(mentions, found, strict=True):
            both = len(gold[chain] & ours[number])
            precision.append(both / len(ours[number]))
            recall.append(both / len(gold[chain]))
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    return p, r, 2 * p * r / (p + r)


def by_the_project(texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
    """The groups in which `merge_entities` would put them."""
    return group_names([(bare_name(text), kind) for text, kind in zip(texts, kinds, strict=True)])


def without_kinds(texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
    """The same where nothing is known of the kinds."""
    return by_the_project(texts, ["thing"] * len(texts))


def by_letters(texts: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Single link over rapidfuzz's token_set_ratio."""
    known = sorted(set(texts))
    leader = {text: text for text in known}

    def root(text: str) -> str:
        while leader[text] != text:
            text = leader[text]
        return text

    for n, text in enumerate(known):
        for other in known[:n]:
            if token_set_ratio(text, other) >= ALIKE:
                leader[root(text)] = root(other)
    return [root(text) for text in texts]


def average_precision(scores: Sequence[float], gold: Sequence[bool]) -> float:
    """Area under precision over recall, equal scores taken together."""
    pairs = sorted(zip(scores, gold, strict=True), reverse=True)
    total, right, area, at = sum(gold), 0, 0.0, 0
    while at < len(pairs):
        same = [match for score, match in pairs[at:] if score == pairs[at][0]]
        right += sum(same)
        at += len(same)
        area += sum(same) / total * right / at
    return area


def _kind(schema: str) -> str:
    return {"Person": "person", "Vessel": "thing"}.get(schema, "body")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    data = parser.parse_args().data
    mentions, pairs = data / "ecbplus_names" / "dev.jsonl.gz", data / "names_nomenklatura" / "dev.jsonl.gz"
    if mentions.is_file():
        events = rows(mentions)
        for name, group in (
            ("this project", by_the_project),
            ("this project, kinds unknown", without_kinds),
            ("rapidfuzz token_set_ratio", by_letters),
        ):
            p, r, f1 = b_cubed(events, group)
            print(f"ecbplus_names, {name}: B3 {f1:.3f} (P {p:.3f} R {r:.3f})")
    if pairs.is_file():
        names = rows(pairs)
        gold = [bool(pair["match"]) for pair in names]
        ours = [name_likeness(pair["name1"], pair["name2"], _kind(pair["schema"])).score for pair in names]
        print(f"names_nomenklatura, this project: AP {average_precision(ours, gold):.3f} ")
        print("  (the weights are fitted on these pairs; cross-validated: training/spellings.md)")
        plain = [float(WRatio(pair["name1"], pair["name2"], processor=default_process)) for pair in names]
        print(f"names_nomenklatura, rapidfuzz WRatio: AP {average_precision(plain, gold):.3f}")


if __name__ == "__main__":
    main()
