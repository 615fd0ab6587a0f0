/**
 * Every page and its address; the only module that knows the router. A page is loaded when it is first wanted, and
 * only for those who may see it.
 */
import { createRouter, Router, blockNavigation } from 'sv-router';
import { session } from './account/session.svelte.ts';
import { redirectFor } from './guard.ts';
import NotFoundPage from './ui/NotFoundPage.svelte';

const router = createRouter({
  '/': () => import('./home/HomePage.svelte'),
  '/set-up': () => import('./setup/SetUpPage.svelte'),
  '/sign-in': () => import('./account/SignInPage.svelte'),
  '/join/:token': () => import('./account/JoinPage.svelte'),
  '/reset/:token': () => import('./account/ResetPage.svelte'),
  '/outside/:token': () => import('./outside/OutsidePage.svelte'),
  '/reviews/new': () => import('./reviews/NewReviewPage.svelte'),
  '/reviews/:id': () => import('./review/ReviewPage.svelte'),
  '/reviews/:id/audit': () => import('./audit/ReviewAuditPage.svelte'),
  '/audit': () => import('./audit/AuditPage.svelte'),
  '/audit/break-glass': () => import('./audit/BreakGlassPage.svelte'),
  '/templates': () => import('./templates/TemplatesPage.svelte'),
  '/templates/:id': () => import('./templates/TemplateEditorPage.svelte'),
  '/actions': () => import('./actions/ActionsPage.svelte'),
  '/actions/import': () => import('./actions/import/ImportActionsPage.svelte'),
  '/dashboard': () => import('./dashboard/DashboardPage.svelte'),
  '/dashboard/reviews': () => import('./dashboard/DashboardReviewsPage.svelte'),
  '/report': () => import('./reports/ReportFormPage.svelte'),
  '/reports': () => import('./reports/ReportsPage.svelte'),
  '/reports/:id': () => import('./reports/ReportPage.svelte'),
  '/systems': () => import('./systems/SystemsPage.svelte'),
  '/systems/:id': () => import('./systems/SystemPage.svelte'),
  '/themes': () => import('./themes/ThemesPage.svelte'),
  '/summaries/:id': () => import('./summaries/SummaryPage.svelte'),
  '/library': () => import('./library/LibraryPage.svelte'),
  '/library/:id': () => import('./library/LibrarySummaryPage.svelte'),
  '/search': () => import('./search/SearchPage.svelte'),
  '/inbox': () => import('./inbox/InboxPage.svelte'),
  '/people': () => import('./people/PeoplePage.svelte'),
  '/account': () => import('./account/AccountPage.svelte'),
  '*': NotFoundPage,
  hooks: {
    async beforeLoad({ pathname }) {
      const standing = await session.find();
      if (standing === 'unknown') return;
      const elsewhere = redirectFor(pathname, location.search, standing);
      if (elsewhere !== undefined) await go(elsewhere, { replace: true });
    },
    afterLoad() {
      for (const listener of loadedListeners) listener();
    },
  },
});

const loadedListeners = new Set<() => void>();

/** Calls back whenever another page has been put in place. */
export function whenPageLoaded(listener: () => void): () => void {
  loadedListeners.add(listener);
  return () => loadedListeners.delete(listener);
}

/** Where we are; reading it in a component follows changes. */
export const route = {
  get pathname(): string {
    return router.route.pathname;
  },
  /** The query string. */
  get query(): URLSearchParams {
    // Reading the router's own value is what makes this follow changes; it turns "007" into 7, so it is not used.
    const known = Object.keys(router.route.search);
    return new URLSearchParams(known.length === 0 ? '' : location.search);
  },
  param(name: 'id' | 'token'): string {
    return router.route.params[name] ?? '';
  },
};

/** Goes to a path of ours, which may carry a query string and name a place on the page. */
export async function go(
  path: string,
  options: { replace?: boolean; keepScroll?: boolean } = {},
): Promise<void> {
  const { pathname, search, hash } = new URL(path, location.origin);
  await navigate(pathname, {
    replace: options.replace ?? false,
    ...(search === '' ? {} : { search }),
    ...(hash === '' ? {} : { hash }),
    ...(options.keepScroll ? { scrollToTop: false } : {}),
  });
}

/** The router types only the patterns of pages, and this goes to finished paths. */
async function navigate(path: string, options: object): Promise<void> {
  await router.navigate(path as '/', options);
}

export { Router, blockNavigation };
