/**
 * Sections that tell what the system is and what happened, before anything is explained.
 * Words only. Ids are keys in review documents and are kept for ever.
 */
import type { FactDefinition, Section } from './section.ts';

const systemFacts: readonly FactDefinition[] = [
  {
    id: 'system.name',
    label: 'Name of the system',
    hint: 'The product name, and what people here call it if that is different.',
  },
  {
    id: 'system.maker',
    label: 'Maker',
    hint: 'The organisation that made it, and the supplier if that is another one.',
  },
  {
    id: 'system.version',
    label: 'Version',
    hint: 'Model, software and settings at the time of the event, and since when they were in use.',
  },
  {
    id: 'system.class',
    label: 'What kind of system it is',
    hint: 'The nearest kind; the details belong in the purpose.',
    choices: [
      { id: 'imaging', label: 'Reads images or signals' },
      { id: 'scribe', label: 'Writes up a conversation or sums up a record' },
      { id: 'letter', label: 'Drafts letters or other text' },
      { id: 'triage', label: 'Sorts or prioritises cases' },
      { id: 'prediction', label: 'Predicts a risk or an outcome' },
      { id: 'treatment', label: 'Advises on treatment or dose' },
      { id: 'chatbot', label: 'Talks with people' },
      { id: 'scheduling', label: 'Plans, books or allocates' },
      { id: 'control', label: 'Controls a device or vehicle' },
      { id: 'other', label: 'Something else' },
    ],
  },
  {
    id: 'system.purpose',
    label: 'Intended purpose',
    hint: 'What its maker says it is for, for whom and by whom, as near to word for word as possible.',
    long: true,
  },
  {
    id: 'system.setting',
    label: 'Where it is used here',
    hint: 'Which service, for which people, since when, and whether that lies within the stated purpose.',
  },
  {
    id: 'system.autonomy',
    label: 'How far it acts by itself',
    hint: 'As it was set up at the time, which may differ from what it can do.',
    choices: [
      { id: 'informs', label: 'Shows information' },
      { id: 'suggests', label: 'Suggests, and a person decides' },
      { id: 'acts-if-approved', label: 'Acts once a person has approved' },
      { id: 'acts-unless-stopped', label: 'Acts unless a person stops it' },
      { id: 'acts-alone', label: 'Acts alone' },
      { id: 'other', label: 'Something else' },
    ],
  },
  {
    id: 'system.inputs',
    label: 'What goes in',
    hint: 'Data, images, speech or text; where it comes from, and how fresh it is.',
    long: true,
  },
  {
    id: 'system.outputs',
    label: 'What comes out',
    hint: 'Scores, flags, text or actions; and what it does when it cannot tell.',
    long: true,
  },
  {
    id: 'system.seen-by',
    label: 'Who sees the output',
    hint: 'Roles, on which screen, and at which point of the work.',
  },
  {
    id: 'system.validation',
    label: 'Tested in this place',
    hint: 'With whose data, when, with what result, and how those people differ from the people served today.',
    long: true,
  },
  {
    id: 'system.monitoring',
    label: 'How it is watched',
    hint: 'What is measured, how often, the threshold, the last reading, and which role sees it.',
    long: true,
  },
  {
    id: 'system.limits',
    label: 'Known limits',
    hint: 'What was known before the event about where it works less well, and who had been told.',
    long: true,
  },
  {
    id: 'system.supplier-told',
    label: 'What the supplier told us',
    hint: 'Claimed accuracy, limits and changes, with dates; and what was asked for and has not come.',
    long: true,
  },
  {
    id: 'system.regulatory-status',
    label: 'Regulatory status',
    hint: 'As registered for this use; add the class or the reference as the source.',
    choices: [
      { id: 'medical-device', label: 'Registered as a medical device for this use' },
      { id: 'device-other-use', label: 'Registered as a medical device, for another use' },
      { id: 'in-house', label: 'Made and used in-house' },
      { id: 'research', label: 'Used under a study protocol' },
      { id: 'not-a-device', label: 'Assessed as not being a medical device' },
      { id: 'not-assessed', label: 'Never assessed' },
      { id: 'other', label: 'Something else' },
    ],
  },
];

const incidentFacts: readonly FactDefinition[] = [
  {
    id: 'incident.occurred',
    label: 'When it happened',
    hint: 'Date and time, or the span if it went on for a while; say how exact that is.',
  },
  {
    id: 'incident.detected',
    label: 'When it was noticed',
    hint: 'The first moment anyone thought that something was not right, even if it was named only later.',
  },
  {
    id: 'incident.detected-how',
    label: 'How it was noticed',
    hint: 'The first sign, not the confirmation.',
    choices: [
      { id: 'staff', label: 'Someone at work had a doubt' },
      { id: 'person-affected', label: 'The person affected or their family said so' },
      { id: 'routine-check', label: 'A routine check or second look' },
      { id: 'monitoring', label: 'Monitoring or an alarm' },
      { id: 'audit', label: 'An audit or look-back' },
      { id: 'supplier', label: 'The supplier told us' },
      { id: 'later-event', label: 'A later event brought it to light' },
      { id: 'outside', label: 'Research, a regulator or the press' },
      { id: 'other', label: 'Another way' },
    ],
  },
  {
    id: 'incident.setting',
    label: 'Kind of place',
    hint: 'The kind of place only; no site name is needed here.',
    choices: [
      { id: 'hospital-ward', label: 'Hospital ward' },
      { id: 'emergency', label: 'Emergency department' },
      { id: 'intensive-care', label: 'Intensive care or theatre' },
      { id: 'outpatients', label: 'Outpatients' },
      { id: 'diagnostics', label: 'Imaging or laboratory' },
      { id: 'general-practice', label: 'General practice' },
      { id: 'pharmacy', label: 'Pharmacy' },
      { id: 'community', label: 'Community or home' },
      { id: 'mental-health', label: 'Mental health service' },
      { id: 'online', label: 'Online or by telephone' },
      { id: 'public-service', label: 'Public service outside health care' },
      { id: 'company', label: 'Company or workplace' },
      { id: 'other', label: 'Somewhere else' },
    ],
  },
  {
    id: 'incident.affected',
    label: 'Who was affected',
    hint: 'No names, dates of birth or numbers: for example "a man in his sixties, waiting for a scan".',
    long: true,
  },
  {
    id: 'incident.actual-or-potential',
    label: 'Did it reach anyone?',
    hint: 'What happened, kept apart from how bad it might have been.',
    choices: [
      { id: 'harm', label: 'It reached someone and did harm' },
      { id: 'no-harm-seen', label: 'It reached someone, and no harm has been seen' },
      { id: 'near-miss', label: 'It was stopped before it reached anyone' },
      { id: 'hazard', label: 'A hazard was found, and nothing happened' },
      { id: 'other', label: 'Too early to say, or something else' },
    ],
  },
  {
    id: 'incident.how-many',
    label: 'How many people it may concern',
    hint: 'A number or a range, how it was arrived at, and what would make it more certain.',
  },
];

export const accountSections: readonly Section[] = [
  {
    id: 's.sys',
    heading: 'The AI system',
    why: 'Readers at other places can learn from this review only if they can tell whether they have the same system, used in the same way.',
    prompts: [
      'Which facts come from the supplier, and which have we seen for ourselves?',
      'Is it used here for the purpose, people and setting it was made for?',
      'What does it do when it cannot tell?',
    ],
    blocks: [{ kind: 'facts', facts: systemFacts }, { kind: 'prose' }],
  },
  {
    id: 's.what',
    heading: 'What happened',
    why: 'A plain story without names or judgement, so that everyone starts from the same events.',
    prompts: [
      'Begin before the event: what was a normal day like?',
      'What would a camera in the room have recorded?',
      'What came of it, for people and for the work?',
      'Which part do we know, and which do we suppose?',
    ],
    blocks: [{ kind: 'facts', facts: incidentFacts }, { kind: 'outcomes' }, { kind: 'prose' }],
  },
  {
    id: 's.time',
    heading: 'Timeline',
    why: 'The order of events, and what could be known at each moment, guards against explaining the past with what was learned later.',
    prompts: [
      'For each entry: which role or system, and where does the time come from?',
      'Was this known then, or did it come to light afterwards?',
      'When did the AI speak, and when did anyone see it?',
      'Where are the gaps, and who could fill them?',
    ],
    blocks: [{ kind: 'timeline' }, { kind: 'prose' }],
  },
  {
    id: 's.known',
    heading: 'What was known at the time',
    why: 'A decision can be understood only from where it was made, with what could be seen there.',
    prompts: [
      'At each point of decision: what was the aim, and what was on the screen?',
      'Which options were in view, and which were not?',
      'What else was pulling at attention or time?',
      'What made that step sensible to the people there?',
    ],
    blocks: [{ kind: 'prose' }, { kind: 'pairs' }],
  },
  {
    id: 's.work',
    heading: 'Work as imagined and as done',
    why: 'The distance between the procedure and a usual day shows what people make up for, and what the tool was never fitted to.',
    prompts: [
      'What does the procedure for using the output say?',
      'What do people do on a usual Tuesday?',
      'What is the difference good for, and whom does it serve?',
      'What did go-live change that nobody had planned?',
    ],
    blocks: [{ kind: 'prose' }],
  },
  {
    id: 's.kind',
    heading: 'Failure kind',
    why: 'Naming what was seen, apart from why, brings up the next places to look.',
    prompts: [
      'Which kinds fit what was seen? There may be several, and "not known yet" is a good answer for now.',
      'What would have to be true for it to be another kind?',
      'Which item on the list of where to look next is the most urgent?',
    ],
    blocks: [{ kind: 'kinds' }, { kind: 'prose' }],
  },
  {
    id: 's.harm',
    heading: 'Harm and its limits',
    why: 'What happened to people is kept apart from what might have happened, so that neither is judged by the other.',
    prompts: [
      'What harm was there to body or mind, and how sure are we?',
      'What else was harmed: trust, access to a person, dignity, rights, money, staff, the service?',
      'How bad could it credibly have been?',
      'Who else may have been reached without our knowing?',
      'What is it too early to say, and when will we look again?',
    ],
    blocks: [{ kind: 'prose' }, { kind: 'harm' }],
  },
];
