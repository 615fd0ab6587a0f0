// One file for the server with its command line, next to the migrations it applies. Packages that carry
// binaries or start worker files stay outside the bundle and are loaded from node_modules.
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
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

/** The server, its worker threads, and the commands when they have an entry of their own. */
function entries(): Record<string, string> {
  const found: Record<string, string> = { main: join(root, 'server/main.ts') };
  const commands = join(root, 'server/cli/main.ts');
  if (existsSync(commands)) found['cli'] = commands;
  // A thread is started by its address beside the module that starts it, so it keeps its name in the bundle.
  for (const room of ['db', 'server'])
    for (const path of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }))
      if (path.endsWith('-worker.ts')) found[basename(path, '.ts')] = join(root, room, path);
  return found;
}
