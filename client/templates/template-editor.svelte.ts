/**
 * One template of the organisation while an admin writes it: sections in their order, prompts, sections of its own.
 * Nothing reaches the server before it is saved, and nothing typed is given up when saving is refused.
 */
import type { ManagedTemplate } from '../../shared/api/templates.ts';
import { faultsOfTemplate } from '../../shared/templates/check-template.ts';
import type { Section } from '../../shared/templates/section.ts';
import { sectionLibrary } from '../../shared/templates/section-library.ts';
import type { SectionWords, TemplateDraft, TemplateSection } from '../../shared/templates/template.ts';
import { sectionNamed } from '../../shared/templates/templates.ts';
import type { Place } from '../../shared/review-document/record-order.ts';
import { call, newKey } from '../api/api-client.ts';
import { Form, type Checks } from '../api/form.svelte.ts';

export interface OwnQuestion {
  id: string;
  text: string;
  hint: string;
}

/** A section as it is being written; prompts are lines of one text. */
export interface DraftSection {
  readonly id: string;
  prompts: string;
  readonly shortCodes: boolean;
  readonly questions: readonly string[] | undefined;
  readonly words: SectionWords | undefined;
  own: { heading: string; why: string; questions: OwnQuestion[] } | null;
}

const bare = { prompts: '', shortCodes: false, questions: undefined, words: undefined };

export class TemplateEditor {
  name = $state('');
  forWhat = $state('');
  who = $state('');
  time = $state('');
  sections: DraftSection[] = $state([]);
  readonly form = new Form('template');
  #stored: ManagedTemplate = $state.raw() as ManagedTemplate;

  readonly draft: TemplateDraft = $derived({
    name: this.name.trim(),
    forWhat: this.forWhat.trim(),
    who: this.who.trim(),
    time: this.time.trim(),
    sections: this.sections.map(toSection),
  });
  /** Whether something has been written that is not stored. */
  readonly unsaved: boolean = $derived(
    JSON.stringify(this.draft) !== JSON.stringify(tidied(this.#stored.draft)),
  );
  /** What is wrong by now, by the place it belongs to. */
  readonly faults: Checks = $derived(
    Object.fromEntries(
      faultsOfTemplate(this.draft)
        .toReversed()
        .map(({ field, sentence }) => [field, sentence]),
    ),
  );
  /** The sections as a review would show them. */
  readonly shown: readonly Section[] = $derived(
    this.draft.sections.map(sectionNamed).filter((section) => section !== undefined),
  );
  /** Sections of the library that are not in it. */
  readonly absent: readonly Section[] = $derived(
    sectionLibrary.filter(({ id }) => !this.sections.some((section) => section.id === id)),
  );

  constructor(stored: ManagedTemplate) {
    this.take(stored);
  }

  get stored(): ManagedTemplate {
    return this.#stored;
  }

  /** Puts what is stored in place of what was written. */
  take(stored: ManagedTemplate): void {
    this.#stored = stored;
    const { name, forWhat, who, time, sections } = stored.draft;
    Object.assign(this, { name, forWhat, who, time });
    this.sections = (sections as readonly TemplateSection[]).map(toDraft);
    this.form.clear();
  }

  add(id: string): void {
    if (this.sections.some((section) => section.id === id)) return;
    this.sections.push({ ...bare, id, own: null });
  }

  /** Adds an empty section of the organisation's own; returns its id. */
  addOwn(): string {
    const id = `o.${newKey()}`;
    const own = { heading: '', why: '', questions: [] };
    this.sections.push({ ...bare, id, own });
    return id;
  }

  addQuestion(section: DraftSection): void {
    section.own?.questions.push({ id: `o.${newKey()}`, text: '', hint: '' });
  }

  removeQuestion(section: DraftSection, id: string): void {
    if (section.own !== null) section.own.questions = section.own.questions.filter((one) => one.id !== id);
  }

  /** Takes a section out and returns how to put it back where it was. */
  remove(id: string): () => void {
    const at = this.sections.findIndex((section) => section.id === id);
    const [removed] = this.sections.splice(at, 1);
    return () => {
      if (removed !== undefined && !this.sections.some((section) => section.id === id))
        this.sections.splice(Math.min(at, this.sections.length), 0, removed);
    };
  }

  move(id: string, place: Place): void {
    const at = this.sections.findIndex((section) => section.id === id);
    const [moved] = this.sections.splice(at, 1);
    if (moved === undefined) return;
    const beside = this.sections.findIndex((section) => section.id === (place.before ?? place.after));
    const to = beside < 0 ? this.sections.length : place.before === undefined ? beside + 1 : beside;
    this.sections.splice(to, 0, moved);
  }

  /** Stores the draft; resolves with whether that was done (the form says why not). */
  async save(): Promise<boolean> {
    return this.form.submit(this.faults, async () => this.#save());
  }

  /** Stores the draft and makes it the next version. */
  async publish(): Promise<boolean> {
    return this.form.submit(this.faults, async () => {
      if (this.unsaved) await this.#save();
      const { id, revision } = this.#stored;
      this.#stored = await call<ManagedTemplate>('POST', `/templates/${id}/publication`, {
        ifMatch: revision,
      });
    });
  }

  /** Goes back to the last published version. */
  async dropChanges(): Promise<boolean> {
    return this.form.submit({}, async () => {
      const { id, revision } = this.#stored;
      this.take(await call<ManagedTemplate>('DELETE', `/templates/${id}/draft`, { ifMatch: revision }));
    });
  }

  /** After somebody else saved: what they wrote, in place of what is here. */
  async takeTheirs(): Promise<void> {
    await this.form.submit({}, async () => {
      this.take(await call<ManagedTemplate>('GET', `/templates/${this.#stored.id}`));
    });
  }

  /** After somebody else saved: what is here, over what they wrote. */
  async keepMine(): Promise<void> {
    await this.form.submit(this.faults, async () => {
      const theirs = await call<ManagedTemplate>('GET', `/templates/${this.#stored.id}`);
      this.#stored = theirs;
      await this.#save();
    });
  }

  async #save(): Promise<void> {
    const { id, revision } = this.#stored;
    this.#stored = await call<ManagedTemplate>('PUT', `/templates/${id}/draft`, {
      body: this.draft,
      ifMatch: revision,
    });
  }
}

function toDraft(section: TemplateSection): DraftSection {
  const { id, prompts = [], shortCodes = false, questions, words, own } = section;
  return {
    id,
    words,
    prompts: prompts.join('\n'),
    shortCodes,
    questions,
    own:
      own === undefined
        ? null
        : { heading: own.heading, why: own.why, questions: own.questions.map((one) => ({ ...one })) },
  };
}

function toSection({ id, prompts, shortCodes, questions, words, own }: DraftSection): TemplateSection {
  const lines = prompts
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    id,
    ...(lines.length === 0 ? {} : { prompts: lines }),
    ...(shortCodes ? { shortCodes } : {}),
    ...(questions === undefined ? {} : { questions: [...questions] }),
    ...(words === undefined ? {} : { words }),
    ...(own === null
      ? {}
      : {
          own: {
            heading: own.heading.trim(),
            why: own.why.trim(),
            questions: own.questions.map((one) => ({
              id: one.id,
              text: one.text.trim(),
              hint: one.hint.trim(),
            })),
          },
        }),
  };
}

/** A stored draft in the form in which one is written, so that both can be compared. */
function tidied({ name, forWhat, who, time, sections }: ManagedTemplate['draft']): TemplateDraft {
  return {
    name,
    forWhat,
    who,
    time,
    sections: (sections as readonly TemplateSection[]).map((one) => toSection(toDraft(one))),
  };
}
