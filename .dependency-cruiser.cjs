// Cycles and reach: what no linter of single files can see. Directions between rooms are eslint's job.
const TEST_FILES = '(^test/|[.]test[.]ts$)';

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment:
        'Two modules that need each other are one module, or lack a third. Types alone do not count, nor does a ' +
        'page that is loaded later and knows the routes that load it.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'client-stays-in-the-browser',
      comment: 'Nothing the browser loads may reach Node or the database, however long the way.',
      severity: 'error',
      from: { path: '^client/', pathNot: TEST_FILES },
      to: {
        reachable: true,
        path: '(better-sqlite3|drizzle-orm|^(fs|path|os|crypto|net|http|child_process)$)',
      },
    },
    {
      name: 'no-node-in-pure-rooms',
      comment: 'shared and client have no Node.',
      severity: 'error',
      from: { path: '^(shared|client)/', pathNot: TEST_FILES },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-in-product',
      comment: 'The product runs without its tests.',
      severity: 'error',
      from: { path: '^(shared|db|server|client)/', pathNot: TEST_FILES },
      to: { path: TEST_FILES },
    },
    {
      name: 'no-development-dependency-in-product',
      comment: 'A library the running server needs belongs under dependencies.',
      severity: 'error',
      from: { path: '^(shared|db|server|client)/', pathNot: TEST_FILES },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    {
      name: 'no-undeclared-package',
      comment: 'Each package we import stands in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable',
      comment:
        'An import that leads nowhere. The peers of the benchmark have a package of their own, installed on use.',
      severity: 'error',
      from: { pathNot: '^test/bench/peers/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'browser', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json', '.css', '.d.ts'],
    },
  },
};
