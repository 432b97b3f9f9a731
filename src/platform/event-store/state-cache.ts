/**
 * Folded states of streams that were touched lately, bounded by the number of events folded into them. A stale one
 * costs a lost race and no more, because every append names its revision.
 *
 * When there are too many, the oldest goes first, unless it was used since it was last looked at. So a use costs one
 * look and a mark; to keep the states in the order of their use would cost several for every stream of every commit.
 */
import type { Revision } from './event-store.js';

export type Cached = { /** Of the last event in it. */ readonly revision: Revision; isUsed: boolean };

export class StateCache<State extends Cached> {
  readonly #eventsMax: number;
  readonly #states = new Map<string, State>();
  #events = 0;

  constructor(eventsMax: number) {
    this.#eventsMax = eventsMax;
  }

  get(stream: string): State | undefined {
    const state = this.#states.get(stream);
    if (state !== undefined) state.isUsed = true;
    return state;
  }

  /** Of a stream that it does not hold yet. */
  put(stream: string, state: State): void {
    this.#states.set(stream, state);
    this.#events += weight(state);
  }

  /** To be told of the events by which states in it have grown. */
  grew(events: number): void {
    this.#events += events;
  }

  /** Lets go of this state, and of no other that took its place. */
  forget(stream: string, state: State): void {
    if (this.#states.get(stream) === state) this.#drop(stream, state);
  }

  /** Lets go of what is too much; nothing that is needed, however little was asked to be kept. */
  trim(isNeeded: (state: State) => boolean): void {
    let looks = 2 * this.#states.size; // one to take the mark off, one to let go
    for (const [stream, state] of this.#states) {
      if (this.#events <= this.#eventsMax || looks === 0) return;
      looks -= 1;
      this.#drop(stream, state);
      if (!state.isUsed && !isNeeded(state)) continue;
      state.isUsed = false;
      this.put(stream, state);
    }
  }

  #drop(stream: string, state: State) {
    this.#states.delete(stream);
    this.#events -= weight(state);
  }
}

/** An empty stream takes room too. */
const weight = ({ revision }: Cached) => revision + 2;
