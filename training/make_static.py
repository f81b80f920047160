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
PULL = 1.0  # how strongly a frame's mean draws its words, beside the word's own unit vector


def rarities(tok: Tokenizer, texts: list[str], size: int) -> np.ndarray:
    """Inverse document frequency over paragraphs, (size,), at least 0."""
    seen = np.zeros(size)
    for coded in tok.encode_batch(texts, add_special_tokens=False):
        seen[list(set(coded.ids))] += 1
    return np.log((len(texts) + 1) / (seen + 1))


def retrofitted(tok: Tokenizer, vectors: np.ndarray, frames: Path) -> np.ndarray:
    """The vectors with the words of one frame drawn half way to their mean, so that "proposed" finds "suggestion".

    After Faruqui et al. 2015, Retrofitting Word Vectors to Semantic Lexicons, with one step.
    """
    out = vectors.copy()
    pull: dict[int, list[np.ndarray]] = {}
    for line in frames.read_text(encoding="utf-8").splitlines():
        ids = [i for w in line.split() if not line.startswith("#") and (i := tok.token_to_id(w)) is not None]
        for i in ids:
            pull.setdefault(i, []).append(vectors[ids].mean(0))
    for i, means in pull.items():
        mean = np.mean(means, axis=0)
        out[i] = vectors[i] + PULL * mean / (np.linalg.norm(mean) + 1e-9)
    return out / (np.linalg.norm(out, axis=1, keepdims=True) + 1e-9)


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
    ap.add_argument("--frames", type=Path, default=Path(__file__).with_name("frames.txt"))
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
    vectors = retrofitted(tok, vectors, args.frames)
    np.savez_compressed(args.out, vectors=np.round(vectors * 127).astype(np.int8), rarity=idf.astype(np.float16))
    print(f"{len(texts)} paragraphs, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
