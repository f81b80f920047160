"""Train the line cleaner: `train_cleaner.py FLAT_PAGES [--out FILE] [--folds N]`.

FLAT_PAGES is a gzipped JSON Lines file with `flat_wet` (lines of a flattened page), `line_labels` (0 or 1 a line),
`domain` and `source`. Prints figures of a cross-validation over domains, then trains on all and writes the weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from rashomon.cleaning import BUCKETS, DILATIONS, line_features, line_words

SEED = 7
WORD_DIM, HIDDEN, KERNEL = 12, 40, 5
FEWEST_DOMAINS = 6


@dataclass
class Sheet:
    """A page's lines with what is known of each."""

    lines: list[str]
    labels: list[int]
    blank: list[bool]
    domain: str = ""
    news: bool = True
    gold: str = ""


def load(path: Path) -> list[Sheet]:
    sheets = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            pairs = [
                (x.strip(), int(y))
                for x, y in zip(row["flat_wet"].split("\n"), row["line_labels"], strict=True)
                if x.strip()
            ]
            lines, labels = [x for x, _ in pairs], [y for _, y in pairs]
            news = "wcxb" not in row["source"].lower()
            sheets.append(Sheet(lines, labels, [False] * len(lines), row["domain"], news, row["gold_text"]))
    return sheets


def varied(sheet: Sheet, others: list[Sheet], rng: random.Random) -> Sheet:
    """The sheet as it is, or: its furniture around another body, little or no furniture, blank lines between lines."""
    lines, labels = sheet.lines, sheet.labels
    body = [i for i, y in enumerate(labels) if y]
    if not body:
        return sheet
    first, last = body[0], body[-1]
    choice = rng.random()
    if choice < 0.2:
        other = rng.choice(others)
        theirs = [i for i, y in enumerate(other.labels) if y]
        if theirs:
            lines = lines[:first] + other.lines[theirs[0] : theirs[-1] + 1] + lines[last + 1 :]
            labels = labels[:first] + other.labels[theirs[0] : theirs[-1] + 1] + labels[last + 1 :]
    elif choice < 0.35:
        before, after = rng.randint(0, min(8, first)), rng.randint(0, min(8, len(lines) - last - 1))
        lines, labels = lines[first - before : last + 1 + after], labels[first - before : last + 1 + after]
    elif choice < 0.5:
        size = rng.choice([1, 2, 3, 5, 8, 1000])
        start = rng.randint(0, max(0, len(body) - size))
        kept = body[start : start + size]
        lines, labels = [lines[i] for i in kept], [1] * len(kept)
        if rng.random() < 0.5:
            lines, labels = [sheet.lines[0], *lines], [0, *labels]
    elif choice < 0.6:
        start, stop = rng.randint(0, first), rng.randint(last + 1, len(lines))
        lines, labels = lines[start:stop], labels[start:stop]
    blanks = rng.choice([0.0, 0.0, 1.0, rng.random()])
    return Sheet(lines, labels, [rng.random() < blanks for _ in lines], sheet.domain, sheet.news)


class Net(nn.Module):
    def __init__(self, mean: np.ndarray, scale: np.ndarray) -> None:
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean))
        self.register_buffer("scale", torch.tensor(scale))
        self.words = nn.EmbeddingBag(BUCKETS, WORD_DIM, mode="mean")
        nn.init.normal_(self.words.weight, std=0.1)
        self.first = nn.Linear(len(mean) + WORD_DIM, HIDDEN)
        self.convs = nn.ModuleList(
            nn.Conv1d(HIDDEN, HIDDEN, KERNEL, padding=d * (KERNEL // 2), dilation=d) for d in DILATIONS
        )
        self.mix = nn.Linear(HIDDEN, HIDDEN)
        self.page = nn.Linear(2 * HIDDEN, HIDDEN, bias=False)
        self.out = nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(0.15)

    def forward(
        self, features: torch.Tensor, words: torch.Tensor, starts: torch.Tensor, hide: bool = False
    ) -> torch.Tensor:
        lexical = self.words(words, starts)
        if self.training:
            lexical = nn.functional.dropout(lexical, 0.3) * (0.0 if hide else 1.0)
        x = torch.relu(self.first(torch.cat(((features - self.mean) / self.scale, lexical), 1)))
        for conv in self.convs:
            x = x + torch.relu(conv(self.drop(x).T[None])[0].T)
        page = self.page(torch.cat((x.mean(0), x.max(0).values)))
        return self.out(self.drop(torch.relu(self.mix(x) + page)))[:, 0]


def tensors(sheet: Sheet) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    words = [line_words(line) for line in sheet.lines]
    starts = np.concatenate(([0], np.cumsum([len(w) for w in words])[:-1]))
    flat = torch.tensor([b for w in words for b in w])
    return torch.from_numpy(line_features(sheet.lines, sheet.blank)), flat, torch.from_numpy(starts)


def known_buckets(sheets: list[Sheet]) -> torch.Tensor:
    """1 for each bucket whose words occur on several domains, else 0: a site's own words would be learned by heart."""
    domains: dict[int, set[str]] = {}
    for sheet in sheets:
        for line in sheet.lines:
            for bucket in line_words(line):
                domains.setdefault(bucket, set()).add(sheet.domain)
    known = torch.zeros(BUCKETS, 1)
    known[[bucket for bucket, seen in domains.items() if len(seen) >= FEWEST_DOMAINS]] = 1
    return known


def train(sheets: list[Sheet], epochs: int, seed: int) -> Net:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    stack = np.concatenate([line_features(s.lines, s.blank) for s in sheets])
    net = Net(stack.mean(0), stack.std(0) + 0.05)
    steps = epochs * (len(sheets) // 4 + 1)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 6e-3, total_steps=steps)
    # The mean over the last steps does about as well as several networks, at the cost of one.
    steady = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99))
    known = known_buckets(sheets)
    net.train()
    for _ in range(epochs):
        order = rng.sample(sheets, len(sheets))
        for k in range(0, len(order), 4):
            loss = torch.zeros(())
            for chosen in order[k : k + 4]:
                sheet = varied(chosen, sheets, rng)
                logits = net(*tensors(sheet), hide=rng.random() < 0.25)
                weight = torch.tensor([min(60, len(x.split()) + 1) ** 0.75 for x in sheet.lines])
                losses = nn.functional.binary_cross_entropy_with_logits(
                    logits, torch.tensor(sheet.labels).float(), reduction="none"
                )
                loss = loss + (losses * weight).sum() / weight.sum().clamp(min=60) * (1.0 if sheet.news else 0.5)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            with torch.no_grad():
                net.words.weight *= known
            schedule.step()
            steady.update_parameters(net)
    averaged = steady.module
    assert isinstance(averaged, Net)
    return averaged.eval()


def weights(net: Net) -> dict[str, np.ndarray]:
    """The network's arrays as `rashomon.cleaning.forward` takes them, in half precision."""
    arrays = {
        "mean": net.mean, "scale": net.scale, "words": net.words.weight,
        "in_w": net.first.weight.T, "in_b": net.first.bias,
        "mix_w": net.mix.weight.T, "mix_b": net.mix.bias, "page_w": net.page.weight.T,
        "out_w": net.out.weight[0], "out_b": net.out.bias[0],
    }  # fmt: skip
    for k, conv in enumerate(net.convs):
        arrays |= {f"conv{k}_w": conv.weight.permute(2, 1, 0), f"conv{k}_b": conv.bias}
    return {name: a.detach().numpy().astype(np.float16) for name, a in arrays.items()}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    import re

    words = re.findall(r"\w+", text)
    return Counter(zip(*(words[k:] for k in range(4)), strict=False)) if len(words) >= 4 else Counter([tuple(words)])


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
    parser.add_argument("pages", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=7)
    options = parser.parse_args()
    torch.set_num_threads(1)
    sheets = load(options.pages)
    domains = sorted({s.domain for s in sheets})
    random.Random(SEED).shuffle(domains)
    news: dict[float, list[tuple[str, str]]] = {t: [] for t in (0.3, 0.4, 0.5, 0.6, 0.7)}
    for fold in range(options.folds):
        held = set(domains[fold :: options.folds])
        net = train([s for s in sheets if s.domain not in held], options.epochs, SEED)
        for sheet in (s for s in sheets if s.news and s.domain in held):
            with torch.no_grad():
                chances = torch.sigmoid(net(*tensors(sheet))).numpy()
            for t, pairs in news.items():
                pairs.append((sheet.gold, "\n".join(x for x, c in zip(sheet.lines, chances, strict=True) if c > t)))
        print("fold", fold, {t: score(pairs) for t, pairs in news.items()}, flush=True)
    if options.out:
        np.savez_compressed(options.out, **weights(train(sheets, options.epochs, SEED)))


if __name__ == "__main__":
    main()
