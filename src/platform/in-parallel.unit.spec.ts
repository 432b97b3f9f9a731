import { describe, expect, it } from 'vitest';
import { announcement } from './pause.js';
import { inParallel } from './in-parallel.js';

describe('work in parallel', () => {
  it('answers in the order of the items, with no more than so many at once', async () => {
    let running = 0;
    let most = 0;
    const squares = await inParallel([1, 2, 3, 4, 5], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return item * item;
    });
    expect(squares).toEqual([1, 4, 9, 16, 25]);
    expect(most).toBe(2);
  });

  it('begins nothing after a failure, and throws it only when nothing is on its way any more', async () => {
    const begun: number[] = [];
    const slow = announcement();
    let isThrown = false;
    const working = inParallel([1, 2, 3], 2, async (item) => {
      begun.push(item);
      if (item === 1) throw new Error('the first');
      await new Promise((done) => slow.signal.addEventListener('abort', done));
      throw new Error('the second');
    });
    working.catch(() => (isThrown = true));
    await new Promise(setImmediate);
    expect({ begun, isThrown }).toEqual({ begun: [1, 2], isThrown: false });
    slow.abort();
    await expect(working).rejects.toThrow('the first');
    expect(begun).toEqual([1, 2]);
  });
});
