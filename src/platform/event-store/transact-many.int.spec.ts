import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { accept, refuse, type Decider } from '../../domain/shared/decision.js';
import { StoreUnavailable, type AppendOutcome, type EventStore, type StreamAppend } from './event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { Streams, type Codec } from './transact-many.js';

type Added = { readonly id: string; readonly amount: number };
type Add = Added & { readonly totalMax: number };

/** A jar that takes amounts up to a total; a known id is quiet. */
const jar: Decider<Add, { total: number; ids: Set<string> }, Added, 'full'> = {
  initial: () => ({ total: 0, ids: new Set() }),
  evolve: (state, { id, amount }) => {
    state.ids.add(id);
    state.total += amount;
    return state;
  },
  decide: ({ id, amount, totalMax }, { total, ids }) => {
    if (amount < 0) throw new Error('a bug in the decision');
    if (ids.has(id)) return accept();
    return total + amount > totalMax ? refuse('full') : accept({ id, amount });
  },
};
const codec: Codec<Added> = {
  encode: (event) => ({ id: event.id, type: 'Added.v1', data: event }),
  decode: ({ data }) => data as Added,
};

let database: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await freshDatabase();
  store = new PostgresEventStore(database);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const add = (amount: number, totalMax = 1_000): Add => ({ id: randomUUID(), amount, totalMax });
const total = async (stream: string) =>
  (await store.readStreams([stream])).get(stream)!.reduce((sum, { data }) => sum + (data as Added).amount, 0);
const streamName = () => `jar-${randomUUID()}`;

/** The same store, with appends going through `around` first. */
const tampered = (around: (appends: readonly StreamAppend[]) => Promise<readonly AppendOutcome[]>): EventStore =>
  new Proxy<EventStore>(store, {
    get: (target, name) =>
      name === 'append' ? around : (target[name as keyof EventStore] as () => unknown).bind(target),
  });

describe('transact', () => {
  it('decides each command on top of the one before and appends them as one write', async () => {
    const stream = streamName();
    const jars = new Streams(store, jar, codec);
    const settled = (await jars.transactMany(new Map([[stream, [add(5, 10), add(4, 10), add(2, 10)]]]))).get(stream);
    expect(settled).toMatchObject({
      status: 'fulfilled',
      value: { decisions: [{ outcome: 'accepted' }, { outcome: 'accepted' }, { because: 'full' }] },
    });
    expect(await total(stream)).toBe(9);
  });

  it('answers where its events lie, and nothing where it stayed quiet', async () => {
    const stream = streamName();
    const jars = new Streams(store, jar, codec);
    const command = add(1);
    const written = await jars.transact(stream, command);
    expect(written.position).toBe(await store.head());
    expect(await jars.transact(stream, command)).toEqual({ decision: { outcome: 'accepted', events: [] } });
  });

  it('decides again after a lost race, also on top of a state that it had kept', async () => {
    const stream = streamName();
    const [mine, theirs] = [new Streams(store, jar, codec), new Streams(store, jar, codec)];
    await mine.transact(stream, add(1, 10));
    await theirs.transact(stream, add(7, 10));
    expect((await mine.transact(stream, add(3, 10))).decision).toEqual({ outcome: 'refused', because: 'full' });
    expect(await total(stream)).toBe(8);
  });

  it('lets many writers of one stream lose nothing and double nothing', async () => {
    const stream = streamName();
    const writers = Array.from({ length: 4 }, () => new Streams(store, jar, codec, { cachedEventsMax: 5 }));
    const commands = Array.from({ length: 40 }, () => add(1));
    const tries = commands.flatMap((command, n) =>
      [writers[n % 4]!, writers[(n + 1) % 4]!].map((writer) => ({ writer, command })),
    );
    const untilWritten = async ({ writer, command }: (typeof tries)[number]): Promise<void> => {
      for (;;) {
        const outcome = await writer.transact(stream, command).catch((error: unknown) => error);
        if (!(outcome instanceof StoreUnavailable)) return; // it gives up after a few lost races, and says so
      }
    };
    await Promise.all(tries.map(untilWritten));
    expect(await total(stream)).toBe(40);
  });

  it('lets a bug in one decision cost the other streams nothing', async () => {
    const [good, bad] = [streamName(), streamName()];
    const settled = await new Streams(store, jar, codec).transactMany(new Map([[bad, [add(-1)]], [good, [add(1)]]])); // prettier-ignore
    expect(settled.get(bad)).toMatchObject({ status: 'rejected' });
    expect(settled.get(good)).toMatchObject({ status: 'fulfilled' });
    expect(await total(good)).toBe(1);
  });
});

describe('a store that fails', () => {
  it('is asked once more with the same ids when its answer was lost, and writes once', async () => {
    const stream = streamName();
    let asked = 0;
    const forgetful = tampered(async (appends) => {
      const outcomes = await store.append(appends);
      asked += 1;
      return asked === 1 ? outcomes.map(() => ({ outcome: 'unknown', cause: new Error('lost') })) : outcomes;
    });
    expect(await new Streams(forgetful, jar, codec).transact(stream, add(4))).toMatchObject({
      decision: { outcome: 'accepted' },
    });
    expect(asked).toBe(2);
    expect(await total(stream)).toBe(4);
  });

  it('is reported as unavailable when no answer comes at all, and the command can be sent again', async () => {
    const stream = streamName();
    const command = add(4);
    const mute = tampered((appends) =>
      Promise.resolve(appends.map(() => ({ outcome: 'unknown', cause: new Error('mute') }))),
    );
    await expect(new Streams(mute, jar, codec).transact(stream, command)).rejects.toBeInstanceOf(StoreUnavailable);
    await new Streams(store, jar, codec).transact(stream, command);
    expect(await total(stream)).toBe(4);
  });

  it('forgets the states it had in hand, so that a failed write is never decided upon', async () => {
    const stream = streamName();
    let away = false;
    const flaky = tampered((appends) => (away ? Promise.reject(new StoreUnavailable('away')) : store.append(appends)));
    const jars = new Streams(flaky, jar, codec);
    await jars.transact(stream, add(1, 10));
    away = true;
    await expect(jars.transact(stream, add(8, 10))).rejects.toBeInstanceOf(StoreUnavailable);
    away = false;
    expect((await jars.transact(stream, add(9, 10))).decision.outcome).toBe('accepted');
    expect(await total(stream)).toBe(10);
  });
});

describe('a round that is decided while the one before is being written', () => {
  /** A store whose next append waits for `answer`, which writes and answers, or does whatever it is told instead. */
  const heldStore = () => {
    let release = (_instead?: () => Promise<readonly AppendOutcome[]>) => undefined as void;
    let isHeld = true;
    const asked: (readonly StreamAppend[])[] = [];
    const held = tampered(async (appends) => {
      asked.push(appends);
      if (!isHeld) return store.append(appends);
      isHeld = false;
      const instead = await new Promise<(() => Promise<readonly AppendOutcome[]>) | undefined>((done) => {
        release = done;
      });
      return instead === undefined ? store.append(appends) : instead();
    });
    return { held, asked, release: (instead?: () => Promise<readonly AppendOutcome[]>) => release(instead) };
  };
  /** The store, which reads `stream` only when told; `asked` is what it was to read. */
  const slowToRead = (held: EventStore, stream: string) => {
    let read = () => undefined as void;
    const asked: string[] = [];
    const readStreams = async (streams: readonly string[]) => {
      asked.push(...streams);
      if (streams.includes(stream)) await new Promise<void>((done) => (read = done));
      return store.readStreams(streams);
    };
    const slow = new Proxy<EventStore>(held, {
      get: (target, name) =>
        name === 'readStreams' ? readStreams : (target[name as keyof EventStore] as () => unknown).bind(target),
    });
    return { slow, asked, read: () => read() };
  };
  const turn = () => new Promise((done) => setTimeout(done, 30));

  it('stands on what the first leaves, and is written after it', async () => {
    const stream = streamName();
    const { held, asked, release } = heldStore();
    const jars = new Streams(held, jar, codec);
    const [first, second] = [jars.transact(stream, add(6, 10)), jars.transact(stream, add(5, 10))];
    await turn();
    expect(asked).toHaveLength(1);
    release();
    expect((await first).decision.outcome).toBe('accepted');
    expect((await second).decision).toEqual({ outcome: 'refused', because: 'full' });
    expect(await total(stream)).toBe(6);
  });

  it('stands on it also where no state is kept', async () => {
    const stream = streamName();
    const { held, release } = heldStore();
    const jars = new Streams(held, jar, codec, { cachedEventsMax: 0 });
    const [first, second] = [jars.transact(stream, add(10, 10)), jars.transact(stream, add(1, 10))];
    await turn();
    release();
    await first;
    expect((await second).decision).toEqual({ outcome: 'refused', because: 'full' });
  });

  it('stands on it also where that is written while others are still being read, and no state is kept', async () => {
    const [stream, other] = [streamName(), streamName()];
    const { held, release } = heldStore();
    const { slow, read } = slowToRead(held, other);
    const jars = new Streams(slow, jar, codec, { cachedEventsMax: 0 });
    const command = add(2);
    const first = jars.transact(stream, add(1));
    await turn();
    const second = jars.transactMany([
      [stream, [command]],
      [other, [add(1)]],
    ]);
    await turn();
    release();
    await first;
    read();
    const resend = jars.transact(stream, command);
    await second;
    expect((await resend).decision).toEqual({ outcome: 'accepted', events: [] });
    expect(await total(stream)).toBe(3);
  });

  it('takes no room in memory when what it stood on falls', async () => {
    const [stream, other, kept] = [streamName(), streamName(), streamName()];
    const { held, release } = heldStore();
    const { slow, asked, read } = slowToRead(held, other);
    const jars = new Streams(slow, jar, codec, { cachedEventsMax: 12 });
    const first = jars.transact(stream, add(1)).catch((error: unknown) => error);
    await turn();
    const twenty = Array.from({ length: 20 }, () => add(1));
    const second = jars.transactMany([
      [stream, twenty],
      [other, [add(1)]],
    ]);
    await turn();
    release(() => Promise.reject(new StoreUnavailable('away')));
    expect(await first).toBeInstanceOf(StoreUnavailable);
    read();
    await second;
    expect(await total(stream)).toBe(20);
    for (let nth = 0; nth < 3; nth += 1) await jars.transact(kept, add(1));
    expect(asked.filter((name) => name === kept)).toHaveLength(1);
  });

  it('answers a resend only when the original is on disk', async () => {
    const stream = streamName();
    const { held, release } = heldStore();
    const jars = new Streams(held, jar, codec);
    const command = add(6);
    let isAnswered = false;
    const first = jars.transact(stream, command);
    const resend = jars.transact(stream, command).then(({ decision }) => {
      isAnswered = true;
      return decision;
    });
    await turn();
    expect(isAnswered).toBe(false);
    release();
    await first;
    expect(await resend).toEqual({ outcome: 'accepted', events: [] });
  });

  it.each<[string, (stream: string) => () => Promise<readonly AppendOutcome[]>]>([
    ['finds the store away', () => () => Promise.reject(new StoreUnavailable('away'))],
    [
      'loses a race',
      (stream) => async () => {
        await new Streams(store, jar, codec).transact(stream, add(1));
        return [{ outcome: 'moved', actualRevision: 0 }];
      },
    ],
  ])('is decided again when the first %s', async (_, failure) => {
    const stream = streamName();
    const { held, asked, release } = heldStore();
    const jars = new Streams(held, jar, codec);
    const first = jars.transact(stream, add(10, 10)).catch((error: unknown) => error);
    const second = jars.transact(stream, add(3, 10));
    await turn();
    release(failure(stream));
    await first;
    expect((await second).decision.outcome).toBe('accepted');
    expect(asked.filter((appends) => appends.length > 0).length).toBeGreaterThan(1);
    const stored = (await store.readStreams([stream])).get(stream)!;
    expect(stored.map(({ revision }) => revision)).toEqual(stored.map((_event, n) => n));
    expect(await total(stream)).toBeLessThanOrEqual(10);
  });
});
