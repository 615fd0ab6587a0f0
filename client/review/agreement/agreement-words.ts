/** What the agreement on a review is said in: where it stands, who is waited for, how a round ended. Words only. Pure. */
import type { AgreementState, SignOff, SignOffRound } from '../../../shared/api/agreement.ts';
import type { RoundEnd, SignOffFunction } from '../../../shared/agreement/sign-off.ts';

export const functionNames: Readonly<Record<SignOffFunction, string>> = {
  reviewer: 'Reviewer',
  approver: 'Approver',
};

export const endNames: Readonly<Record<RoundEnd, string>> = {
  signed: 'Signed by everybody who was asked',
  refused: 'Refused',
  'asked-anew': 'Asked anew',
  'taken-back': 'Taken back by the chair',
  'went-back': 'The review went back to the analysis',
};

/** Said to everybody while the text should rest. */
export const askedNow =
  'People are asked to sign this text. Whoever changes it now makes the answers given so far void.';

/** `Ada`, `Ada and Ben`, `Ada, Ben and Cleo`. */
export function named(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** One sentence: where the signing stands. */
export function standing({ stage, rounds, conditions }: AgreementState): string {
  const [latest] = rounds;
  if (stage === 'signed') return 'Everybody who was asked has signed. The text can no longer be changed.';
  if (stage !== 'in-review') {
    return 'It is signed once it is in review and everything below is settled.';
  }
  const open = conditions.filter(({ met }) => !met).length;
  if (latest?.end === null) return latest.current ? waiting(latest) : voided(latest);
  if (latest?.end === 'refused') return refused(latest);
  if (open > 0) {
    return open === 1
      ? 'One thing is to be settled before anybody can be asked to sign.'
      : `${String(open)} things are to be settled before anybody can be asked to sign.`;
  }
  return 'Everything is settled. The chair asks people to sign.';
}

function waiting({ people }: SignOffRound): string {
  const next = people.filter(({ turn }) => turn).map(({ name }) => name);
  return `Waiting for ${named(next)}.`;
}

/** The text was changed after people were asked, perhaps after some of them signed. */
export function voided({ people, version }: SignOffRound): string {
  const signed = people.filter(({ answer }) => answer === 'signed').map(({ name }) => name);
  const who = named(signed);
  if (signed.length === 0) {
    return `The text was changed after people were asked about version ${String(version)}. The chair asks again about the text as it is now.`;
  }
  return `The text was changed after ${who} signed. ${signed.length === 1 ? 'That answer was' : 'Those answers were'} about version ${String(version)} and no longer ${signed.length === 1 ? 'counts' : 'count'}. The chair asks again about the text as it is now.`;
}

function refused({ people }: SignOffRound): string {
  const one = people.find(({ answer }) => answer === 'refused');
  return `${one?.name ?? 'Somebody'} refused to sign. Once that is dealt with, the chair asks again.`;
}

/** What somebody asked has said, or what they wait for. */
export function answerWords({ answer, turn }: SignOff, { end, current }: SignOffRound): string {
  if (answer === 'signed') return current || end === 'signed' ? 'Signed' : 'Signed an earlier text';
  if (answer === 'refused') return 'Refused';
  if (end !== null) return 'No answer';
  return turn ? 'Is asked now' : 'Comes after the reviewers';
}
