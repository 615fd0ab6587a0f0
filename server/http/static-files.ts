/**
 * The built client: files under /assets/ carry their content's hash in their name and may be kept for ever, everything
 * else is asked for again each time. Any other address is the client's own business and gets its one page.
 */
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const forEver = 'public, max-age=31536000, immutable';

/** @param clientDir folder of the built client; when nothing was built yet, every page says so. */
export function staticFiles(clientDir: string): Hono {
  const app = new Hono();
  if (!existsSync(join(clientDir, 'index.html'))) {
    app.get('*', (c) => c.html(notBuilt, 503, { 'Cache-Control': 'no-store' }));
    return app;
  }
  const files = { root: clientDir, precompressed: true };
  app.use(async (c, next) => {
    await next();
    if (c.res.headers.has('Cache-Control')) return;
    c.header('Cache-Control', c.req.path.startsWith('/assets/') ? forEver : 'no-cache');
  });
  app.use('/assets/*', serveStatic(files));
  app.all('/assets/*', (c) =>
    c.text('There is no such file. Reload the page to get the present version.', 404, {
      'Cache-Control': 'no-store',
    }),
  );
  // The build's own notes are no part of the site.
  app.get('/.vite/*', (c) => c.notFound());
  app.use('*', serveStatic(files));
  app.get('*', serveStatic({ ...files, path: 'index.html' }));
  return app;
}

const notBuilt = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Causeway is not built yet</title>
  <h1>Causeway is running, but its pages are not built yet</h1>
  <p>Run <code>npm run build</code> in its folder, start it again, and reload this page.</p>
  <p>For development, use <code>npm run dev</code> and the address it prints.</p>
</html>
`;
