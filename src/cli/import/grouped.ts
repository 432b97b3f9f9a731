import type { Transacted } from '../../platform/event-store/transact-many.js';

/** Commands by the stream that decides them, each stream's in the order given. */
export const grouped = <Command>(
  commands: readonly Command[],
  streamOf: (command: Command) => string,
): ReadonlyMap<string, readonly Command[]> => {
  const byStream = new Map<string, Command[]>();
  for (const command of commands) {
    const stream = streamOf(command);
    const own = byStream.get(stream);
    if (own === undefined) byStream.set(stream, [command]);
    else own.push(command);
  }
  return byStream;
};

/** How many events each decision came to, refusals left out. Throws what a stream was rejected with. */
export const eventsOf = <E, R>(
  settled: ReadonlyMap<string, PromiseSettledResult<Transacted<E, R>>>,
): readonly number[] =>
  [...settled.values()].flatMap((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value.decisions.flatMap((decision) => (decision.outcome === 'accepted' ? [decision.events.length] : []));
  });
