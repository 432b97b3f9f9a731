/** Rows on their way into a table: what each column is made of, and the two ways in which they travel. */
import { copyCell, CopyLines, type Cell } from '../../platform/postgres/copy-in.js';
import { joinTexts } from './columns.js';

export type Column<Row> = {
  readonly name: string;
  /** `text` holds any text; the others hold values that an array literal takes as they are. */
  readonly type: 'text' | 'date' | 'timestamptz' | 'uuid' | 'bigint' | 'boolean';
  readonly of: (row: Row) => Cell;
};

export const namesOf = (columns: readonly Pick<Column<never>, 'name'>[]): string =>
  columns.map(({ name }) => name).join(', ');

/** For `COPY`. */
export const linesOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): CopyLines => {
  const lines = new CopyLines();
  const [first, ...others] = columns as [Column<Row>, ...Column<Row>[]];
  for (const row of rows) {
    let line = copyCell(first.of(row));
    for (const { of } of others) line += `\t${copyCell(of(row))}`;
    lines.add(line);
  }
  return lines;
};

/**
 * For a statement: the arguments of `unnest`, and the parameters that they name. An array parameter costs quoting per
 * element in the client; numbers travel as one array literal, and texts joined by a separator that none of them holds.
 * Texts are never null here.
 */
export const unnestOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]) => {
  const texts = columns.filter(({ type }) => type === 'text');
  const joined = joinTexts(texts.map(({ of }) => rows.map((row) => String(of(row)))));
  const values = columns.map((column) =>
    column.type === 'text'
      ? joined.columns[texts.indexOf(column)]!
      : `{${rows.map((row) => column.of(row) ?? 'null').join(',')}}`,
  );
  const args = columns.map(({ type }, index) =>
    type === 'text' ? `string_to_array($${index + 2}, $1)` : `$${index + 2}::${type}[]`,
  );
  return { args: args.join(', '), parameters: [joined.separator, ...values] };
};
