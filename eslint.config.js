// Lint for every room: type-aware rules, the import directions of the house, and the few habits that
// keep the product testable (time, randomness and settings are passed in, Yjs is touched in one place).
// Types are TypeScript's job, cycles and reach dependency-cruiser's, dead code knip's.
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

const SCRIPTS = ['**/*.ts'];
const SVELTE = ['**/*.svelte', '**/*.svelte.ts'];
const TESTS = ['test/**', '**/*.test.ts'];

/** Rooms, most specific first: the first pattern that matches a file names its room. */
const rooms = [
  ['shared-text', 'shared/text/**'],
  ['shared', 'shared/**'],
  ['db', 'db/**'],
  ['server-http', 'server/http/**'],
  ['server-collab', 'server/collab/**'],
  ['server', 'server/**'],
  ['client-ui', 'client/ui/**'],
  ['client-keyboard', 'client/keyboard/**'],
  ['client', 'client/**'],
  ['test', 'test/**'],
].map(([category, pattern]) => ({ category, pattern }));

const SHARED = ['shared', 'shared-text'];
const SERVER = ['server', 'server-http', 'server-collab'];

/** Who may import whom. `server` itself (start-server and the commands) is where http and collab meet. */
const directions = {
  'shared-text': SHARED,
  shared: SHARED,
  db: [...SHARED, 'db'],
  'server-http': [...SHARED, 'db', 'server', 'server-http'],
  'server-collab': [...SHARED, 'db', 'server', 'server-collab'],
  server: [...SHARED, 'db', ...SERVER],
  'client-ui': ['shared-text', 'client-ui', 'client-keyboard'],
  'client-keyboard': ['client', 'client-ui', 'client-keyboard'],
  client: [...SHARED, 'client', 'client-ui', 'client-keyboard'],
  test: rooms.map((room) => room.category),
};

const mockOfOurs = {
  selector:
    "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock)$/] > Literal[value=/^\\./]",
  message: 'Our own modules are not mocked: pass in a real or a small fake one.',
};
const settings = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are parsed once, in server/config.ts.',
};
const clock = {
  selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: 'Take the time from the Clock that was passed in.',
};
const clockByNew = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Take the time from the Clock that was passed in.',
};
const randomness = {
  selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
  message: 'Take randomness from what was passed in, so that a run can be repeated from its seed.',
};
const yjsRoots = {
  // An editor has a `getText` of its own, which is none of this rule's business.
  selector:
    'CallExpression[callee.type=MemberExpression][callee.property.name=/^(getMap|getArray|getXmlFragment|getText)$/]' +
    ':not([callee.object.name=/editor/i]):not([callee.object.property.name=/editor/i])',
  message: 'Only shared/review-document names the roots of a review: use its reads and edits.',
};

const restrict = (...faults) => ({ 'no-restricted-syntax': ['error', ...faults] });

export default defineConfig(
  {
    ignores: [
      'dist/**',
      'data/**',
      'coverage/**',
      'test-results/**',
      'playwright-report/**',
      'db/migrations/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  // Types
  {
    files: [...SCRIPTS, ...SVELTE],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
  },
  { files: SCRIPTS, ignores: SVELTE, extends: [ts.configs.strictTypeChecked] },
  { files: SVELTE, extends: [ts.configs.recommendedTypeChecked, svelte.configs.recommended] },
  {
    files: SVELTE,
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-unused-props': 'error',
      'svelte/require-each-key': 'error',
      'svelte/prefer-writable-derived': 'error',
      // Meant for SvelteKit's router, which is not ours.
      'svelte/no-navigation-without-resolve': 'off',
      // Also flags the Map a function makes and throws away, where reactivity would only cost.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: [...SCRIPTS, ...SVELTE],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      // Yjs gives these a `toString` of their own, but its type declarations forget to say so.
      '@typescript-eslint/no-base-to-string': [
        'error',
        { ignoredTypeNames: ['YText', 'YXmlText', 'YXmlElement', 'YXmlFragment'] },
      ],
      // Ports return promises so that another database can stand behind them; SQLite's side has nothing to await.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // A switch counts once: a table of cases is long, not complicated.
      complexity: ['error', { max: 20, variant: 'modified' }],
      'max-depth': ['error', 5],
      'max-lines': ['error', { max: 500, skipBlankLines: false, skipComments: false }],
      'no-console': ['error', { allow: ['error', 'warn'] }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },

  // Rooms
  {
    files: [...SCRIPTS, ...SVELTE],
    plugins: { boundaries },
    settings: {
      'boundaries/files': rooms,
      'boundaries/files-single-match': true,
      'boundaries/root-path': import.meta.dirname,
      'import/resolver': { node: { extensions: ['.ts', '.svelte', '.js'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'allow',
          message: '{{from.file.categories}} may not import from {{to.file.categories}}.',
          policies: Object.entries(directions).map(([room, allowed]) => ({
            from: { file: { categories: room } },
            disallow: {
              to: {
                file: {
                  categories: rooms
                    .map(({ category }) => category)
                    .filter((other) => !allowed.includes(other)),
                },
              },
            },
          })),
        },
      ],
    },
  },

  // Habits. `no-restricted-syntax` is replaced as a whole by the next block that names it, hence the lists.
  {
    files: ['shared/**', 'db/**', 'server/**'],
    rules: restrict(mockOfOurs, settings, clock, clockByNew, randomness, yjsRoots),
  },
  { files: ['client/**'], rules: restrict(mockOfOurs, settings, yjsRoots) },
  {
    files: ['**/clock.ts', '**/system-clock.ts', '**/random.ts'],
    rules: restrict(mockOfOurs, settings, yjsRoots),
  },
  {
    files: ['shared/review-document/**', 'server/collab/gate/**', 'server/collab/gate*.ts'],
    rules: restrict(mockOfOurs, settings, clock, clockByNew, randomness),
  },
  {
    files: ['server/config.ts', 'server/launch/**'],
    rules: restrict(mockOfOurs, clock, clockByNew, randomness, yjsRoots),
  },
  { files: TESTS, rules: restrict(mockOfOurs) },
  {
    files: ['shared/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['window', 'document', 'navigator', 'localStorage', 'fetch', 'process', 'Buffer', 'crypto'].map(
          (name) => ({ name, message: 'shared is pure: pass it in.' }),
        ),
      ],
    },
  },

  // Exceptions
  {
    // Typed content, read as a table: it is as long as the practice it describes.
    files: ['shared/taxonomy/**', 'shared/templates/**', 'server/samples/**', 'server/public-cases/cases/**'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: TESTS,
    rules: {
      'max-lines': ['error', 600],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['server/cli/**', 'test/bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Plain JavaScript that must run before anything is installed or on an older Node.
    files: ['**/*.mjs', '*.js', '*.cjs'],
    languageOptions: { globals: globals.node },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
);
