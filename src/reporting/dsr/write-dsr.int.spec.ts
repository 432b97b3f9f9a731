import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type RoyaltyDesk } from '../../../test/royalty-desk.js';
import { dsrOfMonth, type DsrWritten } from '../../api/royalties/dsr-of-month.js';
import { inMonthSnapshot } from '../../api/royalties/month-snapshot.js';
import { period } from '../../domain/royalties/period.js';
import { loadRun } from '../month/run-outcome.js';
import { dsrOfParty } from './write-dsr.js';

const sender = { dpid: 'PADPIDA0000000000Q', name: 'Playledger', service: 'Playledger' };
const since = { effectiveFrom: '2026-01-01' };
const party = (partyId: string, partyKind: string) => ({ kind: 'party', partyId, partyKind, name: partyId, ...since });
const claim = (partyId: string, share: string) => ({
  kind: 'claim', right: 'mechanical', subjectId: 'song', claimId: `claim-${partyId}`, partyId, share, territories: '*', ...since,
}); // prettier-ignore
const revenue = (month: string) => ({
  kind: 'revenue', period: month, territory: 'DE', offering: 'premium', currency: 'EUR', offeringKind: 'premium',
  gross: '100.00', tax: { rate: '0' }, subscribers: { individual: 10 }, recordingShare: '0', worksShare: '0.1',
}); // prettier-ignore
const guaranteed = {
  kind: 'deal', dealId: 'deal-idle', party: 'idle', partyRole: 'label', ...since,
  terms: { currency: 'EUR', clauses: [{ territories: '*', offerings: '*', revenueShare: '1' }], minimumGuarantee: '12.00' },
}; // prettier-ignore
const ended = { kind: 'deal-end', dealId: 'deal-idle', endsOn: '2026-02-28' };

let desk: RoyaltyDesk;
beforeAll(async () => {
  desk = await openDesk('for the file');
  await desk.catalogue(['a', 'North'], ['b', 'South']);
  const refused = await desk.terms(
    ...['publisher', 'cmo', 'label'].map((kind) => party(`the-${kind}`, kind)),
    { kind: 'work', workId: 'song', title: 'A Song', writers: [], ...since },
    { kind: 'embodiment', trackId: 'a', works: [{ workId: 'song', basisPoints: 10_000 }], ...since },
    ...[claim('the-publisher', '60'), claim('the-cmo', '40')],
    ...['2026-01', '2026-02'].map(revenue),
    ...[guaranteed, ended],
  );
  expect(refused).toEqual([]);
  for (const month of ['2026-01', '2026-02']) {
    await desk.pool(month, 'DE premium', 'EUR', 10_007);
    await desk.plays({ month, track: 'a', plays: 5 }, { month, track: 'b', plays: 2 });
  }
  await desk.closeMonth('2026-01');
  await desk.plays({ month: '2026-01', track: 'b', plays: 3 });
  await desk.closeMonth('2026-02');
}, 120_000);

const write = (month: string, folder: string) => dsrOfMonth(desk.desk, { period: period(month), sender, out: join(desk.out, folder) }); // prettier-ignore
const written = async (month: string, folder: string): Promise<DsrWritten> => {
  const done = await write(month, folder);
  if (done.outcome === 'refused') throw new Error(JSON.stringify(done.because));
  return done;
};

describe('the DDEX files of a closed month', () => {
  it('are there for everybody who is owed something, and come to what the journal says of each', async () => {
    const { files } = await written('2026-02', 'one');
    expect(files.map(({ party: whose, profile }) => [whose, profile])).toEqual([
      ['North', 'FinancialReportingToRecordCompaniesProfileSRB'],
      ['South', 'FinancialReportingToRecordCompaniesProfileSRB'],
      ['the-cmo', 'BasicAudioProfile'],
      ['the-publisher', 'RoyaltyReportingProfile'],
      ['idle', 'FinancialReportingToRecordCompaniesProfileSRB'],
    ]);
    const booked = await desk.rows<{ party: string; amount: string }>(
      `select party, sum(case side when 'C' then amount_minor else -amount_minor end)::text as amount
         from journal_entries join journal_lines line using (entry_id)
        where kind = 'statement' and journal_entries.period = '2026-02' and account like 'royalty-payable:%' group by 1`,
    );
    const due = Object.fromEntries(files.map((file) => [file.party, file.due[0]!.amountMinor.toFixed()]));
    expect(due).toEqual(Object.fromEntries(booked.map((one) => [one.party, one.amount])));
  });

  it('say a correction with the month that it corrects, and what a guarantee lacks as a fee', async () => {
    const { files } = await written('2026-02', 'one');
    const textOf = async (whose: string) => readFile(files.find((file) => file.party === whose)!.path, 'utf8');
    const south = (await textOf('South')).split('\n').map((row) => row.split('\t'));
    expect(south[0]!.slice(8, 10)).toEqual(['2026-01-01', '2026-02-28']);
    expect(south.filter(([type]) => type === 'SY10').map((row) => row.slice(6, 8))).toEqual([
      ['2026-02-01', '2026-02-28'],
      ['2026-01-01', '2026-01-31'],
    ]);
    const idle = (await textOf('idle')).split('\n').map((row) => row.split('\t'));
    expect(idle.map(([type]) => type)).toEqual(['HEAD', 'SY10', 'SRFO', '']);
    expect(idle[1]!.slice(41)).toEqual(['GuaranteeShortfall', '12', '12', '12', '12']);
  });

  it('are the same bytes again, for all and for one party alone', async () => {
    const [one, two] = [await written('2026-02', 'one'), await written('2026-02', 'two')];
    const hashes = ({ files }: DsrWritten) => files.map(({ name, sha256 }) => [name, sha256]);
    expect(hashes(two)).toEqual(hashes(one));
    const alone = await inMonthSnapshot(desk.desk, async ({ tx }) => {
      const [{ run_id: runId }] = (await desk.rows<{ run_id: string }>(`select run_id from royalty_months where period = '2026-02'`)) as [{ run_id: string }]; // prettier-ignore
      const run = (await loadRun(tx, runId))!;
      return dsrOfParty(tx, { period: '2026-02', run, party: 'the-publisher', sender, out: join(desk.out, 'alone') });
    });
    expect(alone.map(({ sha256 }) => sha256)).toEqual(one.files.filter((file) => file.party === 'the-publisher').map(({ sha256 }) => sha256)); // prettier-ignore
    expect(await readdir(join(desk.out, 'alone'))).toEqual(alone.map(({ name }) => name));
  });

  it('are not written where they would say something else than the journal', async () => {
    await desk.rows(`update royalty_lines set amount_minor = amount_minor + 1 where party = 'North' and corrects = '' and run_id like '2026-01%'`); // prettier-ignore
    await expect(write('2026-01', 'wrong')).rejects.toThrow('the DDEX files of North come to');
    await desk.rows(`update royalty_lines set amount_minor = amount_minor - 1 where party = 'North' and corrects = '' and run_id like '2026-01%'`); // prettier-ignore
    expect(await readdir(join(desk.out, 'wrong'))).toEqual([]);
  });

  it('are refused for a month that is not closed', async () => {
    expect(await write('2026-03', 'open')).toEqual({ outcome: 'refused', because: { kind: 'MonthIsNotClosed', period: '2026-03' } }); // prettier-ignore
  });
});
