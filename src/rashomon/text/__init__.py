"""Text in, values out: the parse, days, numbers and word pieces."""
