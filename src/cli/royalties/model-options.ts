import { InvalidArgumentError, type Command } from 'commander';
import { PAYOUT_MODEL_NAMES } from '../../domain/royalties/payout/payout-models.js';
import { MINIMUM_STREAMS_POLICIES } from '../../domain/royalties/usage/minimum-streams.js';
import { policyNamed, usagePolicyId } from '../../domain/royalties/usage/usage-policy.js';
import { CURRENCIES, currency as currencyOf } from '../../domain/shared/currency.js';
import { modelNamed, type MonthRules } from '../../reporting/month/month-rules.js';
import { CliProblem } from '../output.js';

export type ModelOptions = {
  readonly model: string;
  readonly minimumStreams?: string;
  readonly currency?: string;
};

const modelName = (raw: string): string => {
  if (!(PAYOUT_MODEL_NAMES as readonly string[]).includes(raw))
    throw new InvalidArgumentError(`there are ${PAYOUT_MODEL_NAMES.join(', ')}`);
  return raw;
};

/** By which rules a month is shared out. */
export const addModelOptions = (command: Command): Command =>
  command
    .option('--model <name>', `payout model: ${PAYOUT_MODEL_NAMES.join(', ')}`, modelName, 'pro-rata')
    .option(
      '--minimum-streams <policy>',
      `leave tracks below a minimum out: ${MINIMUM_STREAMS_POLICIES.map(usagePolicyId).join(', ')}`,
    )
    .option('--currency <code>', 'convert every pool to this currency, at the last rate of the month');

/** Throws a `CliProblem` for what there is not. */
export const readRules = ({ model, minimumStreams, currency }: ModelOptions): MonthRules => {
  const policy = minimumStreams === undefined ? undefined : policyNamed(MINIMUM_STREAMS_POLICIES, minimumStreams);
  if (minimumStreams !== undefined && policy === undefined)
    throw new CliProblem(`no policy "${minimumStreams}"; there are ${MINIMUM_STREAMS_POLICIES.map(usagePolicyId).join(', ')}`); // prettier-ignore
  if (currency !== undefined && !CURRENCIES.includes(currency.toUpperCase()))
    throw new CliProblem(`--currency must be an ISO 4217 code such as EUR, got "${currency.slice(0, 80)}"`);
  return {
    payoutModel: modelNamed(model),
    ...(policy === undefined || policy.streamsMin === 0 ? {} : { minimumStreams: policy }),
    ...(currency === undefined ? {} : { statementCurrency: currencyOf(currency) }),
  };
};
