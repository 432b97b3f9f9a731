import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { writerOn } from '../../../test/writer-on.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import { revenue } from './revenue.js';

type Golden = { readonly type: string; readonly data: Record<string, unknown> };
const golden = (area: string, type: string): Golden =>
  JSON.parse(
    readFileSync(new URL(`../../domain/royalties/${area}/golden/${type}.json`, import.meta.url), 'utf8'),
  ) as Golden;

const declared = golden('revenue', 'RevenueDeclared.v1');
const converted = golden('revenue', 'FxRateDeclared.v1');
const rated = golden('rates', 'RateDeclared.v1');

const at = (position: number, { type, data }: Golden, changes: object = {}): StoredEvent => ({
  position: BigInt(position),
  stream: 'any',
  revision: position,
  id: String(position),
  type,
  data: { ...data, ...changes },
  recordedAt: new Date(0),
});

const history = [
  at(1, declared),
  at(2, converted),
  at(3, declared, { gross: '9999999999999999.99', edition: 2 }),
  at(4, rated),
  at(5, rated, { value: '0.11', edition: 2 }),
  at(6, converted, { rate: '0.09543212345678901', edition: 2 }),
];

it.each([1, 2, 12])('keeps every edition and its position, delivered twice in batches of %i', async (size) => {
  const database = await freshDatabaseForTest();
  for (const [table, ddl] of Object.entries(revenue.tables)) await database.pool.query(ddl(table));
  const twice = [...history, ...history];
  for (let start = 0; start < twice.length; start += size)
    await revenue.apply(twice.slice(start, start + size), writerOn(database));

  const all = async (table: string): Promise<object[]> =>
    (await database.pool.query<object>(`select * from ${table} order by position`)).rows;
  const { edition: _edition, ...declaration } = declared.data;
  expect(await all('revenue_declarations')).toMatchObject([
    { period: '2026-08', territory: 'DE', edition: 1, position: 1n, gross: '1190000.00', declaration },
    { offering: 'premium', currency: 'EUR', edition: 2, position: 3n, gross: '9999999999999999.99' },
  ]);
  expect(await all('fx_rates')).toMatchObject([
    { from_currency: 'SEK', to_currency: 'USD', rate_on: '2026-08-31', edition: 1, position: 2n, rate: '0.095432' },
    { fx_rate_id: 'ecb-2026-08-31-SEK-USD', edition: 2, position: 6n, rate: '0.09543212345678901' },
  ]);
  const stream = 'rate-percent-of-revenue:premium:gema:DE';
  expect(await all('declared_rates')).toMatchObject([
    { stream, rule: 'percent-of-revenue', edition: 1, position: 4n, rate: { value: '0.1025', version: 'gema-2026' } },
    { stream, effective_from: '2026-01-01', edition: 2, position: 5n, rate: { value: '0.11' } },
  ]);
});
