/** What the parts of a learning summary are called, for its pages, formats and history. Words only. */
import type { PointPart } from '../review-document/records.ts';

export const pointPartNames: Readonly<Record<PointPart, string>> = {
  'plain-words': 'In plain words',
  meaning: 'What it means for people like you',
  'normal-work': 'How the work normally goes',
  'what-happened': 'What happened',
  'known-then': 'What was known at the time',
  timeline: 'Timeline',
  outcome: 'Outcomes',
  factor: 'Contributing factors',
  'none-found': 'Looked at, none found',
  safeguard: 'Safeguards',
  'went-right': 'What went right',
  lesson: 'Lessons',
  area: 'Areas for improvement',
  action: 'Actions',
  'open-question': 'Open questions',
  dissent: 'Differing views',
  equity: 'Who is affected differently',
  'whom-to-ask': 'Whom to ask',
};
