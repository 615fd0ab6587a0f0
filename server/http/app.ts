/**
 * The HTTP app: guards in front, one module of routes per noun, the API described, the client's files behind.
 * Knows no rule itself; what a route may do stands in the route.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import { matchedRoutes } from 'hono/route';
import { apiPage, apiPageStyle } from './api-page.ts';
import type { AppDeps } from './app-deps.ts';
import { boundedBody } from './body-size.ts';
import { answerProblem, notFound } from './errors.ts';
import { downloadsApart, neverIndexed, neverStored, pageHeaders } from './headers.ts';
import { learningPages } from './learning-pages.ts';
import { ownSiteOnly } from './own-site.ts';
import { actionRoutes } from './routes/actions.ts';
import { agreementRoutes } from './routes/agreement.ts';
import { auditRoutes } from './routes/audit.ts';
import { breakGlassRoutes } from './routes/break-glass.ts';
import { clockRoutes } from './routes/clocks.ts';
import { commentRoutes } from './routes/comments.ts';
import { dashboardRoutes } from './routes/dashboard.ts';
import { evidenceFileRoutes } from './routes/evidence-files.ts';
import { eventRoutes } from './routes/events.ts';
import { exportRoutes } from './routes/exports.ts';
import { fromBeforeRoutes } from './routes/from-before.ts';
import { harmRoutes } from './routes/harm.ts';
import { historyRoutes } from './routes/history.ts';
import { inboxRoutes } from './routes/inbox.ts';
import { actionCsvRoutes } from './routes/action-csv.ts';
import { actionImportRoutes } from './routes/action-import.ts';
import { feedRoutes } from './routes/feeds.ts';
import { reminderRoutes } from './routes/reminders.ts';
import { outsideLinkRoutes } from './routes/outside-links.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { libraryRoutes } from './routes/library.ts';
import { meRoutes } from './routes/me.ts';
import { memberRoutes } from './routes/members.ts';
import { participantRoutes } from './routes/participants.ts';
import { passwordResetRoutes } from './routes/password-resets.ts';
import { recoveredRoutes } from './routes/recovered.ts';
import { reportRoutes } from './routes/reports.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { savedViewRoutes } from './routes/saved-views.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { setupRoutes } from './routes/setup.ts';
import { summaryExportRoutes } from './routes/summary-exports.ts';
import { summaryRoutes } from './routes/summaries.ts';
import { systemRoutes } from './routes/systems.ts';
import { templateRoutes } from './routes/templates.ts';
import { similarRoutes } from './routes/similar.ts';
import { themeRoutes } from './routes/themes.ts';
import { versionRoutes } from './routes/versions.ts';
import { voiceRoutes } from './routes/voices.ts';
import { signOffRoutes } from './routes/sign-offs.ts';
import { staticFiles } from './static-files.ts';

const api = '/api/v1';

const nouns = [
  setupRoutes,
  sessionRoutes,
  meRoutes,
  memberRoutes,
  invitationRoutes,
  passwordResetRoutes,
  templateRoutes,
  reviewRoutes,
  participantRoutes,
  actionRoutes,
  dashboardRoutes,
  fromBeforeRoutes,
  recoveredRoutes,
  versionRoutes,
  agreementRoutes,
  signOffRoutes,
  historyRoutes,
  voiceRoutes,
  commentRoutes,
  evidenceFileRoutes,
  harmRoutes,
  clockRoutes,
  reportRoutes,
  systemRoutes,
  inboxRoutes,
  reminderRoutes,
  feedRoutes,
  actionCsvRoutes,
  actionImportRoutes,
  savedViewRoutes,
  outsideLinkRoutes,
  searchRoutes,
  themeRoutes,
  similarRoutes,
  eventRoutes,
  exportRoutes,
  auditRoutes,
  breakGlassRoutes,
  summaryExportRoutes,
  summaryRoutes,
  libraryRoutes,
];

const description = {
  openapi: '3.1.0',
  info: { title: 'Causeway', version: '1', description: 'Blame-free reviews of AI failures.' },
};

/** Puts the app together; it answers as soon as its dependencies do. */
export function makeApp(deps: AppDeps): OpenAPIHono {
  const app = new OpenAPIHono();
  app.onError((error, c) => answerProblem(c, error, deps.log));

  app.use(async (c, next) => {
    const began = performance.now();
    await next();
    const ms = Math.round(performance.now() - began);
    // The pattern of the route, never the address: addresses carry the tokens of links.
    const route = matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? '*';
    deps.log.info({ method: c.req.method, route, status: c.res.status, ms }, 'request');
  });
  // Before what belongs to our own pages: these have other readers and headers of their own.
  app.route('/learning', learningPages(deps));
  app.use(downloadsApart);
  app.use(neverIndexed);
  app.use(pageHeaders(deps.config));
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', (c) => (deps.isReady() ? c.text('ready') : c.text('not ready', 503)));

  app.use('/api/*', neverStored);
  app.use('/api/*', async (_c, next) => {
    await next();
    // A row can be read the moment it is committed; nobody hears of it before a crash can no longer take it back.
    await deps.readable();
  });
  app.use('/api/*', ownSiteOnly(deps.ownOrigin));
  app.use('/api/*', boundedBody);
  for (const routesOf of nouns) app.route(api, routesOf(deps));
  app.doc31(`${api}/openapi.json`, description);
  app.get('/api/docs', (c) => c.html(apiPage(app.getOpenAPI31Document(description).paths ?? {})));
  app.get('/api/docs.css', (c) => c.body(apiPageStyle, 200, { 'content-type': 'text/css' }));
  app.all('/api/*', () => {
    throw notFound();
  });

  app.route('/', staticFiles(deps.clientDir));
  app.notFound((c) => answerProblem(c, notFound(), deps.log));
  return app;
}
