/** The month of every party: its lines added up by market, and settled by its deal, or by the default terms without one. */
import { accountFrom, storedAccount } from '../../domain/royalties/deals/account-json.js';
import { told } from '../../domain/royalties/deals/amounts.js';
import type { Bucket } from '../../domain/royalties/deals/bucket.js';
import { advanceAccountOf, defaultTerms } from '../../domain/royalties/deals/deal-terms.js';
import { settle } from '../../domain/royalties/deals/settle.js';
import {
  openingAccount,
  type Adjustment,
  type DealAccount,
  type Settlement,
} from '../../domain/royalties/deals/settlement.js';
import type { Period } from '../../domain/royalties/period.js';
import type { Currency } from '../../domain/shared/currency.js';
import { accountKey, accountOf, type Accounts } from './accounts.js';
import { chargesByAccount, type ChargePenalties } from './charge-penalties.js';
import type { PoolRefusal } from './month-pool.js';
import { bucketsByParty, type BucketsQuestion } from './party-buckets.js';
import { dealsOfMonth, type DealOfMonth, type DealRefusal } from './deals-of-month.js';
import { correctionsByParty, type Correction, type SettleCorrections } from './settle-corrections.js';
import type { MonthTransaction } from './month-tables.js';

export type PartySettlement = {
  readonly party: string;
  readonly currency: Currency;
  /** Absent where the default terms hold. */
  readonly dealId?: string;
  readonly settlement: Settlement;
  /** Of closed months: what `settlement.correctedMinor` is the sum of. */
  readonly corrections: readonly Correction[];
};

export type SettleMonth = SettleCorrections &
  BucketsQuestion &
  Pick<ChargePenalties, 'penalties' | 'statementCurrency'> & {
    readonly period: Period;
    /** After the month before. */
    readonly accounts: Accounts;
  };

type Advances = Pick<DealAccount, 'advances' | 'advancesBegun'>;
type Asked = { readonly party: string; readonly currency: Currency };

/** By party and currency. Parties with a deal or an open account are settled also in a month without any line of theirs. */
export const settleParties = async (
  tx: MonthTransaction,
  month: SettleMonth,
): Promise<readonly PartySettlement[] | { readonly refused: DealRefusal | PoolRefusal }> => {
  const deals = await dealsOfMonth(tx, month);
  if ('refused' in deals) return deals;
  const buckets = await bucketsByParty(tx, { ...month, withUsageShares: deals.some(asksForUsageShares) });
  const corrections = await correctionsByParty(tx, month);
  const charges = await chargesByAccount(tx, { ...month, deals });
  if ('refused' in charges) return charges;
  const keys = new Set([...Object.keys(month.accounts), ...buckets.keys(), ...corrections.keys(), ...charges.byAccount.keys(), ...deals.map((deal) => accountKey(deal.party, deal.terms.currency))]); // prettier-ignore
  const shared = new Map<string, Advances>();
  const settled: PartySettlement[] = [];
  for (const { asked, deal } of inOrder([...keys].map(accountOf), deals)) {
    if (deal !== undefined && deal.terms.currency !== asked.currency)
      return { refused: { kind: 'DealInOtherCurrency', dealId: deal.dealId, currency: deal.terms.currency, pools: asked.currency } }; // prettier-ignore
    const key = accountKey(asked.party, asked.currency);
    const input = {
      buckets: buckets.get(key) ?? [],
      corrections: corrections.get(key) ?? [],
      charges: charges.byAccount.get(key) ?? [],
    };
    settled.push(settleOne({ asked, deal, ...input, month, shared }));
  }
  return settled
    .map((one) => withSharedAdvances(one, deals, shared))
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
};

/** A minimum per subscriber is that of a whole market, of which a party gets its part. */
const asksForUsageShares = ({ terms }: DealOfMonth): boolean =>
  terms.clauses.some(({ perSubscriberMinimum }) => perSubscriberMinimum !== undefined);

/** Those that recoup together go on from where the last of them left the advances. */
const withSharedAdvances = (
  one: PartySettlement,
  deals: readonly DealOfMonth[],
  shared: ReadonlyMap<string, Advances>,
): PartySettlement => {
  const deal = deals.find(({ dealId }) => dealId === one.dealId);
  const advances = deal && shared.get(advanceAccountOf(deal.dealId, deal.terms));
  const { settlement } = one;
  return { ...one, settlement: { ...settlement, account: { ...settlement.account, ...advances } } };
};

const sortKey = ({ party, currency }: Asked) => `${party}\u0000${currency}`;

/** Deals that recoup together hand their advances on in the order of their ids, so those come first. */
const inOrder = (parties: readonly Asked[], deals: readonly DealOfMonth[]) => {
  const dealOf = new Map(deals.map((deal) => [deal.party, deal]));
  const asked = parties.map((one) => ({ asked: one, deal: dealOf.get(one.party) }));
  return asked.sort((one, other) => ((one.deal?.dealId ?? '\uffff') < (other.deal?.dealId ?? '\uffff') ? -1 : 1));
};

type One = {
  readonly asked: Asked;
  readonly deal: DealOfMonth | undefined;
  readonly buckets: readonly Bucket[];
  readonly corrections: readonly Correction[];
  readonly charges: readonly Adjustment[];
  readonly month: SettleMonth;
  readonly shared: Map<string, Advances>;
};

const settleOne = ({ asked, deal, buckets, corrections, charges, month, shared }: One): PartySettlement => {
  const { party, currency } = asked;
  const stored = month.accounts[accountKey(party, currency)];
  const own = stored === undefined ? openingAccount : accountFrom(stored);
  const group = deal === undefined ? undefined : advanceAccountOf(deal.dealId, deal.terms);
  const account = { ...own, ...(group === undefined ? {} : shared.get(group)) };
  const settlement = settle({
    dealId: deal?.dealId ?? `no-deal ${party}`,
    party,
    terms: deal?.terms ?? defaultTerms(currency),
    period: month.period,
    buckets,
    account,
    adjustments: [...corrections.map((one) => adjustmentOf(one, currency)), ...charges],
    dealEnds: deal?.ends ?? false,
  });
  const { advances, advancesBegun } = settlement.account;
  if (group !== undefined) shared.set(group, { advances, advancesBegun });
  return { party, currency, ...(deal && { dealId: deal.dealId }), settlement, corrections };
};

/** What the next month goes on from. */
export const accountsAfter = (settled: readonly PartySettlement[]): Accounts =>
  Object.fromEntries(
    settled.map(({ party, currency, settlement }) => [accountKey(party, currency), storedAccount(settlement.account)]),
  );

const adjustmentOf = ({ corrects, grossMinor, netMinor }: Correction, currency: Currency): Adjustment => {
  const label = `Corrections of ${corrects}`;
  const rule = `lines of ${told(grossMinor, currency)}, by the deal of that month`;
  return { kind: 'correction', label, amountMinor: netMinor, rule };
};
