import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../pg.js';
import { playledger } from '../process.js';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'playledger-cli-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => playledger(args, { DATABASE_URL: database.url });
const file = async (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const play = (n: number, changes: object = {}) =>
  JSON.stringify({
    endedAt: '2026-08-01T10:00:00Z',
    listenerId: `l-${n}`,
    trackId: 'track-1',
    msPlayed: 31_000,
    ...changes,
  });

describe('a command line that cannot be carried out', () => {
  it.each<[string, readonly string[], Record<string, string>, number, RegExp]>([
    ['a command that there is not', ['statment'], {}, 2, /unknown command 'statment'/],
    ['a month that is none', ['statements', 'run', '--period', '2026-13'], {}, 1, /month such as 2026-08/],
    ['no month', ['statements', 'run'], {}, 2, /--period/],
    [
      'a file that is not there',
      ['import-plays', '/nowhere/plays.ndjson'],
      {},
      1,
      /cannot read \/nowhere\/plays.ndjson/,
    ],
    ['a folder without the three files', ['demo', '--data', '/'], {}, 1, /has no tracks.ndjson/],
    ['an address that is none', ['keys', 'list'], { DATABASE_URL: 'localhost' }, 1, /DATABASE_URL must be an address/],
    [
      'a database that is away',
      ['keys', 'list'],
      { DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' },
      1,
      /PostgreSQL does not answer/,
    ],
    [
      'a policy that there is not',
      ['projections', 'status'],
      { COUNTING_POLICY: 'ten@1' },
      1,
      /COUNTING_POLICY must be one of thirty-seconds@1/,
    ],
    ['a territory that is none', ['keys', 'create', '--territory', 'Sweden'], {}, 1, /ISO 3166-1/],
    ['a key that there is not', ['keys', 'revoke', 'abc'], {}, 1, /no key abc/],
    ['a projection that there is not', ['projections', 'rebuild', 'plays'], {}, 1, /no projection plays; there are/],
    [
      'parked events of a projection that there is not',
      ['projections', 'parked', 'plays'],
      {},
      1,
      /no projection plays/,
    ],
    ['a limit that is none', ['projections', 'repeats', '--limit', '-5'], {}, 1, /whole number from 1 to 1000/],
  ])('gets one line about %s', async (_, args, env, ...[code, message]) => {
    const finished = await playledger(args, { DATABASE_URL: database.url, ...env });
    expect(finished.stderr).toMatch(message);
    expect(finished.code).toBe(code);
    expect(finished.stderr).not.toMatch(/hunter2|\n {4}at /);
  });

  it('teaches with --help', async () => {
    const { code, stdout } = await playledger(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Start with:  playledger demo');
  });
});

describe('import-plays', () => {
  it('records the good lines of a file with bad ones, and says which those were', async () => {
    const lines = [
      play(1),
      '{"endedAt":',
      play(2, { msPlayed: -1 }),
      play(3, { endedAt: 'soon' }),
      play(4, { listenerId: 'x'.repeat(10_000) }),
      'null',
      JSON.stringify({ endedAt: '2026-08-01T10:00:00Z', msPlayed: 40_000 }),
      '',
      play(5),
    ];
    const path = await file('mixed.ndjson', lines.join('\n'));
    const { code, stdout, stderr } = await run('import-plays', path, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ events: 8, accepted: 2, duplicates: 0, rejected: 6 });
    expect(stderr).toMatch(/line 2: MalformedLine[\s\S]*line 3: OutOfRange[\s\S]*line 4: BadFormat/);
    expect(JSON.parse((await run('import-plays', path, '--json')).stdout)).toMatchObject({
      accepted: 0,
      duplicates: 2,
      rejected: 6,
    });
  });

  it('ends with a message when a gzip is cut off, and what was read before stays', async () => {
    const whole = gzipSync(Array.from({ length: 20_000 }, (_, n) => play(n)).join('\n'));
    const path = await file('cut.ndjson.gz', whole.subarray(0, whole.length - 200));
    const { code, stderr } = await run('import-plays', path);
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be read to its end/);
  });
});

it('refuses listeners whose territory could not be recorded, before a play is', async () => {
  const listeners = await file('listeners-bad.ndjson', '{"listenerId":"l-1","territory":"se","tier":"premium"}');
  const { code, stderr } = await run('import-plays', await file('one.ndjson', play(1)), '--listeners', listeners);
  expect(code).toBe(1);
  expect(stderr).toMatch(/listener l-1 needs a territory such as SE/);
});

describe('the counting policy', () => {
  const live = async () => {
    const { rows } = await database.pool.query<{ version: string }>(
      `select version from projection_builds where projection = 'royalty-usage' and status <> 'retired'`,
    );
    return rows.map(({ version }) => version);
  };

  it('is changed by whoever names another one, and by nobody who names none', async () => {
    const policy = { DATABASE_URL: database.url, COUNTING_POLICY: 'any-portion@1' };
    expect((await playledger(['recordings', 'unmatched'], policy)).code).toBe(0);
    expect(await live()).toEqual(['2+any-portion@1']);
    expect((await run('projections', 'status')).stdout).toContain('2+any-portion@1');
    expect((await run('recordings', 'unmatched')).code).toBe(0);
    expect(await live()).toEqual(['2+any-portion@1']);
  });
});

describe('statements run', () => {
  it('writes nothing for a month without pools, and says what is missing', async () => {
    const out = join(folder, 'statements');
    const { code, stderr } = await run('statements', 'run', '--period', '2026-08', '--out', out);
    expect(code).toBe(1);
    expect(stderr).toMatch(/no pool is declared for 2026-08/);
    expect(existsSync(out)).toBe(false);
  });
});

describe('keys', () => {
  it('are made, listed without their secrets, and revoked', async () => {
    const made = await run('keys', 'create', '--label', 'the iOS app');
    const token = made.stdout.trim();
    expect(token).toMatch(/^pl_[0-9a-f]{12}_/);
    const id = token.split('_')[1]!;
    const list = (await run('keys', 'list')).stdout;
    expect(list).toContain(id);
    expect(list).not.toContain(token.split('_').slice(2).join('_'));
    expect((await run('keys', 'revoke', id)).code).toBe(0);
    expect((await run('keys', 'revoke', id)).code).toBe(1);
  });
});
