"""Values of the model as compressed JSON, and back: a store is written and read by different versions of the program.

A record is an object of field names. Fields that the program no longer knows are passed over, and fields that an old record
lacks take their default; a record that cannot be made into the value raises `StaleRecord`, and is computed anew.
"""

from __future__ import annotations

import base64
import functools
import json
import types
import typing
from array import array
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, cast

import zstandard

from rashomon.errors import RashomonError

T = TypeVar("T")

_LEVEL = 6


class StaleRecord(RashomonError):
    """A record that this version of the program cannot read."""


def squeezed(text: str) -> bytes:
    """Text as zstd-compressed UTF-8; lone surrogates, which some file names hold, survive."""
    return squeezed_bytes(text.encode("utf-8", "surrogatepass"))


def squeezed_bytes(raw: bytes) -> bytes:
    """Bytes compressed with zstd, with a checksum."""
    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(raw)


def unsqueezed(held: bytes) -> str:
    """The text of `squeezed`. Raises `StaleRecord` where the bytes are damaged."""
    try:
        return unsqueezed_bytes(held).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise StaleRecord(f"damaged record: {error}") from None


def unsqueezed_bytes(held: bytes) -> bytes:
    """The bytes of `squeezed_bytes`. Raises `StaleRecord` where they are damaged."""
    try:
        return zstandard.ZstdDecompressor().decompress(held)
    except zstandard.ZstdError as error:
        raise StaleRecord(f"damaged record: {error}") from None


def packed(value: object) -> bytes:
    """A frozen value of the model (or a tuple of such) as compressed JSON."""
    return squeezed(json.dumps(plain(value), separators=(",", ":")))


def unpacked(kind: type[T], held: bytes) -> T:
    """The value of `kind` that `packed` wrote. Raises `StaleRecord` where it cannot be made."""
    try:
        return cast(T, _maker(cast(Any, kind))(json.loads(unsqueezed(held))))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StaleRecord(f"{getattr(kind, '__name__', kind)}: {error}") from None


def plain(value: object) -> Any:
    """The value in JSON's types; fields that hold their default are left out."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: plain(held) for name, default in _fields(type(value)) if (held := getattr(value, name)) != default
        }
    if isinstance(value, array):
        wide = array("q", value)
        return base64.b64encode(wide.tobytes()).decode("ascii")
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    return value


@functools.cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default if f.default is not MISSING else _NO_DEFAULT) for f in fields(kind))


_NO_DEFAULT = object()


@functools.cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """A function from JSON's types to the value of the annotated type."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        [some] = [_maker(k) for k in inner if k is not type(None)]
        return lambda held: None if held is None else some(held)
    if origin is tuple and inner[-1] is Ellipsis:
        each = _maker(inner[0])
        return lambda held: tuple(map(each, held))
    if origin is tuple:
        parts = [_maker(k) for k in inner]
        return lambda held: tuple(make(h) for make, h in zip(parts, held, strict=True))
    if origin is list:
        return _array
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if is_dataclass(kind):
        return _dataclass_maker(cast(type, kind))
    return lambda held: held


def _dataclass_maker(kind: type) -> Callable[[Any], Any]:
    # Python 3.11 cannot evaluate `array[int]`; the name stands for a list in hints.
    hints = typing.get_type_hints(kind, localns={"array": list})
    makers: dict[str, Callable[[Any], Any]] = {}

    def make(held: Any) -> Any:
        if not makers:
            makers.update((f.name, _maker(hints[f.name])) for f in fields(kind))
        return kind(**{name: makers[name](h) for name, h in held.items() if name in makers})

    return make


def _array(held: str) -> array[int]:
    wide = array("q")
    wide.frombytes(base64.b64decode(held))
    return array("i", wide)
