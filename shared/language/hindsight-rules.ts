/**
 * Rules about looking back: what is clear only because the outcome is known. Typed content.
 */
import { isSomebody } from './noun-phrase.ts';
import type { BlameRule, Place } from './blame-rule.ts';

const denied =
  /\b(?:not|n't|never|no|nor|neither|hardly|nothing|nobody|less|isn't|wasn't|whether|how|un)\b[^,;:]{0,25}$/;

const notDenied = ({ clauseBefore }: Place): boolean =>
  !denied.test(clauseBefore) && !/n't [\w ]{0,12}$/.test(clauseBefore);

export const hindsightRules: readonly BlameRule[] = [
  {
    category: 'hindsight',
    pattern:
      /\b(?:it|this|that|all of this|everything|the (?:answer|problem|error|risk|danger|mistake|outcome|solution|cause)) (?:is|was|were|has been|had been|should be|should have been|must have been|would have been|became|seems?|ought to (?:be|have been)|could not have been|couldn't have been) (?:always |already |so |quite |perfectly |painfully |blindingly |glaringly |entirely |absolutely |abundantly |all too |plainly |only too |more than |surely |totally |completely |immediately )*(?:obvious|clear|plain|evident|self-evident|apparent|inevitable|predictable|foreseeable|clearer|no surprise|bound to (?:happen|fail|go wrong)|written on the wall|avoidable|preventable|unmissable)\b/g,
    who: 'anyone',
    asked: false,
    also: (place) =>
      notDenied(place) &&
      (!/clear$|apparent$|evident$|plain$/.test(place.match) ||
        (/^ (?:that|to (?:see|anyone|any|everyone|all|everybody|spot|tell|most|the|us|them)|from (?:the (?:start|outset|beginning|first)|day one)|all along|for all)\b|^[.,!]/.test(
          place.rest,
        ) &&
          !/^ (?:that|from|to (?:the )?(?:panel|reviewers?|us)) (?:the )?(?:log|panel|data|recording|we|more)\b/.test(
            place.rest,
          ))),
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:the|an|so|was|were|is|are|all|such|blindingly|glaringly|painfully|perfectly|most|fairly|pretty|quite|be|been|too|very) (?:\w+ly )?obvious\b/g,
    who: 'anyone',
    also: (place) =>
      notDenied(place) &&
      !/\b(?:make|makes|made|making|becomes?|more|if|keep|keeps)\b[^,;:]{0,30}$/.test(place.clauseBefore) &&
      !/^ (?:place|button|stop|colour|color|position|label|way to (?:stop|undo|cancel)|exit|control|next step|marker|distinction between|choice for|to (?:the )?(?:reader|user)s? which)/.test(
        place.rest,
      ) &&
      !/\b(?:no|not an?|nothing) (?:\w+ )?obvious/.test(place.before.slice(-12) + place.match),
  },
  {
    category: 'hindsight',
    pattern:
      /(?:^|[,;:—–.]\s*|\b(?:was|were|is|are|had|has|and|but|that|who|so|which) )(?:obviously|evidently|plainly|manifestly|patently|blatantly|self-evidently|clearly|undoubtedly|unquestionably|quite clearly|surely|of course|needless to say|predictably|unsurprisingly|inevitably)\b/g,
    who: 'anyone',
    also: clearlyJudged,
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:obviously|evidently|plainly|clearly|patently|manifestly|demonstrably) (?:wrong|incorrect|visible to (?:anyone|everyone|all)|abnormal|unsafe|ill|unwell|missed|failed|should|false|nonsense|absurd|flawed|dangerous|implausible|impossible|in the wrong|negligent|did not|didn't|ignored|neglected|not (?:listening|looking|paying|thinking|up to|interested|fit|ready|checked|read)|too|broken|out of|mistaken|inadequate|a (?:mistake|case|failure|matter)|deteriorating|knew|saw|had no|made|overlooked|could have|would have)\b/g,
    who: 'anyone',
    also: notDenied,
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:in|with) (?:the benefit of )?hindsight\b|\bwith the benefit of hindsight\b|\blooking back,? (?:the|it|this|that|one|anyone|everyone|we|there|all|everything|he|she|they|nobody|no one)\b|\bin retrospect\b/g,
    who: 'anyone',
    also: ({ sentence, rest, before }) =>
      !/\b(?:bias|avoid|easy|looks? (?:different|clear|easy)|unfair|judge|judging|careful|without|not|guard against|then the screen|seems? (?:more|easier)|is tempting|warn\w*|we see)\b/.test(
        sentence.low,
      ) &&
      !/\b(?:judg\w+|seen|visible only|known only|only|clear only|of) $/.test(before) &&
      !/^[.]$/.test(rest),
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:any|every|a|no) (?:\w+ly )?(?:competent|reasonable|sensible|trained|good|decent|half-decent|self-respecting|half-awake|sane|careful|prudent|conscientious|proper|experienced|qualified|diligent|normal|moderately \w+|first-year|average|halfway \w+|responsible|attentive) [\w-]+(?: [\w-]+)? (?:would|could|should|can|knows?|sees?|does|must|might|will|ought)\b/g,
    who: 'anyone',
    asked: true,
    also: ({ rest, match }) =>
      !/^ (?:start|open|run|use|log|enter|switch|print|request|sign|access|see the draft)\b/.test(rest) ||
      (/reasonable|sensible|competent|decent/.test(match) && !/can$/.test(match)),
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:anyone|everybody|everyone|anybody|a (?:child|blind man|layman|novice|beginner|five-year-old|schoolchild|first-year)|even (?:a|an) \w+|all of us|the dogs in the street) (?:\w+ ){0,2}?(?:could|can|would|should|knew|knows|saw|must) (?:have |easily |plainly |clearly )?(?:see|seen|know|known|have|tell|told|spot|spotted|that|notice|noticed|guess|guessed|realise|realised|realize|realized|predicted|predict)?\b/g,
    who: 'anyone',
    asked: true,
    also: ({ match, rest }) =>
      (/\b(?:could|should|would|must)\b/.test(match) &&
        !/^ (?:the draft|the list|the change calendar)/.test(rest) &&
        /(?:see|seen|know|known|have|tell|told|spot|spotted|notice|noticed|guess|guessed|realised|realized|predicted|predict|realise|realize)$/.test(
          match,
        )) ||
      (/(?:knew|knows|saw)(?: that)?$/.test(match) &&
        /^ (?:that|it|this|the|full|what|perfectly)/.test(rest)),
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:anyone|anybody|everyone|somebody|someone|nobody) (?:paying|who (?:was|had|looked|cared|bothered|knows|read|opened|paid)|with (?:eyes|half|any|a (?:bit|grain|shred|modicum)|common|an ounce)|looking|worth (?:his|her|their)|in (?:his|her|their) right mind|awake|sensible|halfway)\b/g,
    who: 'anyone',
    asked: true,
    also: ({ rest }) => /\b(?:would|could|should|knows?|must|sees?|can)\b/.test(rest),
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:warning|red|danger|tell-tale|telltale|alarm|clear|early|all the|obvious|unmistakable) (?:\w+ )?(?:signs?|flags?|signals?|bells|lights?|clues|symptoms|indications) (?:was|were|had been|are|is|should|must|rang|stood) (?:all |always |right |already |plainly |clearly |simply |just )*(?:there|clear|missed|ignored|everywhere|obvious|impossible|unmistakable|plain|visible|overlooked|staring|disregarded|present from|not heeded|unheeded|waved|ringing|for all)\b/g,
    who: 'anyone',
    also: notDenied,
  },
  {
    category: 'hindsight',
    pattern: /\bthe signs were (?:all |everywhere|there|clear|plain|unmistakable)/g,
    who: 'anyone',
    also: notDenied,
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:entirely|wholly|completely|easily|totally|perfectly|utterly|eminently|altogether|fully|so|absolutely|readily|clearly) (?:avoidable|preventable|foreseeable|predictable|needless|unnecessary|detectable)\b|\b(?:avoidable|preventable|needless) (?:harm|death|deaths|tragedy|error|mistake|accident|disaster|failure|blunder|outage)\b/g,
    who: 'anyone',
    also: (place) =>
      notDenied(place) &&
      !/\b(?:rate|rates|fraction|share|proportion|definition|category|measure|metric|programme|program|estimates?)\b/.test(
        place.sentence.low,
      ),
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:inexcusable|unacceptable|unforgivable|unpardonable|indefensible|shocking|appalling|disgraceful|shameful|scandalous|outrageous|unbelievable|astonishing|staggering|incredible|beyond belief|mind-boggling|inconceivable|baffling|deplorable|lamentable|unconscionable|incomprehensible|a disgrace|a scandal|laughable|ludicrous|ridiculous|absurd|embarrassing)\b/g,
    who: 'anyone',
    also: (place) => notDenied(place) && verdictOnPeople(place),
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:it |this |that )?(?:beggars|defies|beyond) (?:all )?(?:belief|explanation|comprehension|logic|understanding)\b/g,
    who: 'anyone',
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:an? (?:\w+ )?(?:accident|disaster|catastrophe|tragedy|failure) (?:that was )?(?:waiting|just waiting) to happen|only a (?:matter|question) of time|writing (?:was )?on the wall|written all over|staring (?:\w+ )(?:straight |right )?in the face|(?:right |directly |straight )?(?:in front of|under) (?:his|her|their|our|everyone's|everybody's) (?:own |very )?(?:nose|noses|eyes)|there for (?:all|everyone|anyone) to see|in plain sight|plain as day|plain to see|clear as day|for all to see|hard to miss|impossible to (?:miss|overlook|ignore)|(?:could|can) (?:hardly|not|scarcely) (?:be|have been) (?:missed|overlooked|clearer|more obvious|plainer)|couldn't be (?:clearer|missed)|no way (?:to|anyone could|of) (?:overlook|miss|ignore|missing)|(?:was|were) (?:always )?(?:going|bound|destined|certain|doomed) to (?:fail|break|happen|go wrong|end)|heading for (?:disaster|trouble)|an open secret|saw it coming|seen it coming|see (?:it|this|that) coming|could (?:all )?see (?:it|this) coming|knew full well|know full well|knew perfectly well|well aware (?:that|of)|had to know|must have (?:known|realised|realized|noticed|seen)|foregone conclusion)\b/g,
    who: 'anyone',
    also: (place) =>
      notDenied(place) &&
      (!/^in plain sight|well aware/.test(place.match) ||
        isSomebody(place.subject) ||
        /hid/.test(place.before)) &&
      !(/in front of|under/.test(place.match) && place.subject.standing === 'none'),
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:surely|how) (?:somebody|someone|anyone|anybody|they|he|she|a \w+|the \w+) (?:must|should|would|could|might)\b/g,
    who: 'anyone',
    asked: true,
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:no|there (?:is|was|were) no) (?:reasonable|sensible|competent|decent|good|conceivable|possible|earthly|plausible|self-respecting|careful|proper) (?:\w+ )?(?:\w+ )?(?:would|could|reason|explanation|excuse|justification)\b/g,
    who: 'anyone',
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:any(?:one)?|every) (?:\w+ )?(?:technician|nurse|doctor|driver|operator|engineer|officer|teacher|clerk|manager|pilot|student|first-year \w+|clinician|professional|child|trainee|developer|\w+ist) (?:knows|would know|should know|could have told|can tell|would tell|could tell|learns)\b/g,
    who: 'anyone',
    asked: true,
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:it|this) (?:is|was|seems?) (?:frankly |simply |quite |truly |utterly |hard to |difficult to )*(?:unforgivable|inexcusable|unbelievable|astonishing|incredible|extraordinary|remarkable|amazing|hard to (?:believe|understand|see (?:why|how))|difficult to (?:believe|understand)|(?:believe|understand)|surprising|beyond me|a mystery) (?:that|how|why)\b/g,
    who: 'anyone',
    also: ({ rest, match }) =>
      !/surprising|remarkable|a mystery/.test(match) ||
      /\b(?:nobody|no one|not|n't|failed|never|ignored|missed)\b/.test(rest),
  },
];

/** "Clearly wrong" judges; "clearly shown" describes a screen. */
function clearlyJudged(place: Place): boolean {
  const { rest, match, subject, clauseBefore, before } = place;
  if (denied.test(clauseBefore)) return false;
  if (/of course$/.test(match.trim()) && /^ (?:of|in|on|correction|work|material)/.test(rest)) return false;
  if (/evidently|predictably|inevitably|undoubtedly|surely|of course|needless/.test(match)) {
    return /\b(?:wrong|should|knew|know|missed|failed|going to|did not|didn't|nobody|no one|somebody|someone|must|fault|mistake|nonsense|ignored|break|fail)\b/.test(
      rest,
    );
  }
  if (
    /^ (?:shown|displayed|labelled|labeled|marked|visible|stated|written|audible|defined|documented|separated|printed|indicated|listed|set out|described|explained|shows?|states?|says|distinguish\w*|readable|legible|named|identified|signposted|communicated|laid out|recorded|presented|marks|lists|worded|lit)\b/.test(
      rest,
    )
  )
    return false;
  const starts = /^\s*$/.test(before) || /^[,;:—–.]/.test(match);
  if (starts) return !/^,? (?:shown|marked)/.test(rest);
  return (
    isSomebody(subject) ||
    /^ (?:a |an |the )?(?:wrong|nonsense|mistake|inadequate|flawed|unsafe|absurd|false|implausible|too|not)\b/.test(
      rest,
    )
  );
}

function verdictOnPeople({ subject, sentence, match }: Place): boolean {
  if (
    /unacceptable|incredible|staggering|shocking|absurd|ridiculous|embarrassing|astonishing|baffling|ludicrous|laughable/.test(
      match,
    )
  ) {
    return (
      subject.standing !== 'system' &&
      !/\b(?:range|error rate|threshold|risk|level|latency|noise|criteria|limits?|values?|delay time|output|answers?)\b/.test(
        sentence.low,
      )
    );
  }
  return true;
}
