/**
 * Which months the statements of a run are about: as a rule its own. Under a quarterly deal there is one statement a
 * quarter, with its last month, about all three; until then the party's money is settled, booked and carried, and not told.
 */
import type { Currency } from '../../domain/shared/currency.js';
import { accountOf, type Accounts } from './accounts.js';
import { closedBefore } from './closed-months.js';
import type { MonthTransaction } from './month-tables.js';
import { loadRun, type KeptRun } from './run-outcome.js';

export type StatedMonth = { readonly period: string; readonly run: KeptRun };

type Party = { readonly party: string; readonly currency: Currency };

export type StatedMonths = {
  readonly own: StatedMonth;
  /** Who is told of this month by a later statement. */
  readonly later: readonly Party[];
  /** Who is told of earlier months as well, which are closed; oldest first. */
  readonly earlier: readonly (Party & { readonly months: readonly StatedMonth[] })[];
};

export const statedMonths = async (tx: MonthTransaction, own: StatedMonth): Promise<StatedMonths> => {
  const closed = await closedBefore(tx, own.period);
  const loaded = new Map<string, StatedMonth>();
  const load = async (period: string): Promise<StatedMonth> => {
    const known = loaded.get(period);
    if (known !== undefined) return known;
    const runId = closed.find((month) => month.period === period)?.runId;
    const run = runId === undefined ? undefined : await loadRun(tx, runId);
    if (run === undefined) throw new Error(`${period} is to be told of with ${own.period}, and its run is gone`);
    loaded.set(period, { period, run });
    return { period, run };
  };
  const last = closed.at(-1)?.period;
  const before = last === undefined ? [] : untold((await load(last)).run.outcome.accounts);
  const later = untold(own.run.outcome.accounts).map(({ key }) => key);
  const earlier = before.filter(({ key }) => !later.includes(key));
  const told: StatedMonths['earlier'][number][] = [];
  for (const { key, months } of earlier) {
    const loadedMonths: StatedMonth[] = [];
    for (const month of months) loadedMonths.push(await load(month));
    told.push({ ...accountOf(key), months: loadedMonths });
  }
  return { own, later: later.map(accountOf), earlier: told };
};

const untold = (accounts: Accounts) =>
  Object.entries(accounts).flatMap(([key, { untold: months = [] }]) => (months.length > 0 ? [{ key, months }] : []));

/** The months that the statement of a party is about, oldest first; none where it gets none yet. */
export const monthsToldTo = ({ own, later, earlier }: StatedMonths, asked: Party): readonly StatedMonth[] => {
  const isAsked = ({ party, currency }: Party) => party === asked.party && currency === asked.currency;
  return later.some(isAsked) ? [] : [...(earlier.find(isAsked)?.months ?? []), own];
};
