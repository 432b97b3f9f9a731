import type { PoolClient } from 'pg';
import { copyIn } from '../../platform/postgres/copy-in.js';
import type { Projection, ProjectionWriter } from '../projection.js';
import { physicalName } from './registry.js';
import { linesOf, namesOf, unnestOf } from './rows.js';

/** Where a build reads what its `after` projection says: the view, or a build that is rebuilt together with it. */
export type Upstream = {
  readonly projection: string;
  readonly build?: number;
  /** It is gathered from the one that reads it, which need not wait for it: see `fill.ts`. */
  readonly isGathered?: boolean;
};

export type WriterOptions = {
  readonly build: number;
  readonly upstream?: Upstream | undefined;
};

export const writerFor = (
  client: PoolClient,
  projection: Projection,
  { build, upstream }: WriterOptions,
): ProjectionWriter => {
  const table = (logical: string) => {
    if (!(logical in projection.tables)) throw new TypeError(`${projection.name} declares no table ${logical}`);
    return physicalName(logical, build);
  };
  return {
    run: async <Row extends object>(text: string, values?: readonly unknown[]) => {
      const { rows, rowCount } = await client.query<Row>(text, values as unknown[]);
      return { rows, rowCount: rowCount ?? 0 };
    },
    table,
    readsFirst: upstream?.isGathered === true,
    upstream: (logical) => (upstream?.build === undefined ? logical : physicalName(logical, upstream.build)),
    append: (logical, columns, rows) =>
      copyIn(client, `${table(logical)} (${namesOf(columns)})`, linesOf(columns, rows)),
    add: async (logical, columns, rows) => {
      const { args, parameters } = unnestOf(columns, rows);
      await client.query(addition(table(logical), projection.sums![logical]!, namesOf(columns), args), parameters);
    },
  };
};

/** Rows of one key become one; a batch holds each key once, and comes in the order of the index. */
const addition = (
  physical: string,
  { key, sums }: NonNullable<Projection['sums']>[string],
  columns: string,
  args: string,
): string => {
  const [COLUMNS, ARGS, KEY] = [columns, args, key.join(', ')];
  const SUMS = sums.map((name) => `${name} = known.${name} + excluded.${name}`).join(', ');
  return `insert into ${physical} as known (${COLUMNS})
          select * from unnest(${ARGS}) as added (${COLUMNS}) order by ${KEY}
          on conflict (${KEY}) do update set ${SUMS}`;
};
