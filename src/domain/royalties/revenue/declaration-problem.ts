/** What is wrong with a declaration, as data: the first thing found, in the order of the steps from gross to pools. */
import { minorUnitExponent, type Currency } from '../../shared/currency.js';
import { AMOUNT_DIGITS_MAX, Decimal } from '../../shared/money.js';
import { told } from '../deals/amounts.js';
import { halfUp } from '../rounding.js';
import { isUsStatutory, isUsWebcast, netRevenueOf, type Licence, type RevenueDeclaration } from './declaration.js';
import type { NetRevenue } from './net-revenue.js';
import { bearsRoyalty } from './offering-kinds.js';

export type RevenueRefusal =
  | { readonly kind: 'RevenueNotPositive'; readonly gross: string }
  | { readonly kind: 'TrialHasRevenue'; readonly gross: string }
  | { readonly kind: 'AmountIsNegative'; readonly field: string; readonly amount: string }
  | { readonly kind: 'AmountHasTooManyDigits'; readonly field: string; readonly amount: string; readonly decimalsMax: number; readonly digitsMax: number } // prettier-ignore
  | { readonly kind: 'RateOutOfRange'; readonly field: string; readonly rate: string }
  | { readonly kind: 'SharesAboveOne'; readonly recordingShare: string; readonly worksShare: string }
  /** The same money by two rules, of which only one can hold. */
  | { readonly kind: 'StatedTwice'; readonly field: string; readonly beside: string }
  | { readonly kind: 'LicenceNamedTwice'; readonly right: string; readonly licensor: string }
  | { readonly kind: 'TaxAboveRevenue'; readonly tax: string; readonly gross: string }
  | { readonly kind: 'RefundsAboveRevenue'; readonly refunds: string; readonly revenue: string }
  | { readonly kind: 'AdvertisingAboveRevenue'; readonly advertising: string; readonly revenue: string }
  | { readonly kind: 'NetRevenueNotPositive'; readonly net: string };

type Named = readonly (readonly [field: string, value: string | undefined])[];

/** Digits of a rate or share: past any contract, and far from the precision. */
const RATE_DECIMALS_MAX = 18;

export const declarationProblem = (declaration: RevenueDeclaration): RevenueRefusal | undefined =>
  trialProblem(declaration) ??
  firstOf(amountsOf(declaration), (field, amount) => amountProblem(field, amount, declaration.currency)) ??
  firstOf(ratesOf(declaration), rateProblem) ??
  sharesProblem(declaration) ??
  statedTwice(declaration) ??
  licencesProblem(declaration) ??
  stepProblem(declaration, netRevenueOf(declaration));

/** A trial is free: what costs something is no trial, and nobody's royalty may hide in one. */
const trialProblem = ({ offeringKind, gross }: RevenueDeclaration): RevenueRefusal | undefined => {
  const sign = new Decimal(gross).comparedTo(0);
  if (bearsRoyalty(offeringKind)) return sign > 0 ? undefined : { kind: 'RevenueNotPositive', gross };
  return sign === 0 ? undefined : { kind: 'TrialHasRevenue', gross };
};

const amountsOf = (declaration: RevenueDeclaration): Named => [
  ['gross', declaration.gross],
  ['tax.amount', 'amount' in declaration.tax ? declaration.tax.amount : undefined],
  ['refunds', declaration.refunds],
  ['advertising.revenue', declaration.advertising?.revenue],
  ['advertising.commission', declaration.advertising?.commission],
  ['performanceRoyalties', declaration.performanceRoyalties],
  ['totalContentCost', declaration.totalContentCost],
];

const ratesOf = (declaration: RevenueDeclaration): Named => [
  ['tax.rate', 'rate' in declaration.tax ? declaration.tax.rate : undefined],
  ['storeFee.rate', declaration.storeFee?.rate],
  ['recordingShare', declaration.recordingShare],
  ['worksShare', declaration.worksShare],
  ...(declaration.licences ?? []).map(({ directlyLicensed }, index) => [`licences[${index}].directlyLicensed`, directlyLicensed] as const), // prettier-ignore
];

const firstOf = (named: Named, look: (field: string, value: string) => RevenueRefusal | undefined) => {
  for (const [field, value] of named) {
    const problem = value === undefined ? undefined : look(field, value);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const amountProblem = (field: string, amount: string, currency: Currency): RevenueRefusal | undefined => {
  const exact = new Decimal(amount);
  const decimalsMax = minorUnitExponent(currency);
  const digitsMax = AMOUNT_DIGITS_MAX;
  if (exact.lt(0)) return { kind: 'AmountIsNegative', field, amount };
  const digits = amount.split('.')[0]!.length + decimalsMax;
  return (amount.split('.')[1]?.length ?? 0) > decimalsMax || digits > digitsMax
    ? { kind: 'AmountHasTooManyDigits', field, amount, decimalsMax, digitsMax }
    : undefined;
};

const rateProblem = (field: string, rate: string): RevenueRefusal | undefined => {
  const exact = new Decimal(rate);
  return exact.lt(0) || exact.gt(1) || exact.decimalPlaces() > RATE_DECIMALS_MAX
    ? { kind: 'RateOutOfRange', field, rate }
    : undefined;
};

const sharesProblem = ({ recordingShare, worksShare }: RevenueDeclaration): RevenueRefusal | undefined =>
  new Decimal(recordingShare).plus(worksShare).gt(1)
    ? { kind: 'SharesAboveOne', recordingShare, worksShare }
    : undefined;

const statedTwice = (declaration: RevenueDeclaration): RevenueRefusal | undefined => {
  const { recordingShare, worksShare, performanceRoyalties, licences = [] } = declaration;
  const refusal = (field: string, beside: string) => ({ kind: 'StatedTwice', field, beside }) as const;
  const licensed = new Set(licences.map(({ right }) => right));
  if (isUsWebcast(declaration) && !new Decimal(recordingShare).isZero()) return refusal('recordingShare', 'us-webcasting'); // prettier-ignore
  if (licensed.has('performing') && performanceRoyalties !== undefined) return refusal('performanceRoyalties', 'licences'); // prettier-ignore
  if (!licensed.has('mechanical')) return undefined;
  if (isUsStatutory(declaration)) return refusal('licences', 'us-mechanical-headline');
  return new Decimal(worksShare).isZero() ? undefined : refusal('worksShare', 'licences');
};

const licencesProblem = ({ licences = [] }: RevenueDeclaration): RevenueRefusal | undefined => {
  const key = ({ right, licensor, tariff = '' }: Licence) => `${right} ${licensor} ${tariff}`;
  const twice = licences.find((one, index) => licences.findIndex((other) => key(other) === key(one)) !== index);
  return twice && { kind: 'LicenceNamedTwice', right: twice.right, licensor: twice.licensor };
};

const stepProblem = (declaration: RevenueDeclaration, steps: NetRevenue): RevenueRefusal | undefined => {
  const { gross, refunds, advertising, currency } = declaration;
  const shown = (minor: Decimal) => told(halfUp(minor), currency);
  if (steps.tax.gt(steps.gross)) return { kind: 'TaxAboveRevenue', tax: shown(steps.tax), gross };
  if (steps.afterRefunds.lt(0)) return { kind: 'RefundsAboveRevenue', refunds, revenue: shown(steps.netOfTax) };
  if (advertising !== undefined && new Decimal(advertising.revenue).gt(gross))
    return { kind: 'AdvertisingAboveRevenue', advertising: advertising.revenue, revenue: gross };
  if (bearsRoyalty(declaration.offeringKind) && steps.net.lte(0))
    return { kind: 'NetRevenueNotPositive', net: shown(steps.net) };
  return undefined;
};
