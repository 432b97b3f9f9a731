/** Looks named recordings up in the catalogue: by ISRC, else by artist and title without regard to case. */
import type pg from 'pg';
import { trackId, type TrackId } from '../../domain/shared/ids.js';
import type { NamedRecording } from './unmatched-recording.js';

/** Answers in the order asked; undefined where the catalogue knows none, or several that are different recordings. */
export type FindRecordings = (recordings: readonly NamedRecording[]) => Promise<readonly (TrackId | undefined)[]>;

type Row = { readonly n: number; readonly track_id: string };

// Tracks that share an ISRC are one recording, and any of them will do: the smallest id, so that it is always the same.
// Tracks that share a name alone may be different recordings; money is not given away on a guess.
const BY_ISRC = `
  select c.n, min(t.track_id) as track_id
    from unnest($1::int[], $2::text[]) as c (n, isrc) join tracks t on t.isrc = c.isrc
   group by c.n`;
const byName = (lower: Lower) => `
  select c.n, min(t.track_id) as track_id
    from unnest($1::int[], $2::text[], $3::text[]) as c (n, artist, title)
    join tracks t on ${lower('t.artist')} = ${lower('c.artist')} and ${lower('t.title')} = ${lower('c.title')}
   group by c.n having count(distinct t.isrc) = 1`;

export const findRecordings =
  (pool: pg.Pool): FindRecordings =>
  async (recordings) => {
    const found: (TrackId | undefined)[] = recordings.map(() => undefined);
    const lower = recordings.length === 0 ? undefined : await catalogueLower(pool);
    if (lower === undefined) return found;
    const take = ({ rows }: { readonly rows: readonly Row[] }) => {
      for (const { n, track_id } of rows) found[n] = trackId(track_id);
    };
    const numbered = recordings.map((recording, n) => ({ n, ...recording }));
    const coded = numbered.filter(({ isrc }) => isrc !== undefined);
    if (coded.length > 0) take(await pool.query<Row>(BY_ISRC, columns(coded, 'n', 'isrc')));
    const named = numbered.filter(({ n }) => found[n] === undefined);
    if (named.length > 0) take(await pool.query<Row>(byName(lower), columns(named, 'n', 'artist', 'title')));
    return found;
  };

type Lower = (column: string) => string;

/** A database under the locale `C`, such as the embedded one, knows the case of A to Z alone; these know every letter's. */
const COLLATIONS = ['pg_unicode_fast', 'pg_c_utf8', 'und-x-icu'];

/** How this server takes the case off; undefined until the catalogue was built for the first time. */
const catalogueLower = async (pool: pg.Pool): Promise<Lower | undefined> => {
  const { rows } = await pool.query<{ there: boolean; collations: string[] }>(
    `select to_regclass('tracks') is not null as there,
            array(select collname::text from pg_collation where collname = any($1)) as collations`,
    [COLLATIONS],
  );
  const { there = false, collations = [] } = rows[0] ?? {};
  const collation = COLLATIONS.find((name) => collations.includes(name));
  if (!there) return undefined;
  return collation === undefined
    ? (column) => `lower(${column})`
    : (column) => `lower(${column} collate "${collation}")`;
};

const columns = <R>(rows: readonly R[], ...names: readonly (keyof R)[]) =>
  names.map((name) => rows.map((row) => row[name]));
