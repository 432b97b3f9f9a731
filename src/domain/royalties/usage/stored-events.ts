/**
 * What is on disk, forever. Add a shape, never edit one. One golden sample per version lives in `golden/`, and a test
 * reads each of them.
 */
import type { FraudVerdictEvent } from './fraud-verdict.js';

export type StoredFraudVerdictEvent = {
  readonly type: 'FraudVerdictGiven.v1';
  readonly data: FraudVerdictEvent['data'];
};

export const FRAUD_VERDICT_EVENT_TYPES = [
  'FraudVerdictGiven.v1',
] as const satisfies readonly StoredFraudVerdictEvent['type'][];

export const upcastFraudVerdict = (stored: StoredFraudVerdictEvent): FraudVerdictEvent => ({
  type: 'FraudVerdictGiven',
  data: stored.data,
});

/** Between the verdicts and the disk; the event id comes from everything that the event says. */
export const fraudVerdictCodec = (idOfName: (name: string) => string) => ({
  encode: ({ data }: FraudVerdictEvent) => ({
    id: idOfName(`FraudVerdictGiven ${JSON.stringify(data)}`),
    type: 'FraudVerdictGiven.v1',
    data,
  }),
  decode: (stored: { readonly type: string; readonly data: unknown }) =>
    upcastFraudVerdict(stored as StoredFraudVerdictEvent),
});
