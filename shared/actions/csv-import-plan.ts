/**
 * What one line of somebody's table asks for: a new action, a change of one that is here, nothing, or nothing that can be
 * done and why. Pure. It reads and compares; whether the change is allowed is for the store, which every line is put to.
 */
import type { Action, ChangeActionRequest } from '../api/actions.ts';
import { formatDay } from '../review-document/local-time.ts';
import { withoutApostrophe } from '../text/spreadsheet-cell.ts';
import { actionCategories } from '../taxonomy/action-categories.ts';
import type { Layer } from '../taxonomy/layers.ts';
import { moveAsks, statesEffect, type ActionStatus } from './action-status.ts';
import { longestCell, type ColumnChoice, type ImportField } from './csv-import-columns.ts';
import { readDay, type DayOrder } from './csv-import-days.ts';
import { categoryNamed, layersNamed, statusNamed } from './csv-import-words.ts';
import type { CheckOutcome } from './effect-checks.ts';

export interface SheetLine {
  /** As the spreadsheet numbers it: the headings are row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** What is needed beside the line itself. */
export interface ImportGround {
  readonly fileName: string;
  readonly columns: ColumnChoice;
  readonly order: DayOrder;
  /** Nobody said, and no cell shows, whether the day or the month comes first. */
  readonly orderAssumed: boolean;
  /** Members whose account is on. */
  readonly members: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  readonly statusNames: Readonly<Record<ActionStatus, string>>;
  /** Whether a review for new actions was chosen. */
  readonly mayMake: boolean;
  /** Titles in the chosen review, as `titleKey` makes them. */
  readonly titles: ReadonlySet<string>;
  /** An action by its review and id; undefined when there is none that the member may see. */
  readonly actionAt: (reviewId: string, actionId: string) => Action | undefined;
}

/** The words with which a new action begins; from then on they are its row's. */
export interface NewWording {
  readonly title: string;
  readonly detail: string;
  readonly category: string | null;
  readonly layers: readonly Layer[];
  readonly measureName: string;
  readonly baseline: string;
  readonly target: string;
  readonly source: string;
}

interface Planned {
  readonly row: number;
  readonly title: string;
  readonly sentences: readonly string[];
}
export type PlannedLine =
  | (Planned & { readonly kind: 'same' | 'refused' })
  | (Planned & {
      readonly kind: 'new';
      readonly wording: NewWording;
      /** From `agreed`, one after the other. */
      readonly steps: readonly ChangeActionRequest[];
    })
  | (Planned & {
      readonly kind: 'change';
      readonly action: Action;
      readonly seenVersion: number;
      readonly change: ChangeActionRequest;
    });

/** Two titles that differ only in blanks and capitals are one. */
export function titleKey(title: string): string {
  return title.trim().replace(/\s+/gu, ' ').toLowerCase();
}

/** Plans every line; a title that stands twice in the file is refused the second time. */
export function planLines(lines: readonly SheetLine[], ground: ImportGround): readonly PlannedLine[] {
  const seen = new Map<string, number>();
  const keys = new Map<string, number>();
  return lines.map((line) => {
    const planned = new LineReader(line, ground).plan();
    if (planned.kind === 'new') {
      const twin = seen.get(titleKey(planned.title));
      if (twin !== undefined) return refused(planned, `Row ${twin} of this file has the same title.`);
      seen.set(titleKey(planned.title), line.row);
    }
    if (planned.kind === 'change') {
      const key = `${planned.action.reviewId}/${planned.action.actionId}`;
      const twin = keys.get(key);
      if (twin !== undefined) return refused(planned, `Row ${twin} of this file changes the same action.`);
      keys.set(key, line.row);
    }
    return planned;
  });
}

export function refused({ row, title }: Planned, ...sentences: string[]): PlannedLine {
  return { kind: 'refused', row, title, sentences };
}

const plainTexts = ['title', 'detail', 'measureName', 'baseline', 'target', 'source'] as const;
const figures = ['supplierRef', 'cost', 'funder'] as const;
const fieldNames: Readonly<Partial<Record<ImportField, string>>> = {
  title: 'title',
  detail: 'detail',
  measureName: 'measure',
  baseline: 'baseline',
  target: 'target',
  source: 'source',
  proof: 'proof',
  finding: 'text on what the check showed',
  note: 'note',
  programme: 'name of the programme',
  supplierRef: 'reference of the supplier',
  cost: 'cost',
  funder: 'funder',
};

class LineReader {
  readonly #line: SheetLine;
  readonly #ground: ImportGround;
  readonly #faults: string[] = [];
  readonly #remarks: string[] = [];

  constructor(line: SheetLine, ground: ImportGround) {
    this.#line = line;
    this.#ground = ground;
  }

  plan(): PlannedLine {
    const address = this.#text('address') ?? '';
    const base = { row: this.#line.row, title: this.#text('title') ?? '' };
    this.#checkLengths();
    if (address !== '') return this.#planKnown(base, address);
    const made = this.#planNew();
    if (this.#faults.length > 0) return refused({ ...base, sentences: [] }, ...this.#faults);
    return { kind: 'new', ...base, ...made };
  }

  /** Undefined when the file has no such column. */
  #text(field: ImportField): string | undefined {
    const column = this.#ground.columns[field];
    if (column === undefined) return undefined;
    return withoutApostrophe(this.#line.cells[column] ?? '')
      .replace(/\r\n?/g, '\n')
      .trim();
  }

  #checkLengths(): void {
    for (const [field, longest] of Object.entries(longestCell) as [ImportField, number][]) {
      const length = this.#text(field)?.length ?? 0;
      if (length <= longest) continue;
      this.#faults.push(
        `The ${fieldNames[field] ?? field} is too long: it has ${length} characters, at most ${longest} fit.`,
      );
    }
  }

  #day(field: 'dueOn' | 'implementedOn'): string | null {
    const cell = this.#text(field) ?? '';
    if (cell === '') return null;
    const { order, orderAssumed } = this.#ground;
    const found = readDay(cell, order);
    if (typeof found === 'string') {
      this.#faults.push(found);
      return null;
    }
    if (found.unsure && orderAssumed) {
      const first = order === 'day-first' ? 'the day first' : 'the month first';
      this.#remarks.push(
        `“${cell}” could be two days; it is read with ${first}, as ${formatDay(found.day)}.`,
      );
    }
    return found.day;
  }

  #member(field: 'ownerId' | 'approverId'): string | null {
    const cell = this.#text(field) ?? '';
    if (cell === '') return null;
    const wanted = cell.toLowerCase();
    const found = this.#ground.members.filter(
      ({ name, email }) => name.toLowerCase() === wanted || email.toLowerCase() === wanted,
    );
    const [only] = found;
    if (only !== undefined && found.length === 1) return only.id;
    const who = field === 'ownerId' ? 'owner' : 'approver';
    this.#faults.push(
      only === undefined
        ? `The ${who} “${cell}” is no member here whose account is on. Write the name or e-mail of a member, or leave the cell empty.`
        : `Several members are called “${cell}”. Write the e-mail of the ${who} in its place.`,
    );
    return null;
  }

  #category(): string | null {
    const cell = this.#text('category') ?? '';
    if (cell === '') return null;
    const found = categoryNamed(cell);
    if (found === undefined) {
      this.#faults.push(
        `“${cell}” is no kind of action here. Write one of ours, such as “${actionCategories[0]?.name ?? ''}”, or leave this column out.`,
      );
    }
    return found ?? null;
  }

  #layers(): readonly Layer[] {
    const cell = this.#text('layers') ?? '';
    const found = layersNamed(cell);
    if (found === null) {
      this.#faults.push(
        `“${cell}” names a layer that there is not. There are Model, Interface, Workflow, Human factors and Governance.`,
      );
    }
    return found ?? [];
  }

  #status(): ActionStatus | null {
    const cell = this.#text('status') ?? '';
    if (cell === '') return null;
    const found = statusNamed(cell);
    if (found === undefined) {
      this.#faults.push(
        `“${cell}” is no status here. Write one of ours, such as Agreed, In progress or Implemented, or leave the cell empty for Agreed.`,
      );
      return null;
    }
    return found;
  }

  #planNew(): { wording: NewWording; steps: readonly ChangeActionRequest[]; sentences: readonly string[] } {
    const text = (field: ImportField): string => this.#text(field) ?? '';
    const title = text('title');
    if (!this.#ground.mayMake) {
      this.#faults.push('This would be a new action. Choose a review for new actions first.');
    }
    if (title === '') this.#faults.push('The title is empty, so nobody could recognise the action.');
    else if (this.#ground.titles.has(titleKey(title))) {
      this.#faults.push('The review has an action with this title already.');
    }
    const wording = {
      title,
      detail: text('detail'),
      category: this.#category(),
      layers: this.#layers(),
      measureName: text('measureName'),
      baseline: text('baseline'),
      target: text('target'),
      source: text('source'),
    };
    const ownerId = this.#member('ownerId');
    const dueOn = this.#day('dueOn');
    const status = this.#status() ?? 'agreed';
    const steps = this.#steps(status, ownerId, dueOn);
    return { wording, steps, sentences: [this.#madeAs(status, ownerId, dueOn), ...this.#remarks] };
  }

  #madeAs(status: ActionStatus, ownerId: string | null, dueOn: string | null): string {
    const cell = this.#text('status') ?? '';
    const name = this.#ground.statusNames[status];
    const owner = this.#ground.members.find(({ id }) => id === ownerId)?.name;
    const as =
      cell === '' || cell.toLowerCase() === name.toLowerCase()
        ? `Becomes “${name}”`
        : `“${cell}” becomes “${name}”`;
    return `${as}, ${owner === undefined ? 'without an owner' : `owned by ${owner}`}, ${dueOn === null ? 'without a due day' : `due ${formatDay(dueOn)}`}.`;
  }

  #steps(status: ActionStatus, ownerId: string | null, dueOn: string | null): readonly ChangeActionRequest[] {
    const note = this.#text('note') ?? '';
    const first: ChangeActionRequest = {
      ...(ownerId === null ? {} : { ownerId }),
      ...(dueOn === null ? {} : { dueOn }),
      ...Object.fromEntries(
        figures.flatMap((field) => ((this.#text(field) ?? '') === '' ? [] : [[field, this.#text(field)]])),
      ),
      ...(note === '' ? {} : { note }),
    };
    if (status === 'agreed') return Object.keys(first).length === 0 ? [] : [first];
    if (!canBegin.has(status)) {
      this.#faults.push(
        status === 'proposed'
          ? 'A proposal is written in its review, where its panel decides about it. Write it there, or give it another status, such as Agreed.'
          : `No action begins as “${this.#ground.statusNames[status]}”. Give it another status, such as Agreed or In progress, and change it afterwards.`,
      );
      return [];
    }
    if (status === 'in-progress' || asideStatuses.has(status)) return [{ ...first, ...this.#move(status) }];
    const done = { ...first, ...this.#move('implemented') };
    if (this.#text('implementedOn') === undefined || this.#text('implementedOn') === '') {
      this.#remarks.push('The file does not say when it was done, so the day of the import stands for it.');
    }
    if (status === 'implemented') return [done];
    return [done, statesEffect(status) ? this.#check(status) : { status }];
  }

  /** The move and what it brings; what is missing is said by the store. */
  #move(status: ActionStatus): ChangeActionRequest {
    if (statesEffect(status)) return this.#check(status);
    const programme = this.#text('programme') ?? '';
    const decides = status === 'declined' || status === 'not-funded';
    const approverId = decides ? this.#member('approverId') : null;
    this.#needWhatItAsks(status);
    const implementedOn = status === 'implemented' ? this.#day('implementedOn') : null;
    return {
      status,
      ...(status === 'implemented' ? { proof: this.#proof() } : {}),
      ...(implementedOn === null ? {} : { implementedOn }),
      ...(approverId === null ? {} : { approverId }),
      ...(status === 'handed-to-programme' && programme !== '' ? { programme } : {}),
    };
  }

  /** Said in the words of a table; whatever else a move asks for is said by the store. */
  #needWhatItAsks(status: ActionStatus): void {
    const asks = moveAsks('in-progress', status);
    const missing = [
      ...(asks.note && (this.#text('note') ?? '') === '' ? ['a reason'] : []),
      ...(asks.approver && (this.#text('approverId') ?? '') === '' ? ['an approver'] : []),
      ...(asks.programme && (this.#text('programme') ?? '') === '' ? ['the name of the programme'] : []),
    ];
    if (missing.length === 0) return;
    this.#faults.push(
      `“${this.#ground.statusNames[status]}” asks for ${missing.join(' and ')}. Write that into a column, and choose the column above.`,
    );
  }

  #proof(): NonNullable<ChangeActionRequest['proof']> {
    const text = this.#text('proof') ?? '';
    if (text === '') {
      const none = `Brought in from “${this.#ground.fileName}”, which names nothing that shows it.`;
      return { kind: 'none', text: none };
    }
    return { kind: /^https?:\/\/\S+$/i.test(text) ? 'link' : 'quote', text };
  }

  #check(status: ActionStatus): ChangeActionRequest {
    const note = this.#text('finding') ?? '';
    if (note === '') {
      this.#faults.push(
        `“${this.#ground.statusNames[status]}” is what a check of the effect showed. Add a column that says what was looked at and what it showed, or write Implemented.`,
      );
    }
    const checkOutcome: CheckOutcome =
      status === 'verified-effective' ? 'worked' : status === 'partly-effective' ? 'partly' : 'did-not';
    return { checkOutcome, note };
  }

  #planKnown(base: { row: number; title: string }, address: string): PlannedLine {
    const place = /[?&]open=([\w-]{1,64})\/([\w-]{1,64})$/.exec(address);
    const action = place === null ? undefined : this.#ground.actionAt(place[1] ?? '', place[2] ?? '');
    if (action === undefined) {
      return refused(
        { ...base, sentences: [] },
        'The address is of no action that you can see here. To make a new action of this line, empty that cell.',
      );
    }
    const { change, sentences } = this.#differences(action);
    const version = this.#text('version') ?? '';
    if (this.#faults.length === 0 && sentences.length > 0 && !/^\d{1,9}$/.test(version)) {
      this.#faults.push(
        'The line does not say which version of the action it was made from, so nobody could tell what changed since. Take the list out again and change that file.',
      );
    }
    if (this.#faults.length > 0) return refused({ ...base, sentences: [] }, ...this.#faults);
    if (sentences.length === 0) return { kind: 'same', ...base, sentences: this.#remarks };
    const says = [...sentences, ...this.#remarks];
    return { kind: 'change', ...base, action, seenVersion: Number(version), change, sentences: says };
  }

  /** What the file says otherwise than the row, each with its sentence. A column that is not there says nothing. */
  #differences(action: Action): { change: ChangeActionRequest; sentences: string[] } {
    let change: ChangeActionRequest = {};
    const sentences: string[] = [];
    const put = (part: ChangeActionRequest, name: string, from: string | null, to: string | null): void => {
      change = { ...change, ...part };
      const show = (value: string | null): string =>
        value === null || value === '' ? 'nothing' : `“${value}”`;
      sentences.push(`${name}: from ${show(from)} to ${show(to)}.`);
    };
    for (const field of [...plainTexts, ...figures]) {
      const cell = this.#text(field);
      const now = action[field].replace(/\r\n?/g, '\n').trim();
      if (cell === undefined || cell === now) continue;
      if (field === 'title' && cell === '') {
        this.#faults.push('The title is empty. An action keeps a title, so that others can recognise it.');
      } else put({ [field]: cell }, capital(fieldNames[field] ?? field), now, cell);
    }
    this.#differentChoices(action, put);
    const layers = this.#text('layers');
    if (layers !== undefined && this.#layers().join() !== action.layers.join()) {
      this.#remarks.push(
        'Its layers stay as they are: a file does not change those of an action that is here.',
      );
    }
    const status = this.#text('status') === undefined ? null : this.#status();
    if (status !== null && status !== action.status) {
      const { statusNames } = this.#ground;
      put(this.#move(status), 'Status', statusNames[action.status], statusNames[status]);
    }
    const note = this.#text('note') ?? '';
    if (sentences.length > 0 && note !== '' && change.note === undefined) change = { ...change, note };
    return { change, sentences };
  }

  #differentChoices(
    action: Action,
    put: (part: ChangeActionRequest, name: string, from: string | null, to: string | null) => void,
  ): void {
    const due = this.#text('dueOn');
    if (due !== undefined) {
      const dueOn = this.#day('dueOn');
      const named = (day: string | null): string | null => (day === null ? null : formatDay(day));
      if (dueOn !== action.dueOn) put({ dueOn }, 'Due day', named(action.dueOn), named(dueOn));
    }
    const owner = this.#text('ownerId');
    if (owner !== undefined && owner.toLowerCase() !== (action.ownerName ?? '').trim().toLowerCase()) {
      const ownerId = this.#member('ownerId');
      if (ownerId !== action.ownerId) put({ ownerId }, 'Owner', action.ownerName, owner);
    }
    if (this.#text('category') !== undefined) {
      const category = this.#category();
      const named = (wanted: string | null): string | null =>
        actionCategories.find(({ id }) => id === wanted)?.name ?? wanted;
      if (category !== action.category) put({ category }, 'Kind', named(action.category), named(category));
    }
  }
}

/** What an imported action may begin as; anything else it becomes later, or in its review. */
const canBegin: ReadonlySet<ActionStatus> = new Set([
  'agreed',
  'in-progress',
  'implemented',
  'awaiting-check',
  'verified-effective',
  'partly-effective',
  'not-effective',
  'declined',
  'not-funded',
  'handed-to-programme',
]);
const asideStatuses: ReadonlySet<ActionStatus> = new Set(['declined', 'not-funded', 'handed-to-programme']);

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
