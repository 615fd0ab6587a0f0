/** Expected refusals: a closed set of codes. Each surface (HTTP, screen) has one table over `ErrorCode`. */

export const errorCodes = [
  'bad-request',
  'invalid-input',
  'signed-out',
  'wrong-credentials',
  'forbidden',
  'not-found',
  'already-set-up',
  'set-up-needed',
  'link-used',
  'link-expired',
  'e-mail-taken',
  'last-admin',
  'last-chair',
  'changed-meanwhile',
  'not-allowed-now',
  'too-large',
  'too-many-tries',
  'signed',
  'storage',
  'not-available',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A refusal that a person should be able to act on. `sentence` says what happened, `remedy` what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    sentence: string,
    remedy: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(sentence);
    this.name = 'AppError';
    this.code = code;
    this.remedy = remedy;
    this.details = details;
  }
}
