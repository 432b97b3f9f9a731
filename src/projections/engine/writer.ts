import type { PoolClient } from 'pg';
import { copyIn } from '../../platform/postgres/copy-in.js';
import type { Projection, ProjectionWriter } from '../projection.js';
import { physicalName } from './registry.js';
import { linesOf, namesOf, unnestOf, type Column } from './rows.js';

/** Where a build reads what its `after` projection says: the view, or a build that is rebuilt together with it. */
export type Upstream = { readonly projection: string; readonly build?: number };

export type WriterOptions = {
  readonly build: number;
  readonly upstream?: Upstream | undefined;
  /** Nobody reads the build yet, and its sums are gathered before anybody does: rows are put beside each other. */
  readonly filling?: boolean | undefined;
};

export const writerFor = (
  client: PoolClient,
  projection: Projection,
  { build, upstream, filling = false }: WriterOptions,
): ProjectionWriter => {
  const table = (logical: string) => {
    if (!(logical in projection.tables)) throw new TypeError(`${projection.name} declares no table ${logical}`);
    return physicalName(logical, build);
  };
  const append = <Row>(logical: string, columns: readonly Column<Row>[], rows: readonly Row[]) =>
    copyIn(client, `${table(logical)} (${namesOf(columns)})`, linesOf(columns, rows));
  return {
    run: async <Row extends object>(text: string, values?: readonly unknown[]) => {
      const { rows, rowCount } = await client.query<Row>(text, values as unknown[]);
      return { rows, rowCount: rowCount ?? 0 };
    },
    table,
    upstream: (logical) => (upstream?.build === undefined ? logical : physicalName(logical, upstream.build)),
    append,
    add: async (logical, columns, rows) => {
      if (filling) return append(logical, columns, rows);
      const { args, parameters } = unnestOf(columns, rows);
      await client.query(addition(table(logical), projection.sums![logical]!, namesOf(columns), args), parameters);
    },
  };
};

/** Rows of one key become one; a batch holds each key once. */
const addition = (
  physical: string,
  { key, sums }: NonNullable<Projection['sums']>[string],
  columns: string,
  args: string,
): string => {
  const [COLUMNS, ARGS, KEY] = [columns, args, key.join(', ')];
  const SUMS = sums.map((name) => `${name} = known.${name} + excluded.${name}`).join(', ');
  return `insert into ${physical} as known (${COLUMNS}) select * from unnest(${ARGS}) on conflict (${KEY}) do update set ${SUMS}`;
};
