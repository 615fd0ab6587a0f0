/**
 * The kinds of action and how strongly each tends to hold.
 * An action stores its category only; its strength is derived here, so that nobody can claim a strength.
 * Source: the action hierarchy of RCA2 (2015) together with the older table of the VA National Center
 * for Patient Safety, which adds "read back" and "additional study".
 */

/** From the one that changes the system most to the one that asks most of people's memory and attention. */
export const strengthIds = ['stronger', 'intermediate', 'weaker'] as const;

export type Strength = (typeof strengthIds)[number];

export interface StrengthDefinition {
  readonly id: Strength;
  readonly name: string;
  readonly about: string;
}

/** In order, strongest first. */
export const strengths: readonly StrengthDefinition[] = [
  {
    id: 'stronger',
    name: 'Stronger',
    about: 'Changes the system itself, so that it works on the busiest night and for someone new.',
  },
  {
    id: 'intermediate',
    name: 'Intermediate',
    about: 'Makes the safe way easier or adds a net, but still counts on people having time and attention.',
  },
  {
    id: 'weaker',
    name: 'Weaker',
    about:
      'Asks people to remember, notice or know more; useful beside a stronger action, and rarely enough alone.',
  },
];

export interface ActionCategory {
  readonly id: string;
  readonly name: string;
  readonly strength: Strength;
  readonly about: string;
  /** What such an action looks like for an AI system. */
  readonly example: string;
}

/** Twenty-one categories: six stronger, ten intermediate, five weaker. */
export const actionCategories: readonly ActionCategory[] = [
  {
    id: 'architectural-change',
    name: 'Change the place or the path',
    strength: 'stronger',
    about:
      'Change the room, the layout or the architecture of systems so that the hazard is no longer in the way.',
    example: 'Take the AI step out of a care pathway for which it was not built.',
  },
  {
    id: 'usability-tested-device',
    name: 'New tool with usability testing',
    strength: 'stronger',
    about:
      'Replace a tool by one that has been tried out, before purchase, by the people who will use it in their work.',
    example:
      'Choose the next triage tool only after nurses have tried it on a night shift with seeded errors.',
  },
  {
    id: 'forcing-function',
    name: 'Engineering control',
    strength: 'stronger',
    about: 'Build it so that the unsafe step cannot be taken, or so that the safe one always happens.',
    example:
      'A summary cannot be filed until its source has been opened; the model declines inputs outside its range.',
  },
  {
    id: 'simplify-process',
    name: 'Simplify the process',
    strength: 'stronger',
    about:
      'Take away steps, copies and handovers that add nothing for the person in care or the person at work.',
    example: 'Write the result straight into the record in place of retyping it from a second screen.',
  },
  {
    id: 'standardise-equipment',
    name: 'Standardise equipment or process',
    strength: 'stronger',
    about: 'Use one tool or one way of working in place of several that differ in small and confusing ways.',
    example: 'One scribe tool with one set of settings in place of three.',
  },
  {
    id: 'leadership-involvement',
    name: 'Leaders take a hand in it',
    strength: 'stronger',
    about: 'Someone at board level takes part in a way that can be seen, with the power to stop and to pay.',
    example: 'A board member owns the drift threshold and can stop the use of the tool.',
  },
  {
    id: 'redundancy',
    name: 'Redundancy',
    strength: 'intermediate',
    about: 'Add a second, independent way for the problem to be caught.',
    example: 'A sample of films is read by a second reader who has not seen the AI result.',
  },
  {
    id: 'staffing-workload',
    name: 'More staff or less workload',
    strength: 'intermediate',
    about: 'Give people the numbers or the hours that the work needs.',
    example: 'Fewer cases in each reading session, set by measured checking time.',
  },
  {
    id: 'software-change',
    name: 'Improve the software',
    strength: 'intermediate',
    about: 'Change what the software shows, records or does, short of making the unsafe step impossible.',
    example:
      'Show uncertainty and "not analysed"; raise an alarm when the drift figure crosses its threshold.',
  },
  {
    id: 'reduce-distractions',
    name: 'Fewer distractions',
    strength: 'intermediate',
    about: 'Remove interruptions, noise and needless alerts from the work that needs attention.',
    example: 'Silence alerts that have never changed care, after agreeing which ones those are.',
  },
  {
    id: 'simulation-training',
    name: 'Practice by simulation',
    strength: 'intermediate',
    about: 'Let people practise under realistic conditions, and again at set intervals.',
    example: 'Twice a year, a session with seeded AI errors among ordinary cases.',
  },
  {
    id: 'checklist-aid',
    name: 'Checklist or memory aid',
    strength: 'intermediate',
    about: 'Put the few steps that matter in front of people at the moment of doing.',
    example: 'A three-line prompt beside the output: right person, in scope, source looked at?',
  },
  {
    id: 'remove-lookalikes',
    name: 'Remove look-alikes and sound-alikes',
    strength: 'intermediate',
    about: 'Make things that differ in meaning differ in looks, sound or name.',
    example: 'Give "no finding" and "not analysed" different words and different shapes.',
  },
  {
    id: 'communication-tools',
    name: 'Standard way to communicate',
    strength: 'intermediate',
    about: 'Agree a fixed form for passing on what matters, so that nothing depends on phrasing or luck.',
    example: 'A set form for handing over an AI result together with its limits.',
  },
  {
    id: 'documentation',
    name: 'Better record or notice',
    strength: 'intermediate',
    about: 'Make the record itself carry what the next person needs to know.',
    example: 'A dispute button whose entry stays with the output until someone has answered it.',
  },
  {
    id: 'read-back',
    name: 'Read back',
    strength: 'intermediate',
    about: 'The receiver repeats what was heard or read, and the sender confirms it.',
    example: 'An urgent AI flag phoned to the ward is read back with name, side and time.',
  },
  {
    id: 'double-check',
    name: 'Double check',
    strength: 'weaker',
    about: 'A second look at the same thing in the same way, often by someone with the same information.',
    example: 'A colleague confirms the suggested dose on the same screen.',
  },
  {
    id: 'warning',
    name: 'Warning or label',
    strength: 'weaker',
    about: 'Words or a sign that ask people to take care.',
    example: 'A banner that says "AI can be wrong".',
  },
  {
    id: 'policy',
    name: 'New procedure, memo or policy',
    strength: 'weaker',
    about: 'Write down how it is to be done, and send it round.',
    example: 'A new operating procedure for the chatbot, and a reminder by e-mail.',
  },
  {
    id: 'training',
    name: 'Training',
    strength: 'weaker',
    about: 'Teach people about the problem, with no change to the conditions they return to.',
    example: 'An e-learning module on the limits of the tool.',
  },
  {
    id: 'further-study',
    name: 'Further study or analysis',
    strength: 'weaker',
    about: 'Find out more before deciding; it changes nothing by itself, so give it an end date.',
    example: 'An audit of 200 summaries against their recordings, reported by a set day.',
  },
];

const byId: ReadonlyMap<string, ActionCategory> = new Map(
  actionCategories.map((category) => [category.id, category]),
);

/** The strength that a category carries; undefined for a category this version does not know. */
export function strengthOf(categoryId: string): Strength | undefined {
  return byId.get(categoryId)?.strength;
}
