"""What changed between two versions of a page: which claims came, went, or say something else now (stealth edits)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import or_, select

from rashomon.model import Claim, Reading
from rashomon.store.database import Store
from rashomon.store.dossiers import reading_for
from rashomon.store.keys import digest
from rashomon.store.pages import named_address
from rashomon.store.schema import addresses, articles, storable, versions

LIKE = 62.0
"""Likeness (rapidfuzz ratio, 0 to 100) from which a claim that went and one that came are one that changed: half of its
words may be others, but not its build."""

_LONGEST = 400  # characters of a claim that are compared
_MOST = 400  # claims of either side that are compared


@dataclass(frozen=True, slots=True)
class Changed:
    """A claim before and after."""

    before: Claim
    after: Claim


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions of a page, when each was seen, and what differs."""

    source: str
    seen: tuple[str, str]
    headlines: tuple[str, str] | None
    came: tuple[Claim, ...]
    went: tuple[Claim, ...]
    changed: tuple[Changed, ...]


def changes(store: Store, source: str) -> list[Difference] | None:
    """The differences of each two following versions of a source (its name or address), oldest first; None if it is not there.

    Versions that differ in their furniture only, and those that gave no article, are passed over.
    """
    wanted = storable(source)
    with store.reading() as conn:
        of_address = select(addresses.c.id).where(addresses.c.key == digest(named_address(source)))
        of_source = select(versions.c.address_id).where(versions.c.source == wanted)
        rows = conn.execute(
            select(articles.c.id, versions.c.seen, versions.c.source, versions.c.address_id)
            .join(versions, versions.c.id == articles.c.version_id)
            .where(or_(versions.c.address_id.in_(of_address), versions.c.address_id.in_(of_source)))
            .order_by(versions.c.address_id, versions.c.id)
        ).all()
    if not rows:
        return None
    out = []
    for old, new in pairwise(rows):
        if old.address_id == new.address_id:
            found = compare_versions(reading_for(store, old.id), reading_for(store, new.id))
            out.append(Difference(new.source, (old.seen, new.seen), *found))
    return out


def compare_versions(
    old: Reading, new: Reading
) -> tuple[tuple[str, str] | None, tuple[Claim, ...], tuple[Claim, ...], tuple[Changed, ...]]:
    """Headlines if they differ, claims that came, that went, and that changed: by exact wording first, then by likeness."""
    went = _outermost(_unmatched(old.claims, new.claims))
    came = _outermost(_unmatched(new.claims, old.claims))
    pairs = _alike(went, came)
    before, after = {i for i, _ in pairs}, {j for _, j in pairs}
    heads = (old.article.headline or "", new.article.headline or "")
    return (
        heads if heads[0] != heads[1] else None,
        tuple(c for j, c in enumerate(came) if j not in after),
        tuple(c for i, c in enumerate(went) if i not in before),
        tuple(Changed(went[i], came[j]) for i, j in sorted(pairs, key=lambda pair: pair[1])),
    )


def _unmatched(own: Sequence[Claim], others: Sequence[Claim]) -> list[Claim]:
    """The claims whose words the others do not have, or have less often."""
    held = Counter(_words(c) for c in others)
    out = []
    for claim in own:
        if held[_words(claim)] > 0:
            held[_words(claim)] -= 1
        else:
            out.append(claim)
    return out


def _outermost(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that are a part of another: one edit is told once."""
    out: list[Claim] = []
    end = -1
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if claim.end > end:
            out.append(claim)
            end = claim.end
    return out


def _words(claim: Claim) -> str:
    return " ".join(claim.text.split())


def _alike(went: Sequence[Claim], came: Sequence[Claim]) -> list[tuple[int, int]]:
    """Index pairs of claims that are alike, the most alike first served."""
    from rapidfuzz import fuzz, process

    left, right = ([_words(c)[:_LONGEST] for c in some[:_MOST]] for some in (went, came))
    if not left or not right:
        return []
    scores = process.cdist(left, right, scorer=fuzz.ratio, score_cutoff=LIKE)
    found = sorted((-float(scores[i, j]), i, j) for i, j in zip(*scores.nonzero(), strict=True))
    pairs: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in found:
        if i not in used[0] and j not in used[1]:
            pairs.append((int(i), int(j)))
            used[0].add(i)
            used[1].add(j)
    return pairs
