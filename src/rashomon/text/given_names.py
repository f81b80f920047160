"""First names that tell whether a person is a man or a woman. Compiled for this project."""

from __future__ import annotations

from rashomon.text.wordset import wordset

MALE_NAMES = wordset(
    """
    aaron abdul abdullah adam adrian ahmad ahmed aidan aiden ajay akbar akira alan alastair albert aldo
    alejandro alexander alexei alfonso alfred ali alistair allen alvaro alvin amir amit anders andre andreas
    andrei andrew andy angelo angus anil anthony anton antonio anwar archie ari arjun arnold arthur arturo ashok
    asif augustus aurelio axel aziz barack barry bart bashar basil ben benedict benjamin bernard bert bilal bill
    billy bobby boris brad bradley brandon brendan brent brett brian brock bruce bruno bryan burt byron calvin
    carl carlo carlos cecil cedric cesar charles charlie chris christian christopher clarence clark claude
    clayton cliff clifford clint clive clyde cody colin connor conor cormac cory craig curtis cyril damian
    damien damon dan daniel darrell darren daryl dave david dean declan denis dennis derek derrick desmond devin
    dexter didier diego dieter dirk dmitri dmitry domenico dominic don donald donnie donovan doug douglas duane
    duncan dustin dwayne dwight dylan eddie edgar edmond edmund eduardo edward edwin eli elias elijah elliott
    ellis elmer emanuel emil emile emmanuel emmett enrique eric erich erik ernest ernesto errol ethan eugene
    evan evgeny fabio faisal farid felix fergus fernando fidel finn floyd francesco francisco francois frank
    franz fred freddie frederick friedrich fritz gabriel gareth garry gary gaston gavin geoffrey george gerald
    gerard gerhard gerry gianni gilbert gilles giorgio giovanni giuseppe glenn goran gordon graham greg gregory
    grigory guido guillaume gunther gus gustavo guy hamid hamish hans harold harry haruki hassan hector heinrich
    heinz helmut henri henrik henry herbert herman hiroshi hiroyuki homer horace hosni howard hubert hugh hugo
    humphrey hussein ian ibrahim igor imran irving irwin isaac isaiah ismail ivan ivor jack jacob jacques jaime
    jake jakob jamal james jan janusz jared jarrett jason javier jayson jed jeff jeffrey jens jeremy jermaine
    jerome jerry jerzy jim jimmie jimmy jiri joachim joao joaquin joe joel johan johannes john johnny jonah
    jonas jonathan jordi jorge jose josef joseph joshua juan jude juergen julian julien julio julius jurgen
    justin jürgen karim karl keir keith kelvin ken kenji kenneth kevan kevin khaled klaus kofi konstantin
    krishna kurt kyle lamar larry lars laszlo laurence laurent lawrence lee lennart leo leon leonard leonid
    leopold leroy lester levi lewis liam lionel lloyd lorenzo louis luc luca lucas luis luke luther lyle lyndon
    mads magnus mahmoud malcolm malik manfred manish manmohan manny manuel marc marcel marcelo marco marcus
    marek mario mark markus martin martyn marvin mateo mathew mathieu mats matt matteo matthew matthias maurice
    mauricio max maxim maxime maximilian mehmet melvin melvyn michael michel mickey miguel mikael mike mikhail
    milos mitt mohamed mohammad mohammed mohan morris muhammad mustafa narendra nasser nathan nathaniel ned neil
    nestor neville newt niall nicholas nick nico nicolas nigel nikolai noah noel norbert norman nouri olaf ole
    oleg oliver omar osama oscar oskar osvaldo otto owen pablo pascal patrick paul pavel pedro per percy pete
    peter petr phil philip philipp philippe pierre pieter piotr quentin rafael rafiq rahul raj rajesh ralph
    ramesh randy rashid raul ravi ray raymond reginald reinhard rene reuben rex rhys ricardo richard rick ricky
    rob robbie robert roberto roderick rodney rodrigo roger rohan roland ronald ronnie rory ross roy rudolf
    rudolph rupert russ russell ryan salman salvatore sami samir samuel sandeep sanjay saul scott seamus sean
    sebastian serge sergei sergey sergio seth shane shaun shawn sherman shinzo sidney silvio simeon simon sohail
    stan stanley stefan stefano stephen steve steven stuart sunil suresh sven tadeusz takeshi tariq ted terence
    terrence terry thabo theodore thierry thomas tim timothy tobias toby todd tom tommy tony travis trent trevor
    tyler tyrone ulrich umar valentin vasily vaughn victor vijay viktor vincent virgil vitaly vladimir vladislav
    wade walter warren wayne werner wesley wilbert wilfred wilhelm william willy winston wolfgang woodrow xavier
    yasser yitzhak yoshihiko yousef yuri yusuf yves zachary zaid zoltan
    """
)
FEMALE_NAMES = wordset(
    """
    abigail adele adriana adrienne agatha agnes aileen aimee aisha akiko alana alexa alexandra alice alicia
    alisha alison allison alma alyssa amal amanda amber amelia amina amira amy ana anastasia angela angelica
    angelina angie anika anita anja anjali ann anna annabel anne anneliese annette annie antoinette antonia
    aoife april ariana arlene asha asma astrid audrey ava barbara barbro beata beatrice beatriz becky belinda
    bella bernadette bernice bertha bessie beth bethany betsy betty beverly bianca birgit blanche bobbie bonnie
    brandi breanna brenda brianna bridget bridie brigitte briony britney brittany camilla camille candace
    candice carissa carla carly carmela carmen carol caroline carolyn carrie cassandra cassie cath catherine
    cecilia celia celine chantal charlene charlotte charmaine cheryl chiara chloe chrissy christa christie
    christina christine chrystia cindy claire clara claudette claudia claudine clementine colette colleen
    concepcion condoleezza connie consuelo cora corinne cristina cynthia daniela danielle daphne darlene dawn debbie
    debora deborah debra deepika deidre deirdre delia della denise denisha diana diane dianne dina dolores donna
    doreen doris dorothea dorothy ebony edith edna effie eileen elaina elaine eleanor elena eleonora elisa
    elisabeth elise elizabeth ella ellen ellie eloise elsa elvira emiko emilia emily emma emmeline enid erica
    erika erin ernestine esme esperanza estelle esther ethel eugenia eunice eva evangelina evangeline eve evelyn
    fatima fay faye felicia felicity fiona fleur flora frances francesca francoise freda frederica freya frida
    gabriela gabriella gabrielle gail galina gayle gemma genevieve genoveva georgette georgina geraldine gerda
    gertrude gillian gina ginger gisela giulia gladys glenda gloria greta gretchen guadalupe gudrun gwen
    gwendolyn haley hanan hannah hannelore harriet hattie heather hedwig hege heidi helen helena helga henrietta
    hilary hilda hillary hiroko holly huda ida ilse imelda imogen ines inga inge ingeborg ingrid irene irina isabel
    isabella isabelle isobel ivana ivanka jacinda jacinta jacqueline jada jamila jana jane janelle janet janette
    janice janine jasmine jeanette jeanne jeannie jenna jennifer jenny jeri jessica jill joan joann joanna
    joanne jocelyn jodie johanna jolene josefina josephine josie joyce juanita judith judy julia juliana julie
    juliet justine kamala kara karen kari karin karla karolina kasia kate kateryna katharina katharine katherina
    katherine kathleen kathrin kathryn kathy katie katja katrin katrina kayla keiko keira keisha kellie
    kellyanne kelsey kendra khadija kimberley kimberly kirsten kirstie kirstin kristen kristi kristin kristina
    kristine krystal kylie lakshmi lana lara latoya laura laurel lauren layla lea leah leanne leila lena lenore
    leonie leonora leticia letitia liana liliana lillian linda lisa liz liza lois lola loretta lorna lorraine
    lottie louise lourdes lucia lucille lucinda lucrezia lucy ludmila luisa lupe lydia lynda lynette lynn lynne
    mabel mackenzie madeleine madeline mae magda magdalena maggie maisie malala malia malin mallory mandy
    manuela mara marcella marcia margaret margarita margot margrethe mari maria mariam mariana marianne maribel
    maribeth marie marilyn marina marion marisa marissa marjorie marlene marsha marta martha mary maryam maud
    maura maureen mavis maxine maya megan meghan megyn melania melanie melinda melissa mercedes meryl mia
    michaela michelle mikaela mildred millie mimi mina mindy minnie miranda miriam mitzi moira molly mona monica
    monika monique morag myra myrna nadia nadine nancy nanette naomi natalia natalie natasha nathalie nell
    nellie niamh nicola nicole nigella nikki nina noelle nona noor nora norah noreen norma octavia odette odile
    oksana olga olivia oprah pamela parveen patrice patricia patsy patti paula paulette pauline peggy penelope
    petra philippa phoebe phyllis pia pilar pippa polly portia priscilla priya rachael rachel rae raisa ramona
    randi rani rania raquel rashida reba rebecca reese regina renata renate renee rhoda rhonda rina rita roberta
    rochelle romy rosa rosalie rosalind rosalyn rosanna roseanne rosemary rosie rowena roxana roxanne ruth
    sabine sabrina sadie sally samantha samira sandra sara sarah saskia scarlett selena selma serena shari
    sharon shauna sheena sheila shelley shelly sherry sheryl shirley sian sigrid silke silvia simona simone
    sinead siobhan sofia sonia sonja sophia sophie soraya stacey stacy stella stephanie sue sunita sunniva susan
    susanna susannah susie suzanne suzette suzy svetlana svitlana sybil sylvia sylvie tabitha talia tamara tammy
    tania tanya tara tatiana tatyana tawakkol teresa tessa thelma theodora theresa therese tiffany tilda tilly
    tina tonya tori tracy tricia trina trisha trudy ulla ulrike ursula usha valentina valeria valerie vanda
    vanessa velma vera verena verity veronica veronique vicki viola violet vivien vivienne wanda wendy whitney
    wilhelmina wilma winifred winnie xenia yael yasmin yasmine yelena yingluck yoko yolanda yoshiko yuki yulia
    yuliya yuna yvette yvonne zainab zara zelda zoe zoya
    """
)
FIRST_NAMES = MALE_NAMES | FEMALE_NAMES


def gender(first: str) -> str:
    """Whether "m", "f" or "" for a first name in lower case; "" where it is unknown or both bear it."""
    if (first in MALE_NAMES) == (first in FEMALE_NAMES):
        return ""
    return "m" if first in MALE_NAMES else "f"
