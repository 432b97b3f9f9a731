import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startAlongLog, startProgress } from './progress.js';

let said: string[];
let now: number;
beforeEach(() => {
  said = [];
  now = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

it('says now and then how much was done, how fast and what is left, and at the end how long it took', () => {
  const progress = startProgress('Recording plays', 4_000);
  for (now of [1_000, 4_000]) progress.advance(1_000);
  now = 8_000;
  expect(progress.done()).toEqual({ seconds: 8 });
  expect(said).toEqual([
    'Recording plays: 2,000, 500/s, 50 %, 4 s left\n',
    'Recording plays: 2,000 in 8.0 s (250/s)\n',
  ]);
});

it('takes no position of the log for a number of events, and goes back for none', () => {
  const progress = startAlongLog('Rebuilding', 10_000_000n);
  for (now of [1_000, 4_000]) progress.at(5_000_000n + BigInt(now));
  now = 7_500;
  progress.at(2_000_000n);
  progress.at(20_000_000n);
  progress.done();
  expect(said).toEqual([
    'Rebuilding: 50 %, 4 s left\n',
    'Rebuilding: 100 %, 0 s left\n',
    'Rebuilding: done in 7.5 s\n',
  ]);
});
