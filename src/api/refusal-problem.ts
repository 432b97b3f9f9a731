import { ProblemError } from './problem.js';
import { statusOf } from './refusal-status.js';
import { explain, type MonthlyRefusal } from './royalties/explain-refusal.js';

/** A refusal as what goes out: its code as `reason`, its facts beside it. */
export const refusalProblem = (because: MonthlyRefusal): ProblemError => {
  const { kind, ...facts } = because;
  return new ProblemError('refused', explain(because), { members: { status: statusOf[kind], reason: kind, ...facts } });
};
