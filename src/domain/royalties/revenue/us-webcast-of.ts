/**
 * What a US webcast owes for recordings in one month, by the rate book (37 CFR part 380): each performance at the rate of
 * its month, and the yearly minimum, which the first month of the year bears and the royalties of the year are credited
 * against. A webcast in several territories or offerings is as many; the minimum is that of each.
 */
import { Decimal } from '../../shared/money.js';
import { minorOf } from '../deals/amounts.js';
import { rateOn, ratesOn, type RateMissing } from '../rates/rate-on.js';
import type { Rate, RateBook } from '../rates/rate.js';
import { webcastingDue } from '../rates/us-webcasting.js';
import type { RevenueDeclaration } from './declaration.js';
import { usWebcastingKindOf } from './offering-kinds.js';

/** A month of the webcast: each play is a performance, however short (37 CFR 380.7: "any portion of a sound recording"). */
export type MonthPerformed = { readonly period: string; readonly performances: bigint };

export type UsWebcastOf = { readonly due: Decimal; readonly used: readonly Rate[] } | { readonly missing: RateMissing };

/** In minor units of US dollars, unrounded. `months` are those of the year so far, in order; the last is that of the declaration. */
export const usWebcastOf = (
  book: RateBook,
  { period, offeringKind, channels = 1, currency }: RevenueDeclaration,
  months: readonly MonthPerformed[],
): UsWebcastOf => {
  const kind = usWebcastingKindOf(offeringKind);
  if (kind === undefined) throw new RangeError(`an offering of the kind ${offeringKind} is no webcast`);
  const ask = (rule: string, month: string) => rateOn(book, rule, `${month}-01`, { offeringKind: kind });
  const minima = ratesOn({
    minimum: ask('us-webcasting-minimum', period),
    cap: ask('us-webcasting-minimum-cap', period),
  });
  if ('missing' in minima) return minima;
  const { minimum, cap } = minima.rates;
  const used: Rate[] = [];
  const royalties: Decimal[] = [];
  for (const one of months) {
    const answer = ask('us-webcasting', one.period);
    if ('missing' in answer) return answer;
    used.push(answer.rate);
    royalties.push(minorOf(answer.rate.value ?? '0', currency).times(new Decimal(one.performances)));
  }
  const due = webcastingDue(royalties, {
    channels: BigInt(channels),
    minimumPerChannel: minorOf(minimum.value ?? '0', currency),
    minimumCap: cap.value === null ? null : minorOf(cap.value, currency),
  });
  return { due, used: [...used, minimum, cap] };
};
