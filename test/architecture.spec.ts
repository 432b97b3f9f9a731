/**
 * The import rules have teeth: in a tree of its own, every line below plants one import that must not be, beside a tree
 * that is sound. The rules and the tool are the ones that `npm run arch` holds against this code base.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const PACKAGES = ['decimal.js', 'pg', 'kysely', 'fastify', '@nestjs/common', '@eventstore/db-client'];

/** Everything that the plants import, wired as it should be: it breaks no rule. */
const SOUND: Readonly<Record<string, string>> = {
  'src/main.ts': `import './cli/program.js';`,
  'src/cli/program.ts': `import '../app.module.js'; import '../ledger.js'; import '../projections/plays/plays.js'; import '../reporting/top.js';`,
  'src/app.module.ts': `import '@nestjs/common'; import './api/play.controller.js';`,
  'src/ledger.ts': `import './platform/event-store/adapter.js'; export type Ledger = string;`,
  'src/domain/shared/ids.ts': `import 'decimal.js'; export type Id = string;`,
  'src/domain/listening/day.ts': `import '../shared/ids.js'; export type Day = string;`,
  'src/domain/royalties/pool.ts': `import '../shared/ids.js'; export type Pool = string;`,
  'src/platform/event-store/adapter.ts': `import '@eventstore/db-client'; import 'pg'; import '../../domain/shared/ids.js'; export type Reader = string;`,
  'src/projections/engine/batch.ts': `import '../../platform/event-store/adapter.js';`,
  'src/projections/plays/plays.ts': `import '../engine/batch.js'; import '../../domain/listening/day.js'; export type PlaysTable = string;`,
  'src/reporting/top.ts': `import 'kysely'; import '../domain/royalties/pool.js'; import type { PlaysTable } from '../projections/plays/plays.js'; export type Top = PlaysTable;`,
  'src/api/play.controller.ts': `import '@nestjs/common'; import '../platform/event-store/adapter.js'; import '../reporting/top.js'; import type { PlaysTable } from '../projections/plays/plays.js'; export type Play = PlaysTable;`,
  'test/given.ts': `export const given = 1;`,
  'src/domain/listening/day.unit.spec.ts': `import 'node:fs'; import '../../../test/given.js'; import './day.js';`,
};

/** Where it is planted, what it says, and the rule that must object. */
// prettier-ignore
const PLANTS: readonly (readonly [file: string, text: string, rule: string])[] = [
  ['src/domain/listening/nest.ts', `import '@nestjs/common';`, 'domain-is-pure'],
  ['src/domain/listening/files.ts', `import 'node:fs';`, 'domain-is-pure'],
  ['src/domain/listening/dice.ts', `import { randomUUID } from 'crypto'; randomUUID();`, 'domain-is-pure'],
  ['src/domain/shared/adapter.ts', `import '../../platform/event-store/adapter.js';`, 'domain-is-pure'],
  ['src/domain/shared/type-of.ts', `import type { Reader } from '../../platform/event-store/adapter.js'; export type R = Reader;`, 'domain-is-pure'],
  ['src/domain/listening/later.ts', `export const later = () => import('../../platform/event-store/adapter.js');`, 'domain-is-pure'],
  ['src/domain/royalties/neighbour.ts', `import type { Day } from '../listening/day.js'; export type D = Day;`, 'domain-contexts-keep-apart'],
  ['src/domain/shared/context.ts', `import '../royalties/pool.js';`, 'domain-contexts-keep-apart'],
  ['src/platform/feature.ts', `import '../domain/listening/day.js';`, 'platform-knows-no-feature'],
  ['src/platform/table.ts', `import type { PlaysTable } from '../projections/plays/plays.js'; export type P = PlaysTable;`, 'platform-knows-no-feature'],
  ['src/projections/plays/answer.ts', `import '../../reporting/top.js';`, 'projections-do-not-know-http'],
  ['src/projections/plays/route.ts', `import '../../api/play.controller.js';`, 'projections-do-not-know-http'],
  ['src/projections/plays/server.ts', `import 'node:http';`, 'projections-do-not-know-http'],
  ['src/projections/pools/borrowed.ts', `import '../plays/plays.js';`, 'projections-keep-apart'],
  ['src/projections/engine/favourite.ts', `import '../plays/plays.js';`, 'projections-keep-apart'],
  ['src/reporting/route.ts', `import '../api/play.controller.js';`, 'reporting-reads-only'],
  ['src/reporting/connection.ts', `import 'pg';`, 'reporting-reads-only'],
  ['src/reporting/log.ts', `import '@eventstore/db-client';`, 'reporting-reads-only'],
  ['src/reporting/adapter.ts', `import '../platform/event-store/adapter.js';`, 'reporting-borrows-types-only'],
  ['src/reporting/projection.ts', `import '../projections/plays/plays.js';`, 'reporting-borrows-types-only'],
  ['src/api/projection.ts', `import '../projections/plays/plays.js';`, 'api-borrows-table-types-only'],
  ['src/api/wired.ts', `import '../ledger.js';`, 'api-is-the-edge'],
  ['src/api/command.ts', `import '../cli/program.js';`, 'composition-roots-are-roots'],
  ['src/platform/ledger-of.ts', `import type { Ledger } from '../ledger.js'; export type L = Ledger;`, 'composition-roots-are-roots'],
  ['src/platform/injected.ts', `import '@nestjs/common';`, 'nest-is-a-thin-skin'],
  ['src/projections/plays/direct.ts', `import '@eventstore/db-client';`, 'eventstoredb-stays-behind-the-port'],
  ['src/platform/tested.ts', `import '../../test/given.js';`, 'shipped-code-stands-alone'],
  ['src/platform/developed.ts', `import 'fastify';`, 'shipped-code-needs-no-dev-dependency'],
  ['src/platform/lost.ts', `import './nowhere.js';`, 'imports-resolve'],
  ['src/platform/this.ts', `import './that.js';`, 'no-cycles'],
  ['src/platform/that.ts', `import './this.js';`, 'no-cycles'],
  ['src/platform/alone.ts', `export const alone = 1;`, 'no-orphans'],
  ['src/platform/forgotten.ts', `import 'kysely';`, 'no-dead-code'],
];

/** Rules that may name the planted file as the end of the offence instead of its start. */
const ENDS_AT: Readonly<Record<string, boolean>> = { 'no-dead-code': true, 'no-cycles': true };

type Violation = { readonly from: string; readonly to: string; readonly rule: { readonly name: string } };

let folder: string;
let sound: readonly Violation[];
let planted: readonly Violation[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-architecture-'));
  await plantPackages();
  await plant(Object.entries(SOUND));
  sound = await cruise();
  await plant(PLANTS);
  planted = await cruise();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the architecture', () => {
  it('has nothing against a tree that keeps the rules', () => expect(sound).toEqual([]));

  it.each(PLANTS)('catches %s with %s: %s', (file, _text, rule) => {
    const isCaught = planted.some(
      (one) => one.rule.name === rule && (one.from === file || (ENDS_AT[rule] && one.to === file)),
    );
    expect(isCaught).toBe(true);
  });

  it('has a plant for every rule', () => {
    const rules = (createRequire(import.meta.url)(CONFIG) as { forbidden: readonly { name: string }[] }).forbidden;
    const provoked = new Set(PLANTS.map(([, , rule]) => rule));
    expect(rules.map(({ name }) => name).filter((name) => !provoked.has(name))).toEqual([]);
  });
});

const plant = async (files: readonly (readonly [file: string, text: string, ...unknown[]])[]) => {
  for (const [file, text] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${text}\n`);
  }
};

/** Empty packages under the names of real ones: the rules look at names and paths alone. */
const plantPackages = async () => {
  const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const dev = ['fastify'];
  const shipped = PACKAGES.filter((name) => !dev.includes(name));
  await plant([
    ['package.json', JSON.stringify({ type: 'module', dependencies: named(shipped), devDependencies: named(dev) })],
    ...PACKAGES.flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })] as const,
      [`node_modules/${name}/index.js`, ''] as const,
    ]),
  ]);
  await cp(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'));
};

const cruise = async (): Promise<readonly Violation[]> => {
  const bin = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [bin, 'src', '--config', CONFIG, '--output-type', 'json'];
  const json = await new Promise<string>((resolve, reject) =>
    execFile(process.execPath, args, { cwd: folder, timeout: 60_000, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      stdout.startsWith('{') ? resolve(stdout) : reject(new Error(stderr, { cause: error })),
    ),
  );
  return (JSON.parse(json) as { summary: { violations: readonly Violation[] } }).summary.violations;
};
