/** Which pages need a member, and where somebody is sent who may not see the page they asked for. Pure. */

export type Frame = 'bare' | 'slim' | 'full';

const open = [
  /^\/set-up\/?$/,
  /^\/sign-in\/?$/,
  /^\/join\/[^/]+\/?$/,
  /^\/reset\/[^/]+\/?$/,
  /^\/outside\/[^/]+\/?$/,
];

/** How much of the frame a page wants: nothing but the wordmark, nothing at all, or the bar with its navigation. */
export function frameOf(pathname: string): Frame {
  if (open.some((pattern) => pattern.test(pathname))) return 'bare';
  return /^\/reviews\/(?!new\/?$)[^/]+\/?$/.test(pathname) ? 'slim' : 'full';
}

/** Where to send somebody instead of the page they asked for; undefined when they may have it. */
export function redirectFor(
  pathname: string,
  search: string,
  standing: 'set-up-needed' | 'signed-out' | 'signed-in',
): string | undefined {
  const isSetUp = /^\/set-up\/?$/.test(pathname);
  if (standing === 'set-up-needed') return isSetUp ? undefined : '/set-up';
  if (isSetUp) return standing === 'signed-in' ? '/' : '/sign-in';
  const isOpen = open.some((pattern) => pattern.test(pathname));
  if (standing === 'signed-out') return isOpen ? undefined : signInPath(pathname + search);
  return /^\/sign-in\/?$/.test(pathname) ? wantedPage(search) : undefined;
}

/** The sign-in page that leads back to the page wanted. */
export function signInPath(wanted: string): string {
  return wanted === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(wanted)}`;
}

/** The page named by the sign-in page's address. Only paths of our own: an address elsewhere would be a trap. */
export function wantedPage(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/';
}
