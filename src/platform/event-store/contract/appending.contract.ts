import { expect, it } from 'vitest';
import { NO_STREAM, type EventStore } from '../event-store.js';
import { aStream, aType, anEvent, events, idsOf, positionOf, write } from './given.contract.js';

const read = async (store: EventStore, stream: string) => (await store.readStreams([stream])).get(stream)!;

/** What an append promises; `store` answers the store that the suite has opened. */
export const appendingContract = (store: () => EventStore) => {
  it('appends to many streams in one call and says of each where it ends', async () => {
    const type = aType();
    const appends = [1, 2, 3].map((count) => ({
      stream: aStream(),
      expectedRevision: NO_STREAM,
      events: events(count, type),
    }));
    const outcomes = await store().append(appends);
    expect(outcomes.map((outcome) => outcome.outcome === 'appended' && outcome.revision)).toEqual([0, 1, 2]);
    for (const [index, { stream, events: written }] of appends.entries()) {
      const stored = await read(store(), stream);
      expect(idsOf(stored)).toEqual(idsOf(written));
      expect(stored.at(-1)!.position).toBe(positionOf(outcomes[index]!));
    }
  });

  it('answers an append to no stream with nothing', async () => expect(await store().append([])).toEqual([]));

  it('goes on at the exact revision', async () => {
    const [stream, type] = [aStream(), aType()];
    await write(store(), stream, events(2, type));
    expect(await write(store(), stream, events(1, type), 1)).toMatchObject({ outcome: 'appended', revision: 2 });
    expect((await read(store(), stream)).map(({ revision }) => revision)).toEqual([0, 1, 2]);
  });

  it.each([
    ['that exists already', 3, NO_STREAM, 2],
    ['that went on since', 3, 0, 2],
    ['that is not as far', 1, 4, 0],
    ['that does not exist', 0, 4, NO_STREAM],
  ])('answers "moved" with the actual revision for a stream %s', async (_, count, expectedRevision, actualRevision) => {
    const [stream, type] = [aStream(), aType()];
    if (count > 0) await write(store(), stream, events(count, type));
    const before = await store().head();
    expect(await write(store(), stream, events(2, type), expectedRevision)).toEqual({
      outcome: 'moved',
      actualRevision,
    });
    expect(await read(store(), stream)).toHaveLength(count);
    expect(await store().head()).toBe(before);
  });

  it('lets one of many racing writers win', async () => {
    const [stream, type] = [aStream(), aType()];
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => write(store(), stream, events(1, type))));
    expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'moved')).toHaveLength(7);
    expect(await read(store(), stream)).toHaveLength(1);
  });

  it('stays quiet when the same write is repeated, also after later ones', async () => {
    const [stream, type] = [aStream(), aType()];
    const first = events(2, type);
    const outcome = await write(store(), stream, first);
    expect(await write(store(), stream, first)).toEqual(outcome);
    await write(store(), stream, events(3, type), 1);
    const head = await store().head();
    expect(await write(store(), stream, first)).toEqual(outcome);
    expect(await store().head()).toBe(head);
    expect(await read(store(), stream)).toHaveLength(5);
  });

  it('answers "moved" for an old event together with a new one', async () => {
    const [stream, type] = [aStream(), aType()];
    const old = anEvent(type);
    await write(store(), stream, [old]);
    expect(await write(store(), stream, [old, anEvent(type)])).toEqual({ outcome: 'moved', actualRevision: 0 });
    expect(await read(store(), stream)).toHaveLength(1);
  });

  it('lets one refused stream cost the others nothing', async () => {
    const [taken, type] = [aStream(), aType()];
    await write(store(), taken, events(1, type));
    const appends = [aStream(), taken, aStream()].map((stream) => ({
      stream,
      expectedRevision: NO_STREAM,
      events: events(2, type),
    }));
    const outcomes = await store().append(appends);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'moved', 'appended']);
    for (const [index, count] of [2, 1, 2].entries())
      expect(await read(store(), appends[index]!.stream)).toHaveLength(count);
    expect(await store().head()).toBe(positionOf(outcomes[2]!));
  });

  it('appends more to one stream than the server takes at once, and is quiet when that is repeated', async () => {
    const [stream, type] = [aStream(), aType()];
    const big = Array.from({ length: 45 }, (_, nth) => anEvent(type, { nth, text: 'å'.repeat(30_000) }));
    const outcome = await write(store(), stream, big);
    expect(outcome).toMatchObject({ outcome: 'appended', revision: 44 });
    expect(await write(store(), stream, big)).toEqual(outcome);
    const stored = await read(store(), stream);
    expect(stored.map(({ id, revision, data }) => [id, revision, data])).toEqual(
      big.map(({ id, data }, nth) => [id, nth, data]),
    );
  });

  it('appends to a thousand streams in one call', async () => {
    const type = aType();
    const appends = Array.from({ length: 1_000 }, () => ({
      stream: aStream(),
      expectedRevision: NO_STREAM,
      events: events(1, type),
    }));
    const outcomes = await store().append(appends);
    expect(outcomes.every(({ outcome }) => outcome === 'appended')).toBe(true);
    const found = await store().readStreams(appends.map(({ stream }) => stream));
    for (const { stream, events: written } of appends) expect(idsOf(found.get(stream)!)).toEqual(idsOf(written));
  });

  it('refuses a stream without events, and one named twice, before it writes anything', async () => {
    const [stream, other, type] = [aStream(), aStream(), aType()];
    const whole = { stream, expectedRevision: NO_STREAM, events: events(1, type) };
    await expect(store().append([whole, { ...whole, stream: other, events: [] }])).rejects.toThrow(RangeError);
    await expect(store().append([whole, { ...whole, expectedRevision: 0 }])).rejects.toThrow(RangeError);
    expect(await read(store(), stream)).toEqual([]);
  });
};
