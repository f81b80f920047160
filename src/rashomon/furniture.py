"""What a line of site furniture is, where its own words or shape say so."""

from __future__ import annotations

import re

_I = re.IGNORECASE
_MONTH = (
    r"(?:jan|feb|m[aä]r|apr|ma[yi]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zäû]{0,6}\.?"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("weather", re.compile(r"^-?\d{1,3}(?:[.,]\d)?\s?°?\s?[CF]?$(?<=[°CF])", _I)),
    (
        "clock",
        re.compile(
            rf"^(?:{_DAY}\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}\.?\s+{_MONTH},?)\s+(?:19|20)\d\d\b.{{0,24}}$"
            r"|^\d{1,2}:\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?$|^(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?.{0,20}$",
            _I,
        ),
    ),
    (
        "comment form",
        re.compile(
            r"^(?:leave a (?:reply|comment)|post a comment|cancel reply|please enter your (?:comment|name|email).{0,20}"
            r"|you have entered an incorrect email.{0,30}|save my name, email.{0,90}|your email address will not be published.{0,60}"
            r"|required fields are marked.{0,10}|\d+ comments?|comments? \(\d+\)|log in to (?:leave a )?comment)[.!:*]?$"
            r"|^.{0,30}(?:电子邮箱地址不会被公开|邮箱地址不会被公开|发表评论|发表回复|адрес email не будет опубликован|ваш комментарий)"
            r"|^(?:deine e-mail-adresse wird nicht|votre adresse e-mail ne sera pas|tu dirección de correo electrónico no será)",
            _I,
        ),
    ),
    (
        "legal",
        re.compile(
            r"^(?:copyright\b|©|\(c\)\s?(?:19|20)\d\d|all rights reserved|terms (?:of|and|&)\b.{0,40}$|privacy (?:policy|notice).{0,40}$|cookie\b.{0,60}$"
            r"|(?:we|this (?:web)?site) uses? cookies)",
            _I,
        ),
    ),
    ("advertisement", re.compile(r"^(?:advertisement|advertising|sponsored\b.{0,40}|buy now|anzeige|publicit[ée]|реклама|广告)[.!:]?$", _I)),
    (
        "related",
        re.compile(
            r"^(?:related\b|read (?:more|also|next|full)\b|see also\b|more (?:on|from|in|stories|news)\b|most (?:read|popular)\b|recommended\b"
            r"|trending\b|also read\b|you (?:may|might) also like|up next|don'?t miss|lire aussi|mehr zum thema|lesen sie auch)",
            _I,
        ),
    ),
    ("share", re.compile(r"^(?:share\b.{0,40}|tweet|facebook|twitter|whatsapp|e-?mail|print|linkedin|pinterest|reddit|telegram|copy link)$", _I)),
    (
        "caption",
        re.compile(r"^(?:image (?:copyright|caption|source)|photo(?:graph)?(?: by| credit|:)|picture:|credit:|\(?(?:ap|afp|getty|reuters|epa) photo)", _I),
    ),
)
_BYLINE = re.compile(
    r"^(?:by|written by|reported by|story by)\s+(?-i:[A-ZÀ-Þ])[\w.'’-]+(?:\s+[\w.'’,&|/-]+){0,11}$"
    r"|^(?:von|par|por)\s+(?-i:[A-ZÀ-Þ])[\w.'’-]+(?:\s+(?-i:[A-ZÀ-Þ])[\w.'’-]+){1,3}$"
    r"|^[\w.'’ -]{4,40},?\s(?:staff writer|staff reporter|senior reporter|correspondent|associated press)$",
    _I,
)


def furniture_kind(line: str) -> str:
    """What a line of furniture is: weather, clock, comment form, legal, advertisement, related, share, caption,
    menu (a few words without a full stop) or other."""
    start = line[:200]
    for kind, pattern in _KINDS:
        if pattern.match(start):
            return kind
    return "menu" if len(line) <= 25 and len(line.split()) <= 3 and line[-1:] not in ".!?" else "other"


def is_byline(line: str) -> bool:
    """Whether a line names who wrote the article and little else."""
    return len(line) <= 120 and _BYLINE.match(line) is not None
