import { expect, it } from 'vitest';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { writerOn } from '../../../test/writer-on.js';
import { currency } from '../../domain/shared/currency.js';
import { period } from '../../domain/royalties/period.js';
import type { MonthEvent } from '../../domain/royalties/months/month-facts.js';
import { monthCodec } from '../../domain/royalties/months/stored-events.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import { months } from './months.js';

const { encode } = monthCodec((name) => name);
const stored = (event: MonthEvent, index: number): StoredEvent => ({
  ...encode(event),
  position: BigInt(index + 1),
  stream: 'any',
  revision: index,
  recordedAt: new Date(0),
});

const [august, july] = [period('2026-08'), period('2026-07')];
const basis = {
  position: '9007199254740993',
  countingPolicy: 'thirty-seconds@1',
  payoutModel: { name: 'pro-rata', parameters: {} },
  ratesVersion: 'r1',
  usagePolicies: [],
  fxRateIds: [],
};
const run = { runId: 'run-1', basis, totals: [], linesHash: 'aa', by: 'ada' };
const approval = { runId: 'run-1', by: 'bob', at: '2026-09-02T08:00:00.000Z' };
const closing = {
  runId: 'run-1',
  by: 'eve',
  at: '2026-09-03T08:00:00.000Z',
  statements: [{ file: 'a.csv', sha256: 'bb', party: 'a', currency: currency('EUR'), payableMinor: '5' }],
  journalHash: 'cc',
};

const history = [
  { type: 'MonthCalculated', data: { period: july, edition: 1, ...run } },
  { type: 'MonthApproved', data: { period: july, edition: 2, ...approval } },
  { type: 'ApprovalWithdrawn', data: { period: july, edition: 3, by: 'bob', reason: 'a rate is missing' } },
  { type: 'MonthCalculated', data: { period: august, edition: 1, ...run, runId: 'run-0', by: 'eve' } },
  { type: 'MonthCalculated', data: { period: august, edition: 2, ...run } },
  { type: 'MonthApproved', data: { period: august, edition: 3, ...approval } },
  { type: 'MonthClosed', data: { period: august, edition: 4, ...closing, basis } },
].map((event, index) => stored(event as MonthEvent, index));

it.each([1, 2, 5, 14])('knows how far each month is and who did it, delivered twice in batches of %i', async (size) => {
  const database = await freshDatabaseForTest();
  await database.pool.query(months.tables['royalty_months']!('royalty_months'));
  const twice = [...history, ...history];
  for (let start = 0; start < twice.length; start += size)
    await months.apply(twice.slice(start, start + size), writerOn(database));

  const { rows } = await database.pool.query('select * from royalty_months order by period');
  const same = { run_id: 'run-1', position: 9007199254740993n, lines_hash: 'aa', calculated_by: 'ada' };
  expect(rows).toEqual([
    {
      ...same,
      ...{ period: '2026-07', status: 'calculated', recorded_at: 3n, edition: 3 },
      ...{ approved_by: null, approved_at: null, closed_by: null, closed_at: null },
      payload: { basis, totals: [], withdrawn: { by: 'bob', reason: 'a rate is missing' } },
    },
    {
      ...same,
      ...{ period: '2026-08', status: 'closed', recorded_at: 7n, edition: 4 },
      ...{ approved_by: 'bob', approved_at: approval.at, closed_by: 'eve', closed_at: closing.at },
      payload: { basis, totals: [], statements: closing.statements, journalHash: 'cc' },
    },
  ]);
});

it('passes over a month that begins in the middle of its life', async () => {
  const database = await freshDatabaseForTest();
  await database.pool.query(months.tables['royalty_months']!('royalty_months'));
  await months.apply(history.slice(1, 2), writerOn(database));
  expect((await database.pool.query('select * from royalty_months')).rows).toEqual([]);
});
