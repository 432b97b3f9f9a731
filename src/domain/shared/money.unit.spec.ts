import fc from 'fast-check';
import { Decimal as GlobalDecimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { currency } from './currency.js';
import { Decimal, formatMinor, sum } from './money.js';

describe('formatMinor', () => {
  it.each([
    ['EUR', '123450', '1234.50'],
    ['EUR', '0', '0.00'],
    ['EUR', '5', '0.05'],
    ['JPY', '1234', '1234'],
    ['KWD', '1', '0.001'],
    ['HUF', '100', '1.00'],
    ['USD', '999999999999999999', '9999999999999999.99'],
    ['EUR', '-1', '-0.01'],
  ])('writes %s %s minor units as %s', (code, minor, written) => {
    expect(formatMinor(new Decimal(minor), currency(code))).toBe(written);
  });

  it('refuses a fraction of a minor unit instead of rounding it away', () => {
    expect(() => formatMinor(new Decimal('0.5'), currency('EUR'))).toThrow(RangeError);
  });

  it('never uses an exponent and can be read back exactly', () => {
    const amounts = fc.bigInt({ min: -(10n ** 36n), max: 10n ** 36n });
    fc.assert(
      fc.property(amounts, (minor) => {
        const written = formatMinor(new Decimal(minor.toString()), currency('EUR'));
        expect(written).toMatch(/^-?\d+\.\d\d$/);
        expect(new Decimal(written).times(100).toFixed()).toBe(minor.toString());
      }),
    );
  });
});

describe('sum', () => {
  it('is zero of nothing', () => expect(sum([]).toFixed()).toBe('0'));

  it('keeps every digit where binary floats would not', () => {
    expect(sum(['0.1', '0.2', '12345678901234567890123456789'].map((amount) => new Decimal(amount))).toFixed()).toBe(
      '12345678901234567890123456789.3',
    );
  });
});

it('is not moved by the settings of the decimal.js that everybody shares', () => {
  const before = GlobalDecimal.precision;
  GlobalDecimal.set({ precision: 3 });
  try {
    expect(new Decimal('123456789').times('987654321').toFixed()).toBe('121932631112635269');
  } finally {
    GlobalDecimal.set({ precision: before });
  }
});
