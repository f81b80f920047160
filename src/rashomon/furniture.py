"""What a line of site furniture is, where its own words or shape say so, and which ends of a paragraph are furniture."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

_MONTH = "(?:jan|feb|m[aä]r|apr|ma[yi]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zäû]{0,6}\\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
_DATE = (
    rf"(?:{_DAY}\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}\.?\s+{_MONTH},?)\s+(?:19|20)\d\d\b.{{0,24}}"
)
_PIECE = "(?:article|story|report|post|piece)"
_SHARING = "(?:share|tweet|save|facebook|twitter|whatsapp|e-?mail|print|linkedin|pinterest|reddit|telegram|copy link)"
_NETWORK = "(?:twitter|facebook|instagram|telegram|whatsapp|youtube|linkedin|tiktok|google news|x)"

# Kinds by what the whole line is, in lower case: to match in either case takes three times as long.
_WHOLE = {
    "weather": (r"-?\d{1,3}(?:[.,]\d)?\s?°?\s?[cf]", r"-?\d{1,3}\s?°"),
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
        "(?:ваш )?(?:адрес e-?mail|e-?mail) не будет опубликован.{0,60}|(?:добавить комментарий|отменить ответ).{0,40}",
        "deine e-mail-adresse wird nicht.{0,60}|kommentar schreiben",
        "votre adresse e-?mail ne sera pas.{0,60}|laisser un commentaire",
        "tu dirección de correo electrónico no será.{0,60}|deja (?:un comentario|una respuesta)",
    ),
    "legal": (
        r"(?:copyright|©|\(c\)).{0,300}",
        "this material may not be (?:published|reproduced).{0,160}",
        "terms (?:of|and|&) .{0,40}",
        "privacy (?:policy|notice).{0,40}",
        "cookie (?:policy|settings|notice|preferences).{0,40}",
        "(?:we|this (?:web)?site) uses? cookies.{0,300}",
    ),
    "advertisement": (
        "advertise?ment|advertising|buy now|anzeige|werbung|publicité|publicidad|pubblicità|реклама|广告",
        "(?:advertise?ment[ –—-]{1,3})?(?:continue reading|(?:scroll|swipe)(?: down)? to continue|continues? below)"
        "(?: reading| below| the main story)?",
        f"(?:the )?{_PIECE} continues (?:below|after).{{0,40}}",
        "weiterlesen|lire la suite|seguir leyendo|continua a leggere|читать далее|lees verder|继续阅读",
        "sponsored(?: .{0,40})?",
    ),
    "related": (
        r"related(?: (?:articles?|stories|news|topics|content|coverage|links?|posts?|videos?).{0,60}|\s?:.{0,160})?",
        r"(?:read|see|watch) (?:more|also|next)(?: (?:on|about|from|at|here)\b.{0,160}|\s?[:>›»].{0,200})?",
        "also read.{0,160}",
        "more (?:on|from|in|stories|news).{0,60}",
        "most (?:read|popular|viewed|shared|commented)(?: (?=in|on).{0,600}| .{0,30})?",
        "(?:recommended|trending|up next|top (?:deals|stories)|editors?['’]? picks?)(?: .{0,40})?",
        "you (?:may|might) also (?:like|be interested).{0,40}",
        "lire aussi.{0,160}|mehr zum thema.{0,60}|lesen sie (?:auch|mehr).{0,160}|leggi anche.{0,160}|lees ook.{0,160}"
        "|(?:lea|lee|leer) (?:también|más).{0,160}|читайте (?:также|ещ[её]).{0,160}|相关(?:新闻|阅读|文章).{0,60}",
    ),
    "share": (
        "share(?: (?:this|on|via|with|by|now|story|article|post|save|tweet|copy|link).{0,60})?",
        rf"(?:{_SHARING}[ |·,/]{{1,4}}){{0,12}}{_SHARING}",
        f"read or share this {_PIECE}.{{0,80}}",
        f"(?:like|follow|join|find) (?:us|.{{2,60}}) on {_NETWORK}\\b.{{0,60}}",
        f"if you (?:like|enjoy)(?:ed)? this {_PIECE}.{{0,100}}",
    ),
    "sign-up": (
        "(?:sign up|subscribe|register)(?: (?:for|to|now|here|today|with|in|and)\\b.{0,160})?",
        "click here (?:to|for)\\b.{0,160}",
        "(?:our |free |daily |weekly )*newsletters?(?: sign.?up.{0,40})?",
        "enter your e-?mail.{0,60}|view all .{2,40} newsletters",
        r"interested in .{2,40}\? add .{0,160}|add interest",
    ),
    "player": (
        ".{0,40}requires? javascript(?: to (?:play|view|run|work|display).{0,40})?|(?:please )?(?:turn on|enable) javascript.{0,60}"
        "|javascript is (?:disabled|required|not enabled).{0,60}",
        "(?:see|watch|read|view|hear|listen to) the (?:full|entire|complete) .{0,200}",
        "(?:here['’]s|here is) (?:the |a )?(?:full )?(?:video|audio|transcript|clip|footage|recording) (?:of|from) .{0,160}",
        f"(?:listen to|play|watch) (?:this|the) {_PIECE}.{{0,30}}|(?:play|watch) (?:video|slideshow|now).{{0,20}}",
        r"(?:listen|read|reading time)?[\s:•·|-]*\(?\d{1,2}[ -]?min(?:ute)?s?\.?(?: (?:read|listen|watch))?\)?(?: read)?",
        f"(?:prev(?:ious)?|next|view gallery|zoom in on this {_PIECE}.{{0,60}}|story highlights|key points)",
    ),
    "caption": (
        "(?:enlarge this image )?(?:toggle|hide) caption.{0,300}",
        r"(?:photo |image |picture |slide )?\d{1,3} of \d{1,3}\W*",
        "image (?:copyright|caption|source).{0,300}|(?:legende|bildunterschrift|légende|pie de foto|подпись):.{0,300}",
        "(?:photo(?:graph)?|picture|credit|foto|bild|фото)(?: by| credit)?:.{0,300}",
        r"\(?(?:ap|afp|getty|reuters|epa) photo.{0,60}",
        ".{0,80}image via .{0,40}",
    ),
    "credit": (
        r"\(?(?:(?:additional|further) )?(?:reporting|writing|editing|compiled|edited|translated) (?:and .{4,12} )?by .{3,400}",
        "to contact the (?:reporters?|editors?|authors?|writers?|newsroom|.{2,30} news ?desk).{0,300}",
        "for all other (?:inquiries|enquiries) please call .{0,120}",
        "if you are writing a comment for publication.{0,160}",
    ),
    "note": (
        r"(?:corrections?|clarification|editor['’]?s['’]? note|disclaimer|disclosure)\s?[:.–—-].{0,500}",
        f"this {_PIECE} (?:was|has been) (?:first |last |originally )?(?:edited|updated|amended|corrected|published|republished|adapted|syndicated).{{0,300}}",
        r"visit (?:our website|(?:www\.)?[\w-]+\.[\w./-]+ (?:to|for)\b).{0,200}",
        r"source: .{2,60}(?<![.!?])",
        ".{8,160} can be (?:seen|viewed|read|found|watched|heard) (?:in full )?below",
    ),
}

_OFFERS = ("get", "try", "start", "enjoy", "unlock", "download", "install", "read", "become", "support", "join")

# Kinds by a phrase that stands in no report, in a line of at most `_SHORT` characters; each with what the line begins with, if it
# matters, and what it holds, one of these in lower case: to search for the phrases costs more.
_HOLDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    ("legal", (), ("rights", "feeds"), (r"all rights reserved|terms (?:for|of) use of (?:our )?feeds",)),
    (
        "credit",
        (),
        ("contributed", "@"),
        (
            rf"contributed (?:reporting )?to (?:this|the) {_PIECE}\W*$|,? contributed reporting\W*$",
            r"^.{0,80}\bcan be (?:reached|contacted|e-?mailed) (?:at|on|via)\b.{0,60}\S@\S.{0,60}$",
            r"^.{0,100}\b(?:e-?mail|contact|write to|get in touch with|in touch (?:at|by e-?mail)) .{0,60}\S@\S.{0,60}$",
        ),
    ),
    (
        "note",
        (),
        ("version", "appeared", "published", "transcript", "expressed"),
        (
            rf"\b(?:earlier|previous|original) version of (?:this|the) {_PIECE}\b",
            r"\b(?:originally|first) (?:appeared|published) (?:on|at) (?:www\.)?[\w-]+\.(?:com|org|net|co\.\w\w|\w\w)\b",
            r"\b(?:views?|opinions?)(?: and opinions?)? expressed\b.{0,80}\b(?:those of|not (?:necessarily )?(?:reflect|represent)|author|own)\b",
            r"^transcripts? (?:is|are) |\btranscripts are created on\b",
        ),
    ),
    ("caption", (), ("play slideshow",), (r"\bplay slideshow\b.{0,60}\b\d{1,3} of \d{1,3}\b",)),
    (
        "sign-up",
        (),
        ("robot", "subscri", "sign up", "enter your"),
        (
            "verify (?:that )?you['’]re not a robot|thanks for subscribing|for subscribers only|to subscribers only"
            "|sign up for (?:our|the|breaking) .{0,30}(?:newsletter|e-?mails?)|enter your e-?mail address",
        ),
    ),
    (
        "sign-up",
        _OFFERS,
        (" your ", " app", "journalism", "supporter", "subscriber", " weeks f", " months f", " days f"),
        (
            rf"^(?:{'|'.join(_OFFERS)})\b.{{0,120}}\b(?:on your (?:phone|mobile|tablet)"
            r"|your (?:e-?mail )?inbox|(?:app|journalism)[.!]?$|supporter|subscriber"
            r"|(?:weeks|months|days) (?:for (?:just |only )?(?:[£$€]|free\b|(?:\w+ )?\w+ (?:crown|dollar|pound|euro|cent|penn)|\d)|free\b))",
        ),
    ),
)
_SHORT = 480

# One pattern of all, each kind a group: the last group that matched is the one that did.
_NAMES = {kind.replace(" ", "_").replace("-", "_"): kind for kind in _WHOLE}
_KINDS = re.compile("|".join(f"(?P<{name}>(?:{'|'.join(_WHOLE[kind])})[.…!:*]*)" for name, kind in _NAMES.items()))
_PHRASES = [(kind, opens or ("",), cues, re.compile("|".join(some), re.I)) for kind, opens, cues, some in _HOLDS]

_STRICT = frozenset({"comment form", "clock", "weather", "legal", "credit", "note", "sign-up", "player", "caption"})
"""Kinds that no line of a report is taken for."""

_LOOSE = frozenset({"related", "share", "advertisement"})
"""Kinds that a sentence of a report may be taken for."""

_AGENCY = (
    r"(?:AP|AFP|EPA|PA|EFE|ANSA|DPA|dpa|TASS|Xinhua|XINHUA|Reuters|REUTERS|Associated Press|The Associated Press|Getty|"
    r"GETTY|Shutterstock|SHUTTERSTOCK|Alamy|ALAMY|Rex|REX|SWNS|Agencies|Handout|HANDOUT)"
    r"(?: (?:Images|IMAGES|Wire|Features|FEATURES|Contributor))?"
)
_WHO = r"[^\W\d_][\w .,'’&-]{1,60}"

# Who took a picture, at the end of its caption or before it.
_PICTURE_END = re.compile(
    rf"(?:\((?:[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit|[Ff]oto)\b[^()]{{0,80}}\)"
    rf"|\((?:{_WHO}\s?[/•|]\s?|[^()]{{0,80}}\bvia\s){_AGENCY}[^()]{{0,30}}\)(?:\s\({_AGENCY}\))?"
    rf"|\({_AGENCY}(?: Photo)?\s?[/•|]\s?{_WHO}\)|(?<![.!?”\"’])\s\({_AGENCY}\)"
    rf"|\[[^\[\]]{{0,20}}[Pp]hotos?\b[^\[\]]{{0,40}}\]"
    rf"|(?:Photograph|Photo|Picture|Image|Credit|Foto|Bild|Фото)(?: [Cc]redit| by)?\s?:\s?(?:[^.:]|\b[A-Z]\.){{2,80}}"
    rf"|(?<=[.\s])Photos? (?:by|courtesy of) {_WHO}(?:/{_WHO})?"
    rf"|(?<=[.\s])(?:Photo )?Credit\s?{_WHO}(?:/| for ){_WHO}|(?:AP|AFP|EPA|Reuters|REUTERS)(?: Photo)?/{_WHO}"
    rf"|(?<=[\s.”])[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{{3,40}}/{_AGENCY}[A-Z /]{{0,20}}|(?<!Ã)©\s?[^.]{{2,60}}"
    rf"|(?:AFP|AP|EPA) PHOTO\s?/\s?{_WHO}(?:\(Photo credit should read [^()]{{2,80}}\))?(?:\s?\|\s?{_WHO} via Getty Images)?)\s*\.?$"
)
_PICTURE_START = re.compile(
    rf"(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{{2,40}}\s?[•/|]\s?)*"
    rf"(?:(?:GETTY|SWNS|ALAMY|SHUTTERSTOCK|REX)(?: IMAGES| FEATURES)?(?:\s?[•/|-]\s?{_AGENCY})?"
    rf"|{_AGENCY}\s?[•|:]\s?{_AGENCY}|Getty(?: Images| - Contributor)|{_AGENCY} - Contributor)\s+(?=[A-ZÀ-Þ])"
)


def _may_credit_picture(line: str) -> bool:
    """Whether the words that say who took a picture may end a line: to search for them costs fifty times as much."""
    last = line.rstrip(". ")[-1:]
    if (last == ")" and "(" in line) or (last == "]" and "[" in line) or "/" in line or "©" in line:
        return True
    return "Photo" in line or "Credit" in line or (":" in line and _holds(line, _PICTURE_WORDS))


_PICTURE_WORDS = ("Picture", "Image", "Foto", "Bild", "Фото")
# What only the words under a picture say: where somebody stands in it, and whence it came.
_PICTURED = re.compile(
    r"\((?:2nd|3rd|4th|second|third|far) (?:from )?(?:R|L|right|left)\)"
    r"|\bin this (?:\w+,? ){0,4}?(?:handout|photo|photograph|picture|image|sketch|grab|combination)\b"
    r"[^.]{0,30}\b(?:taken|released|provided|made|supplied|obtained|shot|from)\b"
    r"|\bin this (?:handout|undated|file|combination|combo) ",
    re.IGNORECASE,
)
_PICTURED_CUES = ("in this ", "nd R)", "nd L)", "rd R)", "rd L)", "th R)", "th L)", "right)", "left)")
_LONGEST_CAPTION = 500
_LABEL = 12
"""Words: shorter captions without a full stop only say what a picture shows, longer ones tell what happened."""

# What stands before or after the sentences of a paragraph when blocks of the page were run together.
_LEADS = re.compile(r"(?:story highlights|key points|advertisement)\s+(?=(?-i:[A-ZÀ-Þ\"“‘']))", re.IGNORECASE)
_TRAILS = [
    (
        "credit",
        re.compile(
            r"\((?:(?:additional|further)\s+)?(?:reporting|writing|editing|compiled|written|edited)\s(?:and\s\w+\s)?by\b.{3,600}$"
            r"|(?<=[.!?”\"’)])\s+(?-i:(?:(?:Additional|Further) r|R)eporting|Writing|Editing)\sby\s.{3,300}$"
            rf"|(?<=[.!?”\"’)])\s+(?:[^.!?]|(?-i:\b[A-Z]\.)){{3,160}}\bcontributed\s(?:reporting\s)?to\sthis\s{_PIECE}\W*$"
            rf"|(?<=[.!?”\"’)])\s+(?-i:\({_AGENCY}\)\s*$)"
            r"|(?<=[.!?”\"’)])\s*(?-i:(?:[A-Z]{2,4}/)+[A-Z]{2,4}$)"
            r"|(?<=[^\W\d_]{2}[.!?”\"’)])\s+(?-i:[A-Z]{3,}(?: [A-Z]{2,}){0,3}$)",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    ("share", re.compile(r"(?<=\s)Posted by [A-ZÀ-Þ].{2,60} on .{0,30}\b(?:19|20)\d\d$")),
    ("related", re.compile(r"(?<=\s)(?:Read|READ) (?:more|More|MORE)\W{0,3}$")),
    ("advertisement", re.compile(r"(?<=[.!?”\"’)])\s+(?:Advertisement\s+)?Continue reading the main story\W{0,3}$")),
]
_GALLERY = re.compile(r"(?<=\S)\s+(?:Hide|Show|hide|show) [Cc]aption(?: \d+ of \d+)?$")
_ONWARD = re.compile(r"(?:Advertisement\s+)?Continue reading the main story\s+(?=\S)")
_TEASER = 200
_LONGEST_TRAIL = 700


def _may_credit(line: str) -> bool:
    """Whether a line may end with who else worked on the report, or where it came from."""
    last = line.rstrip()[-1:]
    return last == ")" or last.isupper() or _holds(line[-_LONGEST_TRAIL:].lower(), _WORKED)


_WORKED = ("reporting", "writing", "editing", "compiled", "written", "edited", "contributed")
# What ends are cut off, and whether a line may have each.
_ENDS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    (*_TRAILS[0], _may_credit),
    (*_TRAILS[1], lambda line: "Posted by" in line),
    (*_TRAILS[2], lambda line: "ead " in line or "EAD " in line),
    (*_TRAILS[3], lambda line: "ontinue reading" in line),
    ("menu", _GALLERY, lambda line: "aption" in line),
    ("caption", _PICTURE_END, _may_credit_picture),
)

_NAME = r"(?-i:[A-ZÀ-Þ])[\w.'’-]+"
_BY = r"(?:(?:written |reported |story )?by|von|par|por)"
_BYLINE = re.compile(
    rf"(?:by|written by|reported by|story by)\s+{_NAME}(?:\s+[\w.'’,&|/-]+){{0,11}}"
    rf"|(?:von|par|por)\s+{_NAME}(?:\s+{_NAME}){{1,3}}"
    r"|[\w.'’ -]{4,40},?\s(?:staff writer|staff reporter|senior reporter|correspondent|associated press)",
    re.IGNORECASE,
)
_OPENS_LOWER = ("by", "written", "reported", "story", "von", "par", "por")
_ENDS_LOWER = ("writer", "reporter", "correspondent", "associated press")
"""How bylines begin or end in lower case: what does neither need not be matched."""

_OPENS_BYLINE = re.compile(rf"{_BY}(?:\s*:)?\s+(?=\S)", re.IGNORECASE)


@functools.lru_cache(maxsize=1 << 13)
def furniture_kind(line: str) -> str:
    """What a line of furniture is: a key of the tables above, menu (a few words without a full stop) or other."""
    lowered = line.lower()
    # "most viewed" opens a sentence's rest, "Most viewed" a list.
    if len(line) <= 640 and (whole := _KINDS.fullmatch(lowered)) and not line.startswith("most "):
        return _NAMES[whole.lastgroup or ""]
    if len(line) <= _SHORT:
        for kind, opens, cues, pattern in _PHRASES:
            if lowered.startswith(opens) and _holds(lowered, cues) and pattern.search(line):
                return kind
    return "menu" if len(line) <= 25 and len(line.split()) <= 3 and line[-1:] not in ".!?" else "other"


def _holds(text: str, cues: tuple[str, ...]) -> bool:
    for cue in cues:  # noqa: SIM110 - twice as fast as any(), and asked of every line
        if cue in text:
            return True
    return False


@functools.lru_cache(maxsize=1 << 12)
def never_report(line: str) -> str | None:
    """The kind of a line that is never a report's own, however near it stands to it; None of any other line."""
    if line[0] in "[【" and line[-1] in "]】" and len(line) < 160:
        return "note"
    kind = furniture_kind(line)
    if kind in _STRICT or (kind in _LOOSE and not (line.endswith((".", "?")) and len(line.split()) > 5)):
        return kind
    if len(line) <= _SHORT and _may_credit_picture(line) and (credit := _PICTURE_END.search(line)):
        pictured = line[: credit.start()].rstrip()
        if len(pictured.split()) <= _LABEL and not pictured.endswith((".", "!", "?", "”", '"')):
            return "caption"
    if len(line) <= _LONGEST_CAPTION and _holds(line, _PICTURED_CUES) and _PICTURED.search(line):
        return "caption"
    if ("/" in line and _is_gallery(line)) or _NUMBERED.match(line) or _COURTESY.search(line) or _SHOWN.search(line):
        return "caption"
    if line.startswith("More: ") and len(line) <= _TEASER and line[-1] not in ".!?":
        return "related"
    if len(line) <= _TEASER and _TRAILS[2][1].search(line):
        return "related"
    return "menu" if "Select " in line and _WIDGET.match(line) else None


def _is_gallery(line: str) -> bool:
    """Whether a line is the words under a row of pictures, each with its place: "Fans arrive 2/8 The gate 3/8 The first goal"."""
    places = [(int(m[1]), m[2]) for m in _PLACE_IN_ROW.finditer(line)]
    return any(total == then and n + 1 == after for (n, total), (after, then) in pairwise(places))


# A list of all sections or months, as weblogs have it in the margin.
_WIDGET = re.compile(r"(?:\w+ ){0,3}Select (?:Category|Month)\b")
# The words under a picture: "1 of 17. A firefighter extinguishes ..."; "The crowd on the quay. (Courtesy of Ann Hale)".
_NUMBERED = re.compile(r"\d{1,3} of \d{1,3}[.:]\s(?=[A-ZÀ-Þ])")
_COURTESY = re.compile(r"\([Cc]ourtesy(?: of|:)? [^()]{2,60}\)\.?$")
# What agencies put behind the words under a picture.
_SHOWN = re.compile(r"\bPurchase Licensing Rights(?:, opens new tab)?\W*$")
_PLACE_IN_ROW = re.compile(r"(?<!\S)(\d{1,3})/(\d{1,3})(?!\S)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a line, by its offsets there: of the report (`kind` is None) or of furniture."""

    start: int
    end: int
    kind: str | None


def cut_line(line: str) -> list[Cut]:
    """The parts of a line of a report, in reading order: its own words, and the credits and labels run together with them.

    The line is stripped, and so is each part; none is empty.
    """
    if kind := never_report(line):
        return [Cut(0, len(line), kind)]
    start, end = 0, len(line)
    before: list[Cut] = []
    after: list[Cut] = []
    for kind, pattern in (("player", _LEADS), ("advertisement", _ONWARD), ("caption", _PICTURE_START)):
        if lead := pattern.match(line, start):
            before.append(Cut(start, start + len(lead.group().rstrip()), kind))
            start = lead.end()
    for kind, pattern, may_be in _ENDS:
        tail = max(start, end - _LONGEST_TRAIL)
        if may_be(rest := line[tail:end]) and (trail := pattern.search(rest)):
            at = _bracket(line, start, tail + trail.start(), end)
            text = line[at:end]
            after.insert(0, Cut(at + len(text) - len(text.lstrip()), at + len(text.rstrip()), kind))
            end = at
    own = line[start:end].rstrip()
    if not own:
        return [Cut(0, len(line), (before + after)[0].kind)]
    return [*before, Cut(start, start + len(own), None), *after]


def _bracket(line: str, start: int, at: int, end: int) -> int:
    """Where an end of a line begins that closes a bracket: with that bracket, if it opens near; else where it was found."""
    opens = line.rfind("(", max(start, at - _TEASER), at)
    closed = line.endswith(")", at, end) and "(" not in line[at:end] and ")" not in line[opens:at]
    return opens if opens >= 0 and closed else at


def is_byline(line: str) -> bool:
    """Whether a line names who wrote the article and little else."""
    if len(line) > 120:
        return False
    lowered = line.lower()
    may_be = lowered.startswith(_OPENS_LOWER) or lowered.endswith(_ENDS_LOWER)
    return may_be and _BYLINE.fullmatch(line) is not None


def writer(byline: str) -> str:
    """Who wrote the article, of a byline: `By Ana Duarte, in Porto Vero` gives `Ana Duarte, in Porto Vero`."""
    return _OPENS_BYLINE.sub("", byline, count=1) if _OPENS_BYLINE.match(byline) else byline
