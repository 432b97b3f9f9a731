/**
 * What a model of the vectors' format is, and the small readers and writers that all of them share: decimal strings,
 * counts, lists and records of the inputs, each refused by the name of its field; money in minor units, by currency.
 */
import { halfUp } from '../../domain/royalties/rounding.js';
import { currency as currencyOf, minorUnitExponent } from '../../domain/shared/currency.js';
import { Decimal } from '../../domain/shared/money.js';

export type VectorInputs = Readonly<Record<string, unknown>>;

/**
 * From the inputs of a vector to everything that the format expects of it: money and decimals as strings, counts as
 * bigint or number. Throws a TypeError naming the field for inputs that it cannot read.
 */
export type VectorModel = (inputs: VectorInputs) => Readonly<Record<string, unknown>>;
export type VectorModels = Readonly<Record<string, VectorModel>>;

/** Without a currency an amount has cents. */
const MINOR_DIGITS_UNNAMED = 2;

const DECIMAL = /^-?\d+(\.\d+)?$/;
const FRACTION = /^(-?\d+)\/([1-9]\d*)$/;

/** Whether the field is there; null counts as absent. */
export const has = (inputs: VectorInputs, field: string): boolean =>
  inputs[field] !== undefined && inputs[field] !== null;

export const textOf = (inputs: VectorInputs, field: string): string => {
  const value = inputs[field];
  return typeof value === 'string' ? value : unread(field, 'a string', value);
};

export const booleanOf = (inputs: VectorInputs, field: string): boolean => {
  const value = inputs[field];
  return typeof value === 'boolean' ? value : unread(field, 'true or false', value);
};

/** A decimal string such as `0.153`, a fraction such as `1/3` to 50 digits, or a whole JSON number. */
export const decimalOf = (inputs: VectorInputs, field: string): Decimal => {
  const value = inputs[field];
  if (typeof value === 'number' && Number.isSafeInteger(value)) return new Decimal(value);
  if (typeof value !== 'string') return unread(field, 'a decimal string such as 0.153', value);
  if (DECIMAL.test(value)) return new Decimal(value);
  const [, numerator, denominator] = FRACTION.exec(value) ?? [];
  if (numerator === undefined || denominator === undefined) return unread(field, 'a decimal or a fraction', value);
  return new Decimal(numerator).div(denominator);
};

/** A whole number, not below zero, as a JSON integer or a string of digits. */
export const countOf = (inputs: VectorInputs, field: string): bigint => {
  const value = inputs[field];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  if (typeof value === 'string' && /^\d+$/.test(value)) return BigInt(value);
  return unread(field, 'a whole number, not below zero', value);
};

/** An object with fields of its own. */
export const recordOf = (inputs: VectorInputs, field: string): VectorInputs => {
  const value = inputs[field];
  return isRecord(value) ? value : unread(field, 'an object', value);
};

/** A list of objects. */
export const listOf = (inputs: VectorInputs, field: string): readonly VectorInputs[] => {
  const wrong = (value: unknown) => unread(field, 'a list of objects', value);
  const value = inputs[field];
  if (!Array.isArray(value)) return wrong(value);
  return value.map((one: unknown) => (isRecord(one) ? one : wrong(one)));
};

/** A list of plain values as a record by position, so that the field readers read them too: `itemsOf(inputs, 'earned', decimalOf)`. */
export const itemsOf = <Value>(
  inputs: VectorInputs,
  field: string,
  read: (items: VectorInputs, at: string) => Value,
): readonly Value[] => {
  const value = inputs[field];
  if (!Array.isArray(value)) return unread(field, 'a list', value);
  return value.map((one: unknown, index) => read({ [`${field}[${index}]`]: one }, `${field}[${index}]`));
};

/** Every field of a record through one reader, in the order of the file. */
export const eachOf = <Value>(
  record: VectorInputs,
  read: (record: VectorInputs, field: string) => Value,
): ReadonlyMap<string, Value> => new Map(Object.keys(record).map((field) => [field, read(record, field)]));

/** Money of one currency. `read` gives minor units, fractions of them included; `write` rounds half up to whole ones. */
export type MoneyForm = {
  /** Decimals of the minor unit. */
  readonly digits: number;
  readonly read: (record: VectorInputs, field: string) => Decimal;
  readonly write: (minor: Decimal) => string;
  /** An exact amount of minor units in major units, with so many decimals. */
  readonly exact: (minor: Decimal, decimals: number) => string;
  readonly writeAll: (amounts: ReadonlyMap<string, Decimal>) => Readonly<Record<string, string>>;
};

/** The form of `inputs.currency`, or of cents where there is none. */
export const moneyIn = (inputs: VectorInputs): MoneyForm =>
  moneyForm(has(inputs, 'currency') ? textOf(inputs, 'currency') : undefined);

export const moneyForm = (code: string | undefined): MoneyForm => {
  const digits = code === undefined ? MINOR_DIGITS_UNNAMED : minorUnitExponent(currencyOf(code));
  const unit = new Decimal(10).pow(digits);
  const write = (minor: Decimal) => halfUp(minor).div(unit).toFixed(digits);
  return {
    digits,
    read: (record, field) => decimalOf(record, field).times(unit),
    write,
    exact: (minor, decimals) => fixed(minor.div(unit), decimals),
    writeAll: (amounts) => Object.fromEntries([...amounts].map(([id, minor]) => [id, write(minor)])),
  };
};

/** So many decimals, half up (away from zero below it), and never a negative zero. */
export const fixed = (value: Decimal, decimals: number): string => {
  const rounded = value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(decimals);
};

/** Throws the TypeError of a field that is not what it must be. */
export const unread = (field: string, means: string, value: unknown): never => {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
  throw new TypeError(`${field} must be ${means}, got ${shown}`);
};

export const isRecord = (value: unknown): value is VectorInputs =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
