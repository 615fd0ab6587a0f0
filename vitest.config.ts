// Two projects: `rooms` runs in plain Node, `client` compiles Svelte for the browser. In plain Node Svelte
// resolves for the server and effects silently never run, hence the second one.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

export default defineConfig({
  test: {
    projects: [
      {
        root,
        test: {
          name: 'rooms',
          environment: 'node',
          include: ['{shared,db,server,test}/**/*.test.ts'],
          exclude: ['test/browser/**'],
          testTimeout: 20_000,
        },
      },
      {
        root,
        plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'client',
          environment: 'happy-dom',
          include: ['client/**/*.test.ts'],
        },
      },
    ],
    passWithNoTests: true,
    maxWorkers: 2,
  },
});
