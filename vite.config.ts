// Builds the client: Svelte with runes, compressed copies beside each asset, and a budget for the script a
// person has to wait for. A build that goes over its budget fails.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Manifest, type Plugin } from 'vite';

const root = join(import.meta.dirname, 'client');
const outDir = join(import.meta.dirname, 'dist/client');

/** What a page may weigh in kB of gzip before it answers. Chunks are named by their source below `client/`. */
const BUDGETS = {
  shell: { entry: 'index.html', limitKb: 70 },
  review: { lazy: ['review/ReviewPage.svelte', 'prose/prose-parts.ts'], limitKb: 260 },
};

export default defineConfig({
  root,
  publicDir: 'public',
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    compressedCopies(),
    weighPages(),
  ],
  resolve: {
    // Two copies of any of these break `instanceof` inside the editor and the document.
    dedupe: [
      'yjs',
      'y-protocols',
      'lib0',
      'prosemirror-model',
      'prosemirror-state',
      'prosemirror-transform',
      'prosemirror-view',
    ],
  },
  build: {
    outDir,
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    // Inlined files would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    // How long each plugin took is no news to somebody who starts the product for the first time.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    proxy: {
      // Not all of them: the client's own modules lie in folders of these names.
      '^/api/(v1|docs)': { target: 'http://127.0.0.1:3000' },
      '^/learning/[^/]+$': { target: 'http://127.0.0.1:3000' },
      '^/collab/[^/.]+([?]|$)': { target: 'ws://127.0.0.1:3000', ws: true },
    },
  },
});

/** Writes `.gz` and `.br` beside text assets, so that the server never compresses the same file twice. */
function compressedCopies(): Plugin {
  return {
    name: 'causeway:compressed-copies',
    apply: 'build',
    writeBundle() {
      for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/[.](js|css|svg|json|html)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const content = readFileSync(path);
        if (content.length < 1024) continue;
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(content));
      }
    },
  };
}

/** Prints what the shell and the review page weigh, and refuses a build beyond the budget. */
function weighPages(): Plugin {
  return {
    name: 'causeway:weigh-pages',
    apply: 'build',
    closeBundle() {
      const manifestPath = join(outDir, '.vite/manifest.json');
      // A failed build closes too, and its own error matters more than ours.
      if (!existsSync(manifestPath)) return;
      const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest;
      const { shell, review } = BUDGETS;
      const shellFiles = filesOf(manifest, [shell.entry]);
      const pages = review.lazy.filter((source) => existsSync(join(root, source)));
      const reviewFiles = filesOf(manifest, [shell.entry, ...pages]).filter((file) => file.endsWith('.js'));
      const faults = [
        weigh('app shell (script and style)', shellFiles, shell.limitKb),
        weigh('script before the editor accepts a key', reviewFiles, review.limitKb),
      ].filter((fault) => fault !== undefined);
      if (faults.length > 0) this.error(faults.join('\n'));
    },
  };
}

/** All scripts and styles that come with these chunks, their static imports included. */
function filesOf(manifest: Manifest, sources: string[]): string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const follow = (source: string): void => {
    if (seen.has(source)) return;
    seen.add(source);
    const chunk = manifest[source];
    if (!chunk)
      throw new Error(
        `The build has no chunk for ${source}: load it lazily, or change BUDGETS in vite.config.ts.`,
      );
    files.add(chunk.file);
    chunk.css?.forEach((style) => files.add(style));
    chunk.imports?.forEach(follow);
  };
  sources.forEach(follow);
  return [...files];
}

/** Prints one weight; returns a sentence when it is over the limit. */
function weigh(name: string, files: string[], limitKb: number): string | undefined {
  const kb = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).length, 0) / 1000;
  console.warn(`${name}: ${kb.toFixed(1)} kB gzip of ${String(limitKb)} kB`);
  return kb > limitKb ? `${name} weighs ${kb.toFixed(1)} kB, more than ${String(limitKb)} kB.` : undefined;
}
