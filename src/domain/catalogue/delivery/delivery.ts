/**
 * One message of a sender, so that it is taken once.
 *
 * It is noted twice: as received before anything is done with it, which reserves its id for its content, and as taken at
 * the end. A message that was cut off in between is done once more when it comes again; one that was taken is not.
 */
import { accept, refuse, type Decider, type Decision } from '../../shared/decision.js';
import type { Statement } from './statement.js';

export type DeliveryFacts = Statement & {
  /** SHA-256 of what the message says, whatever its encoding, prefixes and white space. */
  readonly digest: string;
  /** What kind of message in which version, such as `NewReleaseMessage ern/43`. */
  readonly format: string;
};

/** What became of a message: how many items of it were taken, and how many were not. */
export type DeliveryCounts = { readonly taken: number; readonly ignored: number };

export type DeliveryCommand = { readonly receive: DeliveryFacts } | { readonly finish: Statement & DeliveryCounts };

export type DeliveryEvent =
  | { readonly type: 'DeliveryReceived'; readonly data: DeliveryFacts }
  | { readonly type: 'DeliveryTaken'; readonly data: Statement & DeliveryCounts };

export type DeliveryRefusal = {
  readonly kind: 'MessageIdReused';
  readonly sender: string;
  readonly messageId: string;
  /** When the message that has this id was made. */
  readonly createdAt: string;
};

type Delivery =
  | { readonly status: 'unknown' }
  | { readonly status: 'received' | 'taken'; readonly digest: string; readonly createdAt: string };

const initial = (): Delivery => ({ status: 'unknown' });

const evolve = (delivery: Delivery, event: DeliveryEvent): Delivery => {
  switch (event.type) {
    case 'DeliveryReceived':
      return { status: 'received', digest: event.data.digest, createdAt: event.data.createdAt };
    case 'DeliveryTaken':
      return delivery.status === 'unknown' ? delivery : { ...delivery, status: 'taken' };
  }
};

const decide = (command: DeliveryCommand, delivery: Delivery): Decision<DeliveryEvent, DeliveryRefusal> => {
  if ('finish' in command)
    return delivery.status === 'received' ? accept({ type: 'DeliveryTaken', data: command.finish }) : accept();
  const { receive } = command;
  if (delivery.status === 'unknown') return accept({ type: 'DeliveryReceived', data: receive });
  if (delivery.digest === receive.digest) return accept();
  const { sender, messageId } = receive;
  return refuse({ kind: 'MessageIdReused', sender, messageId, createdAt: delivery.createdAt });
};

export const delivery: Decider<DeliveryCommand, Delivery, DeliveryEvent, DeliveryRefusal> = {
  initial,
  evolve,
  decide,
};

export const deliveryStream = ({ sender, messageId }: Pick<Statement, 'sender' | 'messageId'>) =>
  `delivery-${encodeURIComponent(sender)}-${encodeURIComponent(messageId)}` as const;
