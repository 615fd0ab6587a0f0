/**
 * Summaries for readers outside: one page of plain HTML at the address its publisher chose, and a feed of the public
 * ones. No session is looked at, no cookie set, no script sent; what is not public is not to be indexed or kept.
 */
import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { AppError } from '../../shared/errors.ts';
import { isId } from '../../shared/ids.ts';
import { summariesAtom } from '../feeds/summaries-atom.ts';
import { OutsideLimit } from '../outside-limit.ts';
import { pageStyle } from '../publishing/html-style.ts';
import type { AppDeps } from './app-deps.ts';
import { callerAddress } from './caller-address.ts';
import { statusOf } from './errors.ts';

/** Seconds for which others may keep what is public: a withdrawal is seen no later. */
const kept = 300;
const styleDigest = createHash('sha256').update(pageStyle).digest('base64');
const ownPolicy = `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'`;

export function learningPages(deps: AppDeps): Hono {
  const { library, readable, config, log } = deps;
  const limit = new OutsideLimit();
  const app = new Hono();

  app.use(async (c, next) => {
    c.header('Referrer-Policy', 'no-referrer');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('X-Frame-Options', 'DENY');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    await readable();
    await next();
  });

  app.onError((error, c) => {
    // Any other refusal is meant for those who wrote it, and may say what was found in it.
    const known = error instanceof AppError && error.code === 'too-many-tries' ? error : null;
    const fault = error instanceof AppError ? error.code : error.name;
    if (known === null) log.error({ fault }, 'a page of a summary was not made');
    const sentence = known?.message ?? 'This page could not be shown.';
    return plainPage(c, statusOf[known?.code ?? 'internal'], sentence, known?.remedy ?? 'Try again later.');
  });

  app.get('/feed.atom', async (c) => {
    const entries = await limit.look(callerAddress(c), 'feed', () => library.publicEntries());
    const feed = summariesAtom(entries, config.publicUrl ?? new URL(c.req.url).origin);
    return c.body(feed, 200, {
      'content-type': 'application/atom+xml; charset=utf-8',
      // Without PUBLIC_URL the addresses in it are what this one reader asked by.
      'cache-control': config.publicUrl === null ? 'no-store' : `public, max-age=${kept}`,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });

  app.get('/:token', async (c) => {
    const token = c.req.param('token');
    const page = await limit.look(callerAddress(c), token, async () =>
      isId(token) ? library.page(token) : null,
    );
    if (page === null) {
      const remedy = 'Check the address. Whoever gave it to you may know whether it was changed.';
      return plainPage(c, 404, 'There is no learning summary at this address.', remedy);
    }
    if (!page.isPublic) c.header('X-Robots-Tag', 'noindex, nofollow');
    c.header('Cache-Control', page.isPublic ? `public, max-age=${kept}` : 'no-store');
    if ('withdrawn' in page) {
      const sentence = 'This learning summary was withdrawn.';
      return plainPage(c, 410, sentence, 'Please do not use or pass on copies of it.', page.withdrawn);
    }
    return c.html(page.html, 200, {
      'content-security-policy': `${policyOf(page.html)}; frame-ancestors 'none'`,
    });
  });

  return app;
}

/** The page brings its own policy, with the digest of its style; as a header it holds from the first byte. */
function policyOf(html: string): string {
  return /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)?.[1] ?? ownPolicy;
}

function plainPage(
  c: Context,
  status: 404 | 410 | (typeof statusOf)[keyof typeof statusOf],
  sentence: string,
  ...further: readonly string[]
): Response {
  if (!c.res.headers.has('Cache-Control')) {
    c.header('Cache-Control', 'no-store');
    c.header('X-Robots-Tag', 'noindex, nofollow');
  }
  c.header('Content-Security-Policy', `${ownPolicy}; frame-ancestors 'none'`);
  return c.html(
    [
      '<!doctype html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<title>Learning summary</title>',
      `<style>${pageStyle}</style>`,
      '</head>',
      '<body><main><p class="kind">Learning summary</p>',
      `<h1>${escaped(sentence)}</h1>`,
      ...further.map((words) => `<p>${escaped(words)}</p>`),
      '</main></body>',
      '</html>',
      '',
    ].join('\n'),
    status,
  );
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
