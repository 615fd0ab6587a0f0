/**
 * Finds wording that blames: asks every rule, then takes back what is not the writer's verdict - somebody else's words,
 * a denial, a question, what could happen, an act whose condition is given. Pure.
 */
import { breachRules } from './breach-rules.ts';
import { causeRules } from './cause-rules.ts';
import { counterfactualRules } from './counterfactual-rules.ts';
import { Place } from './blame-rule.ts';
import type { BlameRule } from './blame-rule.ts';
import { isSomebody, phraseAfter } from './noun-phrase.ts';
import { everydayRules } from './everyday-rules.ts';
import type { BlameCategory } from './hint.ts';
import { idiomRules } from './idiom-rules.ts';
import { hindsightRules } from './hindsight-rules.ts';
import { omissionRules } from './omission-rules.ts';
import { peopleRules } from './people-rules.ts';
import type { Sentence } from './sentence.ts';
import { traitRules } from './trait-rules.ts';
import { verdictRules } from './verdict-rules.ts';

export interface BlameFound {
  readonly category: BlameCategory;
  readonly place: Place;
}

const rules: readonly BlameRule[] = [
  ...hindsightRules,
  ...peopleRules,
  ...counterfactualRules,
  ...omissionRules,
  ...breachRules,
  ...idiomRules,
  ...everydayRules,
  ...traitRules,
  ...verdictRules,
  ...causeRules,
];

/** Every place of a sentence that blames, in the order of the text; of two that overlap the longer one. */
export function readBlame(sentence: Sentence): readonly BlameFound[] {
  if (isReported(sentence)) return [];
  const found: BlameFound[] = [];
  for (const rule of rules) {
    for (const match of sentence.low.matchAll(rule.pattern)) {
      const place = new Place(sentence, match);
      if (holds(rule, place)) found.push({ category: rule.category, place });
    }
  }
  return withoutOverlaps(found);
}

function holds(rule: BlameRule, place: Place): boolean {
  if (rule.who === 'somebody' && !isSomebody(place.subject)) return false;
  if (rule.who === 'no-system' && place.subject.standing === 'system') return false;
  if (rule.also?.(place) === false) return false;
  if (rule.asked !== true && isOpenQuestion(place.sentence)) return false;
  if (rule.verdict === true && (isDenied(place) || isAboutWords(place.sentence))) return false;
  if (rule.explained === true && isExplained(place)) return false;
  if (rule.who === 'somebody' && rule.supposed !== true && isSupposed(place)) return false;
  return !isRefused(place);
}

/** Somebody else's words without quotation marks: "the family told us that …", "the regulator wrote that …". */
const reported: readonly RegExp[] = [
  /^\s*(?:according to|in the (?:words|view|opinion|eyes) of|as) (?:the |a |an |one |our |her |his |their )?(?:\w+ ){0,3}?(?:family|patient|patients|mother|father|daughter|son|wife|husband|relatives?|carers?|regulator|coroner|union|newspaper|article|complaint|claimant|passenger|customer|interviewees?|witness\w*|driver|nurse|operator|student|press|ntsb|letter|statement|judge|court|tribunal|staff|staff member|caller|him|her|them)\b/,
  /^\s*(?:the |a |an |one |two |three |several |some |our |her |his |their |another |both )?(?:[\w-]+ ){0,3}?(?:family|patient|patients|mother|father|daughter|son|wife|husband|sister|brother|relatives?|carers?|parents?|regulator|coroner|unions?|newspapers?|article|complaint|claimant|passengers?|customers?|interviewees?|witness(?:es)?|students?|press|ntsb|letter|tribunal|court|judge|caller|colleagues?|staff|nurses?|operators?|drivers?|doctors?|registrar|pharmacist|clinicians?|respondents?|participants?|members?|midwife|teacher|clerk|officer|engineer|she|he|they)(?:(?: (?!(?:should|could|would|must|might|never|not|nothing|failed|had|have|ought|nobody|without|and|but)\b)\w+){0,4}?)? (?:told (?:us|the panel|the review|the inquiry|reviewers?)|said|says|wrote|felt|feels|described (?:how|feeling|being)|recalled|remembered|reported (?:that|feeling)|explained|stated|recounted|expressed|testified|believed|worries?|worried|feared|asked whether|asked why)\b/,
];

function isReported({ low }: Sentence): boolean {
  if (/\b(?:claims?|claimed|alleg\w+|purport\w*)\b/.test(low)) return false;
  return (
    reported.some((pattern) => pattern.test(low)) &&
    !/^\s*(?:staff|he|she|they|the \w+) said nothing\b/.test(low)
  );
}

function isOpenQuestion({ raw, low }: Sentence): boolean {
  return (
    /\?\s*["'”’)]*\s*$/u.test(raw) &&
    /^\s*(?:(?:if|when) [^,]+, )?(?:did|was|were|is|are|does|do|has|had|have|could|can|would|what|how|which|where|when|who|in what|under what|at what|to what)\b/.test(
      low,
    )
  );
}

/** Said not to be so, before or after: "is not to blame", "rather than carelessness", "… is not supported". */
function isDenied(place: Place): boolean {
  const before = place.clauseBefore.replaceAll(/\bnot (?:only|just|merely|simply)\b/g, ' ');
  if (
    /\b(?:not|never|no|nobody|none|neither|nor|without|rather than|instead of|beyond|hardly|far from|whether|avoid\w*|against|rejects?|rejected|refrain\w*|den(?:y|ies|ied)|disput\w+|unsupported|cannot|free of|free from|stop short of|ruled? out|rules out|more than|unfair to|wrong to|nothing)\b[^.]*$/.test(
      before,
    )
  )
    return !/\bno (?:doubt|question)\b/.test(before);
  if (/n't\b[^.]*$/.test(before)) return true;
  if (
    /\b(?:rather than|instead of|and not|not)\b[^,;:]*$/.test(place.before.slice(-40)) &&
    !/\bnot (?:only|just|merely|simply)\b/.test(place.before)
  )
    return !/\b(?:but|it was|it is)\b/.test(place.before.slice(-40));
  return (
    (/^[^,;:.]{0,60}\b(?:is|are|was|were|does|do|did|would|has|have|had|can|could) (?:not|never|no)\b(?! \w+ing\b)/.test(
      place.rest,
    ) &&
      !isSomebody(place.subject)) ||
    (/^[^,;:.]{0,60}\b(?:isn't|aren't|wasn't|weren't|doesn't|didn't|cannot)\b/.test(place.rest) &&
      place.subject.standing === 'none') ||
    /\b(?:is|was|were|are) (?:not supported|unsupported|rejected|withdrawn|ruled out|unfounded|too (?:simple|easy|early|narrow))\b/.test(
      place.rest,
    ) ||
    /\bwould (?:end|stop|close|miss|hide) /.test(place.rest)
  );
}

/** The sentence is about a word, a rule for writing, or the purpose of the review. */
function isAboutWords({ low }: Sentence): boolean {
  return /\b(?:we avoid|avoid(?:s|ed|ing)? (?:writing|saying|the|words|using|blam\w+)|the (?:words?|terms?|phrases?|labels?|wording|expression|concept|notion|idea|question) (?:of |that |\u0001|"|'|“|who |careless|human|negligen|blame|is|was|for)?|ground rules?|purpose of (?:this|the|our|a)|aims? of (?:this|the|our)|this (?:review|report|section|panel|document|process|form) (?:does|did|is|was|will|has|seeks|asks|makes) (?:not|no)\b|not (?:our|the) (?:job|purpose|task|aim|role)|call(?:ing|s|ed)? (?:this|it|that)|labell?ing (?:this|it|that|anyone)|blam(?:e|ing) (?:is|was|gets|tells|ends|leads|stops|does|teaches|discourages|makes|would|hides)|easy to (?:blame|call|say|think|write|judge)|tempting to|(?:does|do|did) not (?:help|mean|assign|allocate|apportion|decide|ask)|(?:wrong|unfair|unhelpful|pointless|not helpful|too simple|premature|a mistake) to (?:blame|call|say|speak|put|conclude|judge)|without (?:blam|assign|judg|apportion|fear|find)|nobody (?:is|was|should be) (?:blamed|to blame|at fault)|learning,? not|not (?:about|looking for|here to)|definitions?|glossary|chapter|literature|textbook(?! (?:case|example|instance))|research on|studies of|studied|stud(?:y|ies) (?:of|on|show\w*|found)|training on|workshop on|talk on|lecture on|might conclude|could conclude|is a (?:legal|medical|technical|statistical) term|legal term|in law\b)\b/.test(
    low,
  );
}

const ownMotive =
  /\b(?:he|she|they|nobody|no one)(?: \w+)? (?:was|were|had|did|could not be|couldn't be|thought|assumed|felt|wanted|forgot|failed|didn't|preferred|is|are)\b(?! (?:not )?(?:told|given|shown|alone|called|busy|trained|able|on (?:shift|duty)|at|in|caring|helping|dealing|short|asked|interrupted))/;
const harmDone =
  /\b(?:died|death|harm\w*|injur\w+|suffer\w*|worse\w*|damage\w*|lost|delayed|consequences?|result|overdose|crash\w*|paid the price)\b/;
const happened =
  /\b(?:since|as|when|while) (?:the|its|no|there|two|both|an?|it|that|this|of) (?:[\w-]+ ){1,6}?(?:was|were|is|are|had|has|did|does|shows?|showed|looks?|looked|came|went|arrived|froze|offered?s?|hid|hides|ran|stood|takes?|took|gives?|gave|lay|covered|covers)\b/;
const thingWas = /\b(?:the|a|an|two|no) (?:[\w-]+ ){0,4}?(?:was|were|is|are|had|has|did|showed|shows)\b/;

/** The same sentence gives what shaped the act: "because the viewer was blocked", ": the dialog offers two buttons". */
function isExplained(place: Place): boolean {
  const { rest, before } = place;
  const because = /(?:\bbecause\b|, (?:as|since|which|and the)\b)(.+)$/u.exec(rest)?.[1];
  if (because !== undefined && !ownMotive.test(because) && !harmDone.test(because)) return true;
  const aside = /[;:—–](.+)$/u.exec(rest)?.[1];
  if (aside !== undefined && !ownMotive.test(aside) && !harmDone.test(aside)) {
    const { standing } = phraseAfter(place.sentence, place.sentence.low.length - aside.length);
    if (standing === 'system' || standing === 'thing') return true;
  }
  if (happened.test(rest)) return true;
  if (/\bbecause [^,;:]*,[^,;:]*$/.test(before)) return true;
  return (
    /\b(?:so|which is why|that is why|therefore|as a result)\b[^,;:]*$/.test(before) && thingWas.test(before)
  );
}

/** What could happen or is guarded against, not what somebody did. */
function isSupposed(place: Place): boolean {
  const { clauseBefore, before, match, rest } = place;
  if (
    /\b(?:can|may|might|cannot|can't|tends? to|likely to|liable to|easy to|easier to|possible to|how|lets?|allows?|invites?|helps?|prone to|risks? (?:of|that)|prevents?|preventing|stops?|keeps?|whether|unlikely to|designed (?:to|for)|in case|so that|for (?:people|users|staff|those|anyone) (?:who|to)|reason (?:why )?(?:people|users|staff))\b[^,;:]*$/.test(
      clauseBefore,
    )
  )
    return true;
  const past =
    /ed\b|\b(?:did|didn't|was|were|had|forgot|misread|let|went|cut|took|made|got|broke|lost|put|left|sat|never)\b/.test(
      match,
    );
  if (
    !past &&
    /(?:^|[,;:]\s*|\b(?:and|then) )(?:if|when|whenever|unless|where|wherever|should|each time|every time|in case)\b[^,;:]*$/.test(
      before,
    )
  )
    return true;
  if (
    !past &&
    /\b(?:if|when|whenever|where|unless) (?:a|an|any|the|users?|staff|people|somebody|someone|nobody|no one)\b[^,;:]*$/.test(
      before,
    )
  )
    return true;
  return (
    /\b(?:may|might|can|could) $/.test(before) ||
    /^ (?:is|are|was|were) (?:a |one )?(?:known|foreseeable|anticipated|expected)\b/.test(rest)
  );
}

/** "There is no evidence that …", "nobody …ed wrongly", "did nothing wrong". */
function isRefused(place: Place): boolean {
  const { before } = place;
  return /\b(?:no (?:evidence|sign|indication|suggestion|reason to (?:think|believe)|finding|record)|(?:not|n't) (?:suggest|mean|imply|show|find|think|believe|say|conclude|accept)|does not follow|nothing (?:suggests|shows|indicates)|(?:dispute|reject|rejects|rejected|withdrew|den(?:y|ies|ied)|doubt)s?(?: the (?:idea|claim|view|notion|suggestion))?|wrong to (?:say|think|conclude)|unfair to (?:say|think|conclude)|(?:idea|claim|view|notion|suggestion|allegation) that)\b[^;:]*$/.test(
    before,
  );
}

function withoutOverlaps(found: readonly BlameFound[]): readonly BlameFound[] {
  const byLength = [...found].sort((a, b) => b.place.to - b.place.from - (a.place.to - a.place.from));
  const kept: BlameFound[] = [];
  for (const one of byLength) {
    if (kept.every(({ place }) => place.to <= one.place.from || place.from >= one.place.to)) kept.push(one);
  }
  return kept.sort((a, b) => a.place.from - b.place.from);
}
