/** Every step from a party's part of the pools to what it is paid: how each number of the month was made. */
import { stringify } from 'csv-stringify/sync';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, formatMinor } from '../../domain/shared/money.js';
import type { RunOutcome } from './run-outcome.js';

/** In this order, under these names, forever; a new column goes to the end. */
export const SETTLEMENT_COLUMNS = ['party', 'currency', 'deal', 'step', 'label', 'amount', 'rule'] as const;

export const settlementsCsv = ({ settled }: RunOutcome): string => {
  const rows = settled.flatMap(({ party, currency, dealId = '', settlement }) =>
    settlement.steps.map(({ step, label, amountMinor, rule }) => [
      party,
      currency,
      dealId,
      step,
      label,
      formatMinor(new Decimal(amountMinor), currencyOf(currency)),
      rule,
    ]),
  );
  return stringify(rows, { record_delimiter: 'unix', header: true, columns: [...SETTLEMENT_COLUMNS] });
};
