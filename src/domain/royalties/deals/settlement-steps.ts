/** "How this number was made": the settlement as lines that add up, each with its rule. Steps that change nothing are left out. */
import { sum, type Decimal } from '../../shared/money.js';
import { told } from './amounts.js';
import type { Deducted } from './deductions.js';
import type { DealTerms } from './deal-terms.js';
import type { Entitlement } from './entitlement.js';
import type { SettleInput, Settlement, Step, StepName } from './settlement.js';
import { rateOf } from './withholding.js';

type Made = {
  readonly entitlement: Entitlement;
  readonly deducted: readonly Deducted[];
  readonly numbers: Omit<Settlement, 'steps'>;
};

export const stepsOf = (input: SettleInput, made: Made): readonly Step[] =>
  [
    ...entitlementSteps(input, made),
    ...deductionSteps(input, made),
    ...adjustmentSteps(input, 'correction'),
    step('earned', 'Earned', made.numbers.earnedMinor, 'the sum of the lines above'),
    ...keepingSteps(input, made.numbers),
    ...adjustmentSteps(input, 'charge'),
    step('carried-in', 'Carried in', input.account.carriedMinor, 'not paid before'),
    ...payingSteps(input, made.numbers),
    step('payable', 'Payable now', made.numbers.payableMinor, 'the sum of all lines but the totals'),
  ].filter(({ total, amountMinor }) => total || !amountMinor.isZero());

const TOTALS: ReadonlySet<StepName> = new Set(['earned', 'payable']);

const step = (name: StepName, label: string, amountMinor: Decimal, rule: string): Step => ({
  step: name,
  label,
  amountMinor: amountMinor.isZero() ? amountMinor.abs() : amountMinor,
  rule,
  total: TOTALS.has(name),
});

/** What a line is above its revenue share is told apart, because the service pays it on top of the pool. */
const entitlementSteps = ({ terms }: SettleInput, { entitlement }: Made): readonly Step[] => {
  const { lines, shareMinor, topUpMinor, linesMinor, entitledMinor } = entitlement;
  const won = lines.filter(({ winner }) => winner !== 'revenue_share');
  const rules = lines.map(({ territory, offering, candidates, winner, rule }) =>
    `${territory}/${offering}: ${winner === 'revenue_share' ? rule : `${told(candidates[0]!.amountMinor, terms.currency)} by share`}`); // prettier-ignore
  return [
    step('entitlement', 'Share of the pools', shareMinor, rules.join('; ')),
    step('top-up', 'Minimum above the share', topUpMinor, won.map(({ territory, offering, winner, rule }) =>
      `${territory}/${offering}: ${winner}, ${rule}`).join('; ')), // prettier-ignore
    step('cap', 'Above the cap', entitledMinor.minus(linesMinor), capRule(terms)),
  ];
};

const capRule = ({ cap, currency }: DealTerms) =>
  cap === undefined ? '' : `at most ${cap.amount} ${currency} in a ${cap.per === 'month' ? 'month' : 'contract year'}`;

const deductionSteps = ({ terms }: SettleInput, { deducted }: Made): readonly Step[] =>
  deducted.map(({ deduction, amountMinor }) => {
    const rule =
      'fixed' in deduction ? `${deduction.fixed} ${terms.currency}` : `${deduction.rate} of ${deduction.base}`;
    return step('deduction', deduction.name, amountMinor.negated(), rule);
  });

const adjustmentSteps = ({ adjustments = [] }: SettleInput, kind: 'correction' | 'charge'): readonly Step[] =>
  adjustments.filter((one) => one.kind === kind).map((one) => step(kind, one.label, one.amountMinor, one.rule));

const keepingSteps = ({ terms }: SettleInput, made: Made['numbers']): readonly Step[] => {
  const { minimumGuarantee, reserve, currency } = terms;
  const unrecouped = sum(made.account.advances.map(({ unrecoupedMinor }) => unrecoupedMinor)).plus(made.breakageMinor);
  return [
    step('guarantee-shortfall', 'Short of the guarantee', made.shortfallMinor, `${minimumGuarantee} ${currency} in a contract year`),
    step('reserve-taken', 'Reserve', made.reservedMinor.negated(), `${reserve.rate} of what was earned`),
    step('reserve-released', 'Reserve released', made.releasedMinor, `after ${reserve.releaseAfterMonths} months`),
    step('recouped', 'Recouped from advances', made.recoupedMinor.negated(), `${told(unrecouped, currency)} remain unrecouped`),
  ]; // prettier-ignore
};

const payingSteps = ({ terms }: SettleInput, made: Made['numbers']): readonly Step[] => {
  const taxed = `${rateOf(terms.withholding).toFixed()} of what is from US sources`;
  const paidWhen = `paid ${terms.calendar}, when above ${terms.payoutThreshold} ${terms.currency}`;
  return [
    step('withholding', 'Tax withheld', made.withheldMinor.negated(), taxed),
    step('carried-forward', 'Carried forward', made.carriedMinor.negated(), paidWhen),
  ];
};
