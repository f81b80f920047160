import pytest

from rashomon import console
from rashomon.errors import UsageError


def fill(sink, error):
    sink.write("half")
    raise error


def begin(apart, error):
    apart.write_bytes(b"half")
    raise error


def test_what_the_work_raises_is_not_laid_to_the_output(tmp_path):
    with pytest.raises(OSError, match="too many"), console.output(None):
        raise OSError(24, "too many open files")
    place = tmp_path / "told.txt"
    place.write_text("before")
    with pytest.raises(BrokenPipeError), console.output(place) as sink:
        fill(sink, BrokenPipeError())
    assert place.read_text() == "before"
    assert list(tmp_path.iterdir()) == [place]


def test_what_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"), console.output(tmp_path / "file" / "inside.txt"):
        pass


def test_a_file_that_something_else_writes_takes_its_place_only_when_whole(tmp_path):
    place = tmp_path / "told.bin"
    place.write_bytes(b"before")
    with pytest.raises(ValueError, match="stopped"), console.whole_file(place) as apart:
        begin(apart, ValueError("stopped"))
    assert place.read_bytes() == b"before"
    with console.whole_file(place) as apart:
        apart.write_bytes(b"all")
    assert place.read_bytes() == b"all"
