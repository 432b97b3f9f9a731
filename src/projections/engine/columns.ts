/**
 * Many values as few parameters. An array parameter costs quoting per element in the client; numbers travel as one
 * array literal, and texts joined by a separator that none of them holds: `string_to_array($1, $sep)` takes them apart.
 */

/** `{1,2,3}`, to be cast to an array of a number type. */
export const numbers = (values: readonly (number | bigint)[]) => `{${values.join(',')}}`;

export type JoinedTexts = { readonly separator: string; readonly columns: readonly string[] };

/** Columns of texts, one string each, and the one separator for all of them. Every column has at least one value. */
export const joinTexts = (columns: readonly (readonly string[])[]): JoinedTexts => {
  for (let separator = '\n'; ; separator += '\x1f') {
    const joined = columns.map((values) => values.join(separator));
    if (joined.every((text, index) => occurrences(text, separator) === columns[index]!.length - 1))
      return { separator, columns: joined };
  }
};

const occurrences = (text: string, part: string) => {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) count += 1;
  return count;
};
