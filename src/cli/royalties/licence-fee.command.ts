/** What a society's licence comes to: a part of revenue, and what it does not fall below. */
import type { Command } from 'commander';
import { isDay } from '../../domain/royalties/deals/days.js';
import { minorOf, told } from '../../domain/royalties/deals/amounts.js';
import { performingRightsFee, tariffFee } from '../../domain/royalties/rates/percent-of-revenue.js';
import { noticesOf } from '../../domain/royalties/rates/rate-notices.js';
import { rateOn, type RateQuery } from '../../domain/royalties/rates/rate-on.js';
import type { Rate } from '../../domain/royalties/rates/rate.js';
import { SHIPPED_RATES } from '../../domain/royalties/rates/shipped-book.js';
import { halfUp } from '../../domain/royalties/rounding.js';
import { CURRENCIES, currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, formatMinor, ZERO } from '../../domain/shared/money.js';
import { CliProblem, say } from '../output.js';

type Options = {
  readonly licensor: string;
  readonly on: string;
  readonly revenue: string;
  readonly currency: string;
  readonly territory?: string;
  readonly offering?: string;
  readonly streams: string;
  readonly directlyLicensed: string;
  readonly json?: true;
};

/** Adds `licence-fee` to `royalties`. */
export const registerLicenceFee = (royalties: Command): void => {
  royalties
    .command('licence-fee')
    .description(
      'the fee of a society by the rate book: a percentage of revenue, with the minima that its licence names',
    )
    .requiredOption('--licensor <name>', 'such as prs, gema, ascap, bmi')
    .requiredOption('--on <date>', 'the day whose rate applies, such as 2011-03-31')
    .requiredOption('--revenue <amount>', 'in major units, such as 100000.00')
    .requiredOption('--currency <code>', 'of the revenue, such as GBP')
    .option('--territory <code>', 'where the licence is for, such as GB')
    .option('--offering <kind>', 'as the tariff names it, such as interactive')
    .option('--streams <count>', 'for a minimum per stream', '0')
    .option('--directly-licensed <part>', 'of performances, 0 to 1, where publishers license some directly', '0')
    .option('--json', 'answer with one line of JSON')
    .action((options: Options) => {
      const fee = feeOf(options);
      say(options.json ? JSON.stringify(fee) : forPeople(fee));
    });
};

const feeOf = (options: Options) => {
  const { licensor, on, territory, offering } = checked(options);
  const currency = currencyOf(options.currency);
  const query: RateQuery = { licensor, ...(territory && { territory }), ...(offering && { offeringKind: offering }) };
  const used: Rate[] = [];
  const valueOf = (rule: string): Decimal | undefined => {
    const answer = rateOn(SHIPPED_RATES, rule, on, query);
    if ('missing' in answer || answer.rate.value === null) return undefined;
    used.push(answer.rate);
    return new Decimal(answer.rate.value);
  };
  const rate = valueOf('percent-of-revenue');
  if (rate === undefined) throw new CliProblem(`the rate book has no percent-of-revenue of ${licensor} on ${on}`);
  const revenue = minorOf(options.revenue, currency);
  const floor = valueOf('fee-floor');
  const payable =
    floor === undefined
      ? tariffFee({ revenue, rate, streams: BigInt(options.streams), perStreamMinimum: minorOf((valueOf('minimum-per-stream') ?? ZERO).toFixed(), currency) }).payable // prettier-ignore
      : performingRightsFee(
          { grossRevenue: revenue, agencyCommission: ZERO, directlyLicensed: new Decimal(options.directlyLicensed) },
          { rate, feeFloor: floor, administration: valueOf('administration') ?? ZERO, agencyCommissionMax: valueOf('agency-commission-max') ?? ZERO }, // prettier-ignore
        ).payable;
  return {
    licensor,
    on,
    revenue: told(revenue, currency),
    payable: formatMinor(halfUp(payable), currency),
    currency,
    rates: used.map(({ rule, value, unit, version, source }) => ({ rule, value, unit, version, source })),
    notices: noticesOf(used),
  };
};

const AMOUNT = /^\d{1,16}(\.\d{1,6})?$/;

const checked = (options: Options): Options => {
  const wrong = (option: string, means: string, got: string) =>
    new CliProblem(`--${option} must be ${means}, got "${got.slice(0, 80)}"`);
  if (!isDay(options.on)) throw wrong('on', 'a day such as 2011-03-31', options.on);
  if (!AMOUNT.test(options.revenue)) throw wrong('revenue', 'an amount such as 100000.00', options.revenue);
  if (!CURRENCIES.includes(options.currency.toUpperCase()))
    throw wrong('currency', 'an ISO 4217 code such as GBP', options.currency);
  if (!/^\d{1,15}$/.test(options.streams)) throw wrong('streams', 'a whole number', options.streams);
  if (!/^(0(\.\d{1,10})?|1)$/.test(options.directlyLicensed))
    throw wrong('directly-licensed', 'a part from 0 to 1', options.directlyLicensed);
  return options;
};

const forPeople = ({ licensor, revenue, payable, currency, rates, notices }: ReturnType<typeof feeOf>): string =>
  [
    `${licensor}: ${payable} ${currency} for a revenue of ${revenue}`,
    ...rates.map(({ rule, value, unit, source }) => `  ${rule} ${value ?? 'none'} (${unit}); ${source}`),
    ...notices,
  ].join('\n');
