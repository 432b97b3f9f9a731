/** The form `before_after` of the vectors' format: pay twice, before and after one group of users changes its streams, and compare. */
import { payOut } from '../../domain/royalties/payout/pay-out.js';
import type { ListenerUsage, PayoutModel } from '../../domain/royalties/payout/payout-model.js';
import { sum, ZERO, type Decimal } from '../../domain/shared/money.js';
import { listensTo } from './pool-vectors.js';
import {
  countOf, eachOf, listOf, moneyIn, recordOf, textOf, unread,
  type VectorInputs, type VectorModel,
} from './vector-models.js'; // prettier-ignore

type Group = { readonly id: string; readonly count: bigint; readonly usage: ListenerUsage };

/** The artist that the format asks about; every other artist's gain is there too, as `gain_<id>`. */
const ASKED = 'B';

export const beforeAndAfter =
  (model: PayoutModel): VectorModel =>
  (inputs) => {
    const money = moneyIn(inputs);
    const fraud = recordOf(inputs, 'fraud');
    const user = textOf(fraud, 'user');
    const groups = listOf(inputs, 'users').map((group): Group => ({
      id: textOf(group, 'id'),
      count: countOf(group, 'count'),
      usage: { moneyMinor: money.read(group, 'distributable_each'), heard: heardOf(group, 'streams_each') },
    }));
    const fraudster = groups.find(({ id }) => id === user) ?? unread('user', 'the id of a group', user);
    const fee = fraudster.usage.moneyMinor;
    const changed = { ...fraudster, usage: { moneyMinor: fee, heard: heardOf(fraud, 'streams_after') } };
    const before = paidTo(model, groups);
    const after = paidTo(
      model,
      groups.map((group) => (group === fraudster ? changed : group)),
    );
    const gains = gainsOf(before, after);
    return {
      before: money.writeAll(before),
      after: money.writeAll(after),
      ...Object.fromEntries([...gains].map(([id, gain]) => [`gain_${id}`, money.write(gain)])),
      fee_of_one_user: money.write(fee),
      axiom_holds: (gains.get(ASKED) ?? ZERO).lte(fee),
    };
  };

const heardOf = (record: VectorInputs, field: string) =>
  [...eachOf(recordOf(record, field), countOf)].map(([id, streams]) => listensTo(id, streams));

const paidTo = (model: PayoutModel, groups: readonly Group[]): ReadonlyMap<string, Decimal> => {
  const pool = sum(groups.map(({ count, usage }) => usage.moneyMinor.times(count.toString())));
  const { payouts } = payOut(model, pool, everybody(groups));
  return new Map(payouts.map(({ id, dueMinor }) => [id, dueMinor]));
};

function* everybody(groups: readonly Group[]): Iterable<ListenerUsage> {
  for (const { count, usage } of groups) for (let one = 0n; one < count; one += 1n) yield usage;
}

const gainsOf = (before: ReadonlyMap<string, Decimal>, after: ReadonlyMap<string, Decimal>) =>
  new Map(
    [...new Set([...before.keys(), ...after.keys()])].map((id) => [
      id,
      (after.get(id) ?? ZERO).minus(before.get(id) ?? ZERO),
    ]),
  );
