"""What different sources call the same act, person or thing, where their words carry a judgement.

Only words of claims that speak to one particular are set beside one another, and only where no source uses the other's
anywhere: "regime" here and "government" there says something, both in both reports says nothing. Words, not a score.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from rashomon.model import Claim, Framing, Mention, Mode, Point, Reading

_CHOICES = """
killing: kill* | murder* | slaughter* | massacre* | butcher* | execut* | assassinat* | liquidat* | neutrali* | eliminat* | gunned down | martyr* | slay | slain
fighters: terrorist* | militant* | extremist* | insurgent* | rebel | rebels | fighters | gunman | gunmen | jihadist* | separatist* | partisan* | freedom fighter* | resistance | armed men | mercenar*
rulers: government | regime | junta | dictatorship | authorities | administration | leadership | clique
entering: invasion | invad* | incursion | intervention | interven* | special operation | military operation | liberat* | occupation | occup* | annex* | reunif*
striking: attack* | strike | strikes | struck | raid* | bomb* | aggression | assault* | retaliat* | reprisal* | onslaught | precision | pounded | targeted
crowds: protest* | demonstrat* | rally | rallies | riot* | mob | uprising | unrest | march* | rampag*
coming: migrant* | refugee* | asylum seeker* | illegal immigrant* | illegals | undocumented | aliens | newcomer*
criticism: criticis* | criticiz* | slam* | blast* | lash* out | rip* into | condemn* | denounc* | rebuk* | scold* | castigat* | mock* | ridicul*
cutting: cut | cuts | cutting | slash* | gut | gutted | gutting | axe | axed | trim* | reform* | overhaul* | dismantl*
leaving: resign* | quit* | oust* | fired | sacked | dismiss* | step* down | forced out | purg*
holding: arrest* | detain* | abduct* | kidnap* | seiz* | captur* | taken into custody | rounded up | hostage*
deaths: accident | crash | tragedy | disaster | catastrophe | carnage | massacre | incident
belief: sceptic* | skeptic* | denier* | critic* | doubter* | conspiracy theor*
wings: conservative* | right-wing | far-right | hard-right | extreme right | populist* | ultranationalist* | neo-nazi* | alt-right
otherwings: liberal* | left-wing | far-left | hard-left | radical left | progressive* | socialist* | marxist*
barrier: wall | fence | barrier
abortion: pro-life | anti-abortion | pro-choice | abortion rights | unborn | fetus* | foetus*
leaks: leak* | hack* | stolen | whistleblow* | spy | spying | espionage | disclos*
aid: aid | bailout* | handout* | rescue | stimulus | giveaway* | subsid* | relief
talks: talks | negotiation* | ultimatum | threat* | warning | warn* | demand* | blackmail | plea* | appeal*
agreement: deal | agreement | accord | pact | surrender | concession* | compromise | betrayal
moving: fled | flee* | evacuat* | displac* | expel* | deport* | transfer* | resettl*
winning: victor* | win | won | triumph* | landslide | rout* | narrowly | squeak*
questioning: question* | grill* | interrogat* | quizz*
dispute: row | dispute | feud | clash* | spat | crisis | showdown | conflict | war
"""


def _alternative(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


SENSES: dict[str, tuple[str, ...]] = {
    sense: tuple(word.strip() for word in chosen.split("|"))
    for sense, chosen in (line.split(":", 1) for line in _CHOICES.strip().splitlines())
}
"""Words for one thing among which a writer chooses, by what they are said of; `*` stands for any ending."""

_FORMS = {
    sense: re.compile(r"\b(?:" + "|".join(f"({_alternative(word)})" for word in chosen) + r")\b", re.IGNORECASE)
    for sense, chosen in SENSES.items()
}


def framings(readings: Sequence[Reading], points: Iterable[Point]) -> tuple[Framing, ...]:
    """Where sources choose different words for one thing, in claims of one point: each choice once, in the order of points."""
    claims = {c.id: c for r in readings for c in r.claims}
    own = {r.article.id: r.claims for r in readings}

    @functools.cache
    def choices(article: str, sense: str) -> frozenset[str]:
        return frozenset(_chosen(sense, m.text) for c in own[article] for m in _found(sense, c))

    out: dict[tuple[str, tuple[tuple[str, str], ...]], Framing] = {}
    for point in points:
        members = [claims[c] for c in point.claims]
        if len({c.article for c in members}) < 2:
            continue
        for sense in SENSES:
            mentions = tuple(m for claim in members for m in _found(sense, claim))
            used = {(m.article, _chosen(sense, m.text)) for m in mentions}
            articles = {article for article, _ in used}
            shared = any(choice in choices(other, sense) for a, choice in used for other in articles - {a})
            if len(articles) > 1 and not shared:
                out.setdefault((sense, tuple(sorted(used))), Framing(sense, mentions, point.id))
    return tuple(out.values())


def _found(sense: str, claim: Claim) -> Iterator[Mention]:
    """Mentions in a claim that the article words itself: between quotation marks the choice is the speaker's."""
    if claim.mode is Mode.DIRECT:
        return
    for m in _FORMS[sense].finditer(claim.text):
        yield Mention(claim.start + m.start(), claim.start + m.end(), m.group(), claim.article)


def _chosen(sense: str, text: str) -> str:
    """Which of the sense's words a mention is, so that "attacked" and "attacks" are one choice."""
    m = _FORMS[sense].fullmatch(text)
    return SENSES[sense][m.lastindex - 1] if m and m.lastindex else text
