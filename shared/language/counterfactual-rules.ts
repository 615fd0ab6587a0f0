/**
 * Rules about an unreal past: what should, could or would have been done. The words belong to people only; of a machine
 * they say what it was built to do. Typed content.
 */
import { isSomebody, phraseAfter } from './noun-phrase.ts';
import type { NounPhrase } from './noun-phrase.ts';
import { irregularVerbs } from './lexicon.ts';
import { minded } from './minding-words.ts';
import type { BlameRule, Place } from './blame-rule.ts';

const adverb = '(?:\\w+ly|also|at least|just|even|never|always|perhaps|still|well|and should|then|not)';
const notParticiple =
  /^(?:a|an|the|no|not|at|one|two|three|clear|named|access|its|their|his|her|my|our|to|more|any|some|only|about|been|had|little|enough|both|each|all|every|in|on|fewer|less|far|another|this|that|these|those|several|many)$/;

function isParticiple(word: string | undefined): boolean {
  if (word === undefined || notParticiple.test(word)) return false;
  return /(?:ed|wn|en)$/u.test(word) || irregularVerbs.has(word);
}

/** Acts of minding and checking; the yardstick of hindsight. */
const minding =
  'noticed|seen|checked|stopped|caught|known|reali[sz]ed|asked|acted|escalated|spotted|questioned|prevented|avoided|averted|intervened|challenged|picked up|picked|verified|read|looked|reviewed|recogni[sz]ed|raised|flagged|called|rung|phoned|listened|waited|thought|foreseen|predicted|anticipated|detected|confirmed|double-checked|compared|opened|responded|reacted|heeded|consulted|investigated|reported|warned|told|spoken|saved|corrected|pulled|overridden|overruled|taken|refused|chosen|found|guessed|figured|understood|monitored|done|tested|pushed|said|tried|made sure|cared|bothered|heard|followed|used|sent|examined|inspected|insisted|paused|missed|identified|reached|cancelled|canceled|withheld|switched|turned|held|braked|slowed|steered|handed|given|tackled|dealt|addressed|kept|rejected|declined|objected|remembered';
const mindingWord = new RegExp(`^(?:${minding})$`);

/** Whether a passive is about something only a person does: "should have been questioned". */
const humanPassive =
  /^(?:noticed|seen|checked|caught|known|reali[sz]ed|asked|escalated|spotted|questioned|prevented|avoided|averted|challenged|picked|verified|read|reviewed|recogni[sz]ed|raised|foreseen|predicted|anticipated|double-checked|compared|reported|monitored|tested|overridden|examined|inspected|cancelled|canceled|identified|rejected|investigated|acted|stopped|detected|followed|done|taken|confirmed|called|consulted|pulled|withdrawn|refused|flagged|handled|dealt|listened|addressed|suspected|corrected|scrutini[sz]ed|obvious|clear|supervised|trained|sent)$/;

function shouldHave(place: Place): boolean {
  const { subject, groups } = place;
  const [, been, word] = groups;
  if (
    been !== undefined &&
    /^(?:obvious|clear|plain|evident|aware|careful|alert|vigilant|more)$/.test(word ?? '')
  )
    return true;
  if (!isParticiple(word)) return false;
  if (isSomebody(subject) || subject.standing === 'act') return true;
  if (been !== undefined) return humanPassive.test(word ?? '');
  return subject.standing === 'none' && !/\bit\b/.test(place.clauseBefore);
}

function couldHave(place: Place): boolean {
  const { subject, groups, clauseBefore, match } = place;
  const [, been, word] = groups;
  if (
    /n't|\bnot\b|cannot/.test(match) ||
    /\b(?:nobody|no one|no-one|none|no|neither|nothing|not|hardly|never|how)\b/.test(clauseBefore)
  )
    return false;
  if (been !== undefined) {
    return /^(?:avoided|prevented|averted|caught|spotted|noticed|stopped|foreseen|picked|questioned|challenged|checked|escalated|saved|acted|recogni[sz]ed|anticipated|predicted)$/.test(
      word ?? '',
    );
  }
  if (!mindingWord.test(word ?? '') && !isParticiple(word)) return false;
  if (/\b(?:easily|at least|simply|just|and should|well|clearly|surely)\b/.test(match))
    return isSomebody(subject);
  return (
    (isSomebody(subject) || subject.standing === 'act') &&
    mindingWord.test(word ?? '') &&
    !/^(?:chosen|taken|used|seen either)$/.test(word ?? '')
  );
}

const unreal = /\b(?:had|if)\b/;

function wouldHave(place: Place): boolean {
  const { subject, groups, sentence, match, clauseBefore } = place;
  const [, been, word = ''] = groups;
  const human = humanCondition(place);
  if (/^(?:happened|occurred|died|harmed|survived|arisen|suffered|injured|hurt)$/.test(word)) {
    return human || !unreal.test(sentence.low);
  }
  if (been !== undefined) {
    return (
      (human || !unreal.test(sentence.low)) &&
      /^(?:avoided|prevented|averted|caught|spotted|noticed|stopped|picked|questioned|saved|different|fine|alive|well)$/.test(
        word,
      )
    );
  }
  if (/\b(?:nobody|no one|no-one|none)\b/.test(clauseBefore) && /\bnot\b|n't/.test(match)) return false;
  if (isSomebody(subject) && !subject.negative) return somebodyWouldHave(place, word, human);
  if (subject.standing === 'act') return isParticiple(word);
  if (subject.negative)
    return (
      /\b(?:have)\b/.test(match) &&
      /\b(?:reasonable|competent|sensible|decent|good|careful|proper|self-respecting|trained|professional)\b/.test(
        clauseBefore,
      )
    );
  return human && subject.standing !== 'system' && isParticiple(word);
}

/** Somebody, real or ideal, who would have done better. */
function somebodyWouldHave(
  { subject, clauseBefore, match, sentence }: Place,
  word: string,
  human: boolean,
): boolean {
  const ideal =
    /\b(?:any|every|a|an|another|most|some)\b/.test(clauseBefore) ||
    /^(?:anyone|anybody|everyone|everybody|somebody|someone)$/.test(subject.head);
  const never = /n't|\bnever\b|\bnot\b/.test(match);
  if (ideal && never) return isParticiple(word);
  return (
    mindingWord.test(word) &&
    (ideal || human || unreal.test(sentence.low) || never || subject.standing !== 'patient')
  );
}

/** "Had the nurse …", "if the nurse had …", "with more care": an unreal past that hangs on somebody. */
function humanCondition(place: Place): boolean {
  const { low } = place.sentence;
  if (/\bwith (?:a (?:little|bit) )?more (?:care|attention|effort|thought|diligence|vigilance)\b/.test(low))
    return true;
  return /\b(?:if|had) (?:only )?(?:the |a |an |our |his |her |their |any |some |one of the )?(?:\w+[ -]){0,3}?(?:he|she|they|we|i|you|anyone|anybody|someone|somebody|nurses?|doctors?|staff|team|clinicians?|operators?|drivers?|managers?|officers?|registrars?|pharmacists?|radiologists?|consultants?|reviewers?|engineers?|agents?|clerks?|teachers?|people|developers?|users?|vendor|supplier|supervisors?|pilots?|gps?|physicians?|controllers?|handlers?|workers?|analysts?|\w+ists?)\b/.test(
    low,
  );
}

function ifPersonHad(place: Place): boolean {
  const word = place.groups[1];
  return isParticiple(word) || /^(?:bothered|taken|looked)$/.test(word ?? '');
}

function hadPerson(place: Place): boolean {
  const { after, sentence, before } = place;
  if (
    !/(?:^|[,;:(—–]|\b(?:avoided|prevented|different|happened|occurred|harmed|caught|stopped|here|otherwise|survived|alive|well|spotted|noticed|averted|fine|saved))\s*$/.test(
      before,
    )
  )
    return false;
  if (!isSomebody(after) && after.standing !== 'act') return false;
  const rest = sentence.low.slice(after.to);
  const verb = /^\s+(?:\w+ly |only |just |not |even |at least |in [\w ]{1,20} |on [\w ]{1,20} )*(\w+)/.exec(
    rest,
  )?.[1];
  return (isParticiple(verb) && !/^been$/.test(verb ?? '')) || after.standing === 'act';
}

export const counterfactualRules: readonly BlameRule[] = [
  {
    category: 'counterfactual',
    pattern: new RegExp(
      `\\b(?:should|ought to|needed to|must surely|shouldn't|should not|oughtn't to)(?: (?:not|n't))?(?: ${adverb})* have(?: ${adverb})*( been)?(?: ${adverb})* ([\\w-]+)`,
      'g',
    ),
    who: 'anyone',
    also: shouldHave,
  },
  {
    category: 'counterfactual',
    pattern: new RegExp(
      `\\b(?:could|might|may as|couldn't|could not)(?: (?:and should|easily|${adverb}))* have(?: ${adverb})*( been)?(?: ${adverb})* ([\\w-]+)`,
      'g',
    ),
    who: 'anyone',
    also: (place) =>
      /^might/.test(place.match)
        ? /\b(?:at least|well)\b/.test(place.match) && isSomebody(place.subject)
        : couldHave(place),
  },
  {
    category: 'counterfactual',
    pattern: new RegExp(
      `\\b(?:would|wouldn't|would not|would never)(?: ${adverb})* have(?: ${adverb})*( been)?(?: ${adverb})* ([\\w-]+)`,
      'g',
    ),
    who: 'anyone',
    also: wouldHave,
  },
  {
    category: 'counterfactual',
    pattern: /\bwouldn't (?:any|a|an|the|most) [\w -]{2,40} have \w+/g,
    who: 'anyone',
    asked: true,
  },
  { category: 'counterfactual', pattern: /(?<!\w)had\b/g, who: 'anyone', supposed: true, also: hadPerson },
  {
    category: 'counterfactual',
    pattern: /\bhad it not been for\b/g,
    who: 'anyone',
    supposed: true,
    also: ({ after }) => isSomebody(after) || isSomebody({ ...after, standing: after.possessor }),
  },
  {
    category: 'counterfactual',
    pattern: /\bif only\b/g,
    who: 'anyone',
    supposed: true,
    asked: true,
    also: ({ sentence, to }) =>
      !/^ if\b/.test(sentence.low.slice(to)) && !/\bonly$/.test(sentence.low.slice(0, to - 7)),
  },
  {
    category: 'counterfactual',
    pattern:
      /\bif (?:only )?(?:(?:the|a|an|our|this|that|his|her|their|any|one of the|just one of the) )?(?:[\w.'-]+ ){0,4}?had(?:n't)?(?: (?:only|just|not|never|even|simply|actually|properly|carefully|at least|\w+ly))* (\w+)/g,
    who: 'anyone',
    supposed: true,
    also: (place) =>
      ifPersonHad(place) && isSomebody(ifSubject(place)) && !/had (?:\w+ly )?been\b/.test(place.match),
  },
  {
    category: 'counterfactual',
    pattern:
      /\bif (?:only )?(?:he|she|they|we|you|i|(?:the|our) (?:[\w-]+ ){0,3}?\w+) (?:followed|checked|looked|asked|noticed|listened|waited|escalated|questioned|reviewed|opened|verified|bothered|paid attention|took (?:more )?care)\b/g,
    who: 'anyone',
    supposed: true,
    also: (place) => isSomebody(ifSubject(place)),
  },
  {
    category: 'counterfactual',
    pattern:
      /\ball (?:that )?(?:(?:he|she|they|you|we|it|anyone) |(?:the|our) [\w -]{2,30}? )(?:had|needed|have|would have needed) to do (?:was|is|here was)\b/g,
    who: 'anyone',
  },
  {
    category: 'counterfactual',
    pattern:
      /\b(?:was|were|is|that's|that was|would have been) all (?:that )?(?:it (?:would have taken|took|needed)|was needed|anyone needed|it would take)\b/g,
    who: 'anyone',
  },
  {
    category: 'counterfactual',
    pattern:
      /\ball (?:that )?(?:it (?:would have taken|took|needed)|was needed|was required) (?:was|were|is|to)\b/g,
    who: 'anyone',
  },
  {
    category: 'counterfactual',
    pattern:
      /\bit (?:would|wouldn't|would not) (?:only |hardly |scarcely |not |really )?have (?:taken|cost|hurt|killed|been (?:too )?(?:easy|hard|difficult|simple|so hard|much to ask))\b/g,
    who: 'anyone',
  },
  {
    category: 'counterfactual',
    pattern:
      /\b(?:was|were) (?:supposed|meant|expected|obliged|required) to (?:have )?(?:check|verify|review|escalate|read|follow|notice|call|confirm|report|watch|monitor|supervise|ask|look|inform|tell|document|test|act|intervene|pay|be (?:watching|checking|monitoring|supervising|looking|paying))\w*/g,
    who: 'somebody',
    // How much was asked in which time is a condition of the work.
    also: ({ rest }) =>
      !/^[^,;:]{0,60}\b(?:in|within|per|every|each|an?) (?:[\w-]+ )?(?:seconds?|minutes?|hours?|shifts?|days?|sessions?|clinics?)\b/.test(
        rest,
      ),
  },
  {
    category: 'counterfactual',
    pattern:
      /\b(?:missed|missing|squandered|wasted|passed up|threw away|let slip|failed to take) (?:an|the|a|every|his|her|their|several|two|three|many|another|that|this|any|one|clear|obvious|repeated|multiple|numerous)(?: \w+){0,2} (?:chances?|opportunit(?:y|ies)|openings?)\b/g,
    who: 'no-system',
  },
  {
    category: 'counterfactual',
    pattern: /\bmissed (?:chances?|opportunit(?:y|ies))\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'counterfactual',
    pattern:
      /\bhad (?:every|ample|plenty of|more than enough|all the|several|repeated|so many) (?:chances?|opportunit(?:y|ies)|time|warnings?|reasons?|information|occasions?)\b/g,
    who: 'somebody',
    also: ({ rest }) =>
      /^ (?:\w+ ){0,3}?(?:to|and|in the world|but|needed|he needed|she needed|they needed)\b/.test(rest),
  },
  {
    category: 'counterfactual',
    pattern:
      /\bwhy (?:on earth |in the world |the hell )?(?:did|had|has|was|were|does|do|would) (?:nobody|no one|no-one|none of|not one)\b/g,
    who: 'anyone',
    asked: true,
  },
  {
    category: 'counterfactual',
    pattern: /\bwhy (?:didn't|did not|hadn't|wasn't|couldn't|don't|doesn't)\b/g,
    who: 'anyone',
    asked: true,
    also: ({ after }) => isSomebody(after),
  },
  {
    category: 'counterfactual',
    pattern: /\bwhy (?:on earth |in the world )?(?:did|had)\b/g,
    who: 'anyone',
    asked: true,
    also: ({ after, rest }) =>
      isSomebody(after) && /\b(?:not|ignore|fail|forget|skip|neglect|bother|miss)\b/.test(rest),
  },
  {
    category: 'counterfactual',
    pattern:
      /\bhow (?:on earth |in the world )?(?:could|can|did) (?:anyone|anybody|he|she|they|you|we|a|an|the|so many|any|nobody|no one|somebody|someone)\b/g,
    who: 'anyone',
    asked: true,
    also: ({ sentence, rest, groups }) =>
      /\b(?:miss|not (?:see|notice|know|check|have|spot|reali[sz]e)|fail|overlook|ignore|let|allow|be so|think|trust|believe|get)\b/.test(
        rest,
      ) &&
      (/\?/.test(sentence.raw) || /could|earth/.test(groups[0] ?? '')) &&
      !/how (?:can|did) (?:a|an|the)\b/.test(groups[0] ?? ''),
  },
  {
    category: 'counterfactual',
    pattern: /\bwhat (?:on earth )?(?:was|were) (?:he|she|they|you|the \w+) thinking\b/g,
    who: 'anyone',
    asked: true,
  },
  {
    category: 'counterfactual',
    pattern:
      /\b(?:not|never|hardly|scarcely) (?:a )?(?:one|single one) of (?:them|us|the|those|these|our)\b/g,
    who: 'anyone',
    explained: true,
    also: ({ rest }) =>
      new RegExp(`\\b(?:${minded})\\b`).test(rest) &&
      !/\b(?:was|were|had been) (?:told|given|shown|asked)\b/.test(rest),
  },
  {
    category: 'counterfactual',
    pattern:
      /\b(?:the least (?:he|she|they|we|anyone|the \w+) could (?:do|have done)|nothing (?:was )?stopp(?:ed|ing) (?:him|her|them|the|us|anyone)|there was nothing to stop|is it (?:really )?too much to (?:ask|expect)|would it have (?:been|hurt|killed))\b/g,
    who: 'anyone',
    asked: true,
    also: ({ match, after }) => !/nothing to stop|the$/.test(match) || isSomebody(after),
  },
  {
    category: 'counterfactual',
    pattern:
      /\b(?:would have been|was|is) (?:so )?(?:easy|simple|trivial|straightforward|within (?:his|her|their) power) (?:enough )?(?:for (?:\w+ ){1,4})?to (?:check|ask|notice|see|spot|avoid|prevent|stop|catch|ring|call|verify|look|read)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ match, clauseBefore }) =>
      !/\bnot\b|n't/.test(match + clauseBefore) && /would have|for (?:him|her|them|the|any|a)/.test(match),
  },
];

/** The subject of an "if … had" clause. */
function ifSubject({ sentence, from, match }: Place): NounPhrase {
  return phraseAfter(sentence, from + (match.startsWith('if only ') ? 8 : 3));
}
