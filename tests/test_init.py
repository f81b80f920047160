"""The Python front door: a dozen names at most, each documented, its examples true."""

import doctest
import inspect
from importlib import import_module
from pathlib import Path

import pytest

import rashomon as package

MODULES = ("rashomon", "rashomon.pipeline", "rashomon.dossier", "rashomon.errors", "rashomon.model")


def test_at_most_a_dozen_names_and_all_can_be_had():
    assert len(package.__all__) <= 12
    assert all(getattr(package, name) for name in package.__all__)
    assert set(package.__all__) <= set(dir(package))


def test_no_exported_name_is_hidden_by_a_module_of_the_package():
    modules = {path.stem for path in Path(package.__file__).parent.iterdir()}
    assert not modules & set(package.__all__)


def test_every_exported_name_is_documented():
    assert [name for name in package.__all__ if not inspect.getdoc(getattr(package, name))] == []


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        package.nonsense  # noqa: B018


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_are_true(name, request):
    results = doctest.testmod(import_module(name), extraglobs={"getfixture": request.getfixturevalue})
    assert results.failed == 0


def test_the_front_door_has_examples():
    finder = doctest.DocTestFinder(recurse=False)
    for name in ("compare", "example", "list_claims", "read"):
        assert any(test.examples for test in finder.find(getattr(package, name), name)), name


def test_a_notebook_shows_the_dossiers():
    dossiers = package.compare([str(package.example() / "cpa-wire.txt")])
    assert "<" in dossiers._repr_html_()
    assert dossiers.failures == ()


def test_what_failed_is_kept_with_its_reason():
    (failure,) = package.compare(["nosuch.txt"]).failures
    assert (failure.source, failure.reason) == ("nosuch.txt", "no such file")


def test_no_source_is_wrong_use():
    with pytest.raises(package.RashomonError, match="no source given"):
        package.compare([])
