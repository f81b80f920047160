"""Whether a clause tells of the past or of days to come, from its words on either side of a date."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A cue of the future takes the verb along ("will be held"), lest that count as past. What was planned before something
# else happened was no plan any more ("had been due to sail"). A plan is one of the future only with what is planned:
# "plans to", "agreed to", not "unveiled plans on Tuesday".
_FUTURE = (
    r"(?:(?:will|['’]ll|shall|would|may|might|should|must|won['’]t)\s(?:not\s)?|could\s(?!not\b))(?:also\s)?(?:be\s|have\s)?\w+"
    r"|going\sto|(?:is|are)\s(?:due|set|to)\b(?:\sto)?(?:\sbe)?(?:\s\w+)?|set\sfor|to\sbe\s\w+"
    r"|(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s)(?:scheduled(?!\s(?:an?|the)\b)|expected|slated|supposed|planned|planning|due)(?:\sto)?(?:\sbe)?(?:\s\w+)?"
    r"|(?:plans?|hopes?|intends?|expects?|agreed|decided|vowed|promised|pledged|threatened|wants?)\sto(?:\sbe)?\s\w+"
    r"|(?:plans|hopes|expects)\s(?:an?|the|for)"
    r"|(?:when|once|if)\s[^,.;:]{1,40}?\s(?:is|are)\s\w+"
    r"|upcoming|ahead\sof|(?:hours?|days?)\sbefore|in\sadvance\sof|starting|beginning|deadline|payable|effective|forecast|forecasting|chance\sof"
    r"|(?:leave|open|begin|start|arrive|end|expire|close|air|return|face|play|host|meet|resume|visit|depart|continue|stop|perform)s"
    r"|takes\splace|kicks\soff"
    r"|(?:is|are|['’]s|['’]re)\s(?:heading|headed|travell?ing|flying|coming|leaving|arriving|meeting|visiting|returning|hosting"
    r"|holding|opening|closing|facing|launching)"
)
# "Could not be reached on Sunday" tells what was tried.
_PAST = (
    r"could(?:\snot|n['’]t)\s(?:be\s|have\s)?\w+"
    r"|had\sbeen\s(?:due|set|expected|scheduled|supposed|planned)(?:\sto)?(?:\sbe)?(?:\s\w+)?"
    r"|(?!(?:united|hundred|need|indeed|speed|feed|seed|red|bed|mohamed|ahmed|exceed|proceed|succeed)\b)\w+ed|said|was"
    r"|were|had|did|has|have|been|after|since|following|told|came|went|took|made|left|began|won|lost|held"
    r"|found|got|gave|saw|rose|fell|met|spoke|wrote|ran|sent|became|brought|broke|struck|shot|hit|paid|led|grew|put|set"
    r"|spent|fought|flew|drove|tore|threw|stood|sat|drew|chose|knew|heard|built|bought|sold|caught|sank|swam|swept|slid"
    r"|spread|burst|cut|beat|blew|dug|ate|fed|felt|fled|froze|hid|hung|kept|laid|lay|lit|meant|rode|shook|shut|slept|stole"
    r"|stuck|swore|taught|thought|understood|withdrew|wore|woke|bore|forgot|sought|rang"
)
# What was planned may still lie ahead when it is told, or have come to pass.
_PLANNED = (
    r"(?:was|were)\s(?:(?:due|set|expected|scheduled|slated|supposed|planned)(?:\sto)?(?:\sbe)?(?:\s\w+)?"
    r"|to\s(?:be\s)?(?!the\b)[a-z]+)"
)
_CUE = re.compile(rf"\b(?:(?P<planned>{_PLANNED})|(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE)
_CUE_NEXT = re.compile(rf"\s(?:\w+ly\s)?{_CUE.pattern}", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|as\ssoon\sas)\s(?:the\s|at\sleast\s)?(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?\s|noon\s|midnight\s)?(?:on\s)?"
    r"(?:(?:early|late|mid)[\s-])?$",
    re.IGNORECASE,
)
# What is named only once it has happened.
_DONE = (
    r"(?:attack|assault|crash|collision|explosion|blast|bombing|shooting|killing|murder|raid|arrest|ruling|verdict"
    r"|statement|announcement|derailment|quake|earthquake|collapse|massacre|stabbing|defeat|victory|loss|death"
    r"|incident|accident|wreck|clash|riot|resignation|indictment|conviction)(?:e?s)?"
)
_DONE_BESIDE = re.compile(
    r"(?:\b(?:the|an?|this|that|his|her|its|their|of|in|after|since|following|from|about|over)|['’]s?)\s(?:[\w-]+\s){0,2}"
    rf"{_DONE}\s(?:(?:on|early|late|of|last)\s)*$",
    re.IGNORECASE,
)
_ITS_DONE = re.compile(rf"['’]s\s(?:[\w-]+\s)?{_DONE}\b", re.IGNORECASE)
_NOT = re.compile(r"\bnot\b|n['’]t\b|\bnever\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:(?:early|late|mid)[\s-])?$", re.IGNORECASE)


PLANNED, WILL = 2, 3
"""The tense of a clause that tells of what was to come ("was due to sail on Friday"), and of one that says so outright ("will sail")."""

# "Thursday is a day of mourning", "the match on Saturday has been cancelled": what is told of a day past stands in the past.
_STANDS = re.compile(
    r"\s(?:(?:is|are)\s(?!(?:when|the\sday|the\snight|why)\b)|(?:has|have)\sbeen\s(?:cancell?ed|postponed|called\soff)\b)",
    re.IGNORECASE,
)

_OUTRIGHT = re.compile(r"(?:will|won['’]t|['’]ll)\b", re.IGNORECASE)


def tense_of(before: str, after: str) -> int:
    """-1 where the clause tells of the past, 1 of the future (`WILL` where it says so outright), `PLANNED` of either, 0 where it does
    not say.

    `before` and `after` are the words of the sentence on either side of the date. A verb right after it decides ("on
    Sunday issued"), else the nearest cue before it, else (the sentence begins with the date) the first after it. "Until
    Friday" looks ahead unless past or negated; what is named only once it has happened looks back ("Friday's crash").
    """
    if until := _UNTIL.search(before):
        late = _CUE.search(after) if not before[: until.start()].strip() else None
        denied = _NOT.search(before) is not None and _OUTRIGHT.search(before) is None
        return -1 if denied or (late and late["past"]) else 1
    if _DONE_BESIDE.search(before) or _ITS_DONE.match(after):
        return -1
    if not before.strip() and after.startswith(":"):  # a forecast or a programme, day by day
        return 1
    if _STANDS.match(after) and not any(m["past"] for m in _CUE.finditer(before)):
        return 1
    cue = _CUE_NEXT.match(after) or _last(_CUE.finditer(before)) or _CUE.search(after)
    if cue is None:
        return int(_BY.search(before) is not None)
    if cue["planned"]:
        return PLANNED
    if not cue["future"]:
        return -1
    return WILL if _OUTRIGHT.match(cue["future"]) else 1


def _last(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    last = None
    for m in matches:
        last = m
    return last
