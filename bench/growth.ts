/** Whether ten times the events take about ten times as long. */
import type { Figure } from './figures.js';
import { atMost } from './figures.js';

/** Both are measured in turns, so that a machine that gets slower meanwhile is no growth. */
export type Growth = { readonly name: string; /** Seconds. */ readonly small: number; readonly large: number };

const TIMES_MAX = 11;

/** The worst of them is the value. */
export const growthFigure = (name: string, growths: readonly Growth[]): Figure => {
  const note = growths
    .map(({ name: of, small, large }) => `${of} ${small.toFixed(1)} → ${large.toFixed(1)} s`)
    .join(', ');
  return atMost(name, Math.max(...growths.map(({ small, large }) => large / small)), TIMES_MAX, note);
};
