/**
 * The timeline of an open review as its list and its picture show it, and the edits both make.
 * What is read of a session's document stays the same object while it does not change, so that a change elsewhere
 * draws only its own row again.
 */
import { untrack } from 'svelte';
import {
  createRecord,
  moveRecord,
  setChoice,
  setFlag,
  setString,
} from '../../../shared/review-document/edits.ts';
import { TimelineOrder } from '../../../shared/review-document/entry-order.ts';
import { TimeLine } from '../../../shared/review-document/entry-span.ts';
import { hasClock } from '../../../shared/review-document/entry-time.ts';
import { readRecords } from '../../../shared/review-document/reads.ts';
import type { InitialRecord, TimelineRecord } from '../../../shared/review-document/records.ts';
import { timelineDurations } from '../../../shared/review-document/timeline-durations.ts';
import { offsetsOf } from '../../../shared/review-document/zone-offset.ts';
import { liveRead } from '../../collab/y-runes.svelte.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { lastDayOf } from './quick-entry.ts';
import type { StoredTime } from './time-draft.ts';
import { timelineDays } from './timeline-days.ts';

export class TimelineView {
  readonly #review: ReviewContext;
  readonly ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  readonly #live;

  constructor(review: ReviewContext) {
    this.#review = review;
    this.#live = liveRead(
      () => review.session.doc,
      ['timeline'],
      (doc) => new TimelineOrder(readRecords(doc, 'timeline')),
    );
  }

  get order(): TimelineOrder<TimelineRecord> {
    return this.#live.current;
  }

  readonly entries = $derived.by(() => this.order.entries);
  readonly days = $derived.by(() => timelineDays(this.entries, (id) => this.order.isPlaced(id)));
  readonly durations = $derived(timelineDurations(this.entries));
  readonly #timesText = $derived(
    this.entries
      .map(({ from, to, tz, precision, offset, toOffset }) =>
        [from, to, tz, precision, offset, toOffset].join(' '),
      )
      .join('\n'),
  );
  /** Made anew only when a time changes, not with every letter of every entry. */
  readonly line = $derived.by(() => {
    void this.#timesText;
    return untrack(() => new TimeLine(this.entries));
  });
  readonly #zonesText = $derived(
    [...new Set(this.entries.filter(hasClock).map(({ tz }) => tz))].filter((tz) => tz !== '').join('\n'),
  );
  /** Zones in which a time of day stands. */
  readonly zones = $derived(this.#zonesText === '' ? [] : this.#zonesText.split('\n'));
  /** The zone for what is written next. */
  readonly zone = $derived(this.entries.findLast(hasClock)?.tz || this.zones[0] || this.ownZone);
  /** Where the panel last was in time: what a time without a day, or a new entry, goes by. */
  readonly lastDay = $derived(lastDayOf(this.entries.findLast((entry) => lastDayOf(entry) !== '') ?? noTime));
  readonly year = $derived(this.lastDay.slice(0, 4));
  readonly starred = $derived(this.entries.filter(({ starred }) => starred).length);

  /** Makes an entry with the offsets its zone had then. Called within a step of undo. */
  make(initial: InitialRecord<'timeline'>, after?: string): string {
    return createRecord(
      this.#review.session.editing,
      'timeline',
      this.timed(initial),
      after === undefined ? {} : { after },
    );
  }

  /** What a new entry keeps: its zone, and what the zone's clock was ahead of UTC. */
  timed(initial: InitialRecord<'timeline'>): InitialRecord<'timeline'> {
    const { from = '', to = '', precision = null, toPrecision = null } = initial;
    const tz = initial.tz ?? (from === '' ? '' : this.zone);
    return { ...offsetsOf({ from, to, precision, toPrecision, tz }), ...initial, tz };
  }

  addAfter(entry: TimelineRecord): void {
    const { from, precision, tz, offset, place } = entry;
    const initial = { from, precision: precision ?? 'unknown', tz, offset, place } as const;
    const id = this.#review.step(() => this.make(initial, entry.id));
    this.#review.view.goToRecordSoon(id);
  }

  setTime(id: string, time: StoredTime): void {
    const { editing } = this.#review.session;
    this.#review.step(() => {
      setChoice(editing, 'timeline', id, 'precision', time.precision);
      setChoice(editing, 'timeline', id, 'toPrecision', time.toPrecision);
      setFlag(editing, 'timeline', id, 'between', time.between);
      for (const field of ['from', 'to', 'tz', 'offset', 'toOffset'] as const) {
        setString(editing, 'timeline', id, field, time[field]);
      }
    });
  }

  mayStep(id: string, step: 'up' | 'down'): boolean {
    return this.order.step(id, step) !== null;
  }

  /** Moves an entry by hand, as far as its time allows; returns its new place from 1, or null when it may not move. */
  step(id: string, step: 'up' | 'down'): number | null {
    const move = this.order.step(id, step);
    if (move === null) return null;
    const { editing, doc } = this.#review.session;
    this.#review.step(() => {
      setString(editing, 'timeline', id, 'place', move.place);
      if (move.order !== undefined) moveRecord(editing, 'timeline', id, move.order);
    });
    const after = new TimelineOrder(readRecords(doc, 'timeline')).entries;
    return after.findIndex((entry) => entry.id === id) + 1;
  }
}

const noTime = { from: '', to: '', precision: 'unknown', toPrecision: null } as const;
