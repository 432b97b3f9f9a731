/**
 * The money to share out for one month, territory, offering and currency.
 *
 * A pool is a declaration, not a balance: whoever runs the service states the amount, and may state another one for as
 * long as the month is open. The last declaration holds, the earlier ones stay readable.
 */
import { accept, refuse, type Decider, type Decision } from '../shared/decision.js';
import type { Currency } from '../shared/currency.js';
import { AMOUNT_DIGITS_MAX } from '../shared/money.js';
import type { Period } from './period.js';

export type PoolKey = {
  readonly period: Period;
  /** ISO 3166-1 alpha-2, upper case; `ZZ` where the service cannot tell. */
  readonly territory: string;
  /** As the plays carry it, such as `free`, `premium`, `family`, `student`. */
  readonly offering: string;
  readonly currency: Currency;
};

/** `amountMinor` is a whole number of minor units as a string of digits, without leading zeros. */
export type DeclarePool = PoolKey & { readonly amountMinor: string };

/** `edition` counts the declarations from 1, so that a return to an earlier amount is an event of its own. */
export type PoolEvent = { readonly type: 'PoolDeclared'; readonly data: DeclarePool & { readonly edition: number } };

export type PoolRefusal =
  | { readonly kind: 'PoolAmountIsNegative'; readonly amountMinor: string }
  | { readonly kind: 'PoolAmountNotInMinorUnits'; readonly amountMinor: string };

type Pool = { readonly edition: number; readonly amountMinor?: string };

const NEGATIVE = /^-\d+$/;
const MINOR_UNITS = new RegExp(`^(0|[1-9]\\d{0,${AMOUNT_DIGITS_MAX - 1}})$`);

const initial = (): Pool => ({ edition: 0 });

const evolve = (_pool: Pool, { data: { amountMinor, edition } }: PoolEvent): Pool => ({ edition, amountMinor });

const decide = (command: DeclarePool, pool: Pool): Decision<PoolEvent, PoolRefusal> => {
  const { amountMinor } = command;
  if (NEGATIVE.test(amountMinor)) return refuse({ kind: 'PoolAmountIsNegative', amountMinor });
  if (!MINOR_UNITS.test(amountMinor)) return refuse({ kind: 'PoolAmountNotInMinorUnits', amountMinor });
  if (pool.amountMinor === amountMinor) return accept();
  return accept({ type: 'PoolDeclared', data: { ...command, edition: pool.edition + 1 } });
};

export const pool: Decider<DeclarePool, Pool, PoolEvent, PoolRefusal> = { initial, evolve, decide };

export const poolStream = ({ period, territory, offering, currency }: PoolKey) =>
  `pool-${period}-${territory}-${offering}-${currency}` as const;
