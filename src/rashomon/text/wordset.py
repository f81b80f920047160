"""Lists of words as they are written in the modules that use them: one string, any white space between."""


def wordset(words: str) -> frozenset[str]:
    """The words of a list.

    >>> sorted(wordset("ferry  tram"))
    ['ferry', 'tram']
    """
    return frozenset(words.split())
