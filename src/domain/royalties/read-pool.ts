/** From a row of texts to the declaration of one pool. */
import { OFFERING, TERRITORY } from '../shared/market.js';
import { currency } from '../shared/currency.js';
import { parsed, reading, unreadable, type Read } from '../shared/problem.js';
import { period } from './period.js';
import type { DeclarePool } from './pool.js';

export const POOL_FIELDS = ['period', 'territory', 'offering', 'currency', 'amount_minor'] as const;

const WHOLE = /^-?\d+$/;

type Row = Readonly<Record<string, string | undefined>>;

/** The sign and the size of the amount are for the pool to judge; here it only has to be a whole number. */
export const readPool = (row: Row): Read<DeclarePool> =>
  reading(() => {
    const [month, territory, offering, code, amount] = POOL_FIELDS.map((field) => present(row, field));
    return {
      period: parsed('BadFormat', 'period', () => period(month!)),
      territory: matching(territory!, TERRITORY, 'territory', 'two letters (ISO 3166-1), such as DE'),
      offering: matching(offering!, OFFERING, 'offering', '1 to 32 characters of a-z 0-9 -, such as premium'),
      currency: parsed('BadFormat', 'currency', () => currency(code!)),
      amountMinor: matching(amount!, WHOLE, 'amount_minor', 'a whole number of minor units, such as 123450 for 1234.50')
        .replace(/^(-?)0+(?=\d)/, '$1')
        .replace(/^-0$/, '0'),
    };
  });

const present = (row: Row, field: string): string => {
  const value = row[field]?.trim() ?? '';
  return value === '' ? unreadable('MissingField', field, `${field} is missing`) : value;
};

const matching = (value: string, form: RegExp, field: string, means: string): string =>
  form.test(value) ? value : unreadable('BadFormat', field, `${field} must be ${means}, got "${value.slice(0, 80)}"`);
