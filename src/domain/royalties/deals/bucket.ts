/** What a month and the contract year so far bring to a settlement; amounts are whole minor units. */
import type { Decimal } from '../../shared/money.js';

/** The party's part of one pool. Each territory and offering appears once. */
export type Bucket = {
  readonly territory: string;
  readonly offering: string;
  /** Not below zero. */
  readonly grossMinor: Decimal;
  /** The party's counted streams. */
  readonly streams: bigint;
  /** The party's part of all streams, 0 to 1; absent: 1. */
  readonly usageShare?: Decimal;
  /** Of the whole offering, weighted and prorated as the deal counts them; absent: 0. */
  readonly subscribers?: Decimal;
};

/** The contract year before this month. `grossMinor` is what the pools gave, before any rate. */
export type YearToDate = {
  readonly streams: bigint;
  readonly grossMinor: Decimal;
  readonly entitledMinor: Decimal;
  readonly earnedMinor: Decimal;
};
