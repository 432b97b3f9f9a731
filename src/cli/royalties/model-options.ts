import { InvalidArgumentError, type Command } from 'commander';
import { PAYOUT_MODEL_NAMES } from '../../domain/royalties/payout/payout-models.js';
import {
  ARTIFICIAL_STREAMS_POLICIES,
  type ArtificialStreamsPolicy,
} from '../../domain/royalties/usage/artificial-streams.js';
import {
  FUNCTIONAL_NOISE_POLICIES,
  type FunctionalNoisePolicy,
} from '../../domain/royalties/usage/functional-noise.js';
import { MINIMUM_STREAMS_POLICIES, type MinimumStreamsPolicy } from '../../domain/royalties/usage/minimum-streams.js';
import { policyNamed, usagePolicyId, type UsagePolicy } from '../../domain/royalties/usage/usage-policy.js';
import { CURRENCIES, currency as currencyOf } from '../../domain/shared/currency.js';
import { modelNamed, type MonthRules } from '../../reporting/month/month-rules.js';
import { CliProblem } from '../output.js';

export type UsageOptions = {
  readonly minimumStreams?: string;
  readonly functionalNoise?: string;
  readonly currency?: string;
};
export type ModelOptions = UsageOptions & { readonly model: string; readonly artificialStreams?: string };

const modelName = (raw: string): string => {
  if (!(PAYOUT_MODEL_NAMES as readonly string[]).includes(raw))
    throw new InvalidArgumentError(`there are ${PAYOUT_MODEL_NAMES.join(', ')}`);
  return raw;
};

const idsOf = (policies: readonly UsagePolicy[]) => policies.map(usagePolicyId).join(', ');

/** By which rules a month is shared out. */
export const addModelOptions = (command: Command): Command =>
  addUsageOptions(
    command
      .option('--model <name>', `payout model: ${PAYOUT_MODEL_NAMES.join(', ')}`, modelName, 'pro-rata')
      .option('--artificial-streams <policy>', `what they cost besides: ${idsOf(ARTIFICIAL_STREAMS_POLICIES)}`),
  );

/** The same whatever the model. */
export const addUsageOptions = (command: Command): Command =>
  command
    .option('--minimum-streams <policy>', `leave tracks below a minimum out: ${idsOf(MINIMUM_STREAMS_POLICIES)}`)
    .option(
      '--functional-noise <policy>',
      `what streams of tracks classified as noise weigh: ${idsOf(FUNCTIONAL_NOISE_POLICIES)}`,
    )
    .option('--currency <code>', 'convert every pool to this currency, at the last rate of the month');

const policyOf = <Policy extends UsagePolicy>(policies: readonly Policy[], id: string | undefined) => {
  if (id === undefined) return undefined;
  const policy = policyNamed(policies, id);
  if (policy === undefined) throw new CliProblem(`no policy "${id.slice(0, 80)}"; there are ${idsOf(policies)}`);
  return policy;
};

/** Throws a `CliProblem` for what there is not. Policies that change nothing are left out. */
export const readRules = (options: ModelOptions): MonthRules => {
  const { model, minimumStreams, functionalNoise, artificialStreams, currency } = options;
  const minimum = policyOf<MinimumStreamsPolicy>(MINIMUM_STREAMS_POLICIES, minimumStreams);
  const noise = policyOf<FunctionalNoisePolicy>(FUNCTIONAL_NOISE_POLICIES, functionalNoise);
  const artificial = policyOf<ArtificialStreamsPolicy>(ARTIFICIAL_STREAMS_POLICIES, artificialStreams);
  if (currency !== undefined && !CURRENCIES.includes(currency.toUpperCase()))
    throw new CliProblem(`--currency must be an ISO 4217 code such as EUR, got "${currency.slice(0, 80)}"`);
  return {
    payoutModel: modelNamed(model),
    ...(minimum === undefined || minimum.streamsMin === 0 ? {} : { minimumStreams: minimum }),
    ...(noise === undefined || noise.name === 'noise-as-music' ? {} : { functionalNoise: noise }),
    ...(artificial === undefined || artificial.name === 'exclude-only' ? {} : { artificialStreams: artificial }),
    ...(currency === undefined ? {} : { statementCurrency: currencyOf(currency) }),
  };
};
