/**
 * Rules about verdicts: a trait, a fault, an "error" of somebody, a single cause, a machine or supplier as culprit, a
 * label. Dropped where they are denied or where the sentence is about the word itself. Typed content.
 */
import { agentOf, isSomebody, phraseAfter, somebodyOwns } from './clause.ts';
import type { BlameRule, Place } from './blame-rule.ts';

const trait =
  'careless|reckless|sloppy|slapdash|slipshod|thoughtless|mindless|lazy|stupid|foolish|dumb|clueless|idle|incompetent|negligent|unprofessional|irresponsible|untrustworthy|unreliable|unfit|unmotivated|uncaring|indifferent|arrogant|overconfident|over-confident|cocky|complacent|inattentive|distracted|inexperienced|lax|lackadaisical|cavalier|naive|naïve|gullible|dishonest|ignorant|inept|hapless|useless|hopeless|selfish|greedy|stubborn|pig-headed|obstinate|cowardly|timid|forgetful|absent-minded|absentminded|scatterbrained|disorgani[sz]ed|clumsy|hasty|rash|impatient|impulsive|oblivious|apathetic|undisciplined|unqualified|unsuitable|unconscientious|incapable|blas[eé]|slack|half-hearted|feckless|callous|heartless|cruel|cynical|deceitful|disloyal|disobedient|insubordinate|heedless|unthinking|uncritical|unobservant|inconsiderate|wilful|willful|sloppier|lazier|daft|silly|idiotic|moronic|brainless|hot-headed|trigger-happy|work-shy|workshy|shoddy|unconcerned|disengaged|derelict|remiss|weak-willed|spineless|too proud|too trusting|too quick|too eager|too lazy|too busy chatting|too comfortable|too relaxed|too slow to act';

const traitNoun =
  'carelessness|recklessness|sloppiness|thoughtlessness|mindlessness|laziness|stupidity|foolishness|idleness|incompetence|negligence|unprofessionalism|irresponsibility|arrogance|overconfidence|complacency|ignorance|ineptitude|stubbornness|cowardice|forgetfulness|clumsiness|haste|impatience|apathy|indifference|gullibility|naivety|naïveté|dishonesty|greed|folly|idiocy|misconduct|malpractice|dereliction|insubordination|disobedience|apathy|inattentiveness|inexperience|hubris|wishful thinking|slackness|laxity|vanity|selfishness|absent-mindedness|impulsiveness|unreliability|wilfulness|callousness|cynicism|indiscipline';

/** A trait that is somebody's, or that stands there without anything else it could belong to. */
const strongest =
  /^(?:stupidity|idiocy|laziness|sloppiness|carelessness|thoughtlessness|arrogance|recklessness|unprofessionalism|slackness|ineptitude|folly|fecklessness)$/;

function traitOfSomebody(place: Place): boolean {
  if (strongest.test(place.match) && place.subject.standing !== 'system') return true;
  const { subject, before, sentence, to, after } = place;
  if (somebodyOwns(before)) return true;
  if (isSomebody(agentOf(sentence, to))) return true;
  if (
    /\b(?:comes?|came|boils?|boiled|put|puts|due|owing|thanks|attributed|attributable|because|result|down|sheer|pure|plain|simple|outright|caused|cause|utter|gross|such|through|out|with|a case|act|from|culture|by)(?: \w+){0,3} $/.test(
      before,
    )
  )
    return subject.standing !== 'system' || /\b(?:by|because of|due to|from|through)\b/.test(before);
  return isSomebody(subject) && !/\b(?:of|about|on|for) $/.test(before)
    ? isSomebody(subject)
    : subject.standing === 'none' &&
        /^\s*(?:this was |it was )?$/.test(before) &&
        after.standing !== 'system';
}

/** "A careless clerk", "was careless", "careless and lazy": the trait describes somebody. */
function traitDescribes(place: Place): boolean {
  if (isDrawnAway(place)) return false;
  const { subject, after, before, rest, match } = place;
  if (
    /^(?:idle|distracted|hasty|weak|slack|useless|unreliable|unfit|greedy|naive|dumb|ignorant|silly)$/.test(
      match,
    ) &&
    /^ (?:\w+ )?(?:state|valve|signal|data|model|estimate|display)/.test(rest)
  )
    return false;
  const joined = /^[, ]*(?:and|or|but|,) [\w-]+/.test(rest);
  if (
    /^ (?:of|by|not|to|in|about|with|for|at|from|on|because|when|that|enough|after|and|or|but)\b|^[.,;:!?)]|^$/.test(
      rest.trimEnd() === '' ? '' : rest,
    ) ||
    joined ||
    rest.trim() === ''
  ) {
    return (
      isSomebody(subject) ||
      subject.standing === 'act' ||
      (/\b(?:it|this|that) (?:was|is|would be) (?:\w+ )?$/.test(before) && /^ (?:of|to|for)\b/.test(rest)) ||
      (subject.standing === 'thing' &&
        /\b(?:was|were|is|are) (?:\w+ )?$/.test(before) &&
        !/\b(?:it|this|that)\b/.test(before) &&
        /decision|choice|behaviou?r|conduct|attitude|response|approach|manner|work|handling|supervision|reading|act\b|action/.test(
          subject.head,
        ))
    );
  }
  if (isSomebody(after)) return after.standing !== 'group' || !/^(?:unit|office|desk)$/.test(after.head);
  return /^ (?:\w+ )?(?:mistakes?|errors?|decisions?|behaviou?r|conduct|acts?|attitude|handling|oversight|lapses?|slips?|keystroke|click|work|approach|reading|assumptions?|omissions?|supervision|choices?|thing|move|response|disregard|practice|way)\b/.test(
    rest,
  );
}

export const verdictRules: readonly BlameRule[] = [
  // Adverbs
  {
    category: 'adverb',
    pattern:
      /\b(?:careless|reckless|negligent|thoughtless|foolish|stupid|mindless|blind|unthinking|unquestioning|uncritical|arrogant|irresponsible|casual|heedless|naïve|naive|selfish|cavalier|wanton|callous|unwise|rash|hasti|sloppi|lazi|clumsi|idl|obliviou|oblivious|unprofessional|incompetent|needless|blithe|blithe|cheerful|lackadaisical|half-hearted|complacent|inattentive|absent-minded|absentminded|inept|flippant|dismissive|obstinate|stubborn|rote|mechanical|perfunctori|cursori|lax|gullib|dishonest|ignorant|improper|wilful|willful)ly\b/g,
    who: 'no-system',
    also: adverbOfSomebody,
  },
  {
    category: 'adverb',
    pattern:
      /\b(?:wrongly|wrongfully|mistakenly|incorrectly|erroneously|inappropriately|inexcusably|unacceptably|inadvisedly|ill-advisedly|prematurely|inadequately|poorly|badly|wrong-headedly|unreasonably|unjustifiably|recklessly|unforgivably|needlessly)\b/g,
    who: 'somebody',
    explained: true,
    also: (place) =>
      !/\b(?:was|were|been|being|is|are|be)(?: also)? $/.test(place.before) &&
      !/^ (?:(?:labelled|labeled|coded|named|served|told|informed|arrested|accused|treated|marked) (?:by|as)|staffed|designed|lit|placed|written|calibrated|documented|displayed|equipped|funded|maintained|resourced|understood|paid|worded|drawn|printed|affected|injured|hurt|needed)\b/.test(
        place.rest,
      ),
  },
  {
    category: 'adverb',
    pattern:
      /\b(?:was|were|been|is) (?:wrongly|mistakenly|incorrectly|erroneously|inappropriately|improperly|carelessly|recklessly|negligently) \w+ (?:\w+ ){0,3}?by\b/g,
    who: 'anyone',
    explained: true,
    also: ({ after }) => isSomebody(after),
  },
  {
    category: 'adverb',
    pattern:
      /\b(?:inexplicably|astonishingly|unbelievably|incredibly|inexcusably|unforgivably|amazingly|shockingly|disgracefully|shamefully|outrageously|appallingly|incomprehensibly|bafflingly|staggeringly|scandalously|lamentably)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ rest, subject }) =>
      !/^ (?:well|fast|quick|good|small|low|accurate|useful|helpful|hard|high)\b/.test(rest) &&
      (subject.standing !== 'system' || /^,/.test(rest)),
  },
  {
    category: 'adverb',
    pattern:
      /\b(?:simply|merely|just|only) (?:did not|didn't|forgot|failed|chose|assumed|clicked|accepted|had to|needed to|ignored|trusted|waved|went along|rubber|copied|guessed|carried on|nodded|pressed on|walked|shrugged|followed|took (?:it|the)|sat|signed|skipped|let)\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'adverb',
    pattern:
      /\b(?:deliberately|wilfully|willfully|knowingly|intentionally|consciously|purposely|brazenly|flagrantly|blatantly|repeatedly) (?:chose|ignored|by-?passed|disregarded|skipped|overrode|let|misled|hid|concealed|broke|flouted|put|withheld|avoided|refused|switched|turned|disabled|failed|lied|falsified|allowed|endangered)\b/g,
    who: 'somebody',
  },
  {
    category: 'adverb',
    pattern:
      /\b(?:blind|unquestioning|uncritical|excessive|unthinking|misplaced|undue|slavish|naive) (?:trust|faith|reliance|obedience|acceptance|belief|confidence|dependence)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ before, sentence, to, subject }) =>
      somebodyOwns(before) || isSomebody(agentOf(sentence, to)) || isSomebody(subject),
  },
  {
    category: 'adverb',
    pattern:
      /\b(?:took|taken|taking|accepted|accepting|swallowed|believed) (?:it|them|this|everything|the [\w ]{2,30}?|every \w+|whatever [\w ]{2,20}) (?:at face value|on trust|as gospel|for gospel|hook, line|unquestioned|without question)\b/g,
    who: 'somebody',
    explained: true,
  },

  // Traits
  {
    category: 'character',
    pattern: new RegExp(`\\b(?:${trait})\\b(?!-)`, 'g'),
    who: 'anyone',
    verdict: true,
    also: traitDescribes,
  },
  {
    category: 'character',
    pattern: new RegExp(`\\b(?:${traitNoun})\\b`, 'g'),
    who: 'anyone',
    verdict: true,
    also: traitOfSomebody,
  },
  {
    category: 'character',
    pattern:
      /\b(?:poor|bad|terrible|awful|appalling|questionable|dreadful|shocking|flawed|faulty|weak|dubious|lapses? (?:of|in)|errors? (?:of|in)|lack of|impaired|woeful|shoddy|unsound) (?:clinical |professional |personal |medical |basic )?(?:judge?ment|decision-making|decision making|attitude|practice|discipline|professionalism|work ethic|behaviou?r|conduct|concentration|attention|supervision|leadership|airmanship|driving|teamwork|nursing|doctoring|housekeeping|common sense)\b/g,
    who: 'no-system',
    verdict: true,
  },
  {
    category: 'character',
    pattern:
      /\b(?:poor|bad|terrible|awful|stupid|foolish|wrong|dreadful|reckless|inexcusable|shocking|baffling|idiotic|unwise|questionable|disastrous|rash) (?:decisions?|choices?|calls?|moves?|idea) (?:by|of|on the part of|from|made by)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ after }) => isSomebody(after),
  },
  {
    category: 'character',
    pattern:
      /\b(?:made|makes|making|took|takes) (?:a |an |some |several |many |the )?(?:string of |series of |very |really |utterly )?(?:poor|bad|terrible|awful|stupid|foolish|wrong|dreadful|reckless|inexcusable|questionable|unwise|disastrous|rash|daft|silly) (?:\w+ )?(?:decisions?|choices?|calls?|moves?|judge?ments?)\b/g,
    who: 'somebody',
    verdict: true,
  },
  { category: 'character', pattern: /\bcommon sense\b/g, who: 'anyone', verdict: true },
  {
    category: 'character',
    pattern:
      /\b(?:a|any|no|every|the) (?:sensible|careful|prudent|diligent|conscientious|competent|reasonable|decent|proper|responsible|thinking|attentive|good|real|half-decent) (?:person|people|human|nurse|doctor|professional|clinician|driver|operator|engineer|officer|teacher|manager|pilot|analyst|editor|reviewer|radiologist|consultant|gp|registrar|pharmacist|midwife|surgeon|colleague|worker|parent|passenger|user|agent|controller|supervisor|physician|\w+ist) (?:would|does not|doesn't|knows|does|checks|reads|never|always|could|should|will|can see)\b/g,
    who: 'anyone',
    asked: true,
  },
  {
    category: 'character',
    pattern:
      /\b(?:out of (?:his|her|their) depth|not up to (?:the|his|her|their) (?:job|task|mark|role)|not fit (?:to|for) (?:practi[sc]e|the job|the role|be)|below par|past (?:his|her|their) best|the weakest link|a liability|a bad (?:attitude|habit of)|bad attitudes?|attitude problem|too (?:proud|arrogant|lazy|stubborn|careless|trusting|gullible|keen|eager|timid|scared|afraid|weak|inexperienced|junior|complacent|slow|stupid|quick|comfortable|relaxed|busy (?:chatting|talking|gossiping|on (?:his|her|their) phone)|idle|willing|impatient|sure of)|(?:has|have|had) form\b|couldn't (?:care|be bothered|be trusted)|could not (?:be bothered|be trusted|care less)|can't be (?:bothered|trusted)|cannot be trusted|no (?:idea|clue) what (?:he|she|they) (?:was|were) doing|didn't (?:care|have a clue)|did not care|(?:knew|know|knows|known) (?:no|any|much )?better|lost (?:his|her|their) (?:head|nerve|focus|concentration)|took the easy (?:way|option|route)|the easy (?:way out|option)|had a habit of|always (?:been )?(?:sloppy|late|careless)|let (?:himself|herself|themselves) (?:be|get)|panicked|dithered|daydream(?:ed|ing|t)|day-dreaming|gossiping|chatting|texting|scrolling on (?:his|her|their)|playing on (?:his|her|their)|on (?:his|her|their) (?:mobile|phone) (?:instead|when|while|rather)|half asleep|not concentrating|resistant to change|set in (?:his|her|their) ways|hid behind|lied|covered (?:it )?up|tried to hide|cover(?:ed)? (?:his|her|their) (?:own )?(?:tracks|backs?))\b/g,
    who: 'somebody',
    verdict: false,
    also: ({ match, rest, clauseBefore }) =>
      !(/^too /.test(match) && /^ (?:to (?:see|read|reach|hear)|for)/.test(rest)) &&
      !(/^(?:could not|couldn't) be trusted|better$/.test(match) && /\bscore|data\b/.test(clauseBefore)) &&
      !(/better$/.test(match) && !/known better|knew better|know better|knows better/.test(match)),
  },
  {
    category: 'character',
    pattern: /\bshould(?:'ve| have)? known? (?:\w+ )?better\b|\bshould have known\b/g,
    who: 'anyone',
  },
  {
    category: 'character',
    pattern:
      /\b(?:a|an|the) (?:culture|climate|atmosphere) of (?:indifference|complacency|carelessness|laziness|arrogance|sloppiness|cover-?up|denial|blame-shifting|negligence|incompetence)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'character',
    pattern:
      /\b(?:dishonest|misleading|deceitful|sloppy|careless|lazy|shoddy|incompetent|poor|inadequate) (?:reporting|supervision|management|nursing|leadership|work|practice|workmanship|documentation|handling|record-keeping|note-taking|monitoring) (?:by|of|from|among|on the part of)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ after }) => isSomebody(after),
  },

  // Culpability
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

  // Error of somebody
  {
    category: 'human-error',
    pattern:
      /\b(?:human|user|operator|clinician|staff|nurs(?:e|ing)|doctor|physician|pilot|individual|driver|medical|medication|pharmacist|radiologist|employee|handler|agent|officer|reviewer|manual|clerical|administrative|surgical|prescribing|engineer|technician|controller|personal|people|reader|worker|teacher|analyst|admin|dispenser|midwife|registrar|consultant|surgeon|supervisor|developer|moderator|vendor|supplier|management|handling|data[- ]entry|input|keying|typing|transcribing|judge?ment|professional|clinical|diagnostic)(?:'s|s'|s)?[ -](?:errors?|mistakes?|failings?|blunders?|lapses?|oversights?|slips?)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ match, sentence, subject, before }) =>
      !/^(?:medication|diagnostic|clinical|medical|manual|input|typing|keying|data|prescribing|administrative)/.test(
        match,
      ) ||
      (/\b(?:due to|caused by|because of|down to|simple|another|this was|pure|plain|result of|just|classic)\b/.test(
        sentence.low,
      ) &&
        subject.standing !== 'system' &&
        !/\b(?:rates?|types?|kinds?|list) of $/.test(before)),
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:made|makes|making|make|committed|commits|repeated) (?:a|an|the|this|several|many|some|two|three|that|such|another|one|his|her|their|no end of) (?:[\w-]+ ){0,3}?(?:mistakes?|errors?|blunders?|slip|slips|misjudge?ments?|howlers?|oversights?|faux pas|lapses?)\b/g,
    who: 'somebody',
    verdict: true,
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:mistakes?|errors?|blunders?|lapses?|slips?|oversights?|failings?|wrongdoing|misjudge?ments?|mishap) (?:was |were |is |are |had been )?(?:made |committed |caused )?(?:by|of|on the part of|among) (?!hand|mouth|accident|omission)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ after, match }) =>
      isSomebody(after) && !(/ of $/.test(match) && after.standing === 'group' && false),
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:mistakes?|errors?|blunders?) (?:was|were) (?:clearly |simply )?(?:his|hers|theirs|ours|mine|yours)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:his|her|their|staff|whose|our|my|your|[\w-]+'s|[\w-]+s') (?:\w+ )?(?:mistakes?|errors?|blunders?|oversights?|lapses?|failings?|misjudge?ments?|misuse|slip-ups?|gaffes?|wrongdoing|shortcomings|inaction|ineptitude)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ match, sentence, to, from }) =>
      somebodyOwns(`${sentence.low.slice(from, to - (/\S+$/.exec(match)?.[0].length ?? 0))}`) &&
      !/^(?:its|model's)/.test(match),
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:due (?:solely |entirely |mainly )?to|caused (?:solely |entirely |simply |directly |mainly )?by|because of|attributable to|(?:the )?results? of|resulted from|stems? from|stemmed from|traced (?:back )?to|down to|thanks to|owing to|courtesy of|blamed on|attributed to|explained by|arose from|the work of|the doing of|originated with)\b/g,
    who: 'anyone',
    verdict: true,
    also: causedBySomebody,
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:caused|led to|created|brought about|is behind|are behind|was behind|were behind|is what got us|cost us|cost the \w+|cost him|cost her|is the reason|was the reason|produced|triggered|let it happen|allowed (?:this|it|the (?:error|harm|mistake|wrong))|ruined|wrecked|sank|is why|was why)\b/g,
    who: 'somebody',
    verdict: true,
    also: ({ subject, rest, match }) =>
      (subject.standing !== 'patient' && !/^(?:created|produced|triggered)$/.test(match)) ||
      (/^ (?:the |this |that |a |an )?(?:\w+ )?(?:error|harm|mistake|problem|mess|incident|mix-up|accident|confusion|crash|delay|death|outage|failure|injury|damage|overdose|wrong)\b/.test(
        rest,
      ) &&
        isSomebody(subject)),
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:blunder(?:ed|s)?|slip-?up|slipp(?:ed|ing) up|screw(?:ed|s|ing)? (?:it |this |things |everything )?up|mess(?:ed|es|ing)? (?:it |this |things |everything |the \w+ )?up|botch(?:ed|es|ing)?|bungl(?:ed|es|ing)|cocked (?:it |this )?up|cock-?up|fouled up|dropped a clanger|fumbled|fluffed|blew it|fat-fingered|goofed|muffed|balls-?up|got (?:it|this|that|the \w+) (?:so |all |badly |completely |very |horribly |plain )?wrong|put (?:his|her|their) foot in|made a (?:hash|mess|pig's ear) of)\b/g,
    who: 'no-system',
  },
  {
    category: 'human-error',
    pattern: /\b(?:it was|it's|it is) (?:the |a |an |our |his |her |one of |\w+ )[\w -]{0,40}? who\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ rest, before }) =>
      /^\s*(?:ultimately |in the end,? |so |clearly,? |and )?$/.test(before) &&
      !/^ (?:first )?(?:noticed|reported|raised|spotted|asked|found|told|saved|alerted|warned|proposed|suggested|is|are|can|may|has to|will|decides?|should|must|owns?)\b/.test(
        rest,
      ),
  },
  {
    category: 'human-error',
    pattern:
      /\bpress(?:ed|ing) the wrong (?:button|key)\b|\bclicked (?:on )?the wrong\b|\bchose the wrong\b|\btyped (?:in )?the wrong\b|\bentered the wrong\b|\bgave the wrong\b|\bsent the wrong\b|\bpicked (?:up )?the wrong\b|\bselected the wrong\b|\bused the wrong\b|\bturned the wrong\b|\bsigned the wrong\b/g,
    who: 'somebody',
    explained: true,
    also: ({ subject, sentence }) =>
      subject.standing !== 'patient' &&
      !/\b(?:next to|same (?:shape|label|name|colour)|similar|two fields|adjacent|apart|identical)\b/.test(
        sentence.low,
      ),
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:trusted|relied on|believed|followed|accepted|leaned on|deferred to) (?:the |it|a |its |whatever |an )(?:[\w ]{0,30}? )?(?:too (?:much|readily|easily|quickly)|blindly|without question|unquestioningly|more than (?:his|her|their))/g,
    who: 'somebody',
    explained: true,
  },

  // One cause
  {
    category: 'single-cause',
    pattern:
      /\b(?:root|sole|only|real|true|main|primary|underlying|single|ultimate|principal|biggest|simple|fundamental|actual|immediate) (?:causes?|reasons?|explanation|problem)(?: (?:of|for|behind) [\w' -]{1,50}?)?(?: here| in this case| is simple| today)?(?: (?:was|is|were|remains|lies with|lay with)(?: that)?\b|:|,)/g,
    who: 'anyone',
    verdict: true,
    also: singleCause,
  },
  {
    category: 'single-cause',
    pattern: /\bthe cause(?: of [\w' -]{1,40}?)? (?:was|is|were|lies with|lay with)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ after }) => isSomebody(after) || isSomebody({ ...after, standing: after.possessor }),
  },
  {
    category: 'single-cause',
    pattern: /\b(?:sole|single|one and only|only one|one true|only) (?:root )?cause\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ rest, match }) => match !== 'only cause' || /^ (?:of|was|is)/.test(rest),
  },
  {
    category: 'single-cause',
    pattern:
      /\b(?:comes?|came|coming|boils?|boiled|is|was|all) down to (?:one|a single|just one|the|a|an|his|her|their|poor|bad|human|simple|plain|individual|sheer)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ after, match, rest }) =>
      isSomebody(after) ||
      (/(?:one|single)$/.test(match) &&
        /^ (?:person|man|woman|click|decision|mistake|error|individual|moment|thing)/.test(rest)) ||
      /^ (?:\w+ )?(?:mistake|error|carelessness|laziness|attitude|judge?ment|attention|people|person)/.test(
        rest,
      ) ||
      isSomebody({ ...after, standing: after.possessor }),
  },
  {
    category: 'single-cause',
    pattern:
      /\b(?:one (?:person|man|woman|individual|nurse|doctor|engineer|clerk|operator)|a (?:man|woman|nurse|doctor|single person|lone \w+)) (?:who )?(?:pressed|caused|clicked|forgot|ignored|decided|got|made|is why|was the reason|let|brought)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'single-cause',
    pattern:
      /\bthe (?:vendor|supplier|manufacturer|developer|contractor|it department|operator|driver|hospital|company) alone (?:caused|is|was|bears|carries|brought|created|must)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'single-cause',
    pattern:
      /\b(?:none of this would|this would never|nothing would|it would never|this would not|it would not|this wouldn't|none of it would) have (?:happened|occurred|gone wrong|arisen)\b/g,
    who: 'anyone',
    also: ({ sentence }) =>
      !/\b(?:if|had) (?:the |a |an )?(?:\w+ ){0,2}?(?:alert|model|field|screen|field|system|check|threshold|interface|update|log|queue|banner|sensor)\b/.test(
        sentence.low,
      ),
  },

  // Deflection
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

  // Labels
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

function adverbOfSomebody(place: Place): boolean {
  const { subject, sentence, to, rest } = place;
  if (isSomebody(subject)) return true;
  if (isSomebody(agentOf(sentence, to)) && /\bby\b/.test(rest)) return true;
  return subject.standing !== 'system' && /\b(?:was|were|been|had been) (?:\w+ )?$/.test(place.before);
}

function causedBySomebody(place: Place): boolean {
  const { after, rest, match } = place;
  if (/^ (?:\w+ ){0,2}?(?:whim|negligence|carelessness)/.test(rest)) return true;
  if (
    /^(?:because of|due|thanks to|owing)/.test(match) &&
    /^ (?:the |a |an )?(?:[\w-]+ ){0,2}?(?:shortages?|numbers|levels?|turnover|absence|absences|interface|demand|volume|workload|illness|rota|rotas|capacity|vacanc\w+|requests?|strike|system|screen|handover|changes?|meetings?|availability|protocol|training|movement|policy|sickness|leave|feedback|report|reports|data|network|portal|record|records|account|accounts|login|consent|safety|preferences?|age|weight|history|condition)\b/.test(
      rest,
    )
  )
    return false;
  const named = isSomebody(after);
  const owned = isSomebody({ ...after, standing: after.possessor });
  if (owned)
    return !/(?:leave|illness|sickness|absence|screen|login|account|workload|rota|question|report|age|condition|consent|request|letter|address|record|records|data|weight)$/.test(
      after.head,
    );
  if (!named || (after.standing === 'patient' && /^(?:because of|due|for)/.test(match))) return false;
  return (
    !/(?:shortages?|numbers|levels)$/.test(after.head) &&
    !/^ (?:the )?(?:\w+ ){0,3}(?:being|not being|having (?:no|to)|who (?:was|were|had) (?:not )?(?:given|told|shown))\b/.test(
      rest,
    )
  );
}

function singleCause(place: Place): boolean {
  const { after, rest, match } = place;
  const here = rest.slice(0, 80);
  if (isSomebody(after) || isSomebody({ ...after, standing: after.possessor }))
    return !/^ (?:the )?\w+ (?:shortage|interface|demand)/.test(rest);
  if (
    /^(?:root|sole|single)/.test(match) &&
    /\b(?:vendor|supplier|developer|the ai|the algorithm|the computer|bad software)\b/.test(here)
  )
    return true;
  return (
    /\b(?:human|people|staff|nurse|doctor|user|operator|individual|driver|carelessness|laziness|complacency|attitude|incompetence|inattention|negligence|lazy|careless|did not|didn't|failed to|never|nobody|no one|could not be bothered)\b/.test(
      here,
    ) &&
    /^(?:root|sole|real|true|only|main|primary|ultimate|simple|underlying)/.test(match) &&
    !/^ (?:a |an |the )?(?:lack of staff|staff shortage|human factors)/.test(rest)
  );
}

/** "Distracted by the next alarm" gives the condition; "by her phone" does not. */
function isDrawnAway({ sentence, to, match, rest }: Place): boolean {
  if (match !== 'distracted' || !/^ by\b/.test(rest) || /^ by (?:his|her|their)\b|chat|gossip/.test(rest))
    return false;
  return !isSomebody(phraseAfter(sentence, to + 3)) || /\b(?:call|question|request|patient)/.test(rest);
}
