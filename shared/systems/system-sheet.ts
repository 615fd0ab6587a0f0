/**
 * What the register says of one AI system, and how that becomes facts of a review. Choices are those of the facts
 * themselves, so that a copied fact reads like one that the panel chose. Pure.
 */
import { section } from '../templates/section-library.ts';
import type { FactChoice } from '../templates/section.ts';

export const useStates = ['planned', 'in-use', 'paused', 'retired'] as const;
export type UseState = (typeof useStates)[number];

export const validationStates = ['yes', 'partly', 'no', 'not-known'] as const;
export type ValidationState = (typeof validationStates)[number];

/** Fields of plain words; each may be empty. */
export const sheetTexts = [
  'maker',
  'purpose',
  'outOfScope',
  'setting',
  'inputs',
  'outputs',
  'seenBy',
  'limits',
  'validationPopulation',
  'validationGap',
  'monitorWhat',
  'monitorOften',
  'monitorThreshold',
  'monitorSeenBy',
  'regulatoryClass',
  'pausedBy',
] as const;
export type SheetText = (typeof sheetTexts)[number];

export interface SystemSheet extends Readonly<Record<SheetText, string>> {
  readonly name: string;
  /** Ids of the choices of the fact of the same name; empty when nobody said. */
  readonly class: string;
  readonly autonomy: string;
  readonly regulatoryStatus: string;
  readonly use: UseState;
  readonly validation: ValidationState;
  readonly validatedOn: string | null;
}

export interface VersionSpan {
  readonly id: string;
  readonly label: string;
  /** Calendar days; an open end means still in use, an open start means longer than anybody knows. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The choices a fact of `s.sys` offers. */
export function choicesOf(factId: string): readonly FactChoice[] {
  for (const block of section('s.sys')?.blocks ?? []) {
    if (block.kind !== 'facts') continue;
    const found = block.facts.find(({ id }) => id === factId);
    if (found?.choices !== undefined) return found.choices;
  }
  throw new Error(`The section of the AI system has no choices for ${factId}.`);
}

export function labelOf(factId: string, choiceId: string): string {
  return choicesOf(factId).find(({ id }) => id === choiceId)?.label ?? '';
}

/**
 * The level of autonomy as databases of AI incidents count it (CSET taxonomy, version 1): 1 no oversight, 2 a person
 * can observe and override, 3 it informs a person who decides. Null when nobody said or nothing fits.
 */
export function autonomyLevel(choiceId: string): 1 | 2 | 3 | null {
  const levels: Readonly<Record<string, 1 | 2 | 3>> = {
    informs: 3,
    suggests: 3,
    'acts-if-approved': 3,
    'acts-unless-stopped': 2,
    'acts-alone': 1,
  };
  return levels[choiceId] ?? null;
}

/** The version in use on a day: the one whose span holds it, the latest begun when several do. */
export function versionOn<Span extends VersionSpan>(spans: readonly Span[], day: string): Span | undefined {
  return spans
    .filter(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))
    .sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))[0];
}

export interface CopiedFact {
  readonly factId: string;
  readonly value: string;
}

/** Facts of `s.sys` as the register has them; what it does not say is left out. */
export function factsOfSheet(sheet: SystemSheet, version: VersionSpan | undefined): readonly CopiedFact[] {
  const facts: readonly (readonly [string, string])[] = [
    ['system.name', sheet.name],
    ['system.maker', sheet.maker],
    ['system.version', version === undefined ? '' : versionWords(version)],
    ['system.class', labelOf('system.class', sheet.class)],
    ['system.purpose', lines(sheet.purpose, after('Out of scope: ', sheet.outOfScope))],
    ['system.setting', sheet.setting],
    ['system.autonomy', labelOf('system.autonomy', sheet.autonomy)],
    ['system.inputs', sheet.inputs],
    ['system.outputs', sheet.outputs],
    ['system.seen-by', sheet.seenBy],
    ['system.validation', validationWords(sheet)],
    ['system.monitoring', monitoringWords(sheet)],
    ['system.limits', sheet.limits],
    ['system.regulatory-status', labelOf('system.regulatory-status', sheet.regulatoryStatus)],
  ];
  return facts.filter(([, value]) => value !== '').map(([factId, value]) => ({ factId, value }));
}

/** Where a copied fact comes from: the state of the register, and the day it was taken. */
export function registerSource(state: number, day: string): string {
  return `Register of AI systems, state ${state}, as it stood on ${day}`;
}

function versionWords({ label, from, to }: VersionSpan): string {
  if (from === null && to === null) return label;
  return `${label}, in use ${from === null ? '' : `from ${from} `}${to === null ? 'on' : `to ${to}`}`;
}

function validationWords(sheet: SystemSheet): string {
  const said: Readonly<Record<ValidationState, string>> = {
    yes: 'Tested here.',
    partly: 'Tested here in part.',
    no: 'Not tested here.',
    'not-known': '',
  };
  return lines(
    said[sheet.validation],
    after('With: ', sheet.validationPopulation),
    after('On: ', sheet.validatedOn ?? ''),
    after('How they differ from the people served: ', sheet.validationGap),
  );
}

function monitoringWords(sheet: SystemSheet): string {
  return lines(
    after('Measured: ', sheet.monitorWhat),
    after('How often: ', sheet.monitorOften),
    after('Threshold: ', sheet.monitorThreshold),
    after('Seen by: ', sheet.monitorSeenBy),
  );
}

function after(lead: string, words: string): string {
  return words === '' ? '' : lead + words;
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
