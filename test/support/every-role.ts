/** A review and somebody of each role in and around it, for tests that ask every route as all of them would. */
import { givenRoles, reviewRoles, type ReviewRole } from '../../shared/access.ts';
import { memberPassword, type TestApp, type Visitor } from './test-app.ts';

/** A role in the review, or somebody outside it. */
export type Who = ReviewRole | 'outsider' | 'safety-lead outside' | 'admin outside' | 'signed-out';

export const everybody: readonly Who[] = [
  ...reviewRoles,
  'outsider',
  'safety-lead outside',
  'admin outside',
  'signed-out',
];

/** Roles of the organisation, for those who need one for what they are. */
const organisationRoles: Readonly<Partial<Record<Who, string>>> = {
  'safety-lead outside': 'safety-lead',
  'admin outside': 'admin',
  'break-glass': 'admin',
};

/** Opens a huddle called "The same" with everybody in the place that the name says, the broken glass included. */
export async function reviewWithEveryRole(
  app: TestApp,
): Promise<{ readonly reviewId: string; readonly people: ReadonlyMap<Who, Visitor> }> {
  const admin = await app.setUp();
  const people = new Map<Who, Visitor>();
  for (const who of everybody) {
    const name = who.replaceAll(/[^a-z]/g, '');
    const joins = () => app.join(admin, name, [organisationRoles[who] ?? 'member']);
    people.set(who, who === 'signed-out' ? app.visitor() : await joins());
  }
  const chair = people.get('chair')!;
  const opened = await chair.call('POST', '/reviews', { title: 'The same', templateId: 'huddle' });
  const reviewId = String(opened.json['id']);
  for (const role of givenRoles.filter((one) => one !== 'chair')) {
    const me = await people.get(role)!.call('GET', '/me');
    await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId: me.json['id'], role });
  }
  const reason = 'A patient is at risk now, and nobody of the panel answers.';
  const broken = { reviewId, reason, password: memberPassword };
  await people.get('break-glass')!.call('POST', '/break-glass', broken);
  return { reviewId, people };
}
