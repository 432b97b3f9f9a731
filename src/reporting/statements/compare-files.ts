/** Two files that should be the same bytes: whether they are, and if not, what differs first, in words of the statement. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type FileDifference = {
  /** Of the first line that differs, counted from 1. */
  readonly line: number;
  /** Its first column that differs, or the field of a summary; absent where only the line as a whole does. */
  readonly column?: string;
  /** Of that column, or of the line; absent where the file ends before it. */
  readonly fileSays?: string;
  /** Likewise; absent where there should be no such line. */
  readonly logSays?: string;
  /** How many lines fewer or more than there should be. */
  readonly linesMissing: number;
  readonly linesTooMany: number;
};

const LINE_CHARACTERS_MAX = 1_000_000;

/** Undefined for the same bytes. Memory does not grow with the files. Throws what reading them throws. */
export const compareFiles = async (file: string, asItShouldBe: string): Promise<FileDifference | undefined> => {
  const [given, log] = [linesOf(file), linesOf(asItShouldBe)];
  let header: string | undefined;
  let first: { readonly line: number; readonly given: string | undefined; readonly log: string | undefined } | undefined; // prettier-ignore
  let surplus = 0;
  for (let line = 1; ; line += 1) {
    const [one, other] = [await next(given), await next(log)];
    if (one === undefined && other === undefined) break;
    header ??= other;
    if (first === undefined && one !== other) first = { line, given: one, log: other };
    if (other === undefined) surplus += 1;
    if (one === undefined) surplus -= 1;
  }
  if (first === undefined) return undefined;
  const says = whatDiffers(first.given, first.log, header ?? '');
  return { line: first.line, ...says, linesMissing: Math.max(0, -surplus), linesTooMany: Math.max(0, surplus) };
};

const next = async (lines: AsyncGenerator<string, undefined>): Promise<string | undefined> =>
  (await lines.next()).value;

/** With their ends, byte for byte: as Latin-1, since invalid UTF-8 would all look alike. What is no text is cut somewhere. */
async function* linesOf(path: string): AsyncGenerator<string, undefined> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'latin1')) {
    rest += chunk as string;
    let from = 0;
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', from)) {
      yield rest.slice(from, end + 1);
      from = end + 1;
    }
    rest = rest.slice(from);
    if (rest.length <= LINE_CHARACTERS_MAX) continue;
    yield rest;
    rest = '';
  }
  if (rest !== '') yield rest;
  return undefined;
}

type Says = Pick<FileDifference, 'column' | 'fileSays' | 'logSays'>;

const whatDiffers = (given: string | undefined, log: string | undefined, header: string): Says => {
  if (given !== undefined && log !== undefined)
    return jsonField(text(given), text(log)) ?? csvColumn(text(given), text(log), text(header)) ?? whole(given, log);
  return whole(given, log);
};

const text = (latin: string) => Buffer.from(latin, 'latin1').toString('utf8');

const whole = (given: string | undefined, log: string | undefined): Says => ({
  ...(given !== undefined && { fileSays: text(given) }),
  ...(log !== undefined && { logSays: text(log) }),
});

const FIELD = /^\s*"([^"]+)": (.*?),?\n$/;

const jsonField = (given: string, log: string): Says | undefined => {
  const [one, other] = [FIELD.exec(given), FIELD.exec(log)];
  if (one === null || other === null || one[1] !== other[1] || one[2] === other[2]) return undefined;
  return { column: one[1]!, fileSays: one[2]!, logSays: other[2]! };
};

const csvColumn = (given: string, log: string, header: string): Says | undefined => {
  const [one, other, names] = [cells(given), cells(log), cells(header)];
  const at = other.findIndex((cell, index) => cell !== one[index]);
  const [column, fileSays, logSays] = [names[at], one[at], other[at]];
  if (column === undefined || fileSays === undefined || logSays === undefined) return undefined;
  return { column, fileSays, logSays };
};

/** Of one line; a text that goes on in the next line has none. */
const cells = (line: string): readonly string[] => {
  try {
    const [record = []] = parse(line, { relax_column_count: true, columns: false });
    return record;
  } catch {
    return [];
  }
};
