/** Given names that are common in several countries, in plain letters: a capital word among these is likely a person. */
export const givenNames: ReadonlySet<string> = new Set(
  `aaron abdul abdullah abigail adam adeola adrian agnes ahmed aisha akira alan albert alejandro alessandro alex alexander
  alexandra alfred ali alice alicia alison alistair amanda amara amelia amina amir amit amy ana anastasia andre andrea andrew
  andrzej angela angus anil anita anjali ann anna anne annette anthony antonio arjun arthur arun asha ashley astrid
  audrey barbara barry beatrice ben benjamin bernard bethany beverley bilal bjorn brandon brenda brian bridget bruce
  carl carla carlos carmen carol caroline catherine cecilia charles charlie charlotte chen chidi chinedu chloe christian
  christina christine christopher claire clara clare claudia colin connor conor craig cynthia daisy daniel daniela
  daphne darren david dawn deborah declan deepa deepak denise dennis derek diana diane dieter dimitri dmitri dominic donald
  donna doris dorothy douglas duncan dylan edith edward eileen elaine eleanor elena eli elias elif elijah elizabeth ella ellen
  emeka emily emma emmanuel enrique eric erica erik erin esther ethan eugene eva evelyn fatima felix fernando fiona
  folake frances francesca francesco francis francisco frank fraser freya gabriel gareth gary gavin gemma geoffrey george
  georgia gerald gerard giles gillian gina giovanni giulia gloria gordon graham greta guillaume gunther hamid hamish hannah
  hans harold harriet harry hasan hassan hassana heather hector heinrich helen helena henry hilary hiroshi howard hugh hugo
  ian ibrahim ifeoma imran ingrid irene isaac isabel isabella isla ismail ivan jack jacob jacqueline jakub james jamie jan
  jane janet janice jasmine jason javier jean jennifer jenny jeremy jesse jessica jill joan joanna joanne joel johan johanna
  john jonathan jordan jorge jose joseph joshua joyce juan judith julia julian julie jurgen justin kamal karen karim karl kate
  katherine kathleen kathryn katie kavita keith kelly kemi kenneth kenji kerry kevin khadija khalid kieran kim kimberly
  kofi krishna kristen kumar kwame lakshmi lars laura lauren laurence leah lee leila lena leo leon leonard leroy leslie lewis
  liam lillian linda lisa lorenzo lorraine louis louise luca lucas lucia lucy luis luke lydia lynn magdalena mahmoud malcolm
  manuel marc marcel marco marcus margaret maria mariam marianne marie marilyn mario marion marjorie mark marta martha martin
  mary maryam mateusz matthew maureen maurice maxine megan mehmet mei melanie melissa michael michelle miguel mikhail milena
  mohamed mohammad mohammed moira molly monica morag muhammad musa mustafa nadia naomi natalia natalie natasha nathan neil
  nelson ngozi niamh nicholas nicola nicole nigel nikhil nina noah noor nora norman obinna oliver olivia olga omar oscar
  owen pablo padraig pamela patricia patrick paul paula pauline pavel pedro penelope peter petra philip philippa phoebe pierre
  piotr polina priya rachel rahul rajesh ralph ramesh raymond rebecca reginald rhiannon rhys ricardo richard rita robert
  roberto robin rodney roger roland ronald rosa rosemary rosie ross roxanne roy rupert russell ruth ryan sabrina salma sam
  samantha samir samuel sandra sanjay sara sarah saskia satoshi scott sean sebastian sergei shabana shane shannon sharon
  sheila shirley siobhan sofia sonia sophia sophie stanley stefan stella stephanie stephen steve steven stuart sunil
  susan suzanne sven sylvia tamara tanya tara tariq teresa terence thandiwe theodore theresa thomas tiffany timothy toby
  tomasz tony tracey tracy trevor ulrich ursula usha valerie vanessa vera veronica victor victoria vijay vikram vincent
  violet virginia vivian vladimir walter wanda wayne wei wendy wilfred wilhelm william winifred winston wojciech xavier
  yasmin yolanda yuki yusuf yvonne zachary zainab zara zoe zofia zoltan`.split(/\s+/),
);
