/** From one JSON object to the declaration of the revenue of one month, territory, offering and currency. */
import { currency } from '../../shared/currency.js';
import { OFFERING, TERRITORY } from '../../shared/market.js';
import { parsed, reading, unreadable, type Read } from '../../shared/problem.js';
import { period } from '../period.js';
import { decimal, isThere, matching, maybe, objectOf, oneOf, text, type Fields } from '../rates/json-fields.js';
import type { Licence } from './declaration.js';
import { STORE_FEE_BASES } from './net-revenue.js';
import { OFFERING_KINDS, type SubscriberCounts } from './offering-kinds.js';
import type { DeclareRevenue } from './revenue.js';

const COUNTS = [
  'individual',
  'familyPlans',
  'duoPlans',
  'student',
  'trial',
  'endUsersWithPlay',
] as const satisfies readonly (keyof SubscriberCounts)[];

/** Fields that are not listed are left out; without `refunds` there were none, without `tax` none was charged. */
export const readRevenue = (raw: unknown): Read<DeclareRevenue> =>
  reading(() => {
    const fields = objectOf(raw, '', 'a declaration of revenue');
    const month = text(fields, 'period');
    const code = text(fields, 'currency');
    return {
      period: parsed('BadFormat', 'period', () => period(month)),
      territory: matching(fields, 'territory', TERRITORY, 'two letters (ISO 3166-1), such as DE'),
      offering: matching(fields, 'offering', OFFERING, '1 to 32 characters of a-z 0-9 -, such as premium'),
      currency: parsed('BadFormat', 'currency', () => currency(code)),
      offeringKind: oneOf(fields, 'offeringKind', OFFERING_KINDS),
      gross: decimal(fields, 'gross'),
      tax: isThere(fields, 'tax') ? tax(part(fields, 'tax')) : { amount: '0' },
      refunds: maybe(fields, 'refunds', decimal).refunds ?? '0',
      ...maybe(fields, 'storeFee', storeFee),
      ...maybe(fields, 'advertising', advertising),
      subscribers: isThere(fields, 'subscribers') ? counts(part(fields, 'subscribers')) : {},
      ...maybe(fields, 'performanceRoyalties', decimal),
      ...maybe(fields, 'licences', licences),
      ...maybe(fields, 'channels', count),
      ...maybe(fields, 'totalContentCost', decimal),
      recordingShare: decimal(fields, 'recordingShare'),
      worksShare: decimal(fields, 'worksShare'),
    };
  });

const part = (fields: Fields, field: string): Fields => objectOf(fields[field], field, field);

const tax = (fields: Fields) => {
  if (isThere(fields, 'rate') === isThere(fields, 'amount'))
    return unreadable('BadFormat', 'tax', 'tax must have a rate or an amount, and not both');
  return isThere(fields, 'rate') ? { rate: decimal(fields, 'rate') } : { amount: decimal(fields, 'amount') };
};

const storeFee = (all: Fields, field: string) => {
  const fields = part(all, field);
  return { rate: decimal(fields, 'rate'), base: oneOf(fields, 'base', STORE_FEE_BASES) };
};

const advertising = (all: Fields, field: string) => {
  const fields = part(all, field);
  return { revenue: decimal(fields, 'revenue'), commission: decimal(fields, 'commission') };
};

const LICENCES_MAX = 32;
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;
const NAMED = '1 to 64 characters of a-z 0-9 -, such as prs';

const licences = (all: Fields, field: string): readonly Licence[] => {
  const list: unknown = all[field];
  if (!Array.isArray(list) || list.length > LICENCES_MAX)
    return unreadable('BadFormat', field, `${field} must be a list of ${LICENCES_MAX} licences at most`);
  return list.map((raw, index) => {
    const fields = objectOf(raw, `${field}[${index}]`, 'a licence');
    return {
      right: oneOf(fields, 'right', ['performing', 'mechanical']),
      licensor: matching(fields, 'licensor', NAME, NAMED),
      ...maybe(fields, 'tariff', (own, name) => matching(own, name, NAME, NAMED)),
      ...maybe(fields, 'directlyLicensed', decimal),
    };
  });
};

const counts = (fields: Fields): SubscriberCounts =>
  Object.fromEntries(COUNTS.flatMap((name) => Object.entries(maybe(fields, name, count))));

const count = (fields: Fields, field: string): number => {
  const value = fields[field];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : unreadable('OutOfRange', field, `${field} must be a whole number, not below zero`);
};
