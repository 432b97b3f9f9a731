/** The payout models in the vectors' format: from users and their streams to cents, through the same functions as a close. */
import { artistCentric } from '../../domain/royalties/payout/artist-centric.js';
import { blend } from '../../domain/royalties/payout/blend.js';
import { fanPowered } from '../../domain/royalties/payout/fan-powered.js';
import { settle } from '../../domain/royalties/payout/pay-out.js';
import { DEFAULT_PARAMETERS } from '../../domain/royalties/payout/payout-models.js';
import {
  tallied,
  type Heard,
  type ListenerUsage,
  type PayoutModel,
} from '../../domain/royalties/payout/payout-model.js';
import { proRata } from '../../domain/royalties/payout/pro-rata.js';
import { shapley } from '../../domain/royalties/payout/shapley.js';
import { userCentric } from '../../domain/royalties/payout/user-centric.js';
import { exactShares } from '../../domain/royalties/rounding.js';
import { Decimal, sum, ZERO } from '../../domain/shared/money.js';
import { beforeAndAfter } from './before-after-vectors.js';
import { listensTo, separatePools } from './pool-vectors.js';
import {
  booleanOf, countOf, eachOf, fixed, has, itemsOf, listOf, moneyIn, recordOf, textOf, unread,
  type MoneyForm, type VectorInputs, type VectorModel, type VectorModels,
} from './vector-models.js'; // prettier-ignore

const EXACT_DECIMALS = 6;
const MS_PER_SECOND = 1_000n;

/** One user of the `users` form. */
const listenerOf = (user: VectorInputs, money: MoneyForm): ListenerUsage => ({
  moneyMinor: money.read(user, 'distributable'),
  heard: [...eachOf(recordOf(user, 'streams'), countOf)].map(([id, streams]) => listensTo(id, streams)),
});

/** Everybody's money is the pool; `exact` is what the cents were rounded from. */
const ofOwnMoney = (model: PayoutModel, listeners: readonly ListenerUsage[], money: MoneyForm) => {
  const pool = sum(listeners.map(({ moneyMinor }) => moneyMinor));
  const split = tallied(model, listeners);
  const { payouts } = settle(pool, split);
  const exact = exactShares(pool, split.weights);
  return {
    cents: money.writeAll(new Map(payouts.map(({ id, dueMinor }) => [id, dueMinor]))),
    exact: Object.fromEntries(payouts.map(({ id }, index) => [id, money.exact(exact[index]!, EXACT_DECIMALS)])),
    total: money.write(sum(payouts.map(({ dueMinor }) => dueMinor))),
  };
};

const ofUsers =
  (modelOf: (inputs: VectorInputs) => PayoutModel): VectorModel =>
  (inputs) => {
    const money = moneyIn(inputs);
    const users = listOf(inputs, 'users').map((user) => listenerOf(user, money));
    return ofOwnMoney(modelOf(inputs), users, money);
  };

/** Which of the two forms, the presence of `fraud` tells. */
const eitherForm = (model: PayoutModel): VectorModel => {
  const users = ofUsers(() => model);
  const groups = beforeAndAfter(model);
  return (inputs) => (has(inputs, 'fraud') ? groups(inputs) : users(inputs));
};

const blended = (inputs: VectorInputs): PayoutModel => blend(textOf(inputs, 'lambda_pro_rata'), proRata, userCentric());

const byListeningTime: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const fans = listOf(inputs, 'fans').map((fan) => ({
    moneyMinor: money.read(fan, 'subscription_share').plus(money.read(fan, 'ad_share')),
    heard: [...eachOf(recordOf(fan, 'seconds'), countOf)].map(([id, seconds]) => ({
      ...listensTo(id, 1n),
      msHeard: seconds * MS_PER_SECOND,
    })),
  }));
  return ofOwnMoney(fanPowered(), fans, money);
};

const artistsFirst: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const professionals = new Set(itemsOf(inputs, 'professional_artists', textOf));
  const rules = {
    ...DEFAULT_PARAMETERS,
    capPlays: countOf(inputs, 'cap'),
    capMode: oneOf(inputs, 'cap_mode', ['hard', 'half'] as const),
    capOn: has(inputs, 'cap_on') ? oneOf(inputs, 'cap_on', ['plays', 'boosted-plays'] as const) : 'plays',
  } as const;
  const model = artistCentric(rules, { isProfessional: (id) => professionals.has(id) });
  const { weights, unit, ...rest } = tallied(
    model,
    listOf(inputs, 'users').map((user) => ({ moneyMinor: ZERO, heard: playsOf(user) })),
  );
  const { payouts } = settle(money.read(inputs, 'pool'), { weights, unit, ...rest });
  const inPlays = (weight: bigint) => fixed(new Decimal(weight).div(new Decimal(unit)), EXACT_DECIMALS);
  return {
    weights: Object.fromEntries(weights.map(({ id, weight }) => [id, inPlays(weight)])),
    cents: money.writeAll(new Map(payouts.map(({ id, dueMinor }) => [id, dueMinor]))),
    total: money.write(sum(payouts.map(({ dueMinor }) => dueMinor))),
  };
};

/** A user's lines, an artist's active and passive ones together. */
const playsOf = (user: VectorInputs): readonly Heard[] => {
  const byArtist = new Map<string, Heard>();
  for (const line of listOf(user, 'plays')) {
    const artist = textOf(line, 'artist');
    const n = countOf(line, 'n');
    const known = byArtist.get(artist) ?? listensTo(artist, 0n);
    const activeStreams = known.activeStreams + (booleanOf(line, 'active') ? n : 0n);
    byArtist.set(artist, { ...known, streams: known.streams + n, activeStreams });
  }
  return [...byArtist.values()];
};

const oneOf = <Choice extends string>(inputs: VectorInputs, field: string, choices: readonly Choice[]): Choice => {
  const value = textOf(inputs, field);
  return choices.find((choice) => choice === value) ?? unread(field, choices.join(' or '), value);
};

export const payoutVectors: VectorModels = {
  pro_rata: eitherForm(proRata),
  user_centric: eitherForm(userCentric()),
  shapley_index: ofUsers(() => shapley()),
  blend: ofUsers(blended),
  user_centric_time: byListeningTime,
  artist_centric: artistsFirst,
  pro_rata_pools: separatePools,
};
