/** A deal's account between two months as it is stored: minor units as strings of digits. */
import { Decimal } from '../../shared/money.js';
import type { Period } from '../period.js';
import type { DealAccount } from './settlement.js';

export type StoredAccount = {
  readonly carriedMinor: string;
  readonly carriedUsMinor: string;
  readonly advances: readonly { readonly id: string; readonly unrecoupedMinor: string; readonly lastPeriod: string; readonly crossYearCarry: boolean }[]; // prettier-ignore
  readonly advancesBegun: readonly string[];
  readonly reservesHeld: readonly { readonly period: string; readonly amountMinor: string; readonly usMinor: string }[];
  readonly yearToDate: { readonly streams: string; readonly grossMinor: string; readonly entitledMinor: string; readonly earnedMinor: string }; // prettier-ignore
  /** Absent in accounts of before there were quarterly statements. */
  readonly untold?: readonly string[];
};

export const storedAccount = (account: DealAccount): StoredAccount => ({
  carriedMinor: account.carriedMinor.toFixed(),
  carriedUsMinor: account.carriedUsMinor.toFixed(),
  advances: account.advances.map((one) => ({ ...one, unrecoupedMinor: one.unrecoupedMinor.toFixed() })),
  advancesBegun: account.advancesBegun,
  reservesHeld: account.reservesHeld.map(({ period, amountMinor, usMinor }) => ({
    period,
    amountMinor: amountMinor.toFixed(),
    usMinor: usMinor.toFixed(),
  })),
  yearToDate: {
    streams: account.yearToDate.streams.toString(),
    grossMinor: account.yearToDate.grossMinor.toFixed(),
    entitledMinor: account.yearToDate.entitledMinor.toFixed(),
    earnedMinor: account.yearToDate.earnedMinor.toFixed(),
  },
  untold: account.untold,
});

export const accountFrom = (stored: StoredAccount): DealAccount => ({
  carriedMinor: new Decimal(stored.carriedMinor),
  carriedUsMinor: new Decimal(stored.carriedUsMinor),
  advances: stored.advances.map((one) => ({
    ...one,
    unrecoupedMinor: new Decimal(one.unrecoupedMinor),
    lastPeriod: one.lastPeriod as Period,
  })),
  advancesBegun: stored.advancesBegun,
  reservesHeld: stored.reservesHeld.map(({ period, amountMinor, usMinor }) => ({
    period: period as Period,
    amountMinor: new Decimal(amountMinor),
    usMinor: new Decimal(usMinor),
  })),
  yearToDate: {
    streams: BigInt(stored.yearToDate.streams),
    grossMinor: new Decimal(stored.yearToDate.grossMinor),
    entitledMinor: new Decimal(stored.yearToDate.entitledMinor),
    earnedMinor: new Decimal(stored.yearToDate.earnedMinor),
  },
  untold: (stored.untold ?? []) as readonly Period[],
});
