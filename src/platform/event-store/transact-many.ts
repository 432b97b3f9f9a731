/**
 * The one imperative shell: every write in the system loads, decides and appends through these lines, always on top
 * of an explicit revision. Streams are not atomic with one another, so a rule that must hold at once lives in one.
 */
import type { Decider, Decision } from '../../domain/shared/decision.js';
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

type Loaded<S> = { readonly state: S; readonly revision: Revision; readonly events: number };
type Decided<S, E, R> = {
  readonly decisions: readonly Decision<E, R>[];
  readonly events: readonly E[];
  readonly state: S;
};
type Settled<E, R> = PromiseSettledResult<Transacted<E, R>>;

const ATTEMPTS_MAX = 5;
const CACHED_EVENTS_MAX_DEFAULT = 100_000;

export class Streams<C, S, E, R> {
  readonly #store: EventStore;
  readonly #decider: Decider<C, S, E, R>;
  readonly #codec: Codec<E>;
  readonly #cache: StateCache<Loaded<S>>;

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
  async transactMany(work: ReadonlyMap<string, readonly C[]>): Promise<ReadonlyMap<string, Settled<E, R>>> {
    const settled = new Map<string, Settled<E, R>>();
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

  /** One round over the open streams; answers those that lost a race and must decide again. */
  async #attempt(
    open: readonly string[],
    work: ReadonlyMap<string, readonly C[]>,
    settled: Map<string, Settled<E, R>>,
  ) {
    const decided = new Map<string, Decided<S, E, R>>();
    const appends: StreamAppend[] = [];
    try {
      for (const [stream, loaded] of await this.#load(open)) {
        try {
          const decision = this.#decide(work.get(stream)!, loaded);
          decided.set(stream, decision);
          appends.push({ stream, expectedRevision: loaded.revision, events: decision.events.map(this.#codec.encode) });
        } catch (reason) {
          settled.set(stream, { status: 'rejected', reason }); // a bug of one stream's decision costs the others nothing
        }
      }
      const outcomes = await this.#append(appends);
      return appends.flatMap((append, index) =>
        this.#settle(append, outcomes[index]!, decided, settled) ? [] : [append.stream],
      );
    } catch (error) {
      return rejectAll(
        open.filter((stream) => !settled.has(stream)),
        error,
        settled,
      );
    }
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

  /** Says what came of one stream; false when it lost a race. */
  #settle(
    { stream }: StreamAppend,
    outcome: AppendOutcome,
    decided: ReadonlyMap<string, Decided<S, E, R>>,
    settled: Map<string, Settled<E, R>>,
  ): boolean {
    if (outcome.outcome === 'moved') return false;
    if (outcome.outcome === 'unknown') {
      const reason = new StoreUnavailable('the event store did not answer', { cause: outcome.cause });
      settled.set(stream, { status: 'rejected', reason });
      return true;
    }
    const { decisions, state, events } = decided.get(stream)!;
    this.#cache.put(stream, { state, revision: outcome.revision, events: outcome.revision + 1 });
    settled.set(stream, {
      status: 'fulfilled',
      value: events.length === 0 ? { decisions } : { decisions, position: outcome.position },
    });
    return true;
  }

  /** From the cache where it can; what is taken out goes back only after a write that held. */
  async #load(streams: readonly string[]): Promise<ReadonlyMap<string, Loaded<S>>> {
    const loaded = new Map<string, Loaded<S>>();
    const missing: string[] = [];
    for (const stream of streams) {
      const cached = this.#cache.take(stream);
      if (cached === undefined) missing.push(stream);
      else loaded.set(stream, cached);
    }
    for (const [stream, events] of await this.#store.readStreams(missing)) {
      let state = this.#decider.initial();
      for (const event of events) state = this.#decider.evolve(state, this.#codec.decode(event));
      loaded.set(stream, { state, revision: events.at(-1)?.revision ?? NO_STREAM, events: events.length });
    }
    return loaded;
  }

  #decide(commands: readonly C[], { state: before }: Loaded<S>): Decided<S, E, R> {
    let state = before;
    const events: E[] = [];
    const decisions = commands.map((command) => {
      const decision = this.#decider.decide(command, state);
      if (decision.outcome === 'accepted')
        for (const event of decision.events) {
          state = this.#decider.evolve(state, event);
          events.push(event);
        }
      return decision;
    });
    return { decisions, events, state };
  }
}

const rejectAll = <E, R>(
  streams: readonly string[],
  reason: unknown,
  settled: Map<string, Settled<E, R>>,
): readonly string[] => {
  for (const stream of streams) settled.set(stream, { status: 'rejected', reason });
  return [];
};
