"""What two reports tell of one event wherever in them it stands, and in whatever words: comparisons of whole reports.

The comparisons of `rashomon.points.compare` look at two claims that the aligner brought together; these find claims that no likeness of
wording does. A new one is a module here with a function of claims and articles, and its name in `ACCOUNTS`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rashomon.model import Article, Claim
from rashomon.points.accounts.absences import absences
from rashomon.points.accounts.denials import denials
from rashomon.points.accounts.doers import doers
from rashomon.points.accounts.hours import hours
from rashomon.points.accounts.persons import citizens, holders, occupations, ranks, whereabouts
from rashomon.points.accounts.reasons import reasons
from rashomon.points.accounts.sites import sites
from rashomon.points.accounts.tallies import ages, tallies, things
from rashomon.points.difference import Apart

Account = Callable[[Sequence[Claim], Mapping[str, Article]], Iterator[Apart]]

ACCOUNTS: tuple[Account, ...] = (
    tallies,
    ages,
    things,
    hours,
    sites,
    doers,
    holders,
    citizens,
    ranks,
    occupations,
    whereabouts,
    reasons,
    absences,
    denials,
)
"""In the order in which a story is read for them: what an earlier one found, a later one tells no more."""


def accounts(claims: Sequence[Claim], articles: Mapping[str, Article]) -> list[Apart]:
    """What the reports tell differently, in the order of `ACCOUNTS`."""
    return [found for account in ACCOUNTS for found in account(claims, articles)]
