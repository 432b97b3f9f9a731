/**
 * What a party's deal makes of its lines, back on the lines: its own of the month, and corrections month by month. Lines are
 * counted by their amounts first, and then told one by one what is theirs, so that they are never held together.
 */
import { splitToLines, type LineSplit } from '../../domain/royalties/deals/split-lines.js';
import { Decimal } from '../../domain/shared/money.js';
import type { RunOutcome } from './run-outcome.js';

export type Spread = {
  /** Of the lines of the month itself. */
  readonly ownMinor: Decimal;
  /** Of corrections, by the month that they correct. */
  readonly corrections: ReadonlyMap<string, { readonly netMinor: Decimal; readonly gainedMinor: Decimal }>;
};

type Settled = RunOutcome['settled'][number];

/** What a party's lines come to after its deal; undefined where that is what they are. */
export const spreadOf = ({ settlement, corrections }: Settled): Spread | undefined => {
  const ownMinor = new Decimal(settlement.earnedMinor).minus(settlement.correctedMinor);
  if (ownMinor.eq(settlement.grossMinor) && corrections.every(({ netMinor, grossMinor }) => netMinor === grossMinor))
    return undefined;
  const spread = corrections.map(({ corrects, netMinor, gainedMinor }) =>
    [corrects, { netMinor: new Decimal(netMinor), gainedMinor: new Decimal(gainedMinor) }] as const); // prettier-ignore
  return { ownMinor, corrections: new Map(spread) };
};

/** An amount is in whole minor units, as digits, signed. */
type Line = { readonly corrects: string; readonly amount_minor: string };

/** So many lines are alike. */
export type LineClass = Line & { readonly lines: bigint };

/** What no line carries, by the month that it is of (empty for the month itself). */
export type Unplaced = { readonly corrects: string; readonly amountMinor: Decimal };

type Part = { readonly split: LineSplit; firsts: bigint; leftMinor: Decimal };

/** To the last unit. A correction of a month that `corrections` does not have stands as it is. */
export class LineSpread {
  readonly #parts = new Map<string, Part>();
  readonly #unplaced: Unplaced[] = [];

  /** Of all lines of a party, month and currency. */
  constructor(classes: readonly LineClass[], { ownMinor, corrections }: Spread) {
    const grosses = grossesByPart(classes);
    const place = (minor: Decimal, corrects: string, part: string) => {
      const counted = [...(grosses.get(part) ?? [])].map(([weight, members]) => ({ weight, members }));
      const split = splitToLines(minor, counted);
      this.#parts.set(part, { split, firsts: split.first, leftMinor: minor.minus(split.unplacedMinor) });
      if (!split.unplacedMinor.isZero()) this.#unplaced.push({ corrects, amountMinor: split.unplacedMinor });
    };
    place(ownMinor, '', '');
    for (const [corrects, { netMinor, gainedMinor }] of corrections) {
      place(gainedMinor, corrects, gains(corrects));
      place(netMinor.minus(gainedMinor), corrects, losses(corrects));
    }
  }

  /** Of the next line: asked for in the order of the statement, once for each. */
  next(line: Line): Decimal {
    const part = this.#parts.get(partOf(line));
    if (part === undefined) return new Decimal(line.amount_minor);
    const due = part.split.netOf.get(grossOf(line));
    if (due === undefined) throw new Error(`a line of ${line.amount_minor} minor units was not counted`);
    const isFirst = due.firstMinor !== due.netMinor && part.firsts > 0n;
    if (isFirst) part.firsts -= 1n;
    const minor = isFirst ? due.firstMinor : due.netMinor;
    part.leftMinor = part.leftMinor.minus(minor);
    return minor;
  }

  /** After the last line. Throws where lines got more or less than there was for them, in production too. */
  end(): readonly Unplaced[] {
    for (const [part, { leftMinor }] of this.#parts)
      if (!leftMinor.isZero()) throw new Error(`lines (${part}) lack ${leftMinor.toFixed()} minor units of their spread`); // prettier-ignore
    return this.#unplaced;
  }
}

const gains = (corrects: string) => `${corrects} +`;
const losses = (corrects: string) => `${corrects} -`;

const partOf = ({ corrects, amount_minor }: Line): string => {
  if (corrects === '') return '';
  return BigInt(amount_minor) > 0n ? gains(corrects) : losses(corrects);
};

const grossOf = ({ amount_minor }: Line): bigint => {
  const minor = BigInt(amount_minor);
  return minor < 0n ? -minor : minor;
};

const grossesByPart = (classes: readonly LineClass[]): ReadonlyMap<string, ReadonlyMap<bigint, bigint>> => {
  const parts = new Map<string, Map<bigint, bigint>>();
  for (const one of classes) {
    const grosses = parts.get(partOf(one)) ?? new Map<bigint, bigint>();
    grosses.set(grossOf(one), (grosses.get(grossOf(one)) ?? 0n) + one.lines);
    parts.set(partOf(one), grosses);
  }
  return parts;
};
