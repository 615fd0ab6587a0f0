/**
 * A short digest of what a section of a report holds, so that a mark "read" can tell that it changed since. Pure; made to
 * notice changes by people, not to withstand forgery.
 */
import { canonicalJson } from '../canonical-json.ts';
import type { ReviewContent } from '../review-document/records.ts';
import type { BlockKind, Section } from '../templates/section.ts';

/** Of everything that the section shows; places of cards are not content. */
export function sectionDigest(section: Pick<Section, 'id' | 'blocks'>, content: ReviewContent): string {
  return hashOf(canonicalJson(section.blocks.map((block) => [block.kind, held(section, block, content)])));
}

function held(
  { id }: Pick<Section, 'id'>,
  block: Section['blocks'][number],
  content: ReviewContent,
): unknown {
  const { records } = content;
  switch (block.kind) {
    case 'prose':
      return content.prose[id] ?? null;
    case 'facts':
      return block.facts.map((fact) => content.facts[fact.id] ?? null);
    case 'questions':
      return block.questions.map((question) => content.answers[question.id] ?? null);
    case 'checks':
      return block.items.map((item) => content.checks[item.id] ?? null);
    case 'kinds':
      return content.kinds;
    case 'harm':
      return content.harm;
    case 'factors':
      return [records.factors, content.layers];
    case 'graph':
      return [records.links, records.factors, records.timeline];
    case 'functions':
      return records.functions;
    case 'equity':
    case 'drift':
      return records.metrics;
    case 'clocks':
      return null;
    default:
      return records[block.kind satisfies Exclude<BlockKind, 'prose'>];
  }
}

/** FNV-1a of the text forwards and of the text backwards, as 16 hex digits. */
function hashOf(text: string): string {
  let [there, back] = [0x811c9dc5, 0x811c9dc5];
  for (let i = 0; i < text.length; i += 1) {
    there = Math.imul(there ^ text.charCodeAt(i), 0x01000193);
    back = Math.imul(back ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
  }
  return [there, back].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
