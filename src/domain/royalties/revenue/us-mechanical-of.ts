/**
 * The US mechanical royalty that one declaration of revenue comes to, by the rate book (37 CFR 385.21 and 385.22).
 *
 * Service revenue is taken to be the declared net revenue: whoever deducts something that 37 CFR 385.2 does not let them
 * deduct declares revenue for the US without it.
 */
import { ZERO, type Decimal } from '../../shared/money.js';
import { minorOf } from '../deals/amounts.js';
import type { RateMissing, RateQuery } from '../rates/rate-on.js';
import type { Rate, RateBook } from '../rates/rate.js';
import { usMechanicalPool, type UsMechanicalPool } from '../rates/us-mechanical-pool.js';
import { usMechanicalTerms, type UsOfferingKind } from '../rates/us-mechanical-rates.js';
import { weightedSubscribers } from '../rates/us-subscribers.js';
import { netRevenueOf, type RevenueDeclaration } from './declaration.js';
import { planCountsOf, usKindOf } from './offering-kinds.js';

export type UsMechanicalOf =
  | { readonly pool: UsMechanicalPool; readonly used: readonly Rate[] }
  | { readonly missing: RateMissing }
  | { readonly bearsNone: true };

export type UsMechanicalOptions = Pick<RateQuery, 'version' | 'knownOn'> & {
  readonly musicPart?: UsOfferingKind;
  /** What performing costs by licences, in minor units, where it is not declared as an amount. */
  readonly performing?: Decimal;
};

/** In minor units of US dollars, unrounded, with every rate used. Throws a RangeError for another currency. */
export const usMechanicalOf = (
  book: RateBook,
  declaration: RevenueDeclaration,
  { performing, ...options }: UsMechanicalOptions = {},
): UsMechanicalOf => {
  const { currency, period, offeringKind, subscribers, performanceRoyalties, totalContentCost } = declaration;
  if (currency !== 'USD') throw new RangeError(`US mechanicals are in USD, got a declaration in ${currency}`);
  const kind = usKindOf(offeringKind);
  if (kind === undefined) return { bearsNone: true };
  const terms = usMechanicalTerms(book, `${period}-01`, { ...options, kind });
  if ('missing' in terms) return terms;
  const minor = (amount: string | undefined) => (amount === undefined ? ZERO : minorOf(amount, currency));
  const month = {
    serviceRevenue: netRevenueOf(declaration).net,
    totalContentCost: minor(totalContentCost),
    subscribers: weightedSubscribers(planCountsOf(offeringKind, subscribers), terms.weights),
    performanceRoyalties: performing ?? minor(performanceRoyalties),
  };
  return { pool: usMechanicalPool(month, terms.rates), used: terms.used };
};
