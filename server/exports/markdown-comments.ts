/** Comments at the end of a Markdown report, by their numbers, for whoever asks for them. No comment is there unasked. */
import type { CommentThread } from '../../shared/api/comments.ts';
import { blocks, inline, item, paragraphs } from './markdown-text.ts';

/**
 * @param threads in the order of their numbers
 * @param placeName what a place is called; null for one that this report does not show
 */
export function markdownComments(
  threads: readonly CommentThread[],
  placeName: (place: string) => string | null,
): string {
  if (threads.length === 0) return '';
  return blocks(
    '## Comments',
    'What was talked over beside the text; no part of the findings.',
    ...threads.map((thread) => threadMarkdown(thread, placeName(thread.place))),
  );
}

function threadMarkdown({ number, state, anchor, comments }: CommentThread, place: string | null): string {
  const about = place === null ? '' : `, ${inline(place)}`;
  const settled = state === 'resolved' ? ', resolved' : '';
  return blocks(
    `### Comment ${String(number)}${about}${settled}`,
    anchor === null ? '' : `> ${paragraphs(anchor.quote).replaceAll('\n', '\n> ')}`,
    comments.map(saidMarkdown).join('\n'),
  );
}

function saidMarkdown({ byName, at, text, removedAt }: CommentThread['comments'][number]): string {
  const day = new Date(at).toISOString().slice(0, 10);
  const words = removedAt === null ? paragraphs(text) : '_removed by its author_';
  return item('-', `**${inline(byName)}**, ${day}: ${words}`);
}
