/**
 * The lines of a run, party by party, as statements have them: with what the catalogue says of each track, and with what
 * the party's deal makes of each line's part of the pool. A party that is told of several months has the lines of each,
 * made by the settlement of each. One pass by cursor, which holds a page of lines and no more, however many there are: those
 * that a deal is spread over are counted by their amounts before.
 */
import { sql, type RawBuilder } from 'kysely';
import { Decimal } from '../../domain/shared/money.js';
import type { StatementLine } from '../statements/statement-csv.js';
import { countLines, type SpreadOver } from './count-lines.js';
import type { LineRow, MonthTransaction } from './month-tables.js';
import type { StatedMonth, StatedMonths } from './stated-months.js';

/** `party` is absent for money that is held. Batches must be read to their end before the next party is asked for. */
export type PartyLines = {
  readonly party: string | undefined;
  readonly currency: string;
  readonly batches: AsyncIterable<readonly StatementLine[]>;
};

type Row = LineRow & {
  readonly label: string | null;
  readonly isrc: string | null;
  readonly title: string | null;
  readonly artist: string | null;
};

const ROWS_A_PAGE = 2_000;

/**
 * By party (held money last) and currency; lines by the month that told of them, the one that they are of, right, market,
 * track and work. Of one party alone where `only` names it.
 */
export async function* partyLines(
  tx: MonthTransaction,
  months: StatedMonths,
  only?: string,
): AsyncGenerator<PartyLines> {
  await makeMonthTables(tx, months);
  const spreadOver = await countLines(tx, months, only);
  const ofParty = only === undefined ? sql`` : sql`where line.party = ${sql.lit(only)}`;
  await sql`declare lines_of_run no scroll cursor for ${linesOf(months.own, ofParty)}`.execute(tx);
  const periodOf = new Map(
    [months.own, ...months.earlier.flatMap((party) => party.months)].map(({ period, run }) => [run.runId, period]),
  );
  const rows = new RowFeed(tx);
  try {
    for (let first = await rows.peek(); first !== undefined; first = await rows.peek()) {
      const { party, currency } = first;
      const batches = monthByMonth(rows, first, { periodOf, spreadOver });
      yield { party: party ?? undefined, currency, batches };
      for await (const _left of batches); // whoever stopped early still gets the next party
    }
  } finally {
    await sql`close lines_of_run`.execute(tx);
  }
}

/** Who is told later, and of which earlier months somebody is told now. */
const makeMonthTables = async (tx: MonthTransaction, { later, earlier }: StatedMonths): Promise<void> => {
  await sql`drop table if exists pg_temp.told_later, pg_temp.told_before`.execute(tx);
  await sql`create temporary table told_later (party text collate "C", currency text collate "C") on commit drop`.execute(tx); // prettier-ignore
  await sql`
    create temporary table told_before (run_id text collate "C", period text collate "C", party text collate "C",
                                        currency text collate "C") on commit drop`.execute(tx);
  await sql`insert into told_later select * from unnest(${later.map(({ party }) => party)}::text[], ${later.map(({ currency }) => currency)}::text[])`.execute(tx); // prettier-ignore
  const before = earlier.flatMap(({ months, ...of }) => months.map(({ period, run }) => ({ ...of, period, ...run })));
  await sql`
    insert into told_before select * from unnest(${before.map(({ runId }) => runId)}::text[], ${before.map(({ period }) => period)}::text[],
                                                 ${before.map(({ party }) => party)}::text[], ${before.map(({ currency }) => currency)}::text[])`.execute(tx); // prettier-ignore
};

const linesOf = ({ period, run }: StatedMonth, ofParty: RawBuilder<unknown>) => sql`
  select line.run_id, line.right_kind, line.party, line.held, line.track_id, line.work_id, line.territory, line.offering,
         line.currency, line.corrects, line.streams, line.amount_minor, line.caused_by,
         track.label, track.isrc, track.title, track.artist
    from (select line.*, ${sql.lit(period)} as told_of from royalty_lines line
           where line.run_id = ${sql.lit(run.runId)}
             and not exists (select from told_later later where later.party = line.party and later.currency = line.currency)
          union all
          select line.*, before.period from told_before before
            join royalty_lines line on line.run_id = before.run_id and line.party = before.party and line.currency = before.currency
         ) as line
    left join royalty_run_tracks track on track.run_id = line.run_id and track.track_id = line.track_id
    ${ofParty}
   order by line.party nulls last, line.currency, line.told_of, line.corrects, line.right_kind, line.territory, line.offering,
            line.track_id, line.work_id, line.held`;

class RowFeed {
  readonly #tx: MonthTransaction;
  #page: readonly Row[] = [];
  #next = 0;
  #ended = false;

  constructor(tx: MonthTransaction) {
    this.#tx = tx;
  }

  async peek(): Promise<Row | undefined> {
    if (this.#next === this.#page.length && !this.#ended) {
      const { rows } = await sql<Row>`fetch ${sql.lit(ROWS_A_PAGE)} from lines_of_run`.execute(this.#tx);
      this.#page = rows;
      this.#next = 0;
      this.#ended = rows.length < ROWS_A_PAGE;
    }
    return this.#page[this.#next];
  }

  take(): void {
    this.#next += 1;
  }
}

type Telling = { readonly periodOf: ReadonlyMap<string, string>; readonly spreadOver: SpreadOver };

async function* monthByMonth(rows: RowFeed, { party, currency }: Row, { periodOf, spreadOver }: Telling) {
  for (let row = await rows.peek(); row?.party === party && row.currency === currency; row = await rows.peek()) {
    const period = periodOf.get(row.run_id)!;
    const spread = await spreadOver(row);
    for await (const own of sameMonth(rows, row))
      yield own.map((one) => lineOf(one, period, spread?.next(one) ?? new Decimal(one.amount_minor)));
    for (const { corrects, amountMinor } of spread?.end() ?? []) {
      const line = lineOf({ ...row, ...NOWHERE, corrects }, period, amountMinor);
      yield [{ ...line, streams: 0n, grossMinor: new Decimal(0) }];
    }
  }
}

async function* sameMonth(rows: RowFeed, first: Row): AsyncGenerator<readonly Row[]> {
  const isSame = ({ party, currency, run_id }: Row) =>
    party === first.party && currency === first.currency && run_id === first.run_id;
  let batch: Row[] = [];
  for (let row = await rows.peek(); row !== undefined && isSame(row); row = await rows.peek()) {
    rows.take();
    batch.push(row);
    if (batch.length < ROWS_A_PAGE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A minimum that no line carries. */
const NOWHERE = { track_id: '', work_id: '', territory: '', offering: '', label: null, isrc: null, title: 'not by track', artist: null, caused_by: null } as const; // prettier-ignore

const lineOf = (row: Row, period: string, amountMinor: Decimal): StatementLine => ({
  period: row.corrects === '' ? period : row.corrects,
  territory: row.territory,
  offering: row.offering,
  label: row.label ?? '',
  trackId: row.track_id,
  isrc: row.isrc ?? '',
  title: row.title ?? '',
  artist: row.artist ?? '',
  streams: row.streams,
  amountMinor,
  right: row.right_kind,
  workId: row.work_id,
  grossMinor: new Decimal(row.amount_minor),
  corrects: row.corrects,
  causedBy: row.caused_by ?? row.held ?? '',
});
