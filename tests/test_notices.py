"""Whose page a flattened page is, by its notice of copyright."""

import pytest

from rashomon.notices import outlet_of_notice


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (("More Harbour Examiner", "Copyright 2031. Harbour Examiner. All Rights Reserved."), "Harbour Examiner"),
        (("Menu", "© 2031 The Harbour Examiner | Terms of Use"), None),
        (("Menu", "© 2031 New York Post | Terms of Use"), "New York Post"),
        (("About Torm Media", "© 2031 Torm Media. All rights reserved."), None),
        (("Reuters", "© 2031 Reuters. All rights reserved."), None),
        (("Ana Venn", "The port. © Ana Venn/Getty Images"), None),
        (("Copyright Policy", "Policy"), None),
        (("Valley Sun", "© 2019-2031 Valley Sun Holdings, Inc. All rights reserved."), "Valley Sun"),
        ((), None),
    ],
)
def test_the_outlet_is_the_owner_that_the_page_names_elsewhere_too(lines, outlet):
    assert outlet_of_notice(lines) == outlet
