"""What a line of site furniture is, where its own words or shape say so."""

from __future__ import annotations

import functools
import re

_MONTH = "(?:jan|feb|m[aä]r|apr|ma[yi]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zäû]{0,6}\\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
_DATE = (
    rf"(?:{_DAY}\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}\.?\s+{_MONTH},?)\s+(?:19|20)\d\d\b.{{0,24}}"
)

_WHOLE = {
    "weather": (r"-?\d{1,3}(?:[.,]\d)?\s?°?\s?[CF]", r"-?\d{1,3}\s?°"),
    "clock": (_DATE, r"\d{1,2}:\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?", r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?.{0,20}"),
    "comment form": (
        "(?:leave|post|add|write) a (?:reply|comment)",
        "cancel reply",
        "please enter your (?:comment|name|e-?mail).{0,20}",
        "you have entered an incorrect e-?mail.{0,30}",
        "save my name, e-?mail.{0,90}",
        "your e-?mail address will not be published.{0,60}",
        "required fields are marked.{0,10}",
        r"\d+ comments?|comments? \(\d+\)",
        "log in to (?:leave a )?comment",
        ".{0,20}(?:邮箱地址不会被公开|发表评论|发表回复).{0,40}",
        "(?:ваш )?(?:адрес e-?mail|e-?mail) не будет опубликован.{0,60}|добавить комментарий",
        "deine e-mail-adresse wird nicht.{0,60}|kommentar schreiben",
        "votre adresse e-?mail ne sera pas.{0,60}|laisser un commentaire",
        "tu dirección de correo electrónico no será.{0,60}|deja (?:un comentario|una respuesta)",
    ),
    "legal": (
        "copyright.{0,100}|©.{0,160}",
        ".{0,60}all rights reserved.{0,20}",
        "terms (?:of|and|&) .{0,40}",
        "privacy (?:policy|notice).{0,40}",
        "cookie (?:policy|settings|notice|preferences).{0,40}",
        "(?:we|this (?:web)?site) uses? cookies.{0,300}",
    ),
    "advertisement": (
        "advertise?ment|advertising|buy now|anzeige|publicité|publicidad|реклама|广告",
        "sponsored.{0,40}",
    ),
    "related": (
        "related.{0,60}",
        "(?:read|see) (?:more|also|next).{0,160}|also read.{0,160}",
        "more (?:on|from|in|stories|news).{0,60}",
        "most (?:read|popular|viewed).{0,40}",
        "(?:recommended|trending|up next).{0,60}",
        "you (?:may|might) also like.{0,40}",
        "lire aussi.{0,160}|mehr zum thema.{0,60}|lesen sie auch.{0,160}",
    ),
    "share": (
        "share.{0,40}",
        "tweet|facebook|twitter|whatsapp|e-?mail|print|linkedin|pinterest|reddit|telegram|copy link",
    ),
    "caption": (
        "image (?:copyright|caption|source).{0,300}",
        "(?:photo(?:graph)?|picture|credit|foto|legende|bild)(?: by| credit)?:.{0,300}",
        r"\(?(?:ap|afp|getty|reuters|epa) photo.{0,60}",
    ),
}
_KINDS = [(kind, re.compile(f"(?:{'|'.join(wholes)})[.!:*]?", re.IGNORECASE)) for kind, wholes in _WHOLE.items()]
_NAME = r"(?-i:[A-ZÀ-Þ])[\w.'’-]+"
_BYLINE = re.compile(
    rf"(?:by|written by|reported by|story by)\s+{_NAME}(?:\s+[\w.'’,&|/-]+){{0,11}}"
    rf"|(?:von|par|por)\s+{_NAME}(?:\s+{_NAME}){{1,3}}"
    r"|[\w.'’ -]{4,40},?\s(?:staff writer|staff reporter|senior reporter|correspondent|associated press)",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=1 << 13)
def furniture_kind(line: str) -> str:
    """What a line of furniture is: weather, clock, comment form, legal, advertisement, related, share, caption, menu
    (a few words without a full stop) or other."""
    if len(line) <= 320:
        for kind, pattern in _KINDS:
            if pattern.fullmatch(line):
                return kind
    return "menu" if len(line) <= 25 and len(line.split()) <= 3 and line[-1:] not in ".!?" else "other"


def is_byline(line: str) -> bool:
    """Whether a line names who wrote the article and little else."""
    return len(line) <= 120 and _BYLINE.fullmatch(line) is not None
