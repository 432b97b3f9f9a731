/** The payout models that the bench closes a month by. */
export const BENCH_MODELS = ['pro-rata', 'user-centric'] as const;
export type BenchModel = (typeof BENCH_MODELS)[number];
