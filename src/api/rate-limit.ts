import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from './problem.js';

/** How many events a key may post in a second, or requests anybody may send; counted in this process. */
export class RateLimit {
  readonly #limiter: RateLimiterMemory;
  readonly #perSecond: number;
  readonly #what: 'events' | 'requests';

  constructor(perSecond: number, what: 'events' | 'requests') {
    this.#perSecond = perSecond;
    this.#what = what;
    this.#limiter = new RateLimiterMemory({ points: perSecond, duration: 1 });
  }

  /** Throws `too-fast` with the time to wait; a request larger than a second's worth may pass when the second is fresh. */
  async take(subject: string, count: number): Promise<void> {
    try {
      await this.#limiter.consume(subject, Math.min(count, this.#perSecond));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterS = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      throw new ProblemError('too-fast', `more than ${this.#perSecond} ${this.#what} a second`, {
        retryAfterS,
      });
    }
  }
}
