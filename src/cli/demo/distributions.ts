/** Shapes of listening: quantiles as they were measured, and the long tail over a catalogue. */

type Point = readonly [quantile: number, value: number];

/** From a share in [0, 1) to a value, in straight lines between measured quantiles (the first at 0, the last at 1). */
export const quantiles = (...points: readonly Point[]) => {
  return (share: number): number => {
    let index = 1;
    while (index < points.length - 1 && points[index]![0] <= share) index += 1;
    const [fromShare, from] = points[index - 1]!;
    const [toShare, to] = points[index]!;
    return from + ((to - from) * (share - fromShare)) / (toShare - fromShare);
  };
};

/**
 * Zipf and Mandelbrot: rank k of n weighs 1 / (k + q)^s. Answers a function from a share in [0, 1) to a rank from 0.
 * `offset` (q) flattens the head, where real favourites are many rather than one.
 */
export const longTail = (ranks: number, exponent: number, offset: number) => {
  const cumulative = new Float64Array(ranks);
  let total = 0;
  for (let rank = 0; rank < ranks; rank += 1) cumulative[rank] = total += (rank + 1 + offset) ** -exponent;
  return (share: number): number => firstAbove(cumulative, share * total);
};

const firstAbove = (ascending: Float64Array, value: number): number => {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
};

/**
 * Deals `total` out by weight in whole numbers, none above `max`; what is left goes to the first that can take it.
 * The caller sees to it that `total` is at most `weights.length * max`.
 */
export const dealOut = (total: number, weights: readonly number[], max: number): number[] => {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const dealt = weights.map((weight) => Math.min(max, Math.floor((total * weight) / sum)));
  let left = total - dealt.reduce((all, one) => all + one, 0);
  for (let index = 0; left > 0; index = (index + 1) % dealt.length)
    if (dealt[index]! < max) {
      const more = Math.min(max - dealt[index]!, Math.ceil(left / dealt.length));
      dealt[index]! += more;
      left -= more;
    }
  return dealt;
};
