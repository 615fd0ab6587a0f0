/** The stores behind reviews, their participants and actions, made together over one database and one writer. */
import { ActionStore } from './action-store.ts';
import { AgreementStore } from './agreement-store.ts';
import { ClockStore } from './clock-store.ts';
import { CommentStore } from './comment-store.ts';
import { DashboardStore } from './dashboard-store.ts';
import { EvidenceFileStore } from './evidence-file-store.ts';
import { FromBeforeStore } from './from-before-store.ts';
import { HarmStore } from './harm-store.ts';
import { KnownNameStore } from './known-name-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { ParticipantStore } from './participant-store.ts';
import { ProjectionStore } from './projection-store.ts';
import { RecoveredStore } from './recovered-store.ts';
import { SimilarStore } from './similar-store.ts';
import { SignOffStore } from './sign-off-store.ts';
import { SummaryLifeStore } from './summary-life-store.ts';
import { SummaryStore } from './summary-store.ts';
import { TemplateStore } from './template-store.ts';
import { ThemeStore } from './theme-store.ts';
import { VersionStore } from './version-store.ts';
import { ReviewStore, type SeedWriter } from './review-store.ts';
import { ReviewTraces } from './review-traces.ts';

export interface ReviewStores {
  readonly reviews: ReviewStore;
  readonly traces: ReviewTraces;
  readonly participants: ParticipantStore;
  readonly actions: ActionStore;
  readonly dashboard: DashboardStore;
  readonly recovered: RecoveredStore;
  readonly projections: ProjectionStore;
  readonly versions: VersionStore;
  readonly templates: TemplateStore;
  readonly evidenceFiles: EvidenceFileStore;
  readonly comments: CommentStore;
  readonly harm: HarmStore;
  readonly clocks: ClockStore;
  readonly agreement: AgreementStore;
  readonly signOffs: SignOffStore;
  readonly summaries: SummaryStore;
  readonly summaryLife: SummaryLifeStore;
  readonly knownNames: KnownNameStore;
  readonly themes: ThemeStore;
  readonly similar: SimilarStore;
  readonly fromBefore: FromBeforeStore;
}

export function makeReviewStores(orm: Orm, writer: DurableWriter & SeedWriter): ReviewStores {
  const actions = new ActionStore(orm, writer);
  return {
    actions,
    dashboard: new DashboardStore(orm),
    reviews: new ReviewStore(orm, writer),
    traces: new ReviewTraces(orm, writer),
    participants: new ParticipantStore(orm, writer),
    recovered: new RecoveredStore(orm, writer),
    versions: new VersionStore(orm, writer),
    templates: new TemplateStore(orm, writer),
    evidenceFiles: new EvidenceFileStore(orm, writer),
    comments: new CommentStore(orm, writer),
    harm: new HarmStore(orm, writer),
    clocks: new ClockStore(orm, writer),
    agreement: new AgreementStore(orm, writer),
    signOffs: new SignOffStore(writer),
    summaries: new SummaryStore(orm, writer),
    summaryLife: new SummaryLifeStore(writer),
    knownNames: new KnownNameStore(orm),
    themes: new ThemeStore(orm),
    similar: new SimilarStore(orm),
    fromBefore: new FromBeforeStore(orm, writer, actions),
    projections: new ProjectionStore(orm, writer, actions),
  };
}
