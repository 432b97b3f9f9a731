import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { accept } from '../../domain/shared/decision.js';
import { GroupCommit, QueueFull } from './group-commit.js';
import type { Transacted } from './transact-many.js';

type Batch = readonly (readonly [string, readonly number[]])[];
type Answer = ReadonlyMap<string, PromiseSettledResult<Transacted<number, never>>>;

/** A store that answers when it is told to. */
const held = () => {
  const batches: { readonly work: Batch; readonly answer: () => void; readonly fail: (error: Error) => void }[] = [];
  const transact = (work: Batch) =>
    new Promise<Answer>((done, failed) => {
      const settled = () =>
        new Map(
          [...work].map(
            ([stream, commands]) =>
              [
                stream,
                { status: 'fulfilled', value: { decisions: commands.map((n) => accept(n)), position: 1n } },
              ] as const,
          ),
        );
      batches.push({ work, answer: () => done(settled()), fail: failed });
    });
  return { batches, transact };
};

const tick = () => new Promise((done) => setTimeout(done, 5));
const work = (stream: string, ...commands: number[]) => commands.map((command) => ({ stream, command }));

describe('group commit', () => {
  it('lets a lone request wait for one turn of the event loop', async () => {
    const { batches, transact } = held();
    void new GroupCommit(transact).submit(work('a', 1));
    await setImmediate();
    expect(batches).toHaveLength(1);
  });

  it('puts what arrives during a commit into the next one, in order of arrival within a stream', async () => {
    const { batches, transact } = held();
    const group = new GroupCommit(transact);
    const first = group.submit(work('a', 1));
    await tick();
    const answers = [group.submit(work('a', 2)), group.submit(work('a', 3, 4))];
    batches[0]!.answer();
    await first;
    await tick();
    expect([...batches[1]!.work]).toEqual([['a', [2, 3, 4]]]);
    batches[1]!.answer();
    expect((await answers[1]!).map((one) => ('decision' in one ? one.decision : one))).toEqual([accept(3), accept(4)]);
  });

  it('has one commit in flight at a time, whatever the streams', async () => {
    const { batches, transact } = held();
    const group = new GroupCommit(transact);
    void group.submit(work('a', 1));
    await tick();
    void group.submit([...work('a', 2), ...work('b', 3)]);
    await tick();
    expect(batches).toHaveLength(1);
    batches[0]!.answer();
    await tick();
    expect([...batches[1]!.work]).toEqual([
      ['a', [2]],
      ['b', [3]],
    ]);
  });

  it('hands a large batch over while the one before is being written, and never a third', async () => {
    const { batches, transact } = held();
    const group = new GroupCommit(transact);
    const many = (count: number) => work('a', ...Array.from({ length: count }, (_, n) => n));
    void group.submit(many(1));
    await tick();
    void group.submit(many(1_499));
    await tick();
    expect(batches).toHaveLength(1);
    void group.submit(many(1));
    expect(batches).toHaveLength(2);
    void group.submit(many(12_000));
    expect(batches).toHaveLength(2);
    batches[0]!.answer();
    await tick();
    expect(batches.map(({ work }) => work[0]![1].length)).toEqual([1, 1_500, 5_000]);
  });

  it('takes half of what is about, so that the rest is busy while it is being written', async () => {
    const { batches, transact } = held();
    const group = new GroupCommit(transact);
    const players = Array.from({ length: 64 }, (_, n) => group.submit(work(`day-${n}`, n)));
    await tick();
    for (let nth = 0; nth < 3; nth += 1) {
      batches[nth]!.answer();
      await tick();
    }
    expect(batches.map(({ work }) => work.length)).toEqual([8, 32, 24]);
    await Promise.all(players);
  });

  it('hands the next batch over before it answers the one before', async () => {
    const { batches, transact } = held();
    const group = new GroupCommit(transact);
    const first = group.submit(work('a', 1)).then(() => batches.length);
    await tick();
    void group.submit(Array.from({ length: 8 }, (_, n) => work(`day-${n}`, n)).flat());
    batches[0]!.answer();
    expect(await first).toBe(2);
  });

  it('refuses what it cannot hold, whole and at once, and takes more when there is room', async () => {
    const { batches, transact } = held();
    const group = new GroupCommit(transact, { queueCommandsMax: 2 });
    const first = group.submit(work('a', 1));
    await tick();
    void group.submit(work('a', 2, 3));
    expect(() => group.submit(work('a', 4))).toThrow(QueueFull);
    batches[0]!.answer();
    await first;
    await tick();
    expect(() => void group.submit(work('a', 5))).not.toThrow();
  });

  it('tells everyone in a commit that failed, and goes on with the next', async () => {
    const { batches, transact } = held();
    const group = new GroupCommit(transact);
    const failed = group.submit(work('a', 1));
    await tick();
    const next = group.submit(work('a', 2));
    const gone = new Error('gone');
    batches[0]!.fail(gone);
    expect(await failed).toEqual([{ error: gone }]);
    await tick();
    batches[1]!.answer();
    expect(await next).toEqual([{ decision: accept(2), position: 1n }]);
  });

  it('answers an empty request at once', async () =>
    expect(await new GroupCommit(held().transact).submit([])).toEqual([]));
});
