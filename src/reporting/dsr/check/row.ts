/** One line, read by the layout of its record: each value as text, and everything told that is wrong with a cell. */
import { Decimal } from '../../../domain/shared/money.js';
import type { Cell, RecordLayout } from '../cells/cell.js';
import { splitCells, splitValues, trimmed, unescaped } from '../escape.js';
import { checkForm } from './check-form.js';
import { shown, type Tell } from './rules.js';

const NUMBER = /^-?\d+(?:\.\d+)?$/;

export class Row {
  readonly type: string;
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(type: string, values: ReadonlyMap<string, readonly string[]>) {
    this.type = type;
    this.#values = values;
  }

  has(cell: string): boolean {
    return this.values(cell).length > 0;
  }

  /** Empty where the cell is, or where the record has none of that name. */
  text(cell: string): string {
    return this.values(cell)[0] ?? '';
  }

  values(cell: string): readonly string[] {
    return this.#values.get(cell) ?? [];
  }

  /** Undefined for what is no number. */
  number(cell: string): Decimal | undefined {
    return this.numbers(cell)[0];
  }

  numbers(cell: string): readonly Decimal[] {
    return this.values(cell).filter((text) => NUMBER.test(text)).map((text) => new Decimal(text)); // prettier-ignore
  }
}

/** The name of the record and the raw cells after it. */
export const cut = (line: string): { readonly type: string; readonly raw: readonly string[] } => {
  const [type = '', ...raw] = splitCells(line);
  return { type: trimmed(type), raw };
};

export const readRow = (type: string, raw: readonly string[], { cells }: RecordLayout, tell: Tell): Row => {
  const extra = raw.slice(cells.length).filter((text) => trimmed(text) !== '');
  if (extra.length > 0)
    tell({
      rule: 'cell-count',
      where: type,
      what: `has ${raw.length + 1} cells`,
      right: `${cells.length + 1} at most`,
    });
  const values = new Map<string, readonly string[]>();
  for (const [index, cell] of cells.entries()) {
    const at: Tell = (found) => tell({ ...found, where: `${type}.${cell.name}` });
    const read = readCell(cell, raw[index] ?? '', at);
    if (read.length > 0) values.set(cell.name, read);
    else if (cell.mandatory) at({ rule: 'mandatory', what: 'is empty' });
  }
  return new Row(type, values);
};

const readCell = (cell: Cell, raw: string, tell: Tell): readonly string[] => {
  const whole = trimmed(raw);
  if (whole !== raw) tell({ rule: 'padding', severity: 'warning', what: `is ${shown(raw)}` });
  if (whole === '') return [];
  const pieces = splitValues(whole);
  if (pieces.length > 1 && !cell.many)
    tell({ rule: 'single-value', what: `has ${pieces.length} values: ${shown(whole)}` });
  return pieces.map((piece) => readValue(cell, piece, tell));
};

const readValue = (cell: Cell, piece: string, tell: Tell): string => {
  const { text, standard } = unescaped(trimmed(piece));
  if (!standard) tell({ rule: 'escape', severity: 'warning', what: `is ${shown(piece)}` });
  const fault = text === '' ? undefined : checkForm(cell, text);
  if (fault !== undefined) tell(fault);
  return text;
};
