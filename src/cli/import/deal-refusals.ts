/** Refusals of deals, as they are told to people. */
import type { DealRefusal } from '../../domain/royalties/deals/deal.js';
import type { Sentences } from '../../api/refusal-sentence.js';

const everything = (name: string, what: string) => (name === '*' ? `every ${what}` : name);

export const DEAL_REFUSALS: Sentences<DealRefusal> = {
  InstalmentsDoNotAddUp: ({ advance, amount, instalments }) => [
    'terms.advances',
    `the instalments of advance ${advance} add up to ${instalments} instead of ${amount}`,
  ],
  AdvanceNamedTwice: ({ advance }) => ['terms.advances', `two advances are called ${advance}`],
  PayeeSharesDoNotAddUp: ({ shares }) => ['terms.payees', `the shares of the payees add up to ${shares} instead of 1`],
  PayeeNamedTwice: ({ payee }) => ['terms.payees', `${payee} is named twice`],
  ClausesOverlap: ({ territory, offering }) => [
    'terms.clauses',
    `two clauses speak about ${everything(territory, 'territory')} and ${everything(offering, 'offering')}`,
  ],
  EscalationDoesNotRise: ({ from, revenueShare }) => [
    'terms.clauses',
    `the step from ${from} at ${revenueShare} does not rise above the one before, or counts something else`,
  ],
  DeductionsAboveTheWhole: ({ rates }) => [
    'terms.deductions',
    `deductions from the gross add up to ${rates}, more than all of it`,
  ],
  DealHasAGap: ({ from, to }) => ['effectiveFrom', `the deal would have no terms from ${from} to ${to}`],
  DealTermsOverlap: ({ from, to }) => ['effectiveFrom', `the deal would have two sets of terms from ${from} to ${to}`],
  DealIsUnknown: ({ dealId }) => [
    'dealId',
    `no terms of ${dealId} were ever agreed; a line of kind deal must come first`,
  ],
  DealPartyDiffers: ({ party, known }) => ['party', `the deal is with ${known}, not with ${party}`],
  DealEndsBeforeItStarts: ({ starts, ends }) => ['', `the end on ${ends} is before the beginning on ${starts}`],
  DealHasEnded: ({ endsOn }) => ['effectiveFrom', `the deal has ended on ${endsOn}`],
};
