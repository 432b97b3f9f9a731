import { describe, expect, it } from 'vitest';
import { followJob } from './follow-job.js';
import type { ServerEvent } from './server-events.js';

const progress = (share: number) => ({ event: 'progress', data: JSON.stringify({ step: 'works', share }) });

/** Follows a job whose stream tells these events, one list a connection, and is cut after each. */
const follow = async (...connections: readonly (readonly ServerEvent[])[]) => {
  const shares: number[] = [];
  let asked = 0;
  const events = async function* () {
    asked += 1;
    yield* connections[asked - 1] ?? [];
  };
  const onProgress = ({ share }: { readonly share: number }) => void shares.push(share);
  const problem = await followJob({ events }, 'job-1', {
    signal: new AbortController().signal,
    onProgress,
    pauseMs: 0,
  });
  return { shares, asked, problem };
};

describe('a job', () => {
  it('is followed step by step until it is done', async () => {
    const told = await follow([progress(0.2), progress(0.9), { event: 'done', data: '{}' }, progress(1)]);
    expect(told).toEqual({ shares: [0.2, 0.9], asked: 1, problem: undefined });
  });

  it('that fails ends with its problem', async () => {
    const problem = { type: 'urn:playledger:problem:conflict', title: 'No', status: 409 };
    const told = await follow([{ event: 'failed', data: JSON.stringify({ problem }) }]);
    expect(told.problem).toEqual(problem);
  });

  it('is taken up again when the connection drops', async () => {
    const told = await follow([progress(0.2)], [progress(0.2), { event: 'done', data: '{}' }]);
    expect(told).toMatchObject({ asked: 2, problem: undefined });
  });

  it('that nobody tells of any more is given up, and the reader told that it goes on', async () => {
    const told = await follow();
    expect(told).toMatchObject({ asked: 20, problem: { title: 'The connection was lost' } });
  });
});
