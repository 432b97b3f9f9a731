/** What a party's deal makes of its lines, back on the lines: its own of the month, and corrections month by month. */
import { splitToLines } from '../../domain/royalties/deals/split-lines.js';
import { Decimal, ZERO } from '../../domain/shared/money.js';

export type Spread = {
  /** Of the lines of the month itself. */
  readonly ownMinor: Decimal;
  /** Of corrections, by the month that they correct. */
  readonly corrections: ReadonlyMap<string, { readonly netMinor: Decimal; readonly gainedMinor: Decimal }>;
};

type Row = { readonly corrects: string; readonly amount_minor: string };

export type SpreadLines = {
  /** In the order of the rows. */
  readonly netMinor: readonly Decimal[];
  /** What no line carries, by the month that it is of (empty for the month itself). */
  readonly unplaced: readonly { readonly corrects: string; readonly amountMinor: Decimal }[];
};

/** To the last unit. A correction of a month that `corrections` does not have stands as it is. */
export const spreadLines = (rows: readonly Row[], { ownMinor, corrections }: Spread): SpreadLines => {
  const netMinor = rows.map((row) => new Decimal(row.amount_minor));
  const unplaced: { corrects: string; amountMinor: Decimal }[] = [];
  const place = (total: Decimal, corrects: string, belongs: (gross: Decimal) => boolean) => {
    const own = rows.flatMap((row, index) => (row.corrects === corrects && belongs(new Decimal(row.amount_minor)) ? [index] : [])); // prettier-ignore
    const grosses = own.map((index) => ({ id: String(index).padStart(9, '0'), grossMinor: new Decimal(rows[index]!.amount_minor).abs() })); // prettier-ignore
    const placed = splitToLines(total, grosses);
    for (const [nth, index] of own.entries()) netMinor[index] = placed.lines[nth]!.netMinor;
    if (!placed.unplacedMinor.isZero()) unplaced.push({ corrects, amountMinor: placed.unplacedMinor });
  };
  place(ownMinor, '', () => true);
  for (const [corrects, { netMinor: net, gainedMinor }] of corrections) {
    place(gainedMinor, corrects, (gross) => gross.gt(ZERO));
    place(net.minus(gainedMinor), corrects, (gross) => !gross.gt(ZERO));
  }
  return { netMinor, unplaced };
};
