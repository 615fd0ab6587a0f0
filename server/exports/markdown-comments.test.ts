import { expect, test } from 'vitest';
import type { CommentThread } from '../../shared/api/comments.ts';
import { markdownComments } from './markdown-comments.ts';

const said = (text: string, removedAt: number | null = null): CommentThread['comments'][number] => ({
  id: 'c',
  byId: 'm',
  byName: 'Ana *Admin*',
  byRole: 'chair',
  at: Date.UTC(2026, 2, 2),
  version: 1,
  text,
  mentions: [],
  editedAt: null,
  removedAt,
  earlier: [],
});

test('comments stand with their numbers, quotes and answers, and nothing typed in them becomes markup', () => {
  const thread: CommentThread = {
    id: 't',
    number: 3,
    place: 'prose:s.what',
    anchor: {
      ...{ from: [1, 1], to: [1, 9], block: null, before: '', after: '', repeated: false },
      quote: 'The alert\nwas *off*',
    },
    state: 'resolved',
    stateByName: null,
    stateAt: null,
    byId: 'm',
    at: 0,
    comments: [said('# Since when?'), said('', 1)],
  };
  expect(markdownComments([thread], () => 'What happened')).toBe(`## Comments

What was talked over beside the text; no part of the findings.

### Comment 3, What happened, resolved

> The alert\\
> was \\*off\\*

- **Ana \\*Admin\\***, 2026-03-02: \\# Since when?
- **Ana \\*Admin\\***, 2026-03-02: _removed by its author_`);
});

test('a review without comments gets no heading for them', () => {
  expect(markdownComments([], () => null)).toBe('');
});
