/**
 * One party sees what is its own, and nothing of another. Enforced twice: here, where a request is understood, and by
 * row-level security in PostgreSQL, where a query that forgot to ask for the party finds nothing of others.
 */
import type { Transaction } from 'kysely';
import type { Db } from '../../platform/postgres/postgres.js';
import { actAsTenant } from '../../platform/postgres/tenancy.js';
import { ProblemError } from '../problem.js';
import { isOfTheService, type Principal } from './principal.js';

/** Throws `not-found` for a party that is not the principal's own, whether or not there is such a party. */
export const ownParty = (principal: Principal, party: string): string => {
  if (isOfTheService(principal) || principal.party === party) return party;
  throw new ProblemError('not-found', 'no such party');
};

/** Reads with the rights of one party: a transaction that finds rows of that party alone, and cannot write. */
export const asParty = <Result>(
  db: Db,
  party: string,
  work: (tx: Transaction<object>) => Promise<Result>,
): Promise<Result> =>
  db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      await actAsTenant(tx, party);
      return work(tx);
    });

/** Reads what the principal may see of a party: those of the service with the service's rights, a party with its own. */
export const readParty = <Result>(
  db: Db,
  principal: Principal,
  party: string,
  work: (tx: Transaction<object>) => Promise<Result>,
): Promise<Result> => {
  ownParty(principal, party);
  return isOfTheService(principal)
    ? db.transaction().setAccessMode('read only').execute(work)
    : asParty(db, party, work);
};
