/** What fields and choices of the register are called on screens. Words only. */
import type { FactChoice } from '../../shared/templates/section.ts';
import {
  autonomyLevel,
  choicesOf,
  labelOf,
  type SheetText,
  type UseState,
  type ValidationState,
} from '../../shared/systems/system-sheet.ts';
import type { SystemVersion } from '../../shared/api/systems.ts';
import { formatDay } from '../ui/dates.ts';

export const useWords: Readonly<Record<UseState, string>> = {
  planned: 'Planned',
  'in-use': 'In use',
  paused: 'Paused',
  retired: 'No longer used',
};

export const validationWords: Readonly<Record<ValidationState, string>> = {
  yes: 'Tested here',
  partly: 'Tested here in part',
  no: 'Not tested here',
  'not-known': 'Not known',
};

interface FieldWords {
  readonly label: string;
  readonly hint: string;
}

export const textWords: Readonly<Record<SheetText, FieldWords>> = {
  maker: { label: 'Maker', hint: 'And the supplier, if that is another one.' },
  purpose: { label: 'Intended use', hint: 'What its maker says it is for, for whom and by whom.' },
  outOfScope: { label: 'Out of scope', hint: 'What it must not be used for.' },
  setting: { label: 'Where it is used here', hint: 'Which service, for which people, since when.' },
  inputs: { label: 'What goes in', hint: 'Data, images, speech or text, and where it comes from.' },
  outputs: {
    label: 'What comes out',
    hint: 'Scores, flags, text or actions; and what it does when it cannot tell.',
  },
  seenBy: { label: 'Who sees it', hint: 'Roles, on which screen, at which point of the work.' },
  limits: { label: 'Known limits', hint: 'Where it works less well, and who has been told.' },
  validationPopulation: { label: 'With whose data', hint: 'How many, from where, and what came out.' },
  validationGap: {
    label: 'How they differ from the people served',
    hint: 'Age, illness, equipment, language, place.',
  },
  monitorWhat: { label: 'What is measured', hint: 'And the last reading.' },
  monitorOften: { label: 'How often', hint: 'Such as: every month.' },
  monitorThreshold: { label: 'Threshold', hint: 'From which value somebody must look.' },
  monitorSeenBy: { label: 'Who sees the reading', hint: 'A role, not a name.' },
  regulatoryClass: { label: 'Class or reference', hint: 'As registered.' },
  pausedBy: {
    label: 'Who can pause it',
    hint: 'The role that may stop or limit it, and how to reach it at night.',
  },
};

export const classChoices: readonly FactChoice[] = choicesOf('system.class');
export const autonomyChoices: readonly FactChoice[] = choicesOf('system.autonomy');
export const regulatoryChoices: readonly FactChoice[] = choicesOf('system.regulatory-status');

export function className(id: string): string {
  return labelOf('system.class', id);
}

const levelWords = {
  1: 'Level 1: it acts, and nobody stands between',
  2: 'Level 2: it acts, and a person can watch and override',
  3: 'Level 3: it informs a person, who decides',
} as const;

/** The level of autonomy in plain words; empty when nobody said or nothing fits. */
export function levelOf(autonomy: string): string {
  const level = autonomyLevel(autonomy);
  return level === null ? '' : levelWords[level];
}

/** "1 Jan 2025 to 31 Dec 2025", "since 1 Jan 2026". */
export function spanWords({ from, to }: Pick<SystemVersion, 'from' | 'to'>): string {
  if (from === null && to === null) return 'Dates not known';
  if (to === null) return `Since ${formatDay(from ?? '')}`;
  return from === null ? `Until ${formatDay(to)}` : `${formatDay(from)} to ${formatDay(to)}`;
}
