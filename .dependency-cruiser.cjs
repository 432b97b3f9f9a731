/**
 * Who may import whom. Data flows domain -> projections -> reporting -> api; imports point the other way, and nothing
 * else is allowed. There are no exemptions inside a layer: where a rule bites, the code moves.
 * `test/architecture.spec.ts` plants a forbidden import for every rule and sees it fail.
 */

/** They wire everything together, so they may import everything, and nothing but they may import them. */
const ROOTS = '^src/(cli/|(main|ledger|http|app\\.module|run-projections)\\.ts$)';
const SPECS = '\\.(spec|contract)\\.ts$';
const WEB = '^node_modules/(@nestjs|fastify|@fastify)/|^(node:)?(http|https|http2)$';

/** A spec may set up what it needs from anywhere, so the rules bind the code that ships. */
const code = (path) => ({ path, pathNot: SPECS });
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    forbid(
      'domain-is-pure',
      code('^src/domain/'),
      { pathNot: '^src/domain/|^node_modules/decimal\\.js/' },
      'The domain imports itself and decimal.js: pass clock, dice, files and facts in as arguments.',
    ),
    forbid(
      'domain-contexts-keep-apart',
      code('^src/domain/([^/]+)/'),
      { path: '^src/domain/', pathNot: '^src/domain/(shared|$1)/' },
      'Contexts share src/domain/shared alone (which imports none of them): let the number cross as an argument.',
    ),
    forbid(
      'platform-knows-no-feature',
      code('^src/platform/'),
      { path: '^src/', pathNot: '^src/(platform|domain/shared)/' },
      'An adapter serves every feature and knows none: take what differs as an argument.',
    ),
    forbid(
      'projections-do-not-know-http',
      code('^src/projections/'),
      { path: [WEB, '^src/'], pathNot: '^src/(projections|domain|platform)/' },
      'A projection turns facts into tables: who reads them is not its business.',
    ),
    forbid(
      'projections-keep-apart',
      code('^src/projections/([^/]+)/'),
      { path: '^src/projections/[^/]+/', pathNot: '^src/projections/($1|engine)/' },
      'A projection uses its own folder and the engine, and the engine knows no projection: move what two share up.',
    ),
    forbid(
      'reporting-reads-only',
      code('^src/reporting/'),
      {
        path: [WEB, '^node_modules/(pg|pg-[^/]+|@eventstore)/', '^src/'],
        pathNot: '^src/(reporting|projections|platform|domain)/',
      },
      'Reporting answers from read models through a Reader: no connection, no event store, no web.',
    ),
    forbid(
      'reporting-borrows-types-only',
      code('^src/reporting/'),
      { path: '^src/(projections|platform)/', dependencyTypesNot: ['type-only'] },
      'Reporting takes the types of tables and of the Reader: use `import type`.',
    ),
    forbid(
      'api-is-the-edge',
      code('^src/api/'),
      { path: '^src/', pathNot: '^src/(api|domain|reporting|platform|projections)/' },
      'The api is wired by the composition roots and does not know them.',
    ),
    forbid(
      'api-borrows-table-types-only',
      code('^src/api/'),
      { path: '^src/projections/', dependencyTypesNot: ['type-only'] },
      'The api takes the types of tables: use `import type`, and ask through src/reporting.',
    ),
    forbid(
      'composition-roots-are-roots',
      { path: '^src/', pathNot: [ROOTS, SPECS] },
      { path: ROOTS },
      'What a root gives is passed in; only another root imports it.',
    ),
    forbid(
      'nest-is-a-thin-skin',
      { path: '^src/', pathNot: ['^src/api/', ROOTS, SPECS] },
      { path: '^node_modules/@nestjs/' },
      'Nest lives in src/api and in the composition roots: everything else is plain functions and classes.',
    ),
    forbid(
      'eventstoredb-stays-behind-the-port',
      { path: '^src/', pathNot: ['^src/platform/event-store/', SPECS] },
      { path: '^node_modules/@eventstore/' },
      'Use the port in src/platform/event-store/event-store.ts.',
    ),
    forbid(
      'shipped-code-stands-alone',
      code('^src/'),
      { path: ['^test/', '^scripts/', SPECS] },
      'What ships imports no spec, no test helper and no script.',
    ),
    forbid(
      'shipped-code-needs-no-dev-dependency',
      { path: '^src/', pathNot: SPECS },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
      'A server is installed without devDependencies: name the package in `dependencies`.',
    ),
    forbid('imports-resolve', {}, { couldNotResolve: true }, 'The file or package is not there.'),
    forbid('no-cycles', {}, { circular: true }, 'Two modules that need each other are one, or need a third.'),
    forbid(
      'no-orphans',
      { orphan: true, pathNot: SPECS },
      {},
      'Nothing imports it and it imports nothing: wire it or delete it.',
    ),
    forbid(
      'no-dead-code',
      { path: '^src/main\\.ts$' },
      { path: '^src/', pathNot: SPECS, reachable: false },
      'The program never reaches this file: wire it or delete it.',
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
