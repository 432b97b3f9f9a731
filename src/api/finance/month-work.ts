/** What the routes of a month's life have in common: the desk, its folder, and the wait until what was done can be read. */
import { Injectable } from '@nestjs/common';
import type { Period } from '../../domain/royalties/period.js';
import type { MonthTotals } from '../../domain/royalties/months/month-facts.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import type { Db } from '../../platform/postgres/postgres.js';
import type { Progress } from '../jobs/job-run.js';
import type { EventsNotCounted } from '../royalties/explain-refusal.js';
import type { Refused } from '../royalties/month-desk.js';
import { refusalProblem } from '../refusal-problem.js';
import { totalsOf, type PeriodTotals } from './get-periods.js';

/** Events that were set aside and could be money. */
export type NotCounted = () => Promise<EventsNotCounted | undefined>;

type Parts = {
  readonly db: Db;
  readonly store: EventStore;
  /** Where the statements of a month go. */
  readonly folderOf: (period: Period) => string;
  readonly notCounted: NotCounted;
  /** Resolves once the table of months has what the log has. */
  readonly untilRead: () => Promise<void>;
};

@Injectable()
export class MonthWork {
  readonly db: Db;
  readonly store: EventStore;
  readonly folderOf: Parts['folderOf'];
  readonly notCounted: NotCounted;
  readonly untilRead: () => Promise<void>;

  constructor({ db, store, folderOf, notCounted, untilRead }: Parts) {
    this.db = db;
    this.store = store;
    this.folderOf = folderOf;
    this.notCounted = notCounted;
    this.untilRead = untilRead;
  }
}

/** Throws what was refused as a problem. */
export const granted = <Done extends { readonly outcome: string }>(done: Done | Refused): Exclude<Done, Refused> => {
  if (done.outcome === 'refused') throw refusalProblem((done as Refused).because);
  return done as Exclude<Done, Refused>;
};

/** What a job of a month says when it is done. */
export type MonthDone = { readonly period: string; readonly runId: string; readonly totals: readonly PeriodTotals[] };

export const monthDone = (period: string, runId: string, totals: readonly MonthTotals[]): MonthDone => ({
  period,
  runId,
  totals: totals.map(totalsOf),
});

/** How far each step begins, by its first word: a guess, so that a bar moves. */
const SHARES: Readonly<Record<string, number>> = {
  corrections: 0.05,
  recordings: 0.3,
  works: 0.6,
  settlements: 0.8,
  journal: 0.1,
  statements: 0.4,
};

export const progressOf = (step: string): Progress => ({ step, share: SHARES[/^\w+/.exec(step)?.[0] ?? ''] ?? 0 });
