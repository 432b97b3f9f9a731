/** What the API answers, as the portal reads it. Amounts are decimal strings in major units; counts of streams are texts, for they have no bound. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };
export type Items<Item> = { readonly items: readonly Item[] };

/** RFC 9457. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
};

export type Count = number | string;
