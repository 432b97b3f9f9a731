/**
 * What is on disk, forever. Add a shape, never edit one. One golden sample per version lives in `golden/`, and a test
 * reads each of them.
 */
import type { RateEvent } from './declared-rate.js';

export type StoredRateEvent = { readonly type: 'RateDeclared.v1'; readonly data: RateEvent['data'] };

export const RATE_EVENT_TYPES = ['RateDeclared.v1'] as const satisfies readonly StoredRateEvent['type'][];

export const upcastRate = (stored: StoredRateEvent): RateEvent => ({ type: 'RateDeclared', data: stored.data });

/** Between the rates and the disk. `idOfName` makes a UUID of a name: the same declaration always gets the same id. */
export const rateCodec = (idOfName: (name: string) => string) => ({
  encode: ({ data }: RateEvent) => ({
    id: idOfName(`RateDeclared ${JSON.stringify(data)}`),
    type: 'RateDeclared.v1' as const,
    data,
  }),
  decode: (stored: { readonly type: string; readonly data: unknown }) => upcastRate(stored as StoredRateEvent),
});
