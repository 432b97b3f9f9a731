/** Work that takes a while: started with a write, followed by its events until it is done or failed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useApi } from '../session/session.js';
import { isAborted } from './client.js';
import { followJob } from './follow-job.js';
import type { JobProgress, JobStarted, Problem } from './types.js';
import { problemIn } from './use-answer.js';

export type Job = {
  readonly progress: JobProgress | undefined;
  readonly problem: Problem | undefined;
  readonly start: (path: string, body?: object) => void;
};

const STARTING: JobProgress = { step: 'starting', share: 0 };

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
      const failed = await followJob(api, job, { signal: gone.current.signal, onProgress: setProgress });
      if (failed === undefined) onDone();
      else setProblem(failed);
    } catch (cause) {
      if (!isAborted(cause)) setProblem(problemIn(cause));
    }
    setProgress(undefined);
  };
  return { progress, problem, start: (path, body) => void start(path, body) };
};
