/** The statutory US models of the vectors' format: each calls the formula that a month is computed with. */
import { lateFee } from '../../domain/royalties/rates/late-fee.js';
import { rateOn } from '../../domain/royalties/rates/rate-on.js';
import { SHIPPED_RATES } from '../../domain/royalties/rates/shipped-book.js';
import { usBundleRevenue } from '../../domain/royalties/rates/us-bundle-revenue.js';
import { usMechanicalAllocation } from '../../domain/royalties/rates/us-mechanical-allocation.js';
import { usMechanicalPool } from '../../domain/royalties/rates/us-mechanical-pool.js';
import { overtimeFactor } from '../../domain/royalties/rates/us-overtime.js';
import { physicalMechanical, physicalRateCents } from '../../domain/royalties/rates/us-physical-mechanical.js';
import { bundleFloor, proratedSubscribers, weightedSubscribers } from '../../domain/royalties/rates/us-subscribers.js';
import {
  WEBCASTING_RATE_DECIMALS,
  webcastingCola,
  webcastingRoyalty,
} from '../../domain/royalties/rates/us-webcasting.js';
import { Decimal, sum, ZERO } from '../../domain/shared/money.js';
import {
  booleanOf,
  countOf,
  decimalOf,
  eachOf,
  fixed,
  has,
  itemsOf,
  moneyIn,
  recordOf,
  unread,
  type VectorInputs,
  type VectorModel,
  type VectorModels,
} from './vector-models.js';

const mechanicalPool: VectorModel = (inputs) => {
  const { read, write } = moneyIn(inputs);
  const pool = usMechanicalPool(
    {
      serviceRevenue: read(inputs, 'service_revenue'),
      totalContentCost: read(inputs, 'total_content_cost'),
      subscribers: decimalOf(inputs, 'subscribers'),
      performanceRoyalties: read(inputs, 'performance_royalties'),
    },
    {
      headline: decimalOf(inputs, 'headline_rate'),
      tccPercent: decimalOf(inputs, 'tcc_rate'),
      tccCapPerSubscriber: moneyOrNull(inputs, 'tcc_cap_per_subscriber'),
      floorPerSubscriber: moneyOrNull(inputs, 'mechanical_floor_per_subscriber') ?? ZERO,
    },
  );
  return {
    percent_of_revenue: write(pool.percentOfRevenue),
    percent_of_tcc: write(pool.percentOfTcc),
    tcc_cap: pool.tccCap === null ? null : write(pool.tccCap),
    tcc_prong: write(pool.tccProng),
    all_in: write(pool.allIn),
    after_performance: write(pool.afterPerformance),
    floor: write(pool.floor),
    payable_mechanical_pool: write(pool.payable),
  };
};

const PLANS = ['individual', 'family_plans', 'student'];

const mechanicalFloor: VectorModel = (inputs) => {
  if (has(inputs, 'active_days')) return proratedFloor(inputs);
  if (has(inputs, 'end_users_with_at_least_one_play')) {
    const { read, write } = moneyIn(inputs);
    const users = countOf(inputs, 'end_users_with_at_least_one_play');
    return { floor_amount: write(bundleFloor(users, read(inputs, 'floor'))) };
  }
  return PLANS.some((plan) => has(inputs, plan))
    ? plansFloor(inputs)
    : unread('inputs', 'a bundle, plans or active days', inputs);
};

/** A day under each of the two texts, whose weights the rate book knows. */
const TEXTS = { '2018_2022': '2018-01-01', '2023_2027': '2023-01-01' } as const;

const weightOn = (day: string, offeringKind: string): Decimal => {
  const answer = rateOn(SHIPPED_RATES, 'us-subscriber-weight', day, { offeringKind });
  if ('missing' in answer) throw new TypeError(`the book has no weight of ${offeringKind} plans on ${day}`);
  return new Decimal(answer.rate.value ?? 0);
};

const countOrNone = (inputs: VectorInputs, field: string): Decimal =>
  has(inputs, field) ? decimalOf(inputs, field) : ZERO;

const plansFloor = (inputs: VectorInputs) => {
  const { read, write } = moneyIn(inputs);
  const counts = {
    individual: countOrNone(inputs, 'individual'),
    familyPlans: countOrNone(inputs, 'family_plans'),
    student: countOrNone(inputs, 'student'),
  };
  const answers = Object.entries(TEXTS).flatMap(([years, day]) => {
    if (!has(inputs, `floor_${years}`)) return [];
    const weights = { family: weightOn(day, 'family'), student: weightOn(day, 'student') };
    const subscribers = weightedSubscribers(counts, weights);
    const floor = write(subscribers.times(read(inputs, `floor_${years}`)));
    return [[`subscribers_${years}`, subscribers.toFixed()] as const, [`floor_amount_${years}`, floor] as const];
  });
  return Object.fromEntries(answers);
};

const proratedFloor = (inputs: VectorInputs) => {
  const { read, write } = moneyIn(inputs);
  const days = eachOf(recordOf(inputs, 'active_days'), countOf);
  const { subscribers, floorOf } = proratedSubscribers(days.values(), countOf(inputs, 'days_in_month'));
  return { prorated_subscribers: fixed(subscribers, 6), floor_amount: write(floorOf(read(inputs, 'floor'))) };
};

const overtime: VectorModel = (inputs) => ({
  factor: Object.fromEntries(
    itemsOf(inputs, 'seconds', decimalOf).map((seconds) => [seconds.toFixed(), fixed(overtimeFactor(seconds), 1)]),
  ),
});

const allocation: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const tracks = eachOf(recordOf(inputs, 'tracks'), (all, id) => {
    const track = recordOf(all, id);
    return { seconds: decimalOf(track, 'seconds'), plays: countOf(track, 'plays') };
  });
  const answer = usMechanicalAllocation(money.read(inputs, 'pool'), tracks);
  const { due } = answer.allocation;
  return {
    adjusted_plays: Object.fromEntries([...answer.adjustedPlays].map(([id, plays]) => [id, fixed(plays, 1)])),
    total_adjusted_plays: fixed(answer.totalAdjustedPlays, 1),
    rate_per_adjusted_play: money.exact(answer.ratePerAdjustedPlay, 8),
    cents: money.writeAll(new Map([...tracks.keys()].map((id, index) => [id, due[index]!]))),
    total: money.write(sum(due)),
  };
};

const bundleRevenue: VectorModel = (inputs) => {
  const { read, write, exact } = moneyIn(inputs);
  const others = Object.keys(inputs).filter((field) => /^standalone_(?!music$)/.test(field));
  const bundle = {
    price: read(inputs, 'bundle_price'),
    standaloneMusic: read(inputs, 'standalone_music'),
    standaloneOthers: sum(others.map((field) => read(inputs, field))),
  };
  const { musicShare, perSubscriber, total } = usBundleRevenue(bundle, decimalOf(inputs, 'subscribers'));
  return {
    music_share: fixed(musicShare, 6),
    music_revenue_per_subscriber: exact(perSubscriber, 6),
    music_revenue_total: write(total),
  };
};

const physical: VectorModel = (inputs) => {
  const { write } = moneyIn(inputs);
  const rates = { flatCents: decimalOf(inputs, 'flat_cents'), perMinuteCents: decimalOf(inputs, 'per_minute_cents') };
  const units = countOf(inputs, 'units');
  const answers = eachOf(recordOf(inputs, 'tracks_seconds'), (lengths, track) => {
    const seconds = decimalOf(lengths, track);
    const amount = write(physicalMechanical(seconds, units, rates));
    return { rate_cents: fixed(physicalRateCents(seconds, rates), 2), amount };
  });
  return Object.fromEntries(answers);
};

const late: VectorModel = (inputs) => {
  const { read, write } = moneyIn(inputs);
  const amount = read(inputs, 'amount');
  const fee = lateFee(amount, {
    monthlyRate: decimalOf(inputs, 'monthly_rate'),
    monthsLate: countOf(inputs, 'months_late'),
    compounding: has(inputs, 'compounding') && booleanOf(inputs, 'compounding'),
  });
  return { late_fee: write(fee), total_due: write(amount.plus(fee)) };
};

const webcasting: VectorModel = (inputs) => {
  const { read, write } = moneyIn(inputs);
  const { royalty, minimum, furtherDue } = webcastingRoyalty({
    performances: countOf(inputs, 'performances'),
    rate: read(inputs, 'rate'),
    channels: countOf(inputs, 'channels'),
    minimumPerChannel: read(inputs, 'minimum_fee_per_channel'),
    minimumCap: moneyOrNull(inputs, 'minimum_fee_cap'),
  });
  return { royalty: write(royalty), minimum_fee_paid_in_january: write(minimum), further_due: write(furtherDue) };
};

const cola: VectorModel = (inputs) => {
  const [base, index] = [decimalOf(inputs, 'base_index'), decimalOf(inputs, 'index')];
  const unrounded = webcastingCola(decimalOf(inputs, 'base_rate'), index, base);
  return { rate: fixed(unrounded, WEBCASTING_RATE_DECIMALS), unrounded: fixed(unrounded, 8) };
};

const moneyOrNull = (inputs: VectorInputs, field: string): Decimal | null =>
  has(inputs, field) ? moneyIn(inputs).read(inputs, field) : null;

export const ratesVectors: VectorModels = {
  us_mechanical_pool: mechanicalPool,
  us_mechanical_floor: mechanicalFloor,
  us_mechanical_overtime: overtime,
  us_mechanical_allocation: allocation,
  us_bundle_revenue: bundleRevenue,
  us_physical_mechanical: physical,
  late_fee: late,
  us_webcasting: webcasting,
  us_webcasting_cola: cola,
};
