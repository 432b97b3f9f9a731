/**
 * One look at everything that a month is made of, at one position of the log. Projections move on their own, so the look
 * is taken again until it finds all of them at the same place; within it nothing moves any more.
 */
import { sql } from 'kysely';
import type { EventStore } from '../../platform/event-store/event-store.js';
import type { Db } from '../../platform/postgres/postgres.js';
import { pause } from '../../platform/pause.js';
import type { MonthTables, MonthTransaction } from '../../reporting/month/month-tables.js';

/** What lines, settlements and corrections are worked out from. */
export const MONTH_PROJECTIONS = [
  'catalogue', 'claims', 'classifications', 'deals', 'fraud-verdicts', 'listener-history', 'months', 'parties', 'pools', 'revenue', 'royalty-usage',
  'track-plays', 'works',
] as const; // prettier-ignore

const VIEWS = [
  'tracks', 'recording_matches', 'claims', 'deal_terms', 'deal_ends', 'fraud_verdicts', 'listener_history', 'royalty_months', 'parties',
  'party_representations', 'pools', 'revenue_declarations', 'fx_rates', 'declared_rates', 'royalty_usage', 'track_plays',
  'works', 'embodiments', 'track_classifications',
]; // prettier-ignore

const LOOK_AGAIN_MS = 50;
const LOOKS_MAX = 1_200;
export const WORK_TIMEOUT_MS = 3 * 3_600_000;

export type Snapshot = {
  readonly tx: MonthTransaction;
  readonly position: bigint;
  /** Version of the usage counts, which names the counting policy. */
  readonly usageVersion: string;
};

/** The projections never stood at one place for a minute: one of them is stuck, or not run at all. */
export class NoSnapshot extends Error {
  override readonly name = 'NoSnapshot';
}

/**
 * At a place where everything is counted that the log had when this was called, so that whoever just did something sees
 * it done. What `work` writes commits with it, unless it answers that something is `refused`: then nothing of it stays. Throws
 * `NoSnapshot`, and whatever `work` throws.
 */
export const inMonthSnapshot = async <Result>(
  { db, store }: { readonly db: Db; readonly store: Pick<EventStore, 'head'> },
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> => {
  const head = await store.head();
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const found = await db
      .withTables<MonthTables>()
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const place = await placeOf(tx);
        if (place === undefined || place.position < head) return undefined;
        await sql`set local statement_timeout = ${sql.lit(WORK_TIMEOUT_MS)}`.execute(tx);
        return { result: await orNothing(tx, () => work({ tx, ...place })) };
      });
    if (found !== undefined) return found.result;
    await pause(LOOK_AGAIN_MS);
  }
  throw new NoSnapshot('the projections do not come to one place; see: playledger projections status');
};

const orNothing = async <Result>(tx: MonthTransaction, work: () => Promise<Result>): Promise<Result> => {
  await sql`savepoint nothing_done`.execute(tx);
  const result = await work();
  const isRefused = typeof result === 'object' && result !== null && 'refused' in result;
  if (isRefused) await sql`rollback to savepoint nothing_done`.execute(tx);
  return result;
};

const placeOf = async (tx: MonthTransaction) => {
  await sql`lock table ${sql.join(VIEWS.map((view) => sql.table(view)))} in access share mode`.execute(tx); // no switch to a rebuilt table halfway
  const builds = await tx
    .selectFrom('projection_builds')
    .select(['projection', 'checkpoint', 'version'])
    .where('status', '=', 'live')
    .where('projection', 'in', MONTH_PROJECTIONS)
    .execute();
  const [first] = builds;
  if (first === undefined || builds.length < MONTH_PROJECTIONS.length) return undefined;
  if (builds.some(({ checkpoint }) => checkpoint !== first.checkpoint)) return undefined;
  const usage = builds.find(({ projection }) => projection === 'royalty-usage')!;
  return { position: first.checkpoint, usageVersion: usage.version };
};
