"""What the user says of names, from a file: `same` and `apart`, in TOML or CSV."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import UsageError
from rashomon.model import Entity
from rashomon.text.names import bare_name, name_words, person_words

_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of names: groups that mean the same, and groups that do not, as they are written."""

    same: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()

    def unmet(self, entities: Iterable[Entity]) -> list[str]:
        """The names, in their order, that none of the entities bears."""
        names = dict.fromkeys(name for group in (*self.same, *self.apart) for name in group)
        if not names:
            return []
        met = {words for e in entities for told in {e.name, *(m.text for m in e.mentions)} for words in _keys(told)}
        return [name for name in names if met.isdisjoint(_keys(name))]


def _keys(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    bare = bare_name(name)
    return name_words(bare), person_words(bare)


NO_WISHES = Wishes()


def read_wishes(path: str) -> Wishes:
    """The wishes in a file: TOML, or with the ending .csv a table.

    TOML: `same = [["A", "B"], ...]` and `apart = [["C", "D"], ...]`, each group two names or more. CSV: a row a group, its
    first field "same" or "apart", the names behind it. Raises `UsageError` that names the file and what is wrong in it.
    """
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"--names {path}: cannot be read: {error.strerror}") from None
    if len(raw) > _LARGEST:
        raise UsageError(f"--names {path}: larger than {_LARGEST:,} bytes; it should hold names, not pages")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"--names {path}: not UTF-8 text") from None
    groups = _csv(path, text) if path.lower().endswith(".csv") else _toml(path, text)
    _agree(path, groups)
    return Wishes(same=tuple(groups["same"]), apart=tuple(groups["apart"]))


_Groups = dict[str, list[tuple[str, ...]]]


def _toml(path: str, text: str) -> _Groups:
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"--names {path}: no valid TOML: {error}") from None
    except RecursionError:
        raise UsageError(f"--names {path}: no valid TOML: lists in lists without end") from None
    if unknown := sorted(set(told) - {"same", "apart"}):
        raise UsageError(f"--names {path}: unknown key {unknown[0]!r}; known are same and apart")
    return {
        key: [_group(path, f"{key}[{n}]", g) for n, g in enumerate(_list(path, key, told))] for key in ("same", "apart")
    }


def _list(path: str, key: str, told: dict[str, Any]) -> list[Any]:
    groups = told.get(key, [])
    if not isinstance(groups, list):
        raise UsageError(f'--names {path}: {key} is no list of groups, as in {key} = [["A", "B"]]')
    return groups


def _csv(path: str, text: str) -> _Groups:
    groups: _Groups = {"same": [], "apart": []}
    try:
        rows = list(csv.reader(text.splitlines(), strict=True))
    except csv.Error as error:
        raise UsageError(f"--names {path}: no valid CSV: {error}") from None
    for number, (kind, *names) in enumerate((row for row in rows if row), 1):
        key = kind.strip().lower()
        if key not in groups:
            raise UsageError(f"--names {path}: row {number} begins with {kind!r}, not with same or apart")
        groups[key].append(_group(path, f"row {number}", [n for n in names if n.strip()]))
    return groups


def _group(path: str, where: str, names: Any) -> tuple[str, ...]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UsageError(f'--names {path}: {where} is no list of names, as in ["A", "B"]')
    kept = tuple(dict.fromkeys(" ".join(name.split()) for name in names))
    if empty := [name for name in kept if not name_words(name)]:
        raise UsageError(f"--names {path}: {where} holds {empty[0]!r}, which is no name")
    if len(kept) < 2:
        raise UsageError(f"--names {path}: {where} needs two names or more")
    return kept


def _agree(path: str, groups: _Groups) -> None:
    """Raises where two names are to be one and apart."""
    leader: dict[tuple[str, ...], tuple[str, ...]] = {}

    def root(words: tuple[str, ...]) -> tuple[str, ...]:
        while leader.setdefault(words, words) != words:
            words = leader[words]
        return words

    for group in groups["same"]:
        for name in group[1:]:
            leader[root(name_words(name))] = root(name_words(group[0]))
    for group in groups["apart"]:
        seen: dict[tuple[str, ...], str] = {}
        for name in group:
            other = seen.setdefault(root(name_words(name)), name)
            if other != name:
                raise UsageError(f"--names {path}: {other!r} and {name!r} are both same and apart")
