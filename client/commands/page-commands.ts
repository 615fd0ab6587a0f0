/** The commands of every page: where to go, what to begin, how it looks. */
import { can } from '../../shared/access.ts';
import type { ReviewSummary } from '../../shared/api/reviews.ts';
import { session } from '../account/session.svelte.ts';
import { theme, type ThemeChoice } from '../account/theme.svelte.ts';
import { letterKeys } from '../keyboard/letter-keys.svelte.ts';
import { go } from '../routes.ts';
import { announce } from '../ui/announce.svelte.ts';
import { stageNames } from '../review/stage-words.ts';
import type { Command } from './commands.ts';
import { commandMenu } from './command-menu.svelte.ts';

const pages = [
  { path: '/', label: 'Home' },
  { path: '/inbox', label: 'Inbox' },
  { path: '/actions', label: 'Actions' },
  { path: '/themes', label: 'Themes across reviews' },
  { path: '/library', label: 'Library of learning summaries' },
  { path: '/reports', label: 'Reports' },
  { path: '/systems', label: 'Systems' },
  { path: '/templates', label: 'Templates' },
  { path: '/people', label: 'People' },
  { path: '/account', label: 'Your account' },
] as const;

const looks: readonly { readonly choice: ThemeChoice; readonly label: string }[] = [
  { choice: 'light', label: 'Light colours' },
  { choice: 'dark', label: 'Dark colours' },
  { choice: 'system', label: 'Colours as this device says' },
];

/** In the order to offer them. */
export function pageCommands(reviews: readonly ReviewSummary[]): readonly Command[] {
  const standing = { organisationRoles: session.me?.organisationRoles ?? [], reviewRole: null };
  return [
    {
      id: 'search',
      label: 'Search',
      note: 'Everything you may read',
      keys: '/',
      run: () => void go('/search'),
    },
    {
      id: 'new-review',
      label: 'New review',
      note: 'Begin',
      unavailable: can(standing, 'review.create') ? undefined : 'Your role does not open reviews',
      run: () => void go('/reviews/new'),
    },
    { id: 'report', label: 'Report something', note: 'Begin', run: () => void go('/report') },
    ...reviews.map(({ id, title, stage }) => ({
      id: `review-${id}`,
      label: title,
      note: `Review · ${stageNames[stage]}`,
      run: () => void go(`/reviews/${id}`),
    })),
    ...pages.map(({ path, label }) => ({
      id: `page-${path}`,
      label,
      note: 'Page',
      unavailable: location.pathname === path ? 'You are there' : undefined,
      run: () => void go(path),
    })),
    ...(can(standing, 'dashboard.read')
      ? [{ id: 'page-/dashboard', label: 'Dashboard', note: 'Page', run: () => void go('/dashboard') }]
      : []),
    ...(can(standing, 'audit.read')
      ? [{ id: 'page-/audit', label: 'Audit', note: 'Page', run: () => void go('/audit') }]
      : []),
    ...looks.map(({ choice, label }) => ({
      id: `look-${choice}`,
      label,
      note: 'Look',
      unavailable: theme.choice === choice ? 'It is so now' : undefined,
      run: () => {
        theme.choose(choice);
        announce(`${label}.`);
      },
    })),
    {
      id: 'guide',
      label: 'Keyboard guide',
      note: 'Help',
      keys: '?',
      run: () => (commandMenu.guideShown = true),
    },
    {
      id: 'letter-keys',
      label: letterKeys.on ? 'Switch single-letter keys off' : 'Switch single-letter keys on',
      note: 'Keyboard',
      run: () => {
        letterKeys.set(!letterKeys.on);
        announce(letterKeys.on ? 'Single-letter keys are on.' : 'Single-letter keys are off.');
      },
    },
  ];
}
