/**
 * What a learning summary begins with: the structured fields of a review or of one of its versions that are named here,
 * and nothing besides. Evidence, comments, quotes, ids, links, files, names and history stay in the review; dates become
 * intervals, people become roles. What comes out is a draft for people to rewrite. Pure; randomness is passed in.
 */
import type { ActionStatus } from '../actions/action-status.ts';
import { harmGradeNames, isHarmDimension, tooEarlyName, type HarmGrade } from '../harm/harm-grades.ts';
import { shownHarm } from '../harm/shown-harm.ts';
import type { RandomBytes } from '../ids.ts';
import type { InitialRecord, LinkKind, ProseNode, ReviewContent } from '../review-document/records.ts';
import { layerIds } from '../taxonomy/layers.ts';
import { entryOffsets, unknownOffset } from './entry-offsets.ts';
import { namelessRole, RoleLabels } from './role-labels.ts';
import type { SummaryFacts } from './summary-facts.ts';
import type { InvolvementAnswer } from './involvement.ts';

type SeedPoint = InitialRecord<'points'> & { readonly part: NonNullable<InitialRecord<'points'>['part']> };

/** An action as the tracker has it; the document alone does not know what became of it. */
export interface SeedAction {
  readonly actionId: string;
  readonly title: string;
  readonly detail: string;
  readonly category: string | null;
  readonly layers: readonly string[];
  readonly status: ActionStatus;
  readonly measureName: string;
  readonly baseline: string;
  readonly target: string;
  /** Ids of factors it answers. */
  readonly factors: readonly string[];
  /** What the newest check of its effect found; empty while there was none. */
  readonly result: string;
}

export interface SeedSource {
  readonly content: ReviewContent;
  readonly title: string;
  readonly aiSystem: string | null;
  /** ISO days; only their month is taken. */
  readonly occurredOn: string | null;
  readonly detectedOn: string | null;
  readonly actions: readonly SeedAction[];
  /** Which roles took part, for the involvement. */
  readonly roles: readonly string[];
  /** Names to be taken out of texts. */
  readonly people: readonly string[];
  /** Whether it retells a case from the public record, in which nobody of ours took part. */
  readonly publicRecord: boolean;
  /** What was written for it already, as samples have it; nothing otherwise. */
  readonly written: WrittenForIt;
}

/** Paragraphs of a summary that no review holds. */
export interface WrittenForIt {
  readonly plainWords: readonly string[];
  readonly meaning: readonly string[];
  /** For reviews whose template asks for none. */
  readonly lessons: readonly string[];
}

export const nothingWritten: WrittenForIt = { plainWords: [], meaning: [], lessons: [] };

/** Holds for every organisation; whoever writes on puts their own address there. */
const askWhoGaveIt =
  'Your questions are welcome. Ask whoever gave you this summary, or the organisation that published it.';

export interface SummarySeed {
  readonly facts: SummaryFacts;
  /** `key` is the id a record had in the review: for the ties below, and forgotten with them. */
  readonly points: readonly { readonly key: string; readonly point: SeedPoint }[];
  /** Between keys of points. */
  readonly links: readonly { readonly from: string; readonly to: string; readonly kind: LinkKind }[];
}

/** Kinds of block that are a paragraph of their own; quotes are somebody's words and stay. */
const paragraphs = ['paragraph', 'bullet', 'number', 'check'];
const leftOut: readonly ActionStatus[] = ['withdrawn', 'superseded'];

/** A point with the id its record had in the review; empty where nothing is tied to it. */
type Keyed = SummarySeed['points'][number];

export function seedSummary(source: SeedSource, random: RandomBytes): SummarySeed {
  const { records, prose } = source.content;
  const labels = new RoleLabels(random, source.people);
  const told = (part: SeedPoint['part'], texts: readonly string[]): Keyed[] =>
    texts.map((text) => ({ key: '', point: { part, text: labels.in(text) } }));
  const points: readonly Keyed[] = [
    ...told('plain-words', source.written.plainWords),
    ...told('meaning', source.written.meaning),
    ...told('normal-work', paragraphsOf(prose['s.work'])),
    // A technical review tells it as the impact.
    ...told('what-happened', [...paragraphsOf(prose['s.what']), ...paragraphsOf(prose['s.impact'])]),
    ...told('known-then', paragraphsOf(prose['s.known'])),
    ...timelinePoints(source, labels),
    ...records.outcomes.map(({ id, text }): Keyed => ({
      key: id,
      point: { part: 'outcome', text: labels.in(text) },
    })),
    ...factorPoints(source, labels),
    ...noneFoundPoints(source, labels),
    ...records.safeguards.map(({ text, stage, status }): Keyed => ({
      key: '',
      point: { part: 'safeguard', text: labels.in(text), stage, status },
    })),
    ...told('went-right', wentRight(source)),
    ...records.lessons.map(({ text, confidence }): Keyed => ({
      key: '',
      point: { part: 'lesson', text: labels.in(text), confidence },
    })),
    ...told('lesson', source.written.lessons),
    ...records.areas.map(({ text, layers }): Keyed => ({
      key: '',
      point: { part: 'area', text: labels.in(text), layers },
    })),
    ...inReviewOrder(source)
      .filter(({ status }) => !leftOut.includes(status))
      .map((action) => actionPoint(action, labels)),
    ...nextSteps(source, labels),
    ...told('open-question', paragraphsOf(prose['s.open'])),
    ...told(
      'dissent',
      records.dissent.map(({ text }) => text),
    ),
    ...told('equity', paragraphsOf(prose['s.equity'])),
    ...told('whom-to-ask', [askWhoGaveIt]),
  ].filter(({ point }) => (point.text ?? '').trim() !== '');

  const keys = new Set(points.map(({ key }) => key).filter((key) => key !== ''));
  return {
    facts: factsOf(source, labels),
    points: points.map(({ key, point }) => ({
      key,
      point: { ...point, factors: (point.factors ?? []).filter((id) => keys.has(id)) },
    })),
    links: records.links.flatMap(({ from, to, kind }) =>
      kind !== null && keys.has(from) && keys.has(to) ? [{ from, to, kind }] : [],
    ),
  };
}

/** A technical review has no section for it and asks for what went well. */
function wentRight({ content: { prose, answers } }: SeedSource): readonly string[] {
  const written = paragraphsOf(prose['s.right']);
  const answer = answers['luck.well'];
  return written.length > 0 || answer?.state !== 'answered' ? written : [answer.text.trim()];
}

/** A huddle asks for what is done next and has no actions yet. */
function nextSteps({ content: { prose }, actions }: SeedSource, labels: RoleLabels): Keyed[] {
  if (actions.length > 0) return [];
  return paragraphsOf(prose['s.next']).map((text) => ({
    key: '',
    point: { part: 'action', text: labels.in(text), state: 'proposed' },
  }));
}

/** As they stand in the review; the tracker has an order of its own. */
function inReviewOrder({ content, actions }: SeedSource): readonly SeedAction[] {
  const places = new Map(content.records.actions.map(({ id }, index) => [id, index]));
  const place = ({ actionId }: SeedAction): number => places.get(actionId) ?? places.size;
  return actions.toSorted((a, b) => place(a) - place(b));
}

function timelinePoints({ content }: SeedSource, labels: RoleLabels): Keyed[] {
  return entryOffsets(content.records.timeline).map(({ entry: { text, lane, known }, offset }) => ({
    key: '',
    point: {
      part: 'timeline',
      text: labels.in(text),
      lane,
      known,
      offset: offset === unknownOffset ? '' : offset,
    },
  }));
}

/** What the panel ruled out or does not agree on is no finding; what has no layer has no place. */
function factorPoints({ content }: SeedSource, labels: RoleLabels): Keyed[] {
  return content.records.factors
    .filter(({ state, layer }) => state !== 'ruled-out' && state !== 'disputed' && layer !== null)
    .map(({ id, layer, confidence, codes, condition, mechanism, effect }) => ({
      key: id,
      point: {
        part: 'factor',
        layer,
        confidence,
        codes,
        text: labels.in(condition),
        mechanism: labels.in(mechanism),
        effect: labels.in(effect),
      },
    }));
}

/** That a layer was looked at counts even where nobody wrote why it holds nothing. */
function noneFoundPoints({ content }: SeedSource, labels: RoleLabels): Keyed[] {
  return layerIds.flatMap((layer): Keyed[] => {
    const looked = content.layers[layer];
    if (looked?.none !== true) return [];
    const reason = looked.reason.trim();
    const text = reason === '' ? 'The panel looked at this layer and found nothing.' : labels.in(reason);
    return [{ key: '', point: { part: 'none-found', layer, text } }];
  });
}

function actionPoint(action: SeedAction, labels: RoleLabels): Keyed {
  const { category, layers, factors, status } = action;
  return {
    key: '',
    point: {
      part: 'action',
      text: labels.in(action.title),
      note: labels.in(action.detail),
      mechanism: labels.in(measureWords(action)),
      effect: labels.in(action.result),
      category: category ?? '',
      ...{ layers, factors, state: status },
    },
  };
}

function factsOf(
  { content, title, aiSystem, occurredOn, detectedOn, roles, publicRecord }: SeedSource,
  labels: RoleLabels,
): SummaryFacts {
  const fact = (id: string): string => {
    const found = content.facts[id];
    const isOpen = found === undefined || found.state === 'not-known' || found.state === 'not-applicable';
    return isOpen || found.value.trim() === noAnswer ? '' : cut(labels.in(found.value.trim()));
  };
  const took = (role: string): InvolvementAnswer => (roles.includes(role) ? 'yes' : 'no');
  const voices = new Set(content.records.voices.map(({ of }) => of));
  const hidden = (text: string): { text: string; shown: boolean } => ({ text, shown: false });
  return {
    title: cut(labels.in(title)),
    language: 'en',
    licence: '',
    publisher: { kind: 'A health or care organisation', region: '' },
    when: (occurredOn ?? detectedOn ?? '').slice(0, 7),
    setting: fact('incident.setting'),
    system: {
      class: fact('system.class'),
      purpose: fact('system.purpose'),
      autonomy: fact('system.autonomy'),
      use: fact('system.setting'),
      versionAge: '',
    },
    names: {
      product: hidden(fact('system.name') || cut(aiSystem ?? '')),
      maker: hidden(fact('system.maker')),
      publisher: hidden(''),
    },
    kinds: content.kinds.filter((kind) => /^[a-z0-9-]{1,64}$/.test(kind)),
    harm: shownHarm(content.harm).flatMap(({ dimension, agreement }) =>
      agreement === null || !isHarmDimension(dimension)
        ? []
        : [{ dimension, grade: agreement.kind === 'agreed' ? plainGrade(agreement.grade) : keptApart }],
    ),
    peopleAffected: '',
    involvement: publicRecord
      ? nobodyAsked
      : {
          patientPartner: took('patient-partner'),
          family: voices.has('patient') || voices.has('family') ? 'yes' : 'not-known',
          staff: voices.has('staff') ? 'yes' : 'not-known',
          supplier: took('supplier'),
        },
    residual: '',
  };
}

/** In words alone: `H4` is the mark of a factor here. */
function plainGrade(grade: HarmGrade | null): string {
  return grade === null ? tooEarlyName : harmGradeNames[grade];
}

/** The panel lets its grades stand beside each other. */
const keptApart = 'Not agreed';

/** The measure with where it began and where it should come to. */
function measureWords({ measureName, baseline, target }: SeedAction): string {
  const [name, began, aim] = [measureName.trim(), baseline.trim(), target.trim()];
  if (name === '') return '';
  if (began !== '' && aim !== '') return `${name}, from ${began} to ${aim}`;
  if (aim !== '') return `${name}; the aim is ${aim}`;
  return began === '' ? name : `${name}; it began at ${began}`;
}

/** Records that are mentioned, code, tables and headings are left out; whoever is mentioned is a colleague. */
function paragraphsOf(node: ProseNode | undefined): readonly string[] {
  return (node?.content ?? []).flatMap((block) => {
    if (block.type !== 'block' || !paragraphs.includes(blockAs(block))) return [];
    const text = (block.content ?? [])
      .map(wordsOf)
      .join('')
      .replaceAll(/[ \t]+/gu, ' ')
      .trim();
    return text === '' ? [] : [text];
  });
}

function blockAs({ attrs }: ProseNode): string {
  const as = attrs?.['as'];
  return typeof as === 'string' ? as : 'paragraph';
}

function wordsOf(node: ProseNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'mention') return namelessRole;
  return node.type === 'hardBreak' ? '\n' : '';
}

/** A case retold from what was published involved nobody here. */
const nobodyAsked = { patientPartner: null, family: null, staff: null, supplier: null } as const;

/** Says of a thing only that it is none of the others. */
const noAnswer = 'Something else';

const longestLine = 300;

function cut(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine - 1).trimEnd()}…`;
}
