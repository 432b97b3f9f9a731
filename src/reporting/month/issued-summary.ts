/** The file beside the statements of a month that says what they should be, and how they tie to the pools. */
import { currency as currencyOf, type Currency } from '../../domain/shared/currency.js';
import { Decimal, formatMinor } from '../../domain/shared/money.js';
import { monthsToldTo, type StatedMonths } from './stated-months.js';

export type IssuedFile = {
  readonly file: string;
  /** Absent for money that is held. */
  readonly party?: string;
  readonly currency: Currency;
  readonly lines: number;
  readonly streams: bigint;
  readonly amountMinor: Decimal;
  readonly grossMinor: Decimal;
  readonly sha256: string;
};

type Parts = {
  readonly months: StatedMonths;
  readonly statements: readonly IssuedFile[];
  readonly held: readonly IssuedFile[];
  readonly settlements: { readonly file: string; readonly sha256: string };
};

/** Amounts as decimal strings in major units, counts as strings of digits; no times, so equal runs give equal bytes. */
export const issuedSummary = ({ months, statements, held, settlements }: Parts): string => {
  const { period, run } = months.own;
  const { basis, totals, pools, notices, settled } = run.outcome;
  const major = (minor: string, currency: string) => formatMinor(new Decimal(minor), currencyOf(currency));
  const whole = {
    period,
    runId: run.runId,
    linesHash: run.linesHash,
    basis,
    notices,
    totals: totals.map(({ currency, ...amounts }) => ({
      currency,
      ...Object.fromEntries(Object.entries(amounts).map(([name, minor]) => [name.replace(/Minor$/, ''), major(minor, currency)])), // prettier-ignore
    })),
    pools: pools.map(({ amountMinor, undistributed, ...pool }) => ({
      ...pool,
      amount: major(amountMinor, pool.currency),
      undistributed: major(undistributed, pool.currency),
    })),
    statements: statements.map(filed),
    held: held.map(filed),
    settlements,
    payables: settled.map(({ party, currency, settlement }) => ({
      party,
      currency,
      earned: major(settlement.earnedMinor, currency),
      payable: major(settlement.payableMinor, currency),
      carried: major(settlement.carriedMinor, currency),
      /** The months that the statement is about; none where it comes with a later one. */
      statementOf: monthsToldTo(months, { party, currency }).map((month) => month.period),
    })),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
};

const filed = ({ amountMinor, grossMinor, streams, currency, ...file }: IssuedFile) => ({
  ...file,
  currency,
  streams: streams.toString(),
  gross: formatMinor(grossMinor, currency),
  amount: formatMinor(amountMinor, currency),
});
