/** The policies on usage, plain roundings and the check of a published figure, in the vectors' format. */
import { bearingStreams, penaltyOf } from '../../domain/royalties/usage/artificial-streams.js';
import { afterPenalty, carryForward } from '../../domain/royalties/usage/penalised-balance.js';
import { allocate, exactShares, halfUp, weightsOf } from '../../domain/royalties/rounding.js';
import { sum, type Decimal } from '../../domain/shared/money.js';
import { aboveThreshold, weightedByNoise } from './pool-vectors.js';
import {
  countOf, decimalOf, eachOf, fixed, has, itemsOf, listOf, moneyIn, recordOf, textOf, unread,
  type VectorModel, type VectorModels,
} from './vector-models.js'; // prettier-ignore

/** A third has 50 digits here, and three of them are one but for the last. */
const SHARES_OFF_MAX = '1e-40';
const PERCENT_DECIMALS = 1;

const penalties: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const policy = {
    threshold: decimalOf(inputs, 'threshold').toFixed(),
    penaltyMinor: money.read(inputs, 'penalty_per_track_month').toFixed(),
  };
  const tracks = listOf(inputs, 'tracks').map((track) => {
    const found = { streams: countOf(track, 'streams'), artificial: countOf(track, 'artificial') };
    if (found.artificial > found.streams) unread('artificial', 'part of streams', found.artificial.toString());
    return { id: textOf(track, 'id'), penalty: penaltyOf(found, policy), bearing: bearingStreams(found) };
  });
  return {
    penalised: tracks.filter(({ penalty }) => penalty.gt(0)).map(({ id }) => id),
    penalty_total: money.write(sum(tracks.map(({ penalty }) => penalty))),
    royalty_bearing_streams: Object.fromEntries(tracks.map(({ id, bearing }) => [id, bearing])),
  };
};

/** The form `cases`, or the form `periods` where an opening balance is given. */
const negativeBalances: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  if (!has(inputs, 'opening_balance')) {
    const left = listOf(inputs, 'cases').map((one) =>
      afterPenalty(money.read(one, 'balance'), money.read(one, 'fine')),
    );
    return { balances: left.map(money.write) };
  }
  const { periods, closing } = carryForward(
    money.read(inputs, 'opening_balance'),
    itemsOf(inputs, 'earned', money.read),
  );
  return {
    periods: periods.map(({ earned, balanceBeforePayment, paid }) => ({
      earned: money.write(earned),
      balance_before_payment: money.write(balanceBeforePayment),
      paid: money.write(paid),
    })),
    closing_balance: money.write(closing),
  };
};

/** `rounding` and `split`; each line rounded alone stands beside, for contrast. */
const shares: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const amount = money.read(inputs, 'amount');
  const parts = eachOf(recordOf(inputs, 'shares'), decimalOf);
  const total = sum(parts.values());
  if (total.minus(1).abs().gt(SHARES_OFF_MAX)) unread('shares', 'shares that add up to 1', total.toFixed());
  const weights = weightsOf(parts);
  const { due } = allocate(amount, weights);
  const naive = exactShares(amount, weights).map(halfUp);
  const written = (amounts: readonly Decimal[]) =>
    money.writeAll(new Map(weights.map(({ id }, index) => [id, amounts[index]!])));
  return {
    cents: written(due),
    total: money.write(sum(due)),
    naive_half_up: written(naive),
    naive_total: money.write(sum(naive)),
  };
};

/** Of two published shares; 0 before has no relative change. */
const relativeChange: VectorModel = (inputs) => {
  const before = decimalOf(inputs, 'share_before');
  if (before.isZero()) unread('share_before', 'other than zero', '0');
  const after = decimalOf(inputs, 'share_after');
  const change = after.minus(before).times(100).div(before);
  return { relative_change_percent: fixed(change, PERCENT_DECIMALS) };
};

export const usageVectors: VectorModels = {
  threshold_pro_rata: aboveThreshold,
  weighted_pro_rata: weightedByNoise,
  fraud_penalty: penalties,
  negative_carry_forward: negativeBalances,
  rounding: shares,
  split: shares,
  report_check: relativeChange,
};
