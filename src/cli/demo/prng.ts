/** Random numbers that a seed repeats on every machine (sfc32, by Chris Doty-Humphrey). Not for secrets. */
export type Random = () => number;

const WARM_UP_ROUNDS = 15;
const TWO_POW_32 = 4_294_967_296;

/** Numbers in [0, 1). Each (seed, purpose, index) is a sequence of its own, so that one more draw here shifts nothing there. */
export const prng = (seed: number, purpose = 0, index = 0): Random => {
  let a = seed | 0;
  let b = Math.trunc(seed / TWO_POW_32) ^ Math.imul(purpose + 1, 0x9e3779b9);
  let c = Math.imul(index + 1, 0x85ebca6b) | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11) | 0) + sum) | 0;
    return (sum >>> 0) / TWO_POW_32;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) next();
  return next;
};

/** A standard normal deviate (Box and Muller). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** 0 to `below` - 1. */
export const integer = (random: Random, below: number): number => Math.floor(random() * below);

/** Fisher and Yates, in place. */
export const shuffle = <List extends { [index: number]: number; readonly length: number }>(
  list: List,
  random: Random,
): List => {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = integer(random, last + 1);
    const kept = list[last]!;
    list[last] = list[other]!;
    list[other] = kept;
  }
  return list;
};
