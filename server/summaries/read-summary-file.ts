/**
 * A summary of another organisation from the bytes of its file: read strictly, its digest worked out anew and compared
 * with what came with it, its signature tried. Anything that is not exactly that is refused with what is wrong.
 */
import type { BroughtIn } from '../../db/library-store.ts';
import {
  changedOnItsWay,
  noFileOfOurs,
  signatureFails,
  stillDraft,
  summaryFileTooLarge,
} from '../../db/library-refusals.ts';
import { digestOf } from '../../db/document-store.ts';
import { largestSummaryFile } from '../../shared/api/library.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { isChainWith } from '../../shared/summaries/key-change.ts';
import { learningSummary, summarySchemaName } from '../../shared/summaries/learning-summary.ts';
import { signedSummary, signedSummaryName } from '../../shared/summaries/signed-summary.ts';
import { changeHolds, signatureHolds } from './summary-signature.ts';

/** @param told the SHA-256 as its publisher told it apart from the file; null when they did not */
export function readSummaryFile(bytes: Uint8Array, told: string | null): Omit<BroughtIn, 'origin'> {
  if (bytes.length > largestSummaryFile) throw summaryFileTooLarge();
  const file = parsed(bytes);
  const stated = typeof file === 'object' && file !== null && 'schema' in file ? file.schema : null;
  const name = typeof stated === 'string' ? stated : 'without a name';
  const read = name === signedSummaryName ? signedOne(file) : plainOne(file, name);
  const { model, content, sha256 } = read;
  if (told !== null && told !== sha256) throw changedOnItsWay();
  if (model.status === 'draft') throw stillDraft();
  return { ...read, content, compared: told !== null || read.signature !== null };
}

function signedOne(file: unknown): Omit<BroughtIn, 'origin' | 'compared'> {
  const found = signedSummary.safeParse(file);
  if (!found.success) throw noFileOfOurs(firstFault(found.error.issues));
  const { summary: model, sha256, signature, publicKey, keyChanges = [] } = found.data;
  const content = canonicalJson(model);
  if (digestOf(content) !== sha256) throw changedOnItsWay();
  if (!signatureHolds(content, signature, publicKey)) throw signatureFails();
  if (keyChanges.length > 0 && !(isChainWith(keyChanges, publicKey) && keyChanges.every(changeHolds)))
    throw signatureFails();
  return { model, content, sha256, signature: { signature, publicKey }, keyChanges };
}

function plainOne(file: unknown, name: string): Omit<BroughtIn, 'origin' | 'compared'> {
  if (name !== summarySchemaName)
    throw noFileOfOurs(
      `its form is “${name.slice(0, 60)}”, and this version reads ${summarySchemaName} and ${signedSummaryName}.`,
    );
  const found = learningSummary.safeParse(file);
  if (!found.success) throw noFileOfOurs(firstFault(found.error.issues));
  const content = canonicalJson(found.data);
  return { model: found.data, content, sha256: digestOf(content), signature: null, keyChanges: [] };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    // Neither says more to a person than that it is no JSON.
    throw noFileOfOurs('it is no JSON.');
  }
}

function firstFault(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string {
  const [{ path, message } = { path: [], message: '' }] = issues;
  return `at “${path.map(String).join('.').slice(0, 80)}”: ${message.slice(0, 120)}`;
}
