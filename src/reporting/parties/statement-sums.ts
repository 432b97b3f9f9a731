/** What the lines of a statement come to by track, by territory, and by what they correct. */
import { sql, type Kysely } from 'kysely';
import type { OfParty } from './kept-lines.js';
import type { PartyTables } from './party-tables.js';

/** All currencies, where none is named. */
type Scope = OfParty & { readonly currency?: string };

const ofStatement = (db: Kysely<PartyTables>, { runId, party, currency }: Scope) =>
  db
    .selectFrom('statement_lines')
    .where('run_id', '=', runId)
    .where('party', '=', party)
    .$if(currency !== undefined, (lines) => lines.where('currency', '=', currency!));

const streams = sql<string>`sum(streams)`.as('streams');
const amount = sql<string>`sum(amount_minor)`.as('amount_minor');

/** By amount, largest first; works of a track count for it. Sums are digits. */
export const topTracks = (db: Kysely<PartyTables>, of: Scope, limit: number) =>
  ofStatement(db, of)
    .select(['currency', 'track_id', streams, amount])
    .select([
      sql<string>`max(isrc)`.as('isrc'),
      sql<string>`max(title)`.as('title'),
      sql<string>`max(artist)`.as('artist'),
    ])
    .groupBy(['currency', 'track_id'])
    .orderBy('amount_minor', 'desc')
    .orderBy('currency')
    .orderBy('track_id')
    .limit(limit)
    .execute();

/** By amount, largest first. A minimum that no line carries has no territory. */
export const byTerritory = (db: Kysely<PartyTables>, of: Scope) =>
  ofStatement(db, of)
    .select(['currency', 'territory', streams, amount])
    .groupBy(['currency', 'territory'])
    .orderBy('amount_minor', 'desc')
    .orderBy('currency')
    .orderBy('territory')
    .execute();

/** By the closed month and the fact behind it, newest month and largest amount first; no more than `limit`. */
export const byCause = (db: Kysely<PartyTables>, of: Scope, limit: number) =>
  ofStatement(db, of)
    .select(['currency', 'corrects', 'caused_by', amount])
    .where('corrects', '<>', '')
    .groupBy(['currency', 'corrects', 'caused_by'])
    .orderBy('corrects', 'desc')
    .orderBy(sql`abs(sum(amount_minor))`, 'desc')
    .orderBy('caused_by')
    .limit(limit)
    .execute();

/** Whether a statement has lines of US mechanicals, or of recordings in the US on one of these offerings. */
export const hasLines = async (
  db: Kysely<PartyTables>,
  of: Scope,
  { right, offerings }: { readonly right: 'mechanical' | 'recording'; readonly offerings?: readonly string[] },
): Promise<boolean> => {
  let lines = ofStatement(db, of).select('line_no').where('right_kind', '=', right).where('territory', '=', 'US');
  if (offerings !== undefined) lines = lines.where('corrects', '=', '').where(sql<boolean>`offering = any(${offerings}::text[])`); // prettier-ignore
  return (await lines.limit(1).executeTakeFirst()) !== undefined;
};
