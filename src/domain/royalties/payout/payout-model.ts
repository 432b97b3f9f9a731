/**
 * What a payout model is: a pure rule from what listeners heard to the shares of a pool.
 *
 * A model folds over listeners, one at a time, and keeps one sum for each id: its memory grows with the catalogue, never
 * with plays or listeners. Sums are whole numbers, so neither the order of listeners nor that of what they heard can
 * move a digit. The tally is mutable inside and belongs to one fold.
 */
import type { Decimal } from '../../shared/money.js';
import type { Weight } from '../rounding.js';

/** What one listener heard of one track (or artist) in the month; an id appears once in a listener's list. */
export type Heard = {
  readonly id: string;
  /** Counted streams. */
  readonly streams: bigint;
  readonly msHeard: bigint;
  /** Those of the streams that the listener sought out, rather than was served. */
  readonly activeStreams: bigint;
};

/** One listener in one pool. `moneyMinor` is the part of the pool that this listener's fee or advertising made; it may be fractional. */
export type ListenerUsage = { readonly moneyMinor: Decimal; readonly heard: readonly Heard[] };

/**
 * How a pool divides. The weights come by id, each id once. Money is in fixed point (see `fixed-point.ts`): all of it,
 * and what the model holds back for listeners who heard nothing.
 */
export type Split = {
  readonly weights: readonly Weight[];
  /** What one stream, or one minor unit of money, weighs: for showing weights, and for nothing else. */
  readonly unit: bigint;
  readonly money: bigint;
  readonly held: bigint;
};

export type Tally = { readonly add: (usage: ListenerUsage) => void; readonly split: () => Split };

export type PayoutModel = { readonly name: string; readonly begin: () => Tally };

/**
 * The money of a listener who heard nothing. No paper says where it goes: they assume that everybody listens.
 * `pro-rata`: it stays in the pool and raises what the others' money pays, for all in the same proportion.
 * `hold`: it is held back and reported as undistributed.
 */
export type IdlePolicy = 'pro-rata' | 'hold';

/** A fold over all listeners. Throws a RangeError for money or counts below zero: those are bugs of the caller. */
export const tallied = (model: PayoutModel, listeners: Iterable<ListenerUsage>): Split => {
  const tally = model.begin();
  for (const usage of listeners) tally.add(usage);
  return tally.split();
};
