/** What files of a run say besides its lines, as known at the position of the run: the same whenever they are written. */
import { sql } from 'kysely';
import { currency as currencyOf, type Currency } from '../../domain/shared/currency.js';
import { ZERO, type Decimal } from '../../domain/shared/money.js';
import { claimsBySubject } from '../month/claimed-lines.js';
import { lastDayOf } from '../month/month-pools.js';
import { rightsReader, type MonthTransaction } from '../month/month-tables.js';
import type { KeptRun } from '../month/run-outcome.js';
import { describedParties } from '../queries/rights-parties.js';
import { registeredWorks } from '../queries/rights-works.js';
import type { StatementLine } from '../statements/statement-csv.js';
import { marketKey, type DsrLine, type DsrParty, type MarketTotals, type WorkOfLine } from './dsr-line.js';

type OfRun = { readonly period: string; readonly run: KeptRun };

const asOfRun = ({ period, run }: OfRun) => ({ day: lastDayOf(period), knownAt: BigInt(run.outcome.basis.position) });

/** By id; who nobody described is a label, by the name that the catalogue has. */
export const partiesOf = async (
  tx: MonthTransaction,
  of: OfRun,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DsrParty>> => {
  const rows = await describedParties(rightsReader(tx), { parties: ids, ...asOfRun(of) }).execute();
  const described = rows.map(({ party_id: id, party_kind: kind, name, dpid, isni, ipi }) => [
    id,
    { id, kind, name, dpid: dpid ?? undefined, isni: isni ?? undefined, ipi: ipi ?? undefined },
  ] as const); // prettier-ignore
  const known = new Map<string, DsrParty>(described);
  return new Map(ids.map((id) => [id, known.get(id) ?? { id, kind: 'label', name: id }]));
};

/** Streams count once a track and market, however many works and claimants share them. */
export const marketTotals = async (tx: MonthTransaction, { run }: OfRun): Promise<MarketTotals> => {
  type Row = { right: DsrLine['right']; territory: string; offering: string; currency: Currency; streams: string };
  const { rows } = await sql<Row>`
    select right_kind as right, territory, offering, currency, sum(streams)::text as streams
      from (select right_kind, territory, offering, currency, track_id, max(streams) as streams
              from royalty_lines where run_id = ${run.runId} and corrects = '' group by 1, 2, 3, 4, 5) as track
     group by 1, 2, 3, 4`.execute(tx);
  const streams = new Map(rows.map((row) => [marketKey(row), BigInt(row.streams)]));
  const amounts = new Map<string, Decimal>();
  for (const pool of run.outcome.pools) {
    const key = marketKey({ ...pool, currency: currencyOf(pool.currency) });
    amounts.set(key, (amounts.get(key) ?? ZERO).plus(pool.amountMinor));
  }
  const keys = new Set([...streams.keys(), ...amounts.keys()]);
  return new Map([...keys].map((key) => [key, { usages: streams.get(key) ?? 0n, amountMinor: amounts.get(key) ?? ZERO }])); // prettier-ignore
};

/** Lines of recordings are complete as they are; those of works get the work, the claim and the length of the track. */
export const withFacts = async (
  tx: MonthTransaction,
  of: OfRun,
  lines: readonly StatementLine[],
  { party, currency }: { readonly party: string; readonly currency: Currency },
): Promise<readonly DsrLine[]> => {
  const ofWorks = lines.filter(({ right }) => right !== 'recording');
  if (ofWorks.length === 0) return lines.map((line) => ({ ...line, currency }));
  const [durations, works, shares] = [
    await durationsOf(tx, of, ofWorks),
    await worksOf(tx, of, ofWorks),
    await sharesOf(tx, of, ofWorks),
  ];
  return lines.map((line) => ({
    ...line,
    currency,
    durationMs: durations.get(line.trackId),
    work: works.get(line.workId),
    share: line.trackId === '' ? WHOLE : shares.get(shareKey(line))?.get(party),
  }));
};

const WHOLE = '100';

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const durationsOf = async (tx: MonthTransaction, { run }: OfRun, lines: readonly StatementLine[]) => {
  const tracks = distinct(lines.map(({ trackId }) => trackId));
  const { rows } = await sql<{ track_id: string; duration_ms: number | null }>`
    select track_id, duration_ms from royalty_run_tracks where run_id = ${run.runId} and track_id = any(${tracks}::text[])`.execute(
    tx,
  );
  return new Map(rows.map(({ track_id, duration_ms }) => [track_id, duration_ms]));
};

const worksOf = async (
  tx: MonthTransaction,
  of: OfRun,
  lines: readonly StatementLine[],
): Promise<ReadonlyMap<string, WorkOfLine>> => {
  const ids = distinct(lines.map(({ workId }) => workId));
  const rows = await registeredWorks(rightsReader(tx), { works: ids, ...asOfRun(of) }).execute();
  const writers = await partiesOf(tx, of, distinct(rows.flatMap((row) => row.writers.map(({ partyId }) => partyId))));
  return new Map(
    rows.map(({ work_id, title, iswc, writers: by }) => [
      work_id,
      { title, iswc: iswc ?? undefined, writers: distinct(by.map(({ partyId }) => writers.get(partyId)!.name)) },
    ]),
  );
};

const shareKey = ({ period, right, territory, workId }: StatementLine) => `${period} ${right} ${territory} ${workId}`;

/** Percent by party, as claimed on the last day of the month that the line is of. */
const sharesOf = async (tx: MonthTransaction, { run }: OfRun, lines: readonly StatementLine[]) => {
  const shares = new Map<string, ReadonlyMap<string, string>>();
  const marketOf = ({ period, right, territory }: StatementLine) => `${period} ${right} ${territory}`;
  for (const market of distinct(lines.map(marketOf))) {
    const own = lines.filter((line) => marketOf(line) === market);
    const { period, right, territory } = own[0]!;
    if (right === 'recording') continue;
    const scope = { right, territory, day: lastDayOf(period), knownAt: BigInt(run.outcome.basis.position) };
    const claims = await claimsBySubject(tx, { ...scope, subjects: distinct(own.map(({ workId }) => workId)) });
    for (const line of own)
      shares.set(shareKey(line), new Map(claims.get(line.workId)?.map(({ party, share }) => [party, share.toFixed()])));
  }
  return shares;
};
