import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { record, streamed } from '../../../test/listening-log.js';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { calculate } from '../../api/royalties/month-desk.js';
import { inMonthSnapshot } from '../../api/royalties/month-snapshot.js';
import { PAYOUT_MODEL_NAMES } from '../../domain/royalties/payout/payout-models.js';
import { period } from '../../domain/royalties/period.js';
import type { Ledger } from '../../ledger.js';
import { readConfig } from '../../platform/config.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import { createLogger } from '../../platform/logger.js';
import { modelNamed } from '../../reporting/month/month-rules.js';
import { simulateMonth } from '../../reporting/simulation/simulate-month.js';
import { runProjections } from '../../run-projections.js';
import { importCatalogue } from '../import/import-catalogue.js';
import { importPools } from '../import/import-pools.js';
import { importTerms } from '../import/import-terms.js';
import { readLines } from '../import/read-lines.js';
import { untilCaughtUp } from '../until-caught-up.js';
import { registerSimulate } from './simulate.command.js';

const MONTH = period('2026-08');
let folder: string;
let database: TestDatabase;
let ledger: Ledger;

const TRACKS = ['north-1', 'north-2', 'south-1', 'south-2', 'east-1'];
const POOLS = [
  'period,territory,offering,currency,amount_minor',
  '2026-08,SE,free,SEK,1000',
  '2026-08,DE,premium,EUR,100001',
  '2026-08,DE,family,EUR,777',
  '2026-08,FR,premium,EUR,50000', // nobody streams there
  '2026-09,SE,free,SEK,1000',
];
const CLAIM = { kind: 'claim', right: 'making-available', territories: ['DE'], effectiveFrom: '2026-01-01' };
const TERMS = [
  { ...CLAIM, subjectId: 'south-1', claimId: 'c1', partyId: 'one', share: '60' },
  { ...CLAIM, subjectId: 'south-1', claimId: 'c2', partyId: 'two', share: '60' },
  { ...CLAIM, subjectId: 'east-1', claimId: 'c3', partyId: 'one', share: '50' },
];

const times = (count: number, of: (nth: number) => Parameters<typeof streamed>[0]) =>
  Array.from({ length: count }, (_, nth) => streamed(of(nth)));

const at = (nth: number) => new Date(Date.UTC(2026, 7, 1, 0, nth * 7)).toISOString();

/** Ann plays North three times, and Ben plays South once; the listeners of Germany play all sorts of things. */
const PLAYS = [
  ...times(3, (nth) => ({ trackId: 'north-1', listenerId: 'ann', offering: 'free', startedAt: at(nth) })),
  ...times(1, (nth) => ({ trackId: 'south-1', listenerId: 'ben', offering: 'free', startedAt: at(nth) })),
  ...times(240, (nth) => ({
    trackId: [...TRACKS, 'unheard-of'][(nth * nth + (nth % 5)) % 6]!,
    listenerId: `de-${nth % 11 % 7}`,
    territory: 'DE',
    offering: nth % 11 === 0 ? 'family' : 'premium',
    msHeard: 31_000 + ((nth * 7_919) % 200_000),
    trackDurationMs: 300_000,
    startedAt: at(nth),
    context: { type: nth % 3 === 0 ? 'search' : 'playlist', id: 'x' },
  })),
  ...times(1, () => ({ trackId: 'north-1', listenerId: 'ann', territory: 'NO', startedAt: at(0) })), // no pool there
]; // prettier-ignore

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-simulate-'));
  const write = (name: string, lines: readonly string[]) => writeFile(join(folder, name), lines.join('\n'));
  await write('tracks.ndjson', TRACKS.map((trackId, nth) => JSON.stringify({
    trackId, isrc: `ZZA88260000${nth}`, title: `Song ${nth}`, artist: `artist of ${trackId.split('-')[0]}`, label: trackId.split('-')[0]!,
  }))); // prettier-ignore
  await write('pools.csv', POOLS);
  await write('terms.ndjson', TERMS.map((term) => JSON.stringify(term))); // prettier-ignore
  database = await freshDatabase();
  const store = new PostgresEventStore(database);
  ledger = { config: readConfig({}), postgres: database, store, close: () => Promise.resolve() };
  const running = await runProjections(ledger, createLogger('silent'));
  await importCatalogue({ store, lines: readLines(join(folder, 'tracks.ndjson')) });
  await importPools(store, join(folder, 'pools.csv'));
  const terms = await importTerms({ store, lines: readLines(join(folder, 'terms.ndjson')) });
  expect(terms.problems).toEqual([]);
  await record(store, PLAYS);
  await untilCaughtUp(ledger);
  await running.stop();
});
afterAll(async () => {
  await ledger.store.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const run = async (...options: readonly string[]) => {
  const said: string[] = [];
  const mocks = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => (name === 'stdout' ? said.push(String(chunk)) : 1) > 0),
  ); // prettier-ignore
  const restore = () => mocks.forEach((mock) => mock.mockRestore());
  onTestFinished(restore);
  const program = new Command('royalties').exitOverride();
  registerSimulate(program, () => Promise.resolve(ledger));
  await program.parseAsync(['simulate', ...options], { from: 'user' }).finally(restore);
  return said.join('');
};

type Change = { readonly id: string; readonly currency: string; readonly change: string };
type Answer = {
  readonly models: readonly {
    readonly model: string;
    readonly totals: readonly { readonly currency: string }[];
    readonly winners: readonly Change[];
    readonly losers: readonly Change[];
  }[];
};
const answer = async (...options: readonly string[]) => {
  const lines = (await run('--period', MONTH, '--json', ...options)).trim().split('\n');
  return JSON.parse(lines.at(-1)!) as Answer;
};

/** Everything that a month leaves behind for good. */
const books = async () => {
  const tables = ['event_log', 'event_log_head', 'royalty_runs', 'royalty_lines', 'journal_entries', 'journal_lines'];
  const hashes = tables.map(async (table) => {
    const { rows } = await database.pool.query<{ rows: bigint; md5: string }>(
      `select count(*) as rows, md5(coalesce(string_agg(one::text, '|' order by one::text), '')) as md5 from ${table} one`,
    );
    return [table, rows[0]] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
};

/** With the read side running, as a command has it. */
const calculated = async (name: string): Promise<Record<string, string>> => {
  const desk = { db: database.db, store: ledger.store };
  const running = await runProjections(ledger, createLogger('silent'));
  try {
    await untilCaughtUp(ledger);
    const done = await calculate(desk, { period: MONTH, rules: { payoutModel: modelNamed(name) }, by: 'ann' });
    if (done.outcome === 'refused') throw new Error(done.because.kind);
    await untilCaughtUp(ledger);
    const { rows } = await sql<{ key: string; amount: string }>`
      select currency || case when party is null then ' held ' || held else ' paid ' || party end as key,
             sum(amount_minor)::text as amount
        from royalty_lines where run_id = ${done.run.runId} and right_kind = 'recording'
       group by 1 having sum(amount_minor) > 0`.execute(database.db);
    return Object.fromEntries(rows.map(({ key, amount }) => [key, amount]));
  } finally {
    await running.stop();
  }
};

const simulated = async (): Promise<ReadonlyMap<string, Record<string, string>>> => {
  const done = await inMonthSnapshot({ db: database.db, store: ledger.store }, ({ tx, position }) =>
    simulateMonth(tx, { period: MONTH, knownAt: position, models: PAYOUT_MODEL_NAMES, changes: {}, rules: {}, unit: 'party' }),
  ); // prettier-ignore
  if ('refused' in done) throw new Error(done.refused.kind);
  return new Map(
    done.outcomes.map(({ name, totals }) => [
      name,
      Object.fromEntries(
        totals.flatMap(({ currency, byPayee }) =>
          [...byPayee]
            .filter(([, { amountMinor }]) => amountMinor.gt(0))
            .map(([key, { amountMinor }]) => [`${currency} ${key}`, amountMinor.toFixed()]),
        ),
      ),
    ]),
  );
};

describe('a simulated month', () => {
  it('pays everybody to the cent what a calculation by the same model pays, claims and held money included', async () => {
    const all = await simulated();
    for (const name of PAYOUT_MODEL_NAMES) expect({ name, ...all.get(name) }).toEqual({ name, ...(await calculated(name)) }); // prettier-ignore
    expect(Object.keys(all.get('pro-rata')!).filter((key) => key.includes(' held ')).sort()).toEqual([
      'EUR held disputed', 'EUR held unclaimed', 'EUR held unmatched',
    ]); // prettier-ignore
    expect(new Set([...all.values()].map((each) => JSON.stringify(each))).size).toBe(PAYOUT_MODEL_NAMES.length);
  });

  it('leaves lines, runs, journal and events as they were', async () => {
    await calculated('pro-rata');
    const before = await books();
    await run('--period', MONTH, '--json');
    await run('--period', MONTH, '--by', 'track');
    expect(await books()).toEqual(before);
    expect(before['royalty_lines']!.rows).toBeGreaterThan(0n);
  });

  it('is refused by the database whatever it would write after its own tables were made', async () => {
    const write = inMonthSnapshot({ db: database.db, store: ledger.store }, async ({ tx, position }) => {
      await simulateMonth(tx, { period: MONTH, knownAt: position, models: ['pro-rata'], changes: {}, rules: {}, unit: 'party' }); // prettier-ignore
      await sql`delete from royalty_runs`.execute(tx);
    });
    await expect(write).rejects.toThrow('read-only transaction');
  });
});

describe('playledger royalties simulate', () => {
  it('totals the pools under every model, and says who wins and loses', async () => {
    const { models, ...rest } = await answer('--models', 'all');
    expect(rest).toMatchObject({ period: MONTH, baseline: 'pro-rata', position: expect.stringMatching(/^\d+$/) as string }); // prettier-ignore
    expect(models.map(({ model }) => model)).toEqual(PAYOUT_MODEL_NAMES);
    for (const { totals } of models)
      expect(totals).toEqual([
        { currency: 'EUR', pool: '1507.78', total: '1507.78', undistributed: '500.00', difference: '0.00' },
        { currency: 'SEK', pool: '10.00', total: '10.00', undistributed: '0.00', difference: '0.00' },
      ]);
    const [proRata, userCentric] = models;
    expect([proRata!.winners, proRata!.losers]).toEqual([[], []]);
    const inSek = (changes: readonly Change[]) => changes.filter(({ currency }) => currency === 'SEK');
    expect([inSek(userCentric!.winners), inSek(userCentric!.losers)]).toEqual([
      [{ id: 'south', currency: 'SEK', baseline: '2.50', amount: '5.00', change: '2.50', changePercent: '100.0' }],
      [{ id: 'north', currency: 'SEK', baseline: '7.50', amount: '5.00', change: '-2.50', changePercent: '-33.3' }],
    ]);
  });

  it('compares with another baseline than pro rata, and shows only the models that it is asked for', async () => {
    const { models } = await answer('--models', 'pro-rata', '--baseline', 'user-centric');
    expect(models.map(({ model }) => model)).toEqual(['pro-rata']);
    expect(models[0]!.winners.at(-1)).toMatchObject({ id: 'north', currency: 'SEK', change: '2.50' });
  });

  it('takes parameters to the models that look at them', async () => {
    const { models } = await answer('--models', 'artist-centric,user-centric', '--set', 'capPlays=1', '--set', 'capMode=hard'); // prettier-ignore
    expect(models).toMatchObject([
      { model: 'artist-centric', parameters: { capPlays: '1', capMode: 'hard', activeBoost: '2' } },
      { model: 'user-centric', parameters: { idle: 'pro-rata' } },
    ]);
    expect(models[0]!.winners.filter(({ currency }) => currency === 'SEK')).toMatchObject([{ id: 'south', change: '2.50' }]); // prettier-ignore
  });

  it.each([
    ['artist', { id: 'artist of south' }],
    ['track', { id: 'south-1', name: 'artist of south – Song 2' }],
  ])('names winners by %s', async (unit, winner) => {
    const { models } = await answer('--models', 'user-centric', '--by', unit, '--top', '1');
    expect(models[0]!.winners.map(({ currency }) => currency)).toEqual(['EUR', 'SEK']);
    expect(models[0]!.winners[1]).toMatchObject(winner);
  });

  it('draws a picture for people', async () => {
    const text = await run('--period', MONTH, '--models', 'user-centric');
    expect(text).toMatch(/^user-centric \(idle pro-rata\)$/m);
    expect(text).toMatch(/^10\.00 SEK; 2 paid, the top ten get 100\.0 %$/m);
    expect(text).toMatch(/^south +2\.50 +5\.00 +2\.50 +100\.0 +█{24}$/m);
    expect(text).toMatch(/^north +7\.50 +5\.00 +-2\.50 +-33\.3 +░{24}$/m);
  });

  it('says so where nobody wins or loses', async () => {
    const text = await run('--period', MONTH, '--models', 'blend', '--set', 'lambdaProRata=1');
    expect(text.match(/^nobody wins or loses against pro-rata$/gm)).toHaveLength(2);
  });

  it.each([
    [['--period', '2026-07'], 'no pool for recordings is declared for 2026-07; see: playledger import-pools'],
    [['--period', '2026-09'], 'nothing was streamed in 2026-09 where a pool is declared'],
    [['--period', 'August'], '--period: Period must be a month'],
    [['--period', MONTH, '--models', 'pro-rata,fair'], 'there are pro-rata, user-centric'],
    [['--period', MONTH, '--by', 'label'], 'there are party, artist, track'],
    [['--period', MONTH, '--top', '0'], 'a whole number from 1 to 1000'],
    [['--period', MONTH, '--set', 'capPlays=many'], '--set: capPlays is a count of plays'],
    [['--period', MONTH, '--currency', 'USD'], 'to USD on or before 2026-08-31; see: playledger import-terms'],
  ])('refuses %j in one line', async (options, problem) => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await expect(run(...options)).rejects.toThrow(problem);
  });
});
