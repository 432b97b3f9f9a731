import { period, type Period } from '../domain/royalties/period.js';
import { CliProblem } from './output.js';

/** The option `--period`. Throws `CliProblem`. */
export const readPeriod = (raw: string): Period => {
  try {
    return period(raw);
  } catch (error) {
    throw new CliProblem(`--period: ${(error as Error).message}`);
  }
};
