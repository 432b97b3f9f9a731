/**
 * What a licensee owes for one offering: a share of the revenue, or a minimum where that is more.
 *
 * The form is that of the one contract of this kind that became public (Sony and Spotify, 2011): per tier, 60 % of gross
 * revenue times the label's part of the streams; at least a price per stream on the free tier, and a price per
 * subscriber times that part on the premium tier; the greater is paid, month by month. Amounts are exact minor units,
 * not rounded: rounding is for the sum that is paid.
 */
import type { Decimal } from '../../shared/money.js';
import { exactly } from './amounts.js';

/** `usageShare` is the party's part of the streams, 0 to 1; 1 where the revenue is the party's own already. */
export const revenueShare = (revenueMinor: Decimal, rate: Decimal, usageShare: Decimal): Decimal =>
  exactly(revenueMinor.times(rate).times(usageShare));

export const usageMinimum = (streams: Decimal, perStreamMinor: Decimal): Decimal => streams.times(perStreamMinor);

export const subscriberMinimum = (subscribers: Decimal, perSubscriberMinor: Decimal, usageShare: Decimal): Decimal =>
  exactly(subscribers.times(perSubscriberMinor).times(usageShare));

export type Candidate<Name extends string = string> = { readonly name: Name; readonly amountMinor: Decimal };

/** The greatest, and what it is called; of equal ones the first. */
export const greaterOf = <Name extends string>(
  ...candidates: readonly [Candidate<Name>, ...Candidate<Name>[]]
): Candidate<Name> =>
  candidates.reduce((winner, next) => (next.amountMinor.gt(winner.amountMinor) ? next : winner), candidates[0]);
