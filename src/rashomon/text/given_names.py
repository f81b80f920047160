"""First names that tell whether a person is a man or a woman. Compiled for this project."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MALE_NAMES = _set(
    """
    aaron abdul abdullah adam ahmad ahmed alan albert alejandro alexander alexei alfred ali allen andre andreas andrei
    andrew andy angus anthony antonio anton arthur barack barry ben benjamin bernard bill boris brad brandon brendan brett
    brian bruce bruno carl carlos charles charlie chris christian christopher colin craig dan daniel darren dave david dean
    denis dennis derek diego dmitri dmitry dominic don donald douglas duncan edgar edmund eduardo edward emil emmanuel eric
    erik ernest fernando francesco francisco francois frank franz fred frederick friedrich gabriel gareth gary gavin
    geoffrey george gerald gerhard giovanni giuseppe glenn gordon graham greg gregory guy hans harold harry hassan heinrich
    helmut henri henrik henry herbert howard hugh hussein ian ibrahim igor isaac ivan jack jacob jacques jake james jan
    jared jason javier jeff jeffrey jeremy jerome jim jimmy joachim joe joel johan johannes john jonathan jorge jose
    josef joseph joshua juan jürgen justin karl keith ken kenneth kevin klaus konstantin kurt larry lars lawrence lee leo
    leon leonard leonid lewis liam louis luca lucas luis luke magnus malcolm manuel marco marcus mario mark markus martin
    matt matteo matthew maurice max michael michel miguel mikhail mike mohamed mohammad mohammed muhammad mustafa nathan
    neil nicholas nick nicolas nigel nikolai norman oleg oliver omar oscar otto owen pablo patrick paul pavel pedro per pete
    peter phil philip philippe pierre piotr rafael ralph ray raymond rex ricardo richard rick rob robert roberto roger
    roland ronald ross roy russell ryan salman samuel scott sean sebastian serge sergei sergey sergio simon stanley
    stefan stephen steve steven stuart sven ted terry theodore thomas tim timothy toby todd tom tommy tony trevor vasily
    victor viktor vincent vladimir walter warren wayne werner wilhelm william willy wolfgang yuri yusuf zachary
    """
)
FEMALE_NAMES = _set(
    """
    abigail agnes aisha alexandra alice alicia alison amanda amber amelia amy ana anastasia angela angelica anita ann
    anna anne annette antonia april ariana astrid audrey barbara beatrice becky bella bernadette beth betty beverly bianca
    birgit bonnie brenda bridget brigitte camilla carla carmen carol caroline carolyn catherine cecilia cheryl
    chloe christina christine cindy claire clara claudia colleen condoleezza connie cristina cynthia daniela deborah debra
    denise diana diane dianne donna doris dorothy edith eileen elaine eleanor elena elisa elisabeth elizabeth ella ellen
    elsa emilia emily emma erica erin esther eva eve evelyn fatima fiona frances francesca gabriela gail
    geraldine gina ginger gisela gloria greta gudrun hannah harriet heather heidi helen helena helga hilary
    hillary ingrid irene irina isabel isabella ivanka jacqueline jamila jane janet janice jasmine jeanne jennifer
    jenny jessica jill joan joanna joanne josephine joyce juanita judith judy julia julie juliet karen karin kate katherine
    kathleen kathryn kathy katie katrin kellyanne kimberly kirsten kristin kristina lara laura lauren layla leila lena
    leticia lillian linda lisa liz lois loretta lorraine louise lucia lucy lydia lynn madeleine magda
    maggie manuela marcia margaret margarita maria mariam marianne marie marilyn marina marion marjorie martha marta
    mary maryam maureen megan melania melanie melinda melissa mercedes michelle mildred miriam moira molly monica monika
    nadia nancy naomi natalia natalie natasha nicole nina nora norma olga olivia pamela patricia paula pauline
    peggy penelope petra phyllis priscilla rachel raquel rebecca renate rita roberta rosemary ruth sabine
    sally samantha sandra sara sarah sharon sheila shirley silvia sofia sonia sophia sophie stella stephanie sue
    susan susanna suzanne svetlana sylvia tamara tanya tatiana teresa tessa theresa tiffany tina tracy ursula valentina
    valerie vanessa vera veronica viola violet wanda wendy whitney xenia yasmin yolanda yulia yvette
    yvonne zainab zoe
    """
)
FIRST_NAMES = MALE_NAMES | FEMALE_NAMES


def gender(first: str) -> str:
    """Whether "m", "f" or "" for a first name in lower case; "" where it is unknown or both bear it."""
    if (first in MALE_NAMES) == (first in FEMALE_NAMES):
        return ""
    return "m" if first in MALE_NAMES else "f"
