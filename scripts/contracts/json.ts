/** Contracts are written with their keys in order, so that what changed is what shows in the review. */
export type Json = { readonly [key: string]: unknown };

export const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

export const inText = (contract: Json): string => `${JSON.stringify(sorted(contract), null, 2)}\n`;
