/** What every bench is given, and what it answers. */
import type { Arena } from './arena.js';
import { atLeast, type Figure } from './figures.js';
import { perSecond } from './rounds.js';
import { medianRatio } from './statistics.js';

export type BenchOptions = {
  readonly arena: Pick<Arena, 'database' | 'folder'>;
  /** The size of a round. What is measured at ten times the size is measured from `events` to ten times as many. */
  readonly events: number;
  readonly rounds: number;
  readonly now: Date;
};

/** A month to close has sizes of its own. */
export type CloseOptions = BenchOptions & { readonly plays: number; readonly listeners: number };

export type Outcome = { readonly figures: readonly Figure[]; /** For people. */ readonly tables: readonly string[] };

/** One party's speed divided by another's, round by round. */
export const against = (name: string, speeds: readonly number[], others: readonly number[], min: number): Figure =>
  atLeast(name, medianRatio(speeds, others), min, `${perSecond(speeds)} / ${perSecond(others)} events/s`);
