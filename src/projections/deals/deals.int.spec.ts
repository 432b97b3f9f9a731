import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { writerOn } from '../../../test/writer-on.js';
import { termsOn } from '../../domain/royalties/deals/terms-on.js';
import type { StoredDealEvent } from '../../domain/royalties/deals/stored-events.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import { deals, type DealsTables } from './deals.js';

const golden = (type: StoredDealEvent['type']) =>
  JSON.parse(readFileSync(new URL(`../../domain/royalties/deals/golden/${type}.json`, import.meta.url), 'utf8')) as StoredDealEvent; // prettier-ignore

const stored = (position: number, { type, data }: StoredDealEvent, over: object): StoredEvent => ({
  position: BigInt(position),
  stream: 'deal-north-star-2026',
  revision: position,
  id: String(position),
  type,
  data: { ...data, ...over },
  recordedAt: new Date(0),
});

const agreed = golden('DealTermsAgreed.v1');
const history = [
  stored(7, agreed, { edition: 1 }),
  stored(8, agreed, { edition: 2, effectiveFrom: '2027-01-01', effectiveTo: undefined }),
  stored(9, golden('DealEnded.v1'), { edition: 3 }),
];

type TermsRow = DealsTables['deal_terms'];

it.each([1, 2, 6])('keeps every edition of a deal and its end, delivered twice in batches of %i', async (size) => {
  const database = await freshDatabaseForTest();
  for (const [name, ddl] of Object.entries(deals.tables)) await database.pool.query(ddl(name));
  for (const [name, ddl] of Object.entries(deals.indexes ?? {})) await database.pool.query(ddl(name));
  const twice = [...history, ...history];
  for (let start = 0; start < twice.length; start += size)
    await deals.apply(twice.slice(start, start + size), writerOn(database));

  const { rows: terms } = await database.pool.query<TermsRow>('select * from deal_terms order by edition');
  const { rows: ends } = await database.pool.query<DealsTables['deal_ends']>('select * from deal_ends');
  expect(terms.map(({ edition, position }) => [edition, position])).toEqual([[1, 7n], [2, 8n]]); // prettier-ignore
  expect(terms[0]).toMatchObject({ party: 'North Star Records', party_role: 'label', effective_to: '2026-12-31' });
  expect(terms[1]).toMatchObject({ effective_from: '2027-01-01', effective_to: null });
  expect(terms[0]!.terms).toEqual((agreed.data as { terms: unknown }).terms);
  expect(ends).toEqual([{ deal_id: 'north-star-2026', edition: 3, ends_on: '2027-03-31', position: 9n }]);

  const editions = [
    ...terms.map((row) => ({
      edition: row.edition,
      position: row.position,
      effectiveFrom: row.effective_from,
      ...(row.effective_to === null ? {} : { effectiveTo: row.effective_to }),
      terms: row.terms,
    })),
    ...ends.map((row) => ({ edition: row.edition, position: row.position, endsOn: row.ends_on })),
  ];
  expect(termsOn(editions, '2027-06-01')).toBeUndefined();
  expect(termsOn(editions, '2027-06-01', 8n)?.edition).toBe(2);
});
