/**
 * The signed version as a file that can be checked by whoever has nothing but the file: what it holds, and the check. Pure;
 * the digest is passed in. `docs/signed-version.md` says the same for people who have no Causeway.
 */
import type { ReviewRole } from '../access.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { AgreedText } from './agreed-text.ts';
import type { InterestKind } from './interests.ts';
import type { SignOffFunction } from './sign-off.ts';

export const signedSchema = 'causeway.signed-review/1';

export interface Signature {
  readonly name: string;
  readonly role: ReviewRole;
  readonly function: SignOffFunction;
  /** ISO instant in UTC. */
  readonly at: string;
  /** SHA-256 of the text that was signed. */
  readonly sha256: string;
  /** What this signer sees differently; empty for nothing. */
  readonly dissent: string;
}

export interface SignedReview {
  readonly reviewId: string;
  readonly stage: 'signed';
  /** Number of this version in its review. */
  readonly version: number;
  /** Of the version that people were asked about. */
  readonly askedVersion: number;
  /** ISO instant in UTC. */
  readonly signedAt: string;
  readonly agreed: AgreedText;
  /** SHA-256 of `agreed` as canonical JSON: what every signature names. */
  readonly agreedSha256: string;
  readonly signatures: readonly Signature[];
  readonly interests: readonly {
    readonly name: string;
    readonly role: ReviewRole;
    readonly kind: InterestKind;
    readonly text: string;
  }[];
  /** Views that differ, as the panel wrote them beside the text. */
  readonly dissent: readonly string[];
}

/** The file: `signed` as canonical JSON, and its SHA-256. */
export function signedFile(content: string, sha256: string): string {
  return `{"schema":${JSON.stringify(signedSchema)},"sha256":${JSON.stringify(sha256)},"signed":${content}}`;
}

export type SignedCheck =
  | {
      readonly sound: true;
      readonly sha256: string;
      readonly signed: SignedReview;
    }
  | { readonly sound: false; readonly sentence: string };

/** Checks a file from its text alone: the digest of the whole, that of the text, and that every signature names it. */
export function checkSignedFile(text: string, sha256Of: (text: string) => string): SignedCheck {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return unsound('It is not JSON.');
  }
  if (!isTable(file) || file['schema'] !== signedSchema) return unsound('It is not a signed review.');
  const { sha256, signed } = file;
  if (typeof sha256 !== 'string' || !isTable(signed)) return unsound('It is not a whole signed review.');
  // Written again rather than taken as it stands: a file that went through another program is still the same review.
  const found = sha256Of(canonicalJson(signed));
  if (found !== sha256) {
    return unsound(
      `It was changed after it was signed: its content has the SHA-256 ${found}, and it says ${sha256}.`,
    );
  }
  const ofText = sha256Of(canonicalJson(signed['agreed'] ?? null));
  if (ofText !== signed['agreedSha256']) {
    return unsound(`Its text is not the one it says was signed: that has the SHA-256 ${ofText}.`);
  }
  const signatures: unknown = signed['signatures'];
  if (!Array.isArray(signatures) || signatures.length === 0) return unsound('Nobody has signed it.');
  const stray = signatures.find((one) => !isTable(one) || one['sha256'] !== ofText) as unknown;
  if (stray !== undefined) {
    const name = isTable(stray) && typeof stray['name'] === 'string' ? stray['name'] : 'Somebody';
    return unsound(`${name} signed another text than the one in it.`);
  }
  return { sound: true, sha256, signed: signed as unknown as SignedReview };
}

function unsound(sentence: string): SignedCheck {
  return { sound: false, sentence };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
