/**
 * The kinds of AI failure: what was seen, what to look at next, and what to keep safe at once.
 * A kind says what was seen; the factor codes say why. It never says who.
 * Ids of kinds and of look-next items are keys in the review document: they are kept for ever.
 */
import { layerIds } from './layers.ts';
import type { Layer } from './layers.ts';

export interface LookNextItem {
  /** `<kind>.<what is looked at>`; the key of a tick in the document's `checks`. */
  readonly id: string;
  readonly text: string;
  /** To be looked at in the first hour; everything else can come later. */
  readonly firstHour?: boolean;
}

export interface FailureKind {
  readonly id: string;
  readonly name: string;
  /** What people noticed. */
  readonly seen: string;
  /** In the order of doing; those of the first hour come first. */
  readonly lookNext: readonly LookNextItem[];
  /** What will be gone soon if nobody keeps it. */
  readonly keepSafe: string;
  /** Layers in which factors are usually found; a start, not a limit. */
  readonly layers: readonly Layer[];
}

/** Seventeen kinds. A review may carry several, and may carry `unknownYet` until it is closed. */
export const failureKinds: readonly FailureKind[] = [
  {
    id: 'false-negative',
    name: 'False negative',
    seen: 'Something real was there, and the system did not raise it.',
    lookNext: [
      {
        id: 'false-negative.relied-on-silence',
        text: 'Find out what was done, or left undone, because nothing had been flagged.',
        firstHour: true,
      },
      {
        id: 'false-negative.look-back',
        text: 'Look back over cases of the same version, site and group of people for others like it.',
      },
      {
        id: 'false-negative.threshold',
        text: 'Check which threshold was set, by which role, and for which reason.',
      },
      { id: 'false-negative.input-quality', text: 'Check the quality of the input the system received.' },
      {
        id: 'false-negative.second-look',
        text: 'Check how the second look is designed, and whether it depends on the output.',
      },
    ],
    keepSafe: 'The input, the output and its score, the version and settings, and a capture of the screen.',
    layers: ['model', 'workflow', 'human'],
  },
  {
    id: 'false-positive',
    name: 'False positive',
    seen: 'The system raised something that was not there.',
    lookNext: [
      {
        id: 'false-positive.work-set-off',
        text: 'List the work, tests and worry that the flag set in motion.',
        firstHour: true,
      },
      {
        id: 'false-positive.predictive-value',
        text: 'Work out what share of flags are right here, with the numbers behind it.',
      },
      { id: 'false-positive.alert-load', text: 'Count the flags in a shift and how many are closed unread.' },
      {
        id: 'false-positive.threshold-owner',
        text: 'Find out which role sets the threshold, and when it was last set.',
      },
      {
        id: 'false-positive.trust',
        text: 'Ask the people using it what such flags have done to their trust in it.',
      },
    ],
    keepSafe: 'The log of alerts, and the log of alerts dismissed with their times.',
    layers: ['model', 'interface', 'workflow'],
  },
  {
    id: 'misprioritisation',
    name: 'Wrong place in the queue',
    seen: 'A case was placed higher or lower in the order than its need called for.',
    lookNext: [
      {
        id: 'misprioritisation.who-waited',
        text: 'Find out who waited because of it, and who may be waiting now.',
        firstHour: true,
      },
      {
        id: 'misprioritisation.rank-inputs',
        text: 'List the inputs to the ranking, and what each was on that day.',
      },
      { id: 'misprioritisation.tie-rules', text: 'Check how ties and missing values are placed.' },
      {
        id: 'misprioritisation.queue-owner',
        text: 'Find out which role owns the queue and can overrule its order.',
      },
      { id: 'misprioritisation.group-waits', text: 'Compare waiting times between groups of people.' },
    ],
    keepSafe: 'Copies of the queue with their times, before and after.',
    layers: ['model', 'workflow', 'governance'],
  },
  {
    id: 'faulty-recommendation',
    name: 'Faulty recommendation',
    seen: 'The next step that the system advised was not suitable.',
    lookNext: [
      {
        id: 'faulty-recommendation.acted-on',
        text: 'Find out whether the advice was acted on, and what can be undone.',
        firstHour: true,
      },
      {
        id: 'faulty-recommendation.guardrails',
        text: 'Check which guardrails exist for this class of advice.',
      },
      {
        id: 'faulty-recommendation.contraindications',
        text: 'Check whether the system had the data that spoke against the advice.',
      },
      { id: 'faulty-recommendation.scope', text: 'Check whether the case lay within the stated scope.' },
      {
        id: 'faulty-recommendation.wording',
        text: 'Look at how strongly the advice was worded, and whether that strength was earned.',
      },
    ],
    keepSafe: 'The prompt or inputs, the text of the advice, and the record of accepting or overriding it.',
    layers: ['model', 'interface', 'human'],
  },
  {
    id: 'workflow-amplification',
    name: 'Small error, wide spread',
    seen: 'A small error in an output travelled, and grew, through the work that used it.',
    lookNext: [
      {
        id: 'workflow-amplification.copies',
        text: 'Find every place to which the output was copied, sent or filed by itself.',
        firstHour: true,
      },
      { id: 'workflow-amplification.map', text: 'Draw how it spread, step by step, with times.' },
      {
        id: 'workflow-amplification.corrections',
        text: 'Make a list of records to correct and people to tell, with a role for each.',
      },
      {
        id: 'workflow-amplification.stop-points',
        text: 'Mark the points at which the spread could be stopped.',
      },
    ],
    keepSafe: 'The audit trail that shows where copies went, and when.',
    layers: ['workflow', 'interface', 'governance'],
  },
  {
    id: 'wrong-influence',
    name: 'Judgement shifted',
    seen: 'Nothing in the output was wrong, and yet it moved judgement in a direction that did not help.',
    lookNext: [
      {
        id: 'wrong-influence.sequence',
        text: 'Put in order when people formed their own view and when they saw that of the AI.',
        firstHour: true,
      },
      {
        id: 'wrong-influence.framing',
        text: 'Look at the order, defaults and wording in which the output was shown.',
      },
      {
        id: 'wrong-influence.confidence',
        text: 'Check how certain the display looked, against how certain it was.',
      },
      {
        id: 'wrong-influence.override-rate',
        text: 'Find out how often outputs are overridden here, and in which cases.',
      },
    ],
    keepSafe: 'Data on what was seen when, and the design of the screen as it was.',
    layers: ['interface', 'human'],
  },
  {
    id: 'drift',
    name: 'Drift',
    seen: 'Results slowly became less good than they had been.',
    lookNext: [
      {
        id: 'drift.bend',
        text: 'Find the point in time at which the results begin to bend.',
        firstHour: true,
      },
      {
        id: 'drift.data-sources',
        text: 'List changes in data sources, codes, devices and forms around that time.',
      },
      { id: 'drift.case-mix', text: 'Compare the people and cases now with those at go-live.' },
      {
        id: 'drift.retraining',
        text: 'Check whether the model was retrained, tuned or given another threshold.',
      },
      {
        id: 'drift.monitoring-gap',
        text: 'Find out what was being watched, and why the decline was not seen there.',
      },
    ],
    keepSafe: 'Monthly figures, and the record of changes to the data and their definitions.',
    layers: ['model', 'governance'],
  },
  {
    id: 'fabricated-content',
    name: 'Invented content',
    seen: 'The output held words, a reference or a finding that came from nowhere.',
    lookNext: [
      {
        id: 'fabricated-content.records',
        text: 'Find every record that now holds the invented content.',
        firstHour: true,
      },
      { id: 'fabricated-content.correct', text: 'Correct those records so that the correction can be seen.' },
      { id: 'fabricated-content.tell', text: 'Tell the people whose records or decisions it touched.' },
      {
        id: 'fabricated-content.source-kept',
        text: 'Check whether the source still exists to compare with.',
      },
      {
        id: 'fabricated-content.conditions',
        text: 'Find out whether silence, noise or missing data had come just before it.',
      },
    ],
    keepSafe: 'The recording or other source, the raw output, and every edit made to it.',
    layers: ['model', 'interface', 'workflow'],
  },
  {
    id: 'subgroup-harm',
    name: 'Worse for some people',
    seen: 'Results or consequences were worse for some groups of people than for others.',
    lookNext: [
      {
        id: 'subgroup-harm.numbers',
        text: 'Get the figures for each group, with how many people stand behind each.',
        firstHour: true,
      },
      {
        id: 'subgroup-harm.label',
        text: 'Ask what the system was taught to predict, and for whom that fits less well.',
      },
      { id: 'subgroup-harm.data', text: 'Check who is missing from the data it was built and tested on.' },
      {
        id: 'subgroup-harm.access',
        text: 'Look at access, language and devices as reasons for the difference.',
      },
      { id: 'subgroup-harm.uncounted', text: 'Name the groups that could not be counted, and why.' },
    ],
    keepSafe: 'Tables for each group, and the list of cases left out with the reasons.',
    layers: ['model', 'governance'],
  },
  {
    id: 'out-of-scope-use',
    name: 'Used beyond its purpose',
    seen: 'The tool was in use for people, settings or decisions it was not meant for.',
    lookNext: [
      {
        id: 'out-of-scope-use.widened',
        text: 'Find out when the use widened, and which need it met.',
        firstHour: true,
      },
      {
        id: 'out-of-scope-use.purpose',
        text: 'Read the stated purpose and its limits as they were at the time.',
      },
      {
        id: 'out-of-scope-use.onboarding',
        text: 'Check what people were told about those limits when they started.',
      },
      {
        id: 'out-of-scope-use.local-procedure',
        text: 'Check whether a local procedure describes, or invites, this use.',
      },
      { id: 'out-of-scope-use.others', text: 'Find out where else the same use has grown up.' },
    ],
    keepSafe: 'The version of the documentation then in force, and the list of who had access.',
    layers: ['governance', 'human'],
  },
  {
    id: 'outage-or-latency',
    name: 'Outage or delay',
    seen: 'The output came late, or did not come at all.',
    lookNext: [
      {
        id: 'outage-or-latency.how-known',
        text: 'Find out how people learned that it was down, and how long that took.',
        firstHour: true,
      },
      {
        id: 'outage-or-latency.fallback',
        text: 'Check which fallback was used, and how well it carried the work.',
      },
      {
        id: 'outage-or-latency.queue',
        text: 'Check what is still in the queue, and in which order it is worked off.',
      },
      {
        id: 'outage-or-latency.duty',
        text: 'Check which role was on duty for it, and how that role was reached.',
      },
      { id: 'outage-or-latency.single-points', text: 'Name the single points on which the service depends.' },
    ],
    keepSafe: 'Service logs, and the downtime log kept by hand.',
    layers: ['model', 'workflow'],
  },
  {
    id: 'data-pipeline-fault',
    name: 'Data went astray',
    seen: 'The data given to the system were wrong, missing, swapped or out of date.',
    lookNext: [
      {
        id: 'data-pipeline-fault.replay',
        text: 'Replay the input exactly as the system received it.',
        firstHour: true,
      },
      {
        id: 'data-pipeline-fault.identity',
        text: 'Check how identity is confirmed at each step of the way.',
      },
      { id: 'data-pipeline-fault.units', text: 'Check units, codes and missing values.' },
      { id: 'data-pipeline-fault.timestamps', text: 'Compare timestamps and time zones along the way.' },
      {
        id: 'data-pipeline-fault.interface-changes',
        text: 'List recent changes to the interfaces that carry the data.',
      },
    ],
    keepSafe: 'Message logs, and the raw messages themselves.',
    layers: ['model', 'workflow'],
  },
  {
    id: 'adversarial-or-injection',
    name: 'Crafted input',
    seen: 'Content made for the purpose changed what the system did.',
    lookNext: [
      {
        id: 'adversarial-or-injection.contain',
        text: 'Close the way in, and limit what the system can reach for now.',
        firstHour: true,
      },
      {
        id: 'adversarial-or-injection.privacy',
        text: 'If personal data may have left, start the privacy breach route now.',
        firstHour: true,
      },
      {
        id: 'adversarial-or-injection.trust-boundaries',
        text: 'Mark where content from outside enters without being checked.',
      },
      {
        id: 'adversarial-or-injection.permissions',
        text: 'List the tools and data the system is allowed to use.',
      },
      {
        id: 'adversarial-or-injection.sources',
        text: 'Find out where the content came from, and where else it is.',
      },
    ],
    keepSafe: 'Prompts, the calls the system made to tools, and the files it was given.',
    layers: ['model', 'governance'],
  },
  {
    id: 'harmful-content',
    name: 'Harmful content to a person',
    seen: 'A person was given unsafe advice, or abusive or distressing text.',
    lookNext: [
      {
        id: 'harmful-content.at-risk-now',
        text: 'Find out whether that person is at risk now, and act on it first.',
        firstHour: true,
      },
      {
        id: 'harmful-content.safeguarding',
        text: 'Check whether the safeguarding route is needed.',
        firstHour: true,
      },
      {
        id: 'harmful-content.crisis-routing',
        text: 'Check how the system passes a person in crisis to a human being.',
      },
      {
        id: 'harmful-content.scope',
        text: 'Check what the system is allowed to talk about, and how that is held.',
      },
      {
        id: 'harmful-content.adversarial-tests',
        text: 'Look at what earlier tests with hostile input had shown.',
      },
    ],
    keepSafe: 'The whole transcript, with its times.',
    layers: ['model', 'governance'],
  },
  {
    id: 'privacy-leak',
    name: 'Personal data disclosed',
    seen: 'Personal data were shown or sent to someone who was not meant to have them.',
    lookNext: [
      {
        id: 'privacy-leak.breach-process',
        text: 'Start the data breach process beside this review: its legal clock is already running.',
        firstHour: true,
      },
      {
        id: 'privacy-leak.context',
        text: 'Check what is placed in the prompt or context, and whose data it is.',
      },
      { id: 'privacy-leak.logs', text: 'Check what the logs hold, and who can read them.' },
    ],
    keepSafe: 'Access logs, kept where only those who need them can read them.',
    layers: ['model', 'governance'],
  },
  {
    id: 'unexpected-autonomy',
    name: 'Acted without approval',
    seen: 'The system did something that people expected it to ask about first.',
    lookNext: [
      {
        id: 'unexpected-autonomy.reach',
        text: 'List everything it could touch, and everything it did touch.',
        firstHour: true,
      },
      {
        id: 'unexpected-autonomy.permissions',
        text: 'Check which permissions it had, and how they came about.',
      },
      { id: 'unexpected-autonomy.approval', text: 'Check where an approval step was meant to be.' },
      { id: 'unexpected-autonomy.undo', text: 'Find out what can be undone, and undo it.' },
    ],
    keepSafe: 'The log of everything the system did.',
    layers: ['workflow', 'governance'],
  },
  {
    id: 'good-catch',
    name: 'Good catch',
    seen: 'The problem was found before it could do harm.',
    lookNext: [
      {
        id: 'good-catch.how',
        text: 'Ask what made it possible to notice, and write it down while it is fresh.',
        firstHour: true,
      },
      {
        id: 'good-catch.condition',
        text: 'Name the condition that helped: time, a second source, a habit, a question.',
      },
      { id: 'good-catch.protect', text: 'Check what could take that condition away, and protect it.' },
      { id: 'good-catch.spread', text: 'Find other places that would gain from the same condition.' },
    ],
    keepSafe: 'How it was noticed, in the words of those who noticed it.',
    layers: layerIds,
  },
];

/** Allowed until a review is closed: it is better to say "not known yet" than to guess a kind. */
export const unknownYet: FailureKind = {
  id: 'unknown-yet',
  name: 'Not known yet',
  seen: 'Something is not right, and it is too early to say what kind of failure it is.',
  lookNext: [
    {
      id: 'unknown-yet.noticed',
      text: 'Write down what was noticed, by which role, and when.',
      firstHour: true,
    },
    {
      id: 'unknown-yet.expected',
      text: 'Write down what was expected in its place, and where that came from.',
      firstHour: true,
    },
    { id: 'unknown-yet.decide-by', text: 'Agree when the panel will look at the kind again.' },
  ],
  keepSafe: 'The input, the output, the version and settings, the screen and the logs: anything may matter.',
  layers: layerIds,
};

/** Asked for every kind. */
export const everyKindAsks: readonly LookNextItem[] = [
  {
    id: 'every-kind.still-at-risk',
    text: 'Is anyone still exposed to the same thing today?',
    firstHour: true,
  },
  {
    id: 'every-kind.tomorrow',
    text: 'If it came back tomorrow, what would it look like, and who would see it first?',
  },
  { id: 'every-kind.elsewhere', text: 'Which other sites have the same version or the same supplier?' },
  { id: 'every-kind.went-right', text: 'What went right?' },
];

/** What has to be kept safe for this kind, as something to tick. */
export function keepItem(kind: FailureKind): LookNextItem {
  return { id: `${kind.id}.kept`, text: kind.keepSafe, firstHour: true };
}

const byId: ReadonlyMap<string, FailureKind> = new Map(
  [...failureKinds, unknownYet].map((kind) => [kind.id, kind]),
);

/** The kind with this id, "not known yet" included. */
export function failureKind(id: string): FailureKind | undefined {
  return byId.get(id);
}
