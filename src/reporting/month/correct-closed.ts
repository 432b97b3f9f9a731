/**
 * What closed months should have said, as lines of an open one.
 *
 * Each closed month is shared out once more, by its own rules, from what is known now. Where a line came out otherwise
 * than was stated so far (by the month itself and by corrections since), the difference is a line here, which names the
 * month that it corrects and the fact behind it. What was stated is never touched.
 */
import { sql } from 'kysely';
import { adjustments, type LineChange, type MonthLine } from '../../domain/royalties/months/adjustments.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal } from '../../domain/shared/money.js';
import { causesSince } from './causes.js';
import type { ClosedMonth } from './closed-months.js';
import { undistributedChanges, type UndistributedChange } from './correct-undistributed.js';
import { rulesOf } from './month-rules.js';
import type { LineRow, MonthTransaction } from './month-tables.js';
import type { PoolRefusal } from './month-pool.js';
import { penaltiesCharged, penaltiesLeft, penaltiesOf, type Penalty } from './penalties.js';
import { shareMonth } from './share-month.js';
import { writeLines, type Line } from './write-lines.js';

export type Correct = {
  readonly runId: string;
  readonly knownAt: bigint;
  readonly closed: readonly ClosedMonth[];
  readonly onProgress?: ((step: string) => void) | undefined;
};

export type CorrectedClosed =
  | { readonly undistributedChanges: readonly UndistributedChange[]; readonly penalties: readonly Penalty[] }
  | { readonly refused: PoolRefusal };

export const correctClosed = async (
  tx: MonthTransaction,
  { runId, knownAt, closed, onProgress }: Correct,
): Promise<CorrectedClosed> => {
  const runs = closed.map((month) => month.runId);
  const changes: UndistributedChange[] = [];
  const penalties: Penalty[] = [];
  for (const month of closed) {
    onProgress?.(`corrections of ${month.period}`);
    const again = `${runId} ${month.period} again`;
    const { period, basis } = month;
    const rules = rulesOf(basis);
    const shared = await shareMonth(tx, { runId: again, period, knownAt, rules });
    if ('refused' in shared) return shared;
    const fines = await penaltiesOf(tx, {
      period,
      knownAt,
      policy: rules.artificialStreams,
      artificial: shared.artificial,
    });
    penalties.push(...penaltiesLeft(fines, await penaltiesCharged(tx, { period, runs })));
    const lines = await corrected(tx, { again, runs, month, knownAt, since: statedUpTo(closed) });
    await sql`delete from royalty_lines where run_id = ${again}`.execute(tx);
    await writeLines(tx, runId, lines);
    changes.push(...(await undistributedChanges(tx, { month, runs, pools: shared.pools })));
  }
  return { undistributedChanges: changes, penalties };
};

/** The last closed month stated its own lines and all corrections that were known there. */
const statedUpTo = (closed: readonly ClosedMonth[]): bigint => BigInt(closed.at(-1)?.basis.position ?? 0);

type Compared = {
  readonly again: string;
  readonly runs: readonly string[];
  readonly month: ClosedMonth;
  readonly knownAt: bigint;
  /** What the log had up to here is in what was stated. */
  readonly since: bigint;
};

type Difference = Omit<LineRow, 'run_id' | 'corrects' | 'caused_by' | 'streams' | 'amount_minor'> & {
  readonly stated_streams: bigint;
  readonly stated_minor: string;
  readonly now_streams: bigint;
  readonly now_minor: string;
};

const KEY = sql`right_kind, party, held, track_id, work_id, territory, offering, currency`;

/** The database finds what differs, so that what is the same never comes here. */
const corrected = async (
  tx: MonthTransaction,
  { again, runs, month, ...range }: Compared,
): Promise<readonly Line[]> => {
  const { rows } = await sql<Difference>`
    select ${KEY}, coalesce(sum(streams) filter (where not is_now), 0)::bigint as stated_streams,
           coalesce(sum(amount_minor) filter (where not is_now), 0) as stated_minor,
           coalesce(sum(streams) filter (where is_now), 0)::bigint as now_streams,
           coalesce(sum(amount_minor) filter (where is_now), 0) as now_minor
      from (select *, run_id = ${again} as is_now from royalty_lines
             where run_id = ${again} or (run_id = ${month.runId} and corrects = '')
                or (run_id = any(${runs}::text[]) and corrects = ${month.period})) as said
     group by ${KEY}
    having coalesce(sum(amount_minor) filter (where is_now), 0) <> coalesce(sum(amount_minor) filter (where not is_now), 0)
     order by ${KEY}`.execute(tx);
  if (rows.length === 0) return [];
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  const causeOf = await causesSince(tx, month, range);
  const deltas = adjustments(
    rows.map((row) => lineOf(row, row.stated_streams, row.stated_minor)),
    rows.map((row) => lineOf(row, row.now_streams, row.now_minor)),
    ({ lineId }: LineChange) => causeOf({ ...byId.get(lineId)!, isMoved: isMoved(byId.get(lineId)!) }),
  );
  return deltas.map(({ lineId, streams, amountMinor, cause }) => {
    const row = byId.get(lineId)!;
    return {
      right: row.right_kind,
      party: row.party ?? undefined,
      held: row.held ?? undefined,
      trackId: row.track_id,
      workId: row.work_id,
      territory: row.territory,
      offering: row.offering,
      currency: row.currency,
      corrects: month.period,
      causedBy: `${cause.kind}@${cause.eventId}`,
      streams,
      amountMinor,
    };
  });
};

const isMoved = ({ stated_streams, stated_minor, now_streams, now_minor }: Difference): boolean =>
  (stated_streams === 0n && new Decimal(stated_minor).isZero()) ||
  (now_streams === 0n && new Decimal(now_minor).isZero());

const idOf = (row: Difference): string =>
  [row.right_kind, row.party ?? '', row.held ?? '', row.track_id, row.work_id, row.territory, row.offering, row.currency].join('\u0000'); // prettier-ignore

const lineOf = (row: Difference, streams: bigint, amount: string): MonthLine => ({
  lineId: idOf(row),
  party: row.party ?? '',
  currency: currencyOf(row.currency),
  streams,
  amountMinor: new Decimal(amount),
});
