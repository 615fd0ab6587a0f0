/**
 * Rules for everyday ways of judging: what "would have been wise", whose job it was, rookie mistakes, wrong clicks,
 * evaluated deeds. Typed content, beside the idioms.
 */
import { agentOf, isSomebody, somebodyOwns } from './noun-phrase.ts';
import type { BlameRule } from './blame-rule.ts';

const minding =
  'check|verify|confirm|read|follow|look|notice|ask|escalate|listen|act|respond|question|challenge|report|think|consider|spot|reali[sz]e|recogni[sz]e|intervene|review|compare|inform|tell|warn|monitor|test|inspect|raise|flag|call|ring|open|stop|doubt|pause|wonder|speak|seek|attempt|try|alert|consult|document|acknowledge|admit';

export const everydayRules: readonly BlameRule[] = [
  {
    category: 'culpability',
    pattern:
      /\b(?:lies?|lay|rests?|rested|laid|falls?|fell|belongs?|sits?|sat) (?:squarely |firmly |entirely |solely |wholly )?(?:at the (?:feet|door) of|on the shoulders of|with)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ match, after, before }) =>
      isSomebody(after) &&
      (/feet|door|shoulders/.test(match) ||
        /\b(?:fault|blame|failure|error|mistake|guilt|responsibility for (?:the|this) (?:error|harm|death|delay|failure))\b/.test(
          before,
        )),
  },
  {
    category: 'character',
    pattern:
      /\b(?:economical with the (?:truth|facts)|had (?:only )?one job|(?:took|taking|chose|went for|preferred) the (?:lazy|easy|quick|cheap|convenient) (?:route|way|option|path|road)|(?:was|were) (?:not )?up to (?:the|his|her|their) (?:job|task)|fell short of (?:the |his |her |their |what )?(?:expected |required |professional )?(?:standards?|duty|expectations?|is expected))\b/g,
    who: 'somebody',
    verdict: true,
  },
  {
    category: 'character',
    pattern:
      /\b(?:attitudes?|mindset|behaviou?r|conduct|laziness|habits?|mentality|temperament|ego|egos) (?:[\w-]+ ){0,5}?(?:was|were|is|are) (?:the |at the )?(?:\w+ )?(?:problem|cause|issue|trouble|root|reason|culprit)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ before, after, subject }) =>
      somebodyOwns(before) ||
      isSomebody(subject) ||
      isSomebody(after) ||
      /\b(?:staff|team|user|crew|driver|nurse|doctor|clinician) $/.test(before),
  },
  {
    category: 'character',
    pattern:
      /\bno (?:sensible|careful|prudent|diligent|conscientious|competent|reasonable|decent|proper|responsible|good|real|half-decent|self-respecting) [\w-]+ (?:[a-z]+s|would|could|will|can|should|ever|in (?:his|her|their) right mind)\b/g,
    who: 'anyone',
    also: ({ match }) => !/ (?:is|was|has|evidence|grounds|cases|data|results|values|matches) ?/.test(match),
  },
  {
    category: 'remedy',
    pattern:
      /\b(?:must|need to|needs to|has to|have to|should) stop (?:making excuses|being|cutting|ignoring|guessing|complaining|blaming|assuming|trusting|hiding)\b/g,
    who: 'somebody',
  },
  {
    category: 'counterfactual',
    pattern:
      /\bwould have been (?:far |much |so )?(?:prudent|wise|wiser|better|sensible|safer|advisable|reasonable|enough|easy enough|appropriate|more appropriate|more sensible|the right thing|common sense|courteous|natural|professional)(?: (?:for [\w' -]{2,30} )?to|,? had| if)\b/g,
    who: 'anyone',
    also: ({ clauseBefore }) => !/\bnot\b|n't/.test(clauseBefore),
  },
  {
    category: 'counterfactual',
    pattern:
      /\b(?:could|should|might) have (?:been (?:handled|managed|done|dealt with|looked after|supervised|run)|done|tried|performed|handled (?:it|this|that)|managed (?:it|this))(?: \w+)? (?:better|more|harder|differently|properly|far better|much better)\b/g,
    who: 'no-system',
  },
  {
    category: 'counterfactual',
    pattern:
      /\b(?:at no (?:point|time|stage)|not once|not for (?:one|a) (?:moment|second)|never once|nor|neither|never) (?:did|had|has|was|were)\b/g,
    who: 'anyone',
    explained: true,
    also: ({ after, rest }) =>
      isSomebody(after) &&
      new RegExp(`\\b(?:${minding})(?:ed|d)?\\b`).test(rest) &&
      !/\b(?:told|given|shown|able)\b/.test(rest),
  },
  {
    category: 'counterfactual',
    pattern:
      /\bif (?:only )?(?:people|staff|everyone|everybody|they|he|she|nurses|doctors|operators|users|drivers|the \w+(?: \w+)?|clinicians|we) (?:had )?(?:just |only |simply |actually |would (?:just|only|simply|at least) )(?:did|do|done|followed|follow|read|checked|check|looked|look|listened|listen|paid|pay|stuck|stick|used|use|asked|ask|thought|think|took|take)\b/g,
    who: 'anyone',
    supposed: true,
  },
  {
    category: 'counterfactual',
    pattern:
      /\bif (?:only )?(?:people|staff|everyone|everybody|they|he|she|nurses|doctors|operators|users|drivers|clinicians|we) (?:did|had done) (?:his|her|their|our) jobs?\b/g,
    who: 'anyone',
    supposed: true,
  },
  {
    category: 'counterfactual',
    pattern:
      /\b(?:you'd|you would|one would|one'd|i would|we would) (?:have )?(?:think|expect|hope|thought|expected|hoped|imagine|imagined)\b/g,
    who: 'anyone',
    also: ({ rest }) =>
      /\b(?:would|could|might|to|by now)\b/.test(rest) &&
      !/^ the (?:model|score|alert|queue|tool|file|log)\b/.test(rest),
  },
  {
    category: 'counterfactual',
    pattern:
      /\bhow (?:hard|difficult|complicated) (?:can|could|is|was|would) it (?:be |have been |really be )?(?:for [\w ]+ )?to\b/g,
    who: 'anyone',
    asked: true,
  },
  {
    category: 'counterfactual',
    pattern:
      /\b(?:was|were) (?:\w+ )?(?:his|her|their|our|[\p{L}-]+'s|[\p{L}-]+s') (?:job|duty|role|responsibility) to\b/gu,
    who: 'anyone',
    verdict: true,
    also: ({ match, rest }) =>
      (/\b(?:his|her|their|our)\b/.test(match) ||
        somebodyOwns(`${match.replace(/ (?:job|duty|role|responsibility) to$/, '')} `)) &&
      !/^ (?:maintain|host|supply)\b/.test(rest),
  },
  {
    category: 'counterfactual',
    pattern:
      /\bshould (?:really |surely |certainly |damn well |at least )?know (?:better|this|that much|what (?:he|she|they) (?:is|are)|how to do (?:his|her|their))\b/g,
    who: 'somebody',
  },
  {
    category: 'counterfactual',
    pattern:
      /\bhad been (?:told|warned|reminded|shown|trained)(?: [\w ]{0,20}?)? (?:a (?:hundred|thousand|dozen) times|many times|countless times|several times|repeatedly|again and again|time and again|time after time|more than once|often enough|umpteen)\b/g,
    who: 'somebody',
  },
  {
    category: 'omission',
    pattern:
      /\b(?:was|were|is|are|had been)(?:n't| not| never) (?:even |really |actually |properly |always |consistently )?(?:following|checking|reading|monitoring|watching|using|doing|looking|listening|asking|recording|documenting|escalating|reporting|supervising|concentrating|complying|verifying|thinking|taking (?:it|this|the \w+) seriously|pulling|keeping|wearing|questioning|challenging)\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'omission',
    pattern: /\b(?:did|do|does|had)(?:n't| not) (?:simply|just|do as|do what) \w+/g,
    who: 'somebody',
    explained: true,
    also: ({ match }) => !/just (?:happen|appear)/.test(match),
  },
  {
    category: 'omission',
    pattern:
      /\blet(?:ting)? (?:an?|the|such an?|this|these|several|so many) (?:[\w-]+ ){0,3}?(?:errors?|mistakes?|mismatch|overdose|problem|fault|case|one|warning|case|dose|output|result|score|transaction|discrepanc\w+|match|nonsense|image|post|order|report|message) (?:through|pass|by|slip|stand|go)\b|\blet(?:ting)? (?:an?|the|such an?|this|these) (?:[\w-]+ ){1,3}through(?! (?:the (?:door|gate|barrier)|to (?:the )?(?:ward|room)))\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'omission',
    pattern:
      /\blet(?:ting)? (?:the |an? |some |it |its )?(?:\w+ )?(?:algorithm|ai|tool|machine|software|computer|model|chatbot|system|bot|score|autopilot|program|it) (?:do|make|take|think|decide|run) (?:his|her|their|all|the|for|everything|it|unattended|wild|decisions)\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'character',
    pattern:
      /\b(?:trust|trusts|trusted|believe|believes|believed|accept|accepts|accepted|swallow|sign|signed|click|clicked) (?:anything|everything|whatever|any old|every word|just about anything)\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'character',
    pattern:
      /\b(?:not|n't)(?: simply| just| quite| really| nearly| remotely)* (?:clever|bright|smart|intelligent|experienced|good|skilled|strong|brave|disciplined|careful|quick|serious|tough|mature|confident|motivated|committed|organi[sz]ed|qualified) enough\b/g,
    who: 'somebody',
  },
  {
    category: 'character',
    pattern:
      /\b(?:took|takes|taking|take) (?:the |an? |its |his |her )?(?:\w+ )?(?:ai's|machine's|tool's|computer's|chatbot's|algorithm's|system's|software's|model's|its|bot's) word for (?:it|granted|gospel)\b|\btook (?:it|everything|the \w+) for granted\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'character',
    pattern:
      /\b(?:worse|bad|poor|terrible|wrong|negative|dismissive|arrogant|cavalier|lax|casual|relaxed|couldn't-care-less|gung-ho|slapdash|can't-do|laissez-faire) (?:attitudes?|approach to (?:safety|checking|rules)|mindset|mentality|work ethic|manners)\b/g,
    who: 'no-system',
    verdict: true,
  },
  {
    category: 'character',
    pattern:
      /\b(?:not|n't) (?:exactly |quite |really )?(?:pull(?:ing)? (?:his|her|their|its) weight|the (?:sharpest|brightest)|cut out for|made for|rocket science|brain surgery|up to speed and)\b/g,
    who: 'anyone',
  },
  {
    category: 'character',
    pattern:
      /\b(?:trained|half-trained) monkeys?\b|\b(?:any|only a|a) (?:fool|idiot|moron|half-wit|halfwit|simpleton)\b/g,
    who: 'anyone',
    asked: true,
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:rookie|schoolboy|schoolgirl|beginner's|beginners'|elementary|silly|stupid|careless|foolish|idiotic|unforgivable|inexcusable|unpardonable|amateur|amateurish|embarrassing|glaring|howling|lazy|dumb|needless|classic human|unnecessary|avoidable|child's|novice|school-boy|bone-headed|boneheaded|lame) (?:\w+ )?(?:mistakes?|errors?|blunders?|slips?|lapses?|omissions?|oversights?|misjudge?ments?|gaffes?|excuses?)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:glaring|blatant|flagrant|egregious|gross|brazen|wanton|reckless|callous|wilful|willful|utter|total|complete|careless|open|cavalier) (?:\w+ )?(?:omissions?|breach(?:es)?|failures?|disregard|lapses?|violations?|oversights?|neglect|incompetence|negligence|carelessness|contempt|abuse|misconduct|irresponsibility|stupidity|indifference)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ match, rest }) =>
      !/^(?:complete|total|utter|open) failures?$/.test(match) ||
      /^ (?:by|of the (?:team|staff|management|board))/.test(rest),
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:clicked|click|pressed|chose|picked|opened|attached|filed|scanned|selected|put|hit|dialled|called|took|read|marked|ticked|copied|pasted|signed|prescribed|dispensed|administered|ordered|booked|arrested|charged|typed|entered|uploaded|loaded|filled) (?:(?:on|in|up|out|for|to|off) )?(?:the |an? )?(?:wrong|incorrect)\b/g,
    who: 'somebody',
    explained: true,
    also: ({ subject, sentence }) =>
      (subject.standing !== 'patient' || /user|customer|caller|passenger/.test(subject.head)) &&
      !/\b(?:next to|same (?:shape|label|name|colou?r)|similar|adjacent|apart|identical|look alike|side by side)\b/.test(
        sentence.low,
      ),
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:mixed up|confused|muddled(?: up)?|mistook|transposed|swapped round) (?:the|two|one|a|an|her|his|their|milligrams|patients|units|left|right|it|them)\b/g,
    who: 'somebody',
    explained: true,
    also: ({ subject, sentence }) =>
      subject.standing !== 'patient' &&
      !/\b(?:next to|same (?:shape|label|name|colou?r)|similar|adjacent|apart|identical|look alike|side by side)\b/.test(
        sentence.low,
      ),
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:it's|it is|this is|that's|that is|this one is|it was|this was) (?:all |entirely |squarely |solely )?on (?:him|her|them|us|me|you|the (?:nurse|doctor|team|operator|driver|vendor|supplier|manager|staff|reviewer|registrar|consultant|engineer|developer|board|hospital|company|user|pharmacist))\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:bears?|bore|shoulders?|carr(?:y|ies|ied)|shares?|takes?|must take|accepts?|owns?) (?:the |full |sole |primary |some |most of the |all the |all |much of the |ultimate |a share of the |heavy |main |complete |moral |personal )*(?:blame|guilt|responsibility|culpability)\b/g,
    who: 'somebody',
    verdict: true,
    also: ({ rest }) =>
      !/^ for (?:monitoring|maintaining|checking|updating|approving|running|reviewing|keeping|the (?:model|service|system|tool|register|log|dashboard|data|upkeep|configuration|rota|contract))/.test(
        rest,
      ),
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:mistake|error|problem|fault|failure|responsibility|blame|guilt|answer) (?:lies|lay|sits|sat|rests|rested) (?:squarely |entirely |firmly |clearly |solely )?(?:with|at)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ after, rest }) => isSomebody(after) || /^ (?:whoever|the (?:door|feet))/.test(rest),
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:has|have|needs?|must|should|ought) (?:to )?own (?:this|it|that|up|(?:his|her|their) (?:mistakes?|part|errors?))(?=[.,;!]|$| and)/g,
    who: 'somebody',
  },
  {
    category: 'rule-breach',
    pattern: /\bdisobey(?:ed|ing|s)?\b|\bcontraven(?:ed|ing|es)\b|\binfring(?:ed|ing|es)\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'rule-breach',
    pattern:
      /\brefus(?:ed|es|ing) to (?:follow|check|help|listen|use|accept|answer|cooperate|co-operate|escalate|read|attend|act|take|admit|wear|learn|change|do|speak|share|believe|look|engage|acknowledge|hand|sign|wait)\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'rule-breach',
    pattern:
      /\b(?:warnings?|alerts?|alarms?|signs?|flags?|concerns?|complaints?|guidance|advice|rules?|protocols?|polic(?:y|ies)|procedures?|instructions?|objections?|evidence)\b[^,;.]{0,40}? (?:was|were|been|being) (?:simply |just |repeatedly |routinely |completely |plainly |casually )?(?:ignored|disregarded|brushed (?:aside|off)|flouted|swept aside|neglected|shrugged off)\b/g,
    who: 'anyone',
    explained: true,
    also: ({ sentence, to, rest }) => !/^ by\b/.test(rest) || isSomebody(agentOf(sentence, to)),
  },
  {
    category: 'omission',
    pattern:
      /\bsle(?:pt|eps|eping) through\b|\bknew (?:about|of|that|perfectly)\b[^;.]{0,50}? (?:and|but|yet) (?:still |then )?(?:said nothing|did nothing|kept quiet|told nobody|told no one|looked away|carried on|went ahead|ignored|let|chose|didn't|did not)\b|\b(?:had|with) (?:his|her|their) (?:eyes|mind|attention|thoughts|head) (?:on (?:his|her|their) (?:phone|mobile)|elsewhere|somewhere else|in the clouds|on other things)\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'labels',
    pattern:
      /\b(?:was|were|is|are|remains?) (?:the |a |our )?(?:weak|weakest) (?:point|spot|part|element)\b/g,
    who: 'somebody',
    verdict: true,
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:admit(?:s|ted|ting)|confess(?:es|ed)|conced(?:es|ed)) (?:to having|having|that (?:he|she|they) (?:had|did|was|were))\b/g,
    who: 'somebody',
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:mistake|error|fault|blame|blunder|failure|responsibility) (?:was|is) (?:\w+ly )?(?:the|our|that|this) [\w ]{2,25}'s?(?=[.,;!]|$)/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'rule-breach',
    pattern:
      /\bknew (?:the |all the |our |perfectly |full )?(?:rules?|policy|protocol|procedure|what (?:he|she|they) (?:was|were) doing)(?: \w+)? (?:and|but|yet)\b/g,
    who: 'somebody',
  },
  {
    category: 'rule-breach',
    pattern:
      /\b(?:without|with no) (?:authori[sz]ation|authority|permission|approval|clearance|proper approval|the required \w+|any authority)\b/g,
    who: 'somebody',
    explained: true,
    also: ({ clauseBefore }) =>
      !/\b(?:can|could|may|cannot|never|not|lets?|allows?)\b|n't/.test(clauseBefore),
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:ample|plenty of|abundant|no shortage of|countless|no end of|more than enough|so many|a string of|all the) (?:\w+ )?(?:warnings?|evidence|signs|clues|red flags|signals|opportunit(?:y|ies)|chances|hints)\b/g,
    who: 'anyone',
    also: ({ rest, before }) =>
      /\b(?:was|were|had|there|gave|ignored|given|missed)\b/.test(before + rest.slice(0, 20)) &&
      !/\bnot\b|n't/.test(before),
  },
  {
    category: 'patient',
    pattern:
      /\b(?:kept|keeps) (?:on )?(?:interfering|changing (?:his|her|their)|arguing|complaining|demanding|interrupting|insisting|refusing|shouting|pressing the|ignoring|asking for)\b/g,
    who: 'somebody',
    also: ({ subject }) => subject.standing === 'patient',
  },
  {
    category: 'single-cause',
    pattern:
      /\b(?:the )?(?:technology|system|tool|model|software|machine|ai|algorithm) (?:itself )?(?:was|is|worked|did) (?:perfectly |absolutely |entirely |just )?(?:fine|its job|perfectly|as (?:designed|intended))[;,:.] ?(?:it was |it is |but )?(?:the )?(?:humans?|people|staff|users?|operators?|nurses?|doctors?|clinicians?|drivers?|problem was the \w+)\b/g,
    who: 'anyone',
    also: ({ rest, match }) =>
      /it was|it is|but|problem/.test(match) || /\b(?:were|was|did) not\b|failed|didn't/.test(rest),
  },
];
