/** What the read endpoints need of the projections: their tables, and a way to wait for one's own write. */
import type { Position } from '../platform/event-store/event-store.js';
import { ProblemError } from './problem.js';

const WAIT_MS_MAX = 5_000;
const RETRY_S = 1;

/** True once the projection has handled everything up to the position; false when the time is up. */
export type WaitFor = (projection: string, position: Position, timeoutMs: number) => Promise<boolean>;

export class ReadYourWrites {
  readonly #waitFor: WaitFor;

  constructor(waitFor: WaitFor) {
    this.#waitFor = waitFor;
  }

  /** `raw` is the `position` of an earlier answer, as the query parameter `waitFor`; without it nothing is waited for. */
  async reach(projection: string, raw: string | undefined): Promise<void> {
    if (raw === undefined) return;
    if (!/^\d{1,18}$/.test(raw))
      throw new ProblemError('invalid-request', 'waitFor must be the `position` of an earlier answer');
    if (await this.#waitFor(projection, BigInt(raw), WAIT_MS_MAX)) return;
    throw new ProblemError('not-yet', `${projection} has not come to position ${raw} yet`, { retryAfterS: RETRY_S });
  }
}
