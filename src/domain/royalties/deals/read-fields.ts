/** The fields of a deal's JSON, each refused by its path: `terms.clauses[0].revenueShare`. `null` counts as absent. */
import { minorUnitExponent, type Currency } from '../../shared/currency.js';
import { AMOUNT_DIGITS_MAX, Decimal } from '../../shared/money.js';
import { unreadable } from '../../shared/problem.js';
import { isDay } from './days.js';

/** Decimals of a rate, and of a price per stream or subscriber: past every tariff, and far from the precision. */
export const RATE_DECIMALS_MAX = 12;
export const NAME_CHARS_MAX = 200;

export type Fields = { readonly at: string; readonly of: Readonly<Record<string, unknown>> };

const pathOf = ({ at }: Fields, name: string) => (at === '' ? name : `${at}.${name}`);

/** A contract must not lose a field to a slip of the pen, so a name that nobody reads is a problem. */
export const object = (value: unknown, at: string, names: readonly string[]): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return unreadable('NotAnObject', at, `${at === '' ? 'a deal' : at} must be a JSON object`);
  const fields = { at, of: value as Fields['of'] };
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown === undefined) return fields;
  return unreadable(
    'BadFormat',
    pathOf(fields, unknown),
    `${pathOf(fields, unknown)} is no field, only ${names.join(', ')}`,
  );
};

export const has = ({ of }: Fields, name: string): boolean => of[name] !== undefined && of[name] !== null;

const valueOf = (fields: Fields, name: string): unknown =>
  has(fields, name)
    ? fields.of[name]
    : unreadable('MissingField', pathOf(fields, name), `${pathOf(fields, name)} is missing`);

export const nested = (fields: Fields, name: string, names: readonly string[]): Fields =>
  object(valueOf(fields, name), pathOf(fields, name), names);

/** An absent list is empty. */
export const list = <Part>(
  fields: Fields,
  name: string,
  read: (value: unknown, at: string) => Part,
): readonly Part[] => {
  if (!has(fields, name)) return [];
  const value = fields.of[name];
  if (!Array.isArray(value))
    return unreadable('WrongType', pathOf(fields, name), `${pathOf(fields, name)} must be a list`);
  return value.map((part: unknown, index) => read(part, `${pathOf(fields, name)}[${index}]`));
};

/** PostgreSQL can hold neither NUL nor half a surrogate pair, so neither may reach the log. */
const UNSTORABLE = /[\u0000\p{Surrogate}]/u;

export const textAt = (value: unknown, at: string): string => {
  if (typeof value !== 'string') return unreadable('WrongType', at, `${at} must be a text`);
  if (value.trim() === '') return unreadable('BadFormat', at, `${at} is blank`);
  if (value.length > NAME_CHARS_MAX)
    return unreadable('TooLong', at, `${at} has ${value.length} characters, at most ${NAME_CHARS_MAX} are kept`);
  if (UNSTORABLE.test(value)) return unreadable('BadFormat', at, `${at} holds a NUL or half a character`);
  return value;
};

export const text = (fields: Fields, name: string): string => textAt(valueOf(fields, name), pathOf(fields, name));

export const matching = (value: unknown, at: string, form: { readonly is: RegExp; readonly means: string }): string => {
  const found = textAt(value, at);
  return form.is.test(found)
    ? found
    : unreadable('BadFormat', at, `${at} must be ${form.means}, got "${found.slice(0, 80)}"`);
};

export const oneOf = <Name extends string>(fields: Fields, name: string, names: readonly Name[]): Name => {
  const value = text(fields, name);
  const found = names.find((one) => one === value);
  return (
    found ?? unreadable('BadFormat', pathOf(fields, name), `${pathOf(fields, name)} must be one of ${names.join(', ')}`)
  );
};

export const flag = (fields: Fields, name: string): boolean => {
  const value = valueOf(fields, name);
  if (typeof value === 'boolean') return value;
  return unreadable('WrongType', pathOf(fields, name), `${pathOf(fields, name)} must be true or false`);
};

export const day = (fields: Fields, name: string): string => {
  const value = text(fields, name);
  if (isDay(value)) return value;
  return unreadable('BadFormat', pathOf(fields, name), `${pathOf(fields, name)} must be a day such as 2026-08-01, got "${value.slice(0, 80)}"`); // prettier-ignore
};

export const whole = (fields: Fields, name: string, [min, max]: readonly [number, number]): number => {
  const value = valueOf(fields, name);
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  return unreadable('OutOfRange', pathOf(fields, name), `${pathOf(fields, name)} must be a whole number from ${min} to ${max}`); // prettier-ignore
};

const DECIMAL = /^\d{1,40}(\.\d{1,40})?$/;

/** Zero or more, in canonical form: without leading zeros, trailing zeros or an exponent. */
const decimal = (fields: Fields, name: string): Decimal => {
  const [at, value] = [pathOf(fields, name), valueOf(fields, name)];
  if (typeof value !== 'string') return unreadable('WrongType', at, `${at} must be a decimal string such as "0.52"`);
  if (/^-\d/.test(value)) return unreadable('OutOfRange', at, `${at} is below zero`);
  if (!DECIMAL.test(value))
    return unreadable('BadFormat', at, `${at} must be a decimal string such as "0.52", got "${value.slice(0, 80)}"`);
  return new Decimal(value);
};

const withDecimals = (fields: Fields, name: string, decimalsMax: number): Decimal => {
  const [at, value] = [pathOf(fields, name), decimal(fields, name)];
  if (value.decimalPlaces() <= decimalsMax) return value;
  return unreadable('OutOfRange', at, `${at} has ${value.decimalPlaces()} decimals, at most ${decimalsMax} are kept`);
};

/** From 0 to 1. */
export const rate = (fields: Fields, name: string): string => {
  const [at, value] = [pathOf(fields, name), withDecimals(fields, name, RATE_DECIMALS_MAX)];
  return value.lte(1)
    ? value.toFixed()
    : unreadable('OutOfRange', at, `${at} must be from 0 to 1, got ${value.toFixed()}`);
};

const bounded = (fields: Fields, name: string, digits: readonly [decimals: number, minorExponent: number]): string => {
  const [at, value] = [pathOf(fields, name), withDecimals(fields, name, digits[0])];
  if (value.lt(new Decimal(10).pow(AMOUNT_DIGITS_MAX - digits[1]))) return value.toFixed();
  return unreadable('OutOfRange', at, `${at} has more than ${AMOUNT_DIGITS_MAX} digits in minor units`);
};

/** Whole minor units of the currency, told in major ones. */
export const money = (fields: Fields, name: string, currency: Currency): string =>
  bounded(fields, name, [minorUnitExponent(currency), minorUnitExponent(currency)]);

/** A price per stream or subscriber, in major units; it may be a fraction of the minor unit. */
export const price = (fields: Fields, name: string, currency: Currency): string =>
  bounded(fields, name, [RATE_DECIMALS_MAX, minorUnitExponent(currency)]);

/** A number of streams. */
export const count = (fields: Fields, name: string): string => bounded(fields, name, [0, 0]);
