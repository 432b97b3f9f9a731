import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../shared/money.js';
import { netRevenue, recordingPool, worksPool, type RevenueFigures } from './net-revenue.js';

const d = (value: string | number) => new Decimal(value);
const whole = (figures: Partial<RevenueFigures>) =>
  netRevenue({ gross: d(119_000), tax: { rate: d('0.19') }, refunds: d(0), ...figures });
const texts = (steps: object) => Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, String(step)]));

describe('net revenue', () => {
  it('goes through its steps in the stated order', () => {
    const steps = whole({
      refunds: d(10_000),
      storeFee: { rate: d('0.30'), base: 'net-of-vat' },
      advertising: { revenue: d(20_000), commission: d(4_000) },
    });
    expect(texts(steps)).toEqual({
      gross: '119000',
      tax: '19000',
      netOfTax: '100000',
      refunds: '10000',
      afterRefunds: '90000',
      storeFee: '27000',
      afterStoreFee: '63000',
      advertisingCommission: '3000',
      net: '60000',
    });
  });

  it('takes the store fee of the gross where the store does', () => {
    expect(whole({ storeFee: { rate: d('0.30'), base: 'gross' } }).net.toFixed()).toBe('64300');
  });

  it('takes a tax that is an amount off the gross', () => {
    expect(whole({ tax: { amount: d(9_000) } }).netOfTax.toFixed()).toBe('110000');
  });

  it('lets the agency have its commission, up to 15 % of the advertising revenue', () => {
    const commission = (of: string) =>
      whole({ advertising: { revenue: d(20_000), commission: d(of) } }).advertisingCommission.toFixed();
    expect(['0', '2999', '3000', '3001'].map(commission)).toEqual(['0', '2999', '3000', '3000']);
  });

  it('is the gross less its deductions, to the last digit, and pools take no more than their shares of it', () => {
    const percent = fc.nat(100).map((hundredths) => d(hundredths).div(100));
    const amounts = fc.tuple(
      fc.nat(1_000_000_000_00),
      percent,
      percent,
      percent,
      fc.constantFrom('gross', 'net-of-vat'),
    );
    fc.assert(
      fc.property(amounts, ([gross, vat, fee, share, base]) => {
        const steps = netRevenue({ gross: d(gross), tax: { rate: vat }, refunds: d(0), storeFee: { rate: fee, base } });
        const deducted = steps.tax.plus(steps.refunds).plus(steps.storeFee).plus(steps.advertisingCommission);
        expect(steps.gross.minus(deducted).toFixed()).toBe(steps.net.toFixed());
        const both = recordingPool(steps, share).plus(worksPool(steps, d(1).minus(share)));
        expect(both.minus(Decimal.max(steps.net, 0)).abs().lte(1)).toBe(true);
      }),
    );
  });
});

describe('a pool', () => {
  it('is rounded once, half up, where only the exact value shows the half', () => {
    // 17 / 1.19 never ends, and 77 % of it is 11: a half of that is 5.5.
    const steps = netRevenue({ gross: d(17), tax: { rate: d('0.19') }, refunds: d(0) });
    expect(recordingPool(steps, d('0.385')).toFixed()).toBe('6');
  });

  it('is empty where nothing is left', () => {
    const steps = whole({ storeFee: { rate: d(1), base: 'gross' } });
    expect(steps.net.toFixed()).toBe('-19000');
    expect(worksPool(steps, d('0.15')).toFixed()).toBe('0');
  });
});
