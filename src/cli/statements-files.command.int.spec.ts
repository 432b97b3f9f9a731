import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { closePartyMonths, FEBRUARY, JANUARY } from '../../test/party-months.js';
import { openDesk, type RoyaltyDesk } from '../../test/royalty-desk.js';
import { CliProblem } from './output.js';
import { writeFiles } from './statements-files.command.js';

let desk: RoyaltyDesk;
beforeAll(async () => {
  desk = await openDesk('for the file');
  await closePartyMonths(desk);
}, 120_000);

it('writes the files of a party, or of all, and names no folder in any of them', async () => {
  const out = join(desk.out, 'files');
  const north = await writeFiles(desk.ledger, { period: JANUARY, party: 'North', out });
  expect(await readdir(out)).toEqual(north.map(({ name }) => name));
  const all = await writeFiles(desk.ledger, { period: JANUARY, out });
  expect(new Set(all.map(({ party }) => party))).toEqual(new Set(['North', 'Pub', 'South']));
  expect((await readdir(out)).sort()).toEqual(all.map(({ name }) => name).sort());
  const elsewhere = await writeFiles(desk.ledger, { period: JANUARY, out: join(desk.out, 'elsewhere') });
  expect(elsewhere.map(({ sha256 }) => sha256)).toEqual(all.map(({ sha256 }) => sha256));
});

it.each([
  ['a month that is not closed', { period: '2026-03' }, '2026-03 is not closed'],
  ['a party that has none', { period: FEBRUARY, party: 'Nobody' }, 'Nobody has no statement in 2026-02'],
])('says what is wrong with %s', async (_, asked, says) => {
  const done = writeFiles(desk.ledger, { ...asked, out: desk.out });
  await expect(done).rejects.toThrow(CliProblem);
  await expect(done).rejects.toThrow(says);
});

it('says what to do where a month was closed before its statements were kept', async () => {
  await desk.rows('delete from royalty_statements where period = $1', FEBRUARY);
  await expect(writeFiles(desk.ledger, { period: FEBRUARY, out: desk.out })).rejects.toThrow('royalties reissue --period 2026-02'); // prettier-ignore
});
