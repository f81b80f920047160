"""Days of publication that stand in lines beside a headline, told from the page's own clock and other stories' days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.text.days import Found, find_days, find_weekdays

_PUBLISHED = re.compile(
    r"\b(?:publish|posted|first|originally|created|issued|released|veröffentlicht|erschienen|erstellt|publi[ée]e?|publicad|"
    r"mis en ligne|pubblicat|gepubliceerd|geplaatst|опубликован|опублікован|дата публикации|opublikowan|data publikacji|"
    r"publicerad|publisert|publiceret|udgivet|oprettet|julkaistu|publikován|zveřejněno|vydáno|megjelen|közzété|publicat|"
    r"diterbitkan|dipublikasikan|đăng lúc|yayın|objavljeno|публикуван|δημοσι)|"
    r"تم نشر|نشر في|تاريخ النشر|انتشار|发布|發布|發佈|发表|投稿|公開|配信|掲載|質問日時|등록|입력|작성|פורסם",
    re.IGNORECASE,
)
_MODIFIED = re.compile(
    r"\b(?:updat|modifi|edited|amended|revised|last change|last reviewed|aktualisiert|geändert|mise? à jour|màj|actualizad|"
    r"atualizad|aggiornat|ultima modifica|bijgewerkt|gewijzigd|обновл|изменен|оновлен|aktualiz|zaktualizowan|güncel|"
    r"uppdatera|oppdatert|opdatere|päivitetty|frissít|actualizat|actualitzat|ενημερ|diperbarui|cập nhật|ažurirano)|"
    r"تحديث|更新|수정|עודכן|به‌روز",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:first|originally|publish|posted)", re.IGNORECASE)
_OTHER = re.compile(
    r"©|\(c\)|copyright|\(@|^\[ |\b(?:comment|joined|member since|since|until|valid|ausgabe vom|print edition|expires?|deadline|registered)\b",
    re.IGNORECASE,
)
_NAMED = frozenset(
    "published pubdate publish publishdate publishtime posted publicado publication datepublished created".split()
)
_CHANGED = frozenset("updated modified lastmodified update lastupdated actualizado".split())
_CLOCKS = frozenset("today current clock weather topbar ticker toolbar masthead now temperature".split())
_RELATED = frozenset(
    "related recommended more popular trending latest comment comments widget sidebar ticker archive".split()
)

LONGEST = 200
_WORDS = 14
"""Words beside a date: what has more is a sentence."""

_ABOVE, _BELOW = 6, 16
"""Lines above and below the headline in which a date may be the report's."""


@dataclass(frozen=True, slots=True)
class Near:
    """A line beside a headline: `distance` in lines, negative above it; `words` of its classes; `away` where the markup
    sets it apart from the report (menus, footers, figures)."""

    text: str
    distance: int
    words: tuple[str, ...] = ()
    away: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day found beside the headline. `weight` is how surely it is the report's; `bare` where nothing but its place
    tells so; `modified` where the line calls it that of a change."""

    found: Found
    weight: float
    bare: bool
    modified: bool


def find_stamps(lines: Sequence[Near], language: str | None = None, *, menus: bool = False) -> list[Stamp]:
    """The days in lines beside a headline, one a line at most for each of publication and change.

    `menus` says that the lines are those of a flattened page, where very short lines above a date mark a menu.
    """
    month_first = _month_first(lines, language)
    stamps: list[Stamp] = []
    for place, line in enumerate(lines):
        if len(line.text) > LONGEST or _OTHER.search(line.text):
            continue
        found = find_days(line.text, language, month_first)
        if found:
            label = lines[place - 1].text if place and len(lines[place - 1].text) <= 30 else ""
            stamps += _of_line(line, label, found, lines[max(0, place - 2) : place] if menus else ())
    return stamps


def _of_line(line: Near, label: str, found: Sequence[Found], before: Sequence[Near]) -> Iterable[Stamp]:
    """The line's day of publication and that of its change. Where it names both, the word before a day says which it is."""
    published: Stamp | None = None
    modified: Stamp | None = None
    start = 0
    outside = len(line.text) - sum(f.end - f.start for f in found)
    words = len(line.text.split()) - sum(len(line.text[f.start : f.end].split()) for f in found)
    several = len(found) > 1 and _FIRST.search(line.text) is not None
    for one in found:
        said = line.text[start : one.start] or (label if not start else "")
        start = one.end
        told = _last(said)
        named = told == "published" or (told is None and not _NAMED.isdisjoint(line.words[:6]))
        changed = told == "modified" or (
            told is None and not named and not _CHANGED.isdisjoint(line.words[:3]) and "date" not in line.words[:4]
        )
        if changed:
            modified = modified or Stamp(one, 1.0, False, True)
            continue
        if published and not (several and told == "published"):
            continue
        if line.away and told is None:
            continue
        if told is None and (words > _WORDS or outside > (30 if line.text[-2:] >= "\u3000" else 100)):
            continue
        weight = _weight(line, named, told is not None, one, before)
        if weight > 0:
            published = Stamp(one, weight, not (named or one.time or find_weekdays(line.text)), False)
    return [stamp for stamp in (published, modified) if stamp]


def _last(said: str) -> str | None:
    """Whether the words before a day call it that of publication or of a change; None where they do neither."""
    places = [
        (m.start(), kind) for kind, p in (("published", _PUBLISHED), ("modified", _MODIFIED)) for m in p.finditer(said)
    ]
    return max(places)[1] if places else None


def _weight(line: Near, named: bool, labelled: bool, found: Found, before: Sequence[Near]) -> float:
    """How surely a day is the report's: labelled or near the headline; 0 for the page's clock and for other stories'."""
    distance = line.distance
    if not labelled:
        if (
            not -_ABOVE <= distance <= _BELOW
            or not _CLOCKS.isdisjoint(line.words)
            or not _RELATED.isdisjoint(line.words[:6])
        ):
            return 0
        weekday = bool(find_weekdays(line.text))
        # The minute right above a headline is the report's; the page's own clock tells the weekday.
        menus = any(len(other.text) < 12 for other in before) and not (found.time and not weekday and distance >= -2)
        if distance < 0 and not named and (menus or (weekday and (before or distance < -2))):
            return 0
    weight = 3.0 + (1.0 if labelled else 0.7 if named else 0) + (0.2 if found.time else 0)
    return max(0.5, weight - (0.1 * distance if distance >= 0 else 0.2 - 0.25 * distance))


def _month_first(lines: Sequence[Near], language: str | None) -> bool | None:
    """How 3/4/2021 is to be read: as other dates of the page show it, else day first but in English, where either may be."""
    for line in lines:
        for m in re.finditer(r"(?<!\d)(\d\d?)/(\d\d?)/(?:19|20)\d\d(?!\d)", line.text[:LONGEST]):
            if int(m[1]) > 12 or int(m[2]) > 12:
                return int(m[2]) > 12
    return None if language in (None, "en") else False
