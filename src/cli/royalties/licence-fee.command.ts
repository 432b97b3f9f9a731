/** What a society's licence comes to: a part of revenue, and what it does not fall below. */
import type { Command } from 'commander';
import { isDay } from '../../domain/royalties/deals/days.js';
import { minorOf, told } from '../../domain/royalties/deals/amounts.js';
import { noticesOf } from '../../domain/royalties/rates/rate-notices.js';
import { societyFee } from '../../domain/royalties/rates/society-fee.js';
import { SHIPPED_RATES } from '../../domain/royalties/rates/shipped-book.js';
import { halfUp } from '../../domain/royalties/rounding.js';
import { CURRENCIES, currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, formatMinor } from '../../domain/shared/money.js';
import { CliProblem, say } from '../output.js';
import { explain } from './explain-refusal.js';

type Options = {
  readonly licensor: string;
  readonly on: string;
  readonly revenue: string;
  readonly currency: string;
  readonly territory?: string;
  readonly offering?: string;
  readonly streams: string;
  readonly subscribers: string;
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
    .option('--subscribers <count>', 'for a minimum per subscriber', '0')
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
  const query = { licensor, ...(territory && { territory }), ...(offering && { offeringKind: offering }) };
  const revenue = minorOf(options.revenue, currency);
  const fee = societyFee(SHIPPED_RATES, on, query, {
    currency,
    revenue,
    streams: BigInt(options.streams),
    subscribers: new Decimal(options.subscribers),
    directlyLicensed: new Decimal(options.directlyLicensed),
  });
  if ('refused' in fee) throw new CliProblem(explain(fee.refused));
  const { payable, used } = fee;
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
  for (const count of ['streams', 'subscribers'] as const)
    if (!/^\d{1,15}$/.test(options[count])) throw wrong(count, 'a whole number', options[count]);
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
