/** What voices and the answers to them are called on the screen. Words only. */
import { voiceAnswerNames } from '../../../shared/review-document/choice-names.ts';
import { voiceAnswers } from '../../../shared/review-document/layout.ts';
import type { VoiceAnswer, VoiceRecord } from '../../../shared/review-document/records.ts';

export const voiceAnswerChoices = voiceAnswers.map((value) => ({ value, label: voiceAnswerNames[value] }));

/** What to write as an answer, by what came of the point. */
export const responsePlaceholders: Readonly<Record<VoiceAnswer, string>> = {
  changed: 'What changed because of it?',
  'not-changed': 'What kept it from changing?',
  open: 'Who looks into it, and when will there be an answer?',
};

/** Such as "2 of 3 points answered"; empty without a point. A point is answered by a choice and words together. */
export function answeredWords(voices: readonly VoiceRecord[]): string {
  const points = voices.filter(({ text }) => text.trim() !== '');
  if (points.length === 0) return '';
  const answered = points.filter(
    ({ answer, response }) => (answer === 'changed' || answer === 'not-changed') && response.trim() !== '',
  );
  return `${String(answered.length)} of ${String(points.length)} points answered`;
}
