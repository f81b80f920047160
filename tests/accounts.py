"""Two reports side by side, for tests of what they tell differently of one event."""

from rashomon.claims import read_claims
from tests.builders import article


def apart(account, *texts):
    """The words in which an account finds reports to differ, sorted, each report of paragraphs parted by "|"; and whether it is certain."""
    pages = [article(*text.split("|"), outlet=name, language="en") for name, text in zip("ABC", texts, strict=False)]
    claims = [c for r in read_claims(pages) for c in r.claims]
    found = [t.difference for t in account(claims, {p.id: p for p in pages})]
    return [(*sorted((d.left, d.right)), d.certain) for d in found]
