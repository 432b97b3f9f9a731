import { expect, it } from 'vitest';
import type { EventStore } from '../event-store.js';
import { aStream, aType, anEvent, events, idsOf, positionOf, readToTheEnd, write } from './given.contract.js';

const AWKWARD = {
  emoji: '🎧 naïve Ångström 東京 👩‍🎤',
  quotes: `"double" 'single' \`back\``,
  lines: 'one\ntwo\r\nthree\u2028four\ttab',
  slashes: 'C:\\music\\n / \\u0041 \\\\',
  control: '\u0000\u0001\u001f\u007f',
  half: '\ud83c',
  separators: '{1,2},{"a"},NULL,\\N,\\.',
  nothing: null,
  empty: '',
  numbers: [0, -1.5, 1e21, 5e-324, Number.MAX_SAFE_INTEGER],
  deep: { a: [{ b: [[]] }], __proto: true },
};

/** What reads promise. */
export const readingContract = (store: () => EventStore) => {
  it('reads many streams, each in the order of its revisions, and a missing one as empty', async () => {
    const [one, other, missing, type] = [aStream(), aStream(), aStream(), aType()];
    const written = events(5, type);
    await write(store(), one, written.slice(0, 3));
    await write(store(), one, written.slice(3), 2);
    await write(store(), other, events(1, type));
    const found = await store().readStreams([one, missing, other]);
    expect([...found.keys()]).toEqual([one, missing, other]);
    expect(idsOf(found.get(one)!)).toEqual(idsOf(written));
    expect(found.get(one)!.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    expect(found.get(missing)).toEqual([]);
    expect(found.get(other)).toHaveLength(1);
  });

  it('reads no stream as nothing', async () => expect(await store().readStreams([])).toEqual(new Map()));

  it('gives back every text and number as it was written', async () => {
    const [stream, type] = [aStream(), aType()];
    const written = anEvent(type, AWKWARD);
    await write(store(), stream, [written, anEvent(type, { after: true })]);
    const [stored] = (await store().readStreams([stream])).get(stream)!;
    expect(stored).toMatchObject({ stream, type, revision: 0, id: written.id });
    expect(stored!.data).toEqual(AWKWARD);
    expect(Math.abs(stored!.recordedAt.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it.each([1, 3, 7, 1_000])('covers the log once and in order in pages of %i', async (eventsMax) => {
    const [type, after] = [aType(), await store().head()];
    const streams = [aStream(), aStream()];
    for (let revision = -1; revision < 9; revision += 2)
      for (const stream of streams) await write(store(), stream, events(2, type), revision);
    const pages = await readToTheEnd(store(), { after, eventsMax });
    const seen = pages.flatMap((page) => page.events).filter(({ stream }) => streams.includes(stream));
    expect(seen.map(({ stream, revision }) => `${streams.indexOf(stream)}/${revision}`)).toEqual(
      [0, 2, 4, 6, 8].flatMap((from) => [0, 1].flatMap((nth) => [`${nth}/${from}`, `${nth}/${from + 1}`])),
    );
    for (const [index, { position }] of seen.entries())
      expect(position).toBeGreaterThan(index === 0 ? after : seen[index - 1]!.position);
    for (const page of pages) {
      expect(page.events.length).toBeLessThanOrEqual(eventsMax);
      if (page.events.length > 0) expect(page.position).toBeGreaterThanOrEqual(page.events.at(-1)!.position);
    }
  });

  it('starts after the position, not at it', async () => {
    const [stream, type] = [aStream(), aType()];
    const written = events(3, type);
    const after = await store().head();
    await write(store(), stream, written);
    const stored = (await store().readStreams([stream])).get(stream)!;
    const from = async (position: bigint) => idsOf((await store().readAll({ after: position, types: [type] })).events);
    expect(await from(after)).toEqual(idsOf(written));
    expect(await from(stored[0]!.position)).toEqual(idsOf(written.slice(1)));
    expect(await from(stored[2]!.position)).toEqual([]);
  });

  it('delivers the types asked for, and moves on over the others', async () => {
    const [wanted, similar, after] = [aType(), aType(), await store().head()];
    const matching = [anEvent(wanted), anEvent(wanted)];
    await write(store(), aStream(), [...events(3, `${wanted}x`), matching[0]!, ...events(3, similar)]);
    await write(store(), aStream(), [matching[1]!]);
    const end = positionOf(await write(store(), aStream(), events(5, similar)));
    const first = await store().readAll({ after, types: [wanted], eventsMax: 1 });
    expect(idsOf(first.events)).toEqual([matching[0]!.id]);
    const rest = await store().readAll({ after: first.position, types: [wanted, aType()], eventsMax: 10 });
    expect(idsOf(rest.events)).toEqual([matching[1]!.id]);
    expect(rest.position).toBeGreaterThanOrEqual(end);
    const none = await store().readAll({ after, types: [aType()] });
    expect(none.events).toEqual([]);
    expect(none.position).toBeGreaterThanOrEqual(end);
  });

  it('says where the log ends and how much lies after a position', async () => {
    const [type, after] = [aType(), await store().head()];
    const end = positionOf(await write(store(), aStream(), [...events(4, type), anEvent(aType())]));
    expect(await store().head()).toBe(end);
    expect(await store().readAll({ after: end })).toMatchObject({ events: [] });
    const backlog = await store().backlog({ after, types: [type], max: 100 });
    expect(backlog.events).toBe(4);
    expect(Math.abs(backlog.since!.getTime() - Date.now())).toBeLessThan(60_000);
    expect((await store().backlog({ after, types: [type], max: 3 })).events).toBe(3);
    expect((await store().backlog({ after, max: 5 })).events).toBe(5);
    expect(await store().backlog({ after: end, types: [type], max: 100 })).toEqual({ events: 0 });
  });
};
