// One file for the server with its command line, next to the migrations it applies. Packages that carry
// binaries or start worker files stay outside the bundle and are loaded from node_modules.
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'rolldown';

const root = import.meta.dirname;
const outDir = join(root, 'dist/server');

export default defineConfig({
  input: entries(),
  platform: 'node',
  external: [/^node:/, 'better-sqlite3', /^@node-rs\//, 'pino', /^@myriaddreamin\//],
  output: {
    dir: outDir,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  },
  plugins: [
    {
      name: 'migrations',
      writeBundle() {
        const migrations = join(root, 'db/migrations');
        if (existsSync(migrations)) cpSync(migrations, join(outDir, 'migrations'), { recursive: true });
      },
    },
  ],
});

/** The server, and the commands when they have an entry of their own. */
function entries(): Record<string, string> {
  const cli = join(root, 'server/cli/main.ts');
  const server = join(root, 'server/main.ts');
  return existsSync(cli) ? { main: server, cli } : { main: server };
}
