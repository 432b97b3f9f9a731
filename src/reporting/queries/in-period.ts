import { sql, type RawBuilder } from 'kysely';

/** Whether a date column lies in a royalty month, `YYYY-MM`; a range, so that an index on the day serves it. */
export const inPeriod = (column: string, period: string): RawBuilder<boolean> => {
  const first = sql`(${period} || '-01')::date`;
  return sql<boolean>`${sql.ref(column)} >= ${first} and ${sql.ref(column)} < ${first} + interval '1 month'`;
};
