"""Make the static word-piece vectors and weights that find candidate pairs: principal components of MiniLM's input embeddings,
and each piece's rarity over news text.

    python training/make_static.py --minilm DIR --texts FILE.jsonl.gz:FIELD ... --out src/rashomon/data/static.npz
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

WIDTH = 64


def rarities(tok: Tokenizer, texts: list[str], size: int) -> np.ndarray:
    """Inverse document frequency over paragraphs, (size,), at least 0."""
    seen = np.zeros(size)
    for coded in tok.encode_batch(texts, add_special_tokens=False):
        seen[list(set(coded.ids))] += 1
    return np.log((len(texts) + 1) / (seen + 1))


def paragraphs(spec: str) -> list[str]:
    path, field = spec.rsplit(":", 1)
    with gzip.open(path, "rt", encoding="utf-8") as f:
        rows = [json.loads(line)[field] for line in f]
    texts = [r if isinstance(r, str) else "\n".join(" ".join(s) for s in r) for r in rows]
    return [p for t in texts for p in t.split("\n") if len(p) > 40]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--minilm", type=Path, required=True)
    ap.add_argument("--texts", nargs="+", required=True)
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    tok = Tokenizer.from_file(str(args.minilm / "tokenizer.json"))
    tok.no_truncation()
    tok.no_padding()
    words = load_file(str(args.minilm / "model.safetensors"))["embeddings.word_embeddings.weight"]
    texts = [p for spec in args.texts for p in paragraphs(spec)]
    idf = rarities(tok, texts, len(words))
    centred = words - words.mean(0)
    _, _, axes = np.linalg.svd(centred[idf < idf.max()], full_matrices=False)
    vectors = centred @ axes[:WIDTH].T
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    np.savez_compressed(args.out, vectors=np.round(vectors * 127).astype(np.int8), rarity=idf.astype(np.float16))
    print(f"{len(texts)} paragraphs, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
