/**
 * The built client: files under /assets/ carry their content's hash in their name and may be kept for ever, everything
 * else is asked for again each time. Any other address is the client's own business and gets its one page.
 */
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
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
  const kept = (_path: string, c: Context): void => c.header('Cache-Control', forEver);
  const asked = (_path: string, c: Context): void => c.header('Cache-Control', 'no-cache');
  app.use('/assets/*', serveStatic({ root: clientDir, precompressed: true, onFound: kept }));
  app.all('/assets/*', (c) =>
    c.text('There is no such file. Reload the page to get the present version.', 404, {
      'Cache-Control': 'no-store',
    }),
  );
  // The build's own notes are no part of the site.
  app.get('/.vite/*', (c) => c.notFound());
  app.use('*', serveStatic({ root: clientDir, precompressed: true, onFound: asked }));
  app.get('*', serveStatic({ root: clientDir, path: 'index.html', precompressed: true, onFound: asked }));
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
