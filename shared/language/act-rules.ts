/**
 * Rules about acts: what somebody did not do, should have done, or did against a rule. They hold only where somebody
 * is the subject; the same words about an alert or a parser say how a machine behaved. Typed content.
 */
import { agentOf, isSomebody, phraseAfter, somebodyOwns } from './clause.ts';
import type { NounPhrase } from './clause.ts';
import { irregularVerbs } from './lexicon.ts';
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
  if (isSomebody(subject) && !subject.negative) {
    const ideal =
      /\b(?:any|every|a|an|another|most|some)\b/.test(clauseBefore) ||
      /^(?:anyone|anybody|everyone|everybody|somebody|someone)$/.test(subject.head);
    if (ideal && /n't|\bnever\b|\bnot\b/.test(match)) return isParticiple(word);
    return (
      mindingWord.test(word) &&
      (ideal ||
        human ||
        unreal.test(sentence.low) ||
        /n't|\bnever\b/.test(match) ||
        subject.standing !== 'patient')
    );
  }
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

const mindVerbs =
  'check|verify|confirm|read|follow|look|notice|ask|escalate|listen|act|respond|react|question|challenge|report|document|bother|think|consider|spot|reali[sz]e|recogni[sz]e|heed|intervene|review|double-check|doublecheck|compare|inform|tell|warn|monitor|supervise|investigate|chase|test|examine|inspect|complete|perform|carry out|raise|flag|communicate|call|ring|phone|alert|record|log|explain|consult|engage|comply|own|pay|take (?:the )?(?:time|trouble|care|responsibility|ownership|action|account|any)|do (?:his|her|their|its|your|our|the|anything|enough|what|so)|make sure|ensure|apply|use (?:his|her|their) |care|try|learn|update|sign|scan|open|see|speak up|speak|stop|pick up|pick|catch|prevent|set|switch|turn|wait|scroll|watch|attend|assess|give|hand|pass|send|return|answer|ring|cooperate|co-operate|correct|enter|clarify|object|push back|stand up|show|wear|lock|brake|slow|steer|keep|protect|provide|support|seek|observe|obtain|count|calibrate|maintain|train|plan|prepare|query|weigh|validate|appreciate|disclose|declare|notify|realise';

const minded =
  'checked|verified|confirmed|read|followed|looked|noticed|asked|escalated|listened|acted|responded|reacted|questioned|challenged|reported|bothered|thought|considered|spotted|reali[sz]ed|recogni[sz]ed|intervened|reviewed|took|raised|flagged|called|rang|rung|spoke|stopped|complied|picked|cared|tested|owned|examined|objected|tried|caught|saw|did anything|did a thing|paid|double-checked|investigated|said anything|said a word|said stop|compared|opened|stepped in|wondered|understood';

export const actRules: readonly BlameRule[] = [
  // Counterfactual
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

  // Omission
  {
    category: 'omission',
    pattern: /\bfail(?:ed|s|ing|ure)? (?:\w+ly )?to (?=\w)/g,
    who: 'somebody',
    also: ({ clauseBefore, match }) =>
      !(/\b(?:did not|didn't|never)\b/.test(clauseBefore) && /fail to/.test(match)),
  },
  {
    category: 'omission',
    pattern:
      /\b(?:failure|failures|refusal|inability|unwillingness|reluctance) (?:of|by|on the part of|from|among)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ after, rest }) => isSomebody(after) && /\bto\b/.test(rest),
  },
  {
    category: 'omission',
    pattern: /\b(?:failure|failures|refusal|unwillingness|reluctance) to\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ before, rest }) =>
      (/(?:his|her|their|our|'s|s')\s+(?:\w+ )?$/.test(before) && somebodyOwns(before)) ||
      (/^\s*(?:the )?(?:\w+ )?$/.test(before) &&
        /^ (?:follow|comply|check|read|escalate|act|listen|verify|monitor|supervise|adhere|respond|report|notice|document|communicate|engage|take|do|recogni[sz]e|challenge|question)\b/.test(
          rest,
        )),
  },
  {
    category: 'omission',
    pattern:
      /\bfail(?:ed|s|ing) (?:in (?:his|her|their|its|our|the) (?:\w+ )?(?:duty|duties|responsibilit\w+|obligation|role|job)|(?:him|her|them|us|the family|the patient|this family|this patient|these patients|everyone|everybody|patients|families|customers|passengers|miserably|badly|at (?:the )?(?:first|most basic|every)|the (?:\w+ )?(?:patient|patients|family|public|community)))\b/g,
    who: 'somebody',
  },
  { category: 'omission', pattern: /\bneglect(?:ed|s|ing|ful)\b/g, who: 'somebody', verdict: true },
  {
    category: 'omission',
    pattern: /\bneglect (?:by|of (?:duty|care))\b|\bdereliction of duty\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'omission',
    pattern: /\bforg[eo]t(?:ten|s|ting)?\b(?! password| link)/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'omission',
    pattern:
      /\b(?:never|(?:did|do|does)(?:n't| not)(?: even)?|not|neither|nobody|no one|none of \w+|couldn't be|could not be|can't be|without) (?:[\w ]{0,30}?)?bother(?:ed|ing)?\b/g,
    who: 'anyone',
    also: ({ subject }) => subject.standing !== 'system',
  },
  {
    category: 'omission',
    pattern: new RegExp(
      `\\b(?:(?:did|do|does) not|(?:did|do|does)n't|never|(?:had|has|have) not|(?:had|has|have)n't|had never)(?: (?:even|ever|once|actually|properly|sufficiently|adequately|fully|also|bother to|think to|care to|stop to|take time to|really|so much as|even once|promptly|immediately|correctly))* (?:${mindVerbs}|${minded}|done (?:his|her|their|the|what|anything|enough)|taken (?:the|any|action)|documented|monitored|supervised|completed|performed|informed|communicated|updated|signed|applied|made sure|ensured|recorded|logged|alerted|consulted|trained|validated|carried out)\\b`,
      'g',
    ),
    who: 'somebody',
    explained: true,
    also: ({ clauseBefore, match, rest }) =>
      !(/^(?:do not|don't)/.test(match) && /\bwe $/.test(clauseBefore)) &&
      !/\b(?:can|could|may|might|cannot|why)\b/.test(clauseBefore) &&
      !/\bsee any (?:sign|reason)/.test(match + rest),
  },
  {
    category: 'omission',
    pattern: new RegExp(
      `\\b(?:nobody|no one|no-one|not one person|not a single (?:person|\\w+)|(?:none|neither|not one|few|hardly any) of (?:the|our|these|those|them|us|his|her|their)(?: \\w+)?|not one|no)\\b(?: (?:nurse|doctor|clinician|member of staff|manager|engineer|person|operator|reviewer|officer|supervisor|colleague|consultant|\\w+ist))?(?: (?:in|on|at|of|from|present|there|involved|else)(?: [\\w-]+){0,4}?)?(?: (?:even|ever|actually|really|once|thought to|thought it|seems to have|had|has|took|cared to))* (?:${minded}|took (?:the|any|responsibility|ownership)|checked|ha[sd] (?:the )?(?:sense|decency|courage|wit|presence of mind))\\b`,
      'g',
    ),
    who: 'anyone',
    explained: true,
    also: ({ match, rest }) =>
      !/\b(?:can|could|is|was|were|has the|may)\b/.test(match) &&
      !/^no (?!nurse|doctor|clinician|member|manager|engineer|person|operator|reviewer|officer|supervisor|colleague|consultant|\w+ist)/.test(
        match,
      ) &&
      !/^ (?:by|that this (?:is|was) their|wrong|unusual|out of|differently)/.test(rest),
  },
  {
    category: 'omission',
    pattern: /\bomitt(?:ed|s|ing)\b|\bomission (?:by|of duty)\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'omission',
    pattern:
      /\boverlook(?:ed|s|ing)\b(?! the (?:car|river|garden|park|street|sea|yard|harbour|harbor|square|entrance))/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'omission',
    pattern:
      /\b(?:was|were|been|being|got) (?:completely |simply |clearly |carelessly )?(?:overlooked|ignored|neglected|missed|disregarded|dismissed|forgotten|unheeded|misread|mishandled|misjudged|waved (?:through|away|aside|off)|brushed (?:aside|off|away)) by\b/g,
    who: 'anyone',
    explained: true,
    also: ({ after }) => isSomebody(after),
  },
  {
    category: 'omission',
    pattern:
      /\bwent (?:\w+ )?(?:unnoticed|unchecked|unchallenged|unquestioned|unread|unreported|unheeded|unanswered)\b/g,
    who: 'anyone',
    explained: true,
    also: ({ sentence }) => /\bby (?:the|our|all|any|every|both|a|an)\b/.test(sentence.low),
  },
  {
    category: 'omission',
    pattern:
      /\b(?:basic|simple|even the most basic|elementary|proper|due|essential|routine|adequate|sufficient|obvious|reasonable|the usual|necessary) (?:\w+ )?(?:checks?|steps?|care|precautions?|diligence|safeguards|questions|attention|oversight|supervision|testing) (?:was|were|is|are|had|has|have) (?:simply |just |clearly )?(?:not|never)(?: been)?(?: simply)? \w+/g,
    who: 'anyone',
    explained: true,
  },
  {
    category: 'omission',
    pattern:
      /\bwithout (?:anyone|anybody|so much as|even|a second|ever|a moment's|a single|any|proper|due|bothering|the \w+ being|being|a thought|a care|stopping to|pausing to|thinking|questioning|giving it|a glance|as much as)(?: (?:\w+ ){0,3}?)(?:thought|glanc\w+|read\w*|check\w*|ask\w*|look\w*|question\w*|verif\w+|thinking|listen\w*|hesitat\w+|noticing|notic\w+|reviewed|reviewing|care|consider\w*|scrutin\w+|supervision|due diligence|understanding|worry|concern|regard)\b/g,
    who: 'no-system',
    explained: true,
    also: designFree,
  },
  {
    category: 'omission',
    pattern:
      /\bwithout (?:checking|reading|thinking|looking|asking|verifying|questioning|listening|noticing|confirming|reviewing|considering|consulting|telling (?:anyone|anybody|the)|double-checking|understanding|informing (?:anyone|anybody|the))\b/g,
    who: 'somebody',
    explained: true,
    also: designFree,
  },
  {
    category: 'omission',
    pattern:
      /\b(?:missed|misread|misinterpreted|misjudged|mishandled|misused|mistook|misdiagnosed|misreported|misunderstood|mismanaged|misled|misplaced|misheard|misfiled|mislabell?ed|miscalculated|mistyped|missing)\b/g,
    who: 'somebody',
    explained: true,
    also: ({ match, rest }) =>
      match !== 'missing' ||
      /^ (?:an?|the|every) (?:sign|alert|alarm|warning|diagnosis|result|red flag|cue)/.test(rest),
  },
  {
    category: 'omission',
    pattern: /\b(?:misuse|misreading|mishandling|mismanagement|misjudge?ment|mistreatment) (?:of|by)\b/g,
    who: 'anyone',
    verdict: true,
    explained: true,
    also: ({ before, after, match }) => (/by$/.test(match) ? isSomebody(after) : somebodyOwns(before)),
  },
  {
    category: 'omission',
    pattern: /\bskip(?:ped|s|ping)\b(?! (?:to|over|links?))/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'omission',
    pattern:
      /\b(?:lack of|lacking in|lacked|lacks|absence of|want of|deficit of|shortage of|insufficient|inadequate|no|little|too little|not enough) (?:the )?(?:proper |basic |professional |due |any |real |sufficient |adequate |reasonable |ordinary )?(?:care|diligence|vigilance|professionalism|common sense|conscientiousness|backbone|courage|curiosity|discipline|integrity|judge?ment|commitment|motivation|thoroughness|seriousness|rigou?r|interest|competence|skill|moral\w*|decency|thought|insight|attention|awareness|effort|situational awareness|responsibility|ownership|leadership|initiative)\b(?! (?:home|homes|plan|plans|pathway|team|mechanism|head|heads|layer|weights|model))/g,
    who: 'no-system',
    verdict: true,
    also: ({ match, rest, subject }) =>
      /^(?:lack|lacking|lacked|lacks|absence|want)/.test(match) ||
      (/^(?:insufficient|inadequate|too little|not enough)/.test(match) &&
        !/^ (?:mechanism|data)/.test(rest)) ||
      (isSomebody(subject) &&
        /\b(?:common sense|backbone|professionalism|integrity|diligence|vigilance)\b/.test(match)),
  },
  {
    category: 'omission',
    pattern:
      /\b(?:not|n't|stopped|wasn't|weren't|never) paying (?:enough |proper |any |close |full |sufficient )?attention\b/g,
    who: 'no-system',
  },
  {
    category: 'omission',
    pattern:
      /\bpaid (?:no|little|scant|insufficient|too little|not enough) (?:heed|attention|regard|notice)\b/g,
    who: 'no-system',
  },
  {
    category: 'omission',
    pattern: /\b(?:took|taken|taking|take) (?:his|her|their|your|our) eyes? off\b/g,
    who: 'somebody',
  },
  {
    category: 'omission',
    pattern:
      /\b(?:dropp(?:ed|ing) the ball|dropp(?:ed|ing) (?:his|her|their) guard|asleep at the (?:wheel|switch)|turn(?:ed|ing)? a (?:blind eye|deaf ear)|look(?:ed|ing) the other way|sat on (?:his|her|their) hands|sat (?:on|idly)|stood idly by|stood by and|lost (?:track|sight) of|let (?:it|the \w+|this|that|things|his guard|her guard|their guard) (?:slip|slide|drop|lapse|through|go unchecked|down)|let (?:it|the \w+(?: \w+)?|this|them|him|her) (?:ring|run|pass|go|sit|happen|fester)|did (?:absolutely )?(?:nothing|next to nothing|too little|not enough)|done (?:nothing|too little|not enough)|fell asleep|nodded off|zoned out|switched off mentally|tuned out|swept (?:it|this|the \w+) under|buried (?:it|the|his|her|their)|walked (?:straight )?past|on autopilot|(?:was|were)(?:n't| not) (?:listening|looking|watching|concentrating|thinking|interested|bothered|vigilant|careful|alert|on the ball|attentive)|gave (?:it|the \w+) (?:only )?a cursory|couldn't care less|shrugged (?:it )?off|brushed (?:it |them |the [\w ]+ )?(?:off|aside)|waved (?:it|the \w+|them) (?:through|away|off|aside)|clicked (?:straight )?(?:through|past)|fobbed off|washed (?:his|her|their) hands|passed the buck|kicked the can|took (?:his|her|their|its) (?:sweet )?time|dragged (?:his|her|their|its) (?:feet|heels)|rubber[- ]stamp(?:ed|ing)|kept (?:quiet|silent)|stayed silent|went (?:missing|awol)|buried (?:his|her|their) head)\b/g,
    who: 'somebody',
    explained: true,
  },
  { category: 'omission', pattern: /\binattenti(?:on|ve|veness)\b/g, who: 'no-system', verdict: true },

  // Rule breach
  { category: 'rule-breach', pattern: /\bviolat(?:ed|es|ing|ions?)\b/g, who: 'somebody', verdict: true },
  {
    category: 'rule-breach',
    pattern:
      /\b(?:in )?(?:violation|breach|defiance|contravention) of (?:the |our |their |all |company |hospital |trust |every |its )?(?:\w+ )?(?:polic\w+|protocols?|rules?|procedures?|guidelines?|guidance|instructions?|sops?|orders|duty|trust|standards?|code)\b/g,
    who: 'no-system',
    verdict: true,
  },
  { category: 'rule-breach', pattern: /\bbreach(?:ed|es|ing)\b/g, who: 'somebody', verdict: true },
  {
    category: 'rule-breach',
    pattern:
      /\b(?:ignored|ignoring|ignores|ignore|disregard(?:ed|ing|s)|dismiss(?:ed|ing|es)|flout(?:ed|ing|s)|def(?:ied|ying|ies)|trampled|sidestepped|sidelined|brushed aside|made light of|played down|shrugged off|overruled)\b(?! from the (?:hospital|service|army|case))/g,
    who: 'somebody',
    explained: true,
    also: ({ clauseBefore, rest, before }) =>
      !/\b(?:did not|didn't|never|not)(?: \w+ly)? $/.test(clauseBefore) &&
      !/^ (?:the (?:charge|case|charges|appeal)|as)\b/.test(rest) &&
      !/\b(?:was|were|been|be|is|are) $/.test(before),
  },
  {
    category: 'rule-breach',
    pattern:
      /\b(?:did not|didn't|do not|don't|does not|doesn't|never|failed to|refus(?:ed|ing|es|al) to|would not|wouldn't|not|failing to) (?:fully |properly |always )?(?:compl(?:y|ied|ying)|adhere|adhered|stick|stuck|abide|obey|conform)\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'rule-breach',
    pattern:
      /\b(?:nobody|no one|none of the \w+|few)\b[\w ]{0,30}? (?:complied|adhered|stuck to|obeyed|followed)\b/g,
    who: 'anyone',
    explained: true,
  },
  {
    category: 'rule-breach',
    pattern: /\bnon-?compli(?:ance|ant)\b/g,
    who: 'no-system',
    verdict: true,
    also: ({ subject, before, sentence, to }) =>
      isSomebody(subject) ||
      somebodyOwns(before) ||
      isSomebody(agentOf(sentence, to)) ||
      /(?:staff|nursing|clinical|user|operator|driver|team|clinician) $/.test(before),
  },
  {
    category: 'rule-breach',
    pattern:
      /\b(?:deviat(?:ed|ing|ion|ions)|depart(?:ed|ing|ure)|stray(?:ed|ing)) from (?:the |our |agreed |standard |established |accepted |approved |usual |normal |written |good |safe )*(?:\w+ )?(?:protocols?|polic(?:y|ies)|procedures?|guidelines?|guidance|sops?|practice|rules?|pathway|instructions?|process|script|checklist)\b/g,
    who: 'no-system',
    verdict: true,
    explained: true,
  },
  {
    category: 'rule-breach',
    pattern:
      /\b(?:bypass(?:ed|es|ing)|circumvent(?:ed|ing|s)|work(?:ed|ing) around|evad(?:ed|ing)|sidestepp(?:ed|ing)|short-?circuit(?:ed|ing)|game[ds]?|gaming|cheat(?:ed|ing)|dodg(?:ed|ing)|overr(?:ode|idden)|overriding|abus(?:ed|ing|es|e)) (?:the|a|this|that|our|every|all|its|their|several|any|safety|mandatory|agreed)\b/g,
    who: 'somebody',
    explained: true,
    also: ({ match, sentence, rest }) =>
      !/^overr/.test(match) ||
      /\b(?:in defiance|despite|against|without (?:reason|reading|checking|good)|contrary|carelessly|repeatedly)\b/.test(
        sentence.low,
      ) ||
      /^ \w+ without/.test(rest),
  },
  {
    category: 'rule-breach',
    pattern:
      /\bby (?:bypassing|working around|circumventing|ignoring|skipping|disregarding|overriding|not following|not checking|not reading|failing to|neglecting|breaking|flouting|trusting|forgetting|omitting|violating|misusing|refusing|dismissing)\b/g,
    who: 'somebody',
    explained: true,
  },
  {
    category: 'rule-breach',
    pattern:
      /\b(?:cut(?:s|ting)? (?:\w+ )?corners|corner-cutting|(?:took|take|taking|takes) (?:a |the |an easy |dangerous )?short-?cuts?|br(?:oke|oken|eaking) (?:the |all the |every |company |our |hospital |agreed )?(?:rules?|protocol|procedure|law|policy|guidelines)|rode roughshod|bent the rules|bending the rules|played fast and loose|took liberties|took matters into (?:his|her|their) own hands|went rogue|did (?:his|her|their) own thing|made up (?:his|her|their) own rules|threw (?:the )?(?:rule ?book|caution))\b/g,
    who: 'somebody',
    verdict: true,
  },
  {
    category: 'rule-breach',
    pattern:
      /\b(?:went |go |gone |acted |acting |going )?(?:against|contrary to|in spite of|despite) (?:(?:all|the|our|every|clear|explicit|written|company|hospital|express|direct|his|her|their|repeated|established) )*(?:polic(?:y|ies)|protocols?|procedures?|instructions?|advice|training|orders|rules?|guidance|guidelines?|warnings?|sops?)\b/g,
    who: 'somebody',
    explained: true,
    also: ({ match, rest }) =>
      !/^(?:despite|in spite of) (?:the |their |his |her )?training$/.test(match) || /ed\b/.test(rest),
  },
  {
    category: 'rule-breach',
    pattern:
      /\bagainst (?:all|clear|explicit|express|direct|the) (?:\w+ )?(?:instructions|orders|advice|rules|policy),/g,
    who: 'anyone',
    also: ({ after }) => isSomebody(after),
  },
  {
    category: 'rule-breach',
    pattern:
      /\bnot in line with (?:the |our )?(?:policy|protocol|procedure|guidance|guidelines|training|rules)\b/g,
    who: 'no-system',
  },
  {
    category: 'rule-breach',
    pattern:
      /\b(?:unauthori[sz]ed|improper|illicit|sloppy|slipshod|unsafe|unacceptable|lax|shoddy|reckless|careless) (?:use|access|behaviou?r|conduct|practices?|work|handling|supervision|approach|attitude|workarounds?|decisions?)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ match, before, sentence, to }) =>
      /behaviou?r|conduct|sloppy|slipshod|lax|shoddy|reckless|careless|attitude/.test(match) ||
      isSomebody(agentOf(sentence, to)) ||
      somebodyOwns(before),
  },
];

/** The subject of an "if … had" clause. */
function ifSubject({ sentence, from, match }: Place): NounPhrase {
  return phraseAfter(sentence, from + (match.startsWith('if only ') ? 8 : 3));
}

/** "…can be silenced without reading": what a design allows is not an omission. */
function designFree({ clauseBefore }: Place): boolean {
  return !/\b(?:can|could|may|might|lets?|allows?|allowed|possible|able|permits?|permitted|cannot|never|not)\b/.test(
    clauseBefore,
  );
}
