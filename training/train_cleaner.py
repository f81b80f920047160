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

from rashomon import flattened
from rashomon.cleaning import CLASS_BUCKETS, DILATIONS, KINDS, MARKUP_SIZE, MarkupFeatures, markup_features
from rashomon.furniture import furniture_kind, is_byline
from rashomon.lines import BUCKETS, FEATURES, NO_WORD, as_arrays, line_features, word_buckets
from rashomon.marks import Mark
from rashomon.markup import Markup, parse
from rashomon.metadata import find_headline, read_metadata
from rashomon.report import Unit, body_units, label_units
from rashomon.shown import Line

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


NETWORKS = ((SetUp(64, 0.2, 0.4, 16), 7), (SetUp(64, 0.2, 0.4, 16), 8))
"""The networks whose chances are averaged, each with its seed: unlike ones err less alike."""

BATCH = 6
GAP = 2 * max(DILATIONS)
"""Blank rows between the pages of a batch: no line reaches another page's."""


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
    headline: int | None = None
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
    marks = markup_features(page, as_arrays(lines), told.body, told.description)
    place = find_headline(page, told)[0]
    return Sheet(lines, kinds, [False] * len(kinds), domain, True, gold, name, marks, place)


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
        marks = MarkupFeatures(own.numbers[chosen], own.words, own.groups[chosen])
    return replace(
        sheet,
        lines=[sheet.lines[i] for i in places],
        kinds=[sheet.kinds[i] for i in places],
        blank=[sheet.blank[i] for i in places],
        markup=marks,
        tensors=None,
    )


def joined(parts: Sequence[Sheet], source: Sequence[int]) -> Sheet:
    """Parts one after the other; `source` tells which of them are of one page, whose containers and styles they share."""
    marks = None
    if all(p.markup for p in parts):
        owned = [p.markup for p in parts if p.markup]
        styles: tuple[tuple[int, ...], ...] = ()
        first_style: dict[int, int] = {}
        for own, page in zip(owned, source, strict=True):
            if page not in first_style:
                first_style[page] = len(styles)
                styles += own.words
        shifts = [np.array([page * 1_000_000, first_style[page]]) for page in source]
        marks = MarkupFeatures(
            np.concatenate([own.numbers for own in owned]),
            styles,
            np.concatenate([own.groups + shift for own, shift in zip(owned, shifts, strict=True)]),
        )
    return replace(
        parts[0],
        lines=[x for p in parts for x in p.lines],
        kinds=[x for p in parts for x in p.kinds],
        blank=[x for p in parts for x in p.blank],
        markup=marks,
        tensors=None,
    )


def unmarked(sheet: Sheet) -> Sheet:
    """The sheet without its markup."""
    own = sheet.tensors
    if own is not None:
        own = replace(
            own,
            numbers=torch.zeros_like(own.numbers),
            classes=(torch.tensor([0]), torch.tensor([0])),
            groups=torch.zeros_like(own.groups),
            marked=False,
        )
    return replace(sheet, markup=None, tensors=own)


def body_places(sheet: Sheet) -> list[int]:
    return [i for i, y in enumerate(sheet.kinds) if y == BODY]


def around_another(sheet: Sheet, other: Sheet) -> Sheet:
    """The sheet's furniture around another page's body."""
    own, theirs = body_places(sheet), body_places(other)
    if not theirs or (other.markup is None) != (sheet.markup is None):
        return sheet
    inner = part(other, range(theirs[0], theirs[-1] + 1))
    last = len(sheet.lines)
    return joined([part(sheet, range(own[0])), inner, part(sheet, range(own[-1] + 1, last))], (0, 1, 0))


def interrupted(sheet: Sheet, other: Sheet, rng: random.Random) -> Sheet:
    """The sheet with a few lines of another page's furniture amid its body, as boxes and advertisements stand there."""
    own = body_places(sheet)
    runs = [i for i in range(len(other.kinds)) if other.kinds[i] != BODY and len(other.lines[i]) > 12]
    if len(own) < 4 or not runs or (other.markup is None) != (sheet.markup is None):
        return sheet
    start = rng.choice(runs)
    stop = start + 1
    while stop < len(other.kinds) and other.kinds[stop] != BODY and stop - start < 5 and rng.random() < 0.6:
        stop += 1
    at = rng.choice(own[1:-1])
    pieces = [part(sheet, range(at)), part(other, range(start, stop)), part(sheet, range(at, len(sheet.lines)))]
    return joined(pieces, (0, 1, 0))


def varied(sheet: Sheet, others: list[Sheet], rng: random.Random) -> Sheet:
    """The sheet as it is, or: its furniture around another body, another's furniture amid its body, little or no furniture,
    blank lines between lines, and four times in ten without its markup."""
    if sheet.markup and rng.random() < 0.4:
        sheet = unmarked(sheet)
    body = body_places(sheet)
    if not body:
        return sheet
    first, last, count = body[0], body[-1], len(sheet.lines)
    choice = rng.random()
    if choice < 0.25:
        sheet = around_another(sheet, rng.choice(others))
    elif choice < 0.35:
        before, after = rng.randint(0, min(8, first)), rng.randint(0, min(8, count - last - 1))
        sheet = part(sheet, range(first - before, last + 1 + after))
    elif choice < 0.45 and sheet.markup is None:
        size = rng.choice([1, 2, 3, 5, 8, 1000])
        start = rng.randint(0, max(0, len(body) - size))
        kept = body[start : start + size]
        sheet = part(sheet, [0, *kept] if rng.random() < 0.5 and 0 not in kept else kept)
    elif choice < 0.55:
        sheet = part(sheet, range(rng.randint(0, first), rng.randint(last + 1, count)))
    if rng.random() < 0.2:
        sheet = interrupted(sheet, rng.choice(others), rng)
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
        self.first = nn.Linear(FEATURES + WORD_DIM + MARKUP_SIZE + CLASS_DIM, hidden)
        self.taps = nn.ParameterList(nn.Parameter(torch.randn(KERNEL, hidden) / KERNEL**0.5) for _ in DILATIONS)
        self.convs = nn.ModuleList(nn.Linear(hidden, hidden) for _ in DILATIONS)
        self.mix = nn.Linear(hidden, hidden)
        self.page = nn.Linear(2 * hidden, hidden, bias=False)
        self.groups = nn.ModuleList(nn.Linear(hidden, hidden, bias=False) for _ in range(2))
        self.out = nn.Linear(hidden, len(KINDS))
        self.drop = nn.Dropout(setup.dropout)

    def forward(self, batch: Batch, hide: Sequence[bool] = ()) -> torch.Tensor:
        """Logits (lines, kinds) of all pages' lines. `hide` tells of which pages the words are not seen."""
        lexical = self.words(batch.words, batch.word_starts)
        numbers, named = batch.numbers, self.classes(batch.classes, batch.class_starts)[batch.style]
        if self.training:
            lexical = nn.functional.dropout(lexical, self.setup.lexical)
            shown = torch.tensor([0.0 if h else 1.0 for h in hide])[batch.page]
            lexical = lexical * shown[:, None]
            named = nn.functional.dropout(named, self.setup.lexical)
            numbers = nn.functional.dropout(numbers, 0.1)
        named = named * batch.marked[:, None]
        x = torch.relu(self.first(torch.cat(((batch.features - self.mean) / self.scale, lexical, numbers, named), 1)))
        width = x.shape[1]
        for taps, conv, dilation in zip(self.taps, self.convs, DILATIONS, strict=True):
            spread = torch.zeros(batch.rows, width).index_copy(0, batch.row, self.drop(x))
            half = KERNEL // 2
            window = spread * taps[half]
            for k in range(1, half + 1):
                shift = k * dilation
                window = window + nn.functional.pad(spread[:-shift] * taps[half - k], (0, 0, shift, 0))
                window = window + nn.functional.pad(spread[shift:] * taps[half + k], (0, 0, 0, shift))
            x = x + torch.relu(conv(window[batch.row]))
        sizes = torch.bincount(batch.page, minlength=batch.pages)[:, None]
        mean = torch.zeros(batch.pages, width).index_add(0, batch.page, x) / sizes
        top = torch.zeros(batch.pages, width).index_reduce(0, batch.page, x, "amax")
        mixed = self.mix(x) + self.page(torch.cat((mean, top), 1))[batch.page]
        for own, layer in zip(batch.groups, self.groups, strict=True):
            count = torch.bincount(own)[:, None]
            total = torch.zeros(len(count), width).index_add(0, own, x)
            mixed = mixed + layer(self.drop((total / count)[own])) * batch.marked[:, None]
        return self.out(self.drop(torch.relu(mixed)))


@dataclass(frozen=True)
class Prepared:
    """A sheet as the network takes it."""

    features: torch.Tensor
    words: tuple[torch.Tensor, torch.Tensor]
    numbers: torch.Tensor
    classes: tuple[torch.Tensor, torch.Tensor]
    groups: torch.Tensor
    marked: bool


@dataclass(frozen=True)
class Batch:
    """Several pages' lines in a row: `row` is the place of each among `rows` with gaps between the pages."""

    features: torch.Tensor
    words: torch.Tensor
    word_starts: torch.Tensor
    numbers: torch.Tensor
    classes: torch.Tensor
    class_starts: torch.Tensor
    style: torch.Tensor
    groups: tuple[torch.Tensor, ...]
    marked: torch.Tensor
    page: torch.Tensor
    row: torch.Tensor
    rows: int
    pages: int


def batch_of(sheets: Sequence[Sheet]) -> Batch:
    pages = [sheet.tensors or prepared(sheet) for sheet in sheets]
    sizes = [len(p.features) for p in pages]
    row, rows = [], GAP
    for size in sizes:
        row.append(torch.arange(rows, rows + size))
        rows += size + GAP
    words, word_starts = chained([p.words for p in pages])
    classes, class_starts = chained([p.classes for p in pages])
    shift, style, groups = 0, [], ([], [])
    for p in pages:
        style.append(p.groups[:, 1] + shift)
        shift += len(p.classes[1])
        for k, column in enumerate(groups):
            own = torch.unique(p.groups[:, k], return_inverse=True)[1]
            column.append(own + (int(column[-1].max()) + 1 if column else 0))
    return Batch(
        torch.cat([p.features for p in pages]), words, word_starts, torch.cat([p.numbers for p in pages]), classes,
        class_starts, torch.cat(style), tuple(torch.cat(column) for column in groups),
        torch.repeat_interleave(torch.tensor([float(p.marked) for p in pages]), torch.tensor(sizes)),
        torch.repeat_interleave(torch.arange(len(pages)), torch.tensor(sizes)), torch.cat(row), rows, len(pages),
    )  # fmt: skip


def chained(bags: Sequence[tuple[torch.Tensor, torch.Tensor]]) -> tuple[torch.Tensor, torch.Tensor]:
    starts, shift = [], 0
    for bag, own in bags:
        starts.append(own + shift)
        shift += len(bag)
    return torch.cat([bag for bag, _ in bags]), torch.cat(starts)


def prepared(sheet: Sheet) -> Prepared:
    page = as_arrays(sheet.lines)
    words, starts = word_buckets(page)
    features = torch.from_numpy(line_features(page, sheet.blank))
    size = len(sheet.lines)
    marks = sheet.markup or MarkupFeatures(
        np.zeros((size, MARKUP_SIZE), np.float32), ((0,),), np.zeros((size, 2), np.int64)
    )
    sizes = np.array([len(group) for group in marks.words])
    classes = torch.tensor([b for group in marks.words for b in group])
    return Prepared(
        features,
        (torch.from_numpy(words), torch.from_numpy(starts)),
        torch.from_numpy(marks.numbers),
        (classes, torch.from_numpy(np.cumsum(sizes) - sizes)),
        torch.from_numpy(marks.groups),
        sheet.markup is not None,
    )


def known(groups: Sequence[tuple[str, Sequence[int]]], size: int) -> torch.Tensor:
    """1 for each bucket whose words occur on several domains, else 0: a site's own words would be learned by heart."""
    domains: dict[int, set[str]] = defaultdict(set)
    for domain, buckets in groups:
        for bucket in set(buckets):
            domains[bucket].add(domain)
    table = torch.zeros(size, 1)
    table[[bucket for bucket, seen in domains.items() if len(seen) >= FEWEST_DOMAINS]] = 1
    return table


def loss_of(net: Net, sheets: Sequence[Sheet], hide: Sequence[bool]) -> torch.Tensor:
    """Cross-entropy of body against all else, and (at a tenth of the weight) of the kinds where they are known; the sum
    over pages, each counted as its lines' mean."""
    batch = batch_of(sheets)
    logs = torch.log_softmax(net(batch, hide), 1)
    kinds = torch.tensor([kind for sheet in sheets for kind in sheet.kinds])
    weight = torch.tensor([min(60, x.count(" ") + 2) ** 0.75 for sheet in sheets for x in sheet.lines])
    rest = torch.logsumexp(logs[:, 1:], 1)
    body = -torch.where(kinds == BODY, logs[:, BODY], rest)
    told = (kinds > BODY).float()
    finer = -(logs.gather(1, kinds.clamp(min=0)[:, None])[:, 0] - rest)

    def by_page(values: torch.Tensor) -> torch.Tensor:
        return torch.zeros(batch.pages).index_add(0, batch.page, values)

    loss = by_page(body * weight) / by_page(weight).clamp(min=60)
    loss = loss + 0.1 * by_page(finer * told) / by_page(told).clamp(min=1)
    trust = torch.tensor([0.5 if s.name == "taught" or not s.news else 1.0 for s in sheets])
    return (loss * trust).sum()


def train(sheets: list[Sheet], setup: SetUp, seed: int) -> Net:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    stack = np.concatenate([s.tensors.features.numpy() for s in sheets])
    net = Net(stack.mean(0), stack.std(0) + 0.05, setup)
    steps = setup.epochs * -(-len(sheets) // BATCH)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 6e-3, total_steps=steps)
    # The mean over the last steps does about as well as several networks, at the cost of one.
    steady = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99))
    known_words = known([(s.domain, s.tensors.words[0].tolist()) for s in sheets], BUCKETS)
    known_words[NO_WORD] = 0
    known_classes = known([(s.domain, s.tensors.classes[0].tolist()) for s in sheets if s.markup], CLASS_BUCKETS)
    net.train()
    for _ in range(setup.epochs):
        order = rng.sample(sheets, len(sheets))
        for k in range(0, len(order), BATCH):
            chosen = [varied(s, sheets, rng) for s in order[k : k + BATCH]]
            optimiser.zero_grad()
            loss_of(net, chosen, [rng.random() < 0.25 for _ in chosen]).backward()
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
    for k, (taps, conv) in enumerate(zip(net.taps, net.convs, strict=True)):
        arrays |= {f"tap{k}": taps, f"conv{k}_w": conv.weight.T, f"conv{k}_b": conv.bias}
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


def read(sheet: Sheet, chances: np.ndarray) -> str:
    """The report as `rashomon.report` makes it of the chances."""
    units, at = [], 0
    for line, blank in zip(sheet.lines, sheet.blank, strict=True):
        units.append(Unit(at, at + len(line), line, blank))
        at += len(line) + 1
    body = body_units(units, chances[:, BODY])
    if sheet.name == "flat" or not sheet.markup:
        place = flattened.find_headline(units, body)[0] if body else None
        report = body - {place} or body
    else:
        place = sheet.headline
        report = body - {place, 0} or body
    passages, _ = label_units(units, set(report), place, None, chances)
    return "\n".join(p.text for p in passages if p.kind == "paragraph")


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
        sheet.tensors = prepared(sheet)
    domains = sorted({s.domain for s in sheets})
    random.Random(SEED).shuffle(domains)
    pairs: dict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
    held_out = []
    for fold in range(options.folds):
        if options.only not in (None, fold):
            continue
        held = set(domains[fold :: options.folds])
        nets = train_all([s for s in [*sheets, *more] if s.domain not in held])
        for sheet in (s for s in sheets if s.domain in held):
            for name, seen in ((sheet.name, sheet), ("as flat", unmarked(sheet))):
                if name == "as flat" and sheet.markup is None:
                    continue
                with torch.no_grad():
                    own = torch.stack([torch.softmax(net(batch_of([seen])), 1) for net in nets]).numpy()
                held_out.append(
                    (
                        name,
                        sheet.name,
                        sheet.news,
                        sheet.lines,
                        sheet.headline,
                        own[:, :, BODY].round(4).tolist(),
                        sheet.gold,
                        sheet.domain,
                    )
                )
                for count in range(1, len(nets) + 1):
                    got = read(seen, own[:count].mean(0))
                    pairs[name + (" all" if not sheet.news else ""), count].append((sheet.gold, got))
        print("fold", fold, flush=True)
        for (name, count), both in sorted(pairs.items()):
            print(f"  {name:22} {count} networks {score(both)}", flush=True)
    if options.chances:
        options.chances.write_text(json.dumps(held_out))
    if options.out:
        arrays: dict[str, np.ndarray] = {}
        for n, (setup, seed) in enumerate(NETWORKS):
            arrays |= {f"{n}_{k}": a for k, a in weights(train([*sheets, *more], setup, seed)).items()}
            np.savez_compressed(options.out, **arrays)  # after each, for a training takes a while


if __name__ == "__main__":
    main()
