"""all-MiniLM-L6-v2 in plain torch: its official weights loaded, and written as an int8 ONNX file that gives token vectors.

    python training/minilm.py --minilm DIR --out src/rashomon/data/encoder.onnx

`--minilm` holds `model.safetensors` and `tokenizer.json` of the official model (Apache-2.0).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn


class Layer(nn.Module):
    """One BERT encoder layer (post-norm)."""

    def __init__(self, width: int = 384, heads: int = 12, inner: int = 1536) -> None:
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.out, self.up, self.down = nn.Linear(width, width), nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.heads = heads

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        scores = torch.softmax(q @ k.transpose(-1, -2) / (d // self.heads) ** 0.5 + bias, -1)
        x = self.norm1(x + self.out((scores @ v).transpose(1, 2).reshape(b, t, d)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class MiniLM(nn.Module):
    """Token ids (batch, tokens), 0 for padding, to token vectors (batch, tokens, 384)."""

    def __init__(self, layers: int = 6, width: int = 384, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, width), nn.Embedding(512, width)
        self.segment, self.norm = nn.Parameter(torch.zeros(width)), nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        seen = ids.ne(0)
        at = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        x = self.norm(self.words(ids) + self.places(at) + self.segment)
        bias = (~seen)[:, None, None, :].to(x.dtype) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    @classmethod
    def official(cls, folder: Path) -> MiniLM:
        """The model with the official weights."""
        old, self = load_file(str(folder / "model.safetensors")), cls()
        e = "embeddings."
        self.words.weight.data = old[e + "word_embeddings.weight"]
        self.places.weight.data = old[e + "position_embeddings.weight"]
        self.segment.data = old[e + "token_type_embeddings.weight"][0]
        self.norm.weight.data, self.norm.bias.data = old[e + "LayerNorm.weight"], old[e + "LayerNorm.bias"]
        names = {"out": "attention.output.dense", "up": "intermediate.dense", "down": "output.dense",
                 "norm1": "attention.output.LayerNorm", "norm2": "output.LayerNorm"}  # fmt: skip
        for n, layer in enumerate(self.layers):
            p = f"encoder.layer.{n}."
            for kind in ("weight", "bias"):
                parts = [old[f"{p}attention.self.{s}.{kind}"] for s in ("query", "key", "value")]
                getattr(layer.qkv, kind).data = torch.cat(parts)
                for mine, theirs in names.items():
                    getattr(getattr(layer, mine), kind).data = old[f"{p}{theirs}.{kind}"]
        return self


def export(model: MiniLM, out: Path) -> None:
    """An ONNX file with int8 weights, per channel with reduced range (a plain int8 export saturates on CPUs without VNNI)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval().float()
    full = out.with_suffix(".fp32.onnx")
    axes = {0: "texts", 1: "tokens"}
    torch.onnx.export(model, (torch.ones(2, 16, dtype=torch.long),), str(full), input_names=["ids"], output_names=["vectors"],
                      dynamo=False, dynamic_axes={"ids": axes, "vectors": axes}, opset_version=17)  # fmt: skip
    quantize_dynamic(str(full), str(out), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    full.unlink()


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--minilm", type=Path, required=True)
    ap.add_argument("--weights", type=Path, help="tuned weights (a state dict) instead of the official ones")
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    model = MiniLM.official(args.minilm)
    if args.weights:
        model.load_state_dict(torch.load(args.weights))
    export(model, args.out)
    tok = Tokenizer.from_file(str(args.minilm / "tokenizer.json"))
    tok.no_padding()
    tok.no_truncation()
    tok.save(str(args.out.with_name("tokenizer.json")), pretty=False)


if __name__ == "__main__":
    main()
