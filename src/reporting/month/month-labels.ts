/**
 * Whom each label of the catalogue is paid through: the party of that name, or who represents it. A label that nobody
 * described is its own party, so that a catalogue alone is enough to be paid; one that fits several parties is held.
 */
import { sql } from 'kysely';
import type { AsOf } from '../queries/rights-claims.js';
import { partiesOfLabels } from '../queries/rights-parties.js';
import { rightsReader, type MonthTransaction } from './month-tables.js';

/** Texts that can name an account: see `domain/books/accounts.ts`. */
const NAMEABLE = /^(?=.{1,256}$)\P{Z}(?:[^\p{Cc}\p{Zl}\p{Zp}]*\P{Z})?$/u;

/** Makes `month_labels`; labels without a row have no payee. */
export const makeMonthLabels = async (tx: MonthTransaction, asOf: AsOf): Promise<void> => {
  await sql`drop table if exists pg_temp.month_labels`.execute(tx);
  await sql`create temporary table month_labels (label text collate "C" primary key, party text collate "C" not null) on commit drop`.execute(
    tx,
  );
  const labels = (await tx.selectFrom('tracks').select('label').distinct().execute()).map(({ label }) => label);
  const partyOf = await partiesByLabel(tx, asOf, labels);
  const rows = labels.flatMap((label) => {
    const party = partyOf.has(label) ? partyOf.get(label) : NAMEABLE.test(label) ? label : undefined;
    return party === undefined ? [] : [{ label, party }];
  });
  await sql`insert into month_labels select * from unnest(${rows.map(({ label }) => label)}::text[], ${rows.map(({ party }) => party)}::text[])`.execute(
    tx,
  );
};

/** Undefined for a label that fits several parties. */
const partiesByLabel = async (
  tx: MonthTransaction,
  asOf: AsOf,
  names: readonly string[],
): Promise<ReadonlyMap<string, string | undefined>> => {
  const rows = await partiesOfLabels(rightsReader(tx), { names, ...asOf }).execute();
  const parties = new Map<string, string | undefined>();
  for (const { name, party_id, representative_id } of rows)
    parties.set(name, parties.has(name) ? undefined : (representative_id ?? party_id));
  return parties;
};
