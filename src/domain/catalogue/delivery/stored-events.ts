/**
 * Deliveries on disk, forever. Add a shape, never edit one. One golden sample per version lives in `golden/`, and a test
 * reads each of them.
 */
import type { IdOfName } from '../stored-events.js';
import type { DeliveryEvent } from './delivery.js';
import type { RecordingDeliveryEvent } from './delivered-recording.js';
import type { ReleaseDeliveryEvent } from './delivered-release.js';

type Data<Event extends { readonly type: string; readonly data: unknown }, Type extends Event['type']> = Extract<
  Event,
  { readonly type: Type }
>['data'];

export type StoredDeliveryEvent =
  | { readonly type: 'DeliveryReceived.v1'; readonly data: Data<DeliveryEvent, 'DeliveryReceived'> }
  | { readonly type: 'DeliveryTaken.v1'; readonly data: Data<DeliveryEvent, 'DeliveryTaken'> }
  | { readonly type: 'RecordingDelivered.v1'; readonly data: RecordingDeliveryEvent['data'] }
  | { readonly type: 'ReleaseDelivered.v1'; readonly data: Data<ReleaseDeliveryEvent, 'ReleaseDelivered'> }
  | { readonly type: 'ReleaseOffered.v1'; readonly data: Data<ReleaseDeliveryEvent, 'ReleaseOffered'> }
  | { readonly type: 'ReleaseTakenDown.v1'; readonly data: Data<ReleaseDeliveryEvent, 'ReleaseTakenDown'> };

export const DELIVERY_EVENT_TYPES = [
  'DeliveryReceived.v1', 'DeliveryTaken.v1', 'RecordingDelivered.v1', 'ReleaseDelivered.v1', 'ReleaseOffered.v1',
  'ReleaseTakenDown.v1',
] as const satisfies readonly StoredDeliveryEvent['type'][]; // prettier-ignore

export type DeliveriesEvent = DeliveryEvent | RecordingDeliveryEvent | ReleaseDeliveryEvent;

export const upcastDelivery = (stored: StoredDeliveryEvent): DeliveriesEvent => {
  switch (stored.type) {
    case 'DeliveryReceived.v1':
      return { type: 'DeliveryReceived', data: stored.data };
    case 'DeliveryTaken.v1':
      return { type: 'DeliveryTaken', data: stored.data };
    case 'RecordingDelivered.v1':
      return { type: 'RecordingDelivered', data: stored.data };
    case 'ReleaseDelivered.v1':
      return { type: 'ReleaseDelivered', data: stored.data };
    case 'ReleaseOffered.v1':
      return { type: 'ReleaseOffered', data: stored.data };
    case 'ReleaseTakenDown.v1':
      return { type: 'ReleaseTakenDown', data: stored.data };
  }
};

type OnDisk = { readonly type: string; readonly data: unknown };

/** Between one kind of stream and the disk; the event id comes from everything that the event says. */
const codecOf =
  <Event extends DeliveriesEvent>() =>
  (idOfName: IdOfName) => ({
    encode: ({ type, data }: Event) => ({
      id: idOfName(`${type} ${JSON.stringify(data)}`),
      type: `${type}.v1`,
      data: data as Event['data'],
    }),
    decode: (stored: OnDisk) => upcastDelivery(stored as StoredDeliveryEvent) as Event,
  });

export const deliveryCodec = codecOf<DeliveryEvent>();
export const deliveredRecordingCodec = codecOf<RecordingDeliveryEvent>();
export const deliveredReleaseCodec = codecOf<ReleaseDeliveryEvent>();
