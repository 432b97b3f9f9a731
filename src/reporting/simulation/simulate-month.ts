/**
 * A month under several payout models at once: every recordings' pool shared out as a close would share it, by each
 * model, without a line being written. The database itself sees to that: once the tables of the session are made, the
 * transaction is read only. Deals, advances and works play no part; they are alike under every model.
 */
import { sql } from 'kysely';
import { settle } from '../../domain/royalties/payout/pay-out.js';
import type { PayoutModel } from '../../domain/royalties/payout/payout-model.js';
import { payoutModel, type PayoutModelName, type PayoutParameters } from '../../domain/royalties/payout/payout-models.js'; // prettier-ignore
import type { Period } from '../../domain/royalties/period.js';
import { makeMonthLabels } from '../month/month-labels.js';
import type { MonthPool, PoolRefusal } from '../month/month-pool.js';
import { lastDayOf, poolsOfMonth } from '../month/month-pools.js';
import { modelNamed, type MonthRules } from '../month/month-rules.js';
import type { MonthTransaction } from '../month/month-tables.js';
import { makeMonthUsage, type UsageChanges } from '../month/month-usage.js';
import { artistFacts } from '../month/professional-tracks.js';
import { OVERCLAIM } from '../month/share-month.js';
import { splitMarkets } from './market-splits.js';
import { ModelMoney, type MoneyOfCurrency } from './model-money.js';
import { payeesBy, type PayeeUnit } from './payees.js';
import type { ParameterChanges } from './read-parameters.js';

export type SimulateMonth = {
  readonly period: Period;
  readonly knownAt: bigint;
  /** Each once. */
  readonly models: readonly PayoutModelName[];
  readonly changes: ParameterChanges;
  readonly rules: Omit<MonthRules, 'payoutModel'>;
  readonly unit: PayeeUnit;
  readonly onProgress?: ((step: string) => void) | undefined;
};

export type SimulationRefusal =
  | PoolRefusal
  /** No pool for recordings is declared, nor revenue with a share for them. */
  | { readonly kind: 'NoPoolToShare'; readonly period: Period }
  /** There are pools, and nobody streamed anything in their markets. */
  | { readonly kind: 'NothingStreamed'; readonly period: Period };

/** What one model pays, with the parameters that it looked at. */
export type ModelOutcome = MonthRules['payoutModel'] & { readonly totals: readonly MoneyOfCurrency[] };

export type Simulation = { readonly outcomes: readonly ModelOutcome[] } | { readonly refused: SimulationRefusal };

/** The outcomes come in the order of the models. */
export const simulateMonth = async (tx: MonthTransaction, asked: SimulateMonth): Promise<Simulation> => {
  const { period, knownAt, rules, unit } = asked;
  const stated = await poolsOfMonth(tx, { period, knownAt, ...rules });
  if ('refused' in stated) return stated;
  const pools = stated.pools.filter(({ right }) => right === 'recording');
  if (pools.length === 0) return { refused: { kind: 'NoPoolToShare', period } };
  const asOf = { day: lastDayOf(period), knownAt };
  const changes = await makeMonthUsage(tx, { period, knownAt, ...rules });
  await makeMonthLabels(tx, asOf);
  await sql`set transaction read only`.execute(tx);
  const payeesOf = await payeesBy(tx, unit, { ...asOf, overclaim: OVERCLAIM });
  const named = asked.models.map((name) => modelNamed(name, asked.changes));
  const money = named.map(({ name }) => new ModelMoney(name, pools));
  let marketsDone = 0;
  for await (const { market, splits } of await splitsOf(tx, { ...asked, changes }, pools, named)) {
    for (const pool of pools.filter((one) => marketOf(one) === market))
      for (const [index, split] of splits.entries()) money[index]!.add(pool, settle(pool.amountMinor, split), payeesOf);
    marketsDone += 1;
    asked.onProgress?.(`${marketsDone} markets`);
  }
  if (marketsDone === 0) return { refused: { kind: 'NothingStreamed', period } };
  return { outcomes: named.map((model, index) => ({ ...model, totals: money[index]!.totals() })) };
};

const marketOf = ({ territory, offering }: MonthPool) => `${territory} ${offering}`;

const splitsOf = async (
  tx: MonthTransaction,
  { period, models: names, rules, changes }: SimulateMonth & { readonly changes: UsageChanges },
  pools: readonly MonthPool[],
  named: readonly MonthRules['payoutModel'][],
) =>
  splitMarkets(tx, {
    period,
    changes,
    models: await modelsOf(tx, { period, partsPerStream: changes.weights?.one }, named),
    markets: new Set(pools.map(marketOf)),
    withActivity: names.includes('artist-centric'),
    someLeftOut: rules.minimumStreams !== undefined,
  });

const modelsOf = async (
  tx: MonthTransaction,
  { period, partsPerStream }: { readonly period: Period; readonly partsPerStream: bigint | undefined },
  named: readonly MonthRules['payoutModel'][],
): Promise<readonly PayoutModel[]> => {
  const facts = named.some(({ name }) => name === 'artist-centric')
    ? await artistFacts(tx, period, partsPerStream)
    : undefined;
  return named.map(({ name, parameters }) => payoutModel(name, parameters as Partial<PayoutParameters>, facts)!);
};
