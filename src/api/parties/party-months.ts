/** Who may read what of a party's closed months, and the way to it. */
import type { Transaction } from 'kysely';
import type { Logger } from 'pino';
import type { Db } from '../../platform/postgres/postgres.js';
import type { MonthsTables } from '../../projections/months/months.js';
import { closedStatements, type ClosedStatements } from '../../reporting/parties/closed-statements.js';
import type { PartyTables } from '../../reporting/parties/party-tables.js';
import type { Principal } from '../access/principal.js';
import { ownParty, readParty } from '../access/tenancy.js';
import { periodOf } from '../finance/period-param.js';
import { ProblemError } from '../problem.js';
import type { StatementShelf } from './statement-shelf.js';
import { ArtifactDiffers } from './write-artifact.js';

type Work<Result> = (tx: Transaction<PartyTables>) => Promise<Result>;

/** What a path names: whose statement, and of which month. */
export type Named = { readonly party: string; readonly period: string };

export class PartyMonths {
  constructor(
    readonly db: Db,
    private readonly shelf: StatementShelf,
    private readonly log: Logger,
  ) {}

  /** Newest first. */
  closed(): Promise<readonly ClosedStatements[]> {
    return closedStatements(this.db.withTables<MonthsTables>());
  }

  /** Throws `not-found` for another's party, whether there is one or not. */
  read<Result>(principal: Principal, party: string, work: Work<Result>): Promise<Result> {
    return readParty(this.db, principal, party, (tx) => work(tx.withTables<PartyTables>()));
  }

  /** The month of a statement. Throws `not-found` where the month is not closed, or the party has no statement in it. */
  async month(principal: Principal, { party, period }: Named): Promise<ClosedStatements> {
    ownParty(principal, party);
    const asked = periodOf(period);
    const month = (await this.closed()).find((one) => one.period === asked);
    if (month?.statements.some((one) => one.party === party) !== true)
      throw new ProblemError('not-found', `no statement for ${asked}`);
    return month;
  }

  /** The same with its lines worked out, which the first who asks waits for. */
  async monthWithLines(principal: Principal, named: Named): Promise<ClosedStatements> {
    const month = await this.month(principal, named);
    await this.shelf.lines({ month, party: named.party });
    return month;
  }

  /** Asks for files. Throws `statement-differs` where one cannot be made as it was, and tells whoever looks after the service. */
  async files<Result>(
    principal: Principal,
    { party, period }: Named,
    ask: (shelf: StatementShelf, of: { readonly month: ClosedStatements; readonly party: string }) => Promise<Result>,
  ): Promise<Result> {
    const month = await this.month(principal, { party, period });
    try {
      return await ask(this.shelf, { month, party });
    } catch (error) {
      if (!(error instanceof ArtifactDiffers)) throw error;
      const { file, sha256, expected } = error;
      this.log.error({ file, sha256, expected }, 'a file of a statement cannot be made as it was');
      throw new ProblemError('statement-differs', `${file} is not given out`);
    }
  }
}
