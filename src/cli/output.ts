/** What a command says: results on standard output, everything else on standard error. */

/** A refusal that the person at the keyboard can act on; printed as one line, without a stack trace. */
export class CliProblem extends Error {
  override readonly name = 'CliProblem';
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);
export const note = (line: string): void => void process.stderr.write(`${line}\n`);

/** A table with aligned columns; numbers to the right. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const numeric = head.map((_, column) => rows.every((row) => /^-?[\d,.]*%?$/.test(row[column] ?? '')));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (numeric[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
};

const COUNT = new Intl.NumberFormat('en-US');

/** A count with thousands marked. Counts only: money is printed from its exact digits. */
export const count = (value: number | bigint): string => COUNT.format(value);
