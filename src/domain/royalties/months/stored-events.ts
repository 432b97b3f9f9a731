/**
 * What is on disk, forever. Add a shape, never edit one. One golden sample per version lives in `golden/`, and a test
 * reads each of them.
 */
import type { MonthEvent } from './month-facts.js';

type DataOf<Type extends MonthEvent['type']> = Extract<MonthEvent, { type: Type }>['data'];

export type StoredMonthEvent =
  | { readonly type: 'MonthCalculated.v1'; readonly data: DataOf<'MonthCalculated'> }
  | { readonly type: 'MonthApproved.v1'; readonly data: DataOf<'MonthApproved'> }
  | { readonly type: 'ApprovalWithdrawn.v1'; readonly data: DataOf<'ApprovalWithdrawn'> }
  | { readonly type: 'MonthClosed.v1'; readonly data: DataOf<'MonthClosed'> };

export const MONTH_EVENT_TYPES = [
  'MonthCalculated.v1',
  'MonthApproved.v1',
  'ApprovalWithdrawn.v1',
  'MonthClosed.v1',
] as const satisfies readonly StoredMonthEvent['type'][];

export const upcastMonth = (stored: StoredMonthEvent): MonthEvent => {
  switch (stored.type) {
    case 'MonthCalculated.v1':
      return { type: 'MonthCalculated', data: stored.data };
    case 'MonthApproved.v1':
      return { type: 'MonthApproved', data: stored.data };
    case 'ApprovalWithdrawn.v1':
      return { type: 'ApprovalWithdrawn', data: stored.data };
    case 'MonthClosed.v1':
      return { type: 'MonthClosed', data: stored.data };
  }
};

/** Between the months and the disk; the event id comes from everything that the event says. */
export const monthCodec = (idOfName: (name: string) => string) => ({
  encode: ({ type, data }: MonthEvent) => ({
    id: idOfName(`${type} ${JSON.stringify(data)}`),
    type: `${type}.v1`,
    data,
  }),
  decode: (stored: { readonly type: string; readonly data: unknown }) => upcastMonth(stored as StoredMonthEvent),
});
