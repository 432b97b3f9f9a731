/** What no single field can show: terms that contradict themselves. */
import { Decimal, sum } from '../../shared/money.js';
import type { Advance, Clause, DealTerms, Escalation, Scope } from './deal-terms.js';

export type TermsRefusal =
  | { readonly kind: 'InstalmentsDoNotAddUp'; readonly advance: string; readonly amount: string; readonly instalments: string } // prettier-ignore
  | { readonly kind: 'AdvanceNamedTwice'; readonly advance: string }
  | { readonly kind: 'PayeeSharesDoNotAddUp'; readonly shares: string }
  | { readonly kind: 'PayeeNamedTwice'; readonly payee: string }
  /** Two clauses speak about the same territory and offering; `*` where both speak about all of them. */
  | { readonly kind: 'ClausesOverlap'; readonly territory: string; readonly offering: string }
  /** Steps must rise in both: the threshold and the share. They all count the same thing. */
  | { readonly kind: 'EscalationDoesNotRise'; readonly from: string; readonly revenueShare: string }
  /** Deductions from the gross take more than all of it. */
  | { readonly kind: 'DeductionsAboveTheWhole'; readonly rates: string };

/** The first contradiction, in the order in which terms are read. */
export const termsProblem = (terms: DealTerms): TermsRefusal | undefined =>
  overlapOf(terms.clauses) ??
  first(terms.clauses, escalationProblem) ??
  deductionsProblem(terms) ??
  first(terms.advances, instalmentsProblem) ??
  twice(terms.advances.map(({ id }) => id), (advance) => ({ kind: 'AdvanceNamedTwice', advance })) ??
  payeesProblem(terms) ??
  twice(terms.payees.map(({ payee }) => payee), (payee) => ({ kind: 'PayeeNamedTwice', payee })); // prettier-ignore

const first = <Part>(parts: readonly Part[], problemOf: (part: Part) => TermsRefusal | undefined) => {
  for (const part of parts) {
    const problem = problemOf(part);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const twice = (names: readonly string[], refusal: (name: string) => TermsRefusal) => {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  return repeated === undefined ? undefined : refusal(repeated);
};

const overlapOf = (clauses: readonly Clause[]): TermsRefusal | undefined => {
  for (const [index, one] of clauses.entries())
    for (const other of clauses.slice(index + 1)) {
      const territory = common(one.territories, other.territories);
      const offering = common(one.offerings, other.offerings);
      if (territory !== undefined && offering !== undefined) return { kind: 'ClausesOverlap', territory, offering };
    }
  return undefined;
};

const common = (one: Scope, other: Scope): string | undefined => {
  if (one === '*') return other === '*' ? '*' : other[0];
  return other === '*' ? one[0] : one.find((name) => other.includes(name));
};

const escalationProblem = ({ revenueShare, escalations }: Clause): TermsRefusal | undefined => {
  let before: Omit<Escalation, 'by'> = { from: '0', revenueShare };
  for (const step of escalations) {
    const rises = new Decimal(step.from).gt(before.from) && new Decimal(step.revenueShare).gte(before.revenueShare);
    if (!rises || step.by !== escalations[0]!.by)
      return { kind: 'EscalationDoesNotRise', from: step.from, revenueShare: step.revenueShare };
    before = step;
  }
  return undefined;
};

const deductionsProblem = ({ deductions }: DealTerms): TermsRefusal | undefined => {
  const rates = sum(deductions.map((one) => new Decimal('rate' in one && one.base === 'gross' ? one.rate : 0)));
  return rates.gt(1) ? { kind: 'DeductionsAboveTheWhole', rates: rates.toFixed() } : undefined;
};

const instalmentsProblem = ({ id, amount, instalments }: Advance): TermsRefusal | undefined => {
  const paid = sum(instalments.map((one) => new Decimal(one.amount)));
  if (paid.eq(amount)) return undefined;
  return { kind: 'InstalmentsDoNotAddUp', advance: id, amount, instalments: paid.toFixed() };
};

const payeesProblem = ({ payees }: DealTerms): TermsRefusal | undefined => {
  const shares = sum(payees.map(({ share }) => new Decimal(share)));
  return payees.length === 0 || shares.eq(1) ? undefined : { kind: 'PayeeSharesDoNotAddUp', shares: shares.toFixed() };
};
