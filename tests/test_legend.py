from rashomon.render.legend import SIGNS, legend


def test_only_the_signs_that_a_dossier_has_are_explained():
    text = "“The quay is shut” — according to the mayor (still\n  to come); perhaps others,\n  too"
    assert [sign for sign, _ in legend(text)] == ["(still to come)", "perhaps others, too"]
    assert legend("A dossier without signs.") == []


def test_a_heading_in_capitals_is_explained_too():
    assert [sign for sign, _ in legend("PERHAPS CORROBORATED: READ BOTH (3)")] == ["read both"]
    assert len(SIGNS) == len({meaning for _, meaning in SIGNS})
