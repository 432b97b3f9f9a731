/** Refusals of revenue, currency rates, rates and fraud verdicts, as they are told to people. */
import type { RateRefusal } from '../../domain/royalties/rates/declared-rate.js';
import type { RevenueRefusal } from '../../domain/royalties/revenue/declaration-problem.js';
import type { FxRateRefusal } from '../../domain/royalties/revenue/fx-rate.js';
import type { FraudVerdictRefusal } from '../../domain/royalties/usage/fraud-verdict.js';
import type { Sentences } from '../../api/refusal-sentence.js';

const SHOWN_CHARACTERS = 80;
const shown = (text: string) => text.slice(0, SHOWN_CHARACTERS);

export const REVENUE_REFUSALS: Sentences<RevenueRefusal> = {
  RevenueNotPositive: ({ gross }) => ['gross', `the gross must be above zero, got ${shown(gross)}`],
  TrialHasRevenue: ({ gross }) => ['gross', `a trial is free, but its gross is ${shown(gross)}`],
  AmountIsNegative: ({ field, amount }) => [field, `${field} is below zero: ${shown(amount)}`],
  AmountHasTooManyDigits: ({ field, amount, decimalsMax, digitsMax }) => [
    field,
    `${field} may have ${decimalsMax} decimals and ${digitsMax} digits in all, got ${shown(amount)}`,
  ],
  RateOutOfRange: ({ field, rate }) => [
    field,
    `${field} must be from 0 to 1 with 18 decimals at most, got ${shown(rate)}`,
  ],
  SharesAboveOne: ({ recordingShare, worksShare }) => [
    'worksShare',
    `recordingShare ${recordingShare} and worksShare ${worksShare} are more than the whole`,
  ],
  StatedTwice: ({ field, beside }) => [field, `${field} says what ${beside} says already: state one of them`],
  LicenceNamedTwice: ({ right, licensor }) => ['licences', `the ${right} licence of ${licensor} is named twice`],
  TaxAboveRevenue: ({ tax, gross }) => ['tax', `the tax of ${tax} is more than the gross of ${gross}`],
  RefundsAboveRevenue: ({ refunds, revenue }) => [
    'refunds',
    `refunds of ${refunds} are more than the ${revenue} that the tax leaves`,
  ],
  AdvertisingAboveRevenue: ({ advertising, revenue }) => [
    'advertising.revenue',
    `advertising of ${advertising} is more than the gross of ${revenue} that it is a part of`,
  ],
  NetRevenueNotPositive: ({ net }) => [
    '',
    `tax, refunds, fee and commission leave ${net}, so there is nothing to share`,
  ],
};

export const FX_RATE_REFUSALS: Sentences<FxRateRefusal> = {
  CurrencyAgainstItself: ({ currency }) => ['to', `${currency} has no rate in itself`],
  FxRateNotPositive: ({ rate }) => ['rate', `the rate must be above zero, got ${shown(rate)}`],
  FxRateHasTooManyDigits: ({ rate, digitsMax }) => [
    'rate',
    `the rate may have ${digitsMax} digits, got ${shown(rate)}`,
  ],
};

export const RATE_REFUSALS: Sentences<RateRefusal> = {
  RateIsNegative: ({ value }) => ['value', `the rate is below zero: ${shown(value)}`],
  RateHasTooManyDigits: ({ value, digitsMax }) => [
    'value',
    `the rate may have ${digitsMax} digits, got ${shown(value)}`,
  ],
  RateAboveOne: ({ value }) => ['value', `a fraction is 1 at most, got ${shown(value)}`],
  RateEndsBeforeItStarts: ({ effectiveFrom, effectiveTo }) => [
    'effectiveTo',
    `the rate ends on ${effectiveTo}, before it begins on ${effectiveFrom}`,
  ],
  RatesOverlap: ({ version, from, to }) => [
    'effectiveFrom',
    `version ${version} has two rates for the days from ${from} to ${to}; end one before the other begins`,
  ],
};

export const FRAUD_VERDICT_REFUSALS: Sentences<FraudVerdictRefusal> = {
  NoFraudVerdictToLift: ({ period }) => ['artificialStreams', `there is no verdict for ${period} that 0 could lift`],
};
