/** Lessons, areas, voices, outcomes, dissent and the small tables, as Markdown. */
import { confidenceNames, voiceAnswerNames, voiceNames } from '../../shared/review-document/choice-names.ts';
import type { VoiceOf, VoiceRecord } from '../../shared/review-document/records.ts';
import { blocks, escapeLineStart, inline, item, paragraphs, sentence } from './markdown-text.ts';
import { evidenceNote, factorNote, layerNote } from './report.ts';
import type { Report } from './report.ts';

export function outcomesList(report: Report): string {
  return bullets(report.content.records.outcomes.map(({ text }) => text));
}

export function dissentList(report: Report): string {
  return report.content.records.dissent
    .filter(({ text }) => text.trim() !== '')
    .map(({ text }) => item('-', paragraphs(text)))
    .join('\n');
}

export function lessonsList(report: Report): string {
  return report.content.records.lessons
    .filter(({ text }) => text.trim() !== '')
    .map((lesson, i) => {
      const notes = [
        lesson.confidence === null ? '' : `confidence ${confidenceNames[lesson.confidence].toLowerCase()}`,
        prefixed('from ', factorNote(report, lesson.factors)),
        evidenceNote(report, lesson.evidence),
      ];
      return item(`${String(i + 1)}.`, withNotes(lesson.text, notes));
    })
    .join('\n');
}

export function areasList(report: Report): string {
  return report.content.records.areas
    .filter(({ text }) => text.trim() !== '')
    .map((area) =>
      item(
        '-',
        withNotes(area.text, [layerNote(area.layers), prefixed('from ', factorNote(report, area.factors))]),
      ),
    )
    .join('\n');
}

/** Voices of the given people, each with the answer it got. */
export function voicesList(report: Report, of: readonly VoiceOf[]): string {
  return blocks(
    ...report.content.records.voices
      .filter((voice) => voice.text.trim() !== '' && of.includes(voice.of ?? 'patient'))
      .map((voice) => {
        const who = voice.of === null ? '' : `**${voiceNames[voice.of]}:**`;
        const quote = blocks(who, paragraphs(voice.text))
          .replace(/^(?=.)/gm, '> ')
          .replace(/^$/gm, '>');
        return blocks(quote, responseTo(voice));
      }),
  );
}

/** What came of a point: changed and what, not changed and why, or open. Nothing where nobody has said anything. */
function responseTo({ answer, response }: VoiceRecord): string {
  const words = paragraphs(response);
  const came = answer === null ? '' : `*${voiceAnswerNames[answer]}.*`;
  return came === '' && words === '' ? '' : `Response: ${[came, words].filter(Boolean).join(' ')}`;
}

export function bullets(texts: readonly string[]): string {
  return texts
    .filter((text) => text.trim() !== '')
    .map((text) => item('-', escapeLineStart(inline(text))))
    .join('\n');
}

function prefixed(prefix: string, note: string): string {
  return note === '' ? '' : prefix + note;
}

function withNotes(text: string, notes: readonly string[]): string {
  const said = notes.filter((note) => note !== '').join('; ');
  const words = sentence(inline(text));
  return said === '' ? words : `${words} (${said})`;
}
