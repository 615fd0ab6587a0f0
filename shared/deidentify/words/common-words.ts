/**
 * More words of the language that are a surname or the name of a product as well. They matter only for names that a
 * review knows: a text must not be full of findings because a member is called Round or a system Triage.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `acres advisor alarm alert amount analytics anchor arch arrow assist assistant atlas bacon bank banks barber
  beach beacon bean bear beard beer best bird bland blank blast block blood blunt board bold bone bones book boss
  bow bowl bowman box boy boys brain bread breeze broad broom buck buddy bull bullock bump butcher button buyer
  cable calm cannon captain cart carver chain change chaplain charge check cheese chill choice circle city clarity
  clear clerk cliff coal coast comfort companion compass constable copilot copper core cost couch counter country
  coward crew crisp crook crouch crown cure current cutter dance danger darling data dear death debt deeds deer
  desk detect detector dial dice doctor door dove downs draft drain draper driver drum dry duck dust eagle east
  echo edge empty even evens exact expert fabric face fact fault fear feather fellow fellows fern fever fight
  figure file finger finish fire first fish fit five fixture flag flat flowers fly focus fold follows foot force
  forge fork form fort found fountain four freeze fresh fruit fuller fun gamble game gate gear gentle gift glad
  goal gold goods goose grain grand grass great grief grip groom guard guardian guest guide gun habit hammer
  handle handy happy harbour hard hare harm haste hat hawk hazard heal heat help hero herring hide hobby hold hole
  holiday honey honour hook hopper horizon horse host hound hour hunger hurry ice idle inch ink insight insights
  issue jolly journey jump just kettle kick kind kiss kite knife knot label lad lamp lantern laps later lawless
  laws lead leader least leave leaves left lemon lens lesson letter level life lift lighthouse limit link lion
  live load loan lock log look loop loose loud lover luck lunch maiden main maker male manager maple marble
  mariner market mash mask mate matter meal means measure medic meek meet melody member memory merry metal middle
  might mind mine mint minute mirror miss mist mister mix money monitor monk month mood more morning morrow most
  mount mountain mouth move much music mustard nail name narrow nation navigator near neat neighbour nerve nest
  net news night nine noise normal note notice number oak oats officer oil onion open optic orange orbit orchard
  order organ other outlaw outlook oven over owner pack packer pair panel paper pardon parent part partner
  partridge party pass past path pathway patient pause pay peace peach peak pear peel pen people petty pick
  picture piece pigeon pilot pinch pipe piper pitcher plain plan plane plank plate play player pleasant plenty
  plumb poet point pointer pole police port posts pound powder practice preacher precious predict predictor
  present pressure priest prime print prior prize process profit prompt proof prudence public pulse pump purse
  push quail quarry queen race rack radar raft rail rain rainbow raise ram ramp random rank rare rash rate raw
  reach reader ready real rear record refuge relief repair report rescue rest result review reward rider ridge
  right risk river road rocket roll roof room round rover row rug run rust sad safe safety sail saint sale same
  sand sands scale scales scan scarce scene scream screen screening screw search season seat second secret seed
  seek self sense sentinel sergeant series serve service set setter seven shadow shape share shark sheet shelf
  shell shelter shield shift ship shirt shock shoe shop shot shoulder show shut sick side sign signal silence silk
  sin single sister six size skin sky sleep slice slide slight slip slipper slow sly smile smiles smoke smooth
  soap soft soil soldier sole solid son song sorrow sort soul sound soup source space spade span spare spark speak
  spear spell spend spin spinner spirit split spoke spoon sport spot square squire stable stables stair stake
  stamp stand standard start state station stay steam steer stem step stick still stir stocks stop store stores
  story stout straight strain stranger stream strength stress stretch stride strike string stringer stroke
  struggle student study stuff success such sudden sugar suit summary sun sunday supper supply support sure surge
  surprise swallow sweep swim swing switch sword symbol system tail tailor tale talk tall tank tape target task
  taste tax tea teacher team tear tell tennant test thank thatcher theme thick thin thing think third thought
  thread threat three thrift throat throne thrower thunder tick tidy tie tight timber time tin tip tired tissue
  toast toes tone tongue tool tooth top torch total touch tough tour track tracker trade trader train trainer trap
  treasure treat trend triage trial tribe trick trigger trim trouble trout truck trump trust truth tube tune turn
  twin twist two type tyre uncle under unit upward urge use usher usual valley value vault veal vein vessel view
  village virtue vision visit voice volume vote wage wager wages waist waiter want war warm warn warning wash
  waste watcher watchman water wave wax weak wealth weapon wear wedding weight welcome welfare whale wheel whip
  whisper whistle whole wick wide widow width wife window wine wing wings wire wisdom wish witness woman women
  wonder word words work worker workman world worry worse worship worst worthy wound wrap wrong yard year yellow
  yes yesterday yield zone`.split(/\s+/),
);

/** Words that only join others: neither a name nor part of a role. */
export const joiningWords: ReadonlySet<string> = new Set(
  `a about above across after again ahead all along also always amid among an and any are around as at away be
  before below beside between beyond but by can could did do does down each even ever few for from get go had has
  have he her here him his how i if in is it its just let like me might must my near never no none nor not now of
  off often on once only or our out over own per same see set she should since so some soon still such than that
  the their them then there these they this those to too two under until up upon us was we were what when where
  which while who why will with would yes yet you your`.split(/\s+/),
);

/** What somebody is in a review or an organisation, beside the roles at the bedside. */
export const functionWords: ReadonlySet<string> = new Set(
  `admin administrator apprentice auditor board deputy facilitator fellow guest head host intern learner member
  observer owner panel partner patron pupil reader reviewer safety scribe sponsor student supplier trainee trainer
  visitor volunteer witness`.split(/\s+/),
);
