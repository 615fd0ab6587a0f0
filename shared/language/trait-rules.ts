/**
 * Rules about judging words: adverbs and traits, where they describe somebody. Typed content.
 */
import { agentOf, isSomebody, phraseAfter, somebodyOwns } from './noun-phrase.ts';
import type { BlameRule, Place } from './blame-rule.ts';

const trait =
  'careless|reckless|sloppy|slapdash|slipshod|thoughtless|mindless|lazy|stupid|foolish|dumb|clueless|idle|incompetent|negligent|unprofessional|irresponsible|untrustworthy|unreliable|unfit|unmotivated|uncaring|indifferent|arrogant|overconfident|over-confident|cocky|complacent|inattentive|distracted|inexperienced|lax|lackadaisical|cavalier|naive|naïve|gullible|dishonest|ignorant|inept|hapless|useless|hopeless|selfish|greedy|stubborn|pig-headed|obstinate|cowardly|timid|forgetful|absent-minded|absentminded|scatterbrained|disorgani[sz]ed|clumsy|hasty|rash|impatient|impulsive|oblivious|apathetic|undisciplined|unqualified|unsuitable|unconscientious|incapable|blas[eé]|slack|half-hearted|feckless|callous|heartless|cruel|cynical|deceitful|disloyal|disobedient|insubordinate|heedless|unthinking|uncritical|unobservant|inconsiderate|wilful|willful|sloppier|lazier|daft|silly|idiotic|moronic|brainless|hot-headed|trigger-happy|work-shy|workshy|shoddy|unconcerned|disengaged|derelict|remiss|weak-willed|spineless|too proud|too trusting|too quick|too eager|too lazy|too busy chatting|too comfortable|too relaxed|too slow to act';

const traitNoun =
  'carelessness|recklessness|sloppiness|thoughtlessness|mindlessness|laziness|stupidity|foolishness|idleness|incompetence|negligence|unprofessionalism|irresponsibility|arrogance|overconfidence|complacency|ignorance|ineptitude|stubbornness|cowardice|forgetfulness|clumsiness|haste|impatience|apathy|indifference|gullibility|naivety|naïveté|dishonesty|greed|folly|idiocy|misconduct|malpractice|dereliction|insubordination|disobedience|apathy|inattentiveness|inexperience|hubris|wishful thinking|slackness|laxity|vanity|selfishness|absent-mindedness|impulsiveness|unreliability|wilfulness|callousness|cynicism|indiscipline|prejudice|bigotry|spite|malice|vindictiveness';

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
  if (personal.test(place.match) && isPredicate(place)) return true;
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

export const traitRules: readonly BlameRule[] = [
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
  {
    category: 'character',
    pattern:
      /\b(?:poor|bad|terrible|awful|sloppy|shoddy|slapdash|slipshod|careless|hasty|rash|wrong|woeful|dreadful|lax|half-hearted|stupid|foolish|unwise|questionable|reckless|lazy) (?:\w+ )?(?:decisions?|choices?|calls?|judge?ments?|notes?|note-taking|handwriting|reading|handling|handovers?|technique|documentation|assumptions?|timing|planning|preparation|reasoning|communication|bedside manner|habits?|attitude|typing|entry|entries|checks?|work|workmanship|driving|response|supervision|record-keeping|guess(?:es|work)?)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ before }) => somebodyOwns(before),
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
];

function adverbOfSomebody(place: Place): boolean {
  const { subject, sentence, to, rest } = place;
  if (isSomebody(subject)) return true;
  if (isSomebody(agentOf(sentence, to)) && /\bby\b/.test(rest)) return true;
  return subject.standing !== 'system' && /\b(?:was|were|been|had been) (?:\w+ )?$/.test(place.before);
}

/** Traits that only people have: what is called lazy is somebody, also when the list does not know the word. */
const personal =
  /^(?:careless|reckless|negligent|lazy|complacent|thoughtless|irresponsible|unprofessional|arrogant|foolish|gullible|inattentive|incompetent|lackadaisical)$/;

function isPredicate({ subject, before, rest }: Place): boolean {
  if (subject.standing !== 'thing' || !/\b(?:was|were|is|are)(?: \w+)? $/.test(before)) return false;
  return /^\s*(?:[.,;!]|$|and\b|in\b|about\b|to\b|when\b)/.test(rest);
}

/** "Distracted by the next alarm" gives the condition; "by her phone" does not. */
function isDrawnAway({ sentence, to, match, rest }: Place): boolean {
  if (match !== 'distracted' || !/^ by\b/.test(rest) || /^ by (?:his|her|their)\b|chat|gossip/.test(rest))
    return false;
  return !isSomebody(phraseAfter(sentence, to + 3)) || /\b(?:call|question|request|patient)/.test(rest);
}
