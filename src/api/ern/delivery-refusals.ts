/** Refusals of deliveries, as they are told to people. */
import type { DeliveryRefusal } from '../../domain/catalogue/delivery/delivery.js';
import type { RecordingDeliveryRefusal } from '../../domain/catalogue/delivery/delivered-recording.js';
import type { ReleaseDeliveryRefusal } from '../../domain/catalogue/delivery/delivered-release.js';
import type { Statement } from '../../domain/catalogue/delivery/statement.js';
import type { Sentences } from '../refusal-sentence.js';

const from = ({ messageId, sender, createdAt }: Statement) => `message ${messageId} of ${sender}, made at ${createdAt}`;

export const DELIVERY_REFUSALS: Sentences<DeliveryRefusal> = {
  MessageIdReused: ({ messageId, sender, createdAt }) => [
    'MessageId',
    `${sender} sent another message ${messageId}, made at ${createdAt}; what is new needs an id of its own`,
  ],
};

export const RECORDING_DELIVERY_REFUSALS: Sentences<RecordingDeliveryRefusal> = {
  RecordingContradicted: ({ differsIn, known, stated, knownFrom }) => [
    differsIn,
    `${differsIn} is "${stated}" here and "${known}" in ${from(knownFrom)}; what is known stays`,
  ],
  RecordingKnownFromNewerMessage: ({ differsIn, known, stated, knownFrom }) => [
    differsIn,
    `${differsIn} is "${stated}" here and "${known}" in the newer ${from(knownFrom)}, which holds`,
  ],
};

export const RELEASE_DELIVERY_REFUSALS: Sentences<ReleaseDeliveryRefusal> = {
  ReleaseKnownFromNewerMessage: ({ knownFrom }) => ['MessageCreatedDateTime', `the newer ${from(knownFrom)} holds`],
  ReleaseOfAnotherSender: ({ knownFrom }) => [
    'MessageSender',
    `is on offer by ${from(knownFrom)}, who has to take it down before another may deliver it`,
  ],
  ReleaseUnknown: () => ['ReleaseId', 'was never delivered'],
};
