/**
 * Concurrent requests share commits: what arrives while a batch is in flight becomes the next one. There is no timer: a
 * lone request waits for one turn of the event loop, which is how long others take that came together with it. One batch
 * is in flight at a time, since the log takes one append after the other and a second one would only make both smaller;
 * but once enough is waiting, it is handed over early, so that it is decided while the one before is being written.
 *
 * A batch takes half of what is about. Whoever it leaves is read, decided and answered while it is being written; with
 * everybody in one commit, first the store and then this process would have nothing to do.
 */
import { setImmediate } from 'node:timers/promises';
import type { Decision } from '../../domain/shared/decision.js';
import type { Position } from './event-store.js';
import { grouped, workOf } from './grouped.js';
import type { Asked, Transacted } from './transact-many.js';

export type Work<C> = { readonly stream: string; readonly command: C };

/** What came of one command; `position` is set where something was written for its stream. */
export type Committed<E, R> =
  { readonly decision: Decision<E, R>; readonly position?: Position } | { readonly error: unknown };

type Transact<C, E, R> = (
  work: readonly Asked<C>[],
) => Promise<ReadonlyMap<string, PromiseSettledResult<Transacted<E, R>>>>;

/** A request that waits: its answers are filled in place, and it is done when none is missing. */
type Ticket<E, R> = {
  readonly answers: Committed<E, R>[];
  missing: number;
  readonly done: (answers: Committed<E, R>[]) => void;
};
type Item<C, E, R> = {
  readonly stream: string;
  readonly command: C;
  readonly ticket: Ticket<E, R>;
  readonly index: number;
};

const BATCH_COMMANDS_MAX = 5_000;
/** So few are not worth sharing out over two commits. */
const BATCH_COMMANDS_FEW = 8;
/** How much of the former half is left after a commit with less about: whoever was answered is often back soon. */
const HALF_KEPT = 0.9;
/** So many waiting commands are worth a batch of their own, ahead of their turn. */
const EARLY_COMMANDS_MIN = 1_500;
const IN_FLIGHT_MAX = 2;
const QUEUE_COMMANDS_MAX = 50_000;

/** More is waiting than we promise to hold: come back later. Nothing of the refused request was taken. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

export class GroupCommit<C, E, R> {
  readonly #transact: Transact<C, E, R>;
  readonly #queueMax: number;
  #queue: Item<C, E, R>[] = [];
  #inFlight = 0;
  #isGathering = false;
  /** Commands that wait for their answers. */
  #open = 0;
  #half = BATCH_COMMANDS_FEW;

  constructor(
    transact: Transact<C, E, R>,
    { queueCommandsMax = QUEUE_COMMANDS_MAX }: { readonly queueCommandsMax?: number } = {},
  ) {
    this.#transact = transact;
    this.#queueMax = queueCommandsMax;
  }

  /** Answers in the order of the work, once all of it is on disk, refused or failed. Throws `QueueFull`. */
  submit(work: readonly Work<C>[]): Promise<readonly Committed<E, R>[]> {
    if (work.length === 0) return Promise.resolve([]);
    if (this.#queue.length + work.length > this.#queueMax)
      throw new QueueFull(`${this.#queue.length} commands are waiting`);
    return new Promise((done) => {
      const ticket: Ticket<E, R> = { answers: new Array<Committed<E, R>>(work.length), missing: work.length, done };
      this.#open += work.length;
      for (const [index, { stream, command }] of work.entries()) this.#queue.push({ stream, command, ticket, index });
      this.#pump();
    });
  }

  #pump() {
    if (this.#inFlight === 0) void this.#gather();
    else if (this.#inFlight < IN_FLIGHT_MAX && this.#queue.length >= EARLY_COMMANDS_MIN)
      this.#begin(BATCH_COMMANDS_MAX);
  }

  /** Begins a batch with half of what is about, or with what there is once no more comes in a turn of the event loop. */
  async #gather() {
    if (this.#isGathering || this.#queue.length === 0) return;
    this.#isGathering = true;
    let seen = 0;
    while (seen < this.#queue.length && this.#queue.length < this.#half) {
      seen = this.#queue.length;
      await setImmediate();
    }
    this.#isGathering = false;
    this.#begin(Math.min(this.#half, BATCH_COMMANDS_MAX));
  }

  #begin(commandsMax: number) {
    this.#inFlight += 1;
    void this.#commit(this.#queue.splice(0, commandsMax));
  }

  async #commit(items: readonly Item<C, E, R>[]) {
    const batch = grouped(items, ({ stream }) => stream);
    const settled = await this.#transact(workOf(batch)).catch((reason: unknown) => reason);
    this.#inFlight -= 1;
    this.#half = Math.max(BATCH_COMMANDS_FEW, Math.ceil(this.#open / 2), Math.floor(this.#half * HALF_KEPT));
    this.#pump();
    if (this.#inFlight > 0) await setImmediate(); // the next one is with the store before the answers of this one are written
    this.#open -= items.length;
    for (const [stream, same] of batch) {
      const result =
        settled instanceof Map ? (settled.get(stream) as PromiseSettledResult<Transacted<E, R>>) : undefined;
      for (const [nth, item] of same.entries()) answer(item, result, nth, settled);
    }
  }
}

const answer = <C, E, R>(
  { ticket, index }: Item<C, E, R>,
  result: PromiseSettledResult<Transacted<E, R>> | undefined,
  nth: number,
  failure: unknown,
) => {
  if (result?.status === 'fulfilled') {
    const { decisions, position } = result.value;
    const decision = decisions[nth]!;
    ticket.answers[index] = position === undefined ? { decision } : { decision, position };
  } else ticket.answers[index] = { error: result === undefined ? failure : result.reason };
  ticket.missing -= 1;
  if (ticket.missing === 0) ticket.done(ticket.answers);
};
