/** What is counted of plays, as the API answers it. Counts are whole numbers below 2^53; money is never among them. */
export type PlayCounts = {
  /** Plays that count under the policy. */
  readonly streams: number;
  readonly skips: number;
  readonly likes: number;
  /** Distinct over whatever the row is about, so rows do not add up to their total. */
  readonly listeners: number;
  readonly msHeard: number;
};

type CountedRow = Readonly<Record<'streams' | 'skips' | 'likes' | 'ms_heard', string>> & { readonly listeners: bigint };

export const playCounts = (row: CountedRow): PlayCounts => ({
  streams: Number(row.streams),
  skips: Number(row.skips),
  likes: Number(row.likes),
  listeners: Number(row.listeners),
  msHeard: Number(row.ms_heard),
});
