/** The models of contracts and their accounting, answered by the functions that settle a month. */
import { advanceOverYear } from '../../domain/royalties/deals/advance.js';
import { guaranteeOverYear } from '../../domain/royalties/deals/guarantee.js';
import { payOutOver } from '../../domain/royalties/deals/pay-out.js';
import { restatePool, restateRate, reverse } from '../../domain/royalties/deals/restate.js';
import {
  greaterOf,
  revenueShare,
  subscriberMinimum,
  usageMinimum,
} from '../../domain/royalties/deals/revenue-share.js';
import { TAXED_SOURCE, withhold } from '../../domain/royalties/deals/withholding.js';
import { Decimal, sum, ZERO } from '../../domain/shared/money.js';
import { countOf, decimalOf, eachOf, has, itemsOf, moneyIn, recordOf, unread, type MoneyForm, type VectorInputs, type VectorModel, type VectorModels } from './vector-models.js'; // prettier-ignore

const WHOLE = new Decimal(1);

/** `usage_share` absent means all of it. */
const shareOf = (inputs: VectorInputs, revenue: string): Decimal => {
  const usage = has(inputs, 'usage_share') ? decimalOf(inputs, 'usage_share') : WHOLE;
  return revenueShare(moneyIn(inputs).read(inputs, revenue), decimalOf(inputs, 'rate'), usage);
};

const revenueShareModel: VectorModel = (inputs) => ({
  label_fee: moneyIn(inputs).write(shareOf(inputs, 'gross_revenue')),
});

/** The field of the minimum tells the form; a tariff has `revenue` where a label's tier has `gross_revenue`. */
const greaterOfModel: VectorModel = (inputs) => {
  if (has(inputs, 'per_subscriber_minimum')) return premiumTier(inputs);
  return has(inputs, 'label_streams') ? freeTier(inputs) : tariff(inputs);
};

const tariff: VectorModel = (inputs) => {
  const { percentage, minimum, payable } = compared(moneyIn(inputs), {
    percentage: shareOf(inputs, 'revenue'),
    minimum: minimumByUsage(inputs, 'streams'),
  });
  return { percentage, minimum, payable };
};

const freeTier: VectorModel = (inputs) =>
  compared(moneyIn(inputs), {
    revenue_share: shareOf(inputs, 'gross_revenue'),
    usage_minimum: minimumByUsage(inputs, 'label_streams'),
  });

const premiumTier: VectorModel = (inputs) =>
  compared(moneyIn(inputs), {
    revenue_share: shareOf(inputs, 'gross_revenue'),
    subscriber_minimum: subscriberMinimum(
      decimalOf(inputs, 'subscribers'),
      moneyIn(inputs).read(inputs, 'per_subscriber_minimum'),
      has(inputs, 'usage_share') ? decimalOf(inputs, 'usage_share') : WHOLE,
    ),
  });

const minimumByUsage = (inputs: VectorInputs, streams: string) =>
  usageMinimum(new Decimal(countOf(inputs, streams)), moneyIn(inputs).read(inputs, 'per_stream_minimum'));

const compared = (money: MoneyForm, amounts: Readonly<Record<string, Decimal>>): Readonly<Record<string, string>> => {
  const [first, ...others] = Object.entries(amounts).map(([name, amountMinor]) => ({ name, amountMinor }));
  const { name, amountMinor } = greaterOf(first!, ...others);
  return { ...money.writeAll(new Map(Object.entries(amounts))), payable: money.write(amountMinor), winner: name };
};

const advance: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const instalments = itemsOf(inputs, 'instalments', money.read);
  const advanceMinor = money.read(inputs, 'annual_advance');
  if (!sum(instalments).eq(advanceMinor))
    return unread('instalments', 'a list that adds up to annual_advance', inputs['instalments']);
  const { parts, unrecoupedMinor } = advanceOverYear(advanceMinor, itemsOf(inputs, 'earned', money.read));
  return {
    quarters: parts.map(({ earnedMinor, cumulativeMinor, appliedMinor, overageMinor }, index) => ({
      instalment: money.write(instalments[index] ?? ZERO),
      earned: money.write(earnedMinor),
      cum_earned: money.write(cumulativeMinor),
      applied_to_advance: money.write(appliedMinor),
      overage_paid: money.write(overageMinor),
    })),
    unrecouped_at_year_end_breakage: money.write(unrecoupedMinor),
  };
};

/** `Q2` before `Q10`, in whatever order the file has them. */
const inTime = (one: string, other: string) => one.length - other.length || (one < other ? -1 : 1);

const minimumGuarantee: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const earned = eachOf(recordOf(inputs, 'earned'), money.read);
  const names = [...earned.keys()].sort(inTime);
  const guarantee = money.read(inputs, 'annual_guarantee');
  const { paid, shortfallMinor } = guaranteeOverYear(guarantee, names.map((name) => earned.get(name)!)); // prettier-ignore
  return {
    paid: money.writeAll(new Map(names.map((name, index) => [name, paid[index]!]))),
    shortfall: money.write(shortfallMinor),
    year_total: money.write(sum(paid)),
  };
};

const payoutThreshold: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const earned = itemsOf(inputs, 'earned', money.read);
  const { periods, carriedMinor } = payOutOver(ZERO, earned, money.read(inputs, 'threshold'));
  return {
    periods: periods.map(({ earnedMinor, balanceMinor, paidMinor }) => ({
      earned: money.write(earnedMinor),
      balance: money.write(balanceMinor),
      paid: money.write(paidMinor),
    })),
    carried: money.write(carriedMinor),
  };
};

const withholding: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const byTerritory = has(inputs, 'by_territory')
    ? eachOf(recordOf(inputs, 'by_territory'), money.read)
    : new Map([[TAXED_SOURCE, money.read(inputs, 'us_source')]]);
  const { withheldMinor, netMinor } = withhold(byTerritory, decimalOf(inputs, 'rate_us_source'));
  return { withheld: money.write(withheldMinor), net: money.write(netMinor) };
};

const restatement: VectorModel = (inputs) => {
  if (has(inputs, 'original_cents')) return reversal(inputs);
  return has(inputs, 'streams_original') ? poolRestatement(inputs) : rateRestatement(inputs);
};

const reversal: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const { lines, totalMinor, netMinor } = reverse(eachOf(recordOf(inputs, 'original_cents'), money.read));
  return { cents: money.writeAll(lines), total: money.write(totalMinor), net: money.write(netMinor) };
};

const rateRestatement: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const { interimMinor, finalMinor, trueUpMinor } = restateRate(
    money.read(inputs, 'service_revenue'),
    money.read(inputs, 'performance_royalties'),
    { interim: decimalOf(inputs, 'interim_rate'), final: decimalOf(inputs, 'final_rate') },
  );
  return {
    interim_mechanical: money.write(interimMinor),
    final_mechanical: money.write(finalMinor),
    true_up_due: money.write(trueUpMinor),
  };
};

const poolRestatement: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const { original, restated, delta } = restatePool(
    money.read(inputs, 'pool'),
    eachOf(recordOf(inputs, 'streams_original'), countOf),
    eachOf(recordOf(inputs, 'streams_restated'), countOf),
  );
  return {
    original: money.writeAll(original),
    restated: money.writeAll(restated),
    delta: money.writeAll(delta),
    delta_total: money.write(sum(delta.values())),
  };
};

export const dealsVectors: VectorModels = {
  revenue_share: revenueShareModel,
  greater_of: greaterOfModel,
  advance,
  minimum_guarantee: minimumGuarantee,
  payout_threshold: payoutThreshold,
  withholding,
  restatement,
};
