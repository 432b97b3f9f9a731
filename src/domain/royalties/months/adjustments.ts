/**
 * What a closed month should say by now, as corrections for an open one.
 *
 * The closed month stays as it was stated. For each of its lines, what was stated so far (the line, and all corrections
 * of it since) is compared to what it would be now; the difference is one more correction. A line that is gone is taken
 * back by the exact negative of what was stated: nothing is rounded anew (vector `split_reversal_mirrors_original`).
 */
import type { Currency } from '../../shared/currency.js';
import { sum, ZERO, type Decimal } from '../../shared/money.js';

/** One line of a month. What the id names never changes: the same track, party, right and place, in one currency. */
export type MonthLine = {
  readonly lineId: string;
  readonly party: string;
  readonly currency: Currency;
  readonly streams: bigint;
  /** Whole minor units, signed. */
  readonly amountMinor: Decimal;
};

/** The fact that changed a line after it was stated: the event's id, and its kind for people. */
export type Cause = { readonly eventId: string; readonly kind: string };

/** The difference of one line: `streams` and `amountMinor` are what to add to it; the line is named by `lineId`. */
export type Adjustment = MonthLine & {
  readonly statedMinor: Decimal;
  readonly nowMinor: Decimal;
  readonly cause: Cause;
};

export type LineChange = Omit<Adjustment, 'cause'>;

/**
 * Corrections by line id, only of lines whose amount changed. `stated` may name a line any number of times (the line
 * and its earlier corrections), `now` once. Throws a RangeError where one id names two things, and an Error if the
 * corrections did not come to the whole difference.
 */
export const adjustments = (
  stated: Iterable<MonthLine>,
  now: Iterable<MonthLine>,
  causeOf: (change: LineChange) => Cause,
): readonly Adjustment[] => {
  const before = new Map<string, MonthLine>();
  for (const line of stated) before.set(line.lineId, added(before.get(line.lineId), line));
  const after = new Map<string, MonthLine>();
  for (const line of now) {
    if (after.has(line.lineId)) throw new RangeError(`line ${line.lineId} is there twice`);
    after.set(line.lineId, line);
  }
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changes = ids.map((id) => change(before.get(id), after.get(id))).filter(isChange);
  assertWhole(changes, [...before.values()], [...after.values()]);
  return changes.map((one) => ({ ...one, cause: causeOf(one) }));
};

const isChange = ({ amountMinor }: LineChange): boolean => !amountMinor.isZero();

const added = (known: MonthLine | undefined, line: MonthLine): MonthLine => {
  if (known === undefined) return line;
  refuseOther(known, line);
  const streams = known.streams + line.streams;
  return { ...known, streams, amountMinor: known.amountMinor.plus(line.amountMinor) };
};

/** One of the two is there. */
const change = (before: MonthLine | undefined, after: MonthLine | undefined): LineChange => {
  if (before !== undefined && after !== undefined) refuseOther(before, after);
  const { lineId, party, currency } = (before ?? after)!;
  const statedMinor = before?.amountMinor ?? ZERO;
  const nowMinor = after?.amountMinor ?? ZERO;
  const streams = (after?.streams ?? 0n) - (before?.streams ?? 0n);
  return { lineId, party, currency, streams, amountMinor: nowMinor.minus(statedMinor), statedMinor, nowMinor };
};

const refuseOther = (one: MonthLine, other: MonthLine) => {
  if (one.party !== other.party || one.currency !== other.currency)
    throw new RangeError(
      `line ${one.lineId} is ${one.party}'s in ${one.currency} and ${other.party}'s in ${other.currency}`,
    );
};

const assertWhole = (
  changes: readonly LineChange[],
  before: readonly MonthLine[],
  after: readonly MonthLine[],
): void => {
  const currencies = new Set([...before, ...after].map(({ currency }) => currency));
  for (const currency of currencies) {
    const total = (lines: readonly MonthLine[]) =>
      sum(lines.filter((line) => line.currency === currency).map(({ amountMinor }) => amountMinor));
    const missing = total(after).minus(total(before)).minus(total(changes));
    if (!missing.isZero()) throw new Error(`adjustments lost money: ${missing.toFixed()} minor units of ${currency}`);
  }
};
