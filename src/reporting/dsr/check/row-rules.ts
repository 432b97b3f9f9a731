/** What the cells of one record say about each other. Amounts are compared to the precision that they are given in. */
import { Decimal, sum, ZERO } from '../../../domain/shared/money.js';
import type { Row } from './row.js';
import type { Tell } from './rules.js';

const CURRENCIES = ['Transaction', 'Accounting'] as const;
const HUNDRED = new Decimal(100);
/** An amount that was converted and rounded to cents on its way. */
const ROUNDED = new Decimal('0.01');

type Context = {
  readonly tell: Tell;
  /** Of HEAD. */
  readonly usageFrom: string;
  readonly usageTo: string;
  /** Of the summary that a row points to. */
  readonly exchangeRate?: Decimal | undefined;
};

type RowRule = (row: Row, context: Context) => void;

const wrong = (tell: Tell, rule: Parameters<Tell>[0]['rule'], { type }: Row, [cell, what, right]: readonly [string, string, string?]) =>
  tell({ rule, where: `${type}.${cell}`, what, ...(right === undefined ? {} : { right }) }); // prettier-ignore

const sameNumberOf: RowRule = (row, { tell }) => {
  for (const [types, values] of PAIRED)
    if ((row.has(types) || isFee(types)) && row.values(types).length !== row.values(values).length)
      wrong(tell, 'one-value-each', row, [values, `has ${row.values(values).length} values`, `${row.values(types).length}, as ${types} has`]); // prettier-ignore
};

const PAIRED: readonly (readonly [string, string])[] = [
  ['CalculationType', 'CalculationValue'],
  ...CURRENCIES.flatMap((currency) => [
    ['DeductionType', `DeductionsInCurrencyOf${currency}`] as const,
    ['UsageIndependentFeeType', `UsageIndependentFeeInCurrencyOf${currency}`] as const,
  ]),
];
/** Deductions have a value even where there is no type: \`0\`. */
const isFee = (types: string) => types !== 'DeductionType';

const exchanged: RowRule = (row, { tell, exchangeRate }) => {
  const rate = row.number('ExchangeRate') ?? exchangeRate;
  if (rate === undefined) return;
  for (const name of EXCHANGED) {
    const [from, to] = [row.number(`${name}InCurrencyOfTransaction`), row.number(`${name}InCurrencyOfAccounting`)];
    if (from === undefined || to === undefined) continue;
    const expected = from.times(rate);
    if (
      to
        .minus(expected)
        .abs()
        .gt(Decimal.max(ROUNDED, expected.abs().times('0.0001')))
    )
      wrong(tell, 'exchange', row, [`${name}InCurrencyOfAccounting`, `is ${to.toFixed()}`, expected.toFixed()]);
  }
};

const EXCHANGED = ['GrossRevenue', 'NetRevenue', 'AllocatedRevenue', 'AllocatedNetRevenue', 'FinalTotalAmount'];

const grossBoth: RowRule = (row, { tell }) => {
  const [one, other] = CURRENCIES.map((currency) => row.has(`GrossRevenueInCurrencyOf${currency}`));
  if (one !== other)
    wrong(tell, 'gross-both', row, ['GrossRevenueInCurrencyOfTransaction', 'stands in one currency alone']);
};

const exchangeDate: RowRule = (row, { tell }) => {
  if (row.has('ExchangeRate') && !row.has('DateOfCurrencyExchange')) wrong(tell, 'exchange-date', row, ['DateOfCurrencyExchange', 'is empty']); // prettier-ignore
};

const finalTotal: RowRule = (row, { tell }) => {
  for (const currency of CURRENCIES) {
    const [allocated, total] = [row.number(`AllocatedRevenueInCurrencyOf${currency}`), row.number(`FinalTotalAmountInCurrencyOf${currency}`)]; // prettier-ignore
    const expected = (allocated ?? ZERO).plus(sum(row.numbers(`UsageIndependentFeeInCurrencyOf${currency}`)));
    if (allocated !== undefined && total !== undefined && !total.eq(expected))
      wrong(tell, 'final-total', row, [`FinalTotalAmountInCurrencyOf${currency}`, `is ${total.toFixed()}`, expected.toFixed()]); // prettier-ignore
  }
};

const marketShare: RowRule = (row, { tell }) => {
  const share = row.number('RightsControllerMarketShare');
  const [allocated, all] = [row.number('AllocatedUsages'), row.number('Usages') ?? row.number('TotalUsages')];
  if (share === undefined || allocated === undefined || all === undefined || all.isZero()) return;
  const expected = allocated.times(HUNDRED).div(all);
  if (share.minus(expected).abs().gt(lastPlace(share)))
    wrong(tell, 'market-share', row, ['RightsControllerMarketShare', `is ${share.toFixed()}`, expected.toDecimalPlaces(4).toFixed()]); // prettier-ignore
};

/** One unit of the last decimal that a number is given with. */
const lastPlace = (number: Decimal) => new Decimal(10).pow(-number.decimalPlaces());

const reportingPeriod: RowRule = (row, { tell, usageFrom, usageTo }) => {
  const [from, to] = [row.text('ReportingPeriodStartDate'), row.text('ReportingPeriodEndDate')];
  if (from === '' || to === '') return;
  if (to < from) wrong(tell, 'usage-dates', row, ['ReportingPeriodEndDate', `${to} is before ${from}`]);
  if (from < usageFrom || (usageTo !== '' && to > usageTo))
    wrong(tell, 'reporting-period', row, ['ReportingPeriodStartDate', `${from} to ${to}`, `within ${usageFrom} to ${usageTo}`]); // prettier-ignore
};

const netUsage: RowRule = (row, { tell }) => {
  const [total, returns, net] = ['TotalUsages', 'Returns', 'NetUsage'].map((cell) => row.number(cell));
  if (total === undefined || returns === undefined || net === undefined) return;
  if (!net.eq(total.minus(returns))) wrong(tell, 'net-usage', row, ['NetUsage', `is ${net.toFixed()}`, total.minus(returns).toFixed()]); // prettier-ignore
};

const unitPrice: RowRule = (row, { tell }) => {
  const net = row.number('NetUsage');
  for (const currency of CURRENCIES) {
    const [price, revenue] = [row.number(`CalculatedUnitPriceInCurrencyOf${currency}`), row.number(`AllocatedRevenueInCurrencyOf${currency}`)]; // prettier-ignore
    if (net === undefined || net.isZero() || price === undefined || revenue === undefined) continue;
    const expected = price.times(net);
    if (revenue.minus(expected).abs().gt(net.abs().times(lastPlace(price)).plus(lastPlace(revenue))))
      wrong(tell, 'unit-price', row, [`AllocatedRevenueInCurrencyOf${currency}`, `is ${revenue.toFixed()}`, `about ${expected.toFixed()}`]); // prettier-ignore
  }
};

const priceType: RowRule = (row, { tell }) => {
  if (row.has('PriceType') && row.has('PriceRangeType')) wrong(tell, 'price-type', row, ['PriceRangeType', 'stands beside PriceType']); // prettier-ignore
};

const rightsType: RowRule = (row, { tell }) => {
  if (row.has('RightsTypePercentage') && !row.has('RightsType')) wrong(tell, 'rights-type', row, ['RightsTypePercentage', 'stands without RightsType']); // prettier-ignore
};

const serviceDescription: RowRule = (row, { tell }) => {
  if (/[ _]/.test(row.text('ServiceDescription'))) wrong(tell, 'service-description', row, ['ServiceDescription', `is "${row.text('ServiceDescription')}"`]); // prettier-ignore
};

const oneTransacted: RowRule = (row, { tell }) => {
  const [release, resource] = [row.has('TransactedRelease'), row.has('TransactedResource')];
  if (release === resource) wrong(tell, 'one-transacted', row, ['TransactedRelease', release ? 'stands beside TransactedResource' : 'is empty, as TransactedResource is']); // prettier-ignore
};

const usageDates: RowRule = (row, { tell }) => {
  for (const [first, last] of DATES)
    if (row.has(first) && row.has(last) && row.text(last) < row.text(first))
      wrong(tell, 'usage-dates', row, [last, `${row.text(last)} is before ${row.text(first)}`]);
};

const DATES = [
  ['UsageStartDate', 'UsageEndDate'],
  ['SubPeriodStartDate', 'SubPeriodEndDate'],
  ['ValidityPeriodStart', 'ValidityPeriodEnd'],
] as const;

const USAGE_SUMMARY = [rightsType, marketShare, usageDates];

const BY_TYPE: Readonly<Record<string, readonly RowRule[]>> = {
  HEAD: [usageDates, serviceDescription],
  'SY02.02': USAGE_SUMMARY,
  'SY04.01': USAGE_SUMMARY,
  'SY05.02': USAGE_SUMMARY,
  SY07: [serviceDescription],
  SY10: [sameNumberOf, exchanged, grossBoth, exchangeDate, finalTotal, marketShare, reportingPeriod, serviceDescription], // prettier-ignore
  SR08: [netUsage, unitPrice, priceType, exchanged],
  SU01: [oneTransacted],
  SU02: [oneTransacted],
  'SU03.01': [usageDates],
};

export const checkRow: RowRule = (row, context) => {
  for (const rule of BY_TYPE[row.type] ?? []) rule(row, context);
};
