/** The API as a page to read: rendered from the OpenAPI document, with nothing loaded from anywhere else. */
import { html } from 'hono/html';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly access: string;
}

type Paths = Readonly<Record<string, object>>;

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation of the document, in the order of its paths. */
export function operationsOf(paths: Paths): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation: unknown = Reflect.get(item, method);
      if (typeof operation !== 'object' || operation === null) return [];
      const { summary, 'x-access': access } = operation as { summary?: string; 'x-access'?: unknown };
      return [
        { method: method.toUpperCase(), path, summary: summary ?? '', access: [access].flat().join(' or ') },
      ];
    }),
  );
}

/** The page for /api/docs. */
export function apiPage(paths: Paths) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Causeway: the API</title>
        <link rel="stylesheet" href="/api/docs.css" />
      </head>
      <body>
        <h1>The API of Causeway</h1>
        <p>
          Sign in with <code>POST /api/v1/session</code> and send the cookie along. Bodies are JSON; refusals
          are problem+json with a stable <code>code</code>, a sentence and a remedy. The whole contract, with
          every field, is the <a href="/api/v1/openapi.json">OpenAPI 3.1 document</a>.
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">Request</th>
              <th scope="col">What it does</th>
              <th scope="col">Open to</th>
            </tr>
          </thead>
          <tbody>
            ${operationsOf(paths).map(
              ({ method, path, summary, access }) =>
                html`<tr>
                  <td><code>${method} ${path}</code></td>
                  <td>${summary}</td>
                  <td>${access}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </body>
    </html>`;
}

export const apiPageStyle = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: 0.4rem 0.8rem 0.4rem 0; border-block-end: 1px solid color-mix(in srgb, currentColor 20%, transparent); vertical-align: top; }
`;
