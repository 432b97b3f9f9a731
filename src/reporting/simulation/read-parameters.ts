/** Parameters of payout models as somebody states them, `capPlays=500`, checked before anything is worked out. */
import {
  DEFAULT_PARAMETERS,
  PAYOUT_MODELS,
  type PayoutModelName,
  type PayoutParameters,
} from '../../domain/royalties/payout/payout-models.js';

export type ParameterName = keyof PayoutParameters;

/** What differs from the defaults, as texts. */
export type ParameterChanges = Readonly<Partial<Record<ParameterName, string>>>;

export type ReadParameters = { readonly changes: ParameterChanges } | { readonly problem: string };

type Form = { readonly says: string; readonly takes: (text: string) => boolean };

const oneOf = (...values: readonly string[]): Form => ({
  says: values.join(' or '),
  takes: (text) => values.includes(text),
});

const BOOST: Form = {
  says: 'a factor from 0 to 999 with up to 6 decimals, such as 1.5',
  takes: (text) => /^\d{1,3}(\.\d{1,6})?$/.test(text),
};

/** A cap of no plays would pay nobody, and so is none; the longest month has time for some 90,000 plays of 30 seconds. */
const FORMS: Readonly<Record<ParameterName, Form>> = {
  idle: oneOf('pro-rata', 'hold'),
  lambdaProRata: {
    says: 'a part from 0 to 1, such as 0.25',
    takes: (text) => /^(0(\.\d{1,6})?|1(\.0{1,6})?)$/.test(text),
  },
  professionalBoost: BOOST,
  activeBoost: BOOST,
  capPlays: { says: 'a count of plays from 1 to 9999999', takes: (text) => /^[1-9]\d{0,6}$/.test(text) },
  capMode: oneOf('hard', 'half'),
  capOn: oneOf('plays', 'boosted-plays'),
};

const NAMES = Object.keys(DEFAULT_PARAMETERS) as readonly ParameterName[];
const SHOWN_CHARACTERS = 80;

/** Reads `name=value` texts for these models. The first problem is reported, in one line. */
export const readParameters = (stated: readonly string[], models: readonly PayoutModelName[]): ReadParameters => {
  const changes: Partial<Record<ParameterName, string>> = {};
  for (const text of stated) {
    const { name, value } = partsOf(text);
    const known = NAMES.find((one) => one === name);
    if (known === undefined) return { problem: `no parameter "${shown(name)}"; there are ${NAMES.join(', ')}` };
    if (known in changes) return { problem: `${known} is set twice` };
    if (!FORMS[known].takes(value)) return { problem: `${known} is ${FORMS[known].says}, got "${shown(value)}"` };
    const users = PAYOUT_MODELS.filter(({ uses }) => uses.includes(known)).map((entry) => entry.name);
    if (!users.some((user) => models.includes(user)))
      return { problem: `${known} is looked at by ${users.join(', ')}, and none of them is simulated` };
    changes[known] = value;
  }
  return { changes };
};

const partsOf = (text: string) => {
  const at = text.indexOf('=');
  return at < 0 ? { name: text, value: '' } : { name: text.slice(0, at), value: text.slice(at + 1) };
};

const shown = (text: string) => text.slice(0, SHOWN_CHARACTERS);
