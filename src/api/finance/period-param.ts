import { period, type Period } from '../../domain/royalties/period.js';
import type { Parameters } from '../openapi/operation.js';
import { ProblemError } from '../problem.js';

/** A month out of a path or a query. Throws `invalid-request`. */
export const periodOf = (raw: string): Period => {
  try {
    return period(raw);
  } catch (error) {
    throw new ProblemError('invalid-request', (error as Error).message);
  }
};

export const PERIOD_PARAM = {
  period: {
    description: 'a month, such as 2026-08',
    schema: { type: 'string', pattern: '^[12]\\d{3}-(0[1-9]|1[0-2])$' },
  },
} as const satisfies Parameters;
