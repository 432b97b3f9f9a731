/** The terms of a deal as a file holds them. Only `currency` and `clauses` must be there; the rest is neutral when absent. */
import { currency as currencyOf, type Currency } from '../../shared/currency.js';
import { OFFERING, TERRITORY } from '../../shared/market.js';
import { parsed, unreadable } from '../../shared/problem.js';
import { period } from '../period.js';
import { defaultTerms, type Advance, type Clause, type DealTerms, type Deduction, type Scope } from './deal-terms.js';
import { count, day, flag, has, list, matching, money, nested, object, oneOf, price, rate, text, textAt, whole, type Fields } from './read-fields.js'; // prettier-ignore

export const TERMS_FIELDS = [
  'currency', 'calendar', 'contractYearStartsMonth', 'clauses', 'cap', 'deductions', 'advances', 'crossRecoupment',
  'minimumGuarantee', 'reserve', 'withholding', 'payoutThreshold', 'payees',
]; // prettier-ignore

export const DEAL_ID = { is: /^[A-Za-z0-9._:-]{1,128}$/, means: '1 to 128 characters of A-Z a-z 0-9 . _ : -' };
const TERRITORY_FORM = { is: TERRITORY, means: 'two letters (ISO 3166-1), such as DE' };
const OFFERING_FORM = { is: OFFERING, means: '1 to 32 characters of a-z 0-9 -, such as premium' };

const RELEASE_MONTHS_MAX = 120;

export const readTerms = (fields: Fields): DealTerms => {
  const code = text(fields, 'currency');
  const currency = parsed('BadFormat', 'terms.currency', () => currencyOf(code));
  const neutral = defaultTerms(currency);
  const ifSaid = <Value>(name: string, read: () => Value, otherwise: Value) => (has(fields, name) ? read() : otherwise);
  return {
    currency,
    calendar: ifSaid('calendar', () => oneOf(fields, 'calendar', ['monthly', 'quarterly'] as const), neutral.calendar),
    contractYearStartsMonth: ifSaid(
      'contractYearStartsMonth',
      () => whole(fields, 'contractYearStartsMonth', [1, 12]),
      1,
    ),
    clauses: clausesOf(fields, currency),
    ...(has(fields, 'cap') ? { cap: capOf(nested(fields, 'cap', ['amount', 'per']), currency) } : {}),
    deductions: list(fields, 'deductions', (value, at) => deduction(value, at, currency)),
    advances: list(fields, 'advances', (value, at) => advance(value, at, currency)),
    crossRecoupment: list(fields, 'crossRecoupment', (value, at) => matching(value, at, DEAL_ID)),
    minimumGuarantee: ifSaid('minimumGuarantee', () => money(fields, 'minimumGuarantee', currency), '0'),
    reserve: ifSaid('reserve', () => reserveOf(fields), neutral.reserve),
    withholding: ifSaid('withholding', () => withholdingOf(fields), neutral.withholding),
    payoutThreshold: ifSaid('payoutThreshold', () => money(fields, 'payoutThreshold', currency), '0'),
    payees: list(fields, 'payees', payee),
  };
};

const clausesOf = (fields: Fields, currency: Currency): readonly Clause[] => {
  const clauses = list(fields, 'clauses', (value, at) => clause(value, at, currency));
  return clauses.length > 0
    ? clauses
    : unreadable('MissingField', 'terms.clauses', 'terms.clauses names nothing to pay');
};

const CLAUSE_FIELDS = [
  'territories', 'offerings', 'revenueShare', 'perStreamMinimum', 'perSubscriberMinimum', 'escalations',
]; // prettier-ignore

const clause = (value: unknown, at: string, currency: Currency): Clause => {
  const fields = object(value, at, CLAUSE_FIELDS);
  return {
    territories: scope(fields, 'territories', TERRITORY_FORM),
    offerings: scope(fields, 'offerings', OFFERING_FORM),
    revenueShare: rate(fields, 'revenueShare'),
    ...(has(fields, 'perStreamMinimum') ? { perStreamMinimum: price(fields, 'perStreamMinimum', currency) } : {}),
    ...(has(fields, 'perSubscriberMinimum')
      ? { perSubscriberMinimum: price(fields, 'perSubscriberMinimum', currency) }
      : {}),
    escalations: list(fields, 'escalations', (step, stepAt) => {
      const its = object(step, stepAt, ['by', 'from', 'revenueShare']);
      const by = oneOf(its, 'by', ['streams', 'revenue'] as const);
      const from = by === 'streams' ? count(its, 'from') : money(its, 'from', currency);
      return { by, from, revenueShare: rate(its, 'revenueShare') };
    }),
  };
};

/** `'*'` or a list with something in it. */
const scope = (fields: Fields, name: string, form: Parameters<typeof matching>[2]): Scope => {
  if (fields.of[name] === '*') return '*';
  const names = list(fields, name, (value, at) => matching(value, at, form));
  return names.length > 0
    ? names
    : unreadable('MissingField', `${fields.at}.${name}`, `${fields.at}.${name} must be "*" or a list`);
};

const capOf = (fields: Fields, currency: Currency) => ({
  amount: money(fields, 'amount', currency),
  per: oneOf(fields, 'per', ['month', 'contract-year'] as const),
});

const deduction = (value: unknown, at: string, currency: Currency): Deduction => {
  const fields = object(value, at, ['name', 'rate', 'base', 'fixed']);
  const name = text(fields, 'name');
  if (has(fields, 'rate') === has(fields, 'fixed'))
    return unreadable('BadFormat', at, `${at} must have a rate or a fixed amount, and not both`);
  if (has(fields, 'fixed')) return { name, fixed: money(fields, 'fixed', currency) };
  return { name, rate: rate(fields, 'rate'), base: oneOf(fields, 'base', ['gross', 'running'] as const) };
};

const ADVANCE_FIELDS = ['id', 'amount', 'instalments', 'recoupable', 'contractYear', 'crossYearCarry'];

const advance = (value: unknown, at: string, currency: Currency): Advance => {
  const fields = object(value, at, ADVANCE_FIELDS);
  const month = text(fields, 'contractYear');
  return {
    id: matching(text(fields, 'id'), `${at}.id`, DEAL_ID),
    amount: money(fields, 'amount', currency),
    instalments: list(fields, 'instalments', (instalment, where) => {
      const its = object(instalment, where, ['on', 'amount']);
      return { on: day(its, 'on'), amount: money(its, 'amount', currency) };
    }),
    recoupable: flag(fields, 'recoupable'),
    contractYear: parsed('BadFormat', `${at}.contractYear`, () => period(month)),
    crossYearCarry: flag(fields, 'crossYearCarry'),
  };
};

const reserveOf = (fields: Fields) => {
  const its = nested(fields, 'reserve', ['rate', 'releaseAfterMonths']);
  return { rate: rate(its, 'rate'), releaseAfterMonths: whole(its, 'releaseAfterMonths', [1, RELEASE_MONTHS_MAX]) };
};

const withholdingOf = (fields: Fields) => {
  const its = nested(fields, 'withholding', ['usSourceRate', 'treatyRate']);
  const usSourceRate = rate(its, 'usSourceRate');
  return has(its, 'treatyRate') ? { usSourceRate, treatyRate: rate(its, 'treatyRate') } : { usSourceRate };
};

const payee = (value: unknown, at: string) => {
  const fields = object(value, at, ['payee', 'share']);
  return { payee: textAt(fields.of['payee'], `${at}.payee`), share: rate(fields, 'share') };
};
