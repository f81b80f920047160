"""Shipped model files: a broken install is told, not run."""

import hashlib
import json

import pytest

from rashomon import cleaning, weights
from rashomon.errors import ModelError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with one model and its checksum."""
    (tmp_path / "one.bin").write_bytes(b"weights")
    (tmp_path / "models.json").write_text(json.dumps({"one.bin": hashlib.sha256(b"weights").hexdigest()}))
    monkeypatch.setattr(weights, "FOLDER", tmp_path)
    weights.weights.cache_clear()
    yield tmp_path
    weights.weights.cache_clear()


def test_a_sound_file_is_found(folder):
    assert weights.weights("one.bin") == folder / "one.bin"


def test_an_altered_file_is_refused(folder):
    (folder / "one.bin").write_bytes(b"<html>a proxy's error page</html>")
    with pytest.raises(ModelError, match=r"one\.bin: the model file is damaged"):
        weights.weights("one.bin")


@pytest.mark.parametrize("missing", ["one.bin", "models.json"])
def test_a_missing_file_is_told(missing, folder):
    (folder / missing).unlink()
    with pytest.raises(ModelError, match=r"one\.bin: .* missing; reinstall rashomon"):
        weights.weights("one.bin")


def test_every_shipped_file_is_listed_and_sound():
    listed = json.loads((weights.FOLDER / "models.json").read_text(encoding="utf-8"))
    assert set(listed) == {p.name for p in weights.FOLDER.iterdir() if p.suffix != ".tsv"} - {"models.json"}
    assert all(weights.weights(name) for name in listed)


def test_the_command_line_says_it_in_one_line(folder, rashomon, tmp_path):
    cleaning._networks.cache_clear()
    (tmp_path / "a.txt").write_text("The ferry Alma ran aground off Porto Vero on Monday, the harbour master said.\n")
    outcome = rashomon("read", tmp_path / "a.txt")
    assert outcome.code == 1
    assert outcome.err.startswith("rashomon: cleaner.npz: the model file")
