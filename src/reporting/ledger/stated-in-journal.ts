import { sql, type QueryExecutorProvider } from 'kysely';
import { Decimal } from '../../domain/shared/money.js';

/** What the statements of a run said that each party gets, in minor units, by `EUR party`. */
export const statedInJournal = async (
  db: QueryExecutorProvider,
  runId: string,
): Promise<ReadonlyMap<string, Decimal>> => {
  const { rows } = await sql<{ party: string; currency: string; amount: string }>`
    select entry.party, entry.currency, sum(case side when 'C' then amount_minor else -amount_minor end) as amount
      from journal_entries entry join journal_lines line using (entry_id)
     where entry.run = ${runId} and entry.kind = 'statement' and account = 'royalty-payable:' || entry.party
     group by 1, 2`.execute(db);
  return new Map(rows.map(({ party, currency, amount }) => [`${currency} ${party}`, new Decimal(amount)]));
};
