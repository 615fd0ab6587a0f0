/**
 * Looks whether a text may hold a number that leads to a person: an NHS number or a telephone number. A gentle note
 * beside a form, never a block, and no proof that a text holds none. Pure.
 */

export type PersonNumber = 'nhs-number' | 'phone';

const tenDigits = /(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)/gu;
/** British numbers with their leading zero or +44. */
const phone = /(?<!\d)(?:\+44\s?\(?0?\)?\s?|0)(?:\d[\s-]?){8,9}\d(?!\d)/gu;

/** Which kinds a text seems to hold, each once. */
export function personNumbersIn(text: string): readonly PersonNumber[] {
  const found = new Set<PersonNumber>();
  const rest = text.replaceAll(tenDigits, (digits) => {
    if (!passesModulus11(digits)) return digits;
    found.add('nhs-number');
    return ' ';
  });
  if (phone.test(rest)) found.add('phone');
  phone.lastIndex = 0;
  return [...found];
}

/** The check digit of an NHS number: weights 10 to 2 on the first nine digits, modulus 11. */
function passesModulus11(written: string): boolean {
  const digits = (written.match(/\d/gu) ?? []).map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits[9];
}
