import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEBRUARY, JANUARY, MARCH, startFinanceServer, type FinanceServer } from '../../../test/finance-server.js';

let server: FinanceServer;
let approver: Record<string, string>;

beforeAll(async () => {
  server = await startFinanceServer();
  approver = await server.as({ roles: ['approver'] });
  await server.desk.calculate(FEBRUARY);
});
afterAll(() => server.close());

type List = { readonly items: readonly Record<string, unknown>[]; readonly next: string | null };
const read = async <Answer = List>(path: string) => (await (await server.get(path, approver)).json()) as Answer;
const statusOf = async (path: string) => (await server.get(path, approver)).status;

describe('GET /v1/periods', () => {
  it('lists closed, calculated and open months, newest first, page by page', async () => {
    const first = await read('/v1/periods?limit=2');
    const second = await read(`/v1/periods?limit=2&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ period, status }) => [period, status])).toEqual([
      [MARCH, 'open'],
      [FEBRUARY, 'calculated'],
      [JANUARY, 'closed'],
    ]);
    expect(second.next).toBeNull();
  });

  it('says of one who did what, and what it comes to', async () => {
    expect(await read(`/v1/periods/${JANUARY}`)).toMatchObject({
      status: 'closed', model: 'pro-rata', calculatedBy: 'ada', approvedBy: 'bob', closedBy: 'bob', closedAt: '2024-02-05T12:00:00.000Z', withdrawn: null,
      totals: [{ currency: 'EUR', pools: '100.00', topUps: '0.00', adjustments: '0.00', due: '70.00', held: '20.00', retained: '10.00', undistributed: '0.00' }],
    }); // prettier-ignore
    expect(await statusOf('/v1/periods/2019-05')).toBe(404);
  });
});

describe('what a month is made of', () => {
  it('has pools as the run took them, or as declared by now', async () => {
    expect((await read(`/v1/periods/${FEBRUARY}/pools`)).items).toEqual([
      { territory: 'DE', offering: 'premium', right: 'recording', amount: '100.00', currency: 'EUR', streams: 10, rule: 'as declared' },
    ]); // prettier-ignore
    expect((await read(`/v1/periods/${MARCH}/pools`)).items).toMatchObject([{ territory: 'FR', amount: '50.00', streams: 0 }]); // prettier-ignore
  });

  it('has a statement of every party, in pages', async () => {
    const path = `/v1/periods/${FEBRUARY}/statements?limit=1`;
    const first = await read(path);
    expect(first.items).toEqual([
      { party: 'North', partyName: 'North', dealId: 'north-2024', currency: 'EUR', gross: '50.00', earned: '20.00', adjustments: '-20.00', payable: '20.00', carried: '0.00', withheld: '0.00' },
    ]); // prettier-ignore
    const second = await read(`${path}&cursor=${first.next}`);
    expect(second).toMatchObject({ items: [{ party: 'South', dealId: null, earned: '65.00', adjustments: '35.00' }], next: null }); // prettier-ignore
  });

  it('is compared with the month before', async () => {
    expect((await read(`/v1/periods/${FEBRUARY}/comparison`)).items).toEqual([
      { party: 'North', partyName: 'North', currency: 'EUR', current: '20.00', previous: '40.00', change: '-20.00', changePercent: '-50.0' },
      { party: 'South', partyName: 'South', currency: 'EUR', current: '65.00', previous: '30.00', change: '35.00', changePercent: '116.7' },
    ]); // prettier-ignore
    expect((await read(`/v1/periods/${JANUARY}/comparison`)).items).toMatchObject([{ changePercent: null }, { previous: '0.00' }]); // prettier-ignore
  });

  it('corrects closed months line by line, each with the fact behind it', async () => {
    const pages: Record<string, unknown>[] = [];
    for (let cursor = ''; ;) {
      const { items, next } = await read(`/v1/periods/${FEBRUARY}/adjustments?limit=1${cursor}`);
      pages.push(...items);
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(pages.map(({ party, corrects, trackId, amount, streams }) => [party, corrects, trackId, amount, streams])).toEqual([
      [null, JANUARY, 'x1', '-10.00', 0],
      ['North', JANUARY, 'n1', '-25.00', 0],
      ['South', JANUARY, 's1', '35.00', 10],
    ]); // prettier-ignore
    expect(pages[2]).toMatchObject({ cause: expect.stringMatching(/^late play@\d+$/) as string, causeText: 'plays arrived after the month had been stated' }); // prettier-ignore
  });

  it('holds what nobody can be paid yet', async () => {
    expect((await read(`/v1/periods/${FEBRUARY}/held`)).items).toEqual([
      { right: 'recording', reason: 'unmatched', territory: 'DE', amount: '10.00', currency: 'EUR' },
    ]);
  });

  it.each(['statements', 'comparison', 'adjustments', 'held'])('has no %s while it is open', async (part) => {
    expect(await read(`/v1/periods/${MARCH}/${part}`)).toEqual({ items: [], next: null });
  });

  it('is refused by a sentence when its pools cannot be worked out', async () => {
    const revenue = { kind: 'revenue', period: MARCH, territory: 'FR', offering: 'free', currency: 'EUR', offeringKind: 'free', gross: '100.00', recordingShare: '0.5', worksShare: '0.1' }; // prettier-ignore
    expect(await server.desk.terms(revenue)).toEqual([]);
    const answer = await server.get(`/v1/periods/${MARCH}/pools`, approver);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ type: 'urn:playledger:problem:refused', reason: 'PoolStatedTwice', territory: 'FR', detail: expect.stringContaining('state one of them') as string }); // prettier-ignore
  });
});

describe('what months are made by', () => {
  it('lists deals by their newest terms, with their end', async () => {
    expect(await read('/v1/deals')).toMatchObject({
      items: [{ dealId: 'north-2024', party: 'North', partyRole: 'label', from: '2024-01-01', to: null, terms: { currency: 'EUR' } }],
      next: null,
    }); // prettier-ignore
    await server.desk.terms({ kind: 'deal-end', dealId: 'north-2024', endsOn: '2024-12-31' });
    expect((await read('/v1/deals?limit=1')).items).toMatchObject([{ to: '2024-12-31' }]);
  });
});

describe('the books', () => {
  it('list their entries in order, in pages, by month, account and party', async () => {
    const all = await read(`/v1/journal?period=${JANUARY}`);
    const ids = all.items.map(({ entryId }) => entryId as string);
    expect(ids).toEqual([...ids].sort());
    const first = await read('/v1/journal?limit=2');
    const rest = await read(`/v1/journal?cursor=${first.next}`);
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(all.items[0]).toMatchObject({
      period: JANUARY, bookedOn: '2024-01-31', kind: 'accrual', currency: 'EUR', party: 'North',
      lines: [{ account: 'royalty-expense', side: 'D', amount: '40.00' }, { account: 'accrued-royalties:North', side: 'C', amount: '40.00' }],
    }); // prettier-ignore
    const payable = await read('/v1/journal?account=royalty-payable%3ASouth');
    expect(payable.items).toEqual(all.items.filter(({ party, kind }) => party === 'South' && kind === 'statement'));
    expect((await read('/v1/journal?party=South&period=2024-02')).items).toEqual([]);
  });

  it('balance on any day', async () => {
    const after = await read<{ readonly totals: readonly object[]; readonly items: readonly object[] }>(
      '/v1/trial-balance?on=2024-01-31',
    );
    expect(after.totals).toEqual([{ currency: 'EUR', debit: '160.00', credit: '160.00' }]);
    expect(after.items).toContainEqual({ account: 'royalty-payable:South', currency: 'EUR', debit: '0.00', credit: '30.00', balance: '-30.00' }); // prettier-ignore
    expect(await read('/v1/trial-balance?on=2024-01-30')).toEqual({ on: '2024-01-30', items: [], totals: [] });
    expect(await statusOf('/v1/trial-balance?on=2024-02-30')).toBe(400);
  });

  it('are proved check by check, and say where they do not tie', async () => {
    type Proof = { readonly ok: boolean; readonly checks: readonly { readonly name: string; readonly ok: boolean }[] };
    expect(await read<Proof>('/v1/books/check')).toMatchObject({ ok: true });
    await server.desk.rows('update royalty_lines set amount_minor = amount_minor + 1');
    const wrong = await read<Proof>('/v1/books/check');
    await server.desk.rows('update royalty_lines set amount_minor = amount_minor - 1');
    expect(wrong.ok).toBe(false);
    expect(wrong.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toContain('2024-01: lines and settlements');
  });
});
