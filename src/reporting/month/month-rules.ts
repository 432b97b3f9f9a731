/** By which rules a month is shared out: plain data, which a month freezes when it is calculated. */
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
import {
  DEFAULT_PARAMETERS,
  PAYOUT_MODELS,
  type PayoutModelName,
} from '../../domain/royalties/payout/payout-models.js';
import type { CalculationBasis } from '../../domain/royalties/months/month-facts.js';
import { currency as currencyOf, type Currency } from '../../domain/shared/currency.js';

export type MonthRules = {
  readonly payoutModel: CalculationBasis['payoutModel'];
  /** Undefined: every track takes part. */
  readonly minimumStreams?: MinimumStreamsPolicy;
  /** Undefined: noise weighs what music does. */
  readonly functionalNoise?: FunctionalNoisePolicy;
  /** Undefined: artificial streams earn nothing, and cost nothing either. */
  readonly artificialStreams?: ArtificialStreamsPolicy;
  /** What every pool is converted to; without it each stays in its own currency. */
  readonly statementCurrency?: Currency;
};

const CONVERTED = 'statement-currency:';

/** The model with the parameters that it looks at, defaults included, as texts. Throws a RangeError for an unknown name. */
export const modelNamed = (name: string, changes: Readonly<Record<string, string>> = {}): MonthRules['payoutModel'] => {
  const entry = PAYOUT_MODELS.find((one) => one.name === (name as PayoutModelName));
  if (entry === undefined)
    throw new RangeError(`no payout model "${name}"; there are ${PAYOUT_MODELS.map((one) => one.name).join(', ')}`);
  const defaults = DEFAULT_PARAMETERS as Readonly<Record<string, unknown>>;
  const parameters = Object.fromEntries(entry.uses.map((one) => [one, changes[one] ?? String(defaults[one])]));
  return { name, parameters };
};

/** As a basis keeps them. */
export const policiesOf = ({
  minimumStreams,
  functionalNoise,
  artificialStreams,
  statementCurrency,
}: MonthRules): readonly string[] => [
  ...(minimumStreams === undefined ? [] : [usagePolicyId(minimumStreams)]),
  ...(functionalNoise === undefined ? [] : [usagePolicyId(functionalNoise)]),
  ...(artificialStreams === undefined ? [] : [usagePolicyId(artificialStreams)]),
  ...(statementCurrency === undefined ? [] : [`${CONVERTED}${statementCurrency}`]),
];

/** The other way round: the rules that a month was calculated by. */
export const rulesOf = ({ payoutModel, usagePolicies }: CalculationBasis): MonthRules => {
  const minimum = firstOf<MinimumStreamsPolicy>(MINIMUM_STREAMS_POLICIES, usagePolicies);
  const noise = firstOf<FunctionalNoisePolicy>(FUNCTIONAL_NOISE_POLICIES, usagePolicies);
  const artificial = firstOf<ArtificialStreamsPolicy>(ARTIFICIAL_STREAMS_POLICIES, usagePolicies);
  const converted = usagePolicies.find((id) => id.startsWith(CONVERTED))?.slice(CONVERTED.length);
  return {
    payoutModel,
    ...(minimum === undefined || minimum.streamsMin === 0 ? {} : { minimumStreams: minimum }),
    ...(noise === undefined ? {} : { functionalNoise: noise }),
    ...(artificial === undefined ? {} : { artificialStreams: artificial }),
    ...(converted === undefined ? {} : { statementCurrency: currencyOf(converted) }),
  };
};

const firstOf = <Policy extends UsagePolicy>(policies: readonly Policy[], ids: readonly string[]) =>
  ids.map((id) => policyNamed(policies, id)).find((one) => one !== undefined);
