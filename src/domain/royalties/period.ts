import type { Id } from '../shared/ids.js';

/** One royalty month, `YYYY-MM`, in UTC. */
export type Period = Id<'Period'>;

const PERIOD = /^[12]\d{3}-(0[1-9]|1[0-2])$/;

/** Throws a TypeError. */
export const period = (raw: string): Period => {
  if (!PERIOD.test(raw)) throw new TypeError(`Period must be a month such as 2026-08, got "${raw.slice(0, 80)}"`);
  return raw as Period;
};
