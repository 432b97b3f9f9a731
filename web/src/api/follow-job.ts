/** The events of a job, from its beginning to its end, over however many connections that takes. */
import { at, type Client } from './client.js';
import type { JobFailed, JobProgress, Problem } from './types.js';

const DROPS_MAX = 20;
const PAUSE_MS = 1_000;

const LOST: Problem = {
  type: 'about:blank',
  title: 'The connection was lost',
  status: 0,
  detail: 'The work goes on without you. Load the page again to see how far it is.',
};

type Following = {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
  readonly pauseMs?: number;
};

/** The problem that the work ended with, if it did. A dropped stream is taken up again: the events tell all from the start. */
export const followJob = async (
  { events }: Pick<Client, 'events'>,
  job: string,
  { signal, onProgress, pauseMs = PAUSE_MS }: Following,
): Promise<Problem | undefined> => {
  for (let drops = 0; drops < DROPS_MAX; drops += 1) {
    for await (const { event, data } of events(at`/v1/jobs/${job}/events`, signal)) {
      if (event === 'progress') onProgress(JSON.parse(data) as JobProgress);
      if (event === 'done') return undefined;
      if (event === 'failed') return (JSON.parse(data) as JobFailed).problem;
    }
    await new Promise((done) => setTimeout(done, pauseMs));
  }
  return LOST;
};
