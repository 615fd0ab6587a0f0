/** Checks a signed version that somebody was given as a file: needs no database and no server, and changes nothing. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { digestOf } from '../../db/document-store.ts';
import { reviewRoleNames } from '../../shared/access-words.ts';
import { checkSignedFile, type SignedReview } from '../../shared/agreement/signed-file.ts';
import { StartRefusal } from '../start-refusal.ts';

export function isJson(path: string): boolean {
  return path.toLowerCase().endsWith('.json');
}

/** What the file is, in lines for a person. @throws StartRefusal that says what is wrong with it. */
export function verifySigned(path: string): string {
  const check = checkSignedFile(textOf(path), digestOf);
  if (check.sound) return soundWords(basename(path), check.sha256, check.signed);
  throw new StartRefusal(
    `${path} is not a signed version as it was signed. ${check.sentence}`,
    'Download the signed version again from its review, and compare the SHA-256 that is shown there.',
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartRefusal(
      `${path} cannot be read (${error instanceof Error ? error.message : String(error)}).`,
      'Check the name of the file.',
    );
  }
}

function soundWords(name: string, sha256: string, signed: SignedReview): string {
  const who = signed.signatures.map(
    (one) =>
      `  ${one.name} (${reviewRoleNames[one.role].toLowerCase()}), ${one.function}, ${one.at}${one.dissent === '' ? '' : ', with a view that differs'}`,
  );
  const lines = [
    `${name} is as it was signed: “${signed.agreed.review.title}”, version ${String(signed.version)}, ${signed.signedAt}.`,
    `SHA-256 ${sha256}. Compare it with the one that the review shows, or that you were told.`,
    'Signed by:',
    ...who,
  ];
  // The words come from outside; nothing in them may steer a terminal.
  return lines.map((line) => line.replaceAll(/\p{Cc}+/gu, ' ')).join('\n');
}
