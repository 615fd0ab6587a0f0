/**
 * Rules about explanations that end too early: an "error" of somebody, and one single cause. Typed content.
 */
import { isSomebody, somebodyOwns } from './noun-phrase.ts';
import type { BlameRule, Place } from './blame-rule.ts';

export const causeRules: readonly BlameRule[] = [
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
      somebodyOwns(sentence.low.slice(from, to - (/\S+$/.exec(match)?.[0].length ?? 0))) &&
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
];

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
