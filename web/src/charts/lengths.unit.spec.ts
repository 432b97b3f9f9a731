import { expect, it } from 'vitest';
import { waterfall } from './lengths.js';

const step = (amount: string, total = false) => ({ amount, total });

it('lets each step begin where the one before ended, and each total at zero', () => {
  const steps = [step('100.00'), step('-20.00'), step('80.00', true), step('-30.00'), step('50.00', true)];
  expect(waterfall(steps)).toEqual([[0, 100], [100, 80], [0, 80], [80, 50], [0, 50]]); // prettier-ignore
});

it('goes below zero where an account does', () =>
  expect(waterfall([step('10.00'), step('-25.00')])).toEqual([[0, 10], [10, -15]])); // prettier-ignore
