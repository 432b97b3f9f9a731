/** How every CSV of ours is written. */
import { stringify, type Options, type Stringifier } from 'csv-stringify';
import { stringify as stringifyNow } from 'csv-stringify/sync';

const AMOUNT = /^-?\d+(\.\d+)?$/;

/**
 * A text that a spreadsheet would take for a formula gets a leading apostrophe: a title is nobody's program. An amount
 * below zero begins like one, and must stay the number that it is.
 */
const escaped = (text: string) => (/^[=+\-@\t\r＝＋－＠]/.test(text) && !AMOUNT.test(text) ? `'${text}` : text);

const OURS: Options = { record_delimiter: 'unix', cast: { string: escaped } };

/** With a header where columns are named. */
export const csvStringifier = (columns?: readonly string[]): Stringifier =>
  stringify({ ...OURS, ...(columns === undefined ? {} : { header: true, columns: [...columns] }) });

/** These records as text, each with its line end. */
export const csvText = (records: readonly (readonly string[])[]): string =>
  stringifyNow(
    records.map((record) => [...record]),
    OURS,
  );
