/** The states of a reporting clock of one review, and what each asks for. Pure; whether a law applies is never decided. */

export const clockStates = ['not-started', 'running', 'filed', 'not-applicable'] as const;
export type ClockState = (typeof clockStates)[number];

export const clockStateNames: Readonly<Record<ClockState, string>> = {
  'not-started': 'Not started',
  running: 'Running',
  filed: 'Filed',
  'not-applicable': 'Does not apply',
};

/** Printed wherever clocks are shown. */
export const legalNotice =
  'Not legal advice. Causeway counts the days and decides nothing: whether a rule applies, from when, and how its days are counted is for the roles who answer for it, with the rule itself open in front of them.';

/** What of a clock its state is checked against. */
export interface ClockFacts {
  readonly state: ClockState;
  readonly trigger: string;
  readonly zone: string;
  readonly filedOn: string;
  readonly evidenceId: string;
  readonly reference: string;
  readonly reason: string;
}

/** Field → what is missing for this state; empty when it may be stored. */
export function faultsOfClock(clock: ClockFacts): Readonly<Record<string, string>> {
  switch (clock.state) {
    case 'not-started':
      return {};
    case 'running':
      return clock.trigger === ''
        ? { trigger: 'Say when it started: the moment somebody here became aware.' }
        : {};
    case 'filed':
      return {
        ...(clock.filedOn === '' ? { filedOn: 'Say on which day it was filed.' } : {}),
        ...(clock.evidenceId === '' && clock.reference.trim() === ''
          ? { reference: 'Name what shows it: a reference number, or a piece of evidence.' }
          : {}),
      };
    case 'not-applicable':
      return clock.reason.trim() === ''
        ? { reason: 'Say why it does not apply, and which role said so.' }
        : {};
  }
}
