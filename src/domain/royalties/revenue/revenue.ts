/**
 * The revenue of one month, territory, offering and currency, as the service declares it.
 *
 * A declaration, not a balance: the last one holds for as long as the month is open, and the earlier ones stay readable.
 * The key is that of a pool, because pools of different territories and offerings never merge.
 */
import { accept, refuse, type Decider, type Decision } from '../../shared/decision.js';
import { canonical } from '../../shared/canonical.js';
import { declarationProblem, type RevenueRefusal } from './declaration-problem.js';
import type { RevenueDeclaration, RevenueKey } from './declaration.js';

export type DeclareRevenue = RevenueDeclaration;

/** `edition` counts the declarations from 1, so that a return to an earlier one is an event of its own. */
export type RevenueEvent = {
  readonly type: 'RevenueDeclared';
  readonly data: RevenueDeclaration & { readonly edition: number };
};

type Revenue = { readonly edition: number; readonly declared?: RevenueDeclaration };

const initial = (): Revenue => ({ edition: 0 });

const evolve = (_revenue: Revenue, { data: { edition, ...declared } }: RevenueEvent): Revenue => ({
  edition,
  declared,
});

const decide = (command: DeclareRevenue, revenue: Revenue): Decision<RevenueEvent, RevenueRefusal> => {
  const problem = declarationProblem(command);
  if (problem !== undefined) return refuse(problem);
  if (canonical(revenue.declared) === canonical(command)) return accept();
  return accept({ type: 'RevenueDeclared', data: { ...command, edition: revenue.edition + 1 } });
};

export const revenue: Decider<DeclareRevenue, Revenue, RevenueEvent, RevenueRefusal> = { initial, evolve, decide };

export const revenueStream = ({ period, territory, offering, currency }: RevenueKey) =>
  `revenue-${period}-${territory}-${offering}-${currency}` as const;
