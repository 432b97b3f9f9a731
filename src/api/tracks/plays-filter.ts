import { OFFERING, TERRITORY } from '../../domain/shared/market.js';
import type { PlaysFilter } from '../../reporting/queries/track-plays.js';
import { parseTime } from '../listening/repair-clock.js';
import { ProblemError } from '../problem.js';

export type PlaysParameters = {
  readonly from?: string;
  readonly to?: string;
  readonly territory?: string;
  readonly offering?: string;
};

const DAYS_MAX = 400;
const DAYS_DEFAULT = 30;
const DAY_MS = 86_400_000;

/** The last thirty days unless the request says otherwise. Throws `invalid-request`. */
export const playsFilter = ({ from, to, territory, offering }: PlaysParameters, now: number): PlaysFilter => {
  const lastMs = to === undefined ? now : dayMs('to', to);
  const firstMs = from === undefined ? lastMs - (DAYS_DEFAULT - 1) * DAY_MS : dayMs('from', from);
  if (firstMs > lastMs) throw new ProblemError('invalid-request', 'from must not be after to');
  if (lastMs - firstMs > DAYS_MAX * DAY_MS)
    throw new ProblemError('invalid-request', `from and to may be ${DAYS_MAX} days apart`);
  return {
    from: day(firstMs),
    to: day(lastMs),
    ...(territory !== undefined && { territory: matching('territory', territory, TERRITORY) }),
    ...(offering !== undefined && { offering: matching('offering', offering, OFFERING) }),
  };
};

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);

const dayMs = (name: string, text: string): number => {
  const ms = /^(19|2\d)\d{2}-\d\d-\d\d$/.test(text) ? parseTime(`${text}T00:00:00Z`) : undefined;
  if (ms === undefined)
    throw new ProblemError('invalid-request', `${name} must be a day since 1900, such as 2026-08-01`);
  return ms;
};

const matching = (name: string, text: string, form: RegExp): string => {
  if (!form.test(text)) throw new ProblemError('invalid-request', `${name} cannot be "${text.slice(0, 40)}"`);
  return text;
};
