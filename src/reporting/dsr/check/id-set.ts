/**
 * Ids that were met, of which most count up: `B1`, `B2`, `B3`, ... Such a run is kept as its two ends, so that millions of
 * them take no memory; what does not count up is kept one by one.
 */

type Run = { from: bigint; to: bigint };

const COUNTED = /^(?<name>.*?)(?<digits>0|[1-9]\d{0,17})$/s;

export class IdSet {
  readonly #runs = new Map<string, Run[]>();
  readonly #others = new Set<string>();

  /** Whether it is new. */
  add(id: string): boolean {
    const { name, digits } = COUNTED.exec(id)?.groups ?? {};
    if (name === undefined || digits === undefined) return this.#addOther(id);
    const number = BigInt(digits);
    const runs = this.#runs.get(name);
    const last = runs?.at(-1);
    if (runs === undefined || last === undefined) this.#runs.set(name, [{ from: number, to: number }]);
    else if (number === last.to + 1n) last.to = number;
    else if (number > last.to) runs.push({ from: number, to: number });
    else return !isIn(runs, number) && this.#addOther(id);
    return true;
  }

  #addOther(id: string): boolean {
    const isNew = !this.#others.has(id);
    this.#others.add(id);
    return isNew;
  }
}

/** Runs go up, so the one that could have it is found by halves. */
const isIn = (runs: readonly Run[], number: bigint): boolean => {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { from, to } = runs[middle]!;
    if (number < from) high = middle - 1;
    else if (number > to) low = middle + 1;
    else return true;
  }
  return false;
};
