/**
 * Amounts as lengths: the only place where an amount becomes a number, because a pixel needs no cents. What is written
 * beside a bar is the amount itself.
 */
export const lengthOf = (amount: string): number => Number(amount);

/** What the amounts that float in a waterfall stretch between. A total starts at zero; what is no total, where the one before ended. */
export type Floating = readonly [from: number, to: number];

export const waterfall = (
  steps: readonly { readonly amount: string; readonly total: boolean }[],
): readonly Floating[] => {
  let reached = 0;
  return steps.map(({ amount, total }) => {
    const from = total ? 0 : reached;
    reached = from + lengthOf(amount);
    return [from, reached];
  });
};
