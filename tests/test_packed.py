"""Articles kept small: they come back as they were."""

import pytest

from rashomon.packed import Packed
from tests.builders import article


def test_articles_come_back_as_they_were_and_in_order():
    made = [article("A kiln exploded.", "It burned “all night”.", outlet=name) for name in "ABC"]
    packed = Packed(made[:2])
    packed.append(made[2])
    assert list(packed) == made
    assert (len(packed), packed[-1], packed[1:]) == (3, made[2], made[1:])


def test_beyond_the_end_there_is_none():
    with pytest.raises(IndexError):
        Packed()[0]


def test_a_long_article_takes_less_than_its_text():
    long = article(*(f"Word upon word upon word upon word, and {n}." for n in range(500)))
    [held] = Packed([long])._held
    assert len(held) < len(long.text) / 2
