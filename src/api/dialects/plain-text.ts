/** Text as people and players write it, made fit to be kept: a control character becomes a space, and length is bounded. */

/** Halves of surrogate pairs are no text: neither JSON nor PostgreSQL keeps them as they are. */
export const isWellFormed = (text: string): boolean => !/\p{Cs}/u.test(text);

/** Trimmed, at most `charactersMax` long, never cut inside a character; empty where nothing printable is left. */
export const plainText = (text: string, charactersMax: number): string => {
  const printable = text.replaceAll(/\p{Cc}+/gu, ' ').trim();
  return printable.length <= charactersMax ? printable : [...printable].slice(0, charactersMax).join('').trim();
};

export const NAME_CHARACTERS_MAX = 1_000;
export const CLIENT_CHARACTERS_MAX = 64;

/** A text with something printable in it; undefined for anything else, and for what nothing can keep. */
export const textIn = (value: unknown, charactersMax = NAME_CHARACTERS_MAX): string | undefined =>
  typeof value === 'string' && isWellFormed(value) ? plainText(value, charactersMax) || undefined : undefined;
