import type { Reader } from '../../platform/postgres/postgres.js';
import type { PlayIdentityTables } from '../../projections/play-identity/play-identity.js';

/** Which play ids were recorded again under another day or listener? The first one counts, these do not. */
export const repeatedPlays = (
  db: Reader<PlayIdentityTables>,
  page: { readonly limit: number; readonly after?: bigint },
) =>
  db
    .selectFrom('repeated_plays')
    .selectAll()
    .where('position', '>', page.after ?? 0n)
    .orderBy('position')
    .limit(page.limit);

export const repeatedPlaysCount = (db: Reader<PlayIdentityTables>) =>
  db.selectFrom('repeated_plays').select((eb) => eb.fn.countAll<bigint>().as('plays'));
