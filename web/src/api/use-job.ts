/** Work that takes a while: started with a write, followed by its events until it is done or failed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useApi } from '../session/session.js';
import { at, isAborted, type Client } from './client.js';
import type { JobFailed, JobProgress, JobStarted, Problem } from './types.js';
import { problemIn } from './use-answer.js';

export type Job = {
  readonly progress: JobProgress | undefined;
  readonly problem: Problem | undefined;
  readonly start: (path: string, body?: object) => void;
};

const DROPS_MAX = 20;
const PAUSE_MS = 1_000;
const STARTING: JobProgress = { step: 'starting', share: 0 };
const LOST: Problem = {
  type: 'about:blank',
  title: 'The connection was lost',
  status: 0,
  detail: 'The work goes on without you. Load the page again to see how far it is.',
};

export const useJob = (onDone: () => void): Job => {
  const api = useApi();
  const [progress, setProgress] = useState<JobProgress>();
  const [problem, setProblem] = useState<Problem>();
  const gone = useRef(new AbortController());
  useEffect(() => () => gone.current.abort(), []);
  const start = async (path: string, body?: object) => {
    setProblem(undefined);
    setProgress(STARTING);
    try {
      const { job } = await api.send<JobStarted>('POST', path, body);
      const failed = await follow(api, job, gone.current.signal, setProgress);
      if (failed === undefined) onDone();
      else setProblem(failed);
    } catch (cause) {
      if (!isAborted(cause)) setProblem(problemIn(cause));
    }
    setProgress(undefined);
  };
  return { progress, problem, start: (path, body) => void start(path, body) };
};

/** The problem that the work ended with, if it did. A dropped stream is taken up again: the events tell all from the start. */
const follow = async (
  api: Client,
  job: string,
  signal: AbortSignal,
  onProgress: (progress: JobProgress) => void,
): Promise<Problem | undefined> => {
  for (let drops = 0; drops < DROPS_MAX; drops += 1) {
    for await (const { event, data } of api.events(at`/v1/jobs/${job}/events`, signal)) {
      if (event === 'progress') onProgress(JSON.parse(data) as JobProgress);
      if (event === 'done') return undefined;
      if (event === 'failed') return (JSON.parse(data) as JobFailed).problem;
    }
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  return LOST;
};
