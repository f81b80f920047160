"""The words that tell whose statement something is, as lemmas, by what they govern."""

from __future__ import annotations

# Verbs whose clause is what someone says, writes or makes known.
SAYING = frozenset(
    """
    accept acknowledge add admit advise affirm agree allege allow announce answer argue assert assess assure attest aver
    blog boast brag caution certify chant charge claim clarify comment complain concede conclude confess confide confirm
    contend counter cry cite declare decry demand deny describe detail determine disclose discover dismiss dispute echo
    elaborate emphasise emphasize estimate exclaim explain express find forecast gripe hint highlight imply indicate
    inform insinuate insist instruct interject jest joke lament maintain mention mock muse mutter narrate note notify
    object observe opine outline pledge point posit post predict proclaim promise pronounce propose protest quip quote
    read reason reassure rebuff recall reckon recommend recount reflect reiterate rejoin relate relay remark remind
    repeat reply report respond retort reveal rule say scoff shout show signal speculate speak state stipulate stress
    suggest summarise summarize swear sum surmise tell testify theorise theorize threaten thunder tout tweet underline
    underscore urge vow wager warn whisper wonder write yell
    """.split()
)
# Verbs of what someone holds, knows or feels.
HOLDING = frozenset(
    """
    anticipate assume believe conceive consider decide deem doubt dream estimate expect fear feel figure foresee gather
    guess hear hold hope imagine intend judge know learn like mean perceive prefer presume realise realize recognise
    recognize regard regret remember see sense suppose suspect think trust understand want wish worry
    """.split()
)
# Verbs of intent or demand, with "to ...".
INTENDING = frozenset(
    """
    agree aim ask authorise authorize beg call decide decline demand encourage expect fail hope instruct intend invite
    mean offer oppose order plan pledge prepare promise propose refuse request require seek swear threaten urge volunteer
    vow want warn wish
    """.split()
)
# Verbs that pass a judgement on what follows them.
JUDGING = frozenset(
    """
    accuse applaud attack back blame blast call challenge characterise characterize chide compare condemn criticise
    criticize decry defend denounce deny deride describe dismiss dispute disavow downplay dub endorse favor favour hail
    label lambast liken mock oppose portray praise question rebuke rebut refute reject reproach ridicule slam slate
    support tout welcome
    """.split()
)
CUES = SAYING | HOLDING
# Words after "in the ... of", or with an owner before them, that make a view of what the sentence says.
VIEWS = frozenset("word opinion view account estimation judgment judgement telling reckoning assessment phrase".split())
# Nouns whose clause is someone's statement.
STATEMENTS = frozenset(
    """
    accusation admission allegation announcement argument assertion assessment assurance belief charge claim comment
    complaint conclusion concern confirmation contention declaration denial disclosure estimate expectation explanation
    fear finding hint hope idea impression indication information insistence judgement judgment message notion opinion
    pledge prediction promise proposal remark reminder report revelation rumor rumour speculation statement suggestion
    suspicion testimony theory threat view vow warning word
    """.split()
)
DENYING = frozenset("deny refute reject dispute rebut dismiss disavow doubt denial".split())
PLANNING = frozenset("plan intend aim prepare vow pledge promise propose seek want hope expect agree decide".split())
ALLEGING = frozenset("allegedly reportedly purportedly supposedly apparently ostensibly presumably seemingly".split())
POSSIBLE = frozenset("may might could possibly perhaps maybe likely probably potentially".split())
NEGATIONS = frozenset("not n't n’t never no none nobody nothing neither nor cannot without hardly barely".split())
# Pronouns for a person, and for a body or several people.
PERSONAL = frozenset("he she him her his hers himself herself".split())
COLLECTIVE = frozenset("it they them its their itself themselves".split())
FIRST_PERSON = frozenset("i we me us my our".split())
# Heads of noun phrases that stand for a speaker who was named before.
ROLES = frozenset(
    """
    actor adviser advisor agency aide analyst attorney author candidate chairman chairwoman chief coach commander
    commissioner congressman congresswoman coroner correspondent defendant director doctor economist editor executive
    expert father foundation general governor group head husband investigator judge lawmaker lawyer leader lieutenant
    manager mayor minister ministry mother newspaper nominee officer official organisation organization owner paper
    player premier president producer professor prosecutor report researcher scientist secretary senator sheriff singer
    source spokesman spokesperson spokeswoman statement study survivor union witness woman man wife
    """.split()
)
