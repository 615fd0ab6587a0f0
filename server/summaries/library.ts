/**
 * The library as its readers get it: a list with filters, one summary, its files, and bringing in those of others. What
 * leaves of ours is looked through once more; what came from others is shown as it came.
 */
import { digestOf } from '../../db/document-store.ts';
import type { InLibrary, LibraryHead, LibraryStore } from '../../db/library-store.ts';
import { notInLibrary } from '../../db/library-refusals.ts';
import { damaged } from '../../db/summary-refusals.ts';
import type { By } from '../../db/participant-store.ts';
import type { SummaryRow } from '../../db/summary-rights.ts';
import type {
  ImportedSummary,
  LibraryDetail,
  LibraryEntry,
  LibraryList,
  LibraryQuery,
} from '../../shared/api/library.ts';
import type { Clock } from '../../shared/clock.ts';
import type { KnownNames } from '../../shared/deidentify/finding.ts';
import { AppError } from '../../shared/errors.ts';
import { summarySchemaName, type LearningSummary } from '../../shared/summaries/learning-summary.ts';
import {
  fitsFilters,
  holdsWords,
  libraryFacts,
  type LibraryFacts,
} from '../../shared/summaries/library-match.ts';
import type { SummaryFacts } from '../../shared/summaries/summary-facts.ts';
import type { SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import { BoundedMap } from '../bounded-map.ts';
import type { FeedEntry } from '../feeds/summaries-atom.ts';
import type { Publisher } from '../publishing/publisher.ts';
import { LibraryTexts, modelOf } from './library-texts.ts';
import { readSummaryFile } from './read-summary-file.ts';
import { makeKeyPair, shortKey, signatureHolds, signedFile, signText } from './summary-signature.ts';

export interface LibraryDeps {
  readonly store: LibraryStore;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly knownNames: (summary: Pick<SummaryRow, 'sourceId' | 'facts'>) => Promise<KnownNames>;
}

/** A file of the library, and whose it is. */
export interface LibraryFile {
  readonly bytes: Uint8Array;
  readonly made: string;
  readonly found: InLibrary;
}

/** A summary as readers outside get it: a page, or that and why it was withdrawn. */
export type OutsidePage = { readonly isPublic: boolean } & (
  { readonly html: string } | { readonly withdrawn: string }
);

/** Pages that are kept made: a public one may be asked for by everybody. */
const mostPages = 64;
/** Pages of which it is remembered that they may not be shown. */
const mostRefused = 1000;
/** Milliseconds for which a refusal holds without a look at what names there are now. */
const refusalHolds = 60_000;

/** That a page did not pass the last look: what was looked for, when, and what was said. */
interface Refusal {
  /** Digest of the names. */
  readonly names: string;
  readonly at: number;
  readonly why: AppError;
}

export class Library {
  readonly #deps: LibraryDeps;
  readonly #pages = new Map<string, Promise<string>>();
  readonly #refused = new BoundedMap<Refusal>(mostRefused);
  readonly #texts: LibraryTexts;

  constructor(deps: LibraryDeps) {
    this.#deps = deps;
    this.#texts = new LibraryTexts(deps.store);
  }

  async list(query: LibraryQuery): Promise<LibraryList> {
    const held = await this.#texts.facts(await this.#deps.store.all());
    const { words = '', from } = query;
    const fitting: LibraryEntry[] = [];
    for (const { head, facts } of held) {
      if (!fitsFilters(facts, query)) continue;
      if (from !== undefined && (from === 'here') !== (head.origin === null)) continue;
      if (words !== '' && !holdsWords(await this.#texts.said(head), words)) continue;
      fitting.push(entryOf(head, facts));
    }
    const among = (read: (facts: LibraryFacts) => readonly (string | null)[]): string[] => [
      ...new Set(held.flatMap(({ facts }) => read(facts)).filter((value) => value !== null)),
    ];
    return {
      summaries: fitting,
      total: held.length,
      choices: {
        codes: among(({ codes }) => codes).sort(),
        kinds: among(({ kinds }) => kinds).sort(),
        systems: among(({ system }) => [system]).sort(),
        settings: among(({ setting }) => [setting]).sort(),
      },
    };
  }

  /** @throws AppError `not-found`, or `internal` when it is damaged */
  async one(id: string): Promise<LibraryDetail> {
    const { store } = this.#deps;
    const found = await this.#find(id);
    const model = modelOf(found);
    const { foreign } = found;
    const signature = foreign === null ? await store.keptSignature(found.sha256) : foreign.signature;
    if (signature !== null && !signatureHolds(found.content, signature.signature, signature.publicKey))
      throw damaged();
    const present =
      foreign === null ? ((await store.publicKey())?.publicKey.toString('base64') ?? null) : null;
    const publicKey = signature?.publicKey ?? present;
    return {
      ...entryOf({ id, at: found.at, origin: foreign?.origin ?? null }, libraryFacts(model)),
      ...{ model, sha256: found.sha256 },
      schema: foreign?.schemaName ?? summarySchemaName,
      compared: foreign?.compared ?? true,
      key: publicKey === null ? null : shortKey(publicKey),
      keyIsEarlier: publicKey !== null && (await store.isEarlierKey(publicKey)),
    };
  }

  /** @throws AppError `not-found`, or why it cannot be made or may not leave */
  async file(id: string, format: SummaryFormat): Promise<LibraryFile> {
    const found = await this.#find(id);
    return { found, made: modelOf(found).made, bytes: await this.#rendered(found, format) };
  }

  /** With digest and signature, as `causeway.signed-summary/1`. @throws AppError as `file` */
  async signed(id: string): Promise<LibraryFile> {
    const { store, clock } = this.#deps;
    const found = await this.#find(id);
    const { made } = modelOf(found);
    const text = new TextDecoder().decode(await this.#rendered(found, 'json'));
    if (found.foreign === null) {
      const pair = await store.key(makeKeyPair, clock());
      const signature = (await store.keptSignature(found.sha256)) ?? {
        signature: signText(text, pair),
        publicKey: pair.publicKey.toString('base64'),
      };
      const file = signedFile(text, signature, await store.ownKeyChanges());
      return { found, made, bytes: new TextEncoder().encode(file) };
    }
    const { signature, keyChanges } = found.foreign;
    if (signature === null) throw notInLibrary();
    const file = signedFile(found.content, signature, keyChanges);
    return { found, made, bytes: new TextEncoder().encode(file) };
  }

  /** What stands at an address that was given to readers outside; null for nothing. */
  async page(token: string): Promise<OutsidePage | null> {
    const found = await this.#deps.store.atAddress(token);
    if (found === undefined) return null;
    const isPublic = found.own?.addressKind === 'public';
    const withdrawn = found.own?.withdrawnReason ?? null;
    if (withdrawn !== null) return { isPublic, withdrawn };
    return { isPublic, html: await this.#html(found) };
  }

  /** What stands at a public address, the latest change first, withdrawn ones too. */
  async publicEntries(): Promise<FeedEntry[]> {
    const all = await this.#texts.facts(await this.#deps.store.public());
    return all.map(({ head: { id, at, withdrawnAt }, facts }) => {
      const { title, publisher, withdrawn, language, inBrief } = facts;
      return {
        ...{ id, title, publisher, withdrawn, language },
        publishedAt: at,
        updatedAt: withdrawnAt ?? at,
        summary: inBrief,
      };
    });
  }

  /** @param told its SHA-256 as its publisher told it; null when they did not */
  async bringIn(
    bytes: Uint8Array,
    { origin, told }: { readonly origin: string; readonly told: string | null },
    by: By,
  ): Promise<ImportedSummary> {
    const read = readSummaryFile(bytes, told);
    await this.#deps.store.bringIn({ ...read, origin }, by);
    return { id: read.model.id, title: read.model.title };
  }

  async #find(id: string): Promise<InLibrary> {
    const found = await this.#deps.store.one(id);
    if (found === undefined) throw notInLibrary();
    return found;
  }

  /** Made once, however many ask for it at the same time. @throws AppError as `file` */
  async #html(found: InLibrary): Promise<string> {
    const { sha256 } = found;
    const there = this.#pages.get(sha256);
    if (there !== undefined) return there;
    const refused = this.#refused.get(sha256);
    // Either way round: a clock that was set back must not make it longer.
    if (refused !== undefined && Math.abs(this.#deps.clock() - refused.at) < refusalHolds) throw refused.why;
    const made = this.#made(found, refused);
    this.#pages.set(sha256, made);
    made.catch(() => this.#pages.delete(sha256));
    const oldest = this.#pages.size > mostPages ? this.#pages.keys().next().value : undefined;
    if (oldest !== undefined) this.#pages.delete(oldest);
    return made;
  }

  /** The same text with the same names is refused again: it need not be made for that. */
  async #made(found: InLibrary, before: Refusal | undefined): Promise<string> {
    const { publisher, clock } = this.#deps;
    const model = modelOf(found);
    const known = await this.#knownNames(found, model);
    const names = digestOf(JSON.stringify(known));
    try {
      if (before?.names === names) throw before.why;
      return new TextDecoder().decode(await leaving(publisher, model, 'html', known));
    } catch (why) {
      if (why instanceof AppError && why.code === 'not-allowed-now')
        this.#refused.set(found.sha256, { names, why, at: clock() });
      throw why;
    }
  }

  /** Ours as it leaves: looked through as it is, with every name its review knows. */
  async #rendered(found: InLibrary, format: SummaryFormat): Promise<Uint8Array> {
    const model = modelOf(found);
    return leaving(this.#deps.publisher, model, format, await this.#knownNames(found, model));
  }

  /** Null for what came from others. */
  async #knownNames({ own }: InLibrary, model: LearningSummary): Promise<KnownNames | null> {
    return own === null ? null : this.#deps.knownNames(asApproved(own, model));
  }
}

function leaving(
  publisher: Publisher,
  model: LearningSummary,
  format: SummaryFormat,
  known: KnownNames | null,
): Promise<Uint8Array> {
  return known === null ? publisher.render(model, format) : publisher.renderToLeave(model, format, known);
}

/** The names in a text of the register were released with it, whatever the revision in work does with them since. */
function asApproved(
  { sourceId, facts }: SummaryRow,
  { publisher, system }: LearningSummary,
): Pick<SummaryRow, 'sourceId' | 'facts'> {
  const released = (text = ''): SummaryFacts['names']['product'] => ({ text, shown: true });
  const names = {
    product: released(system.productName),
    maker: released(system.maker),
    publisher: released(publisher.name),
  };
  return { sourceId, facts: { ...facts, names } };
}

function entryOf(
  { id, at, origin }: Pick<LibraryHead, 'id' | 'at' | 'origin'>,
  facts: LibraryFacts,
): LibraryEntry {
  const { title, audience, revision, publisher, system, setting, kinds, layers, withdrawn } = facts;
  return {
    ...{ id, title, audience, revision, publisher, system, setting, at, origin, withdrawn },
    kinds: [...kinds],
    layers: [...layers],
  };
}
