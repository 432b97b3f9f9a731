import * as api from '../../api/royalties/explain-refusal.js';
import type { Refused } from '../../api/royalties/month-desk.js';
import { CliProblem } from '../output.js';

/** What was done; throws a `CliProblem` that says what was refused, and what would be right. */
export const accepted = <Done extends { readonly outcome: string }>(done: Done | Refused): Exclude<Done, Refused> => {
  if (done.outcome === 'refused') throw new CliProblem(explain((done as Refused).because));
  return done as Exclude<Done, Refused>;
};

/** Those with a command that mends it. */
const SENTENCES: api.Sentences = {
  NotCalculated: ({ period }) =>
    `${period} was never calculated; first: playledger royalties calculate --period ${period}`,
  NotApproved: ({ period }) =>
    `${period} is not approved; first, by somebody else: playledger royalties approve --period ${period}`,
  NoSuchDay: ({ day }) => `--on must be a day such as 2026-08-31, got "${day}"`,
  NothingToCalculate: ({ period }) =>
    `no pool and no revenue is declared for ${period}; see: playledger import-pools, import-terms`,
  CurrencyWithoutRate: ({ from, to, on }) =>
    `no rate from ${from} to ${to} on or before ${on}; see: playledger import-terms`,
  RateMissing: ({ rule, on, licensor, territory, offeringKind }) =>
    `the rate book has no ${[rule, ...(licensor === undefined ? [] : ['of', licensor])].join(' ')} on ${on}${[territory, offeringKind].map((scope) => (scope === undefined ? '' : `, ${scope}`)).join('')}; see: playledger import-terms`,
  RateInOtherCurrency: ({ rule, licensor, unit, currency }) =>
    `the ${rule} of ${licensor} is in ${unit}, and the revenue in ${currency}: declare it in ${currency}`,
  DealInOtherCurrency: ({ dealId, currency, pools }) =>
    `the deal ${dealId} is in ${currency} and its pools in ${pools}: calculate with --currency ${currency}`,
  NoPoolToShare: ({ period }) =>
    `no pool for recordings is declared for ${period}; see: playledger import-pools, import-terms`,
};

export const explain = (because: api.MonthlyRefusal): string => api.explain(because, SENTENCES);
