/**
 * What somebody who listens hears of the others: one sentence at most every ten seconds, about who came, who left and
 * who went to another section. Never about typing, and never that somebody has gone quiet.
 */

/** A person as far as it is spoken of. */
export interface Heard {
  readonly memberId: string;
  readonly name: string;
  /** The section they are in, as it is called; null when they are in none, or only follow somebody. */
  readonly place: string | null;
}

export interface SpokenGround {
  /** Milliseconds. */
  readonly now: () => number;
  /** Does the work after so many milliseconds unless called off. */
  readonly later: (work: () => void, ms: number) => () => void;
  readonly say: (sentence: string) => void;
}

/** Milliseconds between two sentences. */
export const spokenGap = 10_000;
/** Milliseconds in which those who come together are gathered. */
const gathers = 1500;

type Company = ReadonlyMap<string, Heard>;

export class SpokenPresence {
  readonly #ground: SpokenGround;
  #now: Company;
  #said: Company;
  #saidAt = Number.NEGATIVE_INFINITY;
  #callOff: (() => void) | null = null;

  /** @param here those who are here already: nothing is said of them */
  constructor(here: readonly Heard[], ground: SpokenGround) {
    this.#ground = ground;
    this.#now = byMember(here);
    this.#said = this.#now;
  }

  /** The others as they are now. */
  update(here: readonly Heard[]): void {
    this.#now = byMember(here);
    if (this.#callOff !== null || summary(this.#said, this.#now) === '') return;
    const since = this.#ground.now() - this.#saidAt;
    this.#callOff = this.#ground.later(() => this.#speak(), Math.max(gathers, spokenGap - since));
  }

  close(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  #speak(): void {
    this.#callOff = null;
    const sentence = summary(this.#said, this.#now);
    this.#said = this.#now;
    // Whoever came and went meanwhile left nothing to tell.
    if (sentence === '') return;
    this.#saidAt = this.#ground.now();
    this.#ground.say(sentence);
  }
}

function byMember(people: readonly Heard[]): Company {
  return new Map(people.map((person) => [person.memberId, person]));
}

/** "Ben and two others joined; Priya is in Timeline." Empty when there is nothing to tell. */
function summary(before: Company, now: Company): string {
  const joined = [...now.values()].filter(({ memberId }) => !before.has(memberId));
  const left = [...before.values()].filter(({ memberId }) => !now.has(memberId));
  const moved = [...now.values()].filter(({ memberId, place }) => {
    const known = before.get(memberId);
    return known !== undefined && place !== null && known.place !== place;
  });
  const parts = [
    ...(joined.length > 0 ? [`${names(joined)} joined`] : []),
    ...(left.length > 0 ? [`${names(left)} left`] : []),
    ...moved.slice(0, 2).map(({ name, place }) => `${name} is in ${place ?? ''}`),
    ...(moved.length > 2 ? [`${others(moved.length - 2)} went elsewhere`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join('; ')}.`;
}

function names(people: readonly Heard[]): string {
  const [first, second] = people;
  if (people.length === 1) return first?.name ?? '';
  if (people.length === 2) return `${first?.name ?? ''} and ${second?.name ?? ''}`;
  return `${first?.name ?? ''} and ${others(people.length - 1)}`;
}

const numbers = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function others(many: number): string {
  return many === 1 ? 'one other' : `${numbers[many] ?? String(many)} others`;
}
