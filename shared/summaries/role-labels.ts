/**
 * Roles, not people: takes the names of those who took part out of a text, and draws the labels of roles anew, so that
 * "Nurse 2" of a review and "Nurse B" of its summaries cannot be joined. The drawing is random and the same within one
 * summary. Pure; randomness is passed in.
 */
import { wordKindOf } from '../deidentify/written-as-name.ts';
import type { RandomBytes } from '../ids.ts';

/** What people at work and people affected are called, as far as such labels are usual. */
const roleNouns = [
  'anaesthetist',
  'analyst',
  'assistant',
  'clerk',
  'clinician',
  'colleague',
  'consultant',
  'customer',
  'developer',
  'doctor',
  'engineer',
  'gp',
  'manager',
  'midwife',
  'nurse',
  'officer',
  'operator',
  'paramedic',
  'parent',
  'passenger',
  'patient',
  'person',
  'pharmacist',
  'physician',
  'physiotherapist',
  'porter',
  'practitioner',
  'radiographer',
  'radiologist',
  'reader',
  'receptionist',
  'registrar',
  'relative',
  'resident',
  'secretary',
  'surgeon',
  'technician',
  'therapist',
] as const;

const label = new RegExp(`\\b(${roleNouns.join('|')}) (\\d{1,2}|[A-Z])\\b`, 'giu');
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const honorific = '(?:(?:dr|mr|mrs|ms|mx|prof|professor|sister|nurse)\\.? +)?';

/** Whether a role with a letter stands in a text, such as `Nurse B`. */
export function hasRoleLabel(text: string): boolean {
  return text.search(label) >= 0;
}

/** What a person is called who took part and is named in a text. */
export const namelessRole = 'a colleague';

export class RoleLabels {
  readonly #random: RandomBytes;
  readonly #people: readonly RegExp[];
  readonly #drawn = new Map<string, string>();
  readonly #left = new Map<string, string[]>();

  /** @param people full names of everybody the review knows */
  constructor(random: RandomBytes, people: readonly string[]) {
    this.#random = random;
    this.#people = people.map(personPattern).filter((pattern) => pattern !== null);
  }

  /** The text without names of people and with labels of this summary alone. */
  in(text: string): string {
    let words = text;
    for (const person of this.#people) words = words.replaceAll(person, namelessRole);
    return words.replaceAll(
      label,
      (_all, role: string, mark: string) => `${role} ${this.#letter(role, mark)}`,
    );
  }

  #letter(role: string, mark: string): string {
    const noun = role.toLowerCase();
    const key = `${noun} ${mark.toUpperCase()}`;
    const known = this.#drawn.get(key);
    if (known !== undefined) return known;
    const left = this.#left.get(noun) ?? this.#shuffled();
    this.#left.set(noun, left);
    // Twenty-six of one role are more than a summary can tell apart; the rest share the last letter.
    const letter = left.length > 1 ? (left.pop() ?? 'Z') : (left[0] ?? 'Z');
    this.#drawn.set(key, letter);
    return letter;
  }

  #shuffled(): string[] {
    const order = [...letters];
    for (let i = order.length - 1; i > 0; i -= 1) {
      const at = (this.#random(1)[0] ?? 0) % (i + 1);
      [order[i], order[at]] = [order[at] ?? '', order[i] ?? ''];
    }
    return order;
  }
}

/** Null for a name of one short word, which may be a word of the language. */
function personPattern(name: string): RegExp | null {
  const words = name.trim().split(/\s+/u);
  if (words.length < 2) return null;
  const escaped = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  // The words of "will young people" are nobody called Will Young.
  const ofWords = words.every((word) => wordKindOf(word.toLowerCase()) !== null);
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?i:${honorific})${escaped.join('\\s+')}(?![\\p{L}\\p{N}])`,
    ofWords ? 'gu' : 'giu',
  );
}
