/** Stray dependencies. Cycles are the linter's; which module may import which is in test/allowed-imports.ts. */
module.exports = {
  forbidden: [
    {
      name: 'not-to-dev-dependency',
      severity: 'error',
      comment: 'What runs in production is a dependency, not a devDependency.',
      from: { path: '^src', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      comment: 'Code does not lean on tests.',
      from: { path: '^(src|test/canary)', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(^test/(?!canary)|\\.test\\.tsx?$)' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
