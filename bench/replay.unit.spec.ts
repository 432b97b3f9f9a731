import { describe, expect, it } from 'vitest';
import { growthFigure } from './growth.js';
import { memoryFigure, rebuildFigure, type Replay } from './replay.js';

const replay: Replay = {
  rebuilds: [30_000, 35_000, 20_000],
  reads: [100_000, 100_000, 50_000],
  growth: { name: 'rebuild', small: 3, large: 31.5 },
  eventsLarge: 1_000_000,
  samplesMb: [200, 280, 300, 310, 300, 309],
  table: '',
};

describe('the memory of a rebuild', () => {
  it('is the peak, and is met when it is below the limit and flat', () =>
    expect(memoryFigure(replay)).toMatchObject({ value: 310, goal: '<= 400, flat', met: true }));
  it('is missed when the peak still grows, however small it is', () =>
    expect(memoryFigure({ ...replay, samplesMb: [10, 20, 30, 40, 50, 60] }).met).toBe(false));
  it('is missed above the limit, however flat it is', () =>
    expect(memoryFigure({ ...replay, samplesMb: [401, 401, 401] }).met).toBe(false));
});

it('compares rebuilding with reading round by round', () =>
  expect(rebuildFigure(replay)).toMatchObject({ value: 0.35, goal: '>= 0.3', met: true }));

it('lets the worst growth decide', () => {
  const ingest = { name: 'ingest', small: 5, large: 60 };
  expect(growthFigure('growth', [replay.growth])).toMatchObject({ value: 10.5, met: true });
  expect(growthFigure('growth', [replay.growth, ingest])).toMatchObject({ value: 12, met: false });
});
