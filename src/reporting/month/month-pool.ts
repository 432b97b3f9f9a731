/** One pool of a month, and why there can be none. */
import type { Period } from '../../domain/royalties/period.js';
import type { RateMissing } from '../../domain/royalties/rates/rate-on.js';
import type { RateInOtherCurrency } from '../../domain/royalties/rates/society-fee.js';
import type { CurrencyWithoutRate } from '../../domain/royalties/revenue/convert-pool.js';
import type { Currency } from '../../domain/shared/currency.js';
import type { Decimal } from '../../domain/shared/money.js';
import type { Right } from './month-tables.js';

export type MonthPool = {
  readonly right: Right;
  readonly territory: string;
  readonly offering: string;
  readonly currency: Currency;
  readonly amountMinor: Decimal;
  /** How the amount came about, for people. */
  readonly rule: string;
  readonly fxRateId?: string;
};

export type PoolRefusal =
  | CurrencyWithoutRate
  | RateMissing
  | RateInOtherCurrency
  /** Somebody declared the recordings' pool, and somebody else revenue with a share for recordings. */
  | {
      readonly kind: 'PoolStatedTwice';
      readonly period: Period;
      readonly territory: string;
      readonly offering: string;
      readonly currency: string;
    };

export type MonthPools =
  { readonly pools: readonly MonthPool[]; readonly notices: readonly string[] } | { readonly refused: PoolRefusal };
