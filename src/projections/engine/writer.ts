import type { Projection, ProjectionWriter } from '../projection.js';
import { physicalName, type Queryable } from './registry.js';

/** Where a build reads what its `after` projection says: the view, or a build that is rebuilt together with it. */
export type Upstream = { readonly projection: string; readonly build?: number };

export const writerFor = (
  client: Queryable,
  projection: Projection,
  build: number,
  upstream?: Upstream,
): ProjectionWriter => ({
  run: async <Row extends object>(text: string, values?: readonly unknown[]) => {
    const { rows, rowCount } = await client.query<Row>(text, values as unknown[]);
    return { rows, rowCount: rowCount ?? 0 };
  },
  table: (logical) => {
    if (!(logical in projection.tables)) throw new TypeError(`${projection.name} declares no table ${logical}`);
    return physicalName(logical, build);
  },
  upstream: (logical) => (upstream?.build === undefined ? logical : physicalName(logical, upstream.build)),
});
