"""Finds statements in parsed passages: a cue, what is stated, and who states it, by a small trained network.

The roles are those of PolNeAR (Newell et al., LREC 2018): a cue ("said", "according to", "hopes"), its content and its
source. A first part of the network reads every token in its surroundings and tells cues; a second reads, for each cue,
the tokens around it and tells which of them are its content and which its source, so one statement can hold another.
Made by `training/train_attribution.py`; numpy alone runs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.text.parse import Parsed, lemma
from rashomon.threads import one_thread
from rashomon.weights import weights

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]

# Sentences of the passage before and behind the cue's own that are read for its content, and the most tokens of them.
SENTENCES_BEFORE, SENTENCES_BEHIND = 2, 3
REACH = 90
# Rows of zeros between two cues' windows, so that no convolution looks from one into the other.
GAP = 8
# So many are read together: more would need more memory, and be no faster.
_CUES_AT_ONCE, _TOKENS_AT_ONCE = 64, 4096
KERNEL = 5
# Distances of a token from the cue: each bucket starts at one of these.
_STEPS = np.array([-60, -40, -25, -16, -10, -7, -5, -3, -2, -1, 0, 1, 2, 3, 4, 6, 8, 11, 17, 26, 41, 61])
DISTANCES = len(_STEPS) + 1
OFFSETS = SENTENCES_BEFORE + SENTENCES_BEHIND + 1
QUOTES = 12
SHAPES, PLACES, STATES = 6, 4, 4
# What a token governs, as far as it tells a cue.
CHILDREN = ("nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "agent", "neg", "mark", "acl", "poss", "parataxis")
_CHILD = {dep: n for n, dep in enumerate(CHILDREN)}
_MARKS = frozenset(['"', "“", "”", "''", "``", "«", "»", "„"])


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the network takes of the tokens of several parses, one after the other.

    `ids` has a column each for word, tag, dependency, kind of name, shape, place and state of quotation; `heads` counts
    in all tokens.
    """

    vectors: NDArray[np.float16]
    ids: Numbers
    children: NDArray[np.float32]
    heads: Numbers


@dataclass(frozen=True, slots=True)
class Window:
    """The tokens (`first` to past-last `last` of one parse) in which a cue's content and source are looked for.

    `ids` has a row a token: bucket of the distance, way through the tree, sentence, quotation marks between.
    """

    first: int
    last: int
    cue: int
    ids: Numbers


@dataclass(frozen=True, slots=True)
class Statement:
    """A cue token of one parse, its content and its source as spans of tokens, and the chance that it is one."""

    cue: int
    content: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The numbers of words, tags, dependencies, kinds of names and ways through the tree; 0 is any other."""

    words: dict[str, int]
    tags: dict[str, int]
    deps: dict[str, int]
    names: dict[str, int]
    paths: dict[str, int]


def read_tokens(pieces: Sequence[tuple[Parsed, Sequence[bool]]], known: Vocabulary) -> Tokens:
    """The network's view of parses, each with which of its tokens are quoted."""
    total = sum(len(p.words) for p, _ in pieces)
    ids = np.zeros((total, 7), np.int32)
    children = np.zeros((total, len(CHILDREN)), np.float32)
    heads = np.zeros(total, np.int32)
    at = 0
    for parsed, inside in pieces:
        n = len(parsed.words)
        rows = ids[at : at + n]
        rows[:, 0] = [known.words.get(lemma(w, t), 0) for w, t in zip(parsed.words, parsed.tags, strict=True)]
        rows[:, 1] = [known.tags.get(t, 0) for t in parsed.tags]
        rows[:, 2] = [known.deps.get(d, 0) for d in parsed.deps]
        for first, last, label in parsed.names:
            rows[first:last, 3] = known.names.get(label, 0)
        rows[:, 4] = [_shape(w) for w in parsed.words]
        for first, last in parsed.sentences:
            rows[first, 5] = 1
            rows[last - 1, 5] = 2
        if n:
            rows[0, 5] = 3
        rows[:, 6] = [q + 2 * (w in _MARKS) for q, w in zip(inside, parsed.words, strict=True)]
        for i, (head, dep) in enumerate(zip(parsed.heads, parsed.deps, strict=True)):
            if dep in _CHILD and head != i:
                children[at + head, _CHILD[dep]] = 1
        heads[at : at + n] = np.asarray(parsed.heads, np.int32) + at
        at += n
    vectors = [p.vectors for p, _ in pieces]
    return Tokens(np.concatenate(vectors) if vectors else np.zeros((0, 96), np.float16), ids, children, heads)


def _shape(word: str) -> int:
    if word[0].isdigit():
        return 1
    if not word[0].isalpha():
        return 2
    if word[0].islower():
        return 0
    return 4 if len(word) > 1 and word.isupper() else 3 if len(word) > 1 else 5


def read_window(parsed: Parsed, inside: Sequence[bool], sentence: int, cue: int, known: Vocabulary) -> Window:
    """Where to look for a cue's content and source, and how each token there lies to it."""
    sentences = parsed.sentences
    first = sentences[max(0, sentence - SENTENCES_BEFORE)][0]
    last = sentences[min(len(sentences) - 1, sentence + SENTENCES_BEHIND)][1]
    own = sentences[sentence]
    first = max(first, min(cue - REACH // 2, own[0] - REACH // 2), cue - 2 * REACH)
    last = min(last, max(cue + REACH // 2, own[1] + REACH // 2), cue + 2 * REACH)
    ids = np.zeros((last - first, 4), np.int32)
    ids[:, 0] = np.searchsorted(_STEPS, np.arange(first - cue, last - cue), side="right")
    inner = (max(own[0], first), min(own[1], last))
    ids[inner[0] - first : inner[1] - first, 1] = [known.paths.get(p, 0) for p in tree_paths(parsed, *inner, cue)]
    for n in range(max(0, sentence - SENTENCES_BEFORE), min(len(sentences), sentence + SENTENCES_BEHIND + 1)):
        a, b = max(sentences[n][0], first), min(sentences[n][1], last)
        if a < b:
            ids[a - first : b - first, 2] = n - sentence + SENTENCES_BEFORE
    quoted = np.asarray(inside[first:last], np.int32)
    changes = np.concatenate([[0], np.cumsum(np.abs(np.diff(quoted)))])
    between = np.minimum(np.abs(changes - changes[cue - first]), 2)
    ids[:, 3] = between * 4 + quoted * 2 + quoted[cue - first]
    return Window(first, last, cue, ids)


def tree_paths(parsed: Parsed, first: int, last: int, cue: int) -> list[str]:
    """How each token hangs together with the cue: below it (by which dependency), above it, or beside it.

    "top" marks the head of a branch that begins with it ("Olsen" in "Olsen said", not "mayor" in "the mayor said").
    """
    above: dict[int, str] = {cue: "self"}
    beside: dict[int, str] = {cue: "below"}
    at, steps = cue, 0
    while parsed.heads[at] != at and parsed.heads[at] not in above:
        steps += 1
        dep, at = parsed.deps[at], parsed.heads[at]
        above[at] = f"above {min(steps, 3)} {dep}"
        beside[at] = f"beside {min(steps, 3)}"
    branches: dict[int, str] = {}

    def branch(i: int) -> str:
        waiting = []
        while i not in branches and parsed.heads[i] not in beside:
            waiting.append(i)
            i = parsed.heads[i]
        way = branches.setdefault(i, f"{beside.get(parsed.heads[i], '')} {parsed.deps[i]}")
        branches.update(dict.fromkeys(waiting, way))
        return way

    paths = []
    for i in range(first, last):
        if i in above:
            paths.append(above[i])
            continue
        begins = parsed.heads[i] in beside and max(parsed.edges[i][0], first) == i
        paths.append(branch(i) + " top" * begins)
    return paths


# A token is a cue if its chance is above this; a token is content or source if its own is. Set on articles left out of
# training; between .22 and .4, and between .45 and .5, little changes.
LEAST_CUE = 0.3
_LEAST_ROLE = 0.475
# Content is read on over this many tokens that the network leaves out between two runs (a mark, a stray word).
_BRIDGED = 2


@dataclass(frozen=True, slots=True)
class Network:
    """The parameters of each of several networks, by name, and the vocabulary that they were trained with.

    Their chances are averaged.
    """

    nets: tuple[dict[str, Floats], ...]
    known: Vocabulary


@cache
def load_network() -> Network:
    """The shipped networks, loaded once a process. Raises `ModelError` where its file is missing or altered."""
    with np.load(weights("attribution.npz")) as arrays:
        count = 1 + max(int(k[0]) for k in arrays.files if k[0].isdigit())
        nets = tuple(
            {k[2:]: arrays[k].astype(np.float32) for k in arrays.files if k.startswith(f"{n}.")} for n in range(count)
        )
        lists = {k[6:]: arrays[k].tobytes().decode().split("\n") for k in arrays.files if k.startswith("known.")}
    numbered = {name: {item: n for n, item in enumerate(items, 1)} for name, items in lists.items()}
    return Network(nets, Vocabulary(**numbered))


def find_statements(pieces: Sequence[tuple[Parsed, Sequence[bool]]]) -> list[list[Statement]]:
    """The statements of each parse, in the order of their cues. Each parse comes with which of its tokens are quoted."""
    found: list[list[Statement]] = []
    waiting: list[tuple[Parsed, Sequence[bool]]] = []
    with one_thread():
        for piece in pieces:
            waiting.append(piece)
            if sum(len(p.words) for p, _ in waiting) > _TOKENS_AT_ONCE:
                found += _find(waiting)
                waiting = []
        return found + _find(waiting)


def _find(pieces: Sequence[tuple[Parsed, Sequence[bool]]]) -> list[list[Statement]]:
    found: list[list[Statement]] = [[] for _ in pieces]
    if not any(p.words for p, _ in pieces):
        return found
    network = load_network()
    tokens = read_tokens(pieces, network.known)
    read = [_encode(net, tokens) for net in network.nets]
    chances = np.mean(
        [_chance(_linear(net, "cue", h)[:, 0]) for net, h in zip(network.nets, read, strict=True)], axis=0
    )
    cues: list[tuple[int, int, float, Window]] = []
    base = 0
    for n, (parsed, inside) in enumerate(pieces):
        for sentence, (first, last) in enumerate(parsed.sentences):
            for i in np.flatnonzero(chances[base + first : base + last] > LEAST_CUE).tolist():
                at = first + i
                window = read_window(parsed, inside, sentence, at, network.known)
                cues.append((n, base, float(chances[base + at]), window))
        base += len(parsed.words)
    for some in _portions(cues):
        windows = [(pieces[n][0], base, window) for n, base, _, window in some]
        told = [_read(net, h, windows) for net, h in zip(network.nets, read, strict=True)]
        for k, (n, _, chance, window) in enumerate(some):
            statement = _statement(window, np.mean([roles[k] for roles in told], axis=0), chance)
            if statement is not None:
                found[n].append(statement)
    return found


def _portions(cues: list[tuple[int, int, float, Window]]) -> Iterable[list[tuple[int, int, float, Window]]]:
    return (cues[at : at + _CUES_AT_ONCE] for at in range(0, len(cues), _CUES_AT_ONCE))


def _statement(window: Window, chances: Floats, chance: float) -> Statement | None:
    content = _runs(chances[:, 0] > _LEAST_ROLE, _BRIDGED)
    if sum(e - s for s, e in content) < 2:
        return None
    sources = _runs(chances[:, 1] > _LEAST_ROLE, 1)
    source = max(sources, key=lambda s: float(chances[s[0] : s[1], 1].sum()), default=None)
    first = window.first
    placed = tuple((s + first, e + first) for s, e in content)
    return Statement(window.cue, placed, (source[0] + first, source[1] + first) if source else None, chance)


def _runs(marked: NDArray[np.bool_], bridged: int) -> list[tuple[int, int]]:
    """The runs of marked rows; two with at most `bridged` rows between them are one."""
    at = np.flatnonzero(marked)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > bridged + 1)
    starts, ends = at[np.concatenate([[0], breaks + 1])], at[np.concatenate([breaks, [len(at) - 1]])] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _encode(parameters: dict[str, Floats], tokens: Tokens) -> Floats:
    parts = [tokens.vectors.astype(np.float32)]
    parts += [parameters[f"token.{n}"][tokens.ids[:, n]] for n in range(tokens.ids.shape[1])]
    h = np.maximum(_linear(parameters, "inward", np.concatenate([*parts, tokens.children], axis=1)), 0)
    for n in range(sum(k.startswith("norms.") for k in parameters) // 2):
        y = np.maximum(_linear(parameters, f"layers.{n}", _shifted(h, 1, h[tokens.heads])), 0)
        h = _normed(parameters, f"norms.{n}", h + y)
    return h


def _read(parameters: dict[str, Floats], h: Floats, cues: Sequence[tuple[Parsed, int, Window]]) -> list[Floats]:
    """The chances of each window's tokens to be content and source; a cue comes with its parse and its first row in h."""
    sizes = [w.last - w.first for _, _, w in cues]
    starts = np.cumsum([0, *(n + GAP for n in sizes)])
    total = int(starts[-1])
    rows = np.zeros(total, np.int64)
    ids = np.zeros((total, 4), np.int32)
    heads = np.arange(total)
    mask = np.zeros((total, 1), np.float32)
    for (parsed, base, w), at, n in zip(cues, starts.tolist(), sizes, strict=False):
        own = slice(at, at + n)
        rows[own] = np.arange(base + w.first, base + w.last)
        ids[own] = w.ids
        above = np.asarray(parsed.heads[w.first : w.last])
        heads[own] = np.where((above >= w.first) & (above < w.last), above - w.first, np.arange(n)) + at
        mask[own] = 1
    cue_views = _linear(parameters, "of", h[[base + w.cue for _, base, w in cues]])
    z = _linear(parameters, "near", h[rows])
    z += np.repeat(cue_views, [n + GAP for n in sizes], axis=0)
    for k in range(ids.shape[1]):
        z += parameters[f"way.{k}"][ids[:, k]]
    z = np.maximum(z, 0) * mask
    for n in range(sum(k.startswith("window_norms.") for k in parameters) // 2):
        y = np.maximum(_linear(parameters, f"window.{n}", _shifted(z, 1 + n % 2, z[heads])), 0)
        z = _normed(parameters, f"window_norms.{n}", z + y) * mask
    chances = _chance(_linear(parameters, "roles", z))
    return [chances[at : at + n] for at, n in zip(starts.tolist(), sizes, strict=False)]


def _linear(parameters: dict[str, Floats], name: str, x: Floats) -> Floats:
    out: Floats = x @ parameters[f"{name}.weight"].T + parameters[f"{name}.bias"]
    return out


def _normed(parameters: dict[str, Floats], name: str, x: Floats) -> Floats:
    centred = x - x.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(1e-5))
    out: Floats = centred / spread * parameters[f"{name}.weight"] + parameters[f"{name}.bias"]
    return out


def _shifted(x: Floats, dilation: int, beside: Floats) -> Floats:
    """Each row beside its neighbours, KERNEL together, and the row of `beside`."""
    n, width = x.shape
    out = np.zeros((n, (KERNEL + 1) * width), np.float32)
    for k in range(KERNEL):
        step = (k - KERNEL // 2) * dilation
        a, b = max(0, -step), min(n, n - step)
        if a < b:
            out[a:b, k * width : (k + 1) * width] = x[a + step : b + step]
    out[:, KERNEL * width :] = beside
    return out


def _chance(x: Floats) -> Floats:
    out: Floats = np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)
    return out
