/** The few statistics with which noisy timings become figures. */

/** The middle value; of an even number of values, the mean of the two in the middle. Throws a `RangeError` on none. */
export const median = (values: readonly number[]): number => {
  if (values.length === 0) throw new RangeError('the median of nothing');
  const ascending = values.toSorted((one, other) => one - other);
  const middle = ascending.length >> 1;
  return ascending.length % 2 === 1 ? ascending[middle]! : (ascending[middle - 1]! + ascending[middle]!) / 2;
};

/**
 * The median over the rounds of one party's value divided by the other's. Each quotient stays within its round, so that
 * a machine that is slower for a while is slower for both.
 */
export const medianRatio = (values: readonly number[], others: readonly number[]): number => {
  if (values.length !== others.length) throw new RangeError(`${values.length} rounds against ${others.length}`);
  return median(values.map((value, round) => value / others[round]!));
};

/**
 * How much the peak still grows: the peak of the last third of the samples divided by that of the middle third. About
 * 1 for what is bounded, whatever it took to warm up; 1.5 for what grows in a straight line from nothing.
 */
export const flatness = (samples: readonly number[]): number => {
  if (samples.length < 3) throw new RangeError(`flatness takes 3 samples or more, got ${samples.length}`);
  const third = Math.floor(samples.length / 3);
  const peak = (from: number, to: number) => samples.slice(from, to).reduce((most, one) => Math.max(most, one), 0);
  return peak(2 * third, samples.length) / peak(third, 2 * third);
};

/** A value with three decimals, as the figures are printed. */
export const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
