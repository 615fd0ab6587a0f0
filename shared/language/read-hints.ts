/**
 * The language help as one function: the hints on a text, given what the text is for. The same for the editor, for
 * record fields and for the command line. Knows no author and keeps nothing. Pure.
 */
import { blameWords } from './blame-words.ts';
import { causalFormIn } from './causal-form.ts';
import type { Hint, HintContext } from './hint.ts';
import { jargonIn } from './jargon.ts';
import { readBlame } from './read-blame.ts';
import type { BlameFound } from './read-blame.ts';
import { rewordingOf } from './reword.ts';
import { sentencesOf } from './sentence.ts';

/**
 * The hints on a text in the order of their offsets, which are UTF-16 units into `text`. Never throws; a text that is
 * somebody's testimony has none.
 */
export function readHints(text: string, context: HintContext): readonly Hint[] {
  const { use } = context;
  if (use === 'testimony' || text.trim() === '') return [];
  const hints = sentencesOf(text).flatMap((sentence) => readBlame(sentence).map(blameHint));
  if (use === 'condition' || use === 'mechanism' || use === 'effect') {
    const form = causalFormIn(text, use);
    hints.push(...form.filter(({ from, to }) => hints.every((hint) => hint.to <= from || hint.from >= to)));
  }
  if (use === 'plain') hints.push(...jargonIn(text));
  return hints.sort((a, b) => a.from - b.from || a.to - b.to);
}

function blameHint(found: BlameFound): Hint {
  const { category, place } = found;
  const { reason, advice, severity } = blameWords[category];
  const { start, raw } = place.sentence;
  const shown = raw.slice(place.from, place.to);
  const lead = /^[\s,;:—–.]*/u.exec(shown)?.[0].length ?? 0;
  const trail = /\s*$/u.exec(shown)?.[0].length ?? 0;
  const change = rewordingOf(found);
  return {
    // Hindsight blames too: it says that somebody could have known.
    kind: 'blame',
    category,
    from: start + place.from + lead,
    to: start + Math.max(place.from + lead + 1, place.to - trail),
    severity,
    reason,
    advice,
    rewordings:
      change === null ? [] : [{ from: start + change.from, to: start + change.to, text: change.text }],
  };
}
