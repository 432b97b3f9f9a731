/** Lines that were worked out here rather than in the database. */
import { sql } from 'kysely';
import type { Decimal } from '../../domain/shared/money.js';
import type { Held, MonthTransaction, Right } from './month-tables.js';

/** `party` or `held`, and never both. */
export type Line = {
  readonly right: Right;
  readonly party?: string | undefined;
  readonly held?: Held | undefined;
  readonly trackId: string;
  readonly workId: string;
  readonly territory: string;
  readonly offering: string;
  readonly currency: string;
  /** The closed month that this corrects, and the fact that made it necessary. */
  readonly corrects?: string;
  readonly causedBy?: string;
  readonly streams: bigint;
  readonly amountMinor: Decimal;
};

const LINES_A_STATEMENT = 10_000;

export const writeLines = async (tx: MonthTransaction, runId: string, lines: readonly Line[]): Promise<void> => {
  for (let from = 0; from < lines.length; from += LINES_A_STATEMENT) {
    const batch = lines.slice(from, from + LINES_A_STATEMENT);
    const column = (of: (line: Line) => string | null) => sql`${batch.map(of)}::text[]`;
    await sql`
      insert into royalty_lines (run_id, right_kind, party, held, track_id, work_id, territory, offering, currency,
                                 corrects, caused_by, streams, amount_minor)
      select ${runId}, r, p, h, t, w, terr, o, c, coalesce(m, ''), e, s::bigint, a::numeric
        from unnest(${column(({ right }) => right)}, ${column(({ party }) => party ?? null)},
                    ${column(({ held }) => held ?? null)}, ${column(({ trackId }) => trackId)},
                    ${column(({ workId }) => workId)}, ${column(({ territory }) => territory)},
                    ${column(({ offering }) => offering)}, ${column(({ currency }) => currency)},
                    ${column(({ corrects }) => corrects ?? null)}, ${column(({ causedBy }) => causedBy ?? null)},
                    ${column(({ streams }) => streams.toString())},
                    ${column(({ amountMinor }) => amountMinor.toFixed())})
               as line (r, p, h, t, w, terr, o, c, m, e, s, a)`.execute(tx);
  }
};
