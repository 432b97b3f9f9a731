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

/**
 * The line has no end yet, and every cell of the record, also the empty ones. Most cells say the same line after line, so
 * what was written last is kept.
 */
export const recordWriter = <Name extends string>(type: string, layout: RecordLayout<Name>): RecordWriter<Name> => {
  const { cells } = layout;
  const names = cells.map(({ name }) => name as Name);
  const last: (CellValue | undefined)[] = cells.map(() => undefined);
  const texts: (string | undefined)[] = cells.map(({ mandatory }) => (mandatory ? undefined : '\t'));
  return (values) => {
    let line = type;
    for (let at = 0; at < names.length; at += 1) {
      const value = values[names[at]!];
      if (value !== last[at] || texts[at] === undefined) {
        texts[at] = cellText(type, cells[at]!, value);
        last[at] = value;
      }
      line += texts[at]!;
    }
    return line;
  };
};

/** With the delimiter before it. */
const cellText = (type: string, cell: Cell, value: CellValue | undefined): string => {
  const text = value === undefined ? '' : isSeveral(value) ? severalOf(type, cell, value) : oneOf(type, cell, value);
  if (text === '' && cell.mandatory) throw new TypeError(`${type} needs ${cell.name}`);
  return `\t${text}`;
};

const isSeveral = (value: CellValue): value is readonly One[] =>
  typeof value === 'object' && !(value instanceof Decimal);

const severalOf = (type: string, cell: Cell, values: readonly One[]): string => {
  if (!cell.many) throw new TypeError(`${cell.name} of ${type} takes one value`);
  return values.map((value) => oneOf(type, cell, value)).join('|');
};

const oneOf = (type: string, cell: Cell, value: One): string => {
  if (value === '') return '';
  if (typeof value !== 'string') return value instanceof Decimal ? digitsOf(value) : String(value);
  const { fixed, form } = cell;
  if (fixed === undefined ? isSet(form) && !isAllowed(form, value) : value !== fixed)
    throw new TypeError(`${cell.name} of ${type} does not take "${value.slice(0, 80)}"`);
  return escaped(value);
};

/** No exponent, no needless zeros, and no zero below zero. */
const digitsOf = (value: Decimal): string => (value.isZero() ? '0' : value.toFixed());
