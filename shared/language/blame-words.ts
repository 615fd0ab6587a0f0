/** What is said about each kind of blaming wording: why it stops an inquiry, and how to write instead. Typed content. */
import type { BlameCategory, HintSeverity } from './hint.ts';

export interface BlameWords {
  readonly label: string;
  readonly reason: string;
  readonly advice: string;
  readonly severity: HintSeverity;
}

export const blameWords: Readonly<Record<BlameCategory, BlameWords>> = {
  counterfactual: {
    label: 'What did not happen',
    reason:
      'This measures what was done against a past that never was. It says nothing about why the act made sense.',
    advice: 'Write what was known and shown at that moment, and which cue, time or control was not there.',
    severity: 'suggest',
  },
  omission: {
    label: 'Something left undone',
    reason:
      'An act that did not happen explains nothing by itself: it presents a person as the missing part.',
    advice:
      'Say what was being done instead, what prompted the step, and why the prompt did not reach anybody.',
    severity: 'suggest',
  },
  adverb: {
    label: 'A judging adverb',
    reason: 'The word passes judgement on the act by its outcome and adds no fact.',
    advice: 'Leave the word out, and add the condition under which the act was done.',
    severity: 'suggest',
  },
  character: {
    label: 'A trait as a cause',
    reason: 'A trait cannot be changed by this review, and it ends the search for what shaped the work.',
    advice: 'Describe the conditions of the work: time, load, information, design, training, staffing.',
    severity: 'suggest',
  },
  culpability: {
    label: 'A verdict of guilt',
    reason:
      'Guilt and liability are decided elsewhere. In a review they stop people from telling what happened.',
    advice:
      'Name the conditions that contributed, with their evidence; leave the question of guilt out of this file.',
    severity: 'ask-facilitator',
  },
  'human-error': {
    label: 'Error as an explanation',
    reason: 'Calling it an error of somebody is where an inquiry should begin, not where it should end.',
    advice: 'Say what was done, why it made sense then, and what in the design let it through.',
    severity: 'suggest',
  },
  'rule-breach': {
    label: 'A rule as a yardstick',
    reason:
      'A step away from a rule has a cause of its own. Without it the rule is only a yardstick for a person.',
    advice:
      'Describe how the work is usually done here, how it differs from the rule, and what makes that sensible.',
    severity: 'suggest',
  },
  'named-person': {
    label: 'A person named',
    reason: 'A name beside an act exposes a person, and the finding should hold for anybody in that place.',
    advice: 'Write the role instead of the name, such as "Radiologist A".',
    severity: 'ask-facilitator',
  },
  hindsight: {
    label: 'Hindsight',
    reason: 'This is clear only because the outcome is known. It was one signal among many then.',
    advice: 'Say what the screen showed at the time, and how often such signals come up without any harm.',
    severity: 'suggest',
  },
  remedy: {
    label: 'A remedy that acts on people',
    reason: 'Reminding, retraining and trying harder fade within weeks and leave the trap as it was.',
    advice:
      'Look for a change to the design, the default, the workflow or the load that works without effort.',
    severity: 'suggest',
  },
  patient: {
    label: 'Blame on those harmed',
    reason: 'This lays the outcome on the person harmed, or doubts what they told.',
    advice: 'Say what the person did or told, in their words, and which reason or obstacle there was.',
    severity: 'ask-facilitator',
  },
  'single-cause': {
    label: 'One single cause',
    reason: 'Failures of complex systems have several causes. One that ends with a party hides the others.',
    advice: 'List the factors by layer, each with its evidence and with what it acted on.',
    severity: 'suggest',
  },
  deflection: {
    label: 'Blame moved to a machine or supplier',
    reason:
      'A machine or supplier as culprit stops the inquiry into how it was chosen, fitted, watched and used.',
    advice: 'Say what the output was, how it reached the person affected, and which check let it pass.',
    severity: 'suggest',
  },
  labels: {
    label: 'A label on a person',
    reason: 'A label closes the question about a person before anybody has asked what the work was like.',
    advice: 'Write the role and what was done; leave the label out.',
    severity: 'ask-facilitator',
  },
};
