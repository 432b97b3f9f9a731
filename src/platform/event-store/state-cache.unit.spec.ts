import { expect, it } from 'vitest';
import { StateCache } from './state-cache.js';

it('gives a state out once, because whoever holds it changes it', () => {
  const cache = new StateCache<{ events: number }>(10);
  cache.put('a', { events: 1 });
  expect(cache.take('a')).toEqual({ events: 1 });
  expect(cache.take('a')).toBeUndefined();
});

it('lets go of what was used least lately when more events are kept than it may hold', () => {
  const cache = new StateCache<{ events: number }>(10);
  for (const stream of ['a', 'b', 'c']) cache.put(stream, { events: 2 });
  cache.put('a', cache.take('a')!);
  cache.put('d', { events: 2 });
  expect(['a', 'b', 'c', 'd'].filter((stream) => cache.take(stream) !== undefined)).toEqual(['a', 'c', 'd']);
});

it('never keeps a state that is larger than all it may hold', () => {
  const cache = new StateCache<{ events: number }>(10);
  cache.put('a', { events: 50 });
  expect(cache.take('a')).toBeUndefined();
});
