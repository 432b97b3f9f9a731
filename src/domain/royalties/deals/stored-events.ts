/**
 * What is on disk, forever. Add a shape, never edit one. One golden sample per version lives in `golden/`, and a test
 * reads each of them.
 */
import type { DealEvent } from './deal.js';

type DataOf<Type extends DealEvent['type']> = Extract<DealEvent, { readonly type: Type }>['data'];

export type StoredDealEvent =
  | { readonly type: 'DealTermsAgreed.v1'; readonly data: DataOf<'DealTermsAgreed'> }
  | { readonly type: 'DealEnded.v1'; readonly data: DataOf<'DealEnded'> };

export const DEAL_EVENT_TYPES = [
  'DealTermsAgreed.v1',
  'DealEnded.v1',
] as const satisfies readonly StoredDealEvent['type'][];

export const upcastDeal = (stored: StoredDealEvent): DealEvent => {
  switch (stored.type) {
    case 'DealTermsAgreed.v1':
      return { type: 'DealTermsAgreed', data: stored.data };
    case 'DealEnded.v1':
      return { type: 'DealEnded', data: stored.data };
  }
};

/** Between the deals and the disk. `idOfName` makes a UUID of a name: the same event always gets the same id. */
export const dealCodec = (idOfName: (name: string) => string) => ({
  encode: ({ type, data }: DealEvent) => ({
    id: idOfName(`${type} ${JSON.stringify(data)}`),
    type: `${type}.v1` as const,
    data,
  }),
  decode: (stored: { readonly type: string; readonly data: unknown }) => upcastDeal(stored as StoredDealEvent),
});
