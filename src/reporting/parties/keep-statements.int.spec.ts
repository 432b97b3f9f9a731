import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { closePartyMonths, FEBRUARY, JANUARY } from '../../../test/party-months.js';
import { openDesk, type RoyaltyDesk } from '../../../test/royalty-desk.js';
import { reissue } from '../../api/royalties/reissue-month.js';
import { period } from '../../domain/royalties/period.js';
import { currency } from '../../domain/shared/currency.js';
import { Decimal, formatMinor } from '../../domain/shared/money.js';

let desk: RoyaltyDesk;
beforeAll(async () => {
  desk = await openDesk('for the file');
  await closePartyMonths(desk);
}, 120_000);

const kept = () =>
  desk.rows<Readonly<Record<string, string>>>('select * from royalty_statements order by period, party, currency');

it('keeps of every statement what its file adds up to, and the steps of its settlement', async () => {
  const rows = await kept();
  expect(rows.map(({ period: month, party }) => `${month} ${party}`)).toEqual(
    [JANUARY, FEBRUARY].flatMap((month) => ['North', 'Pub', 'South'].map((party) => `${month} ${party}`)),
  );
  for (const { period: month, party, currency: code, ...row } of rows) {
    const file = join(desk.out, month!, `${party!.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`)}_${month}_USD.csv`); // prettier-ignore
    const total = (parse(await readFile(file), { columns: true }) as readonly Record<string, string>[]).at(-1)!;
    expect([code, row['streams'], formatMinor(new Decimal(row['earned_minor']!), currency('USD'))]).toEqual(
      [total['currency'], BigInt(total['streams']!), total['amount']], // prettier-ignore
    );
    const steps = row['steps'] as unknown as readonly { readonly step: string; readonly amountMinor: string }[];
    expect(steps.find(({ step }) => step === 'payable')?.amountMinor).toBe(row['payable_minor']);
  }
});

it('keeps a deal where there is one, and what corrections of an earlier month are worth', async () => {
  const february = (await kept()).filter((row) => row['period'] === FEBRUARY);
  expect(february.map((row) => row['deal_id'])).toEqual(['north-2026', null, null]);
  expect(february.map((row) => Math.sign(Number(row['adjusted_minor'])))).toEqual([-1, 0, 1]);
});

it('keeps the same again when a month is reissued, which is how months closed before get theirs', async () => {
  const before = await kept();
  await desk.rows('delete from royalty_statements where period = $1', JANUARY);
  await reissue(desk.desk, { period: period(JANUARY), out: join(desk.out, JANUARY) });
  expect(await kept()).toEqual(before);
});
