"""Train the attribution tagger: `train_attribution.py DATA [--out FILE] [--folds N]`.

DATA is a folder with `train.jsonl.gz`: an article a row, its `text` and `attributions`, each with the lists of character
spans `source`, `cue` and `content` (PolNeAR's roles). Prints figures of articles that were left out of training (`--folds`
of them in turn), then trains on all and writes the weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import random
import tempfile
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from rashomon import pipeline
from rashomon.claims.passages import parsed_pieces
from rashomon.claims.tagging import (
    CHILDREN,
    DISTANCES,
    GAP,
    KERNEL,
    OFFSETS,
    PLACES,
    QUOTES,
    SHAPES,
    STATES,
    Tokens,
    Vocabulary,
    Window,
    read_tokens,
    read_window,
    tree_paths,
)
from rashomon.model import Article
from rashomon.text.parse import VECTOR_SIZE, Parsed, PassageParser, lemma

# One network a seed; their chances are averaged.
SEEDS = (11,)
WORD_DIM, TAG_DIM, SMALL_DIM, PATH_DIM = 32, 12, 6, 16
HIDDEN, WINDOW_HIDDEN = 128, 96
LAYERS, WINDOW_LAYERS = 2, 3
# A word has a vector of its own if so many articles hold it; a way through the tree if it was met so often.
FEWEST_ARTICLES, FEWEST_PATHS = 6, 40
# A share of the words is hidden from the network, so that it reads names and topics it never met as well.
HIDDEN_WORDS = 0.25
ARTICLES_A_STEP = 4
RATE, DECAY = 2e-3, 0.02
DROPOUT = 0.25
RUNNING_MEAN = 0.995

Span = tuple[int, int]


@dataclass(frozen=True)
class Relation:
    """An annotated attribution: the parse it stands in, its cue token, its content's and its source's tokens."""

    piece: int
    cue: int
    content: frozenset[int]
    source: frozenset[int]


@dataclass(frozen=True)
class Example:
    """An article's parses, with which tokens are quoted, and its attributions."""

    pieces: list[tuple[Parsed, list[bool]]]
    relations: list[Relation]


def read_examples(path: Path, cache: Path | None) -> list[Example]:
    """The articles of a file, parsed by the program itself; kept in `cache` for the next run."""
    if cache is not None and cache.is_file():
        return pickle.loads(cache.read_bytes())
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages.jsonl"
        with pages.open("w", encoding="utf-8") as stream:
            for n, row in enumerate(rows):
                stream.write(json.dumps({"source": f"{n}", "text": row["text"]}) + "\n")
        articles = [a for a in pipeline.read([str(pages)]) if isinstance(a, Article)]
    parser = PassageParser()
    examples = [example(a, rows[int(a.source.rpartition("/")[2].rpartition("#")[2])], parser) for a in articles]
    if cache is not None:
        cache.write_bytes(pickle.dumps(examples))
    return examples


def example(article: Article, row: dict[str, Any], parser: PassageParser) -> Example:
    """An article's parses and its annotations, turned from characters to tokens."""
    pieces, places = [], []
    for piece in parsed_pieces([article], parser)[0]:
        for k, (start, end) in enumerate(zip(piece.parsed.starts, piece.parsed.ends, strict=True)):
            places.append((piece.offset + start, piece.offset + end, len(pieces), k))
        pieces.append((piece.parsed, piece.inside))
    starts = [p[0] for p in places]

    def tokens(spans: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
        found = []
        for start, end in spans:
            at = bisect_left(starts, start)
            at -= at > 0 and places[at - 1][1] > start
            while at < len(places) and places[at][0] < end:
                found.append(places[at][2:])
                at += 1
        return found

    merged: dict[tuple[int, int], tuple[set[int], set[int]]] = {}
    for annotated in row["attributions"]:
        content, cue, source = (tokens(annotated[role]) for role in ("content", "cue", "source"))
        if not content or not cue:
            continue
        piece = cue[0][0]
        at = cue_token(pieces[piece][0], {k for n, k in cue if n == piece})
        held = merged.setdefault((piece, at), (set(), set()))
        held[0].update(k for n, k in content if n == piece)
        held[1].update(k for n, k in source if n == piece)
    relations = [Relation(p, c, frozenset(a), frozenset(b)) for (p, c), (a, b) in merged.items() if a]
    return Example(pieces, relations)


def cue_token(parsed: Parsed, tokens: set[int]) -> int:
    """The token that stands for a cue of several: the first that no other governs, a verb before others."""
    tops = [k for k in sorted(tokens) if parsed.heads[k] not in tokens or parsed.heads[k] == k]
    tops = [k for k in tops if parsed.deps[k] != "punct" and parsed.tags[k] != "TO"] or sorted(tokens)
    return next((k for k in tops if parsed.tags[k].startswith("VB")), tops[0])


def vocabulary(examples: Sequence[Example]) -> Vocabulary:
    """What has a number of its own: words of several articles, all tags and dependencies, frequent ways."""
    words: Counter[str] = Counter()
    tags: set[str] = set()
    deps: set[str] = set()
    names: set[str] = set()
    paths: Counter[str] = Counter()
    for e in examples:
        words.update({lemma(w, t) for p, _ in e.pieces for w, t in zip(p.words, p.tags, strict=True)})
        for p, _ in e.pieces:
            tags.update(p.tags)
            deps.update(p.deps)
            names.update(label for _, _, label in p.names)
        for r in e.relations:
            parsed = e.pieces[r.piece][0]
            first, last = next(s for s in parsed.sentences if s[0] <= r.cue < s[1])
            paths.update(tree_paths(parsed, first, last, r.cue))

    def numbered(items: Iterable[str]) -> dict[str, int]:
        return {item: n for n, item in enumerate(sorted(items), 1)}

    return Vocabulary(
        numbered(w for w, n in words.items() if n >= FEWEST_ARTICLES),
        numbered(tags),
        numbered(deps),
        numbered(names),
        numbered(p for p, n in paths.items() if n >= FEWEST_PATHS),
    )


class Tagger(nn.Module):
    """The network; `rashomon.claims.tagging` runs the same in numpy, by the names of these parameters."""

    def __init__(self, known: Vocabulary) -> None:
        super().__init__()
        sizes = [
            (len(known.words) + 1, WORD_DIM),
            (len(known.tags) + 1, TAG_DIM),
            (len(known.deps) + 1, TAG_DIM),
            (len(known.names) + 1, SMALL_DIM),
            (SHAPES, SMALL_DIM),
            (PLACES, SMALL_DIM),
            (STATES, SMALL_DIM),
        ]
        self.token = nn.ParameterList([nn.Parameter(torch.randn(*s) * 0.3) for s in sizes])
        width = VECTOR_SIZE + sum(s[1] for s in sizes) + len(CHILDREN)
        self.inward = nn.Linear(width, HIDDEN)
        self.layers = nn.ModuleList([nn.Linear((KERNEL + 1) * HIDDEN, HIDDEN) for _ in range(LAYERS)])
        self.norms = nn.ModuleList([nn.LayerNorm(HIDDEN) for _ in range(LAYERS)])
        self.cue = nn.Linear(HIDDEN, 1)
        ways = [DISTANCES, len(known.paths) + 1, OFFSETS, QUOTES]
        self.way = nn.ParameterList([nn.Parameter(torch.randn(n, WINDOW_HIDDEN) * 0.1) for n in ways])
        self.near = nn.Linear(HIDDEN, WINDOW_HIDDEN)
        self.of = nn.Linear(HIDDEN, WINDOW_HIDDEN)
        self.window = nn.ModuleList(
            [nn.Linear((KERNEL + 1) * WINDOW_HIDDEN, WINDOW_HIDDEN) for _ in range(WINDOW_LAYERS)]
        )
        self.window_norms = nn.ModuleList([nn.LayerNorm(WINDOW_HIDDEN) for _ in range(WINDOW_LAYERS)])
        self.roles = nn.Linear(WINDOW_HIDDEN, 2)

    def encode(self, tokens: Tokens) -> torch.Tensor:
        ids = torch.from_numpy(tokens.ids).long()
        if self.training:
            ids[:, 0] *= (torch.rand(len(ids)) > HIDDEN_WORDS).long()
        vectors = torch.from_numpy(tokens.vectors.astype(np.float32))
        x = [vectors, *[e[ids[:, n]] for n, e in enumerate(self.token)], torch.from_numpy(tokens.children)]
        h = F.relu(self.inward(F.dropout(torch.cat(x, 1), DROPOUT / 2, self.training)))
        heads = torch.from_numpy(tokens.heads).long()
        for layer, norm in zip(self.layers, self.norms, strict=True):
            y = F.relu(layer(torch.cat([shifted(h, 1), h[heads]], 1)))
            h = norm(h + F.dropout(y, DROPOUT, self.training))
        return h

    def read(self, h: torch.Tensor, batch: Windows) -> torch.Tensor:
        ids = torch.from_numpy(batch.ids).long()
        z = self.near(h[torch.from_numpy(batch.tokens)]) + self.of(h[torch.from_numpy(batch.cues)])
        for n, e in enumerate(self.way):
            z = z + e[ids[:, n]]
        mask = torch.from_numpy(batch.mask)[:, None]
        z = F.relu(F.dropout(z, DROPOUT / 2, self.training)) * mask
        heads = torch.from_numpy(batch.heads)
        for n, (layer, norm) in enumerate(zip(self.window, self.window_norms, strict=True)):
            y = F.relu(layer(torch.cat([shifted(z, 1 + n % 2), z[heads]], 1)))
            z = norm(z + F.dropout(y, DROPOUT, self.training)) * mask
        return self.roles(z)


def shifted(x: torch.Tensor, dilation: int) -> torch.Tensor:
    """Each row beside its neighbours, KERNEL together."""
    reach = KERNEL // 2 * dilation
    padded = F.pad(x, (0, 0, reach, reach))
    return torch.cat([padded[k * dilation : k * dilation + len(x)] for k in range(KERNEL)], 1)


@dataclass(frozen=True)
class Windows:
    """The windows of several cues one after the other, GAP rows of zeros behind each. `tokens` and `cues` count in the
    batch's tokens, `heads` in the rows; `gold` holds content and source."""

    tokens: np.ndarray
    cues: np.ndarray
    heads: np.ndarray
    ids: np.ndarray
    mask: np.ndarray
    gold: np.ndarray


def windows(items: Sequence[tuple[Parsed, Window, int, Relation | None]]) -> Windows:
    tokens, cues, heads, ids, mask, gold = [], [], [], [], [], []
    at = 0
    for parsed, w, base, relation in items:
        n = w.last - w.first
        own = np.arange(w.first, w.last)
        above = np.asarray(parsed.heads[w.first : w.last])
        above = np.where((above >= w.first) & (above < w.last), above, own) - w.first
        tokens.append(np.concatenate([own + base, np.full(GAP, base)]))
        cues.append(np.full(n + GAP, w.cue + base))
        heads.append(np.concatenate([above + at, np.arange(at + n, at + n + GAP)]))
        ids.append(np.concatenate([w.ids, np.zeros((GAP, 4), np.int32)]))
        mask.append(np.concatenate([np.ones(n, np.float32), np.zeros(GAP, np.float32)]))
        g = np.zeros((n + GAP, 2), np.float32)
        if relation is not None:
            for column, held in enumerate((relation.content, relation.source)):
                inside = [k - w.first for k in held if w.first <= k < w.last]
                g[inside, column] = 1
        gold.append(g)
        at += n + GAP
    return Windows(*map(np.concatenate, (tokens, cues, heads, ids, mask, gold)))


@dataclass
class Prepared:
    tokens: Tokens
    cues: np.ndarray
    items: list[tuple[Parsed, Window, int, Relation]]


def prepare(e: Example, known: Vocabulary) -> Prepared:
    tokens = read_tokens(e.pieces, known)
    bases = np.concatenate([[0], np.cumsum([len(p.words) for p, _ in e.pieces])]).astype(int)
    cues = np.zeros(len(tokens.heads), np.float32)
    items = []
    for r in e.relations:
        parsed, inside = e.pieces[r.piece]
        cues[bases[r.piece] + r.cue] = 1
        sentence = next(n for n, s in enumerate(parsed.sentences) if s[0] <= r.cue < s[1])
        items.append((parsed, read_window(parsed, inside, sentence, r.cue, known), int(bases[r.piece]), r))
    return Prepared(tokens, cues, items)


def joined(batch: Sequence[Prepared]) -> tuple[Tokens, np.ndarray, Windows | None]:
    sizes = np.concatenate([[0], np.cumsum([len(p.cues) for p in batch])]).astype(int)
    tokens = Tokens(
        np.concatenate([p.tokens.vectors for p in batch]),
        np.concatenate([p.tokens.ids for p in batch]),
        np.concatenate([p.tokens.children for p in batch]),
        np.concatenate([p.tokens.heads + s for p, s in zip(batch, sizes, strict=False)]).astype(np.int32),
    )
    items = [(a, w, base + int(s), r) for p, s in zip(batch, sizes, strict=False) for a, w, base, r in p.items]
    return tokens, np.concatenate([p.cues for p in batch]), windows(items) if items else None


def train(prepared: Sequence[Prepared], known: Vocabulary, epochs: int, seed: int) -> Tagger:
    torch.manual_seed(seed)
    draw = random.Random(seed)
    net = Tagger(known)
    running = {k: v.detach().clone() for k, v in net.state_dict().items()}
    steps = epochs * -(-len(prepared) // ARTICLES_A_STEP)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, steps, pct_start=0.15)
    step = 0
    for epoch in range(epochs):
        net.train()
        order = list(prepared)
        draw.shuffle(order)
        total = 0.0
        for at in range(0, len(order), ARTICLES_A_STEP):
            tokens, cues, batch = joined(order[at : at + ARTICLES_A_STEP])
            h = net.encode(tokens)
            loss = F.binary_cross_entropy_with_logits(net.cue(h)[:, 0], torch.from_numpy(cues)) * 8
            if batch is not None:
                scores = net.read(h, batch)
                each = F.binary_cross_entropy_with_logits(scores, torch.from_numpy(batch.gold), reduction="none")
                loss = loss + (each.sum(1) * torch.from_numpy(batch.mask)).sum() / batch.mask.sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            step += 1
            keep = min(RUNNING_MEAN, step / (step + 20))
            with torch.no_grad():
                for k, v in net.state_dict().items():
                    running[k].mul_(keep).add_(v, alpha=1 - keep)
            total += float(loss.detach())
        print(f"  epoch {epoch + 1}: loss {total / max(1, -(-len(order) // ARTICLES_A_STEP)):.4f}", flush=True)
    net.load_state_dict(running)
    return net.eval()


def figures(net: Tagger, prepared: Sequence[Prepared]) -> dict[str, float]:
    """Cues by F1 at several chances; content tokens by F1 and whole contents by IoU >= .5, given the cue."""
    gold_cues: list[np.ndarray] = []
    chances: list[np.ndarray] = []
    hits: Counter[str] = Counter()
    with torch.no_grad():
        for p in prepared:
            tokens, cues, batch = joined([p])
            h = net.encode(tokens)
            chances.append(torch.sigmoid(net.cue(h)[:, 0]).numpy())
            gold_cues.append(cues)
            if batch is None:
                continue
            roles = torch.sigmoid(net.read(h, batch)).numpy() > 0.5
            at = 0
            for _, w, _, _ in p.items:
                n = w.last - w.first
                for column, role in enumerate(("content", "source")):
                    g, s = batch.gold[at : at + n, column] > 0, roles[at : at + n, column]
                    hits[role + " both"] += int((g & s).sum())
                    hits[role + " gold"] += int(g.sum())
                    hits[role + " said"] += int(s.sum())
                    hits[role + " half"] += bool((g & s).sum() >= 0.5 * max(1, (g | s).sum())) or not g.any()
                    hits[role + " exact"] += bool((g == s).all())
                hits["n"] += 1
                at += n + GAP
    g, c = np.concatenate(gold_cues) > 0, np.concatenate(chances)
    out = {}
    for least in (0.3, 0.4, 0.5, 0.6):
        s = c > least
        out[f"cue f1 at {least}"] = 2 * (g & s).sum() / max(1, g.sum() + s.sum())
    for role in ("content", "source"):
        out[role + " token f1"] = 2 * hits[role + " both"] / max(1, hits[role + " gold"] + hits[role + " said"])
        out[role + " half"] = hits[role + " half"] / max(1, hits["n"])
        out[role + " exact"] = hits[role + " exact"] / max(1, hits["n"])
    return {k: round(float(v), 4) for k, v in out.items()}


def write(nets: Sequence[Tagger], known: Vocabulary, out: Path) -> None:
    """Each network's parameters in half precision, and the vocabulary as text, a line an entry."""
    arrays = {
        f"{n}.{k}": v.numpy().astype(np.float16) for n, net in enumerate(nets) for k, v in net.state_dict().items()
    }
    for name in ("words", "tags", "deps", "names", "paths"):
        items = getattr(known, name)
        text = "\n".join(sorted(items, key=items.__getitem__))
        arrays[f"known.{name}"] = np.frombuffer(text.encode(), np.uint8)
    np.savez_compressed(out, **arrays)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=1, help="how many of five held-out parts to measure on")
    parser.add_argument("--epochs", type=int, default=12, help="passes over the articles")
    parser.add_argument("--cache", type=Path, help="keeps the parses between runs")
    options = parser.parse_args()
    examples = read_examples(options.data / "train.jsonl.gz", options.cache)
    print(f"{len(examples)} articles, {sum(len(e.relations) for e in examples)} attributions", flush=True)
    order = list(range(len(examples)))
    random.Random(SEEDS[0]).shuffle(order)
    for fold in range(options.folds):
        held = set(order[fold::5])
        kept = [e for n, e in enumerate(examples) if n not in held]
        known = vocabulary(kept)
        net = train([prepare(e, known) for e in kept], known, options.epochs, SEEDS[0])
        print(f"fold {fold + 1}:", figures(net, [prepare(examples[n], known) for n in held]), flush=True)
        if options.cache is not None:
            write([net], known, options.cache.with_suffix(f".fold{fold + 1}.npz"))
    if options.out is not None:
        known = vocabulary(examples)
        prepared = [prepare(e, known) for e in examples]
        nets: list[Tagger] = []
        for seed in SEEDS:
            nets.append(train(prepared, known, options.epochs, seed))
            write(nets, known, options.out)


if __name__ == "__main__":
    main()
