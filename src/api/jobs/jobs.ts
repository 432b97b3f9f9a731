/**
 * Work that takes longer than a request, such as calculating a month. Jobs are kept in memory: a restart loses the job,
 * and not the month, which stands where the log says. What is done is kept for an hour, and the newest hundred of them.
 */
import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { ProblemError, type Problem } from '../problem.js';
import { JobRun, type JobEvent, type Work } from './job-run.js';

export const JOB_KEPT_MS = 3_600_000;
export const JOBS_KEPT_MAX = 100;

export type JobKind = 'calculation' | 'close';

export type Job = {
  readonly job: string;
  readonly kind: JobKind;
  readonly period: string;
  readonly by: string;
  readonly status: 'running' | 'done' | 'failed';
  /** What it is at; empty before the first step. */
  readonly step: string;
  /** How far it is, 0 to 1, as a guess. */
  readonly share: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Why it failed. */
  readonly problem: Problem | null;
};

export type NewJob = { readonly kind: JobKind; readonly period: string; readonly by: string };

type Kept = { readonly job: string; readonly run: JobRun } & NewJob;

@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  readonly #jobs = new Map<string, Kept>();
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Begins at once. Throws `job-running` while another job of the month runs. */
  start(asked: NewJob, work: Work): Job {
    this.#forget();
    const other = [...this.#jobs.values()].find((one) => one.period === asked.period && !one.run.ended);
    if (other !== undefined)
      throw new ProblemError('job-running', `a ${other.kind} of ${asked.period} is running`, { members: { job: other.job } }); // prettier-ignore
    const kept = { ...asked, job: randomUUID(), run: new JobRun(work, (err) => this.#log.error({ err, ...asked }, 'a job failed for a reason that nobody foresaw')) }; // prettier-ignore
    this.#jobs.set(kept.job, kept);
    return jobOf(kept);
  }

  /** Throws `not-found`. */
  find(job: string): Job {
    return jobOf(this.#kept(job));
  }

  /** What happened so far and what happens from now on, to the end. Throws `not-found` at once. */
  follow(job: string): AsyncGenerator<JobEvent> {
    return this.#kept(job).run.follow();
  }

  /** Whoever follows a job would keep the server from closing. */
  beforeApplicationShutdown(): void {
    for (const { run } of this.#jobs.values()) run.leave();
  }

  #kept(job: string): Kept {
    this.#forget();
    const kept = this.#jobs.get(job);
    if (kept === undefined)
      throw new ProblemError('not-found', 'there is no such job (any more); the month itself says how far it is');
    return kept;
  }

  /** Those that ended long ago, and the oldest that ended where there are too many. */
  #forget(): void {
    const now = Date.now();
    for (const [job, { run }] of this.#jobs) {
      const old = run.endedMs !== undefined && now - run.endedMs > JOB_KEPT_MS;
      if (old || (run.ended && this.#jobs.size >= JOBS_KEPT_MAX)) this.#jobs.delete(job);
    }
  }
}

const jobOf = ({ run, ...asked }: Kept): Job => ({
  ...asked,
  status: run.problem !== undefined ? 'failed' : run.ended ? 'done' : 'running',
  ...run.progress,
  startedAt: new Date(run.startedMs).toISOString(),
  endedAt: run.endedMs === undefined ? null : new Date(run.endedMs).toISOString(),
  problem: run.problem ?? null,
});
