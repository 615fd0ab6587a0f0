/** The shape of a sample review: everything a panel would have written, with keys instead of ids. */
import type { ReviewRole, Stage } from '../../shared/access.ts';
import type { ActionStatus } from '../../shared/actions/action-status.ts';
import type { ChangeClockRequest } from '../../shared/api/clocks.ts';
import type { RateHarmRequest } from '../../shared/api/harm.ts';
import type { HarmDimension } from '../../shared/harm/harm-grades.ts';
import type { Agreement } from '../../shared/harm/shown-harm.ts';
import type { AnswerRating, InitialRecord } from '../../shared/review-document/records.ts';
import type { RecordRoot } from '../../shared/review-document/layout.ts';
import type { PlainBlock } from '../../shared/review-document/prose-write.ts';
import type { Layer } from '../../shared/taxonomy/layers.ts';

/** Records name each other by `key`; sets such as `evidence` and `factors`, and the ends of links, hold keys here. */
export type Keyed<Root extends RecordRoot> = InitialRecord<Root> & { readonly key?: string };

export interface SampleFact {
  readonly value?: string;
  readonly source?: string;
  /** Left out: known. */
  readonly state?: 'known' | 'not-known' | 'not-applicable';
}

export interface SampleHarm {
  readonly dimension: HarmDimension;
  /** By whom; a member of another role each, since who is number one of a role is left to chance. */
  readonly ratings: readonly (RateHarmRequest & { readonly by: DemoMemberKey })[];
  /** What the panel makes of it. */
  readonly agreement?: Omit<Agreement, 'at'>;
}

export interface SampleAction {
  readonly record: InitialRecord<'actions'>;
  /** Where it stands on the tracker, reached step by step. */
  readonly status: ActionStatus;
  /** Which demo member owns it; left out: nobody yet. */
  readonly owner?: DemoMemberKey;
  /** Days from the day of loading; negative is late. */
  readonly dueInDays?: number;
  /** Days before the day of loading on which it was done; left out: that day. */
  readonly doneDaysAgo?: number;
  /** What shows that it was done. */
  readonly proof?: string;
  /** Values of its measure, each so many days before the day of loading. */
  readonly readings?: readonly { readonly daysAgo: number; readonly value: string; readonly note?: string }[];
  /** Notes in the order they are written on the tracker; the last one goes with the last change of status. */
  readonly notes?: readonly string[];
}

export interface SampleCase {
  readonly title: string;
  readonly templateId: string;
  /** Templates it had before, the first one first; it is promoted through them. */
  readonly formerly?: readonly string[];
  readonly aiSystem: string;
  readonly occurredOn?: string;
  readonly detectedOn?: string;
  /** From public record: "public case, not reviewed by the organisation". */
  readonly publicCase: boolean;
  /** Stages passed through after `gathering`. */
  readonly stages: readonly Stage[];
  readonly participants: readonly { readonly member: DemoMemberKey; readonly role: ReviewRole }[];
  readonly facts: Readonly<Record<string, SampleFact>>;
  /** Answers by question id. */
  readonly answers: Readonly<Record<string, string>>;
  /** Questions that cannot be answered, with what is known about why. */
  readonly notAnswerable?: Readonly<Record<string, string>>;
  /** How real what a question asks about was, by question id. */
  readonly ratings?: Readonly<Record<string, AnswerRating>>;
  /** Prose by section id. */
  readonly prose: Readonly<Record<string, readonly PlainBlock[]>>;
  readonly kinds: readonly string[];
  /** Ticked checklist and look-next items, with the role that saw to each. */
  readonly checks: Readonly<Record<string, string>>;
  readonly outcomes: readonly Keyed<'outcomes'>[];
  readonly evidence: readonly Keyed<'evidence'>[];
  readonly timeline: readonly Keyed<'timeline'>[];
  readonly factors: readonly Keyed<'factors'>[];
  /** Layers looked at with nothing found, and why. */
  readonly layersNone: Readonly<Partial<Record<Layer, string>>>;
  readonly links: readonly InitialRecord<'links'>[];
  readonly safeguards: readonly Keyed<'safeguards'>[];
  readonly lessons: readonly Keyed<'lessons'>[];
  readonly areas: readonly Keyed<'areas'>[];
  readonly actions: readonly SampleAction[];
  /** Titles of actions of samples made before it that it carries on; it shares a code with each. */
  readonly carries?: readonly string[];
  readonly voices: readonly InitialRecord<'voices'>[];
  readonly dissent: readonly InitialRecord<'dissent'>[];
  /** An `organisation` may be the key of a column added before it. */
  readonly functions?: readonly Keyed<'functions'>[];
  /** `measure` is a key; the group compared with is the reading that carries the key in `reference`. */
  readonly metrics?: readonly Keyed<'metrics'>[];
  readonly harm?: readonly SampleHarm[];
  /** Rules for reporting that were taken up, and what became of them. */
  readonly clocks?: readonly { readonly regimeId: string; readonly change: ChangeClockRequest }[];
  /** `shown` and `seen` are keys of evidence. */
  readonly pairs?: readonly InitialRecord<'pairs'>[];
}

/** People of the invented hospital of the samples. */
export const demoMembers = {
  chair: { name: 'Amara Osei', email: 'amara.osei@demo.example', organisationRoles: ['member'] },
  facilitator: {
    name: 'Tomasz Lewandowski',
    email: 'tomasz.lewandowski@demo.example',
    organisationRoles: ['member'],
  },
  clinician: { name: 'Priya Raman', email: 'priya.raman@demo.example', organisationRoles: ['member'] },
  engineer: { name: 'Jonas Becker', email: 'jonas.becker@demo.example', organisationRoles: ['member'] },
  safetyLead: {
    name: 'Ruth Adeyemi',
    email: 'ruth.adeyemi@demo.example',
    organisationRoles: ['safety-lead', 'member'],
  },
  partner: { name: 'Mary Whitcombe', email: 'mary.whitcombe@demo.example', organisationRoles: ['member'] },
} as const;
export type DemoMemberKey = keyof typeof demoMembers;
