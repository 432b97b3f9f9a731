/** Wakes everyone who waits for something to have moved. Ask for the next ring before looking, and nothing is missed. */
export class Bell {
  readonly #onRing: (() => void) | undefined;
  #waiting = new Set<() => void>();

  constructor(onRing?: () => void) {
    this.#onRing = onRing;
  }

  ring(): void {
    this.#onRing?.();
    const woken = this.#waiting;
    this.#waiting = new Set();
    for (const wake of woken) wake();
  }

  /** True when it rang, false when the time was up or the signal aborted first. */
  next(ms: number, signal?: AbortSignal): Promise<boolean> {
    if (signal?.aborted === true) return Promise.resolve(false);
    return new Promise((done) => {
      const finish = (rung: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        signal?.removeEventListener('abort', giveUp);
        done(rung);
      };
      const wake = () => finish(true);
      const giveUp = () => finish(false);
      const timer = setTimeout(giveUp, ms);
      signal?.addEventListener('abort', giveUp);
      this.#waiting.add(wake);
    });
  }
}
