import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  dayField,
  emailField,
  nameField,
  newPasswordField,
  noteField,
  titleField,
} from '../../shared/api/fields.ts';
import {
  checkDay,
  checkEmail,
  checkEventDays,
  checkName,
  checkNewPassword,
  checkNote,
  checkTitle,
} from './checks.ts';

/** The first sentence of the contract for a value, undefined when it accepts it. */
function contractSays(field: z.ZodType, value: string): string | undefined {
  return field.safeParse(value).error?.issues[0]?.message;
}

const long = (length: number): string => 'x'.repeat(length);

describe('checks of a form', () => {
  it.each([
    ['name', checkName, nameField, ['', '   ', 'Ana', long(100), long(101)]],
    ['password', checkNewPassword, newPasswordField, ['', long(9), long(10), long(200), long(201)]],
    [
      'title',
      (value: string) => checkTitle(value, 'the review a title'),
      titleField('the review a title'),
      ['', ' ', 'A', long(200), long(201)],
    ],
    ['note', checkNote, noteField, ['', 'a', long(4000), long(4001)]],
  ] as const)('say of a %s exactly what the contract says', (_name, check, field, values) => {
    for (const value of values) expect(check(value)).toBe(contractSays(field, value));
  });

  it('say of a day exactly what the contract says, and accept that there is none', () => {
    for (const day of [
      '2026-03-14',
      '2024-02-29',
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '14.03.2026',
      '2026-3-14',
      'soon',
    ])
      expect(checkDay(day), day).toBe(contractSays(dayField, day));
    expect(checkDay('')).toBeUndefined();
  });

  it('refuse an event that is still to come, or that was noticed before it happened', () => {
    const says = (occurred: string, detected: string): (string | undefined)[] =>
      Object.values(checkEventDays(occurred, detected, '2026-03-14'));
    expect(says('2026-03-14', '2026-03-14')).toEqual([undefined, undefined]);
    expect(says('', '')).toEqual([undefined, undefined]);
    expect(says('2026-03-15', '')).toEqual(['This day is still to come.', undefined]);
    expect(says('', '2026-03-15')).toEqual([undefined, 'This day is still to come.']);
    expect(says('2026-03-13', '2026-03-12')).toEqual([
      undefined,
      expect.stringContaining('before it happened'),
    ]);
    expect(says('2026-02-30', '2026-03-12')).toEqual([expect.stringContaining('exists'), undefined]);
  });

  it('refuse what is no e-mail address with the sentence of the contract', () => {
    for (const email of ['', 'ana', 'ana@', '@example.org', 'ana@example', 'ana b@example.org'])
      expect(checkEmail(email), email).toBe(contractSays(emailField, email));
  });

  it('let through every address the contract accepts', () => {
    for (const email of ['ana@example.org', 'ana.petrova+reviews@sub.example.co.uk'])
      expect([checkEmail(email), contractSays(emailField, email)], email).toEqual([undefined, undefined]);
  });
});
