/**
 * Being in a review together: following somebody's view, asking everyone to come, and what is said aloud of who is
 * where. Moves the page of the person who asked for it, and of nobody else.
 */
import type { Attendance, PersonHere } from '../../collab/presence.svelte.ts';
import { announce } from '../../ui/announce.svelte.ts';
import { showToast } from '../../ui/toasts.svelte.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { goAlong } from './go-along.ts';
import { followsBack, goesOnAlone, ownMoves } from './follow-rules.ts';
import { SpokenPresence, type Heard } from './spoken-presence.ts';

/** Milliseconds for which a summon is said, so that those who come a moment later hear it too. */
const summonStays = 10_000;
/** The server lets one pass in this many milliseconds. */
const summonGap = 15_000;
/** Frames for which a record is looked for that somebody is in and that has not come to this page yet. */
const framesToLook = 600;

/** Whom this person follows. */
export interface Followed {
  readonly memberId: string;
  readonly name: string;
  readonly colour: string;
}

export class Company {
  readonly #review: ReviewContext;
  readonly #spoken: SpokenPresence;
  readonly #stops: (() => void)[] = [];
  readonly #heardSummons = new Set<string>();
  #followed: Followed | null = $state.raw(null);
  #lastPlace = '';
  /** Whether the one followed was found at their last place. */
  #found = false;
  #looksLeft = 0;
  #lastIn: { readonly section: string | null; readonly record: string } | null = null;
  #frame = 0;
  #summonedAt = Number.NEGATIVE_INFINITY;
  #summons = 0;
  #endSummon: ReturnType<typeof setTimeout> | undefined;

  constructor(review: ReviewContext) {
    this.#review = review;
    this.#spoken = new SpokenPresence(this.#heard(), {
      now: () => performance.now(),
      later: (work, ms) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
      say: announce,
    });
    const stop = review.session.presence.onChange(() => this.#changed());
    this.#stops.push(stop);
    for (const person of review.session.presence.connections()) this.#heed(person);
  }

  close(): void {
    this.#letGo();
    this.#spoken.close();
    clearTimeout(this.#endSummon);
    this.#review.session.presence.claim({ summon: null });
    for (const stop of this.#stops) stop();
  }

  /** Whose view this one goes along with; null for nobody's. */
  get followed(): Followed | null {
    return this.#followed;
  }

  /** The person followed as they are here now; null while they are away. */
  get followedHere(): PersonHere | null {
    const id = this.#followed?.memberId;
    return this.#review.session.presence.people.find(({ memberId }) => memberId === id) ?? null;
  }

  /** Whether the one followed follows back, so that both stay. */
  get inCircle(): boolean {
    const { people } = this.#review.session.presence;
    const self = people.find((person) => person.self)?.memberId;
    return (
      self !== undefined && this.#followed !== null && followsBack(people, self, this.#followed.memberId)
    );
  }

  /** From now on this view goes where theirs goes. */
  follow({ memberId, name, colour }: Followed): void {
    this.#letGo();
    this.#followed = { memberId, name, colour };
    this.#lastPlace = '';
    this.#review.session.presence.claim({ following: memberId });
    for (const sign of ownMoves)
      window.addEventListener(sign, this.#moved, { capture: true, passive: sign !== 'keydown' });
    announce(`Following ${name}. Escape stops it.`);
    this.#goAlong();
  }

  stop(): void {
    const name = this.#followed?.name;
    this.#letGo();
    if (name !== undefined) announce(`You no longer follow ${name}.`);
  }

  get maySummon(): boolean {
    return this.#review.may('presence.summon');
  }

  /** Where this person is, or was last before they turned to a panel or a menu. A record without its field. */
  get place(): { readonly section: string | null; readonly record: string | null } {
    const own = this.#review.session.presence.connections()[0];
    const section = own?.section ?? this.#review.view.currentSection;
    const left = this.#lastIn?.section === section ? this.#lastIn.record : null;
    const record = own?.record ?? left;
    return { section, record: record?.split('/').slice(0, 2).join('/') ?? null };
  }

  /** Asks everyone to come to where this person is. Whether they do is theirs to decide. */
  summon(): void {
    const { session } = this.#review;
    const { section, record } = this.place;
    if (section === null) {
      showToast('Go to a section first; the others are asked to come there.');
      return;
    }
    if (performance.now() - this.#summonedAt < summonGap) {
      showToast('Everyone was asked a moment ago. Wait a little before you ask again.');
      return;
    }
    this.#summonedAt = performance.now();
    this.#summons += 1;
    const summon = { number: this.#summons, section, ...(record === null ? {} : { record }) };
    session.presence.claim({ summon });
    clearTimeout(this.#endSummon);
    this.#endSummon = setTimeout(() => session.presence.claim({ summon: null }), summonStays);
    showToast(`Everyone here was asked to come to ${this.#heading(section) ?? 'where you are'}.`);
  }

  readonly #moved = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.key === 'Escape') {
      // What lies over the page is closed first.
      if (event.target instanceof Element && event.target.closest('dialog, [role="dialog"], [role="menu"]'))
        return;
      event.preventDefault();
      event.stopPropagation();
      this.stop();
    } else if (goesOnAlone(event)) this.stop();
  };

  #letGo(): void {
    cancelAnimationFrame(this.#frame);
    if (this.#followed === null) return;
    this.#followed = null;
    for (const sign of ownMoves) window.removeEventListener(sign, this.#moved, { capture: true });
    this.#review.session.presence.claim({ following: null });
  }

  #changed(): void {
    const own = this.#review.session.presence.connections()[0];
    if (own?.record) this.#lastIn = { section: own.section, record: own.record };
    this.#spoken.update(this.#heard());
    for (const person of this.#review.session.presence.connections()) this.#heed(person);
    if (this.#followed !== null) this.#goAlongSoon();
  }

  #goAlongSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#goAlong());
  }

  /** Goes to where the one followed is now, unless that leads back here or is in view already. */
  #goAlong(): void {
    const followed = this.#followed;
    if (followed === null || this.inCircle) return;
    const person = this.followedHere;
    if (person === null) return;
    const place = `${person.section ?? ''} ${person.record ?? ''}`;
    const moved = place !== this.#lastPlace;
    if (moved) {
      this.#lastPlace = place;
      this.#found = false;
      this.#looksLeft = framesToLook;
    }
    this.#found = goAlong(person, moved, this.#found, this.#review.view) || this.#found;
    if (!this.#found && (this.#looksLeft -= 1) > 0) this.#goAlongSoon();
  }

  #heed({ clientId, memberId, name, self, summon }: Attendance): void {
    if (summon === null || !this.#hear(clientId, summon.number)) return;
    this.#summonedAt = performance.now();
    const heading = this.#heading(summon.section);
    if (self || heading === null) return;
    const { view } = this.#review;
    const go = (): void => {
      if (this.#followed !== null && this.#followed.memberId !== memberId) this.stop();
      const recordId = summon.record?.split('/')[1];
      if (recordId === undefined || !view.goToRecord(recordId)) view.goToSection(summon.section);
    };
    showToast(`${name} asks everyone to come to ${heading}.`, { label: 'Go there', run: go }, 'Stay');
  }

  /** False when it was heard before. */
  #hear(clientId: number, number: number): boolean {
    const key = `${clientId} ${number}`;
    if (this.#heardSummons.has(key)) return false;
    this.#heardSummons.add(key);
    return true;
  }

  #heard(): Heard[] {
    return this.#review.session.presence.people
      .filter(({ self }) => !self)
      .map(({ memberId, name, section, following }) => ({
        memberId,
        name,
        place: section === null || following !== null ? null : this.#heading(section),
      }));
  }

  #heading(section: string): string | null {
    return this.#review.section(section)?.heading ?? null;
  }
}
