/** What a deal says, a sentence a term. Terms that say nothing, such as a threshold of zero, are left out. */
import type { Deal } from '../../api/types.js';
import { signOf } from '../../format/decimals.js';
import { count, money, month, monthOfYear, percent, place } from '../../format/format.js';
import { words } from '../../format/words.js';

type Terms = Deal['terms'];
type Clause = Terms['clauses'][number];
type Amount = (amount: string) => string;

const has = (amount: string): boolean => signOf(amount) !== 0;

export const termsInWords = (terms: Terms): readonly string[] => {
  const amount: Amount = (text) => money(text, terms.currency);
  return [
    ...terms.clauses.flatMap((clause) => clauseInWords(clause, amount)),
    ...limits(terms, amount),
    ...terms.deductions.map((one) =>
      'rate' in one
        ? `${one.name}: ${percent(one.rate)} of ${one.base === 'gross' ? 'the gross' : 'what is left'} is deducted`
        : `${one.name}: ${amount(one.fixed)} is deducted`,
    ),
    ...terms.advances.map(
      ({ id, amount: paid, contractYear, recoupable }) =>
        `Advance ${id}: ${amount(paid)}, ${recoupable ? `recouped from ${month(contractYear)}` : 'not recouped'}`,
    ),
    ...(terms.crossRecoupment.length > 0 ? [`Recoups together with ${terms.crossRecoupment.join(', ')}`] : []),
    ...payments(terms, amount),
  ];
};

const clauseInWords = ({ territories, offerings, ...clause }: Clause, amount: Amount): readonly string[] => {
  const where = `${listed(territories, place, 'everywhere')}, ${listed(offerings, words, 'all offerings')}`;
  const { revenueShare, perStreamMinimum, perSubscriberMinimum, escalations } = clause;
  const minima = [
    ...(perStreamMinimum === undefined ? [] : [`${amount(perStreamMinimum)} a stream`]),
    ...(perSubscriberMinimum === undefined ? [] : [`${amount(perSubscriberMinimum)} a subscriber`]),
  ];
  const atLeast = minima.length === 0 ? '' : `, at least ${minima.join(' or ')}`;
  return [
    `${percent(revenueShare)} of its part of the pools${atLeast} (${where})`,
    ...escalations.map(
      ({ by, from, revenueShare: share }) =>
        `${percent(share)} above ${by === 'streams' ? `${count(from)} streams` : amount(from)} in a contract year (${where})`,
    ),
  ];
};

const listed = (scope: Clause['territories'], wordsOf: (one: string) => string, all: string): string =>
  typeof scope === 'string' ? all : scope.map((one) => wordsOf(one)).join(', ');

const limits = ({ cap, minimumGuarantee, contractYearStartsMonth }: Terms, amount: Amount): readonly string[] => [
  ...(cap === undefined ? [] : [`At most ${amount(cap.amount)} a ${cap.per === 'month' ? 'month' : 'contract year'}`]),
  ...(has(minimumGuarantee) ? [`At least ${amount(minimumGuarantee)} a contract year`] : []),
  ...(contractYearStartsMonth === 1 ? [] : [`Contract years begin in ${monthOfYear(contractYearStartsMonth)}`]),
];

const payments = (terms: Terms, amount: Amount): readonly string[] => {
  const { calendar, reserve, withholding, payoutThreshold, payees } = terms;
  const treaty = withholding.treatyRate === undefined ? '' : `, by treaty ${percent(withholding.treatyRate)}`;
  return [
    ...(has(reserve.rate)
      ? [`${percent(reserve.rate)} is kept in reserve for ${count(reserve.releaseAfterMonths)} months`]
      : []),
    ...(has(withholding.usSourceRate) ? [`Tax on US sources: ${percent(withholding.usSourceRate)}${treaty}`] : []),
    ...(has(payoutThreshold) ? [`Paid once it is more than ${amount(payoutThreshold)}`] : []),
    ...(calendar === 'quarterly' ? ['Paid once a quarter'] : []),
    ...(payees.length > 0 ? [`Paid to ${payees.map(({ payee, share }) => `${payee} ${percent(share)}`).join(', ')}`] : []), // prettier-ignore
  ];
};
