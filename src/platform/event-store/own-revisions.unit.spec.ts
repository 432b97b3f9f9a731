import { expect, it } from 'vitest';
import { NO_STREAM, type StreamAppend } from './event-store.js';
import { OwnRevisions } from './own-revisions.js';

const append = (stream: string, expectedRevision: number, count = 1): StreamAppend => ({
  stream,
  expectedRevision,
  events: Array.from({ length: count }, () => ({ id: '', type: 'Noted.v1', data: {} })),
});
const asExpected = (appends: readonly StreamAppend[]) => appends.map(({ expectedRevision }) => expectedRevision);

/** After two appends from head 10 on: `a` to revision 1, `b` to revision 0; the head is 13. */
const taught = (streamsMax?: number) => {
  const own = new OwnRevisions(streamsMax);
  const appends = [append('a', NO_STREAM, 2), append('b', NO_STREAM)];
  own.learn(appends, { head: 10n, found: asExpected(appends) });
  return own;
};

it('remembers where its appends left the streams, and nothing of others', () => {
  expect(taught().remembered([append('a', 1), append('a', 0), append('b', 0), append('c', NO_STREAM)])).toEqual({
    head: 13n,
    isAsExpected: [true, false, true, false],
  });
});

it('goes on from its own last append', () => {
  const own = taught();
  own.learn([append('b', 0)], { head: 13n, found: [0] });
  expect(own.remembered([append('a', 1), append('b', 1)])).toEqual({ head: 14n, isAsExpected: [true, true] });
});

it('forgets what was before an append of somebody else', () => {
  const own = taught();
  own.learn([append('b', 0)], { head: 20n, found: [0] });
  expect(own.remembered([append('a', 1), append('b', 1)])).toEqual({ head: 21n, isAsExpected: [false, true] });
});

it('learns nothing from the answer of an earlier write', () => {
  const own = taught();
  own.learn([append('b', 0)], { head: 14n, found: [0] });
  own.learn([append('a', 1)], { head: 13n, found: [1] });
  expect(own.remembered([append('a', 2), append('b', 1)])).toEqual({ head: 15n, isAsExpected: [false, true] });
});

it('takes no refused stream for written, nor the head for further than its last event', () => {
  const own = taught();
  own.learn([append('a', 1), append('b', 5)], { head: 13n, found: [1, 0] });
  expect(own.remembered([append('a', 2), append('b', 6), append('b', 0)])).toEqual({
    head: 14n,
    isAsExpected: [true, false, true],
  });
  own.learn([append('b', 5)], { head: 14n, found: [0] });
  expect(own.remembered([]).head).toBe(14n);
});

it('begins anew when it remembers more streams than it may', () => {
  const own = taught(1);
  own.learn([append('c', NO_STREAM)], { head: 13n, found: [NO_STREAM] });
  expect(own.remembered([append('a', 1), append('c', 0)]).isAsExpected).toEqual([false, true]);
});
