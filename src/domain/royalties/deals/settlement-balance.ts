/** What must hold of every settlement, in production too: one that loses money must stop before anybody is paid. */
import { sum, type Decimal } from '../../shared/money.js';
import type { OpenAdvance } from './advance.js';
import type { SettleInput, Settlement } from './settlement.js';

/** Throws an Error that names what does not tie. */
export const assertConserved = (input: SettleInput, openBefore: readonly OpenAdvance[], made: Settlement): void => {
  const { account } = input;
  const into = [made.earnedMinor, made.shortfallMinor, made.releasedMinor, made.chargedMinor, account.carriedMinor];
  const outOf = [made.reservedMinor, made.recoupedMinor, made.withheldMinor, made.carriedMinor, made.payableMinor];
  const open = (advances: readonly OpenAdvance[]) => advances.map(({ unrecoupedMinor }) => unrecoupedMinor);
  const held = ({ reservesHeld }: { reservesHeld: SettleInput['account']['reservesHeld'] }) =>
    reservesHeld.map(({ amountMinor }) => amountMinor);
  tie('the month', into, outOf);
  tie('earnings', [made.entitledMinor, made.correctedMinor], [made.deductedMinor, made.earnedMinor]);
  tie('advances', open(openBefore), [made.recoupedMinor, made.breakageMinor, ...open(made.account.advances)]);
  tie('reserves', [...held(account), made.reservedMinor], [made.releasedMinor, ...held(made.account)]);
  tie('payments', [made.payableMinor], made.payments.map(({ amountMinor }) => amountMinor)); // prettier-ignore
  const changes = made.steps.filter(({ total }) => !total).map(({ amountMinor }) => amountMinor);
  tie('the steps', changes, [made.payableMinor]);
};

const tie = (what: string, into: readonly Decimal[], outOf: readonly Decimal[]) => {
  const [came, went] = [sum(into), sum(outOf)];
  if (!came.eq(went))
    throw new Error(`the settlement lost money in ${what}: ${came.toFixed()} became ${went.toFixed()}`);
};
