/**
 * House rules that no linter knows. Every ban names what to do instead, and has a plant that proves that it bites.
 * The lengths are a ratchet: lower them when the code allows it, never raise them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NOT_OURS =
  /^(node_modules|dist|coverage|out|test-output|\.git|\.playledger)\/|^\.git$|\.log$|^package-lock\.json$/;
const QUOTES_THE_BANS = 'test/tidy.spec.ts';

const MEDIAN_LINES_MAX = 60;
const P90_LINES_MAX = 150;
const LINES_MAX = 230;

const CODE = /\.[cm]?[jt]sx?$/;
const SHIPPED = /^(web\/)?src\/.*(?<!\.(spec|contract))\.tsx?$/;
const DOMAIN = /^src\/domain\/.*(?<!\.spec)\.ts$/;
const MONEY = /^src\/(domain\/(royalties|shared)|reporting)\/.*(?<!\.spec)\.ts$/;
/** Where the portal writes amounts; its charts alone make lengths of them. */
const SHOWN_MONEY = /^web\/src\/(?!charts\/).*(?<!\.spec)\.tsx?$/;
const TESTS = /\.(spec|contract)\.ts$/;

type Ban = { readonly in: RegExp; readonly found: RegExp; readonly instead: string };

const BANS: readonly Ban[] = [
  { in: DOMAIN, found: /new Date\(\)|Date\.now|performance\.|setTimeout|process\./, instead: 'take the clock and the surroundings as arguments' }, // prettier-ignore
  { in: CODE, found: /Math\.random/, instead: 'draw from a seeded generator or from node:crypto; in the domain, take the dice as an argument' }, // prettier-ignore
  { in: MONEY, found: /parseFloat|\bNumber\(|\.toNumber\(|Math\.round\(/, instead: 'stay in Decimal, or in bigint for counts' }, // prettier-ignore
  { in: SHOWN_MONEY, found: /parseFloat|\bNumber\(|toFixed\(/, instead: 'keep amounts as decimal strings: web/src/format knows how to show and compare them' }, // prettier-ignore
  { in: SHIPPED, found: /\bconsole\./, instead: 'log through the logger; speak to people through src/cli/output.ts' },
  { in: CODE, found: /\b(FIXME|TODO|HACK)\b/, instead: 'do it before it lands, or write an issue' },
  { in: CODE, found: /@ts-(ignore|nocheck)/, instead: 'give it its type' },
  {
    in: CODE,
    found: /eslint-disable/,
    instead: 'move the code, or change the rule for everybody in eslint.config.mjs',
  },
  { in: SHIPPED, found: /sql\.raw\(/, instead: 'pass values as parameters' },
  { in: CODE, found: /(from|import)\s*\(?'\.{1,2}\/(?![^']*\.(js|cjs|mjs|json)')/, instead: 'end a relative import in .js' }, // prettier-ignore
  { in: TESTS, found: /\b(it|test|describe|suite)(\.\w+)*\.(only|skip|todo|fails)\b|\b[xf](it|describe)\(/, instead: 'let every test run; what needs a server or data says so in its name and takes skipIf' }, // prettier-ignore
  { in: TESTS, found: /\b(it|test)(\.\w+(\(.*\))?)*\(\s*['"`][^'"`]*\bshould\b/, instead: 'say what it does, not what it should do' }, // prettier-ignore
  { in: /./, found: /(?<![\w.])\/work\//, instead: 'name no folder of one machine' },
  { in: /./, found: /-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}|\bgh[pousr]_\w{30}|\bgithub_pat_\w{20}|\bxox[abprs]-\w{10}/, instead: 'take the secret out, and revoke it' }, // prettier-ignore
];

describe('the code base', () => {
  const files = filesOf('').map((file) => [file, readFileSync(ROOT + file, 'utf8')] as const);

  it('is tidy', () => {
    const ours = files.filter(([file]) => file !== QUOTES_THE_BANS);
    expect(ours.flatMap(([file, text]) => untidy(file, text))).toEqual([]);
  });

  it('puts no value into the text of a statement', () => {
    const shipped = files.filter(([file]) => SHIPPED.test(file) || /^migrations\//.test(file));
    expect(shipped.flatMap(([file, text]) => interpolated(file, text))).toEqual([]);
  });

  it('keeps its files short', () => {
    const lengths = files
      .filter(([file]) => SHIPPED.test(file))
      .map(([file, text]) => ({ file, lines: text.split('\n').length - 1 }))
      .sort((one, other) => one.lines - other.lines);
    const at = (share: number) => lengths[Math.floor((lengths.length - 1) * share)]!.lines;
    expect(at(0.5)).toBeLessThanOrEqual(MEDIAN_LINES_MAX);
    expect(at(0.9)).toBeLessThanOrEqual(P90_LINES_MAX);
    expect(lengths.filter(({ lines }) => lines > LINES_MAX)).toEqual([]);
  });
});

describe('the bans', () => {
  // prettier-ignore
  it.each([
    ['src/domain/listening/day.ts', 'const now = Date.now();'],
    ['src/domain/listening/day.ts', 'const now = new Date().toISOString();'],
    ['src/domain/listening/day.ts', 'const dice = Math.random();'],
    ['src/cli/demo/prng.ts', 'const dice = Math.random();'],
    ['src/domain/royalties/pool.ts', 'const due = Number(amount);'],
    ['src/reporting/statements/csv.ts', 'const due = amount.toNumber();'],
    ['src/reporting/statements/csv.ts', 'const due = parseFloat(amount);'],
    ['web/src/pages/months.tsx', 'const due = Number(amount);'],
    ['web/src/portal.tsx', "console.log('here');"],
    ['src/api/problem.ts', "console.log('here');"],
    ['src/api/problem.ts', '// TODO later'],
    ['test/pg.ts', '// FIXME later'],
    ['src/api/problem.ts', '// @ts-ignore'],
    ['src/api/problem.ts', '/* eslint-disable complexity */'],
    ['src/reporting/queries/top.ts', 'sql.raw(name)'],
    ['src/api/problem.ts', "import { a } from './problem';"],
    ['src/api/problem.ts', "const a = await import('../a.ts');"],
    ['src/api/problem.unit.spec.ts', "it.skip('answers 404', () => {});"],
    ['src/api/problem.unit.spec.ts', "it.only('answers 404', () => {});"],
    ['src/api/problem.unit.spec.ts', "describe.skip('problems', () => {});"],
    ['src/api/problem.unit.spec.ts', "it.todo('answers 404');"],
    ['src/api/problem.unit.spec.ts', "xit('answers 404', () => {});"],
    ['src/api/problem.unit.spec.ts', "it('should answer 404', () => {});"],
    ['src/api/problem.unit.spec.ts', "it.each([1])('should answer %i', () => {});"],
    ['docs/setup.md', 'cd /work/somewhere'],
    ['docs/setup.md', '-----BEGIN RSA PRIVATE KEY-----'],
    ['.env', `GITHUB_TOKEN=ghp_${'a1B2'.repeat(9)}`],
  ])('catch %s: %s', (file, line) => expect(untidy(file, line)).toHaveLength(1));

  it.each([
    ['src/api/problem.ts', "import { a } from './problem.js';"],
    ['src/api/problem.unit.spec.ts', "describe.skipIf(url === undefined)('EventStoreDB', () => {});"],
    ['src/domain/listening/day.ts', 'const day = new Date(startedAt);'],
    ['web/src/charts/lengths.ts', 'const pixels = Number(amount);'],
    ['src/platform/clock.ts', 'const now = Date.now();'],
    ['README.md', 'https://example.org/work/of-art'],
  ])('leave alone %s: %s', (file, line) => expect(untidy(file, line)).toEqual([]));

  it.each([
    'pool.query(`select * from event_log where stream = ${stream}`)',
    'const text = `\n  insert into tracks (id) values (${id})`;',
    'run(`delete from ${table}`)',
    "run('select * from tracks where id = ' + id)",
  ])('catch a value in a statement: %s', (line) => expect(interpolated('src/api/a.ts', line)).toHaveLength(1));

  it.each([
    'pool.query(`select ${COLUMNS} from event_log where stream = $1`)',
    "run(`insert into ${table('track_plays')} as known select 1`)",
    "run(`insert into ${write.table('tracks')} as known select 1`)",
    'sql`select * from tracks where id = ${id}`',
    'pool.query(`create database ${client.escapeIdentifier(name)}`)',
    'throw new Error(`Listen to ${name} failed`)',
  ])('leave a statement alone: %s', (line) => expect(interpolated('src/api/a.ts', line)).toEqual([]));
});

function filesOf(folder: string): readonly string[] {
  return readdirSync(ROOT + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name + (entry.isDirectory() ? '/' : '');
    if (NOT_OURS.test(path) || !(entry.isDirectory() || entry.isFile())) return [];
    return entry.isDirectory() ? filesOf(path) : [path];
  });
}

function untidy(file: string, text: string): readonly string[] {
  const bans = BANS.filter(({ in: scope }) => scope.test(file));
  return text.split('\n').flatMap((line, index) => {
    const found = bans.filter((ban) => ban.found.test(line));
    return found.map(({ instead }) => `${file}:${index + 1} ${instead}`);
  });
}

const VERBS = 'select|insert|update|delete|with|create|drop|alter|truncate|copy|lock|grant|notify|listen';
const STATEMENT = new RegExp(`^\\s*(${VERBS}|${VERBS.toUpperCase()})\\s`);

/** Parameters cannot name a table, so names of ours may stand in a statement: constants, and what is made of literals. */
const NAME =
  /^[A-Z][A-Z0-9_]*([.[(]|$)|^[\w.]+\('[^']*'\)$|^(physicalName|[\w.]+\.escapeIdentifier)\(.*\)$|^(physical|logical|view)$/;

function interpolated(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const report = (node: ts.Node, what: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${file}:${line + 1} pass ${what} as a parameter`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) && !ts.isTaggedTemplateExpression(node.parent) && STATEMENT.test(node.head.text))
      for (const { expression } of node.templateSpans) {
        const value = expression.getText(source);
        if (!NAME.test(value)) report(expression, value);
      }
    if (ts.isBinaryExpression(node) && ts.isStringLiteralLike(node.left) && STATEMENT.test(node.left.text))
      if (!ts.isStringLiteralLike(node.right)) report(node, node.right.getText(source));
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  visit(source);
  return found;
}
