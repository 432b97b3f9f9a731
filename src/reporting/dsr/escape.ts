/**
 * Text in cells. There are no quotes: a TAB inside a text has one backslash before it, a pipe two, and a backslash is
 * three of them (DSR part 1, 6.6.4). So of a run of backslashes every three are one, and what is left says what comes next.
 * A line break has no form in the standard; it is written as a space, and so is every other control character.
 */

const SPECIAL = /[\t|\\\p{Cc}\ud800-\udfff]|^ | $/u;
const NEEDS_CARE = /[\p{Cc}\ud800-\udfff]/u;

/** As a cell has it. Spaces at the ends are not kept: readers take them for padding. */
export const escaped = (text: string): string => {
  if (!SPECIAL.test(text)) return text;
  return trimmed(NEEDS_CARE.test(text) ? withoutControls(text) : text)
    .replaceAll('\\', '\\\\\\')
    .replaceAll('|', '\\\\|')
    .replaceAll('\t', '\\\t');
};

/** Without spaces at the ends. A loop, because a pattern for them takes ages over a text that is full of spaces. */
export const trimmed = (text: string): string => {
  let [from, to] = [0, text.length];
  while (from < to && text.charCodeAt(from) === SPACE) from += 1;
  while (to > from && text.charCodeAt(to - 1) === SPACE) to -= 1;
  return text.slice(from, to);
};

const SPACE = 0x20;

/** Half of a surrogate pair is no character: UTF-8 has no form for it. */
const withoutControls = (text: string): string =>
  text.replace(/(?!\t)\p{Cc}/gu, ' ').replace(/[\ud800-\udfff]/gu, '\ufffd');

/** The cells of a line, still escaped. */
export const splitCells = (line: string): readonly string[] => splitAt(line, '\t', 1);

/** The values of a cell, still escaped. */
export const splitValues = (cell: string): readonly string[] => splitAt(cell, '|', 2);

/** At each delimiter, unless the backslashes before it say that it is a part of the text. */
const splitAt = (text: string, delimiter: string, own: 1 | 2): readonly string[] => {
  const pieces = text.split(delimiter);
  if (pieces.length === 1 || !text.includes('\\')) return pieces;
  const joined: string[] = [];
  let open: string | undefined;
  for (const piece of pieces) {
    const whole: string = open === undefined ? piece : open + delimiter + piece;
    const rest = trailingBackslashes(piece) % 3; // the delimiter before it is none
    open = rest === own || rest === 1 ? whole : undefined; // one before a pipe is what some senders write
    if (open === undefined) joined.push(whole);
  }
  if (open !== undefined) joined.push(open);
  return joined;
};

const trailingBackslashes = (text: string): number => {
  let at = text.length;
  while (at > 0 && text.charCodeAt(at - 1) === 0x5c) at -= 1;
  return text.length - at;
};

export type Unescaped = {
  readonly text: string;
  /** Whether every backslash stands where the standard has it. */
  readonly standard: boolean;
};

/** The text of a cell, or of a value of one. Reads other senders' escapes as well as they can be understood. */
export const unescaped = (raw: string): Unescaped => {
  if (!raw.includes('\\')) return { text: raw, standard: true };
  let standard = true;
  const text = raw.replace(/(\\+)([\t|]?)/g, (_, run: string, next: string) => {
    const [threes, rest] = [Math.floor(run.length / 3), run.length % 3];
    const expected = rest === 0 || (rest === 1 && next === '\t') || (rest === 2 && next === '|');
    if (!expected) standard = false;
    const stray = next === '' ? '\\'.repeat(rest) : '';
    return '\\'.repeat(threes) + stray + next;
  });
  return { text, standard };
};
