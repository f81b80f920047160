"""The words that tell whose statement something is, as lemmas, by what they govern."""

from __future__ import annotations

import re

from rashomon.text.timex.vocabulary import MONTH_NAMES, WEEKDAYS
from rashomon.text.wordset import wordset

# Verbs whose clause is what someone says, writes or makes known.
SAYING = wordset(
    """
    accept acknowledge add admit advise affirm agree allege allow announce answer argue assert assess assure
    attest aver blog boast brag caution certify chant charge claim clarify comment complain concede conclude
    confess confide confirm contend counter cry cite declare decry demand deny describe detail determine disclose
    discover dismiss dispute echo elaborate emphasise emphasize estimate exclaim explain express find forecast
    gripe hint highlight imply indicate inform insinuate insist instruct interject jest joke lament maintain
    mention mock muse mutter narrate note notify object observe opine outline pledge point posit post predict
    proclaim promise pronounce propose protest quip quote read reason reassure rebuff recall reckon recommend
    recount reflect reiterate rejoin relate relay remark remind repeat reply report respond retort reveal rule say
    scoff shout show signal specify speculate speak state stipulate stress suggest summarise summarize swear sum surmise
    tell testify theorise theorize threaten thunder tout tweet underline underscore urge vow wager warn whisper
    wonder write yell
    """
)
# Verbs of what someone holds, knows or feels.
HOLDING = wordset(
    """
    anticipate assume believe conceive consider decide deem doubt dream estimate expect fear feel figure foresee
    gather guess hear hold hope imagine intend judge know learn like mean perceive prefer presume realise realize
    recognise recognize regard regret remember see sense suppose suspect think trust understand want wish worry
    """
)
# Verbs of intent or demand, with "to ...".
INTENDING = wordset(
    """
    agree aim ask authorise authorize beg call decide decline demand encourage expect fail hope instruct intend
    invite mean offer oppose order plan pledge prepare promise propose refuse request require seek swear threaten
    urge volunteer vow want warn wish
    """
)
# Verbs that pass a judgement on what follows them.
JUDGING = wordset(
    """
    accuse applaud attack back blame blast call challenge characterise characterize chide compare condemn
    criticise criticize decry defend denounce deny deride describe dismiss dispute disavow downplay dub endorse
    favor favour hail label lambast liken mock oppose portray praise question rebuke rebut refute reject reproach
    ridicule slam slate support tout welcome
    """
)
# Verbs of speech that govern what it is about.
SPEAKING = wordset(
    """
    advocate apologise apologize attribute credit discuss invoke plead press project rail refer reference talk thank view
    voice
    """
)
CUES = SAYING | HOLDING
STANCES = CUES | INTENDING | JUDGING | SPEAKING
# Words after "in the ... of", or with an owner before them, that make a view of what the sentence says.
VIEWS = wordset("word opinion view account estimation judgment judgement telling reckoning assessment phrase")
# Nouns whose clause is someone's statement.
STATEMENTS = wordset(
    """
    accusation admission allegation announcement argument assertion assessment assurance belief charge claim
    comment complaint conclusion concern confirmation contention declaration denial disclosure estimate
    expectation explanation fear finding hint hope idea impression indication information insistence judgement
    judgment message notion opinion pledge prediction promise proposal remark reminder report revelation rumor
    rumour speculation statement suggestion suspicion testimony theory threat view vow warning word
    """
)
# Whoever does not do this with a statement leaves it as true as it was ("did not know that the bridge was closed").
FACTIVE = wordset(
    """
    acknowledge admit care confess detail disclose discover find forget hear learn matter mention mind narrate note notice notify
    realise realize recall recognise recognize recount regret remember remind reveal see specify underline underscore understand know
    """
)
# Verbs that say that what they govern is not done.
REFUSING = wordset("decline refuse fail neglect forbear stop avoid refrain")
DENYING = wordset(
    "deny refute reject dispute rebut dismiss disavow doubt denial debunk discredit disprove skeptical sceptical doubtful dubious"
)
ALLEGING = wordset("allegedly reportedly purportedly supposedly apparently ostensibly presumably seemingly")
POSSIBLE = wordset("may might could possibly perhaps maybe likely probably potentially")
NEGATIONS = wordset("not n't n’t never no none nobody nothing neither nor cannot without hardly barely")
# Pronouns for a person, and for a body or several people.
PERSONAL = wordset("he she him her his hers himself herself")
COLLECTIVE = wordset("it they them its their itself themselves")
FIRST_PERSON = wordset("i we me us my our")
# Heads of noun phrases that stand for a speaker who was named before.
ROLES = wordset(
    """
    actor adviser advisor agency aide analyst attorney author candidate chairman chairwoman chief coach commander
    commissioner congressman congresswoman coroner correspondent defendant director doctor economist editor
    executive expert father foundation general governor group head husband investigator judge lawmaker lawyer
    leader lieutenant manager mayor minister ministry mother newspaper nominee officer official organisation
    organization owner paper player premier president producer professor prosecutor report researcher scientist
    secretary senator sheriff singer source spokesman spokesperson spokeswoman statement study survivor union
    witness woman man wife
    """
)
# Others that state, hold or want something: people, groups and bodies, and what is written.
_SPEAKERS = wordset(
    """
    account acquaintance activist actress ad administration administrator advertisement advocate affidavit ally ambassador
    announcer anybody anyone article assembly assessment assistant association athlete audience authority backer band bishop
    blog board book boss boy brother bureau businessman businesswoman cabinet camp campaign captain census champion child
    citizen cleric club coalition coast colleague columnist commentator commission committee community complaint congress
    conservative contestant correspondence cop council counsel country couple court creator crew critic crowd cruise
    daughter delegate delegation democrat department deputy designer detective developer diplomat document documentary
    donor editorial email employee employer engineer envoy establishment everybody everyone evidence examiner
    expedition faculty family fan farmer file filing film finding firefighter fireman firm fisherman forecaster former fund
    friend girl government guest guide guy half handful hospital host indictment industry insider institute institution intelligence
    interview investor journal journalist junta jury justice kid king lab laboratory labour  lawsuit leadership league
    legislator legislature liberal magazine majority male marshal mate medic medium member memo memorandum message
    military militant minority mogul monk mother movement nation navy neighbor neighbour network none note nun nurse
    observer op-ed operative opponent outlet panel parent parish partner passenger pastor patient peer people person personality
    pharmacist physician pilot poem poet politician poll pollster pope population president-elect press priest prime prince princess
    proponent protester psychologist public publisher queen radical reader rebel record region registry release resident
    resistance resolution respondent retailer rival school seller senate sergeant series server servant service shareholder
    side sibling sister soldier somebody someone son source speaker specialist sponsor staff staffer star state station
    store story strategist student subpoena superintendent supporter survey tabloid teacher team technician teenager text
    theologian think-tank tourist town transcript treasurer trooper tribunal troop tweet tycoon undersecretary university user
    vendor veteran vet video villager visitor volunteer voter warden warning watchdog website widow worker writer youth
    aunt cousin grandfather grandmother grandson granddaughter nephew niece uncle company surrogate percent database rest
    office bank firm airline carrier embassy consulate chamber caucus charity force opposition nonprofit hotel trust relative
    congregation biography bureaucracy regulator household palace town village
    autopsy data dossier fact figure guideline  letter log  paper     post projection
    result research rule    statistic study summary warrant
    """
)
_PERSONAL = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "men",
    "woman",
    "women",
    "eer",
    "ant",
    "ee",
    "eur",
    "yst",
    "person",
    "body",
    "one",
)
_NO_SPEAKERS = wordset(
    """
    winter summer weather number order matter power water river quarter corner chapter border disaster encounter dinner
    error color colour factor floor door labor favor favour behavior behaviour terror horror fear career coffee fee degree
    restaurant plant event moment amount content extent want grant warrant garment pressure
    """
)


def may_state(noun: str, form: str) -> bool:
    """Whether a common noun, given as its lemma and as it is written, can be of one who states or holds something."""
    if noun in ROLES or noun in _SPEAKERS or form in _SPEAKERS:
        return True
    return noun.endswith(_PERSONAL) and noun not in _NO_SPEAKERS and len(noun) > 4


# What something is done according to, and that says nothing.
RULES = wordset(
    """
    ability age agreement alphabet budget calendar circumstance class clock color colour convention custom demand design height
    instruction law merit need order plan preference principle protocol rank recipe rule schedule script season size standard taste
    timeline timetable tradition type usage wish
    """
)
# What happens or is done, and says nothing: "the events of the week led me to conclude".
HAPPENINGS = wordset(
    """
    event visit circumstance development incident situation arrangement participation absence presence arrival departure meeting
    conference rally ceremony hearing election massacre victory defeat failure success crisis crash collapse accident storm violence
    unrest clash attack blast explosion war delay silence appearance taping examination allegiance option politics project reason way
    line contribution exchange fact part
    """
)
# Bodies and things among those who state something: "he" and "she" mean none of them.
UNHUMAN = wordset(
    """
    agency foundation ministry newspaper organisation organization paper report statement study union group account ad
    administration advertisement affidavit article assembly assessment association authority blog board book bureau cabinet camp
    campaign census club coalition coast commission committee community complaint congress correspondence council country court
    database data document documentary dossier editorial email embassy establishment evidence faculty family file filing film
    finding firm force fund government half handful hospital household indictment industry institute institution intelligence
    journal junta jury lab laboratory lawsuit leadership league legislature magazine majority media memo memorandum message
    military minority movement nation navy network note office op-ed opposition outlet palace panel parish paper parliament party
    people percent poem police poll population post press projection public record region registry release resistance resolution
    rest result retailer rule school senate server service side state station statistic store story subpoena summary survey
    tabloid team text think-tank town transcript tribunal trust tweet university video village warning warrant watchdog website
    band bank airline carrier caucus chamber charity company congregation consulate crew crowd couple department experience expedition
    hotel nonprofit autopsy biography bureaucracy log letter guideline fact figure research station publisher regulator
    """
)


def is_human(noun: str) -> bool:
    """Whether a common noun, as its lemma, is of a single person who can state something."""
    return may_state(noun, noun) and noun not in UNHUMAN and not noun.endswith(("body", "one"))


# What an outlet is called that was named before.
OUTLET_ROLES = wordset("newspaper publication magazine outlet network channel broadcaster station website")
# Days and months, which the tagger takes for names.
TIMES = frozenset((*WEEKDAYS, *MONTH_NAMES, "today", "yesterday", "tomorrow", "tonight")) - {"may"}
# Verbs that make a speaker of anything.
PLAINLY_SAYING = wordset(
    "say tell add announce write read note report warn argue deny claim insist state according per"
)
# Others that a headline names as its source beside a colon.
HEADLINE_SPEAKERS = wordset("police officials media experts scientists prosecutors kremlin pentagon")
# Words in the names of agencies, papers and stations, and names that hold none of them.
_OUTLET = re.compile(
    r"\b(?:news|newspaper|times|post|press|journal|herald|tribune|gazette|chronicle|observer|telegraph|guardian|tv|radio"
    r"|television|broadcasting|daily|weekly|magazine|agency|reuters|associated|afp|ap|dpa|upi|efe|ansa|tass|xinhua|sputnik"
    r"|interfax|kyodo|yonhap|anadolu|irna|fars|cnn|bbc|nbc|cbs|abc|msnbc|npr|pbs|cnbc|itv|rt|tmz|sky|bild|spiegel|politico"
    r"|axios|buzzfeed|huffpost|bloomberg|vox|slate|mediaite|newsmax|breitbart|jazeera|haaretz|monde|figaro|zeitung|pravda"
    r"|people|variety|billboard|wire|channel|network|show|mirror|sun|mail|express|star|globe|examiner|sentinel|independent"
    r"|dw|presse|agence)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\b(?:[KW][A-Z]{2,3}|[A-Z]{2,4}\d{0,2})\b")


# Letters that are no station's: numerals, countries and alliances, and what people are.
_NO_STATIONS = wordset(
    """
    II III IV VI VII VIII IX XI XII US USA UK EU UN UAE DC NATO FBI CIA NSA NASA IRS WHO IMF DOJ EPA FAA IDF GOP DNC RNC MP MPS PM CEO
    CFO TV PLA
    """
)
# Papers whose names are everyday words, and begin with "The".
_WITH_ARTICLE = wordset("atlantic athletic conversation economist hill intercept lookout onion verge")


def is_outlet(name: str) -> bool:
    """Whether a name is likely that of an agency, a paper or a station."""
    words = name.split()
    if len(words) == 2 and words[0] in {"The", "the"} and words[1][:1].isupper() and words[1].lower() in _WITH_ARTICLE:
        return True
    proper = [w for w in words if w[:1].isupper() or w in {"dpa"}]
    if words and words[-1] in _NO_STATIONS:
        return bool(_OUTLET.search(" ".join(proper)))
    if words and words[-1].lower() in {"media", "television"} and words[:-1] not in ([], ["the"], ["The"]):
        return True
    return bool(proper) and bool(_OUTLET.search(" ".join(proper)) or _INITIALS.fullmatch(words[-1]))


# The same verbs, as lemmas, and the words that tell on what occasion something was said and nothing else.
TAGS = wordset(
    """
    say tell add note state explain stress insist claim warn recall remark reply continue announce report conclude write
    tweet argue declare acknowledge admit suggest comment confirm respond emphasise emphasize
    """
)
PARTS_OF_TIME = wordset("morning afternoon evening night day week weekend month year")
MEDIA = wordset(
    """
    statement interview reporter reporters journalist journalists news conference briefing press release tweet tweets
    post twitter facebook email e mail telephone phone message television radio website agency newspaper paper afp ap
    """
)
OCCASIONS = (
    (TIMES - {"tonight"})
    | PARTS_OF_TIME
    | MEDIA
    | wordset(
        """
        may last late later early earlier this now then again also too separately however meanwhile further not
        has had have was were is be been being will would
        """
    )
)
# What somebody states something in, beside those.
WRITINGS = wordset("report letter memo note filing affidavit speech video lawsuit blog editorial")
