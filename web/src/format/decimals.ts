/** Exact arithmetic on decimal strings: a number of JavaScript would round what people are paid. */
const scaleOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;

/** The digits as a whole number, at `scale` decimals. */
const wholeAt = (amount: string, scale: number): bigint =>
  BigInt(amount.replace('.', '') + '0'.repeat(scale - scaleOf(amount)));

/** `one - other`, with the decimals of the longer. */
export const minus = (one: string, other: string): string => {
  const scale = Math.max(scaleOf(one), scaleOf(other));
  const whole = wholeAt(one, scale) - wholeAt(other, scale);
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0');
  const cut = digits.length - scale;
  return `${whole < 0n ? '-' : ''}${digits.slice(0, cut)}${scale === 0 ? '' : `.${digits.slice(cut)}`}`;
};

export type Sign = -1 | 0 | 1;

export const signOf = (amount: string): Sign => (/^-?0*(\.0*)?$/.test(amount) ? 0 : amount.startsWith('-') ? -1 : 1);

/** Below zero when `one` is the smaller. For sorting. */
export const compare = (one: string, other: string): Sign => signOf(minus(one, other));

/** For sorting: largest first. */
export const byAmount = (one: { readonly amount: string }, other: { readonly amount: string }): Sign =>
  compare(other.amount, one.amount);

export const absolute = (amount: string): string => amount.replace(/^-/, '');
