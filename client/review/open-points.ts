/**
 * What a panel leaves open when it moves a review on: said before the step, never a reason to forbid it. Pure.
 */
import { openKindAtSignOff } from '../../shared/taxonomy/kinds-at-sign-off.ts';
import { waitingWords } from './from-before/waiting-words.ts';
import type { SectionProgress } from './outline/section-progress.ts';
import type { ShownSection } from './shown-sections.ts';

export interface OpenPoint {
  readonly sentence: string;
  /** Where it can be looked at; null when it is not a section. */
  readonly sectionId: string | null;
}

export interface OpenPointSource {
  readonly progress: readonly { readonly section: ShownSection; readonly progress: SectionProgress }[];
  /** Actions the panel has neither agreed nor declined. */
  readonly undecidedActions: number;
  /** Open actions of earlier reviews without an answer, as far as this person sees them. */
  readonly fromBefore: number;
  /** Swallowed text nobody has decided about. */
  readonly recovered: number;
  /** Text of this person that was not accepted. */
  readonly refused: number;
  /** Kinds of failure the panel chose; looked at where the template asks for them. */
  readonly kinds: readonly string[];
}

/** Most urgent first; at most one line for all empty sections. */
export function openPoints(source: OpenPointSource): readonly OpenPoint[] {
  const { progress, undecidedActions, fromBefore, recovered, refused, kinds } = source;
  const points: OpenPoint[] = [];
  if (refused > 0)
    points.push(
      plain(counted(refused, 'text of yours was not accepted', 'texts of yours were not accepted')),
    );
  if (recovered > 0) {
    points.push(
      plain(counted(recovered, 'recovered text waits for a decision', 'recovered texts wait for a decision')),
    );
  }
  const asksForKinds = progress.find(({ section }) => section.blocks.some(({ kind }) => kind === 'kinds'));
  const openKind = asksForKinds === undefined || kinds.length === 0 ? null : openKindAtSignOff(kinds);
  if (openKind !== null) points.push({ sentence: openKind, sectionId: asksForKinds?.section.id ?? null });
  for (const { section, progress: at } of progress) {
    if (at.state === 'begun' && at.of > 1)
      points.push({
        sentence: `${section.heading}${section.heading.endsWith('?') ? '' : ':'} ${at.sentence}`,
        sectionId: section.id,
      });
  }
  const actions =
    progress.find(({ section }) => section.blocks.some(({ kind }) => kind === 'actions'))?.section.id ?? null;
  if (undecidedActions > 0) {
    points.push({
      sentence: counted(
        undecidedActions,
        'action is proposed and not decided',
        'actions are proposed and not decided',
      ),
      sectionId: actions,
    });
  }
  if (fromBefore > 0) points.push({ sentence: waitingWords(fromBefore), sectionId: actions });
  const empty = progress.filter(({ progress: at }) => at.state === 'empty');
  if (empty.length > 0) {
    const named = empty.slice(0, 3).map(({ section }) => section.heading);
    const rest = empty.length - named.length;
    const list = rest > 0 ? `${named.join(', ')} and ${String(rest)} more` : named.join(', ');
    points.push({
      sentence: `${counted(empty.length, 'section is empty', 'sections are empty')}: ${list}`,
      sectionId: empty[0]?.section.id ?? null,
    });
  }
  return points;
}

function plain(sentence: string): OpenPoint {
  return { sentence, sectionId: null };
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${String(count)} ${many}`;
}
