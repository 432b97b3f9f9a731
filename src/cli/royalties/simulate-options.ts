/** What `royalties simulate` is asked for. Everything wrong is a `CliProblem` of one line. */
import { InvalidArgumentError } from 'commander';
import { PAYOUT_MODEL_NAMES, type PayoutModelName } from '../../domain/royalties/payout/payout-models.js';
import type { Period } from '../../domain/royalties/period.js';
import { PAYEE_UNITS, type PayeeUnit } from '../../reporting/simulation/payees.js';
import { readParameters } from '../../reporting/simulation/read-parameters.js';
import type { SimulateMonth } from '../../reporting/simulation/simulate-month.js';
import { CliProblem } from '../output.js';
import { readPeriod } from '../read-period.js';
import { readRules, type UsageOptions } from './model-options.js';

export type SimulateOptions = UsageOptions & {
  readonly period: string;
  readonly models: readonly PayoutModelName[];
  readonly by: PayeeUnit;
  readonly top: number;
  readonly baseline: PayoutModelName;
  readonly set: readonly string[];
  readonly despiteParked?: true;
  readonly json?: true;
};

const TOP_MAX = 1_000;
const NAMES: readonly string[] = PAYOUT_MODEL_NAMES;

export const modelsOption = (raw: string): readonly PayoutModelName[] =>
  raw === 'all' ? PAYOUT_MODEL_NAMES : [...new Set(raw.split(',').map((name) => modelOption(name.trim())))];

export const modelOption = (raw: string): PayoutModelName => {
  if (!NAMES.includes(raw)) throw new InvalidArgumentError(`there are ${NAMES.join(', ')}`);
  return raw as PayoutModelName;
};

export const unitOption = (raw: string): PayeeUnit => {
  const unit = PAYEE_UNITS.find((one) => one === raw);
  if (unit === undefined) throw new InvalidArgumentError(`there are ${PAYEE_UNITS.join(', ')}`);
  return unit;
};

export const topOption = (raw: string): number => {
  const top = /^\d{1,4}$/.test(raw) ? Number.parseInt(raw, 10) : 0;
  if (top < 1 || top > TOP_MAX) throw new InvalidArgumentError(`a whole number from 1 to ${TOP_MAX}`);
  return top;
};

export const oneMore = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export type AskedSimulation = Omit<SimulateMonth, 'knownAt'> & { readonly period: Period };

/** The baseline is worked out whether it was asked for or not. */
export const readSimulation = (options: SimulateOptions): AskedSimulation => {
  const { models: wanted, baseline, set, by } = options;
  const models = wanted.includes(baseline) ? wanted : [baseline, ...wanted];
  const parameters = readParameters(set, models);
  if ('problem' in parameters) throw new CliProblem(`--set: ${parameters.problem}`);
  const { payoutModel: _each, ...rules } = readRules({ ...options, model: baseline });
  return { period: readPeriod(options.period), models, changes: parameters.changes, rules, unit: by };
};
