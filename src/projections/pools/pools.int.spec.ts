import { expect, it } from 'vitest';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { writerOn } from '../../../test/writer-on.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import { pools } from './pools.js';

const declared = (position: number, territory: string, amountMinor: string, edition: number): StoredEvent => ({
  position: BigInt(position),
  stream: 'any',
  revision: position,
  id: String(position),
  type: 'PoolDeclared.v1',
  data: { period: '2026-08', territory, offering: 'premium', currency: 'EUR', amountMinor, edition },
  recordedAt: new Date(0),
});

const history = [
  declared(1, 'DE', '100', 1),
  declared(2, 'FR', '999999999999999999', 1),
  declared(3, 'DE', '0', 2),
  declared(4, 'DE', '100', 3),
];

it.each([1, 3, 8])(
  'keeps the last declaration of each pool to the last digit, delivered twice in batches of %i',
  async (size) => {
    const database = await freshDatabaseForTest();
    await database.pool.query(pools.tables['pools']!('pools'));
    const twice = [...history, ...history];
    for (let start = 0; start < twice.length; start += size)
      await pools.apply(twice.slice(start, start + size), writerOn(database));

    const { rows } = await database.pool.query('select * from pools order by territory');
    const same = { period: '2026-08', offering: 'premium', currency: 'EUR' };
    expect(rows).toEqual([
      { ...same, territory: 'DE', amount_minor: '100', declared_at: 4n, edition: 3 },
      { ...same, territory: 'FR', amount_minor: '999999999999999999', declared_at: 2n, edition: 1 },
    ]);
  },
);
