import { describe, expect, it } from 'vitest';
import { CURRENCIES, currency, minorUnitExponent } from './currency.js';

describe('currency', () => {
  it('takes lower case and gives the canonical code', () => expect(currency('eur')).toBe('EUR'));

  it.each(['', 'EURO', 'XXX', 'XAU', 'XDR', 'DEM', 'ZZZ', 'E\u0000R', 'toString'])('refuses %j', (code) => {
    expect(() => currency(code)).toThrow(TypeError);
  });

  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['KWD', 3],
    ['IQD', 3],
    ['HUF', 2],
    ['IDR', 2],
  ])('knows the decimals of %s as ISO 4217 has them: %i', (code, decimals) => {
    expect(minorUnitExponent(currency(code))).toBe(decimals);
  });

  it('lists each code once, and only codes that this runtime knows as well', () => {
    const known = new Set(Intl.supportedValuesOf('currency'));
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
    expect(CURRENCIES.filter((code) => !known.has(code) && code !== 'VED')).toEqual([]);
  });

  it('never has fewer decimals than the runtime shows', () => {
    const shown = (code: string) =>
      new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 0;
    expect(CURRENCIES.filter((code) => minorUnitExponent(currency(code)) < shown(code))).toEqual([]);
  });
});
