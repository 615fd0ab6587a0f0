/** An entry of the register while a safety lead fills it in. What is typed stays when a save is refused. */
import type { AiSystem } from '../../shared/api/systems.ts';
import { sheetTexts, type SystemSheet } from '../../shared/systems/system-sheet.ts';
import { newKey } from '../api/api-client.ts';
import { checkDay } from '../api/checks.ts';
import { Form, type Checks } from '../api/form.svelte.ts';
import { enterSystem, type SystemEntry } from './system-entry.svelte.ts';

export type SheetFields = { -readonly [Field in keyof SystemSheet]: SystemSheet[Field] };

const longest = 4000;

const emptySheet: SystemSheet = {
  name: '',
  class: '',
  autonomy: '',
  regulatoryStatus: '',
  use: 'in-use',
  validation: 'not-known',
  validatedOn: null,
  ...(Object.fromEntries(sheetTexts.map((field) => [field, ''])) as Record<
    (typeof sheetTexts)[number],
    string
  >),
};

export class SheetForm {
  readonly form = new Form('system');
  fields: SheetFields = $state({ ...emptySheet });
  readonly #before: SystemSheet;
  /** The state of the entry that the change is made against. */
  #seen: number;
  readonly #key = newKey();

  constructor(system: AiSystem | undefined) {
    this.#before = system === undefined ? emptySheet : sheetOf(system);
    this.#seen = system?.state ?? 0;
    this.fields = { ...this.#before };
  }

  /** Enters a new system; resolves with its id, or undefined when refused. */
  async enter(): Promise<string | undefined> {
    let id: string | undefined;
    await this.form.submit(this.#checks(), async () => {
      id = await enterSystem(this.#change(), this.#key);
    });
    return id;
  }

  /**
   * Sends only what was changed. After somebody else's change the next save is made against the entry as it is now,
   * once the person has been told.
   */
  async save(entry: SystemEntry): Promise<boolean> {
    const done = await this.form.submit(this.#checks(), () => entry.change(this.#change(), this.#seen));
    if (this.form.refusal?.code === 'changed-meanwhile') {
      await entry.system.refresh();
      this.#seen = entry.system.value?.state ?? this.#seen;
    }
    return done;
  }

  #change(): Partial<SystemSheet> {
    const fields = Object.keys(emptySheet) as (keyof SystemSheet)[];
    const changed = fields.filter((field) => this.fields[field] !== this.#before[field]);
    return Object.fromEntries(changed.map((field) => [field, this.fields[field]]));
  }

  #checks(): Checks {
    const { name, validatedOn } = this.fields;
    const nameFault =
      name.trim() === ''
        ? 'Give the system the name people here know it by.'
        : name.trim().length > 200
          ? 'Keep the name under 200 characters.'
          : undefined;
    const tooLong = sheetTexts.filter((field) => this.fields[field].length > longest);
    return {
      name: nameFault,
      validatedOn: checkDay(validatedOn ?? ''),
      ...Object.fromEntries(tooLong.map((field) => [field, 'Keep this under 4,000 characters.'])),
    };
  }
}

function sheetOf(system: AiSystem): SystemSheet {
  const fields = Object.keys(emptySheet) as (keyof SystemSheet)[];
  return Object.fromEntries(fields.map((field) => [field, system[field]])) as unknown as SystemSheet;
}
