/** What can be found, by kind: of a document, and of the rows and words beside it. Ids stand in addresses. */

export const documentKinds = [
  'text',
  'fact',
  'answer',
  'outcome',
  'entry',
  'factor',
  'layer',
  'failure-kind',
  'link',
  'safeguard',
  'evidence',
  'pair',
  'lesson',
  'area',
  'voice',
  'function',
  'metric',
  'dissent',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const searchKinds = [
  'review',
  ...documentKinds,
  'action',
  'comment',
  'system',
  'report',
  'template',
  'section',
  'code',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** What one of a kind is called where it was found. */
export const searchKindNames: Readonly<Record<SearchKind, string>> = {
  review: 'Review',
  text: 'Text',
  fact: 'Fact',
  answer: 'Answer',
  outcome: 'Outcome',
  entry: 'Timeline entry',
  factor: 'Factor',
  layer: 'Layer without a factor',
  'failure-kind': 'Failure kind',
  link: 'Link between factors',
  safeguard: 'Safeguard',
  evidence: 'Evidence',
  pair: 'Shown and seen',
  lesson: 'Lesson',
  area: 'Area for improvement',
  voice: 'Voice',
  function: 'Function',
  metric: 'Measurement',
  dissent: 'Different view',
  action: 'Action',
  comment: 'Comment',
  system: 'AI system',
  report: 'Quick report',
  template: 'Template',
  section: 'What a section is for',
  code: 'Factor code',
};
