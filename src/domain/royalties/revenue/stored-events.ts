/**
 * What is on disk, forever. Add a shape, never edit one. One golden sample per version lives in `golden/`, and a test
 * reads each of them.
 */
import type { FxRateEvent } from './fx-rate.js';
import type { RevenueEvent } from './revenue.js';

export type StoredRevenueEvent = { readonly type: 'RevenueDeclared.v1'; readonly data: RevenueEvent['data'] };
export type StoredFxRateEvent = { readonly type: 'FxRateDeclared.v1'; readonly data: FxRateEvent['data'] };

export const REVENUE_EVENT_TYPES = ['RevenueDeclared.v1'] as const satisfies readonly StoredRevenueEvent['type'][];
export const FX_RATE_EVENT_TYPES = ['FxRateDeclared.v1'] as const satisfies readonly StoredFxRateEvent['type'][];

type IdOfName = (name: string) => string;
type OnDisk = { readonly type: string; readonly data: unknown };

export const upcastRevenue = ({ data }: StoredRevenueEvent): RevenueEvent => ({ type: 'RevenueDeclared', data });
export const upcastFxRate = ({ data }: StoredFxRateEvent): FxRateEvent => ({ type: 'FxRateDeclared', data });

/** Between the revenue and the disk; the event id comes from everything that the event says. */
export const revenueCodec = (idOfName: IdOfName) => ({
  encode: ({ data }: RevenueEvent) => ({
    id: idOfName(`RevenueDeclared ${JSON.stringify(data)}`),
    type: 'RevenueDeclared.v1' as const,
    data,
  }),
  decode: (stored: OnDisk) => upcastRevenue(stored as StoredRevenueEvent),
});

export const fxRateCodec = (idOfName: IdOfName) => ({
  encode: ({ data }: FxRateEvent) => ({
    id: idOfName(`FxRateDeclared ${JSON.stringify(data)}`),
    type: 'FxRateDeclared.v1' as const,
    data,
  }),
  decode: (stored: OnDisk) => upcastFxRate(stored as StoredFxRateEvent),
});
