/**
 * The one imperative shell: every write in the system loads, decides and appends through these lines, always on top
 * of an explicit revision. Streams are not atomic with one another, so a rule that must hold at once lives in one.
 *
 * Rounds overlap: while one is being written, the next is decided on the states that the first leaves, before they are
 * known to be on disk. Its answers wait for that, and where the first write does not hold, it is decided again.
 */
import type { Decider, Decision } from '../../domain/shared/decision.js';
import { inTurn } from '../in-turn.js';
import {
  NO_STREAM,
  StoreUnavailable,
  type AppendOutcome,
  type EventStore,
  type NewEvent,
  type Position,
  type Revision,
  type StoredEvent,
  type StreamAppend,
} from './event-store.js';
import { StateCache } from './state-cache.js';

/** Between the domain's events and the shapes on disk. The event id derives from the command, so a retry is idempotent. */
export type Codec<E> = { readonly encode: (event: E) => NewEvent; readonly decode: (stored: StoredEvent) => E };

/** One stream's commands, decided each on top of the one before; `position` is where their events lie, if there are any. */
export type Transacted<E, R> = { readonly decisions: readonly Decision<E, R>[]; readonly position?: Position };

/** A write that states stand on: whether it is on disk, once that is known. */
type Footing = { holds: boolean | undefined };
type Loaded<S> = {
  readonly state: S;
  readonly revision: Revision;
  readonly events: number;
  readonly footing: Footing;
};
/** What one stream is to write: nothing, or events that its new footing speaks for. */
type Decided<E, R> = {
  readonly append: StreamAppend;
  readonly decisions: readonly Decision<E, R>[];
  readonly base: Footing;
  readonly footing: Footing;
};
type Work<C> = ReadonlyMap<string, readonly C[]>;
type Settled<E, R> = Map<string, PromiseSettledResult<Transacted<E, R>>>;

const ATTEMPTS_MAX = 5;
const CACHED_EVENTS_MAX_DEFAULT = 100_000;
const ON_DISK: Footing = { holds: true };

export class Streams<C, S, E, R> {
  readonly #store: EventStore;
  readonly #decider: Decider<C, S, E, R>;
  readonly #codec: Codec<E>;
  readonly #cache: StateCache<Loaded<S>>;
  /** What rounds on their way leave behind, so that no later one reads the store past them. */
  readonly #unsettled = new Map<string, Loaded<S>>();
  readonly #deciding = inTurn();
  readonly #writing = inTurn();

  constructor(
    store: EventStore,
    decider: Decider<C, S, E, R>,
    codec: Codec<E>,
    { cachedEventsMax = CACHED_EVENTS_MAX_DEFAULT }: { readonly cachedEventsMax?: number } = {},
  ) {
    this.#store = store;
    this.#decider = decider;
    this.#codec = codec;
    this.#cache = new StateCache(cachedEventsMax);
  }

  /** Many streams in one micro-batch; each stands or falls alone. A stream whose store is away is rejected. */
  async transactMany(work: Work<C>): Promise<ReadonlyMap<string, PromiseSettledResult<Transacted<E, R>>>> {
    const settled: Settled<E, R> = new Map();
    let open: readonly string[] = [...work.keys()];
    for (let attempt = 1; open.length > 0; attempt += 1) {
      const failure = attempt > ATTEMPTS_MAX ? new StoreUnavailable('the stream keeps moving; try again') : undefined;
      open = failure === undefined ? await this.#attempt(open, work, settled) : rejectAll(open, failure, settled);
    }
    return settled;
  }

  /** The one-stream case. */
  async transact(
    stream: string,
    command: C,
  ): Promise<{ readonly decision: Decision<E, R>; readonly position?: Position }> {
    const settled = (await this.transactMany(new Map([[stream, [command]]]))).get(stream)!;
    if (settled.status === 'rejected') throw settled.reason;
    const { decisions, ...rest } = settled.value;
    return { decision: decisions[0]!, ...rest };
  }

  /** One round over the open streams; answers those that lost a race and must decide again. Writes go in the order of decisions. */
  async #attempt(open: readonly string[], work: Work<C>, settled: Settled<E, R>): Promise<readonly string[]> {
    try {
      const { written } = await this.#deciding(async () => {
        const round = this.#decideAll(await this.#load(open), work, settled);
        return { written: this.#writing(() => this.#write(round, settled)) };
      });
      return await written;
    } catch (error) {
      return rejectAll(
        open.filter((stream) => !settled.has(stream)),
        error,
        settled,
      );
    }
  }

  /** Leaves the states to the next round, as if they were on disk already. */
  #decideAll(loaded: ReadonlyMap<string, Loaded<S>>, work: Work<C>, settled: Settled<E, R>): readonly Decided<E, R>[] {
    const round: Decided<E, R>[] = [];
    for (const [stream, before] of loaded)
      try {
        round.push(this.#decide(stream, work.get(stream)!, before));
      } catch (reason) {
        this.#unsettled.delete(stream);
        settled.set(stream, { status: 'rejected', reason }); // a bug of one stream's decision costs the others nothing
      }
    return round;
  }

  #decide(stream: string, commands: readonly C[], before: Loaded<S>): Decided<E, R> {
    let { state } = before;
    const events: NewEvent[] = [];
    const decisions = commands.map((command) => {
      const decision = this.#decider.decide(command, state);
      if (decision.outcome === 'accepted')
        for (const event of decision.events) {
          state = this.#decider.evolve(state, event);
          events.push(this.#codec.encode(event));
        }
      return decision;
    });
    const footing: Footing = events.length === 0 ? before.footing : { holds: undefined };
    const revision = before.revision + events.length;
    this.#unsettled.set(stream, { state, revision, events: revision + 1, footing });
    return {
      append: { stream, expectedRevision: before.revision, events },
      decisions,
      base: before.footing,
      footing,
    };
  }

  /** By now every write that came before has an outcome. Answers the streams that must decide again. */
  async #write(round: readonly Decided<E, R>[], settled: Settled<E, R>): Promise<readonly string[]> {
    const founded = round.filter(({ base }) => base.holds === true);
    const lost = round.filter(({ base }) => base.holds !== true);
    try {
      const outcomes = await this.#append(founded.map(({ append }) => append));
      for (const [index, decided] of founded.entries())
        if (!settle(decided, outcomes[index]!, settled)) lost.push(decided);
    } finally {
      for (const { append, footing } of round) this.#keep(append.stream, footing);
    }
    return lost.map(({ append }) => append.stream);
  }

  /** Nobody builds on a write that did not hold, nor on what was decided on top of it. */
  #keep(stream: string, footing: Footing) {
    footing.holds ??= false;
    const newest = this.#unsettled.get(stream);
    if (newest?.footing !== footing) return; // a later round speaks for it
    this.#unsettled.delete(stream);
    if (footing.holds) this.#cache.put(stream, newest);
  }

  /** Streams with nothing to write are not asked; those whose answer was lost are asked once more with the same ids. */
  async #append(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    const writes = appends.filter(({ events }) => events.length > 0);
    const answers = await this.#store.append(writes);
    const lost = writes.filter((_, index) => answers[index]!.outcome === 'unknown');
    const again = lost.length === 0 ? [] : await this.#store.append(lost);
    const outcomeOf = new Map<StreamAppend, AppendOutcome>(writes.map((write, index) => [write, answers[index]!]));
    for (const [index, write] of lost.entries()) outcomeOf.set(write, again[index]!);
    return appends.map(
      (append) => outcomeOf.get(append) ?? { outcome: 'appended', revision: append.expectedRevision, position: -1n },
    );
  }

  /** From memory where it can; what is taken out of the cache comes back with the decision made on it. */
  async #load(streams: readonly string[]): Promise<ReadonlyMap<string, Loaded<S>>> {
    const loaded = new Map<string, Loaded<S>>();
    const missing: string[] = [];
    for (const stream of streams) {
      const known = this.#unsettled.get(stream) ?? this.#cache.take(stream);
      if (known === undefined) missing.push(stream);
      else loaded.set(stream, known);
    }
    for (const [stream, events] of await this.#store.readStreams(missing)) {
      let state = this.#decider.initial();
      for (const event of events) state = this.#decider.evolve(state, this.#codec.decode(event));
      const revision = events.at(-1)?.revision ?? NO_STREAM;
      loaded.set(stream, { state, revision, events: events.length, footing: ON_DISK });
    }
    return loaded;
  }
}

/** Says what came of one stream; false when it lost a race. */
const settle = <E, R>(
  { append: { stream, events }, decisions, footing }: Decided<E, R>,
  outcome: AppendOutcome,
  settled: Settled<E, R>,
): boolean => {
  if (outcome.outcome === 'moved') return false;
  if (outcome.outcome === 'unknown') {
    const reason = new StoreUnavailable('the event store did not answer', { cause: outcome.cause });
    settled.set(stream, { status: 'rejected', reason });
    return true;
  }
  footing.holds = true;
  const value = events.length === 0 ? { decisions } : { decisions, position: outcome.position };
  settled.set(stream, { status: 'fulfilled', value });
  return true;
};

const rejectAll = <E, R>(streams: readonly string[], reason: unknown, settled: Settled<E, R>): readonly string[] => {
  for (const stream of streams) settled.set(stream, { status: 'rejected', reason });
  return [];
};
