/**
 * What the dashboard counts of reviews, and the reviews behind a count. Activity is an edit of the document, a comment
 * or another stage; while people are asked to sign, it is their answers alone. A safety lead who takes no part in a
 * review is never told its title.
 */
import { and, eq, inArray, not, sql, type SQL } from 'drizzle-orm';
import { can, reviewRoles } from '../shared/access.ts';
import { actionStatuses, answersFactors, isSettled } from '../shared/actions/action-status.ts';
import { quietPlaces, type AnswerLack, type QuietPlace } from '../shared/actions/dashboard-groups.ts';
import type {
  Dashboard,
  DashboardReview,
  DashboardReviews,
  DashboardReviewsQuery,
} from '../shared/api/dashboard.ts';
import { strengthIds } from '../shared/taxonomy/action-categories.ts';
import { layerIds, type Layer } from '../shared/taxonomy/layers.ts';
import type { Orm } from './orm.ts';
import { comments } from './schema-comments.ts';
import { signOffRounds, signOffs } from './schema-agreement.ts';
import { actionReviews } from './schema-from-before.ts';
import { aiSystems } from './schema-systems.ts';
import {
  actionFactors,
  actions,
  documents,
  factors,
  members,
  participants,
  reviews,
  stageChanges,
} from './schema.ts';
import { findTemplate } from './template-store.ts';

const dayMs = 86_400_000;
const unsettled = actionStatuses.filter((status) => !isSettled(status));
const answering = actionStatuses.filter(answersFactors);
const seeing = reviewRoles.filter((reviewRole) => can({ organisationRoles: [], reviewRole }, 'review.see'));

/**
 * Every review that is not signed, with its place and the days it has been quiet at `now`, in UTC milliseconds.
 * Samples ask nothing of anyone.
 */
function openReviews(now: number): SQL {
  const newest = (column: SQL, table: SQL, of: SQL): SQL =>
    sql`coalesce((select max(${column}) from ${table} where ${of}), 0)`;
  const answered = newest(
    sql`${signOffs.answeredAt}`,
    sql`${signOffs}`,
    sql`${eq(signOffs.reviewId, signOffRounds.reviewId)} and ${eq(signOffs.round, signOffRounds.number)}`,
  );
  const commented = newest(sql`${comments.at}`, sql`${comments}`, eq(comments.reviewId, reviews.id));
  const moved = newest(sql`${stageChanges.at}`, sql`${stageChanges}`, eq(stageChanges.reviewId, reviews.id));
  const asked = sql`${signOffRounds.number} is not null`;
  const since = sql`case when ${asked} then max(${signOffRounds.askedAt}, ${answered})
    else max(${reviews.createdAt}, ${documents.changedAt}, ${commented}, ${moved}) end`;
  return sql`select ${reviews.id} as id, case when ${asked} then 'signing' else ${reviews.stage} end as place,
      max(0, cast((${now} - ${since}) / ${dayMs} as integer)) as quiet
    from ${reviews} join ${documents} on ${eq(documents.reviewId, reviews.id)}
    left join ${signOffRounds} on ${eq(signOffRounds.reviewId, reviews.id)} and ${signOffRounds.end} is null
      and ${reviews.stage} = 'in-review'
    where ${eq(reviews.purpose, 'review')} and ${not(eq(reviews.stage, 'signed'))} and not ${reviews.sample}`;
}

/** How many reviews are open at each place, how many of them stand still, and the longest for how long. */
export function stuckReviews(orm: Orm, now: number, quietDays: number): Dashboard['stuck'] {
  const rows = orm.all<{ place: QuietPlace; open: number; stuck: number; longest: number }>(
    sql`select place, count(*) as open, sum(quiet >= ${quietDays}) as stuck, max(quiet) as longest
      from (${openReviews(now)}) group by place`,
  );
  return quietPlaces.map((place) => {
    const row = rows.find((one) => one.place === place);
    return { place, open: row?.open ?? 0, stuck: row?.stuck ?? 0, longestDays: row?.longest ?? 0 };
  });
}

/** A factor that is neither in the bin nor ruled out. */
const lives = sql`not ${factors.withdrawn} and ${factors.state} is not 'ruled-out'`;

/** Each review once for each layer in which it has factors. */
const heldLayers = sql`select distinct ${factors.reviewId} as review, ${factors.layer} as layer
  from ${factors} indexed by factors_by_layer where ${lives} and ${inArray(factors.layer, [...layerIds])}`;

/**
 * Whether an action of at least this strength answers any factor of the layer `held` names. The tables are gone through
 * in this order, by indexes alone, and no further than to the first that does.
 */
function answered(lack: AnswerLack): SQL {
  const enough = strengthIds.slice(0, strengthIds.indexOf(lack) + 1);
  return sql`exists (select 1 from ${factors} indexed by factors_by_layer
    cross join ${actionFactors} on ${eq(actionFactors.reviewId, factors.reviewId)}
      and ${eq(actionFactors.factorId, factors.factorId)}
    cross join ${actions} indexed by actions_to_filter on ${eq(actions.reviewId, actionFactors.reviewId)}
      and ${eq(actions.actionId, actionFactors.actionId)}
    where ${factors.reviewId} = held.review and ${factors.layer} = held.layer and ${lives}
      and ${inArray(actions.strength, enough)} and +${inArray(actions.status, answering)})`;
}

/** In how many reviews each layer has factors, and in how many of these nothing strong enough answers any. */
export function answeredLayers(orm: Orm): Dashboard['layers'] {
  const rows = orm.all<{ layer: Layer; reviews: number; stronger: number; intermediate: number }>(
    sql`with best as materialized (
        select layer, case when ${answered('stronger')} then 2 when ${answered('intermediate')} then 1 else 0 end as rank
        from (${heldLayers}) as held)
      select layer, count(*) as reviews, sum(rank < 2) as stronger, sum(rank < 1) as intermediate
      from best group by layer`,
  );
  return layerIds.map((layer) => {
    const row = rows.find((one) => one.layer === layer);
    return {
      layer,
      reviews: row?.reviews ?? 0,
      withoutStronger: row?.stronger ?? 0,
      withoutIntermediate: row?.intermediate ?? 0,
    };
  });
}

/** The reviews behind a count, as this reader may see them. `now` in UTC milliseconds. */
export function reviewsBehind(
  orm: Orm,
  memberId: string,
  query: DashboardReviewsQuery,
  now: number,
): DashboardReviews {
  const { place, stuck, layer, lacks } = query;
  const held = sql`(${heldLayers}) as held`;
  const ofLayer =
    layer === undefined
      ? undefined
      : sql`${reviews.id} in (select review from ${held} where layer = ${layer}
          and ${lacks === undefined ? sql`1` : sql`not ${answered(lacks)}`})`;
  const standing =
    place === undefined && stuck === undefined
      ? undefined
      : and(
          sql`waiting.id is not null`,
          place === undefined ? undefined : sql`waiting.place = ${place}`,
          stuck === undefined ? undefined : sql`waiting.quiet >= ${query.quietDays}`,
        );
  const from = sql`from ${reviews} left join (${openReviews(now)}) as waiting on waiting.id = ${reviews.id}
    where ${and(eq(reviews.purpose, 'review'), ofLayer, standing)}`;
  const total = orm.get<{ many: number }>(sql`select count(*) as many ${from}`).many;
  const found = orm.all<{ id: string; quiet: number | null }>(
    sql`select ${reviews.id} as id, waiting.quiet as quiet ${from}
      order by waiting.quiet desc, ${reviews.createdAt}, ${reviews.id} limit ${query.limit}`,
  );
  return { reviews: outlines(orm, memberId, found), total };
}

function outlines(
  orm: Orm,
  memberId: string,
  found: readonly { readonly id: string; readonly quiet: number | null }[],
): DashboardReview[] {
  const many = (of: SQL): SQL<number> => sql<number>`(select count(*) ${of})`;
  const chairs = many(sql`from ${participants} p join ${members} m on m.id = p.member_id
    where p.review_id = ${reviews.id} and p.role = 'chair' and m.disabled_at is null`);
  const own = many(sql`from ${actions} a where a.review_id = ${reviews.id}
    and ${inArray(sql`a.status`, unsettled)}`);
  const carried = many(sql`from ${actionReviews} c join ${actions} a
    on a.review_id = c.action_review_id and a.action_id = c.action_id
    where c.review_id = ${reviews.id} and c.answer = 'carried' and ${inArray(sql`a.status`, unsettled)}`);
  const rows = orm
    .select({
      id: reviews.id,
      title: reviews.title,
      templateId: reviews.templateId,
      templateVersion: reviews.templateVersion,
      stage: reviews.stage,
      systemName: aiSystems.name,
      createdAt: reviews.createdAt,
      role: participants.role,
      chairs,
      participants: many(sql`from ${participants} p where p.review_id = ${reviews.id}`),
      openActions: sql<number>`${own} + ${carried}`,
    })
    .from(reviews)
    .leftJoin(aiSystems, eq(aiSystems.id, reviews.systemId))
    .leftJoin(participants, and(eq(participants.reviewId, reviews.id), eq(participants.memberId, memberId)))
    .where(
      inArray(
        reviews.id,
        found.map(({ id }) => id),
      ),
    )
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id, quiet }) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const { templateId, templateVersion, role, ...rest } = row;
    return {
      ...rest,
      title: role !== null && seeing.includes(role) ? row.title : null,
      templateName: findTemplate(orm, templateId, templateVersion)?.name ?? templateId,
      quietDays: row.stage === 'signed' ? null : quiet,
    };
  });
}
