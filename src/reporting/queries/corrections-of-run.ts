import { sql, type RawBuilder } from 'kysely';
import type { LineRow } from '../month/month-tables.js';

export type CorrectionRow = Pick<
  LineRow,
  'corrects' | 'currency' | 'right_kind' | 'track_id' | 'work_id' | 'territory' | 'offering' | 'amount_minor'
> & {
  readonly party: string | null;
  readonly held: string | null;
  readonly caused_by: string;
  readonly streams: bigint;
};

export type CorrectionsPage = {
  readonly runId: string;
  readonly after: readonly string[] | undefined;
  readonly limit: number;
};

/** What tells two lines of a run apart, in the order of the pages. */
export const correctionKeys = (row: CorrectionRow): readonly string[] => [
  row.corrects, row.currency, row.party ?? '', row.held ?? '', row.right_kind, row.track_id, row.work_id, row.territory, row.offering,
]; // prettier-ignore

/** The lines of a run that correct closed months, by month, currency, party and what they are about. */
export const correctionsOfRun = ({ runId, after, limit }: CorrectionsPage): RawBuilder<CorrectionRow> => {
  const keys = sql`corrects, currency, coalesce(party, ''), coalesce(held, ''), right_kind, track_id, work_id, territory, offering`; // prettier-ignore
  const behind = after === undefined ? sql`true` : sql`(${keys}) > (${sql.join(after)})`;
  return sql<CorrectionRow>`
    select corrects, currency, party, held, right_kind, track_id, work_id, territory, offering, caused_by, streams,
           amount_minor
      from royalty_lines where run_id = ${runId} and corrects <> '' and ${behind}
     order by ${keys} limit ${limit}`;
};
