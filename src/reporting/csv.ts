/** How every CSV of ours is written. */
import { stringify, type Stringifier } from 'csv-stringify';

const AMOUNT = /^-?\d+(\.\d+)?$/;

/**
 * A text that a spreadsheet would take for a formula gets a leading apostrophe: a title is nobody's program. An amount
 * below zero begins like one, and must stay the number that it is.
 */
const escaped = (text: string) => (/^[=+\-@\t\r＝＋－＠]/.test(text) && !AMOUNT.test(text) ? `'${text}` : text);

/** With a header where columns are named. */
export const csvStringifier = (columns?: readonly string[]): Stringifier =>
  stringify({
    record_delimiter: 'unix',
    cast: { string: escaped },
    ...(columns === undefined ? {} : { header: true, columns: [...columns] }),
  });
