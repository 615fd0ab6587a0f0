/**
 * A learning summary with its digest and, by Ed25519, the signature of the installation that published it: the file that
 * travels between organisations. The signature is over the canonical JSON of the summary and over nothing else. Pure.
 */
import { z } from 'zod';
import { learningSummary } from './learning-summary.ts';

export const signedSummaryName = 'causeway.signed-summary/1';

export const sha256Field = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'A SHA-256 has 64 of the digits 0 to 9 and a to f.');
/** So that no other spelling of the same bytes is taken for the same file. */
const base64 = (characters: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9+/]{${characters},${characters + 2}}={0,2}$`));

export const signedSummary = z.strictObject({
  schema: z.literal(signedSummaryName),
  summary: learningSummary,
  /** Of the canonical JSON of `summary`. */
  sha256: sha256Field,
  /** 64 bytes. */
  signature: base64(86),
  /** SPKI as DER, 44 bytes, as `openssl pkey -pubin -inform DER` reads it. */
  publicKey: base64(58),
  /** Where that installation has changed its key: each change, the first one first. See `key-change.ts`. */
  keyChanges: z
    .array(
      z.strictObject({
        earlier: base64(58),
        next: base64(58),
        handedOver: base64(86),
        taken: base64(86),
      }),
    )
    .min(1)
    .max(100)
    .optional(),
});
