/**
 * Ed25519 over the canonical JSON of a learning summary: signing with the key of this installation, and whether the
 * signature of another holds. Takes keys of this one kind only.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { keyChangeText, type KeyChange } from '../../shared/summaries/key-change.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { signedSummaryName } from '../../shared/summaries/signed-summary.ts';

/** Both as DER: PKCS #8 and SPKI. */
export interface KeyPair {
  readonly privateKey: Buffer;
  readonly publicKey: Buffer;
}

export function makeKeyPair(): KeyPair {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
    publicKeyEncoding: { format: 'der', type: 'spki' },
  });
}

/** Signature over the bytes of the text, as base64. */
export function signText(text: string, { privateKey }: KeyPair): string {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  return sign(null, Buffer.from(text), key).toString('base64');
}

/** The file that travels, as canonical JSON. @param text the summary as canonical JSON */
export function signedFile(
  text: string,
  { signature, publicKey }: { readonly signature: string; readonly publicKey: string },
  keyChanges: readonly KeyChange[],
): string {
  return canonicalJson({
    schema: signedSummaryName,
    summary: JSON.parse(text) as LearningSummary,
    sha256: createHash('sha256').update(text).digest('hex'),
    ...{ signature, publicKey },
    ...(keyChanges.length === 0 ? {} : { keyChanges: [...keyChanges] }),
  });
}

/** A new key in the place of an earlier one, in words that both sign. */
export function changeOfKey(earlier: KeyPair, next: KeyPair): KeyChange {
  const keys = {
    earlier: earlier.publicKey.toString('base64'),
    next: next.publicKey.toString('base64'),
  };
  const text = keyChangeText(keys);
  return { ...keys, handedOver: signText(text, earlier), taken: signText(text, next) };
}

/** Whether both keys say so. */
export function changeHolds(change: KeyChange): boolean {
  const text = keyChangeText(change);
  return (
    signatureHolds(text, change.handedOver, change.earlier) && signatureHolds(text, change.taken, change.next)
  );
}

/** Whether the key is one of ours in kind, both are spelled in the one way there is, and the signature is of the text. */
export function signatureHolds(text: string, signature: string, publicKey: string): boolean {
  const bytes = plainBytes(signature);
  const key = publicKeyOf(publicKey);
  return bytes !== null && key !== null && verify(null, Buffer.from(text), key, bytes);
}

/** The first 16 digits of its SHA-256, in fours, for people to compare. @param publicKey SPKI as base64 */
export function shortKey(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
  return (digest.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}

function publicKeyOf(publicKey: string): KeyObject | null {
  const bytes = plainBytes(publicKey);
  if (bytes === null) return null;
  try {
    const key = createPublicKey({ key: bytes, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    // Node says by throwing that these bytes are no key.
    return null;
  }
}

/** Null for a spelling that base64 reads but does not write. */
function plainBytes(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : null;
}
