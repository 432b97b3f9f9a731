/** The way of a command to the log of its month. */
import { monthStream, type MonthCommand, type MonthRefusal } from '../../domain/royalties/months/month-facts.js';
import { royaltyMonth } from '../../domain/royalties/months/royalty-month.js';
import { monthCodec } from '../../domain/royalties/months/stored-events.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { Streams } from '../../platform/event-store/transact-many.js';
import { uuidOfName } from '../../platform/uuid-of-name.js';

const NAMESPACE = 'a6c0b3f0-0d8e-5f43-8a68-3a4f7a0a5c11';
const CODEC = monthCodec((name) => uuidOfName(NAMESPACE, name));

/** Decides and records. The refusal, if any. */
export const decide = async (store: EventStore, command: MonthCommand): Promise<MonthRefusal | undefined> => {
  const streams = new Streams(store, royaltyMonth, CODEC, { cachedEventsMax: 0 });
  const { decision } = await streams.transact(monthStream(command.period), command);
  return decision.outcome === 'refused' ? decision.because : undefined;
};

/** The same question without recording the answer: asked before anything is written that a refusal would have to undo. */
export const wouldRefuse = async (store: EventStore, command: MonthCommand): Promise<MonthRefusal | undefined> => {
  const stream = monthStream(command.period);
  const recorded = (await store.readStreams([stream])).get(stream) ?? [];
  const month = recorded.map(CODEC.decode).reduce(royaltyMonth.evolve, royaltyMonth.initial());
  const decision = royaltyMonth.decide(command, month);
  return decision.outcome === 'refused' ? decision.because : undefined;
};
