/** What a run came to, for people and programs; the file beside the statements that says what they should be. */
import type { Currency } from '../../domain/shared/currency.js';
import { formatMinor, sum, ZERO, type Decimal } from '../../domain/shared/money.js';

/** What became of one pool: amount = distributed + held + undistributed, all in whole minor units. */
export type PoolOutcome = {
  readonly territory: string;
  readonly offering: string;
  readonly currency: Currency;
  readonly streams: bigint;
  readonly amount: Decimal;
  /** On statements of labels. */
  readonly distributed: Decimal;
  /** For tracks that the catalogue does not know, until it does. */
  readonly held: Decimal;
  /** Nobody streamed: the pool stays whole. */
  readonly undistributed: Decimal;
};

/** One file. `label` is absent for money that is held. */
export type FileOutcome = {
  readonly file: string;
  readonly label?: string;
  readonly currency: Currency;
  readonly lines: number;
  readonly streams: bigint;
  readonly amount: Decimal;
  readonly sha256: string;
};

export type StatementSummary = {
  readonly period: string;
  /** `name@version` of the rule that says which plays count. */
  readonly policy: string;
  /** The log up to here is in the counts. */
  readonly position: bigint;
  readonly pools: readonly PoolOutcome[];
  readonly statements: readonly FileOutcome[];
  readonly held: readonly FileOutcome[];
  readonly unpooledStreams: readonly {
    readonly territory: string;
    readonly offering: string;
    readonly streams: bigint;
  }[];
  readonly totals: readonly CurrencyTotals[];
};

/** `difference` = pool - statements - held - undistributed: zero, or the run has thrown. */
export type CurrencyTotals = {
  readonly currency: Currency;
  readonly poolTotal: string;
  readonly statementTotal: string;
  readonly held: string;
  readonly undistributed: string;
  readonly difference: string;
};

type Parts = Pick<StatementSummary, 'pools' | 'statements' | 'held'>;

/**
 * Ties what was written to what was declared, currency by currency. The statements' side comes from the files, line by
 * line, not from the allocation. Throws when a minor unit is missing or too many: such a run must not be published.
 */
export const tieTotals = ({ pools, statements, held }: Parts): readonly CurrencyTotals[] => {
  const currencies = [...new Set(pools.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const of = <Entry extends { readonly currency: Currency }>(
      entries: readonly Entry[],
      amount: (entry: Entry) => Decimal,
    ) => sum(entries.filter((entry) => entry.currency === currency).map(amount));
    const poolTotal = of(pools, ({ amount }) => amount);
    const statementTotal = of(statements, ({ amount }) => amount);
    const heldTotal = of(held, ({ amount }) => amount);
    const undistributed = of(pools, (pool) => pool.undistributed);
    const difference = poolTotal.minus(statementTotal).minus(heldTotal).minus(undistributed);
    if (!difference.eq(ZERO))
      throw new Error(`the statements do not tie to the pools: ${formatMinor(difference, currency)} ${currency} off`);
    const written = (minor: Decimal) => formatMinor(minor, currency);
    return {
      currency,
      poolTotal: written(poolTotal),
      statementTotal: written(statementTotal),
      held: written(heldTotal),
      undistributed: written(undistributed),
      difference: written(difference),
    };
  });
};

/** Amounts as decimal strings in major units, counts as strings of digits; no times, so equal runs give equal bytes. */
export const summaryJson = ({ pools, statements, held, ...rest }: StatementSummary): string => {
  const pooled = pools.map(({ amount, distributed, held: kept, undistributed, currency, ...pool }) => ({
    ...pool,
    currency,
    amount: formatMinor(amount, currency),
    distributed: formatMinor(distributed, currency),
    held: formatMinor(kept, currency),
    undistributed: formatMinor(undistributed, currency),
  }));
  const filed = (file: FileOutcome) => ({ ...file, amount: formatMinor(file.amount, file.currency) });
  const { unpooledStreams, totals, ...head } = rest;
  const whole = {
    ...head,
    totals,
    pools: pooled,
    unpooledStreams,
    statements: statements.map(filed),
    held: held.map(filed),
  };
  return `${JSON.stringify(whole, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value), 2)}\n`;
};
