/** Who signed a review and who was asked, as Markdown: signatures, views that differ, reasons, interests. Pure. */
import { reviewRoleNames } from '../../shared/access-words.ts';
import type { Interest, SignOff, SignOffRound } from '../../shared/api/agreement.ts';
import { formatDay } from '../../shared/review-document/local-time.ts';
import { bullets } from './markdown-records.ts';
import { blocks, cell, sentence, table } from './markdown-text.ts';
import type { AgreementFacts } from './report.ts';

/** Empty while nobody has declared an interest and nobody was asked to sign. */
export function agreementPart({ rounds, signed, interests, reasons }: AgreementFacts): string {
  const [latest] = rounds;
  const [version] = signed;
  const frozen = rounds.find(({ signedVersion }) => signedVersion !== null);
  const pending = latest !== undefined && latest !== frozen ? latest : undefined;
  return blocks(
    version === undefined
      ? ''
      : `Signed as version ${String(version.version)} on ${dayOf(version.at)}. SHA-256 of the signed version: \`${version.sha256}\`.`,
    frozen === undefined ? '' : signatures(frozen),
    frozen === undefined ? '' : differing(frozen),
    pending === undefined ? '' : asked(pending),
    titled(
      '### Signed although a condition is not met',
      bullets(reasons.map(({ asks, reason }) => `Not met: ${lowerFirst(asks)}. Why: ${sentence(reason)}`)),
    ),
    titled('### Interests declared', interestList(interests)),
  );
}

function signatures({ people }: SignOffRound): string {
  return table(
    ['Who', 'Role', 'Signed as', 'When'],
    people.map((one) => [
      cell(one.name),
      roleOf(one),
      one.function === 'approver' ? 'Approver' : 'Reviewer',
      one.answeredAt === null ? '' : dayOf(one.answeredAt),
    ]),
  );
}

function differing({ people }: SignOffRound): string {
  return titled(
    '### Signed, and seen differently',
    bullets(
      people.filter(({ dissent }) => dissent !== '').map((one) => `${who(one)}: ${sentence(one.dissent)}`),
    ),
  );
}

function asked({ people, end, version }: SignOffRound): string {
  const answers = people.map((one) => {
    if (one.answer === 'refused') return `${who(one)}: refused. ${sentence(one.reason)}`;
    return `${who(one)}: ${one.answer === null ? 'no answer' : 'signed'}`;
  });
  const over = end === null ? '' : ', which led to no signed version';
  return titled(`### Asked to sign version ${String(version)}${over}`, bullets(answers));
}

function interestList(interests: readonly Interest[]): string {
  const none = interests.filter(({ kind }) => kind === 'none').map(who);
  const declared = interests
    .filter(({ kind }) => kind === 'declared')
    .map((one) => `${who(one)}: ${sentence(one.text)}`);
  return bullets([...declared, ...(none.length === 0 ? [] : [`None: ${none.join(', ')}`])]);
}

function who({ name, role }: Pick<SignOff, 'name' | 'role'>): string {
  return role === null ? name : `${name} (${reviewRoleNames[role].toLowerCase()})`;
}

function roleOf({ role }: Pick<SignOff, 'role'>): string {
  return role === null ? '' : reviewRoleNames[role];
}

function dayOf(at: number): string {
  return formatDay(new Date(at).toISOString().slice(0, 10));
}

function lowerFirst(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

function titled(heading: string, text: string): string {
  return text === '' ? '' : blocks(heading, text);
}
