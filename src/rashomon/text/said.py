"""Words as a spoken sentence has them: one case, contractions in full, one spelling, numbers in figures; and their kinds.

What differs between two transcripts of one sentence only in such matters is the same here. The lists are of English; a word of
another language goes through as it is, and counts as one of content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands.

    `bracketed`: the paper put it in, in square or round brackets; `opens`: a sentence ends before it; `gap`: an
    ellipsis stands before it.
    """

    form: str
    start: int
    end: int
    raw: str
    bracketed: bool = False
    opens: bool = True
    gap: bool = False


def said_words(text: str) -> list[Word]:
    """The words of a text as they are compared: one case, contractions in full, one spelling, numbers in figures.

    A contraction gives its words with one span, a compound its parts; a page's ellipsis and other marks give none.
    """
    out: list[Word] = []
    inside = _bracketed(text)
    at = 0
    for m in _TOKEN.finditer(text):
        raw = m.group()
        plain = unicodedata.normalize("NFKC", raw).casefold().translate(_APOSTROPHES)
        held = any(s <= m.start() < e for s, e in inside) if len(inside) < _FEW else False
        opens = not out or _STOP.search(text, at, m.start()) is not None
        for n, form in enumerate(_forms(plain)):
            gap = n == 0 and _ELLIPSIS.search(text, at, m.start()) is not None
            out.append(Word(form, m.start(), m.end(), raw, held, opens and n == 0, gap))
        at = m.end()
    return _joined(out)


_FEW = 50
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_STOP = re.compile(r"[.!?…:;。！？]|--|[—–]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
# Chinese and Japanese are written without spaces: each sign is a word.
_SIGN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"(?:(?![{_SIGN}])[^\W\d_])"
_TOKEN = re.compile(
    rf"[{_SIGN}]|(?:{_LETTER}\.){{2,}}{_LETTER}?(?![^\W_])|\d{{1,2}}[.:]\d\d(?=\s?[ap]\.?m)|\d[\d.,]*\d|\d+(?:st|nd|rd|th)\b|\d+"
    rf"|{_LETTER}(?:{_LETTER}|['’‘ʼ*](?=[^\W\d_*])|\*)*|[%&]"
)
_BRACKETS = re.compile(r"\[[^\[\]\n]{0,200}\]|\([^()\n]{0,200}\)")


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Brackets that hold words; one round a letter or an ending ("[W]e", "work[ed]") says nothing."""
    found = ((m.start(), m.end()) for m in _BRACKETS.finditer(text))
    return [(s, e) for s, e in found if not text[e : e + 1].isalpha() and not (s and text[s - 1].isalpha())]


_ENDINGS = (
    ("n't", "not"),
    ("'re", "are"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'m", "am"),
)
_WHOLE = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not", "ain't": "is not",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "gimme": "give me", "lemme": "let me", "kinda": "kind of",
    "sorta": "sort of", "outta": "out of", "dunno": "do not know", "y'all": "you all", "'em": "them", "em": "them",
    "let's": "let us", "yeah": "yes", "yep": "yes", "yup": "yes", "ok": "okay", "&": "and", "%": "percent",
    "though": "although", "tho": "although", "til": "until", "till": "until", "momma": "mama", "mum": "mama",
    "mom": "mama", "mister": "mr", "ma'am": "madam", "gen": "general", "gov": "governor",
    "sen": "senator", "rep": "representative", "pres": "president", "prof": "professor", "doctor": "dr", "lt": "lieutenant",
    "sgt": "sergeant", "saint": "st", "vs": "versus", "dept": "department", "govt": "government", "thru": "through", "cos": "because", "cuz": "because",
    "whilst": "while", "amongst": "among", "towards": "toward", "tv": "television",
    "email": "e mail", "emails": "e mails", "online": "on line", "website": "web site", "websites": "web sites",
    "goin'": "going", "nothin'": "nothing", "worldview": "world view", "anymore": "any more", "alright": "all right",
}  # fmt: skip
_HOSTS = frozenset("it that he she what there who here where how when let everything nobody everybody one".split())
_FIGURES = {
    word: str(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
} | {word: str(10 * n) for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_FIGURES |= {sign: str(n) for n, sign in enumerate("一二三四五六七八九", 1)}
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_UNITS = frozenset("123456789")
_ORDINALS = {
    word: f"{n}th"
    for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
# American spellings are the shorter ones; both come to one form, which need be no word.
_SPELLINGS = (
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|ite|able|er|ful|less|hood|ly)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=e$|es$|ed$|ing$|ation)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})yse(?=[ds]?$)"), "yze"),
    (re.compile(r"(?<=[aeiou])ll(?=ed$|ing$|er$|ers$)"), "l"),
    (re.compile(r"^(cent|theat|met|lit|fib|calib|somb|kilomet|centimet)re(?=s?$)"), r"\1er"),
    (re.compile(r"(?<=def|off)ence"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"gramme(?=s?$)"), "gram"),
)


@lru_cache(maxsize=20_000)
def _forms(word: str) -> tuple[str, ...]:
    word = word.rstrip(".")
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        word = word.replace(".", "")
    if word in _WHOLE:
        return tuple(_WHOLE[word].split())
    for ending, meant in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return (*_forms(word.removesuffix(ending)), meant)
    if word.endswith("'s") and word[:-2] in _HOSTS:
        return (word[:-2], "is")
    if word.endswith("'d"):
        return (word[:-2], "would")
    word = word.replace("'", "").replace(".", "") if not word[:1].isdigit() else word.rstrip(".,").replace(",", "")
    word = re.sub(r"(?<=\d):(?=\d)", ".", word)
    if word in _FIGURES:
        return (_FIGURES[word],)
    if word in _ORDINALS:
        return (_ORDINALS[word],)
    for pattern, meant in _SPELLINGS:
        word = pattern.sub(meant, word)
    return (word,) if word else ()


def _joined(words: Sequence[Word]) -> list[Word]:
    """Tens and units of one number as one word."""
    out: list[Word] = []
    for w in words:
        last = out[-1] if out else None
        if last and last.raw.casefold() in _TENS and w.form in _UNITS and w.raw.isalpha():
            form = str(int(last.form) + int(w.form))
            out[-1] = replace(last, form=form, end=w.end, raw=f"{last.raw} {w.raw}")
            continue
        out.append(w)
    return out


_FUNCTION = frozenset(
    """
    a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out over to up
    with within about upon per am is are was were be been being do does did have has had having will would shall should can
    could may might must get got i me my mine we us our ours you your yours he him his she her hers it its they them their
    theirs who whom whose which what where when how there here also just very really well oh um uh ah er okay yes now too any
    some all both each whoever whatever myself yourself himself herself itself ourselves themselves because although while until like mean know
    的 了 着 是 在 和 与 與 吗 嗎 呢 吧 啊 也 就 の は が を に で と へ や も て た だ
    even quite still much more going anything something everything anyone someone everyone anybody somebody everybody
    """.split()
)
_IRREGULAR = {
    form: lemma
    for lemma, forms in {
        "say": "said says", "go": "went gone goes", "be": "is are was were been am", "have": "has had", "do": "did does done",
        "get": "got gotten", "make": "made", "take": "took taken", "come": "came", "see": "saw seen", "know": "knew known",
        "give": "gave given", "think": "thought", "find": "found", "tell": "told", "become": "became", "leave": "left",
        "feel": "felt", "bring": "brought", "begin": "began begun", "keep": "kept", "hold": "held", "write": "wrote written",
        "stand": "stood", "hear": "heard", "run": "ran running", "lose": "lost", "pay": "paid", "meet": "met", "build": "built",
        "speak": "spoke spoken", "rise": "rose risen", "fall": "fell fallen", "send": "sent", "sit": "sat", "will": "would",
        "can": "could", "may": "might", "a": "an", "man": "men", "woman": "women", "child": "children", "break": "broke broken",
    }.items()
    for form in forms.split()
}  # fmt: skip
PERSONS = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who".split()
)
DENYING = frozenset("not no never none nobody nothing neither nor without 不 没 沒 未 无 無 非 别 別".split())
# Function words that stand for themselves: to leave one out is to leave something out, not to say it in another form.
BY_THEMSELVES = frozenset(
    "oh um uh ah er well okay yes then now here there also too mean know like even still so".split()
)


def is_sign(form: str) -> bool:
    """Whether a word is one sign of Chinese or Japanese writing, which says less than a word of letters."""
    return len(form) == 1 and re.match(f"[{_SIGN}]", form) is not None


def is_content(form: str) -> bool:
    """Whether a word, as `said_words` gives it, says something by itself; a negation does."""
    return form not in _FUNCTION or form in DENYING


@lru_cache(maxsize=20_000)
def stem(form: str) -> str:
    """A word without its inflection, rudely: "duties" and "duty", "running" and "run" come to one."""
    if form in _IRREGULAR:
        return _IRREGULAR[form]
    if len(form) < 4 or not form.isalpha():
        return form
    for ending, meant in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        if form.endswith(ending) and len(form) - len(ending) >= 3 and not form.endswith(("ss", "us", "is")):
            form = form.removesuffix(ending) + meant
            break
    if len(form) > 3 and form[-1] == form[-2] and form[-1] not in "lse":
        form = form[:-1]
    return form.removesuffix("e") if len(form) > 4 else form
