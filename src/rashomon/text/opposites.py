"""Words that exclude one another when said of the same thing, compiled for this project; inflections spelt out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

_PAIRS = """
rose/fell rise/fall rises/falls rising/falling increased/decreased increase/decrease increases/decreases grew/shrank
gain/loss gained/lost won/lost win/lose wins/loses winner/loser victory/defeat accepted/rejected accepted/refused accept/reject
accepts/rejects confirmed/denied confirms/denies confirm/deny admitted/denied admits/denies supports/opposes
supported/opposed support/oppose backed/opposed backs/opposes approval/rejection approved/rejected approved/blocked approve/reject
open/closed open/shut opened/closed opens/closes reopened/closed reopened/shut reopen/close reopen/shut opening/closure dead/alive died/survived killed/survived
killed/wounded killed/injured dead/injured dead/unharmed injured/unharmed injured/unhurt guilty/innocent convicted/acquitted
began/ended begin/end begins/ends start/end starts/ends good/bad started/ended started/stopped continue/stop continued/stopped continued/ceased north/south
northern/southern east/west eastern/western northeast/northwest northeastern/northwestern southeastern/southwestern
arrested/released detained/released detained/freed held/released jailed/freed agreed/refused agrees/refuses agree/refuse
agree/disagree agreed/disagreed more/fewer more/less most/least higher/lower high/low larger/smaller major/minor serious/minor
legal/illegal lawful/unlawful likely/unlikely possible/impossible allowed/banned allow/ban permitted/forbidden permitted/banned
joined/left entered/left arrived/left arrived/departed stay/leave stayed/left remain/leave sold/bought sell/buy praised/criticised
praised/criticized praised/condemned welcomed/condemned welcomed/criticised welcomed/rejected welcomed/rejects welcome/reject welcome/condemn welcome/criticise support/reject supports/rejects
supported/rejected back/reject back/oppose favour/oppose favor/oppose hail/condemn praise/criticise praise/criticize praise/condemn  safe/dangerous safe/unsafe
early/late male/female man/woman men/women
boy/girl boys/girls son/daughter brother/sister father/mother husband/wife true/false right/wrong real/fake
genuine/fake correct/incorrect accurate/inaccurate sole/joint alone/together public/private civilian/military deliberate/accidental
deliberately/accidentally intentional/accidental accident/attack accident/murder suicide/murder suicide/homicide peaceful/violent
quiet/violent calm/chaotic calm/tense voluntary/forced voluntarily/forcibly resigned/sacked resigned/fired resigned/dismissed resigned/ousted resign/fire resign/sack resign/dismiss resign/oust quit/fire
quit/fired quit/sacked quit/dismissed success/failure successful/failed succeeded/failed passed/failed pass/fail strong/weak strengthened/weakened
improve/worsen improved/worsened better/worse rich/poor full/empty all/none everyone/nobody
everything/nothing always/never some/none present/absent attended/missed friendly/hostile ally/enemy
lifted/imposed lift/impose eased/tightened extended/expired extend/expire extended/cut kept/dropped keep/drop keep/scrap keep/eliminate keep/abolish keep/repeal kept/scrapped maintained/abandoned
recovered/missing found/missing known/unknown identified/unidentified named/unnamed paid/unpaid armed/unarmed married/single
heavy/light thick/thin hot/cold wet/dry clear/unclear certain/uncertain ready/unready domestic/foreign local/foreign new/old
young/old oldest/youngest cheap/expensive fast/slow quickly/slowly gradually/suddenly temporary/permanent temporarily/permanently
partial/complete partially/completely partly/fully minority/majority government/opposition government/rebels police/protesters
""".split()

_GROUPS = """
accept / refuse
uphold affirm / overturn reverse quash annul
grant / deny refuse withhold
convict / acquit
arrest detain jail imprison / release free
resume restart / suspend halt cancel abandon
impose / lift
tighten / ease loosen relax
deploy / withdraw
appoint / dismiss fire sack
strengthen / weaken
legalise legalize / outlaw ban
survive / die perish
understate / overstate
optimistic / pessimistic
intact undamaged / destroyed
sober / drunk
""".strip().splitlines()
"""Words of two kinds, all of the one against all of the other; verbs by their lemmas."""

_OF: dict[str, set[str]] = {}


def _set_against(left: Iterable[str], right: Iterable[str]) -> None:
    for a, b in product(left, right):
        _OF.setdefault(a, set()).add(b)
        _OF.setdefault(b, set()).add(a)


for _pair in _PAIRS:
    _set_against(*([word] for word in _pair.split("/")))
for _group in _GROUPS:
    _set_against(*(side.split() for side in _group.split("/")))


def opposites(word: str) -> set[str]:
    """The words that exclude this one, lower case; none where none are listed."""
    return _OF.get(word, set())


def opposed(left: Iterable[str], right: Iterable[str]) -> tuple[str, str] | None:
    """A word of the left whose opposite stands on the right, where neither stands on both sides: ("open", "closed")."""
    ours, theirs = set(left), set(right)
    for word in sorted(ours - theirs):
        for other in sorted(_OF.get(word, ())):
            if other in theirs and other not in ours:
                return word, other
    return None
