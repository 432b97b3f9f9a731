/**
 * A record as a line of a file: its values by the names of their cells, in the order of the record, written as DSR has
 * them. A mandatory cell without a value, a value outside of its set and a record that is not of the profile are bugs of
 * whoever made the record, and throw.
 */
import { Decimal } from '../../domain/shared/money.js';
import { isAllowed, isSet } from './cells/allowed-values.js';
import type { Cell, RecordLayout } from './cells/cell.js';
import { escaped } from './escape.js';

type One = string | bigint | boolean | Decimal;
/** Texts as they are, without escapes; amounts and counts exact; several values as a list. */
export type CellValue = One | readonly One[];

export type Values<Name extends string> = { readonly [Of in Name]?: CellValue | undefined };

export type RecordWriter<Name extends string> = (values: Values<Name>) => string;

/** The line has no end yet, and every cell of the record, also the empty ones. */
export const recordWriter = <Name extends string>(type: string, layout: RecordLayout<Name>): RecordWriter<Name> => {
  const writers = layout.cells.map((cell) => [cell.name as Name, cellWriter(type, cell)] as const);
  return (values) => {
    let line = type;
    for (const [name, write] of writers) line += write(values[name]);
    return line;
  };
};

/** With the delimiter before it. Most cells say the same line after line, so the last text is kept. */
const cellWriter = (type: string, cell: Cell) => {
  const empty = () => {
    if (cell.mandatory) throw new TypeError(`${type} needs ${cell.name}`);
    return '\t';
  };
  let last: CellValue | undefined;
  let text = '';
  return (value: CellValue | undefined): string => {
    if (value === undefined || value === '') return empty();
    if (value === last) return text;
    const written = typeof value === 'object' && !(value instanceof Decimal) ? severalOf(type, cell, value) : oneOf(type, cell, value); // prettier-ignore
    if (written === '') return empty();
    last = value;
    text = `\t${written}`;
    return text;
  };
};

const severalOf = (type: string, cell: Cell, values: readonly One[]): string => {
  if (!cell.many) throw new TypeError(`${cell.name} of ${type} takes one value`);
  return values.map((value) => oneOf(type, cell, value)).join('|');
};

const oneOf = (type: string, cell: Cell, value: One): string => {
  if (typeof value !== 'string') return value instanceof Decimal ? digitsOf(value) : String(value);
  const { fixed, form } = cell;
  if (fixed === undefined ? isSet(form) && !isAllowed(form, value) : value !== fixed)
    throw new TypeError(`${cell.name} of ${type} does not take "${value.slice(0, 80)}"`);
  return escaped(value);
};

/** No exponent, no needless zeros, and no zero below zero. */
const digitsOf = (value: Decimal): string => (value.isZero() ? '0' : value.toFixed());
