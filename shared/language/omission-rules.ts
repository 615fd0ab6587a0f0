/**
 * Rules about what somebody left undone. Typed content.
 */
import { isSomebody, somebodyOwns } from './noun-phrase.ts';
import { minded, mindVerbs } from './minding-words.ts';
import type { BlameRule, Place } from './blame-rule.ts';

export const omissionRules: readonly BlameRule[] = [
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
];

/** "…can be silenced without reading": what a design allows is not an omission. */
function designFree({ clauseBefore }: Place): boolean {
  return !/\b(?:can|could|may|might|lets?|allows?|allowed|possible|able|permits?|permitted|cannot|never|not)\b/.test(
    clauseBefore,
  );
}
