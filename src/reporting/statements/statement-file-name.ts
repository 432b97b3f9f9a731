/**
 * A label is free text; the name of its file must be safe on every file system, and its alone.
 *
 * The encoding can be read back, so two labels never share a file, not even where case does not count (macOS, Windows):
 * a-z, 0-9 and `-` stand for themselves, `+` for a space, `_x` for the upper-case X, and `~hh` for any other byte of
 * UTF-8. What would be too long ends in a hash. `~` starts nothing but two hex digits, so the few names of our own
 * with `~` are free.
 */
import { createHash } from 'node:crypto';

const ENCODED_CHARS_MAX = 150;
const HEAD_CHARS = 60;
const NO_LABEL = '~none';
/** Names that other files of a run begin with; a label of that name gives its first letter in hex. */
const RESERVED = new Set(['held', 'summary']);

/** Everything of the file's name that comes from the label. */
export const encodeLabel = (label: string): string => {
  if (label === '') return NO_LABEL;
  const encoded = [...Buffer.from(label)].map(encodeByte).join('');
  if (RESERVED.has(encoded)) return hex(encoded.charCodeAt(0)) + encoded.slice(1);
  if (encoded.length <= ENCODED_CHARS_MAX) return encoded;
  return `${encoded.slice(0, HEAD_CHARS)}~~${createHash('sha256').update(label).digest('hex')}`;
};

export const statementFileName = (label: string, period: string, currency: string): string =>
  `${encodeLabel(label)}_${period}_${currency}.csv`;

/** Money of streams whose track the catalogue does not know. */
export const heldFileName = (period: string, currency: string): string => `held_${period}_${currency}.csv`;

export const summaryFileName = (period: string): string => `summary_${period}.json`;

/** Whether a run for this period may have written it; asked before an old file is taken away. */
export const isStatementFileName = (name: string, period: string): boolean =>
  new RegExp(`^[a-z0-9+_~-]+_${period}_[A-Z]{3}\\.csv$`).test(name);

const encodeByte = (byte: number): string => {
  const char = String.fromCharCode(byte);
  if (/[a-z0-9-]/.test(char)) return char;
  if (/[A-Z]/.test(char)) return `_${char.toLowerCase()}`;
  return char === ' ' ? '+' : hex(byte);
};

const hex = (byte: number) => `~${byte.toString(16).padStart(2, '0')}`;
