/**
 * Rules about verdicts: guilt, a machine or supplier as culprit, a label. Dropped where they are denied or where the
 * sentence is about the word itself. Typed content.
 */
import { agentOf, isSomebody } from './noun-phrase.ts';
import type { BlameRule } from './blame-rule.ts';

export const verdictRules: readonly BlameRule[] = [
  {
    category: 'culpability',
    pattern: /\b(?:to blame|blame|blames|blamed|blaming)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ before, rest }) =>
      !/(?:who|whom) (?:is |was |are |were )?$/.test(before) &&
      !/^ (?:is|was|are) (?:a|an|not|no|never)\b/.test(rest),
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:at|admit\w*|accept\w*|whose|own|my|his|her|their|our|your|any|all|entirely|solely|only) fault\b|\bfault (?:of the|of our|of his|of her|lies|lay|rests|is|was|belongs)\b|'s? fault\b|s' fault\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ match, rest, before, sentence, to }) =>
      !(
        /fault (?:lies|lay|is|was|rests)/.test(match) &&
        !/^[\w ]{0,20}?\b(?:with|hers|his|theirs|ours|mine|not|entirely|squarely)\b/.test(rest)
      ) &&
      !(/^fault of/.test(match) && !isSomebody(agentOf(sentence, to - 7))) &&
      !/\b(?:machine|sensor|cable|wire|pump|device)'s fault/.test(before + match) &&
      !/lies between|lay between/.test(match + rest.slice(0, 9)),
  },
  {
    category: 'culpability',
    pattern: /\bculpab(?:le|ility)\b|\bguilty\b|\bguilt\b|\bblood on (?:his|her|their|its) hands\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:responsible|accountable|answerable|to answer|responsibility|accountability) for (?:(?:the|this|that|all|these|those|what|such|her|his|their|causing|letting|our|every|a) )*(?:\w+ ){0,2}?(?:errors?|mistakes?|harm|deaths?|failures?|incidents?|outcomes?|delays?|mix-?ups?|outage|damage|accident|crash|collision|happened|went wrong|loss|losses|injur\w+|tragedy|disaster|breakdown|mess|fiasco|overdose|misdiagnosis|breach|wrongful \w+|patient's \w+|it)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ subject, match, sentence, rest, clauseBefore }) =>
      subject.standing !== 'system' &&
      !/\bfor (?:recording|reporting|reviewing|monitoring|logging|the incident (?:log|report|form|review|response|desk|register))/.test(
        match + rest.slice(0, 14),
      ) &&
      !/^ (?:log|logs|report|reports|register|review|reviews|form|forms|response|desk|rates?|monitoring|analysis|handling|reporting|management|team)\b/.test(
        rest,
      ) &&
      !/\bwho (?:is|was|are)\b/.test(clauseBefore) &&
      !/\?/.test(sentence.raw),
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:hold|held|holding|holds|find|found|consider|considered) (?:the |him |her |them |our |this |that |it )?(?:[\w-]+ ){0,3}?(?:responsible|accountable|liable|to account|answerable|culpable)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:responsibility|blame|accountability|liability) (?:for [\w' -]{2,50}? )?(?:rests?|lies|lay|falls?|fell|belongs?|sits?|must be borne|must lie)(?: (?:squarely|solely|entirely|firmly|clearly|with|on|at|mainly|wholly))*\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ match, rest, after }) =>
      !/\bfor (?:monitoring|maintaining|checking|updating|approving|running|reviewing|keeping|the (?:model|service|system|tool|register|log|dashboard|data|upkeep|configuration|rota))/.test(
        match,
      ) &&
      (isSomebody(after) ||
        /\b(?:squarely|solely|entirely|firmly)\b/.test(match) ||
        /^ (?:the )?(?:\w+ )?(?:door|feet|shoulders)/.test(rest)),
  },
  {
    category: 'culpability',
    pattern: /\b(?:is|are|was|were|be|held) (?:legally |personally |fully |solely |jointly )?liable\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:culprits?|offenders?|perpetrators?|wrongdo(?:er|ers|ing)|guilty part(?:y|ies)|villains?|scapegoats?)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:should|ought to|must|needs? to) (?:be ashamed|hang (?:his|her|their) heads?|apologi[sz]e for|answer for|own up|take the blame|take the fall|pay for|face (?:the )?(?:consequences|charges|sanctions?|disciplin\w*)|be (?:punished|sacked|fired|held|sanctioned|disciplined|dismissed|struck off|prosecuted|sued|named|penali[sz]ed|reprimanded|suspended))\b/g,
    who: 'no-system',
    verdict: true,
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:has|have|had) (?:to own up|a lot to answer for|much to answer for|blood on|only (?:himself|herself|themselves|itself) to|no one (?:else )?(?:but|to blame but)|nobody (?:else )?but)\b/g,
    who: 'no-system',
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:no|without|little|any) excuses?\b|\binexcusabl[ey]\b|\bthere is no (?:justification|defen[cs]e)\b/g,
    who: 'anyone',
    verdict: false,
    also: ({ rest, match }) => match !== 'any excuse' || /for/.test(rest),
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:let|lets|letting) (?:the |this |that |these |those |his |her |their |our |its |every|us|him|them|patients|families|people|customers|passengers)(?:\w*)(?: \w+){0,2}? down\b/g,
    who: 'somebody',
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:finger|fingers) (?:of blame |of suspicion )?(?:points?|pointed|must point|is pointed)\b|\bpoint(?:s|ed|ing)? (?:the|a) finger\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:gross|serious|wilful|willful|professional) (?:misconduct|negligence|incompetence)\b|\bmalpractice\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'culpability',
    pattern:
      /\bgot what (?:he|she|they) deserved\b|\bgot what was coming\b|\bserves? (?:him|her|them) right\b|\basked for it\b|\b(?:only )?(?:himself|herself|themselves) to (?:thank|blame)\b|\bbrought (?:it|this|that|the \w+) (?:up)?on (?:himself|herself|themselves|itself)\b/g,
    who: 'anyone',
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:admitted|confessed|conceded|owned up)(?: \w+)? (?:that )?(?:to )?(?:(?:the|his|her|their|a|having|making|it was|that it was) )*(?:mistake|error|fault|blunder|guilt|wrongdoing|responsibility)\b/g,
    who: 'somebody',
  },

  {
    category: 'deflection',
    pattern:
      /\b(?:ai|computer|algorithm|bot|chatbot|software|machine|model|system|app|tool|robot|autopilot|llm|technology|program) (?:(?:is|was|alone is|alone was|itself is|itself was) )?(?:solely |entirely |simply |just |itself |clearly |really )?(?:to blame|at fault|guilty|went rogue|gone rogue|has gone rogue|lied|did it|screwed up|messed up|let us down|betrayed|tricked us|fooled us|made us|is evil|is rubbish|is stupid|is a menace|was a menace|is responsible|was responsible|was stupid|can't be trusted|blundered|killed)\b(?! for (?:monitoring|sending|scoring|sorting|routing|the (?:daily|nightly)))/g,
    who: 'anyone',
    verdict: true,
    also: ({ match, rest, after }) =>
      !/did it$|made us$/.test(match) ||
      (/did it$/.test(match) && /^(?:[.,!;]|, not| not| all| again|$)/.test(rest)) ||
      (/made us$/.test(match) && after.standing === 'none'),
  },
  {
    category: 'deflection',
    pattern:
      /\b(?:vendor|supplier|developer|manufacturer|contractor|integrator|maker|it department|it team|it|company|provider|programmer|designer|engineer|regulator|management|head office|hospital|trust|agency|reseller|consultancy)(?:'s|s'|s)? (?:fault|negligence|incompetence|failure|mistake|error|carelessness|arrogance|greed|sloppiness|own doing|blunder)\b(?! (?:tree|report|log|line|rate|mode|code)s?)/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'deflection',
    pattern:
      /\b(?:just|only|merely|simply|nothing (?:more|but)|no more than|nothing other than|purely|nothing worse than) (?:a |an |one )?(?:\w+ )?(?:glitch|bug|one-?off|isolated (?:incident|case)|blip|hiccup|fluke|freak (?:event|accident)|coincidence|bad luck|computer error|technical (?:issue|glitch|problem|error|fault)|software (?:error|bug|problem|glitch)|bad (?:algorithm|model|software|luck)|teething (?:trouble|problem)|anomaly|accident|quirk)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'deflection',
    pattern:
      /\b(?:one-?off|isolated|freak|unique|once-in-a-lifetime) (?:case|incident|event|occurrence|accident|error|mistake)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'deflection',
    pattern:
      /\b(?:black|bad|rotten|dodgy|rubbish|stupid|useless|terrible|crap|lousy|dumb) (?:algorithm|ai|software|model|chatbot|bot|computer|machine|tool|robot|app)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'deflection',
    pattern:
      /\b(?:sold us a (?:lemon|pup|dud|turkey)|walked away|hung us out|left us (?:in the lurch|high and dry)|pulled the wool|duped us|conned us|took us for a ride|our hands (?:are|were) (?:clean|tied)|nothing to do with (?:us|how we|our)|not our (?:problem|fault|doing|responsibility)|nothing (?:could|can) be done|nothing we could (?:do|have done)|no one could have done anything|we (?:are|were) not (?:to blame|at fault|responsible)|what do you expect from a)\b/g,
    who: 'anyone',
    verdict: false,
  },
  {
    category: 'deflection',
    pattern:
      /\bblame (?:lies|rests|falls|belongs) (?:entirely |squarely |solely )?(?:with|on) the (?:ai|algorithm|software|vendor|supplier|machine|model|computer|system|manufacturer|developer)\b/g,
    who: 'anyone',
    verdict: true,
  },

  {
    category: 'labels',
    pattern:
      /\b(?:bad apples?|rotten apples?|weak(?:est)? links?|repeat offenders?|serial offenders?|problem (?:doctor|nurse|employee|driver|teacher|officer|member of staff|staff|case|child|patient)s?|rogue (?:users?|employees?|clinicians?|operators?|engineers?|traders?|nurses?|doctors?|officers?|developers?|reviewers?)|usual suspects?|cowboys?|loose cannons?|dead ?wood|passenger in the team|troublemakers?|black sheep|dinosaurs?|luddites?|jobsworths?|prima donnas?|slackers?|shirkers?|idiots?|fools?|muppets?|clowns?|amateurs?|numpt(?:y|ies)|morons?|button-pushers?|box-?tickers?|timewasters?|know-it-alls?|hotheads?|lone wol(?:f|ves)|maverick(?:s)?|liabilit(?:y|ies) to the team|accident-prone)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ sentence, subject, before, match, to, rest }) =>
      !/\b(?:amateur|dinosaur|cowboy|clown|fool)s? $/.test(`${match} `) ||
      isSomebody(subject) ||
      isSomebody(agentOf(sentence, to)) ||
      (/\b(?:we have|is|was|a bunch of|are|were) (?:a |an |such |complete |total |utter )*$/.test(before) &&
        !/^ (?:radio|photo|hat|film)/.test(rest)),
  },
  {
    category: 'labels',
    pattern:
      /\bvictims? of (?:his|her|their) own\b|\bcaught (?:out|red-handed|napping|with (?:his|her|their) (?:pants|trousers))\b/g,
    who: 'somebody',
    also: ({ rest }) => !/^ of hours/.test(rest),
  },
];
