/**
 * Rules about people as such: remedies that act on them, blame on those harmed, and names. Typed content.
 */
import { isSomebody } from './noun-phrase.ts';
import type { BlameRule, Place } from './blame-rule.ts';

export const peopleRules: readonly BlameRule[] = [
  {
    category: 'remedy',
    pattern:
      /\b(?:be|being|been|are|is|become|stay|remain|was|were) (?:far |much |a (?:bit|little|lot) |even |always |extra |more |ever |particularly |especially |doubly |constantly |that |so )*(?:more |extra )?(?:careful|vigilant|attentive|diligent|alert|mindful|conscientious|watchful|on (?:his|her|their) guard|on the ball|thorough|professional)\b/g,
    who: 'no-system',
    verdict: false,
    also: ({ match, clauseBefore, sentence, rest }) =>
      /\b(?:need|needs|must|should|will|shall|ought|have|has|to|please|told|asked|urged|reminded|more|extra|expected|let us|let's)\b/.test(
        clauseBefore + match,
      ) &&
      !/\b(?:was|were) (?:careful|attentive|thorough|diligent|alert|professional)/.test(match) &&
      !/\b(?:instead of|rather than|not)\b/.test(clauseBefore) &&
      !/^ (?:to the )?(?:threshold|setting)/.test(rest) &&
      !/\bmust be more (?:specific|alert to)/.test(sentence.low),
  },
  {
    category: 'remedy',
    pattern:
      /\b(?:have|has|had|be|been|being|was|were|is|are|get) (?:also |all |again |since |now |formally |verbally |strongly |firmly )*(?:reminded|told|instructed|urged|warned|advised|asked|ordered|encouraged|briefed|spoken to|exhorted)\b/g,
    who: 'somebody',
    verdict: false,
    also: exhorted,
  },
  {
    category: 'remedy',
    pattern:
      /\b(?:remind|reminding|tell|telling|urge|urging|warn|warning|instruct|instructing|encourage|encouraging|exhort|reminds) (?:all |the |our |every |each |any |other |both )*(?:staff|team|teams|clinicians?|nurses?|doctors?|users?|individuals?|him|her|them|everyone|everybody|people|colleagues|operators?|drivers?|agents?|officers?|teachers?|clerks?|handlers?|workers?|employees?|crews?|reviewers?|engineers?|pharmacists?|radiologists?|registrars?|trainees?|juniors?|managers?|personnel|pilots?|analysts?|advisers?|moderators?|\w+ists|\w+ers)\b/g,
    who: 'no-system',
    also: ({ rest, before, subject }) =>
      /^ (?:[\w-]+ ){0,4}?(?:of|to|about|that|on|not)\b/.test(rest) &&
      !/\b(?:can|alert|pop-up|banner|message|screen|system) $/.test(before) &&
      (subject.standing !== 'thing' || !/(?:text|window|notice|light|page)s?$/.test(subject.head)),
  },
  {
    category: 'remedy',
    pattern:
      /\b(?:a|the|an|another|gentle|firm|general|written|further|e-mail|email|circular|memo|poster|posters|notice|bulletin) ?(?:reminder|e-mail|email|memo|circular|message|poster|notice|bulletin|note)? (?:was|were|has been|have been|will be|is to be|to be|went|has gone|goes|should be)? ?(?:sent|issued|circulated|put up|given|distributed|posted|out)? ?(?:round |out |around )?to (?:all |the |every |our |both |tell |remind |warn )*(?:staff|clinicians?|nurses?|doctors?|users|everyone|teams?|colleagues|operators|drivers|agents|officers|teachers|clerks|people|crews?|employees|\w+ists|\w+ers)\b/g,
    who: 'anyone',
    also: ({ match, rest }) =>
      /reminder|remind|warn|tell/.test(match) &&
      (/\bto (?:tell|remind|warn)\b/.test(match) ||
        /^ (?:\w+ ){0,3}?(?:to|of|about|that)\b/.test(rest) ||
        /reminder/.test(match)),
  },
  {
    category: 'remedy',
    pattern:
      /\b(?:re-?train(?:ed|ing)?|re-?educat(?:e|ed|ing|ion)|up-?skill(?:ed|ing)?|refresh(?:ed)? training|counsel(?:led|ling|ed|ing)|disciplin(?:ed|e|ing)|performance[- ]manag\w+|reprimand\w*|sack(?:ed|ing)?|fir(?:ed|ing)|suspend(?:ed|ing)?|dismissed|demot(?:ed|ing)|struck off|moved to other duties|redeployed|let go|stood down|penali[sz]ed|sanctioned|punish(?:ed|ing)?|admonished|censured|coached)\b/g,
    who: 'anyone',
    verdict: true,
    also: actsOnPerson,
  },
  {
    category: 'remedy',
    pattern:
      /\bdisciplinary (?:action|actions|proceedings?|measures?|procedures?|process|hearing|steps|sanctions?|consequences|investigation|matters?)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'remedy',
    pattern:
      /\b(?:refresher|remedial|compulsory|additional|further|more|extra|better|repeat|fresh|awareness|new mandatory|one-to-one|annual|another round of) (?:training|education|coaching|supervision|e-learning|sessions?)\b(?! (?:data|set|images?|examples?|run|time|samples?|cases?|material on))/g,
    who: 'anyone',
    verdict: true,
    also: ({ rest, before, sentence }) =>
      !/\b(?:model|algorithm|classifier|network|images|epochs?|dataset|weights)\b/.test(sentence.low) &&
      (/^ (?:will|for (?:the |all |our |every )?(?:staff|nurs\w+|doctors?|users?|clinicians?|operators?|team|drivers?|\w+ists|\w+ers|individual)|is (?:needed|required|the (?:answer|solution))|must|should|has been|have been|of (?:the )?(?:staff|individual))\b/.test(
        rest,
      ) ||
        /\b(?:need|needs|require|requires|receive|receives|given|undergo|attend|complete|sent on|booked on|sent for|go on|do) (?:\w+ )?$/.test(
          before,
        )) &&
      !/\bwas (?:not )?(?:offered|cancelled|available)\b/.test(rest),
  },
  {
    category: 'remedy',
    pattern:
      /\b(?:try(?:ing)? harder|pay(?:ing)? (?:more|closer|better|greater|full|proper|extra|much more) attention|tak(?:e|ing) (?:far |much )?(?:more|greater|better|extra|proper) care|exercis(?:e|ing) (?:more|greater|better|extra|due|proper) (?:\w+ )?(?:care|caution|vigilance|judge?ment|diligence)|(?:must|should|need to|needs to|has to|have to|please|will) (?:always |all |simply |just )*(?:remember|concentrate|think|focus|wake up|get a grip|pull (?:his|her|their) socks up|do better|look harder|listen better|double-?check|be more|follow the (?:policy|rules|procedure|protocol|checklist|sop|guideline|instructions)|adhere to|comply with|stick to|read (?:every|each|all|the \w+) (?:\w+ )?(?:carefully|properly|in full|to the end)|check (?:more )?(?:carefully|properly|thoroughly)|learn (?:to|from)|take (?:more )?(?:responsibility|ownership))|double[- ]check everything|step up|raise (?:his|her|their) game|up (?:his|her|their) game|greater (?:individual|personal|care|vigilance|diligence|staff|discipline|attention)|more (?:vigilance|diligence|discipline|care (?:is|must|should|when)|personal responsibility|effort (?:is|from|by))|(?:individual|personal) (?:accountability|responsibility) (?:is|must|needs?|should|at|for|from))\b/g,
    who: 'no-system',
    also: ({ subject, match, sentence }) =>
      (!/^(?:must|should|need|needs|has|have|will)/.test(match) ||
        isSomebody(subject) ||
        subject.standing === 'none') &&
      !/\b(?:does not|do not|doesn't|cannot|instead of|rather than|not an? action|too weak|weak action|is no)\b/.test(
        sentence.low,
      ) &&
      !/^will (?:follow|focus|check|learn|think)/.test(match) &&
      !/^(?:must|has to|have to|should|need to|needs to) (?:read|check)(?! (?:more )?(?:carefully|properly))/.test(
        match.replace(/ (?:every|each|all|the \w+)[\w ]*?(?=carefully|properly|in full|to the end)/, ' '),
      ),
  },
  {
    category: 'remedy',
    pattern:
      /^\s*(?:please )?(?:pay|take|be|stay|remember|read|check|double-check|follow|try|concentrate|stop) (?:closer|more|better|extra|full|greater|careful|vigilant|to (?:check|read|look|switch|always)|every|harder|alert|attention|relying|blindly|the rules|the policy)\b/g,
    who: 'anyone',
    also: ({ match }) => !/^\s*(?:read|check) every/.test(match),
  },
  {
    category: 'remedy',
    pattern:
      /\blessons? (?:will be|have been|has been|must be|need to be|are being|had been|were|should be|shall be) (?:\w+ )?learn(?:ed|t)\b|\bwe (?:have|will|must) learn(?:ed|t)? (?:our|the) lessons?\b/g,
    who: 'anyone',
  },
  {
    category: 'remedy',
    pattern:
      /\b(?:words? of advice|written warnings?|verbal warnings?|final warnings?|formal warnings?|performance (?:improvement )?plan|improvement plan|capability (?:process|procedure|review)|a (?:stern|quiet|firm) (?:word|talk|talking-to)|a talking-to|a dressing-down|rap on the knuckles|referred to (?:hr|human resources|the (?:regulator|gmc|nmc|professional body|licensing board))|reported to (?:hr|the gmc|the nmc)|reflect on (?:his|her|their) (?:practice|conduct|actions|behaviou?r|attitude|mistake|part)|be made an example|made an example|held to account|weeded out|shown the door|consequences for (?:the|those|anyone|him|her|individuals?|staff|people))\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ sentence }) => !/\b(?:servers?|peaks?|capacity|database|queries)\b/.test(sentence.low),
  },
  {
    category: 'remedy',
    pattern:
      /\b(?:solution|answer|fix|remedy|lesson|takeaway|way forward|message) (?:here )?(?:is|was|must be) (?:simple: |simply |clear: |for |that |to )?(?:\w+ ){0,4}?(?:people|staff|nurses|doctors|users|clinicians|operators|drivers|everyone|individuals|teams?|they|them|\w+ists|training|vigilance|discipline|better (?:people|staff)|more care|be more|try)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'remedy',
    pattern:
      /\b(?:has|have|had) been (?:spoken to|retrained|moved off|taken off|removed from|put on|placed on|replaced|taken aside|told off|dealt with|let go)\b/g,
    who: 'somebody',
    also: ({ subject, rest }) =>
      subject.standing !== 'patient' && !/^ (?:the (?:trial|list|waiting)|a (?:bed|trolley))/.test(rest),
  },

  {
    category: 'patient',
    pattern:
      /\b(?:was|were|is|are|had been|has been|became|got|being|proved) (?:very |rather |quite |extremely |often |always |generally |known to be |also |too )*(?:non-?compliant|uncooperative|unco-operative|difficult|aggressive|a poor historian|an unreliable historian|at fault|hysterical|demanding|argumentative|obstructive|abusive|manipulative|awkward|a frequent flyer|drug-seeking|attention-seeking|unreasonable|impatient|rude|stubborn|careless|foolish|gullible|naive|reckless|confused and|in denial|to blame|anxious and|a nuisance|a timewaster|impossible|hostile|unhelpful|vague|evasive|unwilling|not honest|dishonest|lying|exaggerating|over-reacting|overreacting|sloppy|their own worst enemy)\b/g,
    who: 'somebody',
    verdict: true,
    also: ({ subject, rest, match }) =>
      subject.standing === 'patient' ||
      (/^(?:she|he|they|caller|mother|father)$/.test(subject.head) &&
        /historian|non-?compliant|hysterical|uncooperative|unco-operative|drug-seeking|frequent flyer|attention-seeking/.test(
          match,
        ) &&
        !/^ to (?:reach|find|contact|hear|understand|scan|cannulate)/.test(rest)),
  },
  {
    category: 'patient',
    pattern:
      /\b(?:refused|refuses|declined and|would not|wouldn't|failed|neglected|did not bother|insisted|withheld|lied|exaggerated|cheated|demanded|chose (?:not )?to|brought|ran straight|ran out|walked (?:straight )?into|stepped (?:straight )?(?:out|into)|ignored|disregarded|fell for|should have|did not (?:engage|comply|cooperate|co-operate|follow|disclose|mention|listen|take|tell|ask|read|attend|bother|look)|didn't (?:engage|comply|cooperate|co-operate|follow|disclose|mention|listen|take|tell|ask|read|attend|bother|look))\b/g,
    who: 'somebody',
    explained: true,
    also: ({ subject, match, rest }) =>
      subject.standing === 'patient' &&
      !(/^chose to$/.test(match) && !/^ (?:believe|ignore|trust|rely|wait|leave)/.test(rest)) &&
      !(
        /^(?:brought|insisted|chose not to|would not|wouldn't|demanded)$/.test(match) &&
        !/^ (?:it|this|on|cooperate|co-operate|listen|answer|wait|take|accept|follow|let|give|engage|comply|that)\b/.test(
          rest,
        )
      ),
  },
  {
    category: 'patient',
    pattern:
      /\b(?:claims?|claimed|alleges?|alleged|purports?|purported|insists?|maintains?|would have us believe|makes out) (?:that )?(?:he|she|they|it|her|his|their|to (?:have|be))\b/g,
    who: 'somebody',
    also: ({ subject }) =>
      /^(?:she|he|they|patient|family|mother|father|daughter|son|parents?|customer|caller|passenger|tenant|claimant|student|user|relatives?|complainant|wife|husband|carer|applicant|driver|victim)s?$/.test(
        subject.head,
      ),
  },
  {
    category: 'patient',
    pattern:
      /\b(?:poor|unreliable|bad|vague|difficult|hopeless) (?:historians?|witness(?:es)?)\b|\bfrequent flyers?\b|\bdid not engage\b|\bdrug-seeking\b|\bheartsink\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'patient',
    pattern:
      /\b(?:poor|patient|low|lack of|non-?|bad) ?(?:patient )?(?:compliance|adherence|engagement|cooperation|co-operation|engagement) (?:by|of|from|on the part of|among)\b/g,
    who: 'anyone',
    also: ({ after }) => isSomebody(after),
  },
  {
    category: 'patient',
    pattern:
      /\b(?:patient|family|customer|user|caller|claimant|passenger|victim)(?:'s|s')? (?:own )?(?:fault|negligence|carelessness|stupidity|refusal|non-?compliance|failure|stubbornness|own responsibility|own doing|own choice|lack of (?:cooperation|engagement|honesty|care)|poor compliance|irresponsibility|difficult behaviou?r|impatience|ignorance)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'patient',
    pattern:
      /\b(?:is|was) (?:his|her|their) own (?:responsibility|fault|doing|choice|lookout|problem|risk)\b/g,
    who: 'anyone',
    verdict: true,
  },

  {
    category: 'named-person',
    pattern:
      /\b(?:dr|mr|mrs|ms|miss|prof|professor|nurse|sister|doctor|matron|officer|sergeant|captain|pc|constable|inspector|sir)\.? (?:[\p{L}][\p{L}'’-]*\.?)(?: [\p{L}][\p{L}'-]+)?/gu,
    who: 'anyone',
    also: namedInAct,
  },
];

/** Being told to mind more, not being told a fact. */
function exhorted({ match, rest, subject, clauseBefore }: Place): boolean {
  if (subject.standing === 'patient' && !/reminded/.test(match)) return false;
  if (/\b(?:not|never|n't)\b/.test(match + clauseBefore.slice(-8))) return false;
  if (/spoken to/.test(match)) return true;
  if (/reminded/.test(match))
    return (
      /^ (?:\w+ ){0,3}?(?:of|to|about|that|not)\b/.test(rest) &&
      !/\bby (?:the|a|an) (?:system|app|screen|banner|alert|tool)\b/.test(rest)
    );
  return (
    /^ (?:\w+ly |again |firmly |once more )?(?:to (?:be (?:more|careful|vigilant|alert|extra|attentive)|take (?:more|greater|better|extra|care)|pay|read|follow|stop|always|remember|double|check|comply|adhere|stick|try|think|concentrate|exercise|look|not|improve|reflect|use (?:more|better)|ensure|make sure|never|watch)|not to|that (?:he|she|they|it is (?:his|her|their)) (?:must|should|need)|about (?:his|her|their) (?:conduct|behaviou?r|attitude|performance))\b/.test(
      rest,
    ) &&
    !/\basked to (?:read|check|use|look|watch|follow|stop|think|double|ensure)/.test(
      match + rest.slice(0, 20),
    )
  );
}

function actsOnPerson(place: Place): boolean {
  const { match, subject, after, rest, before, sentence } = place;
  if (
    /\b(?:model|classifier|network|algorithm|weights|detector|predictor|checkpoint|recogni[sz]er|images|dataset|data|embedding|ranker)\b/.test(
      sentence.low,
    ) &&
    /train|educat|refresh|coach|suspend/.test(match)
  )
    return false;
  if (
    /^disciplin|^counsel/.test(match) &&
    /^ (?:of|is|was|and|in|service|room|session)\b/.test(rest) &&
    !isSomebody(subject)
  )
    return false;
  const passive = /\b(?:be|been|was|were|being|is|are|get|got) (?:\w+ )?$/.test(before);
  if (passive)
    return (
      isSomebody(subject) &&
      subject.standing !== 'patient' &&
      !/^ (?:as|from (?:hospital|the ward)|by a (?:bell|bus))/.test(rest)
    );
  if (/^(?:fired|fir(?:ing)|let go|suspended|dismissed|sacked|coached|redeployed)$/.test(match))
    return (
      isSomebody(after) &&
      /\b(?:hospital|company|management|board|trust|we|they|manager|council|bank|employer|department|school|airline|firm)\b/.test(
        before,
      ) &&
      /sacked|fired|suspended|redeployed/.test(match)
    );
  const owned =
    /\b(?:staff|nurse|clinician|user|operator|driver|team|individual|doctor|officer|teacher) $/.test(before);
  return (
    owned ||
    isSomebody(after) ||
    /^ (?:of|for) (?:the |all |every |our |individual )*(?:\w+ )?(?:staff|nurses?|doctors?|users?|clinicians?|operators?|team|drivers?|individuals?|officers?|teachers?|agents?|employees?|\w+ists?|\w+ers)\b/.test(
      rest,
    ) ||
    (/^\s*$/.test(before) && isSomebody(after)) ||
    (/\b(?:needs?|requires?|recommend\w*|undergo|undergoing|receive|after|for) (?:\w+ )?$/.test(before) &&
      /train|educat|disciplin|counsel/.test(match) &&
      (isSomebody(subject) || isSomebody(after)))
  );
}

const neutralAct =
  /^(?: (?:also|then|has|had|first|later|kindly))* (?:said|says|told|tells|joined|joins|chairs|chaired|attended|attends|described|describes|explained|explains|presented|presents|reported to|thanked|publishes|published|wrote a (?:paper|book)|leads|led the|will|is|are|was|were|works|worked|can|may|asks|asked|noticed|raised|spotted|suggested|proposed|agreed|answered|advised|kindly|and|or|of|from|in|for|to|at|on|who (?:chairs|leads))\b/;

/** A person by name as the one who did something in the event; not an author, a speaker or a role label like "Nurse A". */
function namedInAct({ sentence, from, to, match, rest }: Place): boolean {
  const raw = sentence.raw.slice(from, to);
  const name = /^\S+ (\S+)/.exec(raw)?.[1] ?? '';
  if (!/^\p{Lu}/u.test(name) || !/^\p{Lu}/u.test(raw)) return false;
  if (/^\p{Lu}\d*$/u.test(name) && !/\.$/u.test(name) && !/^(?:dr|mr|mrs|ms)/.test(match)) return false;
  if (/^(?:practitioner|station|call|manager|lead|specialist|on|in|educator)s?\.?$/.test(name.toLowerCase()))
    return false;
  // The pattern may have taken the verb along with the name.
  const second = /^\S+ \S+ (\S+)$/.exec(raw)?.[1];
  const behind = second !== undefined && !/^\p{Lu}/u.test(second) ? ` ${second.toLowerCase()}${rest}` : rest;
  if (/^'s\b|^’s\b/u.test(behind) || /['’]s$/u.test(name))
    return (
      /^(?:'s|’s)? ?(?:\w+ )?(?:decision|failure|mistake|error|choice|oversight|carelessness|attitude|refusal|inaction|judge?ment|lapse|negligence|fault)/u.test(
        behind,
      ) ||
      (/['’]s$/u.test(name) &&
        /^ (?:\w+ )?(?:decision|failure|mistake|error|choice|oversight|carelessness|refusal|lapse|fault|judge?ment)/.test(
          behind,
        ))
    );
  if (
    neutralAct.test(behind) &&
    !/^ (?:was|were|is) (?:wrong|to blame|at fault|the (?:one|person|cause)|careless|too|not|responsible)/.test(
      behind,
    )
  )
    return false;
  return /^ (?:\w+ly |also |then |never |simply |just |did not |didn't |has |had |again |even )*(?:\w+(?:ed|s)|did|didn't|gave|sent|chose|let|made|took|knew|never|forgot|left|put|went|got|broke|said|failed|saw|read|thought|wrote|hit|told|ran|cut|lost|held|kept|set)\b/.test(
    behind,
  );
}
