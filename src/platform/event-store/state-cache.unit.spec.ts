import { expect, it } from 'vitest';
import { StateCache, type Cached } from './state-cache.js';

const state = (events: number): Cached => ({ revision: events - 1, isUsed: false });
const settled = () => false;

/** Room for ten events, an empty stream counting as one: `a`, `b` and `c` of two events each fill nine. */
const filled = () => {
  const cache = new StateCache<Cached>(10);
  for (const stream of ['a', 'b', 'c']) cache.put(stream, state(2));
  return cache;
};
const kept = (cache: StateCache<Cached>) => ['a', 'b', 'c', 'd'].filter((stream) => cache.get(stream) !== undefined);

it('keeps what it has room for', () => {
  const cache = filled();
  cache.trim(settled);
  expect(kept(cache)).toEqual(['a', 'b', 'c']);
});

it('lets go of the oldest when more events are kept than it may hold', () => {
  const cache = filled();
  cache.put('d', state(2));
  cache.trim(settled);
  expect(kept(cache)).toEqual(['b', 'c', 'd']);
});

it('spares what was used since it was last looked at, once', () => {
  const cache = filled();
  cache.get('a');
  cache.put('d', state(2));
  cache.trim(settled);
  cache.grew(6);
  cache.trim(settled);
  expect(kept(cache)).toEqual(['a']);
});

it('counts the events by which a state has grown', () => {
  const cache = filled();
  const a = cache.get('a')!;
  cache.put('d', { ...state(0) });
  cache.grew(5);
  Object.assign(a, { revision: 6 });
  cache.trim(settled);
  expect(kept(cache)).toEqual(['a', 'd']);
});

it('never lets go of what is needed, however little it may hold', () => {
  const cache = new StateCache<Cached>(0);
  const needed = state(50);
  cache.put('a', needed);
  cache.put('b', state(1));
  cache.trim((one) => one === needed);
  expect(kept(cache)).toEqual(['a']);
  cache.trim(settled);
  expect(kept(cache)).toEqual([]);
});

it('forgets a state, and no other that took its place', () => {
  const cache = new StateCache<Cached>(10);
  const [first, second] = [state(1), state(1)];
  cache.put('a', first);
  cache.forget('a', first);
  cache.put('a', second);
  cache.forget('a', first);
  expect(cache.get('a')).toBe(second);
});
