"""Train the line cleaner: `train_cleaner.py DATA [--out FILE] [--folds N]`.

DATA is a folder of sets, each a folder with a gzipped JSON Lines file: `flat_pages` (`flat_wet`, lines of a flattened page,
`line_labels`, 0 or 1 a line, `gold_text`, `domain`, `source`) and HTML pages with their article's text
(`extract_*`: `html`, `gold_text`). Prints figures of a cross-validation over domains (a domain is never on both sides),
then trains on all and writes the weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import torch
from torch import nn

from rashomon.cleaning import (
    BUCKETS,
    CLASS_BUCKETS,
    DILATIONS,
    KINDS,
    MARKUP_SIZE,
    NO_WORD,
    MarkupFeatures,
    line_features,
    line_words,
    markup_features,
)
from rashomon.furniture import furniture_kind, is_byline
from rashomon.marks import Mark
from rashomon.markup import Line, Markup, parse
from rashomon.metadata import read_metadata

SEED = 7
WORD_DIM, CLASS_DIM, KERNEL = 12, 12, 5
FEWEST_DOMAINS = 6
BODY, UNKNOWN = 0, -1
HTML_SETS = ("extract_scrapinghub", "extract_fundus80", "extract_fundus_multi")
TWO_PARTS = {"co", "com", "org", "net", "gov", "ac", "edu"}


@dataclass(frozen=True)
class SetUp:
    """The size of a network, and how it is trained. `lexical` is the dropout of word and class vectors."""

    hidden: int
    dropout: float
    lexical: float
    epochs: int


SMALL, LARGE = SetUp(44, 0.15, 0.3, 16), SetUp(64, 0.25, 0.5, 20)
NETWORKS = ((SMALL, 7), (SMALL, 8), (SMALL, 9), (LARGE, 7), (LARGE, 8))
"""The networks whose chances are averaged, each with its seed: unlike ones err less alike."""


@dataclass
class Sheet:
    """A page's lines: whether each is body, its kind where that is known, and the markup around it, if any."""

    lines: list[str]
    kinds: list[int]
    blank: list[bool]
    domain: str = ""
    news: bool = True
    gold: str = ""
    name: str = ""
    markup: MarkupFeatures | None = None
    tensors: Any = field(default=None, compare=False)


# --- reading


def rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def site(host: str) -> str:
    parts = host.lower().removeprefix("www.").split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in TWO_PARTS else parts[-2:])


def site_of(row: dict[str, Any], page: Markup) -> str:
    urls = [row.get("url"), *(href for rel, href in page.links if rel == "canonical"), dict(page.metas).get("og:url")]
    for url in urls:
        if url and url.startswith("http") and (host := urlsplit(url).hostname):
            return site(host)
    return str(row.get("publisher") or row.get("id"))


def load(data: Path) -> list[Sheet]:
    sheets = []
    for row in rows(data / "flat_pages" / "dev.jsonl.gz"):
        pairs = [(x.strip(), int(y)) for x, y in zip(row["flat_wet"].split("\n"), row["line_labels"], strict=True)]
        pairs = [pair for pair in pairs if pair[0]]
        lines = [x for x, _ in pairs]
        title = key(lines[0]) if lines else ""
        kinds = [BODY if y else plain_kind(x, title) for x, y in pairs]
        news = "wcxb" not in row["source"].lower()
        domain = site(row["domain"] or urlsplit(row["url"]).hostname or "")
        sheets.append(Sheet(lines, kinds, [False] * len(lines), domain, news, row["gold_text"], "flat"))
    for name in HTML_SETS:
        for row in rows(data / name / "dev.jsonl.gz"):
            page = parse(row["html"])
            sheets.append(sheet_of(page, row["gold_text"], site_of(row, page), name))
    return sheets


def sheet_of(page: Markup, gold: str, domain: str, name: str) -> Sheet:
    told = read_metadata(page)
    lines = [line.text for line in page.lines]
    title = key(page.title or "")
    body = gold_lines(lines, gold)
    kinds = [BODY if y else marked_kind(x, title) for x, y in zip(page.lines, body, strict=True)]
    marks = markup_features(page, told.body, told.description)
    return Sheet(lines, kinds, [False] * len(kinds), domain, True, gold, name, marks)


def taught(data: Path) -> list[Sheet]:
    """Pages without annotations, labelled by trafilatura: right on most lines, and on sites of their own."""
    import trafilatura

    sheets = []
    for row in rows(data / "dates_mediacloud200" / "dev.jsonl.gz"):
        text = trafilatura.extract(row["html"], include_comments=False) or ""
        if len(text) >= 1000:
            page = parse(row["html"])
            sheets.append(sheet_of(page, text, site(row["domain"]), "taught"))
    return sheets


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def gold_lines(lines: Sequence[str], gold: str) -> list[bool]:
    """Which lines are the article's: 60 % of their runs of four words stand in it, or they are a short line of it.

    Of a line that the page repeats, the copy nearest to the other lines counts; short ones count near a longer one.
    """
    whole = words(gold)
    grams = set(zip(*(whole[k:] for k in range(4)), strict=False))
    short = {tuple(words(line)) for line in gold.split("\n")}
    tokens = [tuple(words(line)) for line in lines]
    found = []
    for own in tokens:
        runs = list(zip(*(own[k:] for k in range(4)), strict=False))
        found.append(sum(run in grams for run in runs) >= 0.6 * len(runs) if runs else bool(own) and own in short)
    copies: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(tokens):
        if found[i]:
            copies[own].append(i)
    sure = [places[0] for own, places in copies.items() if len(places) == 1 and len(own) >= 8]
    sure = sure or [i for i, yes in enumerate(found) if yes]
    for places in copies.values():
        best = min(places, key=lambda i: sorted(abs(i - other) for other in sure)[:3])
        for i in places:
            found[i] = i == best
    long = [i for i, yes in enumerate(found) if yes and len(tokens[i]) >= 4]
    return [yes and (len(tokens[i]) >= 4 or any(abs(i - other) <= 4 for other in long)) for i, yes in enumerate(found)]


# --- kinds of furniture, as far as the page's own markup and words tell them

SAME_KIND = {"clock": "dateline", "credit": "byline", "sign-up": "advertisement", "share": "menu", "note": "other",
             "player": "menu", "weather": "menu"}  # fmt: skip
BY_CLASS = {
    "related": "related recommended recommendations more trending popular teaser read also outbrain taboola promo latest",
    "caption": "caption figcaption credit copyright image photo picture bild gallery",
    "comment form": "comment comments disqus respond reply kommentar kommentare",
    "advertisement": "ad ads advert advertisement sponsored newsletter subscribe paywall anzeige signup abo",
    "byline": "author byline autor writer contributor",
    "dateline": "date time timestamp published datum dateline",
    "menu": "menu nav navigation breadcrumb breadcrumbs share social toolbar tags topics",
    "legal": "cookie consent legal privacy terms imprint gdpr",
    "pull quote": "pullquote pull",
}
CLASS_KIND = {word: kind for kind, group in BY_CLASS.items() for word in group.split()}


def key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def plain_kind(line: str, title: str) -> int:
    own = key(line)
    if len(own) > 12 and (own in title or title in own) and len(line) < 300:
        return KINDS.index("headline")
    if is_byline(line):
        return KINDS.index("byline")
    kind = furniture_kind(line)
    kind = SAME_KIND.get(kind, kind)
    return UNKNOWN if kind == "other" else KINDS.index(kind)


def marked_kind(line: Line, title: str) -> int:
    kind = plain_kind(line.text, title)
    if kind not in (UNKNOWN, KINDS.index("menu")):
        return kind
    for mark, name in (
        (Mark.CAPTION, "caption"),
        (Mark.NAV, "menu"),
        (Mark.AUTHOR, "byline"),
        (Mark.TIME, "dateline"),
    ):
        if line.marks & mark:
            return KINDS.index(name)
    for word in line.words:
        if word in CLASS_KIND:
            return KINDS.index(CLASS_KIND[word])
    if line.marks & (Mark.FOOTER | Mark.HEADER | Mark.BUTTON):
        return KINDS.index("menu")
    if line.linked > 0.8:
        return KINDS.index("related" if len(line.text) > 25 else "menu")
    return KINDS.index("other") if kind == UNKNOWN else kind


# --- variations


def part(sheet: Sheet, places: Sequence[int]) -> Sheet:
    """The sheet with only these lines."""
    marks = None
    if sheet.markup:
        chosen = list(places)
        own = sheet.markup
        marks = MarkupFeatures(own.numbers[chosen], tuple(own.words[i] for i in chosen), own.groups[chosen])
    return replace(
        sheet,
        lines=[sheet.lines[i] for i in places],
        kinds=[sheet.kinds[i] for i in places],
        blank=[sheet.blank[i] for i in places],
        markup=marks,
        tensors=None,
    )


def joined(parts: Sequence[Sheet]) -> Sheet:
    first = parts[0]
    marks = None
    if all(p.markup for p in parts):
        marks = MarkupFeatures(
            np.concatenate([p.markup.numbers for p in parts if p.markup]),
            tuple(w for p in parts if p.markup for w in p.markup.words),
            np.concatenate([p.markup.groups + (k % 2) * 1_000_000 for k, p in enumerate(parts) if p.markup]),
        )
    return replace(
        first,
        lines=[x for p in parts for x in p.lines],
        kinds=[x for p in parts for x in p.kinds],
        blank=[x for p in parts for x in p.blank],
        markup=marks,
        tensors=None,
    )


def varied(sheet: Sheet, others: list[Sheet], rng: random.Random) -> Sheet:
    """The sheet as it is, or: its furniture around another body, little or no furniture, blank lines between lines,
    and half of the time without its markup."""
    if sheet.markup and rng.random() < 0.4:
        sheet = replace(sheet, markup=None, tensors=None)
    body = [i for i, y in enumerate(sheet.kinds) if y == BODY]
    if not body:
        return sheet
    first, last, count = body[0], body[-1], len(sheet.lines)
    choice = rng.random()
    if choice < 0.2:
        other = rng.choice(others)
        theirs = [i for i, y in enumerate(other.kinds) if y == BODY]
        if theirs and (other.markup is None) == (sheet.markup is None):
            inner = part(other, range(theirs[0], theirs[-1] + 1))
            sheet = joined([part(sheet, range(first)), inner, part(sheet, range(last + 1, count))])
    elif choice < 0.3:
        before, after = rng.randint(0, min(8, first)), rng.randint(0, min(8, count - last - 1))
        sheet = part(sheet, range(first - before, last + 1 + after))
    elif choice < 0.4 and sheet.markup is None:
        size = rng.choice([1, 2, 3, 5, 8, 1000])
        start = rng.randint(0, max(0, len(body) - size))
        kept = body[start : start + size]
        sheet = part(sheet, [0, *kept] if rng.random() < 0.5 and 0 not in kept else kept)
    elif choice < 0.5:
        sheet = part(sheet, range(rng.randint(0, first), rng.randint(last + 1, count)))
    if sheet.markup is None:
        blanks = rng.choice([0.0, 0.0, 1.0, rng.random()])
        if blanks:
            sheet = replace(sheet, blank=[rng.random() < blanks for _ in sheet.lines], tensors=None)
    return sheet


# --- the network


class Net(nn.Module):
    def __init__(self, mean: np.ndarray, scale: np.ndarray, setup: SetUp) -> None:
        super().__init__()
        self.setup, hidden = setup, setup.hidden
        self.register_buffer("mean", torch.tensor(mean))
        self.register_buffer("scale", torch.tensor(scale))
        self.words = nn.EmbeddingBag(BUCKETS, WORD_DIM, mode="mean")
        self.classes = nn.EmbeddingBag(CLASS_BUCKETS, CLASS_DIM, mode="mean")
        nn.init.normal_(self.words.weight, std=0.1)
        nn.init.normal_(self.classes.weight, std=0.1)
        self.first = nn.Linear(len(mean) + WORD_DIM + MARKUP_SIZE + CLASS_DIM, hidden)
        self.convs = nn.ModuleList(
            nn.Conv1d(hidden, hidden, KERNEL, padding=d * (KERNEL // 2), dilation=d) for d in DILATIONS
        )
        self.mix = nn.Linear(hidden, hidden)
        self.page = nn.Linear(2 * hidden, hidden, bias=False)
        self.groups = nn.ModuleList(nn.Linear(hidden, hidden, bias=False) for _ in range(2))
        self.out = nn.Linear(hidden, len(KINDS))
        self.drop = nn.Dropout(setup.dropout)

    def forward(self, sheet: Sheet, hide: bool = False) -> torch.Tensor:
        features, bag, starts, numbers, class_bag, class_starts, groups = sheet.tensors or tensors(sheet)
        lexical = self.words(bag, starts)
        if self.training:
            lexical = nn.functional.dropout(lexical, self.setup.lexical) * (0.0 if hide else 1.0)
        if numbers is None:
            marks = torch.zeros(len(features), MARKUP_SIZE + CLASS_DIM)
        else:
            named = self.classes(class_bag, class_starts)
            if self.training:
                named = nn.functional.dropout(named, self.setup.lexical)
                numbers = nn.functional.dropout(numbers, 0.1)
            marks = torch.cat((numbers, named), 1)
        x = torch.relu(self.first(torch.cat(((features - self.mean) / self.scale, lexical, marks), 1)))
        for conv in self.convs:
            x = x + torch.relu(conv(self.drop(x).T[None])[0].T)
        page = self.page(torch.cat((x.mean(0), x.max(0).values)))
        mixed = self.mix(x) + page
        if groups is not None:
            for k, layer in enumerate(self.groups):
                _, own, sizes = torch.unique(groups[:, k], return_inverse=True, return_counts=True)
                total = torch.zeros(len(sizes), self.setup.hidden).index_add(0, own, x)
                mixed = mixed + layer(self.drop((total / sizes[:, None])[own]))
        return self.out(self.drop(torch.relu(mixed)))


def bags(groups: Sequence[tuple[int, ...]]) -> tuple[torch.Tensor, torch.Tensor]:
    starts = np.concatenate(([0], np.cumsum([len(g) for g in groups])[:-1]))
    return torch.tensor([b for g in groups for b in g]), torch.from_numpy(starts)


def tensors(sheet: Sheet) -> tuple[Any, ...]:
    own = torch.from_numpy(line_features(sheet.lines, sheet.blank)), *bags([line_words(line) for line in sheet.lines])
    if sheet.markup is None:
        return *own, None, None, None, None
    marks = sheet.markup
    return *own, torch.from_numpy(marks.numbers), *bags(marks.words), torch.from_numpy(marks.groups)


def known(groups: Sequence[tuple[str, Sequence[tuple[int, ...]]]], size: int) -> torch.Tensor:
    """1 for each bucket whose words occur on several domains, else 0: a site's own words would be learned by heart."""
    domains: dict[int, set[str]] = defaultdict(set)
    for domain, lines in groups:
        for bucket in {b for line in lines for b in line}:
            domains[bucket].add(domain)
    table = torch.zeros(size, 1)
    table[[bucket for bucket, seen in domains.items() if len(seen) >= FEWEST_DOMAINS]] = 1
    return table


def loss_of(net: Net, sheet: Sheet, hide: bool) -> torch.Tensor:
    """Cross-entropy of body against all else, and (at a third of the weight) of the kinds where they are known."""
    logits = net(sheet, hide)
    kinds = torch.tensor(sheet.kinds)
    weight = torch.tensor([min(60, len(x.split()) + 1) ** 0.75 for x in sheet.lines])
    logs = torch.log_softmax(logits, 1)
    rest = torch.logsumexp(logs[:, 1:], 1)
    body = -torch.where(kinds == BODY, logs[:, BODY], rest)
    told = kinds > BODY
    loss = (body * weight).sum() / weight.sum().clamp(min=60)
    if told.any():
        finer = -(logs[told, kinds[told]] - rest[told])
        loss = loss + 0.1 * finer.mean()
    return loss * (0.5 if sheet.name == "taught" or not sheet.news else 1.0)


def train(sheets: list[Sheet], setup: SetUp, seed: int) -> Net:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    stack = np.concatenate([line_features(s.lines, s.blank) for s in sheets])
    net = Net(stack.mean(0), stack.std(0) + 0.05, setup)
    steps = setup.epochs * (len(sheets) // 4 + 1)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 6e-3, total_steps=steps)
    # The mean over the last steps does about as well as several networks, at the cost of one.
    steady = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99))
    known_words = known([(s.domain, [line_words(x) for x in s.lines]) for s in sheets], BUCKETS)
    known_words[NO_WORD] = 0
    known_classes = known([(s.domain, s.markup.words) for s in sheets if s.markup], CLASS_BUCKETS)
    net.train()
    for _ in range(setup.epochs):
        order = rng.sample(sheets, len(sheets))
        for k in range(0, len(order), 4):
            losses = [loss_of(net, varied(s, sheets, rng), rng.random() < 0.25) for s in order[k : k + 4]]
            optimiser.zero_grad()
            torch.stack(losses).sum().backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            with torch.no_grad():
                net.words.weight *= known_words
                net.classes.weight *= known_classes
            schedule.step()
            steady.update_parameters(net)
    averaged = steady.module
    assert isinstance(averaged, Net)
    return averaged.eval()


def train_all(sheets: list[Sheet]) -> list[Net]:
    return [train(sheets, setup, seed) for setup, seed in NETWORKS]


def weights(net: Net) -> dict[str, np.ndarray]:
    """The network's arrays as `rashomon.cleaning.forward` takes them, in half precision."""
    arrays = {
        "mean": net.mean, "scale": net.scale, "words": net.words.weight, "classes": net.classes.weight,
        "in_w": net.first.weight.T, "in_b": net.first.bias,
        "mix_w": net.mix.weight.T, "mix_b": net.mix.bias, "page_w": net.page.weight.T,
        "out_w": net.out.weight.T, "out_b": net.out.bias,
    }  # fmt: skip
    for k, layer in enumerate(net.groups):
        arrays[f"group{k}_w"] = layer.weight.T
    for k, conv in enumerate(net.convs):
        arrays |= {f"conv{k}_w": conv.weight.permute(2, 1, 0), f"conv{k}_b": conv.bias}
    return {name: a.detach().numpy().astype(np.float16) for name, a in arrays.items()}


# --- figures


def shingles(text: str) -> Counter[tuple[str, ...]]:
    own = words(text)
    return Counter(zip(*(own[k:] for k in range(4)), strict=False)) if len(own) >= 4 else Counter([tuple(own)])


def score(pairs: list[tuple[str, str]]) -> str:
    p = r = 0.0
    for gold, got in pairs:
        g, s = shingles(gold), shingles(got)
        hits = sum((g & s).values())
        p, r = p + hits / max(1, sum(s.values())), r + hits / max(1, sum(g.values()))
    p, r = p / len(pairs), r / len(pairs)
    return f"f1 {2 * p * r / (p + r):.4f}  p {p:.4f}  r {r:.4f}  pages {len(pairs)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--only", type=int, default=None, help="run this fold alone")
    parser.add_argument("--chances", type=Path, help="write the held-out chances of every page's lines here")
    options = parser.parse_args()
    torch.set_num_threads(1)
    sheets = load(options.data)
    more = taught(options.data)
    for sheet in [*sheets, *more]:
        sheet.tensors = tensors(sheet)
    domains = sorted({s.domain for s in sheets})
    random.Random(SEED).shuffle(domains)
    pairs: dict[tuple[str, float], list[tuple[str, str]]] = defaultdict(list)
    held_out = []
    for fold in range(options.folds):
        if options.only not in (None, fold):
            continue
        held = set(domains[fold :: options.folds])
        nets = train_all([s for s in [*sheets, *more] if s.domain not in held])
        for sheet in (s for s in sheets if s.domain in held):
            for name, seen in ((sheet.name, sheet), ("as flat", replace(sheet, markup=None, tensors=None))):
                if name == "as flat" and sheet.markup is None:
                    continue
                with torch.no_grad():
                    chances = torch.stack([torch.softmax(net(seen), 1) for net in nets]).mean(0).numpy()
                held_out.append(
                    (name, sheet.name, sheet.news, sheet.lines, np.round(chances, 4).tolist(), sheet.gold, sheet.domain)
                )
                for t in (0.3, 0.4, 0.5, 0.6, 0.7):
                    got = "\n".join(x for x, c in zip(sheet.lines, chances[:, 0], strict=True) if c > t)
                    pairs[name + (" all" if not sheet.news else ""), t].append((sheet.gold, got))
        print("fold", fold, flush=True)
        for (name, t), both in sorted(pairs.items()):
            print(f"  {name:22} {t} {score(both)}", flush=True)
    if options.chances:
        options.chances.write_text(json.dumps(held_out))
    if options.out:
        nets = train_all([*sheets, *more])
        np.savez_compressed(
            options.out, **{f"{n}_{k}": a for n, net in enumerate(nets) for k, a in weights(net).items()}
        )


if __name__ == "__main__":
    main()
