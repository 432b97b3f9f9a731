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
import { StateCache, type Cached } from './state-cache.js';

/** Between the domain's events and the shapes on disk. The event id derives from the command, so a retry is idempotent. */
export type Codec<E> = { readonly encode: (event: E) => NewEvent; readonly decode: (stored: StoredEvent) => E };

/** One stream's commands, decided each on top of the one before; `position` is where their events lie, if there are any. */
export type Transacted<E, R> = { readonly decisions: readonly Decision<E, R>[]; readonly position?: Position };

/** What one stream is asked to decide, in this order. */
export type Asked<C> = readonly [stream: string, commands: readonly C[]];

/** A write that states stand on: whether it is on disk, once that is known. */
type Footing = { holds: boolean | undefined };
/** What is known of a stream, as the last round leaves it; changed in place. */
type Known<S> = Cached & { state: S; revision: Revision; footing: Footing };
/** What one stream is to write: nothing, or events that its new footing speaks for. */
type Decided<C, S, E, R> = StreamAppend & {
  readonly asked: Asked<C>;
  readonly known: Known<S>;
  readonly decisions: readonly Decision<E, R>[];
  readonly base: Footing;
  readonly footing: Footing;
};
type Settled<E, R> = Map<string, PromiseSettledResult<Transacted<E, R>>>;

const ATTEMPTS_MAX = 5;
const CACHED_EVENTS_MAX_DEFAULT = 100_000;
const ON_DISK: Footing = { holds: true };

export class Streams<C, S, E, R> {
  readonly #store: EventStore;
  readonly #decider: Decider<C, S, E, R>;
  readonly #codec: Codec<E>;
  /** With what rounds on their way leave behind, so that no later one reads the store past them. */
  readonly #known: StateCache<Known<S>>;
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
    this.#known = new StateCache(cachedEventsMax);
  }

  /** Many streams in one micro-batch, each named once; each stands or falls alone. A stream whose store is away is rejected. */
  async transactMany(work: Iterable<Asked<C>>): Promise<ReadonlyMap<string, PromiseSettledResult<Transacted<E, R>>>> {
    const settled: Settled<E, R> = new Map();
    let open: readonly Asked<C>[] = [...work];
    for (let attempt = 1; open.length > 0; attempt += 1) {
      const failure = attempt > ATTEMPTS_MAX ? new StoreUnavailable('the stream keeps moving; try again') : undefined;
      open = failure === undefined ? await this.#attempt(open, settled) : rejectAll(open, failure, settled);
    }
    return settled;
  }

  /** The one-stream case. */
  async transact(
    stream: string,
    command: C,
  ): Promise<{ readonly decision: Decision<E, R>; readonly position?: Position }> {
    const settled = (await this.transactMany([[stream, [command]]])).get(stream)!;
    if (settled.status === 'rejected') throw settled.reason;
    const { decisions, ...rest } = settled.value;
    return { decision: decisions[0]!, ...rest };
  }

  /** One round over the open streams; answers those that lost a race and must decide again. Writes go in the order of decisions. */
  async #attempt(open: readonly Asked<C>[], settled: Settled<E, R>): Promise<readonly Asked<C>[]> {
    try {
      const { written } = await this.#deciding(async () => {
        const round = this.#decideAll(open, await this.#load(open), settled);
        return { written: this.#writing(() => this.#write(round, settled)) };
      });
      return await written;
    } catch (error) {
      return rejectAll(
        open.filter(([stream]) => !settled.has(stream)),
        error,
        settled,
      );
    }
  }

  /** Leaves the states to the next round, as if they were on disk already. */
  #decideAll(
    open: readonly Asked<C>[],
    known: readonly Known<S>[],
    settled: Settled<E, R>,
  ): readonly Decided<C, S, E, R>[] {
    const round: Decided<C, S, E, R>[] = [];
    for (const [index, asked] of open.entries())
      try {
        round.push(this.#decide(asked, known[index]!));
      } catch (reason) {
        this.#known.forget(asked[0], known[index]!);
        settled.set(asked[0], { status: 'rejected', reason }); // a bug of one stream's decision costs the others nothing
      }
    // What fell with the write before it is forgotten already, and will be decided again.
    this.#known.grew(round.reduce((sum, { base, events }) => (base.holds === false ? sum : sum + events.length), 0));
    return round;
  }

  #decide(asked: Asked<C>, known: Known<S>): Decided<C, S, E, R> {
    const [stream, commands] = asked;
    const { revision: expectedRevision, footing: base } = known;
    const events: NewEvent[] = [];
    const decisions = commands.map((command) => {
      const decision = this.#decider.decide(command, known.state);
      if (decision.outcome === 'accepted')
        for (const event of decision.events) {
          known.state = this.#decider.evolve(known.state, event);
          events.push(this.#codec.encode(event));
        }
      return decision;
    });
    if (events.length > 0) {
      known.revision += events.length;
      known.footing = { holds: undefined };
    }
    return { stream, expectedRevision, events, asked, known, decisions, base, footing: known.footing };
  }

  /** By now every write that came before has an outcome. Answers the streams that must decide again. */
  async #write(round: readonly Decided<C, S, E, R>[], settled: Settled<E, R>): Promise<readonly Asked<C>[]> {
    const founded = round.filter(({ base }) => base.holds === true);
    const lost = round.filter(({ base }) => base.holds !== true);
    try {
      const outcomes = await this.#append(founded);
      for (const [index, decided] of founded.entries())
        if (!settle(decided, outcomes[index]!, settled)) lost.push(decided);
    } finally {
      for (const decided of round) this.#keep(decided);
    }
    return lost.map(({ asked }) => asked);
  }

  /** Nobody builds on a write that did not hold, nor on what was decided on top of it. */
  #keep({ stream, known, footing }: Decided<C, S, E, R>) {
    footing.holds ??= false;
    if (known.footing !== footing) return; // a later round speaks for it
    if (footing.holds) known.footing = ON_DISK;
    else this.#known.forget(stream, known);
  }

  /** Streams with nothing to write are not asked; those whose answer was lost are asked once more with the same ids. */
  async #append(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    const writes = appends.filter(({ events }) => events.length > 0);
    const answers = await this.#store.append(writes);
    const lost = writes.filter((_, index) => answers[index]!.outcome === 'unknown');
    const again = (lost.length === 0 ? [] : await this.#store.append(lost)).values();
    const outcomes = answers.map((answer) => (answer.outcome === 'unknown' ? again.next().value! : answer)).values();
    return appends.map(({ events, expectedRevision }) =>
      events.length > 0 ? outcomes.next().value! : { outcome: 'appended', revision: expectedRevision, position: -1n },
    );
  }

  /** In the order asked; from memory where it can. What is too much goes first, while no round has it in hand. */
  async #load(open: readonly Asked<C>[]): Promise<readonly Known<S>[]> {
    this.#known.trim(isOnItsWay);
    const known = open.map(([stream]) => this.#known.get(stream));
    const missing = open.flatMap(([stream], index) => (known[index] === undefined ? [stream] : []));
    const stored = await this.#store.readStreams(missing);
    return known.map((one, index) => one ?? this.#fold(open[index]![0], stored));
  }

  #fold(stream: string, stored: ReadonlyMap<string, readonly StoredEvent[]>): Known<S> {
    const events = stored.get(stream)!;
    let state = this.#decider.initial();
    for (const event of events) state = this.#decider.evolve(state, this.#codec.decode(event));
    const known = { state, revision: events.at(-1)?.revision ?? NO_STREAM, footing: ON_DISK, isUsed: false };
    this.#known.put(stream, known);
    return known;
  }
}

const isOnItsWay = ({ footing }: { readonly footing: Footing }) => footing.holds === undefined;

/** Says what came of one stream; false when it lost a race. */
const settle = <E, R>(
  { stream, events, decisions, footing }: Decided<unknown, unknown, E, R>,
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

const rejectAll = <C, E, R>(
  open: readonly Asked<C>[],
  reason: unknown,
  settled: Settled<E, R>,
): readonly Asked<C>[] => {
  for (const [stream] of open) settled.set(stream, { status: 'rejected', reason });
  return [];
};
