/** A ledger of its own for a test of royalty months: a real log, the real projections, and the people at the desk. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { approve, calculate, close, type Closed, type Desk, type Refused } from '../src/api/royalties/month-desk.js';
import { importTerms } from '../src/cli/import/import-terms.js';
import { importCatalogue } from '../src/cli/import/import-catalogue.js';
import { matchRecording } from '../src/cli/recordings.command.js';
import { untilCaughtUp } from '../src/cli/until-caught-up.js';
import { findStatements } from '../src/cli/verify/find-statements.js';
import { monthsToVerify, verifyMonth, type VerifiedMonth } from '../src/cli/verify/verify-statements.js';
import type { ListeningEvent } from '../src/domain/listening/listening-day.js';
import { pool, poolStream, type DeclarePool } from '../src/domain/royalties/pool.js';
import { period, type Period } from '../src/domain/royalties/period.js';
import { poolCodec } from '../src/domain/royalties/stored-events.js';
import { currency } from '../src/domain/shared/currency.js';
import type { Ledger } from '../src/ledger.js';
import { readConfig } from '../src/platform/config.js';
import { PostgresEventStore } from '../src/platform/event-store/postgres-event-store.js';
import { Streams } from '../src/platform/event-store/transact-many.js';
import { createLogger } from '../src/platform/logger.js';
import { uuidOfName } from '../src/platform/uuid-of-name.js';
import type { BooksTables, CheckedBooks } from '../src/reporting/ledger/books-check.js';
import { checkBooks } from '../src/reporting/ledger/check-books.js';
import { modelNamed, type MonthRules } from '../src/reporting/month/month-rules.js';
import { runProjections } from '../src/run-projections.js';
import { record, streamed } from './listening-log.js';
import { freshDatabase, type TestDatabase } from './pg.js';

/** Track id, label, minutes. */
export type TrackLine = readonly [trackId: string, label: string, minutes?: number];

/** So many plays of a track in a month, by a listener of a market. */
export type Heard = {
  readonly month: string;
  readonly track: string;
  readonly plays: number;
  readonly listener?: string;
  readonly market?: string;
};

export const PRO_RATA: MonthRules = { payoutModel: modelNamed('pro-rata') };
export const USER_CENTRIC: MonthRules = { payoutModel: modelNamed('user-centric') };

/** Everything is counted when a method answers. */
export class RoyaltyDesk {
  readonly database: TestDatabase;
  readonly desk: Desk;
  readonly out: string;
  readonly ledger: Ledger;

  constructor(ledger: Ledger, database: TestDatabase, out: string) {
    this.ledger = ledger;
    this.database = database;
    this.desk = { db: ledger.postgres.db, store: ledger.store };
    this.out = out;
  }

  async catalogue(...tracks: readonly TrackLine[]): Promise<void> {
    const lines = tracks.map(([trackId, label, minutes = 3]) =>
      JSON.stringify({ trackId, isrc: isrcOf(trackId), title: `Title of ${trackId}`, artist: `Artist of ${trackId}`, label, durationMs: minutes * 60_000 }),
    ); // prettier-ignore
    const tally = await importCatalogue({ store: this.desk.store, lines: inOneBatch(lines) });
    if (tally.rejected > 0) throw new Error(JSON.stringify(tally.problems));
    await untilCaughtUp(this.ledger);
  }

  /** Lines as `import-terms` takes them; answers what was refused. */
  async terms(...lines: readonly object[]): Promise<readonly string[]> {
    const texts = lines.map((line) => JSON.stringify(line));
    const { problems } = await importTerms({ store: this.desk.store, lines: inOneBatch(texts) });
    await untilCaughtUp(this.ledger);
    return problems.map(({ reason }) => reason);
  }

  /** Of an unknown recording to a track, as `recordings match` does. */
  async match(recordingId: string, track: string): Promise<void> {
    await matchRecording(this.desk.store, recordingId, track);
    await untilCaughtUp(this.ledger);
  }

  async pool(month: string, market: string, code: string, amountMinor: number): Promise<void> {
    const [territory, offering] = market.split(' ') as [string, string];
    const command: DeclarePool = { period: period(month), territory, offering, currency: currency(code), amountMinor: String(amountMinor) }; // prettier-ignore
    const streams = new Streams(this.desk.store, pool, poolCodec((name) => uuidOfName(NAMESPACE, name))); // prettier-ignore
    await streams.transact(poolStream(command), command);
    await untilCaughtUp(this.ledger);
  }

  /** Answers the position of the last play. */
  async plays(...heard: readonly Heard[]): Promise<bigint> {
    const events = heard.flatMap((one) => Array.from({ length: one.plays }, () => playOf(one)));
    const position = await record(this.desk.store, events);
    await untilCaughtUp(this.ledger);
    return position;
  }

  async calculate(month: string, rules: MonthRules = PRO_RATA, by = 'ada') {
    const done = await calculate(this.desk, { period: period(month), rules, by });
    await untilCaughtUp(this.ledger);
    return done;
  }

  async approve(month: string, by = 'bob') {
    const done = await approve(this.desk, { period: period(month), by, at: afterwards(period(month)) });
    await untilCaughtUp(this.ledger);
    return done;
  }

  async close(month: string, at: Date = afterwards(period(month))) {
    const done = await close(this.desk, { period: period(month), by: 'bob', at, out: join(this.out, month) });
    await untilCaughtUp(this.ledger);
    return done;
  }

  /** Calculated by Ada, approved and closed by Bob. Throws what was refused. */
  async closeMonth(month: string, rules: MonthRules = PRO_RATA): Promise<Closed> {
    done(await this.calculate(month, rules));
    done(await this.approve(month));
    return done<Closed>(await this.close(month));
  }

  /** Every file of closed months, as `statements verify` does. */
  async verify(...months: readonly string[]): Promise<readonly VerifiedMonth[]> {
    const files = await findStatements(months.map((month) => join(this.out, month)));
    const standing = await monthsToVerify(this.ledger, files.keys());
    const verified: VerifiedMonth[] = [];
    for (const [month, of] of files)
      verified.push(await verifyMonth(this.ledger, { period: month, month: standing.get(month)!, files: of }));
    return verified;
  }

  /** As `books check` says. */
  check(): Promise<CheckedBooks> {
    return checkBooks(this.desk.db.withTables<BooksTables>());
  }

  /** Everything that a refusal must leave as it is. */
  async state(): Promise<readonly unknown[]> {
    const [counts] = await this.rows(`select (select count(*) from royalty_lines) as lines, (select count(*) from royalty_runs) as runs,
                                            (select count(*) from journal_entries) as entries`); // prettier-ignore
    const files = await readdir(this.out, { recursive: true });
    return [await this.desk.store.head(), counts, files.sort()];
  }

  async rows<Row extends object>(query: string, ...values: readonly unknown[]): Promise<readonly Row[]> {
    return (await this.database.pool.query<Row>(query, [...values])).rows;
  }
}

const NAMESPACE = '2b0f3a52-6a6f-5f0e-9a54-0f7e0f7c1d42';

/** Closed again when the test is done, or in `beforeAll` when the file is. */
export const openDesk = async (until: 'for the test' | 'for the file' = 'for the test'): Promise<RoyaltyDesk> => {
  const database = await freshDatabase();
  const store = new PostgresEventStore(database);
  const ledger = { config: readConfig({}), postgres: database, store, close: () => Promise.resolve() };
  const out = await mkdtemp(join(tmpdir(), 'playledger-months-'));
  const running = await runProjections(ledger, createLogger('error'));
  (until === 'for the test' ? onTestFinished : afterAll)(async () => {
    await running.stop();
    await store.close();
    await database.drop();
    await rm(out, { recursive: true, force: true });
  });
  await untilCaughtUp(ledger);
  return new RoyaltyDesk(ledger, database, out);
};

/** What was done; throws what was refused. */
export const done = <Done extends { readonly outcome: string }>(result: Done | Refused): Exclude<Done, Refused> => {
  if (result.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(result)}`);
  return result as Exclude<Done, Refused>;
};

/** Noon of the fifth day after the month. */
const afterwards = (month: Period): Date => {
  const day = new Date(`${month}-05T12:00:00.000Z`);
  day.setUTCMonth(day.getUTCMonth() + 1);
  return day;
};

const playOf = ({ month, track, listener = 'ann', market = 'DE premium' }: Heard): ListeningEvent => {
  const [territory, offering] = market.split(' ') as [string, string];
  return streamed({
    startedAt: `${month}-10T10:00:00.000Z`,
    trackId: track,
    listenerId: listener,
    territory,
    offering,
  });
};

/** Twelve characters of the right form, the same for the same track. */
const isrcOf = (trackId: string): string =>
  `ZZA26${[...trackId].reduce((code, letter) => (code * 31 + letter.charCodeAt(0)) % 10_000_000, 7).toString().padStart(7, '0')}`; // prettier-ignore

async function* inOneBatch(lines: readonly string[]) {
  yield await Promise.resolve(lines);
}
