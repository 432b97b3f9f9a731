/** The ids of the rates that the pools of a month are converted by; a basis keeps them. */
import type { Period } from '../../domain/royalties/period.js';
import { poolsOfMonth } from './month-pools.js';
import type { MonthRules } from './month-rules.js';
import type { MonthReader } from './month-tables.js';

export const fxRateIdsOf = async (
  db: MonthReader,
  { period, rules, knownAt }: { readonly period: Period; readonly rules: MonthRules; readonly knownAt: bigint },
): Promise<readonly string[]> => {
  if (rules.statementCurrency === undefined) return [];
  const stated = await poolsOfMonth(db, { period, knownAt, ...rules });
  if ('refused' in stated) return []; // the calculation refuses it in its turn
  return [...new Set(stated.pools.flatMap(({ fxRateId }) => fxRateId ?? []))].sort();
};
