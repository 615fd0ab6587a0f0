/**
 * A summary as it leaves for its audience: points and facts through the audience's rules into the plain model that every
 * format is made from. The same input gives the same model. Adds no id, no date of a day and no name that was not
 * released. Pure.
 */
import { isSettled } from '../actions/action-status.ts';
import type { LinkRecord, PointPart, PointRecord } from '../review-document/records.ts';
import { strengthOf } from '../taxonomy/action-categories.ts';
import { layerIds, layers, type Layer } from '../taxonomy/layers.ts';
import { template } from '../templates/templates.ts';
import {
  audienceRules,
  coarsePeriod,
  smallCount,
  smallNumberWords,
  type AudienceRule,
} from './audience-rules.ts';
import { unknownOffset } from './entry-offsets.ts';
import {
  learningSummary,
  summarySchemaName,
  type LearningSummary,
  type SummaryStatus,
} from './learning-summary.ts';
import type { Audience } from './audiences.ts';
import { hasRoleLabel } from './role-labels.ts';
import { summaryDisclaimers } from './summary-disclaimers.ts';
import type { SummaryFacts } from './summary-facts.ts';

export interface SummaryContent {
  /** Live points in their shown order. */
  readonly points: readonly PointRecord[];
  readonly links: readonly LinkRecord[];
  readonly facts: SummaryFacts;
}

/** What is known of a summary besides what was written in it. */
export interface SummaryFrame {
  readonly publicId: string;
  readonly revision: number;
  readonly audience: Audience;
  /** Whether its text was approved; before that it is a draft whatever its actions say. */
  readonly approved: boolean;
  readonly withdrawnBecause: string | null;
  /** Month in which this revision was made, such as `2026-11`. */
  readonly made: string;
  readonly template: { readonly id: string; readonly version: number };
  /** Whether it retells a case from the public record that nobody here reviewed. */
  readonly publicRecord: boolean;
  /** Whether the names that are switched on may leave. */
  readonly namesReleased: boolean;
  readonly scanner: string;
  readonly findings: LearningSummary['deidentification']['findings'];
  /** Roles of those who approved, in the order in which they did. */
  readonly approvedBy: readonly string[];
}

/** @throws ZodError when what was written does not fit the model, which no rule of ours lets through */
export function readLearningSummary(content: SummaryContent, frame: SummaryFrame): LearningSummary {
  const rule = audienceRules[frame.audience];
  const { facts } = content;
  const parts = new Parts(content.points, rule);
  const marks = marksOf(parts);
  const lines = (part: PointPart): string[] => parts.of(part).map(({ text }) => words(text));
  return learningSummary.parse(
    withoutNothing({
      schema: summarySchemaName,
      id: frame.publicId,
      revision: frame.revision,
      status: statusOf(parts, frame),
      withdrawnBecause: frame.withdrawnBecause === null ? undefined : line(frame.withdrawnBecause),
      audience: frame.audience,
      made: frame.made,
      language: facts.language,
      licence: line(facts.licence),
      publisher: {
        kind: facts.publisher.kind,
        region: rule.region ? line(facts.publisher.region) : undefined,
        name: nameOf(facts.names.publisher, rule, frame),
      },
      template: template(frame.template.id) === undefined ? ownTemplate : frame.template,
      title: line(facts.title) ?? facts.title,
      publicRecord: frame.publicRecord ? true : undefined,
      inPlainWords: lines('plain-words'),
      when: coarsePeriod(facts.when, rule.when),
      setting: line(facts.setting),
      system: {
        class: line(facts.system.class),
        purpose: line(facts.system.purpose, longestText),
        autonomy: line(facts.system.autonomy),
        use: line(facts.system.use),
        versionAge: line(facts.system.versionAge),
        productName: nameOf(facts.names.product, rule, frame),
        maker: nameOf(facts.names.maker, rule, frame),
      },
      failureKinds: facts.kinds,
      harm: facts.harm,
      peopleAffected: smallCount(facts.peopleAffected, rule.counts),
      narrative: {
        meaning: some(lines('meaning')),
        normalWork: lines('normal-work'),
        whatHappened: lines('what-happened'),
        knownThen: lines('known-then'),
        whomToAsk: some(lines('whom-to-ask')),
      },
      timeline: parts.of('timeline').map(({ offset, lane, known, text }) => ({
        offset: line(offset) ?? unknownOffset,
        lane: lane ?? undefined,
        known: known ?? undefined,
        text: words(text),
      })),
      outcomes: marked(parts.of('outcome'), marks, ({ text }) => ({ text: words(text) })),
      factors: marked(parts.of('factor'), marks, (point) => ({
        layer: point.layer,
        codes: rule.technical ? point.codes : [],
        condition: words(point.text),
        mechanism: line(point.mechanism, longestText),
        effect: line(point.effect, longestText),
        confidence: rule.technical ? (point.confidence ?? undefined) : undefined,
      })),
      noneFound: noneFound(parts),
      links: rule.technical ? linksOf(content.links, marks) : [],
      safeguards: parts.of('safeguard').map(({ stage, status, text }) => ({
        stage: stage ?? undefined,
        status: status ?? undefined,
        text: words(text),
      })),
      wentRight: lines('went-right'),
      lessons: parts.of('lesson').map(({ text, confidence }) => ({
        text: words(text),
        confidence: rule.technical ? (confidence ?? undefined) : undefined,
      })),
      areas: parts.of('area').map((point) => ({ text: words(point.text), layers: layersOf(point.layers) })),
      actions: parts.of('action').map((point) => actionOf(point, rule, marks)),
      openQuestions: lines('open-question'),
      dissent: lines('dissent'),
      involvement: Object.fromEntries(
        Object.entries(facts.involvement).map(([group, answer]) => [group, answer ?? undefined]),
      ),
      equity: lines('equity'),
      deidentification: {
        scanner: frame.scanner,
        findings: frame.findings,
        approvedBy: frame.approvedBy,
        smallNumbers: smallNumberWords(rule.counts),
        residualRisk: rule.residual ? line(facts.residual, longestText) : undefined,
      },
      disclaimers: summaryDisclaimers(frame.audience, parts.hasLabels),
    }),
  );
}

/** The same text after it was withdrawn: its id, and why. */
export function withdrawnSummary(model: LearningSummary, because: string): LearningSummary {
  return learningSummary.parse({
    ...model,
    status: 'withdrawn',
    withdrawnBecause: line(because) ?? because,
  });
}

/** The id of a template that an organisation made for itself would tie all its summaries together. */
const ownTemplate = { id: 'own', version: 1 } as const;

const longestText = 20_000;
const longestLine = 300;

/** Points with words, by part, without those that the audience does not get. */
class Parts {
  readonly #points: ReadonlyMap<PointPart, readonly PointRecord[]>;

  constructor(points: readonly PointRecord[], rule: AudienceRule) {
    const kept = new Map<PointPart, PointRecord[]>();
    for (const point of points) {
      const { part, layer, text } = point;
      if (part === null || rule.without.includes(part) || text.trim() === '') continue;
      // A factor stands in its layer; without one it has no place and no mark.
      if ((part === 'factor' || part === 'none-found') && layer === null) continue;
      kept.set(part, [...(kept.get(part) ?? []), point]);
    }
    this.#points = kept;
  }

  /** Whether any word of those that leave tells roles apart by a letter. */
  get hasLabels(): boolean {
    return [...this.#points.values()]
      .flat()
      .some(({ text, mechanism, effect, note }) => [text, mechanism, effect, note].some(hasRoleLabel));
  }

  of(part: PointPart): readonly PointRecord[] {
    return this.#points.get(part) ?? [];
  }
}

function statusOf(parts: Parts, { approved, withdrawnBecause }: SummaryFrame): SummaryStatus {
  if (withdrawnBecause !== null) return 'withdrawn';
  if (!approved) return 'draft';
  return parts.of('action').every(({ state }) => isSettled(state ?? 'proposed')) ? 'final' : 'interim';
}

/** Point id → `M1`, `M2`, … in the order of the layers, and `O1`, … for outcomes. */
function marksOf(parts: Parts): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const layer of layerIds) {
    const own = parts.of('factor').filter((point) => point.layer === layer);
    own.forEach(({ id }, i) => marks.set(id, `${layers[layer].letter}${String(i + 1)}`));
  }
  parts.of('outcome').forEach(({ id }, i) => marks.set(id, `O${String(i + 1)}`));
  return marks;
}

/** Factors stand in the order of their layers, whatever order they were written in. */
function marked<T extends object>(
  points: readonly PointRecord[],
  marks: ReadonlyMap<string, string>,
  read: (point: PointRecord) => T,
): (T & { mark: string | undefined })[] {
  const order = (point: PointRecord): number => (point.layer === null ? -1 : layerIds.indexOf(point.layer));
  return points
    .toSorted((a, b) => order(a) - order(b))
    .map((point) => ({ mark: marks.get(point.id), ...read(point) }));
}

/** A layer in which a factor was written is no layer in which none was found; each layer is named once. */
function noneFound(parts: Parts): { layer: Layer; reason: string }[] {
  const found = new Set(parts.of('factor').map(({ layer }) => layer));
  return layerIds.flatMap((layer) => {
    const reasons = parts.of('none-found').filter((point) => point.layer === layer);
    return reasons.length === 0 || found.has(layer)
      ? []
      : [{ layer, reason: words(reasons.map(({ text }) => text.trim()).join('\n')) }];
  });
}

function linksOf(
  links: readonly LinkRecord[],
  marks: ReadonlyMap<string, string>,
): { from: string; to: string; kind: string }[] {
  return links.flatMap(({ from, to, kind }) => {
    const ends = [marks.get(from), marks.get(to)] as const;
    return kind === null || ends[0] === undefined || ends[1] === undefined
      ? []
      : [{ from: ends[0], to: ends[1], kind }];
  });
}

function actionOf(point: PointRecord, rule: AudienceRule, marks: ReadonlyMap<string, string>) {
  return {
    title: words(point.text),
    detail: rule.actionDetail ? line(point.note, longestText) : undefined,
    layers: layersOf(point.layers),
    factors: [...marks].flatMap(([id, mark]) => (point.factors.includes(id) ? [mark] : [])),
    category: line(point.category),
    strength: strengthOf(point.category),
    owner: rule.actionDetail ? line(point.owner) : undefined,
    status: point.state ?? 'proposed',
    measure: rule.measures ? line(point.mechanism, longestText) : undefined,
    result: rule.measures ? line(point.effect, longestText) : undefined,
  };
}

function layersOf(ids: readonly string[]): readonly Layer[] {
  return layerIds.filter((layer) => ids.includes(layer));
}

function nameOf(
  name: { readonly text: string; readonly shown: boolean },
  rule: AudienceRule,
  { namesReleased }: SummaryFrame,
): string | undefined {
  return rule.names && name.shown && namesReleased ? line(name.text) : undefined;
}

function words(text: string): string {
  return line(text, longestText) ?? '';
}

/** Undefined for nothing; what is longer than the model takes is cut where one sees it. */
function line(text: string, longest = longestLine): string | undefined {
  const bare = text.trim();
  if (bare === '') return undefined;
  return bare.length <= longest ? bare : `${bare.slice(0, longest - 1).trimEnd()}…`;
}

function some(texts: readonly string[]): readonly string[] | undefined {
  return texts.length === 0 ? undefined : texts;
}

/** A field that nobody filled is left out, and not named empty. */
function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .map(([key, held]) => [key, withoutNothing(held)]),
  );
}
