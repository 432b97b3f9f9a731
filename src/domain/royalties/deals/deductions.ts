/**
 * What comes off before anything is earned, in the order that the contract states: distribution fees, packaging,
 * administration. The order matters as soon as one is taken from what another has left. Nothing goes below zero.
 */
import type { Currency } from '../../shared/currency.js';
import { Decimal } from '../../shared/money.js';
import { halfUp } from '../rounding.js';
import { minorOf, smaller } from './amounts.js';
import type { Deduction } from './deal-terms.js';

/** Whole minor units, above zero: what came off. */
export type Deducted = { readonly deduction: Deduction; readonly amountMinor: Decimal };
export type Net = { readonly deducted: readonly Deducted[]; readonly netMinor: Decimal };

/**
 * What is left is rounded once; each deduction is the step between two rounded balances, so they add up on paper too.
 */
export const deduct = (grossMinor: Decimal, deductions: readonly Deduction[], currency: Currency): Net => {
  let running = grossMinor;
  const deducted = deductions.map((deduction) => {
    const left = running.minus(smaller(running, exactDeduction(deduction, { grossMinor, running, currency })));
    const amountMinor = halfUp(running).minus(halfUp(left));
    running = left;
    return { deduction, amountMinor };
  });
  return { deducted, netMinor: halfUp(running) };
};

type Bases = { readonly grossMinor: Decimal; readonly running: Decimal; readonly currency: Currency };

const exactDeduction = (deduction: Deduction, { grossMinor, running, currency }: Bases): Decimal => {
  if ('fixed' in deduction) return minorOf(deduction.fixed, currency);
  return new Decimal(deduction.rate).times(deduction.base === 'gross' ? grossMinor : running);
};
