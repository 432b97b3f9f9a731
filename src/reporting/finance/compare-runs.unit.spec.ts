import { expect, it } from 'vitest';
import { compareRuns } from './compare-runs.js';

const earning = (...of: readonly (readonly [party: string, currency: string, earnedMinor: string])[]) =>
  ({
    settled: of.map(([party, currency, earnedMinor]) => ({ party, currency, settlement: { earnedMinor } })),
  }) as never;

const inShort = (changes: ReturnType<typeof compareRuns>) =>
  changes.map(({ party, currency, currentMinor, previousMinor, changePercent }) =>
    [party, currency, currentMinor.toFixed(), previousMinor.toFixed(), changePercent?.toFixed(1) ?? null]); // prettier-ignore

it('sets two months beside each other by party and currency, with zero for who is in one of them alone', () => {
  const current = earning(['b', 'EUR', '150'], ['a', 'EUR', '10'], ['a', 'USD', '7']);
  expect(inShort(compareRuns(current, earning(['b', 'EUR', '100'], ['c', 'EUR', '5'])))).toEqual([
    ['a', 'EUR', '10', '0', null],
    ['a', 'USD', '7', '0', null],
    ['b', 'EUR', '150', '100', '50.0'],
    ['c', 'EUR', '0', '5', '-100.0'],
  ]);
});

it('takes a month that is below zero as larger when it comes nearer to zero', () => {
  expect(inShort(compareRuns(earning(['a', 'EUR', '-50']), earning(['a', 'EUR', '-100'])))).toEqual([
    ['a', 'EUR', '-50', '-100', '50.0'],
  ]);
});

it('sets the first month of all beside nothing', () =>
  expect(inShort(compareRuns(earning(['a', 'EUR', '5']), undefined))).toEqual([['a', 'EUR', '5', '0', null]]));
