/**
 * What corrections of closed months are worth to each party: what its deal makes of the closed month as it is now, less
 * what it made of it as it was stated. So a play that comes late is paid as if it had come in time, minima and caps
 * included. The deal is the one that the month was closed by, from where the contract year stood then.
 */
import { sql } from 'kysely';
import { accountFrom } from '../../domain/royalties/deals/account-json.js';
import type { Bucket, YearToDate } from '../../domain/royalties/deals/bucket.js';
import { defaultTerms, type DealTerms } from '../../domain/royalties/deals/deal-terms.js';
import { deduct } from '../../domain/royalties/deals/deductions.js';
import { entitle } from '../../domain/royalties/deals/entitlement.js';
import { newYear } from '../../domain/royalties/deals/settlement.js';
import { halfUp } from '../../domain/royalties/rounding.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, sum, ZERO } from '../../domain/shared/money.js';
import { accountKey, type Accounts } from './accounts.js';
import type { ClosedMonth } from './closed-months.js';
import { dealsOfMonth } from './deals-of-month.js';
import type { MonthTransaction } from './month-tables.js';
import { correctedMarkets, type CorrectedMarket } from './corrected-markets.js';
import { subscribersOfMonth } from './subscribers-of-month.js';

/** Of one party, currency and closed month; whole minor units, signed. */
export type Correction = {
  readonly corrects: string;
  /** What the lines come to. */
  readonly grossMinor: Decimal;
  /** What the deal makes of it. */
  readonly netMinor: Decimal;
  /** The part of `netMinor` that goes to the lines above zero; the others bear the rest. */
  readonly gainedMinor: Decimal;
};

export type SettleCorrections = {
  readonly runId: string;
  readonly knownAt: bigint;
  readonly closed: readonly ClosedMonth[];
};

/** By `accountKey`, oldest month first. */
export const correctionsByParty = async (
  tx: MonthTransaction,
  { runId, knownAt, closed }: SettleCorrections,
): Promise<ReadonlyMap<string, readonly Correction[]>> => {
  const corrections = new Map<string, Correction[]>();
  for (const [index, month] of closed.entries()) {
    const markets = await correctedMarkets(tx, { runId, month, runs: closed.map((one) => one.runId) });
    if (markets.size === 0) continue;
    const settled = await settledBy(tx, month, closed[index - 1]);
    const subscribers = await subscribersOfMonth(tx, { period: month.period, knownAt });
    for (const [key, own] of markets) {
      const correction = correctionOf(own, month.period, { ...settled(key), subscribers });
      corrections.set(key, [...(corrections.get(key) ?? []), correction]);
    }
  }
  return corrections;
};

type Settled = { readonly terms: DealTerms; readonly year: YearToDate };

/** The terms of each account in a closed month, and its contract year before it. */
const settledBy = async (
  tx: MonthTransaction,
  { period, basis }: ClosedMonth,
  before: ClosedMonth | undefined,
): Promise<(key: string) => Settled> => {
  const deals = await dealsOfMonth(tx, { period, knownAt: BigInt(basis.position) });
  if ('refused' in deals) throw new Error(`${period} was closed in spite of ${deals.refused.kind}`);
  const accounts = before === undefined ? {} : await accountsOf(tx, before.runId);
  const termsOf = new Map(deals.map(({ party, terms }) => [accountKey(party, terms.currency), terms]));
  return (key) => {
    const stored = accounts[key];
    const year = stored === undefined ? newYear : accountFrom(stored).yearToDate;
    return { terms: termsOf.get(key) ?? defaultTerms(currencyOf(key.slice(0, 3))), year };
  };
};

const accountsOf = async (tx: MonthTransaction, runId: string): Promise<Accounts> => {
  const { rows } = await sql<{ accounts: Accounts }>`
    select outcome -> 'accounts' as accounts from royalty_runs where run_id = ${runId}`.execute(tx);
  return rows[0]?.accounts ?? {};
};

type By = Settled & { readonly subscribers: ReadonlyMap<string, Decimal> };

const correctionOf = (own: readonly CorrectedMarket[], corrects: string, by: By): Correction => {
  const [then, now] = [stateOf(own, 'then', by), stateOf(own, 'now', by)];
  const grossMinor = now.grossMinor.minus(then.grossMinor);
  const netMinor = now.netMinor.minus(then.netMinor);
  const state = now.grossMinor.isZero() ? then : now;
  const rate = state.grossMinor.isZero() ? ZERO : state.netMinor.div(state.grossMinor);
  const upMinor = sum(own.map((market) => market.upMinor));
  return { corrects, grossMinor, netMinor, gainedMinor: gainedOf({ netMinor, upMinor, downMinor: upMinor.minus(grossMinor), rate }) }; // prettier-ignore
};

type Parts = {
  readonly netMinor: Decimal;
  readonly upMinor: Decimal;
  readonly downMinor: Decimal;
  readonly rate: Decimal;
};

/** Lines above zero gain by the rate of the month; what others lose then follows from the whole. */
const gainedOf = ({ netMinor, upMinor, downMinor, rate }: Parts): Decimal => {
  if (upMinor.isZero()) return ZERO;
  if (downMinor.isZero()) return netMinor;
  return Decimal.max(netMinor, halfUp(upMinor.times(rate)));
};

const stateOf = (own: readonly CorrectedMarket[], when: 'then' | 'now', { terms, year, subscribers }: By) => {
  const buckets = own.map((market): Bucket => {
    const { territory, offering, marketStreams } = market;
    const counted = subscribers.get(`${territory} ${offering}`);
    const { grossMinor, streams } = market[when];
    const usageShare = marketStreams === 0n ? {} : { usageShare: new Decimal(streams).div(new Decimal(marketStreams)) };
    return { territory, offering, grossMinor, streams, ...usageShare, ...(counted && { subscribers: counted }) };
  });
  const { grossMinor, entitledMinor } = entitle(terms, buckets, year);
  return { grossMinor, netMinor: deduct(entitledMinor, terms.deductions, terms.currency).netMinor };
};
