"""Whether a difference between two claims is excused."""

from rashomon.points.difference import Difference
from rashomon.points.excuses import excuse
from tests.builders import article, found


def excused(left: str, right: str, difference: Difference, *, before: str = "", **fields) -> str | None:
    pages = [article(before + left, outlet="A"), article(right, outlet="B")]
    claims = [found(pages[0], left, **fields), found(pages[1], right)]
    return excuse(difference, *claims, {p.id: p for p in pages})
