/** The books in the format of the vectors: `double_entry`. */
import { balances } from '../../domain/books/balances.js';
import { imbalance, type Side } from '../../domain/books/entry.js';
import { currency } from '../../domain/shared/currency.js';
import { has, listOf, moneyIn, textOf, unread, type VectorInputs, type VectorModels } from './vector-models.js';

/** Where a file names none; any currency with cents gives the same figures. */
const CURRENCY_UNNAMED = 'USD';

/** Accounts are the file's own, and entries that do not balance are counted as they are: the model says that they do not. */
const doubleEntry = (inputs: VectorInputs) => {
  const money = moneyIn(inputs);
  const of = currency(has(inputs, 'currency') ? textOf(inputs, 'currency') : CURRENCY_UNNAMED);
  const entries = listOf(inputs, 'entries').map((entry) => ({
    currency: of,
    lines: listOf(entry, 'lines').map((line) => ({
      account: textOf(line, 'account'),
      side: sideOf(line),
      amountMinor: money.read(line, 'amount'),
    })),
  }));
  const closing = balances(entries).map(({ account, balanceMinor }) => [account, money.write(balanceMinor)]);
  return {
    every_entry_balances: entries.every(({ lines }) => imbalance(lines).isZero()),
    closing_balances_debit_positive: Object.fromEntries(closing) as Readonly<Record<string, string>>,
  };
};

const sideOf = (line: VectorInputs): Side => {
  const side = textOf(line, 'side');
  return side === 'D' || side === 'C' ? side : unread('side', 'D or C', side);
};

export const booksVectors: VectorModels = { double_entry: doubleEntry };
