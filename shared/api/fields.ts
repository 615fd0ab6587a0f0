/** Field rules that several contracts share. Messages are shown to people as they are. */
import { z } from 'zod';

export const idField = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'This is not an identifier of ours.');

export function titleField(what: string) {
  return z
    .string()
    .trim()
    .min(1, `Give ${what} so that others can recognise it.`)
    .max(200, `Keep ${what} under 200 characters.`);
}

export const nameField = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(100, 'Keep the name under 100 characters.');

export const emailField = z
  .email('Enter an e-mail address such as ana@example.org.')
  .max(254, 'Keep the e-mail address under 254 characters.')
  .transform((value) => value.trim().toLowerCase());

export const newPasswordField = z
  .string()
  .min(10, 'Use at least 10 characters for the password.')
  .max(200, 'Use at most 200 characters for the password.');

/** An ISO calendar day that exists, such as 2026-02-28. */
export const dayField = z.iso.date('Enter a date that exists, as year-month-day, such as 2026-03-14.');

/** UTC milliseconds since 1970. */
export const instantField = z.number().int();

export const noteField = z.string().trim().max(4000, 'Keep the note under 4,000 characters.');
