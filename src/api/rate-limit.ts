import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from './problem.js';

/** How many events a key may post in a second, counted in this process. */
export class RateLimit {
  readonly #limiter: RateLimiterMemory;
  readonly #eventsPerSecond: number;

  constructor(eventsPerSecond: number) {
    this.#eventsPerSecond = eventsPerSecond;
    this.#limiter = new RateLimiterMemory({ points: eventsPerSecond, duration: 1 });
  }

  /** Throws `too-fast` with the time to wait; a request larger than a second's worth may pass when the second is fresh. */
  async take(keyId: string, events: number): Promise<void> {
    try {
      await this.#limiter.consume(keyId, Math.min(events, this.#eventsPerSecond));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterS = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      throw new ProblemError('too-fast', `more than ${this.#eventsPerSecond} events a second under this key`, {
        retryAfterS,
      });
    }
  }
}
