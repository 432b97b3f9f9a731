/**
 * The lines that deals are spread over, counted by their amounts before any of them is read. Different whole amounts that add
 * up to a total are at most about the square root of twice the total, so of any number of lines these are few.
 */
import { sql } from 'kysely';
import type { MonthTransaction } from './month-tables.js';
import type { KeptRun, RunOutcome } from './run-outcome.js';
import { LineSpread, spreadOf, type LineClass, type Spread } from './spread-lines.js';
import type { StatedMonths } from './stated-months.js';

/** The lines of one statement that are of one run. */
type OfRun = { readonly run_id: string; readonly party: string | null; readonly currency: string };

/** Undefined where lines are what they are. */
export type SpreadOver = (lines: OfRun) => Promise<LineSpread | undefined>;

/** One pass over the lines of everybody whose deal makes something else of them; of one party alone where `only` names it. */
export const countLines = async (tx: MonthTransaction, months: StatedMonths, only?: string): Promise<SpreadOver> => {
  const wanted = toSpread(months).filter(({ of }) => only === undefined || of.party === only);
  const spreads = new Map(wanted.map(({ of, spread }) => [keyOf(of), spread]));
  await makeClasses(tx, wanted.map(({ of }) => of)); // prettier-ignore
  return async (lines) => {
    const spread = spreads.get(keyOf(lines));
    return spread && new LineSpread(await classesOf(tx, lines), spread);
  };
};

const keyOf = ({ run_id, party, currency }: OfRun) => `${run_id} ${currency} ${party}`;

type ToSpread = { readonly of: OfRun; readonly spread: Spread };

const toSpread = ({ own, earlier }: StatedMonths): readonly ToSpread[] => {
  const before = earlier.flatMap(({ party, currency, months }) =>
    months.flatMap(({ run }) => spreadsOf(run, (one) => one.party === party && one.currency === currency)),
  );
  return [...spreadsOf(own.run, () => true), ...before];
};

type Settled = RunOutcome['settled'][number];

const spreadsOf = ({ runId, outcome }: KeptRun, isTold: (one: Settled) => boolean): readonly ToSpread[] =>
  outcome.settled.filter(isTold).flatMap((one) => {
    const spread = spreadOf(one);
    return spread === undefined ? [] : [{ of: { run_id: runId, party: one.party, currency: one.currency }, spread }];
  });

const makeClasses = async (tx: MonthTransaction, wanted: readonly OfRun[]): Promise<void> => {
  await sql`drop table if exists pg_temp.line_classes`.execute(tx);
  await sql`
    create temporary table line_classes (run_id text collate "C", party text collate "C", currency text collate "C",
                                         corrects text collate "C", amount_minor numeric, lines bigint) on commit drop`.execute(tx); // prettier-ignore
  if (wanted.length === 0) return;
  const column = (name: keyof OfRun) => sql`${wanted.map((one) => one[name])}::text[]`;
  await sql`
    insert into line_classes
    select line.run_id, line.party, line.currency, line.corrects, line.amount_minor, count(*)
      from unnest(${column('run_id')}, ${column('party')}, ${column('currency')}) as wanted (run_id, party, currency)
      join royalty_lines line on line.run_id = wanted.run_id and line.party = wanted.party and line.currency = wanted.currency
     where line.run_id = any(${column('run_id')})
     group by 1, 2, 3, 4, 5`.execute(tx);
  await sql`create index on line_classes (party, currency, run_id)`.execute(tx);
};

const classesOf = async (tx: MonthTransaction, { run_id, party, currency }: OfRun): Promise<readonly LineClass[]> => {
  const { rows } = await sql<LineClass>`
    select corrects, amount_minor, lines from line_classes
     where party = ${party} and currency = ${currency} and run_id = ${run_id}`.execute(tx);
  return rows;
};
