/**
 * The month of one deal, from its part of the pools to the bank: what it is entitled to, what comes off, what was earned,
 * guaranteed, reserved, recouped, taxed, carried forward and paid. Pure, and conserving: what goes in comes out.
 */
import { sum, ZERO, type Decimal } from '../../shared/money.js';
import { halfUp } from '../rounding.js';
import { begun, endOfYear, instalmentsDue, recoup, type OpenAdvance } from './advance.js';
import { atLeastZero, checkWhole, exactly, minorOf, smaller } from './amounts.js';
import { isLastOfContractYear, isStatementMonth } from './days.js';
import { deduct } from './deductions.js';
import { entitle, type Entitlement } from './entitlement.js';
import { shortfallOf } from './guarantee.js';
import { fined, payOut } from './pay-out.js';
import { release, reserveOf, type HeldReserve } from './reserves.js';
import { newYear, type DealAccount, type SettleInput, type Settlement } from './settlement.js';
import { splitAmongPayees } from './split-lines.js';
import { assertConserved } from './settlement-balance.js';
import { stepsOf } from './settlement-steps.js';
import { rateOf, withheldOn } from './withholding.js';

/** Throws a RangeError for amounts that are not whole (a bug of the caller), and an Error should money be lost. */
export const settle = (input: SettleInput): Settlement => {
  checkInput(input);
  const { terms, buckets, account, period } = input;
  const entitlement = entitle(terms, buckets, account.yearToDate);
  const { deducted, netMinor } = deduct(entitlement.entitledMinor, terms.deductions, terms.currency);
  const earnings = earn(input, netMinor);
  const kept = keep(input, earnings, entitlement);
  const paid = pay(input, kept);
  const yearEnd = endOfYear(kept.open, period, input.dealEnds ?? false);
  const numbers = {
    lines: entitlement.lines,
    grossMinor: entitlement.grossMinor,
    topUpMinor: entitlement.topUpMinor,
    entitledMinor: entitlement.entitledMinor,
    deductedMinor: sum(deducted.map(({ amountMinor }) => amountMinor)),
    ...earnings,
    reservedMinor: kept.reservedMinor,
    releasedMinor: kept.releasedMinor,
    recoupedMinor: kept.recoupedMinor,
    chargedMinor: paid.chargedMinor,
    withheldMinor: paid.withheldMinor,
    carriedMinor: paid.carriedMinor,
    payableMinor: paid.payableMinor,
    payments: splitAmongPayees(input.party, terms.payees, paid.payableMinor),
    advancePaidMinor: instalmentsDue(terms.advances, terms.currency, period),
    breakageMinor: yearEnd.breakageMinor,
    account: accountAfter(input, entitlement, { ...kept, ...paid, ...earnings, open: yearEnd.open }),
  };
  const settlement = { ...numbers, steps: stepsOf(input, { entitlement, deducted, numbers }) };
  assertConserved(input, kept.openBefore, settlement);
  return settlement;
};

type Earnings = { readonly correctedMinor: Decimal; readonly earnedMinor: Decimal; readonly shortfallMinor: Decimal };

const isYearEnd = ({ terms, period, dealEnds }: SettleInput) =>
  dealEnds === true || isLastOfContractYear(terms, period);

const earn = (input: SettleInput, netMinor: Decimal): Earnings => {
  const { terms, account } = input;
  const correctedMinor = adjusted(input, 'correction');
  const earnedMinor = netMinor.plus(correctedMinor);
  const guaranteeMinor = minorOf(terms.minimumGuarantee, terms.currency);
  const inYear = account.yearToDate.earnedMinor.plus(earnedMinor);
  const shortfallMinor = isYearEnd(input) && guaranteeMinor.gt(0) ? shortfallOf(guaranteeMinor, inYear) : ZERO;
  return { correctedMinor, earnedMinor, shortfallMinor };
};

/** Whether the month comes with a statement, which pays what is above the threshold. */
const isTold = ({ terms, period, dealEnds }: SettleInput) => dealEnds === true || isStatementMonth(terms, period);

const adjusted = ({ adjustments = [] }: SettleInput, kind: 'correction' | 'charge') =>
  sum(adjustments.filter((one) => one.kind === kind).map(({ amountMinor }) => amountMinor));

type Kept = {
  readonly reservedMinor: Decimal;
  readonly releasedMinor: Decimal;
  readonly recoupedMinor: Decimal;
  readonly dueMinor: Decimal;
  readonly dueUsMinor: Decimal;
  readonly held: readonly HeldReserve[];
  readonly openBefore: readonly OpenAdvance[];
  readonly open: readonly OpenAdvance[];
};

/** Reserves and advances, before anything is due. A guarantee's shortfall is recouped like the earnings it stands for. */
const keep = (
  input: SettleInput,
  { earnedMinor, shortfallMinor }: Earnings,
  { usMinor, linesMinor }: Entitlement,
): Kept => {
  const { terms, account, period, dealEnds = false } = input;
  const ofUs = (minor: Decimal) => (linesMinor.isZero() ? ZERO : minor.times(usMinor).div(linesMinor));
  const reservedMinor = dealEnds ? ZERO : reserveOf(earnedMinor, terms.reserve.rate);
  const released = release(account.reservesHeld, period, { ...terms.reserve, dealEnds });
  const ownMinor = earnedMinor.plus(shortfallMinor).minus(reservedMinor);
  const availableMinor = ownMinor.plus(released.releasedMinor);
  const availableUs = ofUs(ownMinor).plus(released.usMinor);
  const openBefore = [...account.advances, ...newAdvances(input)];
  const { recoupedMinor, open } = recoup(openBefore, availableMinor);
  const dueMinor = availableMinor.minus(recoupedMinor);
  const taken = { period, amountMinor: reservedMinor, usMinor: halfUp(exactly(ofUs(reservedMinor))) };
  return {
    reservedMinor,
    releasedMinor: released.releasedMinor,
    recoupedMinor,
    dueMinor,
    dueUsMinor: dueMinor.gt(0) ? halfUp(exactly(dueMinor.times(availableUs).div(availableMinor))) : ZERO,
    held: reservedMinor.isZero() ? released.held : [...released.held, taken],
    openBefore,
    open,
  };
};

const newAdvances = ({ dealId, terms, period, account }: SettleInput) =>
  begun(dealId, terms.advances, terms.currency, period).filter(({ id }) => !account.advancesBegun.includes(id));

/** Tax is taken when money is paid, so the part from US sources is carried along with what is carried. */
const pay = (input: SettleInput, { dueMinor, dueUsMinor }: Kept) => {
  const { terms, account, adjustments = [], dealEnds = false } = input;
  const charges = adjustments.filter(({ kind }) => kind === 'charge');
  const before = account.carriedMinor.plus(dueMinor);
  const balanceMinor = charges.reduce((balance, { amountMinor }) => fined(balance, amountMinor.negated()), before);
  const usMinor = smaller(atLeastZero(account.carriedUsMinor.plus(dueUsMinor)), atLeastZero(balanceMinor));
  const chargedMinor = adjusted(input, 'charge');
  if (!isTold(input))
    return {
      chargedMinor,
      withheldMinor: ZERO,
      payableMinor: ZERO,
      carriedMinor: balanceMinor,
      carriedUsMinor: usMinor,
    };
  const threshold = dealEnds ? ZERO : minorOf(terms.payoutThreshold, terms.currency);
  const { paidMinor, carriedMinor } = payOut(balanceMinor, threshold);
  const withheldMinor = paidMinor.isZero() ? ZERO : withheldOn(usMinor, rateOf(terms.withholding));
  const carriedUsMinor = paidMinor.isZero() ? usMinor : ZERO;
  return { chargedMinor, withheldMinor, payableMinor: paidMinor.minus(withheldMinor), carriedMinor, carriedUsMinor };
};

type After = Pick<Kept, 'held' | 'open'> & Pick<DealAccount, 'carriedMinor' | 'carriedUsMinor'> & Earnings;

const accountAfter = (
  input: SettleInput,
  { grossMinor, streams, entitledMinor }: Entitlement,
  after: After,
): DealAccount => {
  const { account } = input;
  const { yearToDate: year } = account;
  return {
    carriedMinor: after.carriedMinor,
    carriedUsMinor: after.carriedUsMinor,
    advances: after.open,
    advancesBegun: [...account.advancesBegun, ...newAdvances(input).map(({ id }) => id)],
    reservesHeld: after.held,
    yearToDate: isYearEnd(input)
      ? newYear
      : {
          streams: year.streams + streams,
          grossMinor: year.grossMinor.plus(grossMinor),
          entitledMinor: year.entitledMinor.plus(entitledMinor),
          earnedMinor: year.earnedMinor.plus(after.earnedMinor),
        },
    untold: isTold(input) ? [] : [...account.untold, input.period],
  };
};

const checkInput = ({ buckets, account, adjustments = [] }: SettleInput) => {
  checkWhole('what was carried', account.carriedMinor);
  for (const { label, amountMinor } of adjustments) checkWhole(label, amountMinor);
  for (const { territory, offering, grossMinor, streams } of buckets) {
    checkWhole(`${territory}/${offering}`, grossMinor);
    if (grossMinor.lt(0) || streams < 0n) throw new RangeError(`${territory}/${offering} cannot be below zero`);
  }
  const keys = new Set(buckets.map(({ territory, offering }) => `${territory}/${offering}`));
  if (keys.size !== buckets.length) throw new RangeError('a territory and offering has more than one bucket');
};
