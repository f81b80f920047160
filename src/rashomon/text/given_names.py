"""First names that tell whether a person is a man or a woman. Compiled for this project."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MALE_NAMES = _set(
    """
    aaron abdul abdullah adam ahmad ahmed alan albert alejandro alexander alexei alfred ali allen alvin andre
    andreas andrei andrew andy angus anil anthony anton antonio arthur barack barry ben benjamin bernard bill billy
    bobby boris brad brandon brendan brett brian bruce bruno calvin carl carlos cecil cedric charles charlie chris
    christian christopher clifford clive clyde colin cormac craig cyril dan daniel darrell darren dave david dean
    declan denis dennis derek derrick didier diego dieter dmitri dmitry dominic don donald donnie douglas duane
    duncan eddie edgar edmund eduardo edward emil emmanuel eric erik ernest fergus fernando francesco francisco
    francois frank franz fred freddie frederick friedrich fritz gabriel gareth garry gary gaston gavin geoffrey
    george gerald gerhard gerry giovanni giuseppe glenn gordon graham greg gregory guillaume gunther guy hamid
    hamish hans harold harry hassan heinrich heinz helmut henri henrik henry herbert hiroshi howard hubert hugh
    hussein ian ibrahim igor irving isaac ivan jack jacob jacques jake james jan jared jason javier jeff jeffrey
    jeremy jerome jerry jim jimmy joachim joe joel johan johannes john johnny jonathan jorge jose josef joseph
    joshua juan jurgen justin jürgen karim karl keith ken kenji kenneth kevin khaled klaus konstantin kurt larry
    lars lawrence lee leo leon leonard leonid leroy lester lewis liam louis luc luca lucas luis luke magnus mahmoud
    malcolm manfred manuel marcel marco marcus mario mark markus martin marvin matt matteo matthew maurice max
    melvin michael michel miguel mike mikhail mohamed mohammad mohammed muhammad mustafa nathan neil neville niall
    nicholas nick nicolas nigel nikolai norbert norman oleg oliver omar oscar otto owen pablo patrick paul pavel
    pedro per pete peter phil philip philippe pierre piotr rafael rajesh ralph ramesh randy rashid ray raymond
    reginald rex ricardo richard rick ricky rob robbie robert roberto rodney roger roland ronald ronnie rory ross
    roy russell ryan salman samuel sanjay scott sean sebastian serge sergei sergey sergio sidney simon stanley
    stefan stephen steve steven stuart sunil suresh sven takeshi tariq ted terry theodore thierry thomas tim timothy
    toby todd tom tommy tony trevor ulrich vasily victor vijay viktor vincent vladimir walter warren wayne werner
    wilbert wilhelm william willy wolfgang yuri yusuf yves zachary
    """
)
FEMALE_NAMES = _set(
    """
    abigail agnes aisha akiko alexandra alice alicia alison amanda amber amelia amina amy ana anastasia angela
    angelica anita anjali ann anna anne annette antonia aoife april ariana astrid audrey barbara beatrice beatriz
    becky bella bernadette beth betty beverly bianca birgit bonnie brenda bridget brigitte camilla carla carmen
    carol caroline carolyn catherine cecilia celine chantal cheryl chloe christina christine cindy claire clara
    claudette claudia claudine colette colleen condoleezza connie consuelo cristina cynthia daniela debbie deborah
    debra deirdre denise diana diane dianne dolores donna doreen doris dorothy edith eileen elaine eleanor elena
    elisa elisabeth elizabeth ella ellen elsa emilia emily emma erica erin esther ethel eva eve evelyn fatima fiona
    frances francesca francoise gabriela gail galina genevieve geraldine gertrude gina ginger gisela gloria greta
    guadalupe gudrun hanan hannah harriet heather heidi helen helena helga henrietta hilary hillary huda ines ingrid
    irene irina isabel isabella ivanka jacqueline jamila jane janet janice jasmine jeanne jennifer jenny jessica
    jill joan joanna joanne josephine joyce juanita judith judy julia julie juliet karen karin kate kateryna
    katherine kathleen kathryn kathy katie katrin keiko kellyanne khadija kimberly kirsten kristin kristina lakshmi
    lara laura lauren layla leila lena leticia lillian linda lisa liz lois loretta lorraine louise lucia lucy
    ludmila lupe lydia lynn madeleine magda maggie manuela marcia margaret margarita maria mariam marianne marie
    marilyn marina marion marjorie marta martha mary maryam maureen megan melania melanie melinda melissa mercedes
    michelle mildred miriam moira molly monica monika monique morag nadia nadine nancy naomi natalia natalie natasha
    niamh nicole nina noor nora noreen norma odette oksana olga olivia pamela patricia paula paulette pauline peggy
    penelope petra phyllis pilar priscilla priya rachel rania raquel rebecca renate rhonda rita roberta rosemary
    ruth sabine sally samantha samira sandra sara sarah sharon sheila sherry shirley silvia simone siobhan sofia
    sonia sophia sophie stella stephanie sue sunita susan susanna suzanne svetlana svitlana sylvia sylvie tamara
    tammy tanya tatiana teresa tessa theresa therese tiffany tina tracy ursula valentina valerie vanessa vera
    veronica veronique vicki viola violet wanda wendy whitney xenia yasmin yolanda yuki yulia yvette yvonne zainab
    zoe
    """
)
FIRST_NAMES = MALE_NAMES | FEMALE_NAMES


def gender(first: str) -> str:
    """Whether "m", "f" or "" for a first name in lower case; "" where it is unknown or both bear it."""
    if (first in MALE_NAMES) == (first in FEMALE_NAMES):
        return ""
    return "m" if first in MALE_NAMES else "f"
