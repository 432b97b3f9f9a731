import type { Decision } from '../../domain/shared/decision.js';
import type { Asked, Streams, Transacted } from './transact-many.js';

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

/** The commands of grouped items, as `transactMany` takes them. */
export const workOf = <Command>(
  byStream: ReadonlyMap<string, readonly { readonly command: Command }[]>,
): readonly Asked<Command>[] => Array.from(byStream, ([stream, own]) => [stream, own.map(({ command }) => command)]);

/** How many events each decision came to, refusals left out. Throws what a stream was rejected with. */
export const eventsOf = <E, R>(
  settled: ReadonlyMap<string, PromiseSettledResult<Transacted<E, R>>>,
): readonly number[] =>
  [...settled.values()].flatMap((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value.decisions.flatMap((decision) => (decision.outcome === 'accepted' ? [decision.events.length] : []));
  });

/** Decides each command on its stream; answers in the order of the commands. Throws what a stream was rejected with. */
export const decideEach = async <C, S, E, R>(
  streams: Streams<C, S, E, R>,
  commands: readonly C[],
  streamOf: (command: C) => string,
): Promise<readonly Decision<E, R>[]> => {
  const numbered = commands.map((command, nth) => ({ command, nth }));
  const byStream = grouped(numbered, ({ command }) => streamOf(command));
  const settled = await streams.transactMany(workOf(byStream));
  const decisions = new Array<Decision<E, R>>(commands.length);
  for (const [stream, own] of byStream) {
    const one = settled.get(stream)!;
    if (one.status === 'rejected') throw one.reason;
    for (const [index, { nth }] of own.entries()) decisions[nth] = one.value.decisions[index]!;
  }
  return decisions;
};
