import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ProblemError } from '../problem.js';
import { eventStream } from './event-stream.js';
import type { JobEvent } from './job-run.js';
import { JOB_KEPT_MS, Jobs, JOBS_KEPT_MAX } from './jobs.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const logged: string[] = [];
const jobs = () => new Jobs(pino({}, { write: (line: string) => void logged.push(line) }));
const of = (period: string) => ({ kind: 'close', period, by: 'ada' }) as const;
const done = () => Promise.resolve({});
const never = () => new Promise<object>(() => undefined);
const all = async (events: AsyncGenerator<JobEvent>) => {
  const found: JobEvent[] = [];
  for await (const event of events) found.push(event);
  return found;
};
const isGone = (desk: Jobs, job: string) => expect(() => desk.find(job)).toThrow('no such job');

it('forgets a job an hour after it ended, and none that runs', async () => {
  const desk = jobs();
  const [ended, running] = [desk.start(of('2026-01'), done), desk.start(of('2026-02'), never)];
  await vi.advanceTimersByTimeAsync(0); // it has ended
  vi.advanceTimersByTime(JOB_KEPT_MS);
  expect(desk.find(ended.job).status).toBe('done');
  vi.advanceTimersByTime(1);
  isGone(desk, ended.job);
  expect(desk.find(running.job).status).toBe('running');
});

it('forgets the oldest that ended where there are too many, and none that runs', async () => {
  const desk = jobs();
  const running = desk.start(of('2020-01'), never);
  const ended = [];
  for (let nth = 0; nth < JOBS_KEPT_MAX; nth += 1) {
    ended.push(desk.start(of('2026-01'), done));
    await vi.advanceTimersByTimeAsync(0);
  }
  isGone(desk, ended[0]!.job);
  expect(desk.find(ended.at(-1)!.job).status).toBe('done');
  expect(desk.find(running.job).status).toBe('running');
});

it('tells whoever comes late everything from the beginning, and never says that it goes back', async () => {
  const desk = jobs();
  const { job } = desk.start(of('2026-01'), (say) => {
    say({ step: 'works', share: 0.6 });
    say({ step: 'recordings', share: 0.3 });
    return Promise.resolve({ runId: 'r' });
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(await all(desk.follow(job))).toEqual([
    { event: 'progress', data: { step: 'works', share: 0.6 } },
    { event: 'progress', data: { step: 'recordings', share: 0.6 } },
    { event: 'done', data: { runId: 'r' } },
  ]);
});

it('fails by the problem that was thrown; one that nobody foresaw is logged and told to nobody', async () => {
  const desk = jobs();
  const known = desk.start(of('2026-01'), () => Promise.reject(new ProblemError('not-found', 'gone')));
  const unforeseen = desk.start(of('2026-02'), () => Promise.reject(new Error('the secret is 42')));
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.find(known.job)).toMatchObject({ status: 'failed', problem: { status: 404, detail: 'gone' } });
  expect(desk.find(unforeseen.job)).toMatchObject({ status: 'failed', problem: { status: 500 } });
  expect(JSON.stringify(desk.find(unforeseen.job))).not.toContain('secret');
  expect(logged.filter((line) => line.includes('the secret is 42'))).toHaveLength(1);
});

it('lets everybody go who follows when the server closes', async () => {
  const desk = jobs();
  const followed = all(desk.follow(desk.start(of('2026-01'), never).job));
  await vi.advanceTimersByTimeAsync(0);
  desk.beforeApplicationShutdown();
  expect(await followed).toEqual([]);
});

it('says that it is still there while nothing happens', async () => {
  const desk = jobs();
  const stream = eventStream(desk.follow(desk.start(of('2026-01'), never).job));
  const first = stream.next();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await first).toEqual({ done: false, value: ': still here\n\n' });
});
