/**
 * The rate of one currency in another on one day, with its source.
 *
 * A pool is converted once, at the rate of its day, before it is shared out; the id of the rate goes with the result, so
 * that everybody can see which one it was. A rate that was wrong is declared again, and both stay readable.
 */
import { accept, refuse, type Decider, type Decision } from '../../shared/decision.js';
import type { Currency } from '../../shared/currency.js';
import { Decimal } from '../../shared/money.js';

export type FxRate = {
  readonly from: Currency;
  readonly to: Currency;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** Units of `to` per unit of `from`, both major, a decimal string. */
  readonly rate: string;
  readonly source: string;
  /** What statements call it, such as `ecb-2026-08-31-SEK-USD`. */
  readonly id: string;
};

export type DeclareFxRate = FxRate;

export type FxRateEvent = { readonly type: 'FxRateDeclared'; readonly data: FxRate & { readonly edition: number } };

export type FxRateRefusal =
  | { readonly kind: 'CurrencyAgainstItself'; readonly currency: Currency }
  | { readonly kind: 'FxRateNotPositive'; readonly rate: string }
  | { readonly kind: 'FxRateHasTooManyDigits'; readonly rate: string; readonly digitsMax: number };

/** Before and after the point together: with the largest pool they stay within the precision. */
export const FX_RATE_DIGITS_MAX = 20;

type Known = { readonly edition: number; readonly declared?: FxRate };

const COMPARED = ['rate', 'source', 'id'] as const satisfies readonly (keyof FxRate)[];

const initial = (): Known => ({ edition: 0 });

const evolve = (_known: Known, { data: { edition, ...declared } }: FxRateEvent): Known => ({ edition, declared });

const decide = (command: DeclareFxRate, { edition, declared }: Known): Decision<FxRateEvent, FxRateRefusal> => {
  const { from, to, rate } = command;
  if (from === to) return refuse({ kind: 'CurrencyAgainstItself', currency: from });
  if (new Decimal(rate).lte(0)) return refuse({ kind: 'FxRateNotPositive', rate });
  if (rate.replace('.', '').length > FX_RATE_DIGITS_MAX)
    return refuse({ kind: 'FxRateHasTooManyDigits', rate, digitsMax: FX_RATE_DIGITS_MAX });
  if (declared !== undefined && COMPARED.every((field) => declared[field] === command[field])) return accept();
  return accept({ type: 'FxRateDeclared', data: { ...command, edition: edition + 1 } });
};

export const fxRate: Decider<DeclareFxRate, Known, FxRateEvent, FxRateRefusal> = { initial, evolve, decide };

export const fxRateStream = ({ from, to, on }: Pick<FxRate, 'from' | 'to' | 'on'>) => `fx-${from}-${to}-${on}` as const;
