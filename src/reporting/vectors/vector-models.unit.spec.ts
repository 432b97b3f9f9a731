import { describe, expect, it } from 'vitest';
import { Decimal } from '../../domain/shared/money.js';
import { countOf, decimalOf, eachOf, fixed, itemsOf, moneyIn, recordOf, textOf } from './vector-models.js';

describe('the readers of inputs', () => {
  it.each([
    ['0.153', '0.153'],
    ['-2', '-2'],
    [7, '7'],
    ['3/4', '0.75'],
    ['-1/8', '-0.125'],
  ])('take the decimal %j', (value, read) => expect(decimalOf({ rate: value }, 'rate').toFixed()).toBe(read));

  it.each([0.5, '', '1e3', 'NaN', '1/0', '1,5', null, undefined, {}])('take %j for no decimal', (value) => {
    expect(() => decimalOf({ rate: value }, 'rate')).toThrow(/^rate must be/);
  });

  it.each([-1, 1.5, '-1', '1.0', true, 2 ** 60])('take %j for no count', (value) => {
    expect(() => countOf({ n: value }, 'n')).toThrow(/^n must be/);
  });

  it('count past what a JSON number keeps', () => {
    expect(countOf({ n: '123456789012345678901' }, 'n')).toBe(123456789012345678901n);
  });

  it('name the item of a list that they cannot read', () => {
    expect(itemsOf({ earned: ['1.00', '2'] }, 'earned', decimalOf).map(String)).toEqual(['1', '2']);
    expect(() => itemsOf({ earned: ['1.00', 'x'] }, 'earned', decimalOf)).toThrow(/^earned\[1\] must be/);
  });

  it('take a list for no record and an object for no text', () => {
    expect(() => recordOf({ a: [] }, 'a')).toThrow(/^a must be an object/);
    expect(() => textOf({ a: {} }, 'a')).toThrow(/^a must be a string/);
  });
});

describe('money', () => {
  it.each([
    [{}, '12.5', '1250', '12.50'],
    [{ currency: null }, '-0.01', '-1', '-0.01'],
    [{ currency: 'JPY' }, '12', '12', '12'],
    [{ currency: 'KWD' }, '1.234', '1234', '1.234'],
  ])('of %j is read in minor units and written in major ones', (inputs, text, minor, written) => {
    const money = moneyIn(inputs);
    const [amount] = eachOf({ a: text }, money.read).values();
    expect(amount!.toFixed()).toBe(minor);
    expect(money.write(amount!)).toBe(written);
  });

  it('is written half up, and never as minus nothing', () => {
    const money = moneyIn({});
    expect(['0.5', '-0.5', '-0.4'].map((minor) => money.write(new Decimal(minor)))).toEqual(['0.01', '-0.01', '0.00']);
    expect(money.exact(new Decimal('-0.00001'), 6)).toBe('0.000000');
  });
});

it('writes a fixed number of decimals, half up', () => {
  expect(['1.0000005', '-17.25', '2'].map((value) => fixed(new Decimal(value), 1))).toEqual(['1.0', '-17.3', '2.0']);
});
