"""English date expressions (TIMEX3 of type DATE): their words, their patterns, the tense beside them, their values.

`rashomon.text.dates` joins these into the search of a text.
"""
