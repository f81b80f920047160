"""What `compare` gives is a sequence that can show itself."""

import pytest

from rashomon.dossier import Dossiers
from rashomon.errors import UsageError
from rashomon.model import Failure
from tests.builders import article, claim, dossier, point, reading

ONE = dossier(
    reading(article("The dam broke.", outlet="A"), claim("The dam broke")), points=[point(claim("The dam broke"))]
)


def test_a_sequence_of_dossiers():
    found = Dossiers((ONE, ONE), (Failure("gone.txt", "no such file"),))
    assert (len(found), found[0], found[1:], [*found]) == (2, ONE, (ONE,), [ONE, ONE])
    assert not Dossiers(())


def test_it_renders_itself():
    found = Dossiers((ONE,))
    assert "The dam broke" in found.render()
    assert found.render("json").startswith("{")
    assert "The dam broke" in found._repr_html_()
    with pytest.raises(UsageError):
        found.render("pdf")
