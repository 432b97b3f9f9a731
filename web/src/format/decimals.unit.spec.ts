import { describe, expect, it } from 'vitest';
import { absolute, byAmount, compare, minus, signOf } from './decimals.js';

describe('minus', () => {
  it.each([
    ['10.00', '9.99', '0.01'],
    ['9.99', '10.00', '-0.01'],
    ['0.10', '0.3', '-0.20'],
    ['-1.5', '-1.50', '0.00'],
    ['5', '7', '-2'],
    ['1', '0.001', '0.999'],
    ['9007199254740993.01', '0.01', '9007199254740993.00'],
  ])('takes from %s what %s is, exactly', (one, other, difference) => expect(minus(one, other)).toBe(difference));
});

describe('signOf', () => {
  it.each([
    ['0.00', 0], ['-0.00', 0], ['0', 0], ['0.01', 1], ['-0.01', -1], ['12', 1],
  ] as const)('of %s is %i', (amount, sign) => expect(signOf(amount)).toBe(sign)); // prettier-ignore
});

it('compares by value and not by letters', () => {
  expect([compare('9.00', '10.00'), compare('10.0', '10.00'), compare('-1', '-2')]).toEqual([-1, 0, 1]);
});

it('sorts the largest amount to the top', () => {
  const amounts = [{ amount: '9.00' }, { amount: '-3.00' }, { amount: '10.00' }];
  expect(amounts.toSorted(byAmount).map(({ amount }) => amount)).toEqual(['10.00', '9.00', '-3.00']);
});

it('takes the sign away', () => expect([absolute('-1.20'), absolute('1.20')]).toEqual(['1.20', '1.20']));
