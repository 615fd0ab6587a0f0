/**
 * Rules for the idioms of fault-finding: what people say of somebody without using a word of blame. Nearly all of them
 * hold only where somebody is the subject. Typed content.
 */
import { isSomebody, somebodyOwns } from './noun-phrase.ts';
import type { BlameRule } from './blame-rule.ts';

const poor =
  'poor|bad|terrible|awful|appalling|dreadful|wretched|abysmal|woeful|lousy|substandard|sub-standard|shoddy|sloppy|slipshod|inadequate|insufficient|deficient|lax|careless|incompetent|half-hearted|unprofessional|amateurish|negligent|unacceptable|unsatisfactory|lazy|rushed|botched|misguided|ill-judged|ill-considered|ill-advised|short-sighted|cavalier|perfunctory|cursory|lacklustre|second-rate|feeble|questionable|reckless|thoughtless|inept|mediocre|disappointing|inexcusable';

const phrases = (list: string): RegExp => new RegExp(`\\b(?:${list})\\b`, 'g');

const virtues =
  'vigilant|careful|attentive|alert|diligent|thorough|professional|honest|conscientious|cautious|competent|capable|interested|motivated|focused|focussed|concentrating|responsible|rigorous|curious|critical|assertive|proactive|observant|awake|listening|good enough|up to (?:the|it|his|her|their|scratch|standard)|doing (?:his|her|their|its) jobs?|on the ball|bothered|serious|sceptical|skeptical|mindful|prepared to (?:listen|ask|check|admit)|thinking|trying|fit (?:for|to)|engaged|committed|truthful|transparent|open about|strict|firm|brave|strong|sensible|wise|quick|fast';

export const idiomRules: readonly BlameRule[] = [
  {
    category: 'character',
    pattern: new RegExp(
      `\\b(?:was|were|is|are|been|being|be)(?:n't| not| never| hardly| scarcely| anything but| far from| nowhere near| insufficiently)(?: being| been)?(?: sufficiently| particularly| very| really| properly| at all| exactly| nearly| even)* (?:${virtues})\\b`,
      'g',
    ),
    who: 'somebody',
    explained: true,
    also: ({ rest }) => !/^ (?:enough )?(?:for|to (?:see|reach|catch))\b/.test(rest),
  },
  {
    category: 'character',
    pattern: new RegExp(
      `\\b(?:did|does|do|has done|have done|made|put in|gave) (?:a |an |such a |some )?(?:\\w+ly )?(?:${poor}) (?:\\w+ )?(?:jobs?|work|effort|performance|account|attempt|impression|handover|explanation|briefing)\\b`,
      'g',
    ),
    who: 'somebody',
    explained: true,
  },
  {
    category: 'character',
    pattern: new RegExp(
      `\\b(?:${poor}|weak|incorrect|improper|unsafe|inappropriate|wrong|flawed|slow|late|delayed|faulty) (?:[\\w-]+ ){0,2}?[\\w-]+ (?:by|from|on the part of|among|amongst)\\b`,
      'g',
    ),
    who: 'anyone',
    verdict: true,
    also: ({ after, match }) =>
      isSomebody(after) &&
      !/\b(?:delayed|late|slow|wrong) (?:\w+ )*(?:alerts?|letters?|e-?mails?|calls?|messages?|reports?|results?|discharges?|feedback) (?:by|from)/.test(
        match,
      ),
  },
  {
    category: 'character',
    pattern: new RegExp(
      `\\b(?:was|were|is|are|has been|had been|proved|remained) (?:simply |frankly |clearly |very |rather |quite |truly |utterly |just |so |often |plainly )*(?:${poor}|poorly|lacking|wanting|below (?:par|standard|the (?:standard|level))|not good enough|far from (?:good|ideal)|at fault|wrong)\\b`,
      'g',
    ),
    who: 'no-system',
    verdict: true,
    also: ({ before, subject, rest, match }) =>
      (/(?:[\p{L}-]+'s|s'|\b(?:his|her|their|our)) (?:\p{L}+ ){1,3}$/u.test(before) &&
        somebodyOwns(before.replace(/\S+\s+$/u, '')) &&
        /judge?ment|decision|conduct|behaviou?r|attitude|handling|work|performance|practice|response|supervision|communication|leadership|reaction|effort|approach|discipline|attention|technique|documentation|preparation|choice|reading|assessment|planning|explanation|call|driving|actions?|reporting|record-keeping|airmanship|reasoning|assumption/.test(
          subject.head,
        )) ||
      (isSomebody(subject) &&
        (/wrong$/.test(match)
          ? /^ (?:to|in|about|for|not to)\b/.test(rest)
          : !/^ (?:lit|equipped|served|designed|written|staffed|placed|paid)/.test(rest))),
  },
  {
    category: 'adverb',
    pattern:
      /\b(?:acted|act|behaved|behave|responded|reacted|performed|handled|conducted|dealt|proceeded|worked|went about|managed|drove|supervised) (?:[\w' ]{0,30}? )?(?:irresponsibly|unprofessionally|recklessly|carelessly|inappropriately|badly|poorly|improperly|foolishly|stupidly|rashly|hastily|in bad faith|without thinking|without (?:due )?care|without authority|in haste|negligently|too (?:slowly|late|hastily|quickly)|slowly|in an? \w+ (?:manner|way|fashion)|selfishly|thoughtlessly|incompetently|shamefully|disgracefully|arrogantly|impulsively|as if|like (?:a|an) \w+)\b/g,
    who: 'somebody',
    explained: true,
    also: ({ match }) =>
      !/in an? (?:timely|good|careful|proper|normal|usual|similar|consistent|standard|professional|appropriate|calm|different|safe|reasonable|sensible|supportive|expected|prescribed|trained) /.test(
        match,
      ) && !/(?:as if|slowly)$/.test(match),
  },
  {
    category: 'omission',
    pattern: phrases(
      "jump(?:ed|ing|s) (?:straight )?to (?:the |a |his |her |their )?(?:wrong )?conclusions?|abdicat(?:ed|ing|es)|lost control(?: of)?|lost interest|lost the plot|lost patience|went through the motions|going through the motions|tick(?:ed|ing) (?:the|a|another) box(?:es)?|paid lip service|stopp(?:ed|ing) (?:thinking|checking|caring|looking|asking|listening|paying)|(?:chose|decided|opted|elected|preferred) (?:not to|to (?:ignore|skip|disregard|do nothing|look away|trust|rely|bypass|override|press on|carry on|let|gamble|cut|hide|wait and see|leave it|keep quiet|say nothing))|made (?:no|little|not the slightest|no real|hardly any|scant) (?:effort|attempt)|made no (?:effort|attempt)|took no (?:interest|notice|action|steps|responsibility|care)|takes no (?:interest|responsibility)|show(?:ed|s|ing|n) (?:no|little|scant|a lack of|a complete lack of|complete disregard|a total disregard|total disregard|disregard|contempt|indifference|poor|bad|a cavalier|a reckless|such a|total lack)|ha(?:d|s|ve) (?:no|little) (?:business|right|excuse|interest|intention|regard|respect|grasp|grip|clue|understanding of (?:his|her|their)|sense of (?:urgency|responsibility|duty))|had (?:absolutely |clearly |obviously )?no idea (?:what|how|why)|could(?:n't| not) be relied (?:up)?on|could(?:n't| not) even|(?:was|were) (?:too )?(?:taken in|fooled|duped|lulled|seduced|dazzled|bamboozled|hoodwinked|blinded) (?:by|into)|got (?:carried away|lazy|complacent|sloppy|careless|cocky|caught up|it into (?:his|her|their) head)|gr(?:ew|own|owing) (?:complacent|lazy|careless|sloppy|slack|too comfortable|over-?confident)|bec(?:ame|ome|oming) (?:too )?(?:complacent|lazy|careless|sloppy|slack|comfortable|over-?confident|over-?reliant|dependent|blas[eé]|blind)|g(?:ave|iven) (?:up|in) (?:too|at|on|without)|walk(?:ed|ing) away from (?:the|his|her|their)|left (?:\\w+ )+(?:unattended|unsupervised|to (?:his|her|their) fate|to chance|in the lurch|to fend|high and dry)|leav(?:e|ing) (?:everything|it all|the \\w+) to (?:the|a) (?:machine|computer|ai|tool|software|algorithm|system|model)|left (?:it|everything|the thinking|the decision|the work|the job|all of it) (?:all )?to the (?:machine|computer|ai|tool|software|algorithm|system|model)",
    ),
    who: 'somebody',
    explained: true,
    also: ({ match, rest }) =>
      (!/^gave in to|had no (?:right)/.test(match) &&
        !/^(?:had|has|have) (?:no|little) (?:interest|right)$/.test(match)) ||
      /^ in (?:checking|reading|the|listening|hearing|asking|learning)|^ to\b/.test(rest),
  },
  {
    category: 'omission',
    pattern: phrases(
      "rush(?:ed|ing) (?:through|into|the|it|her|his|their|to)|hurr(?:ied|ying) (?:through|the|it|her|his|their)|gambl(?:ed|ing) (?:with|on|that)|(?:took|taking) (?:a|an|the|one|unnecessary|needless|undue) (?:\\w+ )?(?:chance|chances|gamble|punt|risk|risks)|wing(?:ed|ing) it|guess(?:ed|ing) (?:wildly|instead|rather than)|muddl(?:ed|ing) (?:through|up)|bluff(?:ed|ing)|play(?:ed|ing) (?:god|fast|games|russian)|mucked about|fool(?:ed|ing) around|mess(?:ed|ing) (?:about|around)|tamper(?:ed|ing) with|meddl(?:ed|ing) with|interfer(?:ed|ing) with|overstepp(?:ed|ing)|exceed(?:ed|ing) (?:his|her|their|its) (?:authority|powers|remit|brief)|(?:jeopardi[sz]|endanger|compromis|sabotag|undermin|betray)(?:ed|ing|es)?|endangered|endangering|put(?:ting|s)? (?:[\\w' ]{1,40}? )?(?:at risk|in danger|in harm's way|lives|before (?:safety|patients|people|quality)|ahead of (?:safety|patients|people|quality)|first and (?:safety|patients))|put (?:speed|convenience|profit|profits|targets|money|cost|ego|career|comfort|savings) (?:before|ahead of|above|over)|car(?:ed|es|ing) more about|thought only of|conceal(?:ed|ing)|cover(?:ed|ing) up|falsif(?:ied|ying)|fabricat(?:ed|ing)|fudg(?:ed|ing)|pretend(?:ed|ing)|shirk(?:ed|ing)|duck(?:ed|ing) (?:the|out|his|her|their|responsibility)|hid (?:behind|the|it|this|their|his|her)|hiding behind|hide behind|squander(?:ed|ing)|mislead(?:ing)?|deceiv(?:ed|ing)|over-?reli(?:ed|ance|ant|es) (?:on)?|over-?depend(?:ent|ed|ence) on|(?:too|overly) (?:reliant|dependent|trusting|credulous) (?:on|of)|rel(?:ied|ying|y) (?:blindly|too (?:heavily|much)|entirely|slavishly|unthinkingly|solely|lazily) on|swallow(?:ed|ing)|parrot(?:ed|ing)|fell (?:for|asleep|short|below|into the trap|foul)|caved(?: in)?|buckled under|froze|panick(?:ed|ing)|dither(?:ed|ing)|lash(?:ed|ing) out|storm(?:ed|ing) (?:off|out)|sulk(?:ed|ing)|skiv(?:ed|ing)|slack(?:ed|ing) off|coast(?:ed|ing)|underperform(?:ed|ing|s)|err(?:ed|s)\\b|misbehav(?:ed|ing)|misappl(?:ied|ying)|overreact(?:ed|ing)|under-?estimat(?:ed|ing) the (?:danger|risk)|push(?:ed|ing) (?:it|this|the \\w+) through|barged|bulldoz(?:ed|ing)|bull(?:ied|ying)|bodg(?:ed|ing)|slapp(?:ed|ing) together|threw together|thrown together|could(?:n't| not) resist|let (?:it|this|that|them|everything|standards|the \\w+|his \\w+|her \\w+|their \\w+) (?:slide|slip|happen|drift|lapse|fester|through|cloud|get out of hand|run away|do (?:the|all|his|her|their))|condon(?:ed|ing)|tolerat(?:ed|ing) (?:poor|bad|sloppy|such|this|unsafe)|presided over|oversaw (?:a|this) (?:mess|fiasco|disaster|shambles)|wast(?:ed|ing) (?:precious|valuable|time|everyone|hours|days)|made (?:excuses|a mess|a mockery|fools)|got (?:away with)|threw (?:away|caution)|blind(?:ed)? to the|fixat(?:ed|ing) on|tunnel[- ]vision(?:ed)?|sleepwalk(?:ed|ing)?|turned up (?:late|unprepared)|on (?:his|her|their) watch|against (?:his|her|their) better judge?ment|sat back|nodded (?:it|them|the \\w+) through|signed (?:it|this|them|the \\w+) (?:off )?(?:blind|unread|without)|went along with|drop(?:ped|ping) (?:his|her|their) guard|dropped the ball|(?:let|letting) (?:his|her|their) guard",
    ),
    who: 'somebody',
    explained: true,
    also: ({ match, subject, rest, before }) =>
      (!(subject.standing === 'patient' && /froze|panick|fell/.test(match)) &&
        !/\b(?:was|were|been|be|being) (?:\w+ )?$/.test(
          before.replace(/\b(?:been|was|were) (?=.*over-?reli|.*depend)/, ''),
        ) &&
        !/^(?:fell short|coasted|froze) (?:over|by)/.test(match + rest)) ||
      (/over-?reli|over-?depend|(?:too|overly)|blind|fixat|on (?:his|her|their) watch|sleepwalk|push/.test(
        match,
      ) &&
        isSomebody(subject)),
  },
  {
    category: 'omission',
    pattern:
      /\b(?:instead of|rather than) (?:checking|asking|thinking|watching|reading|listening|looking|doing (?:his|her|their) jobs?|following|escalating|calling|verifying|questioning|using (?:his|her|their) (?:own )?(?:judge?ment|heads?|eyes|brains?)|raising|waiting|reporting|speaking|opening|the road|admitting|seeking|taking (?:responsibility|a moment|the time))\b/g,
    who: 'somebody',
    explained: true,
    also: ({ clauseBefore, sentence }) =>
      !/\b(?:panel|review|we|reviewers)\b/.test(clauseBefore) &&
      !/\b(?:can|may|could|must|should|will|would|to)\b/.test(clauseBefore) &&
      !/^\s*instead of/.test(sentence.low),
  },
  {
    category: 'character',
    pattern:
      /\b(?:looking at|playing (?:with|on)|glued to|staring at|checking|busy with|on|watching|reading) (?:his|her|their) (?:own |mobile |personal |social )?(?:phones?|mobiles?|tv|television|social media|messages|feed)\b/g,
    who: 'somebody',
    explained: true,
    also: ({ sentence }) => /\b(?:instead|rather|while|when|as)\b/.test(sentence.low),
  },
  {
    category: 'character',
    pattern:
      /\b(?:was|were|been|is|are|was busy|were busy) (?:busy )?(?:chatting|gossiping|texting|browsing|daydreaming|joking|messing|fooling|sleeping|dozing|napping|scrolling|arguing|watching television|watching tv|playing|flirting|asleep(?: on the job| at| when| while)?|elsewhere in (?:his|her|their) (?:mind|thoughts)|miles away|half-asleep|drunk|hung ?over|in (?:a|too much of a) (?:hurry|rush)|in no hurry|not in the mood|having an off day|out of (?:his|her|their|its) (?:depth|league)|out of order|out of line|out of control|nowhere to be (?:seen|found)|having a bad day|the ones? who|the (?:person|people|man|woman|individual|one) (?:who|to blame|responsible|at fault))\b/g,
    who: 'somebody',
    explained: false,
    also: ({ match, rest, subject }) =>
      subject.standing !== 'patient' || !/asleep|sleeping/.test(match)
        ? !(
            /who$/.test(match) &&
            /^ (?:noticed|spotted|reported|raised|asked|found|rang|called|saved|first|is|are|decides?|owns?)/.test(
              rest,
            )
          )
        : false,
  },
  {
    category: 'character',
    pattern: phrases(
      'rude|dismissive|defensive|evasive|obstructive|unhelpful|over-?reliant|over-?dependent|misguided|short-sighted|foolhardy|nonchalant|flippant|amateurish|unscrupulous|unethical|ill-disciplined|disinterested|uninterested|reckless|slow to (?:react|act|respond|notice|realise|realize|see)|late to (?:react|act|respond|notice)|quick to (?:dismiss|trust|accept|ignore)|happy to (?:let|trust|accept|ignore|click|sign|go along)|content to (?:let|trust|accept|ignore|click|sign)|all too (?:happy|willing|ready|eager)|only too (?:happy|willing|ready)|deaf to|blind to|asleep|unwilling to (?:listen|learn|check|ask|admit|follow|change|help|escalate)|reluctant to (?:listen|learn|check|ask|admit|follow|change|help|escalate)|too (?:\\w+ )?to (?:check|ask|listen|notice|read|look|care|admit|bother|think|question|follow|escalate|see what|open|call|understand)',
    ),
    who: 'somebody',
    verdict: true,
    also: ({ before, match, sentence, to }) =>
      /\b(?:was|were|is|are|been|being|be|became|seemed|and|or|too|simply|so|very|proved|remained|grew|got)\b(?: \w+)? $/.test(
        before,
      ) &&
      !/\btoo (?:busy|tired|short|small|far|late|faint|dark|long|fast|loud|quiet|ill|unwell|stretched|overloaded|few) to\b/.test(
        match,
      ) &&
      !(match === 'asleep' && /patient|child|baby/.test(sentence.low.slice(0, to))),
  },
  {
    category: 'culpability',
    pattern: phrases(
      'deserv(?:es|ed|e) (?:to (?:lose|be|pay|face|know better)|blame|punishment|whatever|everything|the sack|no sympathy|what (?:he|she|they) got)|(?:should|must|ought to) (?:lose (?:his|her|their)|go\\b|resign|step down|pay the price|never (?:work|be allowed|drive|be trusted)|not be (?:allowed|trusted) (?:near|to)|answer|have (?:his|her|their) (?:licen[cs]e|registration))|ha(?:s|ve) (?:serious |some )?questions to answer|happened on (?:his|her|their) watch|heads? (?:should|must|will|have to|need to) roll|had (?:it|this) coming|got off (?:lightly|scot)|(?:his|her|their) own worst enem(?:y|ies)|is no defen[cs]e|is (?:not |hardly |scarcely )?an? (?:poor |weak |lame |feeble )?excuse',
    ),
    who: 'anyone',
    verdict: false,
    also: ({ match, subject }) =>
      !/(?:should|must|ought to) (?:go|answer)$/.test(match) || isSomebody(subject),
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:his|her|their|the \w+'s|\w+'s) (?:only |feeble |lame |poor |usual )?(?:excuses?|pretext)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:total|complete|utter|abject|serious|gross|basic|systematic|profound|shocking|collective|fundamental|clear|manifest|spectacular|lamentable|dismal|personal|professional|sheer) (?:\w+ )?(?:failures?|failings?|dereliction|breakdown|lack|absence|abdication|neglect) (?:of|in) (?:\w+ )?(?:leadership|management|care|duty|supervision|judge?ment|nerve|professionalism|imagination|responsibility|discipline|attention|vigilance|common sense|oversight|integrity|competence|communication)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'culpability',
    pattern:
      /\b(?:failures?|failings?) (?:of|in) (?:leadership|duty|judge?ment|nerve|professionalism|supervision|discipline|responsibility|integrity|vigilance|management)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:human|staff|personal|individual|people's) (?:failings?|failures?|weakness(?:es)?|frailt(?:y|ies)|fallibility|carelessness|negligence|incompetence|stupidity|laziness)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:simply |badly |completely |utterly |just |all |both |clearly )?failed(?=[.,;!]| at | badly| miserably| completely| here| again| when it| on (?:every|all)| in (?:every|this|that)| to a)/g,
    who: 'somebody',
    also: ({ subject }) => subject.standing !== 'patient',
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:it )?(?:was|is) (?:a |an )(?:\w+ )?(?:mistake|error|blunder|error of judge?ment|folly) (?:to|of|for|by)\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ before, rest, after, match }) =>
      (/\bmistake was $|error was $/.test(before) ? true : !/\b(?:would|it's|it is) $/.test(before)) &&
      (isSomebody(after) ||
        (/to$/.test(match) &&
          /^ (?:trust|rely|accept|believe|let|leave|put|give|follow|override|ignore|assume|skip|approve|hire|buy|switch|sign|send)/.test(
            rest,
          ))),
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:mistake|error|sin|crime|failing|folly|fault) (?:here )?(?:was|is) (?:to|in|that (?:he|she|they|the \w+))\b/g,
    who: 'anyone',
    verdict: true,
    also: ({ before, subject }) => somebodyOwns(before) || isSomebody(subject),
  },
  {
    category: 'human-error',
    pattern: /\b(?:user|operator|staff|driver|nurse|clinician) (?:error|mistake)\b/g,
    who: 'anyone',
    verdict: true,
  },
  {
    category: 'single-cause',
    pattern:
      /\b(?:nothing (?:else|more|further|to) (?:to )?(?:learn|see here|be learned|be learnt|add|it|discuss|investigate)|end of story|case closed|(?:that|this) is all there is to it|nothing more to it|plain and simple|pure and simple|it's that simple|it is that simple|as simple as that|the buck stops (?:with|here)|(?:that|this) is the whole story|no (?:further|more) (?:questions|analysis|inquiry) (?:is |are )?(?:needed|required|necessary))\b/g,
    who: 'anyone',
    verdict: false,
  },
  {
    category: 'labels',
    pattern:
      /\b(?:so-called|self-styled|self-appointed|supposed|supposedly (?:trained|experienced|expert|qualified|senior|competent)|would-be) (?:experts?|professionals?|specialists?|\w+ists?|\w+ers?|nurses?|doctors?|clinicians?)\b|\bcall(?:s|ed)? (?:himself|herself|themselves|itself) (?:a |an )?(?:professionals?|experts?|nurses?|doctors?|engineers?|managers?|\w+ers?|\w+ists?)\b/g,
    who: 'anyone',
  },
  {
    category: 'labels',
    pattern:
      /\b(?:only a|what (?:kind|sort) of|no more sense than a|like a|such an?|complete|total|utter) (?:fool|idiot|moron|amateur|novice|imbecile|halfwit|clown|lunatic|disaster of a \w+)\b/g,
    who: 'anyone',
    asked: true,
  },
  {
    category: 'labels',
    pattern:
      /\bwhat (?:kind|sort) of (?:person|nurse|doctor|driver|manager|professional|operator|company|hospital|\w+er|\w+ist)\b/g,
    who: 'anyone',
    asked: true,
    also: ({ sentence, rest }) =>
      /\?/.test(sentence.raw) && !/^ (?:uses|is on|reads|would need|sees)/.test(rest),
  },
  {
    category: 'hindsight',
    pattern:
      /\b(?:this|that|it|such a thing) (?:could|can|would) only (?:happen|have happened|occur) (?:in|at|to|because|with)\b/g,
    who: 'anyone',
    also: ({ after }) => isSomebody(after),
  },
  {
    category: 'counterfactual',
    pattern:
      /\bif (?:only )?(?:(?:the|a|an|our|this|that|his|her|their|any) )?(?:[\w.'-]+ ){0,4}?had (?:only |just |simply |really )?been (?:doing|paying|watching|awake|looking|careful|listening|concentrating|on the ball|alert|vigilant|attentive|more|better|less|honest|thinking|there|at (?:his|her|their)|diligent|competent|thorough|willing|quicker|faster)\b/g,
    who: 'anyone',
    supposed: true,
    also: ({ match }) =>
      /\b(?:he|she|they|we|anyone|somebody|someone|nurse|doctor|supervisor|manager|driver|operator|team|staff|officer|\w+er|\w+or|\w+ist|\w+ian|people|crew|clerk|registrar|consultant|pilot|analyst|agent)s? had\b/.test(
        match,
      ) &&
      !/\b(?:scanner|sensor|server|monitor|banner|number|timer|parameter|computer|marker|trigger|order|letter) had\b/.test(
        match,
      ),
  },
  {
    category: 'counterfactual',
    pattern:
      /\b(?:was|were) (?:repeatedly |already |clearly |duly |explicitly |twice |specifically )?(?:warned|told|informed|alerted|reminded|trained)(?: [\w' ]{1,40}?)?,? (?:and|but|yet|and yet) (?:still |then |nevertheless |nonetheless |simply |just |again )*(?:did|ignored|chose|looked|went|carried|took|let|failed|refused|pressed|kept|continued)\b/g,
    who: 'somebody',
  },
  {
    category: 'character',
    pattern:
      /\b(?:a|any|every) (?:responsible|good|real|true|proper|conscientious|careful|serious|decent|diligent|competent|sensible) (?:employee|nurse|doctor|professional|clinician|driver|operator|engineer|officer|teacher|manager|pilot|analyst|editor|reviewer|worker|citizen|parent|passenger|user|agent|controller|supervisor|colleague|team|hospital|company|supplier|\w+ist|\w+ian) (?:reads?|checks?|knows?|asks?|looks?|notices?|calls?|rings?|stops?|thinks?|listens?|verifies|does|doesn't|never|always|escalates|follows|tests?|takes|keeps)\b/g,
    who: 'anyone',
  },
];
