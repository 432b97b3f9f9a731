import { createHash } from 'node:crypto';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { closePartyMonths, FEBRUARY, JANUARY } from '../../../test/party-months.js';
import { openDesk, type RoyaltyDesk } from '../../../test/royalty-desk.js';
import type { MonthsTables } from '../../projections/months/months.js';
import { closedStatements, type ClosedStatements } from '../../reporting/parties/closed-statements.js';
import { StatementShelf } from './statement-shelf.js';
import { ArtifactDiffers } from './write-artifact.js';

let desk: RoyaltyDesk;
let shelf: StatementShelf;
let february: ClosedStatements;
let january: ClosedStatements;
beforeAll(async () => {
  desk = await openDesk('for the file');
  await closePartyMonths(desk);
  shelf = shelfOf('Nordlys Music', ['free']);
  [february, january] = (await closedStatements(desk.desk.db.withTables<MonthsTables>())) as [ClosedStatements, ClosedStatements]; // prettier-ignore
}, 120_000);

const shelfOf = (service: string, nonInteractive: readonly string[]) =>
  new StatementShelf({
    db: desk.desk.db,
    folderOf: (period) => join(desk.out, period),
    service,
    nonInteractive,
    dsrSender: SENDER(service),
  });
const SENDER = (name: string) => ({ dpid: 'PADPIDA2014122301Q', name, service: 'Nordlys' });
const on = (period: string, name: string) => join(desk.out, period, name);
const formatsOf = async (month: ClosedStatements, party: string) =>
  (await shelf.files({ month, party })).map(({ format, name }) => [format, name]);

describe('the files of a closed month', () => {
  it('are those that the party has something to say in', async () => {
    const north = await formatsOf(january, 'North');
    expect(north.filter(([format]) => format !== 'dsr')).toEqual([
      ['statement-csv', '_north_2026-01_USD.csv'],
      ['summary-pdf', '_north_2026-01_USD.pdf'],
      ['label-csv', '_north_2026-01_USD_lines.csv'],
    ]);
    expect(north.filter(([format]) => format === 'dsr')).toHaveLength(1);
    expect(await formatsOf(january, 'Pub')).toContainEqual(['mlc-tsv', '_pub_2026-01_USD_mlc.tsv']);
    expect(await formatsOf(january, 'Nobody')).toEqual([]);
  });

  it('are the statement that was issued, byte for byte, and lines that come to the same', async () => {
    for (const [month, party] of [[january, 'North'], [february, 'North'], [february, 'South']] as const) {
      const files = await shelf.files({ month, party });
      const issued = month.statements.find((one) => one.party === party)!;
      expect(files.find(({ format }) => format === 'statement-csv')?.sha256).toBe(issued.sha256);
    } // prettier-ignore
    const [sums] = await desk.rows(
      `select sum(amount_minor) as lines, max(earned_minor) as statement from statement_lines join royalty_statements using (run_id, party, currency)
        where party = 'North' and run_id = $1`,
      january.runId,
    );
    expect(sums).toMatchObject({ lines: (sums as Record<string, string>)['statement'] });
  });

  it('name the works of mechanicals with writers, share and publisher', async () => {
    const mlc = await shelf.file({ month: january, party: 'Pub' }, '_pub_2026-01_USD_mlc.tsv');
    const [, line] = (await readFile(mlc!.path, 'utf8')).split('\n');
    expect(line!.split('\t').slice(0, 9)).toEqual(['Hymn of n1', 'Ann Writer', '00000000297', '75', 'Publisher & Sons', '00000000199', 'Nordlys Music', 'premium', 'US']); // prettier-ignore
  });

  it('are made once: neither rows nor bytes change when they are asked for again, or by a service of another name', async () => {
    const of = { month: january, party: 'North' };
    const before = await shelf.files(of);
    expect(await shelf.files(of)).toEqual(before);
    expect(await shelfOf('Renamed', []).files(of)).toEqual(before);
    for (const { name, sha256 } of before.filter(({ format }) => format === 'summary-pdf' || format === 'dsr')) {
      await rm(on(JANUARY, name));
      const again = await shelfOf('Renamed', []).file(of, name);
      expect(createHash('sha256').update(await readFile(again!.path)).digest('hex')).toBe(sha256); // prettier-ignore
    }
  });

  it('are made by two that ask at once, and are the same', async () => {
    const of = { month: february, party: 'Pub' };
    const [one, other] = await Promise.all([shelf.files(of), shelfOf('Nordlys Music', ['free']).files(of)]);
    expect(one.map(({ sha256 }) => sha256)).toEqual(other.map(({ sha256 }) => sha256));
    expect((await readdir(join(desk.out, FEBRUARY))).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('a file that was tampered with', () => {
  const of = () => ({ month: january, party: 'North' });
  const name = '_north_2026-01_USD_lines.csv';

  it.each([
    ['gone', () => rm(on(JANUARY, name))],
    ['cut short', () => truncate(on(JANUARY, name), 10)],
    ['of the same length', async () => writeFile(on(JANUARY, name), (await readFile(on(JANUARY, name), 'utf8')).replace('DE', 'XX'))], // prettier-ignore
  ])('is made again when it is %s', async (_, tamper) => {
    const { path } = (await shelf.file(of(), name))!;
    const whole = await readFile(path);
    await tamper();
    expect((await readFile((await shelf.file(of(), name))!.path)).equals(whole)).toBe(true);
  });

  it('is made from the run itself where the lines that were kept of it were changed', async () => {
    const whole = await readFile((await shelf.file(of(), name))!.path);
    await rm(on(JANUARY, name));
    await desk.rows(`update statement_lines set title = 'Forged' where run_id = $1 and party = 'North'`, january.runId);
    expect((await readFile((await shelf.file(of(), name))!.path)).equals(whole)).toBe(true);
  });

  it('is not given out where the run was changed underneath', async () => {
    await rm(on(JANUARY, name));
    await desk.rows(`update royalty_run_tracks set title = 'Forged' where run_id = $1`, january.runId);
    await desk.rows(`delete from statement_lines where run_id = $1`, january.runId);
    await expect(shelf.file(of(), name)).rejects.toThrow(ArtifactDiffers);
    expect(await readdir(join(desk.out, JANUARY))).not.toContain(name);
  });
});
