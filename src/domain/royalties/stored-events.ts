/**
 * What is on disk, forever. Add a shape, never edit one. One golden sample per version lives in `golden/`, and a test
 * reads each of them.
 */
import type { PoolEvent } from './pool.js';

export type StoredPoolEvent = { readonly type: 'PoolDeclared.v1'; readonly data: PoolEvent['data'] };

export const POOL_EVENT_TYPES = ['PoolDeclared.v1'] as const satisfies readonly StoredPoolEvent['type'][];

export const upcastPool = (stored: StoredPoolEvent): PoolEvent => ({ type: 'PoolDeclared', data: stored.data });

/** Between the pools and the disk. `idOfName` makes a UUID of a name: the same declaration always gets the same id. */
export const poolCodec = (idOfName: (name: string) => string) => ({
  encode: ({ data }: PoolEvent) => ({
    id: idOfName(`PoolDeclared ${JSON.stringify(data)}`),
    type: 'PoolDeclared.v1',
    data,
  }),
  decode: (stored: { readonly type: string; readonly data: unknown }) => upcastPool(stored as StoredPoolEvent),
});
