import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { freshDatabaseForTest, type TestDatabase } from '../../../test/pg.js';
import { readConfig } from '../../platform/config.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import { createLogger } from '../../platform/logger.js';
import { runProjections } from '../../run-projections.js';
import { untilCaughtUp } from '../until-caught-up.js';
import { importTerms } from './import-terms.js';
import { readLines } from './read-lines.js';
import { TERM_KINDS } from './terms.js';

let folder: string;
let database: TestDatabase;
let store: PostgresEventStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-terms-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  database = await freshDatabaseForTest();
  store = new PostgresEventStore(database);
});

type Line = Readonly<Record<string, unknown>>;

const exampleOf = (kind: string): Line => TERM_KINDS.find((one) => one.kind === kind)!.example as Line;
const changed = (kind: string, facts: Line): Line => ({ ...exampleOf(kind), ...facts });
const EVERY_KIND = TERM_KINDS.map(({ example }) => example);

const imported = async (...lines: readonly unknown[]) => {
  const file = join(folder, 'terms.ndjson');
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  await writeFile(file, texts.join('\n'));
  return importTerms({ store, lines: readLines(file) });
};

const rejections = async (...lines: readonly unknown[]) =>
  (await imported(...lines)).problems.map(({ line, kind, reason, field }) => [line, kind, reason, field]);

const recorded = async () => (await store.readAll({ after: 0n })).events.map(({ stream, type }) => [stream, type]);

describe('importTerms', () => {
  it('takes a line of each kind, and nothing new from the same file again', async () => {
    const lines = EVERY_KIND.length;
    expect(await imported(...EVERY_KIND)).toEqual({ lines, accepted: lines, unchanged: 0, rejected: 0, problems: [] });
    expect(await imported(...EVERY_KIND)).toEqual({ lines, accepted: 0, unchanged: lines, rejected: 0, problems: [] });
    expect((await recorded()).sort()).toEqual([
      ['claims-mechanical-work-000042', 'ClaimWithdrawn.v1'],
      ['claims-mechanical-work-000042', 'RightClaimed.v1'],
      ['classification-track-000043', 'TrackClassified.v1'],
      ['deal-north-star-2026', 'DealEnded.v1'],
      ['deal-north-star-2026', 'DealTermsAgreed.v1'],
      ['embodiment-track-000042', 'RecordingEmbodied.v1'],
      ['fraud-verdict-2026-08-track-track-000042', 'FraudVerdictGiven.v1'],
      ['fx-SEK-EUR-2026-08-31', 'FxRateDeclared.v1'],
      ['party-label-24', 'PartyDescribed.v1'],
      ['party-label-24', 'PartyRepresented.v1'],
      ['rate-percent-of-revenue:premium:gema:DE', 'RateDeclared.v1'],
      ['release-0036000291452', 'ReleaseCatalogued.v1'],
      ['revenue-2026-08-DE-premium-EUR', 'RevenueDeclared.v1'],
      ['work-work-000042', 'WorkRegistered.v1'],
    ]);
  });

  it('takes what changed, and only that', async () => {
    await imported(...EVERY_KIND);
    const renamed = changed('party', { name: 'North Star Records Ltd.', effectiveFrom: '2026-09-01' });
    expect(await imported(...EVERY_KIND, renamed)).toMatchObject({ accepted: 1, unchanged: EVERY_KIND.length });
  });

  it('names the lines that cannot be read, and takes the others', async () => {
    const bad = [
      'not json',
      '["a list"]',
      { partyId: 'nobody' },
      { kind: 'toString' },
      changed('party', { partyKind: 'choir' }),
      changed('claim', { share: 'half' }),
      changed('deal', { terms: { currency: 'EUR', clauses: [] } }),
      changed('deal', { surprise: true }),
      changed('revenue', { territory: 'Germany' }),
      changed('fx-rate', { on: '2026-02-30' }),
      changed('rate', { unit: 'apples' }),
      changed('fraud-verdict', { artificialStreams: -1 }),
      changed('classification', { audio: 'rain' }),
    ];
    const tally = await imported(exampleOf('party'), ...bad, '', exampleOf('work'));
    expect(tally).toMatchObject({ lines: bad.length + 2, accepted: 2, unchanged: 0, rejected: bad.length });
    expect(tally.problems.map(({ line, kind, reason, field }) => [line, kind, reason, field])).toEqual([
      [2, '', 'MalformedLine', ''],
      [3, '', 'UnknownKind', 'kind'],
      [4, '', 'UnknownKind', 'kind'],
      [5, '', 'UnknownKind', 'kind'],
      [6, 'party', 'BadFormat', 'partyKind'],
      [7, 'claim', 'BadFormat', 'share'],
      [8, 'deal', 'MissingField', 'terms.clauses'],
      [9, 'deal', 'BadFormat', 'surprise'],
      [10, 'revenue', 'BadFormat', 'territory'],
      [11, 'fx-rate', 'BadFormat', 'on'],
      [12, 'rate', 'BadFormat', 'unit'],
      [13, 'fraud-verdict', 'OutOfRange', 'artificialStreams'],
      [14, 'classification', 'BadFormat', 'audio'],
    ]);
  });

  it('names what the domain refuses, each by its own reason, and keeps nothing of it', async () => {
    const part = { workId: 'work-000042', basisPoints: 9_999 };
    const refused = await rejections(
      exampleOf('representation'),
      exampleOf('withdrawal'),
      exampleOf('deal-end'),
      changed('embodiment', { works: [part] }),
      changed('release', { tracks: [] }),
      changed('claim', { share: '100.5' }),
      changed('revenue', { refunds: '2000000.00' }),
      changed('fx-rate', { rate: '0' }),
      changed('rate', { value: '1.5' }),
      changed('fraud-verdict', { artificialStreams: 0 }),
      changed('classification', { audio: 'music' }),
      changed('work', { writers: [1, 2].map(() => ({ partyId: 'writer-1', role: 'author' })) }),
    );
    expect(refused).toEqual([
      [1, 'representation', 'PartyNotDescribed', 'partyId'],
      [2, 'withdrawal', 'ClaimUnknown', 'claimId'],
      [3, 'deal-end', 'DealIsUnknown', 'dealId'],
      [4, 'embodiment', 'EmbodiedPartsDoNotAddUp', 'works'],
      [5, 'release', 'ReleaseWithoutTracks', 'tracks'],
      [6, 'claim', 'ClaimShareAboveWhole', 'share'],
      [7, 'revenue', 'RefundsAboveRevenue', 'refunds'],
      [8, 'fx-rate', 'FxRateNotPositive', 'rate'],
      [9, 'rate', 'RateAboveOne', 'value'],
      [10, 'fraud-verdict', 'NoFraudVerdictToLift', 'artificialStreams'],
      [11, 'classification', 'NoClassificationToTakeBack', 'audio'],
      [12, 'work', 'WriterListedTwice', 'writers'],
    ]);
    expect(await recorded()).toEqual([]);
  });

  it('says what a refusal is about, for machines and for people', async () => {
    const overlapping = changed('claim', { claimId: 'claim-8', territories: ['DE'], exceptTerritories: [] });
    const { problems } = await imported(exampleOf('claim'), overlapping);
    const place = { right: 'mechanical', subjectId: 'work-000042', claimId: 'claim-8', partyId: 'publisher-02' };
    expect(problems).toEqual([
      {
        line: 2,
        kind: 'claim',
        reason: 'ClaimsOverlap',
        field: 'territories',
        detail:
          'claim claim-8 (mechanical in work-000042): publisher-02 claims the same as claim-7 in DE from 2026-01-01',
        refusal: { kind: 'ClaimsOverlap', ...place, overlaps: 'claim-7', territories: ['DE'], from: '2026-01-01' },
      },
    ]);
  });

  it('does not mind in which order lines come that say nothing about each other', async () => {
    const first = ['party', 'claim', 'deal'];
    const others = TERM_KINDS.filter(({ kind }) => !first.includes(kind)).map(({ example }) => example);
    const tally = await imported(...first.map(exampleOf), ...others.reverse());
    expect(tally).toMatchObject({ accepted: EVERY_KIND.length, rejected: 0 });
  });

  it('keeps the first thousand problems in the order of the file and counts the rest', async () => {
    const tally = await imported(exampleOf('deal-end'), ...Array.from({ length: 2_500 }, () => '{"kind":"party"}'));
    expect(tally).toMatchObject({ lines: 2_501, accepted: 0, rejected: 2_501 });
    expect(tally.problems.map(({ line }) => line)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
  });

  it('says where a gzip breaks off, and the whole file completes it', async () => {
    const work = (nth: number) => changed('work', { workId: `work-${nth}`, title: `T${(nth * 7919) % 10_007}` });
    const whole = gzipSync(Array.from({ length: 15_000 }, (_, nth) => JSON.stringify(work(nth))).join('\n'));
    const [cut, file] = [join(folder, 'cut.ndjson.gz'), join(folder, 'whole.ndjson.gz')];
    await writeFile(cut, whole.subarray(0, whole.length / 2));
    await writeFile(file, whole);
    await expect(importTerms({ store, lines: readLines(cut) })).rejects.toThrow(
      /cut\.ndjson\.gz cannot be read to its end: .*; [1-9]\d* lines before that are taken/,
    );
    const tally = await importTerms({ store, lines: readLines(file) });
    expect(tally).toMatchObject({ lines: 15_000, rejected: 0 });
    expect(tally.unchanged).toBeGreaterThan(0);
    expect(tally.accepted).toBeGreaterThan(0);
  });
});

describe('the terms in their tables', () => {
  const TABLES = [
    'parties', 'party_representations', 'works', 'embodiments', 'releases', 'claims', 'deal_terms', 'deal_ends', 'track_classifications',
    'revenue_declarations', 'fx_rates', 'declared_rates',
  ]; // prettier-ignore

  it('are kept edition by edition, each with its place in the log', async () => {
    const ledger = { config: readConfig({}), postgres: database, store, close: () => store.close() };
    const running = await runProjections(ledger, createLogger('silent'));
    onTestFinished(async () => {
      await running.stop();
      await store.close();
    });
    await imported(...EVERY_KIND);
    await untilCaughtUp(ledger);
    const positions = new Set<bigint>();
    for (const name of TABLES) {
      const { rows } = await database.pool.query<{ edition: number; position: bigint }>(`select * from ${name}`);
      expect([name, rows.map(({ edition }) => edition)]).toEqual([name, EDITIONS[name] ?? [1]]);
      for (const { position } of rows) positions.add(position);
    }
    expect(positions.size).toBe(EVERY_KIND.length - 1); // a fraud verdict is a fact for the month that counts
  });

  const EDITIONS: Readonly<Record<string, readonly number[]>> = {
    party_representations: [2],
    claims: [1, 2],
    deal_ends: [2],
  };
});
