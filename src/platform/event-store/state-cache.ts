/**
 * Folded states of streams that were written lately, least recently used out first, bounded by the number of events
 * folded into them. A state is taken out while it is worked on, since folding changes it in place; a stale one costs
 * a lost race and no more, because every append names its revision.
 */
export class StateCache<Loaded extends { readonly events: number }> {
  readonly #eventsMax: number;
  readonly #states = new Map<string, Loaded>();
  #events = 0;

  constructor(eventsMax: number) {
    this.#eventsMax = eventsMax;
  }

  take(stream: string): Loaded | undefined {
    const loaded = this.#states.get(stream);
    if (loaded === undefined) return undefined;
    this.#states.delete(stream);
    this.#events -= weight(loaded);
    return loaded;
  }

  put(stream: string, loaded: Loaded): void {
    this.take(stream);
    this.#states.set(stream, loaded);
    this.#events += weight(loaded);
    for (const oldest of this.#states.keys()) {
      if (this.#events <= this.#eventsMax) return;
      this.take(oldest);
    }
  }
}

/** An empty stream takes room too. */
const weight = ({ events }: { readonly events: number }) => events + 1;
