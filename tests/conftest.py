"""What tests share: the command line, run in this process so that a traceback fails the test, and the shipped example, compared once."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest

import rashomon as package
from rashomon import cli, pipeline
from rashomon.claims import read_claims
from tests.builders import article


@dataclass(frozen=True)
class Outcome:
    """Exit code and what was written."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def rashomon(capsys, monkeypatch):
    """`rashomon("read", path)`: the outcome of that command line."""

    def run(*arguments: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["rashomon", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            cli.main()
            code = 0
        except SystemExit as exit:
            code = exit.code or 0
        written = capsys.readouterr()
        assert "a fault in the program" not in written.err
        return Outcome(code, written.out, written.err)

    return run


@pytest.fixture(scope="session")
def example():
    """The dossiers of the shipped example."""
    return pipeline.compare([str(package.example())])


@pytest.fixture
def page(tmp_path):
    """`page("a.txt", content)`: the path of a new file."""

    def write(name: str, content: str | bytes):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture(scope="session")
def claim():
    """`claim("12 people died")`: what the program reads in a sentence, each the only one of its article."""
    outlets = map(str, count())

    def read(sentence, **fields):
        [reading] = read_claims([article(sentence, outlet=next(outlets), language="en", **fields)])
        return reading.claims[0]

    return read
