/**
 * Checks a form makes before it sends, with the sentences of the contract. The contract itself stays on the server:
 * loading its library here would cost more than the whole frame. A test holds the two together. Pure.
 */

type Sentence = string | undefined;

/** `empty` names the field where a form asks for more than one name. */
export function checkName(value: string, empty = 'Enter a name.'): Sentence {
  const name = value.trim();
  if (name === '') return empty;
  return name.length > 100 ? 'Keep the name under 100 characters.' : undefined;
}

/** Looks for what people mistype; the server decides whether an address is one. */
export function checkEmail(value: string): Sentence {
  const email = value.trim();
  if (email.length > 254) return 'Keep the e-mail address under 254 characters.';
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(email)
    ? undefined
    : 'Enter an e-mail address such as ana@example.org.';
}

export function checkNewPassword(value: string): Sentence {
  if (value.length < 10) return 'Use at least 10 characters for the password.';
  return value.length > 200 ? 'Use at most 200 characters for the password.' : undefined;
}

export function checkTitle(value: string, what: string): Sentence {
  const title = value.trim();
  if (title === '') return `Give ${what} so that others can recognise it.`;
  return title.length > 200 ? `Keep ${what} under 200 characters.` : undefined;
}

/** A calendar day as year-month-day; the empty string is fine, since no form demands a day. */
export function checkDay(value: string): Sentence {
  if (value === '') return undefined;
  const [year, month, day] = value.split('-').map(Number);
  const exists =
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    year !== undefined &&
    month !== undefined &&
    day !== undefined &&
    new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(value);
  return exists ? undefined : 'Enter a date that exists, as year-month-day, such as 2026-03-14.';
}

/** The days of an event and of its noticing: neither to come, and noticed no earlier than it happened. */
export function checkEventDays(
  occurredOn: string,
  detectedOn: string,
  today: string,
): { readonly occurredOn: Sentence; readonly detectedOn: Sentence } {
  const past = (day: string): Sentence =>
    checkDay(day) ?? (day > today ? 'This day is still to come.' : undefined);
  const days = { occurredOn: past(occurredOn), detectedOn: past(detectedOn) };
  const inOrder = occurredOn === '' || detectedOn === '' || occurredOn <= detectedOn;
  if (inOrder || days.occurredOn !== undefined || days.detectedOn !== undefined) return days;
  return { ...days, detectedOn: 'It cannot have been noticed before it happened.' };
}

export function checkNote(value: string): Sentence {
  return value.trim().length > 4000 ? 'Keep the note under 4,000 characters.' : undefined;
}
