/** Writes of a projection outside of the engine: its tables are made by the spec, under their logical names. */
import type { ProjectionWriter } from '../src/projections/projection.js';
import type { TestDatabase } from './pg.js';

export const writerOn = ({ pool }: Pick<TestDatabase, 'pool'>): ProjectionWriter => ({
  run: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
    const { rows, rowCount } = await pool.query<Row>(text, [...values]);
    return { rows, rowCount: rowCount ?? 0 };
  },
  table: (logical) => logical,
  readsFirst: false,
  upstream: (logical) => logical,
  append: () => Promise.reject(new Error('rows are appended by the engine alone')),
  add: () => Promise.reject(new Error('sums are added up by the engine alone')),
});
