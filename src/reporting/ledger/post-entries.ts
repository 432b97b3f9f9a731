/**
 * Writes entries to the journal, set-based, in a transaction of the caller.
 *
 * An entry that is there already is not written again, so a run that was interrupted posts once more from the start. The
 * same id with other content is refused before anything is written: an entry is corrected by another one, never replaced.
 */
import { sql } from 'kysely';
import type { JournalEntry, JournalLine } from '../../domain/books/entry.js';
import { entryDigest } from './entry-digest.js';
import type { InTransaction } from './journal-tables.js';

export type PostingRefusal = { readonly kind: 'EntryIdReused'; readonly entryId: string };

export type Posted =
  /** How many entries are new, and how many the journal had. */
  | { readonly outcome: 'posted'; readonly posted: number; readonly known: number }
  | { readonly outcome: 'refused'; readonly because: PostingRefusal };

/** Lines in one statement: enough to make the round trip cheap, few enough for any server to take. */
const BATCH_LINES_MAX = 10_000;

type Digested = { readonly entry: JournalEntry; readonly digest: string };

/** Refuses without having written anything. Throws where another transaction took an id in this very moment. */
export const postEntries = async (db: InTransaction, entries: Iterable<JournalEntry>): Promise<Posted> => {
  const asked = new Map<string, Digested>();
  for (const entry of entries) {
    const digested = { entry, digest: entryDigest(entry) };
    if ((asked.get(entry.entryId)?.digest ?? digested.digest) !== digested.digest) return reused(entry.entryId);
    asked.set(entry.entryId, digested);
  }
  const fresh: (readonly Digested[])[] = [];
  for (const batch of inBatches([...asked.values()])) {
    const known = await knownDigests(db, batch);
    const other = batch.find((one) => isOther(one, known));
    if (other !== undefined) return reused(other.entry.entryId);
    fresh.push(batch.filter(({ entry }) => !known.has(entry.entryId)));
  }
  let posted = 0;
  for (const batch of fresh) posted += await insert(db, batch);
  return { outcome: 'posted', posted, known: asked.size - posted };
};

const reused = (entryId: string) => ({ outcome: 'refused', because: { kind: 'EntryIdReused', entryId } }) as const;

const isOther = ({ entry, digest }: Digested, known: ReadonlyMap<string, string>): boolean =>
  (known.get(entry.entryId) ?? digest) !== digest;

const inBatches = (entries: readonly Digested[]): readonly (readonly Digested[])[] => {
  const batches: Digested[][] = [];
  let lines = BATCH_LINES_MAX;
  for (const digested of entries) {
    lines += digested.entry.lines.length;
    if (lines > BATCH_LINES_MAX) {
      batches.push([]);
      lines = digested.entry.lines.length;
    }
    batches.at(-1)!.push(digested);
  }
  return batches;
};

const idsOf = (batch: readonly Digested[]) => batch.map(({ entry }) => entry.entryId);

/** Of the entries of the batch that the journal has. */
const knownDigests = async (db: InTransaction, batch: readonly Digested[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ entry_id: string; digest: string }>`
    select entry_id, digest from journal_entries where entry_id = any(${idsOf(batch)}::text[])`.execute(db);
  return new Map(rows.map(({ entry_id, digest }) => [entry_id, digest]));
};

/**
 * Answers how many entries were new. Two statements and no join between what they are given: the planner knows the size
 * of neither, and takes the square of it.
 */
const insert = async (db: InTransaction, batch: readonly Digested[]): Promise<number> => {
  if (batch.length === 0) return 0;
  const written = await insertEntries(db, batch);
  if (written.size < batch.length) await refuseOther(db, batch);
  const lines = batch.filter(({ entry }) => written.has(entry.entryId)).flatMap(({ entry }) => linesOf(entry));
  if (lines.length > 0) await insertLines(db, lines);
  return written.size;
};

/** Another transaction was faster; what it posted has to be the same. */
const refuseOther = async (db: InTransaction, batch: readonly Digested[]) => {
  const known = await knownDigests(db, batch);
  const other = batch.find((one) => isOther(one, known));
  if (other !== undefined)
    throw new Error(`journal entry ${other.entry.entryId} was posted with other content at the same time`);
};

/** Answers the ids of those that were not there. Two keys hold the id, and of a racing transaction either may be met first. */
const insertEntries = async (db: InTransaction, batch: readonly Digested[]): Promise<ReadonlySet<string>> => {
  const column = <Value>(of: (entry: JournalEntry) => Value) => batch.map(({ entry }) => of(entry));
  const { rows } = await sql<{ entry_id: string }>`
    insert into journal_entries
      (entry_id, period, booked_on, kind, currency, memo, run, party, statement, line, caused_by, lines, digest)
    select * from unnest(
      ${idsOf(batch)}::text[], ${column(({ period }) => period)}::text[], ${column(({ bookedOn }) => bookedOn)}::date[],
      ${column(({ kind }) => kind)}::text[], ${column(({ currency }) => currency)}::text[],
      ${column(({ memo }) => memo)}::text[], ${column(({ refs }) => refs.run ?? null)}::text[],
      ${column(({ refs }) => refs.party ?? null)}::text[], ${column(({ refs }) => refs.statement ?? null)}::text[],
      ${column(({ refs }) => refs.line ?? null)}::text[], ${column(({ refs }) => refs.causedBy ?? null)}::text[],
      ${column(({ lines }) => lines.length)}::int[], ${batch.map(({ digest }) => digest)}::text[])
    on conflict do nothing
    returning entry_id`.execute(db);
  return new Set(rows.map(({ entry_id }) => entry_id));
};

type LineOfEntry = JournalLine & { readonly lineNo: number; readonly of: JournalEntry };

const linesOf = (of: JournalEntry): readonly LineOfEntry[] =>
  of.lines.map((line, index) => ({ ...line, lineNo: index + 1, of }));

const insertLines = async (db: InTransaction, lines: readonly LineOfEntry[]): Promise<void> => {
  const column = <Value>(of: (line: LineOfEntry) => Value) => lines.map(of);
  await sql`
    insert into journal_lines (entry_id, line_no, account, side, amount_minor, period, booked_on, currency, lines)
    select * from unnest(
      ${column(({ of }) => of.entryId)}::text[], ${column(({ lineNo }) => lineNo)}::int[],
      ${column(({ account }) => account)}::text[], ${column(({ side }) => side)}::text[],
      ${column(({ amountMinor }) => amountMinor.toFixed())}::numeric[], ${column(({ of }) => of.period)}::text[],
      ${column(({ of }) => of.bookedOn)}::date[], ${column(({ of }) => of.currency)}::text[],
      ${column(({ of }) => of.lines.length)}::int[])`.execute(db);
};
