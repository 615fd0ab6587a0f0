/** Surnames that are common in several countries, in plain letters. */
export const surnames: ReadonlySet<string> = new Set(
  `abbott abdi abubakar adams adebayo adeyemi agarwal ahmed akhtar alexander ali allen allison alvarez andersen anderson
  andersson andrews armstrong arnold ashworth atkins atkinson bailey baker balogun banerjee barker barnes barrett bauer
  baxter becker begum bell bennett bergmann bhatt bianchi birch bishop blackburn blair bose bowen boyd bradley brennan briggs
  brooks brown bryant buchanan burgess burke burns burton butler byrne cameron campbell carlsson carpenter carr carroll
  carter castillo chan chandra chapman chatterjee chaudhry chavez chen cheng choi chopra chowdhury christensen clark clarke
  clayton cohen coleman collins connolly conte cook cooper costa coulson cox craig crawford cruz cunningham curtis dalton
  daly das davidson davies davis dawson dean desai devi dhillon diaz dixon doherty donnelly douglas doyle dubois dunn
  eberhardt edwards eklund ellis eriksson esposito evans eze farrell fernandez fernandes ferrari fischer fisher fitzgerald
  fleming fletcher flynn forbes ford foster fox francis fraser freeman friedman fujita gallagher garcia gardner
  garner george ghosh gibbons gibbs gibson gill gilbert giordano gomez gonzalez goodwin gordon graham grant gray green greene
  gregory griffin griffiths gupta gutierrez haines hall hamilton hansen hansson harding harper harris harrison hart
  harvey hasan hassan hawkins hayes henderson hernandez hewitt hicks higgins hill hoffmann holland holmes holt hopkins horvath
  howard howe hudson hughes hunt hunter hussain hussein hutchinson ibrahim iqbal islam ito iyer jackson jacobs james jansen
  jenkins jennings jensen jimenez johansson johnson johnston jones jordan joseph joshi kamara kapoor karlsson kaur kaya keane
  kelly kennedy kerr khan khatun kim king kingston klein knight kobayashi koch kowalski kozlov kramer kruger kumar
  kuznetsov lambert lawrence lawson leblanc leclerc lee lehmann lewandowski lewis li lim lin lindberg lindgren liu lloyd lopez
  lowe lynch macdonald mackay mackenzie macleod mahmood malik mancini marino marsh marshall martin martinez mason matthews
  maurer mbeki mccarthy mcdonald mcgrath mckenna mckenzie mclean mehta mendoza meyer miah miller mills mishra mitchell
  mohamed mohammed moore morales moreau moreno morgan morris morrison muller murphy murray mwangi nair nakamura
  naylor nelson neumann newman newton nguyen nicholls nichols nielsen novak nowak obi obrien ochieng oconnor odonnell ogden
  okafor okeke okonkwo okoye oliveira oliver olsen olsson oneil oneill ong onyango ortega ortiz osman osullivan owusu owens
  owen palmer papadopoulos park parker parkin patel paterson pearce pearson pereira perera perez perkins petersen peterson
  petit petrov phillips pillai popescu porter powell pratt price qureshi quinn ramirez ramos rao rasmussen reddy
  reed rees reid reilly reyes reynolds riaz ricci richards richardson richter riley ritchie rivera roberts robertson robinson
  rodrigues rodriguez rogers romano romero rossi rousseau rowe roy ruiz russell russo ryan sahin saleh salmon sanchez sanders
  santos sarkar sato saunders schmidt schneider schroder schulz schwartz schwarz scott shah shaikh sharma sharpe shaw
  sheikh shepherd silva simmons simpson sinclair singh skinner smith smythe snyder sokolov sousa spencer stevens stevenson
  stewart stokes suarez sullivan sutherland suzuki svensson swanson szabo takahashi tan tanaka tang taylor thapa thomas
  thompson thomson thornton torres toure tran tucker turner tyler usman vargas vasquez vaughan verma vogel volkov wade wagner
  walker wallace walsh walters wang ward warner watkins watson watts webb weber webster wells west wheeler white whitehead
  wilkins wilkinson williams williamson wilson winter wolf wong wood woods wright wu xu yadav yamamoto yang yates yilmaz young
  yusuf zhang zhao zhou zimmermann`.split(/\s+/),
);
