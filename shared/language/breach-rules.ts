/**
 * Rules about rules: what somebody did against one. Typed content.
 */
import { agentOf, isSomebody, somebodyOwns } from './noun-phrase.ts';
import type { BlameRule } from './blame-rule.ts';

export const breachRules: readonly BlameRule[] = [
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
