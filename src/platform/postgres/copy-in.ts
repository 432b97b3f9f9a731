/** Rows into a table by `COPY`, in PostgreSQL's text format: the cheapest way in for more than a handful. */
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Cell = string | number | bigint | boolean | null | undefined;

/**
 * `into` is what `COPY` takes: `table (column, ...)`, of our own making. The text goes in one piece, since a batch is
 * bounded and every turn of a busy event loop would cost PostgreSQL a wait.
 */
export const copyIn = async (client: PoolClient, into: string, text: string): Promise<void> => {
  const INTO = into;
  const copying = client.query(copyFrom(`copy ${INTO} from stdin`));
  copying.end(text);
  await finished(copying);
};

/** A line for `copyIn`, its end included. */
export const copyLine = (cells: readonly Cell[]): string => `${cells.map(copyCell).join('\t')}\n`;

const copyCell = (cell: Cell): string => {
  if (cell === null || cell === undefined) return '\\N';
  return typeof cell === 'string' ? copyText(cell) : String(cell);
};

const SPECIAL = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' } as const;

/** What would be taken for the end of a cell or a line stands behind a backslash. */
export const copyText = (text: string): string =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (one) => SPECIAL[one as keyof typeof SPECIAL]) : text;
