"""Train the pair model: a MiniLM cross-encoder that says what two marked claims are to one another.

    python training/train_judge.py --minilm DIR --cases DIR --pairs DIR --fever FILE --out FILE [--epochs 3]

`--minilm` holds the official all-MiniLM-L6-v2 weights (`model.safetensors`, `tokenizer.json`); `--cases` annotated events,
`--pairs` the hand-written pairs, `--fever` fever_symmetric's development half. The result is an ONNX file with int8 weights and
a tokenizer, whose checksums `rashomon/data/models.json` names. See judge.md for what it was trained on and how it does.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

from judge_data import LABELS, Pair, case_pairs, claim_pairs, evidence_pairs, made_pairs, written_pairs

LONGEST = 112
SHARE = 0.45  # of the unrelated pairs that the program would judge: nine in ten pairs are, and the rest teaches little


class Layer(nn.Module):
    """One BERT encoder layer (post-norm)."""

    def __init__(self, width: int = 384, heads: int = 12, inner: int = 1536, drop: float = 0.1) -> None:
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.out, self.up, self.down = nn.Linear(width, width), nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.heads, self.drop = heads, nn.Dropout(drop)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        scores = torch.softmax(q @ k.transpose(-1, -2) / (d // self.heads) ** 0.5 + bias, -1)
        mixed = (scores @ v).transpose(1, 2).reshape(b, t, d)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Judge(nn.Module):
    """Token ids and segments (batch, tokens) to logits over LABELS (batch, 4)."""

    def __init__(self, layers: int = 6, width: int = 384, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, width), nn.Embedding(512, width)
        self.segments, self.norm = nn.Embedding(2, width), nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.head = nn.Sequential(
            nn.Linear(3 * width, width), nn.Tanh(), nn.Dropout(0.1), nn.Linear(width, len(LABELS))
        )

    def forward(self, ids: torch.Tensor, segments: torch.Tensor) -> torch.Tensor:
        seen = ids.ne(0)
        at = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        x = self.norm(self.words(ids) + self.places(at) + self.segments(segments))
        bias = (~seen)[:, None, None, :].to(x.dtype) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        both = []
        for s in (0, 1):  # the mean of each side beside [CLS]: minimal pairs differ in one token, which a mean keeps
            of = (seen & segments.eq(s)).unsqueeze(-1).to(x.dtype)
            both.append((x * of).sum(1) / of.sum(1).clamp(min=1))
        return self.head(torch.cat([x[:, 0], *both], -1))

    def load_minilm(self, path: Path) -> None:
        """Fill from the official weights; the head stays as initialised."""
        old = load_file(str(path))
        e = "embeddings."
        self.words.weight.data = old[e + "word_embeddings.weight"]
        self.places.weight.data = old[e + "position_embeddings.weight"]
        self.segments.weight.data = old[e + "token_type_embeddings.weight"]
        self.norm.weight.data, self.norm.bias.data = old[e + "LayerNorm.weight"], old[e + "LayerNorm.bias"]
        for n, layer in enumerate(self.layers):
            p = f"encoder.layer.{n}."
            for kind in ("weight", "bias"):
                parts = [old[f"{p}attention.self.{s}.{kind}"] for s in ("query", "key", "value")]
                getattr(layer.qkv, kind).data = torch.cat(parts)
                names = {"out": "attention.output.dense", "up": "intermediate.dense", "down": "output.dense",
                         "norm1": "attention.output.LayerNorm", "norm2": "output.LayerNorm"}  # fmt: skip
                for mine, theirs in names.items():
                    getattr(getattr(layer, mine), kind).data = old[f"{p}{theirs}.{kind}"]


def tokenizer(path: Path) -> Tokenizer:
    tok = Tokenizer.from_file(str(path))
    tok.add_special_tokens(["[unused1]", "[unused2]"])
    tok.enable_truncation(LONGEST)
    tok.no_padding()
    return tok


def batches(tok: Tokenizer, pairs: list[Pair], size: int, rng: random.Random | None):
    """Padded batches of near-equal lengths: (ids, segments, targets, weights, indices)."""
    flip = [rng is not None and rng.random() < 0.5 for _ in pairs]
    coded = tok.encode_batch([(p.right, p.left) if f else (p.left, p.right) for p, f in zip(pairs, flip, strict=True)])
    order = sorted(range(len(pairs)), key=lambda i: len(coded[i].ids) + (rng.random() * 6 if rng else 0))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        width = max(len(coded[i].ids) for i in group)
        ids, segments = (
            torch.zeros(len(group), width, dtype=torch.long),
            torch.zeros(len(group), width, dtype=torch.long),
        )
        for row, i in enumerate(group):
            ids[row, : len(coded[i].ids)] = torch.tensor(coded[i].ids)
            segments[row, : len(coded[i].ids)] = torch.tensor(coded[i].type_ids)
        yield (
            ids,
            segments,
            torch.tensor([pairs[i].target for i in group]),
            torch.tensor([pairs[i].weight for i in group]),
            group,
        )


def predict(model: Judge, tok: Tokenizer, pairs: list[Pair]) -> np.ndarray:
    """Probabilities, (pairs, 4)."""
    model.eval()
    out = np.zeros((len(pairs), len(LABELS)))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for ids, segments, _, _, group in batches(tok, pairs, 64, None):
            out[group] = torch.softmax(model(ids, segments).float(), -1).numpy()
    return out


def average_precision(scores: np.ndarray, gold: np.ndarray) -> float:
    ranked = gold[np.argsort(-scores)]
    hits = np.cumsum(ranked)
    return float((hits / np.arange(1, len(ranked) + 1) * ranked).sum() / max(1, ranked.sum()))


def figures(probabilities: np.ndarray, pairs: list[Pair]) -> dict[str, float]:
    """Accuracy, AP of aligned (anything but unrelated), of same and of conflict among the aligned."""
    gold = np.array([np.argmax(p.target) for p in pairs])
    aligned = gold != 3
    return {
        "accuracy": float((probabilities.argmax(1) == gold).mean()),
        "aligned_ap": average_precision(1 - probabilities[:, 3], aligned),
        "same_ap": average_precision(probabilities[:, 0], gold == 0),
        "conflict_ap": average_precision(probabilities[:, 1], gold == 1),
        "conflict_in_aligned_ap": average_precision(probabilities[aligned, 1], gold[aligned] == 1),
        "pairs": len(pairs),
    }


def rounded(d: dict[str, float]) -> dict[str, float]:
    return {k: round(v, 3) for k, v in d.items()}


def folders(root: Path) -> list[Path]:
    return sorted(p.parent for p in root.glob("*/case.json"))


def training_pairs(args: argparse.Namespace, rng: random.Random) -> list[Pair]:
    out = []
    for folder in folders(args.cases):
        out += case_pairs(folder, rng)
    out += written_pairs(args.pairs / "train.jsonl") * 2
    out += made_pairs(out, rng) + (evidence_pairs(args.fever) if args.fever else [])
    for folder in folders(args.cases):
        out += [p for p in claim_pairs(folder) if p.target[3] < 1 or rng.random() < SHARE]
    return out


def train(
    model: Judge, tok: Tokenizer, pairs: list[Pair], args: argparse.Namespace, checks: dict[str, list[Pair]]
) -> None:
    rng = random.Random(args.seed)
    heads = list(model.head.parameters())
    rest = [p for n, p in model.named_parameters() if not n.startswith("head.")]
    steps = args.epochs * (len(pairs) // args.batch + 1)
    optimiser = torch.optim.AdamW(
        [{"params": rest, "lr": args.rate}, {"params": heads, "lr": args.rate * 5}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, s / 100) * max(0.02, 1 - s / steps))
    for epoch in range(args.epochs):
        model.train()
        start, total = time.monotonic(), 0.0
        for n, (ids, segments, target, weight, _) in enumerate(batches(tok, pairs, args.batch, rng)):
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(ids, segments)
            loss = (-(target * F.log_softmax(logits.float(), -1)).sum(-1) * weight).sum() / weight.sum()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
            if n % 100 == 99:
                print(
                    f"epoch {epoch} step {n + 1} loss {total / (n + 1):.3f} {time.monotonic() - start:.0f} s",
                    flush=True,
                )
        for name, check in checks.items():
            print(epoch, name, rounded(figures(predict(model, tok, check), check)), flush=True)
        torch.save(model.state_dict(), args.out.with_suffix(".pt"))


def export(model: Judge, tok: Tokenizer, out: Path) -> None:
    """An ONNX file with int8 weights, per channel with reduced range (a plain int8 export saturates on CPUs without VNNI)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval().float()
    full = out.with_suffix(".fp32.onnx")
    sample = (torch.ones(2, 16, dtype=torch.long), torch.zeros(2, 16, dtype=torch.long))
    axes = {0: "pairs", 1: "tokens"}
    torch.onnx.export(model, sample, str(full), input_names=["ids", "segments"], output_names=["logits"], dynamo=False,
                      dynamic_axes={"ids": axes, "segments": axes, "logits": {0: "pairs"}}, opset_version=17)  # fmt: skip
    quantize_dynamic(str(full), str(out), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    tok.save(str(out.with_suffix(".tokenizer.json")))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("minilm", "cases", "pairs", "out"):
        ap.add_argument(f"--{name}", type=Path, required=True)
    ap.add_argument("--fever", type=Path)
    ap.add_argument("--check", type=Path, help="a folder of annotated events to check on, never trained on")
    ap.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    ap.add_argument("--layers", type=int, default=6)
    ap.add_argument("--epochs", type=int, default=3)
    ap.add_argument("--batch", type=int, default=32)
    ap.add_argument("--rate", type=float, default=6e-5)
    ap.add_argument("--seed", type=int, default=20261122)
    ap.add_argument("--limit", type=int)
    ap.add_argument("--export-only", action="store_true")
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    tok = tokenizer(args.minilm / "tokenizer.json")
    model = Judge(args.layers)
    if args.export_only:
        model.load_state_dict(torch.load(args.out.with_suffix(".pt")))
        export(model, tok, args.out)
        return
    model.load_minilm(args.minilm / "model.safetensors")
    if args.start:
        model.load_state_dict(torch.load(args.start))
    checks = {"written": written_pairs(args.pairs / "dev.jsonl")}
    if args.check:
        checks["events"] = [p for f in folders(args.check) for p in claim_pairs(f)]
    pairs = training_pairs(args, rng)
    rng.shuffle(pairs)
    pairs = pairs[: args.limit]
    print(
        json.dumps(
            {
                "pairs": len(pairs),
                "labels": {k: sum(np.argmax(p.target) == i for p in pairs) for i, k in enumerate(LABELS)},
            },
            default=int,
        )
    )
    train(model, tok, pairs, args, checks)
    export(model, tok, args.out)


if __name__ == "__main__":
    main()
