/** By which rules a month is to be shared out, as a body says it. */
import { PAYOUT_MODEL_NAMES, type PayoutModelName } from '../../domain/royalties/payout/payout-models.js';
import { MINIMUM_STREAMS_POLICIES } from '../../domain/royalties/usage/minimum-streams.js';
import { policyNamed, usagePolicyId } from '../../domain/royalties/usage/usage-policy.js';
import { CURRENCIES, currency as currencyOf } from '../../domain/shared/currency.js';
import { modelNamed, type MonthRules } from '../../reporting/month/month-rules.js';
import { readParameters } from '../../reporting/simulation/read-parameters.js';
import { ProblemError } from '../problem.js';

export type MonthRulesBody = {
  /** A payout model; pro-rata where none is named. */
  readonly model?: PayoutModelName;
  /** Of the model, what differs from its defaults: `{ "capPlays": "500" }`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Leaves tracks below a minimum out, such as `thousand-a-year@1`. */
  readonly minimumStreams?: string;
  /** What every pool is converted to, at the last rate of the month. */
  readonly statementCurrency?: string;
};

/** Throws `invalid-request` with the first thing that is wrong. */
export const rulesOfBody = (body: Readonly<Record<string, unknown>>): MonthRules => {
  const model = modelOf(body['model'] ?? 'pro-rata');
  const stated = textsOf(body['parameters'] ?? {});
  const read = readParameters(Object.entries(stated).map(([name, value]) => `${name}=${value}`), [model]); // prettier-ignore
  if ('problem' in read) throw wrong(`parameters: ${read.problem}`);
  return { payoutModel: modelNamed(model, read.changes), ...usageRulesOf(body) };
};

/** Those that hold under any model. */
export const usageRulesOf = (body: Readonly<Record<string, unknown>>): Omit<MonthRules, 'payoutModel'> => {
  const { minimumStreams, statementCurrency } = body;
  const policy = minimumStreams === undefined ? undefined : policyOf(minimumStreams);
  return {
    ...(policy === undefined || policy.streamsMin === 0 ? {} : { minimumStreams: policy }),
    ...(statementCurrency === undefined ? {} : { statementCurrency: currencyNamed(statementCurrency) }),
  };
};

/** A JSON object of these members alone: what is not known is a mistake, not nothing. */
export const objectOf = (body: unknown, members: readonly string[]): Readonly<Record<string, unknown>> => {
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body)) throw wrong('the body must be a JSON object');
  const unknown = Object.keys(body).find((member) => !members.includes(member));
  if (unknown !== undefined) throw wrong(`no member "${unknown.slice(0, 80)}"; there are ${members.join(', ')}`);
  return body as Readonly<Record<string, unknown>>;
};

export const modelOf = (raw: unknown): PayoutModelName => {
  const model = PAYOUT_MODEL_NAMES.find((name) => name === raw);
  if (model === undefined) throw wrong(`a model is one of ${PAYOUT_MODEL_NAMES.join(', ')}`);
  return model;
};

const policyOf = (raw: unknown) => {
  const policy = typeof raw === 'string' ? policyNamed(MINIMUM_STREAMS_POLICIES, raw) : undefined;
  if (policy === undefined)
    throw wrong(`minimumStreams is one of ${MINIMUM_STREAMS_POLICIES.map(usagePolicyId).join(', ')}`);
  return policy;
};

const currencyNamed = (raw: unknown) => {
  if (typeof raw !== 'string' || !CURRENCIES.includes(raw)) throw wrong('statementCurrency is an ISO 4217 code such as EUR'); // prettier-ignore
  return currencyOf(raw);
};

const textsOf = (raw: unknown): Readonly<Record<string, string>> => {
  const texts = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.values(raw) : [undefined];
  if (texts.some((text) => typeof text !== 'string')) throw wrong('parameters is an object of texts');
  return raw as Readonly<Record<string, string>>;
};

const wrong = (detail: string) => new ProblemError('invalid-request', detail);
